//! Rules on `book.toml` and the theme.

use super::Edit::{Change, Keep, Write};
use super::{Error, Group, Rule, Warning};

pub(super) const GROUP: Group = Group {
    title: "`book.toml` and the theme",
    rules: &[
        Rule {
            id: "toml-syntax",
            title: "`book.toml` is valid TOML",
            severity: Error,
            why: "nothing can be built before casebook knows where things are",
            bad: &[Change(
                "book.toml",
                "title = \"Small site\"",
                "title = Small site",
            )],
            good: &[Keep("book.toml", "title = \"Small site\"")],
        },
        Rule {
            id: "bad-folder",
            title: "folders named in `book.toml` lie inside the site folder, and apart from one another",
            severity: Error,
            why: "a build could overwrite files that are not part of the site",
            bad: &[Change(
                "book.toml",
                "[output.site]",
                "[build]\nbuild-dir = \"../elsewhere\"\n\n[output.site]",
            )],
            good: &[Change(
                "book.toml",
                "[output.site]",
                "[build]\nbuild-dir = \"public\"\n\n[output.site]",
            )],
        },
        Rule {
            id: "bad-language",
            title: "the language is given as a short code",
            severity: Error,
            why: "a screen reader would speak the text with the wrong voice",
            bad: &[Change(
                "book.toml",
                "description = ",
                "language = \"British English\"\ndescription = ",
            )],
            good: &[Change(
                "book.toml",
                "description = ",
                "language = \"en-GB\"\ndescription = ",
            )],
        },
        Rule {
            id: "bad-address",
            title: "`base-url` is a whole web address",
            severity: Error,
            why: "search engines would be sent to an address that does not exist",
            bad: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\nbase-url = \"www.trust.example\"",
            )],
            good: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\nbase-url = \"https://www.trust.example\"",
            )],
        },
        Rule {
            id: "brand",
            title: "what `[output.site.brand]` names can be used: a colour, pictures and fonts that are there",
            severity: Error,
            why: "the site would have no logo, or another look than its owner meant it to have",
            bad: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\n\n[output.site.brand]\nname = \"Example Trust\"\ncolour = \"blue\"",
            )],
            good: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\n\n[output.site.brand]\nname = \"Example Trust\"\ncolour = \"#005eb8\"",
            )],
        },
        Rule {
            id: "bad-suffix",
            title: "the ending of pages is one that a page can have",
            severity: Error,
            why: "a server would send pages as something else, and nobody could read them",
            bad: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\nsuffix = \"aspx\"",
            )],
            good: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\nsuffix = \".aspx\"",
            )],
        },
        Rule {
            id: "statement-page",
            title: "settings for an accessibility statement have a page to stand on",
            severity: Error,
            why: "the statement that the law asks for would be nowhere",
            bad: &[Write(
                "book.toml",
                "[book]\ntitle = \"Small site\"\ndescription = \"Every kind of page, once.\"\n\n[output.site]\nid = \"small\"\n\n[output.site.accessibility]\norganisation = \"Example trust\"\nlaw = \"great-britain\"\nstatus = \"full\"\ncontact = [\"access@trust.example\"]\nresponse-days = 10\nprepared = 2026-11-01\ntested = 2026-10-30\nmethod = \"We tested every page ourselves.\"\n",
            )],
            good: &[
                Write(
                    "book.toml",
                    "[book]\ntitle = \"Small site\"\ndescription = \"Every kind of page, once.\"\n\n[output.site]\nid = \"small\"\n\n[output.site.accessibility]\norganisation = \"Example trust\"\nlaw = \"great-britain\"\nstatus = \"full\"\ncontact = [\"access@trust.example\"]\nresponse-days = 10\nprepared = 2026-11-01\ntested = 2026-10-30\nmethod = \"We tested every page ourselves.\"\n",
                ),
                Write(
                    "content/accessibility.md",
                    "---\ntitle: Accessibility\nsummary: What works for whom.\n---\nWe want everybody to read this.\n",
                ),
            ],
        },
        Rule {
            id: "statement-status",
            title: "the status of an accessibility statement agrees with its list of problems",
            severity: Error,
            why: "a disabled person could not tell what to expect",
            bad: &[
                Write(
                    "book.toml",
                    "[book]\ntitle = \"Small site\"\ndescription = \"Every kind of page, once.\"\n\n[output.site]\nid = \"small\"\n\n[output.site.accessibility]\norganisation = \"Example trust\"\nlaw = \"great-britain\"\nstatus = \"partial\"\ncontact = [\"access@trust.example\"]\nresponse-days = 10\nprepared = 2026-11-01\ntested = 2026-10-30\nmethod = \"We tested every page ourselves.\"\n",
                ),
                Write(
                    "content/accessibility.md",
                    "---\ntitle: Accessibility\nsummary: What works for whom.\n---\nWe want everybody to read this.\n",
                ),
            ],
            good: &[
                Write(
                    "book.toml",
                    "[book]\ntitle = \"Small site\"\ndescription = \"Every kind of page, once.\"\n\n[output.site]\nid = \"small\"\n\n[output.site.accessibility]\norganisation = \"Example trust\"\nlaw = \"great-britain\"\nstatus = \"partial\"\ncontact = [\"access@trust.example\"]\nresponse-days = 10\nprepared = 2026-11-01\ntested = 2026-10-30\nmethod = \"We tested every page ourselves.\"\n[[output.site.accessibility.problems]]\nwhat = \"The map has no text version (1.1.1).\"\nreason = \"non-compliance\"\n",
                ),
                Write(
                    "content/accessibility.md",
                    "---\ntitle: Accessibility\nsummary: What works for whom.\n---\nWe want everybody to read this.\n",
                ),
            ],
        },
        Rule {
            id: "unknown-theme",
            title: "the theme named in `book.toml` is there",
            severity: Error,
            why: "the site would have no look at all",
            bad: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\ntheme = \"trust\"",
            )],
            good: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\ntheme = \"default\"",
            )],
        },
        Rule {
            id: "theme",
            title: "a theme's own settings can be read, and name files that it has",
            severity: Error,
            why: "styles or scripts would be missing from every page",
            bad: &[
                Change(
                    "book.toml",
                    "id = \"small\"",
                    "id = \"small\"\ntheme = \"trust\"",
                ),
                Write(
                    "themes/trust/words/en-GB.toml",
                    "[site]\nskip = Skip to the text\n",
                ),
            ],
            good: &[Keep("book.toml", "[output.site]\nid = \"small\"")],
        },
        Rule {
            id: "theme-words",
            title: "words of a theme are words that something reads",
            severity: Warning,
            why: "the words that were meant stay as they were, or readers see a name in braces",
            bad: &[Write(
                "themes/default/words/en-GB.toml",
                "[site]\nskpi = \"Skip to the text\"\n",
            )],
            good: &[Write(
                "themes/default/words/en-GB.toml",
                "[site]\nskip = \"Skip to the text\"\n",
            )],
        },
        Rule {
            id: "theme-file",
            title: "a style or script of a theme is named in `theme.toml`, and has an end",
            severity: Warning,
            why: "it would do nothing, or undo what follows it",
            bad: &[Write(
                "themes/default/css/ours.css",
                "h1 { color: #005eb8; }\n",
            )],
            good: &[
                Write("themes/default/css/ours.css", "h1 { color: #005eb8; }\n"),
                Write(
                    "themes/default/theme.toml",
                    "[styles]\nsite = [\"css/ours.css\"]\n",
                ),
            ],
        },
        Rule {
            id: "theme-policy",
            title: "a theme holds nothing that the policy of every page stops",
            severity: Error,
            why: "readers would see the page without it, and nobody would be told",
            bad: &[Write(
                "themes/default/css/base.css",
                "@import url(\"https://fonts.example/a.css\");\n",
            )],
            good: &[Write(
                "themes/default/css/base.css",
                "body { background: url(\"data:image/svg+xml,%3Csvg/%3E\"); }\n",
            )],
        },
        Rule {
            id: "template",
            title: "a theme's templates can be read and used",
            severity: Error,
            why: "a page could not be made",
            bad: &[
                Change(
                    "book.toml",
                    "id = \"small\"",
                    "id = \"small\"\ntheme = \"trust\"",
                ),
                Write(
                    "themes/trust/pages/not-found.html",
                    "{% extends \"layout.html\" %}\n{% block main %}<h1>{{ page.titel }}</h1>{% endblock main %}\n",
                ),
            ],
            good: &[
                Change(
                    "book.toml",
                    "id = \"small\"",
                    "id = \"small\"\ntheme = \"trust\"",
                ),
                Write(
                    "themes/trust/pages/not-found.html",
                    "{% extends \"layout.html\" %}\n{% block main %}<h1>{{ page.title }}</h1>{% endblock main %}\n",
                ),
            ],
        },
    ],
};

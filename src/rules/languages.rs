//! Rules on the editions of a site in several languages.

use super::Edit::{Change, Keep, Words, Write};
use super::{Error, Group, Rule, Warning};

pub(super) const GROUP: Group = Group {
    title: "Languages",
    rules: &[
        Rule {
            id: "no-edition",
            title: "a translation belongs to an edition of the site",
            severity: Error,
            why: "its words would stand nowhere, and nobody would know",
            bad: &[Write(
                "content/guide/reading.cy.md",
                "---\ntitle: Darllen\n---\n\nDarllenwch hwn.\n",
            )],
            good: &[Write(
                "content/guide/reading-2.md",
                "---\ntitle: Reading on\n---\n\nRead this.\n",
            )],
        },
        Rule {
            id: "missing-original",
            title: "a translation lies beside its original",
            severity: Error,
            why: "every page is in every edition; a page that only one had would be missing from the others",
            bad: &[Words(
                "`content/guide/writing.cy.md`, where there is no `content/guide/writing.md`.",
            )],
            good: &[Words("Both files, side by side.")],
        },
        Rule {
            id: "missing-translation",
            title: "every text is in every language of the site",
            severity: Warning,
            why: "a reader who chose Welsh meets an English text; the page says so, and its frame stays Welsh",
            bad: &[Change(
                "book.toml",
                "id = \"small\"",
                "id = \"small\"\nlanguages = [\"cy\"]",
            )],
            good: &[Keep("book.toml", "id = \"small\"")],
        },
        Rule {
            id: "translation-differs",
            title: "a translation differs from its original in words alone",
            severity: Error,
            why: "links to a fact, a heading or a question would lead nowhere in one language, and answers in two languages could not be put together",
            bad: &[Words(
                "A translated case without one of the original's facts or headings, or a translated question with another strength of evidence.",
            )],
            good: &[Words(
                "A copy of the original in which titles, sentences and headings are translated, and ids, keys and dates stay.",
            )],
        },
        Rule {
            id: "outdated-translation",
            title: "a self-assessment is translated from the version that is in use",
            severity: Warning,
            why: "answers to old questions would be counted with answers to new ones; so until then readers see the original",
            bad: &[Words(
                "`version: 1.0.0` in `daily.cy.yaml`, where `daily.yaml` has `version: 1.1.0`.",
            )],
            good: &[Words(
                "The same first two numbers in both: the third only corrects words.",
            )],
        },
        Rule {
            id: "missing-words",
            title: "the theme has the words of every edition",
            severity: Warning,
            why: "buttons, headings and hints would be English on a page that says it is in another language",
            bad: &[Words(
                "`languages = [\"fr\"]` with a theme that has no `words/fr.toml`.",
            )],
            good: &[Words(
                "`words/fr.toml` in the site's own theme, with `code = \"fr\"` and `name = \"Français\"` below `[language]`.",
            )],
        },
    ],
};

//! Rules on files: whether they can be read, what they are called, where they lie.

use super::Edit::{Bytes, Change, Keep, Remove, Words, Write};
use super::{Error, Group, Rule};

pub(super) const GROUP: Group = Group {
    title: "Files and folders",
    rules: &[
        Rule {
            id: "unreadable-file",
            title: "every file can be read",
            severity: Error,
            why: "a case that cannot be read would be missing from the site, and nobody would know",
            bad: &[Words("A file that the person who builds the site has no permission to open.")],
            good: &[Words("A file that anyone who builds the site may read.")],
        },
        Rule {
            id: "file-changed",
            title: "no file changes while it is read",
            severity: Error,
            why: "a page could show half of what was written",
            bad: &[Words("A picture that another program is still saving while the site is built.")],
            good: &[Words("A picture that has been saved before the site is built.")],
        },
        Rule {
            id: "file-too-large",
            title: "no file is too large to publish",
            severity: Error,
            why: "readers on a slow line would wait for minutes, and the whole site has to fit into memory",
            bad: &[Words("A film of more than 256 MiB below `content/`, or a text of more than 16 MiB.")],
            good: &[Words("A page that says in words where the film can be found.")],
        },
        Rule {
            id: "not-a-file",
            title: "links of the file system are not followed",
            severity: Error,
            why: "a link could put files on the site that nobody meant to publish",
            bad: &[Words("A symbolic link below `content/` that leads to a folder elsewhere.")],
            good: &[Words("A copy of the file that is meant, below `content/`.")],
        },
        Rule {
            id: "not-utf8",
            title: "texts are saved as UTF-8",
            severity: Error,
            why: "accents, dashes and quotation marks would be shown as other signs",
            bad: &[Bytes(
                "content/glossary.yaml",
                b"terms:\n  - id: cafe\n    term: Caf\xe9\n    definition: A place to talk.\n    cite: smith2014\n",
            )],
            good: &[Write(
                "content/glossary.yaml",
                "terms:\n  - id: cafe\n    term: Café\n    definition: A place to talk.\n    cite: smith2014\n",
            )],
        },
        Rule {
            id: "control-character",
            title: "texts hold no invisible control characters",
            severity: Error,
            why: "some browsers show a box in its place, and others stop reading",
            bad: &[Change("content/cases/second.md", "The board listened [", "The board\u{7} listened [")],
            good: &[Keep("content/cases/second.md", "The board listened [#sec-01].")],
        },
        Rule {
            id: "file-name",
            title: "file names work on every system",
            severity: Error,
            why: "the page or file could not be stored on Windows, or a web server such as IIS would refuse to send it",
            bad: &[Write("content/costs & savings.txt", "Saved: a day a week.\n")],
            good: &[Write("content/costs-and-savings.txt", "Saved: a day a week.\n")],
        },
        Rule {
            id: "bad-slug",
            title: "the file of a page is named as an address: a-z, 0-9 and `-`",
            severity: Error,
            why: "an address with spaces or capitals breaks when it is typed, mailed or moved to another server",
            bad: &[Write(
                "content/guide/Reading Notes.md",
                "---\ntitle: Reading notes\nsummary: What we noted.\n---\n\nWords.\n",
            )],
            good: &[Write(
                "content/guide/reading-notes.md",
                "---\ntitle: Reading notes\nsummary: What we noted.\n---\n\nWords.\n",
            )],
        },
        Rule {
            id: "duplicate-page",
            title: "no two files become the same page",
            severity: Error,
            why: "one of the two could never be reached",
            bad: &[Write("content/cases/first.html", "<p>Another first case.</p>\n")],
            good: &[Write("content/cases/first-notes.txt", "Notes on the first case.\n")],
        },
        Rule {
            id: "no-content",
            title: "the folder of the content is there",
            severity: Error,
            why: "there would be nothing to read",
            bad: &[Change("book.toml", "description = ", "src = \"texts\"\ndescription = ")],
            good: &[Change("book.toml", "description = ", "src = \"content\"\ndescription = ")],
        },
        Rule {
            id: "no-front-page",
            title: "the site has a front page, which tells no fact and belongs to no topic",
            severity: Error,
            why: "a reader who opens the site would find nothing at its address",
            bad: &[Remove("content/index.md")],
            good: &[Keep("content/index.md", "---\ntitle: Welcome\nsummary: A small site.\n---\n")],
        },
        Rule {
            id: "missing-file",
            title: "a site with cases has `topics.yaml` and `references.yaml`",
            severity: Error,
            why: "readers find cases by topic, and facts by the works that tell them",
            bad: &[Remove("content/references.yaml")],
            good: &[Keep("content/references.yaml", "smith2014:\n  type: report\n  title: On wards\n")],
        },
        Rule {
            id: "misplaced-case",
            title: "cases lie directly in `cases/`",
            severity: Error,
            why: "the case would be in no list",
            bad: &[Write("content/cases/north/third.md", "---\ntitle: \"Third: a clinic that moved\"\n---\n")],
            good: &[Keep("content/cases/second.md", "---\ntitle: \"Second: a board that listened\"\n")],
        },
        Rule {
            id: "unknown-file",
            title: "every YAML file has a name and place that casebook knows",
            severity: Error,
            why: "what the file says would be nowhere on the site",
            bad: &[Write("content/topic.yaml", "topics: []\n")],
            good: &[Keep("content/topics.yaml", "topics:\n  - id: listening\n")],
        },
    ],
};

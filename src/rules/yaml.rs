//! Rules on YAML: front matter and data files, whatever they are about.

use super::Edit::{Change, Keep};
use super::{Error, Group, Rule};

const FIRST: &str = "content/cases/first.md";
const SECOND: &str = "content/cases/second.md";
const TOPICS: &str = "content/topics.yaml";

pub(super) const GROUP: Group = Group {
    title: "Front matter and data files",
    rules: &[
        Rule {
            id: "front-matter",
            title: "a case or page begins with front matter between two lines of `---`",
            severity: Error,
            why: "without a title and a summary the page could be in no list",
            bad: &[Change(
                SECOND,
                "---\ntitle: \"Second: a board that listened\"\n",
                "title: \"Second: a board that listened\"\n",
            )],
            good: &[Keep(
                SECOND,
                "---\ntitle: \"Second: a board that listened\"\n",
            )],
        },
        Rule {
            id: "yaml-syntax",
            title: "front matter and data files are valid YAML",
            severity: Error,
            why: "a file that can be read in two ways would say on the site what its author did not mean",
            bad: &[Change(
                SECOND,
                "summary: A board listened. No",
                "summary: A board listened: no",
            )],
            good: &[Change(
                SECOND,
                "summary: A board listened. No result is reported.",
                "summary: \"A board listened: no result is reported.\"",
            )],
        },
        Rule {
            id: "duplicate-key",
            title: "a key is given once",
            severity: Error,
            why: "only one of the two values could be shown, and nobody could tell which",
            bad: &[Change(
                SECOND,
                "period: 2012\n",
                "period: 2012\nperiod: 2013\n",
            )],
            good: &[Keep(SECOND, "period: 2012\n")],
        },
        Rule {
            id: "unknown-key",
            title: "every key is one that casebook knows",
            severity: Error,
            why: "a slip of the keyboard would leave out what was written",
            bad: &[Change(
                SECOND,
                "organisation: Second",
                "organization: Second",
            )],
            good: &[Keep(SECOND, "organisation: Second Hospital Trust")],
        },
        Rule {
            id: "missing-key",
            title: "what is required is there, and not empty",
            severity: Error,
            why: "a reader would find a gap where the page promises an answer",
            bad: &[Change(SECOND, "period: 2012\n", "period:\n")],
            good: &[Keep(SECOND, "period: 2012\n")],
        },
        Rule {
            id: "wrong-type",
            title: "each value is of the kind that its key asks for",
            severity: Error,
            why: "a list written as one text would be sorted under a name that nobody looks for",
            bad: &[Change(
                SECOND,
                "topics: [boards, listening]",
                "topics: boards, listening",
            )],
            good: &[Keep(SECOND, "topics: [boards, listening]")],
        },
        Rule {
            id: "unknown-word",
            title: "where only certain words are possible, one of them is used",
            severity: Error,
            why: "readers compare cases by these words, so each must mean one thing",
            bad: &[Change(FIRST, "evidence: figure\n", "evidence: number\n")],
            good: &[Keep(FIRST, "evidence: figure\n")],
        },
        Rule {
            id: "not-a-date",
            title: "a date is a day of the calendar, written as year, month and day",
            severity: Error,
            why: "a reader could not tell how old the text is",
            bad: &[Change(
                FIRST,
                "reviewed: 2026-01-31",
                "reviewed: 31/01/2026",
            )],
            good: &[Keep(FIRST, "reviewed: 2026-01-31")],
        },
        Rule {
            id: "bad-key",
            title: "an id can be part of an address: a-z, 0-9 and `-`",
            severity: Error,
            why: "a link to it would break when it is typed or mailed",
            bad: &[Change(
                TOPICS,
                "sectors:\n",
                "  - id: Staff Voice\n    title: Staff voice\n    summary: Speaking up.\nsectors:\n",
            )],
            good: &[Change(
                TOPICS,
                "sectors:\n",
                "  - id: staff-voice\n    title: Staff voice\n    summary: Speaking up.\nsectors:\n",
            )],
        },
        Rule {
            id: "duplicate-id",
            title: "an id names one thing",
            severity: Error,
            why: "a link to the id would land on the wrong fact, item or term",
            bad: &[Change(
                TOPICS,
                "sectors:\n",
                "  - id: boards\n    title: The board at work\n    summary: What boards decide.\nsectors:\n",
            )],
            good: &[Change(
                TOPICS,
                "sectors:\n",
                "  - id: board-work\n    title: The board at work\n    summary: What boards decide.\nsectors:\n",
            )],
        },
    ],
};

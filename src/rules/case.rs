//! Rules on cases, facts and the works that tell them.

use super::Edit::{Change, Keep, Write};
use super::{Edit, Error, Group, Rule, Warning};

const FIRST: &str = "content/cases/first.md";
const SECOND: &str = "content/cases/second.md";
const WORKS: &str = "content/references.yaml";
const TELLS: &str = "The board listened [#sec-01].\n";
/// A second work, for examples that need one.
const JONES: Edit = Change(
    WORKS,
    "smith2014:\n",
    "jones2015:\n  type: book\n  title: On boards\n  author: [\"Jones, B\"]\n  date: 2015\n  publisher: A Press\nsmith2014:\n",
);

pub(super) const GROUP: Group = Group {
    title: "Cases, facts and references",
    rules: &[
        Rule {
            id: "unknown-topic",
            title: "a topic is one of those in `topics.yaml`",
            severity: Error,
            why: "the case would be missing from the list where a reader looks for it",
            bad: &[Change(
                SECOND,
                "topics: [boards, listening]",
                "topics: [board, listening]",
            )],
            good: &[Keep(SECOND, "topics: [boards, listening]")],
        },
        Rule {
            id: "unknown-sector",
            title: "a sector is one of those in `topics.yaml`",
            severity: Error,
            why: "the case would be missing when readers ask for cases of their own kind of organisation",
            bad: &[Change(SECOND, "sector: hospital", "sector: hospitals")],
            good: &[Keep(SECOND, "sector: hospital")],
        },
        Rule {
            id: "unknown-country",
            title: "a country is one of those in `topics.yaml`",
            severity: Error,
            why: "the case would be missing when readers ask for cases of a country",
            bad: &[Change(SECOND, "country: england", "country: England")],
            good: &[Keep(SECOND, "country: england")],
        },
        Rule {
            id: "unknown-case",
            title: "a related case is there, and is another one",
            severity: Error,
            why: "the list of what to read next would lead nowhere",
            bad: &[Change(SECOND, "related: [first]", "related: [frist]")],
            good: &[Keep(SECOND, "related: [first]")],
        },
        Rule {
            id: "unknown-reference",
            title: "what is cited is in `references.yaml`",
            severity: Error,
            why: "a reader could not find out where a fact comes from",
            bad: &[Change(
                SECOND,
                TELLS,
                "The board listened [#sec-01]. Staff say so too [@smith2015].\n",
            )],
            good: &[Change(
                SECOND,
                TELLS,
                "The board listened [#sec-01]. Staff say so too [@smith2014].\n",
            )],
        },
        Rule {
            id: "unlisted-reference",
            title: "a case lists every work that it cites",
            severity: Error,
            why: "editors review a case against its list, so a work that is not in it is never checked",
            bad: &[
                JONES,
                Change(
                    SECOND,
                    TELLS,
                    "The board listened [#sec-01]. Others did too [@jones2015].\n",
                ),
            ],
            good: &[
                JONES,
                Change(
                    SECOND,
                    TELLS,
                    "The board listened [#sec-01]. Others did too [@jones2015].\n",
                ),
                Change(
                    SECOND,
                    "references: [smith2014]",
                    "references: [smith2014, jones2015]",
                ),
            ],
        },
        Rule {
            id: "bad-reference",
            title: "a work has what is needed to print it",
            severity: Error,
            why: "a reader could not find the work in a library",
            bad: &[Change(WORKS, "type: report", "type: pamphlet")],
            good: &[Keep(WORKS, "type: report")],
        },
        Rule {
            id: "unplaced-fact",
            title: "every fact is marked once in the text that tells it",
            severity: Error,
            why: "advice that points to the fact would land nowhere",
            bad: &[Change(SECOND, TELLS, "The board listened.\n")],
            good: &[Keep(SECOND, TELLS)],
        },
        Rule {
            id: "unknown-fact",
            title: "a mark or a link to a fact names a fact that is there",
            severity: Error,
            why: "advice in a self-assessment would land nowhere",
            bad: &[Change(
                "content/assessments/daily.yaml",
                "at-most: 2, fact: fir-03",
                "at-most: 2, fact: fir-30",
            )],
            good: &[Keep(
                "content/assessments/daily.yaml",
                "at-most: 2, fact: fir-03",
            )],
        },
        Rule {
            id: "outcome",
            title: "an outcome gives a figure where it is marked as measured, and none where it is a claim",
            severity: Error,
            why: "a reader would take a claim for a measurement, or never see it",
            bad: &[Change(FIRST, "    figure: 12 to 3 a month\n", "")],
            good: &[Keep(
                FIRST,
                "    evidence: figure\n    figure: 12 to 3 a month\n",
            )],
        },
        Rule {
            id: "missing-heading",
            title: "what is printed below a heading has that heading",
            severity: Error,
            why: "the outcomes would be nowhere on the page",
            bad: &[Change(FIRST, "## What came of it\n", "## Results\n")],
            good: &[Keep(FIRST, "## What came of it\n")],
        },
        Rule {
            id: "duplicate-entry",
            title: "a list of topics, references or related cases names each once",
            severity: Error,
            why: "the case would stand twice in a list",
            bad: &[Change(
                SECOND,
                "topics: [boards, listening]",
                "topics: [boards, listening, boards]",
            )],
            good: &[Keep(SECOND, "topics: [boards, listening]")],
        },
        Rule {
            id: "uncited-term",
            title: "every term of the glossary says where its meaning comes from",
            severity: Warning,
            why: "readers could not tell a meaning that was published from one that was made up",
            bad: &[Write(
                "content/glossary.yaml",
                "terms:\n  - id: huddle\n    term: huddle\n    definition: A short meeting of a team.\n",
            )],
            good: &[Write(
                "content/glossary.yaml",
                "terms:\n  - id: huddle\n    term: huddle\n    definition: A short meeting of a team.\n    cite: smith2014\n",
            )],
        },
        Rule {
            id: "uncited-reference",
            title: "every work in `references.yaml` is cited somewhere",
            severity: Warning,
            why: "the list of references would promise more than the site rests on",
            bad: &[JONES],
            good: &[
                JONES,
                Change(
                    "content/guide/reading.md",
                    "## A table\n",
                    "Boards differ [@jones2015].\n\n## A table\n",
                ),
            ],
        },
        Rule {
            id: "unused-case",
            title: "where there are self-assessments, one of them points to each case",
            severity: Warning,
            why: "nobody who answers the questions would be led to the case",
            bad: &[Change(
                "content/assessments/daily.yaml",
                "          - {fact: sec-01, strength: partial, note: The board listened.}\n",
                "",
            )],
            good: &[Keep(
                "content/assessments/daily.yaml",
                "          - {fact: sec-01, strength: partial, note: The board listened.}\n",
            )],
        },
        Rule {
            id: "overdue-review",
            title: "a text is read again by its `review-by`",
            severity: Warning,
            why: "readers take what they find for current, and the page shows them that it is not",
            bad: &[Change(
                FIRST,
                "review-by: 2028-01-31",
                "review-by: 2026-01-31",
            )],
            good: &[Keep(FIRST, "review-by: 2028-01-31")],
        },
        Rule {
            id: "personal-data",
            title: "front matter and data files hold no e-mail address or telephone number",
            severity: Warning,
            why: "a person could be written to or called by anyone, long after they have moved on",
            bad: &[Change(
                SECOND,
                "organisation: Second Hospital Trust",
                "organisation: Second Hospital Trust (jo.bloggs@second.example)",
            )],
            good: &[Keep(SECOND, "organisation: Second Hospital Trust")],
        },
        Rule {
            id: "listed-not-cited",
            title: "a case cites every work that it lists",
            severity: Warning,
            why: "the list would say that a work was used for this case when it was not",
            bad: &[
                JONES,
                Change(
                    "content/guide/reading.md",
                    "## A table\n",
                    "Boards differ [@jones2015].\n\n## A table\n",
                ),
                Change(
                    SECOND,
                    "references: [smith2014]",
                    "references: [smith2014, jones2015]",
                ),
            ],
            good: &[Keep(SECOND, "references: [smith2014]")],
        },
    ],
};

//! Rules on self-assessments.

use super::Edit::{Change, Keep};
use super::{Error, Group, Rule, Warning};

const DAILY: &str = "content/assessments/daily.yaml";

pub(super) const GROUP: Group = Group {
    title: "Self-assessments",
    rules: &[
        Rule {
            id: "levels",
            title: "there are five levels, in order, and each says something of its own",
            severity: Error,
            why: "two people could not tell which level is meant",
            bad: &[Change(
                DAILY,
                "3: It meets most days.",
                "3: It meets some days.",
            )],
            good: &[Keep(
                DAILY,
                "2: It meets some days.\n          3: It meets most days.\n",
            )],
        },
        Rule {
            id: "empty-domain",
            title: "a domain has items",
            severity: Error,
            why: "a heading without questions would stand in the form",
            bad: &[Change(
                DAILY,
                "domains:\n",
                "domains:\n  - {id: results, title: Results, summary: What came of it.}\n",
            )],
            good: &[Keep(DAILY, "    items:\n      - id: day-1\n")],
        },
        Rule {
            id: "small-domain",
            title: "a domain has two items or more",
            severity: Warning,
            why: "a score needs two answers, so respondents would never see one for this part",
            bad: &[Change(
                DAILY,
                "domains:\n",
                "domains:\n  - id: notes\n    title: Notes\n    summary: What is noted.\n    items:\n      - {id: day-3, stem: Is it noted?, gap: No case shows it.}\n",
            )],
            good: &[Change(
                DAILY,
                "domains:\n",
                "domains:\n  - id: notes\n    title: Notes\n    summary: What is noted.\n    items:\n      - {id: day-3, stem: Is it noted?, gap: No case shows it.}\n      - {id: day-4, stem: Is it read?, gap: No case shows it.}\n",
            )],
        },
        Rule {
            id: "unsupported-item",
            title: "an item names the facts that bear on it, or admits that no case does",
            severity: Error,
            why: "respondents could not see what the question rests on",
            bad: &[Change(
                DAILY,
                "      - id: day-2\n",
                "      - id: day-3\n        stem: Is it noted?\n      - id: day-2\n",
            )],
            good: &[Change(
                DAILY,
                "      - id: day-2\n",
                "      - id: day-3\n        stem: Is it noted?\n        gap: No case shows it.\n      - id: day-2\n",
            )],
        },
        Rule {
            id: "advice",
            title: "a rule of advice says for which answer it is given",
            severity: Error,
            why: "the advice would be given to everyone or to nobody",
            bad: &[Change(
                DAILY,
                "{unknown: true, text: Ask a nurse.}",
                "{text: Ask a nurse.}",
            )],
            good: &[Keep(DAILY, "{unknown: true, text: Ask a nurse.}")],
        },
        Rule {
            id: "bad-version",
            title: "a version is three whole numbers",
            severity: Error,
            why: "saved answers would be loaded into questions that mean something else",
            bad: &[Change(DAILY, "version: 1.0.0", "version: first")],
            good: &[Keep(DAILY, "version: 1.0.0")],
        },
        Rule {
            id: "changed-wording",
            title: "where `wording` is noted, the version is raised with every change of the questions and levels",
            severity: Error,
            why: "answers given to other words would be counted as answers to these, and nobody would be told",
            bad: &[
                Change(
                    DAILY,
                    "version: 1.0.0\n",
                    "version: 1.0.0\nwording: b2cf-7b6b-0cca\n",
                ),
                Change(
                    DAILY,
                    "stem: Does the board come?",
                    "stem: Does the board come each month?",
                ),
            ],
            good: &[
                Change(
                    DAILY,
                    "version: 1.0.0\n",
                    "version: 1.0.1\nwording: 9386-984c-a0bd\n",
                ),
                Change(
                    DAILY,
                    "stem: Does the board come?",
                    "stem: Does the board come each month?",
                ),
            ],
        },
    ],
};

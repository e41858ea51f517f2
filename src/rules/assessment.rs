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
        Rule {
            id: "change-version",
            title: "changes stand in the order of their versions, and each raises the version as far as it must",
            severity: Error,
            why: "answers saved at an earlier version would skip a change, and count for a question that was not asked",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.2.0\nchanges:\n  - version: 1.1.0\n    added: [day-2]\n  - version: 1.2.0\n    reworded: [day-1]\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 1.1.0\n    added: [day-2]\n  - version: 2.0.0\n    reworded: [day-1]\n",
            )],
        },
        Rule {
            id: "missing-change",
            title: "where the first number of the version is raised, a change says what became of the items",
            severity: Warning,
            why: "people could not load what they answered before, and would have to begin again",
            bad: &[Change(DAILY, "version: 1.0.0\n", "version: 2.0.0\n")],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    reworded: [day-1, day-2]\n",
            )],
        },
        Rule {
            id: "empty-change",
            title: "a change says what became of the items",
            severity: Error,
            why: "nobody could tell whether something was forgotten",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.0.1\nchanges:\n  - version: 1.0.1\n",
            )],
            good: &[Change(DAILY, "version: 1.0.0\n", "version: 1.0.1\n")],
        },
        Rule {
            id: "unknown-item",
            title: "what a change adds, rewords, renames to or splits into is an item from that version on",
            severity: Error,
            why: "answers saved before would be moved to a question that is not there, and be lost",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.1.0\nchanges:\n  - version: 1.1.0\n    renamed: {board: day-3}\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.1.0\nchanges:\n  - version: 1.1.0\n    renamed: {board: day-2}\n",
            )],
        },
        Rule {
            id: "item-still-there",
            title: "what a change retires, renames or splits is no item after it",
            severity: Error,
            why: "answers to the question would be taken away from it",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    retired: [day-2]\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    retired: [day-3]\n",
            )],
        },
        Rule {
            id: "item-twice",
            title: "an item has one fate in a change, and takes the place of one other at most",
            severity: Error,
            why: "it could not be told which answer saved before belongs to the question",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    renamed: {walk: day-2, visit: day-2}\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    retired: [walk, visit]\n    added: [day-2]\n",
            )],
        },
        Rule {
            id: "lone-split",
            title: "an item is split into two or more",
            severity: Error,
            why: "an answer that could wait at the new question would be set aside instead",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    split: {meet: [day-1]}\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 2.0.0\nchanges:\n  - version: 2.0.0\n    split: {meet: [day-1, day-2]}\n",
            )],
        },
        Rule {
            id: "group-threshold",
            title: "answers of several people are shown from five on, and how many chose a level from ten on",
            severity: Error,
            why: "in fewer answers one person could be made out",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.0.0\ngroups: {threshold: 3}\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.0.0\ngroups: {threshold: 8}\n",
            )],
        },
        Rule {
            id: "lone-role",
            title: "there are several roles, or none",
            severity: Warning,
            why: "people would be asked for something that sets nobody apart",
            bad: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.0.0\ngroups:\n  roles:\n    - {id: doctor, label: Doctor}\n",
            )],
            good: &[Change(
                DAILY,
                "version: 1.0.0\n",
                "version: 1.0.0\ngroups:\n  roles:\n    - {id: doctor, label: Doctor}\n    - {id: manager, label: Manager}\n",
            )],
        },
    ],
};

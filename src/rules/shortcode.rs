//! Rules on the shortcodes in a text.

use super::Edit::Change;
use super::{Error, Group, Rule};

const GUIDE: &str = "content/guide/reading.md";
/// A line of the guide, above which examples stand.
const TABLE: &str = "## A table\n";

pub(super) const GROUP: Group = Group {
    title: "Shortcodes",
    rules: &[
        Rule {
            id: "shortcode-syntax",
            title: "a shortcode is a name with its arguments, in double square brackets",
            severity: Error,
            why: "readers would see brackets in place of what was meant",
            bad: &[Change(
                GUIDE,
                TABLE,
                "[[ fact(\u{201c}fir-01\u{201d}) ]]\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "[[ fact(\"fir-01\") ]]\n\n## A table\n",
            )],
        },
        Rule {
            id: "unknown-shortcode",
            title: "a shortcode is one that casebook knows",
            severity: Error,
            why: "nothing could be shown in its place",
            bad: &[Change(
                GUIDE,
                TABLE,
                "[[ facts(\"fir-01\") ]]\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "[[ fact(\"fir-01\") ]]\n\n## A table\n",
            )],
        },
        Rule {
            id: "shortcode-argument",
            title: "a shortcode has the arguments that it needs, and no others",
            severity: Error,
            why: "without the words of a picture, say, people who cannot see it would learn nothing",
            bad: &[Change(
                GUIDE,
                TABLE,
                "See [[ case(\"first\", txt=\"a ward that met\") ]].\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "See [[ case(\"first\", text=\"a ward that met\") ]].\n\n## A table\n",
            )],
        },
        Rule {
            id: "shortcode-place",
            title: "figures, quotes, callouts and key facts have a line of their own",
            severity: Error,
            why: "a box cannot stand in the middle of a sentence or a list",
            bad: &[Change(
                GUIDE,
                TABLE,
                "Know this: [[ fact(\"fir-01\") ]]\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "Know this:\n\n[[ fact(\"fir-01\") ]]\n\n## A table\n",
            )],
        },
        Rule {
            id: "callout",
            title: "a callout has a text and an end, and no callout inside",
            severity: Error,
            why: "the rest of the page would stand in the box",
            bad: &[Change(
                GUIDE,
                TABLE,
                "[[ callout(title=\"At eight\") ]]\nWe meet.\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "[[ callout(title=\"At eight\") ]]\nWe meet.\n[[ end() ]]\n\n## A table\n",
            )],
        },
        Rule {
            id: "own-words",
            title: "a quote shows words of its own text, word for word",
            severity: Error,
            why: "sources are under copyright, and words that nobody wrote must not seem to be quoted",
            bad: &[Change(
                GUIDE,
                TABLE,
                "[[ quote(\"Every mark has a meaning\") ]]\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "[[ quote(\"Marks are explained here\") ]]\n\n## A table\n",
            )],
        },
        Rule {
            id: "unknown-assessment",
            title: "a self-assessment that a shortcode names is there",
            severity: Error,
            why: "the link would lead nowhere",
            bad: &[Change(
                GUIDE,
                TABLE,
                "Answer [[ assessment(\"dayly\") ]].\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "Answer [[ assessment(\"daily\") ]].\n\n## A table\n",
            )],
        },
    ],
};

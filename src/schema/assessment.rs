//! Self-assessments.

use super::case::{CITE, TRACE, WEIGHT, WHOLE};
use super::shape::{ID, Shape, list, optional, required, words};
use crate::syntax::assessment::{
    ABSENT, FORMAT, LEAST_DISTRIBUTION, LEAST_THRESHOLD, LEVELS, MOST_NOTES, MOST_THRESHOLD,
    STATUS, STRENGTH, SUBJECT,
};

pub(super) fn assessment() -> Shape {
    Shape::Fields(vec![
        required(
            "format",
            Shape::Words(vec![FORMAT]),
            "The version of this form.",
        ),
        required(
            "id",
            Shape::Id,
            "Its address and what saved answers name it by. The file has the same name.",
        ),
        required(
            "version",
            Shape::Version,
            "Three numbers. Raise the first where earlier answers would mean something else, the second where items are added: say in changes which. Raise the last where words are only clearer.",
        ),
        optional(
            "wording",
            Shape::Text,
            "What stands for the questions and levels at this version, as `casebook check` gives it; `none` asks for it.",
        ),
        required("title", Shape::Text, "The heading of the page."),
        required(
            "status",
            words(&STATUS),
            "active is published; draft and retired are not.",
        ),
        optional("weight", WHOLE, WEIGHT),
        required(
            "language",
            Shape::Text,
            "The language it is written in: en-GB.",
        ),
        required(
            "subject",
            words(&SUBJECT),
            "Who is described: Organization, or Practitioner for one person.",
        ),
        required("summary", Shape::Text, "One or two sentences for lists."),
        required("audience", Shape::Text, "Who answers, and about what."),
        required(
            "purpose",
            Shape::Text,
            "What it is and what it is not. Say that it is no validated instrument.",
        ),
        required(
            "licence",
            Shape::Text,
            "Under which others may use it: CC-BY-4.0.",
        ),
        required("background", background(), "Where the questions come from."),
        required(
            "scale",
            Shape::List(Box::new(level()), Some(LEVELS)),
            "The five levels, 0 to 4 in order, for items that do not describe their own.",
        ),
        optional(
            "absent",
            list(words(&ABSENT)),
            "Answers without a level. Shown as: Does not apply, Don't know, Prefer not to say.",
        ),
        optional(
            "groups",
            groups(),
            "How the answers of several people may be shown together.",
        ),
        optional(
            "changes",
            list(change()),
            "What became of the items from version to version, the oldest first, so that answers saved before go on fitting.",
        ),
        required(
            "domains",
            list(domain()),
            "Its parts. Each has a score of its own, so it needs two items or more.",
        ),
    ])
}

fn background() -> Shape {
    Shape::Fields(vec![
        required("cite", Shape::OneOrMore, CITE),
        required(
            "note",
            Shape::Text,
            "What the source gave, and what is yours: wording, levels, scores.",
        ),
    ])
}

fn level() -> Shape {
    Shape::Fields(vec![
        required("level", Shape::Integer(0, 4), "0 to 4, in order."),
        required("label", Shape::Text, "Its short name."),
        required("anchor", Shape::Text, "What it means in general."),
    ])
}

fn domain() -> Shape {
    Shape::Fields(vec![
        required("id", Shape::Id, "Its anchor, unique in the assessment."),
        required("title", Shape::Text, "Its name, a word or two."),
        required("summary", Shape::Text, "One sentence: what it covers."),
        required("items", list(item()), "Its questions."),
    ])
}

fn groups() -> Shape {
    let number = |least: u32| Shape::Integer(least.into(), MOST_THRESHOLD.into());
    Shape::Fields(vec![
        optional(
            "threshold",
            number(LEAST_THRESHOLD),
            "From how many people on anything is shown. 5 if left out; it may be raised, never lowered.",
        ),
        optional(
            "distribution-threshold",
            number(LEAST_DISTRIBUTION),
            "From how many people on it is shown how many chose each level; 10 if left out, and never below threshold.",
        ),
        optional(
            "roles",
            list(role()),
            "What people may say they are, three to six broad words: a role that few have is never shown.",
        ),
    ])
}

fn role() -> Shape {
    Shape::Fields(vec![
        required(
            "id",
            Shape::Id,
            "Unique in the assessment. It never changes.",
        ),
        required("label", Shape::Text, "Its name, as people choose it."),
    ])
}

fn change() -> Shape {
    let ids = || list(Shape::Id);
    Shape::Fields(vec![
        required(
            "version",
            Shape::Version,
            "The version that brought the change.",
        ),
        optional(
            "renamed",
            Shape::Named(ID, Box::new(Shape::Id)),
            "The same question under another id, old-id: new-id. Answers move with it.",
        ),
        optional(
            "reworded",
            ids(),
            "Items that ask something else than before, by their new ids. Earlier answers wait to be confirmed.",
        ),
        optional(
            "retired",
            ids(),
            "Items that are gone. Their answers are kept, and not scored.",
        ),
        optional(
            "split",
            Shape::Named(ID, Box::new(ids())),
            "Items that are gone, each with those that ask its parts, old-id: [new-id, other-id].",
        ),
        optional("added", ids(), "Items that are new."),
    ])
}

fn item() -> Shape {
    Shape::Fields(vec![
        required(
            "id",
            Shape::Id,
            "Unique in the assessment. Where it must change, say so in changes, so that saved answers go on fitting.",
        ),
        required(
            "stem",
            Shape::Text,
            "The question: one sentence, in your own words.",
        ),
        optional(
            "hint",
            Shape::Text,
            "One or two sentences that help to answer.",
        ),
        optional(
            "anchors",
            anchors(),
            "What each level means for this item, as behaviour that a person could check: all five or none.",
        ),
        optional(
            "evidence",
            evidence(),
            "A note in which people say what their answer rests on.",
        ),
        optional(
            "cases",
            list(fact_link()),
            "Facts that bear on the item. An item without any says so in gap.",
        ),
        optional("gap", Shape::Text, "What no case here shows, said plainly."),
        optional(
            "advice",
            list(advice()),
            "What to read and do. The first rule that fits the answer is shown.",
        ),
    ])
}

fn anchors() -> Shape {
    const WHAT: &str = "What this level means for this item.";
    Shape::Fields(
        ["0", "1", "2", "3", "4"]
            .map(|level| optional(level, Shape::Text, WHAT))
            .into(),
    )
}

fn evidence() -> Shape {
    Shape::Fields(vec![
        required(
            "prompt",
            Shape::Text,
            "The question: What would you show a visitor?",
        ),
        optional(
            "max-length",
            Shape::Integer(1, MOST_NOTES),
            "The most characters a note may have; 1000 if left out.",
        ),
    ])
}

fn fact_link() -> Shape {
    Shape::Fields(vec![
        required("fact", Shape::Text, "The id of a fact of a case or page."),
        required(
            "strength",
            words(&STRENGTH),
            "direct: it answers the item for that case. partial: it bears on part of it. caution: it warns.",
        ),
        required(
            "note",
            Shape::Text,
            "What this fact shows about the item: one sentence.",
        ),
        optional("trace", Shape::Text, TRACE),
    ])
}

fn advice() -> Shape {
    Shape::Fields(vec![
        optional(
            "at-most",
            Shape::Integer(0, 4),
            "It is shown where the answer is this level or lower. Each rule has this, or unknown.",
        ),
        optional(
            "unknown",
            Shape::Flag,
            "true: it is shown where the answer is Don't know.",
        ),
        optional(
            "fact",
            Shape::Text,
            "The passage it leads to: the id of a fact.",
        ),
        required(
            "text",
            Shape::Text,
            "What to read and why, one or two sentences, ending in something to do.",
        ),
    ])
}

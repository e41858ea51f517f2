//! The data files: topics, glossary, references.

use super::case::{CITE, TRACE};
use super::shape::{Field, Shape, list, optional, required, texts};
use crate::syntax::references::FIELDS;

pub(super) fn topics() -> Shape {
    Shape::Fields(vec![
        optional(
            "topics",
            list(entry(true)),
            "Leadership subjects. A topic that no case bears has no page.",
        ),
        optional("sectors", list(entry(false)), "Kinds of organisation."),
        optional("countries", list(entry(false)), "Countries."),
    ])
}

fn entry(has_summary: bool) -> Shape {
    let mut fields = vec![
        required(
            "id",
            Shape::Id,
            "What cases write. It becomes part of an address, so it should not change.",
        ),
        required("title", Shape::Text, "What readers see."),
    ];
    if has_summary {
        fields.push(required(
            "summary",
            Shape::Text,
            "One sentence: what belongs here.",
        ));
    }
    Shape::Fields(fields)
}

pub(super) fn glossary() -> Shape {
    let term = Shape::Fields(vec![
        optional(
            "id",
            Shape::Id,
            "Its anchor; made from the term where it is left out.",
        ),
        required("term", Shape::Text, "The term, as readers see it."),
        optional("acronym", Shape::Text, "The short form."),
        optional("also", texts(), "Other forms that mean this term."),
        required(
            "definition",
            Shape::Text,
            "One or two sentences, in your own words.",
        ),
        optional(
            "undefined",
            Shape::Flag,
            "true: the sources use the term without explaining it, and the page says so.",
        )
        .or("false"),
        optional("cite", Shape::OneOrMore, CITE),
        optional("trace", Shape::Text, TRACE),
    ]);
    Shape::Fields(vec![optional(
        "terms",
        list(term),
        "Terms and short forms. They are linked where a text first uses them.",
    )])
}

pub(super) fn references() -> Shape {
    let work = FIELDS.iter().map(|field| work_field(field)).collect();
    Shape::Named("^[A-Za-z0-9._:-]+$", Box::new(Shape::Fields(work)))
}

/// Kinds of work, as Hayagriva knows them.
const TYPES: [&str; 30] = [
    "anthology",
    "anthos",
    "article",
    "artwork",
    "audio",
    "blog",
    "book",
    "case",
    "chapter",
    "conference",
    "entry",
    "exhibition",
    "legislation",
    "manuscript",
    "misc",
    "newspaper",
    "original",
    "patent",
    "performance",
    "periodical",
    "post",
    "proceedings",
    "reference",
    "report",
    "repository",
    "scene",
    "thesis",
    "thread",
    "video",
    "web",
];

fn work_field(key: &'static str) -> Field {
    match key {
        "type" => required(
            key,
            Shape::Words(TYPES.into()),
            "What kind of work it is: report, article, book, web, newspaper, misc.",
        ),
        "title" => required(key, Shape::Any, "Its title."),
        "author" => optional(
            key,
            Shape::Any,
            "Who wrote it: [West, \"Clark, J\"], or an organisation: [{name: \"The King's Fund\"}].",
        ),
        "date" => optional(key, Shape::Any, "The year, or the day: 2014, 2014-05-22."),
        "parent" => optional(
            key,
            Shape::Any,
            "What it appeared in: {type: periodical, title: BMJ, volume: 348}.",
        ),
        "note" => optional(
            key,
            Shape::Any,
            "Printed after the entry, such as what the copy used does not have.",
        ),
        "publisher" => optional(key, Shape::Any, "Who published it."),
        "page-range" => optional(key, Shape::Any, "Its first and last page: 12-18."),
        "url" => optional(key, Shape::Any, "Its address on the web."),
        "serial-number" => optional(
            key,
            Shape::Any,
            "Its number: {doi: 10.1136/bmj.g1234}, {isbn: ...}.",
        ),
        "organization" => optional(key, Shape::Any, "The organisation it was made for."),
        "location" => optional(key, Shape::Any, "Where it was published."),
        _ => optional(
            key,
            Shape::Any,
            "See the description of Hayagriva's format.",
        ),
    }
}

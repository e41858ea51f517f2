//! The front matter of cases and pages.

use super::shape::{Field, Shape, list, optional, required, texts, words};
use crate::syntax::case::EVIDENCE;

pub(super) const TRACE: &str =
    "Where the editors' own evidence file shows it. Kept for reviewers, never printed.";
pub(super) const CITE: &str = "The work that says so: its key in references.yaml, or the key and a place (west2014, p. 12), or a list of them.";
pub(super) const WEIGHT: &str =
    "Its order among its neighbours: a whole number, small comes first.";

pub(super) fn case() -> Shape {
    let mut fields = vec![
        required(
            "title",
            Shape::Text,
            "The heading of the page, at best under 80 characters.",
        ),
        required(
            "organisation",
            Shape::Text,
            "The full name, as the organisation writes it.",
        ),
        optional(
            "short-name",
            Shape::Text,
            "How lists and links call it, where the full name is long.",
        ),
        required(
            "country",
            Shape::Text,
            "The id of a country in topics.yaml.",
        ),
        required("sector", Shape::Text, "The id of a sector in topics.yaml."),
        required(
            "period",
            Shape::Text,
            "The years it tells of, in plain words: 2009 to 2014.",
        ),
        required(
            "summary",
            Shape::Text,
            "Two sentences for lists and search, at best under 300 characters.",
        ),
        required(
            "topics",
            texts(),
            "Ids of topics in topics.yaml. It is listed first under the first of them.",
        ),
        required(
            "references",
            texts(),
            "Every work the case cites, by its key in references.yaml.",
        ),
        optional(
            "outcomes",
            list(outcome()),
            "What came of it. Printed as a table below the heading What came of it.",
        ),
        facts(),
        optional(
            "related",
            texts(),
            "Cases that a reader may want next: the names of their files, without .md.",
        ),
        optional(
            "not-said",
            texts(),
            "What the sources leave open. Printed as a list below the heading What the sources do not say.",
        ),
        optional("weight", WHOLE, WEIGHT),
        aliases(),
        draft(),
    ];
    fields.extend(review());
    Shape::Fields(fields)
}

pub(super) fn page() -> Shape {
    let mut fields = vec![
        required(
            "title",
            Shape::Text,
            "The heading of the page. In an index.md it stands in the navigation: a word or two.",
        ),
        optional(
            "summary",
            Shape::Text,
            "One or two sentences for lists and search.",
        ),
        optional("weight", WHOLE, WEIGHT),
        aliases(),
        draft(),
        optional(
            "topics",
            texts(),
            "Ids of topics in topics.yaml: the pages of these topics list it.",
        ),
        optional(
            "references",
            texts(),
            "Works it cites, by their keys in references.yaml.",
        ),
        facts(),
    ];
    fields.extend(review());
    Shape::Fields(fields)
}

/// Any whole number that a list could be ordered by.
pub(super) const WHOLE: Shape = Shape::Integer(-1_000_000, 1_000_000);

fn outcome() -> Shape {
    Shape::Fields(vec![
        required(
            "id",
            Shape::Id,
            "Unique in the whole site. It becomes an anchor, so it should not change.",
        ),
        required(
            "claim",
            Shape::Text,
            "What is said to have come of it: one sentence, in your own words.",
        ),
        required(
            "evidence",
            words(&EVIDENCE),
            "How strong the evidence is. figure: a measured value. rank: a rank or band. claim: no figure. views: what people who took part said.",
        ),
        optional(
            "figure",
            Shape::Text,
            "The value, rank or band as the source gives it. Only with evidence: figure or rank.",
        ),
        optional("date", Shape::Text, "When, where the source says so."),
        required("cite", Shape::OneOrMore, CITE),
        optional("trace", Shape::Text, TRACE),
    ])
}

fn facts() -> Field {
    let fact = Shape::Fields(vec![
        required(
            "id",
            Shape::Id,
            "Unique in the whole site: begin with a short form of the case. Its mark, [#sal-15], stands once in the text.",
        ),
        required("text", Shape::Text, "One sentence that stands alone."),
        optional(
            "date",
            Shape::Text,
            "When, where the sentence or its source says so: 2013, November 2013, By 2012. Two dates or more give the case a line of time.",
        ),
        required("cite", Shape::OneOrMore, CITE),
        optional("trace", Shape::Text, TRACE),
    ]);
    optional(
        "facts",
        list(fact),
        "What self-assessments can point to. Each fact is marked exactly once in the text, [#id].",
    )
}

fn aliases() -> Field {
    optional(
        "aliases",
        texts(),
        "Old addresses of this page, so that old links still lead to it: the old name alone (old-name), or the address below the front of the site (folder/old-name.html).",
    )
}

fn draft() -> Field {
    optional(
        "draft",
        Shape::Flag,
        "true keeps it out of the published site; build and check take it in with --drafts.",
    )
    .or("false")
}

fn review() -> [Field; 2] {
    [
        optional(
            "reviewed",
            Shape::Date,
            "The day it was last read through by its editors: 2026-11-22.",
        ),
        optional(
            "review-by",
            Shape::Date,
            "The day by which it should be read through again: 2028-11-22.",
        ),
    ]
}

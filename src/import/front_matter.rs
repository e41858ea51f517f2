//! The front matter of a draft: what the document tells, and for the rest what to type.

use std::fmt::Write as _;

use super::Known;

/// The longest summary that fits a list.
const LONGEST_SUMMARY: usize = 300;

/// Writes the front matter. What is left empty is named by `check`, at its line.
pub(super) fn write(title: &str, summary: Option<&str>, known: &Known) -> String {
    let mut text = format!("---\ntitle: {}\n", quoted(title));
    text.push_str("draft: true  # take this line out when the case may be published\n");
    text.push_str("organisation:  # its full name, such as: Salford Royal NHS Foundation Trust\n");
    _ = writeln!(text, "country:  # {}", one_of(&known.countries));
    _ = writeln!(text, "sector:  # {}", one_of(&known.sectors));
    text.push_str("period:  # the years it tells of, such as: 2009 to 2014\n");
    match summary {
        Some(summary) => _ = writeln!(text, "summary: {}", quoted(summary)),
        None => text
            .push_str("summary:  # two sentences for lists and search, at most 300 characters\n"),
    }
    _ = writeln!(
        text,
        "topics: []  # between the brackets, with commas, the main one first; {}",
        one_of(&known.topics)
    );
    text.push_str("references: []  # the keys of the works it cites, as in references.yaml, such as: [west2014]\n");
    text.push_str("---\n");
    text
}

/// Returns the first paragraph, where it can stand as a summary.
pub(super) fn summary(first: Option<&str>) -> Option<&str> {
    first.filter(|text| {
        text.chars().count() <= LONGEST_SUMMARY && text.ends_with(['.', '!', '?', '”', '"', ')'])
    })
}

fn one_of(ids: &[String]) -> String {
    const SHOWN: usize = 20;
    match ids.len() {
        0 => "an id of topics.yaml".to_owned(),
        more if more > SHOWN => format!(
            "one of: {} and others in topics.yaml",
            ids[..SHOWN].join(", ")
        ),
        _ => format!("one of: {}", ids.join(", ")),
    }
}

/// Writes a text that YAML reads as itself.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

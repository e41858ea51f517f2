//! What a scan finds in a text, and what it tells.

use super::*;

fn body(text: &str) -> (Body, Faults) {
    let mut faults = Faults::new();
    let body = scan(FileId(0), &text.into(), 0, &mut faults);
    (body, faults)
}

fn sections(body: &Body) -> Vec<SectionText> {
    body.section_texts(|_| "")
}

#[test]
fn marks_and_citations_are_found_with_their_places() {
    let text = "One [#sal-01]. Two [#sal-02][#sal-03]. Three [#a][#b][#c]. See [@west2014, p. 12; @clark2014].";
    let (body, faults) = body(text);
    assert!(faults.is_empty());
    let marks: Vec<_> = body
        .marks
        .iter()
        .map(|mark| (mark.value.as_str(), &text[mark.span.range()]))
        .collect();
    assert_eq!(marks[0], ("sal-01", "[#sal-01]"));
    assert_eq!(marks[1], ("sal-02", "[#sal-02]"));
    assert_eq!(
        marks.iter().map(|mark| mark.0).collect::<Vec<_>>(),
        ["sal-01", "sal-02", "sal-03", "a", "b", "c"]
    );
    let cites: Vec<_> = body.cites.iter().map(|cite| cite.value.clone()).collect();
    assert_eq!(
        cites[0],
        Cite {
            key: "west2014".into(),
            locator: Some("p. 12".into())
        }
    );
    assert_eq!(
        cites[1],
        Cite {
            key: "clark2014".into(),
            locator: None
        }
    );
}

#[test]
fn ordinary_links_stay_links() {
    let (body, _) = body("[Words](a.md#x) and ![A ward](ward.png) and [not one].");
    assert_eq!(body.links.len(), 2);
    assert_eq!(
        (body.links[0].dest.as_str(), body.links[0].text.as_str()),
        ("a.md#x", "Words")
    );
    assert!(body.links[1].is_image && body.links[1].text == "A ward");
}

#[test]
fn headings_get_unique_anchors_and_keep_given_ones() {
    let (body, _) = body("## What they did\n\n## What they did\n\n### Jönköping’s way {#jon}\n");
    let ids: Vec<_> = body
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    assert_eq!(ids, ["what-they-did", "what-they-did-2", "jon"]);
}

#[test]
fn an_anchor_takes_the_first_number_that_is_free() {
    let (body, faults) = body("## A\n\n## A {#a-3}\n\n## A\n\n## A\n\n## A 2\n\n## A\n");
    assert!(faults.is_empty(), "{faults:?}");
    let ids: Vec<_> = body.headings.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["a", "a-3", "a-2", "a-4", "a-2-2", "a-5"]);
}

#[test]
fn raw_html_is_a_fault_that_names_the_markdown_and_comments_are_dropped() {
    let (body, faults) =
        body("A <b>bold</b> word.\n\n<!-- a note\nof two lines -->\n\n<div>\nx\n</div>\n");
    let rules: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(rules[0], "the HTML tag `b` is not used here");
    assert_eq!(faults[0].help.as_deref(), Some("write `**bold**`"));
    assert_eq!(rules.len(), 2, "a closing tag is told with its opening");
    assert!(!sections(&body)[0].text.contains("note"));
}

#[test]
fn text_for_search_is_split_at_headings_and_has_no_marks() {
    let (body, _) =
        body("Before.\n\n## One\n\nText *here* [#a].\n\n- item\n- item two\n\n### Sub\n\nmore\n");
    let sections = sections(&body);
    assert_eq!(sections[0].text.trim(), "Before.");
    assert_eq!(
        (sections[1].title.as_str(), sections[1].id.as_str()),
        ("One", "one")
    );
    assert_eq!(
        sections[1]
            .text
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
        "Text here . item item two Sub more"
    );
}

#[test]
fn deep_nesting_is_a_fault_and_does_no_harm() {
    let (_, faults) = body(&format!("{}x", "> ".repeat(5_000)));
    assert_eq!(
        faults
            .iter()
            .filter(|fault| fault.rule == "nested-too-deep")
            .count(),
        1
    );
}

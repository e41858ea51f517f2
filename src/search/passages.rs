//! The text of an entry, cut into passages: as much as one file hands to the browser for an excerpt. Never ranks.
//!
//! A result on a long page lands on the passage that answers, and only that one is loaded.

use super::entry::{Entry, Section};

/// A passage ends before it would hold more bytes than this, where a section or a sentence ends.
const LONGEST: usize = 2400;

/// A stretch of a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The anchor of the section.
    pub id: &'a str,
    /// Its heading.
    pub title: &'a str,
    /// Text below the heading, all or some.
    pub text: &'a str,
}

/// The pieces of a passage, in order; a section that was cut is in several passages.
pub type Passage<'a> = Vec<Piece<'a>>;

/// Cuts the text of an entry, in sections that were `opened`. There is at least one passage.
#[must_use]
pub fn passages(sections: &[Section]) -> Vec<Passage<'_>> {
    let mut passages = vec![Passage::new()];
    let mut held = 0;
    for section in sections {
        for text in pieces(&section.text) {
            if held > 0 && held + text.len() > LONGEST {
                passages.push(Passage::new());
                held = 0;
            }
            held += text.len();
            if let Some(passage) = passages.last_mut() {
                passage.push(Piece {
                    id: &section.id,
                    title: &section.title,
                    text,
                });
            }
        }
    }
    passages
}

/// Returns the sections of an entry, with the summary before the text that opens the page, unless that says the same.
#[must_use]
pub fn opened(entry: Entry) -> Vec<Section> {
    let mut sections = entry.sections;
    if sections.first().is_none_or(|first| !first.id.is_empty()) {
        sections.insert(0, Section::default());
    }
    let text = &mut sections[0].text;
    if text.is_empty() {
        *text = entry.summary;
    } else if !entry.summary.is_empty() && !text.starts_with(&entry.summary) {
        *text = format!("{} {text}", entry.summary);
    }
    sections
}

/// Cuts a text that is too long for one passage, after a sentence where there is one, else between words.
fn pieces(mut text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    while text.len() > LONGEST {
        let window = &text[..text.floor_char_boundary(LONGEST)];
        let sentence = window.rfind(". ").filter(|end| *end > LONGEST / 3);
        let cut = sentence
            .or_else(|| window.rfind(' ').filter(|end| *end > 0))
            .map_or(window.len(), |end| end + 1);
        pieces.push(text[..cut].trim_end());
        text = &text[cut..];
    }
    pieces.push(text);
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::entry::Kind;
    use super::*;

    fn section(id: &str, text: &str) -> Section {
        Section {
            id: id.to_owned(),
            title: id.to_uppercase(),
            text: text.to_owned(),
        }
    }

    fn entry(summary: &str, sections: Vec<Section>) -> Entry {
        Entry {
            summary: summary.to_owned(),
            sections,
            ..Entry::new(Kind::Page, "a.html", "A")
        }
    }

    fn texts(entry: Entry) -> Vec<Vec<String>> {
        let sections = opened(entry);
        let text = |piece: &Piece| piece.text.to_owned();
        let texts = |passage: &Passage| passage.iter().map(text).collect();
        passages(&sections).iter().map(texts).collect()
    }

    #[test]
    fn a_summary_is_said_once() {
        let opening = |summary, text| texts(entry(summary, vec![section("", text)]));
        assert_eq!(opening("One.", "One. More."), [["One. More."]]);
        assert_eq!(opening("One.", "More."), [["One. More."]]);
        assert_eq!(opening("One.", ""), [["One."]]);
        assert_eq!(texts(entry("One.", Vec::new())), [["One."]]);
    }

    #[test]
    fn short_sections_share_a_passage_and_long_ones_part() {
        let long = "word ".repeat(300);
        let found = texts(entry(
            "",
            vec![
                section("", "Start."),
                section("a", "Short."),
                section("b", &long),
                section("c", &long),
            ],
        ));
        assert_eq!(found.iter().map(Vec::len).collect::<Vec<_>>(), [3, 1]);
    }

    #[test]
    fn a_long_section_is_cut_after_sentences_and_keeps_its_heading() {
        let text = "A sentence of some words. ".repeat(300);
        let sections = opened(entry("", vec![section("a", &text)]));
        let cut = passages(&sections);
        assert!(cut.len() > 3);
        for passage in &cut {
            let last = passage.last().unwrap();
            assert_eq!(last.id, "a");
            assert!(last.text.len() <= LONGEST && last.text.trim_end().ends_with('.'));
        }
        let whole: String = cut
            .iter()
            .flatten()
            .map(|section| section.text.trim_end())
            .collect();
        assert_eq!(
            whole.replace(' ', ""),
            text.replace(' ', ""),
            "nothing is lost"
        );
    }

    #[test]
    fn a_text_without_a_space_is_cut_between_characters() {
        let text = "\u{e9}".repeat(LONGEST);
        let sections = opened(entry("", vec![section("a", &text)]));
        let cut = passages(&sections);
        assert_eq!(
            cut.iter()
                .flatten()
                .map(|piece| piece.text)
                .collect::<String>(),
            text
        );
    }
}

//! The search page, and the A to Z below it.

use serde::Serialize;

#[derive(Debug, Serialize)]
pub struct SearchPage {
    pub facets: Vec<SearchFacet>,
    /// The A to Z, unless it is too long for one page.
    pub letters: Vec<EntryLetter>,
    /// Where it is too long: the page of each letter.
    pub letter_links: Vec<LetterLink>,
}

/// What results can be narrowed to: values of `kind` are keys, all others are shown as they are.
#[derive(Debug, Serialize)]
pub struct SearchFacet {
    pub name: &'static str,
    pub values: Vec<String>,
}

/// One letter of a long A to Z, or a part of a letter.
#[derive(Debug, Serialize)]
pub struct LetterPage {
    pub letter_links: Vec<LetterLink>,
    /// The parts of the letter, where it has several.
    pub parts: Vec<PartLink>,
    pub entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
pub struct LetterLink {
    pub letter: String,
    pub url: String,
    pub count: usize,
    pub current: bool,
}

/// A part of a letter: its first title and its last.
#[derive(Debug, Serialize)]
pub struct PartLink {
    pub first: String,
    pub last: String,
    pub url: String,
    pub current: bool,
}

#[derive(Debug, Serialize)]
pub struct EntryLetter {
    pub letter: String,
    pub entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
pub struct EntryView {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub kind: &'static str,
}

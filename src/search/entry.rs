//! One page, term or reference as search sees it: plain text in named fields. Never holds HTML.

/// A thing that search can find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The address from the root of the site, `cases/salford-royal.html#sal-15`.
    pub url: String,
    /// What a reader calls it.
    pub title: String,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Its topics: searched as words, and offered as a filter.
    pub topics: Vec<String>,
    /// The country of a case; a filter, not searched.
    pub country: Option<String>,
    /// The sector of a case; a filter, not searched.
    pub sector: Option<String>,
    /// Its headings, one after another.
    pub headings: String,
    /// Its summary; it opens the text that excerpts are cut from.
    pub summary: String,
    /// The rest of its text.
    pub body: String,
}

/// The sort of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A case study.
    Case,
    /// A self-assessment.
    Assessment,
    /// A leadership subject.
    Topic,
    /// A term of the glossary.
    Term,
    /// A work of the bibliography.
    Reference,
    /// Any other page.
    Page,
}

impl Kind {
    /// Returns the name that the browser script and its words use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Assessment => "assessment",
            Self::Topic => "topic",
            Self::Term => "term",
            Self::Reference => "reference",
            Self::Page => "page",
        }
    }
}

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
    /// Its summary; it opens the text that excerpts are cut from.
    pub summary: String,
    /// Its headings below those of sections, one after another.
    pub headings: String,
    /// Its text by section, in order.
    pub sections: Vec<Section>,
}

impl Entry {
    /// Returns an entry with no text yet.
    #[must_use]
    pub fn new(kind: Kind, url: &str, title: &str) -> Self {
        Self {
            url: url.to_owned(),
            title: title.to_owned(),
            kind,
            topics: Vec::new(),
            country: None,
            sector: None,
            summary: String::new(),
            headings: String::new(),
            sections: Vec::new(),
        }
    }
}

/// A stretch of text that a result can land on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its anchor; empty for what stands before the first heading.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The text below the heading.
    pub text: String,
}

/// The sort of thing an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A case study.
    Case,
    /// A self-assessment.
    Assessment,
    /// A question of a self-assessment.
    Item,
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
            Self::Item => "item",
            Self::Topic => "topic",
            Self::Term => "term",
            Self::Reference => "reference",
            Self::Page => "page",
        }
    }
}

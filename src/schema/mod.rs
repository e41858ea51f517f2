//! Every key an editor can write, described once, and printed as JSON Schema for editors' tools.
//!
//! Draft 07, the one that the YAML and TOML tools for VS Code know best. `tests/suite/schema.rs` holds each key,
//! each required key and each list of words against what the parsers in `syntax` and `config` take.

mod assessment;
mod book;
mod case;
mod data;
mod shape;

use serde_json::Value;

use shape::Shape;

/// What can be described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The front matter of a case.
    Case,
    /// The front matter of a page.
    Page,
    /// A self-assessment.
    Assessment,
    /// `topics.yaml`.
    Topics,
    /// `glossary.yaml`.
    Glossary,
    /// `references.yaml`.
    References,
    /// `book.toml`.
    Book,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Case,
        Self::Page,
        Self::Assessment,
        Self::Topics,
        Self::Glossary,
        Self::References,
        Self::Book,
    ];

    /// Returns the word for it, as it is typed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Page => "page",
            Self::Assessment => "assessment",
            Self::Topics => "topics",
            Self::Glossary => "glossary",
            Self::References => "references",
            Self::Book => "book",
        }
    }

    fn shape(self) -> Shape {
        match self {
            Self::Case => case::case(),
            Self::Page => case::page(),
            Self::Assessment => assessment::assessment(),
            Self::Topics => data::topics(),
            Self::Glossary => data::glossary(),
            Self::References => data::references(),
            Self::Book => book::book(),
        }
    }
}

/// Returns the JSON Schema of a kind of file.
#[must_use]
pub fn schema(kind: Kind) -> Value {
    shape::document(&kind.shape(), kind.word())
}

/// Returns it as text, as it is printed and written.
#[must_use]
pub fn text(kind: Kind) -> String {
    format!("{:#}\n", schema(kind))
}

/// A key of a kind of file with its description and how its value begins, for completion where no tool reads
/// schemas: in the front matter of Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key.
    pub key: &'static str,
    /// What it is for.
    pub what: &'static str,
    /// What to write, as a VS Code snippet.
    pub snippet: String,
}

/// Returns the keys of a kind of file in their order.
#[must_use]
pub fn hints(kind: Kind) -> Vec<Hint> {
    shape::hints(&kind.shape())
}

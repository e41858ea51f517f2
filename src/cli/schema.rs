//! `casebook schema`: the keys an editor can write, for editors' tools.

use super::{Exit, result};
use crate::schema::{self, Kind};

/// Print the JSON Schema of a kind of file
///
/// Editors' tools complete, explain and check YAML and TOML with it. `casebook init` writes all of them into a new site, with settings for VS Code. Without a kind, lists the kinds.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The kind of file; `case` and `page` stand for their front matter
    kind: Option<What>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    Case,
    Page,
    Assessment,
    Topics,
    Glossary,
    References,
    Book,
}

impl From<What> for Kind {
    fn from(what: What) -> Self {
        match what {
            What::Case => Self::Case,
            What::Page => Self::Page,
            What::Assessment => Self::Assessment,
            What::Topics => Self::Topics,
            What::Glossary => Self::Glossary,
            What::References => Self::References,
            What::Book => Self::Book,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match arguments.kind {
        Some(kind) => result(schema::text(kind.into()).trim_end()),
        None => Kind::ALL.iter().for_each(|kind| result(kind.word())),
    }
    Exit::Done
}

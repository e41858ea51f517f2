//! `casebook schema`: the keys an editor can write, for editors' tools.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Exit, result};
use crate::schema::{self, Kind};

/// Print the JSON Schema of a kind of file
///
/// Editors' tools complete, explain and check YAML and TOML with it. `casebook init` writes all of them into a new site, with settings for VS Code. Without a kind, lists the kinds.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The kind of file; `case` and `page` stand for their front matter
    #[arg(value_parser = kinds())]
    kind: Option<Kind>,
}

/// The words for the kinds are those of the schemas themselves.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let words = PossibleValuesParser::new(Kind::ALL.map(Kind::word));
    words.try_map(|word| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.word() == word);
        kind.ok_or("no such kind")
    })
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    match arguments.kind {
        Some(kind) => result(schema::text(kind).trim_end()),
        None => Kind::ALL.iter().for_each(|kind| result(kind.word())),
    }
    Exit::Done
}

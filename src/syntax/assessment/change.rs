//! What became of the items at a version: the rules by which answers saved before go on fitting.
//!
//! Whether the ids in it are items is for `check`.

use std::iter;

use super::version::version;
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::Spanned;
use crate::syntax::fields::Fields;
use crate::syntax::key::check_key;
use crate::syntax::yaml::{Node, Value};

/// What became of the items at one version.
#[derive(Debug, Clone)]
pub struct Change {
    /// The version that brought it.
    pub version: Spanned<String>,
    /// Old and new ids: the same question under another name.
    pub renamed: Vec<(Spanned<String>, Spanned<String>)>,
    /// Items that ask something else than before, by their ids from this version on.
    pub reworded: Vec<Spanned<String>>,
    /// Items that are gone.
    pub retired: Vec<Spanned<String>>,
    /// Items that are gone, each with those that ask its parts.
    pub split: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    /// Items that are new.
    pub added: Vec<Spanned<String>>,
}

/// What can become of items.
const PARTS: [&str; 5] = ["renamed", "reworded", "retired", "split", "added"];

/// Reads `changes`.
pub(super) fn changes(fields: &mut Fields<'_, '_>) -> Vec<Change> {
    let nodes = fields.list("changes").iter();
    nodes
        .filter_map(|node| change(node, fields.faults()))
        .collect()
}

fn change(node: &Node, faults: &mut Faults) -> Option<Change> {
    let mut fields = Fields::open(node, "a change", faults)?;
    let change = Change {
        version: version(&mut fields),
        renamed: renamed(&mut fields),
        reworded: fields.texts("reworded"),
        retired: fields.texts("retired"),
        split: split(&mut fields),
        added: fields.texts("added"),
    };
    let renamed = change.renamed.iter().flat_map(|(old, new)| [old, new]);
    let split = change.split.iter();
    let split = split.flat_map(|(old, parts)| iter::once(old).chain(parts));
    let lists = [&change.reworded, &change.retired, &change.added];
    for id in renamed.chain(split).chain(lists.into_iter().flatten()) {
        check_key(&id.value, id.span, fields.faults());
    }
    if PARTS.iter().all(|part| fields.node(part).is_none()) {
        let help = format!(
            "add one of `{}`, or delete it: a correction needs no entry",
            PARTS.join("`, `")
        );
        let fault = Diagnostic::error(
            "empty-change",
            change.version.span,
            "this change names no item",
        );
        fields.faults().push(fault.help(help));
    }
    fields.finish();
    Some(change)
}

fn renamed(fields: &mut Fields<'_, '_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let pairs = fields.pairs("renamed", "old-id: new-id").iter();
    pairs
        .filter_map(|pair| {
            Some((
                pair.key.clone(),
                fields.as_text(&pair.key.value, &pair.value)?,
            ))
        })
        .collect()
}

fn split(fields: &mut Fields<'_, '_>) -> Vec<(Spanned<String>, Vec<Spanned<String>>)> {
    let pairs = fields.pairs("split", "old-id: [new-id, other-id]").iter();
    pairs
        .filter_map(|pair| {
            let parts = fields.as_texts(&pair.key.value, &pair.value);
            let is_list = matches!(pair.value.value, Value::List(_));
            is_list.then(|| (pair.key.clone(), parts)) // anything else has been told
        })
        .collect()
}

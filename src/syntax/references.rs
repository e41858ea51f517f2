//! `references.yaml`: the bibliography in Hayagriva's form, one work a key.
//!
//! Only the outer shape is read here, so that each work has a place; what a work's fields mean is
//! for the bibliography in `model`.

use super::fields::Fields;
use super::key::check_work_key;
use super::yaml::{self, Fragment, Node, Pair, Value};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::Spanned;

/// A work as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Its key, as cited.
    pub key: Spanned<String>,
    /// Its fields.
    pub fields: Node,
}

/// The fields of a work in Hayagriva's form.
pub const FIELDS: [&str; 26] = [
    "type",
    "title",
    "author",
    "date",
    "publisher",
    "location",
    "organization",
    "parent",
    "editor",
    "affiliated",
    "issue",
    "volume",
    "volume-total",
    "edition",
    "chapter",
    "page-range",
    "page-total",
    "time-range",
    "runtime",
    "url",
    "serial-number",
    "language",
    "archive",
    "archive-location",
    "call-number",
    "note",
];

/// Reads `references.yaml`. Gives `None` where it cannot be read at all.
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Option<Vec<Work>> {
    let node = yaml::parse(
        Fragment {
            file: file.id,
            text: &file.text,
            offset: 0,
        },
        faults,
    )?;
    match node.value {
        Value::Map(pairs) => Some(
            pairs
                .into_iter()
                .filter_map(|pair| work(pair, faults))
                .collect(),
        ),
        Value::Empty => Some(Vec::new()),
        Value::Scalar(_) | Value::List(_) => {
            let message = "`references.yaml` must hold one work a key";
            faults.push(Diagnostic::error("wrong-type", node.span, message).help(
                "write `west2014:` and below it, indented, `type: report`, `title: ...`, `author: [...]`, `date: 2014`",
            ));
            None
        }
    }
}

fn work(pair: Pair, faults: &mut Faults) -> Option<Work> {
    check_work_key(&pair.key, faults);
    let mut fields = Fields::open(&pair.value, "a work", faults)?;
    fields.required("type");
    fields.required("title");
    for field in FIELDS {
        fields.node(field);
    }
    fields.finish();
    Some(Work {
        key: pair.key,
        fields: pair.value,
    })
}

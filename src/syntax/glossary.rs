//! `glossary.yaml`: terms and acronyms, in our own words, each with a citation where there is one.

use super::case::{optional_cites, trace};
use super::fields::Fields;
use super::key::check_key;
use super::markdown::slugify;
use super::token::Cite;
use super::yaml::{self, Fragment, Node, Value};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::Spanned;

/// A term.
#[derive(Debug, Clone)]
pub struct Term {
    /// Its anchor.
    pub id: Spanned<String>,
    /// The term.
    pub term: String,
    /// Its short form.
    pub acronym: Option<String>,
    /// Other forms that mean the same.
    pub also: Vec<String>,
    /// What it means.
    pub definition: String,
    /// Whether the sources use it without explaining it.
    pub undefined: bool,
    /// The works it comes from.
    pub cites: Vec<Spanned<Cite>>,
}

/// Reads `glossary.yaml`. Gives `None` where it cannot be read at all.
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Option<Vec<Term>> {
    let fragment = Fragment {
        file: file.id,
        text: &file.text,
        offset: 0,
    };
    let node = yaml::parse(fragment, faults)?;
    if let Value::List(nodes) = &node.value {
        return Some(nodes.iter().filter_map(|node| term(node, faults)).collect());
    }
    let mut fields = Fields::open(&node, "`glossary.yaml`", faults)?;
    let nodes = fields.list("terms");
    let terms = nodes
        .iter()
        .filter_map(|node| term(node, fields.faults()))
        .collect();
    fields.finish();
    Some(terms)
}

fn term(node: &Node, faults: &mut Faults) -> Option<Term> {
    let mut fields = Fields::open(node, "a term", faults)?;
    let head = fields.span();
    let words = fields.text("term");
    let id = fields.optional_text("id");
    let term = Term {
        id: id.unwrap_or_else(|| Spanned::new(slugify(&words.value), words.span)),
        term: words.value,
        acronym: fields.optional_text("acronym").map(|acronym| acronym.value),
        also: fields
            .texts("also")
            .into_iter()
            .map(|also| also.value)
            .collect(),
        definition: fields.text("definition").value,
        undefined: fields.flag("undefined"),
        cites: optional_cites(&mut fields),
    };
    if term.cites.is_empty() {
        let message = format!("the term `{}` cites nothing", term.term);
        fields.faults().push(
            Diagnostic::warning("uncited-term", head, message)
                .help("add `cite: key`, with a key of `references.yaml`, so that readers can see where the meaning comes from"),
        );
    }
    trace(&mut fields);
    check_key(&term.id.value, term.id.span, fields.faults());
    fields.finish();
    Some(term)
}

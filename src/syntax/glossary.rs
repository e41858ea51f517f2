//! `glossary.yaml`: terms and acronyms, in our own words, each with a citation.

use super::case::{cites, trace};
use super::fields::Fields;
use super::key::check_key;
use super::token::Cite;
use super::yaml::{self, Fragment, Node};
use crate::diagnostic::Diagnostic;
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
pub fn parse(file: &SourceFile, faults: &mut Vec<Diagnostic>) -> Option<Vec<Term>> {
    let fragment = Fragment {
        file: file.id,
        text: &file.text,
        offset: 0,
    };
    let node = yaml::parse(fragment, faults)?;
    let mut fields = Fields::open(&node, "`glossary.yaml`", faults)?;
    let nodes = fields.list("terms");
    let terms = nodes
        .iter()
        .filter_map(|node| term(node, fields.faults()))
        .collect();
    fields.finish();
    Some(terms)
}

fn term(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Term> {
    let mut fields = Fields::open(node, "a term", faults)?;
    let term = Term {
        id: fields.text("id"),
        term: fields.text("term").value,
        acronym: fields.optional_text("acronym").map(|acronym| acronym.value),
        also: fields
            .texts("also")
            .into_iter()
            .map(|also| also.value)
            .collect(),
        definition: fields.text("definition").value,
        undefined: fields.flag("undefined"),
        cites: cites(&mut fields),
    };
    trace(&mut fields);
    check_key(&term.id.value, term.id.span, fields.faults());
    fields.finish();
    Some(term)
}

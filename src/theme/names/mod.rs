//! Names that no page has, found without rendering: in every branch of every template, and all at once.
//!
//! Knows what each template receives from the views of a specimen site (`probe.rs` makes it), follows that through
//! `extends`, `include`, `set`, `for` and the arguments of components, and tells a name that is in none of it.
//! Where it is not sure it lets pass; rendering the specimen then has the last word.

mod expression;
mod shape;
mod tokens;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Words;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::Sources;
use crate::span::{FileId, Span};
pub(super) use shape::add;
pub use shape::{Names, Shape};
use tokens::Token;
use walk::Walk;

/// What each template receives, by its path.
pub type Views = BTreeMap<String, Names>;

/// Notes what a template was given; returns `None` where the engine cannot hold it.
pub(super) fn note(views: &mut Views, template: &str, view: &impl serde::Serialize) -> Option<()> {
    let value = tera::Value::try_from_serializable(view).ok()?;
    if let Shape::Map(names) = Shape::of(&value) {
        add(views.entry(template.to_owned()).or_default(), names);
    }
    Some(())
}

/// A name that is nowhere: where it stands, what is wrong, and what was known there.
struct Unknown {
    range: Range<usize>,
    message: String,
    known: Vec<String>,
}

/// What is known of all templates together. Each round of reading them adds to it, until nothing is added.
#[derive(Default, Clone, PartialEq)]
struct Known {
    /// What templates receive.
    views: Views,
    /// What templates set for themselves.
    sets: Views,
    /// What components are called with, by the component's name.
    arguments: Views,
    /// Names that a template asks for with `is defined` or `default`, by template.
    asked: BTreeMap<String, BTreeSet<String>>,
}

/// Tells every name in the templates that none of the views has. `files` are templates that the engine takes.
pub(super) fn check(
    views: &Views,
    words: &Words,
    files: &BTreeMap<&str, FileId>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let words = tera::Value::try_from_serializable(words);
    let words = words.map_or(Shape::Any, |words| Shape::of(&words));
    let mut known = Known {
        views: views.clone(),
        ..Known::default()
    };
    for names in known.views.values_mut() {
        names.insert("words".to_owned(), words.clone());
    }
    let read: Vec<(&str, Vec<Token>)> = files
        .iter()
        .filter_map(|(path, &id)| Some((*path, tokens::read(&sources.get(id).text)?)))
        .collect();
    // What is known can only grow, and soon no more: ten rounds are more than any theme needs.
    for _ in 0..10 {
        let before = known.clone();
        for (path, tokens) in &read {
            Walk::new(path, tokens, &words, &mut known).run();
        }
        if known == before {
            break;
        }
    }
    let mut faults = Vec::new();
    for (path, tokens) in &read {
        let Some(&id) = files.get(*path) else {
            continue;
        };
        let unknown = Walk::new(path, tokens, &words, &mut known).run();
        faults.extend(unknown.into_iter().map(|one| {
            let names = one.known.iter().map(String::as_str);
            let (start, end) = (one.range.start, one.range.end);
            let typed = &sources.get(id).text[start..end];
            let fault = Diagnostic::error("template", Span::new(id, one.range), one.message);
            if one.known.is_empty() {
                return fault;
            }
            fault.help(did_you_mean(typed, "names", names))
        }));
    }
    faults
}

#[cfg(test)]
mod tests;

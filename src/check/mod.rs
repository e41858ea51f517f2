//! The rules an editor can break across files, one file a rule, in one ordered slice.
//!
//! Each looks at the whole site and reports; none changes it. What is wrong within one file alone
//! (syntax, missing keys) has been told by `syntax` before this room is asked.

mod advice;
mod aliases;
mod alternatives;
mod brand;
mod changes;
mod citations;
mod duplicates;
mod facts;
mod front_page;
mod headings;
mod levels;
mod links;
mod names;
mod outcomes;
mod overdue;
mod repeated;
mod roles;
mod shortcodes;
mod slugs;
mod statement;
mod translations;
mod uncited;
mod unused;
mod wording;

use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::span::Span;

pub use overdue::{Due, due, overdue};

/// A rule: one look at the whole site. Ids, reasons and examples stand in the register, `rules`.
type Rule = fn(&Site, &mut Vec<Diagnostic>);

/// All rules, in the order in which they are run.
const RULES: [Rule; 23] = [
    front_page::RULE,
    brand::RULE,
    slugs::RULE,
    aliases::RULE,
    duplicates::RULE,
    names::RULE,
    repeated::RULE,
    citations::RULE,
    uncited::RULE,
    facts::RULE,
    outcomes::RULE,
    headings::RULE,
    links::RULE,
    shortcodes::RULE,
    alternatives::RULE,
    levels::RULE,
    advice::RULE,
    wording::RULE,
    changes::RULE,
    roles::RULE,
    unused::RULE,
    translations::RULE,
    statement::RULE,
];

/// Where the rules are parted so that both halves take about as long.
const HALF: usize = 11;

/// Runs every rule over the site, half of them beside the other half.
pub fn run(site: &Site, faults: &mut Vec<Diagnostic>) {
    let (first, second) = RULES.split_at(HALF);
    let mut later = Vec::new();
    let all = |rules: &[Rule], faults: &mut Vec<Diagnostic>| {
        for rule in rules {
            rule(site, faults);
        }
    };
    rayon::join(|| all(first, faults), || all(second, &mut later));
    faults.append(&mut later);
}

/// Makes an error with what to type instead.
fn error(rule: &'static str, span: Span, message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::error(rule, span, message).help(help)
}

/// What to add to a warning that something is used nowhere: a draft may use it.
fn drafts_hint(site: &Site) -> &'static str {
    if site.has_drafts() {
        "; drafts are left out: `--drafts` takes them in"
    } else {
        ""
    }
}

//! The rules an editor can break across files, one file a rule, in three ordered slices: rules of one text, of names,
//! and of all texts together.
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
mod texts;
mod translations;
mod uncited;
mod unused;
mod wording;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::hand::InHand;
use crate::model::Site;
use crate::span::{FileId, Span};
use texts::Texts;

pub use overdue::{Due, due, overdue};

/// A rule: one look at the whole site. Ids, reasons and examples stand in the register, `rules`.
type Rule = fn(&Site, &mut Faults);

/// A rule that looks at one text after the other. What it finds is in the text that it looks at, and hangs on nothing
/// but that text and the names of all others.
type TextRule = fn(&Texts<'_>, &mut Faults);

const OF_TEXTS: [TextRule; 9] = [
    names::RULE,
    repeated::RULE,
    citations::RULE,
    facts::RULE,
    outcomes::RULE,
    headings::RULE,
    links::RULE,
    shortcodes::RULE,
    alternatives::RULE,
];

/// Where they are parted so that one half and all other rules take about as long as the other half.
const HALF: usize = 5;

/// Rules to which a text is no more than its names.
const OF_NAMES: [Rule; 9] = [
    brand::RULE,
    slugs::RULE,
    levels::RULE,
    advice::RULE,
    wording::RULE,
    changes::RULE,
    roles::RULE,
    translations::RULE,
    statement::RULE,
];

/// Rules to which a text is its names too, but which point into it.
const OF_PLACES: [Rule; 4] = [
    front_page::RULE,
    aliases::RULE,
    duplicates::RULE,
    unused::RULE,
];

/// Rules that look at all texts together.
const OF_ALL: [Rule; 1] = [uncited::RULE];

/// With so many faults of texts a rule may have left some out.
const MANY: usize = 1_000;

/// What the rules found, so that after a change of some texts no more than those need to be looked at.
#[derive(Debug, Default)]
pub struct Found {
    texts: Faults,
    names: Faults,
    places: Faults,
    all: Faults,
}

impl Found {
    /// Runs every rule over the site.
    #[must_use]
    pub fn new(site: &Site) -> Self {
        let all = Texts::all(site);
        let (first, second) = OF_TEXTS.split_at(HALF);
        let (mut found, more) = rayon::join(
            || Self {
                texts: of_texts(first, &all),
                names: of_site(&OF_NAMES, site),
                places: of_site(&OF_PLACES, site),
                all: of_site(&OF_ALL, site),
            },
            || of_texts(second, &all),
        );
        found.texts.extend(more);
        found
    }

    /// Looks at a site in which these texts have been written anew: see [`Site::rewritten`].
    pub fn again(&mut self, site: &Site, texts: &BTreeSet<FileId>) {
        if self.texts.len() >= MANY {
            // Some may have been left out, and which they are hangs on all texts.
            *self = Self::new(site);
            return;
        }
        let is_in = |fault: &Diagnostic| match &fault.place {
            Place::Text(span) => texts.contains(&span.file),
            Place::File(..) => false,
        };
        self.texts.retain(|fault| !is_in(fault));
        let texts = Texts::these(site, texts);
        self.texts.extend(of_texts(&OF_TEXTS, &texts));
        // The names are the same: where nothing was wrong with them, nothing is; else its place may have moved.
        if !self.places.is_empty() {
            self.places = of_site(&OF_PLACES, site);
        }
        self.all = of_site(&OF_ALL, site);
    }

    /// Returns all that was found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        let names = self.names.iter().chain(&self.places);
        names.chain(&self.all).chain(&self.texts)
    }
}

fn of_site(rules: &[Rule], site: &Site) -> Faults {
    let mut faults = Faults::new();
    for rule in rules {
        rule(site, &mut faults);
    }
    faults
}

fn of_texts(rules: &[TextRule], texts: &Texts<'_>) -> Faults {
    let mut faults = Faults::new();
    let looked = catch_unwind(AssertUnwindSafe(|| {
        for rule in rules {
            rule(texts, &mut faults);
        }
    }));
    if let Err(failure) = looked {
        name_failing(rules, texts);
        resume_unwind(failure);
    }
    faults
}

/// Looks at the texts one by one after a rule has failed, so that the failure names the text.
fn name_failing(rules: &[TextRule], texts: &Texts<'_>) {
    for (source, file) in texts.files() {
        let _hand = InHand::below(&texts.config.src, source);
        let only = BTreeSet::from([file]);
        let one = Texts::these(texts, &only);
        for rule in rules {
            rule(&one, &mut Faults::new());
        }
    }
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

//! What is cited must be in the bibliography, and a case lists the works it cites.

use std::collections::BTreeSet;

use super::TextRule;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::model::{Cite, Fact, Site};
use crate::span::{Span, Spanned};

pub(super) const RULE: TextRule = |site, faults| {
    for case in site.cases() {
        let document = &case.document;
        let outcomes = document.outcomes.iter().flat_map(|outcome| &outcome.cites);
        let cites: Vec<&Spanned<Cite>> = facts(&document.facts)
            .chain(outcomes)
            .chain(&document.body.cites)
            .collect();
        known(site, cites.iter().copied(), faults);
        listed(site, &document.references, faults);
        unlisted(site, &document.references, &cites, faults);
    }
    for page in site.all_pages() {
        let document = &page.document;
        known(
            site,
            facts(&document.facts).chain(&document.body.cites),
            faults,
        );
        listed(site, &document.references, faults);
    }
    known(
        site,
        site.glossary().iter().flat_map(|term| &term.cites),
        faults,
    );
    known(
        site,
        site.assessments()
            .iter()
            .flat_map(|one| &one.document.background.cites),
        faults,
    );
};

fn facts(facts: &[Fact]) -> impl Iterator<Item = &Spanned<Cite>> {
    facts.iter().flat_map(|fact| &fact.cites)
}

fn known<'a>(site: &Site, cites: impl Iterator<Item = &'a Spanned<Cite>>, faults: &mut Faults) {
    for cite in cites {
        key(site, &cite.value.key, cite.span, faults);
    }
}

fn listed(site: &Site, keys: &[Spanned<String>], faults: &mut Faults) {
    for listed in keys {
        key(site, &listed.value, listed.span, faults);
    }
}

fn key(site: &Site, key: &str, span: Span, faults: &mut Faults) {
    if faults.is_full("unknown-reference", span.file) {
        return;
    }
    if key.is_empty() {
        let message = "this citation names no work".to_owned();
        let help = "write the key of a work after the `@`, as in `references.yaml`";
        faults.push(super::error("unknown-reference", span, message, help));
    } else if !site.bibliography.knows(key) && !site.is_unread("references.yaml") {
        let help = did_you_mean(key, "references", site.bibliography.keys());
        let help = format!("{help}; they are defined in `references.yaml`");
        faults.push(super::error(
            "unknown-reference",
            span,
            format!("unknown reference `{key}`"),
            help,
        ));
    }
}

/// A case's `references` is what an editor reviews it against, so it must be whole, and hold no more.
fn unlisted(
    site: &Site,
    listed: &[Spanned<String>],
    cites: &[&Spanned<Cite>],
    faults: &mut Faults,
) {
    let keys: BTreeSet<&str> = listed.iter().map(|key| key.value.as_str()).collect();
    let mut told = BTreeSet::new();
    for cite in cites
        .iter()
        .filter(|cite| !keys.contains(cite.value.key.as_str()))
    {
        let key = cite.value.key.as_str();
        if site.bibliography.get(key).is_some() && told.insert(key) {
            let message = format!("the case cites `{key}` but does not list it in `references`");
            faults.push(super::error(
                "unlisted-reference",
                cite.span,
                message,
                format!("add `{key}` to `references`"),
            ));
        }
    }
    let used: BTreeSet<&str> = cites.iter().map(|cite| cite.value.key.as_str()).collect();
    for key in listed
        .iter()
        .filter(|key| !used.contains(key.value.as_str()))
    {
        let message = format!(
            "the case lists `{}` in `references` but never cites it",
            key.value
        );
        let fault = Diagnostic::warning("listed-not-cited", key.span, message);
        faults.push(fault.help(format!(
            "cite it where it is used, `[@{}]`, or take it out of the list",
            key.value
        )));
    }
}

//! A work in the bibliography is cited somewhere; being in a list of `references` is not enough.

use std::collections::HashSet;

use super::Rule;
use crate::diagnostic::Diagnostic;
use crate::model::{Cite, Site};
use crate::span::Spanned;

pub(super) const RULE: Rule = |site, faults| {
    // What a file cites that could not be read is not known.
    if !site.is_whole() {
        return;
    }
    let works = site.bibliography.all();
    let mut uncited: HashSet<&str> = works.iter().map(|work| work.key.as_str()).collect();
    let mut cites = cites(site);
    // Most often every work has been met long before the last text.
    while let Some(cite) = cites.next().filter(|_| !uncited.is_empty()) {
        uncited.remove(cite.value.key.as_str());
    }
    for work in works {
        if uncited.contains(work.key.as_str()) {
            let message = format!("nothing cites the work `{}`", work.key);
            let help = format!(
                "cite it where it is used, `[@{}]`, or take it out of `references.yaml`{}",
                work.key,
                super::drafts_hint(site)
            );
            faults.push(Diagnostic::warning("uncited-reference", work.span, message).help(help));
        }
    }
};

/// Every citation of the site.
fn cites(site: &Site) -> impl Iterator<Item = &Spanned<Cite>> {
    let cases = site.cases.iter().flat_map(|case| {
        let facts = case.document.facts.iter().flat_map(|fact| &fact.cites);
        let outcomes = &case.document.outcomes;
        facts.chain(outcomes.iter().flat_map(|outcome| &outcome.cites))
    });
    let pages = site.home.iter().chain(&site.pages);
    let pages = pages.flat_map(|page| page.document.facts.iter().flat_map(|fact| &fact.cites));
    let backgrounds = site
        .assessments
        .iter()
        .flat_map(|one| &one.document.background.cites);
    cases
        .chain(pages)
        .chain(site.bodies().flat_map(|(_, body)| &body.cites))
        .chain(backgrounds)
        .chain(site.glossary.iter().flat_map(|term| &term.cites))
}

//! An id names one thing.

use std::collections::{BTreeMap, HashMap};

use super::Rule;
use crate::diagnostic::Faults;
use crate::model::{Body, Case, Page, Site};
use crate::span::{Span, Spanned};

pub(super) const RULE: Rule = |site, faults| {
    let taxonomy = &site.taxonomy;
    unique(
        "topic",
        taxonomy.topics.iter().map(|entry| &entry.id),
        faults,
    );
    unique(
        "sector",
        taxonomy.sectors.iter().map(|entry| &entry.id),
        faults,
    );
    unique(
        "country",
        taxonomy.countries.iter().map(|entry| &entry.id),
        faults,
    );
    works(site, faults);
    unique("term", site.glossary.iter().map(|term| &term.id), faults);
    unique("fact or outcome", facts(site), faults);
    headings(site, faults);
    for assessment in &site.assessments {
        let domains = assessment.document.domains.iter().map(|domain| &domain.id);
        let items = assessment.document.items().map(|item| &item.id);
        unique(
            "domain or item",
            domains.clone().chain(items.clone()),
            faults,
        );
        for id in domains.chain(items) {
            taken(id, faults);
        }
    }
};

/// Keys of works become anchors; one that is given twice in the same letters has been told already.
fn works(site: &Site, faults: &mut Faults) {
    let works = site.bibliography.all().iter();
    let keys: BTreeMap<&str, Spanned<String>> = works
        .map(|work| (work.key.as_str(), Spanned::new(work.key.clone(), work.span)))
        .collect();
    unique("work", keys.values(), faults);
}

/// Anchors that an assessment's page has of its own.
const TAKEN: [&str; 14] = [
    "assessment",
    "clear",
    "dialog-text",
    "dialog-title",
    "errors-title",
    "keep",
    "keeping",
    "load",
    "main",
    "references",
    "rescue",
    "result",
    "save",
    "start",
];

fn taken(id: &Spanned<String>, faults: &mut Faults) {
    if TAKEN.contains(&id.value.as_str()) {
        let message = format!("the id `{}` is one that the page itself uses", id.value);
        faults.push(super::error(
            "duplicate-id",
            id.span,
            message,
            "choose another id",
        ));
    }
}

/// A heading's anchor may not be that of a fact: only one of the two could be landed on.
fn headings(site: &Site, faults: &mut Faults) {
    for case in &site.cases {
        apart(&case.document.body, case_facts(case), faults);
    }
    for page in &site.pages {
        apart(&page.document.body, page_facts(page), faults);
    }
}

fn apart<'a>(body: &Body, facts: impl Iterator<Item = &'a Spanned<String>>, faults: &mut Faults) {
    let mut places: HashMap<&str, Span> = HashMap::new();
    for fact in facts {
        places.entry(&fact.value).or_insert(fact.span);
    }
    for heading in &body.headings {
        let Some(fact) = places.get(heading.id.as_str()) else {
            continue;
        };
        let message = format!(
            "this heading's anchor `{}` is also the id of a fact",
            heading.id
        );
        let help = format!(
            "give the heading another one: `## ... {{#{}-section}}`",
            heading.id
        );
        let fault = super::error("duplicate-id", heading.span, message, help);
        faults.push(fault.label(*fact, "the fact"));
    }
}

fn facts(site: &Site) -> impl Iterator<Item = &Spanned<String>> {
    let cases = site.cases.iter().flat_map(case_facts);
    cases.chain(site.pages.iter().flat_map(page_facts))
}

fn case_facts(case: &Case) -> impl Iterator<Item = &Spanned<String>> {
    let facts = case.document.facts.iter().map(|fact| &fact.id);
    facts.chain(case.document.outcomes.iter().map(|outcome| &outcome.id))
}

fn page_facts(page: &Page) -> impl Iterator<Item = &Spanned<String>> {
    page.document.facts.iter().map(|fact| &fact.id)
}

fn unique<'a>(what: &str, ids: impl Iterator<Item = &'a Spanned<String>>, faults: &mut Faults) {
    let mut seen: HashMap<String, &Spanned<String>> = HashMap::new();
    for id in ids.filter(|id| !id.value.is_empty()) {
        if let Some(first) = seen.insert(id.value.to_lowercase(), id) {
            let message = format!("the id `{}` is given to more than one {what}", id.value);
            let fault = super::error(
                "duplicate-id",
                id.span,
                message,
                "change one of them: ids are unique in the whole site",
            );
            faults.push(fault.label(first.span, "given here too"));
        }
    }
}

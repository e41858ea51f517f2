//! A fact is told at one place in its text, and what points to a fact must find it.

use std::collections::{HashMap, HashSet};

use super::TextRule;
use crate::diagnostic::{Faults, did_you_mean};
use crate::model::{Body, Fact, Outcome, Site};
use crate::span::{Span, Spanned};

pub(super) const RULE: TextRule = |site, faults| {
    for case in site.cases() {
        placed(
            &case.document.facts,
            &case.document.outcomes,
            &case.document.body,
            faults,
        );
    }
    for page in site.all_pages() {
        placed(&page.document.facts, &[], &page.document.body, faults);
    }
    for assessment in site.assessments() {
        for item in assessment.document.items() {
            let links = item.cases.iter().map(|link| &link.fact);
            for fact in links.chain(item.advice.iter().filter_map(|advice| advice.fact.as_ref())) {
                exists(site, fact, faults);
            }
            supported(item, faults);
        }
    }
};

/// Every fact has its mark, once; every mark names a fact or an outcome of its own file.
fn placed(facts: &[Fact], outcomes: &[Outcome], body: &Body, faults: &mut Faults) {
    let mut marked: HashMap<&str, Vec<Span>> = HashMap::new();
    for mark in &body.marks {
        marked.entry(&mark.value).or_default().push(mark.span);
    }
    for fact in facts.iter().filter(|fact| !fact.id.value.is_empty()) {
        let id = &fact.id.value;
        let marks = marked.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        if marks.is_empty() {
            let message = format!("the text never tells the fact `{id}`");
            let help = format!("write `[#{id}]` at the end of the sentence that tells it");
            faults.push(super::error("unplaced-fact", fact.id.span, message, help));
        }
        for again in marks.iter().skip(1) {
            let message = format!("the fact `{id}` is marked more than once");
            let help = "keep the mark at the passage a reader should land on; elsewhere cite the work with `[@...]`";
            let fault = super::error("unplaced-fact", *again, message, help);
            faults.push(fault.label(marks[0], "marked here first"));
        }
    }
    let facts = facts.iter().map(|fact| &fact.id);
    let ids = facts.chain(outcomes.iter().map(|outcome| &outcome.id));
    let known: Vec<&str> = ids.map(|id| id.value.as_str()).collect();
    let set: HashSet<&str> = known.iter().copied().collect();
    let unknown = |mark: &&Spanned<String>| !set.contains(mark.value.as_str());
    for mark in body.marks.iter().filter(unknown) {
        if faults.is_full("unknown-fact", mark.span.file) {
            break;
        }
        let help = did_you_mean(&mark.value, "facts of this file", known.iter().copied());
        let message = format!(
            "`[#{}]` marks a fact that the front matter does not have",
            mark.value
        );
        faults.push(super::error("unknown-fact", mark.span, message, help));
    }
}

pub(super) fn exists(site: &Site, fact: &Spanned<String>, faults: &mut Faults) {
    if faults.is_full("unknown-fact", fact.span.file) {
        return;
    }
    if !fact.value.is_empty() && site.fact(&fact.value).is_none() && site.is_whole() {
        let help = did_you_mean(&fact.value, "facts", site.fact_ids());
        let help = format!("{help}{}", super::drafts_hint(site));
        faults.push(super::error(
            "unknown-fact",
            fact.span,
            format!("no case or page has the fact `{}`", fact.value),
            help,
        ));
    }
}

/// An item says which cases bear on it, or admits that none does.
fn supported(item: &crate::model::Item, faults: &mut Faults) {
    if item.cases.is_empty() && item.gap.is_none() {
        let message = format!(
            "the item `{}` names no case and admits no gap",
            item.id.value
        );
        let help = "add `cases:` with the facts that bear on it, or `gap:` to say plainly that no case shows it";
        faults.push(super::error(
            "unsupported-item",
            item.id.span,
            message,
            help,
        ));
    }
}

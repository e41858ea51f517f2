//! What a shortcode names must exist: a fact, a case, an assessment and its question.

use super::TextRule;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::model::{Argument, Owner, Shortcode, Site};
use crate::span::Spanned;

pub(super) const RULE: TextRule = |site, faults| {
    for (_, body) in site.bodies() {
        for code in &body.shortcodes {
            match &code.value {
                Shortcode::Fact { id } => {
                    super::facts::exists(site, &id.spanned(code), faults);
                }
                Shortcode::Case { slug, fact, .. }
                    if !is_full(faults, code, &["unknown-case", "unknown-fact"]) =>
                {
                    faults.extend(case(site, code, slug, fact.as_ref()));
                }
                Shortcode::Assessment { id, item, .. }
                    if !is_full(faults, code, &["unknown-assessment", "unknown-item"]) =>
                {
                    faults.extend(assessment(site, code, id, item.as_ref()));
                }
                _ => {}
            }
        }
    }
};

/// Tells whether what could be found would not be told.
fn is_full(faults: &Faults, code: &Spanned<Shortcode>, rules: &[&'static str]) -> bool {
    rules
        .iter()
        .any(|rule| faults.is_full(rule, code.span.file))
}

const DRAFT: &str =
    "take the shortcode out until it is published, or take `draft: true` out of that file";

fn case(
    site: &Site,
    code: &Spanned<Shortcode>,
    slug: &Argument,
    fact: Option<&Argument>,
) -> Option<Diagnostic> {
    let (name, span) = (&slug.value, slug.span(code));
    let path = format!("cases/{name}.md");
    let Some(case) = site.case(name) else {
        if site.is_draft(&path) {
            let message = format!("the case `{name}` is a draft");
            return Some(super::error("unknown-case", span, message, DRAFT));
        }
        let slugs = site.cases.iter().map(|case| case.slug.as_str());
        let help = did_you_mean(name, "cases", slugs);
        let message = format!("unknown case `{name}`");
        return (!site.is_unread(&path)).then(|| super::error("unknown-case", span, message, help));
    };
    let fact = fact?;
    let is_own = |id: &str| match site.fact(id).map(|entry| entry.owner) {
        Some(Owner::Case(at)) => site.cases[at].slug == case.slug,
        _ => false,
    };
    if is_own(&fact.value) {
        return None;
    }
    let ids: Vec<&str> = site.fact_ids().filter(|id| is_own(id)).collect();
    let help = did_you_mean(&fact.value, "facts of that case", ids.iter().copied());
    let message = format!("the case `{name}` has no fact `{}`", fact.value);
    Some(super::error("unknown-fact", fact.span(code), message, help))
}

fn assessment(
    site: &Site,
    code: &Spanned<Shortcode>,
    id: &Argument,
    item: Option<&Argument>,
) -> Option<Diagnostic> {
    let (name, span) = (&id.value, id.span(code));
    let path = format!("assessments/{name}.yaml");
    let Some(found) = site.assessment(name) else {
        if site.is_draft(&path) {
            let message = format!("the self-assessment `{name}` is a draft, or retired");
            let help =
                "take the shortcode out until it is published, or write `status: active` there";
            return Some(super::error("unknown-assessment", span, message, help));
        }
        let ids = site.assessments.iter();
        let ids = ids.map(|one| one.document.id.value.as_str());
        let help = did_you_mean(name, "self-assessments", ids);
        let message = format!("unknown self-assessment `{name}`");
        return (!site.is_unread(&path))
            .then(|| super::error("unknown-assessment", span, message, help));
    };
    let item = item?;
    let known = || found.document.items().map(|known| known.id.value.as_str());
    if known().any(|known| known == item.value) {
        return None;
    }
    let ids: Vec<&str> = known().collect();
    let help = did_you_mean(&item.value, "questions", ids.iter().copied());
    let message = format!(
        "the self-assessment `{name}` has no question `{}`",
        item.value
    );
    Some(super::error("unknown-item", item.span(code), message, help))
}

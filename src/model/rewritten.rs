//! A site in which some texts have been written anew, and nothing else has changed.
//!
//! It is what joining all documents again would give, for a small part of the work: an editor who saves one
//! of ten thousand texts does not wait for the others.

use std::collections::HashMap;
use std::sync::Arc;

use super::site::{Site, in_order_of_cases, in_order_of_pages};
use crate::span::{FileId, Spanned};
use crate::syntax::case::CaseDocument;
use crate::syntax::markdown::Body;
use crate::syntax::page::PageDocument;

/// Texts written anew, by their files.
#[derive(Debug, Default)]
pub struct Rewritten {
    /// Cases.
    pub cases: HashMap<FileId, Arc<CaseDocument>>,
    /// Pages, the front page among them.
    pub pages: HashMap<FileId, Arc<PageDocument>>,
}

impl Site {
    /// Returns the site with these texts in place of those of the same files. Gives `None` where that is not enough: a
    /// text is not part of the site, or a name has changed by which others find something in it.
    #[must_use]
    pub fn rewritten(&self, texts: &Rewritten) -> Option<Self> {
        let mut site = self.clone();
        let (mut found, mut is_laid_out_as_before) = (0, true);
        for case in &mut site.cases {
            if let Some(new) = texts.cases.get(&case.document.file) {
                let before = std::mem::replace(&mut case.document, Arc::clone(new));
                if !same_names_of_case(&before, new) {
                    return None;
                }
                found += 1;
                is_laid_out_as_before &= same_place_of_case(&before, new);
            }
        }
        for page in site.home.iter_mut().chain(&mut site.pages) {
            if let Some(new) = texts.pages.get(&page.document.file) {
                let before = std::mem::replace(&mut page.document, Arc::clone(new));
                if !same_names_of_page(&before, new) {
                    return None;
                }
                found += 1;
                is_laid_out_as_before &= same_place_of_page(&before, new);
            }
        }
        if found < texts.cases.len() + texts.pages.len() {
            return None;
        }
        if !is_laid_out_as_before {
            site.lay_out_again(self);
        }
        Some(site)
    }

    /// Puts texts in order again where their titles have changed, and with them all that knows them by their places.
    fn lay_out_again(&mut self, before: &Self) {
        let order = Arc::clone(&self.order);
        // Few have moved, which this sort is quick at.
        self.cases.sort_by(|a, b| in_order_of_cases(&order, a, b));
        self.pages.sort_by(|a, b| in_order_of_pages(&order, a, b));
        let cases = self.cases.iter().map(|case| case.document.file);
        let pages = self.pages.iter().map(|page| page.document.file);
        let is_moved = !cases.eq(before.cases.iter().map(|case| case.document.file))
            || !pages.eq(before.pages.iter().map(|page| page.document.file));
        if is_moved {
            self.find_places();
        }
        self.layout = Arc::default();
    }

    /// Tells whether this site has the same pages at the same addresses and in the same order as another, from which it
    /// was rewritten.
    #[must_use]
    pub fn is_laid_out_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.layout, &other.layout)
    }
}

/// What other texts, and the rules of the whole site, know a text by.
fn same_names_of_case(one: &CaseDocument, other: &CaseDocument) -> bool {
    let facts = one.facts.iter().map(|fact| &fact.id.value);
    let outcomes = one.outcomes.iter().map(|outcome| &outcome.id.value);
    facts.eq(other.facts.iter().map(|fact| &fact.id.value))
        && outcomes.eq(other.outcomes.iter().map(|outcome| &outcome.id.value))
        && same_anchors(&one.body, &other.body)
        && same(&one.aliases, &other.aliases)
        && same(&one.topics, &other.topics)
        && one.draft == other.draft
}

fn same_names_of_page(one: &PageDocument, other: &PageDocument) -> bool {
    let facts = one.facts.iter().map(|fact| &fact.id.value);
    facts.eq(other.facts.iter().map(|fact| &fact.id.value))
        && same_anchors(&one.body, &other.body)
        && same(&one.aliases, &other.aliases)
        && same(&one.topics, &other.topics)
        && one.draft == other.draft
}

fn same_anchors(one: &Body, other: &Body) -> bool {
    let anchors = one.headings.iter().map(|heading| &heading.id);
    anchors.eq(other.headings.iter().map(|heading| &heading.id))
}

fn same(one: &[Spanned<String>], other: &[Spanned<String>]) -> bool {
    let values = one.iter().map(|one| &one.value);
    values.eq(other.iter().map(|other| &other.value))
}

/// What decides where a case stands in lists, and what lists there are.
fn same_place_of_case(one: &CaseDocument, other: &CaseDocument) -> bool {
    one.weight == other.weight
        && one.short_name == other.short_name
        && one.title.value == other.title.value
        && one.country.value == other.country.value
        && one.sector.value == other.sector.value
        && one.period == other.period
        && one.evidence() == other.evidence()
        && one.review.reviewed == other.review.reviewed
}

fn same_place_of_page(one: &PageDocument, other: &PageDocument) -> bool {
    one.weight == other.weight
        && one.title.value == other.title.value
        && one.review.reviewed == other.review.reviewed
}

//! Where there are self-assessments, each case is one that some answer can lead to.

use std::collections::BTreeSet;

use super::Rule;
use crate::diagnostic::Diagnostic;
use crate::model::Owner;

pub(super) const RULE: Rule = |site, faults| {
    // What a file points to that could not be read is not known.
    if site.assessments.is_empty() || !site.is_whole() {
        return;
    }
    let items = site.assessments.iter().flat_map(|one| one.document.items());
    let facts = items.flat_map(|item| {
        let links = item.cases.iter().map(|link| &link.fact);
        links.chain(item.advice.iter().filter_map(|advice| advice.fact.as_ref()))
    });
    let used: BTreeSet<usize> = facts
        .filter_map(|fact| match site.fact(&fact.value)?.owner {
            Owner::Case(at) => Some(at),
            Owner::Page(_) => None,
        })
        .collect();
    for (at, case) in site.cases.iter().enumerate() {
        // While a case is being written no question leads to it yet.
        if !used.contains(&at) && !case.document.draft {
            let message = format!("no self-assessment points to the case `{}`", case.slug);
            let help = format!(
                "name one of its facts below `cases:` or `advice:` of a question on which it bears{}",
                super::drafts_hint(site)
            );
            let span = case.document.title.span;
            faults.push(Diagnostic::warning("unused-case", span, message).help(help));
        }
    }
};

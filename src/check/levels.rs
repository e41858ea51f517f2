//! The levels of an item are written out and differ from one another.

use std::collections::BTreeMap;

use super::Rule;
use crate::diagnostic::Diagnostic;
use crate::model::Site;

pub(super) const RULE: Rule = |site, faults| {
    for domain in site
        .assessments
        .iter()
        .flat_map(|one| &one.document.domains)
    {
        if let [only] = domain.items.as_slice() {
            let message = format!(
                "the domain `{}` has one item, so it can never have a score",
                domain.id.value
            );
            let fault = Diagnostic::warning("small-domain", only.id.span, message);
            faults.push(fault.help(
                "a score needs two answers: add an item, or move this one to another domain",
            ));
        }
    }
    for item in items(site) {
        let mut seen = BTreeMap::new();
        let given = item
            .anchors
            .iter()
            .filter(|anchor| anchor.is_some())
            .count();
        if given != 0 && given != item.anchors.len() {
            let message = format!(
                "the item `{}` describes {given} of its five levels",
                item.id.value
            );
            let help = "describe all five, `0:` to `4:`, or none to use those of the scale";
            faults.push(super::error("levels", item.id.span, message, help));
        }
        for (level, anchor) in item.anchors.iter().enumerate() {
            let Some(anchor) = anchor else { continue };
            if let Some(same) = seen.insert(anchor.value.to_lowercase(), level) {
                let message = format!(
                    "levels {same} and {level} of `{}` say the same",
                    item.id.value
                );
                faults.push(super::error(
                    "levels",
                    anchor.span,
                    message,
                    "say what one has that the other has not",
                ));
            }
        }
    }
};

fn items(site: &Site) -> impl Iterator<Item = &crate::model::Item> {
    site.assessments
        .iter()
        .flat_map(|assessment| assessment.document.items())
}

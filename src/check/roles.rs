//! The roles of a self-assessment can be told apart, and there are several.

use std::collections::BTreeMap;

use super::Rule;
use crate::diagnostic::{Diagnostic, Faults};
use crate::model::{Role, Site};
use crate::span::Spanned;

pub(super) const RULE: Rule = |site: &Site, faults| {
    for assessment in &site.assessments {
        let roles = &assessment.document.groups.roles;
        once(roles.iter().map(|role| &role.id), "the id", faults);
        once(roles.iter().map(|role| &role.label), "the label", faults);
        if let [Role { id, .. }] = roles.as_slice() {
            let message = format!("the role `{}` is the only one", id.value);
            let help = "add the other roles, or take `roles` out: one alone sets nobody apart";
            faults.push(Diagnostic::warning("lone-role", id.span, message).help(help));
        }
    }
};

fn once<'a>(words: impl Iterator<Item = &'a Spanned<String>>, what: &str, faults: &mut Faults) {
    let mut seen = BTreeMap::new();
    for word in words.filter(|word| !word.value.is_empty()) {
        if let Some(first) = seen.insert(word.value.to_lowercase(), word.span) {
            let message = format!("{what} `{}` stands twice in `roles`", word.value);
            let help = "give each role an id and a label of its own";
            let fault = super::error("duplicate-entry", word.span, message, help);
            faults.push(fault.label(first, "here first"));
        }
    }
}

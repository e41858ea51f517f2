//! Every rule of advice can be given: the first that fits an answer is, and no other.

use super::Rule;
use crate::diagnostic::Faults;
use crate::model::{Item, When};

pub(super) const RULE: Rule = |site, faults| {
    for item in site.assessments.iter().flat_map(|one| one.document.items()) {
        never_given(item, faults);
    }
};

fn never_given(item: &Item, faults: &mut Faults) {
    for (at, advice) in item.advice.iter().enumerate() {
        let covers = |earlier: When| match (earlier, advice.when) {
            (When::AtMost(earlier), When::AtMost(level)) => earlier >= level,
            (When::Unknown, When::Unknown) => true,
            _ => false,
        };
        if let Some(first) = item.advice[..at].iter().find(|first| covers(first.when)) {
            let message =
                "this advice is never given: an earlier rule fits the same answers".to_owned();
            let help =
                "write the rules in the order of their levels, `at-most: 0` first, each level once";
            let fault = super::error("advice", advice.span, message, help);
            faults.push(fault.label(first.span, "this rule comes first"));
        }
    }
}

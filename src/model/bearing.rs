//! On which questions of assessments each case bears, and how strongly.

use super::site::{Assessment, Owner, Site};
use crate::syntax::assessment::{Item, Strength};

/// A question that facts of a case bear on.
#[derive(Debug, Clone, Copy)]
pub struct Bearing<'s> {
    /// The assessment.
    pub assessment: &'s Assessment,
    /// The position of the question in it.
    pub at: usize,
    /// The question.
    pub item: &'s Item,
    /// The best of all facts of the case.
    pub strength: Strength,
}

impl Site {
    /// Finds the questions that each case bears on, by the position of the case, in the order of the assessments.
    #[must_use]
    pub fn bearings(&self) -> Vec<Vec<Bearing<'_>>> {
        let mut found: Vec<Vec<Bearing<'_>>> = vec![Vec::new(); self.cases.len()];
        for assessment in &self.assessments {
            for (at, item) in assessment.document.items().enumerate() {
                for link in &item.cases {
                    let owner = self.fact(&link.fact.value).map(|entry| entry.owner);
                    let (Some(Owner::Case(case)), Some(strength)) = (owner, link.strength) else {
                        continue;
                    };
                    // One question's links are read together, so the last tells.
                    let last = found[case].last_mut();
                    match last.filter(|last| std::ptr::eq(last.item, item)) {
                        Some(last) => last.strength = last.strength.min(strength),
                        None => found[case].push(Bearing {
                            assessment,
                            at,
                            item,
                            strength,
                        }),
                    }
                }
            }
        }
        found
    }
}

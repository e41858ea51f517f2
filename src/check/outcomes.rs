//! An outcome gives the figure it claims to have, and the text has the place where it is printed.

use super::TextRule;
use crate::diagnostic::Faults;
use crate::model::{Case, Evidence, NOT_SAID, OUTCOMES};

pub(super) const RULE: TextRule = |site, faults| {
    for case in site.cases() {
        figures(case, faults);
        let document = &case.document;
        if let Some(outcome) = document.outcomes.first() {
            printed(
                case,
                outcome.id.span,
                "outcomes",
                OUTCOMES,
                "What came of it",
                faults,
            );
        }
        if !document.not_said.is_empty() {
            printed(
                case,
                document.title.span,
                "not-said",
                NOT_SAID,
                "What the sources do not say",
                faults,
            );
        }
    }
};

fn figures(case: &Case, faults: &mut Faults) {
    for outcome in &case.document.outcomes {
        match (&outcome.evidence, &outcome.figure) {
            (Some(evidence), None)
                if matches!(evidence.value, Evidence::Figure | Evidence::Rank) =>
            {
                let message =
                    "this outcome is marked as measured or ranked but gives no figure".to_owned();
                let help = "add `figure:` with the value, rank or band, or write `evidence: claim`";
                faults.push(super::error("outcome", evidence.span, message, help));
            }
            (Some(evidence), Some(figure))
                if matches!(evidence.value, Evidence::Claim | Evidence::Views) =>
            {
                let message =
                    "this outcome has a figure but is not marked as measured or ranked".to_owned();
                let help = "write `evidence: figure` for a measured value, `evidence: rank` for a rank or band";
                faults.push(super::error("outcome", figure.span, message, help));
            }
            _ => {}
        }
    }
}

fn printed(
    case: &Case,
    span: crate::span::Span,
    key: &str,
    anchor: &str,
    heading: &str,
    faults: &mut Faults,
) {
    if case
        .document
        .body
        .headings
        .iter()
        .all(|found| found.id != anchor || found.level != 2)
    {
        let message = format!("`{key}` has no place in the text");
        let help = format!("add the heading `## {heading}`: it is printed below");
        faults.push(super::error("missing-heading", span, message, help));
    }
}

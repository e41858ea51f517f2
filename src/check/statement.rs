//! Settings for an accessibility statement need a page for it, and must agree with each other.

use super::Rule;
use crate::diagnostic::{Diagnostic, Faults};
use crate::model::{Accessibility, Conformance, Problem, Reason};

const SOURCE: &str = "accessibility.md";

pub(super) const RULE: Rule = |site, faults| {
    let Some(settings) = &site.config.accessibility else {
        return;
    };
    status(settings, faults);
    let has_page = site.pages.iter().any(|page| page.source == SOURCE);
    if has_page || site.is_unread(SOURCE) || site.is_draft(SOURCE) {
        return;
    }
    let message = format!("there is no `{SOURCE}` for the accessibility statement to stand on");
    let help = format!(
        "add `{}/{SOURCE}` with `title` and `summary`; the statement follows its text",
        site.config.src
    );
    faults.push(Diagnostic::error("statement-page", settings.span, message).help(help));
};

/// The status and the list of problems must say the same.
fn status(settings: &Accessibility, faults: &mut Faults) {
    // What the regulations leave out does not count against a site.
    let counts = |problem: &Problem| problem.reason != Reason::OutOfScope;
    let has_problems = settings.problems.iter().any(counts);
    let (message, help) = match (settings.status.value, has_problems) {
        (Conformance::Full, true) => (
            "the status is `full`, and problems are listed",
            "write `status = \"partial\"`",
        ),
        (Conformance::Partial | Conformance::Not, false) => (
            "the status is not `full`, and no problem is listed",
            "list each below `[[output.site.accessibility.problems]]`, with `what` and `reason`",
        ),
        _ => return,
    };
    let (message, span) = (message.to_owned(), settings.status.span);
    faults.push(super::error("statement-status", span, message, help));
}

//! The accessibility statement: what the settings say, in the parts that the law asks for.

use super::Renderer;
use super::view::{ContactView, ProblemView, ProblemsView, StatementView};
use crate::model::{Accessibility, Conformance, Date, Law, Problem, Reason, Route};

/// The page that holds the statement.
pub(super) const PAGE: &str = "accessibility.html";

/// The reasons, in the order of the regulations, with their words in the theme.
const REASONS: [(Reason, &str); 3] = [
    (Reason::NonCompliance, "non-compliance"),
    (Reason::DisproportionateBurden, "disproportionate-burden"),
    (Reason::OutOfScope, "out-of-scope"),
];

impl Renderer<'_> {
    /// Returns the statement, on its page.
    pub(super) fn statement(&self, route: &Route) -> Option<StatementView> {
        let settings = self.site.config.accessibility.as_ref();
        let settings = settings.filter(|_| route.as_str() == PAGE)?;
        let day = |day: Option<Date>| day.map(|day| self.date(day));
        Some(StatementView {
            organisation: settings.organisation.clone(),
            law: match settings.law {
                Law::GreatBritain => "great-britain",
                Law::NorthernIreland => "northern-ireland",
                Law::None => "none",
            },
            status: match settings.status.value {
                Conformance::Full => "full",
                Conformance::Partial => "partial",
                Conformance::Not => "not",
            },
            contact: settings.contact.iter().map(|line| contact(line)).collect(),
            response_days: settings.response_days.map(|days| days.to_string()),
            prepared: day(settings.prepared),
            reviewed: day(settings.reviewed),
            tested: day(settings.tested),
            method: settings.method.clone(),
            problems: problems(settings),
        })
    }
}

/// A line that is an address and nothing else is a link.
fn contact(line: &str) -> ContactView {
    let is_one = !line.contains(char::is_whitespace);
    let url = if is_one && line.contains('@') && !line.contains(':') {
        Some(format!("mailto:{line}"))
    } else if is_one && line.starts_with("https://") {
        Some(line.to_owned())
    } else {
        None
    };
    ContactView {
        text: line.to_owned(),
        url,
    }
}

fn problems(settings: &Accessibility) -> Vec<ProblemsView> {
    let of = |reason: Reason| {
        let all = settings.problems.iter();
        let these = all.filter(move |problem| problem.reason == reason);
        these.map(view).collect::<Vec<_>>()
    };
    let groups = REASONS.map(|(reason, word)| ProblemsView {
        reason: word,
        problems: of(reason),
    });
    let groups = groups.into_iter();
    groups.filter(|group| !group.problems.is_empty()).collect()
}

fn view(problem: &Problem) -> ProblemView {
    ProblemView {
        what: problem.what.clone(),
        plan: problem.plan.clone(),
    }
}

//! What the accessibility statement says of those who publish the site, and of what they tested.

use crate::diagnostic::Diagnostic;
use crate::span::{Span, Spanned};
use crate::syntax::date::{self, Date};
use crate::syntax::fields::Fields;

/// The settings below `[output.site.accessibility]`.
#[derive(Debug, Clone)]
pub struct Accessibility {
    /// Where the settings begin, for what other files make of them.
    pub span: Span,
    /// Who publishes the site.
    pub organisation: String,
    /// Which law asks for the statement.
    pub law: Law,
    /// How far the site meets WCAG 2.2 AA.
    pub status: Spanned<Conformance>,
    /// Ways to reach the organisation, each as one line.
    pub contact: Vec<String>,
    /// Working days until somebody answers.
    pub response_days: Option<i64>,
    /// The day of the first statement.
    pub prepared: Option<Date>,
    /// The day of the last review of the statement.
    pub reviewed: Option<Date>,
    /// The day of the last test.
    pub tested: Option<Date>,
    /// Who tested, and how.
    pub method: String,
    /// What does not meet the standard.
    pub problems: Vec<Problem>,
}

/// Something that does not meet the standard.
#[derive(Debug, Clone)]
pub struct Problem {
    /// What a person meets, with the criterion that fails.
    pub what: String,
    /// Why it is so.
    pub reason: Reason,
    /// What will be done about it, and when.
    pub plan: Option<String>,
}

/// Which law asks for a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// The accessibility regulations for public bodies, in England, Scotland and Wales.
    GreatBritain,
    /// The same, in Northern Ireland, where another body enforces them.
    NorthernIreland,
    /// None: the publisher is no public body.
    None,
}

/// How far a site meets the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformance {
    /// Wholly.
    Full,
    /// But for what is listed.
    Partial,
    /// In most of it not.
    Not,
}

/// Why something does not meet the standard, in the words of the regulations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It should, and does not yet.
    NonCompliance,
    /// Mending it now would be a disproportionate burden.
    DisproportionateBurden,
    /// The regulations leave it out.
    OutOfScope,
}

/// The most working days that anybody can be asked to wait.
const LONGEST: i64 = 365;
/// The words for each law.
pub const LAW: [(&str, Law); 3] = [
    ("great-britain", Law::GreatBritain),
    ("northern-ireland", Law::NorthernIreland),
    ("none", Law::None),
];
/// The words for how far a site meets the standard.
pub const CONFORMANCE: [(&str, Conformance); 3] = [
    ("full", Conformance::Full),
    ("partial", Conformance::Partial),
    ("not", Conformance::Not),
];
/// The words for why something does not meet it.
pub const REASON: [(&str, Reason); 3] = [
    ("non-compliance", Reason::NonCompliance),
    ("disproportionate-burden", Reason::DisproportionateBurden),
    ("out-of-scope", Reason::OutOfScope),
];

/// Reads the settings, if there are any; a statement without what the law asks for is a fault.
pub(super) fn read(site: &mut Fields<'_, '_>) -> Option<Accessibility> {
    let node = site.node("accessibility")?;
    let what = "`[output.site.accessibility]`";
    let mut fields = Fields::open(node, what, site.faults())?;
    let law = fields.choice("law", &LAW);
    let status = fields.choice("status", &CONFORMANCE);
    fields.required("prepared");
    fields.required("tested");
    let read = Accessibility {
        span: fields.span(),
        organisation: fields.text("organisation").value,
        law: law.map_or(Law::None, |law| law.value),
        // Without a status there is no statement, but what else is missing is told first.
        status: status.unwrap_or(Spanned::new(Conformance::Not, fields.span())),
        contact: required_lines(&mut fields),
        response_days: days(&mut fields),
        prepared: date::field(&mut fields, "prepared").map(|date| date.value),
        reviewed: date::field(&mut fields, "reviewed").map(|date| date.value),
        tested: date::field(&mut fields, "tested").map(|date| date.value),
        method: fields.text("method").value,
        problems: problems(&mut fields),
    };
    fields.finish();
    status.map(|_| read)
}

fn required_lines(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let lines = fields.required_texts("contact").into_iter();
    lines.map(|line| line.value).collect()
}

fn days(fields: &mut Fields<'_, '_>) -> Option<i64> {
    let given = fields.integer("response-days")?;
    if (1..=LONGEST).contains(&given.value) {
        return Some(given.value);
    }
    let message = format!("`response-days` must be from 1 to {LONGEST}");
    let fault = Diagnostic::error("wrong-type", given.span, message);
    fields
        .faults()
        .push(fault.help("write `response-days = 10`"));
    None
}

fn problems(fields: &mut Fields<'_, '_>) -> Vec<Problem> {
    let mut found = Vec::new();
    for node in fields.list("problems") {
        let Some(mut one) = Fields::open(node, "a problem", fields.faults()) else {
            continue;
        };
        let what = one.text("what").value;
        let reason = one.choice("reason", &REASON);
        let plan = one.optional_text("plan").map(|plan| plan.value);
        one.finish();
        found.extend(reason.map(|reason| Problem {
            what,
            reason: reason.value,
            plan,
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    const WHOLE: &str = "[book]\ntitle = \"A\"\n[output.site.accessibility]\norganisation = \"Example trust\"\n\
        law = \"great-britain\"\nstatus = \"full\"\ncontact = [\"access@trust.example\"]\nresponse-days = 10\n\
        prepared = 2026-11-01\ntested = 2026-10-30\nmethod = \"By hand.\"\n";

    #[test]
    fn a_whole_statement_is_read() {
        let (config, faults) = read(WHOLE);
        assert!(faults.is_empty(), "{faults:?}");
        let read = config.accessibility.unwrap();
        assert_eq!(read.contact, ["access@trust.example"]);
        assert_eq!(read.prepared.unwrap().to_string(), "2026-11-01");
        assert_eq!(
            (read.law, read.response_days),
            (Law::GreatBritain, Some(10))
        );
    }

    #[test]
    fn each_part_that_the_law_asks_for_is_missed() {
        for key in [
            "organisation",
            "law",
            "status",
            "contact",
            "prepared",
            "tested",
            "method",
        ] {
            let lines = WHOLE
                .lines()
                .filter(|line| !line.starts_with(&format!("{key} =")));
            let (_, faults) = read(&lines.collect::<Vec<_>>().join("\n"));
            let wanted = format!("`[output.site.accessibility]` needs `{key}`");
            assert_eq!(faults, [wanted]);
        }
    }
}

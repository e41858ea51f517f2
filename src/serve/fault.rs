//! Faults as the browser shows them: what the command line prints, in parts.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::Sources;
use crate::span::{Span, marked_line};

/// The most that a page can usefully show; the rest is counted.
const MOST: usize = 50;
/// The longest line that is shown, in characters on either side of what is marked.
const ASIDE: usize = 160;

/// The faults of a reading: how many there are, and as many as a page can show, errors first.
#[derive(Serialize)]
pub(super) struct Faults {
    errors: usize,
    warnings: usize,
    #[serde(rename = "faults")]
    shown: Vec<Fault>,
}

/// One fault.
#[derive(Serialize)]
struct Fault {
    is_error: bool,
    rule: &'static str,
    message: String,
    /// `content/cases/first.md:9:10`, as far as it is known.
    place: String,
    line: Option<Line>,
    labels: Vec<Label>,
    help: Option<String>,
}

/// A line of a file in three parts, the middle one marked.
#[derive(Serialize)]
struct Line {
    number: usize,
    before: String,
    marked: String,
    after: String,
}

/// A second place.
#[derive(Serialize)]
struct Label {
    text: String,
    place: String,
    line: Line,
}

impl Faults {
    /// Gathers faults of a reading.
    pub(super) fn new<'a>(
        faults: impl IntoIterator<Item = &'a Diagnostic>,
        sources: &Sources,
    ) -> Self {
        let (errors, warnings): (Vec<_>, Vec<_>) = faults
            .into_iter()
            .partition(|fault| fault.severity == Severity::Error);
        let (errors_in_all, warnings_in_all) = (errors.len(), warnings.len());
        let all = errors.into_iter().chain(warnings);
        Self {
            errors: errors_in_all,
            warnings: warnings_in_all,
            shown: all.take(MOST).map(|fault| shown(fault, sources)).collect(),
        }
    }
}

fn shown(fault: &Diagnostic, sources: &Sources) -> Fault {
    let (place, line) = match &fault.place {
        Place::File(path, None) => (path.clone(), None),
        Place::File(path, Some((line, column))) => (format!("{path}:{line}:{column}"), None),
        Place::Text(span) => (place(*span, sources), Some(line(*span, sources))),
    };
    let labels = fault.labels.iter().map(|label| Label {
        text: label.text.clone(),
        place: self::place(label.span, sources),
        line: self::line(label.span, sources),
    });
    Fault {
        is_error: fault.severity == Severity::Error,
        rule: fault.rule,
        message: fault.message.clone(),
        place,
        line,
        labels: labels.collect(),
        help: fault.help.clone(),
    }
}

fn place(span: Span, sources: &Sources) -> String {
    let (path, line, column) = sources.locate(span);
    format!("{path}:{line}:{column}")
}

fn line(span: Span, sources: &Sources) -> Line {
    let (text, marked) = marked_line(&sources.get(span.file).text, span);
    let before = &text[..marked.start];
    let skipped = before.chars().count().saturating_sub(ASIDE);
    Line {
        number: sources.locate(span).1,
        before: before.chars().skip(skipped).collect(),
        after: text[marked.end..].chars().take(ASIDE).collect(),
        marked: text[marked].to_owned(),
    }
}

//! Shows faults as a compiler does: file, line, the text marked, what is wrong, what to type.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::io::IsTerminal as _;

use super::{count, say};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::Sources;
use crate::span::Span;

/// Shows all faults and a closing line with their number.
pub(super) fn show(faults: &[Diagnostic], sources: &Sources) {
    let renderer = if use_colour() {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    for fault in faults {
        say(&renderer.render(&[group(fault, sources)]));
        say("");
    }
    let errors = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .count();
    let warnings = faults.len() - errors;
    match (errors, warnings) {
        (0, 0) => {}
        (0, _) => say(&count(warnings, "warning")),
        (_, 0) => say(&count(errors, "error")),
        (_, _) => say(&format!(
            "{}, {}",
            count(errors, "error"),
            count(warnings, "warning")
        )),
    }
}

/// Colour is for terminals, unless the reader has asked for none.
#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here, at the edge"
)]
fn use_colour() -> bool {
    std::io::stderr().is_terminal()
        && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

fn group<'a>(fault: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(printable(&fault.message))
        .id(fault.rule);
    let group = match &fault.place {
        Place::File(path) => Group::with_title(title).element(Origin::path(printable(path))),
        Place::Text(span) => {
            let mut group = Group::with_title(title).element(snippet(
                *span,
                None,
                AnnotationKind::Primary,
                sources,
            ));
            for label in &fault.labels {
                group = group.element(snippet(
                    label.span,
                    Some(&label.text),
                    AnnotationKind::Context,
                    sources,
                ));
            }
            group
        }
    };
    match &fault.help {
        Some(help) => group.element(Level::HELP.message(printable(help))),
        None => group,
    }
}

fn snippet<'a>(
    span: Span,
    label: Option<&'a str>,
    kind: AnnotationKind,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let file = sources.get(span.file);
    let annotation = kind.span(first_line(&file.text, span)).label(label);
    Snippet::source(file.text.as_str())
        .path(file.path.as_str())
        .annotation(annotation)
}

/// Cuts a span of several lines to its first: that is where an editor should look.
fn first_line(text: &str, span: Span) -> std::ops::Range<usize> {
    let range = span.range();
    let start = range.start.min(text.len());
    let marked = text
        .get(start..range.end.min(text.len()))
        .unwrap_or_default();
    start..start + marked.find('\n').unwrap_or(marked.len())
}

/// Shows control characters instead of sending them to the terminal.
pub(super) fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control()
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
        {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_speak_to_the_terminal() {
        assert_eq!(printable("a\u{1b}[31m\u{202e}b"), "a\\u{1b}[31m\\u{202e}b");
    }

    #[test]
    fn a_span_of_many_lines_is_marked_on_its_first() {
        let mut sources = Sources::default();
        let id = sources.add("a.md", "one\ntwo three\nfour");
        assert_eq!(
            first_line(&sources.get(id).text, Span::new(id, 4..18)),
            4..13
        );
    }
}

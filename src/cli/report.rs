//! Shows faults as a compiler does: file, line, the text marked, what is wrong, what to type.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::io::IsTerminal as _;

use super::format::{self, Format};
use super::{SiteArguments, count, result, say};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::Sources;
use crate::span::{Span, marked_line};

/// Shows all faults in the format that was asked for.
pub(super) fn show(arguments: &SiteArguments, opened: &crate::Opened) {
    let (faults, sources) = (&opened.faults, &opened.sources);
    match arguments.format {
        Format::Human => for_people(faults, sources),
        Format::Github if faults.is_empty() => {}
        format => result(&format::text(format, faults, sources, &arguments.dir)),
    }
}

/// Shows all faults and a closing line with their number.
pub(super) fn for_people(faults: &[Diagnostic], sources: &Sources) {
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

/// Returns a fault as it is printed, without colour. For tests.
#[doc(hidden)]
#[must_use]
pub fn shown(fault: &Diagnostic, sources: &Sources) -> String {
    Renderer::plain().render(&[group(fault, sources)])
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
        Place::File(path, position) => {
            let mut origin = Origin::path(printable(path));
            if let Some((line, column)) = position {
                origin = origin.line(*line).char_column(*column);
            }
            Group::with_title(title).element(origin)
        }
        Place::Text(span) if !is_shown(*span, sources) => {
            let (path, line, column) = sources.locate(*span);
            let origin = Origin::path(printable(path)).line(line);
            Group::with_title(title).element(origin.char_column(column))
        }
        Place::Text(span) => {
            let mut group = Group::with_title(title).element(snippet(
                *span,
                None,
                AnnotationKind::Primary,
                sources,
            ));
            let labels = fault.labels.iter();
            for label in labels.filter(|label| is_shown(label.span, sources)) {
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

/// The longest line that is shown, in bytes: a renderer that looks at a line of a megabyte once for each of its faults
/// would not come to an end.
const LONGEST_LINE: usize = 20_000;

/// Tells whether the line that a fault is in is shown; of one that is not, the place is told.
fn is_shown(span: Span, sources: &Sources) -> bool {
    marked_line(&sources.get(span.file).text, span).0.len() <= LONGEST_LINE
}

/// Shows one line of a file, marked. The renderer gets no more than that: it looks at all it is given.
fn snippet<'a>(
    span: Span,
    label: Option<&str>,
    kind: AnnotationKind,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let file = sources.get(span.file);
    let (path, line, _) = sources.locate(span);
    let (text, marked) = marked_line(&file.text, span);
    let annotation = kind.span(marked).label(label.map(printable));
    Snippet::source(text)
        .line_start(line)
        .path(printable(path))
        .annotation(annotation)
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
    fn of_a_line_without_an_end_only_the_place_is_shown() {
        let shown = |text: String| {
            let mut sources = Sources::default();
            let file = sources.add("a.md", text.as_str());
            let fault = Diagnostic::error("links", Span::new(file, 14..17), "wrong");
            Renderer::plain().render(&[group(&fault, &sources)])
        };
        let line = |length: usize| format!("one\ntwo three {}\n", "four ".repeat(length));
        let long = shown(line(LONGEST_LINE / 5));
        assert!(
            long.contains("a.md:2:11") && !long.contains("four"),
            "{long}"
        );
        assert!(shown(line(10)).contains("two three four"));
    }

    #[test]
    fn a_name_cannot_speak_to_the_terminal() {
        assert_eq!(printable("a\u{1b}[31m\u{202e}b"), "a\\u{1b}[31m\\u{202e}b");
    }
}

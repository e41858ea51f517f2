//! Signs that were meant as Markdown and that the parser took for words: hash signs, labels, brackets.

use super::{HINT, Scan};
use crate::diagnostic::Diagnostic;
use crate::span::Span;

impl Scan<'_> {
    /// Tells hash signs that would be printed: a heading needs a space after them.
    pub(super) fn hashes(&mut self, words: &str, span: Span) {
        let rest = words.trim_start_matches('#');
        let signs = words.len() - rest.len();
        if self.at_start && (2..=6).contains(&signs) && rest.starts_with(char::is_alphabetic) {
            let message = "this is no heading: there is no space after the hash signs".to_owned();
            let help = format!("write `{} {rest}`", "#".repeat(signs));
            self.faults
                .push(Diagnostic::error("stray-markup", span, message).help(help));
        }
    }

    /// Tells a label that is defined nowhere.
    pub(super) fn broken(&mut self, label: &str, span: Span) {
        if label == HINT {
            let fault = Diagnostic::error("unwritten", span, "this passage is still a hint");
            self.faults
                .push(fault.help("write your own words in its place, or delete it"));
            return;
        }
        let fault = Diagnostic::error(
            "stray-markup",
            span,
            format!("`[{label}]` names no address"),
        );
        self.faults.push(fault.help("write `[words](address)`"));
    }

    /// Tells what is left of a link or a footnote mark that the parser could not read as one.
    pub(super) fn stray(&mut self, words: &str, span: Span) {
        let (closed, opened) = (
            self.bracket == Some((span.start, ']')),
            self.bracket == Some((span.start, '[')),
        );
        self.bracket = words
            .chars()
            .last()
            .filter(|c| matches!(c, '[' | ']'))
            .map(|c| (span.end, c));
        if self.in_code {
            return;
        }
        if words.contains("[^") || (opened && words.starts_with('^')) {
            let message = "this footnote mark has no text".to_owned();
            let name = words.trim_start_matches(['[', '^']).trim_end_matches(']');
            let help = format!("add a line `[^{name}]: text` below");
            // Its brackets lie in the words before and after.
            let around = span.range().start - usize::from(opened)..span.range().end + 1;
            let is_mark = |text: &str| text.starts_with('[') && text.ends_with(']');
            let is_mark = self.text.get(around.clone()).is_some_and(is_mark);
            let span = if is_mark {
                Span::new(span.file, around)
            } else {
                span
            };
            self.faults
                .push(Diagnostic::error("footnote", span, message).help(help));
        } else if words.contains("](") || (closed && words.starts_with('(')) {
            let message = "this looks like a link, but cannot be read as one".to_owned();
            let fault = Diagnostic::error("stray-markup", span, message);
            self.faults.push(fault.help(
                "write `[words](address)`, without another link, mark or citation in the words",
            ));
        }
    }
}

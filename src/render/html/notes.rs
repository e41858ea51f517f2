//! Footnotes: their marks in a text, and their texts below it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Writer;
use crate::render::escape;

/// What is known of the footnotes of a text so far.
#[derive(Default)]
pub(super) struct Notes {
    numbers: BTreeMap<String, usize>,
    texts: BTreeMap<usize, String>,
    /// The text that was being written when a note began.
    outer: Vec<(String, String)>,
}

impl Notes {
    fn number(&mut self, label: &str) -> (usize, bool) {
        // The parser pairs marks and texts without regard to case, and so must we.
        let label = label.to_lowercase();
        let next = self.numbers.len() + 1;
        let is_first = !self.numbers.contains_key(&label);
        (*self.numbers.entry(label).or_insert(next), is_first)
    }
}

impl Writer<'_, '_> {
    pub(super) fn note_reference(&mut self, label: &str) {
        let (number, is_first) = self.notes.number(label);
        let links = self.source.route;
        let note = links.id(&format!("fn-{number}"));
        self.push("<sup");
        if is_first {
            let id = links.id(&format!("fnref-{number}"));
            escape::attribute(self.out(), "id", &id);
        }
        _ = write!(
            self.out(),
            "><a href=\"#{note}\" role=\"doc-noteref\">{number}</a></sup>"
        );
    }

    pub(super) fn start_note(&mut self, label: &str) {
        let outer = std::mem::take(self.out());
        self.notes.outer.push((label.to_owned(), outer));
    }

    pub(super) fn end_note(&mut self) {
        let Some((label, outer)) = self.notes.outer.pop() else {
            return;
        };
        let text = std::mem::replace(self.out(), outer);
        self.written += text.len();
        let (number, _) = self.notes.number(&label);
        self.notes.texts.insert(number, text);
    }

    /// Writes the texts of all notes, in the order of their marks.
    pub(super) fn write_notes(&mut self) {
        let texts = std::mem::take(&mut self.notes.texts);
        if texts.is_empty() {
            return;
        }
        let (title, back) = (
            self.source.theme.word("body", "footnotes"),
            self.source.theme.word("body", "back"),
        );
        self.push("<section class=\"cb-footnotes\" role=\"doc-endnotes\"");
        let links = self.source.route;
        let chapter = links.own_number().unwrap_or_default();
        let label = format!("{title} {chapter}");
        escape::attribute(self.out(), "aria-label", label.trim_end());
        self.push("><ol>\n");
        for (number, text) in texts {
            let id = links.id(&format!("fn-{number}"));
            let mark = links.id(&format!("fnref-{number}"));
            _ = write!(
                self.out(),
                "<li id=\"{id}\">{text}<a href=\"#{mark}\" role=\"doc-backlink\">"
            );
            escape::text(self.out(), back);
            self.push("</a></li>\n");
        }
        self.push("</ol></section>\n");
    }
}

//! Splits a Markdown file into its front matter and its body.

use std::ops::Range;

use super::markdown::{self, Body};
use super::yaml::{self, Fragment, Node};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::Span;

/// A Markdown file in its two parts.
#[derive(Debug)]
pub struct Split {
    /// The front matter, where it is there and parses.
    pub front: Option<Node>,
    /// The scanned body.
    pub body: Body,
}

/// Splits and reads a file; `what` names the kind of file in the message when the front matter is missing.
pub fn split(file: &SourceFile, what: &str, faults: &mut Faults) -> Split {
    let Some((yaml, start)) = find(&file.text) else {
        faults.push(missing(file, what));
        return Split {
            front: None,
            body: markdown::scan(file.id, &file.text, 0, faults),
        };
    };
    let fragment = Fragment {
        file: file.id,
        text: &file.text[yaml.clone()],
        offset: yaml.start,
    };
    let front = yaml::parse(fragment, faults);
    Split {
        front,
        body: markdown::scan(file.id, &file.text, start, faults),
    }
}

/// Where the YAML starts and ends, and where the body starts.
fn find(text: &str) -> Option<(Range<usize>, usize)> {
    let start = opening(text)?;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Returns where the YAML starts, if the first line is three hyphens.
fn opening(text: &str) -> Option<usize> {
    let line = text.split_inclusive('\n').next()?;
    (line.trim_end() == "---" && line.ends_with('\n')).then_some(line.len())
}

fn missing(file: &SourceFile, what: &str) -> Diagnostic {
    let text = &*file.text;
    let first = text.find('\n').unwrap_or(text.len());
    let span = Span::new(file.id, 0..first);
    if let Some(start) = opening(text) {
        return unended(file, start);
    }
    let first_words = text.len() - text.trim_start().len();
    if text[first_words..].starts_with("---") {
        let span = Span::new(file.id, first_words..first_words + 3);
        return Diagnostic::error(
            "front-matter",
            span,
            "the front matter begins on the first line of a file",
        )
        .help("delete what stands above this line of three hyphens, empty lines and spaces too");
    }
    Diagnostic::error("front-matter", span, format!("{what} begins with front matter between two lines of `---`"))
        .help("begin the file with `---`, then `title: ...` and the other keys, then `---`, then the text")
}

/// Marks the line that was meant as the end, or the first that is no longer front matter.
fn unended(file: &SourceFile, start: usize) -> Diagnostic {
    let mut at = start;
    let mut found = None;
    for line in file.text[start..].split_inclusive('\n') {
        let words = line.trim();
        let is_rule = words.len() > 1 && words.chars().all(|c| "-\u{2013}\u{2014}_*=.".contains(c));
        if is_rule || words.starts_with("##") {
            found = Some((at..at + line.trim_end().len(), is_rule));
            break;
        }
        at += line.len();
    }
    let message = "the front matter has no end";
    match found {
        Some((range, true)) => {
            Diagnostic::error("front-matter", Span::new(file.id, range), message)
                .help("write exactly three hyphens on this line, and nothing else: `---`")
        }
        Some((range, false)) => {
            Diagnostic::error("front-matter", Span::new(file.id, range), message)
                .help("put a line of three hyphens (`---`) above this line, after the last key")
        }
        None => Diagnostic::error("front-matter", Span::new(file.id, 0..3), message)
            .help("put a line of three hyphens (`---`) after the last key, before the text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;

    fn file(text: &str) -> SourceFile {
        SourceFile {
            id: FileId(0),
            path: "a.md".into(),
            text: text.into(),
        }
    }

    #[test]
    fn the_body_starts_after_the_second_line_of_hyphens() {
        let mut faults = Faults::new();
        let text = "---\ntitle: A\n---\n\n## One\n";
        let split = split(&file(text), "a case", &mut faults);
        assert!(faults.is_empty() && split.front.is_some());
        assert_eq!(&text[split.body.headings[0].span.range()], "## One\n");
    }

    #[test]
    fn missing_and_unended_front_matter_are_told_apart() {
        for (text, message) in [
            (
                "# A case\n",
                "a case begins with front matter between two lines of `---`",
            ),
            ("---\ntitle: A\n", "the front matter has no end"),
            (
                "---\ntitle: A\n----\n\nText.\n",
                "the front matter has no end",
            ),
            (
                "\n---\ntitle: A\n---\n",
                "the front matter begins on the first line of a file",
            ),
        ] {
            let mut faults = Faults::new();
            split(&file(text), "a case", &mut faults);
            assert_eq!(faults[0].message, message);
        }
    }
}

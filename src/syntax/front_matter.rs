//! Splits a Markdown file into its front matter and its body.

use super::markdown::{self, Body};
use super::yaml::{self, Fragment, Node};
use crate::diagnostic::Diagnostic;
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
pub fn split(file: &SourceFile, what: &str, faults: &mut Vec<Diagnostic>) -> Split {
    let Some((yaml, start)) = find(&file.text) else {
        faults.push(missing(file, what));
        return Split {
            front: None,
            body: markdown::scan(file.id, &file.text, 0, faults),
        };
    };
    let fragment = Fragment {
        file: file.id,
        text: yaml,
        offset: 4,
    };
    let front = yaml::parse(fragment, faults);
    Split {
        front,
        body: markdown::scan(file.id, &file.text, start, faults),
    }
}

/// Returns the YAML between the two lines of three hyphens, and where the body starts.
fn find(text: &str) -> Option<(&str, usize)> {
    let rest = text.strip_prefix("---\n")?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&rest[..at], 4 + at + line.len()));
        }
        at += line.len();
    }
    None
}

fn missing(file: &SourceFile, what: &str) -> Diagnostic {
    let first = file.text.find('\n').unwrap_or(file.text.len());
    let span = Span::new(file.id, 0..first);
    if file.text.starts_with("---\n") {
        return Diagnostic::error("front-matter", span, "the front matter has no end")
            .help("put a line of three hyphens (`---`) after the last key, before the text");
    }
    Diagnostic::error("front-matter", span, format!("{what} begins with front matter between two lines of `---`"))
        .help("begin the file with `---`, then `title: ...` and the other keys, then `---`, then the text")
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
        let mut faults = Vec::new();
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
        ] {
            let mut faults = Vec::new();
            split(&file(text), "a case", &mut faults);
            assert_eq!(faults[0].message, message);
        }
    }
}

//! Where something stands: a range of bytes in one source file.
//!
//! Knows nothing of lines or columns; those are worked out when a fault is shown.

use std::ops::Range;

/// Names one file of [`crate::source::Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// Makes a span; an offset past 4 GiB cannot occur, files are capped far below.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            file,
            start: clamp(range.start),
            end: clamp(range.end),
        }
    }

    /// Returns the byte range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value with the place it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// Returns the line and column (both from 1, columns in characters) of a byte offset.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].chars().count() + 1)
}

/// Returns the line that a span begins in, and the part of it that is marked: of a span of several
/// lines the first, for that is where an editor should look.
#[must_use]
pub fn marked_line(text: &str, span: Span) -> (&str, Range<usize>) {
    let start = span.range().start.min(text.len());
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    (
        &text[from..to],
        start - from..span.range().end.clamp(start, to) - from,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "one\nJönköping here";
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, text.find("here").unwrap()), (2, 11));
    }

    #[test]
    fn an_offset_inside_a_character_or_past_the_end_is_taken_to_the_nearest_before() {
        assert_eq!(line_and_column("é", 1), (1, 1));
        assert_eq!(line_and_column("ab", 99), (1, 3));
    }

    #[test]
    fn a_span_of_many_lines_is_marked_on_its_first() {
        let text = "one\ntwo three\nfour";
        assert_eq!(
            marked_line(text, Span::new(FileId(0), 8..18)),
            ("two three", 4..9)
        );
    }
}

//! The plain text of a body, kept as places in its source: nearly all of its words stand there as they are read,
//! and a second copy of every text would double what a site takes in memory.

use std::ops::Range;
use std::sync::Arc;

/// The words of a body in the order in which they are read.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The whole file.
    source: Arc<str>,
    pieces: Vec<Piece>,
    /// Where the section begins that is being read.
    section: usize,
    /// Words that do not stand in the source as they are read: what was escaped, or given to a shortcode.
    own: String,
}

/// Words in one place, and what parts them from the next.
#[derive(Debug, Clone, Copy)]
struct Piece {
    at: u32,
    length: u16,
    origin: Origin,
    after: After,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Source,
    Own,
    /// Words of another text belong here; `at` is the position of the shortcode.
    Fill,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    Nothing,
    Space,
    Line,
}

impl Words {
    pub(super) fn new(source: &Arc<str>) -> Self {
        Self {
            source: Arc::clone(source),
            ..Self::default()
        }
    }

    /// Returns how many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Begins a section; gives its first piece. A range of pieces is the text of a section.
    pub(super) fn begin_section(&mut self) -> usize {
        self.section = self.pieces.len();
        self.section
    }

    /// Adds words that were read from a place in the source, if they stand there.
    pub(super) fn push(&mut self, words: &str, place: Range<usize>) {
        if self.source.get(place.clone()) == Some(words) {
            self.pieces(words, Origin::Source, place.start);
        } else {
            self.push_own(words);
        }
    }

    /// Adds words that stand nowhere as they are read.
    pub(super) fn push_own(&mut self, words: &str) {
        let at = self.own.len();
        self.own.push_str(words);
        self.pieces(words, Origin::Own, at);
    }

    /// Adds the place for words of another text.
    pub(super) fn push_fill(&mut self, shortcode: usize) {
        self.piece(shortcode, 0, Origin::Fill);
    }

    /// Ends a word.
    pub(super) fn space(&mut self) {
        self.end(After::Space);
    }

    /// Ends a line.
    pub(super) fn line(&mut self) {
        self.end(After::Line);
    }

    fn end(&mut self, after: After) {
        let own = &self.pieces[self.section..];
        if own.last().is_none_or(|last| last.after != After::Nothing) {
            self.piece(0, 0, Origin::Own);
        }
        if let Some(last) = self.pieces.last_mut() {
            last.after = after;
        }
    }

    /// Adds words in as many pieces as they need.
    fn pieces(&mut self, words: &str, origin: Origin, at: usize) {
        let mut done = 0;
        while done < words.len() {
            let end = words.floor_char_boundary(done + usize::from(u16::MAX));
            self.piece(at + done, end - done, origin);
            done = end;
        }
    }

    fn piece(&mut self, at: usize, length: usize, origin: Origin) {
        self.pieces.push(Piece {
            // Files are far shorter than this, and so are pieces.
            at: u32::try_from(at).unwrap_or(u32::MAX),
            length: u16::try_from(length).unwrap_or(u16::MAX),
            origin,
            after: After::Nothing,
        });
    }

    /// Lets go of room that nothing was put into.
    pub(super) fn shrink(&mut self) {
        self.pieces.shrink_to_fit();
        self.own.shrink_to_fit();
    }

    /// Writes out a range of pieces; `fill` has the words for the position of a shortcode.
    pub(super) fn text<'f>(&self, pieces: Range<usize>, fill: impl Fn(usize) -> &'f str) -> String {
        let pieces = &self.pieces[pieces];
        let lengths = pieces.iter().map(|piece| usize::from(piece.length) + 1);
        let mut text = String::with_capacity(lengths.sum());
        for piece in pieces {
            let at = piece.at as usize;
            text.push_str(match piece.origin {
                Origin::Source => &self.source[at..at + usize::from(piece.length)],
                Origin::Own => &self.own[at..at + usize::from(piece.length)],
                Origin::Fill => fill(at),
            });
            match piece.after {
                After::Nothing => {}
                After::Space => text.push(' '),
                After::Line => text.push('\n'),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_written_out_as_they_were_read() {
        let source: Arc<str> = "One *two* &amp; three".into();
        let mut words = Words::new(&source);
        words.push("One ", 0..4);
        words.push("two", 5..8);
        words.push(" ", 9..10);
        words.push("&", 10..15);
        words.space();
        words.space();
        words.push_fill(7);
        words.line();
        words.push("three", 16..21);
        let text = words.text(0..words.len(), |code| if code == 7 { "seven" } else { "" });
        assert_eq!(text, "One two &  seven\nthree");
        assert_eq!(words.own, "&");
    }

    #[test]
    fn no_piece_is_too_long_or_ends_within_a_letter() {
        let long = "é".repeat(100_000);
        let mut words = Words::new(&long.as_str().into());
        words.push(&long, 0..long.len());
        words.push_own(&long);
        assert_eq!(words.text(0..words.len(), |_| ""), long.repeat(2));
        assert!(words.len() > 2);
    }
}

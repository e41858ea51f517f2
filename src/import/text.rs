//! The draft's text before it is Markdown: blocks, and the pieces of a line.

/// How words look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) strike: bool,
    /// The address they lead to.
    pub(super) link: Option<String>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Words(String, Look),
    Break,
    /// A footnote, by its number in the draft.
    Note(usize),
    /// A picture: its address from the draft, and what it shows.
    Picture {
        file: String,
        alternative: String,
    },
}

pub(super) type Line = Vec<Piece>;

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading; the title is of level nought.
    Heading(u8, Line),
    Paragraph(Line),
    Quote(Line),
    Item {
        level: u8,
        marker: super::numbering::Marker,
        line: Line,
    },
    /// Rows of cells.
    Table(Vec<Vec<Line>>),
    /// A note from editor to editor, never printed.
    Hint(&'static str),
}

/// Returns the words of a line without their looks.
pub(super) fn plain(line: &[Piece]) -> String {
    let words = line.iter().map(|piece| match piece {
        Piece::Words(words, _) => words.as_str(),
        Piece::Break => " ",
        Piece::Note(_) | Piece::Picture { .. } => "",
    });
    let text: String = words.collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether a line has nothing to print.
pub(super) fn is_blank(line: &[Piece]) -> bool {
    line.iter().all(|piece| match piece {
        Piece::Words(words, _) => words.trim().is_empty(),
        Piece::Break => true,
        Piece::Note(_) | Piece::Picture { .. } => false,
    })
}

/// Adds words, to the last piece where that looks the same.
pub(super) fn push_words(line: &mut Line, words: &str, look: &Look) {
    match line.last_mut() {
        Some(Piece::Words(before, same)) if same == look => before.push_str(words),
        _ if words.is_empty() => {}
        _ => line.push(Piece::Words(words.to_owned(), look.clone())),
    }
}

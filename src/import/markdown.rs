//! Blocks to Markdown. What is a word in Word stays one: every sign that Markdown would read otherwise
//! is escaped, and no HTML is ever written but the comments that hold our own hints.

use std::fmt::Write as _;

use super::numbering::Marker;
use super::text::{Block, Line, Look, Piece};

/// Writes the blocks, and the notes below them.
pub(super) fn write(blocks: &[Block], notes: &[Vec<Block>]) -> String {
    let mut text = write_blocks(blocks);
    for (at, note) in notes.iter().enumerate() {
        let note = indented(write_blocks(note).trim_end(), 4);
        _ = write!(text, "\n[^{}]: {}\n", at + 1, note);
    }
    text
}

fn write_blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut lists = Lists::default();
    for block in blocks {
        if let Block::Item {
            level,
            marker,
            line,
            ..
        } = block
        {
            let is_first = lists.open.is_empty();
            if is_first && !text.is_empty() {
                text.push('\n');
            }
            let item = lists.item(*level, *marker, line);
            text.push_str(&item);
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        lists.open.clear();
        let written = match block {
            Block::Heading(level, line) => {
                format!("{} {}\n", "#".repeat(usize::from(*level)), heading(line))
            }
            Block::Paragraph(line) => format!("{}\n", lines(line)),
            Block::Quote(line) => format!("> {}\n", lines(line).replace('\n', "\n> ")),
            Block::Table(rows) => table(rows),
            Block::Hint(words) => format!("<!-- {words} -->\n"),
            Block::Item { .. } => String::new(),
        };
        text.push_str(&written);
    }
    text
}

/// The lists that are open, outermost first.
#[derive(Default)]
struct Lists {
    open: Vec<Open>,
}

struct Open {
    level: u8,
    indent: usize,
    /// What ends a number: lists that follow each other directly take turns.
    delimiter: char,
    last: Option<u64>,
}

impl Lists {
    fn item(&mut self, level: u8, marker: Marker, line: &Line) -> String {
        let mut before = None;
        while self.open.last().is_some_and(|open| open.level >= level) {
            before = self.open.pop();
        }
        let depth = self.open.last().map_or(0, |open| open.indent);
        let (mut delimiter, mut gap) = ('.', "");
        let (sign, last) = match marker {
            Marker::Bullet => ("- ".to_owned(), None),
            Marker::Number { number, .. } => {
                if let Some(Open {
                    delimiter: same,
                    last: Some(last),
                    ..
                }) = before
                {
                    let goes_on = number == last + 1;
                    delimiter = if goes_on { same } else { other(same) };
                } else if number != 1 {
                    // Only a list from 1 may begin directly below a line of words.
                    gap = if self.open.is_empty() { "" } else { "\n" };
                }
                (format!("{number}{delimiter} "), Some(number))
            }
        };
        let indent = depth + sign.len();
        self.open.push(Open {
            level,
            indent,
            delimiter,
            last,
        });
        format!(
            "{gap}{}{sign}{}\n",
            " ".repeat(depth),
            indented(&lines(line), indent)
        )
    }
}

fn other(delimiter: char) -> char {
    if delimiter == '.' { ')' } else { '.' }
}

/// Sets all lines but the first in.
fn indented(text: &str, by: usize) -> String {
    let between = format!("\n{}", " ".repeat(by));
    text.replace('\n', &between)
        .replace(&format!("{between}\n"), "\n\n")
}

fn heading(line: &Line) -> String {
    let words = inline(line).replace("\\\n", " ");
    // At a heading's end `{...}` is an anchor, and `#` its frame.
    words
        .replace('{', "\\{")
        .replace('}', "\\}")
        .replace('#', "\\#")
}

fn table(rows: &[Vec<Line>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let cell = |line: &Line| inline(line).replace("\\\n", " ").replace('|', "\\|");
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        for line in row {
            let shown = cell(line);
            text.push_str("| ");
            text.push_str(&shown);
            text.push_str(if shown.is_empty() { "" } else { " " });
        }
        text.push_str("|\n");
        if at == 0 {
            text.push_str(&"| --- ".repeat(columns));
            text.push_str("|\n");
        }
    }
    text
}

/// Writes a line that may have breaks in it; no line of it begins anything but words.
fn lines(line: &Line) -> String {
    let mut first = true;
    let mut text = String::new();
    for part in inline(line).split("\\\n") {
        if !first {
            text.push_str("\\\n");
        }
        first = false;
        text.push_str(&guarded(part));
    }
    text
}

/// Escapes what would begin a heading, list, quote, table, rule or definition.
fn guarded(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=9).contains(&digits) && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '>', '-', '+', '=', ':', '|']) {
        return format!("\\{line}");
    }
    line.to_owned()
}

/// Which mark a group of words may bear, from the outside in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Link,
    Strike,
    Bold,
    Italic,
}

const MARKS: [Mark; 4] = [Mark::Link, Mark::Strike, Mark::Bold, Mark::Italic];

impl Mark {
    fn sign(self) -> &'static str {
        match self {
            Self::Link => "",
            Self::Strike => "~~",
            Self::Bold => "**",
            Self::Italic => "*",
        }
    }

    /// What of a look this mark shows: words that agree in it are one group.
    fn of(self, piece: &Piece) -> Option<&str> {
        let Piece::Words(_, look) = piece else {
            return None;
        };
        let is_on = match self {
            Self::Link => return look.link.as_deref(),
            Self::Strike => look.strike,
            Self::Bold => look.bold,
            Self::Italic => look.italic,
        };
        is_on.then_some("")
    }
}

fn inline(line: &Line) -> String {
    let mut text = String::new();
    let line = trimmed(line);
    let around = Around {
        next: None,
        is_marked: false,
    };
    marked(&line, &MARKS, around, &mut text);
    text
}

/// Takes away space at both ends and around breaks, and runs of it in the middle.
fn trimmed(line: &Line) -> Line {
    let mut tidy: Line = Vec::new();
    let mut after_space = true;
    for piece in line {
        match piece {
            Piece::Words(words, look) => {
                let mut kept = String::new();
                for c in words.chars() {
                    let is_space = c == ' ';
                    if !(is_space && after_space) {
                        kept.push(c);
                    }
                    after_space = is_space;
                }
                super::text::push_words(&mut tidy, &kept, look);
            }
            Piece::Break => {
                drop_space(&mut tidy);
                if !tidy.is_empty() {
                    tidy.push(Piece::Break);
                }
                after_space = true;
            }
            piece => {
                after_space = false;
                tidy.push(piece.clone());
            }
        }
    }
    drop_space(&mut tidy);
    while tidy.last() == Some(&Piece::Break) {
        tidy.pop();
        drop_space(&mut tidy);
    }
    tidy
}

fn drop_space(line: &mut Line) {
    while let Some(Piece::Words(words, _)) = line.last_mut() {
        words.truncate(words.trim_end_matches(' ').len());
        if !words.is_empty() {
            return;
        }
        line.pop();
    }
}

/// Writes pieces with their marks.
fn marked(line: &[Piece], marks: &[Mark], around: Around, text: &mut String) {
    let Some((mark, inner)) = marks.split_first() else {
        let mut rest = line;
        while let Some((piece, after)) = rest.split_first() {
            one(piece, text);
            rest = after;
        }
        return;
    };
    let mut rest = line;
    while let Some(first) = rest.first() {
        let kind = mark.of(first);
        let end = rest
            .iter()
            .position(|piece| mark.of(piece) != kind)
            .unwrap_or(rest.len());
        let (group, after) = rest.split_at(end);
        rest = after;
        let next = rest
            .first()
            .map_or(around.next, |piece| Some(first_sign(piece)));
        let following = Around { next, ..around };
        let Some(kind) = kind else {
            marked(group, inner, following, text);
            continue;
        };
        let (group, ahead, behind) = without_outer_space(group);
        text.push_str(&ahead);
        if !group.is_empty() {
            let next = if behind.is_empty() { next } else { Some(' ') };
            let following = Around { next, ..around };
            if *mark == Mark::Link {
                let mut words = String::new();
                let within = Around {
                    next: None,
                    ..around
                };
                marked(&group, inner, within, &mut words);
                let guard = if words.starts_with('^') { "\\" } else { "" };
                _ = write!(text, "[{guard}{words}]({})", address(kind));
            } else {
                emphasised(&group, *mark, inner, following, text);
            }
        }
        text.push_str(&behind);
    }
}

/// Writes words between two signs, where Markdown would read the signs so; the words alone elsewhere.
///
/// A sign opens before a letter or after a space, and closes after a letter or before a space. Between
/// two signs of punctuation it may do either, which is safe only where no other mark is near.
fn emphasised(group: &[Piece], mark: Mark, inner: &[Mark], around: Around, text: &mut String) {
    let mut words = String::new();
    let within = Around {
        next: None,
        is_marked: true,
    };
    marked(group, inner, within, &mut words);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let (before, next) = (text.chars().next_back(), around.next);
    let is_alone = !around.is_marked && !words.contains(['*', '~']);
    // The signs of bold and italic are the same, so they join to one where both begin or end.
    let own: &[char] = if mark == Mark::Strike { &[] } else { &['*'] };
    let opens = is_letter(words.trim_start_matches(own).chars().next()) || is_space(before);
    let closes = is_letter(words.trim_end_matches(own).chars().next_back())
        || is_space(next)
        || (is_alone && next.is_some_and(|c| c.is_ascii_punctuation()));
    // Two marks side by side, such as `*a***b**`, are read in ways that nobody can foresee.
    let stands_free = !before.is_some_and(|c| "*~".contains(c));
    if opens && closes && stands_free {
        text.push_str(mark.sign());
        text.push_str(&words);
        text.push_str(mark.sign());
    } else {
        // Anew, for now other signs stand around the words.
        marked(group, inner, around, text);
    }
}

/// What is around a group of words.
#[derive(Clone, Copy)]
struct Around {
    /// The sign that follows.
    next: Option<char>,
    /// Whether they stand between marks.
    is_marked: bool,
}

/// Parts a group from the space around it: a mark must touch words.
fn without_outer_space(group: &[Piece]) -> (Line, String, String) {
    let mut group: Line = group.to_vec();
    let (mut ahead, mut behind) = (String::new(), String::new());
    while let Some(Piece::Words(words, _)) = group.first_mut() {
        let kept = words.trim_start();
        ahead.push_str(&words[..words.len() - kept.len()]);
        *words = kept.to_owned();
        if !words.is_empty() {
            break;
        }
        group.remove(0);
    }
    while let Some(Piece::Words(words, _)) = group.last_mut() {
        let kept = words.trim_end();
        behind.insert_str(0, &words[kept.len()..]);
        *words = kept.to_owned();
        if !words.is_empty() {
            break;
        }
        group.pop();
    }
    (group, ahead, behind)
}

/// Returns the first sign of a piece.
fn first_sign(piece: &Piece) -> char {
    match piece {
        Piece::Words(_, Look { link: Some(_), .. }) | Piece::Note(_) => '[',
        Piece::Picture { .. } => '!',
        Piece::Break => '\\',
        // A mark before the word would part words too, so this is the harder case.
        Piece::Words(words, _) => words.chars().next().unwrap_or(' '),
    }
}

fn one(piece: &Piece, text: &mut String) {
    match piece {
        Piece::Words(words, _) => escape(words, text),
        Piece::Break => text.push_str("\\\n"),
        Piece::Note(number) => _ = write!(text, "[^{number}]"),
        Piece::Picture { file, alternative } => {
            let mut shown = String::new();
            escape(alternative, &mut shown);
            _ = write!(text, "![{shown}]({file})");
        }
    }
}

/// Writes words so that each sign is read as itself.
fn escape(words: &str, text: &mut String) {
    let mut signs = words.chars().peekable();
    while let Some(c) = signs.next() {
        let before = text.chars().next_back();
        let after = signs.peek().copied();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let needs = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '_' => !(is_word(before) && is_word(after)),
            '&' => after.is_some_and(|c| c == '#' || c.is_ascii_alphabetic()),
            // `![`, `](`, `[^1](`, `[^`, `[^1]:` would begin something, whoever wrote the bracket.
            '!' => after.is_none() || after == Some('['),
            '(' | ':' => before == Some(']'),
            '^' => before == Some('['),
            _ => false,
        };
        if needs {
            text.push('\\');
        }
        text.push(c);
    }
}

/// Writes an address so that nothing in it ends the link.
fn address(link: &str) -> String {
    let mut text = String::new();
    for c in link.chars() {
        match c {
            '&' => text.push_str("\\&"),
            '(' | ')' | '<' | '>' | '\\' | '"' | '`' | '|' | '*' | '~' | '[' | ']' | '{' | '}' => {
                _ = write!(text, "%{:02X}", u32::from(c));
            }
            c if c.is_whitespace() => text.push_str("%20"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    text
}

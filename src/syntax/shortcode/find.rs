//! Where shortcodes stand in a Markdown text, and the text with something else in their place.
//!
//! Code and HTML are left alone, and so is `\[[`. Markdown is read twice where there may be a shortcode:
//! once to know what is code, and once with the shortcodes covered, so that no `*` or `_` in an argument
//! can be taken for a mark.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::read::read;
use super::written::{Walk, name_length};
use super::{Found, error};
use crate::syntax::token::options;

/// Stands where a shortcode in a sentence begins; a file with this sign in it is refused.
pub(crate) const INLINE: char = '\u{2}';
/// Covers the rest of one.
const COVER: char = '\u{1}';
/// How far its end is looked for, in bytes: far beyond the longest that is taken. Without a limit a paragraph of
/// nothing but openings would be read through once for each.
const FAR: usize = 16 * 1024;

/// Most shortcodes in one text: each is worked out on its own.
const MOST: usize = 5_000;

/// Says so at the last that is taken.
fn too_many(mut last: Found) -> Found {
    let message = format!("{MOST} shortcodes in one text are too many");
    let help = "split the text into several";
    let slip = error("page-too-long", 0..last.range.len(), message, help);
    last.slips.push(slip);
    last
}

/// Finds the shortcodes of a text, in order.
pub(crate) fn find(text: &str) -> Vec<Found> {
    if !text.contains("[[") {
        return Vec::new();
    }
    // A sign in an argument may hide code from the first look, as `|` does in a table: the second has it covered.
    let found = outside(text, &literal(text));
    if found.is_empty() {
        return found;
    }
    let covered = mask(text, &found);
    outside(text, &literal(&covered))
}

/// Finds the shortcodes outside some ranges.
fn outside(text: &str, literal: &[Range<usize>]) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut at, mut passed) = (0, 0);
    while let Some(open) = text[at..].find("[[").map(|open| at + open) {
        at = open + 1;
        // Ranges are in the order in which they begin, and what has ended is not looked at again.
        passed += literal[passed..]
            .iter()
            .take_while(|range| range.end <= open)
            .count();
        let mut begun = literal[passed..]
            .iter()
            .take_while(|range| range.start <= open);
        if let Some(range) = begun.find(|range| range.contains(&open)) {
            at = range.end.max(at);
        } else if let Some(code) = at_brackets(text, open) {
            at = code.range.end;
            found.push(code);
            if found.len() == MOST {
                let last = found.pop().map(too_many);
                found.extend(last);
                break;
            }
        }
    }
    found
}

/// Returns what is printed as it stands: code, and HTML, which is refused elsewhere.
fn literal(text: &str) -> Vec<Range<usize>> {
    let events = Parser::new_ext(text, options()).into_offset_iter();
    let is_literal = |event: &Event<'_>| {
        matches!(
            event,
            Event::Code(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        )
    };
    let events = events.filter(|(event, _)| is_literal(event));
    events.map(|(_, range)| range).collect()
}

/// Reads the shortcode that begins at two brackets, if one does.
fn at_brackets(text: &str, open: usize) -> Option<Found> {
    let backslashes = text[..open].chars().rev().take_while(|c| *c == '\\');
    let rest = &text[open + 2..];
    let words = rest.trim_start_matches([' ', '\t', '\n', '\r']);
    let length = name_length(words);
    if backslashes.count() % 2 == 1 || length == 0 {
        return None;
    }
    let is_call = words[length..].starts_with('(');
    if !is_call && !may_be_meant(rest) {
        return None; // as in a line of nothing but brackets
    }
    let paragraph = paragraph(&rest[..rest.floor_char_boundary(FAR)]);
    match closing(paragraph) {
        Some(end) if is_call || is_meant(paragraph, end) => {
            Some(closed(text, open, open + 2 + end))
        }
        None if is_call => Some(unclosed(text, open)),
        _ => None,
    }
}

/// Tells at a glance what [`is_meant`] could not say of any end.
fn may_be_meant(rest: &str) -> bool {
    let first = rest.find(['[', ']', '\n']);
    first.is_some_and(|at| rest[at..].starts_with("]]"))
}

/// Without a bracket behind its name it may be `[[words](address) more]` or `[[words]](address)`.
fn is_meant(paragraph: &str, end: usize) -> bool {
    let after = &paragraph[end + 2..];
    !paragraph[..end].contains(['[', ']', '\n']) && !after.starts_with(['(', '[', ':'])
}

/// Returns a text up to its first empty line: no shortcode goes on beyond one.
fn paragraph(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        if end > 0 && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    &text[..end]
}

/// Finds the `]]` that closes a shortcode. Where a quotation is never closed, the next one will do.
fn closing(text: &str) -> Option<usize> {
    let mut walk = Walk::default();
    for (at, c) in text.char_indices() {
        if c == ']' && walk.depth == 0 && !walk.is_in_quotes() && text[at..].starts_with("]]") {
            return Some(at);
        }
        walk.take(c);
    }
    text.find("]]")
}

fn closed(text: &str, open: usize, close: usize) -> Found {
    let range = open..close + 2;
    // Two spaces for the brackets: every place then counts from the beginning of the shortcode.
    let (kind, code, slips) = read(&format!("  {}", &text[open + 2..close]));
    Found {
        is_alone: is_alone(text, &range),
        range,
        kind,
        code,
        slips,
    }
}

fn unclosed(text: &str, open: usize) -> Found {
    let line = text[open..].lines().next().unwrap_or_default().trim_end();
    let message = "this shortcode is not closed";
    let help = "end it with `]]`, before the next empty line";
    let range = open..open + line.len();
    Found {
        // What it was meant to be is not known: it stays in its paragraph.
        is_alone: false,
        slips: vec![error("shortcode-syntax", 0..line.len(), message, help)],
        kind: None,
        code: None,
        range,
    }
}

/// Tells whether nothing but up to three spaces stands on the same lines.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let before = &text[..range.start];
    let before = &before[before.rfind('\n').map_or(0, |end| end + 1)..];
    let after = text[range.end..].lines().next().unwrap_or_default();
    before.len() <= 3 && before.bytes().all(|byte| byte == b' ') && after.trim().is_empty()
}

/// Returns a text of the same length with the shortcodes covered. One that stands alone becomes a line that
/// ends the paragraph above it, as an editor who gives it a line of its own expects.
pub(crate) fn mask(text: &str, found: &[Found]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for code in found {
        masked.push_str(&text[from..code.range.start]);
        let start = masked.len();
        masked.push_str(if code.is_block() { "***" } else { "\u{2}" });
        let fill = if code.is_block() { ' ' } else { COVER };
        masked.extend(std::iter::repeat_n(
            fill,
            code.range.len() - (masked.len() - start),
        ));
        from = code.range.end;
    }
    masked.push_str(&text[from..]);
    masked
}

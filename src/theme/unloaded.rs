//! Styles and scripts of a site's own that do not do what they were written for: no list names them, or they cannot be
//! followed to their end.

use std::ops::Range;

use super::settings::Settings;
use super::{small_script, small_style};
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};

/// Tells what hinders a style or script.
pub(super) fn fault(id: FileId, path: &str, text: &str, settings: &Settings) -> Option<Diagnostic> {
    let (lists, kind) = match path.rsplit_once('.')?.1 {
        "css" => (&settings.styles, "styles"),
        "js" => (&settings.scripts, "scripts"),
        _ => return None,
    };
    if !lists.values().flatten().any(|named| named == path) {
        let message = format!("nothing loads `{path}`: no list in `theme.toml` names it");
        let help = format!("write `[{kind}]` and `site = [\"{path}\"]` in `theme.toml`");
        return Some(Diagnostic::warning("theme-file", Span::new(id, 0..0), message).help(help));
    }
    let is_followed = match kind {
        "styles" => small_style::shrink(text).is_some(),
        _ => small_script::shrink(text).is_some(),
    };
    if is_followed {
        return None;
    }
    let place = open_bracket(text).unwrap_or_default();
    let message = format!("`{path}` cannot be followed to its end, so it is shipped as it is");
    let help = "look for a bracket, a quote or a comment that is left open";
    Some(Diagnostic::warning("theme-file", Span::new(id, place), message).help(help))
}

/// The first bracket that closes nothing, or the last one left open; comments and strings do not count.
fn open_bracket(text: &str) -> Option<Range<usize>> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let length = match first {
            '/' if rest.starts_with("/*") => match rest.find("*/") {
                Some(end) => end + 2,
                None => return Some(at..at + 2),
            },
            '"' | '\'' => match rest[1..].find([first, '\n']) {
                Some(end) => end + 2,
                None => return Some(at..at + 1),
            },
            '{' | '(' | '[' => {
                open.push((first, at));
                1
            }
            '}' | ')' | ']' => {
                let pair = open.pop().map(|(before, _)| (before, first));
                if !matches!(pair, Some(('{', '}') | ('(', ')') | ('[', ']'))) {
                    return Some(at..at + 1);
                }
                1
            }
            _ => first.len_utf8(),
        };
        at += length;
    }
    open.pop().map(|(_, at)| at..at + 1)
}

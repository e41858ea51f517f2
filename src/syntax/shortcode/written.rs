//! A shortcode as it was typed: its name and its arguments, each with its place. Works nothing out.

use std::ops::Range;

/// One shortcode, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) name: Range<usize>,
    /// Whether brackets follow the name.
    pub(super) is_call: bool,
    pub(super) arguments: Vec<WrittenArgument>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct WrittenArgument {
    pub(super) key: Option<Range<usize>>,
    pub(super) value: Range<usize>,
}

/// Walks over text as an expression is read: what stands in quotes is no bracket and no comma.
#[derive(Default)]
pub(super) struct Walk {
    quote: Option<char>,
    is_escaped: bool,
    /// Brackets that are open.
    pub(super) depth: usize,
}

impl Walk {
    /// Takes the next character; tells whether it stands outside quotes.
    pub(super) fn take(&mut self, c: char) -> bool {
        if let Some(quote) = self.quote {
            if self.is_escaped {
                self.is_escaped = false;
            } else if c == '\\' {
                self.is_escaped = true;
            } else if c == quote {
                self.quote = None;
            }
            return false;
        }
        match c {
            '"' | '\'' => self.quote = Some(c),
            '(' | '[' | '{' => self.depth += 1,
            ')' | ']' | '}' => self.depth = self.depth.saturating_sub(1),
            _ => return true,
        }
        // A quotation mark belongs to what it opens.
        self.quote.is_none()
    }

    /// Tells whether a quotation is open.
    pub(super) fn is_in_quotes(&self) -> bool {
        self.quote.is_some()
    }
}

/// Takes a shortcode apart; gives `None` where it is more, or less, than a name and arguments.
pub(super) fn take_apart(text: &str) -> Option<Written> {
    let start = text.len() - text.trim_start().len();
    let name = start..start + name_length(&text[start..]);
    if name.is_empty() {
        return None;
    }
    let after = &text[name.end..];
    let opening = name.end + (after.len() - after.trim_start().len());
    if opening == text.len() {
        return Some(Written {
            name,
            is_call: false,
            arguments: Vec::new(),
        });
    }
    if !text[opening..].starts_with('(') {
        return None;
    }
    let (pieces, end) = pieces(text, opening + 1)?;
    let is_whole = text[end..].trim().is_empty();
    let arguments = pieces.into_iter().map(|piece| argument(text, piece));
    is_whole.then(|| Written {
        name,
        is_call: true,
        arguments: arguments.collect(),
    })
}

/// Returns how long the name is that a text begins with.
pub(super) fn name_length(text: &str) -> usize {
    let is_first = |c: char| c.is_ascii_alphabetic() || c == '_';
    if !text.starts_with(is_first) {
        return 0;
    }
    let rest = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-'));
    rest.unwrap_or(text.len())
}

/// Returns what stands between the commas from a place on, and where the bracket closes.
fn pieces(text: &str, from: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let mut walk = Walk::default();
    let mut pieces = Vec::new();
    let mut begun = from;
    for (at, c) in text[from..].char_indices() {
        let at = from + at;
        let depth = walk.depth;
        if !walk.take(c) || depth > 0 {
            continue;
        }
        if c == ',' || c == ')' {
            let piece = begun..at;
            if c == ',' || !text[piece.clone()].trim().is_empty() {
                pieces.push(piece);
            }
            begun = at + 1;
        }
        if c == ')' {
            return Some((pieces, at + 1));
        }
    }
    None
}

/// Parts `key=value`, or leaves a value alone.
fn argument(text: &str, piece: Range<usize>) -> WrittenArgument {
    let trimmed = trim(text, piece);
    let words = &text[trimmed.clone()];
    let length = name_length(words);
    let after = words[length..].trim_start();
    let is_key = length > 0 && after.starts_with('=') && !after.starts_with("==");
    if !is_key {
        return WrittenArgument {
            key: None,
            value: inside_quotes(text, trimmed),
        };
    }
    let value = trimmed.end - after.len() + 1..trimmed.end;
    WrittenArgument {
        key: Some(trimmed.start..trimmed.start + length),
        value: inside_quotes(text, trim(text, value)),
    }
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let start = range.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

/// A fault points to the words, not to the quotation marks around them.
fn inside_quotes(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let is_quoted = |sign| words.len() > 2 && words.starts_with(sign) && words.ends_with(sign);
    if is_quoted('"') || is_quoted('\'') {
        range.start + 1..range.end - 1
    } else {
        range
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<Vec<(Option<&str>, &str)>> {
        let written = take_apart(text)?;
        let arguments = written.arguments.into_iter();
        let part =
            |argument: WrittenArgument| (argument.key.map(|key| &text[key]), &text[argument.value]);
        Some(arguments.map(part).collect())
    }

    #[test]
    fn arguments_are_parted_at_commas_outside_quotes_and_brackets() {
        assert_eq!(
            shown(r#" figure(src="a.png", alt = 'One, "two"', x=[1, 2]) "#),
            Some(vec![
                (Some("src"), "a.png"),
                (Some("alt"), "One, \"two\""),
                (Some("x"), "[1, 2]")
            ])
        );
        assert_eq!(
            shown(r#"quote("a \" b, c")"#),
            Some(vec![(None, r#"a \" b, c"#)])
        );
        assert_eq!(shown("end()"), Some(vec![]));
        assert_eq!(shown("end( )"), Some(vec![]));
        assert_eq!(shown("a(b == c)"), Some(vec![(None, "b == c")]));
    }

    #[test]
    fn what_is_no_call_is_not_taken_for_one() {
        assert_eq!(shown("1 + 1"), None);
        assert_eq!(shown("case(\"a\") ~ 1"), None);
        assert_eq!(shown("case(\"a\""), None);
        assert!(!take_apart(" end ").unwrap().is_call);
    }
}

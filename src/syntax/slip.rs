//! Why YAML does not parse, in words for people who have never seen it: what the line itself shows,
//! and only where that says nothing, what the parser says.

use std::ops::Range;

/// What is wrong, where, and what to type.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) message: String,
    pub(super) help: String,
    pub(super) range: Range<usize>,
}

/// A line of a text, and where in the text it begins.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    start: usize,
}

impl Line<'_> {
    /// The one character at a place.
    fn one(self, at: usize) -> Range<usize> {
        let rest = self
            .text
            .get(at.saturating_sub(self.start)..)
            .unwrap_or_default();
        at..at + rest.chars().next().map_or(0, char::len_utf8)
    }

    fn all(self) -> Range<usize> {
        let indent = self.text.len() - self.text.trim_start().len();
        self.start + indent..self.start + self.text.trim_end().len()
    }
}

/// Looks at the line where the parser gave up, and at the one above it.
pub(super) fn explain(text: &str, at: usize, reason: &str) -> Slip {
    let at = text.floor_char_boundary(at);
    let here = line(text, at);
    let above = line(text, here.start.saturating_sub(1));
    let lines = [here, above, line(text, here.start + here.text.len() + 1)];
    let said = lines.into_iter().find_map(tab);
    let said = said.or_else(|| [here, above].into_iter().find_map(hyphen));
    let said = said.or_else(|| by_reason(text, at, [here, above], reason));
    said.unwrap_or_else(|| Slip {
        message: format!("this is not valid YAML: {reason}"),
        help: "look at this line and the one above it: put text that holds `: ` or ` #`, or begins with \
               a quote or a bracket, in double quotes; indent with spaces, two a level"
            .to_owned(),
        range: at..at,
    })
}

/// Picks an explanation by what the parser says.
fn by_reason(text: &str, at: usize, [here, above]: [Line<'_>; 2], reason: &str) -> Option<Slip> {
    let has = |words: &[&str]| words.iter().any(|words| reason.contains(words));
    let is_after_bracket = at > here.start && text[..at].trim_end().ends_with([']', '}']);
    if has(&[
        "multiline quoted scalar",
        "unclosed quote",
        "quoted scalar, found unexpected end",
    ]) {
        let begins_here = here.text.contains('"');
        Some(open_quote(if begins_here { here } else { above }))
    } else if has(&["illegal placement of ':'"]) {
        Some(open_bracket(above))
    } else if has(&["unclosed bracket", "expected ',' or"]) {
        let begins_here = here.text.contains(['[', '{']);
        Some(open_bracket(if begins_here { here } else { above }))
    } else if is_after_bracket || has(&["trailing content after"]) {
        Some(goes_on(here, at))
    } else if has(&[
        "unexpected character",
        "anchor or alias",
        "block sequence entries",
    ]) {
        Some(sign(here, at))
    } else if has(&["mapping values are not allowed"]) {
        curly(here).or_else(|| Some(second_colon(here, at)))
    } else if has(&["expected ':'"]) {
        Some(no_key(here))
    } else if has(&["did not find expected"]) {
        Some(indented(here))
    } else {
        None
    }
}

/// A tab where the line begins: it looks like spaces, and is none.
fn tab(line: Line<'_>) -> Option<Slip> {
    let indent = line.text.len() - line.text.trim_start().len();
    let at = line.start + line.text[..indent].find('\t')?;
    Some(Slip {
        message: "a tab stands at the beginning of this line".to_owned(),
        help: "indent with spaces, two a level".to_owned(),
        range: at..at + 1,
    })
}

/// A value in the quotes that Word types, which are no quotes to YAML.
fn curly(line: Line<'_>) -> Option<Slip> {
    let (key, value) = line.text.split_once(": ")?;
    let quote = value
        .trim_start()
        .chars()
        .next()
        .filter(|c| "“”„‘’".contains(*c))?;
    let at = line.start + line.text.len() - value.trim_start().len();
    Some(Slip {
        message: format!(
            "`{quote}` is a quotation mark as Word types it, and does not count as one here"
        ),
        help: format!("use straight ones: `{}: \"...\"`", key.trim()),
        range: at..at + quote.len_utf8(),
    })
}

/// An entry of a list whose hyphen has no space after it.
fn hyphen(line: Line<'_>) -> Option<Slip> {
    let words = line.text.trim_start();
    let rest = words
        .strip_prefix('-')
        .filter(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))?;
    let at = line.start + line.text.len() - words.len();
    Some(Slip {
        message: "a space is missing after the hyphen".to_owned(),
        help: format!("write `- {}`", rest.trim_end()),
        range: at..at + 1,
    })
}

/// Text after the mark that ends a quoted text or a list.
fn goes_on(line: Line<'_>, at: usize) -> Slip {
    let (key, value) = line.text.split_once(": ").unwrap_or(("key", line.text));
    let key = key.trim().trim_start_matches("- ");
    let quote = if value.contains('"') { '\'' } else { '"' };
    Slip {
        message: "the text goes on after the mark that ends it".to_owned(),
        help: format!(
            "put the whole of it in quotation marks: `{key}: {quote}{}{quote}`",
            value.trim()
        ),
        range: line.one(at),
    }
}

fn sign(line: Line<'_>, at: usize) -> Slip {
    let rest = line
        .text
        .get(at.saturating_sub(line.start)..)
        .unwrap_or_default();
    let sign = rest.chars().next().unwrap_or(' ');
    Slip {
        message: format!("text cannot begin with `{sign}` here"),
        help: format!("put the whole text in double quotes: `\"{}\"`", rest.trim()),
        range: line.one(at),
    }
}

fn second_colon(line: Line<'_>, at: usize) -> Slip {
    let before = line
        .text
        .get(..at.saturating_sub(line.start))
        .unwrap_or_default();
    match before.trim_start().trim_start_matches("- ").split_once(": ") {
        Some((key, _)) => Slip {
            message: "this colon makes the line read as if it held two keys".to_owned(),
            help: format!("put the whole text after `{key}: ` in double quotes: `{key}: \"...\"`"),
            range: line.one(at),
        },
        None => Slip {
            message: "this key is indented further than the key above it".to_owned(),
            help: "begin it below the first letter of the key above it; where it is text, put the text in double quotes"
                .to_owned(),
            range: line.all(),
        },
    }
}

fn no_key(line: Line<'_>) -> Slip {
    let words = line.text.trim();
    let colon = words
        .split_once(':')
        .filter(|(key, value)| !key.contains(' ') && !value.starts_with(' '));
    match colon {
        Some((key, value)) => Slip {
            message: "a space is missing after the colon".to_owned(),
            help: format!("write `{key}: {value}`"),
            range: line.all(),
        },
        None => Slip {
            message: "this line has no key with a colon and a space after it".to_owned(),
            help: "write `key: text`; where the line goes on from the one above, begin it with two spaces".to_owned(),
            range: line.all(),
        },
    }
}

fn open_quote(line: Line<'_>) -> Slip {
    Slip {
        message: "a quotation mark is opened and not closed".to_owned(),
        help: "end the text with the same mark as it begins; to use `\"` inside, put the text in `'...'`".to_owned(),
        range: line.all(),
    }
}

fn open_bracket(line: Line<'_>) -> Slip {
    Slip {
        message: "a list in brackets is opened and not closed".to_owned(),
        help: "write `[one, two]`; put text that begins with a bracket, or holds a comma, in double quotes".to_owned(),
        range: line.all(),
    }
}

fn indented(line: Line<'_>) -> Slip {
    Slip {
        message: "this line is not indented as the lines above it are".to_owned(),
        help: "begin it exactly below the line that it belongs with, with spaces".to_owned(),
        range: line.all(),
    }
}

/// The line that holds a place.
fn line(text: &str, at: usize) -> Line<'_> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    Line {
        text: &text[start..end],
        start,
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Place;
    use crate::span::FileId;
    use crate::syntax::yaml::{Fragment, parse};

    /// What is marked in a text, and what is said of it.
    fn slip(text: &str) -> (&str, String) {
        let mut faults = Vec::new();
        let file = FileId(0);
        parse(
            Fragment {
                file,
                text,
                offset: 0,
            },
            &mut faults,
        );
        let [fault] = faults.as_slice() else {
            panic!("{faults:?}")
        };
        let Place::Text(span) = fault.place else {
            panic!("{fault:?}")
        };
        let help = fault.help.clone().unwrap_or_default();
        (&text[span.range()], format!("{}; {help}", fault.message))
    }

    #[test]
    fn what_people_type_is_explained_in_their_words() {
        for (text, marked, said) in [
            ("a: Ward: b\n", ":", "after `a: ` in double quotes"),
            ("a: b\n c: d\n", "c: d", "indented further"),
            (
                "a: b\norganisation Trust\nc: d\n",
                "organisation Trust",
                "no key with a colon",
            ),
            (
                "a: b\nperiod:2024\nc: d\n",
                "period:2024",
                "write `period: 2024`",
            ),
            (
                "title: “Ward: b”\n",
                "“",
                "use straight ones: `title: \"...\"`",
            ),
            ("a: \"b\nc: d\ne: f\n", "a: \"b", "opened and not closed"),
            ("a: [b\nc: d\n", "a: [b", "opened and not closed"),
            ("a: \"b\" c\n", "c", "`a: '\"b\" c'`"),
            ("a: [b] c\n", "c", "`a: \"[b] c\"`"),
            ("a: @b\n", "@", "cannot begin with `@`"),
            ("a: - b\n", "-", "cannot begin with `-`"),
            ("a:\n  -b: c\n   d: e\n", "-", "write `- b: c`"),
            ("a:\n  - b: c\n   d: e\n", "d: e", "not indented as"),
            ("a: b\n\tc: d\ne: f\n", "\t", "a tab stands"),
        ] {
            let (where_, what) = slip(text);
            assert_eq!(where_, marked, "{text}: {what}");
            assert!(what.contains(said), "{text}: {what}");
        }
    }
}

//! The slips that make YAML unreadable, in the words of somebody who has never heard of YAML.
//!
//! Asked only once a file does not parse: the parser says where it gave up and why, in its own words. Here
//! the lines at and above that place are looked through for what an editor is likely to have typed.

mod line;

use std::ops::Range;

use line::{Line, entry, lines};

/// What was typed, and what to type instead.
#[derive(Debug)]
pub(in crate::syntax) struct Slip {
    /// The words at fault, in bytes of the text.
    pub(in crate::syntax) range: Range<usize>,
    /// The lines to pass over, so that the rest of the file can be read for further slips.
    pub(in crate::syntax) entry: Range<usize>,
    pub(in crate::syntax) message: String,
    pub(in crate::syntax) help: String,
}

/// Finds the slip behind an error of the parser at `at`.
pub(in crate::syntax) fn find(text: &str, at: usize, reason: &str) -> Option<Slip> {
    let lines = lines(text);
    let failed = lines.iter().rposition(|line| line.start <= at)?;
    let look = |number: usize| {
        let (range, message, help) = in_line(&lines, number)?;
        let entry = entry(&lines, number);
        Some(Slip {
            range,
            entry,
            message,
            help,
        })
    };
    // A tab below ends the value above it, and the parser then points there.
    let here = look(failed).or_else(|| {
        let below = lines.get(failed + 1)?;
        tab(below)?;
        look(failed + 1)
    });
    // A line without a key runs on into the next, and only there a key is one too many.
    let here = here.or_else(|| {
        let above = lines[..failed].iter().rposition(|line| !line.is_empty())?;
        let line = &lines[above];
        let is_lone = line.key.is_none() && line.words == line.indent;
        is_lone.then(|| look(above)).flatten()
    });
    // What is opened and not closed is noticed lines later.
    let above = || {
        let is_open = |line: &Line<'_>| is_unclosed(line.value());
        let is_likely = ["quote", "flow", ":"]
            .iter()
            .any(|sign| reason.contains(sign));
        let opened = lines[..failed].iter().rposition(is_open);
        opened
            .filter(|_| is_likely || at + 1 >= text.len())
            .and_then(look)
    };
    here.or_else(above).or_else(|| {
        let (range, message, help) = unreadable(&lines[failed])?;
        let entry = entry(&lines, failed);
        Some(Slip {
            range,
            entry,
            message,
            help,
        })
    })
}

/// A list or entry in brackets that is closed and makes no sense all the same.
fn unreadable(line: &Line<'_>) -> Option<Told> {
    if !line.value().starts_with(['[', '{']) {
        return None;
    }
    let message = "what stands between these brackets cannot be read".to_owned();
    let help =
        "put each part that holds `:`, `,`, a bracket or a quote in double quotes".to_owned();
    Some((line.value_range(), message, help))
}

/// Replaces lines by spaces; every other byte keeps its place.
pub(in crate::syntax) fn blank(text: &str, lines: Range<usize>) -> String {
    let spaces = |text: &str| -> String {
        let space = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
        text.bytes().map(space).collect()
    };
    [
        &text[..lines.start],
        &spaces(&text[lines.clone()]),
        &text[lines.end..],
    ]
    .concat()
}

type Told = (Range<usize>, String, String);

fn in_line(lines: &[Line<'_>], number: usize) -> Option<Told> {
    let line = &lines[number];
    if line.is_prose || line.is_empty() {
        return None;
    }
    let told = tab(line)
        .or_else(|| no_space(line))
        .or_else(|| value(line, lines.get(number + 1)));
    told.or_else(|| {
        let above = lines[..number].iter().rfind(|line| !line.is_empty());
        match above {
            Some(above) => misplaced(line, above),
            None => lone(line),
        }
    })
}

fn tab(line: &Line<'_>) -> Option<Told> {
    let indent = &line.text[..line.indent];
    let first = indent.find('\t')?;
    let end = indent.rfind('\t')? + 1;
    Some((
        line.range(first, end),
        "this line is indented with a tab".to_owned(),
        "delete it, or use spaces in its place: two for each level".to_owned(),
    ))
}

/// A colon or hyphen that nothing sets apart from what follows.
fn no_space(line: &Line<'_>) -> Option<Told> {
    let words = line.text[line.words..].trim_end();
    if line.key.is_some() || words.starts_with(['"', '\'', '[', '{']) {
        return None;
    }
    if let Some(item) = words
        .strip_prefix('-')
        .filter(|item| !item.starts_with('-'))
    {
        let help = format!("write `- {item}`");
        let message = "there is no space after the hyphen".to_owned();
        return (!item.is_empty()).then(|| (line.words_range(), message, help));
    }
    let (at, sign) = words
        .char_indices()
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let (key, value) = (&words[..at], words[at + sign.len_utf8()..].trim());
    let is_key = !key.is_empty() && !key.contains(' ') && !value.starts_with("//");
    let message = if value.len() < words[at + sign.len_utf8()..].len() {
        "the space after the colon is not a plain one"
    } else if sign == ':' {
        "there is no space after the colon"
    } else {
        "this colon is not a plain one"
    };
    let help = format!("write `{key}: {value}`");
    is_key.then(|| (line.words_range(), message.to_owned(), help))
}

/// What is wrong with the value of a line.
fn value(line: &Line<'_>, below: Option<&Line<'_>>) -> Option<Told> {
    let value = line.value();
    let (first, range) = (value.chars().next()?, line.value_range());
    let quote = |message: String| Some((range.clone(), message, line.with(&quoted(value))));
    match first {
        '"' | '\'' => in_quotes(line, value, first),
        '[' | '{' => in_brackets(line, value, below),
        '@' | '`' | '%' | '*' | '&' | '!' | ',' | ']' | '}' => {
            let sign = if first == '`' {
                "a backtick".to_owned()
            } else {
                format!("`{first}`")
            };
            quote(format!("a value cannot begin with {sign}"))
        }
        '>' | '|' if value.len() > 2 => {
            let words = value.trim_start_matches(['>', '|', '-', '+']).trim_start();
            let message = format!("after `{first}` the text begins on the next line");
            Some((range, message, line.with(&quoted(words))))
        }
        '-' if value.starts_with("- ") && line.key.is_some() => {
            let message = "a list begins on the line after its key".to_owned();
            let help = format!("write `{value}` on a line of its own below, two spaces further in");
            Some((range, message, help))
        }
        _ if line.is_text_of_list() && value.contains(": ") => {
            let words = line.text[line.words..].trim_end();
            let help = format!("write `- {}`", quoted(words));
            let message = "a colon in this text reads as the end of a key".to_owned();
            Some((line.words_range(), message, help))
        }
        _ if line.key.is_some() && (value.contains(": ") || value.ends_with(':')) => {
            quote("a colon in this text reads as the end of another key".to_owned())
        }
        _ => None,
    }
}

fn in_quotes(line: &Line<'_>, value: &str, quote: char) -> Option<Told> {
    let range = line.value_range();
    let Some(end) = closing(value, quote) else {
        let message = format!("this text is opened with `{quote}` and never closed");
        let words = value[1..].trim_end();
        return Some((range, message, line.with(&quoted(words))));
    };
    let after = value[end + 1..].trim();
    if !after.is_empty() && !after.starts_with('#') {
        let message = format!("the text goes on after the closing `{quote}`");
        let inner = value[1..].strip_suffix(quote);
        let words = inner.map_or_else(|| value.to_owned(), |inner| inner.replace("''", "'"));
        return Some((range, message, line.with(&quoted(&words))));
    }
    let slash = value[1..end].match_indices('\\').find(|(at, _)| {
        let next = value[at + 2..].chars().next();
        let before = value[1..=*at]
            .chars()
            .rev()
            .take_while(|c| *c == '\\')
            .count();
        before % 2 == 0 && !next.is_some_and(|c| "0abtnvfre \"/\\N_LPxuU".contains(c))
    });
    let (at, _) = slash.filter(|_| quote == '"')?;
    let start = line.value_at() + 1 + at;
    let sign = value[at + 2..].chars().next().map_or(0, char::len_utf8);
    let message = "a backslash has a meaning of its own in double quotes".to_owned();
    let help = "write two backslashes for one, or put the text between single quotes";
    Some((
        line.range(start, start + 1 + sign),
        message,
        help.to_owned(),
    ))
}

fn in_brackets(line: &Line<'_>, value: &str, below: Option<&Line<'_>>) -> Option<Told> {
    let range = line.value_range();
    let (what, close) = if value.starts_with('[') {
        ("list", ']')
    } else {
        ("entry", '}')
    };
    let goes_on = below.is_some_and(|below| below.indent > line.indent && below.key.is_none());
    match end_of_brackets(value) {
        None if goes_on => None,
        None => {
            let message = format!("this {what} is not closed");
            Some((range, message, format!("put `{close}` at its end")))
        }
        Some(end) if end < value.len() => {
            let message = format!("the text goes on after `{close}`");
            Some((range, message, line.with(&quoted(value))))
        }
        Some(_) => None,
    }
}

/// Where a quoted text ends.
fn closing(value: &str, quote: char) -> Option<usize> {
    let bytes = value.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match (bytes[at], quote) {
            (b'\\', '"') => at += 2,
            (b'\'', '\'') if bytes.get(at + 1) == Some(&b'\'') => at += 2,
            (byte, _) if char::from(byte) == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// One past the bracket that closes the first.
fn end_of_brackets(value: &str) -> Option<usize> {
    let (mut depth, mut quote) = (0_usize, None);
    let mut before = ' ';
    for (at, c) in value.char_indices() {
        match (quote, c) {
            (Some(open), c) => quote = Some(open).filter(|open| *open != c),
            (None, '"' | '\'') if " [{,:".contains(before) => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        before = c;
    }
    None
}

fn is_unclosed(value: &str) -> bool {
    match value.chars().next() {
        Some(quote @ ('"' | '\'')) => closing(value, quote).is_none(),
        Some('[' | '{') => end_of_brackets(value).is_none(),
        _ => false,
    }
}

/// A line that does not line up with the one above it, or that is no `key: value`.
fn misplaced(line: &Line<'_>, above: &Line<'_>) -> Option<Told> {
    if above.is_prose {
        return None;
    }
    let begins = above.words;
    let name = above.key.unwrap_or("the words");
    let holds = !above.value().is_empty();
    if line.key.is_some() && line.words == line.indent {
        let is_off = if holds { line.indent > begins } else { false };
        // Between the hyphen of an entry and its words nothing can begin.
        let is_between = line.indent >= above.indent.max(1) && line.indent < begins;
        return (is_off || is_between).then(|| {
            let message = format!("this line does not begin below `{name}`");
            let help = match begins {
                0 => "take out the spaces at its beginning".to_owned(),
                1 => "begin it with one space".to_owned(),
                _ => format!(
                    "begin it with {begins} spaces, so that it lines up with the line above"
                ),
            };
            (line.words_range(), message, help)
        });
    }
    let is_lone = line.words == line.indent && line.indent <= above.indent;
    is_lone.then(|| lone(line)).flatten()
}

/// A line that is no `key: value`.
fn lone(line: &Line<'_>) -> Option<Told> {
    if line.key.is_some() {
        return None;
    }
    let words = line.text[line.words..].trim_end();
    let (first, rest) = words.split_once(' ').unwrap_or((words, "..."));
    let message = "this line is no `key: value`".to_owned();
    let help = format!(
        "write `{first}: {rest}`; if it goes on from the line above, begin it with two spaces more"
    );
    Some((line.words_range(), message, help))
}

/// Writes a text so that nothing in it means anything to YAML.
fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Place;
    use crate::span::FileId;
    use crate::syntax::yaml::{Fragment, parse};

    /// Reads YAML that does not parse; gives the words that are marked, the message and the help of each slip.
    fn told(text: &str) -> Vec<(String, String, String)> {
        let mut faults = crate::diagnostic::Faults::new();
        let file = FileId(0);
        let offset = 0;
        assert!(
            parse(Fragment { file, text, offset }, &mut faults).is_none(),
            "{text}"
        );
        let one = |fault: crate::diagnostic::Diagnostic| {
            let Place::Text(span) = fault.place else {
                panic!("no place")
            };
            let help = fault.help.unwrap_or_default();
            (text[span.range()].to_owned(), fault.message, help)
        };
        faults.into_iter().map(one).collect()
    }

    #[test]
    fn what_was_typed_is_marked_and_what_to_type_is_said() {
        for (text, marked, help) in [
            (
                "a: 1\ncountry:england\nb: 2\n",
                "country:england",
                "write `country: england`",
            ),
            (
                "period\u{ff1a}2012\nb: 2\n",
                "period\u{ff1a}2012",
                "write `period: 2012`",
            ),
            (
                "a: x\nperiod:\u{a0}2012\nb: 2\n",
                "period:\u{a0}2012",
                "write `period: 2012`",
            ),
            ("a:\n  - x\n  -y\nb: 2\n", "-y", "write `- y`"),
            ("a: one: two\n", "one: two", "write `a: \"one: two\"`"),
            (
                "a: \"one\" two\n",
                "\"one\" two",
                "write `a: '\"one\" two'`",
            ),
            ("a: 'it's'\n", "'it's'", "write `a: \"it's\"`"),
            ("a: \"one\nb: two\n", "\"one", "write `a: \"one\"`"),
            ("a: [one\nb: [two]\n", "[one", "put `]` at its end"),
            ("a: @one\n", "@one", "write `a: \"@one\"`"),
            ("a: *one*\n", "*one*", "write `a: \"*one*\"`"),
            ("a: !one\n", "!one", "write `a: \"!one\"`"),
            ("a: &one two\n", "&one two", "write `a: \"&one two\"`"),
            ("a: > one\n", "> one", "write `a: \"one\"`"),
            (
                "a: \"c:\\dir\"\n",
                "\\d",
                "write two backslashes for one, or put the text between single quotes",
            ),
            (
                "a: one\n\tb: two\n",
                "\t",
                "delete it, or use spaces in its place: two for each level",
            ),
            (
                "a: one\n  b: two\n",
                "b: two",
                "take out the spaces at its beginning",
            ),
            (
                "a: one\nb two\nc: x\n",
                "b two",
                "write `b: two`; if it goes on from the line above, begin it with two spaces more",
            ),
            (
                "l:\n  - id: x\n   text: y\n",
                "text: y",
                "begin it with 4 spaces, so that it lines up with the line above",
            ),
            (
                "l:\n  - id: x\n  text: y\n",
                "text: y",
                "begin it with 4 spaces, so that it lines up with the line above",
            ),
            (
                "l:\n  - One: two: three\n",
                "One: two: three",
                "write `- \"One: two: three\"`",
            ),
            (
                "l: [a, b: c: d]\n",
                "[a, b: c: d]",
                "put each part that holds `:`, `,`, a bracket or a quote in double quotes",
            ),
        ] {
            let found = told(text);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|(mark, _, help)| (mark.as_str(), help.as_str()))
                .collect();
            assert_eq!(found, [(marked, help)], "{text}");
        }
    }

    #[test]
    fn every_slip_of_a_file_is_told_and_none_of_its_echoes() {
        let text = "title: \"One\" two\nperiod:2012\nfacts:\n  - id: a\n    text: one: two\n  - id: b\nsummary: >\n  one: two: [three\nrelated: [first\nlast: x\n";
        let marks: Vec<String> = told(text).into_iter().map(|(mark, ..)| mark).collect();
        assert_eq!(marks, ["\"One\" two", "period:2012", "one: two", "[first"]);
    }

    #[test]
    fn what_is_not_understood_is_told_once_in_the_words_of_the_parser() {
        let found = told("? a\n: b\n? [x]\n: y\n--- \nz\n");
        assert_eq!(found.len(), 1, "{found:?}");
    }
}

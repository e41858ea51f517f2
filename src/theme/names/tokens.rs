//! A template as tokens: what stands in `{{ }}` and `{% %}`, cut as the engine cuts it.
//!
//! Only templates that the engine takes come here, so nothing is checked again.

use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Text,
    Number,
    Sign,
    /// `{{` or `{%`.
    Open,
    /// `}}` or `%}`.
    Close,
}

#[derive(Debug, Clone)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    /// A text without its quotes.
    pub text: &'t str,
    pub range: Range<usize>,
}

/// Cuts a template; `None` where it cannot be followed.
pub(super) fn read(template: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(next) = template[at..].find('{') {
        at += next;
        match template.as_bytes().get(at + 1) {
            Some(b'#') => at += 2 + template[at + 2..].find("#}")? + 2,
            Some(b'{') => at = inside(template, at, "}}", &mut tokens)?,
            Some(b'%') => at = inside(template, at, "%}", &mut tokens)?,
            _ => at += 1,
        }
        if ends_with(&tokens, &["raw"]) {
            tokens.truncate(tokens.len() - 3);
            at = after_raw(template, at)?;
        }
    }
    Some(tokens)
}

fn ends_with(tokens: &[Token], words: &[&str]) -> bool {
    let Some((close, rest)) = tokens.split_last() else {
        return false;
    };
    let is = rest
        .iter()
        .rev()
        .zip(words)
        .all(|(token, word)| token.text == *word);
    let opens = rest.len().checked_sub(words.len() + 1);
    close.text == "%}" && is && opens.is_some_and(|at| rest[at].text == "{%")
}

/// The place after `{% endraw %}`.
fn after_raw(template: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += template[at..].find("{%")? + 2;
        let tag = template[at..].trim_start_matches('-').trim_start();
        if let Some(rest) = tag.strip_prefix("endraw") {
            let start = template.len() - rest.len();
            return Some(start + rest.find("%}")? + 2);
        }
    }
}

/// Cuts what stands between two marks; returns the place after them.
fn inside<'t>(
    template: &'t str,
    start: usize,
    close: &str,
    tokens: &mut Vec<Token<'t>>,
) -> Option<usize> {
    let mut push = |kind, range: Range<usize>, inner: Range<usize>| {
        let text = &template[inner];
        tokens.push(Token { kind, text, range });
    };
    push(Kind::Open, start..start + 2, start..start + 2);
    let mut at = start + 2;
    if template[at..].starts_with('-') {
        at += 1;
    }
    loop {
        let rest = &template[at..];
        let first = *rest.as_bytes().first()?;
        if first.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        let shut = rest.strip_prefix('-').unwrap_or(rest);
        if shut.starts_with(close) {
            let end = template.len() - shut.len();
            push(Kind::Close, end..end + 2, end..end + 2);
            return Some(end + 2);
        }
        let (kind, length) = token(rest, first)?;
        let range = at..at + length;
        let inner = match kind {
            Kind::Text => at + 1..at + length - 1,
            _ => range.clone(),
        };
        push(kind, range, inner);
        at += length;
    }
}

/// Kind and length of the token that stands first.
fn token(rest: &str, first: u8) -> Option<(Kind, usize)> {
    let run = |is: fn(u8) -> bool| rest.bytes().take_while(|&byte| is(byte)).count();
    Some(match first {
        b'"' | b'\'' | b'`' => (Kind::Text, text(rest.as_bytes(), first)?),
        b'0'..=b'9' => (
            Kind::Number,
            run(|byte| byte.is_ascii_digit() || byte == b'.'),
        ),
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
            let length = run(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            (Kind::Name, length)
        }
        _ if rest.starts_with("...") => (Kind::Sign, 3),
        _ => {
            let long = ["//", "**", "==", "!=", ">=", "<=", "</", "?.", "?["];
            let is_long = long.iter().any(|sign| rest.starts_with(sign));
            (
                Kind::Sign,
                if is_long {
                    2
                } else {
                    rest.chars().next()?.len_utf8()
                },
            )
        }
    })
}

fn text(rest: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        match *rest.get(at)? {
            b'\\' => at += 2,
            byte if byte == quote => return Some(at + 1),
            _ => at += 1,
        }
    }
}

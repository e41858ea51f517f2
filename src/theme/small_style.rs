//! A style without its comments and needless white space; nothing is renamed, joined or reordered.
//!
//! What it cannot follow gives `None`, and is then shipped as it was written.

/// Returns the style with its comments and needless white space gone; `None` where it cannot be followed.
/// A comment that begins with `/*!` is kept, as it states a licence.
pub fn shrink(text: &str) -> Option<String> {
    let mut small = String::with_capacity(text.len());
    let mut open = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => gap(&mut small, rest)?,
            '/' if rest.starts_with("/*") => gap(&mut small, rest)?,
            _ => {
                let length = token(rest, first, &small)?;
                match first {
                    '{' => open.push('}'),
                    '(' => open.push(')'),
                    '[' => open.push(']'),
                    '}' | ')' | ']' if open.pop()? != first => return None,
                    _ => {}
                }
                if first == '}'
                    && small.ends_with(';')
                    && !small.ends_with(":;")
                    && !small.ends_with(" ;")
                {
                    small.pop();
                }
                small.push_str(&rest[..length]);
                length
            }
        };
        rest = &rest[length..];
    }
    open.is_empty().then_some(small)
}

/// The length of what stands first and must stay together.
fn token(rest: &str, first: char, before: &str) -> Option<usize> {
    match first {
        '"' | '\'' => string(rest, first),
        '\\' => escape(rest),
        'u' | 'U' => address(rest, before),
        _ => Some(first.len_utf8()),
    }
}

/// Writes one space, or none, for white space and comments; returns the length of both.
fn gap(small: &mut String, text: &str) -> Option<usize> {
    let mut rest = text;
    let mut space = false;
    let mut licence = false;
    loop {
        let trimmed = rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}']);
        space |= trimmed.len() < rest.len();
        rest = trimmed;
        if !rest.starts_with("/*") {
            break;
        }
        let end = rest[2..].find("*/")? + 4;
        if rest.starts_with("/*!") {
            small.push_str(&rest[..end]);
            licence = true;
        }
        rest = &rest[end..];
    }
    let before = small.chars().last();
    let after = rest.chars().next();
    // An empty custom property is written `--a: ;`, and some browsers want the space.
    let empty = before == Some(':') && matches!(after, Some(';' | '}'));
    let edge = |letter: Option<char>| matches!(letter, None | Some('{' | '}' | ';' | ','));
    let needless = !empty && (edge(before) || edge(after) || before == Some(':'));
    if licence || needless {
        // A licence parts what it stands between, unless a space did.
        if licence && space && !edge(after) {
            small.push(' ');
        }
    } else if space {
        small.push(' ');
    } else {
        // Without it, two words would be one.
        small.push_str("/**/");
    }
    Some(text.len() - rest.len())
}

/// The length of a string with its quotes.
fn string(rest: &str, quote: char) -> Option<usize> {
    let mut letters = rest.char_indices().skip(1);
    loop {
        match letters.next()? {
            (_, '\\') => {
                letters.next()?;
            }
            (_, '\n' | '\r' | '\u{c}') => return None,
            (at, letter) if letter == quote => return Some(at + 1),
            _ => {}
        }
    }
}

/// The length of an escape, with the white space that ends one in digits.
fn escape(rest: &str) -> Option<usize> {
    let after = &rest[1..];
    let digits = after
        .bytes()
        .take(6)
        .take_while(u8::is_ascii_hexdigit)
        .count();
    if digits == 0 {
        let letter = after.chars().next()?;
        return (!matches!(letter, '\n' | '\r' | '\u{c}')).then_some(1 + letter.len_utf8());
    }
    let ends = &after[digits..];
    let white = if ends.starts_with("\r\n") {
        2
    } else {
        usize::from(ends.starts_with([' ', '\t', '\n', '\r', '\u{c}']))
    };
    Some(1 + digits + white)
}

/// The length of `url(...)` when its address has no quotes; one letter when this is something else.
fn address(rest: &str, before: &str) -> Option<usize> {
    let named = rest
        .get(..4)
        .is_some_and(|name| name.eq_ignore_ascii_case("url("));
    let inside = before.ends_with(|letter: char| {
        letter.is_alphanumeric() || "-_\\".contains(letter) || !letter.is_ascii()
    });
    if !named || inside {
        return Some(1);
    }
    let address = &rest[4..];
    if address.trim_start().starts_with(['"', '\'']) {
        return Some(1);
    }
    let end = address.find(')')?;
    // An escaped bracket or a quote inside: too odd to follow.
    (!address[..end].contains(['\\', '"', '\'', '('])).then_some(end + 5)
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[track_caller]
    fn becomes(text: &str, small: &str) {
        assert_eq!(shrink(text).as_deref(), Some(small), "{text}");
    }

    #[test]
    fn comments_and_white_space_go() {
        becomes(
            "/* a */\na ,\nb > c {\n  color: red; /* b */\n  margin: 0 1px;\n}\n",
            "a,b > c{color:red;margin:0 1px}",
        );
        becomes(
            "@media (min-width: 4em) and (x) {\n a { b: c } }",
            "@media (min-width:4em) and (x){a{b:c}}",
        );
    }

    #[test]
    fn what_counts_stays() {
        for text in [
            r#"a{content:"/* no */  {"}"#,
            r"a{content:'\'/*'}",
            "a{b:url(//x/*y*/z)}",
            "a{b:url( data:,;x )}",
            "a{b:calc(1px + 2px - (3px*-1))}",
            "a :hover{b:c}",
            "a b.c :not(d) *{e:f}",
            "a{b:c/**/d}",
            "a{--b: ;--c: }",
            r".\31  b{c:d}",
            r".a\:b{c:d}",
            "a{b:c !important}",
            "@supports not (a:b){c{d:e}}",
            "@charset \"utf-8\";",
            "a{--b:}",
        ] {
            becomes(text, text);
        }
        becomes("a/* x */b{c:d}a /* x */ b{c:d}", "a/**/b{c:d}a b{c:d}");
        becomes("/*! MIT */\na{b:c}", "/*! MIT */ a{b:c}");
    }

    #[test]
    fn what_cannot_be_followed_is_left_alone() {
        for text in [
            "a{",
            "a}",
            "a{b:'c\n'}",
            "/* a",
            "a{b:url(c",
            r"a{b:url(\))}",
            "a{b:(c]}",
            "a\\",
        ] {
            assert_eq!(shrink(text), None, "{text}");
        }
    }
}

//! Postings to the text of a classic script that hands one string to the browser. Never ranks.
//!
//! The string is JSON, read by `read` in `themes/default/js/search.js`:
//!
//! - `format`: the number of this layout; a script that knows another one refuses.
//! - `pages`: a list `[url, title, kind, topics, country, sector]` each, ordered by address.
//! - `texts`: beside `pages`, the text that excerpts are cut from.
//! - `stems`: all stems, one space apart, front-coded: a digit of the number code for how many characters are those of
//!   the stem before, then the rest.
//! - `postings`: beside `stems`, one space apart: for each page the number `(gap * 2 + in title) * LEVELS + impact`,
//!   where the gap counts the pages passed over since the posting before.
//!
//! Numbers are written in digits of base 45, the lowest first; the last digit of a number is from the first half of
//! `DIGITS`, those before it from the second.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::entry::Entry;
use super::postings::{LEVELS, Posting};

const FORMAT: u32 = 1;

/// The printable characters that no quotation, escape or tag uses: 90 of them.
const DIGITS: &[u8] =
    b"!#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
const BASE: usize = DIGITS.len() / 2;

#[derive(Serialize)]
struct Layout<'a> {
    format: u32,
    pages: Vec<Page<'a>>,
    stems: String,
    postings: String,
    texts: Vec<String>,
}

#[derive(Serialize)]
struct Page<'a>(
    &'a str,
    &'a str,
    &'static str,
    &'a [String],
    Option<&'a str>,
    Option<&'a str>,
);

/// Returns the script for entries in the order that the postings count them.
#[must_use]
pub fn script(entries: &[&Entry], postings: &BTreeMap<String, Vec<Posting>>) -> String {
    let layout = Layout {
        format: FORMAT,
        pages: entries.iter().map(|entry| page(entry)).collect(),
        stems: front_coded(postings.keys()),
        postings: joined(postings.values().map(|list| coded(list))),
        texts: entries.iter().map(|entry| text(entry)).collect(),
    };
    let json = serde_json::to_string(&layout).expect("strings and numbers always serialise");
    format!("casebook.search.load('{}');\n", quoted(&json))
}

fn page(entry: &Entry) -> Page<'_> {
    Page(
        &entry.url,
        &entry.title,
        entry.kind.name(),
        &entry.topics,
        entry.country.as_deref(),
        entry.sector.as_deref(),
    )
}

/// Returns the summary and the body a line each, every white space one space; a body that opens with the summary
/// does not say it twice.
fn text(entry: &Entry) -> String {
    let summary = joined(entry.summary.split_whitespace());
    let body = joined(entry.body.split_whitespace());
    if summary.is_empty() || body.starts_with(&summary) {
        body
    } else if body.is_empty() {
        summary
    } else {
        format!("{summary}\n{body}")
    }
}

fn joined(parts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut line = String::new();
    for part in parts {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part.as_ref());
    }
    line
}

fn front_coded<'a>(stems: impl Iterator<Item = &'a String>) -> String {
    let mut before = "";
    joined(stems.map(|stem| {
        let shared = shared_start(before, stem);
        before = stem;
        format!("{}{}", char::from(DIGITS[shared]), &stem[shared..])
    }))
}

/// Returns how many plain characters two stems share at the start, as far as one digit can say. Others are counted
/// one way by Rust and another by the browser.
fn shared_start(before: &str, stem: &str) -> usize {
    let same = |(one, other): &(u8, u8)| one == other && one.is_ascii();
    before
        .bytes()
        .zip(stem.bytes())
        .take(BASE - 1)
        .take_while(same)
        .count()
}

fn coded(list: &[Posting]) -> String {
    let mut code = String::new();
    let mut next = 0;
    for posting in list {
        let gap = posting.page - next;
        let number = (gap * 2 + usize::from(posting.in_title)) * usize::from(LEVELS)
            + usize::from(posting.impact);
        push_number(&mut code, number);
        next = posting.page + 1;
    }
    code
}

fn push_number(code: &mut String, mut number: usize) {
    while number >= BASE {
        code.push(char::from(DIGITS[BASE + number % BASE]));
        number /= BASE;
    }
    code.push(char::from(DIGITS[number]));
}

/// Returns text as the inside of a script string in single quotes, in plain ASCII: so it survives a server that names
/// a wrong character set, holds no `</script>`, and no U+2028, which old engines read as the end of a line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '<' => out.push_str("\\x3C"),
            '\u{20}'..='\u{7e}' => out.push(letter),
            _ => push_escaped(&mut out, letter),
        }
    }
    out
}

fn push_escaped(out: &mut String, letter: char) {
    let mut units = [0; 2];
    for unit in letter.encode_utf16(&mut units) {
        write!(out, "\\u{unit:04X}").expect("a string can always be written to");
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::Kind;
    use super::*;

    fn posting(page: usize, impact: u8, in_title: bool) -> Posting {
        Posting {
            page,
            impact,
            in_title,
        }
    }

    fn entry(summary: &str, body: &str) -> Entry {
        Entry {
            url: "a.html".to_owned(),
            title: "A".to_owned(),
            kind: Kind::Case,
            topics: vec!["culture".to_owned()],
            country: Some("england".to_owned()),
            sector: None,
            headings: String::new(),
            summary: summary.to_owned(),
            body: body.to_owned(),
        }
    }

    #[test]
    fn the_whole_script() {
        let postings = BTreeMap::from([
            ("abl".to_owned(), vec![posting(0, 3, false)]),
            ("about".to_owned(), vec![posting(0, 1, true)]),
        ]);
        let expected = concat!(
            r#"casebook.search.load('{"format":1,"pages":[["a.html","A","case",["culture"],"england",null]],"#,
            r#""stems":"!abl $out","postings":"% 4","texts":["It\'s \x3Cb>."]}');"#,
            "\n"
        );
        assert_eq!(script(&[&entry("", "It's  <b>.")], &postings), expected);
    }

    #[test]
    fn digits_are_ninety_safe_ones() {
        assert_eq!(DIGITS.len(), 90);
        assert!(DIGITS.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(
            DIGITS
                .iter()
                .all(|digit| digit.is_ascii_graphic() && !b"\"'<\\".contains(digit))
        );
    }

    #[test]
    fn gaps_count_the_pages_passed_over() {
        // 0, then 31 more pages passed: 31 * 32 + 15 = 1007 = 17 + 22 * 45.
        let code = coded(&[posting(0, 0, false), posting(32, 15, false)]);
        assert_eq!(
            code.bytes().collect::<Vec<_>>(),
            [DIGITS[0], DIGITS[BASE + 17], DIGITS[22]]
        );
    }

    #[test]
    fn only_plain_characters_are_shared() {
        assert_eq!(
            front_coded(
                ["\u{3b1}\u{3b2}", "\u{3b1}\u{3b3}"]
                    .map(str::to_owned)
                    .iter()
            ),
            "!\u{3b1}\u{3b2} !\u{3b1}\u{3b3}"
        );
        assert_eq!(shared_start(&"a".repeat(60), &"a".repeat(60)), BASE - 1);
    }

    #[test]
    fn a_summary_is_said_once() {
        assert_eq!(
            text(&entry("One  line.", "One line. More.")),
            "One line. More."
        );
        assert_eq!(text(&entry("One line.", "More.")), "One line.\nMore.");
        assert_eq!(text(&entry("One line.", "")), "One line.");
    }

    #[test]
    fn nothing_ends_the_script_early() {
        assert_eq!(
            quoted("</script>\u{2028}\u{e9}\u{1f600}\n\\'"),
            r"\x3C/script>\u2028\u00E9\uD83D\uDE00\u000A\\\'"
        );
    }
}

//! What looks like a way to reach one person: an e-mail address or a telephone number.
//!
//! Looks at values of front matter and data files only. Nobody can tell a person's number from a
//! switchboard's, so it is a warning, and the text of a page is left alone.

use crate::diagnostic::{Diagnostic, Faults};
use crate::span::Span;

/// No telephone number has fewer digits; nearly every value has, and is not looked through.
const LEAST_DIGITS: usize = 10;

/// Warns of each address or number in a value; `written` is how it stands in the file, from `span`.
pub(super) fn look(value: &str, written: &str, span: Span, faults: &mut Faults) {
    let may_hold = |is_likely: bool| if is_likely { value } else { "" };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let addresses = all(may_hold(value.contains('@')), find_address);
    let addresses = addresses.map(|found| ("an e-mail address", found));
    let numbers = all(may_hold(digits >= LEAST_DIGITS), find_number);
    let numbers = numbers.map(|found| ("a telephone number", found));
    for (what, found) in addresses.chain(numbers) {
        // A value that is folded over lines may stand otherwise in the file: then all of it is marked.
        let place = written.find(found).map_or(span, |at| {
            let start = span.range().start + at;
            Span::new(span.file, start..start + found.len())
        });
        let message = format!("`{found}` looks like {what}");
        faults.push(Diagnostic::warning("personal-data", place, message).help(
            "take it out if it is a person's; that of an organisation can stand in the text below instead",
        ));
    }
}

/// Returns all that is found in a text, one after the other.
fn all(text: &str, find: fn(&str) -> Option<&str>) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let found = find(rest)?.len();
        let at = rest.find(find(rest)?)?;
        let (words, after) = rest[at..].split_at(found);
        rest = after;
        Some(words)
    })
}

/// Returns the first `name@host.ending`.
fn find_address(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_alphanumeric() || "._%+-@".contains(c);
    text.split(|c| !is_part(c))
        .map(|word| word.trim_matches('.'))
        .find(|word| is_address(word))
}

fn is_address(word: &str) -> bool {
    let Some((name, host)) = word.split_once('@') else {
        return false;
    };
    let ending = host.rsplit_once('.');
    !name.is_empty()
        && !host.contains('@')
        && ending.is_some_and(|(host, ending)| {
            !host.is_empty() && ending.len() > 1 && ending.chars().all(char::is_alphabetic)
        })
}

/// Returns the first run of digits, spaces, hyphens and brackets that is written as a telephone number.
fn find_number(text: &str) -> Option<&str> {
    let is_part = |c: char| c.is_ascii_digit() || "+ ()-".contains(c);
    let mut rest = 0;
    while let Some(from) = text[rest..].find(is_part).map(|at| rest + at) {
        let to = text[from..]
            .find(|c| !is_part(c))
            .map_or(text.len(), |at| from + at);
        let run = &text[from..to];
        let number = run.trim_matches([' ', '-', ')']);
        // Looked at first: each space between two words is a run.
        if is_number(number) && stands_alone(text, from, run) {
            return Some(number);
        }
        rest = to;
    }
    None
}

/// Tells whether a run is no part of a word, an address of the web, or a figure: `WE:0398-400`, `10.1136/012345`.
fn stands_alone(text: &str, from: usize, run: &str) -> bool {
    let is_joined = |c: char| c.is_alphanumeric() || "./:_=&?#".contains(c);
    let before = text[..from].trim_end_matches([' ', ':']);
    // No word that is looked for is longer.
    let last = before.char_indices().rev().take(8).last();
    let before = last.map_or("", |(at, _)| &before[at..]).to_lowercase();
    let is_book = ["isbn", "issn", "isbn-10", "isbn-13", "isbn 10"]
        .iter()
        .any(|word| before.ends_with(word));
    let is_named = text[..from].ends_with(':')
        && ["tel", "phone", "mobile", "fax"]
            .iter()
            .any(|word| before.ends_with(word));
    let begins =
        !is_book && (is_named || run.starts_with(' ') || !text[..from].ends_with(is_joined));
    let after = &text[from + run.len()..];
    let ends =
        run.ends_with(' ') || !after.starts_with(|c: char| is_joined(c) && c != '.' && c != ':');
    begins && ends
}

fn is_number(run: &str) -> bool {
    if run.len() < LEAST_DIGITS {
        return false;
    }
    let digits: String = run.chars().filter(char::is_ascii_digit).collect();
    let is_spaced = run.contains([' ', '(']);
    let begins = run.trim_start_matches('(');
    match (
        begins.starts_with('+'),
        digits.starts_with("00"),
        digits.starts_with('0'),
    ) {
        (true, ..) | (_, true, _) => (10..=15).contains(&digits.len()),
        // Ten digits without a space may be the number of a book.
        (_, _, true) => digits.len() == 11 || (digits.len() == 10 && is_spaced),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_citations() {
        assert_eq!(
            find_address("Ask jo.bloggs@trust.example."),
            Some("jo.bloggs@trust.example")
        );
        for text in ["[@west2014]", "a @ b", "x@y", "at 4 a.m.@ward"] {
            assert_eq!(find_address(text), None, "{text}");
        }
    }

    #[test]
    fn each_of_several_is_told() {
        let text = "a@b.org, c@d.org; 0161 496 0000 and 020 7946 0000, a@b.org";
        let mut faults = Faults::new();
        look(
            text,
            text,
            Span::new(crate::span::FileId(0), 0..text.len()),
            &mut faults,
        );
        let told: Vec<&str> = faults
            .iter()
            .map(|fault| fault.message.split('`').nth(1).unwrap())
            .collect();
        assert_eq!(
            told,
            [
                "a@b.org",
                "c@d.org",
                "a@b.org",
                "0161 496 0000",
                "020 7946 0000"
            ]
        );
    }

    #[test]
    fn telephone_numbers_are_told_from_dates_pages_and_books() {
        for text in [
            "0161 496 0000",
            "(0161) 496 0000",
            "+44 (0)161 496 0000",
            "07700 900123",
            "07700900123",
            "0044 161 496 0000",
            "036-32 10 000",
            "call 0161 496 0000, please",
            "0161 496 0000 for the ward",
            "the ward is at 0161 496 0000.",
            "Tel:0161 496 0000",
        ] {
            assert!(find_number(text).is_some(), "{text}");
        }
        for text in [
            "2009 to 2014",
            "2026-11-22",
            "WE:398-400",
            "pp. 0001-0012",
            "978-0-19-852663-6",
            "0-19-852663-6",
            "10.1136/0123456789",
            "https://example.org/01614960000",
            "12,000 of 30 000",
            "0 of 12",
            "ISBN 0 19 852663 6",
            "isbn: 0 19 852663 6",
            "https://example.org/?tel=01614960000",
        ] {
            assert_eq!(find_number(text), None, "{text}");
        }
    }
}

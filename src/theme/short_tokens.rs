//! Short names for the tokens of a style: `--cb-colour-accent` is written some three hundred times in what a page
//! loads, and only styles read it.
//!
//! A short name follows from the long one alone, so that a style's bytes hang on nothing but that style.

use std::collections::{BTreeMap, BTreeSet};

use crate::digest::hex;

const LONG: &str = "--cb-";

/// Tells whether the tokens of a theme can have short names: where no script knows one, and no two would be the same.
pub(super) fn fits<'t>(assets: impl Iterator<Item = (&'t str, &'t str)>) -> bool {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (path, text) in assets {
        let names: BTreeSet<&str> = names(text).map(|(_, name)| name).collect();
        if !is_style(path) && !names.is_empty() {
            return false;
        }
        for name in names {
            if *known.entry(short(name)).or_insert(name) != name {
                return false;
            }
        }
    }
    true
}

/// Tells a style from a script.
pub(super) fn is_style(path: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|ending| ending == "css")
}

/// Returns a style in which every token has its short name.
pub(super) fn shorten(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut from = 0;
    for (at, name) in names(style) {
        out.push_str(&style[from..at]);
        out.push_str(&short(name));
        from = at + name.len();
    }
    out.push_str(&style[from..]);
    out
}

/// The tokens that a text names, each with its place.
fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(LONG).map(|(at, _)| {
        let rest = &text[at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        (at, &rest[..end.unwrap_or(rest.len())])
    })
}

/// Two dashes and three letters or digits.
fn short(name: &str) -> String {
    let digest = hex(name.as_bytes());
    let number = u32::from_str_radix(&digest[..7], 16).unwrap_or_default();
    let digit = |place: u32| char::from_digit(number / 36_u32.pow(place) % 36, 36).unwrap_or('0');
    // A letter first: the Nu HTML checker takes no other name, though CSS does.
    let letter = char::from_digit(10 + number % 26, 36).unwrap_or('a');
    let number_of_rest = |place: u32| digit(place + 1);
    [
        "--".to_owned(),
        letter.to_string(),
        (0..2).map(number_of_rest).collect(),
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_one_short_name_wherever_it_stands_and_all_else_stays() {
        let style = ":root{--cb-size-h1:1rem;--cb-size:2rem}.cb-size{margin:var(--cb-size-h1) var(--cb-size,0);content:\"cb--x\"}";
        let (one, other) = (short("--cb-size-h1"), short("--cb-size"));
        assert_ne!(one, other);
        assert_eq!(one.len(), 5);
        assert_eq!(
            shorten(style),
            format!(
                ":root{{{one}:1rem;{other}:2rem}}.cb-size{{margin:var({one}) var({other},0);content:\"cb--x\"}}"
            )
        );
    }

    #[test]
    fn names_stay_where_a_script_knows_one_or_two_would_be_the_same() {
        assert!(fits(
            [("a.css", "--cb-a --cb-b"), ("a.js", "--x")].into_iter()
        ));
        assert!(!fits(
            [("a.css", "--cb-a"), ("a.js", "get('--cb-a')")].into_iter()
        ));
        let many: Vec<String> = (0..1000).map(|number| format!("--cb-{number} ")).collect();
        let many = many.concat();
        let taken: BTreeSet<String> = names(&many).map(|(_, name)| short(name)).collect();
        assert_eq!(
            fits([("a.css", many.as_str())].into_iter()),
            taken.len() == 1000
        );
        assert!(taken.len() < 1000, "else nothing is tried here");
    }
}

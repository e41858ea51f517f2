//! Text to words: lower case, accents folded, apostrophes folded away. Never drops or stems a word.
//!
//! `words` in `themes/default/js/search.js` does the same to what a reader types. The two must agree
//! on every letter, or a word that is in the index cannot be found.

/// Letters with an accent, grouped behind the plain letters they fold to; the browser test reads the same file.
const FOLDS: &str = include_str!("folds.txt");

/// No one searches for a longer word; such runs are data, not prose.
const LONGEST: usize = 64;

/// Returns the words of a text in order, folded.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut raw = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let follows = letters.peek().copied();
        if letter.is_alphanumeric() || !raw.is_empty() && continues(letter, follows) {
            raw.push(letter);
        } else {
            finish(&mut raw, &mut found);
        }
    }
    finish(&mut raw, &mut found);
    found
}

/// Returns whether a character that is no letter stays inside a word: an accent written apart, or an apostrophe
/// with a letter behind it.
fn continues(letter: char, follows: Option<char>) -> bool {
    is_accent(letter) || is_apostrophe(letter) && follows.is_some_and(char::is_alphanumeric)
}

fn finish(raw: &mut String, found: &mut Vec<String>) {
    if raw.is_empty() {
        return;
    }
    let word = fold(raw);
    raw.clear();
    if !word.is_empty() && word.chars().count() <= LONGEST {
        found.push(word);
    }
}

/// Returns a word as it is compared. `Trust's` is `trust`: the stemmer would leave the apostrophe at its end.
fn fold(raw: &str) -> String {
    if raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return raw.to_ascii_lowercase();
    }
    let lower = raw.to_lowercase();
    let mut folded = String::with_capacity(lower.len());
    for letter in without_possessive(&lower).chars() {
        if is_apostrophe(letter) || is_accent(letter) {
            continue;
        }
        match unaccented(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix('s')
        .and_then(|rest| rest.strip_suffix(is_apostrophe))
        .unwrap_or(word)
}

fn unaccented(letter: char) -> Option<&'static str> {
    if letter.is_ascii() {
        return None;
    }
    FOLDS
        .lines()
        .filter_map(|line| line.split_once(' '))
        .find(|(_, accented)| accented.contains(letter))
        .map(|(plain, _)| plain)
}

fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(words(text), expected, "the words of {text:?}");
    }

    #[test]
    fn splits_on_everything_that_is_no_letter_or_digit() {
        check(
            "and/or, mg-per-kg (2.5 %)",
            &["and", "or", "mg", "per", "kg", "2", "5"],
        );
        check("", &[]);
        check("?! -- '", &[]);
    }

    #[test]
    fn apostrophes_fold_away() {
        check(
            "Trust's trust\u{2019}s trusts'",
            &["trust", "trust", "trusts"],
        );
        check(
            "don't O\u{2bc}Neill 'quoted' rock 'n' roll",
            &["dont", "oneill", "quoted", "rock", "n", "roll"],
        );
    }

    #[test]
    fn accents_and_cases_fold() {
        check("J\u{f6}nk\u{f6}ping \u{c9}LITE", &["jonkoping", "elite"]);
        check("Jo\u{308}nko\u{308}ping", &["jonkoping"]);
        check(
            "Stra\u{df}e \u{c6}gir \u{130}zmir",
            &["strasse", "aegir", "izmir"],
        );
    }

    #[test]
    fn other_scripts_stay_as_they_are() {
        check(
            "\u{39b}\u{3cc}\u{3b3}\u{3bf}\u{3c2} \u{43c}\u{438}\u{440}",
            &[
                "\u{3bb}\u{3cc}\u{3b3}\u{3bf}\u{3c2}",
                "\u{43c}\u{438}\u{440}",
            ],
        );
        check("a\u{1f600}b", &["a", "b"]);
    }

    #[test]
    fn runs_of_data_are_left_out() {
        check(&"a".repeat(64), &["a".repeat(64).as_str()]);
        check(&"a".repeat(65), &[]);
    }

    #[test]
    fn no_letter_is_folded_twice() {
        let mut letters: Vec<char> = FOLDS
            .lines()
            .filter_map(|line| line.split_once(' '))
            .flat_map(|pair| pair.1.chars())
            .collect();
        let count = letters.len();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), count);
        assert!(count > 200, "the table was read");
    }
}

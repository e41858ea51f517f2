//! Text to words: lower case, accents folded, apostrophes folded away. Never drops or stems a word.
//!
//! `words` in `themes/default/js/search.js` does the same to what a reader types. The two must agree
//! on every letter, or a word that is in the index cannot be found.

/// Letters with an accent, grouped behind the plain letters they fold to; the browser test reads the same file.
const FOLDS: &str = include_str!("folds.txt");

/// No one searches for a longer word; such runs are data, not prose.
const LONGEST: usize = 64;

/// Hands the words of a text to a receiver in order, folded.
pub fn each_word(text: &str, mut receive: impl FnMut(&str)) {
    let mut folded = String::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            // Nearly all words are plain letters and end at a plain character.
            let more = bytes[at..].iter();
            let length = more.take_while(|byte| byte.is_ascii_alphanumeric());
            let mut end = at + length.count();
            let is_plain = |next: &u8| next.is_ascii() && *next != b'\'';
            if !bytes.get(end).is_none_or(is_plain) {
                end = at + length_of_word(&text[at..]);
            }
            finish(&text[at..end], &mut folded, &mut receive);
            at = end;
        } else if byte.is_ascii() {
            at += 1;
        } else {
            let length = length_of_word(&text[at..]);
            if length > 0 {
                finish(&text[at..at + length], &mut folded, &mut receive);
                at += length;
            } else {
                at = text.ceil_char_boundary(at + 1);
            }
        }
    }
}

/// Returns how much of the start of a text is a word.
fn length_of_word(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let follows = letters.peek().map(|next| next.1);
        if !(letter.is_alphanumeric() || at > 0 && continues(letter, follows)) {
            return at;
        }
    }
    text.len()
}

/// Returns the words of a text in order, folded.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_word(text, |word| found.push(word.to_owned()));
    found
}

/// Returns whether a character that is no letter stays inside a word: an accent written apart, or an apostrophe
/// with a letter behind it.
fn continues(letter: char, follows: Option<char>) -> bool {
    is_accent(letter) || is_apostrophe(letter) && follows.is_some_and(char::is_alphanumeric)
}

fn finish(raw: &str, folded: &mut String, receive: &mut impl FnMut(&str)) {
    let is_folded = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let word = if raw.bytes().all(is_folded) {
        raw
    } else {
        folded.clear();
        fold(raw, folded);
        folded
    };
    if !word.is_empty() && (word.len() <= LONGEST || word.chars().count() <= LONGEST) {
        receive(word);
    }
}

/// Writes a word as it is compared. `Trust's` is `trust`: the stemmer would leave the apostrophe at its end.
fn fold(raw: &str, folded: &mut String) {
    if raw.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.push_str(raw);
        folded.make_ascii_lowercase();
        return;
    }
    let lower = raw.to_lowercase();
    for letter in without_possessive(&lower).chars() {
        if is_apostrophe(letter) || is_accent(letter) {
            continue;
        }
        match unaccented(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
}

fn without_possessive(word: &str) -> &str {
    word.strip_suffix('s')
        .and_then(|rest| rest.strip_suffix(is_apostrophe))
        .unwrap_or(word)
}

fn unaccented(letter: char) -> Option<&'static str> {
    // All of the table is Latin; the letters of other scripts need not be looked for in it.
    if !matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}') {
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

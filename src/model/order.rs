//! How a language orders words, and the letters its lists are cut by.
//!
//! The order is that of Unicode CLDR, by ICU4X: Welsh has `ch` after `c` and `ll` after `l`; accents and capitals
//! decide only between words that are else the same; `Part 10` follows `Part 2`. A quotation mark at the start
//! does not count.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::Locale;
use unicode_normalization::UnicodeNormalization as _;

/// Letters of Welsh that are written with two signs.
const WELSH: [&str; 8] = ["ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"];

/// What stands over everything that begins with no letter.
const OTHERS: &str = "0-9";

/// The order of a language.
#[derive(Debug)]
pub struct Order {
    collator: Option<CollatorBorrowed<'static>>,
    /// Letters of more than one sign.
    long: &'static [&'static str],
}

impl Order {
    /// Returns the order of a language such as `cy`; a language that is not known has the order of all.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let locale: Locale = language.parse().unwrap_or(Locale::UNKNOWN);
        let mut wanted = CollatorPreferences::from(&locale);
        wanted.numeric_ordering = Some(CollationNumericOrdering::True);
        let is_welsh = language == "cy" || language.starts_with("cy-");
        Self {
            collator: CollatorBorrowed::try_new(wanted, CollatorOptions::default()).ok(),
            long: if is_welsh { &WELSH } else { &[] },
        }
    }

    /// Compares two texts; only two that are the same are equal, so that no order hangs on chance.
    #[must_use]
    pub fn compare(&self, one: &str, other: &str) -> Ordering {
        let by_language = self.collator.as_ref();
        by_language
            .map_or(Ordering::Equal, |collator| {
                collator.compare(from_letter(one), from_letter(other))
            })
            .then_with(|| one.cmp(other))
    }

    /// Returns the letter a text is listed under; digits and signs share one.
    #[must_use]
    pub fn letter(&self, text: &str) -> String {
        let first = text.chars().next().filter(char::is_ascii_alphabetic);
        if let Some(first) = first.filter(|_| self.long.is_empty()) {
            return first.to_ascii_uppercase().to_string();
        }
        let mut plain = text.nfd().flat_map(char::to_lowercase);
        let mut plain = plain
            .by_ref()
            .skip_while(|c| !c.is_alphanumeric())
            .filter(|c| !unicode_normalization::char::is_combining_mark(*c));
        let Some(first) = plain.next().filter(|first| first.is_alphabetic()) else {
            return OTHERS.to_owned();
        };
        if let Some(second) = plain.next() {
            let both: String = [first, second].iter().collect();
            if self.long.contains(&both.as_str()) {
                let rest = second.to_string();
                return first.to_uppercase().collect::<String>() + &rest;
            }
        }
        match first {
            'æ' | 'å' => "A".to_owned(),
            'ø' | 'œ' => "O".to_owned(),
            'ð' | 'đ' => "D".to_owned(),
            'ł' => "L".to_owned(),
            'ß' => "S".to_owned(),
            'þ' => "T".to_owned(),
            first => first.to_uppercase().collect(),
        }
    }
}

/// Leaves out the signs before the first letter or digit.
fn from_letter(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(language: &str, expected: &[&str]) {
        let order = Order::new(language);
        let mut sorted: Vec<&str> = expected.iter().rev().copied().collect();
        sorted.sort_by(|one, other| order.compare(one, other));
        assert_eq!(sorted, expected, "{language}");
    }

    #[test]
    fn english_does_not_ask_for_accents_capitals_or_quotation_marks() {
        check(
            "en-GB",
            &[
                "2020",
                "Ångström",
                "chwarel",
                "Cwm",
                "De Souza",
                "Desmond",
                "eagle",
                "Énergie",
                "Lloyd",
                "London",
                "“Nut”",
                "Part 2",
                "Part 10",
                "zebra",
            ],
        );
    }

    #[test]
    fn welsh_has_letters_of_two_signs() {
        check(
            "cy",
            &[
                "Cwm", "Chwarel", "Dydd", "Ddoe", "Fory", "Ffordd", "Gwen", "Ngwen", "Hwn",
                "London", "llan", "Lloyd", "Pysgod", "Pheasant", "Rasal", "Rhosyn", "Tywydd",
                "Theatr", "Uned",
            ],
        );
    }

    #[test]
    fn equal_words_have_an_order_too() {
        let order = Order::new("en-GB");
        assert_eq!(order.compare("co-op", "co-op"), Ordering::Equal);
        assert_ne!(order.compare("co-op", "coop"), Ordering::Equal);
        assert_eq!(
            order.compare("co-op", "coop"),
            order.compare("coop", "co-op").reverse()
        );
    }

    #[test]
    fn a_text_stands_under_the_first_letter_of_its_language() {
        let letter = |language, text| Order::new(language).letter(text);
        for (text, english, welsh) in [
            ("Chwarel", "C", "Ch"),
            ("llan", "L", "Ll"),
            ("“Élan”", "E", "E"),
            ("L-lan", "L", "L"),
            ("Ángstrom", "A", "A"),
            ("360 degrees", "0-9", "0-9"),
            ("", "0-9", "0-9"),
            ("Łódź", "L", "L"),
        ] {
            assert_eq!(letter("en-GB", text), english, "{text}");
            assert_eq!(letter("cy", text), welsh, "{text}");
        }
        assert_eq!(letter("ar", "مستشفى"), "م");
        assert_eq!(letter("not a language", "Ward"), "W");
    }
}

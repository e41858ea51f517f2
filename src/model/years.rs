//! The years that a case tells of, read from the plain words of its `period`.
//!
//! A reader filters by them, so the rule is one that an editor can foresee: `docs/content.md` tells it.
//! What is not understood is left out, and never guessed.

/// Years that a filter puts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// Before 2000.
    Early,
    /// This year and the four that follow; the first is always a multiple of five.
    Five(u16),
    /// No year is named in which it happened.
    Undated,
}

/// Years outside these are taken for other numbers.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2099;
/// Before this year one period holds all.
const EARLY: u16 = 2000;
/// A part that begins like this tells when it was told, not when it happened.
const TOLD: [&str; 7] = [
    "as",
    "told",
    "described",
    "reported",
    "mentioned",
    "published",
    "fel",
];
/// Words between the first year and the last; the last three are Welsh.
const TO: [&str; 8] = ["to", "until", "till", "through", "-", "i", "hyd", "tan"];
/// Words that may stand before the last year.
const ABOUT: [&str; 8] = [
    "about", "around", "early", "mid", "late", "the", "end", "of",
];

impl Period {
    /// Returns the name of the period in an address.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Early => format!("before-{EARLY}"),
            Self::Five(first) => format!("{first}-{}", first + 4),
            Self::Undated => "undated".to_owned(),
        }
    }

    fn of(year: u16) -> Self {
        if year < EARLY {
            Self::Early
        } else {
            Self::Five(year - year % 5)
        }
    }
}

/// Returns the periods that a case belongs to, in order: at least one.
#[must_use]
pub fn periods(words: &str) -> Vec<Period> {
    let spans = spans(words).into_iter();
    let years = spans.flat_map(|(first, last)| first..=last);
    let mut found: Vec<Period> = years.map(Period::of).collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() {
        found.push(Period::Undated);
    }
    found
}

/// Returns the first year and the last of everything that is dated.
fn spans(words: &str) -> Vec<(u16, u16)> {
    let lower = words.to_lowercase().replace(['\u{2013}', '\u{2014}'], "-");
    let parts = lower.split([',', ';', '.', ':', '(', ')']);
    parts.flat_map(part).collect()
}

fn part(text: &str) -> Vec<(u16, u16)> {
    // A dash and a stroke stand for themselves, so that "2009-12" and "2009 - 2012" read alike.
    let text = text.replace('-', " - ").replace('/', " / ");
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.first().is_some_and(|word| TOLD.contains(word)) {
        return Vec::new();
    }
    let mut spans: Vec<(u16, u16)> = Vec::new();
    // Whether what was read last leads from a year to another.
    let mut leads = false;
    for (at, word) in words.iter().enumerate() {
        if let Some((first, last)) = year(word) {
            match spans.last_mut() {
                Some(span) if leads && span.1 <= last => span.1 = last,
                _ => spans.push((first, last)),
            }
            leads = false;
        } else if let Some(span) = spans.last_mut().filter(|_| short(&words, at)) {
            // 2009/10 and 2009-12: what is left out is that of the year before.
            let last = span.1 / 100 * 100 + word.parse().unwrap_or(0);
            span.1 = last.max(span.1);
        } else if TO.contains(word) && at > 0 && year(words[at - 1]).is_some() {
            leads = true;
        } else if !ABOUT.contains(word) {
            leads = false;
        }
    }
    spans
}

/// Reads a year, or the ten of "1990s".
fn year(word: &str) -> Option<(u16, u16)> {
    let (digits, length) = match word.strip_suffix('s') {
        Some(decade) if decade.ends_with('0') => (decade, 9),
        _ => (word, 0),
    };
    let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let first = digits
        .parse()
        .ok()
        .filter(|year| is_year && YEARS.contains(year))?;
    Some((first, first + length))
}

/// Tells whether a word is the end of a year such as 2009/10, and not a month: 2009-12-01 has one.
fn short(words: &[&str], at: usize) -> bool {
    let is_two = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let follows = at > 1 && ["-", "/"].contains(&words[at - 1]) && year(words[at - 2]).is_some();
    follows
        && is_two(words[at])
        && !words
            .get(at + 1)
            .is_some_and(|next| ["-", "/"].contains(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_period_give_its_years() {
        for (words, expected) in [
            ("2012", &[(2012, 2012)][..]),
            ("2006 to 2012", &[(2006, 2012)]),
            ("2006\u{2013}2012", &[(2006, 2012)]),
            ("2009-12", &[(2009, 2012)]),
            ("2009/10", &[(2009, 2010)]),
            ("About 1999 to about 2014", &[(1999, 2014)]),
            ("2009 until the end of 2012", &[(2009, 2012)]),
            ("2009 until early 2012", &[(2009, 2012)]),
            ("2008 i 2012", &[(2008, 2012)]),
            ("The 1990s", &[(1990, 1999)]),
            ("1990s to 2003", &[(1990, 2003)]),
            ("2011 and 2013", &[(2011, 2011), (2013, 2013)]),
            ("2014 to 2011", &[(2014, 2014), (2011, 2011)]),
            ("Up to 2014", &[(2014, 2014)]),
            ("From 2009, as told in 2012", &[(2009, 2009)]),
            ("2009-12-01", &[(2009, 2009)]),
            ("2009; 2012", &[(2009, 2009), (2012, 2012)]),
            ("12 wards, 40000 people, 0999", &[]),
            ("Undated, as reported in 2012", &[]),
            ("Two years, not dated; told in 2014", &[]),
            ("21st century", &[]),
            ("", &[]),
        ] {
            assert_eq!(spans(words), expected, "{words}");
        }
    }

    #[test]
    fn years_fall_into_periods_of_five_and_what_came_before() {
        let ids = |words| {
            periods(words)
                .into_iter()
                .map(Period::id)
                .collect::<Vec<_>>()
        };
        assert_eq!(ids("2004"), ["2000-2004"]);
        assert_eq!(ids("2005"), ["2005-2009"]);
        assert_eq!(
            ids("About 1999 to 2014"),
            ["before-2000", "2000-2004", "2005-2009", "2010-2014"]
        );
        assert_eq!(ids("2014; 1850; 2013"), ["before-2000", "2010-2014"]);
        assert_eq!(ids("As told in 2012"), ["undated"]);
    }
}

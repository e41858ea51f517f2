//! Civil dates as `2026-11-22`.

pub use jiff::civil::Date;

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::span::Spanned;

/// Reads `YYYY-MM-DD` and nothing else.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    // The library takes other ISO forms too (`20261122`, a time of day); one way to write it is enough.
    let has_form = text.len() == 10
        && text.char_indices().all(|(at, c)| {
            if matches!(at, 4 | 7) {
                c == '-'
            } else {
                c.is_ascii_digit()
            }
        });
    if has_form { text.parse().ok() } else { None }
}

/// Reads an optional date field.
pub fn field(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Spanned<Date>> {
    let text = fields.optional_text(key)?;
    let date = parse(&text.value);
    if date.is_none() {
        let message = format!("`{key}` is not a date: `{}`", text.value);
        fields.faults().push(
            Diagnostic::error("not-a-date", text.span, message)
                .help("write year, month and day: `2026-11-22`"),
        );
    }
    date.map(|date| Spanned::new(date, text.span))
}

/// Returns the day that is so many days after the first of January 1970, or the last day there is.
#[must_use]
pub fn after_1970(days: u64) -> Date {
    let days = jiff::Span::new().try_days(i64::try_from(days).unwrap_or(i64::MAX));
    let day = days.and_then(|days| jiff::civil::date(1970, 1, 1).checked_add(days));
    day.unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(after_1970(0), jiff::civil::date(1970, 1, 1));
        assert_eq!(after_1970(20_779), jiff::civil::date(2026, 11, 22));
        assert_eq!(after_1970(u64::MAX), Date::MAX);
    }

    #[test]
    fn only_days_of_the_calendar_in_one_form_are_taken() {
        assert_eq!(parse("2026-11-22"), Some(jiff::civil::date(2026, 11, 22)));
        assert!(parse("2024-02-29").is_some());
        for text in [
            "2023-02-29",
            "2026-13-01",
            "26-1-1",
            "2026-11-22T10",
            "22/11/2026",
            "20261122",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

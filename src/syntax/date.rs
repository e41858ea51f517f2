//! Civil dates as `2026-11-22`.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::fields::Fields;
use crate::diagnostic::Diagnostic;

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

/// Returns the day, in universal time, of a moment given in seconds since 1970.
#[must_use]
pub fn of_unix_seconds(seconds: i64) -> Option<Date> {
    let moment = Timestamp::from_second(seconds).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}

/// Reads an optional date field.
pub fn field(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<Date> {
    let text = fields.optional_text(key)?;
    let date = parse(&text.value);
    if date.is_none() {
        let message = format!("`{key}` is not a date: `{}`", text.value);
        fields.faults().push(
            Diagnostic::error("not-a-date", text.span, message)
                .help("write year, month and day: `2026-11-22`"),
        );
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_since_1970_give_the_day() {
        let day = of_unix_seconds(1_795_305_599).unwrap();
        assert_eq!(day, jiff::civil::date(2026, 11, 21));
        assert_eq!(of_unix_seconds(1_795_305_600), day.tomorrow().ok());
        assert_eq!(of_unix_seconds(i64::MAX), None);
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

//! Fills the gaps of an archetype, and writes words so that YAML takes them as words.

/// Puts values in the place of `%name%`, in one pass, so that a value is never itself filled in.
pub(super) fn fill(archetype: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(archetype.len() * 2);
    for (at, part) in archetype.split('%').enumerate() {
        let value = values.iter().find(|(name, _)| at % 2 == 1 && *name == part);
        text.push_str(value.map_or(part, |(_, value)| value));
    }
    text
}

/// Writes words in double quotes, as both YAML and TOML read them.
pub(super) fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes a key plainly, unless YAML would take it for a number, a date or a truth value.
pub(super) fn key(id: &str) -> String {
    let begins_plainly = id.starts_with(|c: char| c.is_ascii_lowercase());
    let is_word = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&id);
    let is_plain = id
        .chars()
        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if begins_plainly && is_plain && !is_word {
        id.to_owned()
    } else {
        quoted(id)
    }
}

/// Takes line breaks out, so that a comment stays one.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_filled_in_itself() {
        let filled = fill("a %x% b %y%.", &[("x", "%y%"), ("y", "2")]);
        assert_eq!(filled, "a %y% b 2.");
    }

    #[test]
    fn words_and_keys_stay_words_in_yaml() {
        assert_eq!(quoted("a \"b\" \\ c"), r#""a \"b\" \\ c""#);
        assert_eq!(
            (
                key("north-west").as_str(),
                key("2014").as_str(),
                key("no").as_str()
            ),
            ("north-west", "\"2014\"", "\"no\"")
        );
    }
}

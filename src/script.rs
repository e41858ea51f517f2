//! Data for the browser: JSON that can stand in a script file.

use serde::Serialize;

/// Writes a value as JSON in which nothing can end a script or a line of it.
#[must_use]
pub fn json(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    json.replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_ends_a_script_early() {
        assert_eq!(
            super::json(&"</script>\u{2028}"),
            r#""\u003c/script>\u2028""#
        );
    }
}

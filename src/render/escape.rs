//! The only way text and addresses get into HTML.

use crate::theme::escaped;

/// Adds text with the five characters escaped that mean something in HTML.
pub(super) fn text(out: &mut String, text: &str) {
    out.extend(escaped(text));
}

/// Adds ` name="value"`.
pub(super) fn attribute(out: &mut String, name: &'static str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    text(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_ends_a_text_or_an_attribute_early() {
        let mut out = String::new();
        super::attribute(&mut out, "title", "\"><script>&'");
        assert_eq!(out, " title=\"&quot;&gt;&lt;script&gt;&amp;&#39;\"");
    }
}

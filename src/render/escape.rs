//! The only way text and addresses get into HTML.

/// Adds text with the five characters escaped that mean something in HTML.
pub(super) fn text(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
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

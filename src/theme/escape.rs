//! Text as HTML holds it. What means nothing is passed on in one piece, so a text costs little more than a copy.

use std::io::{self, Write};

/// Returns a text in pieces, the five characters escaped that mean something in HTML.
pub fn escaped(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = *rest.as_bytes().first()?;
        let (piece, after) = if let Some(entity) = entity(first) {
            (entity, 1)
        } else {
            let end = rest.bytes().position(|byte| entity(byte).is_some());
            let end = end.unwrap_or(rest.len());
            (&rest[..end], end)
        };
        rest = &rest[after..];
        Some(piece)
    })
}

#[inline]
fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// Writes a text as the template engine asks for it. Its own way is a call a byte.
pub(super) fn write(text: &str, out: &mut dyn Write) -> io::Result<()> {
    escaped(text).try_for_each(|piece| out.write_all(piece.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::{escaped, write};

    #[test]
    fn texts_are_escaped_as_the_engine_would() {
        for text in [
            "",
            "a",
            "<",
            "a<b",
            "<é>",
            "\"'&",
            "ends with &",
            "né\u{2014}à",
        ] {
            let (mut own, mut engines) = (Vec::new(), Vec::new());
            write(text, &mut own).unwrap();
            tera::escape_html(text, &mut engines).unwrap();
            assert_eq!(own, engines, "{text}");
        }
        assert_eq!(escaped("a<b>").collect::<String>(), "a&lt;b&gt;");
    }
}

//! Bytes to text, strictly: UTF-8 that holds nothing that cannot be seen and yet acts on what stands around it.

use crate::diagnostic::Diagnostic;
use crate::span::line_and_column;

/// Returns the text: without byte order mark, lines ended by LF. `shown` is the file's path.
pub(super) fn decoded(mut bytes: Vec<u8>, shown: &str) -> Result<String, Diagnostic> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        not_utf8(error.as_bytes(), at, shown)
    })?;
    if let Some(form) = utf16(text.as_bytes()) {
        return Err(utf16_text(form, shown));
    }
    let text = with_plain_ends(text);
    let found = may_hold_hidden(&text).then(|| text.char_indices().find(|(_, c)| is_refused(*c)));
    match found.flatten() {
        // The flags of England, Scotland and Wales are written with signs that are refused elsewhere.
        Some((at, _)) => refused_outside_flags(&text, at, shown).map_or(Ok(text), Err),
        None => Ok(text),
    }
}

/// Returns the first character of a text that may stand in none, and what it is. In a text that was read it can only
/// come of an escape, such as `\u202e` in YAML or `&#x202e;` in Markdown.
#[must_use]
pub fn hidden_in(text: &str) -> Option<(char, &'static str)> {
    let found = may_hold_hidden(text).then(|| text.chars().find(|c| is_refused(*c)));
    found.flatten().map(|c| (c, told(c).0))
}

fn with_plain_ends(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

/// Looks for bytes with which a refused character can begin: all at once, where to look at each letter
/// would take longer than reading the file.
fn may_hold_hidden(text: &str) -> bool {
    let bytes = text.bytes();
    let can_begin = |byte: &u8| matches!(byte, 0..=8 | 11..=31 | 0x7f | 0xc2 | 0xe2 | 0xef | 0xf3);
    bytes.filter(can_begin).count() > 0
}

/// Tells what stands in no text: control characters, what ends a line for some programs and not for others, what
/// makes a reader see another order than the one that is written, and what nobody types. What joins or parts letters
/// in scripts that need it, and the marks that say which way one sign runs, are taken.
fn is_refused(c: char) -> bool {
    let is_hidden = matches!(c,
        '\u{2028}' | '\u{2029}' | '\u{2061}'..='\u{2064}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}');
    is_hidden || is_bidi(c) || is_tag(c) || (c.is_control() && c != '\n' && c != '\t')
}

/// What turns the order of what follows, until it is ended.
fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Letters that are never shown.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

/// Returns the fault of the first refused character from `from` on, where it is no part of a flag.
fn refused_outside_flags(text: &str, from: usize, shown: &str) -> Option<Diagnostic> {
    let mut is_in_flag = text[..from].ends_with('\u{1f3f4}');
    for (at, c) in text[from..].char_indices() {
        if is_refused(c) && !(is_in_flag && is_tag(c)) {
            return Some(hidden(text, from + at, c, shown));
        }
        is_in_flag = c == '\u{1f3f4}' || (is_in_flag && is_tag(c));
    }
    None
}

fn hidden(text: &str, at: usize, c: char, shown: &str) -> Diagnostic {
    let (line, column) = line_and_column(text, at);
    let code = u32::from(c);
    let meant = u8::try_from(code).ok().and_then(windows_1252);
    let (what, help) = if let Some(meant) = meant {
        (
            format!("a control character where `{meant}` was meant"),
            format!(
                "write `{meant}` in its place: the text was once saved in another encoding, so look for others"
            ),
        )
    } else {
        let (what, help) = told(c);
        (what.to_owned(), help.to_owned())
    };
    let message = format!("`{shown}` holds {what} (U+{code:04X})");
    Diagnostic::file_error("control-character", shown, message)
        .at(line, column)
        .help(help)
}

/// Says what a refused character is, and what to do.
fn told(c: char) -> (&'static str, &'static str) {
    const ENTER: &str = "delete it and press Enter in its place";
    match c {
        '\0' => (
            "a NUL",
            "the file may be damaged, or no text at all: take a copy from before",
        ),
        '\u{b}' => ("a line break of a word processor", ENTER),
        '\u{c}' => (
            "a page break",
            "delete it: a page of a site has no end of paper",
        ),
        '\u{1b}' => (
            "the Escape character, which acts on terminals",
            "delete it, with the few signs after it",
        ),
        '\u{2028}' | '\u{2029}' => ("a line break that only some programs know", ENTER),
        '\u{feff}' => (
            "a byte order mark inside the text",
            "delete it: it stands where one file was put after another",
        ),
        _ if is_bidi(c) => (
            "a mark that shows readers another order of letters than the one that is written",
            "delete it: browsers find the direction of a text by themselves",
        ),
        _ => (
            "a control character",
            "delete it: it is invisible in most editors, so retype the word or two around it",
        ),
    }
}

fn not_utf8(bytes: &[u8], at: usize, shown: &str) -> Diagnostic {
    if let Some(form) = utf16(bytes) {
        return utf16_text(form, shown);
    }
    let before = with_plain_ends(String::from_utf8_lossy(&bytes[..at]).into_owned());
    let (line, column) = line_and_column(&before, before.len());
    let byte = bytes[at];
    let is_cut = std::str::from_utf8(&bytes[at..]).is_err_and(|error| error.error_len().is_none());
    let (message, help) = if is_cut && byte >= 0xc2 && bytes.len() - at > 1 {
        (
            format!("`{shown}` ends in the middle of a character"),
            "it was not saved as a whole: save it again, or take a copy from before".to_owned(),
        )
    } else {
        let meant = windows_1252(byte).map_or_else(String::new, |meant| {
            format!(", most likely `{meant}` as older Windows programs write it (Windows-1252)")
        });
        (
            format!("`{shown}` is not UTF-8 text: here stands the byte 0x{byte:02X}{meant}"),
            SAVE_AGAIN.to_owned(),
        )
    };
    Diagnostic::file_error("not-utf8", shown, message)
        .at(line, column)
        .help(help)
}

const SAVE_AGAIN: &str = "open it in your editor and save it again with the encoding UTF-8 (in Notepad: Save as, Encoding, UTF-8)";

fn utf16_text(form: &str, shown: &str) -> Diagnostic {
    let message = format!("`{shown}` is not UTF-8 text: it looks like {form}");
    Diagnostic::file_error("not-utf8", shown, message)
        .at(1, 1)
        .help(SAVE_AGAIN)
}

/// Names the encoding of a text with two or four bytes a letter: by its mark, or by the noughts beside Latin letters.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32"),
        [0xff, 0xfe, ..] => return Some("UTF-16 (little-endian)"),
        [0xfe, 0xff, ..] => return Some("UTF-16 (big-endian)"),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(512)];
    let noughts = |at: usize| start.iter().skip(at).step_by(2).filter(|byte| **byte == 0);
    let (first, second, half) = (noughts(0).count(), noughts(1).count(), start.len() / 2);
    match (first, second) {
        (0, second) if half > 1 && second * 2 > half => {
            Some("UTF-16 (little-endian, without a byte order mark)")
        }
        (first, 0) if half > 1 && first * 2 > half => {
            Some("UTF-16 (big-endian, without a byte order mark)")
        }
        _ => None,
    }
}

/// Returns what a byte above ASCII stands for in Windows-1252.
fn windows_1252(byte: u8) -> Option<char> {
    const FROM_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => FROM_80
            .chars()
            .nth(usize::from(byte - 0x80))
            .filter(|c| !c.is_control()),
        0xa0.. => Some(char::from(byte)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn read(bytes: &[u8]) -> Result<String, Diagnostic> {
        decoded(bytes.to_vec(), "a.md")
    }

    /// Place, message and help of what is refused.
    fn refused(bytes: &[u8]) -> (Option<(usize, usize)>, String) {
        let fault = read(bytes).unwrap_err();
        let Place::File(path, place) = fault.place else {
            panic!("a place without a file");
        };
        assert_eq!(path, "a.md");
        (place, format!("{}; {}", fault.message, fault.help.unwrap()))
    }

    #[test]
    fn byte_order_mark_and_line_ends_of_all_systems_are_taken() {
        assert_eq!(read(b"\xef\xbb\xbfone\r\ntwo\r\n").unwrap(), "one\ntwo\n");
        assert_eq!(read(b"one\rtwo\r\r\nthree").unwrap(), "one\ntwo\n\nthree");
        assert_eq!(read(b"").unwrap(), "");
        assert_eq!(read(b"\xef\xbb\xbf").unwrap(), "");
    }

    #[test]
    fn text_of_older_windows_programs_is_refused_with_the_character_that_was_meant() {
        for (bytes, place, meant) in [
            (&b"one\ncaf\xe9\n"[..], (2, 4), "byte 0xE9, most likely `é`"),
            (b"the board\x92s", (1, 10), "byte 0x92, most likely `’`"),
            (b"one\r\ntwo\rit\x92s", (3, 3), "`’`"),
            (b"\xef\xbb\xbf\x80", (1, 1), "`€`"),
            (b"\xc2", (1, 1), "`Â`"),
        ] {
            let (found, told) = refused(bytes);
            assert_eq!(found, Some(place), "{told}");
            assert!(
                told.contains(meant) && told.contains("Windows-1252"),
                "{told}"
            );
            assert!(told.contains("encoding UTF-8"), "{told}");
        }
        let (_, told) = refused(b"a\x81b");
        assert!(
            told.contains("0x81") && !told.contains("most likely"),
            "{told}"
        );
        let (place, told) = refused(b"one\ntwo \xe2\x80");
        assert_eq!(place, Some((2, 5)));
        assert!(told.contains("ends in the middle"), "{told}");
    }

    #[test]
    fn utf16_is_named_with_and_without_its_mark() {
        let pairs = |to: fn(u16) -> [u8; 2]| "---\ntitle".encode_utf16().flat_map(to).collect();
        let (little, big): (Vec<u8>, Vec<u8>) = (pairs(u16::to_le_bytes), pairs(u16::to_be_bytes));
        for (bytes, form) in [
            ([b"\xff\xfe", little.as_slice()].concat(), "(little-endian)"),
            ([b"\xfe\xff", big.as_slice()].concat(), "(big-endian)"),
            (little, "little-endian, without a byte order mark"),
            (big, "big-endian, without a byte order mark"),
            (b"\xff\xfe\0\0a\0\0\0".to_vec(), "UTF-32"),
        ] {
            let (place, told) = refused(&bytes);
            assert_eq!(place, Some((1, 1)));
            assert!(told.contains(form) && told.contains("UTF-8"), "{told}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_refused_with_its_place_and_what_it_is() {
        for (c, what) in [
            ('\0', "NUL"),
            ('\u{7}', "a control character (U+0007)"),
            ('\u{b}', "line break of a word processor"),
            ('\u{c}', "page break"),
            ('\u{1b}', "Escape"),
            ('\u{7f}', "a control character (U+007F)"),
            ('\u{92}', "where `’` was meant (U+0092)"),
            ('\u{85}', "where `…` was meant"),
            ('\u{2028}', "press Enter"),
            ('\u{2029}', "press Enter"),
            ('\u{202e}', "another order"),
            ('\u{2067}', "another order"),
            ('\u{2062}', "invisible"),
            ('\u{feff}', "byte order mark inside"),
            ('\u{fff9}', "invisible"),
            ('\u{ffff}', "invisible"),
            ('\u{e0041}', "invisible"),
        ] {
            let fault = read(format!("one\nt{c}o").as_bytes()).unwrap_err();
            assert_eq!(fault.rule, "control-character");
            let (place, told) = refused(format!("one\nt{c}o").as_bytes());
            assert_eq!(place, Some((2, 2)), "{told}");
            assert!(told.contains(what), "{told}");
            assert!(!told.contains(c), "{told:?}");
        }
        let text = "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} a\u{202e}b";
        let (place, told) = refused(text.as_bytes());
        assert_eq!(place, Some((1, 10)), "after the flag: {told}");
    }

    #[test]
    fn what_scripts_and_flags_need_is_taken() {
        for text in [
            "a\tb\n",
            "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f} Cymru",
            "👩\u{200d}⚕\u{fe0f}",
            "soft\u{ad}hyphen, می\u{200c}خواهم, zero\u{200b}width",
            "\u{200f}עברית\u{200e} and \u{61c}",
            "naïve — “quoted” … € \u{a0} \u{202f} ﬁ",
        ] {
            assert_eq!(read(text.as_bytes()).unwrap(), text);
        }
    }
}

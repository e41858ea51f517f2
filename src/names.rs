//! What a file may be called so that every system can hold it, and which two names are one somewhere.

use unicode_normalization::UnicodeNormalization as _;

/// What is wrong with the name of a file or folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Windows does not take the character.
    Character(char),
    /// The character cannot be seen, and may turn the order of those that can.
    Hidden(char),
    /// Windows drops a space or a full stop at the end.
    End,
    /// Windows keeps it for a device.
    Device,
}

/// Names that Windows keeps for devices, whatever the ending after the first full stop.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Returns what is wrong with the name of a file or folder, if anything.
pub(crate) fn fault(name: &str) -> Option<Fault> {
    let character = name.chars().find_map(|c| match c {
        _ if is_hidden(c) => Some(Fault::Hidden(c)),
        '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\' => Some(Fault::Character(c)),
        _ => None,
    });
    if character.is_some() {
        return character;
    }
    if name.ends_with(['.', ' ']) {
        return Some(Fault::End);
    }
    is_device(name).then_some(Fault::Device)
}

/// Tells a character that is not seen, and so makes two names look like one, or acts on the text around it.
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_lowercase();
    let port = ["com", "lpt"]
        .iter()
        .find_map(|port| stem.strip_prefix(port));
    let is_number =
        |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']);
    DEVICES.contains(&stem.as_str()) || port.is_some_and(is_number)
}

/// Returns the form in which two paths are one on some system: without case, and in one Unicode form. Names that
/// compare equal there do so here; a few more may.
pub(crate) fn fold(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    // Capitals first: they join `ß` with `ss`, `ς` with `σ` and `ı` with `i`, which small letters alone do not. Once more,
    // for a compatible form may be a capital (`℡`).
    let folded: String = path.nfkd().flat_map(small).nfkc().collect();
    folded.nfkd().flat_map(small).nfkc().collect()
}

fn small(c: char) -> impl Iterator<Item = char> {
    c.to_uppercase().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_no_system_or_reader_mistakes_are_taken() {
        for name in [
            "plan.pdf",
            "Board paper 2014.pdf",
            "comment.md",
            "com10.md",
            "com",
            "lpt.txt",
            "naïve.png",
            "调查.pdf",
            ".nojekyll",
            "Screenshot at 1.00\u{202f}PM.png",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_break_are_told_with_their_reason() {
        for (name, reason) in [
            ("a:b.png", Fault::Character(':')),
            ("a\\b", Fault::Character('\\')),
            ("a\"b", Fault::Character('"')),
            ("<", Fault::Character('<')),
            (">", Fault::Character('>')),
            ("a|b", Fault::Character('|')),
            ("why?", Fault::Character('?')),
            ("*", Fault::Character('*')),
            ("a\0b", Fault::Hidden('\0')),
            ("a\nb", Fault::Hidden('\n')),
            ("a\u{1b}[31m", Fault::Hidden('\u{1b}')),
            ("a\u{202e}gpj.exe", Fault::Hidden('\u{202e}')),
            ("a\u{200b}.md", Fault::Hidden('\u{200b}')),
            ("a\u{200d}.md", Fault::Hidden('\u{200d}')),
            ("\u{feff}a.md", Fault::Hidden('\u{feff}')),
            ("a\u{ad}b", Fault::Hidden('\u{ad}')),
            ("\u{3164}", Fault::Hidden('\u{3164}')),
            ("ends.", Fault::End),
            ("ends ", Fault::End),
            ("...", Fault::End),
            ("con", Fault::Device),
            ("Nul.tar.gz", Fault::Device),
            ("aux .txt", Fault::Device),
            ("COM1", Fault::Device),
            ("com\u{b9}.txt", Fault::Device),
            ("LPT9.md", Fault::Device),
            ("CONIN$", Fault::Device),
        ] {
            assert_eq!(fault(name), Some(reason), "{name:?}");
        }
    }

    #[test]
    fn names_that_are_one_somewhere_have_one_form() {
        for (one, other) in [
            ("Plan.PDF", "plan.pdf"),
            ("caf\u{e9}", "cafe\u{301}"),
            ("CAF\u{c9}", "cafe\u{301}"),
            ("straße", "STRASSE"),
            ("straße", "STRA\u{1e9e}E"),
            ("\u{212a}ey", "key"),
            ("\u{212b}", "\u{e5}"),
            ("ΟΔΟΣ", "οδος"),
            ("οδος", "οδοσ"),
            ("\u{130}zmir", "i\u{307}zmir"),
            ("kap\u{131}", "KAPI"),
            ("\u{fb01}le", "file"),
            ("１２", "12"),
            ("\u{2121}", "tel"),
            ("a\u{a0}b", "a b"),
            ("\u{1f80}", "\u{1f88}"),
            ("ǅ", "ǆ"),
            ("\u{3f4}", "\u{3b8}"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
            assert_eq!(fold(&fold(one)), fold(one), "{one}");
        }
        assert_ne!(fold("caf\u{e9}"), fold("cafe"));
        assert_ne!(fold("a"), fold("b"));
    }

    #[test]
    fn a_folded_letter_stays_as_it_is() {
        let changed = |c: &char| {
            let folded = fold(&c.to_string());
            fold(&folded) != folded
        };
        let changed: Vec<char> = ('\0'..='\u{ffff}').filter(changed).collect();
        assert!(changed.is_empty(), "{changed:?}");
    }
}

//! Blocks to script files that hand strings to the browser. Never knows what a block says.

use std::fmt::Write as _;

use super::layout::Block;

/// Below this, everything that searching needs is one file.
const ONE_FILE: usize = 100_000;

/// A file below `search/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Returns the files for blocks, `index.js` first: one each, or for a small site one for all that searching needs; and
/// whether they hold the texts too, since those are small. Texts are made one at a time, and are files of their own
/// otherwise.
#[must_use]
pub fn files(blocks: &[Block], texts: impl Iterator<Item = Block>) -> (Vec<File>, bool) {
    let mut files: Vec<File> = blocks.iter().map(file).collect();
    let needed: usize = files.iter().map(|file| file.text.len()).sum();
    if needed > ONE_FILE {
        return (files, false);
    }
    let mut text: String = files.drain(..).map(|file| file.text).collect();
    for one in texts {
        text.push_str(&file(&one).text);
        if text.len() > ONE_FILE {
            text.truncate(needed);
            return (vec![index(text)], false);
        }
    }
    (vec![index(text)], true)
}

fn index(text: String) -> File {
    File {
        name: "index.js".to_owned(),
        text,
    }
}

/// Returns the file for a block alone.
#[must_use]
pub fn file((name, text): &Block) -> File {
    File {
        name: format!("{name}.js"),
        text: format!("casebook.search.put('{name}','{}');\n", quoted(text)),
    }
}

/// Returns text as the inside of a script string in single quotes, in plain ASCII: so it survives a server that names
/// a wrong character set, holds no `</script>`, and no U+2028, which old engines read as the end of a line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && !b"\\'<".contains(byte);
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(is_plain).count();
        let (before, from) = rest.split_at(plain);
        out.push_str(before);
        let mut letters = from.chars();
        match letters.next() {
            Some('\\') => out.push_str("\\\\"),
            Some('\'') => out.push_str("\\'"),
            Some('<') => out.push_str("\\x3C"),
            Some(letter) => push_escaped(&mut out, letter),
            None => {}
        }
        rest = letters.as_str();
    }
    out
}

fn push_escaped(out: &mut String, letter: char) {
    let mut units = [0; 2];
    for unit in letter.encode_utf16(&mut units) {
        _ = write!(out, "\\u{unit:04X}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(name: &str, length: usize) -> Block {
        (name.to_owned(), "x".repeat(length))
    }

    #[test]
    fn a_file_hands_over_a_string() {
        let (found, _) = files(
            &[("index".to_owned(), "it's".to_owned())],
            [("text-0".to_owned(), "a".to_owned())].into_iter(),
        );
        assert_eq!(
            found[0].text,
            "casebook.search.put('index','it\\'s');\ncasebook.search.put('text-0','a');\n"
        );
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn a_small_site_has_one_file_and_a_large_one_many() {
        let (small, large) = (40_000, 90_000);
        let check = |blocks: &[Block], texts: &[Block], expected: &[&str], hold_texts| {
            let (files, hold) = files(blocks, texts.iter().cloned());
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            assert_eq!((names.as_slice(), hold), (expected, hold_texts));
            files
        };
        let texts = [block("text-0", small), block("text-1", small)];
        let index = block("index", small);
        check(
            std::slice::from_ref(&index),
            &texts[..1],
            &["index.js"],
            true,
        );
        let two = [index, block("t-0", small)];
        let made = check(&two, &texts, &["index.js"], false);
        assert_eq!(made[0].text, check(&two, &[], &["index.js"], true)[0].text);
        let blocks = [block("index", 10), block("t-0", large), block("t-1", large)];
        let names = ["index.js", "t-0.js", "t-1.js"];
        check(&blocks, &texts[..1], &names, false);
    }

    #[test]
    fn nothing_ends_the_script_early() {
        assert_eq!(
            quoted("</script>\u{2028}\u{e9}\u{1f600}\n\\'"),
            r"\x3C/script>\u2028\u00E9\uD83D\uDE00\u000A\\\'"
        );
    }
}

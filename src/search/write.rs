//! Blocks to script files that hand strings to the browser. Never knows what a block says.

use std::fmt::Write as _;

use super::layout::Block;

/// Below this, everything that searching needs is one file.
const ONE_FILE: usize = 100_000;

/// A file below `search/`.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Returns the files for blocks: one each, or for a small site one for all that searching needs, and one more for the
/// texts if they are small too. `index.js` is the first.
#[must_use]
pub fn files(blocks: &[Block], texts: &[Block]) -> Vec<File> {
    let searched: Vec<String> = blocks.iter().map(put).collect();
    let shown: Vec<String> = texts.iter().map(put).collect();
    let (needed, text) = (length(&searched), length(&shown));
    let mut files = if needed + text <= ONE_FILE {
        return vec![file("index", &(searched.concat() + &shown.concat()))];
    } else if needed <= ONE_FILE {
        vec![file("index", &searched.concat())]
    } else {
        each(blocks, searched)
    };
    files.extend(each(texts, shown));
    files
}

fn length(parts: &[String]) -> usize {
    parts.iter().map(String::len).sum()
}

fn each(blocks: &[Block], scripts: Vec<String>) -> Vec<File> {
    blocks
        .iter()
        .zip(scripts)
        .map(|((name, _), script)| file(name, &script))
        .collect()
}

fn file(name: &str, text: &str) -> File {
    File {
        name: format!("{name}.js"),
        text: text.to_owned(),
    }
}

fn put((name, text): &Block) -> String {
    format!("casebook.search.put('{name}','{}');\n", quoted(text))
}

/// Returns text as the inside of a script string in single quotes, in plain ASCII: so it survives a server that names
/// a wrong character set, holds no `</script>`, and no U+2028, which old engines read as the end of a line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\\\"),
            '\'' => out.push_str("\\'"),
            '<' => out.push_str("\\x3C"),
            '\u{20}'..='\u{7e}' => out.push(letter),
            _ => push_escaped(&mut out, letter),
        }
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

    fn names(blocks: &[Block], texts: &[Block]) -> Vec<String> {
        files(blocks, texts)
            .into_iter()
            .map(|file| file.name)
            .collect()
    }

    #[test]
    fn a_file_hands_over_a_string() {
        let found = files(
            &[("index".to_owned(), "it's".to_owned())],
            &[("text-0".to_owned(), "a".to_owned())],
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
        assert_eq!(
            names(&[block("index", small)], &[block("text-0", small)]),
            ["index.js"]
        );
        let texts = [block("text-0", small), block("text-1", small)];
        assert_eq!(
            names(&[block("index", small), block("t-0", small)], &texts),
            ["index.js", "text-0.js", "text-1.js"]
        );
        let blocks = [block("index", 10), block("t-0", large), block("t-1", large)];
        assert_eq!(
            names(&blocks, &texts[..1]),
            ["index.js", "t-0.js", "t-1.js", "text-0.js"]
        );
    }

    #[test]
    fn nothing_ends_the_script_early() {
        assert_eq!(
            quoted("</script>\u{2028}\u{e9}\u{1f600}\n\\'"),
            r"\x3C/script>\u2028\u00E9\uD83D\uDE00\u000A\\\'"
        );
    }
}

//! One line of YAML, taken apart without a parser.

use std::ops::Range;

/// One line, taken apart as far as it goes: `  - key: value`.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Where it starts in the whole text.
    pub(super) start: usize,
    /// Spaces and tabs before the first sign.
    pub(super) indent: usize,
    /// Where the words begin, after `- `.
    pub(super) words: usize,
    /// The key, without its colon.
    pub(super) key: Option<&'a str>,
    /// Whether it lies in a text that began with `>` or `|`: anything may stand there.
    pub(super) is_prose: bool,
}

impl<'a> Line<'a> {
    pub(super) fn is_empty(&self) -> bool {
        let words = self.text.trim();
        words.is_empty() || words.starts_with('#')
    }

    /// Where the value begins in the line.
    pub(super) fn value_at(&self) -> usize {
        let at = self
            .key
            .map_or(self.words, |key| self.words + key.len() + 1);
        let rest = &self.text[at..];
        at + rest.len() - rest.trim_start().len()
    }

    /// The value, without a note after ` #`.
    pub(super) fn value(&self) -> &'a str {
        let value = self.text[self.value_at()..].trim_end();
        if self.is_prose || value.starts_with('#') {
            return "";
        }
        match value.find(" #") {
            Some(note) if !value.starts_with(['"', '\'']) => value[..note].trim_end(),
            _ => value,
        }
    }

    /// Whether it looks like an entry of a list of texts: our keys are small letters and hyphens.
    pub(super) fn is_text_of_list(&self) -> bool {
        let is_ours = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        self.words > self.indent && self.key.is_some_and(|key| !key.chars().all(is_ours))
    }

    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        self.start + from..self.start + to
    }

    pub(super) fn value_range(&self) -> Range<usize> {
        self.range(self.value_at(), self.value_at() + self.value().len())
    }

    pub(super) fn words_range(&self) -> Range<usize> {
        self.range(self.words, self.text.trim_end().len())
    }

    /// Writes the line with another value, as the editor would type it.
    pub(super) fn with(&self, value: &str) -> String {
        match self.key {
            Some(key) => format!("write `{key}: {value}`"),
            None => format!("write `- {value}`"),
        }
    }
}

pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    // The indentation of the key whose text began with `>` or `|`.
    let mut prose: Option<usize> = None;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches('\n');
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if prose.is_some_and(|key| indent <= key && !line.trim().is_empty()) {
            prose = None;
        }
        let mut words = indent;
        while line[words..].starts_with("- ") {
            words += 2;
            words += line[words..].len() - line[words..].trim_start_matches(' ').len();
        }
        let line = Line {
            text: line,
            start,
            indent,
            words,
            key: key(&line[words..]),
            is_prose: prose.is_some(),
        };
        if prose.is_none() && matches!(line.value(), ">" | ">-" | ">+" | "|" | "|-" | "|+") {
            prose = Some(line.indent);
        }
        start += whole.len();
        lines.push(line);
    }
    lines
}

/// The words before a colon that ends a key.
fn key(words: &str) -> Option<&str> {
    if words.starts_with(['"', '\'', '[', '{', '#']) {
        return None;
    }
    let (colon, _) = words.match_indices(':').find(|(at, _)| {
        let after = &words[at + 1..];
        after.is_empty() || after.starts_with([' ', '\t'])
    })?;
    Some(&words[..colon])
}

/// Returns the lines of the entry that begins at a line: it, and all that is indented further.
pub(super) fn entry(lines: &[Line<'_>], number: usize) -> Range<usize> {
    let first = &lines[number];
    let belongs = |line: &&Line<'_>| line.is_empty() || line.indent > first.indent;
    let rest = lines[number + 1..].iter().take_while(belongs).count();
    let last = &lines[number + rest];
    first.start..last.start + last.text.len()
}

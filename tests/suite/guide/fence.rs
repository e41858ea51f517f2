//! A page of the guide as lines and fenced blocks, and what the info string of a block asks for.

/// A fenced block: where it begins, its language, what is to be done with it, and its text.
pub struct Fence {
    /// The page it stands in, for messages.
    pub page: String,
    /// The line of its opening fence, from 1.
    pub line: usize,
    /// The first word: it colours the block on a Git host.
    pub language: String,
    /// What the test does with it: a word, and a value where the word takes one.
    pub job: (String, String),
    /// The lines between the fences.
    pub text: String,
}

/// A piece of a page.
pub enum Piece {
    /// Lines outside of blocks.
    Prose(String),
    /// A block: its opening line, itself, its closing line.
    Block(String, Fence, String),
}

/// Splits a page. The pieces, put together again, give the page.
pub fn pieces(page: &str, text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut prose = String::new();
    let mut open: Option<(String, Fence)> = None;
    for (at, line) in text.split_inclusive('\n').enumerate() {
        match (line.trim_end().strip_prefix("```"), open.take()) {
            (Some(""), Some((opening, fence))) => {
                pieces.push(Piece::Block(opening, fence, line.to_owned()));
            }
            (_, Some((opening, mut fence))) => {
                fence.text.push_str(line);
                open = Some((opening, fence));
            }
            (Some(info), None) => {
                pieces.push(Piece::Prose(std::mem::take(&mut prose)));
                open = Some((line.to_owned(), fence(page, at + 1, info)));
            }
            (None, None) => prose.push_str(line),
        }
    }
    assert!(open.is_none(), "{page}: a block is not closed");
    pieces.push(Piece::Prose(prose));
    pieces
}

/// Reads an info string: a language, and at most one job, such as `file=book.toml` or `untested="a drawing"`.
fn fence(page: &str, line: usize, info: &str) -> Fence {
    let (language, job) = info.split_once(' ').unwrap_or((info, ""));
    let (word, value) = job.split_once('=').unwrap_or((job, ""));
    let is_quoted = value.starts_with('"') && value.ends_with('"') && value.len() > 1;
    assert!(
        is_quoted || !value.contains([' ', '"']),
        "{page}:{line}: one job a block, with quotes around a value that has spaces: `{info}`"
    );
    Fence {
        page: page.to_owned(),
        line,
        language: language.to_owned(),
        job: (word.to_owned(), value.trim_matches('"').to_owned()),
        text: String::new(),
    }
}

/// Tells whether lines are as shown: `...` on a line of its own stands for any lines, and in a line for any words.
pub fn is_shown(shown: &[&str], printed: &[&str]) -> bool {
    match shown {
        [] => printed.is_empty(),
        ["...", rest @ ..] => (0..=printed.len()).any(|from| is_shown(rest, &printed[from..])),
        [first, rest @ ..] => {
            printed.first().is_some_and(|line| is_line(first, line))
                && is_shown(rest, &printed[1..])
        }
    }
}

fn is_line(shown: &str, printed: &str) -> bool {
    let (shown, printed) = (shown.trim_end(), printed.trim_end());
    let mut parts = shown.split("...");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = printed.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in middle {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    rest.ends_with(last)
}

/// Tells whether some lines of a text, one below the other, are as shown.
pub fn holds(text: &str, shown: &str) -> bool {
    let lines: Vec<&str> = text.lines().collect();
    let shown: Vec<&str> = ["..."]
        .into_iter()
        .chain(shown.lines())
        .chain(["..."])
        .collect();
    is_shown(&shown, &lines)
}

#[test]
fn three_dots_stand_for_any_words_and_any_lines() {
    assert!(is_shown(
        &["a ... d", "...", "z"],
        &["a b c d", "x", "y", "z"]
    ));
    assert!(is_shown(&["a", "..."], &["a"]));
    assert!(!is_shown(&["a ... d"], &["a b c"]));
    assert!(!is_shown(&["a"], &["a", "b"]));
    assert!(!is_shown(&["a", "b"], &["a"]));
}

#[test]
fn a_page_is_the_sum_of_its_pieces() {
    let page = "a\n```yaml file=x.yaml\nb: 1\n```\nc\n";
    let pieces = pieces("page.md", page);
    let [
        Piece::Prose(a),
        Piece::Block(opening, fence, closing),
        Piece::Prose(c),
    ] = pieces.as_slice()
    else {
        panic!("{} pieces", pieces.len());
    };
    assert_eq!(format!("{a}{opening}{}{closing}{c}", fence.text), page);
    assert_eq!((fence.line, fence.language.as_str()), (2, "yaml"));
    assert_eq!(fence.job, ("file".to_owned(), "x.yaml".to_owned()));
}

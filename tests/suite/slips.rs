//! Where a fault is told is where it was made: known slips, each at a known line of a sound file, in many places.
//!
//! The sites are the small one and the real one. For each slip the site is read and checked as `check` does, and two
//! things are counted: whether an error names the file, and whether the first error in it is within one line of the slip.
//! What is missing has no line of its own: of a key the first key of what lacks it is meant, of a mark the fact that has
//! none, of the end of front matter the first heading below it. Places are drawn with a fixed seed.
#![expect(clippy::print_stdout, reason = "the figures are part of the proof")]

use std::collections::BTreeMap;

use casebook::diagnostic::{Diagnostic, Place, Severity};
use casebook::source::Changed;
use casebook::{Kept, Opened, Unwatched};

use crate::support::{TestSite, files_below, repository};

/// Chance from a seed: the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn one_of(&mut self, of: &[usize]) -> Option<usize> {
        (!of.is_empty()).then(|| of[self.below(of.len())])
    }
}

/// A file in lines, and which of them are what.
struct Text {
    lines: Vec<Vec<u8>>,
    /// Past the end of the front matter; of a data file past its last line.
    body: usize,
    is_markdown: bool,
}

impl Text {
    fn of(path: &str, text: &str) -> Self {
        let lines: Vec<Vec<u8>> = text.lines().map(|line| line.as_bytes().to_vec()).collect();
        let is_markdown = path.ends_with(".md");
        let end = lines.iter().skip(1).position(|line| line == b"---");
        let body = if is_markdown {
            end.map_or(0, |end| end + 2)
        } else {
            lines.len()
        };
        Self {
            lines,
            body,
            is_markdown,
        }
    }

    fn line(&self, at: usize) -> &str {
        std::str::from_utf8(&self.lines[at]).unwrap()
    }

    fn find(&self, range: std::ops::Range<usize>, wanted: impl Fn(&str) -> bool) -> Vec<usize> {
        range.filter(|&at| wanted(self.line(at))).collect()
    }

    /// The first lines of keys of the file itself.
    fn keys(&self) -> Vec<usize> {
        let from = usize::from(self.is_markdown);
        let to = self.body.saturating_sub(from);
        self.find(from..to.max(from), |line| {
            line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains(':')
        })
    }

    /// Those of them with a plain value on the same line, which nothing below goes on with.
    fn values(&self) -> Vec<usize> {
        let mut keys = self.keys();
        keys.retain(|&at| {
            let value = self
                .line(at)
                .split_once(": ")
                .map_or("", |(_, value)| value);
            let goes_on = self
                .lines
                .get(at + 1)
                .is_some_and(|next| next.starts_with(b" "));
            value.starts_with(|c: char| c.is_ascii_alphabetic())
                && !value.contains(": ")
                && !goes_on
        });
        keys
    }

    /// The places between paragraphs: empty lines of the text outside code, lists and tables, with words above.
    fn gaps(&self) -> Vec<usize> {
        let mut is_code = false;
        let mut gaps = Vec::new();
        for at in self.body..self.lines.len() {
            is_code ^= self.line(at).starts_with("```");
            let above = if at > self.body {
                self.line(at - 1)
            } else {
                ""
            };
            let is_plain = above.starts_with(char::is_alphabetic);
            if self.lines[at].is_empty() && is_plain && !is_code {
                gaps.push(at);
            }
        }
        gaps
    }

    /// Puts a line in; gives its number.
    fn insert(&mut self, at: usize, line: impl Into<Vec<u8>>) -> usize {
        self.lines.insert(at, line.into());
        at + 1
    }

    /// Puts a line in the place of another; gives its number.
    fn set(&mut self, at: usize, line: impl Into<Vec<u8>>) -> usize {
        self.lines[at] = line.into();
        at + 1
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.lines.join(&b'\n');
        bytes.push(b'\n');
        bytes
    }
}

/// Makes a slip somewhere; gives the line where it should be told.
type Slip = fn(&mut Text, &mut Chance) -> Option<usize>;

/// Puts a paragraph into the text.
fn paragraph(text: &mut Text, chance: &mut Chance, words: &str) -> Option<usize> {
    let at = chance.one_of(&text.gaps())?;
    text.insert(at, "");
    Some(text.insert(at + 1, words))
}

/// Puts a line between two keys.
fn between(text: &mut Text, chance: &mut Chance, line: &str) -> Option<usize> {
    let at = chance.one_of(&text.keys())?;
    Some(text.insert(at, line))
}

/// Gives a key another value.
fn value(text: &mut Text, chance: &mut Chance, to: impl Fn(&str) -> String) -> Option<usize> {
    let at = chance.one_of(&text.values())?;
    let (key, value) = text.line(at).split_once(": ")?;
    let line = format!("{key}: {}", to(value));
    Some(text.set(at, line))
}

/// Changes a line of the front matter or data that begins with some words.
fn line_with(
    text: &mut Text,
    chance: &mut Chance,
    words: &str,
    to: impl Fn(&str) -> String,
) -> Option<usize> {
    let at =
        chance.one_of(&text.find(0..text.body, |line| line.trim_start().starts_with(words)))?;
    let line = to(text.line(at));
    Some(text.set(at, line))
}

/// The summary of a case on one line; other pages need none.
fn summary_of_case(text: &Text) -> Option<usize> {
    let keys = text.keys();
    let mut cases = keys
        .iter()
        .filter(|&&at| text.line(at).starts_with("organisation:"));
    cases.next()?;
    let mut values = text.values().into_iter();
    values.find(|&at| text.line(at).starts_with("summary:"))
}

/// What can be slipped in front matter, and in data files too.
const OF_KEYS: &[(&str, Slip)] = &[
    ("unknown key", |t, c| between(t, c, "colour: red")),
    ("key in capitals", |t, c| between(t, c, "TITLE: red")),
    ("tab", |t, c| between(t, c, "\tcolour: red")),
    ("line without a key", |t, c| between(t, c, "red and blue")),
    ("no space after the colon", |t, c| {
        let at = c.one_of(&t.values())?;
        let line = t.line(at).replacen(": ", ":", 1);
        Some(t.set(at, line))
    }),
    ("indented", |t, c| {
        let keys = t.values();
        let at = c.one_of(keys.get(1..)?)?;
        let line = format!(" {}", t.line(at));
        Some(t.set(at, line))
    }),
    ("quotation not closed", |t, c| {
        value(t, c, |value| format!("\"{value}"))
    }),
    ("single quotation not closed", |t, c| {
        value(t, c, |value| format!("'{}", value.replace('\'', "")))
    }),
    ("text after a quotation", |t, c| {
        value(t, c, |value| format!("\"{}\" more", value.replace('"', "")))
    }),
    ("backslash", |t, c| {
        value(t, c, |value| format!("\"{} \\q\"", value.replace('"', "")))
    }),
    ("colon in a value", |t, c| {
        value(t, c, |value| format!("{value}: more"))
    }),
    ("bracket not closed", |t, c| {
        value(t, c, |value| format!("[{value}"))
    }),
    ("brace not closed", |t, c| {
        value(t, c, |value| format!("{{a: {value}"))
    }),
    ("anchor", |t, c| value(t, c, |value| format!("&a {value}"))),
    ("alias", |t, c| value(t, c, |value| format!("*{value}"))),
    ("tag", |t, c| value(t, c, |value| format!("!a {value}"))),
    ("at sign", |t, c| value(t, c, |value| format!("@{value}"))),
    ("backtick", |t, c| value(t, c, |value| format!("`{value}`"))),
    ("percent", |t, c| value(t, c, |value| format!("%{value}"))),
    ("key twice", |t, c| {
        let at = c.one_of(&t.values())?;
        let line = t.lines[at].clone();
        Some(t.insert(at + 1, line))
    }),
    ("NUL", |t, c| value(t, c, |value| format!("{value}\0"))),
    ("escape", |t, c| {
        value(t, c, |value| format!("\u{1b}[31m{value}"))
    }),
    ("not UTF-8", |t, c| {
        let at = c.one_of(&t.values())?;
        t.lines[at].push(0xe9);
        Some(at + 1)
    }),
];

/// What can be slipped in front matter alone.
const OF_FRONT: &[(&str, Slip)] = &[
    ("list for a text", |t, c| {
        line_with(t, c, "summary:", |_| "summary: [a, b]".to_owned())
    }),
    ("empty text", |t, _| {
        let at = summary_of_case(t)?;
        Some(t.set(at, "summary:"))
    }),
    ("no date", |t, c| {
        line_with(t, c, "reviewed:", |_| "reviewed: 2026-13-45".to_owned())
    }),
    ("date in words", |t, c| {
        line_with(t, c, "reviewed:", |_| "reviewed: last May".to_owned())
    }),
    ("unknown word", |t, c| {
        line_with(t, c, "evidence:", |line| {
            line.replace("evidence: ", "evidence: x")
        })
    }),
    ("unknown topic", |t, c| {
        line_with(t, c, "topics: [", |line| {
            line.replacen('[', "[no-such-topic, ", 1)
        })
    }),
    ("unknown reference", |t, c| {
        line_with(t, c, "cite: ", |line| {
            line.replacen("cite: ", "cite: nosuch1999 #", 1)
        })
    }),
    ("unknown sector", |t, c| {
        line_with(t, c, "sector:", |_| "sector: no-such-sector".to_owned())
    }),
    ("text for a list", |t, c| {
        line_with(t, c, "topics: [", |_| "topics: listening".to_owned())
    }),
    ("bad id", |t, c| {
        line_with(t, c, "- id: ", |line| format!("{line} A!"))
    }),
    ("yes for true", |t, c| between(t, c, "draft: maybe")),
    ("words for a number", |t, c| {
        t.keys()
            .iter()
            .all(|&at| !t.line(at).starts_with("weight"))
            .then_some(())?;
        between(t, c, "weight: heavy")
    }),
    ("old address", |t, c| {
        t.keys()
            .iter()
            .all(|&at| !t.line(at).starts_with("aliases"))
            .then_some(())?;
        between(t, c, "aliases: [old.aspx]")
    }),
    // The first key stands for what has none.
    ("no summary", |t, _| {
        let at = summary_of_case(t)?;
        t.lines.remove(at);
        Some(if at == 1 { 3 } else { 2 })
    }),
    // The first heading stands for an end that is missing.
    ("no end", |t, _| {
        t.lines.remove(t.body - 1);
        let heading = t
            .find(0..t.lines.len(), |line| line.starts_with("##"))
            .first()
            .copied();
        Some(heading.unwrap_or(0) + 1)
    }),
    ("a longer end", |t, _| Some(t.set(t.body - 1, "----"))),
    ("no beginning", |t, _| Some(t.set(0, "--"))),
    ("an empty line first", |t, _| Some(t.insert(0, ""))),
    // The fact stands for the mark that it does not have.
    ("no mark", |t, c| {
        let at = c.one_of(&t.find(t.body..t.lines.len(), |line| line.contains("[#")))?;
        let line = t.line(at).to_owned();
        let (start, rest) = line.split_once("[#")?;
        let (id, rest) = rest.split_once(']')?;
        let told = t.find(0..t.body, |line| {
            let words = line.trim_start().trim_start_matches(['-', ' ', '{']);
            words.strip_prefix("id: ").is_some_and(|found| {
                found.trim_end_matches(['}', ' ']).split(',').next() == Some(id)
            })
        });
        let is_outcome = id.contains("-o");
        let told = told.first().filter(|_| !is_outcome)?;
        let line = format!("{start}{rest}");
        let told = *told + 1;
        t.set(at, line);
        Some(told)
    }),
];

/// What can be slipped in the text.
const OF_TEXT: &[(&str, Slip)] = &[
    ("link to nowhere", |t, c| {
        paragraph(t, c, "See [that](no-such-file.md) there.")
    }),
    ("no such anchor", |t, c| {
        paragraph(t, c, "See [that](#no-such-place) there.")
    }),
    ("script", |t, c| {
        paragraph(t, c, "See [that](javascript:alert) there.")
    }),
    ("HTML", |t, c| paragraph(t, c, "This is <b>bold</b> there.")),
    ("HTML block", |t, c| paragraph(t, c, "<div>")),
    ("unknown shortcode", |t, c| {
        paragraph(t, c, "[[ nothing(a=\"b\") ]]")
    }),
    ("unknown argument", |t, c| {
        paragraph(t, c, "[[ fact(idd=\"a\") ]]")
    }),
    ("shortcode not closed", |t, c| {
        paragraph(t, c, "[[ fact(id=\"a\")")
    }),
    ("shortcode of no fact", |t, c| {
        paragraph(t, c, "[[ fact(id=\"no-such-fact\") ]]")
    }),
    ("shortcode of no case", |t, c| {
        paragraph(t, c, "See [[ case(name=\"no-such-case\") ]] there.")
    }),
    ("shortcode in a sentence", |t, c| {
        paragraph(t, c, "See [[ fact(id=\"a\") ]] there.")
    }),
    ("words that are not said", |t, c| {
        paragraph(t, c, "[[ quote(words=\"zebras never said this\") ]]")
    }),
    ("end of nothing", |t, c| paragraph(t, c, "[[ end() ]]")),
    ("callout without an end", |t, c| {
        paragraph(t, c, "[[ callout(title=\"Look\") ]]")
    }),
    ("mark of no fact", |t, c| {
        paragraph(t, c, "It was so [#no-such-fact].")
    }),
    ("citation of no work", |t, c| {
        paragraph(t, c, "It was so [@nosuch1999].")
    }),
    ("heading too deep", |t, c| paragraph(t, c, "###### Deep")),
    ("heading without a space", |t, c| {
        paragraph(t, c, "##Heading")
    }),
    ("heading in a quote", |t, c| paragraph(t, c, "> ## Quoted")),
    ("link in a heading", |t, c| {
        paragraph(t, c, "### See [that](https://example.org/)")
    }),
    ("picture from elsewhere", |t, c| {
        paragraph(t, c, "![A ward](https://example.org/a.png)")
    }),
    ("no such picture", |t, c| {
        paragraph(t, c, "![A ward](no-such-picture.png)")
    }),
    ("no such label", |t, c| {
        paragraph(t, c, "See [that][no-such-label] there.")
    }),
    ("footnote without a text", |t, c| {
        paragraph(t, c, "It was so[^zz].")
    }),
    ("footnote without a mark", |t, c| {
        paragraph(t, c, "[^zz]: It was so.")
    }),
    ("link that is none", |t, c| {
        paragraph(t, c, "See [that [one](a)](b) there.")
    }),
    ("NUL in the text", |t, c| paragraph(t, c, "It was\0 so.")),
    ("empty link", |t, c| {
        paragraph(t, c, "See [](https://example.org/) there.")
    }),
];

/// What can be slipped in `book.toml`.
const OF_BOOK: &[(&str, Slip)] = &[
    ("toml: unknown key", |t, _| {
        Some(t.insert(1, "colour = \"red\""))
    }),
    ("toml: no value", |t, _| Some(t.insert(1, "colour ="))),
    ("toml: no quotation", |t, _| {
        Some(t.insert(1, "colour = red and blue"))
    }),
    ("toml: not closed", |t, _| {
        Some(t.insert(1, "colour = \"red"))
    }),
    ("toml: list not closed", |t, _| {
        Some(t.insert(1, "authors = [\"a\""))
    }),
    ("toml: wrong type", |t, _| {
        let at = *t
            .find(0..t.lines.len(), |line| line.starts_with("title"))
            .first()?;
        Some(t.set(at, "title = [\"a\"]"))
    }),
    ("toml: twice", |t, _| {
        let at = *t
            .find(0..t.lines.len(), |line| line.starts_with("title"))
            .first()?;
        Some(t.insert(at + 1, "title = \"Again\""))
    }),
    ("toml: unknown table", |t, _| {
        t.lines.push(Vec::new());
        let at = t.lines.len();
        Some(t.insert(at, "[colours]"))
    }),
    ("toml: table not closed", |t, _| Some(t.set(0, "[book"))),
    ("toml: yaml", |t, _| Some(t.insert(1, "colour: red"))),
];

/// What was counted.
#[derive(Default)]
struct Counted {
    slips: usize,
    unnamed: Vec<String>,
    astray: Vec<String>,
    kinds: BTreeMap<&'static str, usize>,
}

/// A site that is read again and again.
struct Tried {
    site: TestSite,
    kept: Kept,
    counted: Counted,
}

impl Tried {
    fn new(site: TestSite) -> Self {
        Self {
            site,
            kept: Kept::default(),
            counted: Counted::default(),
        }
    }

    fn errors(&mut self) -> (Opened, Vec<Diagnostic>) {
        let opened = casebook::open_again(
            &self.site.root(),
            false,
            &mut self.kept,
            &Changed::Anything,
            &Unwatched,
        );
        let errors = opened
            .faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        let errors = errors.cloned().collect();
        (opened, errors)
    }

    /// Makes one slip in a file; looks where it is told.
    fn slip(&mut self, path: &str, kind: &'static str, slip: Slip, chance: &mut Chance) {
        let sound = std::fs::read_to_string(self.site.root().join(path)).unwrap();
        let mut text = Text::of(path, &sound);
        let Some(line) = slip(&mut text, chance) else {
            return;
        };
        self.site.write(path, text.bytes());
        let (opened, errors) = self.errors();
        self.site.write(path, &sound);
        self.counted.slips += 1;
        *self.counted.kinds.entry(kind).or_default() += 1;
        let told = errors.iter().filter_map(|fault| match &fault.place {
            Place::Text(span) => {
                let (told, line, _) = opened.sources.locate(*span);
                (told == path).then_some((line, fault))
            }
            Place::File(told, at) => {
                (told == path).then(|| (at.map_or(1, |(line, _)| line), fault))
            }
        });
        let Some((first, fault)) = told.min_by_key(|(line, _)| *line) else {
            self.counted
                .unnamed
                .push(format!("{kind}: {path}:{line} is not named"));
            return;
        };
        if first.abs_diff(line) > 1 {
            let message = format!(
                "{kind}: {path}:{line} is told at line {first}: {}",
                fault.message
            );
            self.counted.astray.push(message);
        }
    }
}

/// Makes every slip in some files of a site.
fn tried(site: TestSite, files: &[String], chance: &mut Chance) -> Counted {
    let mut tried = Tried::new(site);
    let (_, errors) = tried.errors();
    assert!(errors.is_empty(), "{errors:?}");
    for path in files {
        let kinds: Vec<&[(&str, Slip)]> = match path.as_str() {
            "book.toml" => vec![OF_BOOK],
            path if path.ends_with(".md") => vec![OF_KEYS, OF_FRONT, OF_TEXT],
            _ => vec![OF_KEYS],
        };
        for (kind, slip) in kinds.concat() {
            tried.slip(path, kind, slip, chance);
        }
    }
    tried.counted
}

#[test]
fn a_slip_is_told_in_its_file_and_within_one_line_of_it() {
    let mut chance = Chance(9);
    let small = repository().join("tests/golden/small/site");
    let is_text =
        |path: &String| path.ends_with(".md") || path.ends_with(".yaml") || path == "book.toml";
    let files: Vec<String> = files_below(&small).into_iter().filter(is_text).collect();
    let mut counted = tried(TestSite::small(), &files, &mut chance);
    let real = real();
    let mut files = files_below(&real.root());
    files.retain(is_text);
    let some: Vec<String> = (0..6)
        .map(|_| files[chance.below(files.len())].clone())
        .collect();
    let more = tried(real, &some, &mut chance);
    counted.slips += more.slips;
    counted.unnamed.extend(more.unnamed);
    counted.astray.extend(more.astray);
    counted.kinds.extend(more.kinds);
    let Counted {
        slips,
        unnamed,
        astray,
        kinds,
    } = counted;
    println!(
        "{slips} slips of {} kinds: {} in files that are not named, {} told more than a line away",
        kinds.len(),
        unnamed.len(),
        astray.len()
    );
    println!("{}", astray.join("\n"));
    assert!(slips >= 300 && kinds.len() >= 60, "{slips} {}", kinds.len());
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
    assert!(astray.len() * 50 <= slips, "{}", astray.join("\n"));
}

/// A copy of the real site.
fn real() -> TestSite {
    let site = TestSite::small();
    std::fs::remove_dir_all(site.root().join("content")).unwrap();
    let content = repository().join("content");
    for path in files_below(&content) {
        site.write(
            &format!("content/{path}"),
            std::fs::read(content.join(path)).unwrap(),
        );
    }
    site.write(
        "book.toml",
        std::fs::read(repository().join("book.toml")).unwrap(),
    );
    site
}

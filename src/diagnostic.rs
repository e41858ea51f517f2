//! What is wrong: one type for every fault a person can meet in a site folder.
//!
//! Knows no terminal: `cli` shows it.

use std::collections::HashMap;
use std::ops::Deref;

use crate::span::{FileId, Span};

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built; the editor should look.
    Warning,
}

/// Where a fault is: a place in a text, or a file as a whole (unreadable, badly named, missing).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A range of a file that was read.
    Text(Span),
    /// A file or folder, by its path in the site folder, with line and column where they are known.
    File(String, Option<(usize, usize)>),
}

/// A second place that helps to understand the fault.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there.
    pub text: String,
}

/// One fault, with its place and its remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where it is.
    pub place: Place,
    /// How bad it is.
    pub severity: Severity,
    /// The rule's permanent id, such as `unknown-topic`.
    pub rule: &'static str,
    /// What is wrong: stands alone, lower case, no full stop.
    pub message: String,
    /// Other places.
    pub labels: Vec<Label>,
    /// What to type instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Makes an error at a place in a text.
    #[must_use]
    pub fn error(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Place::Text(span), Severity::Error, message)
    }

    /// Makes a warning at a place in a text.
    #[must_use]
    pub fn warning(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Place::Text(span), Severity::Warning, message)
    }

    /// Makes an error about a file as a whole.
    #[must_use]
    pub fn file_error(
        rule: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(
            rule,
            Place::File(path.into(), None),
            Severity::Error,
            message,
        )
    }

    fn new(
        rule: &'static str,
        place: Place,
        severity: Severity,
        message: impl Into<String>,
    ) -> Self {
        Self {
            place,
            severity,
            rule,
            message: message.into(),
            labels: Vec::new(),
            help: None,
        }
    }

    /// Returns the text that it points into.
    #[must_use]
    pub fn file(&self) -> Option<FileId> {
        match &self.place {
            Place::Text(span) => Some(span.file),
            Place::File(..) => None,
        }
    }

    /// Adds line and column to a fault of a file whose text could not be kept.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        if let Place::File(_, position) = &mut self.place {
            *position = Some((line, column));
        }
        self
    }

    /// Adds what to type instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }
}

/// Most faults of one rule that are told of one file.
const OF_FILE: usize = 100;
/// Most faults of one rule that are told of a site.
const OF_SITE: usize = 500;
/// Longest message that is told, in bytes: what is quoted in it may be as long as a file.
const LONGEST: usize = 2_000;

/// The faults that were found so far: of one rule no more than anybody works through, so that a file of a million
/// faults costs no more than one of a hundred. What is left out is said.
#[derive(Debug, Clone, Default)]
pub struct Faults {
    list: Vec<Diagnostic>,
    /// How many there are of each rule in each file.
    of_file: HashMap<(FileId, &'static str), usize>,
    of_site: HashMap<&'static str, usize>,
}

impl Faults {
    /// Starts with none.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Tells whether another fault of a rule would be left out: then its help need not be worked out.
    #[must_use]
    pub fn is_full(&self, rule: &'static str, file: FileId) -> bool {
        self.of_site.get(rule).is_some_and(|known| *known > OF_SITE)
            || self
                .of_file
                .get(&(file, rule))
                .is_some_and(|known| *known > OF_FILE)
    }

    /// Adds a fault. Of the first that is too many only its place is kept, and of the rest nothing.
    pub fn push(&mut self, mut fault: Diagnostic) {
        let of_site = self.of_site.entry(fault.rule).or_default();
        let mut none = 0;
        let of_file = match fault.file() {
            Some(file) => self.of_file.entry((file, fault.rule)).or_default(),
            None => &mut none,
        };
        let (file_is_full, site_is_full) = (*of_file == OF_FILE, *of_site == OF_SITE);
        if *of_file > OF_FILE || *of_site > OF_SITE {
            return;
        }
        *of_file += 1;
        if file_is_full || site_is_full {
            let (most, place) = if file_is_full {
                (OF_FILE, "this file")
            } else {
                (OF_SITE, "this site")
            };
            fault.message = format!("{place} has more than {most} faults of this kind");
            fault.help = Some("mend those above: the rest are told then".to_owned());
            fault.labels = Vec::new();
        }
        // The note that a file has more is none of the site's thousand.
        *of_site += usize::from(!file_is_full);
        shorten(&mut fault.message);
        if let Some(help) = &mut fault.help {
            shorten(help);
        }
        self.list.push(fault);
    }

    /// Moves all faults of another list here.
    pub fn append(&mut self, other: &mut Self) {
        self.extend(std::mem::take(other).list);
    }

    /// Adds copies of faults.
    pub fn extend_from_slice(&mut self, other: &[Diagnostic]) {
        self.extend(other.iter().cloned());
    }

    /// Keeps only some.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        let mut list = std::mem::take(self).list;
        list.retain(keep);
        self.extend(list);
    }

    /// Gives up the list.
    #[must_use]
    pub fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}

impl Deref for Faults {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.list
    }
}

impl Extend<Diagnostic> for Faults {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, faults: T) {
        for fault in faults {
            self.push(fault);
        }
    }
}

impl IntoIterator for Faults {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

/// Cuts a text that nobody would read to its end.
fn shorten(text: &mut String) {
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
        text.push('\u{2026}');
    }
}

/// Puts faults in the order a reader works through them, each once.
pub fn sort(faults: &mut Vec<Diagnostic>, path_of: impl Fn(Span) -> String) {
    faults.sort_by_cached_key(|fault| match &fault.place {
        Place::Text(span) => (
            path_of(*span),
            span.start,
            span.end,
            fault.rule,
            fault.message.clone(),
        ),
        Place::File(path, at) => {
            let line = at.map_or(0, |(line, _)| u32::try_from(line).unwrap_or(u32::MAX));
            (path.clone(), line, 0, fault.rule, fault.message.clone())
        }
    });
    faults.dedup();
}

/// A name longer than this was not typed by anybody, and to compare two of them would take a day.
const LONGEST_NAME: usize = 200;

/// How many steps are taken to find what was meant, of a few nanoseconds each: there may be hundreds of faults in a site
/// of fifty thousand names, each as near as the other.
const PATIENCE: usize = 250_000;
/// How many names are held against it at most.
const LIKELY: usize = 1_000;

/// Returns the known name nearest to what was typed, if one is near enough to be meant; of two as near, the first.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.len() > LONGEST_NAME {
        return None;
    }
    let typed = typed.to_lowercase();
    let letters = letters_of(&typed);
    let most = |name: &str| 1 + name.len() / 4;
    // Most names are told to be too far by their letters alone. The others are held against it, the likeliest first.
    let names = known.into_iter().enumerate();
    let names = names.filter(|(_, name)| name.len() <= LONGEST_NAME);
    let least = |name: &str| {
        if name.is_ascii() {
            least_distance(letters, name)
        } else {
            0
        }
    };
    let likely = names.map(|(at, name)| (least(name), at, name));
    let mut likely: Vec<_> = likely
        .filter(|(least, _, name)| *least <= most(name))
        .collect();
    let is_cut = likely.len() > LIKELY;
    if is_cut {
        likely.select_nth_unstable(LIKELY);
        likely.truncate(LIKELY);
    }
    likely.sort_unstable();
    let mut best: Option<(usize, usize, &str)> = None;
    let mut steps = 0;
    for (least, at, name) in likely {
        if best.is_some_and(|(nearest, ..)| least > nearest) {
            return best.map(|(.., name)| name);
        }
        steps += typed.len() * name.len();
        if steps > PATIENCE {
            break;
        }
        let distance = strsim::damerau_levenshtein(&typed, &name.to_lowercase());
        let is_nearer = best.is_none_or(|(nearest, first, _)| (distance, at) < (nearest, first));
        if distance <= most(name) && is_nearer {
            best = Some((distance, at, name));
        }
    }
    // Where not all were held against it another may be nearer, but not than one letter.
    let is_all = !is_cut && steps <= PATIENCE;
    let best = best.filter(|(nearest, ..)| is_all || *nearest <= 1);
    best.map(|(.., name)| name)
}

/// How often a word has each letter, small or capital.
type Letters = [i16; 64];

fn letters_of(word: &str) -> Letters {
    let mut letters = [0; 64];
    for byte in word.bytes().filter(|byte| is_start(*byte)) {
        letters[usize::from(byte.to_ascii_lowercase() % 64)] += 1;
    }
    letters
}

/// Returns a distance that a word has at the least from one with these letters: the letters that only one of them has.
/// Costs a fraction of the distance itself.
fn least_distance(mut letters: Letters, other: &str) -> usize {
    for byte in other.bytes().filter(|byte| is_start(*byte)) {
        letters[usize::from(byte.to_ascii_lowercase() % 64)] -= 1;
    }
    let sum = |sign: i16| -> i16 { letters.iter().map(|count| (count * sign).max(0)).sum() };
    usize::try_from(sum(1).max(sum(-1))).unwrap_or(0)
}

/// Tells whether a byte is the first of a letter: distances count letters.
fn is_start(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// Returns a help line: what may have been meant, and what is known.
#[must_use]
pub fn did_you_mean<'a>(
    typed: &str,
    what: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> String {
    let names: Vec<&str> = known.clone().into_iter().collect();
    let list = list_of(&names);
    match nearest(typed, known) {
        Some(name) => format!("did you mean `{name}`? known {what}: {list}"),
        None if names.is_empty() => format!("there are no {what} yet"),
        None => format!("known {what}: {list}"),
    }
}

/// Lists names in backticks, the first dozen in full.
fn list_of(names: &[&str]) -> String {
    let shown: Vec<String> = names
        .iter()
        .take(12)
        .map(|name| match name.len() {
            ..=LONGEST_NAME => format!("`{name}`"),
            _ => format!("`{}\u{2026}`", &name[..name.floor_char_boundary(40)]),
        })
        .collect();
    match names.len().saturating_sub(12) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_found_among_many_that_are_as_like() {
        let name = |at: usize| {
            format!(
                "minutes-of-the-meeting-of-the-staff-forum-{:04}-{:02}-{:02}.txt",
                2000 + at / 100,
                1 + at % 12,
                1 + at % 28
            )
        };
        let known: Vec<String> = (0..40_000).map(name).collect();
        let known = || known.iter().map(String::as_str);
        for at in [0, 900, 1_837, 39_999] {
            let typed = name(at)
                .replace("minutes", "minutes-")
                .replace("forum", "forun");
            assert_eq!(
                nearest(&name(at).replacen('s', "", 1), known()),
                Some(&*name(at))
            );
            // Where all are far, none is named rather than a wrong one.
            let found = nearest(&typed, known());
            assert!(found.is_none_or(|found| found == name(at)), "{found:?}");
        }
        // Of two as near, the first.
        assert_eq!(nearest("ab", ["ac", "ad"]), Some("ac"));
    }

    #[test]
    fn of_many_faults_a_hundred_of_a_file_are_told_and_that_there_are_more() {
        let fault = |file, at| {
            let span = Span::new(FileId(file), at..at + 1);
            Diagnostic::error("broken-link", span, "no such file").help("name another")
        };
        let mut faults = Faults::new();
        for at in 0..100_000 {
            faults.push(fault(7, at));
        }
        assert_eq!(faults.len(), OF_FILE + 1);
        assert!(faults.is_full("broken-link", FileId(7)));
        assert!(!faults.is_full("broken-link", FileId(8)));
        assert!(!faults.is_full("unknown-key", FileId(7)));
        let last = faults.last().unwrap();
        assert_eq!(
            last.message,
            "this file has more than 100 faults of this kind"
        );
        assert_eq!(last.place, fault(7, OF_FILE).place);
        // What one file had is told again where the faults of all files are joined, and no more.
        let mut all = Faults::new();
        all.append(&mut faults.clone());
        assert_eq!(*all, *faults);
        for file in 0..1_000 {
            for at in 0..50 {
                all.push(fault(file + 100, at));
            }
        }
        assert_eq!(all.len(), OF_SITE + 2);
        let last = all.last().unwrap();
        assert_eq!(
            last.message,
            "this site has more than 500 faults of this kind"
        );
        assert!(all.is_full("broken-link", FileId(5_000)));
    }

    #[test]
    fn a_message_is_never_as_long_as_a_file() {
        let mut faults = Faults::new();
        let long = "\u{e9}".repeat(1_000_000);
        faults.push(Diagnostic::file_error("file-name", "a", long.clone()).help(long.clone()));
        assert!(faults[0].message.len() < 2 * LONGEST);
        assert!(faults[0].help.as_ref().unwrap().ends_with('\u{2026}'));
        let help = did_you_mean(&long, "topics", [long.as_str(), "b"]);
        assert!(help.len() < LONGEST, "{}", help.len());
    }

    #[test]
    fn the_nearest_name_is_offered_only_when_it_is_near() {
        assert_eq!(
            nearest("staf-engagement", ["staff-engagement", "boards"]),
            Some("staff-engagement")
        );
        assert_eq!(nearest("zebra", ["staff-engagement", "boards"]), None);
    }

    #[test]
    fn the_first_of_the_nearest_names_is_offered_and_none_is_passed_over() {
        let names = [
            "wards", "ward", "boards", "board", "Brood", "drab", "éclair", "words",
        ];
        for typed in ["board", "bord", "wrad", "brod", "wordss", "eclair", "x", ""] {
            let near = names.iter().map(|name| {
                let distance = strsim::damerau_levenshtein(typed, &name.to_lowercase());
                assert!(least_distance(letters_of(typed), &name.to_lowercase()) <= distance);
                (distance, *name)
            });
            let near = near.filter(|(distance, name)| *distance <= 1 + name.len() / 4);
            let expected = near.min_by_key(|(distance, _)| *distance);
            assert_eq!(
                nearest(typed, names),
                expected.map(|(_, name)| name),
                "{typed}"
            );
        }
    }

    #[test]
    fn help_names_what_was_meant_and_what_is_known() {
        assert_eq!(
            did_you_mean("board", "topics", ["boards", "culture"]),
            "did you mean `boards`? known topics: `boards`, `culture`"
        );
        assert_eq!(did_you_mean("x", "topics", []), "there are no topics yet");
    }
}

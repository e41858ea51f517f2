//! What is wrong: one type for every fault a person can meet in a site folder.
//!
//! Knows no terminal: `cli` shows it.

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

/// Returns the known name nearest to what was typed, if one is near enough to be meant.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        // Only a name that is nearer than the best so far is of use; most are told to be too far by their letters.
        let most = best.map_or(1 + name.len() / 4, |(nearest, _)| {
            (1 + name.len() / 4).min(nearest.saturating_sub(1))
        });
        if best.is_some_and(|(nearest, _)| nearest == 0) {
            break;
        }
        let lower = name.to_lowercase();
        if least_distance(&typed, &lower) <= most {
            let distance = strsim::damerau_levenshtein(&typed, &lower);
            if distance <= most {
                best = Some((distance, name));
            }
        }
    }
    best.map(|(_, name)| name)
}

/// Returns a distance that two words have at the least: the letters that only one of them has. Costs a fraction of
/// the distance itself.
fn least_distance(one: &str, other: &str) -> usize {
    let mut letters = [0_i32; 64];
    for byte in one.bytes().filter(|byte| is_start(*byte)) {
        letters[usize::from(byte % 64)] += 1;
    }
    for byte in other.bytes().filter(|byte| is_start(*byte)) {
        letters[usize::from(byte % 64)] -= 1;
    }
    let sum = |sign: i32| -> i32 { letters.iter().map(|count| (count * sign).max(0)).sum() };
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
        .map(|name| format!("`{name}`"))
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
                assert!(least_distance(typed, &name.to_lowercase()) <= distance);
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

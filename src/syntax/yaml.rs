//! YAML to a tree in which every key and value knows its place in the file.
//!
//! The parser's events are taken one by one, so that a duplicate key has a position and nothing is
//! guessed: scalars stay text until a field asks for a number or a date. Anchors, aliases, tags and
//! a second document are refused; they have no use here, and aliases can make a small file huge.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Marker, Parser, ScalarStyle};

use super::{escape, private, slip};
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::span::{FileId, Span, Spanned};

/// Deepest nesting taken; an assessment needs eight.
const DEPTH: usize = 32;
/// Most nodes taken in one file.
const NODES: usize = 250_000;

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it holds.
    pub value: Value,
    /// Where it stands.
    pub span: Span,
}

/// What a node can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing: `key:` or `~`.
    Empty,
    /// Text, as written, escapes resolved.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order of the file.
    Map(Vec<Pair>),
}

/// One key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The key.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

/// Part of a file that is YAML: all of it, or the front matter.
#[derive(Debug, Clone, Copy)]
pub struct Fragment<'a> {
    /// The file it is part of.
    pub file: FileId,
    /// The YAML text.
    pub text: &'a str,
    /// Where the text starts in the file, in bytes.
    pub offset: usize,
}

/// Most slips told in one file; the file is read again behind each.
const SLIPS: usize = 20;
/// Most told in one that is longer than [`LONG`].
const SLIPS_OF_LONG: usize = 3;
/// So many bytes take a while to be read.
const LONG: usize = 1024 * 1024;

/// Reads YAML. Gives `None` where it does not parse; the faults say where and why.
///
/// After a slip that is understood its lines are passed over and the rest is read for more. What the rest
/// means is not told until all of it can be read: a key that was passed over would seem to be missing.
pub fn parse(fragment: Fragment<'_>, faults: &mut Faults) -> Option<Node> {
    let mut slips = Faults::new();
    let mut text = Cow::Borrowed(fragment.text);
    let is_long = text.len() > LONG;
    let most = if is_long { SLIPS_OF_LONG } else { SLIPS };
    loop {
        let part = Fragment {
            text: &text,
            ..fragment
        };
        let mut found = Faults::new();
        let stop = match read(part, &mut found) {
            Ok(node) => {
                let is_whole = slips.is_empty();
                faults.append(&mut found);
                faults.append(&mut slips);
                return is_whole.then_some(node);
            }
            Err(stop) => stop,
        };
        let slip = match &stop {
            Stop::Error(at, reason) => slip::find(&text, *at, reason),
            // A value that begins with a sign of YAML's own was meant as text.
            Stop::Refused(fault) => match fault.place {
                Place::Text(span) => slip::find(&text, span.range().start - fragment.offset, "")
                    .filter(|slip| slip.message.starts_with("a value cannot begin")),
                Place::File(..) => None,
            },
        };
        let is_new = slip.is_some() && slips.len() < most;
        if let Some(slip) = slip.filter(|_| is_new) {
            let at = fragment.offset + slip.range.start..fragment.offset + slip.range.end;
            let span = Span::new(fragment.file, at);
            slips.push(Diagnostic::error("yaml-syntax", span, slip.message).help(slip.help));
            text = Cow::Owned(slip::blank(&text, slip.entry));
            continue;
        }
        // Behind a slip, what is not understood may be its echo.
        if slips.is_empty() {
            faults.append(&mut found);
            faults.push(stop.fault(fragment));
        }
        faults.append(&mut slips);
        return None;
    }
}

/// Why reading ended.
enum Stop {
    /// The parser's place and reason.
    Error(usize, String),
    /// What YAML allows and casebook does not.
    Refused(Diagnostic),
}

impl From<Diagnostic> for Stop {
    fn from(fault: Diagnostic) -> Self {
        Self::Refused(fault)
    }
}

impl Stop {
    fn fault(self, fragment: Fragment<'_>) -> Diagnostic {
        let (at, reason) = match self {
            Self::Refused(fault) => return fault,
            Self::Error(at, reason) => (fragment.offset + at, reason),
        };
        let span = Span::new(fragment.file, at..at);
        Diagnostic::error("yaml-syntax", span, format!("this is not valid YAML: {reason}")).help(
            "look at this line and the one above it: put text that holds `: ` or ` #`, or begins with \
             a quote or a bracket, in double quotes; indent with spaces, two a level",
        )
    }
}

fn read(fragment: Fragment<'_>, faults: &mut Faults) -> Result<Node, Stop> {
    let parser = Parser::new_from_str(fragment.text);
    let mut builder = Builder {
        fragment,
        faults,
        nodes: 0,
        open: Vec::new(),
        root: None,
    };
    for event in parser {
        match event {
            Ok((event, span)) => builder.take(event, span.byte_range().unwrap_or_default())?,
            Err(error) => {
                let at = place(error.marker(), fragment.text);
                return Err(Stop::Error(at, error.info().clone()));
            }
        }
    }
    Ok(builder.root.unwrap_or(Node {
        value: Value::Empty,
        span: Span::new(fragment.file, fragment.offset..fragment.offset),
    }))
}

/// Returns the byte at which the parser gave up.
fn place(marker: &Marker, text: &str) -> usize {
    let at = marker.byte_offset().unwrap_or_else(|| {
        let mut chars = text.char_indices();
        chars.nth(marker.index()).map_or(text.len(), |(at, _)| at)
    });
    at.min(text.len())
}

/// A list or map that is still being read.
struct Open {
    start: usize,
    kind: OpenKind,
}

enum OpenKind {
    List(Vec<Node>),
    Map(Vec<Pair>, Option<Spanned<String>>, Keys),
}

/// Where each key of a map was given first, once there are [`MANY`].
type Keys = HashMap<String, Span>;

/// So many keys are looked through one by one, which is quicker for a few.
const MANY: usize = 32;

/// Returns where a key was given before, and remembers it.
fn given_before(pairs: &[Pair], keys: &mut Keys, key: &str, span: Span) -> Option<Span> {
    if pairs.len() < MANY {
        let first = pairs.iter().find(|pair| pair.key.value == key);
        return first.map(|pair| pair.key.span);
    }
    if keys.is_empty() {
        for pair in pairs {
            keys.entry(pair.key.value.clone()).or_insert(pair.key.span);
        }
    }
    let first = keys.get(key).copied();
    if first.is_none() {
        keys.insert(key.to_owned(), span);
    }
    first
}

struct Builder<'a, 'f> {
    fragment: Fragment<'a>,
    faults: &'f mut Faults,
    nodes: usize,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_, '_> {
    fn take(&mut self, event: Event<'_>, range: std::ops::Range<usize>) -> Result<(), Diagnostic> {
        let span = self.span(range.clone());
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(anchor != 0, tag.is_some(), span)?;
                self.scalar(&text, style, span);
                Ok(())
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse(anchor != 0, tag.is_some(), span)?;
                self.open(OpenKind::List(Vec::new()), range.start, span)
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse(anchor != 0, tag.is_some(), span)?;
                self.open(
                    OpenKind::Map(Vec::new(), None, Keys::new()),
                    range.start,
                    span,
                )
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(range.end);
                Ok(())
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => Err(no_anchors(span)),
            Event::DocumentStart(..) if self.root.is_some() => Err(second_document(span)),
            _ => Ok(()),
        }
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let end = range.end.min(self.fragment.text.len());
        // A block scalar ends at the next line; the mark should stop where the text does.
        let end = range.start
            + self
                .fragment
                .text
                .get(range.start..end)
                .map_or(0, |text| text.trim_end().len());
        Span::new(
            self.fragment.file,
            self.fragment.offset + range.start..self.fragment.offset + end,
        )
    }

    fn refuse(&mut self, anchored: bool, tagged: bool, span: Span) -> Result<(), Diagnostic> {
        self.nodes += 1;
        if anchored {
            return Err(no_anchors(span));
        }
        if tagged {
            return Err(Diagnostic::error(
                "yaml-syntax",
                span,
                "YAML tags (`!...`) are not used here",
            )
            .help("put the text in quotes if it begins with `!`"));
        }
        if self.nodes > NODES {
            return Err(Diagnostic::error(
                "yaml-syntax",
                span,
                format!("the file has more than {NODES} values"),
            )
            .help("split it into several files"));
        }
        Ok(())
    }

    fn open(&mut self, kind: OpenKind, start: usize, span: Span) -> Result<(), Diagnostic> {
        if let Some(Open {
            kind: OpenKind::Map(_, None, _),
            ..
        }) = self.open.last()
        {
            return Err(
                Diagnostic::error("yaml-syntax", span, "a key must be a word or a phrase")
                    .help("put text with `{`, `[` or `:` in it in quotes"),
            );
        }
        if self.open.len() == DEPTH {
            return Err(Diagnostic::error(
                "yaml-syntax",
                span,
                format!("nested more than {DEPTH} levels deep"),
            )
            .help("check the indentation: each level is two spaces"));
        }
        self.open.push(Open { start, kind });
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        if style == ScalarStyle::DoubleQuoted {
            self.faults.extend(escape::fault(text, span));
        }
        let is_plain = style == ScalarStyle::Plain;
        if let Some(Open {
            kind: OpenKind::Map(pairs, key @ None, keys),
            ..
        }) = self.open.last_mut()
        {
            if let Some(first) = given_before(pairs, keys, text, span) {
                let message = format!("the key `{text}` is given twice");
                self.faults.push(
                    Diagnostic::error("duplicate-key", span, message)
                        .label(first, "given here first")
                        .help("keep one of them"),
                );
            }
            *key = Some(Spanned::new(text.to_owned(), span));
            return;
        }
        let empty = is_plain && matches!(text, "" | "~" | "null");
        if !empty {
            let range =
                span.range().start - self.fragment.offset..span.range().end - self.fragment.offset;
            let written = self.fragment.text.get(range).unwrap_or_default();
            private::look(text, written, span, self.faults);
        }
        let value = if empty {
            Value::Empty
        } else {
            Value::Scalar(text.to_owned())
        };
        self.put(Node { value, span });
    }

    fn close(&mut self, end: usize) {
        if let Some(Open { start, kind }) = self.open.pop() {
            let value = match kind {
                OpenKind::List(nodes) => Value::List(nodes),
                OpenKind::Map(pairs, ..) => Value::Map(pairs),
            };
            let span = self.span(start..end);
            self.put(Node { value, span });
        }
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open {
                kind: OpenKind::List(nodes),
                ..
            }) => nodes.push(node),
            Some(Open {
                kind: OpenKind::Map(pairs, key, _),
                ..
            }) => {
                if let Some(key) = key.take() {
                    pairs.push(Pair { key, value: node });
                }
            }
        }
    }
}

fn no_anchors(span: Span) -> Diagnostic {
    Diagnostic::error(
        "yaml-syntax",
        span,
        "YAML anchors and aliases (`&...`, `*...`) are not used here",
    )
    .help("write the value out, or put text that begins with `&` or `*` in quotes")
}

fn second_document(span: Span) -> Diagnostic {
    Diagnostic::error("yaml-syntax", span, "a second document begins here (`---`)")
        .help("keep one document a file: delete this line")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Node>, Faults) {
        let mut faults = Faults::new();
        let node = parse(
            Fragment {
                file: FileId(0),
                text,
                offset: 100,
            },
            &mut faults,
        );
        (node, faults)
    }

    fn spanned(text: &str, span: Span) -> &str {
        &text[span.range().start - 100..span.range().end - 100]
    }

    #[test]
    fn keys_and_values_know_their_place_in_the_file() {
        let text = "title: \"A case\"\nlist:\n  - öne\n  - two\n";
        let (node, faults) = read(text);
        assert!(faults.is_empty());
        let Value::Map(pairs) = node.unwrap().value else {
            panic!("not a map")
        };
        assert_eq!(spanned(text, pairs[0].key.span), "title");
        assert_eq!(spanned(text, pairs[0].value.span), "\"A case\"");
        let Value::List(nodes) = &pairs[1].value.value else {
            panic!("not a list")
        };
        assert_eq!(spanned(text, nodes[1].span), "two");
    }

    #[test]
    fn folded_text_keeps_its_place() {
        let text = "summary: >-\n  one\n  two\nnext: x\n";
        let (node, _) = read(text);
        let Value::Map(pairs) = node.unwrap().value else {
            panic!("not a map")
        };
        assert!(matches!(&pairs[0].value.value, Value::Scalar(text) if text == "one two"));
        assert!(spanned(text, pairs[0].value.span).ends_with("two"));
    }

    #[test]
    fn a_duplicate_key_is_a_fault_that_shows_both_places() {
        let (node, faults) = read("a: 1\nb: 2\na: 3\n");
        assert!(node.is_some());
        assert_eq!(faults[0].rule, "duplicate-key");
        assert_eq!(faults[0].labels[0].span.range(), 100..101);
    }

    #[test]
    fn among_many_keys_a_duplicate_shows_its_first_place_too() {
        let keys = |from, to| {
            let lines: Vec<String> = (from..to).map(|n| format!("key{n}: x\n")).collect();
            lines.concat()
        };
        let many = MANY * 2;
        let (_, faults) = read(&format!("{}key3: y\nkey{}: y\n", keys(0, many), many - 1));
        let firsts: Vec<_> = faults
            .iter()
            .map(|fault| fault.labels[0].span.start)
            .collect();
        let last = u32::try_from(keys(0, many - 1).len()).unwrap();
        assert_eq!(firsts, [100 + 3 * 8, 100 + last]);
    }

    #[test]
    fn aliases_tags_second_documents_and_depth_are_refused() {
        for text in [
            "a: &x 1\nb: *x\n",
            "a: !!str 1\n",
            "a: 1\n---\nb: 2\n",
            &"[".repeat(60),
        ] {
            let (node, faults) = read(text);
            assert!(node.is_none(), "{text}");
            assert_eq!(faults[0].rule, "yaml-syntax", "{text}");
        }
    }

    #[test]
    fn what_does_not_parse_says_where() {
        let text = "title: one\nsummary: two: three\n";
        let (node, faults) = read(text);
        assert!(node.is_none());
        let crate::diagnostic::Place::Text(span) = faults[0].place else {
            panic!("no span")
        };
        assert!(span.range().start >= 111, "points into the second line");
    }
}

//! A small site in memory, of which one file is the input.

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

use casebook::diagnostic::{Diagnostic, Place, Severity};
use casebook::output::OutputTree;
use casebook::source::Sources;
use casebook::span::Span;
use casebook::{Kept, Opened};

use super::judge;

/// A site folder: texts by their paths.
pub type Texts = Vec<(String, String)>;

thread_local! {
    /// The look is loaded once: a fuzzer would do nothing else.
    static KEPT: RefCell<Kept> = RefCell::default();
    /// Pages that have been looked at; most are the same in the next run.
    static JUDGED: RefCell<(RandomState, HashSet<u64>)> = RefCell::default();
}

/// What the reader of files would make of these bytes: text without the characters that it refuses.
pub fn text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let text = text.replace('\r', "\n");
    text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "")
}

/// Replaces or adds files.
pub fn with(mut texts: Texts, own: &[(&str, &str)]) -> Texts {
    for (path, text) in own {
        texts.retain(|(known, _)| known != path);
        texts.push(((*path).to_owned(), (*text).to_owned()));
    }
    texts.sort();
    texts
}

/// Takes texts as the reader does: what is no text below `content/` is copied as it is.
pub fn sources(texts: &Texts) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in texts {
        let below = path.strip_prefix("content/");
        let is_text = [".md", ".yaml", ".yml"]
            .iter()
            .any(|end| path.ends_with(end));
        match below {
            Some(below) if !is_text => sources.add_asset(below, text.as_bytes().to_vec()),
            _ => _ = sources.add(path.as_str(), text.as_str()),
        }
    }
    sources
}

/// A look with next to no styles and scripts: they hang on nothing that an editor writes, and making them small takes three
/// quarters of a run.
const LIGHT: (&str, &str) = (
    "themes/default/theme.toml",
    "replace = true\n[styles]\nsite = [\"css/tokens.css\"]\nbrand = [\"css/brand.css\"]\n[scripts]\nsite = [\"js/find.js\"]\n",
);

/// Opens a site, with the look that was loaded before.
pub fn open(texts: &Texts) -> Opened {
    let has_look = texts.iter().any(|(path, _)| path.starts_with("themes/"));
    let light = (!has_look).then(|| with(texts.clone(), &[LIGHT]));
    let texts = light.as_ref().unwrap_or(texts);
    let opened = KEPT.with_borrow_mut(|kept| casebook::open_texts(sources(texts), true, kept));
    sound(&opened.faults, &opened.sources);
    opened
}

/// Opens a site, makes it, and judges every page.
pub fn make(texts: &Texts) {
    _ = made(&mut open(texts));
}

/// Opens a site and makes it; where only the words of texts stand in the way, as though they did not: what is refused
/// must not be written either. Tells whether it was made.
pub fn make_in_spite(texts: &Texts) -> bool {
    let mut opened = open(texts);
    let passes = |fault: &Diagnostic| {
        fault.severity == Severity::Warning || !IN_SPITE_OF.contains(&fault.rule)
    };
    opened.faults.retain(passes);
    made(&mut opened)
}

fn made(opened: &mut Opened) -> bool {
    let made = casebook::build(opened);
    sound(&opened.faults, &opened.sources);
    let is_hindered = opened.has_errors() || opened.site.is_none();
    assert_eq!(
        made.is_none(),
        is_hindered,
        "all or nothing, and why: {:?}",
        opened.faults
    );
    if let Some(tree) = &made {
        judge_all(tree);
    }
    made.is_some()
}

/// The rules that look at one text's words and addresses. Pages could be made without them, and must hold nothing more.
const IN_SPITE_OF: [&str; 20] = [
    "raw-html",
    "stray-markup",
    "footnote",
    "heading-level",
    "heading-words",
    "missing-alternative",
    "empty-link",
    "vague-link",
    "broken-link",
    "unwritten",
    "broken-anchor",
    "remote-image",
    "forbidden-link",
    "callout",
    "shortcode-syntax",
    "unknown-shortcode",
    "shortcode-argument",
    "shortcode-place",
    "unlisted-reference",
    "unknown-reference",
];

/// Judges every page and every file of data of a site; tells how many there were.
pub fn judge_all(tree: &OutputTree) -> usize {
    for (path, bytes) in tree.iter() {
        let is_new = JUDGED.with_borrow_mut(|(state, seen)| {
            if seen.len() > 100_000 {
                seen.clear();
            }
            seen.insert(state.hash_one((path.as_str(), bytes)))
        });
        if is_new {
            judge::file(path.as_str(), &String::from_utf8_lossy(bytes));
        }
    }
    tree.len()
}

/// Looks at faults as a person and a program meet them: each in its file, each with words, none with what a terminal obeys.
pub fn sound(faults: &[Diagnostic], sources: &Sources) {
    for fault in faults {
        assert!(!fault.message.trim().is_empty(), "no words: {fault:?}");
        assert!(
            casebook::rules::find(fault.rule).is_some(),
            "no such rule: {fault:?}"
        );
        if let Place::Text(span) = fault.place {
            lies_within(span, sources, fault);
        }
        for label in &fault.labels {
            lies_within(label.span, sources, fault);
        }
    }
    // A page of thousands of faults is shown by the first; they come from the same few places.
    for fault in faults.iter().take(50) {
        let shown = casebook::cli::shown(fault, sources);
        let is_control = |c: char| c.is_control() && c != '\n';
        assert!(!shown.contains(is_control), "{shown:?}");
        assert!(shown.contains(fault.rule), "{shown}");
    }
}

fn lies_within(span: Span, sources: &Sources, fault: &Diagnostic) {
    let text = &sources.get(span.file).text;
    assert!(
        text.get(span.range()).is_some(),
        "outside its file, or within a letter: {fault:?}"
    );
    let (_, line, column) = sources.locate(span);
    assert!(line >= 1 && column >= 1);
}

//! The words of the interface: those of the site's language over the British English ones, and a site's own
//! over the built-in ones, key by key. So a file of three lines is enough.

use std::collections::BTreeSet;

use toml::Spanned;
use toml::Value;
use toml::de::{DeTable, DeValue};

use super::{Files, Words, toml_fault};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::{BUILT_IN, Sources, hidden_in};
use crate::span::{FileId, Span};

/// The language that every theme has.
const FIRST: &str = "en-GB";

/// Reads the words in a language; what only the first language has stands in that. Tells also whether all could be
/// read: what could not is left out.
pub(super) fn read(
    language: &str,
    files: &Files,
    sources: &Sources,
    faults: &mut Vec<Diagnostic>,
) -> (Words, bool) {
    let first = files.layers(&path(FIRST)).iter();
    let other = files.layers(&path(language)).iter();
    let other = other.filter(|_| language != FIRST);
    let mut words = Words::new();
    let mut fine = true;
    for &id in first.chain(other) {
        match toml::from_str::<Words>(&sources.get(id).text) {
            Ok(own) if sources.get(id).path.starts_with(BUILT_IN) => merge(&mut words, &own),
            Ok(own) => {
                let mut layer = Layer {
                    id,
                    sources,
                    files,
                    table: DeTable::parse(&sources.get(id).text).ok(),
                    faults,
                    fine: true,
                };
                layer.compare(&words, &own, &mut Vec::new());
                fine &= layer.fine;
                merge(&mut words, &own);
            }
            Err(error) => {
                faults.push(toml_fault(id, &error));
                fine = false;
            }
        }
    }
    (words, fine)
}

fn path(language: &str) -> String {
    format!("words/{language}.toml")
}

/// Lays words over others, key by key.
fn merge(words: &mut Words, own: &Words) {
    for (key, value) in own {
        match (words.get_mut(key), value) {
            (Some(Value::Table(below)), Value::Table(above)) => merge(below, above),
            (Some(below), above) if !below.same_type(above) => {}
            _ => _ = words.insert(key.clone(), value.clone()),
        }
    }
}

/// A words file of the site, held against what it is laid over.
struct Layer<'a> {
    id: FileId,
    sources: &'a Sources,
    files: &'a Files,
    /// The file with the place of each key.
    table: Option<Spanned<DeTable<'a>>>,
    faults: &'a mut Vec<Diagnostic>,
    fine: bool,
}

impl Layer<'_> {
    fn compare(&mut self, words: &Words, own: &Words, above: &mut Vec<String>) {
        for (key, value) in own {
            above.push(key.clone());
            let list = value.as_array().into_iter().flatten();
            let mut texts = list.chain([value]).filter_map(Value::as_str);
            if let Some((c, what)) = texts.find_map(hidden_in) {
                let message = format!("an escape stands for {what} (U+{:04X})", u32::from(c));
                let fault = Diagnostic::error("control-character", self.place(above), message);
                let help = "delete the escape: nobody sees what it stands for";
                self.faults.push(fault.help(help));
                self.fine = false;
            }
            match (words.get(key), value) {
                (Some(Value::Table(words)), Value::Table(own)) => self.compare(words, own, above),
                (Some(Value::String(ours)), Value::String(own)) => self.filled(ours, own, above),
                (Some(ours), own) if !ours.same_type(own) => self.wrong_kind(ours, above),
                (Some(_), _) => {}
                (None, Value::Table(own)) if self.reads_any(own) => {
                    self.compare(&Words::new(), own, above);
                }
                (None, Value::Table(_)) => self.unknown(key, words, above),
                (None, _) if self.is_read(key) => {}
                (None, _) => self.unknown(key, words, above),
            }
            above.pop();
        }
    }

    /// Tells whether a file of the site's theme reads a word of its own by this name.
    fn is_read(&self, key: &str) -> bool {
        let own = self.files.top.iter().filter(|(path, _)| {
            let ending = path.rsplit('.').next().unwrap_or_default();
            ["html", "js"].contains(&ending)
        });
        let own = own.map(|(_, &id)| self.sources.get(id));
        let own = own.filter(|file| !file.path.starts_with(BUILT_IN));
        let is_sign = |sign: char| !sign.is_alphanumeric() && sign != '_';
        own.flat_map(|file| file.text.split(is_sign))
            .any(|word| word == key)
    }

    fn reads_any(&self, own: &Words) -> bool {
        own.iter().any(|(key, value)| match value {
            Value::Table(own) => self.reads_any(own),
            _ => self.is_read(key),
        })
    }

    fn unknown(&mut self, key: &str, known: &Words, at: &[String]) {
        let message = format!("no template or script reads the words `{}`", at.join("."));
        let known = known.keys().map(String::as_str);
        let known: Vec<&str> = known.collect();
        let help = did_you_mean(key, "keys", known);
        let fault = Diagnostic::warning("theme-words", self.place(at), message);
        self.faults.push(fault.help(help));
    }

    /// Tells a name in braces that nobody fills in: readers would see the braces.
    fn filled(&mut self, ours: &str, own: &str, at: &[String]) {
        let known = names(ours);
        for name in names(own).difference(&known) {
            let message =
                format!("nothing fills in `{{{name}}}` here: readers would see it as it is");
            let help = if known.is_empty() {
                "take it out: these words have nothing to fill in".to_owned()
            } else {
                did_you_mean(name, "names", known.iter().copied())
            };
            let fault = Diagnostic::warning("theme-words", self.place(at), message);
            self.faults.push(fault.help(help));
        }
    }

    fn wrong_kind(&mut self, ours: &Value, at: &[String]) {
        let kind = match ours {
            Value::Table(_) => "a table: `[name]`, and keys below it",
            Value::Array(_) => "a list: `[\"...\", \"...\"]`",
            _ => "a text in quotes",
        };
        self.fine = false;
        let message = format!("`{}` must be {kind}", at.join("."));
        self.faults
            .push(Diagnostic::error("theme", self.place(at), message));
    }

    /// The place of a key's value.
    fn place(&self, at: &[String]) -> Span {
        let found = self
            .table
            .as_ref()
            .and_then(|table| range(table.get_ref(), at));
        Span::new(self.id, found.unwrap_or_default())
    }
}

fn range(mut table: &DeTable<'_>, at: &[String]) -> Option<std::ops::Range<usize>> {
    let mut found = None;
    for key in at {
        let (key, value) = table.get_key_value(key.as_str())?;
        found = Some(key.span());
        match value.get_ref() {
            DeValue::Table(below) => table = below,
            _ => break,
        }
    }
    found
}

/// The names in braces.
fn names(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    let names = parts.filter_map(|part| Some(part.split_once('}')?.0));
    names
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
        .collect()
}

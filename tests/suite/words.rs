//! The words of the built-in theme: every language says the same things, with the same names in braces.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{files_below, repository};

/// What every other language is held to.
const FIRST: &str = "en-GB.toml";

fn words(name: &str) -> BTreeMap<String, String> {
    let path = repository().join("themes/default/words").join(name);
    let text = std::fs::read_to_string(path).unwrap();
    let table: toml::Table = toml::from_str(&text).unwrap();
    let mut all = BTreeMap::new();
    gather(&table, "", &mut all);
    all
}

fn gather(table: &toml::Table, above: &str, all: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let name = format!("{above}{key}");
        match value {
            toml::Value::Table(below) => gather(below, &format!("{name}."), all),
            toml::Value::String(text) => _ = all.insert(name, text.clone()),
            other => _ = all.insert(name, other.to_string()),
        }
    }
}

/// The names that are filled in, such as `{n}`.
fn names(text: &str) -> BTreeSet<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

#[test]
fn every_language_has_every_word_and_fills_in_the_same_names() {
    let first = words(FIRST);
    let folder = repository().join("themes/default/words");
    let others = files_below(&folder)
        .into_iter()
        .filter(|name| name != FIRST);
    let mut wrong = Vec::new();
    for language in others {
        let other = words(&language);
        for (key, text) in &first {
            match other.get(key) {
                None => wrong.push(format!("{language} lacks {key}: {text}")),
                Some(own) if names(own) != names(text) => {
                    wrong.push(format!("{language}: {key} must fill in {:?}", names(text)));
                }
                Some(own) if own.trim().is_empty() && !text.is_empty() => {
                    wrong.push(format!("{language}: {key} is empty"));
                }
                Some(_) => {}
            }
        }
        let more = other.keys().filter(|key| !first.contains_key(*key));
        wrong.extend(more.map(|key| format!("{language} has {key}, which nothing reads")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_language_tells_what_it_is() {
    for file in files_below(&repository().join("themes/default/words")) {
        let words = words(&file);
        assert_eq!(format!("{}.toml", words["language.code"]), file);
        assert!(!words["language.name"].is_empty());
    }
}

//! The settings of the web editor in `docs/web-editor/` against casebook's own keys.

use std::collections::{BTreeMap, BTreeSet};

use casebook::schema::{Kind, schema};
use casebook::span::FileId;
use casebook::syntax::yaml::{self, Fragment, Node};
use serde_json::Value;

use crate::support::repository;

/// The fields of a collection or a list: their settings by name.
fn fields(node: &Node) -> BTreeMap<String, &Node> {
    let yaml::Value::List(fields) = &entry(node, "fields").unwrap().value else {
        panic!("`fields` is a list");
    };
    let name = |field: &Node| text(entry(field, "name").unwrap()).to_owned();
    fields.iter().map(|field| (name(field), field)).collect()
}

fn entry<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    let yaml::Value::Map(pairs) = &node.value else {
        return None;
    };
    pairs
        .iter()
        .find(|pair| pair.key.value == key)
        .map(|pair| &pair.value)
}

fn text(node: &Node) -> &str {
    match &node.value {
        yaml::Value::Scalar(text) => text,
        other => panic!("{other:?} is no text"),
    }
}

/// Holds the fields of a form against the keys of a schema.
fn compare(form: &Node, schema: &Value, place: &str) {
    let mut fields = fields(form);
    fields.remove("body");
    let properties = schema["properties"].as_object().unwrap();
    let keys: BTreeSet<&String> = properties.keys().collect();
    assert_eq!(fields.keys().collect::<BTreeSet<_>>(), keys, "{place}");
    for (key, field) in fields {
        let is_optional = entry(field, "required").is_some_and(|said| text(said) == "false");
        let required = schema["required"].as_array().unwrap();
        let is_required = required.iter().any(|one| *one == *key);
        assert_ne!(is_optional, is_required, "{place} {key}");
        let of = &properties[&key];
        if let Some(words) = of.get("enum").and_then(Value::as_array) {
            let yaml::Value::List(options) = &entry(field, "options").unwrap().value else {
                panic!("{place} {key}: no options");
            };
            let options: Vec<&str> = options.iter().map(text).collect();
            let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
            assert_eq!(options, words, "{place} {key}");
        }
        if of["items"].get("properties").is_some() {
            compare(field, &of["items"], &format!("{place} {key}"));
        }
    }
}

#[test]
fn the_forms_of_the_web_editor_have_the_keys_of_cases_and_pages() {
    let path = repository().join("docs/web-editor/config.yml");
    let text = std::fs::read_to_string(path).unwrap();
    let whole = Fragment {
        file: FileId(0),
        text: &text,
        offset: 0,
    };
    let mut faults = casebook::diagnostic::Faults::new();
    let config = yaml::parse(whole, &mut faults).unwrap();
    assert!(faults.is_empty(), "{faults:#?}");
    let yaml::Value::List(collections) = &entry(&config, "collections").unwrap().value else {
        panic!("`collections` is a list");
    };
    let [cases, pages] = collections.as_slice() else {
        panic!("cases and pages");
    };
    compare(cases, &schema(Kind::Case), "cases");
    compare(pages, &schema(Kind::Page), "pages");
}

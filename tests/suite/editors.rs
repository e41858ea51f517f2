//! `docs/editors.md` word for word, and the settings of the web editor against casebook's own keys.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use casebook::schema::{Kind, schema};
use casebook::span::FileId;
use casebook::syntax::yaml::{self, Fragment, Node};
use serde_json::Value;

use crate::support::{Run, repository};

/// Every command of the `console` fences, with what is shown below it.
fn shown(page: &str) -> Vec<(String, Vec<String>)> {
    let fences = page.split("```console\n").skip(1);
    let mut commands: Vec<(String, Vec<String>)> = Vec::new();
    for fence in fences.map(|rest| rest.split("```").next().unwrap()) {
        for line in fence.lines() {
            match line.strip_prefix("$ casebook ") {
                Some(command) => commands.push((command.to_owned(), Vec::new())),
                None => commands.last_mut().unwrap().1.push(line.to_owned()),
            }
        }
    }
    commands
}

/// Splits a command as a shell does, as far as quotes go.
fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

#[test]
fn every_command_of_the_page_for_editors_prints_what_the_page_shows() {
    let page = std::fs::read_to_string(repository().join("docs/editors.md")).unwrap();
    let ground = tempfile::tempdir().unwrap();
    let commands = shown(&page);
    assert_eq!(commands.len(), 6);
    for (command, expected) in commands {
        let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(words(&command))
            .current_dir(ground.path())
            .output()
            .unwrap();
        let run = Run::from(output);
        assert_eq!(run.code, 0, "{command}: {}", run.stderr);
        // What a terminal shows: which of the two comes first is up to the verb.
        let printed: BTreeSet<&str> = run.stdout.lines().chain(run.stderr.lines()).collect();
        let is_cut = expected.iter().any(|line| line == "...");
        let expected: BTreeSet<&str> = expected
            .iter()
            .map(String::as_str)
            .filter(|line| *line != "...")
            .collect();
        assert!(expected.is_subset(&printed), "{command}: {printed:#?}");
        assert!(is_cut || expected == printed, "{command}: {printed:#?}");
    }
}

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
    let mut faults = Vec::new();
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

//! `casebook schema` against the parsers: same keys, same required keys, same words; and all content fits.
//!
//! From each schema a whole document is made, with every key; the parser must take it. Then one thing at a time
//! is changed, and the parser must say what the schema says.

use casebook::diagnostic::Diagnostic;
use casebook::schema::{Kind, schema};
use casebook::source::SourceFile;
use casebook::span::FileId;
use casebook::syntax::yaml::{self, Fragment, Node};
use casebook::syntax::{assessment, case, front_matter, glossary, page, references, taxonomy};
use casebook::{config, model};
use serde_json::{Map, Value, json};

use crate::support::{TestSite, files_below, repository};

/// What a parser says of a document.
fn faults(kind: Kind, document: &Value) -> Vec<Diagnostic> {
    let text = match kind {
        Kind::Case | Kind::Page => format!("---\n{document}\n---\n"),
        Kind::Book => toml::to_string(document).unwrap(),
        _ => document.to_string(),
    };
    let file = file(text);
    let mut faults = casebook::diagnostic::Faults::new();
    match kind {
        Kind::Case => _ = case::parse(&file, &mut faults),
        Kind::Page => _ = page::parse(&file, &mut faults),
        Kind::Assessment => _ = assessment::parse(&file, &mut faults),
        Kind::Topics => _ = taxonomy::parse(&file, &mut faults),
        Kind::Glossary => _ = glossary::parse(&file, &mut faults),
        Kind::References => _ = references::parse(&file, &mut faults),
        Kind::Book => _ = config::parse(&file, &mut faults),
    }
    faults.into_list()
}

fn file(text: String) -> SourceFile {
    SourceFile {
        id: FileId(0),
        path: "file".into(),
        text: text.into(),
    }
}

/// Makes a document with every key of a schema.
fn sample(schema: &Value, key: &str) -> Value {
    if let Some(words) = schema.get("enum") {
        return words[0].clone();
    }
    if let Some(choices) = schema.get("anyOf") {
        return sample(&choices[0], key);
    }
    match kind_of(schema) {
        "object" => Value::Object(sample_fields(schema)),
        "array" => {
            let length = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(1);
            let item = |at| {
                let mut item = sample(&schema["items"], key);
                if item.get("level").is_some() {
                    item["level"] = json!(at);
                    item["label"] = json!(format!("label {at}"));
                }
                item
            };
            (0..length).map(item).collect()
        }
        "integer" => json!(schema["minimum"].as_i64().unwrap().max(0)),
        "boolean" => json!(false),
        _ => match (schema.get("pattern").and_then(Value::as_str), key) {
            (Some(pattern), _) if pattern.contains("{4}") => json!("2026-11-22"),
            (Some(pattern), _) if pattern.contains("{1,5}") => json!("1.0.0"),
            (_, "language") => json!("cy"),
            (_, "languages") => json!(OTHER),
            (_, "base-url") => json!("https://a.example"),
            (_, "suffix") => json!(".aspx"),
            (_, "date") => json!("November 2013"),
            (_, "colour") => json!("#005eb8"),
            (_, "logo" | "icon") => json!("a.svg"),
            (_, "font" | "font-bold" | "font-heading") => json!("a.woff2"),
            _ => json!(key),
        },
    }
}

fn sample_fields(schema: &Value) -> Map<String, Value> {
    let named = named(schema).map(|of| (key_of(schema), of));
    let fields = schema.get("properties").and_then(Value::as_object);
    let fields = fields
        .into_iter()
        .flatten()
        .map(|(key, of)| (key.as_str(), of));
    named
        .chain(fields)
        .map(|(key, of)| (key.to_owned(), sample(of, key)))
        .collect()
}

/// A language besides the main one.
const OTHER: &str = "ga";

/// A key that a thing can have: of a work, or a language.
fn key_of(schema: &Value) -> &'static str {
    let patterns = schema.get("patternProperties").and_then(Value::as_object);
    let mut patterns = patterns.into_iter().flatten().map(|(pattern, _)| pattern);
    if patterns.any(|pattern| pattern.starts_with("^[a-z]{2,3}")) {
        OTHER
    } else {
        "west2014"
    }
}

/// What things with keys of their own are; the levels of an item are named by patterns too.
fn named(schema: &Value) -> impl Iterator<Item = &Value> {
    let named = schema.get("patternProperties").and_then(Value::as_object);
    let is_named = schema.get("properties").is_none();
    named
        .into_iter()
        .flatten()
        .filter(move |_| is_named)
        .map(|(_, of)| of)
}

fn kind_of(schema: &Value) -> &str {
    schema["type"].as_str().unwrap_or("string")
}

/// Every part of a schema with its place in the sample.
fn parts<'a>(schema: &'a Value, place: &str, found: &mut Vec<(String, &'a Value)>) {
    found.push((place.to_owned(), schema));
    for (key, of) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        parts(of, &format!("{place}/{key}"), found);
    }
    for of in named(schema) {
        parts(of, &format!("{place}/{}", key_of(schema)), found);
    }
    if let Some(items) = schema.get("items") {
        parts(items, &format!("{place}/0"), found);
    }
}

/// Runs a check on every part of every schema, with the document that has every key.
fn each_part(check: impl Fn(Kind, &Value, &str, &Value)) {
    for kind in Kind::ALL {
        let schema = schema(kind);
        let whole = sample(&schema, "");
        let mut found = Vec::new();
        parts(&schema, "", &mut found);
        for (place, part) in found {
            check(kind, &whole, &place, part);
        }
    }
}

/// The document with one place changed.
fn with(whole: &Value, place: &str, value: Value) -> Value {
    let mut changed = whole.clone();
    *changed
        .pointer_mut(place)
        .unwrap_or_else(|| panic!("{place}")) = value;
    changed
}

/// How many names a help line lists: in backticks after `known`, and those it only counts.
fn listed(help: &str) -> usize {
    let starts = ["known keys: ", "known words: "];
    let list = starts.iter().find_map(|start| help.split(start).nth(1));
    let list = list.unwrap_or_default();
    let counted = list.rsplit(" and ").next().unwrap_or_default();
    let counted = counted
        .strip_suffix(" more")
        .and_then(|number| number.parse().ok());
    list.matches('`').count() / 2 + counted.unwrap_or(0)
}

#[test]
fn every_parser_takes_a_document_with_every_key_of_its_schema() {
    for kind in Kind::ALL {
        let whole = sample(&schema(kind), "");
        assert!(
            faults(kind, &whole).is_empty(),
            "{kind:?}: {:#?}",
            faults(kind, &whole)
        );
    }
}

#[test]
fn every_key_that_a_parser_knows_is_in_its_schema() {
    each_part(|kind, whole, place, part| {
        let Some(properties) = part.get("properties").and_then(Value::as_object) else {
            return;
        };
        let mut more = whole.pointer(place).unwrap().clone();
        more["zzzzzzzzzzzz"] = json!("x");
        let told = faults(kind, &with(whole, place, more));
        let [fault] = told.as_slice() else {
            panic!("{kind:?} {place}: {told:#?}");
        };
        assert_eq!(fault.rule, "unknown-key", "{kind:?} {place}");
        let help = fault.help.as_deref().unwrap();
        assert_eq!(listed(help), properties.len(), "{kind:?} {place}: {help}");
    });
}

#[test]
fn the_same_keys_are_required() {
    each_part(|kind, whole, place, part| {
        let Some(properties) = part.get("properties").and_then(Value::as_object) else {
            return;
        };
        let required = part.get("required").cloned().unwrap_or(json!([]));
        for key in properties.keys() {
            let mut less = whole.pointer(place).unwrap().clone();
            less.as_object_mut().unwrap().remove(key);
            let told = faults(kind, &with(whole, place, less));
            let is_required = required.as_array().unwrap().contains(&json!(key));
            let is_missed = told
                .iter()
                .any(|fault| ["missing-key", "empty-domain"].contains(&fault.rule));
            assert_eq!(is_missed, is_required, "{kind:?} {place} {key}: {told:#?}");
        }
    });
}

#[test]
fn the_same_words_numbers_and_forms_are_taken() {
    each_part(|kind, whole, place, part| {
        // What a work's fields may be is for the bibliography.
        if kind == Kind::References {
            return;
        }
        let rules = |value: Value| {
            let told = faults(kind, &with(whole, place, value));
            told.into_iter()
                .map(|fault| (fault.rule, fault.help))
                .collect::<Vec<_>>()
        };
        if let Some(words) = part.get("enum").and_then(Value::as_array) {
            for word in words {
                assert_eq!(rules(word.clone()), [], "{kind:?} {place}: {word}");
            }
            let told = rules(json!("zzzzzzzz"));
            assert_eq!(told[0].0, "unknown-word", "{kind:?} {place}");
            assert_eq!(
                listed(told[0].1.as_deref().unwrap()),
                words.len(),
                "{kind:?} {place}"
            );
        }
        if part.get("pattern").is_some() || part.get("minimum").is_some() {
            assert_ne!(rules(json!("A b")), [], "{kind:?} {place}");
        }
        let edge = |name| {
            part.get(name)
                .and_then(Value::as_i64)
                .filter(|edge| edge.abs() < 10_000)
        };
        for outside in edge("minimum")
            .map(|least| least - 1)
            .into_iter()
            .chain(edge("maximum").map(|most| most + 1))
        {
            assert_ne!(rules(json!(outside)), [], "{kind:?} {place}: {outside}");
        }
        if part.get("minItems").is_some() {
            assert_ne!(rules(json!([])), [], "{kind:?} {place}: an empty list");
        }
    });
}

#[test]
fn every_type_of_work_is_one_that_the_bibliography_takes() {
    let schema = schema(Kind::References);
    let works = schema["patternProperties"].as_object().unwrap();
    let types = &works.values().next().unwrap()["properties"]["type"]["enum"];
    for word in types.as_array().unwrap() {
        let text = json!({"a2014": {"type": word, "title": "A", "date": "2014"}}).to_string();
        let mut faults = casebook::diagnostic::Faults::new();
        let works = references::parse(&file(text), &mut faults).unwrap();
        let works = model::Bibliography::new(&works, "en-GB", &mut faults);
        assert!(
            faults.is_empty() && works.knows("a2014"),
            "{word}: {faults:#?}"
        );
    }
}

/// Tells where a document does not fit a schema.
fn misfits(value: &Value, schema: &Value, place: &str) -> Vec<String> {
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        let fits = choices
            .iter()
            .any(|of| misfits(value, of, place).is_empty());
        return if fits {
            vec![]
        } else {
            vec![format!("{place}: none of the choices")]
        };
    }
    let mut found = Vec::new();
    if schema
        .get("enum")
        .is_some_and(|words| !words.as_array().unwrap().contains(value))
    {
        found.push(format!("{place}: {value} is no word of it"));
    }
    let text = value.as_str().unwrap_or_default();
    let fits = match (&schema["type"], value) {
        (Value::Null, _) => true,
        (of, Value::Object(_)) => of == "object",
        (of, Value::Array(_)) => of == "array",
        (of, _) if of == "integer" => text.parse::<i64>().is_ok(),
        (of, _) if of == "boolean" => ["true", "false"].contains(&text),
        (of, _) => (of == "string" || of.is_array()) && !text.is_empty(),
    };
    if !fits {
        found.push(format!("{place}: {value} is not {}", schema["type"]));
    }
    for key in schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        if value.get(key.as_str().unwrap()).is_none() {
            found.push(format!("{place}: no {key}"));
        }
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        let named = schema.get("patternProperties").and_then(Value::as_object);
        let of = schema
            .get("properties")
            .and_then(|properties| properties.get(key));
        match of.or_else(|| named.and_then(|named| named.values().next())) {
            Some(of) => found.extend(misfits(value, of, &format!("{place}/{key}"))),
            None if kind_of(schema) == "object" => found.push(format!("{place}: unknown {key}")),
            None => {}
        }
    }
    let items = value.as_array().into_iter().flatten();
    for (at, item) in items.enumerate() {
        found.extend(misfits(item, &schema["items"], &format!("{place}/{at}")));
    }
    found
}

/// YAML as JSON; all that is no list and no map is text.
fn as_json(node: &Node) -> Value {
    match &node.value {
        yaml::Value::Empty => Value::Null,
        yaml::Value::Scalar(text) => json!(text),
        yaml::Value::List(nodes) => nodes.iter().map(as_json).collect(),
        yaml::Value::Map(pairs) => {
            let pairs = pairs.iter();
            Value::Object(
                pairs
                    .map(|pair| (pair.key.value.clone(), as_json(&pair.value)))
                    .collect(),
            )
        }
    }
}

/// The kind of a file by its place, and what it says.
fn read(path: &str, text: String) -> Option<(Kind, Value)> {
    let kind = match path {
        "book.toml" => return Some((Kind::Book, toml::from_str(&text).unwrap())),
        "content/topics.yaml" => Kind::Topics,
        "content/glossary.yaml" => Kind::Glossary,
        "content/references.yaml" => Kind::References,
        path if path.ends_with(".yaml") => Kind::Assessment,
        path if path.starts_with("content/cases/") && !path.ends_with("/index.md") => Kind::Case,
        path if path.ends_with(".md") => Kind::Page,
        _ => return None,
    };
    let (file, mut faults) = (file(text), casebook::diagnostic::Faults::new());
    let node = if path.ends_with(".md") {
        front_matter::split(&file, "a file", &mut faults).front
    } else {
        let whole = Fragment {
            file: file.id,
            text: &file.text,
            offset: 0,
        };
        yaml::parse(whole, &mut faults)
    };
    Some((kind, as_json(&node.unwrap())))
}

/// Checks every file of a site against its schema; tells how many there were.
pub fn fits(root: &std::path::Path) -> usize {
    let content = files_below(&root.join("content"));
    let paths = content.iter().map(|path| format!("content/{path}"));
    let mut checked = 0;
    for path in paths.chain(["book.toml".to_owned()]) {
        let text = std::fs::read(root.join(&path)).unwrap();
        let Ok(text) = String::from_utf8(text) else {
            continue;
        };
        let Some((kind, value)) = read(&path, text) else {
            continue;
        };
        let misfits = misfits(&value, &schema(kind), "");
        assert!(misfits.is_empty(), "{path}: {misfits:#?}");
        checked += 1;
    }
    checked
}

#[test]
fn the_real_content_and_the_small_site_fit_their_schemas() {
    assert!(fits(repository()) > 50);
    assert_eq!(fits(&repository().join("tests/golden/small/site")), 10);
}

#[test]
fn schema_prints_json_with_a_description_of_every_key_and_nothing_else() {
    let site = TestSite::small();
    for kind in Kind::ALL {
        let run = site.run(&["schema", kind.word()]);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let printed: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(printed, schema(kind));
        assert_eq!(
            printed["$schema"],
            "http://json-schema.org/draft-07/schema#"
        );
    }
    each_part(|kind, _, place, part| {
        for (key, of) in part
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let what = of["description"].as_str().unwrap_or_default();
            assert!(
                what.ends_with(['.', '?']) || what.contains(':'),
                "{kind:?} {place} {key}: `{what}`"
            );
        }
    });
    let kinds = site.run(&["schema"]).stdout;
    assert_eq!(
        kinds,
        "case\npage\nassessment\ntopics\nglossary\nreferences\nbook\n"
    );
}

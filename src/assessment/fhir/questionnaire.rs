//! The questionnaire itself: a group a domain, a question an item, the actions, and what is known of the response.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{
    ABSENT_REASON, ACTION_STATUS, Edition, Export, ITEM_WEIGHT, ORDINAL_VALUE, extension,
    level_code, pascal_case, score,
};
use crate::model::{ABSENT, Domain, Item, LEVELS};

const SUPPORT_LINK: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink";
const ITEM_CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const CONTROLS: &str = "http://hl7.org/fhir/questionnaire-item-control";
const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";

/// The most characters of an action and of a name beside it; the response file has the same limits.
const MOST_ACTION: u32 = 500;
const MOST_OWNER: u32 = 100;
const MOST_LINE: u32 = 60;

pub(super) fn questionnaire(export: &Export<'_>) -> Value {
    let mut resource = export.resource("Questionnaire", &pascal_case(export.id()));
    let mut number = 0;
    let domains = export.document.domains.iter();
    let mut items: Vec<Value> = domains
        .map(|one| domain(export, one, &mut number))
        .collect();
    items.extend([actions(export), about(export)]);
    resource.insert("item".to_owned(), Value::Array(items));
    Value::Object(resource)
}

fn domain(export: &Export<'_>, domain: &Domain, number: &mut usize) -> Value {
    let mut items = vec![json!({
        "linkId": format!("{}.summary", domain.id.value),
        "text": domain.summary,
        "type": "display",
    })];
    for item in &domain.items {
        *number += 1;
        items.push(question(export, item, *number));
    }
    items.push(score::item(export, domain));
    json!({
        "extension": score::variables(domain),
        "linkId": domain.id.value,
        "text": domain.title,
        "type": "group",
        "item": items,
    })
}

fn question(export: &Export<'_>, item: &Item, number: usize) -> Value {
    let mut extensions = vec![control("radio-button")];
    extensions.extend(support_links(export, item));
    let mut question = json!({
        "extension": extensions,
        "linkId": item.id.value,
        "prefix": format!("{number}."),
        "text": item.stem,
        "required": false,
        "repeats": false,
        "answerOption": options(export, item),
    });
    choose(export.edition, &mut question);
    let mut nested = Vec::new();
    if let Some(hint) = &item.hint {
        nested.push(json!({
            "extension": [control("help")],
            "linkId": format!("{}.hint", item.id.value),
            "text": hint,
            "type": "display",
        }));
    }
    if let Some(evidence) = &item.evidence {
        nested.push(json!({
            "linkId": format!("{}.evidence", item.id.value),
            "text": evidence.prompt,
            "type": "text",
            "required": false,
            "maxLength": evidence.max_length,
        }));
    }
    if !nested.is_empty() {
        question["item"] = Value::Array(nested);
    }
    question
}

/// Makes an item a choice of one; the editions say it differently.
fn choose(edition: Edition, item: &mut Value) {
    match edition {
        Edition::R4 => item["type"] = json!("choice"),
        Edition::R5 => {
            item["type"] = json!("coding");
            item["answerConstraint"] = json!("optionsOnly");
        }
    }
}

fn control(code: &str) -> Value {
    let concept = json!({"coding": [{"system": CONTROLS, "code": code}]});
    extension(ITEM_CONTROL, "CodeableConcept", concept)
}

/// The passages that an item's advice lands on, each once.
fn support_links(export: &Export<'_>, item: &Item) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    let facts = item.advice.iter().filter_map(|advice| advice.fact.as_ref());
    let links = facts.filter(|fact| seen.insert(fact.value.as_str()));
    links
        .filter_map(|fact| {
            let route = export.site.fact_route(export.site.fact(&fact.value)?);
            let route = export.site.published(route.as_str());
            let url = format!("{}/{route}#{}", export.base, fact.value);
            Some(extension(SUPPORT_LINK, "Uri", url))
        })
        .collect()
}

fn options(export: &Export<'_>, item: &Item) -> Vec<Value> {
    let levels = (0..LEVELS).map(|level| {
        let coding = export.coding(&level_code(item, level), &export.level_words(item, level));
        let mut weights = vec![extension(ITEM_WEIGHT, "Decimal", level)];
        if export.edition == Edition::R4 {
            weights.insert(0, extension(ORDINAL_VALUE, "Decimal", level));
        }
        json!({"extension": weights, "valueCoding": coding})
    });
    let offered = ABSENT
        .iter()
        .filter(|(_, absent)| export.document.absent.contains(absent));
    let absent = offered.map(|(code, _)| {
        let display = (export.words)("absent", code);
        json!({"valueCoding": {"system": ABSENT_REASON, "code": code, "display": display}})
    });
    levels.chain(absent).collect()
}

fn actions(export: &Export<'_>) -> Value {
    let items = export.document.items();
    let about = items.map(|item| json!({"valueCoding": export.coding(&item.id.value, &item.stem)}));
    let mut about = json!({
        "linkId": "casebook.action.item",
        "text": export.word("action_item"),
        "required": false,
        "answerOption": about.collect::<Vec<_>>(),
    });
    choose(export.edition, &mut about);
    let status = ACTION_STATUS.iter().map(|status| {
        let display = export.word(&format!("status_{status}"));
        json!({"valueCoding": export.coding(&format!("action.{status}"), &display)})
    });
    let mut status = json!({
        "linkId": "casebook.action.status",
        "text": export.word("action_status"),
        "required": false,
        "answerOption": status.collect::<Vec<_>>(),
    });
    choose(export.edition, &mut status);
    let mut text = field(export, "action.text", "action_text", "text");
    text["maxLength"] = json!(MOST_ACTION);
    let mut owner = field(export, "action.owner", "action_owner", "string");
    owner["maxLength"] = json!(MOST_OWNER);
    let due = field(export, "action.due", "action_due", "date");
    json!({
        "linkId": "casebook.actions",
        "text": export.word("actions"),
        "type": "group",
        "required": false,
        "repeats": true,
        "item": [text, about, owner, due, status],
    })
}

/// What a response carries besides its answers; forms keep it and show nothing.
fn about(export: &Export<'_>) -> Value {
    let line = |name: &str| {
        let mut field = field(export, name, name, "string");
        field["maxLength"] = json!(MOST_LINE);
        field
    };
    let started = field(export, "started", "started", "date");
    let wording = field(export, "wording", "wording", "string");
    json!({
        "extension": [extension(HIDDEN, "Boolean", true)],
        "linkId": "casebook.about",
        "text": export.word("about"),
        "type": "group",
        "required": false,
        "item": [started, line("round"), line("role"), line("share"), wording],
    })
}

fn field(export: &Export<'_>, name: &str, word: &str, kind: &str) -> Value {
    let mut field = Map::new();
    let mut set = |key: &str, value: Value| _ = field.insert(key.to_owned(), value);
    set("linkId", json!(format!("casebook.{name}")));
    set("text", json!(export.word(word)));
    set("type", json!(kind));
    set("required", json!(false));
    Value::Object(field)
}

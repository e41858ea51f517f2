//! The codes of an assessment: its items, below each of them the item's levels, and how far an action is.

use serde_json::{Value, json};

use super::{ACTION_STATUS, Edition, Export, ORDINAL_VALUE, extension, level_code, pascal_case};
use crate::model::{Item, LEVELS};

pub(super) fn code_system(export: &Export<'_>) -> Value {
    let name = format!("{}Codes", pascal_case(export.id()));
    let mut resource = export.resource("CodeSystem", &name);
    let items = export.document.items();
    let count = items.clone().count() * (1 + LEVELS) + ACTION_STATUS.len();
    let items = items.map(|item| concept(export, item));
    let concepts: Vec<Value> = items.chain(statuses(export)).collect();
    let mut set = |key: &str, value: Value| _ = resource.insert(key.to_owned(), value);
    set("caseSensitive", json!(true));
    set("hierarchyMeaning", json!("grouped-by"));
    set("content", json!("complete"));
    set("count", json!(count));
    set(
        "property",
        json!([{
            "code": "itemWeight",
            "uri": "http://hl7.org/fhir/concept-properties#itemWeight",
            "description": export.word("level"),
            "type": "decimal",
        }]),
    );
    set("concept", Value::Array(concepts));
    Value::Object(resource)
}

fn concept(export: &Export<'_>, item: &Item) -> Value {
    let levels: Vec<Value> = (0..LEVELS)
        .map(|level| level_concept(export, item, level))
        .collect();
    json!({"code": item.id.value, "display": item.stem, "concept": levels})
}

fn level_concept(export: &Export<'_>, item: &Item, level: usize) -> Value {
    let mut concept = json!({
        "code": level_code(item, level),
        "display": export.level_words(item, level),
        "property": [{"code": "itemWeight", "valueDecimal": level}],
    });
    if export.edition == Edition::R4 {
        concept["extension"] = json!([extension(ORDINAL_VALUE, "Decimal", level)]);
    }
    concept
}

fn statuses(export: &Export<'_>) -> impl Iterator<Item = Value> {
    ACTION_STATUS.iter().map(|status| {
        let display = export.word(&format!("status_{status}"));
        json!({"code": format!("action.{status}"), "display": display})
    })
}

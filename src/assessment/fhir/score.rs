//! The score of a domain as an expression that any form can work out by itself, by the rules of `score.rs`.
//!
//! The function made for this, `weight()`, asks a terminology server in some forms, so a form that is offline shows
//! nothing. This sums the weights that a form must copy onto the answers.

use serde_json::{Value, json};

use super::{ABSENT_REASON, Export, ITEM_WEIGHT, ORDINAL_VALUE, extension};
use crate::model::Domain;

const VARIABLE: &str = "http://hl7.org/fhir/StructureDefinition/variable";
const CALCULATED: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";

/// What the expression of a domain's score stands on, for the group that holds its items.
pub(super) fn variables(domain: &Domain) -> Vec<Value> {
    let answers = format!(
        "%resource.item.where(linkId='{}').item.answer.value",
        domain.id.value
    );
    // Both names of a weight may stand on one answer; it counts once.
    let levels = format!(
        "%answers.select(extension.where(url='{ITEM_WEIGHT}' or url='{ORDINAL_VALUE}').value.first())"
    );
    let ruled_out =
        format!("%answers.where(system='{ABSENT_REASON}' and code='not-applicable').count()");
    [
        ("answers", answers),
        ("levels", levels),
        ("ruledOut", ruled_out),
    ]
    .map(|(name, expression)| {
        let value = json!({"name": name, "language": "text/fhirpath", "expression": expression});
        extension(VARIABLE, "Expression", value)
    })
    .to_vec()
}

/// The item that shows a domain's score.
pub(super) fn item(export: &Export<'_>, domain: &Domain) -> Value {
    let applicable = format!("({} - %ruledOut)", domain.items.len());
    let answered = "%levels.count()";
    let enough = format!("{answered} >= 2 and 2 * {answered} >= {applicable}");
    let mean = format!("(50 * %levels.sum() + {answered}) div (2 * {answered})");
    let expression = format!("iif({enough}, {mean}, {{}})");
    let text = export.word("score").replace("{part}", &domain.title);
    let value = json!({
        "description": export.word("score_rule"),
        "language": "text/fhirpath",
        "expression": expression,
    });
    json!({
        "extension": [extension(CALCULATED, "Expression", value)],
        "linkId": format!("{}.score", domain.id.value),
        "text": text,
        "type": "decimal",
        "required": false,
        "readOnly": true,
    })
}

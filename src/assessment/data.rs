//! The script that hands an assessment page its definition: ids, rules of advice, and the mark of its wording.
//!
//! Holds what no page shows: ids, rules and versions. The words are the page's own; no answer is ever here.

use serde::Serialize;

use crate::digest;
use crate::model::{ABSENT, Advice, Assessment, Domain, Item, Site, When, wording};
use crate::script;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Definition<'a> {
    site_id: &'a str,
    id: &'a str,
    version: &'a str,
    /// Tells whether saved answers were given to the same words.
    digest: String,
    absent: Vec<&'static str>,
    domains: Vec<DomainData<'a>>,
}

#[derive(Serialize)]
struct DomainData<'a> {
    id: &'a str,
    items: Vec<ItemData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemData<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence_max: Option<u32>,
    advice: Vec<AdviceData>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AdviceData {
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u8>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unknown: bool,
}

/// Returns the text of the script file of an assessment.
#[must_use]
pub fn script(site: &Site, assessment: &Assessment) -> String {
    let document = &assessment.document;
    let absent = ABSENT
        .iter()
        .filter(|(_, code)| document.absent.contains(code));
    let definition = Definition {
        site_id: &site.config.id,
        id: &document.id.value,
        version: &document.version.value,
        digest: format!("sha256-{}", digest::hex(wording(document).as_bytes())),
        absent: absent.map(|(word, _)| *word).collect(),
        domains: document.domains.iter().map(DomainData::from).collect(),
    };
    format!("casebook.define({});\n", script::json(&definition))
}

impl<'a> From<&'a Domain> for DomainData<'a> {
    fn from(domain: &'a Domain) -> Self {
        Self {
            id: &domain.id.value,
            items: domain.items.iter().map(ItemData::from).collect(),
        }
    }
}

impl<'a> From<&'a Item> for ItemData<'a> {
    fn from(item: &'a Item) -> Self {
        Self {
            id: &item.id.value,
            evidence_max: item.evidence.as_ref().map(|asked| asked.max_length),
            advice: item.advice.iter().map(AdviceData::from).collect(),
        }
    }
}

impl From<&Advice> for AdviceData {
    fn from(advice: &Advice) -> Self {
        match advice.when {
            When::AtMost(level) => Self {
                at_most: Some(level),
                unknown: false,
            },
            When::Unknown => Self {
                at_most: None,
                unknown: true,
            },
        }
    }
}

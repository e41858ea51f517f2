//! The script that hands an assessment page its definition: ids, rules of advice, and the mark of its wording.
//!
//! Holds what no page shows: ids, rules and versions. The words are the page's own; no answer is ever here.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::digest;
use crate::model::{
    ABSENT, Advice, Assessment, AssessmentDocument, Change, Domain, Groups, Item, Role, Site, When,
    item_wording, wording,
};
use crate::script;

/// Digits of an item's digest: enough that no two wordings of it share one.
const DIGITS: usize = 12;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Definition<'a> {
    site_id: &'a str,
    id: &'a str,
    version: &'a str,
    /// Tells whether saved answers were given to the same words.
    digest: String,
    /// What its names in other systems begin with; nothing is ever fetched from there.
    canonical: String,
    absent: Vec<&'static str>,
    domains: Vec<DomainData<'a>>,
    groups: GroupsData<'a>,
    changes: Vec<ChangeData<'a>>,
}

/// From how many people on answers are shown together, and what people may say they are.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GroupsData<'a> {
    threshold: u32,
    distribution_threshold: u32,
    roles: Vec<RoleData<'a>>,
}

#[derive(Serialize)]
struct RoleData<'a> {
    id: &'a str,
    label: &'a str,
}

/// By which answers saved before go on fitting; what is empty is left out.
#[derive(Serialize)]
struct ChangeData<'a> {
    version: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    renamed: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reworded: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    retired: Vec<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    split: BTreeMap<&'a str, Vec<&'a str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    added: Vec<&'a str>,
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
    /// Tells whether a saved answer was given to the same words.
    digest: String,
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
    // Answers in any language are compared by the words of the original.
    let original = site.original(&assessment.source, document);
    let absent = ABSENT
        .iter()
        .filter(|(_, code)| document.absent.contains(code));
    let definition = Definition {
        site_id: &site.config.id,
        id: &document.id.value,
        version: &document.version.value,
        digest: format!("sha256-{}", digest::hex(wording(original).as_bytes())),
        canonical: site.canonical_base(),
        absent: absent.map(|(word, _)| *word).collect(),
        domains: original
            .domains
            .iter()
            .map(|domain| domain_data(original, domain))
            .collect(),
        groups: GroupsData::from(&document.groups),
        changes: document.changes.iter().map(ChangeData::from).collect(),
    };
    format!("casebook.define({});\n", script::json(&definition))
}

fn domain_data<'a>(document: &'a AssessmentDocument, domain: &'a Domain) -> DomainData<'a> {
    let items = domain.items.iter();
    DomainData {
        id: &domain.id.value,
        items: items.map(|item| item_data(document, item)).collect(),
    }
}

fn item_data<'a>(document: &'a AssessmentDocument, item: &'a Item) -> ItemData<'a> {
    let wording = item_wording(document, item);
    ItemData {
        id: &item.id.value,
        digest: digest::hex(wording.as_bytes())[..DIGITS].to_owned(),
        evidence_max: item.evidence.as_ref().map(|asked| asked.max_length),
        advice: item.advice.iter().map(AdviceData::from).collect(),
    }
}

impl<'a> From<&'a Groups> for GroupsData<'a> {
    fn from(groups: &'a Groups) -> Self {
        let role = |role: &'a Role| RoleData {
            id: &role.id.value,
            label: &role.label.value,
        };
        Self {
            threshold: groups.threshold,
            distribution_threshold: groups.distribution_threshold,
            roles: groups.roles.iter().map(role).collect(),
        }
    }
}

impl<'a> From<&'a Change> for ChangeData<'a> {
    fn from(change: &'a Change) -> Self {
        let renamed = change.renamed.iter();
        let reworded = change.reworded.iter();
        let retired = change.retired.iter();
        let split = change.split.iter();
        let added = change.added.iter();
        Self {
            version: &change.version.value,
            renamed: renamed
                .map(|(old, new)| (&*old.value, &*new.value))
                .collect(),
            reworded: reworded.map(|id| &*id.value).collect(),
            retired: retired.map(|id| &*id.value).collect(),
            split: split
                .map(|(old, parts)| (&*old.value, parts.iter().map(|id| &*id.value).collect()))
                .collect(),
            added: added.map(|id| &*id.value).collect(),
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

//! The script that hands an assessment page its definition: ids, advice, and where each piece lands.
//!
//! Holds wording and addresses only; never an answer.

use serde::Serialize;

use crate::digest;
use crate::model::{ABSENT, Advice, Assessment, Domain, Item, Route, Site, When, wording};
use crate::script;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Definition<'a> {
    site_id: &'a str,
    id: &'a str,
    version: &'a str,
    /// Tells whether saved answers were given to the same words.
    digest: String,
    title: &'a str,
    absent: Vec<&'static str>,
    levels: Vec<LevelData<'a>>,
    domains: Vec<DomainData<'a>>,
}

#[derive(Serialize)]
struct LevelData<'a> {
    level: usize,
    label: &'a str,
}

#[derive(Serialize)]
struct DomainData<'a> {
    id: &'a str,
    title: &'a str,
    items: Vec<ItemData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ItemData<'a> {
    id: &'a str,
    number: usize,
    stem: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence_max: Option<u32>,
    advice: Vec<AdviceData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AdviceData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at_most: Option<u8>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unknown: bool,
    text: &'a str,
    #[serde(flatten)]
    landing: Option<Landing<'a>>,
}

/// The passage that advice lands on, and the works it rests on.
#[derive(Serialize)]
struct Landing<'a> {
    url: String,
    name: &'a str,
    sources: String,
}

/// Returns the text of the script file of an assessment.
#[must_use]
pub fn script(site: &Site, assessment: &Assessment) -> String {
    let document = &assessment.document;
    let mut number = 0;
    let definition = Definition {
        site_id: &site.config.id,
        id: &document.id.value,
        version: &document.version.value,
        digest: format!("sha256-{}", digest::hex(wording(document).as_bytes())),
        title: &document.title.value,
        absent: ABSENT
            .iter()
            .filter(|(_, code)| document.absent.contains(code))
            .map(|(word, _)| *word)
            .collect(),
        levels: document
            .scale
            .iter()
            .enumerate()
            .map(|(level, scale)| LevelData {
                level,
                label: &scale.label,
            })
            .collect(),
        domains: document
            .domains
            .iter()
            .map(|domain| domain_data(site, assessment, domain, &mut number))
            .collect(),
    };
    format!("casebook.define({});\n", script::json(&definition))
}

fn domain_data<'a>(
    site: &'a Site,
    assessment: &'a Assessment,
    domain: &'a Domain,
    number: &mut usize,
) -> DomainData<'a> {
    let items = domain.items.iter().map(|item| {
        *number += 1;
        item_data(site, &assessment.route, item, *number)
    });
    DomainData {
        id: &domain.id.value,
        title: &domain.title,
        items: items.collect(),
    }
}

fn item_data<'a>(site: &'a Site, from: &Route, item: &'a Item, number: usize) -> ItemData<'a> {
    ItemData {
        id: &item.id.value,
        number,
        stem: &item.stem,
        evidence_max: item.evidence.as_ref().map(|asked| asked.max_length),
        advice: item
            .advice
            .iter()
            .map(|advice| advice_data(site, from, advice))
            .collect(),
    }
}

fn advice_data<'a>(site: &'a Site, from: &Route, advice: &'a Advice) -> AdviceData<'a> {
    let (at_most, unknown) = match advice.when {
        When::AtMost(level) => (Some(level), false),
        When::Unknown => (None, true),
    };
    let landing = advice.fact.as_ref().and_then(|fact| {
        let entry = site.fact(&fact.value)?;
        let works = site
            .fact_cites(entry)
            .iter()
            .filter_map(|cite| site.bibliography.get(&cite.value.key));
        Some(Landing {
            url: from.to(site.fact_route(entry), Some(&fact.value)),
            name: site.fact_owner_name(entry),
            sources: works
                .map(|work| work.label.as_str())
                .collect::<Vec<_>>()
                .join("; "),
        })
    });
    AdviceData {
        at_most,
        unknown,
        text: &advice.text,
        landing,
    }
}

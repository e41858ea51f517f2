//! The real site of this repository: it builds without a fault, and holds what it promises.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use casebook::model::{FactKind, LEVELS, Site, When};

use crate::support::repository;

fn real_site() -> (Arc<Site>, Vec<casebook::diagnostic::Diagnostic>) {
    let opened = casebook::open(repository(), false);
    (opened.site.expect("the site can be read"), opened.faults)
}

#[test]
fn the_real_content_has_no_faults_and_no_warnings() {
    let (_, faults) = real_site();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn all_cases_and_self_assessments_are_there() {
    let (site, _) = real_site();
    let slugs: BTreeSet<&str> = site.cases.iter().map(|case| case.slug.as_str()).collect();
    let expected = BTreeSet::from([
        "blackpool",
        "defence-medical-services",
        "guys-st-thomas",
        "intermountain",
        "jonkoping",
        "kaiser-permanente",
        "kss-clinical-leadership",
        "mcleod",
        "memorial",
        "nhs-london-fellowships",
        "northumbria",
        "nottinghamshire",
        "paired-learning",
        "salford-royal",
        "sandwell",
        "schwartz-rounds",
        "south-essex",
        "southern-health",
        "torbay",
        "uclh",
        "wrightington-wigan-leigh",
    ]);
    assert_eq!(slugs, expected);
    let items = site.assessments.iter().map(|one| {
        let document = &one.document;
        (document.id.value.as_str(), document.items().count())
    });
    let items: BTreeMap<&str, usize> = items.collect();
    let expected = BTreeMap::from([
        ("collective-leadership-culture", 12),
        ("engaging-board", 9),
        ("leadership-strategy", 15),
        ("leading-across-systems", 10),
        ("medical-leaders", 7),
        ("organisation", 7),
        ("patient-centred-care", 9),
        ("well-structured-appraisal", 4),
    ]);
    assert_eq!(items, expected);
}

#[test]
fn every_item_has_five_levels_of_its_own_and_advice_for_the_low_and_the_unsure() {
    let (site, _) = real_site();
    for item in site.assessments.iter().flat_map(|one| one.document.items()) {
        let id = &item.id.value;
        let own: BTreeSet<&str> = item
            .anchors
            .iter()
            .flatten()
            .map(|anchor| anchor.value.as_str())
            .collect();
        assert_eq!(own.len(), LEVELS, "{id}: levels");
        assert!(item.hint.is_some(), "{id}: a hint");
        assert!(item.evidence.is_some(), "{id}: what to show");
        let (unknown, levels): (Vec<_>, Vec<_>) = item
            .advice
            .iter()
            .partition(|advice| matches!(advice.when, When::Unknown));
        assert_eq!(unknown.len(), 1, "{id}: advice on how to find out");
        assert!(levels.len() >= 2, "{id}: advice by level");
    }
}

#[test]
fn every_id_of_the_map_of_sources_is_told() {
    let (site, _) = real_site();
    let items = site.assessments.iter().flat_map(|one| one.document.items());
    let told: BTreeSet<String> = site
        .fact_ids()
        .chain(items.map(|item| item.id.value.as_str()))
        .map(str::to_uppercase)
        .collect();
    let path = repository().join("tests/coverage/map-ids.txt");
    let map = std::fs::read_to_string(path).unwrap();
    let map: BTreeSet<String> = map.lines().map(str::to_owned).collect();
    let missing: Vec<&String> = map.difference(&told).collect();
    assert!(
        missing.is_empty(),
        "in the map, and told nowhere: {missing:?}"
    );
    let unknown: Vec<&String> = told
        .difference(&map)
        .filter(|id| !OWN.contains(&id.as_str()))
        .collect();
    assert!(unknown.is_empty(), "not in the map: {unknown:?}");
}

#[test]
fn every_reference_is_cited() {
    let (site, _) = real_site();
    let cases = site.cases.iter().flat_map(|case| {
        let facts = case.document.facts.iter().flat_map(|fact| &fact.cites);
        facts.chain(
            case.document
                .outcomes
                .iter()
                .flat_map(|outcome| &outcome.cites),
        )
    });
    let pages = site.pages.iter().flat_map(|page| &page.document.facts);
    let cites = cases
        .chain(pages.flat_map(|fact| &fact.cites))
        .chain(site.bodies().flat_map(|(_, body)| &body.cites))
        .chain(
            site.assessments
                .iter()
                .flat_map(|one| &one.document.background.cites),
        )
        .chain(site.glossary.iter().flat_map(|term| &term.cites));
    let works: BTreeSet<&str> = cites.map(|cite| cite.value.key.as_str()).collect();
    let all: BTreeSet<&str> = site.bibliography.keys().collect();
    let idle: Vec<&&str> = all.difference(&works).collect();
    assert!(idle.is_empty(), "cited nowhere: {idle:?}");
}

/// Ids of this site's own: the map states the claim without numbering it.
const OWN: [&str; 1] = ["KAI-O1"];

#[test]
fn a_pupil_of_fourteen_could_read_every_case() {
    let (site, _) = real_site();
    for age in casebook::reading::ages(&site) {
        let limit = if age.path.starts_with("cases/") {
            14.0
        } else {
            15.0
        };
        assert!(age.years <= limit, "{}: {:.1}", age.path, age.years);
    }
}

#[test]
fn every_case_has_the_headings_a_reader_relies_on() {
    let (site, _) = real_site();
    let headings = [
        "Context",
        "What they did",
        "How it was led",
        "What came of it",
        "What the sources do not say",
        "Questions to take back",
    ];
    for case in &site.cases {
        let found: Vec<&str> = case
            .document
            .body
            .headings
            .iter()
            .filter(|heading| heading.level == 2)
            .map(|heading| heading.text.as_str())
            .collect();
        assert_eq!(found, headings, "{}", case.slug);
    }
}

#[test]
fn every_item_is_answered_by_a_case_or_admits_a_gap_and_its_advice_lands() {
    let (site, _) = real_site();
    for item in site.assessments.iter().flat_map(|one| one.document.items()) {
        assert!(
            !item.cases.is_empty() || item.gap.is_some(),
            "{}",
            item.id.value
        );
        for fact in item.advice.iter().filter_map(|advice| advice.fact.as_ref()) {
            let entry = site.fact(&fact.value).expect(&fact.value);
            assert_eq!(
                entry.kind,
                FactKind::Fact,
                "{}: advice lands on a passage",
                fact.value
            );
        }
    }
}

#[test]
fn the_licences_are_in_place() {
    for (file, words) in [
        ("LICENSE-MIT", "Permission is hereby granted"),
        ("LICENSE-APACHE", "Apache License"),
        ("content/LICENSE.txt", "Creative Commons Attribution 4.0"),
    ] {
        let text = std::fs::read_to_string(Path::new(repository()).join(file)).expect(file);
        assert!(text.contains(words), "{file}");
    }
}

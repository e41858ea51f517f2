//! The real site of this repository: it builds without a fault, and holds what it promises.

use std::collections::BTreeSet;
use std::path::Path;

use casebook::model::{FactKind, Site};

use crate::support::repository;

fn real_site() -> (Site, Vec<casebook::diagnostic::Diagnostic>) {
    let opened = casebook::open(repository(), false);
    (opened.site.expect("the site can be read"), opened.faults)
}

#[test]
fn the_real_content_has_no_faults_and_no_warnings() {
    let (_, faults) = real_site();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_six_cases_and_two_checklists_are_there() {
    let (site, _) = real_site();
    let slugs: BTreeSet<&str> = site.cases.iter().map(|case| case.slug.as_str()).collect();
    for slug in [
        "salford-royal",
        "northumbria",
        "wrightington-wigan-leigh",
        "southern-health",
        "mcleod",
        "memorial",
    ] {
        assert!(slugs.contains(slug), "{slug}");
    }
    for id in ["organisation", "medical-leaders"] {
        let assessment = site
            .assessments
            .iter()
            .find(|one| one.document.id.value == id)
            .expect(id);
        let items: Vec<_> = assessment.document.items().collect();
        assert_eq!(items.len(), 7, "{id}");
        for item in items {
            assert!(
                item.anchors.iter().all(Option::is_some),
                "{}: five levels of its own",
                item.id.value
            );
            assert!(item.advice.len() >= 2, "{}: advice", item.id.value);
        }
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

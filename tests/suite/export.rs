//! `casebook export`: the files are those of the built site, nothing is overwritten, and what is lost is said.

use crate::support::{TestSite, files_below};

const FILES: [&str; 4] = [
    "r4/CodeSystem-daily.json",
    "r4/Questionnaire-daily.json",
    "r5/CodeSystem-daily.json",
    "r5/Questionnaire-daily.json",
];

#[test]
fn the_files_are_those_of_the_built_site_and_each_path_is_printed() {
    let site = TestSite::small();
    site.build();
    let run = site.run(&["export", "fhir", "-d", "out/fhir"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let printed = FILES.map(|file| format!("out/fhir/{file}\n")).concat();
    assert_eq!(run.stdout, printed);
    assert_eq!(files_below(&site.root().join("out/fhir")), FILES);
    for file in FILES {
        let exported = std::fs::read_to_string(site.root().join("out/fhir").join(file)).unwrap();
        assert_eq!(exported, site.page(&format!("data/fhir/{file}")), "{file}");
    }
    assert!(
        run.stderr.contains(
            "daily: left out, for FHIR has no place for it: when to give which advice (3 rules"
        ),
        "{}",
        run.stderr
    );
    let quiet = site.run(&["export", "fhir", "-d", "other", "--quiet"]);
    assert_eq!((quiet.code, quiet.stderr.as_str()), (0, ""));
}

#[test]
fn a_file_that_is_there_is_never_changed() {
    let site = TestSite::small();
    site.write("out/r4/Questionnaire-daily.json", "mine");
    let run = site.run(&["export", "fhir", "-d", "out"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr
            .contains("already there: `r4/Questionnaire-daily.json`"),
        "{}",
        run.stderr
    );
    assert_eq!(
        files_below(&site.root().join("out")),
        ["r4/Questionnaire-daily.json"]
    );
}

#[test]
fn errors_in_the_content_and_a_site_without_assessments_export_nothing() {
    let site = TestSite::small();
    site.replace("content/assessments/daily.yaml", "title: Do", "titel: Do");
    let run = site.run(&["export", "fhir", "-d", "out"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("nothing was written"), "{}", run.stderr);
    assert!(!site.root().join("out").exists());
    let none = site.run(&["export", "fhir"]);
    assert_eq!(none.code, 2, "DEST is needed");
}

#[test]
fn names_follow_the_ids_and_the_address_of_the_site() {
    let site = TestSite::small();
    let read = || site.build().page("data/fhir/r4/Questionnaire-daily.json");
    let nowhere = read();
    assert!(nowhere.contains("\"url\": \"https://casebook.invalid/small/Questionnaire/daily\""));
    assert!(nowhere.contains("\"name\": \"Daily\""), "{nowhere}");
    site.replace(
        "book.toml",
        "id = \"small\"",
        "id = \"small\"\nbase-url = \"https://trust.example/casebook\"",
    );
    let somewhere = read();
    assert!(somewhere.contains("\"url\": \"https://trust.example/casebook/Questionnaire/daily\""));
    assert!(somewhere.contains("https://trust.example/casebook/cases/first.html#fir-01"));
    // The address of the site is all that differs.
    let moved = somewhere.replace(
        "https://trust.example/casebook",
        "https://casebook.invalid/small",
    );
    assert_eq!(moved, nowhere);
}

//! Faults for programs: `--format json`, `sarif` and `github`.

use serde_json::Value;

use crate::support::{TestSite, expect_file, repository};

/// A site with a fault in a line, a warning of a file with a label, and a fault of a file as a whole.
fn broken() -> TestSite {
    let site = TestSite::small();
    site.replace(
        "content/cases/second.md",
        "topics: [boards",
        "topics: [board",
    );
    site.replace(
        "content/cases/second.md",
        "period: 2012\n",
        "period: 2012\nperiod: \"90%\"\n",
    );
    site.replace(
        "content/assessments/daily.yaml",
        "domains:\n",
        "domains:\n  - id: one\n    title: One\n    summary: One.\n    items:\n      - {id: day-3, stem: Is it?, gap: None.}\n",
    );
    site.write("content/a, b: 50% é.markdown", "Words.\n");
    site
}

#[test]
fn each_format_says_what_is_wrong_on_standard_output_and_exits_as_before() {
    let site = broken();
    for format in ["json", "sarif", "github"] {
        for verb in ["check", "build"] {
            let run = site.run(&[verb, "--format", format]);
            assert_eq!(run.code, 1, "{verb} {format}: {}", run.stderr);
            let path = repository().join(format!("tests/golden/formats/{format}.txt"));
            expect_file(&path, &own_part(format, &run.stdout));
        }
    }
    let run = site.run(&["check", "--format", "human"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
}

/// Leaves out the register, which every SARIF file holds, and the places in it.
fn own_part(format: &str, told: &str) -> String {
    if format != "sarif" {
        return told.to_owned();
    }
    let mut log: Value = serde_json::from_str(told).unwrap();
    let results = &mut log["runs"][0]["results"];
    for result in results.as_array_mut().unwrap() {
        let index = result.as_object_mut().unwrap().remove("ruleIndex");
        assert!(index.is_some(), "{result}");
    }
    format!("{results:#}\n")
}

#[test]
fn a_site_without_faults_is_an_empty_list_and_all_else_goes_to_standard_error() {
    let site = TestSite::small();
    for (format, expected) in [("json", "[]\n"), ("github", "")] {
        let run = site.run(&["check", "--format", format]);
        assert_eq!((run.code, run.stdout.as_str()), (0, expected), "{format}");
        assert_eq!(run.stderr, "no errors in 10 files\n");
    }
    let run = site.run(&["build", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "[]\n"));
    assert!(run.stderr.ends_with("index.html\n"), "{}", run.stderr);
    assert_eq!(site.run(&["check", "--format", "xml"]).code, 2);
}

#[test]
fn paths_are_those_a_program_in_the_same_folder_can_open() {
    let site = broken();
    let parent = site.root().parent().unwrap().to_owned();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["check", "site-folder", "--format", "json"])
        .current_dir(&parent)
        .output()
        .unwrap();
    let faults: Value = serde_json::from_slice(&run.stdout).unwrap();
    for fault in faults.as_array().unwrap() {
        let path = parent.join(fault["path"].as_str().unwrap());
        assert!(path.exists(), "{}", path.display());
    }
}

/// The properties that SARIF 2.1.0 requires, and those that GitHub's code scanning needs.
#[test]
fn sarif_holds_all_that_the_standard_asks_for() {
    let run = broken().run(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "casebook");
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), casebook::rules::all().count());
    for rule in rules {
        let id = rule["id"].as_str().unwrap();
        assert!(rule["shortDescription"]["text"].is_string(), "{id}");
        let page = rule["helpUri"].as_str().unwrap();
        assert!(repository().join(page).exists(), "{page}");
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4, "{results:#?}");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning"].contains(&result["level"].as_str().unwrap()));
        assert!(result["message"]["text"].is_string());
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(!uri.contains([' ', ',', ':', 'é']), "{uri}");
        if let Some(region) = place.get("region") {
            assert!(region["startLine"].as_u64().unwrap() >= 1);
            let (start, end) = (&region["startColumn"], &region["endColumn"]);
            assert!(start.as_u64().unwrap() <= end.as_u64().unwrap());
        }
    }
}

//! What an assessment's data script hands to its page.

use serde_json::{Value, json};

use crate::support::TestSite;

const DAILY: &str = "content/assessments/daily.yaml";

/// What the script of `daily` hands over after some words of its file are replaced.
fn handed(edits: &[(&str, &str)]) -> Value {
    let site = TestSite::small();
    for (from, to) in edits {
        site.replace(DAILY, from, to);
    }
    definition(&site)
}

fn definition(site: &TestSite) -> Value {
    let built = site.build().built();
    let mut scripts = built.iter().filter_map(|(path, bytes)| {
        let text = std::str::from_utf8(bytes).ok()?;
        let is_script = path.ends_with(".js");
        text.strip_prefix("casebook.define(").filter(|_| is_script)
    });
    let text = scripts.next().unwrap().trim_end();
    assert!(scripts.next().is_none());
    serde_json::from_str(text.strip_suffix(");").unwrap()).unwrap()
}

/// Digests of the items, in order.
fn digests(definition: &Value) -> Vec<&str> {
    let items = definition["domains"][0]["items"].as_array().unwrap();
    let digests = items.iter().map(|item| item["digest"].as_str().unwrap());
    digests.collect()
}

#[test]
fn what_an_editor_leaves_out_has_its_usual_value() {
    let handed = handed(&[]);
    let groups = json!({"threshold": 5, "distributionThreshold": 10, "roles": []});
    assert_eq!(handed["groups"], groups);
    assert_eq!(handed["changes"], json!([]));
    assert_eq!(handed["canonical"], "https://casebook.invalid/small");
}

#[test]
fn groups_and_changes_are_handed_over_as_written() {
    let keys = "version: 3.0.0\ngroups:\n  threshold: 12\n  roles:\n    - {id: nurse, label: Nurse}\n    - {id: rest, label: \"Others, \
                too\"}\nchanges:\n  - {version: 1.1.0, added: [day-2]}\n  - {version: 2.0.0, renamed: {meet: day-1}, reworded: [day-1]}\n  \
                - {version: 3.0.0, retired: [walk], split: {talk: [day-3, day-4]}}\n";
    let third = "      - {id: day-3, stem: Is it noted?, gap: No case shows it.}\n      - {id: day-4, stem: Is it read?, gap: No case shows it.}\n      - id: day-2\n";
    let handed = handed(&[("version: 1.0.0\n", keys), ("      - id: day-2\n", third)]);
    let roles = json!([{"id": "nurse", "label": "Nurse"}, {"id": "rest", "label": "Others, too"}]);
    let groups = json!({"threshold": 12, "distributionThreshold": 12, "roles": roles});
    assert_eq!(handed["groups"], groups);
    let changes = json!([
        {"version": "1.1.0", "added": ["day-2"]},
        {"version": "2.0.0", "renamed": {"meet": "day-1"}, "reworded": ["day-1"]},
        {"version": "3.0.0", "retired": ["walk"], "split": {"talk": ["day-3", "day-4"]}},
    ]);
    assert_eq!(handed["changes"], changes);
}

#[test]
fn a_known_address_is_the_base_of_names() {
    let site = TestSite::small();
    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    let book = format!(
        "{}\nbase-url = \"https://casebook.example/trust/\"\n",
        book.trim_end()
    );
    site.write("book.toml", book);
    assert_eq!(
        definition(&site)["canonical"],
        "https://casebook.example/trust"
    );
}

#[test]
fn an_items_digest_follows_what_a_respondent_reads_of_it_and_nothing_else() {
    let plain = handed(&[]);
    let before = digests(&plain);
    let is_digest =
        |digest: &&str| digest.len() == 12 && digest.bytes().all(|b| b.is_ascii_hexdigit());
    assert!(
        before.iter().all(is_digest) && before[0] != before[1],
        "{before:?}"
    );
    let changed = |from, to| {
        let after = handed(&[(from, to)]);
        let after = digests(&after);
        [before[0] != after[0], before[1] != after[1]]
    };
    assert_eq!(
        changed("Does the team meet", "Does the whole team meet"),
        [true, false]
    );
    assert_eq!(
        changed("3: It meets most days.", "3: It meets on most days."),
        [true, false]
    );
    assert_eq!(changed("label: Usual", "label: Common"), [true, true]);
    assert_eq!(
        changed("anchor: In most places.", "anchor: Mostly."),
        [true, true]
    );
    assert_eq!(changed("- id: day-2", "- id: board"), [false, false]);
    assert_eq!(
        changed("Standing up counts.", "Sitting counts."),
        [false, false]
    );
    assert_eq!(
        changed("How the team meets.", "When the team meets."),
        [false, false]
    );
}

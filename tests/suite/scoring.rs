//! The reference scorer against the table that the browser's `score.js` is held to as well.
//!
//! A case is added to `tests/scoring/*.json`, never here. Ten thousand more are generated.

mod generated;
mod laws;

use casebook::assessment::score::{
    self, ADVICE_SHOWN, Answer, Answers, DomainScore, Level, Scores, Shape, State,
};
use casebook::model::{Absent, When};

use serde_json::{Value, json};
use std::fs::File;
use std::path::{Path, PathBuf};

#[test]
fn every_case_of_the_table_scores_as_it_says() {
    let mut run = 0;
    for path in tables() {
        let table: Value = serde_json::from_reader(File::open(&path).unwrap()).unwrap();
        assert_eq!(table["shown"], ADVICE_SHOWN, "{}", path.display());
        for case in list(&table["cases"]) {
            check(&path, &shape(&table["shape"]), case);
            run += 1;
        }
    }
    assert!(run >= 40, "only {run} cases were found");
}

fn tables() -> Vec<PathBuf> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scoring");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

fn check(path: &Path, shape: &Shape, case: &Value) {
    let scores = score::score(shape, &answers(&case["answers"]));
    let got = json!({ "domains": domains(&scores), "advice": advice(&scores) });
    let expected = json!({ "domains": case["domains"], "advice": case["advice"] });
    assert_eq!(got, expected, "{}: {}", path.display(), case["name"]);
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list in the table")
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text in the table").into()
}

fn number(value: &Value) -> u8 {
    value
        .as_u64()
        .and_then(|number| number.try_into().ok())
        .expect("a small number in the table")
}

fn shape(value: &Value) -> Shape {
    Shape {
        domains: list(&value["domains"]).iter().map(domain_shape).collect(),
    }
}

fn domain_shape(value: &Value) -> score::DomainShape {
    score::DomainShape {
        id: text(&value["id"]),
        items: list(&value["items"]).iter().map(item_shape).collect(),
    }
}

fn item_shape(value: &Value) -> score::ItemShape {
    let rule = |rule: &Value| match rule.get("atMost") {
        Some(limit) => When::AtMost(number(limit)),
        None => When::Unknown,
    };
    score::ItemShape {
        id: text(&value["id"]),
        advice: list(&value["advice"]).iter().map(rule).collect(),
    }
}

fn answers(value: &Value) -> Answers {
    let answers = value.as_object().expect("answers by item id");
    answers
        .iter()
        .map(|(id, given)| (id.clone(), answer(given)))
        .collect()
}

fn answer(value: &Value) -> Answer {
    match value.as_str() {
        Some("not-applicable") => Answer::Absent(Absent::NotApplicable),
        Some("asked-unknown") => Answer::Absent(Absent::AskedUnknown),
        Some("asked-declined") => Answer::Absent(Absent::AskedDeclined),
        Some(other) => panic!("no such answer: {other}"),
        None => Answer::Level(Level::new(number(value)).expect("a level from 0 to 4")),
    }
}

fn domains(scores: &Scores) -> Value {
    scores
        .domains
        .iter()
        .map(|found| (found.id.clone(), domain(found)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn domain(found: &DomainScore) -> Value {
    let (state, score, floor) = match found.state {
        State::Score { score, floor } => ("score", Some(score), Some(floor.number())),
        State::NotEnough => ("not-enough", None, None),
        State::DoesNotApply => ("does-not-apply", None, None),
    };
    let tally = found.tally;
    json!({
        "sum": tally.sum, "answered": tally.answered, "applicable": tally.applicable,
        "notApplicable": tally.not_applicable, "unknown": tally.unknown,
        "declined": tally.declined, "blank": tally.blank,
        "state": state, "score": score, "floor": floor, "findOut": found.find_out,
    })
}

fn advice(scores: &Scores) -> Value {
    let rule = |when: When| match when {
        When::AtMost(limit) => format!("at-most-{limit}"),
        When::Unknown => "unknown".to_owned(),
    };
    scores
        .advice
        .iter()
        .map(|found| json!({ "item": found.item, "rule": rule(found.rule) }))
        .collect()
}

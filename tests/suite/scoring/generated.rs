//! Ten thousand assessments with answers, made from a seed, and what the library scores: for these laws, and as a file
//! of lines that `tests/browser/unit/score.test.mjs` holds the browser's `score.js` to.
//!
//! Nothing here knows a rule of scoring. The same seed gives the same file on any machine.

use casebook::assessment::score::{self, Answer, Answers, DomainShape, ItemShape, Level, Shape};
use casebook::digest;
use casebook::model::{Absent, When};

use serde_json::{Value, json};
use std::path::PathBuf;

pub const CASES: u64 = 10_000;

/// What stands in a line for each domain, in this order.
const FIGURES: [&str; 11] = [
    "sum",
    "answered",
    "applicable",
    "notApplicable",
    "unknown",
    "declined",
    "blank",
    "state",
    "score",
    "floor",
    "findOut",
];

/// Numbers that look like chance: a linear congruential generator, of which the high bits are used.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        let mut dice = Self(seed);
        dice.roll(1);
        dice
    }

    /// Returns a number from 0 to `sides`, which is never reached.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.roll(at + 1));
        }
    }
}

/// An assessment with one person's answers.
#[derive(Debug, Clone)]
pub struct Case {
    pub number: u64,
    pub shape: Shape,
    /// In the order they were given; `None` is a question with a note only.
    pub given: Vec<(String, Option<Answer>)>,
}

impl Case {
    pub fn answers(&self) -> Answers {
        let given = self.given.iter();
        given
            .filter_map(|(id, answer)| Some((id.clone(), (*answer)?)))
            .collect()
    }
}

pub fn cases() -> impl Iterator<Item = Case> {
    (0..CASES).map(case)
}

fn case(number: u64) -> Case {
    let dice = &mut Dice::new(number);
    let mut given = Vec::new();
    let mut domains = Vec::new();
    for at in 0..=dice.roll(8) {
        let items: Vec<_> = (0..dice.roll(16))
            .map(|item| an_item(at, item, dice))
            .collect();
        let mood = dice.pick(&MOODS);
        for item in &items {
            answer(&item.id, mood, &mut given, dice);
        }
        let id = format!("part-{at}");
        domains.push(DomainShape { id, items });
    }
    for gone in 0..dice.roll(3) {
        answer(&format!("gone-{gone}"), ANY, &mut given, dice);
    }
    dice.shuffle(&mut given);
    let shape = Shape { domains };
    Case {
        number,
        shape,
        given,
    }
}

/// The id tells nothing of the place in the file.
fn an_item(domain: usize, item: usize, dice: &mut Dice) -> ItemShape {
    let rule = |dice: &mut Dice| match dice.roll(7) {
        level @ 0..=4 => When::AtMost(u8::try_from(level).unwrap()),
        _ => When::Unknown,
    };
    ItemShape {
        id: format!("{}-{domain}-{item}", dice.pick(&["b", "a", "c10", "c9"])),
        advice: (0..dice.roll(5)).map(|_| rule(dice)).collect(),
    }
}

/// How a person answers a domain: a letter for each answer that is as likely as the next.
const ANY: &str = "01234nud _";
const MOODS: [&str; 8] = [
    ANY, ANY, "01234", "0123444u", "2223 ", "uuu12n", "nnnnn1", "   _13",
];

/// What a person says to a question, which may be nothing at all.
fn answer(id: &str, mood: &str, given: &mut Vec<(String, Option<Answer>)>, dice: &mut Dice) {
    let answer = match dice.pick(mood.as_bytes()) {
        b' ' => return,
        b'_' => None,
        b'n' => Some(Answer::Absent(Absent::NotApplicable)),
        b'u' => Some(Answer::Absent(Absent::AskedUnknown)),
        b'd' => Some(Answer::Absent(Absent::AskedDeclined)),
        level => Level::new(level - b'0').map(Answer::Level),
    };
    given.push((id.to_owned(), answer));
}

// -- The file for the browser's script

/// Writes what `score.js` must find, where the unit tests of the scripts look for it.
#[test]
fn the_browsers_script_is_given_every_case_to_score() {
    let path = std::env::var_os("CASEBOOK_SCORING").map_or_else(
        || crate::support::repository().join("target/scoring/cases.jsonl"),
        PathBuf::from,
    );
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made_from = concat!(
        include_str!("../../../src/assessment/score.rs"),
        include_str!("generated.rs")
    );
    let head = json!({ "cases": CASES, "figures": FIGURES, "madeFrom": digest::hex(made_from.as_bytes()) });
    let lines = std::iter::once(head).chain(cases().map(|case| line(&case)));
    let text: Vec<_> = lines.map(|line| line.to_string() + "\n").collect();
    std::fs::write(path, text.concat()).unwrap();
}

fn line(case: &Case) -> Value {
    let scores = score::score(&case.shape, &case.answers());
    let item = |item: &ItemShape| {
        json!([
            item.id,
            item.advice.iter().copied().map(rule).collect::<String>()
        ])
    };
    let domains = case
        .shape
        .domains
        .iter()
        .zip(&scores.domains)
        .map(|(domain, found)| {
            let figures = super::domain(found);
            json!({
                "id": domain.id,
                "items": domain.items.iter().map(item).collect::<Vec<_>>(),
                "figures": FIGURES.map(|name| figures[name].clone()),
            })
        });
    let advice = scores
        .advice
        .iter()
        .map(|found| format!("{} {}", found.item, rule(found.rule)));
    json!({
        "domains": domains.collect::<Vec<_>>(),
        "given": case.given.iter().map(|(id, answer)| json!([id, answer.map(said)])).collect::<Vec<_>>(),
        "advice": advice.collect::<Vec<_>>(),
    })
}

/// A level, or `?` for "don't know".
fn rule(when: When) -> char {
    match when {
        When::AtMost(level) => char::from(b'0' + level),
        When::Unknown => '?',
    }
}

fn said(answer: Answer) -> Value {
    match answer {
        Answer::Level(level) => level.number().into(),
        Answer::Absent(Absent::NotApplicable) => "not-applicable".into(),
        Answer::Absent(Absent::AskedUnknown) => "asked-unknown".into(),
        Answer::Absent(Absent::AskedDeclined) => "asked-declined".into(),
    }
}

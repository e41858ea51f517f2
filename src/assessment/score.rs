//! Scores one person's answers: the reference that the browser's `score.js` is held to, case by case, by
//! the table in `tests/scoring` and by the cases that `tests/suite/scoring/generated.rs` makes.
//!
//! Whole numbers only, so that no two machines can round differently. It never makes one score of the
//! whole assessment, and never reads a score that somebody else stored.

use crate::model::{Absent, AssessmentDocument, Domain, Item, When};

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many recommendations a result shows.
pub const ADVICE_SHOWN: usize = 5;

/// The level that advice aims at: "usual". An answer's gap is its distance from here.
const AIM: i8 = 3;

/// A place on the response scale, 0 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(u8);

impl Level {
    /// The highest level of the scale.
    pub const HIGHEST: u8 = 4;

    /// Returns the level of this number, if the scale has it.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (number <= Self::HIGHEST).then_some(Self(number))
    }

    /// Returns the number of this level.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

/// What a person said to one item. An item that was left blank has no answer at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A place on the scale.
    Level(Level),
    /// A reason for giving none.
    Absent(Absent),
}

/// The answers by item id. An id that the shape does not have is ignored.
pub type Answers = BTreeMap<String, Answer>;

/// The parts of an assessment that decide a score.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// In the order of the file.
    pub domains: Vec<DomainShape>,
}

/// The parts of a domain that decide its score.
#[derive(Debug, Clone)]
pub struct DomainShape {
    /// The permanent id.
    pub id: String,
    /// In the order of the file.
    pub items: Vec<ItemShape>,
}

/// The parts of an item that decide which advice it gives.
#[derive(Debug, Clone)]
pub struct ItemShape {
    /// The permanent id.
    pub id: String,
    /// When each piece of its advice fires, in the order of the file.
    pub advice: Vec<When>,
}

impl From<&AssessmentDocument> for Shape {
    fn from(assessment: &AssessmentDocument) -> Self {
        Self {
            domains: assessment.domains.iter().map(DomainShape::from).collect(),
        }
    }
}

impl From<&Domain> for DomainShape {
    fn from(domain: &Domain) -> Self {
        Self {
            id: domain.id.value.clone(),
            items: domain.items.iter().map(ItemShape::from).collect(),
        }
    }
}

impl From<&Item> for ItemShape {
    fn from(item: &Item) -> Self {
        Self {
            id: item.id.value.clone(),
            advice: item.advice.iter().map(|advice| advice.when).collect(),
        }
    }
}

/// How the items of a domain were answered, and the sum of the levels given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// The levels added up.
    pub sum: u32,
    /// Items with a level.
    pub answered: u32,
    /// Items that the person did not rule out: with a level, unknown, declined or blank.
    pub applicable: u32,
    /// Items said not to apply.
    pub not_applicable: u32,
    /// Items answered "don't know".
    pub unknown: u32,
    /// Items the person preferred not to answer.
    pub declined: u32,
    /// Items without an answer.
    pub blank: u32,
}

/// What can be said of a domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Enough was answered.
    Score {
        /// The mean level as 0 to 100, half rounded up.
        score: u32,
        /// The highest level that every answered item reaches.
        floor: Level,
    },
    /// Fewer than two answers, or fewer than half of what applies.
    NotEnough,
    /// Every item was said not to apply.
    DoesNotApply,
}

/// The result of one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainScore {
    /// The domain's id.
    pub id: String,
    /// How its items were answered.
    pub tally: Tally,
    /// What can be said of it.
    pub state: State,
    /// Whether so much is unknown that finding out comes first.
    pub find_out: bool,
}

/// A piece of advice that an answer called for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The item's id.
    pub item: String,
    /// The rule that fired.
    pub rule: When,
}

/// The result of a response: domain by domain, with no figure for the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// In the order of the file.
    pub domains: Vec<DomainScore>,
    /// All that fired, most pressing first; a result shows the first [`ADVICE_SHOWN`].
    pub advice: Vec<Recommendation>,
}

/// Scores a response.
#[must_use]
pub fn score(shape: &Shape, answers: &Answers) -> Scores {
    let domains: Vec<_> = shape
        .domains
        .iter()
        .map(|domain| score_domain(domain, answers))
        .collect();
    let advice = rank_advice(shape, answers, &domains);
    Scores { domains, advice }
}

fn score_domain(domain: &DomainShape, answers: &Answers) -> DomainScore {
    let given: Vec<_> = domain
        .items
        .iter()
        .map(|item| answers.get(&item.id).copied())
        .collect();
    let tally = count(&given);
    DomainScore {
        id: domain.id.clone(),
        tally,
        state: judge(tally, lowest(&given)),
        find_out: tally.applicable > 0 && 3 * tally.unknown >= tally.applicable,
    }
}

fn count(given: &[Option<Answer>]) -> Tally {
    let mut tally = Tally::default();
    for answer in given {
        match answer {
            Some(Answer::Level(level)) => {
                tally.answered += 1;
                tally.sum += u32::from(level.number());
            }
            Some(Answer::Absent(Absent::NotApplicable)) => tally.not_applicable += 1,
            Some(Answer::Absent(Absent::AskedUnknown)) => tally.unknown += 1,
            Some(Answer::Absent(Absent::AskedDeclined)) => tally.declined += 1,
            None => tally.blank += 1,
        }
    }
    tally.applicable = tally.answered + tally.unknown + tally.declined + tally.blank;
    tally
}

fn lowest(given: &[Option<Answer>]) -> Option<Level> {
    let level = |answer: &Option<Answer>| match answer {
        Some(Answer::Level(level)) => Some(*level),
        _ => None,
    };
    given.iter().filter_map(level).min()
}

fn judge(tally: Tally, lowest: Option<Level>) -> State {
    let enough = tally.answered >= 2 && 2 * tally.answered >= tally.applicable;
    match lowest {
        _ if tally.applicable == 0 => State::DoesNotApply,
        Some(floor) if enough => State::Score {
            score: mean(tally),
            floor,
        },
        _ => State::NotEnough,
    }
}

/// Returns 25 times the mean level, half rounded up, without leaving the whole numbers.
fn mean(tally: Tally) -> u32 {
    (50 * tally.sum + tally.answered) / (2 * tally.answered)
}

/// Where a recommendation stands: compared field by field, the smallest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    after_findings: bool,
    gap: Reverse<i8>,
    without_floor: bool,
    floor: Option<Level>,
    place: usize,
}

fn rank_advice(shape: &Shape, answers: &Answers, scores: &[DomainScore]) -> Vec<Recommendation> {
    let mut ranked = BTreeMap::new();
    for (domain, score) in shape.domains.iter().zip(scores) {
        for item in &domain.items {
            let Some(answer) = answers.get(&item.id).copied() else {
                continue;
            };
            if let Some(rule) = item
                .advice
                .iter()
                .copied()
                .find(|rule| fires(*rule, answer))
            {
                let recommendation = Recommendation {
                    item: item.id.clone(),
                    rule,
                };
                ranked.insert(rank(answer, score, ranked.len()), recommendation);
            }
        }
    }
    ranked.into_values().collect()
}

fn fires(rule: When, answer: Answer) -> bool {
    match (rule, answer) {
        (When::AtMost(limit), Answer::Level(level)) => level.number() <= limit,
        (When::Unknown, Answer::Absent(Absent::AskedUnknown)) => true,
        _ => false,
    }
}

fn rank(answer: Answer, domain: &DomainScore, place: usize) -> Rank {
    let unknown = answer == Answer::Absent(Absent::AskedUnknown);
    let gap = match answer {
        Answer::Level(level) => AIM - level.number().cast_signed(),
        Answer::Absent(_) => 0,
    };
    let floor = match domain.state {
        State::Score { floor, .. } => Some(floor),
        State::NotEnough | State::DoesNotApply => None,
    };
    Rank {
        after_findings: !(unknown && domain.find_out),
        gap: Reverse(gap),
        without_floor: floor.is_none(),
        floor,
        place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(items: usize) -> Shape {
        let item = |number| ItemShape {
            id: format!("q{number}"),
            advice: vec![When::AtMost(1), When::AtMost(2), When::Unknown],
        };
        Shape {
            domains: vec![DomainShape {
                id: "d".into(),
                items: (1..=items).map(item).collect(),
            }],
        }
    }

    fn levels(numbers: &[u8]) -> Answers {
        let answer = |number: &u8| Answer::Level(Level::new(*number).unwrap());
        numbers
            .iter()
            .enumerate()
            .map(|(i, number)| (format!("q{}", i + 1), answer(number)))
            .collect()
    }

    fn only_state(items: usize, answers: &Answers) -> State {
        score(&shape(items), answers).domains[0].state
    }

    #[test]
    fn a_level_is_on_the_scale() {
        assert_eq!(Level::new(4).map(Level::number), Some(4));
        assert_eq!(Level::new(5), None);
    }

    #[test]
    fn a_half_is_rounded_up() {
        let floor = Level::new(0).unwrap();
        assert_eq!(
            only_state(2, &levels(&[0, 1])),
            State::Score { score: 13, floor }
        );
    }

    #[test]
    fn one_answer_is_not_enough_for_a_score() {
        assert_eq!(only_state(1, &levels(&[4])), State::NotEnough);
    }

    #[test]
    fn a_domain_without_items_does_not_apply() {
        let scores = score(&shape(0), &Answers::new());
        assert_eq!(scores.domains[0].state, State::DoesNotApply);
        assert!(!scores.domains[0].find_out);
    }

    #[test]
    fn the_widest_gap_leads_and_ties_keep_their_order() {
        let advice = score(&shape(4), &levels(&[2, 1, 3, 2])).advice;
        let items: Vec<_> = advice.iter().map(|found| found.item.as_str()).collect();
        assert_eq!(items, ["q2", "q1", "q4"]);
        assert_eq!(advice[0].rule, When::AtMost(1));
    }

    #[test]
    fn an_answer_to_an_item_that_is_not_there_counts_for_nothing() {
        let all = levels(&[4, 4, 0]);
        assert_eq!(score(&shape(2), &all), score(&shape(2), &levels(&[4, 4])));
    }
}

//! What is true of every result, whatever the questions and answers: ASSESSMENT.md 9, as laws over the generated cases.

use casebook::assessment::score::{
    self, Answer, Answers, DomainScore, DomainShape, Level, Scores, State,
};
use casebook::model::{Absent, When};

use super::generated::{Case, Dice, cases};

const UNKNOWN: Option<Answer> = Some(Answer::Absent(Absent::AskedUnknown));

/// Checks one law over all cases; the dice are for what the law changes.
fn every(law: impl Fn(&Case, &Answers, &Scores, &mut Dice)) {
    for case in cases() {
        let answers = case.answers();
        let scores = score::score(&case.shape, &answers);
        law(
            &case,
            &answers,
            &scores,
            &mut Dice::new(case.number + 1_000_000),
        );
    }
}

fn levels(domain: &DomainShape, answers: &Answers) -> Vec<u32> {
    let level = |answer: &Answer| match answer {
        Answer::Level(level) => Some(u32::from(level.number())),
        Answer::Absent(_) => None,
    };
    domain
        .items
        .iter()
        .filter_map(|item| level(answers.get(&item.id)?))
        .collect()
}

fn shown(found: &DomainScore) -> Option<(u32, u32)> {
    match found.state {
        State::Score { score, floor } => Some((score, floor.number().into())),
        State::NotEnough | State::DoesNotApply => None,
    }
}

#[test]
fn a_score_is_the_mean_as_0_to_100_with_half_rounded_up() {
    every(|case, answers, scores, _| {
        for (domain, found) in case.shape.domains.iter().zip(&scores.domains) {
            let Some((score, _)) = shown(found) else {
                continue;
            };
            let levels = levels(domain, answers);
            let (sum, n): (u32, _) = (levels.iter().sum(), u32::try_from(levels.len()).unwrap());
            assert!(score <= 100, "case {}", case.number);
            // -1/2 < shown - exact <= 1/2, times twice the number of answers.
            let off = i64::from(2 * n * score) - i64::from(50 * sum);
            assert!(
                -i64::from(n) < off && off <= i64::from(n),
                "case {}: {found:?}",
                case.number
            );
        }
    });
}

#[test]
fn the_floor_is_the_highest_level_that_all_reach_and_never_above_the_mean() {
    every(|case, answers, scores, _| {
        for (domain, found) in case.shape.domains.iter().zip(&scores.domains) {
            let Some((score, floor)) = shown(found) else {
                continue;
            };
            let levels = levels(domain, answers);
            assert!(
                levels.iter().all(|level| *level >= floor),
                "case {}",
                case.number
            );
            assert!(
                !levels.iter().all(|level| *level > floor),
                "case {}",
                case.number
            );
            assert!(25 * floor <= score, "case {}: {found:?}", case.number);
        }
    });
}

#[test]
fn every_question_is_counted_once_and_a_score_is_shown_only_on_enough() {
    every(|case, answers, scores, _| {
        for (domain, found) in case.shape.domains.iter().zip(&scores.domains) {
            let tally = found.tally;
            let items = u32::try_from(domain.items.len()).unwrap();
            let rest = tally.unknown + tally.declined + tally.blank;
            assert_eq!(
                tally.answered + rest + tally.not_applicable,
                items,
                "case {}",
                case.number
            );
            assert_eq!(
                tally.applicable,
                items - tally.not_applicable,
                "case {}",
                case.number
            );
            assert_eq!(
                tally.sum,
                levels(domain, answers).iter().sum::<u32>(),
                "case {}",
                case.number
            );
            let enough = tally.answered >= 2 && tally.answered >= tally.applicable.div_ceil(2);
            assert_eq!(
                shown(found).is_some(),
                enough,
                "case {}: {found:?}",
                case.number
            );
            let none = found.state == State::DoesNotApply;
            assert_eq!(
                none,
                tally.applicable == 0,
                "case {}: {found:?}",
                case.number
            );
            let third = tally.unknown > 0 && tally.unknown >= tally.applicable.div_ceil(3);
            assert_eq!(found.find_out, third, "case {}: {found:?}", case.number);
        }
    });
}

#[test]
fn the_order_of_questions_and_of_parts_changes_no_figure() {
    every(|case, answers, scores, dice| {
        let mut other = case.shape.clone();
        dice.shuffle(&mut other.domains);
        for domain in &mut other.domains {
            dice.shuffle(&mut domain.items);
        }
        let mut found = score::score(&other, answers).domains;
        found.sort_by(|one, next| one.id.cmp(&next.id));
        assert_eq!(found, scores.domains, "case {}", case.number);
    });
}

#[test]
fn answers_to_questions_that_are_not_there_change_nothing() {
    every(|case, answers, scores, _| {
        let mut known = answers.clone();
        known.retain(|id, _| !id.starts_with("gone-"));
        assert_eq!(
            score::score(&case.shape, &known),
            *scores,
            "case {}",
            case.number
        );
    });
}

#[test]
fn a_higher_level_never_lowers_a_score_or_a_floor() {
    every(|case, answers, scores, dice| {
        let mut ids: Vec<_> = answers.keys().collect();
        dice.shuffle(&mut ids);
        let raised = ids.iter().find_map(|id| match answers[*id] {
            Answer::Level(level) => Some((*id, Level::new(level.number() + 1)?)),
            Answer::Absent(_) => None,
        });
        let Some((id, level)) = raised else { return };
        let mut answers = answers.clone();
        answers.insert(id.clone(), Answer::Level(level));
        for (now, before) in score::score(&case.shape, &answers)
            .domains
            .iter()
            .zip(&scores.domains)
        {
            assert!(
                shown(now) >= shown(before),
                "case {}: {before:?} {now:?}",
                case.number
            );
            let floor = |found| shown(found).map(|(_, floor)| floor);
            assert!(
                floor(now) >= floor(before),
                "case {}: {before:?} {now:?}",
                case.number
            );
        }
    });
}

/// What "stable" means: the list does not jump about for reasons that lie elsewhere.
#[test]
fn an_answer_in_one_part_changes_no_figure_of_the_others_nor_the_order_of_their_advice() {
    every(|case, answers, scores, dice| {
        let changed = &case.shape.domains[dice.roll(case.shape.domains.len())];
        let mut answers = answers.clone();
        for item in &changed.items {
            match dice.roll(7) {
                level @ 0..=4 => answers.insert(
                    item.id.clone(),
                    Answer::Level(Level::new(u8::try_from(level).unwrap()).unwrap()),
                ),
                5 => answers.insert(item.id.clone(), Answer::Absent(Absent::AskedUnknown)),
                _ => answers.remove(&item.id),
            };
        }
        let now = score::score(&case.shape, &answers);
        let figures = |scores: &Scores| {
            scores
                .domains
                .iter()
                .filter(|found| found.id != changed.id)
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(figures(&now), figures(scores), "case {}", case.number);
        let elsewhere = |id: &str| !changed.items.iter().any(|item| item.id == id);
        let advice = |scores: &Scores| {
            scores
                .advice
                .iter()
                .filter(|found| elsewhere(&found.item))
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(advice(&now), advice(scores), "case {}", case.number);
    });
}

/// Found the long way: each question's first rule that its answer meets, then one insertion at a time.
#[test]
fn advice_is_ranked_by_finding_then_gap_then_floor_then_place() {
    every(|case, answers, scores, _| {
        let mut expected: Vec<((bool, i32, u32), String, When)> = Vec::new();
        for (domain, found) in case.shape.domains.iter().zip(&scores.domains) {
            for item in &domain.items {
                let answer = answers.get(&item.id).copied();
                let meets = |rule: &When| match (rule, answer) {
                    (When::AtMost(most), Some(Answer::Level(level))) => level.number() <= *most,
                    (When::Unknown, answer) => answer == UNKNOWN,
                    _ => false,
                };
                let Some(rule) = item.advice.iter().copied().find(meets) else {
                    continue;
                };
                let above = match answer {
                    Some(Answer::Level(level)) => i32::from(level.number()) - 3,
                    _ => 0,
                };
                let floor = shown(found).map_or(5, |(_, floor)| floor);
                let rank = (!(answer == UNKNOWN && found.find_out), above, floor);
                let place = expected
                    .iter()
                    .position(|(other, ..)| *other > rank)
                    .unwrap_or(expected.len());
                expected.insert(place, (rank, item.id.clone(), rule));
            }
        }
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(_, id, rule)| (id, rule))
            .collect();
        let advice: Vec<_> = scores
            .advice
            .iter()
            .map(|found| (found.item.clone(), found.rule))
            .collect();
        assert_eq!(advice, expected, "case {}", case.number);
    });
}

/// A law over cases that are all alike would prove little.
#[test]
fn the_cases_reach_every_kind_of_result() {
    let mut seen = [0; 9];
    for case in cases() {
        let answers = case.answers();
        let scores = score::score(&case.shape, &answers);
        let mut note = |kind: usize, is: bool| seen[kind] += u32::from(is);
        for found in &scores.domains {
            let tally = found.tally;
            note(0, found.state == State::NotEnough);
            note(1, found.state == State::DoesNotApply);
            note(2, shown(found).is_some());
            // Exactly half, so that the rounding decides.
            note(
                3,
                shown(found).is_some()
                    && (50 * tally.sum).is_multiple_of(tally.answered)
                    && (50 * tally.sum / tally.answered) % 2 == 1,
            );
            note(
                4,
                shown(found).is_some() && 2 * tally.answered == tally.applicable,
            );
            note(5, found.find_out && 3 * tally.unknown == tally.applicable);
            note(6, tally.answered == 1 && tally.applicable == 1);
        }
        let findings: Vec<_> = scores
            .advice
            .iter()
            .map(|found| answers.get(&found.item).copied() == UNKNOWN)
            .collect();
        note(7, findings.len() > score::ADVICE_SHOWN);
        // "Don't know" twice in one list: as a finding at its head, and further down.
        note(
            8,
            findings.windows(2).any(|pair| pair == [false, true]) && findings[0],
        );
    }
    assert!(seen.iter().all(|times| *times >= 100), "{seen:?}");
}

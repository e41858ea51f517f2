//! Pictures made of what a page tells in words as well: where each mark stands, in whole steps.
//!
//! Only places and sizes are worked out here; templates draw them. Places are in hundredths of the width, so that a
//! picture fits every screen and no text in it is ever scaled.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::rows::evidence;
use super::view::MapCounts;
use crate::model::{Case, EVIDENCE};

/// What has a date in a case, in order.
#[derive(Debug, Serialize)]
pub struct Timeline {
    pub events: Vec<Event>,
    /// Where something stands on the line.
    pub dots: Vec<String>,
    pub years: Vec<Year>,
}

#[derive(Debug, Serialize)]
pub struct Event {
    pub date: String,
    pub text: String,
    /// The anchor of the passage.
    pub id: String,
}

#[derive(Debug, Serialize)]
pub struct Year {
    pub number: u32,
    pub x: String,
    /// Whether there is room for its name.
    pub named: bool,
}

/// The outcomes of a case, a bar each, the strongest first.
#[derive(Debug, Serialize)]
pub struct Strength {
    pub width: usize,
    pub bars: Vec<StrengthBar>,
    pub counts: Vec<KindCount>,
}

#[derive(Debug, Serialize)]
pub struct StrengthBar {
    pub x: usize,
    pub y: usize,
    pub height: usize,
}

/// How many there are of a kind of evidence, and in hundredths of the most that there are of any.
#[derive(Debug, Serialize)]
pub struct KindCount {
    pub kind: &'static str,
    pub count: usize,
    pub width: usize,
}

/// A part of a bar.
#[derive(Debug, Serialize)]
pub struct Part {
    pub kind: &'static str,
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
}

/// Room at both ends of the line for the half of a year's name, in thousandths.
const MARGIN: usize = 60;
/// How far apart the names of two years must stand, in thousandths: on a telephone, four figures and a space.
const NAME: usize = 150;
/// A line of more years than these has no mark for each.
const MOST_YEARS: u32 = 40;

/// Puts what has a date in order; gives `None` where that is less than two moments.
pub(super) fn timeline(case: &Case, months: &[&str]) -> Option<Timeline> {
    let document = &case.document;
    let facts = document.facts.iter();
    let facts = facts.filter_map(|fact| Some((fact.date.as_ref()?, &fact.text, &fact.id.value)));
    let outcomes = document.outcomes.iter();
    let outcomes = outcomes.filter_map(|one| Some((one.date.as_ref()?, &one.claim, &one.id.value)));
    let dated = facts.chain(outcomes).filter_map(|(date, text, id)| {
        let event = Event {
            date: date.clone(),
            text: text.clone(),
            id: id.clone(),
        };
        Some((moment(date, months)?, event))
    });
    let mut dated: Vec<(u32, Event)> = dated.collect();
    dated.sort_by_key(|(moment, _)| *moment);
    let moments: BTreeSet<u32> = dated.iter().map(|(moment, _)| *moment).collect();
    if moments.len() < 2 {
        return None;
    }
    // The line covers the years that the case is said to be about, and all that stands on it.
    let years: BTreeSet<u32> = years(&document.period)
        .chain(moments.iter().map(|moment| moment / 12))
        .chain(moments.last().map(|last| last.div_ceil(12)))
        .collect();
    let (first, last) = (*years.first()?, *years.last()?);
    let place = |moment: u32| {
        let (done, all) = (moment - first * 12, (last - first).max(1) * 12);
        MARGIN + done as usize * (1000 - 2 * MARGIN) / all as usize
    };
    let marks = (first..=last).filter(|year| last - first <= MOST_YEARS || years.contains(year));
    let mut before = None;
    let marks = marks.map(|year| {
        let at = place(year * 12);
        let is_end = year == last;
        let has_room = before.is_none_or(|before| at - before >= NAME)
            && (is_end || place(last * 12) - at >= NAME);
        let named = is_end || has_room;
        if named {
            before = Some(at);
        }
        Year {
            number: year,
            x: hundredths(at),
            named,
        }
    });
    Some(Timeline {
        years: marks.collect(),
        dots: moments
            .iter()
            .map(|&moment| hundredths(place(moment)))
            .collect(),
        events: dated.into_iter().map(|(_, event)| event).collect(),
    })
}

/// Reads a moment from words, in months: the first year they name, and the month before it.
fn moment(words: &str, months: &[&str]) -> Option<u32> {
    let year = years(words).next()?;
    let words = words.to_lowercase();
    let month = months
        .iter()
        .position(|month| !month.is_empty() && words.contains(&month.to_lowercase()));
    // As in `2013-11-05`.
    let written = words
        .split_once(&format!("{year}-"))
        .and_then(|(_, rest)| rest.get(..2)?.parse::<usize>().ok())
        .filter(|month| (1..=12).contains(month))
        .map(|month| month - 1);
    let month = month
        .or(written)
        .and_then(|month| u32::try_from(month).ok());
    Some(year * 12 + month.unwrap_or_default())
}

/// Finds the years that words name.
fn years(words: &str) -> impl Iterator<Item = u32> + '_ {
    let numbers = words.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter(|number| number.len() == 4);
    let numbers = numbers.filter_map(|number| number.parse().ok());
    numbers.filter(|year| (1800..2200).contains(year))
}

fn hundredths(thousandths: usize) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// Shows how strong the evidence is of each outcome; gives `None` where there are not several.
pub(super) fn strength(case: &Case) -> Option<Strength> {
    let outcomes = &case.document.outcomes;
    let counts = counts(
        outcomes
            .iter()
            .map(|outcome| evidence(outcome.evidence.as_ref().map(|found| found.value))),
    );
    let counts: Vec<KindCount> = counts.into_iter().filter(|one| one.count > 0).collect();
    let heights = counts.iter().flat_map(|one| {
        let place = EVIDENCE.iter().position(|(word, _)| *word == one.kind);
        std::iter::repeat_n(16 - 4 * place.unwrap_or(4), one.count)
    });
    let bars = heights.enumerate().map(|(at, height)| StrengthBar {
        x: at * 12 + 1,
        y: 17 - height,
        height,
    });
    let bars: Vec<StrengthBar> = bars.collect();
    (bars.len() > 1).then_some(Strength {
        width: bars.len() * 12,
        bars,
        counts,
    })
}

/// Counts kinds of evidence, all of them, the strongest first.
pub(super) fn counts(kinds: impl Iterator<Item = &'static str>) -> Vec<KindCount> {
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for kind in kinds {
        *found.entry(kind).or_default() += 1;
    }
    let most = found.values().copied().max().unwrap_or(1);
    let words = EVIDENCE.iter().map(|(word, _)| *word).chain(["none"]);
    let count = |kind| {
        let count = found.get(kind).copied().unwrap_or_default();
        KindCount {
            kind,
            count,
            width: count * 100 / most,
        }
    };
    words.map(count).collect()
}

/// Divides a bar among the items of an assessment, by what bears on each at best.
pub(super) fn parts(counts: &MapCounts) -> Vec<Part> {
    let kinds = [
        ("direct", counts.direct),
        ("partial", counts.partial),
        ("caution", counts.caution),
        ("missing", counts.missing),
    ];
    let mut before = 0;
    let part = |(kind, count): (&'static str, usize)| {
        let (from, to) = (before, before + count);
        before = to;
        let place = |at: usize| at * 1000 / counts.items.max(1);
        // The closer a passage is, the fuller the part: that reads without colour too.
        let height = match kind {
            "direct" => 1000,
            "partial" => 600,
            "caution" => 250,
            _ => 0,
        };
        Part {
            kind,
            x: hundredths(place(from)),
            y: hundredths(1000 - height),
            width: hundredths(place(to) - place(from)),
            height: hundredths(height),
        }
    };
    let parts = kinds.into_iter().filter(|(_, count)| *count > 0);
    parts.map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTHS: [&str; 3] = ["January", "February", "November"];

    #[test]
    fn a_moment_is_read_from_words() {
        let november = Some(2013 * 12 + 2);
        assert_eq!(moment("November 2013", &MONTHS), november);
        assert_eq!(moment("By 2012", &MONTHS), Some(2012 * 12));
        assert_eq!(moment("2013-03-05", &MONTHS), november);
        assert_eq!(moment("2009 to 2012", &MONTHS), Some(2009 * 12));
        assert_eq!(moment("recently, with 12345 people", &MONTHS), None);
    }

    #[test]
    fn the_parts_of_a_bar_fill_it() {
        let counts = MapCounts {
            items: 7,
            direct: 3,
            partial: 0,
            caution: 1,
            missing: 3,
        };
        let parts: Vec<_> = parts(&counts)
            .into_iter()
            .map(|part| (part.kind, part.x, part.width))
            .collect();
        let expected = [
            ("direct", "0.0%", "42.8%"),
            ("caution", "42.8%", "14.3%"),
            ("missing", "57.1%", "42.9%"),
        ];
        assert_eq!(
            parts,
            expected.map(|(kind, x, width)| (kind, x.to_owned(), width.to_owned()))
        );
    }

    #[test]
    fn every_kind_of_evidence_is_counted_the_strongest_first() {
        let found = counts(["claim", "none", "claim", "rank"].into_iter());
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.kind, one.count, one.width))
            .collect();
        assert_eq!(
            found,
            [
                ("figure", 0, 0),
                ("rank", 1, 50),
                ("claim", 2, 100),
                ("views", 0, 0),
                ("none", 1, 50)
            ]
        );
    }
}

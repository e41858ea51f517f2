//! Counts to postings: which stem is on which page, where, and how much it says there. Never knows a file's layout.
//!
//! The weight is BM25F (Robertson and Zaragoza 2009, section 3.6): each field's count is divided by the field's
//! relative length, weighted and summed, then saturated once. That part does not depend on the query, so it is
//! worked out here; the browser multiplies by the rarity of the stem.

use super::counts::{BODY, Counts, FIELDS, Mention, NOWHERE, TITLE};
use super::entry::{Entry, Kind};
use super::expand::expand;

/// How soon further mentions of a word stop to count.
const SATURATION: f64 = 2.0;

/// The fields of an entry, in the order of `counts`: how much a word there weighs, and how far a long field is held
/// against it. The text holds the summary too.
const WEIGHTS: [Weight; FIELDS] = [
    Weight::new(3.0, 0.5),
    Weight::new(2.0, 0.5),
    Weight::new(0.5, 0.5),
    Weight::new(1.0, 0.5),
    Weight::new(1.0, 0.75),
];

/// What is no text counts as at least this part of the mean length.
const LEAST: f64 = 0.5;

struct Weight {
    weight: f64,
    length: f64,
}

impl Weight {
    const fn new(weight: f64, length: f64) -> Self {
        Self { weight, length }
    }
}

/// A stem on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posting {
    /// The place of the page in the list of entries.
    pub page: u32,
    /// The passage of the page that says most of the stem.
    pub passage: u32,
    /// How much the page is about the stem.
    pub weight: f64,
    /// How the page comes by the stem.
    pub strength: Strength,
}

/// How a page comes by a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// It does not have it; pages like it do.
    Lent,
    /// It is in its text, headings or topics.
    Text,
    /// It is in its title.
    Title,
}

/// Returns how much what is found of a kind counts: a work repeats the words of its title, a question or a term those
/// of the pages that discuss it, and these are what is sought.
fn share(kind: Kind) -> f64 {
    match kind {
        Kind::Case | Kind::Assessment | Kind::Topic | Kind::Page => 1.0,
        Kind::Term => 0.85,
        Kind::Item => 0.75,
        Kind::Reference => 0.6,
    }
}

/// Returns whether things of a kind are texts to be read through: others are a few sentences each, so many that they
/// would make every text look long, and each so short that any word in it would look weighty.
fn is_text(kind: Kind) -> bool {
    matches!(kind, Kind::Case | Kind::Page)
}

/// Returns the postings of each stem, by page. `stem_of` gives the number of each word's stem, or none for a stop word;
/// `stems` is how many there are.
#[must_use]
pub fn postings(
    entries: &[&Entry],
    counts: &Counts,
    stem_of: &[Option<u32>],
    stems: usize,
) -> Vec<Vec<Posting>> {
    let read =
        |(mentions, entry): (&Vec<Mention>, &&Entry)| Page::new(mentions, entry.kind, stem_of);
    let pages: Vec<Page> = counts.mentions.iter().zip(entries).map(read).collect();
    let means = mean_lengths(&pages);
    let mut by_stem = vec![Vec::new(); stems];
    for (number, page) in (0..).zip(&pages) {
        page.add_postings(number, &means, &mut by_stem);
    }
    let are_texts: Vec<bool> = entries.iter().map(|entry| is_text(entry.kind)).collect();
    expand(&mut by_stem, &are_texts);
    for posting in by_stem.iter_mut().flatten() {
        posting.weight = saturated(posting.weight) * share(entries[posting.page as usize].kind);
    }
    by_stem
}

/// Returns what a frequency weighs: each further mention says less.
#[must_use]
pub fn saturated(frequency: f64) -> f64 {
    frequency / (SATURATION + frequency)
}

/// The mentions of a page's stems, by stem, and the length of each field in stems.
struct Page {
    mentions: Vec<Mention>,
    lengths: [u32; FIELDS],
    is_text: bool,
}

impl Page {
    fn new(mentions: &[Mention], kind: Kind, stem_of: &[Option<u32>]) -> Self {
        let mut lengths = [0; FIELDS];
        let mut stemmed = Vec::with_capacity(mentions.len());
        for mention in mentions {
            if let Some(stem) = stem_of[mention.word as usize] {
                lengths[usize::from(mention.field)] += mention.count;
                stemmed.push(Mention {
                    word: stem,
                    ..*mention
                });
            }
        }
        stemmed.sort_unstable();
        Self {
            mentions: stemmed,
            lengths,
            is_text: is_text(kind),
        }
    }

    fn add_postings(&self, number: u32, means: &[f64; FIELDS], by_stem: &mut [Vec<Posting>]) {
        let worth: [f64; FIELDS] = std::array::from_fn(|field| self.worth(field, means));
        for same in self.mentions.chunk_by(|one, next| one.word == next.word) {
            let frequency: f64 = same
                .iter()
                .map(|mention| worth[usize::from(mention.field)] * f64::from(mention.count))
                .sum();
            by_stem[same[0].word as usize].push(Posting {
                page: number,
                passage: best_passage(same),
                weight: frequency,
                // Fields are sorted within a stem, and the title is the first.
                strength: if same[0].field == TITLE {
                    Strength::Title
                } else {
                    Strength::Text
                },
            });
        }
    }

    /// Returns what one mention in a field is worth.
    fn worth(&self, field: usize, means: &[f64; FIELDS]) -> f64 {
        let Weight { weight, length } = WEIGHTS[field];
        let least = if self.is_text { 0.0 } else { LEAST };
        let relative = (f64::from(self.lengths[field]) / means[field]).max(least);
        weight / (1.0 - length + length * relative)
    }
}

/// Returns the passage with most mentions of a stem, the first of several; a heading counts as three in the text.
fn best_passage(same: &[Mention]) -> u32 {
    let placed = same.iter().filter(|mention| mention.passage != NOWHERE);
    let mut counts: Vec<(u32, u32)> = placed
        .map(|mention| {
            (
                mention.passage,
                mention.count * if mention.field == BODY { 1 } else { 3 },
            )
        })
        .collect();
    counts.sort_unstable();
    let sums = counts.chunk_by(|one, next| one.0 == next.0).map(|run| {
        let sum: u32 = run.iter().map(|(_, count)| count).sum();
        (std::cmp::Reverse(sum), run[0].0)
    });
    sums.min().map_or(0, |(_, passage)| passage)
}

/// Returns the mean length of each field over the texts that have it; a page without a summary is no short one.
fn mean_lengths(pages: &[Page]) -> [f64; FIELDS] {
    std::array::from_fn(|field| {
        let has = |page: &&Page| page.lengths[field] > 0;
        let length = |page: &Page| page.lengths[field];
        let mut lengths: Vec<u32> = pages
            .iter()
            .filter(|page| page.is_text && has(page))
            .map(length)
            .collect();
        if lengths.is_empty() {
            lengths = pages.iter().filter(has).map(length).collect();
        }
        let sum: f64 = lengths.iter().copied().map(f64::from).sum();
        coarse(sum / count(lengths.len().max(1)))
    })
}

/// Rounds a mean to about a hundredth part, so that an edit of one page seldom moves the weights of all others.
fn coarse(mean: f64) -> f64 {
    const STEP: f64 = 1.01;
    if mean > 0.0 {
        STEP.powf((mean.ln() / STEP.ln()).round())
    } else {
        1.0
    }
}

#[expect(clippy::cast_precision_loss, reason = "no site has 2^52 words")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::counts::counts;
    use super::super::entry::Section;
    use super::super::passages::passages;
    use super::*;

    fn entry(title: &str, body: &str) -> Entry {
        Entry {
            sections: vec![Section {
                text: body.to_owned(),
                ..Section::default()
            }],
            ..Entry::new(Kind::Page, "", title)
        }
    }

    /// The postings of each word of some entries, with nothing stemmed.
    fn found(entries: &[Entry]) -> BTreeMap<String, Vec<Posting>> {
        let list: Vec<&Entry> = entries.iter().collect();
        let cut: Vec<_> = entries.iter().map(passages).collect();
        let counts = counts(&list, &cut);
        let stem_of: Vec<Option<u32>> = (0..).take(counts.words.len()).map(Some).collect();
        let postings = postings(&list, &counts, &stem_of, counts.words.len());
        counts.words.into_iter().zip(postings).collect()
    }

    /// The weights of a word on the pages that have it, without what other pages lend: each entry is alone.
    fn weights(entries: &[Entry], word: &str) -> Vec<f64> {
        found(entries)[word]
            .iter()
            .filter(|posting| posting.strength != Strength::Lent)
            .map(|posting| posting.weight)
            .collect()
    }

    #[test]
    fn a_title_says_more_than_a_text() {
        let found = found(&[
            entry("nurses", "something else here"),
            entry("something", "else nurses here"),
        ])["nurses"]
            .clone();
        assert_eq!(
            [found[0].strength, found[1].strength],
            [Strength::Title, Strength::Text]
        );
        assert!(found[0].weight > found[1].weight, "{found:?}");
    }

    #[test]
    fn more_mentions_say_more_but_ever_less() {
        let body = |times: usize| {
            entry(
                "",
                &format!("{}{}", "nurse ".repeat(times), "other ".repeat(40 - times)),
            )
        };
        let found = weights(&[body(1), body(4), body(8), body(32)], "nurse");
        assert!(found.is_sorted() && found[0] < found[1], "{found:?}");
        assert!(found[1] - found[0] > found[2] - found[1], "{found:?}");
    }

    #[test]
    fn a_mention_in_a_long_page_says_less() {
        let found = weights(
            &[
                entry("", "nurse short page"),
                entry("", &format!("nurse {}", "word ".repeat(500))),
            ],
            "nurse",
        );
        assert!(found[0] > found[1], "{found:?}");
    }

    #[test]
    fn a_work_says_less_than_a_page() {
        let work = Entry {
            kind: Kind::Reference,
            ..entry("", "nurse")
        };
        let found = weights(&[entry("", "nurse"), work], "nurse");
        assert!(found[1] < found[0], "{found:?}");
    }

    #[test]
    fn every_field_is_searched() {
        let page = Entry {
            headings: "heading".to_owned(),
            summary: "summary".to_owned(),
            topics: vec!["staff-engagement".to_owned()],
            ..entry("title", "body")
        };
        let words: Vec<String> = found(&[page]).into_keys().collect();
        assert_eq!(
            words,
            ["body", "engagement", "heading", "staff", "summary", "title"]
        );
    }

    #[test]
    fn the_passage_is_the_one_that_says_most() {
        let section = |id: &str, title: &str, text: &str| Section {
            id: id.to_owned(),
            title: title.to_owned(),
            text: format!("{text} {}", "Filler goes here. ".repeat(120)),
        };
        let page = Entry {
            sections: vec![
                section("", "", "nurse"),
                section("a", "A", "nurse nurse"),
                section("b", "Doctors", "more"),
            ],
            ..Entry::new(Kind::Page, "", "Nurse and doctors")
        };
        let found = found(&[page]);
        assert_eq!(
            [
                found["nurse"][0].passage,
                found["doctors"][0].passage,
                found["and"][0].passage
            ],
            [1, 2, 0]
        );
    }

    #[test]
    fn no_pages_have_no_postings() {
        assert!(found(&[]).is_empty());
        assert!(found(&[entry("", "")]).is_empty());
    }
}

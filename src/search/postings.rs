//! Counts to postings: which stem is on which page, where, and how much it says there. Never knows a file's layout.
//!
//! The weight is BM25F (Robertson and Zaragoza 2009, section 3.6): each field's count is divided by the field's
//! relative length, weighted and summed, then saturated once. That part does not depend on the query, so it is
//! worked out here; the browser multiplies by the rarity of the stem.

use rayon::prelude::*;

use super::counts::{BODY, Counts, FIELDS, Mention, NOWHERE, TITLE};
use super::entry::Kind;
use super::expand::{Change, Near};
use super::levels::{SYMBOLS, symbol};

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

/// A stem in a passage, in four bytes: the place of the passage among all, above the symbol for the weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    const BITS: u32 = SYMBOLS.next_power_of_two().ilog2();

    fn new(place: usize, symbol: usize) -> Self {
        let packed = place << Self::BITS | symbol;
        Self(u32::try_from(packed).expect("no site has two hundred million passages"))
    }

    /// Returns the place of the passage among those of all pages: the one of its page that says most of the stem.
    #[must_use]
    pub fn place(self) -> usize {
        (self.0 >> Self::BITS) as usize
    }

    /// Returns the symbol that stands for how much the page is about the stem.
    #[must_use]
    pub fn symbol(self) -> usize {
        (self.0 % (1 << Self::BITS)) as usize
    }
}

/// The postings of all stems.
pub struct Postings {
    /// Those of the stems that pages have, one stem after another, each by page.
    own: Vec<Posting>,
    /// Where those of each stem begin, and the end of all.
    starts: Vec<usize>,
    /// Those of the stems that pages are lent, by stem and page.
    lent: Vec<(u32, Posting)>,
    /// How often each symbol is met.
    pub symbols: [usize; SYMBOLS],
}

impl Postings {
    /// Returns those of a stem, by page.
    #[must_use]
    pub fn of(&self, stem: usize) -> Vec<Posting> {
        let before = |at: usize| self.lent.partition_point(|(of, _)| (*of as usize) < at);
        let lent = &self.lent[before(stem)..before(stem + 1)];
        let own = &self.own[self.starts[stem]..self.starts[stem + 1]];
        let mut all = own.to_vec();
        if !lent.is_empty() {
            all.extend(lent.iter().map(|(_, posting)| *posting));
            all.sort_unstable();
        }
        all
    }

    /// Adds those of a page; `ends` is how far each stem has come.
    fn add(&mut self, page: &Page, made: &Made, ends: &mut [usize]) {
        for (said, posting) in page.stems.iter().zip(&made.own) {
            let end = &mut ends[said.stem as usize];
            self.own[*end] = *posting;
            *end += 1;
        }
        self.lent.extend(&made.lent);
        let lent = made.lent.iter().map(|(_, posting)| posting);
        for posting in made.own.iter().chain(lent) {
            self.symbols[posting.symbol()] += 1;
        }
    }
}

/// The postings of one page, in the order of its stems, and those of stems it is lent.
struct Made {
    own: Vec<Posting>,
    lent: Vec<(u32, Posting)>,
}

/// So many pages are weighed before what they say is put in its place.
const TOGETHER: usize = 2048;

/// Returns the postings of each stem. `stem_of` gives the number of each word's stem, or none for a stop word; `stems` is
/// how many there are. The counts are forgotten on the way.
#[must_use]
pub fn postings(counts: &mut Counts, stem_of: &[Option<u32>], stems: usize) -> Postings {
    let firsts = first_passages(counts.pages.iter().map(|page| page.passages));
    let pages = pages(counts, stem_of);
    let mut starts = vec![0; stems + 1];
    for said in pages.iter().flat_map(|page| &page.stems) {
        starts[said.stem as usize + 1] += 1;
    }
    let near = Near::of(&pages, &starts[1..]);
    for stem in 0..stems {
        starts[stem + 1] += starts[stem];
    }
    let mut ends = starts.clone();
    let mut postings = Postings {
        own: vec![Posting(0); starts[stems]],
        starts,
        lent: Vec::new(),
        symbols: [0; SYMBOLS],
    };
    for from in (0..pages.len()).step_by(TOGETHER) {
        let together = from..pages.len().min(from + TOGETHER);
        let made: Vec<Made> = together
            .clone()
            .into_par_iter()
            .map_init(
                || near.scratch(),
                |scratch, at| pages[at].postings(firsts[at], &near.change(&pages, at, scratch)),
            )
            .collect();
        for (page, made) in pages[together].iter().zip(&made) {
            postings.add(page, made, &mut ends);
        }
    }
    postings.lent.par_sort_unstable();
    postings
}

/// Returns the place of each page's first passage among those of all pages.
fn first_passages(passages: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut next = 0;
    let first = |own: usize| {
        next += own;
        next - own
    };
    passages.map(first).collect()
}

/// Weighs the stems of each page.
fn pages(counts: &mut Counts, stem_of: &[Option<u32>]) -> Vec<Page> {
    let Counts { pages, numbers, .. } = counts;
    let length = |page: &super::counts::Page| {
        let mut lengths = [0; FIELDS];
        numbers.each_mention(page, |mention| {
            if stem_of[mention.word as usize].is_some() {
                lengths[usize::from(mention.field)] += mention.count;
            }
        });
        (lengths, is_text(page.kind))
    };
    let lengths: Vec<Lengths> = pages.par_iter().map(length).collect();
    let means = mean_lengths(&lengths);
    let weighed = |(page, lengths): (&mut super::counts::Page, &Lengths)| {
        let mut mentions = Vec::new();
        numbers.each_mention(page, |mention| {
            let stem = stem_of[mention.word as usize];
            mentions.extend(stem.map(|word| Mention { word, ..mention }));
        });
        page.forget();
        Page::new(mentions, page.kind, &worths(lengths, &means))
    };
    let all = pages.par_iter_mut().zip(&lengths);
    all.map(weighed).collect()
}

/// How many stems each field of a page has, and whether the page is a text.
type Lengths = ([u32; FIELDS], bool);

/// Returns what one mention in each field of a page is worth.
fn worths((lengths, is_text): &Lengths, means: &[f64; FIELDS]) -> [f64; FIELDS] {
    std::array::from_fn(|field| {
        let Weight { weight, length } = WEIGHTS[field];
        let least = if *is_text { 0.0 } else { LEAST };
        let relative = (f64::from(lengths[field]) / means[field]).max(least);
        weight / (1.0 - length + length * relative)
    })
}

/// The stems of a page.
pub struct Page {
    stems: Vec<Said>,
    /// The weights that its stems have, each once: few, since most stems are met a few times.
    weights: Vec<f64>,
    kind: Kind,
}

/// A stem of a page, in eight bytes: there are hundreds on each.
struct Said {
    stem: u32,
    /// The passage that says most of it; the last that can be told on a page of many megabytes.
    passage: u16,
    /// The place of its weight, and whether it is in the title.
    weight: u16,
}

impl Said {
    const TITLE: u16 = 1 << 15;
}

impl Page {
    /// Weighs what is mentioned on a page; `word` is the stem, and `worth` what one mention in each field says.
    #[must_use]
    pub fn new(mut mentions: Vec<Mention>, kind: Kind, worth: &[f64; FIELDS]) -> Self {
        mentions.sort_unstable();
        let same = || mentions.chunk_by(|one, next| one.word == next.word);
        let frequency = |same: &[Mention]| -> f64 {
            let worth = |one: &Mention| worth[usize::from(one.field)] * f64::from(one.count);
            same.iter().map(worth).sum()
        };
        let mut weights = Vec::new();
        let place = |weights: &[f64], weight: f64| {
            weights.binary_search_by(|known: &f64| known.total_cmp(&weight))
        };
        for weight in same().map(frequency) {
            if let Err(at) = place(&weights, weight) {
                weights.insert(at, weight);
            }
        }
        let said = |same: &[Mention]| {
            let (Ok(at) | Err(at)) = place(&weights, frequency(same));
            let weight = u16::try_from(at).unwrap_or(u16::MAX).min(Said::TITLE - 1);
            // Fields are sorted within a stem, and the title is the first.
            let title = if same[0].field == TITLE {
                Said::TITLE
            } else {
                0
            };
            Said {
                stem: same[0].word,
                passage: u16::try_from(best_passage(same)).unwrap_or(u16::MAX),
                weight: weight | title,
            }
        };
        Self {
            stems: same().map(said).collect(),
            weights,
            kind,
        }
    }

    /// Returns whether it is a text to be read through.
    #[must_use]
    pub fn is_text(&self) -> bool {
        is_text(self.kind)
    }

    /// Returns its stems, each with its weight.
    pub fn stems(&self) -> impl Iterator<Item = (u32, f64)> {
        let weight = |said: &Said| self.weights[usize::from(said.weight & !Said::TITLE)];
        self.stems.iter().map(move |said| (said.stem, weight(said)))
    }

    /// Returns the postings of the page, the first of whose passages is at a place among all.
    fn postings(&self, first: usize, change: &Change) -> Made {
        let share = share(self.kind);
        let posting = |passage: usize, weight: f64, strength| {
            let symbol = symbol(saturated(weight) * share, strength);
            Posting::new(first + passage, symbol)
        };
        let gains = change.gains.iter().copied().chain(std::iter::repeat(0.0));
        let own = self.stems.iter().zip(self.stems()).zip(gains);
        let own = own.map(|((said, (_, weight)), gain)| {
            let strength = match said.weight & Said::TITLE {
                0 => Strength::Text,
                _ => Strength::Title,
            };
            posting(usize::from(said.passage), weight + gain, strength)
        });
        let lent = change.lent.iter();
        Made {
            own: own.collect(),
            lent: lent
                .map(|(stem, weight)| (*stem, posting(0, *weight, Strength::Lent)))
                .collect(),
        }
    }
}

/// Returns what a frequency weighs: each further mention says less.
#[must_use]
pub fn saturated(frequency: f64) -> f64 {
    frequency / (SATURATION + frequency)
}

/// Returns the passage with most mentions of a stem, the first of several; a heading counts as three in the text.
fn best_passage(same: &[Mention]) -> u32 {
    let counted = |one: &Mention| {
        one.count
            .saturating_mul(if one.field == BODY { 1 } else { 3 })
    };
    let placed = same.iter().filter(|mention| mention.passage != NOWHERE);
    let mut counts: Vec<(u32, u32)> = match placed.clone().count() {
        0 => return 0,
        1 => return placed.map(|mention| mention.passage).sum(),
        _ => placed.map(|one| (one.passage, counted(one))).collect(),
    };
    counts.sort_unstable();
    let sums = counts.chunk_by(|one, next| one.0 == next.0).map(|run| {
        let sum: u32 = run.iter().map(|(_, count)| count).sum();
        (std::cmp::Reverse(sum), run[0].0)
    });
    sums.min().map_or(0, |(_, passage)| passage)
}

/// Returns the mean length of each field over the texts that have it; a page without a summary is no short one.
fn mean_lengths(pages: &[Lengths]) -> [f64; FIELDS] {
    std::array::from_fn(|field| {
        let has = |page: &&Lengths| page.0[field] > 0;
        let length = |page: &Lengths| page.0[field];
        let texts = pages.iter().filter(|page| page.1);
        let mut lengths: Vec<u32> = texts.filter(has).map(length).collect();
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
    use super::super::entries::Entries;
    use super::super::entry::{Entry, Section};
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

    /// The stems of each entry with their weights, of some entries with nothing stemmed.
    fn weighed(entries: &[Entry]) -> Vec<BTreeMap<String, (f64, u16, bool)>> {
        let mut counts = counts(&Entries::Made(entries.to_vec()));
        let stem_of: Vec<Option<u32>> = (0..).take(counts.words.len()).map(Some).collect();
        let pages = pages(&mut counts, &stem_of);
        let mut places: Vec<(usize, &Page)> = counts
            .pages
            .iter()
            .map(|page| page.entry)
            .zip(&pages)
            .collect();
        places.sort_unstable_by_key(|(place, _)| *place);
        let word = |said: &Said, weight: f64| {
            let word = counts.words[said.stem as usize].0.clone();
            (word, (weight, said.passage, said.weight & Said::TITLE > 0))
        };
        let page = |(_, page): &(usize, &Page)| {
            let stems = page.stems.iter().zip(page.stems());
            stems
                .map(|(said, (_, weight))| word(said, saturated(weight) * share(page.kind)))
                .collect()
        };
        places.iter().map(page).collect()
    }

    fn weights(entries: &[Entry], word: &str) -> Vec<f64> {
        let found = weighed(entries);
        found
            .iter()
            .filter_map(|page| page.get(word))
            .map(|stem| stem.0)
            .collect()
    }

    #[test]
    fn a_title_says_more_than_a_text() {
        let found = weighed(&[
            entry("nurses", "something else here"),
            entry("something", "else nurses here"),
        ]);
        let nurses: Vec<_> = found.iter().map(|page| page["nurses"]).collect();
        assert_eq!([nurses[0].2, nurses[1].2], [true, false]);
        assert!(nurses[0].0 > nurses[1].0, "{nurses:?}");
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
        let found = weighed(&[page]);
        let words: Vec<&String> = found[0].keys().collect();
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
        let found = &weighed(&[page])[0];
        assert_eq!(
            [found["nurse"].1, found["doctors"].1, found["and"].1],
            [1, 2, 0]
        );
    }

    #[test]
    fn no_pages_have_no_postings() {
        assert!(weighed(&[]).is_empty());
        assert!(weighed(&[entry("", "")])[0].is_empty());
    }

    #[test]
    fn a_posting_holds_its_place_and_its_symbol() {
        let posting = Posting::new(123_456_789, SYMBOLS - 1);
        assert_eq!(
            [posting.place(), posting.symbol()],
            [123_456_789, SYMBOLS - 1]
        );
    }
}

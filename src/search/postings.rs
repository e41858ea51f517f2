//! Entries to postings: which stem is on which page, and how much it says there. Never knows the layout of the file.
//!
//! The weight is BM25F (Robertson and Zaragoza 2009, section 3.6): each field's count is divided by the field's
//! relative length, weighted and summed, then saturated once. That part does not depend on the query, so it is
//! worked out here and kept as a small integer; the browser multiplies by the rarity of the stem.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::stems::Stems;
use super::tokens::words;

/// Impacts run from 0 to one less than this.
pub const LEVELS: u8 = 16;

/// How soon further mentions of a word stop to count.
const SATURATION: f64 = 1.2;

/// The fields of an entry: how much a word there weighs, and how far a long field is held against it.
const FIELDS: [Field; 5] = [
    Field {
        weight: 3.0,
        length: 0.5,
    },
    Field {
        weight: 2.0,
        length: 0.5,
    },
    Field {
        weight: 1.5,
        length: 0.5,
    },
    Field {
        weight: 1.0,
        length: 0.5,
    },
    Field {
        weight: 1.0,
        length: 0.75,
    },
];

const TITLE: usize = 0;

struct Field {
    weight: f64,
    length: f64,
}

/// A stem on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The place of the page in the list of entries.
    pub page: usize,
    /// How much the page is about the stem.
    pub impact: u8,
    /// Whether the title holds the stem.
    pub in_title: bool,
}

/// Returns the postings of every stem, by stem, then by page.
#[must_use]
pub fn postings(entries: &[&Entry]) -> BTreeMap<String, Vec<Posting>> {
    let mut stems = Stems::new();
    let pages: Vec<Page> = entries
        .iter()
        .map(|entry| Page::read(entry, &mut stems))
        .collect();
    let means = mean_lengths(&pages);
    let stems = stems.into_list();
    let mut by_stem = vec![Vec::new(); stems.len()];
    for (number, page) in pages.iter().enumerate() {
        page.add_postings(number, &means, &mut by_stem);
    }
    stems.into_iter().zip(by_stem).collect()
}

/// The stems of a page with the field each stands in, sorted, and the length of each field in stems.
struct Page {
    stems: Vec<(usize, usize)>,
    lengths: [usize; FIELDS.len()],
}

impl Page {
    fn read(entry: &Entry, stems: &mut Stems) -> Self {
        let topics = entry.topics.join(" ");
        let texts = [
            &entry.title,
            &entry.headings,
            &entry.summary,
            &topics,
            &entry.body,
        ];
        let mut page = Self {
            stems: Vec::new(),
            lengths: [0; FIELDS.len()],
        };
        for (field, text) in texts.into_iter().enumerate() {
            let before = page.stems.len();
            page.stems.extend(
                words(text)
                    .iter()
                    .filter_map(|word| stems.number(word))
                    .map(|stem| (stem, field)),
            );
            page.lengths[field] = page.stems.len() - before;
        }
        page.stems.sort_unstable();
        page
    }

    fn add_postings(
        &self,
        number: usize,
        means: &[f64; FIELDS.len()],
        by_stem: &mut [Vec<Posting>],
    ) {
        for run in self.stems.chunk_by(|one, next| one.0 == next.0) {
            let frequency: f64 = run.iter().map(|(_, field)| self.worth(*field, means)).sum();
            by_stem[run[0].0].push(Posting {
                page: number,
                impact: level(frequency / (SATURATION + frequency)),
                // Fields are sorted within a stem, and the title is the first.
                in_title: run[0].1 == TITLE,
            });
        }
    }

    /// Returns what one mention in a field is worth.
    fn worth(&self, field: usize, means: &[f64; FIELDS.len()]) -> f64 {
        let Field { weight, length } = FIELDS[field];
        weight / (1.0 - length + length * count(self.lengths[field]) / means[field])
    }
}

/// Returns the mean length of each field over the pages that have it; a page without a summary is no short one.
fn mean_lengths(pages: &[Page]) -> [f64; FIELDS.len()] {
    std::array::from_fn(|field| {
        let lengths = pages
            .iter()
            .map(|page| page.lengths[field])
            .filter(|length| *length > 0);
        count(lengths.clone().sum()) / count(lengths.count().max(1))
    })
}

/// Returns the level of a saturated frequency between 0 and 1, in equal steps of its square root: the weak ones,
/// which are the most, are told apart best.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and LEVELS - 1"
)]
fn level(saturated: f64) -> u8 {
    let top = f64::from(LEVELS - 1);
    (saturated.sqrt() * f64::from(LEVELS))
        .floor()
        .clamp(0.0, top) as u8
}

#[expect(clippy::cast_precision_loss, reason = "no site has 2^52 words")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::super::entry::Kind;
    use super::*;

    fn entry(title: &str, body: &str) -> Entry {
        Entry {
            url: String::new(),
            title: title.to_owned(),
            kind: Kind::Page,
            topics: Vec::new(),
            country: None,
            sector: None,
            headings: String::new(),
            summary: String::new(),
            body: body.to_owned(),
        }
    }

    fn found(entries: &[Entry]) -> BTreeMap<String, Vec<Posting>> {
        postings(&entries.iter().collect::<Vec<_>>())
    }

    fn impacts(entries: &[Entry], stem: &str) -> Vec<u8> {
        found(entries)[stem]
            .iter()
            .map(|posting| posting.impact)
            .collect()
    }

    #[test]
    fn a_title_says_more_than_a_body() {
        let pages = [
            entry("nurses", "something else here"),
            entry("something", "else nurses here"),
        ];
        let found = found(&pages)["nurs"].clone();
        assert_eq!(
            found
                .iter()
                .map(|posting| posting.in_title)
                .collect::<Vec<_>>(),
            [true, false]
        );
        assert!(found[0].impact > found[1].impact, "{found:?}");
    }

    #[test]
    fn more_mentions_say_more_but_ever_less() {
        let body = |times: usize| {
            entry(
                "",
                &format!("{}{}", "nurse ".repeat(times), "other ".repeat(40 - times)),
            )
        };
        let levels = impacts(&[body(1), body(4), body(8), body(32)], "nurs");
        assert!(levels.is_sorted() && levels[0] < levels[1], "{levels:?}");
        assert!(levels[1] - levels[0] > levels[3] - levels[2], "{levels:?}");
    }

    #[test]
    fn a_mention_in_a_long_page_says_less() {
        let levels = impacts(
            &[
                entry("", "nurse short page"),
                entry("", &format!("nurse {}", "word ".repeat(500))),
            ],
            "nurs",
        );
        assert!(levels[0] > levels[1], "{levels:?}");
    }

    #[test]
    fn every_field_is_searched() {
        let mut page = entry("title", "body");
        page.headings = "heading".to_owned();
        page.summary = "summary".to_owned();
        page.topics = vec!["staff-engagement".to_owned()];
        let found: Vec<String> = found(&[page]).into_keys().collect();
        assert_eq!(found, ["bodi", "engag", "head", "staff", "summari", "titl"]);
    }

    #[test]
    fn no_pages_have_no_postings() {
        assert!(found(&[]).is_empty());
        assert!(found(&[entry("", "")]).is_empty());
    }

    #[test]
    fn levels_stay_in_range() {
        assert_eq!((level(0.0), level(1.0)), (0, LEVELS - 1));
    }
}

//! Postings, words and passages to named blocks of text. Never ranks, and never knows which file a block goes to.
//!
//! The browser's side is `themes/default/js/search.js`. The blocks:
//!
//! - `index`: what every search needs, as JSON (`Index` below).
//! - `t-N`: stems with their postings, `NAMES~CODES~NOTES`: the stems front-coded; beside them, one space apart, their
//!   postings as numbers of bits; glossary pairs `[short form, long form]` of these stems, as JSON.
//!   Postings are a digit for the parameter of Rice's code, then for each page how many passages were passed over since
//!   the one before, and a symbol for the weight (`levels`).
//! - `f-N`, `r-N`: words read forwards and backwards, front-coded, with how common each is.
//! - `facets`: for each value of each filter its pages, as JSON.
//! - `text-N`: passages as JSON: `[url, title, kind, [[anchor, heading, text], ...]]` each.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use super::code::{Bits, Prefixes, digit, rice_parameter};
use super::counts::Page;
use super::entries::Entries;
use super::entry::{Entry, Section};
use super::lexicon::{Word, lexicon};
use super::passages::{Passage, Piece, opened, passages};
use super::postings::{Posting, Postings};
use super::shards::{Shard, Shards};
use crate::digest::Digest;

/// The number of this layout; a script that knows another one refuses.
const FORMAT: u32 = 2;

/// A block of stems ends when it would be larger than this.
const LARGEST: usize = 4500;

/// Passages shorter than this share a file, up to it.
const TEXT: usize = 2400;

/// A name and a text; the name is also the file's.
pub type Block = (String, String);

/// What is searched, ready to be laid out.
pub struct Searched<'a> {
    /// What was read.
    pub entries: &'a Entries<'a>,
    /// What is known of each entry, in the order that postings count them.
    pub pages: &'a [Page],
    /// The stems, sorted.
    pub stems: &'a [String],
    /// The postings of each.
    pub postings: Postings,
    /// The words that can be meant.
    pub words: Vec<Word<'a>>,
    /// Short and long forms, each with the stems of both.
    pub pairs: Vec<Pair>,
    /// Whether words are stemmed.
    pub stemmed: bool,
}

/// A short form and what it stands for.
pub struct Pair {
    /// `[short, long]`, as a reader writes them.
    pub forms: [String; 2],
    /// The first stem of each.
    pub stems: [String; 2],
}

/// The block that every search needs.
#[derive(Serialize)]
struct Index {
    format: u32,
    /// Changes with any other block, and is part of the address that a block is loaded from.
    version: String,
    stemmed: bool,
    /// How many entries there are.
    pages: usize,
    /// For each entry, as bits: a one for every passage after the first, then a nought.
    passages: String,
    /// How many passages in a row are in files of how many each.
    files: [[usize; 2]; 2],
    /// The lengths of the codes for symbols.
    symbols: String,
    /// Where each block of a kind begins, but the first.
    borders: BTreeMap<char, String>,
}

impl Searched<'_> {
    /// Returns the blocks that searching needs, first `index`, and what those of text are.
    #[must_use]
    pub fn blocks(self) -> (Vec<Block>, Texts) {
        let symbols = Prefixes::new(&self.postings.symbols);
        let stems = self.stems(&symbols);
        let [forwards, backwards] = lexicon(&self.words);
        let texts = Texts::of(self.pages);
        let mut blocks = Vec::new();
        for (number, block) in stems.blocks.iter().enumerate() {
            let codes: Vec<&str> = block.codes().collect();
            let of_block = |pair: &&Pair| pair.stems.iter().any(|stem| block.has(stem));
            let notes: Vec<_> = self
                .pairs
                .iter()
                .filter(of_block)
                .map(|pair| &pair.forms)
                .collect();
            let text = format!("{}~{}~{}", block.names(), codes.join(" "), json(&notes));
            blocks.push((format!("t-{number}"), text));
        }
        for (kind, shards) in [('f', &forwards), ('r', &backwards)] {
            let named =
                |(number, block): (usize, &Shard)| (format!("{kind}-{number}"), block.names());
            blocks.extend(shards.blocks.iter().enumerate().map(named));
        }
        blocks.push(("facets".to_owned(), json(&self.facets())));
        let index = Index {
            format: FORMAT,
            version: texts.version(&blocks, self.entries),
            stemmed: self.stemmed,
            pages: self.pages.len(),
            passages: self.counts_of_passages(),
            files: [
                [texts.short, texts.together],
                [texts.passages() - texts.short, 1],
            ],
            symbols: symbols.lengths(),
            borders: [
                ('t', stems.borders()),
                ('f', forwards.borders()),
                ('r', backwards.borders()),
            ]
            .into(),
        };
        blocks.insert(0, ("index".to_owned(), json(&index)));
        (blocks, texts)
    }

    fn stems(&self, symbols: &Prefixes) -> Shards {
        let code = |at: usize| coded(&self.postings.of(at), symbols);
        let all = 0..self.stems.len();
        let codes: Vec<String> = all.into_par_iter().map(code).collect();
        let mut shards = Shards::new(LARGEST);
        for (stem, code) in self.stems.iter().zip(codes) {
            let size = stem.len() / 2 + code.len() + 2;
            shards.add(stem.clone(), 0, code, size);
        }
        shards
    }

    fn counts_of_passages(&self) -> String {
        let mut bits = Bits::default();
        for page in self.pages {
            bits.push_rice(page.passages - 1, 0);
        }
        bits.finish()
    }

    /// Returns the pages of each value of each filter.
    fn facets(&self) -> BTreeMap<&'static str, BTreeMap<String, String>> {
        // A set, since two topics of a page can have one title.
        let mut facets: BTreeMap<_, BTreeMap<String, BTreeSet<usize>>> = BTreeMap::new();
        for (at, page) in self.pages.iter().enumerate() {
            let entry = self.entries.head(page.entry);
            let mut add = |facet, value: &str| {
                let values = facets.entry(facet).or_default();
                if let Some(pages) = values.get_mut(value) {
                    pages.insert(at);
                } else {
                    values.insert(value.to_owned(), BTreeSet::from([at]));
                }
            };
            add("kind", entry.kind.name());
            for topic in &entry.topics {
                add("topic", topic);
            }
            if let Some(country) = &entry.country {
                add("country", country);
            }
            if let Some(sector) = &entry.sector {
                add("sector", sector);
            }
        }
        let coded = |pages: BTreeSet<usize>| gaps_alone(&pages);
        facets
            .into_iter()
            .map(|(facet, values)| {
                (
                    facet,
                    values
                        .into_iter()
                        .map(|(value, pages)| (value, coded(pages)))
                        .collect(),
                )
            })
            .collect()
    }
}

/// Which passages are in which block of text. Short entries come first and share blocks; the passages of longer ones have
/// one each.
pub struct Texts {
    /// The place of each entry among those that were read.
    order: Vec<usize>,
    /// The number of each entry's first passage, counted over all entries, and the number of all.
    firsts: Vec<usize>,
    /// How many entries are short; each has one passage.
    short: usize,
    /// How many of these are in a block.
    together: usize,
}

/// So many entries have their texts made before these are added to the version.
const AT_ONCE: usize = 1024;

impl Texts {
    fn of(pages: &[Page]) -> Self {
        let short = pages.iter().take_while(|page| page.is_short).count();
        let size: usize = pages[..short].iter().map(|page| page.size).sum();
        let mut firsts = vec![0];
        for page in pages {
            firsts.push(firsts[firsts.len() - 1] + page.passages);
        }
        Self {
            order: pages.iter().map(|page| page.entry).collect(),
            firsts,
            short,
            together: (TEXT * short).checked_div(size).unwrap_or(1).clamp(1, 40),
        }
    }

    fn passages(&self) -> usize {
        self.firsts[self.order.len()]
    }

    /// How many blocks are of short entries.
    fn shared(&self) -> usize {
        self.short.div_ceil(self.together)
    }

    /// Returns how many blocks there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.shared() + self.passages() - self.short
    }

    /// Makes a block.
    #[must_use]
    pub fn block(&self, entries: &Entries<'_>, number: usize) -> String {
        let Some(above) = number.checked_sub(self.shared()) else {
            return self.shared_block(entries, number);
        };
        let passage = self.short + above;
        let at = self.firsts.partition_point(|first| *first <= passage) - 1;
        let told = Told::of(entries, self.order[at]);
        json(&[&told.texts()[passage - self.firsts[at]]])
    }

    /// Returns how many runs of blocks there are that are best made at once: those of one entry.
    #[must_use]
    pub fn runs(&self) -> usize {
        self.shared() + self.order.len() - self.short
    }

    /// Returns the number of the first block of a run.
    #[must_use]
    pub fn start(&self, run: usize) -> usize {
        match run.checked_sub(self.shared()) {
            None => run,
            Some(above) => self.shared() + self.firsts[self.short + above] - self.short,
        }
    }

    /// Makes the blocks of a run.
    #[must_use]
    pub fn run(&self, entries: &Entries<'_>, run: usize) -> Vec<String> {
        let Some(above) = run.checked_sub(self.shared()) else {
            return vec![self.shared_block(entries, run)];
        };
        let told = Told::of(entries, self.order[self.short + above]);
        told.texts().iter().map(|text| json(&[text])).collect()
    }

    fn shared_block(&self, entries: &Entries<'_>, number: usize) -> String {
        let from = number * self.together;
        let order = &self.order[from..self.short.min(from + self.together)];
        let told: Vec<Told> = order.iter().map(|at| Told::of(entries, *at)).collect();
        json(&told.iter().flat_map(Told::texts).collect::<Vec<_>>())
    }

    /// Returns a short name for what blocks say. Texts count too: they hold the addresses that results lead to.
    fn version(&self, blocks: &[Block], entries: &Entries<'_>) -> String {
        let mut digest = Digest::default();
        for (at, (_, text)) in blocks.iter().enumerate() {
            digest.add(if at > 0 { b"\n" } else { b"" });
            digest.add(text.as_bytes());
        }
        for from in (0..self.runs()).step_by(AT_ONCE) {
            let runs = from..self.runs().min(from + AT_ONCE);
            let made = runs.into_par_iter().map(|run| self.run(entries, run));
            for text in made.collect::<Vec<_>>().iter().flatten() {
                digest.add(b"\n");
                digest.add(text.as_bytes());
            }
        }
        digest.hex()[..8].to_owned()
    }
}

/// Returns whether an entry is so short that its text shares a file with others.
#[must_use]
pub fn is_short(entry: &Entry) -> bool {
    size(entry) <= TEXT / 2
}

/// Returns about how many bytes an entry takes in a file of texts. One that is short has one passage.
#[must_use]
pub fn size(entry: &Entry) -> usize {
    let sections = entry
        .sections
        .iter()
        .map(|section| section.text.len() + section.title.len() + 20);
    entry.url.len() + entry.title.len() + entry.summary.len() + 30 + sections.sum::<usize>()
}

/// An entry as its excerpts tell it.
struct Told {
    url: String,
    title: String,
    kind: &'static str,
    sections: Vec<Section>,
}

impl Told {
    fn of(entries: &Entries<'_>, at: usize) -> Self {
        let mut entry = entries.get(at).into_owned();
        let [url, title] = [&mut entry.url, &mut entry.title].map(std::mem::take);
        Self {
            url,
            title,
            kind: entry.kind.name(),
            sections: opened(entry),
        }
    }

    fn texts(&self) -> Vec<Text<'_>> {
        let passages = passages(&self.sections).into_iter();
        passages.map(|passage| self.text(passage)).collect()
    }

    fn text<'a>(&'a self, passage: Passage<'a>) -> Text<'a> {
        let piece = |piece: Piece<'a>| [piece.id, piece.title, piece.text];
        let pieces = passage.into_iter().map(piece);
        Text(&self.url, &self.title, self.kind, pieces.collect())
    }
}

/// What a block says of a passage.
#[derive(Serialize)]
struct Text<'a>(&'a str, &'a str, &'static str, Vec<[&'a str; 3]>);

fn coded(list: &[Posting], symbols: &Prefixes) -> String {
    let gaps: Vec<usize> = gaps(list.iter().map(|posting| posting.place())).collect();
    let k = rice_parameter(&gaps.iter().copied());
    let mut bits = Bits::default();
    for (gap, posting) in gaps.iter().zip(list) {
        bits.push_rice(*gap, k);
        symbols.push(posting.symbol(), &mut bits);
    }
    format!("{}{}", digit(k), bits.finish())
}

fn gaps_alone(pages: &BTreeSet<usize>) -> String {
    let gaps = gaps(pages.iter().copied());
    let k = rice_parameter(&gaps);
    let mut bits = Bits::default();
    for gap in gaps {
        bits.push_rice(gap, k);
    }
    format!("{}{}", digit(k), bits.finish())
}

/// Returns how many numbers were passed over before each of some rising ones.
fn gaps(places: impl Iterator<Item = usize> + Clone) -> impl Iterator<Item = usize> + Clone {
    let mut next = 0;
    places.map(move |place| {
        let gap = place - next;
        next = place + 1;
        gap
    })
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("strings and numbers always serialise")
}

#[cfg(test)]
mod tests {
    use super::super::counts::counts;
    use super::super::entry::Kind;
    use super::super::postings::postings;
    use super::*;

    #[test]
    fn a_page_with_two_topics_of_one_title_is_counted_once() {
        let entries = Entries::Made(vec![Entry {
            topics: vec!["Culture".to_owned(), "Culture".to_owned()],
            ..Entry::new(Kind::Case, "a.html", "A")
        }]);
        let mut counts = counts(&entries);
        let stem_of = [None, Some(0)];
        let postings = postings(&mut counts, &stem_of, 1);
        let searched = Searched {
            entries: &entries,
            pages: &counts.pages,
            stems: &["cultur".to_owned()],
            postings,
            words: Vec::new(),
            pairs: Vec::new(),
            stemmed: true,
        };
        let facets = searched.facets();
        assert_eq!(facets["topic"]["Culture"], facets["kind"]["case"]);
    }
}

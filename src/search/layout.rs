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

use serde::Serialize;

use super::code::{Bits, Prefixes, digit, rice_parameter};
use super::entry::Entry;
use super::levels::{SYMBOLS, symbol};
use super::lexicon::{Word, lexicon};
use super::passages::Passage;
use super::postings::Posting;
use super::shards::{Shard, Shards};
use crate::digest;

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
    /// The entries, in the order that postings count them.
    pub entries: &'a [&'a Entry],
    /// The passages of each entry.
    pub passages: &'a [Vec<Passage>],
    /// The stems, sorted, with their postings.
    pub postings: Vec<(String, Vec<Posting>)>,
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
    files: Vec<[usize; 2]>,
    /// The lengths of the codes for symbols.
    symbols: String,
    /// Where each block of a kind begins, but the first.
    borders: BTreeMap<char, String>,
}

impl Searched<'_> {
    /// Returns all blocks: first `index`, those that searching needs, then those of text.
    #[must_use]
    pub fn blocks(&self) -> (Vec<Block>, Vec<Block>) {
        let symbols = self.symbols();
        let stems = self.stems(&symbols);
        let [forwards, backwards] = lexicon(&self.words);
        let (files, texts) = self.texts();
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
            version: version(blocks.iter().chain(&texts)),
            stemmed: self.stemmed,
            pages: self.entries.len(),
            passages: self.counts_of_passages(),
            files,
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

    fn symbols(&self) -> Prefixes {
        let mut counts = vec![0; SYMBOLS];
        for posting in self.postings.iter().flat_map(|(_, list)| list) {
            counts[symbol(posting)] += 1;
        }
        Prefixes::new(&counts)
    }

    fn stems(&self, symbols: &Prefixes) -> Shards {
        let firsts = self.first_passages();
        let mut shards = Shards::new(LARGEST);
        for (stem, list) in &self.postings {
            let places = list
                .iter()
                .map(|posting| firsts[posting.page as usize] + posting.passage as usize);
            let code = coded(places, list, symbols);
            let size = stem.len() / 2 + code.len() + 2;
            shards.add(stem.clone(), 0, code, size);
        }
        shards
    }

    /// Returns the number of each entry's first passage, counted over all entries.
    fn first_passages(&self) -> Vec<usize> {
        let mut next = 0;
        self.passages
            .iter()
            .map(|own| {
                next += own.len();
                next - own.len()
            })
            .collect()
    }

    fn counts_of_passages(&self) -> String {
        let mut bits = Bits::default();
        for own in self.passages {
            bits.push_rice(own.len() - 1, 0);
        }
        bits.finish()
    }

    /// Returns the pages of each value of each filter.
    fn facets(&self) -> BTreeMap<&'static str, BTreeMap<&str, String>> {
        // A set, since two topics of a page can have one title.
        let mut facets: BTreeMap<_, BTreeMap<_, BTreeSet<usize>>> = BTreeMap::new();
        for (page, entry) in self.entries.iter().enumerate() {
            let mut add = |facet, value| {
                facets
                    .entry(facet)
                    .or_default()
                    .entry(value)
                    .or_default()
                    .insert(page);
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

    /// Returns how many passages in a row are in files of how many each, and the files. Short entries come first and share
    /// files; the passages of longer ones have one each.
    fn texts(&self) -> (Vec<[usize; 2]>, Vec<Block>) {
        let all: Vec<(&Entry, &Passage)> = self
            .entries
            .iter()
            .zip(self.passages)
            .flat_map(|(entry, own)| own.iter().map(move |passage| (*entry, passage)))
            .collect();
        let short = self
            .entries
            .iter()
            .take_while(|entry| is_short(entry))
            .count();
        let size: usize = self.entries[..short].iter().map(|entry| size(entry)).sum();
        let together = (TEXT * short).checked_div(size).unwrap_or(1).clamp(1, 40);
        let (first, rest) = all.split_at(short);
        let files = vec![[short, together], [rest.len(), 1]];
        let texts = first.chunks(together).chain(rest.chunks(1)).enumerate();
        let texts = texts.map(|(number, chunk)| {
            (
                format!("text-{number}"),
                json(&chunk.iter().map(text).collect::<Vec<_>>()),
            )
        });
        (files, texts.collect())
    }
}

/// Returns a short name for what blocks say. Texts count too: they hold the addresses that results lead to.
fn version<'a>(blocks: impl Iterator<Item = &'a Block>) -> String {
    let texts: Vec<&str> = blocks.map(|(_, text)| text.as_str()).collect();
    digest::hex(texts.join("\n").as_bytes())[..8].to_owned()
}

/// Returns whether an entry is so short that its text shares a file with others.
#[must_use]
pub fn is_short(entry: &Entry) -> bool {
    size(entry) <= TEXT / 2
}

/// Returns about how many bytes an entry takes in a file of texts. One that is short has one passage.
fn size(entry: &Entry) -> usize {
    let sections = entry
        .sections
        .iter()
        .map(|section| section.text.len() + section.title.len() + 20);
    entry.url.len() + entry.title.len() + entry.summary.len() + 30 + sections.sum::<usize>()
}

#[derive(Serialize)]
struct Text<'a>(&'a str, &'a str, &'static str, Vec<[&'a str; 3]>);

fn text<'a>((entry, passage): &(&'a Entry, &'a Passage)) -> Text<'a> {
    let sections = passage
        .iter()
        .map(|section| [section.id.as_str(), &section.title, &section.text]);
    Text(
        &entry.url,
        &entry.title,
        entry.kind.name(),
        sections.collect(),
    )
}

fn coded(
    places: impl Iterator<Item = usize> + Clone,
    list: &[Posting],
    symbols: &Prefixes,
) -> String {
    let gaps = gaps(places);
    let k = rice_parameter(&gaps);
    let mut bits = Bits::default();
    for (gap, posting) in gaps.zip(list) {
        bits.push_rice(gap, k);
        symbols.push(symbol(posting), &mut bits);
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
    use super::super::entry::Kind;
    use super::*;

    #[test]
    fn a_page_with_two_topics_of_one_title_is_counted_once() {
        let entry = Entry {
            topics: vec!["Culture".to_owned(), "Culture".to_owned()],
            ..Entry::new(Kind::Case, "a.html", "A")
        };
        let searched = Searched {
            entries: &[&entry],
            passages: &[vec![Passage::new()]],
            postings: Vec::new(),
            words: Vec::new(),
            pairs: Vec::new(),
            stemmed: true,
        };
        let facets = searched.facets();
        assert_eq!(facets["topic"]["Culture"], facets["kind"]["case"]);
    }
}

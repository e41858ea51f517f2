//! What readers can find, to the texts of script files. Never reads a page or a disk: the caller hands over the site.
//!
//! Everything that can be found is an `entry`; its text is cut into `passages`. Words (`tokens`) are counted
//! (`counts`), become stems (`stems`) and get their weight (`postings`, `expand`). `layout` makes blocks of that, in the number
//! code of `code`, and `write` the files. The browser's side is `themes/default/js/search.js`. Layout and ranking know
//! nothing of each other.

mod code;
mod counts;
mod entries;
mod entry;
mod expand;
mod layout;
mod levels;
mod lexicon;
mod passages;
mod postings;
mod shards;
#[cfg(test)]
mod shared;
mod stems;
mod tokens;
mod variants;
mod write;

use std::collections::BTreeMap;

use rayon::prelude::*;

pub use entries::entries;
pub use entry::{Entry, Kind, Section};
pub use write::File;

use crate::model::{Site, Term};
use counts::{Counts, counts};
use layout::{Pair, Searched};
use lexicon::Word;
use stems::Stemmer;

/// What readers can search.
pub struct Content {
    /// Everything that can be found.
    pub entries: Vec<Entry>,
    /// Short forms with what they stand for, as a reader writes both.
    pub acronyms: Vec<[String; 2]>,
    /// The language of the texts, such as `en-GB`.
    pub language: String,
}

impl Content {
    /// Returns what readers can search on a site.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let short = |term: &Term| Some([term.acronym.clone()?, term.term.clone()]);
        Self {
            entries: entries(site),
            acronyms: site.glossary.iter().filter_map(short).collect(),
            language: site.config.language.clone(),
        }
    }

    /// Returns the files that hand the index to the browser, `index.js` first.
    ///
    /// Entries are ordered first, so that their order does not matter.
    #[must_use]
    pub fn files(&self) -> Vec<File> {
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_cached_key(|entry| (!layout::is_short(entry), &entry.url, &entry.title));
        let passages: Vec<_> = entries
            .par_iter()
            .map(|entry| passages::passages(entry))
            .collect();
        let counts = counts(&entries, &passages);
        let stems = Stems::of(&counts.words, &self.language);
        let lists = postings::postings(&entries, &counts, &stems.of_word, stems.list.len());
        let searched = Searched {
            entries: &entries,
            passages: &passages,
            postings: stems.list.iter().cloned().zip(lists).collect(),
            words: words(&counts, &stems),
            pairs: self.pairs(),
            stemmed: stems::is_stemmed(&self.language),
        };
        let (blocks, texts) = searched.blocks();
        write::files(&blocks, &texts)
    }

    fn pairs(&self) -> Vec<Pair> {
        let stemmer = Stemmer::new(&self.language);
        let first = |form: &String| {
            tokens::words(form)
                .iter()
                .find_map(|word| stemmer.stem(word))
        };
        let pair = |forms: &[String; 2]| {
            Some(Pair {
                forms: forms.clone(),
                stems: [first(&forms[0])?, first(&forms[1])?],
            })
        };
        self.acronyms.iter().filter_map(pair).collect()
    }
}

/// The stems of a site, sorted by their bytes (the browser sorts alike but for letters beyond U+FFFF), and that of each word.
struct Stems {
    list: Vec<String>,
    of_word: Vec<Option<u32>>,
}

impl Stems {
    fn of(words: &[String], language: &str) -> Self {
        let stems: Vec<Option<String>> = words
            .par_iter()
            .map_init(
                || Stemmer::new(language),
                |stemmer, word| stemmer.stem(word),
            )
            .collect();
        let mut numbers: BTreeMap<&str, u32> = stems
            .iter()
            .flatten()
            .map(|stem| (stem.as_str(), 0))
            .collect();
        for (number, place) in (0..).zip(numbers.values_mut()) {
            *place = number;
        }
        Self {
            of_word: stems
                .iter()
                .map(|stem| numbers.get(stem.as_deref()?).copied())
                .collect(),
            list: numbers.keys().map(|stem| (*stem).to_owned()).collect(),
        }
    }
}

/// Returns the words that a mistyped one can have meant: all but stop words.
fn words<'a>(counts: &'a Counts, stems: &Stems) -> Vec<Word<'a>> {
    let mut pages = vec![0; counts.words.len()];
    for mentions in &counts.mentions {
        for same in mentions.chunk_by(|one, next| one.word == next.word) {
            pages[same[0].word as usize] += 1;
        }
    }
    let words = counts.words.iter().zip(pages).zip(&stems.of_word);
    words
        .filter(|(_, stem)| stem.is_some())
        .map(|((word, pages), _)| Word { word, pages })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(url: &str, title: &str) -> Entry {
        Entry {
            sections: vec![Section {
                text: "The same words on every page".to_owned(),
                ..Section::default()
            }],
            ..Entry::new(Kind::Page, url, title)
        }
    }

    fn content(entries: Vec<Entry>) -> Content {
        Content {
            entries,
            acronyms: Vec::new(),
            language: "en-GB".to_owned(),
        }
    }

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let (one, other) = (entry("a.html", "First"), entry("b.html", "Second"));
        assert_eq!(
            content(vec![one.clone(), other.clone()]).files(),
            content(vec![other, one]).files()
        );
    }

    #[test]
    fn an_empty_site_has_an_index() {
        let files = content(Vec::new()).files();
        assert_eq!(files.len(), 1);
        assert!(files[0].text.contains(r#""pages":0"#), "{}", files[0].text);
    }

    #[test]
    fn the_index_is_the_same_however_many_threads_make_it() {
        let entries: Vec<Entry> = (0..300)
            .map(|number| {
                entry(
                    &format!("p{number}.html"),
                    &format!("Page {number} of group {}", number % 7),
                )
            })
            .collect();
        let content = content(entries);
        let made = |threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| content.files())
        };
        assert_eq!(made(1), made(3));
    }

    /// The browser's tests search these files, so that both sides are held to one layout.
    #[test]
    fn the_shared_indexes_are_what_is_written() {
        let sites: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(include_str!("../../tests/search/sites.json"))
                .expect("the file is JSON");
        let mut made = String::new();
        for (name, site) in &sites {
            made.extend(["// ", name, "\n"]);
            for file in shared::content(site).files() {
                made.extend(["// ", &file.name, "\n", &file.text]);
            }
        }
        shared::check(
            "indexes.js",
            &made,
            include_str!("../../tests/search/indexes.js"),
        );
    }
}

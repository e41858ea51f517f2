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
mod words;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

pub use entries::{Entries, Found};
pub use entry::{Entry, Kind, Section};
pub use write::File;

use crate::model::{Site, Term};
use counts::{Counts, counts};
use layout::{Pair, Searched, Texts};
use lexicon::Word;
use stems::Stemmer;

/// What readers can search.
pub struct Content<'a> {
    /// Everything that can be found.
    pub entries: Entries<'a>,
    /// Short forms with what they stand for, as a reader writes both.
    pub acronyms: Vec<[String; 2]>,
    /// The language of the texts, such as `en-GB`.
    pub language: String,
}

/// The files that hand the index to the browser, `index.js` first. Those that hold what is searched are kept; those of
/// the texts, nearly all of the bytes, are made when they are asked for.
pub struct Index {
    kept: Vec<File>,
    texts: Texts,
    /// Whether the kept files hold the texts too.
    hold_texts: bool,
}

impl Index {
    /// Counts and weighs what readers can search.
    ///
    /// Entries are ordered first, so that their order does not matter.
    #[must_use]
    pub fn of(content: &Content<'_>) -> Self {
        let entries = &content.entries;
        let mut counts = counts(entries);
        let stems = Stems::of(&counts.words, &content.language);
        let postings = postings::postings(&mut counts, &stems.of_word, stems.list.len());
        let searched = Searched {
            entries,
            pages: &counts.pages,
            stems: &stems.list,
            postings,
            words: words(&counts, &stems),
            pairs: content.pairs(),
            stemmed: stems::is_stemmed(&content.language),
        };
        let (blocks, texts) = searched.blocks();
        let text = |number| (text_name(number), texts.block(entries, number));
        let (kept, hold_texts) = write::files(&blocks, (0..texts.len()).map(text));
        Self {
            kept,
            texts,
            hold_texts,
        }
    }

    /// Returns how many files there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always one file")]
    pub fn len(&self) -> usize {
        let texts = if self.hold_texts { 0 } else { self.texts.len() };
        self.kept.len() + texts
    }

    /// Returns the name of a file.
    #[must_use]
    pub fn name(&self, at: usize) -> Cow<'_, str> {
        match at.checked_sub(self.kept.len()) {
            None => Cow::Borrowed(&self.kept[at].name),
            Some(number) => Cow::Owned(format!("{}.js", text_name(number))),
        }
    }

    /// Makes a file; what the index was made of must be the same.
    #[must_use]
    pub fn file(&self, content: &Content<'_>, at: usize) -> Cow<'_, str> {
        let Some(number) = at.checked_sub(self.kept.len()) else {
            return Cow::Borrowed(&self.kept[at].text);
        };
        let text = self.texts.block(&content.entries, number);
        Cow::Owned(write::file(&(text_name(number), text)).text)
    }

    /// Returns how many runs the files are best made in.
    #[must_use]
    pub fn runs(&self) -> usize {
        let texts = if self.hold_texts {
            0
        } else {
            self.texts.runs()
        };
        self.kept.len() + texts
    }

    /// Makes the files of a run, with their names: the same as one by one, and an entry is made once for all its files.
    #[must_use]
    pub fn run(&self, content: &Content<'_>, run: usize) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let Some(run) = run.checked_sub(self.kept.len()) else {
            return vec![(self.name(run), self.file(content, run))];
        };
        let texts = self.texts.run(&content.entries, run).into_iter();
        let numbers = self.texts.start(run)..;
        let file = |(number, text)| write::file(&(text_name(number), text));
        let files = numbers.zip(texts).map(file);
        files
            .map(|file| (file.name.into(), file.text.into()))
            .collect()
    }
}

fn text_name(number: usize) -> String {
    format!("text-{number}")
}

impl<'a> Content<'a> {
    /// Returns what readers can search on a site.
    #[must_use]
    pub fn of(site: &'a Site) -> Self {
        let short = |term: &Term| Some([term.acronym.clone()?, term.term.clone()]);
        Self {
            entries: Entries::of(site),
            acronyms: site.glossary.iter().filter_map(short).collect(),
            language: site.config.language.clone(),
        }
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
    fn of(words: &[(String, usize)], language: &str) -> Self {
        let stems: Vec<Option<String>> = words
            .par_iter()
            .map_init(
                || Stemmer::new(language),
                |stemmer, (word, _)| stemmer.stem(word),
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
    let words = counts.words.iter().zip(&stems.of_word);
    words
        .filter(|(_, stem)| stem.is_some())
        .map(|((word, pages), _)| Word {
            word,
            pages: *pages,
        })
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

    fn content(entries: Vec<Entry>) -> Content<'static> {
        Content {
            entries: Entries::Made(entries),
            acronyms: Vec::new(),
            language: "en-GB".to_owned(),
        }
    }

    /// Makes every file.
    fn files(content: &Content<'_>) -> Vec<File> {
        let index = Index::of(content);
        let file = |at| File {
            name: index.name(at).into_owned(),
            text: index.file(content, at).into_owned(),
        };
        (0..index.len()).map(file).collect()
    }

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let (one, other) = (entry("a.html", "First"), entry("b.html", "Second"));
        assert_eq!(
            files(&content(vec![one.clone(), other.clone()])),
            files(&content(vec![other, one]))
        );
    }

    #[test]
    fn files_are_the_same_one_by_one_and_in_runs() {
        let long = |number: usize| Entry {
            sections: vec![Section {
                text: format!("Sentence {number}. ").repeat(100 * (1 + number % 3)),
                ..Section::default()
            }],
            ..Entry::new(Kind::Page, &format!("l{number}.html"), "Long")
        };
        let short = |number: usize| entry(&format!("s{number}.html"), "Short");
        let content = content((0..60).map(long).chain((0..60).map(short)).collect());
        let index = Index::of(&content);
        let runs = (0..index.runs()).flat_map(|run| index.run(&content, run));
        let file = |at| (index.name(at), index.file(&content, at));
        let one_by_one: Vec<_> = (0..index.len()).map(file).collect();
        assert!(
            one_by_one.len() > index.runs(),
            "some runs are of several files"
        );
        assert_eq!(runs.collect::<Vec<_>>(), one_by_one);
    }

    #[test]
    fn an_empty_site_has_an_index() {
        let files = files(&content(Vec::new()));
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
            pool.install(|| files(&content))
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
            for file in files(&shared::content(site)) {
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

//! Entries to counts: which word stands how often in which field and passage. Never stems or weighs.
//!
//! Each entry is made, read and dropped; what is kept of it is packed, for all of them are held at once.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::entries::Entries;
use super::entry::{Entry, Kind};
use super::layout::{is_short, size};
use super::passages::{opened, passages};
use super::tokens::each_word;
use super::words::Words;

/// The fields of an entry, in the order of [`Mention::field`].
pub const FIELDS: usize = 5;
/// Its title.
pub const TITLE: u8 = 0;
/// Its headings.
pub const HEADINGS: u8 = 1;
/// Its summary.
pub const SUMMARY: u8 = 2;
/// The names of its topics.
pub const TOPICS: u8 = 3;
/// Its text.
pub const BODY: u8 = 4;

/// The passage of what stands in none: a title, a summary.
pub const NOWHERE: u32 = u32::MAX;

/// A word in one field and passage of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The number of the word.
    pub word: u32,
    /// One of the constants above.
    pub field: u8,
    /// The passage, for text and the headings of sections; else [`NOWHERE`].
    pub passage: u32,
    /// How often it stands there.
    pub count: u32,
}

/// What is kept of an entry.
pub struct Page {
    /// Its place among those that were read.
    pub entry: usize,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Whether its text shares a file with others.
    pub is_short: bool,
    /// About how many bytes it takes in a file of texts.
    pub size: usize,
    /// How many passages it has.
    pub passages: usize,
    /// Which reader counted its words.
    reader: usize,
    /// For each field and passage both, how many words, and each word with how often it stands there.
    packed: Box<[u8]>,
}

/// The words of all entries.
pub struct Counts {
    /// Each word once, sorted, and on how many pages it is.
    pub words: Vec<(String, usize)>,
    /// The entries, in the order of the index: those with a short text first, then by address and title.
    pub pages: Vec<Page>,
    /// The words of the pages' readers.
    pub numbers: Numbers,
}

/// The place among all words of each word of each reader.
pub struct Numbers(Vec<Vec<u32>>);

/// So many entries are taken by one reader at a time.
const TOGETHER: usize = 32;

/// Counts the words of entries and their passages.
#[must_use]
pub fn counts(entries: &Entries<'_>) -> Counts {
    let next = AtomicUsize::new(0);
    let reader = |number: usize| {
        let mut reader = Reader::default();
        loop {
            let from = next.fetch_add(TOGETHER, Ordering::Relaxed);
            if from >= entries.len() {
                return reader;
            }
            for at in from..entries.len().min(from + TOGETHER) {
                reader.read(number, at, entries.get(at).into_owned());
            }
        }
    };
    let threads = 0..rayon::current_num_threads();
    let mut readers: Vec<Reader> = threads.into_par_iter().map(reader).collect();
    // Who read what differs from one build to the next. All that follows is sorted, so it cannot be seen.
    let read = readers.iter_mut().flat_map(|one| one.pages.drain(..));
    let mut pages: Vec<(String, String, Page)> = read.collect();
    pages.par_sort_unstable_by(|one, other| {
        let order = (!one.2.is_short).cmp(&!other.2.is_short);
        let order = order.then_with(|| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        order.then_with(|| one.2.entry.cmp(&other.2.entry))
    });
    let (words, numbers) = joined(&readers);
    Counts {
        words,
        pages: pages.into_iter().map(|(_, _, page)| page).collect(),
        numbers: Numbers(numbers),
    }
}

/// Joins the words of readers; gives also the new number of each word of each.
fn joined(readers: &[Reader]) -> (Vec<(String, usize)>, Vec<Vec<u32>>) {
    let mut all = Words::default();
    let mut pages = Vec::new();
    let mut numbers: Vec<Vec<u32>> = Vec::new();
    for reader in readers {
        let words = reader.words.all().zip(&reader.tallies);
        let number = |(word, tally): (&str, &Tally)| {
            let number = all.number(word);
            pages.resize(pages.len().max(number as usize + 1), 0);
            pages[number as usize] += tally.pages;
            number
        };
        numbers.push(words.map(number).collect());
    }
    let mut order: Vec<u32> = (0..).take(pages.len()).collect();
    order.par_sort_unstable_by_key(|number| all.get(*number));
    let mut places = vec![0; order.len()];
    for (place, number) in (0..).zip(&order) {
        places[*number as usize] = place;
    }
    for number in numbers.iter_mut().flatten() {
        *number = places[*number as usize];
    }
    let word = |number: &u32| (all.get(*number).to_owned(), pages[*number as usize]);
    (order.iter().map(word).collect(), numbers)
}

impl Page {
    /// Forgets the mentions.
    pub fn forget(&mut self) {
        self.packed = Box::default();
    }
}

impl Numbers {
    /// Hands over the mentions of a page, in no order that means anything.
    pub fn each_mention(&self, page: &Page, mut receive: impl FnMut(Mention)) {
        let numbers = &self.0[page.reader];
        let mut packed = Unpacked(&page.packed);
        while let Some(field) = packed.next() {
            let [passage, words] = [packed.take_one(), packed.take_one()];
            for _ in 0..words {
                receive(Mention {
                    word: numbers[packed.take_one() as usize],
                    field: u8::try_from(field).unwrap_or(BODY),
                    passage: passage.wrapping_sub(1),
                    count: packed.take_one(),
                });
            }
        }
    }
}

/// What one thread has read.
#[derive(Default)]
struct Reader {
    words: Words,
    /// What is known of each word.
    tallies: Vec<Tally>,
    /// The words of the field and passage that is read now.
    met: Vec<u32>,
    packed: Vec<u8>,
    /// The address and the title of each entry, and what is kept of it.
    pages: Vec<(String, String, Page)>,
}

#[derive(Clone, Default)]
struct Tally {
    /// How often the word stands in the field and passage that is read now.
    here: u32,
    /// On how many pages it is.
    pages: usize,
    /// The last of them, counted from one.
    last: usize,
}

impl Reader {
    fn read(&mut self, number: usize, at: usize, mut entry: Entry) {
        let (is_short, size) = (is_short(&entry), size(&entry));
        self.count(&entry.title);
        self.pack(at, TITLE, NOWHERE);
        self.count(&entry.headings);
        self.pack(at, HEADINGS, NOWHERE);
        self.count(&entry.summary);
        self.pack(at, SUMMARY, NOWHERE);
        for topic in &entry.topics {
            self.count(topic);
        }
        self.pack(at, TOPICS, NOWHERE);
        let [url, title] = [&mut entry.url, &mut entry.title].map(std::mem::take);
        let kind = entry.kind;
        let sections = opened(entry);
        let passages = passages(&sections);
        let mut heading = "";
        for (number, passage) in (0..).zip(&passages) {
            for piece in passage {
                // A section that was cut has its heading once.
                if piece.id != heading {
                    self.count(piece.title);
                    heading = piece.id;
                }
            }
            self.pack(at, HEADINGS, number);
            for piece in passage {
                self.count(piece.text);
            }
            self.pack(at, BODY, number);
        }
        let page = Page {
            entry: at,
            kind,
            is_short,
            size,
            passages: passages.len(),
            reader: number,
            packed: self.packed.as_slice().into(),
        };
        self.packed.clear();
        self.pages.push((url, title, page));
    }

    fn count(&mut self, text: &str) {
        each_word(text, |word| {
            let number = self.words.number(word);
            if number as usize == self.tallies.len() {
                self.tallies.push(Tally::default());
            }
            let here = &mut self.tallies[number as usize].here;
            if *here == 0 {
                self.met.push(number);
            }
            *here = here.saturating_add(1);
        });
    }

    /// Packs what was counted in a field and passage of an entry, and begins anew.
    fn pack(&mut self, at: usize, field: u8, passage: u32) {
        if self.met.is_empty() {
            return;
        }
        let words = u32::try_from(self.met.len()).unwrap_or(u32::MAX);
        for number in [u32::from(field), passage.wrapping_add(1), words] {
            push(&mut self.packed, number);
        }
        for word in self.met.drain(..) {
            let tally = &mut self.tallies[word as usize];
            push(&mut self.packed, word);
            push(&mut self.packed, std::mem::take(&mut tally.here));
            if tally.last != at + 1 {
                tally.last = at + 1;
                tally.pages += 1;
            }
        }
    }
}

/// Writes a number, seven bits a byte; the first bit of each tells whether more follow.
fn push(packed: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        packed.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    packed.push(number.to_le_bytes()[0]);
}

/// Numbers that were packed.
struct Unpacked<'a>(&'a [u8]);

impl Unpacked<'_> {
    /// Returns the next number of those that must be there.
    fn take_one(&mut self) -> u32 {
        self.next().unwrap_or_default()
    }
}

impl Iterator for Unpacked<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                break;
            }
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::super::entry::Section;
    use super::*;

    #[test]
    fn words_are_counted_by_field_and_passage() {
        let section = |id: &str, title: &str, text: &str| Section {
            id: id.to_owned(),
            title: title.to_owned(),
            text: text.to_owned(),
        };
        let entry = Entry {
            sections: vec![
                section("", "", "Nurses lead."),
                section(
                    "how",
                    "How nurses lead",
                    &"Nurses and nurses met. ".repeat(200),
                ),
            ],
            ..Entry::new(Kind::Page, "a.html", "Nurses")
        };
        let counts = counts(&Entries::Made(vec![entry]));
        let of = |word: &str, field: u8| -> Vec<(u32, u32)> {
            let number = counts.words.iter().position(|known| known.0 == word);
            let mut met = Vec::new();
            counts.numbers.each_mention(&counts.pages[0], |mention| {
                if Some(mention.word as usize) == number && mention.field == field {
                    met.push((mention.passage, mention.count));
                }
            });
            met
        };
        assert_eq!(of("nurses", TITLE), [(NOWHERE, 1)]);
        assert_eq!(
            of("nurses", HEADINGS).len(),
            1,
            "a heading counts once, though its section was cut"
        );
        assert_eq!(
            of("nurses", BODY)
                .iter()
                .map(|(_, count)| count)
                .sum::<u32>(),
            401
        );
        assert!(of("nurses", BODY).len() > 1);
    }

    #[test]
    fn many_entries_are_as_few() {
        let entry = |number| Entry::new(Kind::Page, "a.html", &format!("word{number} shared"));
        let counts = counts(&Entries::Made((0..200).map(entry).collect()));
        assert_eq!(counts.words.len(), 201);
        assert_eq!(counts.words[0], ("shared".to_owned(), 200));
        for page in &counts.pages {
            let mut met = 0;
            counts.numbers.each_mention(page, |_| met += 1);
            assert_eq!(met, 2);
        }
    }

    #[test]
    fn a_packed_number_is_read_as_it_was() {
        let numbers = [0, 1, 127, 128, 300, 70_000, u32::MAX];
        let mut packed = Vec::new();
        for number in numbers {
            push(&mut packed, number);
        }
        assert_eq!(Unpacked(&packed).collect::<Vec<_>>(), numbers);
    }
}

//! Entries to counts: which word stands how often in which field and passage. Never stems or weighs.

use std::collections::HashMap;

use rayon::prelude::*;

use super::entry::Entry;
use super::passages::Passage;
use super::tokens::each_word;

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

/// The words of all entries.
pub struct Counts {
    /// Each word once, in no order that means anything, yet the same for the same entries.
    pub words: Vec<String>,
    /// The mentions of each entry, by word, field and passage.
    pub mentions: Vec<Vec<Mention>>,
}

/// So many entries are read by one thread, and share a list of words until all are joined.
const TOGETHER: usize = 64;

/// Counts the words of entries and their passages.
#[must_use]
pub fn counts(entries: &[&Entry], passages: &[Vec<Passage>]) -> Counts {
    let parts: Vec<Part> = entries
        .par_chunks(TOGETHER)
        .zip(passages.par_chunks(TOGETHER))
        .map(|(entries, passages)| Part::read(entries, passages))
        .collect();
    let mut all = Words::default();
    let mut mentions = Vec::with_capacity(entries.len());
    for part in parts {
        let numbers: Vec<u32> = part
            .words
            .list
            .iter()
            .map(|word| all.number(word))
            .collect();
        for mut own in part.mentions {
            for mention in &mut own {
                mention.word = numbers[mention.word as usize];
            }
            mentions.push(own);
        }
    }
    Counts {
        words: all.list,
        mentions,
    }
}

/// Numbers words in the order they are met.
#[derive(Default)]
struct Words {
    // Only ever asked for one word, never walked: its order cannot reach the output.
    numbers: HashMap<String, u32>,
    list: Vec<String>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(known) = self.numbers.get(word) {
            return *known;
        }
        let number =
            u32::try_from(self.list.len()).expect("no site has four thousand million words");
        self.list.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

#[derive(Default)]
struct Part {
    words: Words,
    mentions: Vec<Vec<Mention>>,
}

impl Part {
    fn read(entries: &[&Entry], passages: &[Vec<Passage>]) -> Self {
        let mut part = Self::default();
        for (entry, passages) in entries.iter().zip(passages) {
            let mut met = Vec::new();
            let mut read = |text: &str, field: u8, passage: u32| {
                each_word(text, |word| {
                    met.push((part.words.number(word), field, passage));
                });
            };
            read(&entry.title, TITLE, NOWHERE);
            read(&entry.headings, HEADINGS, NOWHERE);
            read(&entry.summary, SUMMARY, NOWHERE);
            for topic in &entry.topics {
                read(topic, TOPICS, NOWHERE);
            }
            let mut heading = "";
            for (number, section) in (0..)
                .zip(passages)
                .flat_map(|(number, passage)| passage.iter().map(move |section| (number, section)))
            {
                // A section that was cut has its heading once.
                if section.id != heading {
                    read(&section.title, HEADINGS, number);
                    heading = &section.id;
                }
                read(&section.text, BODY, number);
            }
            part.mentions.push(gathered(met));
        }
        part
    }
}

fn gathered(mut met: Vec<(u32, u8, u32)>) -> Vec<Mention> {
    met.sort_unstable();
    let run = |same: &[(u32, u8, u32)]| Mention {
        word: same[0].0,
        field: same[0].1,
        passage: same[0].2,
        count: u32::try_from(same.len()).unwrap_or(u32::MAX),
    };
    met.chunk_by(|one, next| one == next).map(run).collect()
}

#[cfg(test)]
mod tests {
    use super::super::entry::{Kind, Section};
    use super::super::passages::passages;
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
        let cut = passages(&entry);
        let counts = counts(&[&entry], &[cut]);
        let of = |word: &str, field: u8| -> Vec<(u32, u32)> {
            let number = counts.words.iter().position(|known| known == word).unwrap();
            let met = counts.mentions[0]
                .iter()
                .filter(|mention| mention.word as usize == number && mention.field == field);
            met.map(|mention| (mention.passage, mention.count))
                .collect()
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
        let entries: Vec<Entry> = (0..200)
            .map(|number| Entry::new(Kind::Page, "a.html", &format!("word{number} shared")))
            .collect();
        let list: Vec<&Entry> = entries.iter().collect();
        let cut: Vec<_> = entries.iter().map(passages).collect();
        let counts = counts(&list, &cut);
        assert_eq!(counts.words.len(), 201);
        assert!(counts.mentions.iter().all(|own| own.len() == 2));
    }
}

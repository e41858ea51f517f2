//! The words that a mistyped one may have meant, in blocks that a browser loads a few of.
//!
//! One wrong letter leaves the first or the last half of a word as it was. So the words are kept twice, once read
//! forwards and once backwards, and two narrow stretches hold every word that can have been meant.

use super::code::RANKS;
use super::shards::Shards;

/// A block ends when it would be larger than this.
const LARGEST: usize = 5000;

/// A word that readers may mean, and on how many pages it is.
pub struct Word<'a> {
    /// The word, folded.
    pub word: &'a str,
    /// How many pages have it.
    pub pages: usize,
}

/// Returns the words in order, as read forwards and backwards.
#[must_use]
pub fn lexicon(words: &[Word<'_>]) -> [Shards; 2] {
    let known = words.iter().filter(|word| is_a_word(word.word));
    let forwards = known
        .clone()
        .map(|word| (word.word.to_owned(), rank(word.pages)));
    let backwards = known.map(|word| (word.word.chars().rev().collect(), rank(word.pages)));
    [cut(forwards.collect()), cut(backwards.collect())]
}

/// Numbers and codes are typed exactly or not at all; nobody means a single letter.
fn is_a_word(word: &str) -> bool {
    word.len() > 2 && !word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Returns how common a word is: on one page, on few, on many, on most.
fn rank(pages: usize) -> usize {
    let rank = pages.max(1).ilog2() / 3;
    (rank as usize + usize::from(pages > 1)).min(RANKS - 1)
}

fn cut(mut words: Vec<(String, usize)>) -> Shards {
    words.sort_unstable();
    let mut shards = Shards::new(LARGEST);
    for (word, rank) in words {
        let size = word.len() / 2 + 1;
        shards.add(word, rank, String::new(), size);
    }
    shards
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[(&str, usize)]) -> [Vec<String>; 2] {
        let words: Vec<Word> = words
            .iter()
            .map(|(word, pages)| Word {
                word,
                pages: *pages,
            })
            .collect();
        lexicon(&words).map(|shards| {
            shards
                .blocks
                .iter()
                .map(super::super::shards::Shard::names)
                .collect()
        })
    }

    #[test]
    fn words_are_kept_forwards_and_backwards() {
        assert_eq!(
            of(&[("ward", 1), ("nurse", 1)]),
            [["AnurseAward"], ["AdrawAesrun"]]
        );
    }

    #[test]
    fn numbers_and_letters_are_left_out() {
        assert_eq!(of(&[("2014", 9), ("b2b", 9), ("nh", 9)]), [[""], [""]]);
    }

    #[test]
    fn rank_grows_with_the_pages() {
        assert_eq!([1, 2, 7, 8, 63, 64, 5000].map(rank), [0, 1, 1, 2, 2, 3, 3]);
    }
}

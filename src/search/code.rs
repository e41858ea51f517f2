//! Numbers and sorted words as short printable text. Knows nothing of pages or ranking.
//!
//! `themes/default/js/search.js` reads the same. Numbers are bits, six to a character; the bits after the last number
//! are ones, which begin a number that never ends, so a reader knows where to stop.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The characters that six bits become: none of them is special in a script, a string or an address.
const SIX_BITS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// The characters that open a front-coded word: what no folded word holds, nor a quoted string or a tag.
const OPENERS: &[u8; 52] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+,-./:;=>?@[]^_`{}";

/// Longer shared beginnings are written out.
const MOST_SHARED: usize = 12;

/// How many ranks a front-coded word can have.
pub const RANKS: usize = 4;

/// Returns a number below 64 as one character.
#[must_use]
pub fn digit(number: usize) -> char {
    char::from(SIX_BITS[number])
}

/// Bits on their way to text.
#[derive(Default)]
pub struct Bits {
    text: String,
    held: usize,
    count: usize,
}

impl Bits {
    /// Appends the lowest `width` bits of a value, the highest of them first.
    pub fn push(&mut self, value: usize, width: usize) {
        let mut rest = width;
        while rest > 0 {
            let taken = rest.min(6 - self.count);
            rest -= taken;
            self.held = (self.held << taken) | ((value >> rest) % (1 << taken));
            self.count += taken;
            if self.count == 6 {
                self.text.push(digit(self.held));
                (self.held, self.count) = (0, 0);
            }
        }
    }

    /// Appends a number in Rice's code: how many times `2^k` fits as ones and a nought, then the rest.
    pub fn push_rice(&mut self, value: usize, k: usize) {
        let mut ones = value >> k;
        while ones > 0 {
            let width = ones.min(16);
            self.push((1 << width) - 1, width);
            ones -= width;
        }
        self.push(0, 1);
        self.push(value, k);
    }

    /// Returns the text, the last character filled up with ones.
    #[must_use]
    pub fn finish(mut self) -> String {
        while self.count > 0 {
            self.push(1, 1);
        }
        self.text
    }
}

/// Returns the parameter of Rice's code that writes some numbers shortest.
#[must_use]
pub fn rice_parameter(numbers: &(impl Iterator<Item = usize> + Clone)) -> usize {
    let cost = |k: usize| {
        numbers
            .clone()
            .map(|number| (number >> k) + 1 + k)
            .sum::<usize>()
    };
    let count = numbers.clone().count().max(1);
    let mean = numbers.clone().sum::<usize>() / count;
    let guess = mean.checked_ilog2().unwrap_or(0) as usize;
    (guess.saturating_sub(1)..=guess + 1)
        .min_by_key(|k| cost(*k))
        .unwrap_or(guess)
}

/// A prefix code: symbols that are met often are short.
pub struct Prefixes {
    /// The bits of each symbol, and how many.
    codes: Vec<(usize, usize)>,
}

impl Prefixes {
    /// Makes the code for how often each symbol is met (Huffman's, in canonical form: a reader only needs the lengths).
    #[must_use]
    pub fn new(counts: &[usize]) -> Self {
        let lengths = lengths(counts);
        let mut codes = vec![(0, 0); counts.len()];
        let mut next = 0;
        let longest = lengths.iter().copied().max().unwrap_or(0);
        for length in 1..=longest {
            for (symbol, _) in lengths
                .iter()
                .enumerate()
                .filter(|(_, own)| **own == length)
            {
                codes[symbol] = (next, length);
                next += 1;
            }
            next *= 2;
        }
        Self { codes }
    }

    /// Returns the length of each symbol, a digit each; nought for one that is never met.
    #[must_use]
    pub fn lengths(&self) -> String {
        self.codes
            .iter()
            .map(|(_, length)| digit(*length))
            .collect()
    }

    /// Appends a symbol.
    pub fn push(&self, symbol: usize, bits: &mut Bits) {
        let (code, length) = self.codes[symbol];
        bits.push(code, length);
    }
}

fn lengths(counts: &[usize]) -> Vec<usize> {
    let mut lengths = vec![0; counts.len()];
    let mut heap: BinaryHeap<_> = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(symbol, count)| Reverse((*count, vec![symbol])))
        .collect();
    if let (1, Some(Reverse((_, only)))) = (heap.len(), heap.peek()) {
        lengths[only[0]] = 1;
    }
    while let (Some(Reverse((one, mut symbols))), Some(Reverse((other, others)))) =
        (heap.pop(), heap.pop())
    {
        symbols.extend(others);
        for symbol in &symbols {
            lengths[*symbol] += 1;
        }
        heap.push(Reverse((one + other, symbols)));
        if heap.len() == 1 {
            break;
        }
    }
    lengths
}

/// Returns sorted words, each as one character and what differs from the word before: the character says how many
/// letters are those of the word before, and the rank.
#[must_use]
pub fn front_coded<'a>(words: impl IntoIterator<Item = (&'a str, usize)>) -> String {
    let mut text = String::new();
    let mut before = "";
    for (word, rank) in words {
        let shared = shared_start(before, word);
        text.push(char::from(OPENERS[shared * RANKS + rank]));
        text.push_str(&word[shared..]);
        before = word;
    }
    text
}

/// Returns how many plain characters two words share at the start, as far as one character can say. Others are counted
/// one way by Rust and another by the browser.
fn shared_start(before: &str, word: &str) -> usize {
    let same = |(one, other): &(u8, u8)| one == other && one.is_ascii();
    before
        .bytes()
        .zip(word.bytes())
        .take(MOST_SHARED)
        .take_while(same)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn six_bits_are_a_character_and_the_end_is_ones() {
        let mut bits = Bits::default();
        bits.push(0b00_0001, 6);
        bits.push(0b10, 2);
        assert_eq!(bits.finish(), format!("1{}", digit(0b10_1111)));
    }

    #[test]
    fn rice_codes_small_numbers_short() {
        let code = |value, k| {
            let mut bits = Bits::default();
            bits.push_rice(value, k);
            (bits.text.len() * 6 + bits.count, bits.finish())
        };
        assert_eq!(code(0, 0), (1, digit(0b01_1111).to_string()));
        assert_eq!(code(5, 1), (4, digit(0b11_0111).to_string()));
        assert_eq!(code(9, 0).0, 10);
        assert_eq!(code(9, 3).0, 5);
    }

    #[test]
    fn the_parameter_follows_the_numbers() {
        assert_eq!(rice_parameter(&[0, 0, 1].into_iter()), 0);
        assert_eq!(rice_parameter(&[900, 1000, 1100].into_iter()), 9);
        assert_eq!(rice_parameter(&std::iter::empty()), 0);
    }

    #[test]
    fn frequent_symbols_are_short_and_no_code_begins_another() {
        let code = Prefixes::new(&[50, 0, 20, 20, 10]);
        assert_eq!(code.lengths(), "10323");
        let met: Vec<_> = code
            .codes
            .iter()
            .filter(|(_, length)| *length > 0)
            .collect();
        for (one, length) in &met {
            let begins = |(other, longer): &&&(usize, usize)| {
                longer > length && other >> (longer - length) == *one
            };
            assert!(!met.iter().any(|other| begins(&other)));
        }
        assert_eq!(Prefixes::new(&[0, 7]).lengths(), "01");
        assert_eq!(Prefixes::new(&[0, 0]).lengths(), "00");
    }

    #[test]
    fn words_share_their_beginnings() {
        assert_eq!(
            front_coded([("abl", 0), ("about", 1), ("b", 0)]),
            "Aabl:out".replace(':', "J") + "Ab"
        );
        assert_eq!(
            front_coded([("\u{3b1}\u{3b2}", 0), ("\u{3b1}\u{3b3}", 0)]),
            "A\u{3b1}\u{3b2}A\u{3b1}\u{3b3}"
        );
        assert_eq!(shared_start(&"a".repeat(60), &"a".repeat(60)), MOST_SHARED);
    }

    #[test]
    fn openers_are_in_no_word_string_or_tag() {
        assert!(OPENERS.iter().all(|opener| {
            opener.is_ascii_graphic()
                && !opener.is_ascii_lowercase()
                && !opener.is_ascii_digit()
                && !b"\"'<\\|~".contains(opener)
        }));
    }
}

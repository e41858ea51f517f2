//! Words to numbers, in the order they are met. Looked up for every word of a site, so it is a plain table of its own: all
//! words in one text, and no allocation for a word that is known.

/// A number for each word.
#[derive(Default)]
pub struct Words {
    text: String,
    /// Where each word ends in the text.
    ends: Vec<usize>,
    /// At the place that a word's hash gives, or the next that was free: part of the hash, and the number after the word's.
    slots: Vec<(u32, u32)>,
}

impl Words {
    /// Returns the number of a word; a new one gets the next.
    pub fn number(&mut self, word: &str) -> u32 {
        if self.ends.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash(word);
        let mut at = self.place(hash);
        loop {
            let (known, after) = self.slots[at];
            if after == 0 {
                break;
            }
            if known == upper(hash) && self.get(after - 1) == word {
                return after - 1;
            }
            at = (at + 1) % self.slots.len();
        }
        self.text.push_str(word);
        self.ends.push(self.text.len());
        let after =
            u32::try_from(self.ends.len()).expect("no site has four thousand million words");
        self.slots[at] = (upper(hash), after);
        after - 1
    }

    /// Returns a word by its number.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[number]]
    }

    /// Returns all words by their numbers.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        (0..).take(self.ends.len()).map(|number| self.get(number))
    }

    fn grow(&mut self) {
        let room = (self.slots.len() * 2).max(1024);
        self.slots.clear();
        self.slots.resize(room, (0, 0));
        for after in (1..).take(self.ends.len()) {
            let hash = hash(self.get(after - 1));
            let mut at = self.place(hash);
            while self.slots[at].1 > 0 {
                at = (at + 1) % room;
            }
            self.slots[at] = (upper(hash), after);
        }
    }

    /// The number of slots is a power of two.
    fn place(&self, hash: u64) -> usize {
        upper(hash) as usize & (self.slots.len() - 1)
    }
}

/// Returns the better mixed half of a hash.
fn upper(hash: u64) -> u32 {
    let [a, b, c, d, ..] = hash.to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// Mixes eight letters at a time. Nobody gains by words that collide: who writes the site waits for it.
fn hash(word: &str) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let (eights, rest) = word.as_bytes().as_chunks::<8>();
    let mut hash = word.len() as u64;
    for eight in eights {
        hash = (hash ^ u64::from_le_bytes(*eight)).wrapping_mul(MIX);
        hash ^= hash >> 29;
    }
    let last = rest
        .iter()
        .fold(0, |last, byte| last << 8 | u64::from(*byte));
    hash = (hash ^ last).wrapping_mul(MIX);
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_however_many_follow() {
        let mut words = Words::default();
        let word = |number: u32| format!("{}word{number}", "long ".repeat(number as usize % 4));
        for number in 0..5000 {
            assert_eq!(words.number(&word(number)), number);
        }
        for number in 0..5000 {
            assert_eq!(words.number(&word(number)), number);
            assert_eq!(words.get(number), word(number));
        }
        assert_eq!(words.all().count(), 5000);
    }
}

//! Changes to a seed, the same ones every time: for the suite, where no fuzzer runs.

/// Numbers that look like chance: a linear congruential generator, of which the high bits are used.
pub struct Dice(u64);

impl Dice {
    /// Begins a row of numbers; the same seed gives the same row.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns a number below `sides`, or 0 where there are none.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

/// Changes bytes a few times: a piece cut out, doubled many times, put elsewhere, taken from another seed or from a dictionary.
pub fn changed(seed: &[u8], other: &[u8], words: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let end = at + dice.roll((bytes.len() - at).min(40) + 1);
        let piece = bytes[at..end].to_vec();
        match dice.roll(7) {
            0 => _ = bytes.drain(at..end),
            1 => put(&mut bytes, at, &piece.repeat(1 + dice.roll(60))),
            2 => {
                let to = dice.roll(bytes.len() + 1);
                put(&mut bytes, to, &piece);
            }
            3 => {
                let from = dice.roll(other.len() + 1);
                let to = from + dice.roll((other.len() - from).min(200) + 1);
                put(&mut bytes, at, &other[from..to]);
            }
            4 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            _ => {
                let word = words
                    .get(dice.roll(words.len()))
                    .cloned()
                    .unwrap_or_default();
                bytes.splice(at..end, word);
            }
        }
    }
    bytes
}

fn put(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}

/// Reads a dictionary as libFuzzer does: a word a line between quotation marks, bytes as `\x0a`.
///
/// # Panics
/// On a line that is none.
pub fn words(dictionary: &str) -> Vec<Vec<u8>> {
    let lines = dictionary.lines().filter(|line| line.starts_with('"'));
    let word = |line: &str| {
        let mut bytes = Vec::new();
        let mut rest = line.trim_matches('"');
        while let Some((before, after)) = rest.split_once("\\x") {
            bytes.extend(before.bytes());
            let (code, after) = after.split_at(2);
            bytes.push(u8::from_str_radix(code, 16).expect("two digits"));
            rest = after;
        }
        bytes.extend(rest.bytes());
        bytes
    };
    lines.map(word).collect()
}

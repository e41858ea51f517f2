//! Weights to a few levels, which take few bits: tenths, the same for every site, so that an edit of one page does not
//! move the weights of another.

use super::postings::Strength;

/// The weights that the symbols of postings stand for, in tenths: of lent stems, of those in a text, in a title. The
/// browser knows the same lists.
const LENT: [u8; 2] = [2, 4];
const TEXT: [u8; 8] = [1, 2, 3, 4, 5, 6, 7, 8];
const TITLE: [u8; 6] = [4, 5, 6, 7, 8, 9];

/// How many symbols there are.
pub const SYMBOLS: usize = LENT.len() + TEXT.len() + TITLE.len();

/// Returns the symbol that stands for the weight of a stem on a page.
#[must_use]
pub fn symbol(weight: f64, strength: Strength) -> usize {
    let (first, levels): (usize, &[u8]) = match strength {
        Strength::Lent => (0, &LENT),
        Strength::Text => (LENT.len(), &TEXT),
        Strength::Title => (LENT.len() + TEXT.len(), &TITLE),
    };
    let away = |level: &u8| (weight * 10.0 - f64::from(*level)).abs();
    let nearest = levels
        .iter()
        .enumerate()
        .min_by(|one, other| away(one.1).total_cmp(&away(other.1)));
    first + nearest.map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(weight: f64, strength: Strength, expected: usize) {
        assert_eq!(symbol(weight, strength), expected, "{weight} {strength:?}");
    }

    #[test]
    fn the_nearest_level_stands_for_a_weight() {
        check(0.0, Strength::Text, 2);
        check(0.34, Strength::Text, 4);
        check(0.36, Strength::Text, 5);
        check(0.99, Strength::Text, 9);
    }

    #[test]
    fn symbols_tell_lent_text_and_title_apart() {
        check(0.1, Strength::Lent, 0);
        check(0.5, Strength::Lent, 1);
        check(0.5, Strength::Text, 6);
        check(0.5, Strength::Title, 11);
        check(1.0, Strength::Title, SYMBOLS - 1);
    }
}

//! Weights to a few levels each, which take few bits. The same levels serve all stems of a site.

use super::postings::{Posting, Strength};

/// How many levels a stem of the page can have.
const OWN: usize = 12;
/// How many a lent one can have.
const LENT: usize = 2;

/// The levels of a site.
pub struct Levels {
    own: Steps,
    lent: Steps,
}

/// Levels in equal steps of the square root: the weak ones, which are the most, are told apart best.
struct Steps {
    from: f64,
    step: f64,
    count: usize,
}

impl Levels {
    /// Returns the levels that fit some postings.
    #[must_use]
    pub fn of<'a>(postings: impl Iterator<Item = &'a Posting>) -> Self {
        let (mut own, mut lent) = (Vec::new(), Vec::new());
        for posting in postings {
            match posting.strength {
                Strength::Lent => lent.push(posting.weight),
                Strength::Text | Strength::Title => own.push(posting.weight),
            }
        }
        Self {
            own: Steps::of(own, 1.0, OWN),
            lent: Steps::of(lent, 0.98, LENT),
        }
    }

    /// Returns the symbol of a posting: the lent levels first, then each level of a text and of a title.
    #[must_use]
    pub fn symbol(&self, posting: &Posting) -> usize {
        match posting.strength {
            Strength::Lent => self.lent.level(posting.weight),
            Strength::Text => LENT + 2 * self.own.level(posting.weight),
            Strength::Title => LENT + 2 * self.own.level(posting.weight) + 1,
        }
    }

    /// Returns the weight that each symbol stands for, in thousandths, those of a title negative.
    #[must_use]
    pub fn weights(&self) -> Vec<i32> {
        let lent = (0..LENT).map(|level| self.lent.thousandths(level));
        let own = (0..OWN).map(|level| self.own.thousandths(level));
        lent.chain(own.flat_map(|weight| [weight, -weight]))
            .collect()
    }
}

impl Steps {
    fn of(mut weights: Vec<f64>, top: f64, count: usize) -> Self {
        weights.sort_unstable_by(f64::total_cmp);
        let at = |part: f64| {
            weights
                .get(place(weights.len(), part))
                .copied()
                .unwrap_or_default()
                .sqrt()
        };
        let (from, to) = (coarse(at(0.01)), coarse(at(top)));
        Self {
            from,
            step: (to - from) / number(count),
            count,
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the count of levels"
    )]
    fn level(&self, weight: f64) -> usize {
        let steps = (weight.sqrt() - self.from) / self.step;
        if steps > 0.0 {
            (steps as usize).min(self.count - 1)
        } else {
            0
        }
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "weights are between 0 and 2"
    )]
    fn thousandths(&self, level: usize) -> i32 {
        let middle = self.from + (number(level) + 0.5) * self.step;
        (middle * middle * 1000.0).round().max(1.0) as i32
    }
}

/// Rounds to a hundredth, so that an edit of one page seldom moves the levels of all others.
fn coarse(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of a length"
)]
fn place(length: usize, part: f64) -> usize {
    (number(length.saturating_sub(1)) * part) as usize
}

#[expect(clippy::cast_precision_loss, reason = "no site has 2^52 postings")]
fn number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posting(weight: f64, strength: Strength) -> Posting {
        Posting {
            page: 0,
            passage: 0,
            weight,
            strength,
        }
    }

    fn spread() -> Vec<Posting> {
        let weights = (1..=1000).map(|number| f64::from(number) / 1000.0);
        let own = weights
            .clone()
            .map(|weight| posting(weight, Strength::Text));
        own.chain(weights.map(|weight| posting(weight / 10.0, Strength::Lent)))
            .collect()
    }

    #[test]
    fn a_level_stands_for_about_its_weights() {
        let postings = spread();
        let levels = Levels::of(postings.iter());
        let weights = levels.weights();
        for own in &postings {
            let stands_for = f64::from(weights[levels.symbol(own)]) / 1000.0;
            assert!(
                (stands_for - own.weight).abs() < 0.1,
                "{own:?} is {stands_for}"
            );
        }
    }

    #[test]
    fn symbols_tell_lent_text_and_title_apart() {
        let postings = spread();
        let levels = Levels::of(postings.iter());
        let weights = levels.weights();
        let of = |strength| levels.symbol(&posting(0.5, strength));
        assert!(of(Strength::Lent) < LENT);
        assert_eq!(of(Strength::Title), of(Strength::Text) + 1);
        assert_eq!(weights[of(Strength::Title)], -weights[of(Strength::Text)]);
        assert_eq!(weights.len(), LENT + 2 * OWN);
    }

    #[test]
    fn one_posting_or_none_has_levels() {
        let only = [posting(0.5, Strength::Title)];
        let levels = Levels::of(only.iter());
        assert_eq!(
            levels.weights()[levels.symbol(&only[0])],
            -504,
            "seven tenths, squared in hundredths"
        );
        assert_eq!(Levels::of([].iter()).weights().len(), LENT + 2 * OWN);
    }
}

//! Colours: how far one stands off another, and the nearest shade or tint that can be read.
//!
//! Mixing is done in whole numbers, a channel at a time, so that every computer gets the same colour. Contrast is that
//! of WCAG 2.2 (relative luminance); it only ever decides between two whole numbers.

use std::fmt;

/// A colour of a screen: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// The contrast that text needs (WCAG 2.2, 1.4.3).
pub const TEXT: f64 = 4.5;
/// The contrast that edges of controls and parts of pictures need (1.4.11).
pub const PART: f64 = 3.0;
/// The contrast of text for people who ask for more (1.4.6).
pub const MORE: f64 = 7.0;

impl Colour {
    /// No light at all.
    pub const BLACK: Self = Self([0; 3]);
    /// All light.
    pub const WHITE: Self = Self([255; 3]);

    /// Reads `#005eb8`, or `#05b` for short.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| {
            let pair = match digits.len() {
                3 => digits[at..=at].repeat(2),
                6 => digits[2 * at..2 * at + 2].to_owned(),
                _ => return None,
            };
            u8::from_str_radix(&pair, 16).ok()
        };
        Some(Self([channel(0)?, channel(1)?, channel(2)?]))
    }

    /// Returns how far two colours stand apart: 1 for the same, 21 for black and white.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Mixes in so many hundredths of another colour.
    #[must_use]
    pub fn mixed(self, hundredths: u32, other: Self) -> Self {
        let mut channels = self.0;
        for (channel, other) in channels.iter_mut().zip(other.0) {
            let sum = u32::from(*channel) * (100 - hundredths) + u32::from(other) * hundredths;
            *channel = u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX);
        }
        Self(channels)
    }

    /// Returns this colour, mixed with as little of another as it takes to be fit; the other where nothing is.
    #[must_use]
    pub fn until(self, other: Self, is_fit: impl Fn(Self) -> bool) -> Self {
        let mut tries = (0..=100).map(|hundredths| self.mixed(hundredths, other));
        tries.find(|&colour| is_fit(colour)).unwrap_or(other)
    }

    /// Returns the pale and clear colour of the same kind that a dark ground asks for: white alone would make it grey.
    #[must_use]
    pub fn tint(self) -> Self {
        let most = u32::from(self.0.into_iter().max().unwrap_or_default());
        if most == 0 {
            return Self::WHITE;
        }
        let full = self.0.map(|channel| u32::from(channel) * 255 / most);
        Self(full.map(|channel| u8::try_from(channel).unwrap_or(u8::MAX))).mixed(50, Self::WHITE)
    }

    /// Returns white, where it can be read on this colour, and black where it cannot: one of them always can.
    #[must_use]
    pub fn text(self) -> Self {
        if self.contrast(Self::WHITE) >= TEXT {
            Self::WHITE
        } else {
            Self::BLACK
        }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        // From the examples of WCAG and of the contrast checkers that people use.
        for (one, two, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#ffffff", "#fff", 1.0),
            ("#777777", "#ffffff", 4.48),
            ("#767676", "#ffffff", 4.54),
            ("#005eb8", "#ffffff", 6.38),
            ("#ff0000", "#ffffff", 4.0),
            ("#ffd100", "#000000", 14.37),
        ] {
            let found = colour(one).contrast(colour(two));
            assert!((found - expected).abs() < 0.01, "{one} on {two}: {found}");
        }
    }

    #[test]
    fn only_colours_are_read_as_colours() {
        assert_eq!(colour("#05b"), colour("#0055BB"));
        assert_eq!(colour("#005EB8").to_string(), "#005eb8");
        for text in [
            "005eb8",
            "#005eb",
            "#005eb8ff",
            "blue",
            "#00é1",
            "#",
            "#+12345",
        ] {
            assert_eq!(Colour::parse(text), None, "{text}");
        }
    }

    #[test]
    fn mixing_goes_from_one_colour_to_the_other() {
        let (one, two) = (colour("#005eb8"), Colour::WHITE);
        assert_eq!(one.mixed(0, two), one);
        assert_eq!(one.mixed(50, two), colour("#80afdc"));
        assert_eq!(one.mixed(100, two), two);
    }

    #[test]
    fn a_colour_is_changed_no_more_than_it_must_be() {
        let fit = |found: Colour| found.contrast(Colour::WHITE) >= TEXT;
        let navy = colour("#003087");
        assert_eq!(navy.until(Colour::BLACK, fit), navy);
        let yellow = colour("#ffd100").until(Colour::BLACK, fit);
        assert!((TEXT..TEXT + 0.3).contains(&yellow.contrast(Colour::WHITE)));
        assert_eq!(yellow.until(Colour::WHITE, |_| false), Colour::WHITE);
    }

    #[test]
    fn a_tint_is_bright_and_still_of_its_kind() {
        assert_eq!(colour("#7c2855").tint(), colour("#ffa9d7"));
        assert_eq!(Colour::BLACK.tint(), Colour::WHITE);
    }

    #[test]
    fn black_or_white_can_be_read_on_every_grey() {
        for grey in 0..=255 {
            let ground = Colour([grey; 3]);
            assert!(ground.contrast(ground.text()) >= TEXT, "{ground}");
        }
    }
}

//! The tokens of a style sheet: what each has for its value in each look of a screen.
//!
//! Reads only what `css/tokens.css` holds: `:root` blocks, alone or below one `@media`. What it does not know it
//! passes over; a browser is the judge of a style sheet, not this.

use std::collections::BTreeMap;

use super::colour::Colour;

/// The looks a screen can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// Light, as most screens are.
    Light,
    /// Dark.
    Dark,
    /// Light, for people who ask for more contrast.
    LightMore,
    /// Dark, for people who ask for more contrast.
    DarkMore,
}

/// All looks.
pub const LOOKS: [Look; 4] = [Look::Light, Look::Dark, Look::LightMore, Look::DarkMore];

impl Look {
    fn is_dark(self) -> bool {
        matches!(self, Self::Dark | Self::DarkMore)
    }

    fn is_more(self) -> bool {
        matches!(self, Self::LightMore | Self::DarkMore)
    }

    /// Returns the media in which this look, and no other, is told from the one before it.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            Self::Light => "screen and (forced-colors: none)",
            Self::Dark => "screen and (forced-colors: none) and (prefers-color-scheme: dark)",
            Self::LightMore => "screen and (forced-colors: none) and (prefers-contrast: more)",
            Self::DarkMore => {
                "screen and (forced-colors: none) and (prefers-contrast: more) and (prefers-color-scheme: dark)"
            }
        }
    }

    /// Tells whether a block below such a condition holds in this look.
    fn has(self, media: &str) -> bool {
        let features = media
            .split(" and ")
            .map(|part| part.trim().trim_matches(['(', ')']).replace(": ", ":"));
        let mut features = features.filter(|feature| !feature.is_empty());
        features.all(|feature| match feature.as_str() {
            "screen" | "forced-colors:none" => true,
            "prefers-color-scheme:dark" => self.is_dark(),
            "prefers-color-scheme:light" => !self.is_dark(),
            "prefers-contrast:more" => self.is_more(),
            _ => false,
        })
    }
}

/// The tokens of one look, by their names without `--cb-`.
pub type Tokens = BTreeMap<String, String>;

/// Reads the tokens that hold in a look; what stands later wins.
#[must_use]
pub fn read(css: &str, look: Look) -> Tokens {
    let mut tokens = Tokens::new();
    let (mut media, mut rest) = (String::new(), without_comments(css));
    while let Some(at) = rest.find(['{', '}']) {
        let (head, brace) = (rest[..at].trim().to_owned(), &rest[at..=at]);
        let after = rest[at + 1..].to_owned();
        if brace == "}" {
            media.clear();
            rest = after;
        } else if let Some(condition) = head.strip_prefix("@media") {
            condition.trim().clone_into(&mut media);
            rest = after;
        } else {
            let end = after.find('}').unwrap_or(after.len());
            if head == ":root" && look.has(&media) {
                tokens.extend(declarations(&after[..end]));
            }
            after
                .get(end + 1..)
                .unwrap_or_default()
                .clone_into(&mut rest);
        }
    }
    tokens
}

/// Reads one colour; a token that names another leads to that one.
#[must_use]
pub fn colour(tokens: &Tokens, name: &str) -> Option<Colour> {
    let value = tokens.get(name)?;
    let other = value.strip_prefix("var(--cb-");
    match other.and_then(|rest| rest.strip_suffix(')')) {
        Some(other) if other != name => colour(tokens, other),
        _ => Colour::parse(value),
    }
}

fn declarations(block: &str) -> impl Iterator<Item = (String, String)> {
    block.split(';').filter_map(|line| {
        let (name, value) = line.trim().strip_prefix("--cb-")?.split_once(':')?;
        Some((name.trim().to_owned(), value.trim().to_owned()))
    })
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut text, part| {
        text.push_str(part.split_once("*/").map_or("", |(_, after)| after));
        text
    })
}

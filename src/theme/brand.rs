//! The colours and fonts of whoever runs the site, as tokens of the style sheet.
//!
//! One colour is given; the family that the theme needs of it is worked out for each look, so that everything can be
//! read, against the grounds that the theme itself has in its `css/tokens.css`.

use std::fmt::Write as _;

use super::colour::{Colour, MORE, PART, TEXT};
use super::tokens::{self, LOOKS, Look, Tokens};

/// What a brand gives to the look; fonts by their addresses as seen from the style sheet.
#[derive(Debug, Clone, Default)]
pub struct Brand {
    /// Whether it shows in the header: by a name or a logo.
    pub in_header: bool,
    /// Its one colour.
    pub colour: Option<Colour>,
    /// The font of texts, and of headings where they have none of their own.
    pub font: Option<String>,
    /// The bold cut of that font; the same file where one holds all weights.
    pub font_bold: Option<String>,
    /// The font of headings.
    pub font_heading: Option<String>,
}

impl Brand {
    /// Writes what goes after the theme's own style; nothing where there is no brand.
    #[must_use]
    pub fn style(&self, tokens_css: &str) -> String {
        let mut css = self.fonts(&tokens::read(tokens_css, Look::Light));
        if let Some(colour) = self.colour {
            for look in LOOKS {
                let family = family(colour, look, &tokens::read(tokens_css, look));
                block(&mut css, look.media(), &family);
                if look == Look::Light {
                    // Paper has the bars in the brand's colour; everything else on it is black on white.
                    let bars = family
                        .into_iter()
                        .filter(|(name, _)| name.starts_with("level"));
                    block(&mut css, "print", &bars.collect::<Vec<_>>());
                }
            }
        }
        css
    }

    fn fonts(&self, tokens: &Tokens) -> String {
        let mut css = String::new();
        let mut names = Vec::new();
        if let Some(font) = &self.font {
            match &self.font_bold {
                Some(bold) if bold == font => face(&mut css, "cb-text", font, "100 900"),
                Some(bold) => {
                    face(&mut css, "cb-text", font, "400");
                    face(&mut css, "cb-text", bold, "600 900");
                }
                None => face(&mut css, "cb-text", font, "400"),
            }
            names.push(("font", "cb-text"));
        }
        if let Some(heading) = &self.font_heading {
            face(&mut css, "cb-heading", heading, "400 600");
            names.push(("font-heading", "cb-heading"));
        } else if self.font.is_some() {
            names.push(("font-heading", "cb-text"));
        }
        if !names.is_empty() {
            css.push_str(":root{");
            for (token, name) in names {
                // Where the file does not come, the theme's own fonts stand in.
                let rest = tokens.get(token).map_or("sans-serif", String::as_str);
                _ = write!(css, "--cb-{token}:{name},{rest};");
            }
            css.push_str("}\n");
        }
        css
    }
}

fn face(css: &mut String, name: &str, address: &str, weight: &str) {
    _ = writeln!(
        css,
        "@font-face{{font-family:{name};src:url(\"{address}\") format(\"woff2\");font-weight:{weight};font-display:swap}}"
    );
}

fn block(css: &mut String, media: &str, tokens: &[(String, Colour)]) {
    _ = write!(css, "@media {media}{{:root{{");
    for (name, colour) in tokens {
        _ = write!(css, "--cb-colour-{name}:{colour};");
    }
    css.push_str("}}\n");
}

/// Works out the tokens of one look from one colour.
fn family(colour: Colour, look: Look, tokens: &Tokens) -> Vec<(String, Colour)> {
    let is_dark = matches!(look, Look::Dark | Look::DarkMore);
    let need = match look {
        Look::Light | Look::Dark => TEXT,
        Look::LightMore | Look::DarkMore => MORE,
    };
    let (ink, light) = if is_dark {
        (Colour::WHITE, Colour::BLACK)
    } else {
        (Colour::BLACK, Colour::WHITE)
    };
    let ground = |name: &str| tokens::colour(tokens, name).unwrap_or(light);
    let (background, surface) = (ground("colour-background"), ground("colour-surface"));
    let soft = |accent: Colour| background.mixed(12, accent);
    let is_fit = |accent: Colour| {
        let mut grounds = [background, surface, soft(accent), light].into_iter();
        grounds.all(|under| accent.contrast(under) >= need)
    };
    let accent = if is_dark {
        let tint = colour.until(colour.tint(), is_fit);
        tint.until(ink, is_fit)
    } else {
        colour.until(ink, is_fit)
    };
    let (band, band_text) = if look == Look::Light {
        (colour, colour.text())
    } else {
        // A bright ground would dazzle in the dark, and 7:1 is wanted where more contrast is.
        let band = colour.until(Colour::BLACK, |band| band.contrast(Colour::WHITE) >= MORE);
        (band, Colour::WHITE)
    };
    // The faintest bar is as far from the ground as a bar must be; the strongest lies beyond the accent.
    let faint = background.until(accent, |bar| bar.contrast(background) >= PART);
    let strong = accent.mixed(30, ink);
    let mut family = vec![
        ("brand", colour),
        ("accent", accent),
        ("accent-hover", accent.mixed(35, ink)),
        ("accent-text", light),
        ("accent-soft", soft(accent)),
        ("band", band),
        ("band-text", band_text),
    ]
    .into_iter()
    .map(|(name, colour)| (name.to_owned(), colour))
    .collect::<Vec<_>>();
    let levels = (0..=4).map(|level| (format!("level-{level}"), faint.mixed(level * 25, strong)));
    family.extend(levels);
    family
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKENS: &str = include_str!("../../themes/default/css/tokens.css");

    /// What stands on what: text, ground.
    const TEXTS: [(&str, &str); 20] = [
        ("text", "background"),
        ("text", "surface"),
        ("text", "accent-soft"),
        ("text", "mark"),
        ("text", "warning-soft"),
        ("text", "error-soft"),
        ("text", "good-soft"),
        ("muted", "background"),
        ("muted", "surface"),
        ("accent", "background"),
        ("accent", "surface"),
        ("accent", "accent-soft"),
        ("accent-hover", "background"),
        ("accent-text", "accent"),
        ("accent-text", "accent-hover"),
        ("band-text", "band"),
        ("visited", "background"),
        ("focus-text", "focus"),
        ("warning", "warning-soft"),
        ("error", "background"),
    ];
    /// Edges of controls and parts of pictures, on the ground of the page.
    const PARTS: [&str; 8] = [
        "edge", "accent", "warning", "level-0", "level-1", "level-2", "level-3", "level-4",
    ];

    /// Holds that everything can be read in every look.
    fn assert_readable(css: &str, whose: &str) {
        for look in LOOKS {
            let tokens = tokens::read(css, look);
            let colour = |name: &str| {
                let found = tokens::colour(&tokens, &format!("colour-{name}"));
                found.unwrap_or_else(|| panic!("{whose}: no colour `{name}` in {look:?}"))
            };
            let is_more = matches!(look, Look::LightMore | Look::DarkMore);
            let need = if is_more { MORE } else { TEXT };
            for (text, ground) in TEXTS {
                let found = colour(text).contrast(colour(ground));
                assert!(
                    found >= need,
                    "{whose}, {look:?}: {text} on {ground} has {found:.2}"
                );
            }
            for part in PARTS {
                let found = colour(part).contrast(colour("background"));
                assert!(found >= PART, "{whose}, {look:?}: {part} has {found:.2}");
            }
        }
    }

    #[test]
    fn the_built_in_colours_can_be_read_in_every_look() {
        assert_readable(TOKENS, "the theme");
    }

    #[test]
    fn whatever_the_colour_everything_can_be_read() {
        // Every corner and many between, with the NHS blues, greens and pinks among them.
        let given = [
            "005eb8", "ffd100", "ffffff", "000000", "78be20", "ae2573", "00a499", "330072",
            "ed8b00",
        ];
        let given = given.map(|colour| format!("#{colour}")).into_iter();
        let steps = ["00", "55", "aa", "ff"];
        let grid =
            (0..64).map(|at| format!("#{}{}{}", steps[at / 16], steps[at / 4 % 4], steps[at % 4]));
        for colour in given.chain(grid) {
            let brand = Brand {
                colour: Colour::parse(&colour),
                ..Brand::default()
            };
            assert_readable(&(TOKENS.to_owned() + &brand.style(TOKENS)), &colour);
        }
    }

    #[test]
    fn a_colour_that_can_be_read_is_taken_as_it_is() {
        let style = |colour: &str| {
            let colour = Colour::parse(colour);
            let brand = Brand {
                colour,
                ..Brand::default()
            };
            tokens::read(&brand.style(TOKENS), Look::Light)
        };
        let blue = style("#005eb8");
        assert_eq!(
            (blue["colour-accent"].as_str(), blue["colour-band"].as_str()),
            ("#005eb8", "#005eb8")
        );
        let yellow = style("#ffd100");
        assert_eq!(
            (
                yellow["colour-band"].as_str(),
                yellow["colour-band-text"].as_str()
            ),
            ("#ffd100", "#000000")
        );
        assert_ne!(yellow["colour-accent"], "#ffd100");
    }

    #[test]
    fn fonts_stand_before_those_of_the_theme() {
        let brand = Brand {
            font: Some("../fonts/a.woff2".to_owned()),
            ..Brand::default()
        };
        let css = brand
            .style("/* { */ :root { --cb-font: Arial, sans-serif; --cb-font-heading: serif; }");
        assert_eq!(
            css,
            "@font-face{font-family:cb-text;src:url(\"../fonts/a.woff2\") format(\"woff2\");font-weight:400;font-display:swap}\n\
             :root{--cb-font:cb-text,Arial, sans-serif;--cb-font-heading:cb-text,serif;}\n"
        );
        assert_eq!(Brand::default().style(TOKENS), "");
    }

    #[test]
    fn forced_colours_and_paper_keep_their_own() {
        let colour = Colour::parse("#005eb8");
        let css = Brand {
            colour,
            ..Brand::default()
        }
        .style(TOKENS);
        let media = css.lines().map(|line| line.split('{').next().unwrap());
        for media in media {
            let is_paper = media == "@media print";
            assert!(
                is_paper || media.contains("(forced-colors: none)"),
                "{media}"
            );
        }
        assert!(!css.contains("@media print{:root{--cb-colour-a"));
    }
}

//! Pictures and links say in words what they are.

use super::TextRule;
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Link};

pub(super) const RULE: TextRule = |site, faults| {
    for (_, body) in site.bodies() {
        let images = images(body);
        for link in &body.links {
            faults.extend(if link.is_image {
                picture(link)
            } else if holds_image(&images, link) || link.is_shortcode && link.text.is_empty() {
                None
            } else {
                words(link)
            });
        }
    }
};

fn picture(link: &Link) -> Option<Diagnostic> {
    let said = plain(&link.text);
    let name = link.dest.rsplit('/').next().unwrap_or_default();
    let message = if said.is_empty() {
        "the picture has no alternative text".to_owned()
    } else if plain(name) == said || PICTURES.contains(&said.as_str()) {
        format!("`{}` does not say what the picture shows", link.text.trim())
    } else {
        return None;
    };
    let help = if link.is_shortcode {
        "say what it shows: `alt=\"Ward board with daily counts\"`"
    } else {
        "say between the brackets what it shows: `![Ward board with daily counts](...)`"
    };
    Some(super::error(
        "missing-alternative",
        link.span,
        message,
        help,
    ))
}

fn words(link: &Link) -> Option<Diagnostic> {
    let said = plain(&link.text);
    let help = "let the words name what is found there: `[how Salford Royal did it](...)`";
    if said.is_empty() {
        let message = "the link has no words".to_owned();
        return Some(super::error("empty-link", link.span, message, help));
    }
    let message = format!("`{}` does not say where the link leads", link.text.trim());
    let is_vague = VAGUE.contains(&said.as_str());
    is_vague.then(|| super::error("vague-link", link.span, message, help))
}

/// Letters and digits in small letters, a space between words: what a screen reader would say.
fn plain(words: &str) -> String {
    let words = words.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

const VAGUE: [&str; 16] = [
    "here",
    "click",
    "click here",
    "click this",
    "click this link",
    "this",
    "this link",
    "this page",
    "link",
    "read more",
    "read on",
    "learn more",
    "see here",
    "see more",
    "more",
    "details",
];

/// Words that stand for any picture.
const PICTURES: [&str; 10] = [
    "image",
    "picture",
    "photo",
    "photograph",
    "graphic",
    "figure",
    "chart",
    "diagram",
    "screenshot",
    "logo",
];

/// Returns where the images of a text stand, in order.
fn images(body: &Body) -> Vec<(u32, u32)> {
    let images = body.links.iter().filter(|link| link.is_image);
    let mut places: Vec<_> = images.map(|one| (one.span.start, one.span.end)).collect();
    places.sort_unstable();
    places
}

fn holds_image(images: &[(u32, u32)], link: &Link) -> bool {
    let first = images.partition_point(|(start, _)| *start < link.span.start);
    let begun = images[first..].iter();
    let mut begun = begun.take_while(|(start, _)| *start <= link.span.end);
    begun.any(|(_, end)| *end <= link.span.end)
}

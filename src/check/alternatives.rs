//! Pictures and links say in words what they are.

use super::Rule;

pub(super) const RULE: Rule = |site, faults| {
    for (_, body) in site.bodies() {
        for link in &body.links {
            let words = link.text.trim().to_lowercase();
            if link.is_image && words.is_empty() {
                let message = "the picture has no alternative text".to_owned();
                let help = "say between the brackets what it shows: `![Ward board with daily counts](...)`";
                faults.push(super::error(
                    "missing-alternative",
                    link.span,
                    message,
                    help,
                ));
            } else if !link.is_image && VAGUE.contains(&words.as_str()) && !holds_image(body, link)
            {
                let (rule, message) = if words.is_empty() {
                    ("empty-link", "the link has no words".to_owned())
                } else {
                    let message = format!("`{words}` does not say where the link leads");
                    ("vague-link", message)
                };
                let help =
                    "let the words name what is found there: `[how Salford Royal did it](...)`";
                faults.push(super::error(rule, link.span, message, help));
            }
        }
    }
};

const VAGUE: [&str; 8] = [
    "",
    "here",
    "click here",
    "this",
    "link",
    "read more",
    "more",
    "this link",
];

fn holds_image(body: &crate::model::Body, link: &crate::model::Link) -> bool {
    let inside = |other: &crate::model::Link| {
        other.is_image && link.span.start <= other.span.start && other.span.end <= link.span.end
    };
    body.links.iter().any(inside)
}

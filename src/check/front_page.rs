//! A site needs a front page.

use super::Rule;
use crate::diagnostic::Diagnostic;

pub(super) const RULE: Rule = |site, faults| {
    if site.home.is_none() && !site.is_unread("index.md") {
        let path = format!("{}/index.md", site.config.src);
        faults.push(
                Diagnostic::file_error("no-front-page", path, "there is no front page")
                    .help("add `index.md` with `title` and `summary` in its front matter and a few words of welcome"),
            );
    }
    let Some(home) = site.home.as_ref().map(|home| &home.document) else {
        return;
    };
    if let Some(fact) = home.facts.first() {
        let message = "the front page cannot have facts that other pages point to".to_owned();
        let help = "put them on a page of their own";
        faults.push(super::error("no-front-page", fact.id.span, message, help));
    }
    if let Some(topic) = home.topics.first() {
        let message = "the front page belongs to no topic".to_owned();
        let help = "take `topics` out";
        faults.push(super::error("no-front-page", topic.span, message, help));
    }
};

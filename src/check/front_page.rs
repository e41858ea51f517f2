//! A site needs a front page.

use super::Rule;
use crate::diagnostic::Diagnostic;

pub(super) const RULE: Rule = Rule {
    id: "no-front-page",
    why: "a reader who opens the site would find nothing at its address",
    run: |site, faults| {
        if site.home.is_none() && !site.is_unread("index.md") {
            let path = format!("{}/index.md", site.config.src);
            faults.push(
                Diagnostic::file_error("no-front-page", path, "there is no front page")
                    .help("add `index.md` with `title` and `summary` in its front matter and a few words of welcome"),
            );
        }
        if let Some(fact) = site
            .home
            .iter()
            .flat_map(|home| &home.document.facts)
            .next()
        {
            let message = "the front page cannot have facts that other pages point to".to_owned();
            faults.push(super::error(
                "no-front-page",
                fact.id.span,
                message,
                "put them on a page of their own",
            ));
        }
    },
};

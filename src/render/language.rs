//! In which language what stands: the editions that a page leads to, and the marks on texts without a translation.

use super::navigation::{BROWSE, SEARCH};
use super::view::Translation;
use super::{Head, Renderer, escape};
use crate::model::{Owner, Route};

/// Languages that are written from the right.
const FROM_THE_RIGHT: [&str; 10] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Returns the side a language is written from, as HTML names it.
pub(super) fn direction(language: &str) -> &'static str {
    let family = language.split('-').next().unwrap_or(language);
    if FROM_THE_RIGHT.contains(&family) {
        "rtl"
    } else {
        "ltr"
    }
}

impl Renderer<'_> {
    /// Returns the attributes of a text in a language that is not the page's; nothing for one that is.
    #[expect(clippy::unused_self, reason = "asked like what a page says of itself")]
    pub(super) fn lang(&self, language: Option<&str>) -> String {
        let mut html = String::new();
        if let Some(language) = language {
            escape::attribute(&mut html, "lang", language);
            escape::attribute(&mut html, "dir", direction(language));
        }
        html
    }

    /// Returns the attributes of what is told in a file.
    pub(super) fn lang_of(&self, source: &str) -> String {
        self.lang(self.site.language_of(source))
    }

    /// Returns the attributes of the name of a case or page.
    pub(super) fn lang_of_owner(&self, owner: Owner) -> String {
        self.lang_of(match owner {
            Owner::Case(at) => &self.site.cases[at].source,
            Owner::Page(at) => &self.site.pages[at].source,
        })
    }

    /// Returns this page in every language, in the order of `book.toml`; none where there is but one.
    pub(super) fn translations(&self, head: &Head<'_>) -> Vec<Translation> {
        let config = &self.site.config;
        let languages = &self.site.edition.languages;
        let counterpart = counterpart(head.kind, head.route);
        let translation = |(at, language): (usize, &String)| {
            let folder = if at == 0 {
                String::new()
            } else {
                format!("{language}/")
            };
            let place = format!("{folder}{counterpart}");
            let name = self.theme.names.get(language);
            let base = config.base_url.as_deref();
            let base = base.map(|base| base.strip_suffix(&config.folder).unwrap_or(base));
            let current = *language == config.language;
            let there = if current {
                head.route.clone()
            } else {
                Route::new(format!("{}{place}", config.up()))
            };
            let is_same = current || counterpart == *head.route;
            let base = base.filter(|_| is_same);
            Translation {
                lang: language.clone(),
                dir: direction(language),
                name: name.unwrap_or(language).clone(),
                url: head.route.to(&there, None),
                address: base.map(|base| format!("{base}{}", self.site.published(&place))),
                current,
            }
        };
        languages.iter().enumerate().map(translation).collect()
    }
}

/// Returns the page in another edition that comes nearest to a page: for most, the same. A letter, and a plain list
/// that fills pages of its own, may lack there, for the words are others; the page that leads to all of them does not.
fn counterpart(kind: &str, route: &Route) -> Route {
    match kind {
        "a-to-z" => Route::new(SEARCH),
        "browse" => Route::new(BROWSE),
        _ => route.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_another_edition_may_lack_leads_to_the_one_above_it() {
        let of = |kind: &str, route: &str| counterpart(kind, &Route::new(route)).to_string();
        assert_eq!(of("a-to-z", "a-to-z/ll.html"), "search.html");
        assert_eq!(of("browse", "browse/period-2010.html"), "browse.html");
        assert_eq!(of("case", "cases/first.html"), "cases/first.html");
    }

    #[test]
    fn a_language_is_written_from_one_side() {
        assert_eq!(
            ["ar", "ur-PK", "cy", "en-GB", "arn"].map(direction),
            ["rtl", "rtl", "ltr", "ltr", "ltr"]
        );
    }
}

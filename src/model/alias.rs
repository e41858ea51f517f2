//! Old addresses: where a page used to be, and where it is now.

use super::route::Route;
use super::site::Site;
use crate::span::Spanned;

/// An old address of a page.
#[derive(Debug, Clone, Copy)]
pub struct Alias<'a> {
    /// As written, and where.
    pub written: &'a Spanned<String>,
    /// The file that holds it, below `content/`.
    pub source: &'a str,
    /// The page's address of today.
    pub target: &'a Route,
    /// The page's title.
    pub title: &'a str,
}

impl Alias<'_> {
    /// Returns the old address: a bare name lies in the page's own folder.
    #[must_use]
    pub fn route(&self) -> Route {
        let written = self.written.value.as_str();
        if written.strip_suffix(".html").is_some() {
            return Route::new(written);
        }
        let folder = self.source.rsplit_once('/').map(|(folder, _)| folder);
        let folder = folder
            .map(|folder| format!("{folder}/"))
            .unwrap_or_default();
        Route::new(format!("{folder}{written}.html"))
    }
}

impl Site {
    /// Returns the old addresses of all pages, in the order of the pages.
    pub fn aliases(&self) -> impl Iterator<Item = Alias<'_>> {
        let cases = self.cases.iter().map(|case| {
            let document = &case.document;
            (
                &case.source,
                &case.route,
                &document.title,
                &document.aliases,
            )
        });
        let pages = self.home.iter().chain(&self.pages).map(|page| {
            let document = &page.document;
            (
                &page.source,
                &page.route,
                &document.title,
                &document.aliases,
            )
        });
        cases
            .chain(pages)
            .flat_map(|(source, target, title, aliases)| {
                aliases.iter().map(move |written| Alias {
                    written,
                    source,
                    target,
                    title: &title.value,
                })
            })
    }
}

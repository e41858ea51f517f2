//! Where a page stands: the navigation, and the places above the page.

use super::view::{Link, NavLink};
use super::{Head, Renderer, book};
use crate::model::{Page, Route, Site};
use crate::theme::Theme;

/// A generated list: its word in the theme, and its address below the output folder.
type List = (&'static str, &'static str);

const HOME: List = ("home", "index.html");
pub(super) const CASES: List = ("cases", "cases/index.html");
pub(super) const ASSESSMENTS: List = ("assessments", "assessments/index.html");
pub(super) const TOPICS: List = ("topics", "topics/index.html");
pub(super) const GLOSSARY: List = ("glossary", "glossary.html");
pub(super) const REFERENCES: List = ("references", "references.html");
/// The generated pages that are in no navigation.
pub(super) const EVIDENCE_MAP: &str = "evidence-map.html";
pub(super) const BROWSE: &str = "browse.html";
pub(super) const COMPARE: &str = "compare.html";
pub(super) const BOOK: &str = "book.html";
pub(super) const SEARCH: &str = "search.html";
pub(super) const NOT_FOUND: &str = "404.html";

/// A place in the navigation, or above or beside a page.
pub(super) struct Place<'r> {
    pub(super) title: &'r str,
    pub(super) route: Route,
    /// The language of its title, where that is not the language of the edition.
    pub(super) lang: Option<&'r str>,
}

/// Returns the lists, with the fronts of folders among them.
pub(super) fn main<'a>(site: &'a Site, theme: &'a Theme) -> Vec<Place<'a>> {
    let first = [CASES, ASSESSMENTS, TOPICS].map(|one| list(theme, one));
    let last = [GLOSSARY, REFERENCES].map(|one| list(theme, one));
    let fronts = site.fronts().map(|page| place(site, page));
    first.into_iter().chain(fronts).chain(last).collect()
}

/// Returns the pages directly in `content/`, and the book of a site that fits in one.
pub(super) fn footer<'a>(site: &'a Site, theme: &'a Theme) -> Vec<Place<'a>> {
    let pages = site.pages.iter().filter(|page| page.is_at_top());
    let book = book::fits(site).then(|| list(theme, ("book", BOOK)));
    pages.map(|page| place(site, page)).chain(book).collect()
}

fn list(theme: &Theme, (word, path): List) -> Place<'_> {
    Place {
        title: theme.word("nav", word),
        route: Route::new(path),
        lang: None,
    }
}

fn place<'a>(site: &'a Site, page: &'a Page) -> Place<'a> {
    Place {
        title: &page.document.title.value,
        route: page.route.clone(),
        lang: site.language_of(&page.source),
    }
}

impl Renderer<'_> {
    /// Returns a generated list as a place.
    pub(super) fn list(&self, list: List) -> Place<'_> {
        self::list(self.theme, list)
    }

    /// Returns the fronts of the folders that a page lies in, the outermost first.
    pub(super) fn fronts_above<'p>(&'p self, page: &'p Page) -> Vec<Place<'p>> {
        let above = std::iter::successors(self.site.front_of(page), |at| self.site.front_of(at));
        let mut places: Vec<Place<'p>> = above.map(|page| self.place(page)).collect();
        places.reverse();
        places
    }

    /// Links the places of the navigation; `current` tells which of them the page lies in.
    pub(super) fn nav_links(&self, from: &Route, current: &[bool]) -> Vec<NavLink> {
        let link = |(place, current): (&Place<'_>, &bool)| NavLink {
            lang_html: self.lang(place.lang),
            title: place.title.to_owned(),
            url: from.to(&place.route, None),
            current: *current,
        };
        self.navigation.iter().zip(current).map(link).collect()
    }

    /// Returns a place as a page names it.
    pub(super) fn place_link(&self, from: &Route, place: &Place<'_>) -> Link {
        Link {
            lang_html: self.lang(place.lang),
            title: place.title.to_owned(),
            url: from.to(&place.route, None),
        }
    }

    /// The way from the front page down to this page; the front page has none.
    pub(super) fn breadcrumbs(&self, head: &Head<'_>) -> Vec<Link> {
        if head.kind == "home" {
            return Vec::new();
        }
        let home = self.list(HOME);
        let places = std::iter::once(&home).chain(&head.parents);
        let link = |place| self.place_link(head.route, place);
        places.map(link).collect()
    }

    /// Returns a page as a place.
    pub(super) fn place<'p>(&'p self, page: &'p Page) -> Place<'p> {
        place(self.site, page)
    }
}

//! Where a page stands: the navigation, and the places above the page.

use super::view::{Link, NavLink};
use super::{Head, Renderer};
use crate::model::{Page, Route};

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

impl Renderer<'_> {
    /// Returns a generated list as a place.
    pub(super) fn list(&self, (word, path): List) -> Place<'_> {
        Place {
            title: self.theme.word("nav", word),
            route: Route::new(path),
            lang: None,
        }
    }

    /// Returns the fronts of the folders that a page lies in, the outermost first.
    pub(super) fn fronts_above<'p>(&'p self, page: &'p Page) -> Vec<Place<'p>> {
        let above = std::iter::successors(self.site.front_of(page), |at| self.site.front_of(at));
        let mut places: Vec<Place<'p>> = above.map(|page| self.place(page)).collect();
        places.reverse();
        places
    }

    /// The lists, with the fronts of folders among them.
    pub(super) fn navigation(&self, head: &Head<'_>) -> Vec<NavLink> {
        let first = [CASES, ASSESSMENTS, TOPICS].map(|list| self.list(list));
        let last = [GLOSSARY, REFERENCES].map(|list| self.list(list));
        let fronts = self.fronts.iter().map(|page| self.place(page));
        let places = first.into_iter().chain(fronts).chain(last);
        let is_in = |route: &Route| {
            head.route == route || head.parents.iter().any(|parent| parent.route == *route)
        };
        let link = |place: Place<'_>| NavLink {
            lang_html: self.lang(place.lang),
            title: place.title.to_owned(),
            url: head.route.to(&place.route, None),
            current: is_in(&place.route),
        };
        places.map(link).collect()
    }

    /// Returns a place as a page names it.
    pub(super) fn place_link(&self, head: &Head<'_>, place: &Place<'_>) -> Link {
        Link {
            lang_html: self.lang(place.lang),
            title: place.title.to_owned(),
            url: head.route.to(&place.route, None),
        }
    }

    /// The way from the front page down to this page; the front page has none.
    pub(super) fn breadcrumbs(&self, head: &Head<'_>) -> Vec<Link> {
        if head.kind == "home" {
            return Vec::new();
        }
        let home = self.list(HOME);
        let places = std::iter::once(&home).chain(&head.parents);
        places.map(|place| self.place_link(head, place)).collect()
    }

    /// Returns a page as a place.
    pub(super) fn place<'p>(&'p self, page: &'p Page) -> Place<'p> {
        Place {
            title: &page.document.title.value,
            route: page.route.clone(),
            lang: self.site.language_of(&page.source),
        }
    }
}

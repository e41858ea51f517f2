//! How a text names another: by the way to its file or, where both are in the book, by its place there.

use std::collections::BTreeMap;

use super::navigation::REFERENCES;
use crate::model::Route;

/// The pages that the book holds, each with its number there. A list that the book holds as a part is one of them.
#[derive(Debug, Default)]
pub(super) struct Chapters(BTreeMap<String, String>);

impl Chapters {
    pub(super) fn add(&mut self, route: &Route, number: String) {
        self.0.insert(route.as_str().to_owned(), number);
    }

    fn number(&self, route: &Route) -> Option<&str> {
        self.0.get(route.as_str()).map(String::as_str)
    }
}

/// Where a text stands: on a page of its own, or as a chapter of the book.
#[derive(Clone, Copy)]
pub(super) struct Links<'a> {
    /// The page that the reader has open.
    page: &'a Route,
    chapter: Option<Chapter<'a>>,
}

#[derive(Clone, Copy)]
struct Chapter<'a> {
    all: &'a Chapters,
    /// The page that the chapter is elsewhere.
    own: &'a Route,
    /// How much deeper its headings are here.
    shift: u8,
}

impl<'a> Links<'a> {
    /// For a text on its own page.
    pub(super) fn of(page: &'a Route) -> Self {
        Self {
            page,
            chapter: None,
        }
    }

    /// For the text of `own`, as a chapter of the book on `page`, with headings deeper by `shift`.
    pub(super) fn in_book(page: &'a Route, all: &'a Chapters, own: &'a Route, shift: u8) -> Self {
        Self {
            page,
            chapter: Some(Chapter { all, own, shift }),
        }
    }

    /// Returns the address of another page, or of a place in it.
    pub(super) fn to(&self, route: &Route, anchor: Option<&str>) -> String {
        match self.chapter {
            Some(chapter) if chapter.all.number(route).is_some() => {
                format!("#{}", place(route, anchor))
            }
            _ => self.page.to(route, anchor),
        }
    }

    /// Tells whether a page is this text.
    pub(super) fn is_own(&self, route: &Route) -> bool {
        route == self.chapter.map_or(self.page, |chapter| chapter.own)
    }

    /// Returns the number of the chapter that a page is, where the book holds it and it is not this one.
    pub(super) fn number_of(&self, route: &Route) -> Option<&'a str> {
        let chapter = self.chapter?;
        let number = chapter.all.number(route);
        number.filter(|_| route != chapter.own)
    }

    /// Returns the number of this chapter; nothing on a page of its own.
    pub(super) fn own_number(&self) -> Option<&'a str> {
        let chapter = self.chapter?;
        chapter.all.number(chapter.own)
    }

    /// Returns where this text begins, as links within the page name it.
    pub(super) fn own_place(&self) -> String {
        self.chapter
            .map_or_else(String::new, |chapter| place(chapter.own, None))
    }

    /// Returns a place in this text as the page must name it: in the book, every chapter has its own Context.
    pub(super) fn id(&self, id: &str) -> String {
        self.chapter
            .map_or_else(|| id.to_owned(), |chapter| place(chapter.own, Some(id)))
    }

    /// Returns the level of a heading.
    pub(super) fn level(&self, level: u8) -> u8 {
        self.chapter
            .map_or(level, |chapter| (level + chapter.shift).min(6))
    }
}

/// Returns where a page, or a place in it, stands in the book. No address of a page holds a colon, so no two are alike.
pub(super) fn place(route: &Route, anchor: Option<&str>) -> String {
    let path = route.as_str();
    let chapter = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    match anchor {
        // Citations name the works of the page they are on, and the book has one list of them.
        Some(anchor) if path == REFERENCES.1 => anchor.to_owned(),
        Some(anchor) => format!("{chapter}:{anchor}"),
        None => chapter.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_book_holds_is_named_by_its_place_there_and_all_else_by_its_file() {
        let (book, own) = (Route::new("book.html"), Route::new("cases/mcleod.html"));
        let mut chapters = Chapters::default();
        chapters.add(&own, "2.1".to_owned());
        chapters.add(&Route::new("references.html"), "9".to_owned());
        let links = Links::in_book(&book, &chapters, &own, 2);
        assert_eq!(links.to(&own, None), "#cases/mcleod");
        assert_eq!(links.to(&own, Some("context")), "#cases/mcleod:context");
        assert_eq!(
            links.to(&Route::new("references.html"), Some("ref-west2014")),
            "#ref-west2014"
        );
        let map = Route::new("evidence-map.html");
        assert_eq!(links.to(&map, Some("board")), "evidence-map.html#board");
        assert_eq!(links.id("fn-1"), "cases/mcleod:fn-1");
        assert_eq!((links.level(3), links.level(5)), (5, 6));
        assert_eq!(
            links.number_of(&own),
            None,
            "a chapter does not name itself"
        );
    }

    #[test]
    fn a_page_of_its_own_is_as_it_was() {
        let own = Route::new("cases/mcleod.html");
        let links = Links::of(&own);
        assert_eq!(links.to(&own, Some("context")), "#context");
        assert_eq!((links.id("fn-1"), links.level(3)), ("fn-1".to_owned(), 3));
    }
}

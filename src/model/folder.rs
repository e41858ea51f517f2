//! Folders of pages: `index.md` is a folder's front, and the other pages lie behind it. In the folder of
//! a generated list it introduces that list.

use std::collections::BTreeMap;

use super::route::Route;
use super::site::{Page, Site};

impl Site {
    /// Returns the fronts of the folders directly below `content/`, in order.
    pub fn fronts(&self) -> impl Iterator<Item = &Page> {
        let is_front = |page: &&Page| {
            page.is_front() && !page.is_introduction() && !page.folder().contains('/')
        };
        self.pages.iter().filter(is_front)
    }

    /// Returns the front of the nearest folder that a page lies in; of a front, that of the folder above.
    #[must_use]
    pub fn front_of(&self, page: &Page) -> Option<&Page> {
        let own = page.folder();
        let first = if page.is_front() { above(own) } else { own };
        let folders = std::iter::successors(Some(first), |folder| Some(above(folder)));
        folders
            .take_while(|folder| !folder.is_empty())
            .find_map(|folder| self.fronts.get(folder))
            .map(|at| &self.pages[*at])
    }

    /// Returns the pages that lie directly behind a front, in order.
    pub fn pages_behind<'s>(&'s self, front: &'s Page) -> impl Iterator<Item = &'s Page> {
        let is_behind = move |page: &&Page| {
            self.front_of(page)
                .is_some_and(|found| found.source == front.source)
        };
        self.pages.iter().filter(is_behind)
    }
}

/// Finds the front of each folder: its position among the pages.
pub(super) fn fronts(pages: &[Page]) -> BTreeMap<String, usize> {
    let fronts = pages.iter().enumerate();
    fronts
        .filter(|(_, page)| page.is_front() && !page.is_introduction())
        .map(|(at, page)| (page.folder().to_owned(), at))
        .collect()
}

/// The texts that introduce a generated list.
const INTRODUCTIONS: [&str; 3] = ["assessments/index.md", "cases/index.md", "topics/index.md"];

impl Site {
    /// Returns the text that introduces a generated list.
    #[must_use]
    pub fn introduction(&self, list: &Route) -> Option<&Page> {
        self.pages
            .iter()
            .find(|page| page.is_introduction() && page.route == *list)
    }
}

impl Page {
    /// Tells whether this page is part of a generated list, and no page of its own.
    #[must_use]
    pub fn is_introduction(&self) -> bool {
        INTRODUCTIONS.contains(&self.source.as_str())
    }

    /// Tells whether this page is the front of its folder.
    #[must_use]
    pub fn is_front(&self) -> bool {
        self.source.ends_with("/index.md")
    }

    /// Tells whether a page lies directly in `content/`.
    #[must_use]
    pub fn is_at_top(&self) -> bool {
        self.folder().is_empty()
    }

    fn folder(&self) -> &str {
        above(&self.source)
    }
}

/// Returns the folder a path lies in.
fn above(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

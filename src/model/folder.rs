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
        self.front_position(page).map(|at| &self.pages[at])
    }

    fn front_position(&self, page: &Page) -> Option<usize> {
        let own = page.folder();
        let first = if page.is_front() { above(own) } else { own };
        let folders = std::iter::successors(Some(first), |folder| Some(above(folder)));
        folders
            .take_while(|folder| !folder.is_empty())
            .find_map(|folder| self.fronts.get(folder))
            .copied()
    }

    /// Returns the pages that lie directly behind a front, in order.
    pub fn pages_behind<'s>(&'s self, front: &Page) -> impl Iterator<Item = &'s Page> {
        let front = front.is_front().then(|| self.fronts.get(front.folder()));
        let behind = front.flatten().and_then(|front| self.behind.get(front));
        behind.into_iter().flatten().map(|at| &self.pages[*at])
    }

    /// Gathers the pages directly behind each front, in order.
    pub(super) fn gather_behind(&self) -> BTreeMap<usize, Vec<usize>> {
        let mut behind: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, page) in self.pages.iter().enumerate() {
            if let Some(front) = self.front_position(page) {
                behind.entry(front).or_default().push(at);
            }
        }
        behind
    }
}

/// The pages before and after a page, by their positions, as one reads a folder from its front on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Neighbours {
    /// Read before.
    pub previous: Option<usize>,
    /// Read after.
    pub next: Option<usize>,
}

impl Site {
    /// Finds the neighbours of every page, by its position. Pages directly below `content/` have none: they
    /// are about the site, and no row to be read through.
    #[must_use]
    pub fn page_neighbours(&self) -> Vec<Neighbours> {
        let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let own = self.pages.iter().enumerate();
        for (at, page) in own.filter(|(_, page)| !page.is_introduction() && !page.is_at_top()) {
            let front = self.front_of(page);
            if front.is_some() || !page.is_front() {
                let folder = front.map_or_else(|| page.folder(), Page::folder);
                rows.entry(folder).or_default().push(at);
            }
        }
        let mut found = vec![Neighbours::default(); self.pages.len()];
        for (folder, mut row) in rows {
            if let Some(&front) = self.fronts.get(folder) {
                row.insert(0, front);
            }
            for pair in row.windows(2) {
                found[pair[0]].next = Some(pair[1]);
                found[pair[1]].previous = Some(pair[0]);
            }
        }
        found
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

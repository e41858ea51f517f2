//! Which pages point to a page: by a link in their text, or, of an assessment, by a fact that it names.

use std::collections::BTreeMap;

use super::link::Target;
use super::route::Route;
use super::site::{Owner, Page, Site};
use crate::syntax::markdown::Body;

/// A page that points to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer<'s> {
    /// What readers call it.
    pub name: &'s str,
    /// Its file below `content/`.
    pub source: &'s str,
    /// Where it is.
    pub route: &'s Route,
}

/// What points to each page, by its address, in the order of lists: cases, assessments, pages.
pub type Pointers<'s> = BTreeMap<Route, Vec<Pointer<'s>>>;

impl Site {
    /// Finds what points to each page. The front page and the texts that introduce lists lead everywhere, and
    /// do not count; nor does an assessment that names facts of a case, whose page tells its questions.
    #[must_use]
    pub fn pointers(&self) -> Pointers<'_> {
        self.pointers_by(&|_| true)
    }

    /// Finds what points to one page, as [`Site::pointers`] does for all, without following every link. What it finds
    /// that points to others is not all there is.
    #[must_use]
    pub fn pointers_to(&self, route: &Route) -> Pointers<'_> {
        let name = route.as_str().rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        self.pointers_by(&|dest| may_name(dest, stem))
    }

    fn pointers_by(&self, may_lead: &dyn Fn(&str) -> bool) -> Pointers<'_> {
        let mut found = Pointers::new();
        for case in &self.cases {
            let pointer = Pointer {
                name: &case.document.short_name,
                source: &case.source,
                route: &case.route,
            };
            self.follow(
                &case.source,
                &case.document.body,
                pointer,
                may_lead,
                &mut found,
            );
        }
        for assessment in &self.assessments {
            let pointer = Pointer {
                name: &assessment.document.title.value,
                source: &assessment.source,
                route: &assessment.route,
            };
            for item in assessment.document.items() {
                let linked = item.cases.iter().map(|link| &link.fact);
                let advised = item.advice.iter().filter_map(|advice| advice.fact.as_ref());
                for fact in linked.chain(advised) {
                    let owner = self.fact(&fact.value).map(|entry| entry.owner);
                    if let Some(Owner::Page(at)) = owner {
                        add(&mut found, &self.pages[at].route, pointer);
                    }
                }
            }
        }
        let is_own = |page: &&Page| !page.is_introduction();
        for page in self.pages.iter().filter(is_own) {
            let pointer = Pointer {
                name: &page.document.title.value,
                source: &page.source,
                route: &page.route,
            };
            self.follow(
                &page.source,
                &page.document.body,
                pointer,
                may_lead,
                &mut found,
            );
        }
        found
    }

    fn follow<'s>(
        &self,
        source: &str,
        body: &Body,
        pointer: Pointer<'s>,
        may_lead: &dyn Fn(&str) -> bool,
        found: &mut Pointers<'s>,
    ) {
        for link in body.links.iter().filter(|link| may_lead(&link.dest)) {
            if let Target::Internal(route, _) = self.resolve(source, &link.dest) {
                add(found, &route, pointer);
            }
        }
    }
}

/// Tells whether a link may lead to a page whose name begins so: a text is linked to by the name of its file or that of its
/// page, which differ in their endings. Signs that stand for others, or are left out, may spell any name.
fn may_name(dest: &str, stem: &str) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && *byte != b'%';
    if !dest.as_bytes().iter().all(is_plain) {
        return true;
    }
    let path = dest.split(['#', '?']).next().unwrap_or_default();
    let name = path.trim().rsplit('/').next().unwrap_or_default();
    name.starts_with(stem)
}

/// Adds a page once, and never to itself. One page's links are added together, so the last tells.
fn add<'s>(found: &mut Pointers<'s>, to: &Route, pointer: Pointer<'s>) {
    if to == pointer.route {
        return;
    }
    let pointers = found.entry(to.clone()).or_default();
    if pointers.last() != Some(&pointer) {
        pointers.push(pointer);
    }
}

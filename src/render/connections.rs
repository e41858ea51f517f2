//! What connects a page with others: related cases and why, pages that point to it, the pages before and after
//! it, and the way from a work back to the places that cite it.

use std::sync::OnceLock;

use super::html::Places;
use super::navigation::Place;
use super::view::{Link, OutcomeView, PlaceView, ReferenceRow, RelatedCase};
use super::{Head, Renderer};
use crate::model::{Bearing, Case, Neighbours, Pointers, Relations, Route};

/// How many topics or works a reason names.
const NAMED: usize = 2;

/// What is found out once for all pages.
#[derive(Default)]
pub(super) struct Connections<'a> {
    relations: OnceLock<Relations<'a>>,
    pointers: OnceLock<Pointers<'a>>,
    neighbours: OnceLock<Vec<Neighbours>>,
    bearings: OnceLock<Vec<Vec<Bearing<'a>>>>,
}

impl<'a> Renderer<'a> {
    fn relations(&self) -> &Relations<'a> {
        let relations = &self.connections.relations;
        relations.get_or_init(|| Relations::new(self.site))
    }

    /// Returns the questions that each case bears on, by its position.
    pub(super) fn bearings(&self) -> &[Vec<Bearing<'a>>] {
        let bearings = &self.connections.bearings;
        bearings.get_or_init(|| self.site.bearings())
    }

    /// Returns the cases related to a case, each with the reason.
    pub(super) fn related(&self, at: usize) -> Vec<RelatedCase<'_>> {
        let from = &self.site.cases[at].route;
        let related = self.relations().of(at).into_iter();
        let row = |other: usize| {
            let case = &self.site.cases[other];
            RelatedCase {
                lang_html: self.lang_of(&case.source),
                title: &case.document.title.value,
                url: from.to(&case.route, None),
                reason: self.reason(at, other),
            }
        };
        related.map(row).collect()
    }

    /// Says in a sentence what two cases share; nothing where that is nothing.
    fn reason(&self, one: usize, other: usize) -> String {
        let shared = self.relations().shared(one, other);
        let topics = shared.topics.iter().filter_map(|key| self.site.topic(key));
        let quoted = |title: &str| self.related_word("topic").replace("{topic}", title);
        let topics: Vec<String> = topics
            .take(NAMED)
            .map(|topic| quoted(&topic.title))
            .collect();
        let works = shared.works.iter();
        let works = works.filter_map(|key| self.site.bibliography.get(key));
        let works: Vec<String> = works.take(NAMED).map(|work| work.label.clone()).collect();
        let key = match (topics.is_empty(), shared.items) {
            (false, 0 | 1) => "topics",
            (false, _) => "topics_items",
            (true, 1) => "items_one",
            (true, 2..) => "items_other",
            (true, 0) if !works.is_empty() => "works",
            (true, 0) => return self.same_country(one, other),
        };
        let sentence = self.related_word(key);
        sentence
            .replace("{topics}", &topics.join(self.related_word("and")))
            .replace("{works}", &works.join(self.related_word("and")))
            .replace("{n}", &shared.items.to_string())
    }

    /// The last resort, for a case that only its editor has brought near.
    fn same_country(&self, one: usize, other: usize) -> String {
        let country = |at: usize| {
            self.site
                .country(&self.site.cases[at].document.country.value)
        };
        match (country(one), country(other)) {
            (Some(one), Some(other)) if one.id.value == other.id.value => self
                .related_word("country")
                .replace("{country}", &one.title),
            _ => String::new(),
        }
    }

    fn related_word(&self, key: &str) -> &str {
        self.theme.word("related", key)
    }

    /// Returns the pages that point to a page.
    pub(super) fn mentions(&self, route: &Route) -> Vec<Link> {
        let all = &self.connections.pointers;
        let own = self.is_for_one.then(|| self.site.pointers_to(route));
        let pointers = match &own {
            Some(own) => own.get(route),
            None => all.get_or_init(|| self.site.pointers()).get(route),
        };
        let link = |pointer: &crate::model::Pointer<'_>| Link {
            lang_html: self.lang_of(pointer.source),
            title: pointer.name.to_owned(),
            url: route.to(pointer.route, None),
        };
        pointers.into_iter().flatten().map(link).collect()
    }

    /// Puts a case between those before and after it in the list of cases.
    pub(super) fn among_cases<'r>(&'r self, at: usize, head: Head<'r>) -> Head<'r> {
        let place = |at: usize| self.site.cases.get(at).map(|case| self.case_place(case));
        Head {
            previous: at.checked_sub(1).and_then(place),
            next: place(at + 1),
            ..head
        }
    }

    fn case_place<'c>(&'c self, case: &'c Case) -> Place<'c> {
        Place {
            title: &case.document.title.value,
            route: case.route.clone(),
            lang: self.site.language_of(&case.source),
        }
    }

    /// Puts a page between those before and after it in its folder.
    pub(super) fn in_folder<'r>(&'r self, at: usize, head: Head<'r>) -> Head<'r> {
        let all = &self.connections.neighbours;
        let neighbours = all.get_or_init(|| self.site.page_neighbours())[at];
        let place = |at: usize| self.place(&self.site.pages[at]);
        Head {
            previous: neighbours.previous.map(place),
            next: neighbours.next.map(place),
            ..head
        }
    }
}

/// Adds to each work the places that cite it: in the text, then in the table of outcomes.
pub(super) fn with_places(
    mut rows: Vec<ReferenceRow>,
    mut places: Places,
    outcomes: &[OutcomeView<'_>],
) -> Vec<ReferenceRow> {
    for outcome in outcomes {
        for cite in &outcome.cites {
            let key = cite.url.trim_start_matches("#ref-").to_owned();
            places.entry(key).or_default().push(outcome.id.clone());
        }
    }
    for row in &mut rows {
        let mut anchors = places.remove(&row.key).unwrap_or_default();
        // One mark can cite two pages of a work.
        anchors.dedup();
        let places = anchors.iter().enumerate().map(|(at, anchor)| PlaceView {
            letter: letter(at),
            url: format!("#{anchor}"),
        });
        row.places = places.collect();
    }
    rows
}

/// Counts in letters: a to z, then aa.
fn letter(at: usize) -> String {
    let last = char::from(b'a' + u8::try_from(at % 26).unwrap_or_default());
    match (at / 26).checked_sub(1) {
        None => last.to_string(),
        Some(before) => format!("{}{last}", letter(before)),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn places_are_counted_in_letters() {
        let letters = [0, 25, 26, 51, 52, 701, 702].map(super::letter);
        assert_eq!(letters, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}

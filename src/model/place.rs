//! Addresses: every name a link may use, the page it leads to, and the anchors there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::route::Route;
use super::site::{Assessment, Site};
use crate::syntax::assessment::AssessmentDocument;
use crate::syntax::case::CaseDocument;
use crate::syntax::markdown::Body;
use crate::syntax::taxonomy::Entry;

/// A built file that links can lead to.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) route: Route,
    /// The anchors in it; `None` where they are not known (assets, generated lists).
    pub(super) anchors: Option<Arc<BTreeSet<String>>>,
}

/// The page that only a site which can be searched has.
const SEARCH: &str = "search.html";

/// Pages that are made from the rest, and the data file each lists.
const GENERATED: [(&str, Option<&str>); 11] = [
    ("cases/index.html", None),
    ("browse.html", None),
    ("compare.html", None),
    ("assessments/index.html", None),
    ("evidence-map.html", None),
    ("topics/index.html", Some("topics.yaml")),
    ("glossary.html", Some("glossary.yaml")),
    ("references.html", Some("references.yaml")),
    (SEARCH, None),
    ("book.html", None),
    ("404.html", None),
];

impl Site {
    /// Returns the pages that are made from the rest of the site.
    pub fn generated_routes(&self) -> impl Iterator<Item = Route> {
        let topics = self.topics().map(Entry::topic_route);
        let groups = self.assessments.iter().map(Assessment::group_route);
        self.generated()
            .map(|(route, _)| Route::new(route))
            .chain(topics)
            .chain(groups)
    }

    /// Pages that are made from the rest of this site, and the data file each lists.
    fn generated(&self) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        let is_made = |(route, _): &(&str, _)| *route != SEARCH || self.config.search;
        GENERATED.into_iter().filter(is_made)
    }

    /// Returns the files that a link may name, as they lie below `content/`.
    #[must_use]
    pub fn source_paths(&self) -> Vec<&str> {
        self.places.keys().map(String::as_str).collect()
    }

    /// Returns the anchors of a page, as far as they are known.
    #[must_use]
    pub fn anchors_of(&self, route: &Route) -> Vec<String> {
        let place = self.places.get(route.as_str());
        place
            .and_then(|place| place.anchors.as_deref())
            .into_iter()
            .flatten()
            .cloned()
            .collect()
    }

    pub(super) fn place(&self, path: &str) -> Option<&Place> {
        self.places.get(path)
    }

    /// The anchors of a generated list, where they are known.
    fn generated_anchors(&self, route: &str) -> Option<BTreeSet<String>> {
        match route {
            "evidence-map.html" => Some(
                self.assessments
                    .iter()
                    .map(|assessment| assessment.document.id.value.clone())
                    .collect(),
            ),
            "glossary.html" => Some(
                self.glossary
                    .iter()
                    .map(|term| term.id.value.clone())
                    .collect(),
            ),
            "references.html" => Some(
                self.bibliography
                    .keys()
                    .map(|key| format!("ref-{key}"))
                    .collect(),
            ),
            _ => None,
        }
    }

    /// Every address a link may name: a file of the site folder, or a built page.
    pub(super) fn gather_places(&self) -> BTreeMap<String, Place> {
        let mut places = Places::default();
        for (route, data) in self.generated() {
            let anchors = self.generated_anchors(route);
            let names = [Some(route), data].into_iter().flatten();
            places.add(names, &Route::new(route), anchors);
        }
        for topic in self.topics() {
            let route = topic.topic_route();
            places.add([route.as_str()], &route, None);
        }
        for asset in &self.assets {
            // Files that are copied lie in the main edition alone.
            let route = Route::new(format!("{}{asset}", self.config.up()));
            places.add([asset.as_str()], &route, None);
        }
        for assessment in &self.assessments {
            let anchors = assessment_anchors(&assessment.document);
            places.add(
                [assessment.source.as_str(), assessment.route.as_str()],
                &assessment.route,
                Some(anchors),
            );
            let group = assessment.group_route();
            places.add([group.as_str()], &group, None);
        }
        for page in self.home.iter().chain(&self.pages) {
            let facts = page.document.facts.iter().map(|fact| fact.id.value.clone());
            let anchors = headings(&page.document.body).chain(facts).collect();
            places.add(
                [page.source.as_str(), page.route.as_str()],
                &page.route,
                Some(anchors),
            );
        }
        for case in &self.cases {
            places.add(
                [case.source.as_str(), case.route.as_str()],
                &case.route,
                Some(case_anchors(&case.document)),
            );
        }
        places.0
    }
}

/// Places by every name they go by.
#[derive(Default)]
struct Places(BTreeMap<String, Place>);

impl Places {
    fn add<'n>(
        &mut self,
        names: impl IntoIterator<Item = &'n str>,
        route: &Route,
        anchors: Option<BTreeSet<String>>,
    ) {
        let anchors = anchors.map(Arc::new);
        for name in names {
            let place = Place {
                route: route.clone(),
                anchors: anchors.clone(),
            };
            self.0.insert(name.to_owned(), place);
        }
    }
}

fn case_anchors(document: &CaseDocument) -> BTreeSet<String> {
    let facts = document.facts.iter().map(|fact| fact.id.value.clone());
    let outcomes = document
        .outcomes
        .iter()
        .map(|outcome| outcome.id.value.clone());
    headings(&document.body)
        .chain(facts)
        .chain(outcomes)
        .collect()
}

fn headings(body: &Body) -> impl Iterator<Item = String> {
    body.headings.iter().map(|heading| heading.id.clone())
}

fn assessment_anchors(document: &AssessmentDocument) -> BTreeSet<String> {
    let domains = document
        .domains
        .iter()
        .map(|domain| domain.id.value.clone());
    domains
        .chain(document.items().map(|item| item.id.value.clone()))
        .collect()
}

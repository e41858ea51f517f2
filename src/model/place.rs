//! Addresses: every name a link may use, the page it leads to, and the anchors there.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use super::by_name::ByName;
use super::route::Route;
use super::site::{Assessment, Case, Page, Site};
use crate::syntax::assessment::AssessmentDocument;
use crate::syntax::taxonomy::Entry;

/// A built file that links can lead to.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) route: Route,
    anchors: Anchors,
}

/// The anchors in a built file. Those of a text stand in its document already, which thousands of pages make count.
#[derive(Debug)]
enum Anchors {
    /// Not known: assets, generated lists.
    Unknown,
    /// Named one by one.
    Listed(BTreeSet<String>),
    /// Those of a case, by its position.
    Case(u32, ByName),
    /// Those of a page, by its position.
    Page(u32, ByName),
    /// Those of the front page.
    Home(ByName),
}

/// Places, and every name they go by.
#[derive(Debug, Default)]
pub(super) struct Places {
    list: Vec<Place>,
    by_name: HashMap<Arc<str>, u32>,
    /// The names in order; sorted once there is a fault that needs them.
    sorted: OnceLock<Vec<Arc<str>>>,
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
        let sorted = self.places.sorted.get_or_init(|| {
            let mut names: Vec<Arc<str>> = self.places.by_name.keys().map(Arc::clone).collect();
            names.sort_unstable();
            names
        });
        sorted.iter().map(|name| &**name).collect()
    }

    /// Returns the anchors of a page, as far as they are known, in order and each once.
    #[must_use]
    pub fn anchors_of(&self, route: &Route) -> Vec<String> {
        let place = self.place(route.as_str());
        let anchors: BTreeSet<&str> = match place.map(|place| &place.anchors) {
            None | Some(Anchors::Unknown) => BTreeSet::new(),
            Some(Anchors::Listed(known)) => known.iter().map(String::as_str).collect(),
            Some(Anchors::Case(at, index)) => {
                let case = &self.cases[*at as usize];
                index.positions().map(|at| case.anchor(at)).collect()
            }
            Some(Anchors::Page(at, index)) => {
                let page = &self.pages[*at as usize];
                index.positions().map(|at| page.anchor(at)).collect()
            }
            Some(Anchors::Home(index)) => {
                let home = self.home.iter();
                home.flat_map(|home| index.positions().map(|at| home.anchor(at)))
                    .collect()
            }
        };
        anchors.into_iter().map(str::to_owned).collect()
    }

    /// Tells whether it is known that a place has no such anchor.
    pub(super) fn lacks(&self, place: &Place, id: &str) -> bool {
        match &place.anchors {
            Anchors::Unknown => false,
            Anchors::Listed(known) => !known.contains(id),
            Anchors::Case(at, index) => {
                let case = &self.cases[*at as usize];
                index.find(id, |at| case.anchor(at)).is_none()
            }
            Anchors::Page(at, index) => {
                let page = &self.pages[*at as usize];
                index.find(id, |at| page.anchor(at)).is_none()
            }
            Anchors::Home(index) => {
                let home = self.home.as_ref();
                home.is_none_or(|home| index.find(id, |at| home.anchor(at)).is_none())
            }
        }
    }

    pub(super) fn place(&self, path: &str) -> Option<&Place> {
        let at = *self.places.by_name.get(path)?;
        self.places.list.get(at as usize)
    }

    /// Returns a case by its slug.
    #[must_use]
    pub fn case(&self, slug: &str) -> Option<&Case> {
        let place = self.place(&format!("cases/{slug}.md"))?;
        match place.anchors {
            Anchors::Case(at, _) => self.cases.get(at as usize),
            _ => None,
        }
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
    pub(super) fn gather_places(&self) -> Places {
        let mut places = Places::default();
        for (route, data) in self.generated() {
            let anchors = self.generated_anchors(route);
            let anchors = anchors.map_or(Anchors::Unknown, Anchors::Listed);
            places.add(data, &Route::new(route), anchors);
        }
        for topic in self.topics() {
            places.add(None, &topic.topic_route(), Anchors::Unknown);
        }
        for asset in &self.assets {
            // Files that are copied lie in the main edition alone.
            let route = Route::new(format!("{}{asset}", self.config.up()));
            places.add_as([Arc::from(asset.as_str())], &route, Anchors::Unknown);
        }
        for assessment in &self.assessments {
            let anchors = Anchors::Listed(assessment_anchors(&assessment.document));
            places.add(Some(&assessment.source), &assessment.route, anchors);
            places.add(None, &assessment.group_route(), Anchors::Unknown);
        }
        if let Some(home) = &self.home {
            let anchors = Anchors::Home(home.anchors());
            places.add(Some(&home.source), &home.route, anchors);
        }
        for (at, page) in (0..).zip(&self.pages) {
            let anchors = Anchors::Page(at, page.anchors());
            places.add(Some(&page.source), &page.route, anchors);
        }
        for (at, case) in (0..).zip(&self.cases) {
            let anchors = Anchors::Case(at, case.anchors());
            places.add(Some(&case.source), &case.route, anchors);
        }
        places
    }
}

impl Places {
    /// Adds a place, by its route and by its source.
    fn add(&mut self, source: Option<&str>, route: &Route, anchors: Anchors) {
        let source = source.map(Arc::from);
        self.add_as(source.into_iter().chain([route.shared()]), route, anchors);
    }

    fn add_as(
        &mut self,
        names: impl IntoIterator<Item = Arc<str>>,
        route: &Route,
        anchors: Anchors,
    ) {
        let at = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        self.by_name
            .extend(names.into_iter().map(|name| (name, at)));
        let route = route.clone();
        self.list.push(Place { route, anchors });
    }
}

impl Case {
    fn anchors(&self) -> ByName {
        let document = &self.document;
        let others = document.facts.len() + document.outcomes.len();
        ByName::new(document.body.headings.len() + others, |at| self.anchor(at))
    }

    /// Returns an anchor by its number: headings, then facts, then outcomes.
    fn anchor(&self, at: usize) -> &str {
        let (headings, facts) = (&self.document.body.headings, &self.document.facts);
        if let Some(heading) = headings.get(at) {
            return &heading.id;
        }
        let at = at - headings.len();
        match facts.get(at) {
            Some(fact) => &fact.id.value,
            None => &self.document.outcomes[at - facts.len()].id.value,
        }
    }
}

impl Page {
    fn anchors(&self) -> ByName {
        let document = &self.document;
        let count = document.body.headings.len() + document.facts.len();
        ByName::new(count, |at| self.anchor(at))
    }

    /// Returns an anchor by its number: headings, then facts.
    fn anchor(&self, at: usize) -> &str {
        let headings = &self.document.body.headings;
        match headings.get(at) {
            Some(heading) => &heading.id,
            None => &self.document.facts[at - headings.len()].id.value,
        }
    }
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

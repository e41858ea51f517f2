//! The site: every document in its place, and the names by which they find each other.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::by_name::ByName;
use super::edition::Edition;
use super::order::Order;
use super::place::Places;
use super::reference::Bibliography;
use super::route::Route;
use crate::config::Config;
use crate::span::Spanned;
use crate::syntax::assessment::AssessmentDocument;
use crate::syntax::case::CaseDocument;
use crate::syntax::glossary::Term;
use crate::syntax::markdown::Body;
use crate::syntax::page::PageDocument;
use crate::syntax::taxonomy::{Entry, Taxonomy};
use crate::syntax::token::Cite;

/// Anchor of the heading below which a case's outcomes are printed.
pub const OUTCOMES: &str = "what-came-of-it";
/// Anchor of the heading below which a case prints what its sources leave open.
pub const NOT_SAID: &str = "what-the-sources-do-not-say";

/// A case in its place.
#[derive(Debug, Clone)]
pub struct Case {
    /// Name of its file, and of its page.
    pub slug: String,
    /// Its file below `content/`.
    pub source: String,
    /// Its page.
    pub route: Route,
    /// What its file says.
    pub document: Arc<CaseDocument>,
}

/// A page in its place.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its file below `content/`.
    pub source: String,
    /// Its page.
    pub route: Route,
    /// What its file says.
    pub document: Arc<PageDocument>,
}

/// An assessment in its place.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// Its file below `content/`.
    pub source: String,
    /// Its page.
    pub route: Route,
    /// What its file says.
    pub document: Arc<AssessmentDocument>,
}

/// Whose fact it is. Cases come before pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A case, by its position.
    Case(usize),
    /// A page, by its position.
    Page(usize),
}

/// Whether an id names a fact or an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactKind {
    /// Told in the text, at its mark.
    Fact,
    /// A row of the outcomes table.
    Outcome,
}

/// A fact or outcome that can be pointed to.
#[derive(Debug, Clone, Copy)]
pub struct FactEntry {
    /// Whose it is.
    pub owner: Owner,
    /// Which of the two.
    pub kind: FactKind,
    /// Its position in its document's list.
    pub at: usize,
}

/// What a site is made from.
#[derive(Debug)]
pub struct SiteParts {
    /// Settings.
    pub config: Config,
    /// Cases, with their paths below `content/`.
    pub cases: Vec<(String, Arc<CaseDocument>)>,
    /// Pages, likewise; `index.md` is one of them.
    pub pages: Vec<(String, Arc<PageDocument>)>,
    /// Assessments, likewise.
    pub assessments: Vec<(String, Arc<AssessmentDocument>)>,
    /// `topics.yaml`.
    pub taxonomy: Taxonomy,
    /// `glossary.yaml`.
    pub glossary: Vec<Term>,
    /// `references.yaml`.
    pub bibliography: Arc<Bibliography>,
    /// Paths of the assets below `content/`.
    pub assets: Vec<String>,
    /// Texts that could not be read at all, and have been reported.
    pub unread: BTreeSet<String>,
    /// Texts that are left out of the published site.
    pub drafts: BTreeSet<String>,
    /// How it stands among the editions of the site.
    pub edition: Edition,
}

/// The validated site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Settings.
    pub config: Config,
    /// Cases in the order of lists: weight, then name.
    pub cases: Vec<Case>,
    /// Pages in order: weight, then title. The front page is not among them.
    pub pages: Vec<Page>,
    /// The front page.
    pub home: Option<Page>,
    /// Assessments in order: weight, then name.
    pub assessments: Vec<Assessment>,
    /// Topics, sectors and countries.
    pub taxonomy: Taxonomy,
    /// Terms, in alphabetical order.
    pub glossary: Vec<Term>,
    /// Works.
    pub bibliography: Arc<Bibliography>,
    /// Paths of the files that are copied as they are.
    pub assets: BTreeSet<String>,
    /// How it stands among the editions of the site.
    pub edition: Edition,
    /// How its language orders words.
    pub order: Arc<Order>,
    unread: BTreeSet<String>,
    drafts: BTreeSet<String>,
    /// In the order of their ids, each id once.
    facts: Vec<FactEntry>,
    pub(super) places: Arc<Places>,
    by_topic: ByName,
    by_sector: ByName,
    by_country: ByName,
    by_assessment: ByName,
    /// Keys of the topics that cases or pages bear on.
    used_topics: BTreeSet<String>,
    /// Positions of the pages that are fronts, by their folders.
    pub(super) fronts: BTreeMap<String, usize>,
    /// Positions of the pages directly behind each of them, by the front's position.
    pub(super) behind: BTreeMap<usize, Vec<usize>>,
    /// Stands for where everything is: a site that is rewritten keeps it as long as nothing moves.
    pub(super) layout: Arc<Layout>,
}

/// No two are the same.
#[derive(Debug, Default)]
pub(super) struct Layout;

impl Site {
    /// Puts everything in its place.
    #[must_use]
    pub fn new(parts: SiteParts) -> Self {
        let order = Arc::new(Order::new(&parts.config.language));
        let (home, pages) = pages(parts.pages, &order);
        let mut glossary = parts.glossary;
        glossary.sort_by(|a, b| {
            let by_term = order.compare(&a.term, &b.term);
            by_term.then_with(|| a.id.value.cmp(&b.id.value))
        });
        let of_cases = parts.cases.iter().flat_map(|(_, case)| &case.topics);
        let of_pages = pages.iter().flat_map(|page| &page.document.topics);
        let used_topics = of_cases.chain(of_pages);
        let used_topics = used_topics.map(|key| key.value.clone()).collect();
        let mut site = Self {
            config: parts.config,
            used_topics,
            cases: cases(parts.cases, &order),
            fronts: BTreeMap::new(),
            pages,
            home,
            assessments: assessments(parts.assessments),
            taxonomy: parts.taxonomy,
            glossary,
            bibliography: parts.bibliography,
            assets: parts.assets.into_iter().collect(),
            edition: parts.edition,
            order,
            unread: parts.unread,
            drafts: parts.drafts,
            facts: Vec::new(),
            places: Arc::default(),
            by_topic: ByName::default(),
            by_sector: ByName::default(),
            by_country: ByName::default(),
            by_assessment: ByName::default(),
            behind: BTreeMap::new(),
            layout: Arc::default(),
        };
        site.by_topic = entries(&site.taxonomy.topics);
        site.by_sector = entries(&site.taxonomy.sectors);
        site.by_country = entries(&site.taxonomy.countries);
        site.by_assessment = ByName::new(site.assessments.len(), |at| site.assessments[at].id());
        site.find_places();
        site
    }

    /// Finds out where everything is, once all texts are in order.
    pub(super) fn find_places(&mut self) {
        self.fronts = super::folder::fronts(&self.pages);
        self.facts = self.gather_facts();
        self.places = Arc::new(self.gather_places());
        self.behind = self.gather_behind();
    }

    /// Returns what the names of this site's assessments begin with in other systems: see [`Config::canonical_base`].
    #[must_use]
    pub fn canonical_base(&self) -> String {
        self.config.canonical_base()
    }

    /// Returns the fact or outcome with an id.
    #[must_use]
    pub fn fact(&self, id: &str) -> Option<FactEntry> {
        let found = self
            .facts
            .binary_search_by(|one| self.fact_id(*one).cmp(id));
        found.ok().map(|at| self.facts[at])
    }

    /// Returns all ids of facts and outcomes, sorted.
    pub fn fact_ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.facts.iter().map(|entry| self.fact_id(*entry))
    }

    fn fact_id(&self, entry: FactEntry) -> &str {
        let id = match (entry.owner, entry.kind) {
            (Owner::Case(at), FactKind::Fact) => &self.cases[at].document.facts[entry.at].id,
            (Owner::Case(at), FactKind::Outcome) => &self.cases[at].document.outcomes[entry.at].id,
            (Owner::Page(at), _) => &self.pages[at].document.facts[entry.at].id,
        };
        &id.value
    }

    /// Returns the page a fact stands on.
    #[must_use]
    pub fn fact_route(&self, entry: FactEntry) -> &Route {
        match entry.owner {
            Owner::Case(at) => &self.cases[at].route,
            Owner::Page(at) => &self.pages[at].route,
        }
    }

    /// Returns the works that a fact or outcome rests on.
    #[must_use]
    pub fn fact_cites(&self, entry: FactEntry) -> &[Spanned<Cite>] {
        match (entry.owner, entry.kind) {
            (Owner::Case(at), FactKind::Fact) => &self.cases[at].document.facts[entry.at].cites,
            (Owner::Case(at), FactKind::Outcome) => {
                &self.cases[at].document.outcomes[entry.at].cites
            }
            (Owner::Page(at), _) => &self.pages[at].document.facts[entry.at].cites,
        }
    }

    /// Returns what readers call the case or page that tells a fact.
    #[must_use]
    pub fn fact_owner_name(&self, entry: FactEntry) -> &str {
        match entry.owner {
            Owner::Case(at) => &self.cases[at].document.short_name,
            Owner::Page(at) => &self.pages[at].document.title.value,
        }
    }

    /// Tells whether a file below `content/` is there but could not be read.
    ///
    /// What it would have defined is then unknown, and must not be reported as missing.
    #[must_use]
    pub fn is_unread(&self, path: &str) -> bool {
        !self.is_whole() && holds(&self.unread, path)
    }

    /// Tells whether a file below `content/`, or the page it would become, is left out as a draft.
    #[must_use]
    pub fn is_draft(&self, path: &str) -> bool {
        holds(&self.drafts, path)
    }

    /// Tells whether any text is left out as a draft.
    #[must_use]
    pub fn has_drafts(&self) -> bool {
        !self.drafts.is_empty()
    }

    /// Returns the topics that cases or pages bear on, in the order of `topics.yaml`.
    pub fn topics(&self) -> impl Iterator<Item = &Entry> {
        let topics = self.taxonomy.topics.iter();
        topics.filter(|topic| self.is_used(topic))
    }

    /// Tells whether a case or page bears on a topic.
    #[must_use]
    pub fn is_used(&self, topic: &Entry) -> bool {
        self.used_topics.contains(&topic.id.value)
    }

    /// Tells whether every text could be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Returns a topic by its key.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Entry> {
        find(&self.taxonomy.topics, &self.by_topic, id)
    }

    /// Returns a country by its key.
    #[must_use]
    pub fn country(&self, id: &str) -> Option<&Entry> {
        find(&self.taxonomy.countries, &self.by_country, id)
    }

    /// Returns a sector by its key.
    #[must_use]
    pub fn sector(&self, id: &str) -> Option<&Entry> {
        find(&self.taxonomy.sectors, &self.by_sector, id)
    }

    /// Returns an assessment by its id.
    #[must_use]
    pub fn assessment(&self, id: &str) -> Option<&Assessment> {
        let found = self.by_assessment.find(id, |at| self.assessments[at].id());
        found.map(|at| &self.assessments[at])
    }

    /// Tells whether a path below `content/` is that of a file that is copied as it is.
    pub(super) fn has_asset(&self, path: &str) -> bool {
        self.assets.contains(path)
    }

    /// Returns every Markdown text with its file, for rules that look at texts of all kinds.
    pub fn bodies(&self) -> impl Iterator<Item = (&str, &Body)> {
        let cases = self
            .cases
            .iter()
            .map(|case| (case.source.as_str(), &case.document.body));
        let pages = self
            .home
            .iter()
            .chain(&self.pages)
            .map(|page| (page.source.as_str(), &page.document.body));
        cases.chain(pages)
    }

    /// Returns every source file that becomes a page, with its route.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Route)> {
        let cases = self
            .cases
            .iter()
            .map(|case| (case.source.as_str(), &case.route));
        let pages = self.home.iter().chain(&self.pages);
        let pages = pages.map(|page| (page.source.as_str(), &page.route));
        let assessments = self
            .assessments
            .iter()
            .map(|one| (one.source.as_str(), &one.route));
        cases.chain(pages).chain(assessments)
    }

    fn gather_facts(&self) -> Vec<FactEntry> {
        let mut facts = Vec::new();
        let mut add = |count: usize, owner, kind| {
            facts.extend((0..count).map(|at| FactEntry { owner, kind, at }));
        };
        for (index, case) in self.cases.iter().enumerate() {
            let owner = Owner::Case(index);
            add(case.document.facts.len(), owner, FactKind::Fact);
            add(case.document.outcomes.len(), owner, FactKind::Outcome);
        }
        for (index, page) in self.pages.iter().enumerate() {
            add(
                page.document.facts.len(),
                Owner::Page(index),
                FactKind::Fact,
            );
        }
        // Of two with one id the first stays: the sort keeps their order.
        facts.sort_by(|one, other| self.fact_id(*one).cmp(self.fact_id(*other)));
        facts.dedup_by(|later, first| self.fact_id(*later) == self.fact_id(*first));
        facts.shrink_to_fit();
        facts
    }
}

/// Tells whether a list of source files has a path, or the source of the page with that path.
fn holds(files: &BTreeSet<String>, path: &str) -> bool {
    let source = |ending| {
        path.strip_suffix(".html")
            .map(|stem| format!("{stem}.{ending}"))
    };
    if files.is_empty() {
        return false;
    }
    files.contains(path)
        || ["md", "yaml"]
            .into_iter()
            .filter_map(source)
            .any(|path| files.contains(&path))
}

/// Returns the page of a topic.
#[must_use]
pub(super) fn topic_route(id: &str) -> Route {
    Route::new(format!("topics/{id}.html"))
}

impl Entry {
    /// Returns the page of this topic.
    #[must_use]
    pub fn topic_route(&self) -> Route {
        topic_route(&self.id.value)
    }
}

impl Assessment {
    fn id(&self) -> &str {
        &self.document.id.value
    }

    /// Returns the page on which the answers of a group are put together.
    #[must_use]
    pub fn group_route(&self) -> Route {
        Route::new(format!("groups/{}.html", self.document.id.value))
    }
}

fn entries(entries: &[Entry]) -> ByName {
    ByName::new(entries.len(), |at| &entries[at].id.value)
}

fn find<'a>(entries: &'a [Entry], index: &ByName, id: &str) -> Option<&'a Entry> {
    let found = index.find(id, |at| &entries[at].id.value);
    found.map(|at| &entries[at])
}

fn html(source: &str) -> Route {
    let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
    Route::new(format!("{stem}.html"))
}

/// Puts cases in the order of lists: weight, then name.
fn cases(documents: Vec<(String, Arc<CaseDocument>)>, order: &Order) -> Vec<Case> {
    let case = |(source, document): (String, Arc<CaseDocument>)| {
        let name = source.rsplit('/').next().unwrap_or(&source);
        let slug = name.strip_suffix(".md").unwrap_or(name).to_owned();
        Case {
            route: html(&source),
            slug,
            source,
            document,
        }
    };
    let mut cases: Vec<Case> = documents.into_iter().map(case).collect();
    cases.sort_by(|a, b| in_order_of_cases(order, a, b));
    cases
}

pub(super) fn in_order_of_cases(order: &Order, a: &Case, b: &Case) -> Ordering {
    let (one, other) = (&a.document, &b.document);
    let by_weight = one.weight.cmp(&other.weight);
    by_weight
        .then_with(|| order.compare(&one.short_name, &other.short_name))
        .then_with(|| a.slug.cmp(&b.slug))
}

/// Puts pages in order, weight, then title, and takes the front page out.
fn pages(documents: Vec<(String, Arc<PageDocument>)>, order: &Order) -> (Option<Page>, Vec<Page>) {
    let page = |(source, document): (String, Arc<PageDocument>)| Page {
        route: html(&source),
        source,
        document,
    };
    let (home, mut pages): (Vec<Page>, Vec<Page>) = documents
        .into_iter()
        .map(page)
        .partition(|page| page.source == "index.md");
    pages.sort_by(|a, b| in_order_of_pages(order, a, b));
    (home.into_iter().next(), pages)
}

pub(super) fn in_order_of_pages(order: &Order, a: &Page, b: &Page) -> Ordering {
    let (one, other) = (&a.document, &b.document);
    let by_weight = one.weight.cmp(&other.weight);
    by_weight
        .then_with(|| order.compare(&one.title.value, &other.title.value))
        .then_with(|| a.source.cmp(&b.source))
}

/// Puts assessments in order: weight, then name.
fn assessments(documents: Vec<(String, Arc<AssessmentDocument>)>) -> Vec<Assessment> {
    let assessment = |(source, document): (String, Arc<AssessmentDocument>)| Assessment {
        route: html(&source),
        source,
        document,
    };
    let mut assessments: Vec<Assessment> = documents.into_iter().map(assessment).collect();
    assessments.sort_by(|a, b| (a.document.weight, &a.source).cmp(&(b.document.weight, &b.source)));
    assessments
}

//! Site and theme to pages: one view struct a template, every page independent of the others.
//!
//! Reads no disk, no clock and no environment, and decides nothing about cases: it only shapes what
//! the model holds for a reader.

mod assessment;
mod book;
mod browse;
mod case;
mod citation;
pub mod compare;
mod connections;
pub mod data;
mod dense;
mod described;
mod escape;
pub mod feed;
mod frame;
mod glossary;
mod group;
mod html;
mod language;
mod links;
mod lists;
mod navigation;
mod outgoing;
mod picture;
mod rows;
mod search;
mod statement;
mod tables;
mod view;
pub mod web_config;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::hand::InHand;
use crate::model::{Alias, Body, Page, Review, Route, Site};
use crate::source::Sources;
use crate::span::FileId;
use crate::theme::Theme;
use connections::Connections;
use frame::Frames;
use glossary::TermFinder;
pub use glossary::script as glossary_script;
use links::Links;
use navigation::Place;
use view::{Layout, PageView, Section, Translation};

/// What a page may load: its own files, and nothing inline (`docs/hosting.md` gives it as a header). Text becomes neither
/// script nor HTML; `js/casebook.js` has the one policy by which an address becomes that of a script.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'; \
                      require-trusted-types-for 'script'; trusted-types casebook";

/// Built files that pages load, by their places below the output folder.
pub struct BuiltFiles {
    /// The search index.
    pub search_index: Route,
    /// The script that holds each assessment, by the assessment's id.
    pub assessments: BTreeMap<String, Route>,
    /// The script that holds the glossary, where there is one.
    pub glossary: Option<Route>,
}

/// One page to be rendered.
#[derive(Debug, Clone, Copy)]
pub struct Job(Kind);

#[derive(Debug, Clone, Copy)]
enum Kind {
    Home,
    Cases,
    Browse,
    BrowseList(usize),
    Compare,
    Case(usize),
    Topics,
    Topic(usize),
    Assessments,
    Assessment(usize),
    Group(usize),
    EvidenceMap,
    Page(usize),
    Glossary,
    References,
    Search,
    Letter(usize),
    NotFound,
    Moved(usize),
    Book,
}

/// Lists every page of the site: where it lives, and what is to be done for it.
#[must_use]
pub fn jobs(site: &Site) -> Vec<(Route, Job)> {
    let lists = [
        (navigation::CASES.1, Kind::Cases),
        (navigation::BROWSE, Kind::Browse),
        (navigation::COMPARE, Kind::Compare),
        (navigation::TOPICS.1, Kind::Topics),
        (navigation::ASSESSMENTS.1, Kind::Assessments),
        (navigation::EVIDENCE_MAP, Kind::EvidenceMap),
        (navigation::GLOSSARY.1, Kind::Glossary),
        (navigation::REFERENCES.1, Kind::References),
        (navigation::SEARCH, Kind::Search),
        (navigation::BOOK, Kind::Book),
        (navigation::NOT_FOUND, Kind::NotFound),
    ];
    let is_made = |(_, kind): &(_, Kind)| site.config.search || !matches!(kind, Kind::Search);
    let lists = lists.into_iter().filter(is_made);
    let lists = lists.map(|(path, kind)| (Route::new(path), kind));
    let home = site
        .home
        .iter()
        .map(|home| (home.route.clone(), Kind::Home));
    let cases = site.cases.iter().enumerate();
    let topics = site.taxonomy.topics.iter().enumerate();
    let topics = topics.filter(|(_, topic)| site.is_used(topic));
    let assessments = site.assessments.iter().enumerate();
    let groups = assessments.clone();
    let pages = site.pages.iter().enumerate();
    let pages = pages.filter(|(_, page)| !page.is_introduction());
    let moved = site.aliases().enumerate();
    let letters = search::letter_routes(site).into_iter().enumerate();
    let letters = letters.map(|(at, route)| (route, Kind::Letter(at)));
    let browse = browse::list_routes(site).into_iter().enumerate();
    let browse = browse.map(|(at, route)| (route, Kind::BrowseList(at)));
    let all = lists
        .chain(home)
        .chain(cases.map(|(at, case)| (case.route.clone(), Kind::Case(at))))
        .chain(topics.map(|(at, topic)| (topic.topic_route(), Kind::Topic(at))))
        .chain(assessments.map(|(at, one)| (one.route.clone(), Kind::Assessment(at))))
        .chain(groups.map(|(at, one)| (one.group_route(), Kind::Group(at))))
        .chain(pages.map(|(at, page)| (page.route.clone(), Kind::Page(at))))
        .chain(letters)
        .chain(browse)
        .chain(moved.map(|(at, alias)| (alias.route(), Kind::Moved(at))));
    all.map(|(route, kind)| (route, Job(kind))).collect()
}

/// Renders pages of a site, any of them and in any order.
pub struct Renderer<'a> {
    site: &'a Site,
    theme: &'a Theme,
    sources: &'a Sources,
    files: &'a BuiltFiles,
    terms: TermFinder,
    /// The fronts of folders.
    fronts: Vec<&'a Page>,
    /// The lists, with the fronts of folders among them.
    navigation: Vec<Place<'a>>,
    /// The pages directly in `content/`, and the book.
    footer: Vec<Place<'a>>,
    frames: Frames,
    /// The old addresses of pages.
    aliases: Vec<Alias<'a>>,
    has_feed: bool,
    /// Made when a page asks for it.
    a_to_z: OnceLock<search::AToZ>,
    /// Likewise.
    browse: OnceLock<browse::Browse>,
    /// Names of the periods of each case.
    periods: OnceLock<Vec<Vec<String>>>,
    connections: Connections<'a>,
    /// Whether one page is wanted, and not all: then it is less work to look for what points to it alone.
    pub is_for_one: bool,
}

/// What the layout must know of a page, besides its contents.
struct Head<'r> {
    kind: &'static str,
    route: &'r Route,
    title: &'r str,
    description: &'r str,
    /// The lists and folders that the page lies in, the outermost first.
    parents: Vec<Place<'r>>,
    previous: Option<Place<'r>>,
    next: Option<Place<'r>>,
    /// Groups of styles besides those of every page and of its kind, in order.
    styles: Vec<&'static str>,
    scripts: &'r [&'static str],
    data: Option<&'r Route>,
    review: Review,
    /// The language of its text, where that is not the language of the edition.
    lang: Option<&'r str>,
}

impl<'r> Head<'r> {
    fn new(kind: &'static str, route: &'r Route, title: &'r str, description: &'r str) -> Self {
        let review = Review::default();
        Self {
            kind,
            route,
            title,
            description,
            parents: Vec::new(),
            previous: None,
            next: None,
            styles: Vec::new(),
            scripts: &[],
            data: None,
            review,
            lang: None,
        }
    }
}

/// Returns the groups of styles that texts ask for: shortcodes with a part of the page to themselves have their own.
fn styles_of<'b>(bodies: impl IntoIterator<Item = &'b Body>) -> Vec<&'static str> {
    let has_parts = bodies.into_iter().any(Body::has_parts);
    has_parts.then_some("shortcode").into_iter().collect()
}

impl<'a> Renderer<'a> {
    /// Finds out what all pages share.
    #[must_use]
    pub fn new(
        site: &'a Site,
        theme: &'a Theme,
        sources: &'a Sources,
        files: &'a BuiltFiles,
    ) -> Self {
        Self {
            site,
            theme,
            sources,
            files,
            terms: TermFinder::new(&site.glossary),
            fronts: site.fronts().collect(),
            navigation: navigation::main(site, theme),
            footer: navigation::footer(site, theme),
            frames: Frames::default(),
            aliases: site.aliases().collect(),
            has_feed: feed::has_feed(site),
            a_to_z: OnceLock::new(),
            browse: OnceLock::new(),
            periods: OnceLock::new(),
            connections: Connections::default(),
            is_for_one: false,
        }
    }

    /// Renders a page to HTML.
    ///
    /// # Errors
    /// Gives the fault of a template.
    pub fn page(&self, Job(kind): Job) -> Result<String, Diagnostic> {
        let source = self.source_of(kind);
        let _hand = source.map(|source| InHand::below(&self.site.config.src, source));
        match kind {
            Kind::Home => self
                .site
                .home
                .as_ref()
                .map_or_else(|| self.not_found(), |home| self.home(home)),
            Kind::Cases => self.cases(),
            Kind::Browse => self.browse(),
            Kind::BrowseList(at) => self.browse_list(at),
            Kind::Compare => self.compare(),
            Kind::Case(at) => self.case(at),
            Kind::Topics => self.topics(),
            Kind::Topic(at) => self.topic(&self.site.taxonomy.topics[at]),
            Kind::Assessments => self.assessments(),
            Kind::Assessment(at) => self.assessment(&self.site.assessments[at]),
            Kind::Group(at) => self.group(&self.site.assessments[at]),
            Kind::EvidenceMap => self.evidence_map(),
            Kind::Page(at) => self.text_page(at),
            Kind::Glossary => self.glossary(),
            Kind::References => self.references(),
            Kind::Search => self.search(),
            Kind::Letter(at) => self.letter_page(at),
            Kind::NotFound => self.not_found(),
            Kind::Moved(at) => self.moved(self.aliases[at]),
            Kind::Book => self.book(),
        }
    }

    /// Returns the file of which a page is made, where it is made of one.
    fn source_of(&self, kind: Kind) -> Option<&str> {
        match kind {
            Kind::Home => self.site.home.as_ref().map(|home| home.source.as_str()),
            Kind::Case(at) => Some(&self.site.cases[at].source),
            Kind::Page(at) => Some(&self.site.pages[at].source),
            Kind::Assessment(at) | Kind::Group(at) => Some(&self.site.assessments[at].source),
            _ => None,
        }
    }

    /// Joins the contents of a page with what every page has, and renders it.
    fn render(
        &self,
        template: &str,
        head: &Head<'_>,
        content: impl Serialize,
    ) -> Result<String, Diagnostic> {
        let layout = Layout {
            lang: &self.site.config.language,
            dir: language::direction(&self.site.config.language),
            csp: POLICY,
            site: self.site_view(head),
            page: self.page_view(head),
            assets: self.assets_view(head),
            content,
        };
        let html = self.theme.render(template, &layout)?;
        let html = dense::dense(&html);
        Ok(outgoing::publish(self.site, head.route, html))
    }

    fn page_view(&self, head: &Head<'_>) -> PageView {
        let translations = self.translations(head);
        let is_original = |one: &&Translation| Some(one.lang.as_str()) == head.lang;
        let breadcrumbs = self.breadcrumbs(head);
        PageView {
            title: head.title.to_owned(),
            description: head.description.to_owned(),
            kind: head.kind,
            path: format!(
                "{}{}",
                self.site.config.folder,
                self.site.published(head.route.as_str())
            ),
            canonical: self
                .site
                .config
                .base_url
                .as_ref()
                .map(|base| format!("{base}{}", self.site.published(head.route.as_str()))),
            described: self.described(head, &breadcrumbs),
            feed: self
                .has_feed
                .then(|| head.route.to(&Route::new(feed::FEED), None)),
            root: head.route.root(),
            breadcrumbs,
            previous: head
                .previous
                .as_ref()
                .map(|place| self.place_link(head.route, place)),
            next: (head.next.as_ref()).map(|place| self.place_link(head.route, place)),
            lang_html: self.lang(head.lang),
            original: translations.iter().find(is_original).cloned(),
            translations,
            reviewed: head.review.reviewed.map(|date| self.date(date)),
            review_by: head.review.review_by.map(|date| self.date(date.value)),
        }
    }

    /// Writes a date in the words of the site's language.
    fn date(&self, date: Date) -> String {
        let month = usize::try_from(date.month() - 1).unwrap_or_default();
        let month = self.theme.word_at("dates", "months", month);
        let form = self.theme.word("dates", "form");
        form.replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }

    /// Writes a text with a list of works of its own: its sections, and where each work is cited.
    fn text(
        &self,
        path: &str,
        route: &Route,
        file: FileId,
        body: &Body,
    ) -> Result<(Vec<Section>, html::Places), Diagnostic> {
        let text = &self.sources.get(file).text;
        let (site, terms, theme) = (self.site, &self.terms, self.theme);
        html::text(&html::Source {
            site,
            path,
            route: Links::of(route),
            file,
            text,
            body,
            terms,
            theme,
            works: "",
        })
    }

    /// Writes a text as sections; `works` is the address of the list that its citations lead to.
    ///
    /// # Errors
    /// Gives the fault of the template of a shortcode.
    fn sections(
        &self,
        path: &str,
        route: &Route,
        file: FileId,
        body: &Body,
        works: &str,
    ) -> Result<Vec<Section>, Diagnostic> {
        self.sections_at(path, Links::of(route), file, body, works)
    }

    /// Writes a text as sections, wherever it stands.
    fn sections_at(
        &self,
        path: &str,
        route: Links<'_>,
        file: FileId,
        body: &Body,
        works: &str,
    ) -> Result<Vec<Section>, Diagnostic> {
        let text = &self.sources.get(file).text;
        let (site, terms, theme) = (self.site, &self.terms, self.theme);
        html::sections(&html::Source {
            site,
            path,
            route,
            file,
            text,
            body,
            terms,
            theme,
            works,
        })
    }
}

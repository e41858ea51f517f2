//! Site and theme to pages: one view struct a template, every page independent of the others.
//!
//! Reads no disk, no clock and no environment, and decides nothing about cases: it only shapes what
//! the model holds for a reader.

mod case;
mod citation;
pub mod data;
mod escape;
mod glossary;
mod html;
mod lists;
mod navigation;
mod rows;
mod search;
mod tables;
mod view;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::model::{Body, Entry, Page, Review, Route, Site};
use crate::source::Sources;
use crate::span::FileId;
use crate::theme::Theme;
use glossary::TermFinder;
use navigation::Place;
use view::{AssetsView, Layout, Link, PageView, Section, SiteView};

/// What a page may load: its own files, and nothing inline (`docs/hosting.md` gives it as a header).
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'none'; form-action 'none'; base-uri 'none'";

/// A page as it is published.
pub struct RenderedPage {
    /// Where it lives.
    pub route: Route,
    /// Its HTML.
    pub html: String,
}

/// Built files that pages load, by their places below the output folder.
pub struct BuiltFiles {
    /// The search index.
    pub search_index: Route,
    /// The script that holds each assessment, by the assessment's id.
    pub assessments: BTreeMap<String, Route>,
}

/// Renders every page of the site.
///
/// # Errors
/// Gives the faults of templates.
pub fn pages(
    site: &Site,
    theme: &Theme,
    sources: &Sources,
    files: &BuiltFiles,
) -> Result<Vec<RenderedPage>, Vec<Diagnostic>> {
    let terms = TermFinder::new(&site.glossary);
    let renderer = Renderer {
        site,
        theme,
        sources,
        files,
        terms,
        fronts: site.fronts().collect(),
        top: site.pages.iter().filter(|page| page.is_at_top()).collect(),
        cited_by: rows::cited_by(site, theme.word("nav", "glossary")),
        a_to_z: search::AToZ::new(site),
    };
    let jobs = jobs(site, &renderer.a_to_z);
    let (pages, faults): (Vec<_>, Vec<_>) = jobs
        .into_par_iter()
        .map(|job| renderer.page(job))
        .collect::<Vec<_>>()
        .into_iter()
        .partition(Result::is_ok);
    if faults.is_empty() {
        Ok(pages.into_iter().filter_map(Result::ok).collect())
    } else {
        Err(faults.into_iter().filter_map(Result::err).collect())
    }
}

/// One page to be rendered.
#[derive(Clone, Copy)]
enum Job<'a> {
    Home(&'a Page),
    Cases,
    Case(usize),
    Topics,
    Topic(&'a Entry),
    Assessments,
    Assessment(usize),
    EvidenceMap,
    Page(usize),
    Glossary,
    References,
    Search,
    Letter(usize),
    NotFound,
}

fn jobs<'a>(site: &'a Site, a_to_z: &search::AToZ) -> Vec<Job<'a>> {
    let mut jobs = vec![
        Job::Cases,
        Job::Topics,
        Job::Assessments,
        Job::EvidenceMap,
        Job::Glossary,
        Job::References,
        Job::Search,
        Job::NotFound,
    ];
    jobs.extend(site.home.iter().map(Job::Home));
    jobs.extend((0..site.cases.len()).map(Job::Case));
    jobs.extend(site.topics().map(Job::Topic));
    jobs.extend((0..site.assessments.len()).map(Job::Assessment));
    jobs.extend(a_to_z.pages().map(Job::Letter));
    let is_own = |at: &usize| !site.pages[*at].is_introduction();
    jobs.extend((0..site.pages.len()).filter(is_own).map(Job::Page));
    jobs
}

struct Renderer<'a> {
    site: &'a Site,
    theme: &'a Theme,
    sources: &'a Sources,
    files: &'a BuiltFiles,
    terms: TermFinder,
    /// The fronts of folders, for the navigation.
    fronts: Vec<&'a Page>,
    /// The pages directly in `content/`, for the footer.
    top: Vec<&'a Page>,
    /// The pages that cite each work.
    cited_by: BTreeMap<&'a str, Vec<(String, Route)>>,
    a_to_z: search::AToZ,
}

/// What the layout must know of a page, besides its contents.
struct Head<'r> {
    kind: &'static str,
    route: &'r Route,
    title: &'r str,
    description: &'r str,
    /// The lists and folders that the page lies in, the outermost first.
    parents: Vec<Place<'r>>,
    scripts: &'r [&'static str],
    data: Option<&'r Route>,
    review: Review,
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
            scripts: &[],
            data: None,
            review,
        }
    }
}

impl Renderer<'_> {
    fn page(&self, job: Job<'_>) -> Result<RenderedPage, Diagnostic> {
        match job {
            Job::Home(home) => self.home(home),
            Job::Cases => self.cases(),
            Job::Case(at) => self.case(&self.site.cases[at]),
            Job::Topics => self.topics(),
            Job::Topic(topic) => self.topic(topic),
            Job::Assessments => self.assessments(),
            Job::Assessment(at) => self.assessment(&self.site.assessments[at]),
            Job::EvidenceMap => self.evidence_map(),
            Job::Page(at) => self.text_page(&self.site.pages[at]),
            Job::Glossary => self.glossary(),
            Job::References => self.references(),
            Job::Search => self.search(),
            Job::Letter(at) => self.letter_page(at),
            Job::NotFound => self.not_found(),
        }
    }

    /// Joins the contents of a page with what every page has, and renders it.
    fn render(
        &self,
        template: &str,
        head: &Head<'_>,
        content: impl Serialize,
    ) -> Result<RenderedPage, Diagnostic> {
        let route = head.route.clone();
        let layout = Layout {
            lang: &self.site.config.language,
            csp: POLICY,
            site: self.site_view(head),
            page: self.page_view(head),
            assets: self.assets_view(head),
            content,
        };
        Ok(RenderedPage {
            html: self.theme.render(template, &layout)?,
            route,
        })
    }

    fn site_view(&self, head: &Head<'_>) -> SiteView<'_> {
        let config = &self.site.config;
        let footer = self.top.iter().map(|page| Link {
            title: page.document.title.value.clone(),
            url: head.route.to(&page.route, None),
        });
        SiteView {
            title: &config.title,
            description: &config.description,
            id: &config.id,
            home_url: head.route.to(&Route::new("index.html"), None),
            nav: self.navigation(head),
            footer: footer.collect(),
            authors: config.authors.join(", "),
            generator: concat!("casebook ", env!("CARGO_PKG_VERSION")),
        }
    }

    fn page_view(&self, head: &Head<'_>) -> PageView {
        PageView {
            title: head.title.to_owned(),
            description: head.description.to_owned(),
            kind: head.kind,
            path: head.route.as_str().to_owned(),
            canonical: self
                .site
                .config
                .base_url
                .as_ref()
                .map(|base| format!("{base}{}", head.route)),
            root: head.route.root(),
            breadcrumbs: self.breadcrumbs(head),
            reviewed: head.review.reviewed.map(|date| self.date(date)),
            review_by: head.review.review_by.map(|date| self.date(date.value)),
        }
    }

    fn assets_view(&self, head: &Head<'_>) -> AssetsView {
        let to = |path: &str| head.route.to(&Route::new(path), None);
        let groups = ["site"].iter().chain(head.scripts);
        let mut scripts: Vec<String> = groups
            .filter_map(|group| self.theme.script(group))
            .map(to)
            .collect();
        scripts.extend(head.data.map(|data| head.route.to(data, None)));
        AssetsView {
            style: to(&self.theme.style),
            scripts,
            search_index: head.route.to(&self.files.search_index, None),
            search_page: to("search.html"),
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

    /// Writes a text as sections; `works` is the address of the list that its citations lead to.
    fn sections(
        &self,
        path: &str,
        route: &Route,
        file: FileId,
        body: &Body,
        works: &str,
    ) -> Vec<Section> {
        let text = &self.sources.get(file).text;
        let (site, terms, theme) = (self.site, &self.terms, self.theme);
        html::sections(&html::Source {
            site,
            path,
            route,
            text,
            body,
            terms,
            theme,
            works,
        })
    }
}

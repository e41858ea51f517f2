//! The files of a site: their places first, then the bytes of each, one at a time or all at once.
//!
//! `build` asks for all of them, `serve` for one when a browser does. Both get the same bytes from here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::assessment;
use crate::diagnostic::Diagnostic;
use crate::digest::hashed_name;
use crate::model::{Route, Site};
use crate::render::{self, BuiltFiles, Job, Renderer};
use crate::search;
use crate::source::Sources;
use crate::theme::Theme;

/// A file that is still to be made.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// A script that holds an assessment; its place follows its bytes, so it has them.
    Assessment(String),
    /// A script that holds the glossary, likewise.
    Glossary(String),
    /// A questionnaire or its codes, for other systems.
    Exchange(String),
    /// The map of the site.
    Sitemap,
    /// The list of the maps of all editions.
    Sitemaps,
    /// What was last reviewed.
    Feed,
    /// The settings that IIS reads.
    WebConfig,
    /// The cases, for machines.
    Cases,
    /// Cases as the page that compares two of them reads them, by the number of the file.
    Compare(usize),
    /// A page.
    Page(Job),
    /// A style or script of the theme, by its position.
    Look(usize),
    /// A file that is copied, by its position.
    Asset(usize),
}

/// Every file of a site but those of the search index, with its place.
pub(crate) struct Plan {
    pub(crate) parts: Vec<(String, Part)>,
    built: BuiltFiles,
}

/// Where pages load the search index from; its other files lie beside it.
const SEARCH_INDEX: &str = "search/index.js";

/// Makes the search index: its files, with their places. The first holds the engine too, so that both come at once and
/// are of one version.
pub(crate) fn search_files(site: &Site, theme: &Theme) -> Vec<(String, Vec<u8>)> {
    let mut files = search::Content::of(site).files();
    if let Some(first) = files.first_mut() {
        first.text.insert_str(0, &theme.engine);
    }
    let folder = &site.config.folder;
    let placed = |file: search::File| {
        let place = format!("{folder}search/{}", file.name);
        (place, file.text.into_bytes())
    };
    files.into_iter().map(placed).collect()
}

/// Where the files for other systems lie.
const FHIR: &str = "data/fhir";

/// Makes the files of every assessment for other systems, with their places below one folder.
pub(crate) fn fhir_files(site: &Site, theme: &Theme) -> Vec<(String, String)> {
    let words = |table: &str, key: &str| theme.word(table, key).to_owned();
    let assessments = site.assessments.iter();
    let files = assessments.flat_map(|one| assessment::fhir::files(site, one, &words));
    files.collect()
}

impl Plan {
    /// Finds out what is to be made.
    pub(crate) fn new(site: &Site, theme: &Theme, sources: &Sources) -> Self {
        let mut parts = Vec::new();
        let mut assessments = BTreeMap::new();
        for one in &site.assessments {
            let script = assessment::data::script(site, one);
            let stem = format!("assets/assessment-{}", one.document.id.value);
            let place = hashed_name(&stem, "js", script.as_bytes());
            assessments.insert(one.document.id.value.clone(), Route::new(place.as_str()));
            parts.push((place, Part::Assessment(script)));
        }
        // What other systems read, and what is copied, lies in the main edition alone.
        let is_main = site.config.folder.is_empty();
        if is_main {
            let exchange = fhir_files(site, theme).into_iter();
            parts.extend(
                exchange.map(|(place, text)| (format!("{FHIR}/{place}"), Part::Exchange(text))),
            );
        }
        if site.config.base_url.is_some() {
            let mut map = "sitemap.xml";
            if is_main && !site.edition.languages.is_empty() {
                // Search engines look here: it names the map of every edition.
                parts.push((map.to_owned(), Part::Sitemaps));
                map = render::data::OWN_MAP;
            }
            parts.push((map.to_owned(), Part::Sitemap));
        }
        if render::feed::has_feed(site) {
            parts.push((render::feed::FEED.to_owned(), Part::Feed));
        }
        if is_main && site.config.hosting.web_config {
            parts.push(("web.config".to_owned(), Part::WebConfig));
        }
        parts.push(("data/cases.json".to_owned(), Part::Cases));
        let compared = render::compare::files(site).enumerate();
        parts.extend(compared.map(|(at, route)| (route.to_string(), Part::Compare(at))));
        let glossary = render::glossary_script(site).map(|script| {
            let place = hashed_name("assets/glossary", "js", script.as_bytes());
            let route = Route::new(place.as_str());
            parts.push((place, Part::Glossary(script)));
            route
        });
        let jobs = render::jobs(site).into_iter();
        let place = |route: Route| site.published(route.as_str()).into_owned();
        parts.extend(jobs.map(|(route, job)| (place(route), Part::Page(job))));
        let looks = theme.assets.iter().enumerate();
        parts.extend(looks.map(|(at, (path, _))| (path.clone(), Part::Look(at))));
        let published: BTreeSet<&str> = site.assets.iter().map(String::as_str).collect();
        let assets = sources.assets().iter().enumerate();
        let assets = assets.filter(|(_, asset)| is_main && published.contains(asset.path.as_str()));
        parts.extend(assets.map(|(at, asset)| (asset.path.clone(), Part::Asset(at))));
        for (place, _) in &mut parts {
            place.insert_str(0, &site.config.folder);
        }
        let built = BuiltFiles {
            search_index: Route::new(SEARCH_INDEX),
            assessments,
            glossary,
        };
        Self { parts, built }
    }
}

/// Makes files of a plan.
pub(crate) struct Press<'a> {
    site: &'a Site,
    theme: &'a Theme,
    sources: &'a Sources,
    renderer: Renderer<'a>,
}

impl<'a> Press<'a> {
    /// Gets ready; what the plan was made from must be the same.
    pub(crate) fn new(
        plan: &'a Plan,
        site: &'a Site,
        theme: &'a Theme,
        sources: &'a Sources,
    ) -> Self {
        Self {
            site,
            theme,
            sources,
            renderer: Renderer::new(site, theme, sources, &plan.built),
        }
    }

    /// Gets ready for one file: no more is found out than that file needs.
    #[cfg(feature = "serve")]
    pub(crate) fn of_one(
        plan: &'a Plan,
        site: &'a Site,
        theme: &'a Theme,
        sources: &'a Sources,
    ) -> Self {
        let mut press = Self::new(plan, site, theme, sources);
        press.renderer.is_for_one = true;
        press
    }

    /// Makes one file.
    ///
    /// # Errors
    /// Gives the fault of a template.
    pub(crate) fn make(&self, part: &'a Part) -> Result<Cow<'a, [u8]>, Diagnostic> {
        Ok(match part {
            Part::Assessment(text) | Part::Exchange(text) | Part::Glossary(text) => {
                text.as_bytes().into()
            }
            Part::Sitemap => {
                let jobs = render::jobs(self.site);
                let xml = render::data::sitemap(self.site, jobs.iter().map(|(route, _)| route));
                xml.unwrap_or_default().into_bytes().into()
            }
            Part::Sitemaps => render::data::sitemaps(self.site)
                .unwrap_or_default()
                .into_bytes()
                .into(),
            Part::Feed => render::feed::feed(self.site)
                .unwrap_or_default()
                .into_bytes()
                .into(),
            Part::WebConfig => render::web_config::web_config(self.site)
                .into_bytes()
                .into(),
            Part::Cases => render::data::cases(self.site).into_bytes().into(),
            Part::Compare(at) => render::compare::data(self.site, *at).into_bytes().into(),
            Part::Page(job) => self.renderer.page(*job)?.into_bytes().into(),
            Part::Look(at) => match self.theme.shipped(*at) {
                Cow::Borrowed(text) => text.as_bytes().into(),
                Cow::Owned(text) => text.into_bytes().into(),
            },
            Part::Asset(at) => self.sources.assets()[*at].bytes.as_slice().into(),
        })
    }
}

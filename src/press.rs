//! The files of a site: their places first, then the bytes of each, one at a time or all at once.
//!
//! `build` asks for all of them, `serve` for one when a browser does. Both get the same bytes from here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::assessment;
use crate::diagnostic::Diagnostic;
use crate::digest::hashed_name;
use crate::hand::InHand;
use crate::model::{Route, Site};
use crate::output::{OutPath, Places};
use crate::progress::{Progress, Stage, during};
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

/// The search index of an edition, whose files are made when they are asked for. The first holds the engine too, so that
/// both come at once and are of one version.
pub(crate) struct SearchIndex<'a> {
    content: search::Content<'a>,
    index: search::Index,
    engine: &'a str,
    folder: String,
}

impl<'a> SearchIndex<'a> {
    fn runs(&self) -> usize {
        self.index.runs()
    }

    /// Makes the index; a site that cannot be searched has none.
    pub(crate) fn new(site: &'a Site, theme: &'a Theme) -> Option<Self> {
        let content = site.config.search.then(|| search::Content::of(site))?;
        Some(Self {
            index: search::Index::of(&content),
            content,
            engine: &theme.engine,
            folder: format!("{}search/", site.config.folder),
        })
    }

    /// Returns the place of every file.
    pub(crate) fn places(&self) -> impl Iterator<Item = String> {
        (0..self.index.len()).map(|at| self.place(&self.index.name(at)))
    }

    fn place(&self, name: &str) -> String {
        format!("{}{name}", self.folder)
    }

    /// Makes the files of a run, with their places: some come from the same text.
    fn run(&self, run: usize) -> Vec<(String, Vec<u8>)> {
        let files = self.index.run(&self.content, run).into_iter();
        let placed = |(at, (name, text)): (usize, (Cow<'_, str>, Cow<'_, str>))| {
            let mut text = text.into_owned();
            if (run, at) == (0, 0) {
                text.insert_str(0, self.engine);
            }
            (self.place(&name), text.into_bytes())
        };
        files.enumerate().map(placed).collect()
    }
}

/// Makes every file of the search index of an edition, with their places.
#[cfg(feature = "serve")]
pub(crate) fn search_files(site: &Site, theme: &Theme) -> Vec<(String, Vec<u8>)> {
    let index = SearchIndex::new(site, theme);
    let runs = index
        .iter()
        .flat_map(|index| (0..index.runs()).map(|run| index.run(run)));
    runs.flatten().collect()
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
            Part::Compare(at) => self.renderer.compared(*at).into_bytes().into(),
            Part::Page(job) => self.renderer.page(*job)?.into_bytes().into(),
            Part::Look(at) => match self.theme.shipped(*at) {
                Cow::Borrowed(text) => text.as_bytes().into(),
                Cow::Owned(text) => text.into_bytes().into(),
            },
            Part::Asset(at) => self.sources.assets()[*at].bytes.as_slice().into(),
        })
    }
}

/// Every file of a site, of all its editions, each still to be made.
pub(crate) struct Run<'a> {
    presses: Vec<Press<'a>>,
    work: Vec<Work<'a>>,
    places: Places,
}

/// What makes one file or more.
enum Work<'a> {
    /// A part of the plan of an edition, by the edition's position.
    Part(usize, &'a (String, Part)),
    /// A run of files of a search index.
    Search(&'a SearchIndex<'a>, usize),
}

/// What of an edition must be known before any file is made.
pub(crate) struct Prepared<'a> {
    plan: Plan,
    search: Option<SearchIndex<'a>>,
}

impl<'a> Prepared<'a> {
    /// Plans an edition, and makes its search index.
    pub(crate) fn new(
        site: &'a Site,
        theme: &'a Theme,
        sources: &Sources,
        progress: &dyn Progress,
    ) -> Self {
        Self {
            plan: Plan::new(site, theme, sources),
            search: during(progress, Stage::Search, || SearchIndex::new(site, theme)),
        }
    }
}

/// Why a run stopped.
pub(crate) enum Stopped<E> {
    /// Templates or names are at fault.
    Faults(Vec<Diagnostic>),
    /// Whoever takes the files would not.
    By(E),
}

impl<'a> Run<'a> {
    /// Gets ready; gives the faults of places: two files that would be one, a name that breaks somewhere.
    pub(crate) fn new(
        editions: impl Iterator<Item = (&'a Site, &'a Theme)>,
        prepared: &'a [Prepared<'a>],
        sources: &'a Sources,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut run = Self {
            presses: Vec::new(),
            work: Vec::new(),
            places: Places::default(),
        };
        let mut faults = Vec::new();
        for (edition, ((site, theme), prepared)) in editions.zip(prepared).enumerate() {
            let plan = &prepared.plan;
            run.presses.push(Press::new(plan, site, theme, sources));
            let src = &site.config.src;
            for part in &plan.parts {
                faults.extend(claim(&mut run.places, &part.0, src).err());
                run.work.push(Work::Part(edition, part));
            }
            if let Some(index) = &prepared.search {
                let claimed = index.places();
                faults
                    .extend(claimed.filter_map(|place| claim(&mut run.places, &place, src).err()));
                let runs = 0..index.runs();
                run.work.extend(runs.map(|run| Work::Search(index, run)));
            }
        }
        if faults.is_empty() {
            Ok(run)
        } else {
            Err(faults)
        }
    }

    /// Returns where the files will lie.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// Makes every file, on all cores and in no order, and hands each on. None is kept.
    pub(crate) fn each<E: Send>(
        &self,
        progress: &dyn Progress,
        take: impl Fn(&OutPath, Cow<'_, [u8]>) -> Result<(), E> + Sync,
    ) -> Result<(), Stopped<E>> {
        let faults = Mutex::new(Vec::new());
        let faults_now = || faults.lock().unwrap_or_else(PoisonError::into_inner);
        let hand_on = |place: &str, bytes: Cow<'_, [u8]>| {
            // The faults of all pages are told, but nothing more is handed on. The lock is not held while a file is written.
            let is_sound = faults_now().is_empty();
            if let Some(path) = self.places.get(place).filter(|_| is_sound) {
                during(progress, Stage::Write, || take(path, bytes))?;
            }
            progress.made(self.places.len());
            Ok(())
        };
        let work = |work: &Work<'a>| match work {
            Work::Part(edition, (place, part)) => {
                let _hand = InHand::file(place);
                let press = &self.presses[*edition];
                match during(progress, Stage::Make, || press.make(part)) {
                    Ok(bytes) => hand_on(place, bytes),
                    Err(fault) => {
                        faults_now().push(fault);
                        Ok(())
                    }
                }
            }
            Work::Search(index, run) => {
                let files = during(progress, Stage::Search, || index.run(*run));
                let mut files = files.into_iter();
                files.try_for_each(|(place, bytes)| hand_on(&place, bytes.into()))
            }
        };
        let done = self.work.par_iter().try_for_each(work);
        let faults = std::mem::take(&mut *faults_now());
        match done {
            _ if !faults.is_empty() => Err(Stopped::Faults(faults)),
            done => done.map_err(Stopped::By),
        }
    }
}

/// Takes the place of a file.
pub(crate) fn claim(
    places: &mut Places,
    place: &str,
    content: &str,
) -> Result<OutPath, Diagnostic> {
    let path = OutPath::new(place);
    let taken = path.and_then(|path| places.insert(path.clone()).map(|()| path));
    taken.map_err(|error| {
        let file = format!("{content}/{place}");
        let fault = Diagnostic::file_error("file-name", file, error.to_string());
        fault.help("rename the file: its name is also its address on the site")
    })
}

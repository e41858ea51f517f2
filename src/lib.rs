//! casebook: a folder of case studies and checklists to one self-contained site.
//!
//! The whole of it, in order; each step is one room and knows only those before it:
//!
//! 1. [`source`] reads the site folder: texts with an id, assets as bytes.
//! 2. [`syntax`] and [`config`] turn each text into a document in which everything knows its place.
//! 3. [`model`] joins documents by name into a [`model::Site`].
//! 4. [`check`] tells what an editor should mend; [`theme`] loads the look.
//! 5. [`render`], [`search`] and [`assessment`] make pages, index and forms, each on its own.
//! 6. [`output`] takes the whole tree from memory to disk at once, or not at all.
//!    `serve` shows it in a browser instead.
//!
//! [`open`] does steps 1 to 4, [`build`] step 5, and the caller publishes. Between the first and the
//! last there is no clock, no environment and no chance: the same folder gives the same bytes.

pub mod archetype;
pub mod assessment;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod digest;
pub mod import;
mod load;
pub mod model;
pub mod output;
pub mod reading;
pub mod render;
pub mod rules;
pub mod schema;
mod script;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod span;
pub mod syntax;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use config::Config;
use diagnostic::{Diagnostic, Severity};
pub use load::LeftOut;
use model::{Route, Site};
use output::{OutPath, OutputTree};
use source::{Layout, Sources};
use theme::Theme;

/// A site folder as read, joined and checked.
#[derive(Default)]
pub struct Opened {
    /// All that was read, for showing faults in their lines.
    pub sources: Sources,
    /// The site, unless `book.toml` could not be read.
    pub site: Option<Site>,
    /// The look, unless a file of it is at fault.
    pub theme: Option<Theme>,
    /// Everything that is wrong, in order, each once.
    pub faults: Vec<Diagnostic>,
    /// Drafts and the like that were left out, below `content/`.
    pub left_out: Vec<LeftOut>,
}

/// Reads, joins and checks a site folder.
#[must_use]
pub fn open(root: &Path, with_drafts: bool) -> Opened {
    let mut opened = Opened::default();
    let Opened {
        sources, faults, ..
    } = &mut opened;
    if let Err(fault) = source::read_book(root, sources) {
        faults.push(fault);
        return opened;
    }
    let Some(config) = load::config(sources, faults) else {
        return opened;
    };
    if faults.iter().any(|fault| fault.rule == "toml-syntax") {
        return opened; // where things are cannot be told
    }
    let layout = Layout {
        root: root.to_owned(),
        content: config.src.clone(),
        theme: theme_folder(&config),
    };
    source::read_site(&layout, sources, faults);
    let (theme, language) = (config.theme.clone(), config.language.clone());
    let parsed = load::parse(config, sources, with_drafts, faults);
    check::run(&parsed.site, faults);
    opened.theme = Theme::load(&theme, &language, sources, faults);
    opened.site = Some(parsed.site);
    opened.left_out = parsed.left_out;
    opened.sort();
    opened
}

/// Returns the folders that [`open`] reads, relative to the site folder; as in a site without settings
/// where `book.toml` does not say.
#[must_use]
pub fn folders(root: &Path) -> [String; 2] {
    let mut sources = Sources::default();
    _ = source::read_book(root, &mut sources);
    match load::config(&sources, &mut Vec::new()) {
        Some(config) => [theme_folder(&config), config.src],
        None => ["themes/default".to_owned(), "content".to_owned()],
    }
}

fn theme_folder(config: &Config) -> String {
    format!("themes/{}", config.theme)
}

impl Opened {
    /// Tells whether anything stands in the way of building.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.faults
            .iter()
            .any(|fault| fault.severity == Severity::Error)
    }

    /// Adds a warning for every text that was due for review before a day; nothing built hangs on it.
    pub fn warn_overdue(&mut self, today: model::Date) {
        if let Some(site) = &self.site {
            check::overdue(site, today, &mut self.faults);
            self.sort();
        }
    }

    fn sort(&mut self) {
        let Self {
            sources, faults, ..
        } = self;
        diagnostic::sort(faults, |span| sources.get(span.file).path.clone());
    }
}

/// Makes the whole site in memory. Faults found on the way (templates, names) join the others;
/// gives `None` when there is any error.
pub fn build(opened: &mut Opened) -> Option<OutputTree> {
    if opened.has_errors() {
        return None;
    }
    let (site, theme) = (opened.site.as_ref()?, opened.theme.as_ref()?);
    match tree(site, theme, &opened.sources) {
        Ok(tree) => Some(tree),
        Err(faults) => {
            opened.faults.extend(faults);
            opened.sort();
            None
        }
    }
}

/// Makes pages, index and forms, and gathers them with the assets.
fn tree(site: &Site, theme: &Theme, sources: &Sources) -> Result<OutputTree, Vec<Diagnostic>> {
    let mut files: Vec<(String, Vec<u8>)> = search::Content::of(site)
        .files()
        .into_iter()
        .map(|file| (format!("search/{}", file.name), file.text.into_bytes()))
        .collect();
    let mut assessments = BTreeMap::new();
    for assessment in &site.assessments {
        let script = assessment::data::script(site, assessment);
        let stem = format!("assets/assessment-{}", assessment.document.id.value);
        let route = Route::new(digest::hashed_name(&stem, "js", script.as_bytes()));
        files.push((route.to_string(), script.into_bytes()));
        assessments.insert(assessment.document.id.value.clone(), route);
    }
    let built = render::BuiltFiles {
        search_index: Route::new("search/index.js"),
        assessments,
    };
    let pages = render::pages(site, theme, sources, &built)?;
    let sitemap = render::data::sitemap(site, pages.iter().map(|page| &page.route));
    files.extend(sitemap.map(|xml| ("sitemap.xml".to_owned(), xml.into_bytes())));
    files.push((
        "data/cases.json".to_owned(),
        render::data::cases(site).into_bytes(),
    ));
    files.extend(
        pages
            .into_iter()
            .map(|page| (page.route.to_string(), page.html.into_bytes())),
    );
    files.extend(
        theme
            .assets
            .iter()
            .map(|(path, text)| (path.clone(), text.clone().into_bytes())),
    );
    let published: BTreeSet<&str> = site.assets.iter().map(String::as_str).collect();
    files.extend(
        sources
            .assets()
            .iter()
            .filter(|asset| published.contains(asset.path.as_str()))
            .map(|asset| (asset.path.clone(), asset.bytes.clone())),
    );
    gather(files, &site.config.src)
}

fn gather(files: Vec<(String, Vec<u8>)>, content: &str) -> Result<OutputTree, Vec<Diagnostic>> {
    let mut tree = OutputTree::new();
    let mut faults = Vec::new();
    for (path, bytes) in files {
        let added = OutPath::new(&path).and_then(|out| tree.insert(out, bytes));
        if let Err(error) = added {
            let fault =
                Diagnostic::file_error("file-name", format!("{content}/{path}"), error.to_string());
            faults.push(fault.help("rename the file: its name is also its address on the site"));
        }
    }
    if faults.is_empty() {
        Ok(tree)
    } else {
        Err(faults)
    }
}

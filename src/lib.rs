//! casebook: a folder of case studies and checklists to one self-contained site.
//!
//! The whole of it, in order; each step is one room and knows only those before it:
//!
//! 1. [`source`] reads the site folder: texts with an id, assets as bytes.
//! 2. [`syntax`] and [`config`] turn each text into a document in which everything knows its place.
//! 3. [`model`] joins documents by name into a [`model::Site`].
//! 4. [`check`] tells what an editor should mend; [`theme`] loads the look.
//! 5. [`render`], [`search`] and [`assessment`] make pages, index and forms, each on its own; `press`
//!    knows the place of every file, and which of them makes it.
//! 6. [`output`] takes each file as it is made, and publishes the whole site at once, or not at all.
//!    `serve` shows it in a browser instead.
//!
//! [`open`] does steps 1 to 4, [`publish`] steps 5 and 6. Between the first and the last there is no clock,
//! no environment and no chance: the same folder gives the same bytes. [`Progress`] is told what goes on.

pub mod archetype;
pub mod assessment;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod digest;
mod folder;
mod hand;
pub mod import;
mod load;
mod looks;
pub mod model;
pub mod output;
mod press;
mod probe;
mod progress;
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
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use config::Config;
use diagnostic::{Diagnostic, Faults, Severity};
use folder::Folder;
pub use load::LeftOut;
use looks::{Looks, theme_folder};
use model::Site;
use output::{Destination, Disk, Outcome, OutputTree, Places, PublishError, Publishing};
use press::{Prepared, Run, Stopped};
use progress::during;
pub use progress::{Progress, Stage, Unwatched};
use source::{Changed, Sources};
use span::FileId;
use theme::Theme;

/// A site folder as read, joined and checked.
#[derive(Default)]
pub struct Opened {
    /// All that was read, for showing faults in their lines.
    pub sources: Sources,
    /// The site, unless `book.toml` could not be read.
    pub site: Option<Arc<Site>>,
    /// The look, unless a file of it is at fault.
    pub theme: Option<Arc<Theme>>,
    /// The editions in other languages, each with the look in its words, in the order of `book.toml`.
    pub editions: Vec<(Site, Arc<Theme>)>,
    /// Everything that is wrong, in order, each once.
    pub faults: Vec<Diagnostic>,
    /// Drafts and the like that were left out, below `content/`.
    pub left_out: Vec<LeftOut>,
}

/// What one reading of a site folder leaves for the next.
#[derive(Default)]
pub struct Kept {
    folder: Option<Folder>,
    texts: load::Kept,
    joined: Option<load::Joined>,
    looks: Option<Looks>,
}

/// Reads, joins and checks a site folder.
#[must_use]
pub fn open(root: &Path, with_drafts: bool) -> Opened {
    let (mut kept, changed) = (Kept::default(), Changed::Anything);
    open_again(root, with_drafts, &mut kept, &changed, &Unwatched)
}

/// Reads, joins and checks a site folder that may have been read before. What has not changed since is not read,
/// parsed or loaded again.
#[must_use]
pub fn open_again(
    root: &Path,
    with_drafts: bool,
    kept: &mut Kept,
    changed: &Changed,
    progress: &dyn Progress,
) -> Opened {
    let last = kept.folder.take();
    let again = last.and_then(|folder| folder.read_again(root, changed));
    let (folder, texts) = match again {
        Some((folder, texts)) => (folder, Some(texts)),
        None => (Folder::read(root, progress), None),
    };
    opened_from(folder, texts, with_drafts, kept, progress)
}

/// Joins and checks texts as though they were read from a site folder; each comes with its path in it. For tests.
#[doc(hidden)]
#[must_use]
pub fn open_texts(sources: Sources, with_drafts: bool, kept: &mut Kept) -> Opened {
    let folder = Folder::of_texts(sources);
    opened_from(folder, None, with_drafts, kept, &Unwatched)
}

/// Joins and checks a folder as it was read; `texts` are those that have changed, where that is known.
fn opened_from(
    folder: Folder,
    texts: Option<BTreeSet<FileId>>,
    with_drafts: bool,
    kept: &mut Kept,
    progress: &dyn Progress,
) -> Opened {
    let (joined, looks) = (kept.joined.take(), kept.looks.take());
    // What was joined is of use only where it is known which texts have changed.
    let joined = joined.zip(texts);
    let mut opened = Opened {
        sources: folder.sources.clone(),
        ..Opened::default()
    };
    let Some((config, files)) = folder.site.clone() else {
        opened.faults = folder.faults;
        return opened;
    };
    let sources = &opened.sources;
    let ((joined, editions), looks) = rayon::join(
        || {
            let again = joined.filter(|(joined, _)| joined.with_drafts == with_drafts);
            let again = again.and_then(|(joined, texts)| {
                joined.again(&config, sources, &texts, &mut kept.texts)
            });
            match again {
                Some(joined) => (joined, Vec::new()),
                None => join(
                    &config,
                    sources,
                    with_drafts,
                    &mut kept.texts,
                    &folder.faults,
                    progress,
                ),
            }
        },
        || match looks {
            Some(looks) if looks.are_of(&config, sources) => looks,
            _ => during(progress, Stage::Theme, || {
                Looks::new(files.as_ref(), &config, sources)
            }),
        },
    );
    let mut themes = looks.themes.clone().into_iter();
    opened.theme = themes.next();
    opened.editions = editions.into_iter().zip(themes).collect();
    opened.site = Some(Arc::clone(&joined.site));
    opened.left_out.clone_from(&joined.left_out);
    opened.faults.extend_from_slice(&joined.faults);
    opened.faults.extend(joined.found.iter().cloned());
    opened.faults.extend_from_slice(&looks.faults);
    opened.sort();
    kept.folder = Some(folder);
    kept.looks = Some(looks);
    kept.joined = Some(joined);
    opened
}

/// Parses and checks the content; gives the main edition, with all faults, and the others.
fn join(
    config: &Config,
    sources: &Sources,
    with_drafts: bool,
    kept: &mut load::Kept,
    found: &[Diagnostic],
    progress: &dyn Progress,
) -> (load::Joined, Vec<Site>) {
    let mut faults = Faults::new();
    faults.extend_from_slice(found);
    let parsed = during(progress, Stage::Parse, || {
        load::parse(config, sources, with_drafts, kept, &mut faults)
    });
    let found = during(progress, Stage::Check, || {
        for site in &parsed.editions {
            faults.extend(check::Found::new(site).iter().cloned());
        }
        check::Found::new(&parsed.site)
    });
    let joined = load::Joined {
        found,
        site: Arc::new(parsed.site),
        faults,
        left_out: parsed.left_out,
        drafts_share: parsed.drafts_share,
        with_drafts,
    };
    (joined, parsed.editions)
}

/// Returns the folders that [`open`] reads, relative to the site folder; as in a site without settings
/// where `book.toml` does not say.
#[must_use]
pub fn folders(root: &Path) -> [String; 2] {
    let mut sources = Sources::default();
    _ = source::read_book(root, &mut sources);
    match load::config(&sources, &mut Faults::new()) {
        Some(config) => [theme_folder(&config), config.src],
        None => ["themes/default".to_owned(), "content".to_owned()],
    }
}

/// The themes that a site can use.
pub struct Themes {
    /// Their names: those that are built in, and then those that only the site has.
    pub names: Vec<String>,
    /// The one that the site uses.
    pub used: String,
    /// The files of the site's own.
    pub sources: Sources,
}

impl Themes {
    /// Returns the site's own files of a theme: their paths in it, and their texts.
    #[must_use]
    pub fn own_files(&self, name: &str) -> Vec<(&str, &str)> {
        let prefix = format!("themes/{name}/");
        let files = self.sources.files().iter();
        let own = files.filter_map(|file| Some((file.path.strip_prefix(&prefix)?, &*file.text)));
        own.collect()
    }
}

/// Reads the themes of a site, without its content.
#[must_use]
pub fn themes(root: &Path) -> Themes {
    let mut sources = Sources::default();
    _ = source::read_book(root, &mut sources);
    let config = load::config(&sources, &mut Faults::new());
    let mut names: Vec<String> = theme::built_in_names().map(str::to_owned).collect();
    let mut sources = Sources::default();
    for name in source::folders_in(root, "themes") {
        source::read_theme(
            root,
            &format!("themes/{name}"),
            &mut sources,
            &mut Vec::new(),
        );
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Themes {
        names,
        used: config.map_or_else(|| "default".to_owned(), |config| config.theme),
        sources,
    }
}

/// Loads a theme of a site, the one that it uses where none is named, and tries every page of it with made-up
/// contents. Gives its name, and what was found.
#[must_use]
pub fn check_theme(root: &Path, name: Option<&str>) -> (String, Opened) {
    let mut opened = Opened::default();
    let Opened {
        sources, faults, ..
    } = &mut opened;
    if let Err(fault) = source::read_book(root, sources) {
        faults.push(fault);
    }
    let config = load::config(sources, &mut Faults::new());
    let (used, language) = config.map_or_else(
        || ("default".to_owned(), "en-GB".to_owned()),
        |config| (config.theme, config.language),
    );
    let name = name.map_or(used, str::to_owned);
    source::read_theme(root, &format!("themes/{name}"), sources, faults);
    let files = theme::gather(&name, sources, faults);
    let theme = files.and_then(|files| Theme::load_to_try(&files, &language, sources, faults));
    if let Some(mut theme) = theme {
        faults.extend(probe::faults(&mut theme, &language, sources));
    }
    opened.sort();
    (name, opened)
}

impl Opened {
    /// Returns every edition, the main one first.
    fn all_editions(&self) -> impl Iterator<Item = (&Site, &Theme)> {
        let main = self.site.as_deref().zip(self.theme.as_deref());
        let others = self.editions.iter();
        let others = others.map(|(site, theme)| (site, theme.as_ref()));
        main.into_iter().chain(others)
    }

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
            let mut found = Faults::new();
            check::overdue(site, today, &mut found);
            for (site, _) in &self.editions {
                check::overdue(site, today, &mut found);
            }
            self.faults.extend(found);
            self.sort();
        }
    }

    /// Adds what was found while the site was made.
    fn add(&mut self, faults: Vec<Diagnostic>) {
        self.faults.extend(faults);
        self.sort();
    }

    fn sort(&mut self) {
        let mut faults = std::mem::take(&mut self.faults);
        self.sort_these(&mut faults);
        self.faults = faults;
    }

    /// Puts faults in the order of files and lines, each once.
    fn sort_these(&self, faults: &mut Vec<Diagnostic>) {
        diagnostic::sort(faults, |span| self.sources.get(span.file).path.clone());
    }
}

/// Makes the whole site in memory. Faults found on the way (templates, names) join the others;
/// gives `None` when there is any error.
pub fn build(opened: &mut Opened) -> Option<OutputTree> {
    let made = run(opened, &Unwatched, |run| {
        let files = Mutex::new(BTreeMap::new());
        run.each(&Unwatched, |path, bytes| {
            let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
            files.insert(path.clone(), bytes.into_owned());
            Ok(())
        })?;
        let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        Ok(OutputTree::of(run.places().clone(), files))
    });
    let Ok::<_, Infallible>(tree) = made?;
    Some(tree)
}

/// Makes the whole site for its faults, and keeps none of it; gives `false` when there is any error.
pub fn rehearse(opened: &mut Opened) -> bool {
    let done = run(opened, &Unwatched, |run| {
        run.each(&Unwatched, |_, _| Ok::<(), Infallible>(()))
    });
    done.is_some()
}

/// What was published.
#[derive(Debug)]
pub struct Published {
    /// How many pages the site has.
    pub pages: usize,
    /// What became of the files.
    pub outcome: Outcome,
}

/// Makes the whole site and publishes it: each file is written as soon as it is made, beside the last site. Faults found
/// on the way join the others; gives `None` when there is any error, and the last site is then as it was.
///
/// # Errors
/// Says what the system refused.
pub fn publish(
    opened: &mut Opened,
    to: &Destination,
    disk: &dyn Disk,
    progress: &dyn Progress,
) -> Result<Option<Published>, PublishError> {
    let ending = opened.site.as_deref().map(Site::page_ending);
    let ending = ending.unwrap_or_default().to_owned();
    let published = run(opened, progress, |run| {
        let publishing = Publishing::begin(run.places(), to, disk).map_err(Stopped::By)?;
        let each = || run.each(progress, |path, bytes| publishing.put(path, &bytes));
        // Where casebook itself fails nothing is left beside the last site.
        match catch_unwind(AssertUnwindSafe(each)) {
            Ok(Ok(())) => {
                let done = during(progress, Stage::Publish, || publishing.finish());
                let pages = run.places().count(&ending);
                done.map(|outcome| Published { pages, outcome })
                    .map_err(Stopped::By)
            }
            Ok(Err(stopped)) => {
                publishing.give_up();
                Err(stopped)
            }
            Err(failure) => {
                publishing.give_up();
                resume_unwind(failure)
            }
        }
    });
    published.transpose()
}

/// Gets everything ready to make the files of a site, and lets some work do so. Faults join the others; gives `None`
/// when there is any error.
fn run<T, E>(
    opened: &mut Opened,
    progress: &dyn Progress,
    work: impl FnOnce(&Run<'_>) -> Result<T, Stopped<E>>,
) -> Option<Result<T, E>> {
    if opened.has_errors() || opened.site.is_none() || opened.theme.is_none() {
        return None;
    }
    let sources = &opened.sources;
    let editions = opened.all_editions();
    let prepared: Vec<Prepared> = editions
        .map(|(site, theme)| Prepared::new(site, theme, sources, progress))
        .collect();
    let ready = Run::new(opened.all_editions(), &prepared, sources);
    let done = ready
        .map_err(Stopped::Faults)
        .and_then(|ready| work(&ready));
    match done {
        Ok(done) => Some(Ok(done)),
        Err(Stopped::By(error)) => Some(Err(error)),
        Err(Stopped::Faults(faults)) => {
            opened.add(faults);
            None
        }
    }
}

/// Makes the files of every assessment for systems that read FHIR: the same bytes as in a built site. Gives `None` when
/// there is any error.
pub fn fhir(opened: &mut Opened) -> Option<OutputTree> {
    if opened.has_errors() {
        return None;
    }
    let (site, theme) = (opened.site.as_ref()?, opened.theme.as_ref()?);
    let (mut places, mut files, mut faults) = (Places::default(), BTreeMap::new(), Vec::new());
    for (place, text) in press::fhir_files(site, theme) {
        match press::claim(&mut places, &place, &site.config.src) {
            Ok(path) => _ = files.insert(path, text.into_bytes()),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() {
        return Some(OutputTree::of(places, files));
    }
    opened.add(faults);
    None
}

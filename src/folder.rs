//! A site folder as it is read, and read again where little has changed.

use std::collections::BTreeSet;
use std::path::Path;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Faults};
use crate::load;
use crate::looks::theme_folder;
use crate::progress::{Progress, Stage, during};
use crate::source::{self, Changed, Layout, Sources};
use crate::span::FileId;
use crate::theme;

/// A site folder as it was read, before its content is parsed.
pub(crate) struct Folder {
    pub(crate) sources: Sources,
    pub(crate) faults: Vec<Diagnostic>,
    /// The settings and the theme's files; `None` where it cannot be told where things are.
    pub(crate) site: Option<(Config, Option<theme::Files>)>,
}

impl Folder {
    pub(crate) fn read(root: &Path, progress: &dyn Progress) -> Self {
        let mut sources = Sources::default();
        let book = source::read_book(root, &mut sources);
        Self::of(sources, book.err(), |config, sources, faults| {
            let layout = Layout {
                root: root.to_owned(),
                content: config.src.clone(),
                theme: theme_folder(config),
            };
            during(progress, Stage::Read, || {
                source::read_site(&layout, sources, faults);
            });
        })
    }

    /// Takes texts for a site folder, without a disk. Without `book.toml` there is no site.
    pub(crate) fn of_texts(sources: Sources) -> Self {
        Self::of(sources, None, |_, _, _| {})
    }

    /// Makes a folder of what has been read so far: `book.toml` at least, which says where the rest is read from.
    fn of(
        sources: Sources,
        fault: Option<Diagnostic>,
        read_rest: impl FnOnce(&Config, &mut Sources, &mut Vec<Diagnostic>),
    ) -> Self {
        let mut folder = Self {
            sources,
            faults: Vec::from_iter(fault),
            site: None,
        };
        let Self {
            sources, faults, ..
        } = &mut folder;
        let mut found = Faults::new();
        let config = load::config(sources, &mut found);
        faults.extend(found);
        let is_clear = !faults.iter().any(|fault| fault.rule == "toml-syntax");
        let Some(config) = config.filter(|_| is_clear) else {
            return folder;
        };
        read_rest(&config, sources, faults);
        let files = theme::gather(&config.theme, sources, faults);
        folder.site = Some((config, files));
        folder
    }

    /// Reads again what has changed, where that is nothing but texts of the content that are there, and were. Names
    /// those that have.
    pub(crate) fn read_again(
        mut self,
        root: &Path,
        changed: &Changed,
    ) -> Option<(Self, BTreeSet<FileId>)> {
        let (config, _) = self.site.as_ref()?;
        let Changed::Files(paths) = changed else {
            return None;
        };
        let content = root.join(&config.src);
        let mut texts = BTreeSet::new();
        for path in paths {
            let is_content = path.starts_with(&content);
            let read = is_content.then(|| self.sources.read_again(root, path));
            let (id, is_changed) = read.flatten()?;
            texts.extend(is_changed.then_some(id));
        }
        Some((self, texts))
    }
}

//! Disk to text: the only reader of site files.
//!
//! Walks the site folder without following links, reads each file once, and gives back texts with
//! an id each, the measure of each asset, and a fault for all that could not be read. Never parses, and
//! never leaves a file out in silence.

mod again;
mod asset;
mod disk;
mod name;
mod read;
mod stamp;
mod text;
mod walk;

#[cfg(all(test, unix))]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span, line_and_column};
use read::Reader;

pub use again::Changed;
pub use asset::Asset;
pub use read::document as read_document;
pub use stamp::{Stamp, is_passed_over, stamp};
pub use text::hidden_in;
pub use walk::{folders_in, read_site, read_theme};

/// Begins the path of a file that is part of casebook itself.
pub const BUILT_IN: &str = "(built-in theme)/";

/// A text file of the site, or of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name in spans.
    pub id: FileId,
    /// Path in the site folder, with `/` on every system: `content/cases/mcleod.md`.
    pub path: String,
    /// The text: UTF-8, without byte order mark, lines ended by LF. Documents share it.
    pub text: Arc<str>,
}

/// Everything read from a site folder.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    assets: Vec<Arc<Asset>>,
    left_out: Vec<String>,
    unread: Vec<String>,
    theme_brings_files: bool,
}

impl Sources {
    /// Adds a text and names it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<Arc<str>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile {
            id,
            path: path.into(),
            text: text.into(),
        });
        id
    }

    /// Adds a file that is copied as it is, and lies on no disk.
    pub fn add_asset(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.assets.push(Arc::new(Asset::in_memory(path, bytes)));
    }

    /// Returns all texts in the order of their paths within each folder read.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Returns the texts that lie in the site folder, without those of the built-in theme.
    pub fn own_files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files
            .iter()
            .filter(|file| !file.path.starts_with(BUILT_IN))
    }

    /// Returns the assets in the order of their paths.
    #[must_use]
    pub fn assets(&self) -> &[Arc<Asset>] {
        &self.assets
    }

    /// Tells whether the theme's folder holds files that are copied, below its `assets/`.
    #[must_use]
    pub fn theme_brings_files(&self) -> bool {
        self.theme_brings_files
    }

    /// Returns the hidden and system files that were passed over.
    #[must_use]
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Returns the texts that are there but could not be read; each has been reported.
    #[must_use]
    pub fn unread(&self) -> &[String] {
        &self.unread
    }

    /// Returns one text by its id.
    ///
    /// # Panics
    /// On an id that another `Sources` gave.
    #[must_use]
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Returns the text at a path, if it was read.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&SourceFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Tells whether a site made from either would be the same: all texts and assets are.
    #[must_use]
    pub fn hold_the_same_as(&self, other: &Self) -> bool {
        self.files == other.files && self.assets == other.assets
    }

    /// Returns path, line and column of a span's start.
    #[must_use]
    pub fn locate(&self, span: Span) -> (&str, usize, usize) {
        let file = self.get(span.file);
        let (line, column) = line_and_column(&file.text, span.start as usize);
        (&file.path, line, column)
    }
}

/// Tells whether a file's name breaks somewhere: on Windows, on IIS, in an address.
#[must_use]
pub fn breaks_somewhere(name: &str) -> bool {
    name::fault(name).is_some()
}

/// Tells whether some system cannot hold a file or folder of this name.
#[must_use]
pub fn cannot_be_stored(name: &str) -> bool {
    crate::names::fault(name).is_some()
}

/// What the walk needs to know of a site before it reads it.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The site folder.
    pub root: PathBuf,
    /// Folder of the content, relative to the root.
    pub content: String,
    /// The theme's folder, relative to the root; it need not be there.
    pub theme: String,
    /// Whether the settings say that it is a large one.
    pub is_large: bool,
}

/// Reads `book.toml`, which says where everything else is.
///
/// # Errors
/// Gives back the fault when the file is missing or cannot be read.
pub fn read_book(root: &Path, sources: &mut Sources) -> Result<FileId, Diagnostic> {
    let text = Reader::new(root).text("book.toml")?;
    Ok(sources.add("book.toml", text))
}

//! What stopped a publish, always with the path it happened at. It never prints.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a site was not published.
#[derive(Debug)]
pub struct PublishError {
    path: PathBuf,
    kind: Kind,
    /// Whether some files of the new site are already in the output folder.
    unfinished: bool,
}

#[derive(Debug)]
enum Kind {
    Disk {
        doing: &'static str,
        fault: io::Error,
    },
    Place(Place),
    Manifest(String),
    ByHand(Vec<PathBuf>),
    InTheWay(Vec<PathBuf>),
    Locked(Vec<String>),
}

/// Why a folder may not be the output.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Place {
    Root,
    Home,
    Site,
    Source(PathBuf),
    NotFolder,
    NotOurs,
    DeadLink,
    Dots,
}

impl PublishError {
    pub(super) fn disk(doing: &'static str, path: &Path, fault: io::Error) -> Self {
        Self::new(path, Kind::Disk { doing, fault })
    }

    pub(super) fn place(path: &Path, place: Place) -> Self {
        Self::new(path, Kind::Place(place))
    }

    pub(super) fn manifest(path: &Path, fault: String) -> Self {
        Self::new(path, Kind::Manifest(fault))
    }

    pub(super) fn by_hand(out: &Path, files: Vec<PathBuf>) -> Self {
        Self::new(out, Kind::ByHand(files))
    }

    pub(super) fn in_the_way(out: &Path, files: Vec<PathBuf>) -> Self {
        Self::new(out, Kind::InTheWay(files))
    }

    pub(super) fn locked(parent: &Path, processes: Vec<String>) -> Self {
        Self::new(parent, Kind::Locked(processes))
    }

    fn new(path: &Path, kind: Kind) -> Self {
        Self {
            path: path.to_owned(),
            kind,
            unfinished: false,
        }
    }

    /// Marks that the output folder already holds part of the new site.
    pub(super) fn half_way(mut self) -> Self {
        self.unfinished = true;
        self
    }

    /// Returns the file or folder at which it stopped.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the files at fault, relative to the output folder, when there are several.
    #[must_use]
    pub fn files(&self) -> &[PathBuf] {
        match &self.kind {
            Kind::ByHand(files) | Kind::InTheWay(files) => files,
            _ => &[],
        }
    }

    /// Returns what the system said, when it was the system that refused.
    #[must_use]
    pub fn io_error(&self) -> Option<&io::Error> {
        match &self.kind {
            Kind::Disk { fault, .. } => Some(fault),
            _ => None,
        }
    }

    #[cfg(all(test, target_os = "linux"))]
    pub(super) fn why(&self) -> Option<&Place> {
        match &self.kind {
            Kind::Place(place) => Some(place),
            _ => None,
        }
    }
}

impl Error for PublishError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.io_error().map(|fault| fault as _)
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = shown(&self.path);
        match &self.kind {
            Kind::Disk { doing, fault } => write!(f, "could not {doing} {path}: {fault}")?,
            Kind::Place(place) => write!(f, "{path} cannot be the output folder: {place}")?,
            Kind::Manifest(fault) => write!(
                f,
                "{path} is not as casebook wrote it ({}); put it back, or move the output folder away and build again",
                clean(fault)
            )?,
            Kind::ByHand(files) => write!(
                f,
                "changed by hand in {path} since casebook wrote {}: {}; take over into the content what should last, delete these files and build again",
                them(files),
                all(files)
            )?,
            Kind::InTheWay(files) => write!(
                f,
                "in {path} the new site needs the place of {} that casebook did not make: {}; move {} away and build again",
                count(files),
                all(files),
                them(files)
            )?,
            Kind::Locked(processes) => locked(f, &path, processes)?,
        }
        if self.unfinished {
            f.write_str(
                "; the output holds some new files and some old ones, each whole, so build again",
            )?;
        }
        Ok(())
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("it is the root of the disk; choose a folder of its own"),
            Self::Home => f.write_str("it is or holds a home folder; choose a folder of its own"),
            Self::Site => f.write_str("it is or holds the site folder; choose a folder of its own, such as `site` in it"),
            Self::Source(source) => write!(f, "it is, holds or lies in {}, which the site is made from; choose another folder", shown(source)),
            Self::NotFolder => f.write_str("it is not a folder; move it away or choose another name"),
            Self::NotOurs => f.write_str("it is not empty and casebook did not make it; choose an empty folder, or empty this one yourself"),
            Self::DeadLink => f.write_str("it is a link to a folder that does not exist; make that folder or remove the link"),
            Self::Dots => f.write_str("it has `..` after a folder that does not exist; write the path without it"),
        }
    }
}

fn locked(f: &mut fmt::Formatter<'_>, path: &str, processes: &[String]) -> fmt::Result {
    write!(
        f,
        "another build has been publishing in {path} for 10 seconds"
    )?;
    match processes {
        [] => f.write_str("; let it finish and build again"),
        [one] => write!(
            f,
            ": process {one}; let it finish, or end it, and build again"
        ),
        more => write!(
            f,
            ": one of the processes {}; let it finish, or end it, and build again",
            more.join(", ")
        ),
    }
}

/// Returns a path in backticks, with what could move a terminal's cursor escaped.
pub(super) fn shown(path: &Path) -> String {
    format!("`{}`", clean(&path.to_string_lossy()))
}

/// Returns a text with control characters, and marks that turn the reading direction, escaped.
pub(super) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) {
            clean.extend(c.escape_unicode());
        } else {
            clean.push(c);
        }
    }
    clean
}

/// Returns whether a character acts on the text around it instead of showing itself.
fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn all(files: &[PathBuf]) -> String {
    files
        .iter()
        .map(|file| shown(file))
        .collect::<Vec<_>>()
        .join(", ")
}

fn them(files: &[PathBuf]) -> &'static str {
    if files.len() == 1 { "it" } else { "them" }
}

fn count(files: &[PathBuf]) -> String {
    match files.len() {
        1 => "a file".to_owned(),
        many => format!("{many} files"),
    }
}

/// Adds the path, and what was being done there, to what the system said.
pub(super) trait At<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T, PublishError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, doing: &'static str, path: &Path) -> Result<T, PublishError> {
        self.map_err(|fault| PublishError::disk(doing, path, fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_names_the_path_and_what_to_do() {
        let out = Path::new("/srv/site");
        let files = || vec![PathBuf::from("a.html"), PathBuf::from("b\u{1b}.html")];
        let errors = [
            (
                PublishError::disk("write", out, io::ErrorKind::StorageFull.into()).half_way(),
                "build again",
            ),
            (
                PublishError::place(out, Place::NotOurs),
                "choose an empty folder",
            ),
            (PublishError::manifest(out, "line 3".into()), "put it back"),
            (
                PublishError::by_hand(out, files()),
                "`a.html`, `b\\u{1b}.html`",
            ),
            (
                PublishError::in_the_way(out, files()),
                "2 files that casebook did not make",
            ),
            (PublishError::locked(out, vec!["42".into()]), "process 42"),
        ];
        for (error, says) in errors {
            let text = error.to_string();
            assert!(
                text.contains("`/srv/site`") && text.contains(says),
                "{text}"
            );
            assert!(!text.contains('\u{1b}') && !text.ends_with('.'), "{text}");
        }
    }
}

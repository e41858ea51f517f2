//! The site in memory: every file's place and bytes. It never touches a disk.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::clean;
use crate::names::{self, Fault, fold};

/// The longest place in bytes: a Windows path ends at 260 characters, and the folder above needs some.
const LONGEST: usize = 180;

/// The place of one file inside the output folder: `cases/salford-royal.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutPath(Arc<str>);

impl OutPath {
    /// Checks a place: relative, with `/` between names, and each name safe on every system.
    ///
    /// # Errors
    /// Says what is wrong with the place.
    pub fn new(path: &str) -> Result<Self, PathError> {
        match fault(path) {
            Some(why) => Err(PathError::new(path, why)),
            None => Ok(Self(path.into())),
        }
    }

    /// Returns the place as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the place as a path relative to the output folder.
    #[must_use]
    pub fn as_path(&self) -> &Path {
        Path::new(&*self.0)
    }

    /// Returns the folders above the file, the nearest first, without the output folder itself.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        std::iter::successors(parent(&self.0), |folder| parent(folder))
    }
}

impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The places of all files of a site, each once. They are known before any file is made.
#[derive(Clone, Debug, Default)]
pub struct Places {
    files: BTreeSet<OutPath>,
    /// Folded name of every file and folder, so that names which differ by case alone are met.
    names: BTreeMap<String, Name>,
}

/// Every file of a site in memory, each place once.
#[derive(Clone, Debug, Default)]
pub struct OutputTree {
    places: Places,
    files: BTreeMap<OutPath, Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    File(OutPath),
    Folder(String),
}

impl Places {
    /// Adds the place of a file.
    ///
    /// # Errors
    /// Refuses a place that is taken, that differs from another by case alone, or that needs a
    /// folder where there is a file.
    pub fn insert(&mut self, path: OutPath) -> Result<(), PathError> {
        let clash = |other: &Name| PathError::new(&path.0, Why::Clash(other.text().to_owned()));
        let name = fold(&path.0);
        if let Some(other) = self.names.get(&name) {
            return Err(clash(other));
        }
        let mut folders = Vec::new();
        for folder in path.folders() {
            match self.names.get(&fold(folder)) {
                // Those above it are known too.
                Some(Name::Folder(known)) if known == folder => break,
                Some(other) => return Err(clash(other)),
                None => folders.push(folder),
            }
        }
        for folder in folders {
            let (name, folder) = (fold(folder), Name::Folder(folder.to_owned()));
            self.names.insert(name, folder);
        }
        self.names.insert(name, Name::File(path.clone()));
        self.files.insert(path);
        Ok(())
    }

    /// Returns the place of a file by its text.
    #[must_use]
    pub fn get(&self, place: &str) -> Option<&OutPath> {
        self.files.get(place)
    }

    /// Returns every place, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &OutPath> {
        self.files.iter()
    }

    /// Returns how many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there are no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Returns how many files have an ending, such as `.html`.
    #[must_use]
    pub fn count(&self, ending: &str) -> usize {
        let files = self.files.iter();
        files.filter(|path| path.0.ends_with(ending)).count()
    }

    /// Returns whether there is a file at a place.
    pub(super) fn has(&self, place: &str) -> bool {
        self.files.contains(place)
    }

    /// Returns whether a file has this folded name.
    pub(super) fn has_file_like(&self, folded: &str) -> bool {
        matches!(self.names.get(folded), Some(Name::File(_)))
    }

    /// Returns whether a file or folder has this folded name.
    pub(super) fn has_name_like(&self, folded: &str) -> bool {
        self.names.contains_key(folded)
    }

    /// Returns every folder that the files need.
    pub(super) fn folders(&self) -> impl Iterator<Item = PathBuf> {
        self.names.values().filter_map(|name| match name {
            Name::Folder(folder) => Some(PathBuf::from(folder)),
            Name::File(_) => None,
        })
    }
}

impl OutputTree {
    /// Returns a tree without files.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns a tree of files at places that were checked together.
    #[must_use]
    pub(crate) fn of(places: Places, files: BTreeMap<OutPath, Vec<u8>>) -> Self {
        Self { places, files }
    }

    /// Adds a file.
    ///
    /// # Errors
    /// Refuses what [`Places::insert`] refuses.
    pub fn insert(&mut self, path: OutPath, bytes: Vec<u8>) -> Result<(), PathError> {
        self.places.insert(path.clone())?;
        self.files.insert(path, bytes);
        Ok(())
    }

    /// Returns the places of the files.
    #[must_use]
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Returns the bytes at a place.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Returns every file, sorted by place.
    pub fn iter(&self) -> impl Iterator<Item = (&OutPath, &[u8])> {
        self.files
            .iter()
            .map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// Returns how many files there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns how many files have an ending, such as `.html`.
    #[must_use]
    pub fn count(&self, ending: &str) -> usize {
        self.places.count(ending)
    }

    /// Returns whether there are no files.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Name {
    fn text(&self) -> &str {
        match self {
            Self::File(path) => path.as_str(),
            Self::Folder(text) => text,
        }
    }
}

/// A place that cannot be in a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    path: String,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    Segment,
    Character(char),
    Reserved,
    End,
    Ours,
    Long,
    Clash(String),
}

impl PathError {
    fn new(path: &str, why: Why) -> Self {
        Self {
            path: path.to_owned(),
            why,
        }
    }

    /// Returns the place that was refused.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl std::error::Error for PathError {}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = clean(&self.path);
        match &self.why {
            Why::Segment => write!(
                f,
                "`{path}` is not a relative path with one name between slashes"
            ),
            Why::Character(c) => write!(
                f,
                "`{path}` holds the character `{}`, which not every system takes in a name",
                clean(&c.to_string())
            ),
            Why::Reserved => write!(f, "`{path}` holds a name that Windows keeps for a device"),
            Why::End => write!(
                f,
                "`{path}` holds a name that ends in a full stop or a space, which Windows drops"
            ),
            Why::Ours => write!(
                f,
                "`{path}` holds a name that begins with `.casebook`, which casebook keeps for itself"
            ),
            Why::Long => write!(
                f,
                "`{path}` is {} bytes long, and {LONGEST} is the most that is safe on every system",
                self.path.len()
            ),
            Why::Clash(other) => write!(
                f,
                "`{path}` and `{}` cannot both be in the site: some systems take them for one name",
                clean(other)
            ),
        }
    }
}

/// Returns the folded name of a scanned path.
pub(super) fn fold_path(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    fold(&names.join("/"))
}

/// Returns the place of a scanned path, with `/` on every system, or nothing when it is not text.
pub(super) fn place_of(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    Some(names?.join("/"))
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

fn fault(path: &str) -> Option<Why> {
    if path.len() > LONGEST {
        return Some(Why::Long);
    }
    path.split('/').find_map(segment_fault)
}

fn segment_fault(name: &str) -> Option<Why> {
    if matches!(name, "" | "." | "..") {
        return Some(Why::Segment);
    }
    match names::fault(name) {
        Some(Fault::Character(c) | Fault::Hidden(c)) => Some(Why::Character(c)),
        Some(Fault::End) => Some(Why::End),
        Some(Fault::Device) => Some(Why::Reserved),
        None => fold(name).starts_with(".casebook").then_some(Why::Ours),
    }
}

#[cfg(test)]
mod tests;

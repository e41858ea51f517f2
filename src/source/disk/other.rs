//! Open folders where the system has no call that looks a name up in one: each is its path, and is looked at before it
//! is used. A link is not followed, but somebody who exchanges a folder for one between two calls is not noticed.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::Kind;

/// The path of a folder.
pub(in super::super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let is_folder = fs::metadata(path)?.is_dir();
        is_folder
            .then(|| Self(path.to_owned()))
            .ok_or_else(not_followed)
    }

    pub(super) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        let is_folder = self.kind(name)? == Kind::Folder;
        is_folder
            .then(|| Self(self.0.join(name)))
            .ok_or_else(not_followed)
    }

    pub(super) fn file(&self, name: &OsStr) -> io::Result<File> {
        match self.kind(name)? {
            Kind::File(_) => File::open(self.0.join(name)),
            _ => Err(not_followed()),
        }
    }

    pub(super) fn kind(&self, name: &OsStr) -> io::Result<Kind> {
        let found = fs::symlink_metadata(self.0.join(name))?;
        let kind = found.file_type();
        Ok(match (kind.is_file(), kind.is_dir()) {
            (true, _) => Kind::File(found.len()),
            (_, true) => Kind::Folder,
            _ => Kind::Other,
        })
    }

    pub(super) fn list(&self, most: usize) -> io::Result<Vec<OsString>> {
        let entries = fs::read_dir(&self.0)?.take(most);
        entries
            .map(|entry| entry.map(|entry| entry.file_name()))
            .collect()
    }
}

fn not_followed() -> io::Error {
    io::ErrorKind::NotADirectory.into()
}

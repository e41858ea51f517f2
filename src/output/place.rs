//! Which folder may be the output. It reads the disk and changes nothing.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, RealDisk, canonical};
use super::error::{At as _, Place, PublishError};
use super::manifest::MANIFEST;
use super::publish::is_temporary;

/// A folder that may be the output. It, and the folder above it, need not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    folder: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Destination {
    /// Checks that `out` may be the output of the site at `site_root`.
    ///
    /// `sources` are the folders that the site is made from (`content/`, `themes/`); `homes` are
    /// the home folders that the caller knows of. A link is followed: the site is written to where
    /// it leads.
    ///
    /// # Errors
    /// Refuses the root of the disk, a home folder, the site folder, a source or anything in one or
    /// around one, what is not a folder, and a folder with files that casebook did not make.
    pub fn check(
        site_root: &Path,
        sources: &[&Path],
        out: &Path,
        homes: &[PathBuf],
    ) -> Result<Self, PublishError> {
        let folder = resolve(out)?;
        let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
            return Err(PublishError::place(&folder, Place::Root));
        };
        let (parent, name) = (parent.to_owned(), name.to_owned());
        refuse_homes(&folder, homes)?;
        refuse_site(&folder, site_root, sources)?;
        refuse_strangers(&folder)?;
        Ok(Self {
            folder,
            parent,
            name,
        })
    }

    /// Takes a folder as it is, for a disk in memory.
    #[cfg(all(test, target_os = "linux"))]
    pub(super) fn on_trust(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            parent: folder.parent().unwrap().to_owned(),
            name: folder.file_name().unwrap().to_owned(),
        }
    }

    /// Returns the output folder, without links.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the folder above the output folder.
    pub(super) fn parent(&self) -> &Path {
        &self.parent
    }

    /// Returns the output folder's own name.
    pub(super) fn name(&self) -> &OsString {
        &self.name
    }
}

fn refuse_homes(folder: &Path, homes: &[PathBuf]) -> Result<(), PublishError> {
    for home in homes.iter().filter(|home| home.is_absolute()) {
        // A home that cannot be resolved is no folder that could be overwritten.
        if resolve(home).is_ok_and(|home| lies_in(&home, folder)) {
            return Err(PublishError::place(folder, Place::Home));
        }
    }
    Ok(())
}

fn refuse_site(folder: &Path, site_root: &Path, sources: &[&Path]) -> Result<(), PublishError> {
    if lies_in(&resolve(site_root)?, folder) {
        return Err(PublishError::place(folder, Place::Site));
    }
    for source in sources {
        let source = resolve(source)?;
        if lies_in(&source, folder) || lies_in(folder, &source) {
            return Err(PublishError::place(folder, Place::Source(source)));
        }
    }
    Ok(())
}

/// Returns whether a path is a folder or lies in it, under whatever name: a folder may be mounted in two places, and some
/// disks do not tell capitals from small letters.
fn lies_in(path: &Path, folder: &Path) -> bool {
    let is_folder = |above: &Path| match (RealDisk.meta(above), RealDisk.meta(folder)) {
        (Ok(above), Ok(folder)) => above.is_same_file(&folder),
        _ => false,
    };
    path.starts_with(folder) || path.ancestors().any(is_folder)
}

fn refuse_strangers(folder: &Path) -> Result<(), PublishError> {
    match RealDisk.meta(folder) {
        Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(()),
        Err(fault) => return Err(PublishError::disk("look at", folder, fault)),
        Ok(meta) if meta.kind != Kind::Folder => {
            return Err(PublishError::place(folder, Place::NotFolder));
        }
        Ok(_) => {}
    }
    let names = RealDisk.list(folder).at("list", folder)?;
    if names.iter().all(|name| is_temporary(name)) {
        return Ok(());
    }
    match RealDisk.meta(&folder.join(MANIFEST)) {
        Ok(meta) if meta.kind == Kind::File => Ok(()),
        _ => Err(PublishError::place(folder, Place::NotOurs)),
    }
}

/// Returns a path without links or `..`, though its end may not exist yet.
fn resolve(path: &Path) -> Result<PathBuf, PublishError> {
    let mut known = std::path::absolute(path).at("find", path)?;
    let mut missing = Vec::new();
    loop {
        match canonical(&known) {
            Ok(found) => {
                return Ok(missing
                    .iter()
                    .rev()
                    .fold(found, |path, name| path.join(name)));
            }
            Err(fault) if fault.kind() == ErrorKind::NotFound => {}
            Err(fault) if fault.kind() == ErrorKind::NotADirectory => {
                return Err(PublishError::place(path, Place::NotFolder));
            }
            Err(fault) => return Err(PublishError::disk("find", path, fault)),
        }
        if RealDisk.meta(&known).is_ok() {
            return Err(PublishError::place(&known, Place::DeadLink));
        }
        let Some(name) = known.file_name() else {
            return Err(PublishError::place(path, Place::Dots));
        };
        missing.push(name.to_owned());
        known.pop();
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests;

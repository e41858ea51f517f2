//! New files among those that people keep: all of them or none, and never in place of another.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};

/// Files to add to a folder: a text, and what lies in a folder beside it.
#[derive(Debug)]
pub struct Addition<'a> {
    /// The folder that gets them. It is made where it is missing.
    pub folder: &'a Path,
    /// The text's name in it, without its ending: also the name of the folder beside it.
    pub name: &'a str,
    /// The text's ending.
    pub ending: &'a str,
    /// The text.
    pub text: &'a str,
    /// What lies in the folder beside it; without any there is no such folder.
    pub beside: &'a [(String, Vec<u8>)],
}

/// Why nothing was added.
#[derive(Debug)]
pub struct AddError {
    path: PathBuf,
    why: Why,
}

#[derive(Debug)]
enum Why {
    Taken,
    NotAFolder,
    Disk(io::Error),
}

impl AddError {
    /// Tells whether a file or folder of that name is there already.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        matches!(self.why, Why::Taken)
    }
}

impl fmt::Display for AddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.why {
            Why::Taken => write!(f, "there is already a `{path}`"),
            Why::NotAFolder => write!(f, "`{path}` is not a folder"),
            Why::Disk(error) => write!(f, "cannot write `{path}`: {error}"),
        }
    }
}

impl std::error::Error for AddError {}

/// Writes the files, the text last: it is what makes the others part of the site.
///
/// # Errors
/// When a name is taken, or the disk fails. Nothing has been added then.
pub fn add(new: &Addition<'_>, disk: &impl Disk) -> Result<PathBuf, AddError> {
    let file = new.folder.join(format!("{}.{}", new.name, new.ending));
    let beside = new.folder.join(new.name);
    make_folder(new.folder, disk)?;
    for path in [&file, &beside] {
        is_free(path, new.folder, disk)?;
    }
    // A hidden name: a build that looks now leaves it out.
    let staging = new
        .folder
        .join(format!(".casebook-import-{}", disk.process()));
    let done =
        stage(new, &staging, disk).and_then(|()| exchange(new, &staging, &file, &beside, disk));
    clear(new, &staging, disk);
    done.map(|()| file)
}

fn make_folder(folder: &Path, disk: &impl Disk) -> Result<(), AddError> {
    let why = match disk.meta(folder) {
        Ok(meta) if meta.kind == Kind::Folder => return Ok(()),
        Ok(_) => Why::NotAFolder,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return at(folder, disk.create_folder(folder));
        }
        Err(error) => Why::Disk(error),
    };
    Err(AddError {
        path: folder.to_owned(),
        why,
    })
}

/// A name is taken also by one that differs in case alone: some systems take them for one.
fn is_free(path: &Path, folder: &Path, disk: &impl Disk) -> Result<(), AddError> {
    let wanted = path.file_name().map(OsStr::to_ascii_lowercase);
    let names = disk.list(folder).map_err(|error| AddError {
        path: folder.to_owned(),
        why: Why::Disk(error),
    })?;
    match names
        .iter()
        .find(|name| Some(name.to_ascii_lowercase()) == wanted)
    {
        Some(name) => Err(AddError {
            path: folder.join(name),
            why: Why::Taken,
        }),
        None => Ok(()),
    }
}

fn stage(new: &Addition<'_>, staging: &Path, disk: &impl Disk) -> Result<(), AddError> {
    at(staging, disk.create_folder(staging))?;
    let text = staging.join("text");
    at(&text, disk.write_safe(&text, new.text.as_bytes()))?;
    if new.beside.is_empty() {
        return Ok(());
    }
    let folder = staging.join("beside");
    at(&folder, disk.create_folder(&folder))?;
    for (name, bytes) in new.beside {
        let path = folder.join(name);
        at(&path, disk.write_safe(&path, bytes))?;
    }
    Ok(())
}

fn exchange(
    new: &Addition<'_>,
    staging: &Path,
    file: &Path,
    beside: &Path,
    disk: &impl Disk,
) -> Result<(), AddError> {
    if !new.beside.is_empty() {
        at(beside, disk.rename_new(&staging.join("beside"), beside))?;
    }
    let moved = at(file, disk.rename_new(&staging.join("text"), file));
    if moved.is_err() && !new.beside.is_empty() {
        // Back to where it is cleared away.
        _ = disk.rename_new(beside, &staging.join("beside"));
    }
    moved
}

/// Removes what was staged, by the names that were staged: nothing else can be lost.
fn clear(new: &Addition<'_>, staging: &Path, disk: &impl Disk) {
    let folder = staging.join("beside");
    for (name, _) in new.beside {
        _ = disk.remove_file(&folder.join(name));
    }
    _ = disk.remove_folder(&folder);
    _ = disk.remove_file(&staging.join("text"));
    _ = disk.remove_folder(staging);
}

fn at(path: &Path, done: io::Result<()>) -> Result<(), AddError> {
    done.map_err(|error| AddError {
        path: path.to_owned(),
        why: Why::Disk(error),
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests;

//! Reads one file, strictly: regular files only, no link followed on the whole way to it, capped in size, and the same
//! at its end as it was at its beginning.

use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

use super::disk::{Disk, Folder, Kind, RealDisk, patiently};
use super::text;
use super::walk::Most;
use crate::diagnostic::Diagnostic;
use crate::digest::Digest;

/// The largest Markdown text that is read, a thick book, and the largest file of settings, style or script. What a
/// parser knows of a text can take a hundred times its room.
const SMALL_CAP: u64 = 1024 * 1024;
/// The largest template: the engine's report of one fault holds the line that it is in, and there may be a fault in
/// each tag.
const TEMPLATE_CAP: u64 = 32 * 1024;
/// The largest of all other texts: data.
const TEXT_CAP: u64 = 8 * 1024 * 1024;
/// The largest asset: one is in memory as a whole while it is written.
const ASSET_CAP: u64 = 64 * 1024 * 1024;
/// How much of a file is read at once.
const PIECE: usize = 64 * 1024;

/// Returns how large a text may be.
pub(super) fn text_cap(shown: &str) -> u64 {
    let ending = shown.rsplit('.').next().unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "md" | "toml" | "css" | "js" => SMALL_CAP,
        "html" => TEMPLATE_CAP,
        _ => TEXT_CAP,
    }
}

/// Reads below one folder.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) root: &'a Path,
    pub(super) disk: &'a dyn Disk,
    pub(super) most: Most,
}

impl<'a> Reader<'a> {
    pub(super) fn new(root: &'a Path) -> Self {
        Self {
            root,
            disk: &RealDisk,
            most: Most::USUAL,
        }
    }

    /// Reads a text.
    pub(super) fn text(self, shown: &str) -> Result<String, Diagnostic> {
        text::decoded(self.bytes(shown, text_cap(shown))?, shown)
    }

    /// Returns the length and the digest of an asset: it is not kept, for many would not fit into memory.
    pub(super) fn measured(self, shown: &str) -> Result<(u64, String), Diagnostic> {
        let mut digest = Digest::default();
        let length = self.pieces(shown, ASSET_CAP, |piece| digest.add(piece))?;
        Ok((length, digest.hex()))
    }

    /// Reads an asset that was measured before, and that must still be the same.
    pub(super) fn same(self, shown: &str, measured: &str) -> Result<Vec<u8>, Diagnostic> {
        let bytes = self.bytes(shown, ASSET_CAP)?;
        if crate::digest::hex(&bytes) == measured {
            Ok(bytes)
        } else {
            Err(changed(shown))
        }
    }

    /// Opens the folder at a path below the root, and tells what a name in it stands for.
    pub(super) fn kind(self, shown: &str) -> io::Result<Kind> {
        let (folder, name) = self.folder_above(shown)?;
        patiently(|| self.disk.kind(&folder, name))
    }

    /// Opens a folder by its path below the root.
    pub(super) fn folder(self, shown: &str) -> io::Result<Folder> {
        let (above, name) = self.folder_above(shown)?;
        patiently(|| self.disk.open_folder(&above, name))
    }

    fn folder_above(self, shown: &str) -> io::Result<(Folder, &OsStr)> {
        let (way, name) = shown.rsplit_once('/').unwrap_or(("", shown));
        let root = patiently(|| self.disk.open_root(self.root)).map_err(|error| {
            // Else it would pass for a folder that need not be there.
            let is_gone = error.kind() == io::ErrorKind::NotFound;
            if is_gone {
                io::Error::other("there is no site folder")
            } else {
                error
            }
        })?;
        let mut way = way.split('/').filter(|part| !part.is_empty());
        let folder = way.try_fold(root, |above, part| {
            patiently(|| self.disk.open_folder(&above, OsStr::new(part)))
        })?;
        Ok((folder, OsStr::new(name)))
    }

    fn bytes(self, shown: &str, cap: u64) -> Result<Vec<u8>, Diagnostic> {
        let mut bytes = Vec::new();
        self.pieces(shown, cap, |piece| bytes.extend_from_slice(piece))?;
        Ok(bytes)
    }

    /// Reads a file piece by piece; gives its length.
    fn pieces(self, shown: &str, cap: u64, mut take: impl FnMut(&[u8])) -> Result<u64, Diagnostic> {
        let failed = |error: io::Error| unreadable(shown, &error);
        let look = |file: &File| patiently(|| self.disk.look(file)).map_err(failed);
        let (folder, name) = self.folder_above(shown).map_err(failed)?;
        let file = patiently(|| self.disk.open(&folder, name)).map_err(failed)?;
        let before = look(&file)?;
        if !before.is_file() {
            return Err(not_a_file(shown));
        }
        if before.len() > cap {
            return Err(too_large(shown, cap));
        }
        let (mut piece, mut length) = (vec![0; PIECE], 0);
        // A file that grows is not read for ever.
        while length <= before.len() {
            let read = patiently(|| self.disk.read(&file, &mut piece)).map_err(failed)?;
            if read == 0 {
                break;
            }
            take(&piece[..read]);
            length += read as u64;
        }
        let is_same = length == before.len() && is_as_before(&before, &look(&file)?);
        is_same.then_some(length).ok_or_else(|| changed(shown))
    }
}

/// Tells whether an open file has not been written to.
fn is_as_before(before: &Metadata, after: &Metadata) -> bool {
    let sign = |found: &Metadata| (found.len(), found.modified().ok());
    sign(before) == sign(after)
}

/// Reads a document that somebody has named and that is no part of the site: one byte more than the
/// cap at most, so that the caller can tell what is too large.
///
/// # Errors
/// Passes on what the system says; a folder or device is no document.
pub fn document(path: &Path, cap: u64) -> io::Result<Vec<u8>> {
    let path = path.canonicalize()?;
    let no_file = || io::Error::new(io::ErrorKind::InvalidInput, "it is not a file");
    let (above, name) = path.parent().zip(path.file_name()).ok_or_else(no_file)?;
    let file = RealDisk.open(&RealDisk.open_root(above)?, name)?;
    if !file.metadata()?.is_file() {
        return Err(no_file());
    }
    let mut bytes = Vec::new();
    file.take(cap + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes the fault of a file or folder that the system does not let us read.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::NotADirectory {
        return not_a_file(shown);
    }
    let fault = Diagnostic::file_error(
        "unreadable-file",
        shown,
        format!("cannot read `{shown}`: {error}"),
    );
    fault.help(match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "ask for permission to read it, or move it out of the site folder"
        }
        io::ErrorKind::NotFound => {
            "it may have been moved or deleted while the site was being read: build again"
        }
        _ => "build again; if it stays, copy the site folder to another disk and ask whoever keeps this one",
    })
}

/// Makes the fault of a link, pipe or device.
pub(super) fn not_a_file(shown: &str) -> Diagnostic {
    Diagnostic::file_error("not-a-file", shown, format!("`{shown}` is a link or a device, not a plain file or folder"))
        .help("put a copy of what it leads to there: links are not followed, so that nothing outside the site folder is published")
}

fn changed(shown: &str) -> Diagnostic {
    let message = format!("`{shown}` changed while it was being read");
    Diagnostic::file_error("file-changed", shown, message)
        .help("wait until the program that writes it has finished, then build again")
}

fn too_large(shown: &str, cap: u64) -> Diagnostic {
    let cap = match cap / 1024 {
        small @ ..1024 => format!("{small} KiB"),
        large => format!("{} MiB", large / 1024),
    };
    let message = format!("`{shown}` is larger than {cap}");
    let help = match shown.rsplit('.').next().unwrap_or_default() {
        "html" if shown.starts_with("themes/") => "move parts of it into components",
        "css" | "js" if shown.starts_with("themes/") => {
            "split it, or put it below the theme's `assets/`, which is copied as it is"
        }
        _ => "split it, or keep it outside the site and say in the text where to find it",
    };
    Diagnostic::file_error("file-too-large", shown, message).help(help)
}

//! Clears staging folders away: our own after use, and what dead builds left. A folder without our
//! marker is never touched, and a file that casebook did not make is never lost.

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::retire::{Retired, retire};
use crate::output::disk::{Disk, Kind};
use crate::output::error::{At as _, PublishError, shown};
use crate::output::place::Destination;

/// The file that says a staging folder is ours.
pub(super) const MARKER: &str = "casebook-staging.txt";
pub(super) const MARKER_TEXT: &[u8] =
    b"casebook builds a site in this folder; the next build clears it away\n";
/// The new site, not yet whole.
pub(super) const BUILDING: &str = "building";
/// The new site once whole; the old one after the exchange.
pub(super) const READY: &str = "ready";
/// An empty folder to try the exchange with.
pub(super) const PROBE: &str = "probe";

/// What clearing away came to.
#[derive(Debug, Default)]
pub(super) struct Cleared {
    pub(super) warnings: Vec<String>,
    /// Files that casebook did not make, put back into the output.
    pub(super) put_back: usize,
}

/// Returns the beginning of a staging folder's name; the process follows.
pub(super) fn staging_prefix(out: &OsStr) -> OsString {
    let mut name = OsString::from(".");
    name.push(out);
    name.push(".casebook-");
    name
}

/// Returns the process in the name of a staging folder, whichever output it is for.
pub(in crate::output) fn staging_process(name: &OsStr) -> Option<&str> {
    let (_, end) = name
        .to_str()?
        .strip_prefix('.')?
        .rsplit_once(".casebook-")?;
    let (process, number) = end.split_once('-').unwrap_or((end, "0"));
    (is_number(process.as_bytes()) && is_number(number.as_bytes())).then_some(process)
}

/// Clears away what dead builds left. The lock must be held: a live build's folder looks the same.
pub(super) fn sweep(disk: &dyn Disk, to: &Destination) -> Vec<String> {
    let prefix = staging_prefix(to.name());
    // A parent that cannot be listed cannot have been written to either.
    let names = disk.list(to.parent()).unwrap_or_default();
    let mut warnings = Vec::new();
    for name in names.iter().filter(|name| is_staging(name, &prefix)) {
        let folder = to.parent().join(name);
        if is_ours(disk, &folder).unwrap_or(false) {
            warnings.extend(clear(disk, &folder, to.folder()).warnings);
        }
    }
    warnings
}

/// Takes a staging folder apart. What cannot be cleared away is named, and is no error.
pub(super) fn clear(disk: &dyn Disk, folder: &Path, live: &Path) -> Cleared {
    let mut cleared = Cleared::default();
    match clear_all(disk, folder, live) {
        Ok(retired) => {
            cleared.put_back = retired.put_back;
            let stuck = retired.stuck.iter();
            cleared.warnings.extend(stuck.map(|(path, why)| {
                format!(
                    "{} was left where it is: {why}; move it where you want it, or delete it",
                    shown(path)
                )
            }));
        }
        Err(error) => cleared
            .warnings
            .push(format!("{error}; the next build clears it away")),
    }
    cleared
}

fn clear_all(disk: &dyn Disk, folder: &Path, live: &Path) -> Result<Retired, PublishError> {
    make_exchange_safe(disk, folder)?;
    let mut retired = retire(disk, &folder.join(BUILDING), live, true)?;
    retired.add(retire(disk, &folder.join(READY), live, false)?);
    if !retired.stuck.is_empty() {
        return Ok(retired);
    }
    let (probe, marker) = (folder.join(PROBE), folder.join(MARKER));
    unless_missing(disk.remove_folder(&probe)).at("remove", &probe)?;
    // The marker goes when nothing else can come back.
    disk.sync_folder(folder).at("make safe", folder)?;
    unless_missing(disk.remove_file(&marker)).at("remove", &marker)?;
    match disk.remove_folder(folder) {
        Err(fault) if fault.kind() == ErrorKind::DirectoryNotEmpty => {
            retired.keep(folder, "it holds something that casebook did not make");
        }
        done => done.at("remove", folder)?,
    }
    Ok(retired)
}

/// Waits until a power cut cannot undo an exchange: the tree that is about to go would be the live one again.
fn make_exchange_safe(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    let parent = folder.parent().unwrap_or(folder);
    disk.sync_folder(parent)
        // A folder that may be written to and not listed cannot be made safe alone.
        .or_else(|_| disk.sync_all(folder))
        .at("make safe", parent)
}

pub(super) fn unless_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

fn is_staging(name: &OsStr, prefix: &OsStr) -> bool {
    let end = name
        .as_encoded_bytes()
        .strip_prefix(prefix.as_encoded_bytes());
    end.is_some_and(|end| end.splitn(2, |byte| *byte == b'-').all(is_number))
}

fn is_number(text: &[u8]) -> bool {
    !text.is_empty() && text.iter().all(u8::is_ascii_digit)
}

/// Returns whether a folder holds our marker, or no more than a build that died at once would leave.
fn is_ours(disk: &dyn Disk, folder: &Path) -> io::Result<bool> {
    if disk.meta(folder)?.kind != Kind::Folder {
        return Ok(false);
    }
    let names = disk.list(folder)?;
    if names.iter().any(|name| name == MARKER) && disk.read(&folder.join(MARKER))? == MARKER_TEXT {
        return Ok(true);
    }
    for name in names {
        if !is_begun(disk, &folder.join(&name), &name)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Returns whether a name is one of the first that a build makes, with nothing in it yet.
fn is_begun(disk: &dyn Disk, path: &Path, name: &OsStr) -> io::Result<bool> {
    match name.to_str() {
        Some(MARKER) => Ok(is_part_of_marker(&disk.read(path)?)),
        Some(BUILDING | PROBE) if disk.meta(path)?.kind == Kind::Folder => {
            Ok(disk.list(path)?.is_empty())
        }
        _ => Ok(false),
    }
}

/// Returns whether a marker was cut short, or lost its bytes to a power cut.
fn is_part_of_marker(text: &[u8]) -> bool {
    let has_no_bytes = text.iter().all(|byte| *byte == 0);
    MARKER_TEXT.starts_with(text) || (has_no_bytes && text.len() <= MARKER_TEXT.len())
}

//! Every call to the disk that reading makes, so that a test can fail each one. It decides nothing.
//!
//! A folder is opened below the one that is open, one name at a time, and a link is never followed: what is exchanged
//! for a link between two calls is refused, wherever on the way it lies. `openat2` would do it in one call, but is not
//! on macOS, on old kernels, or in containers that refuse it, and a second way would have to be tested as well.

#[cfg_attr(not(unix), path = "disk/other.rs")]
#[cfg_attr(unix, path = "disk/unix.rs")]
mod system;

#[cfg(all(test, unix))]
pub(super) mod failing;

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

pub(super) use system::Folder;

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file, with its length in bytes.
    File(u64),
    Folder,
    /// A link, whatever it leads to, a pipe, a socket or a device.
    Other,
}

/// The calls of reading. Only the first follows a link: the folder that a person has named.
pub(super) trait Disk: Sync {
    /// Opens the folder at a path.
    fn open_root(&self, path: &Path) -> io::Result<Folder>;
    /// Opens a folder in an open one.
    fn open_folder(&self, above: &Folder, name: &OsStr) -> io::Result<Folder>;
    /// Lists the names in a folder, in no order, and no more than `most` of them.
    fn list(&self, folder: &Folder, most: usize) -> io::Result<Vec<OsString>>;
    /// Tells what a name in a folder stands for.
    fn kind(&self, folder: &Folder, name: &OsStr) -> io::Result<Kind>;
    /// Opens a file for reading, without waiting for a pipe.
    fn open(&self, folder: &Folder, name: &OsStr) -> io::Result<File>;
    /// Tells what is known of an open file.
    fn look(&self, file: &File) -> io::Result<Metadata>;
    /// Reads what comes next; nought at the end.
    fn read(&self, file: &File, into: &mut [u8]) -> io::Result<usize>;
}

/// The disk of this computer.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn open_root(&self, path: &Path) -> io::Result<Folder> {
        Folder::open(path)
    }

    fn open_folder(&self, above: &Folder, name: &OsStr) -> io::Result<Folder> {
        above.folder(name)
    }

    fn list(&self, folder: &Folder, most: usize) -> io::Result<Vec<OsString>> {
        folder.list(most)
    }

    fn kind(&self, folder: &Folder, name: &OsStr) -> io::Result<Kind> {
        folder.kind(name)
    }

    fn open(&self, folder: &Folder, name: &OsStr) -> io::Result<File> {
        folder.file(name)
    }

    fn look(&self, file: &File) -> io::Result<Metadata> {
        file.metadata()
    }

    fn read(&self, mut file: &File, into: &mut [u8]) -> io::Result<usize> {
        io::Read::read(&mut file, into)
    }
}

/// Makes a call again that a signal broke off.
pub(super) fn patiently<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

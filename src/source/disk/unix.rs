//! Open folders on Linux and macOS: every name is looked up in a folder that is held open.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

use super::Kind;

/// A folder that is held open.
pub(in super::super) struct Folder(OwnedFd);

impl Folder {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        Ok(Self(openat(CWD, path, flags, Mode::empty())?))
    }

    pub(super) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        self.below(name, OFlags::DIRECTORY).map(Self)
    }

    pub(super) fn file(&self, name: &OsStr) -> io::Result<File> {
        self.below(name, OFlags::NONBLOCK | OFlags::NOCTTY)
            .map(File::from)
    }

    pub(super) fn kind(&self, name: &OsStr) -> io::Result<Kind> {
        let found = statat(self.0.as_fd(), name, AtFlags::SYMLINK_NOFOLLOW)?;
        Ok(match FileType::from_raw_mode(found.st_mode) {
            FileType::RegularFile => Kind::File(found.st_size.cast_unsigned()),
            FileType::Directory => Kind::Folder,
            _ => Kind::Other,
        })
    }

    pub(super) fn list(&self, most: usize) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(self.0.as_fd())? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if !matches!(name, b"." | b"..") && names.len() < most {
                names.push(OsStr::from_bytes(name).to_owned());
            }
            if names.len() == most {
                break;
            }
        }
        Ok(names)
    }

    fn below(&self, name: &OsStr, flags: OFlags) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        match openat(self.0.as_fd(), name, flags, Mode::empty()) {
            // A link: what else this number could mean has no name among Rust's.
            Err(Errno::LOOP) => Err(io::ErrorKind::NotADirectory.into()),
            opened => Ok(opened?),
        }
    }
}

//! A disk on which one call goes wrong, or before one of whose calls somebody changes what lies on it.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::os::fd::{AsRawFd as _, RawFd};
use std::path::Path;
use std::sync::Mutex;

use super::{Disk, Folder, Kind, RealDisk};

/// What becomes of one call.
pub(crate) enum How<'a> {
    /// The system gives this number.
    Fails(i32),
    /// A read gives no more than a few bytes, and the rest later.
    GivesPart,
    /// A read gives nothing, as at the end of a file.
    EndsEarly,
    /// Somebody is quicker.
    ComesAfter(&'a (dyn Fn() + Sync)),
}

/// Lets one call go wrong.
pub(crate) struct Failing<'a> {
    at: usize,
    how: How<'a>,
    /// Every call so far: its name, and the name of the file or folder.
    calls: Mutex<Vec<(&'static str, String)>>,
    open: Mutex<BTreeMap<RawFd, String>>,
}

impl<'a> Failing<'a> {
    pub(crate) fn new(at: usize, how: How<'a>) -> Self {
        Self {
            at,
            how,
            calls: Mutex::default(),
            open: Mutex::default(),
        }
    }

    pub(crate) fn calls(&self) -> Vec<(&'static str, String)> {
        self.calls.lock().unwrap().clone()
    }

    /// Notes a call; tells whether it is the one, and fails where it is to fail.
    fn note(&self, call: &'static str, name: &OsStr) -> io::Result<bool> {
        let mut calls = self.calls.lock().unwrap();
        calls.push((call, name.to_string_lossy().into_owned()));
        if calls.len() != self.at {
            return Ok(false);
        }
        match &self.how {
            How::Fails(number) => Err(io::Error::from_raw_os_error(*number)),
            How::ComesAfter(act) => {
                act();
                Ok(true)
            }
            How::GivesPart | How::EndsEarly => Ok(true),
        }
    }

    fn name_of(&self, file: &File) -> OsString {
        self.open.lock().unwrap()[&file.as_raw_fd()].clone().into()
    }
}

impl Disk for Failing<'_> {
    fn open_root(&self, path: &Path) -> io::Result<Folder> {
        self.note("open_root", OsStr::new(""))?;
        RealDisk.open_root(path)
    }

    fn open_folder(&self, above: &Folder, name: &OsStr) -> io::Result<Folder> {
        self.note("open_folder", name)?;
        RealDisk.open_folder(above, name)
    }

    fn list(&self, folder: &Folder, most: usize) -> io::Result<Vec<OsString>> {
        self.note("list", OsStr::new(""))?;
        RealDisk.list(folder, most)
    }

    fn kind(&self, folder: &Folder, name: &OsStr) -> io::Result<Kind> {
        self.note("kind", name)?;
        RealDisk.kind(folder, name)
    }

    fn open(&self, folder: &Folder, name: &OsStr) -> io::Result<File> {
        self.note("open", name)?;
        let file = RealDisk.open(folder, name)?;
        let name = name.to_string_lossy().into_owned();
        self.open.lock().unwrap().insert(file.as_raw_fd(), name);
        Ok(file)
    }

    fn look(&self, file: &File) -> io::Result<Metadata> {
        self.note("look", &self.name_of(file))?;
        RealDisk.look(file)
    }

    fn read(&self, file: &File, into: &mut [u8]) -> io::Result<usize> {
        let is_the_one = self.note("read", &self.name_of(file))?;
        match self.how {
            How::GivesPart if is_the_one => RealDisk.read(file, &mut into[..3]),
            How::EndsEarly if is_the_one => Ok(0),
            _ => RealDisk.read(file, into),
        }
    }
}

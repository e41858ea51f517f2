//! A disk whose calls are made again when a signal interrupts them. It adds nothing else.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Disk, Lock, Meta};

/// Wraps a disk so that no caller meets [`io::ErrorKind::Interrupted`].
pub(in super::super) struct Patient<'a>(pub(in super::super) &'a dyn Disk);

fn again<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    loop {
        match call() {
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

impl Disk for Patient<'_> {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        again(|| self.0.meta(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        again(|| self.0.list(folder))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        again(|| self.0.read(path))
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        again(|| self.0.read_link(path))
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        again(|| self.0.create_folder(path))
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        again(|| self.0.write_new(path, bytes))
    }
    fn write_safe(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        again(|| self.0.write_safe(path, bytes))
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.link(from, to))
    }
    fn copy_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.copy_new(from, to))
    }
    fn symlink(&self, says: &Path, at: &Path) -> io::Result<()> {
        again(|| self.0.symlink(says, at))
    }
    fn dress(&self, folder: &Path, like: &Meta) -> io::Result<()> {
        again(|| self.0.dress(folder, like))
    }
    fn has_access_list(&self, folder: &Path) -> bool {
        self.0.has_access_list(folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.rename(from, to))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        again(|| self.0.rename_new(from, to))
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        again(|| self.0.exchange(a, b))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        again(|| self.0.remove_file(path))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        again(|| self.0.remove_folder(path))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        again(|| self.0.sync_folder(folder))
    }
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        again(|| self.0.sync_all(folder))
    }
    fn try_lock(&self, folder: &Path) -> io::Result<Lock> {
        again(|| self.0.try_lock(folder))
    }
    fn is_in_use(&self, fault: &io::Error) -> bool {
        self.0.is_in_use(fault)
    }
    fn nap(&self, time: Duration) {
        self.0.nap(time);
    }
    fn process(&self) -> u32 {
        self.0.process()
    }
}

//! A disk in memory: files, folders, links, second names, permissions, a lock. It fails, or its process dies, at one
//! chosen call, and it keeps what is safe from a power cut apart from what programs see (`memory/journal.rs`).
//! A folder closed for writing is closed. No name in the middle of a path is followed as a link.

mod journal;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use rustix::io::Errno;

use super::{Disk, Kind, Lock, Meta};
pub(in crate::output) use journal::Fate;
use journal::{Change, Journal};

/// What goes wrong, and at which call, counted from nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::output) enum Trouble {
    None,
    /// This one call fails. A write leaves half a file, unless it could not begin.
    Fail(usize, Errno),
    /// This one call fails after it did its work, as on a network share.
    Lie(usize),
    /// The process dies at this call; a write is cut in half. No later call does anything.
    Die(usize),
    /// This call and all later ones of its kind fail: a full disk stays full, a closed one closed, a broken one broken.
    Stay(usize, Errno),
}

/// What a call does to the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Call {
    Look,
    Change,
    /// Needs more room.
    Grow,
}

/// The number of a file or folder.
type Node = usize;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Body {
    File(Arc<[u8]>),
    Folder(BTreeMap<OsString, Node>),
    Link(PathBuf),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inode {
    body: Body,
    mode: u32,
    /// Stands for the time of the last change.
    changed: i64,
}

/// See the file's first lines.
pub(in crate::output) struct MemoryDisk {
    journal: Mutex<Journal>,
    locked: Arc<AtomicBool>,
    trouble: Trouble,
    calls: AtomicUsize,
    no_exchange: bool,
    /// The folder above the output is not ours to write.
    no_staging: bool,
    /// The wait, counted from nought, that does nothing.
    deaf: Option<usize>,
    waits: AtomicUsize,
}

/// The lock, until it is dropped.
#[derive(Debug)]
struct Held(Arc<AtomicBool>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.store(false, SeqCst);
    }
}

impl MemoryDisk {
    /// A disk with nothing on it.
    pub(in crate::output) fn new() -> Self {
        Self::on(Journal::new(), Trouble::None)
    }

    fn on(journal: Journal, trouble: Trouble) -> Self {
        Self {
            journal: Mutex::new(journal),
            locked: Arc::default(),
            trouble,
            calls: AtomicUsize::new(0),
            no_exchange: false,
            no_staging: false,
            deaf: None,
            waits: AtomicUsize::new(0),
        }
    }

    /// Returns a disk that holds the same, for another process.
    pub(in crate::output) fn with(&self, trouble: Trouble) -> Self {
        Self::on(self.lock().clone(), trouble)
    }

    pub(in crate::output) fn without_exchange(mut self) -> Self {
        self.no_exchange = true;
        self
    }

    pub(in crate::output) fn without_staging(mut self) -> Self {
        self.no_staging = true;
        self
    }

    /// One of the calls that make safe does not.
    pub(in crate::output) fn deaf(mut self, wait: Option<usize>) -> Self {
        self.deaf = wait;
        self
    }

    /// Returns how often something was to be made safe.
    pub(in crate::output) fn waits(&self) -> usize {
        self.waits.load(SeqCst)
    }

    fn is_deaf(&self) -> bool {
        self.deaf == Some(self.waits.fetch_add(1, SeqCst))
    }

    pub(in crate::output) fn calls(&self) -> usize {
        self.calls.load(SeqCst)
    }

    /// Returns how many changes a power cut could still undo.
    pub(in crate::output) fn pending(&self) -> usize {
        self.lock().pending()
    }

    /// Returns the disk as it is after a power cut, when each change that was not safe has met its fate, which may hang
    /// on whether the change is that of bytes.
    pub(in crate::output) fn after_cut(&self, fate: impl FnMut(usize, bool) -> Fate) -> Self {
        Self::on(self.lock().after_cut(fate), Trouble::None)
    }

    /// Returns all that can be reached, as one text to compare.
    pub(in crate::output) fn contents(&self) -> String {
        self.lock().now.contents()
    }

    /// Makes everything safe.
    pub(in crate::output) fn settle(&self) {
        self.lock().sync_all();
    }

    /// Returns a number that stands for the time of a file's last change.
    pub(in crate::output) fn changed(&self, path: &Path) -> i64 {
        let journal = self.lock();
        let node = journal.now.find(path).unwrap();
        journal.now.nodes[node].changed
    }

    fn lock(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap()
    }

    /// Makes a call, or fails it on purpose.
    fn call<T>(
        &self,
        kind: Call,
        work: impl FnOnce(&mut Journal) -> io::Result<T>,
    ) -> io::Result<T> {
        let number = self.calls.fetch_add(1, SeqCst);
        if let Some(fault) = self.fault(number, kind) {
            return Err(fault);
        }
        let done = work(&mut self.lock());
        if self.trouble == Trouble::Lie(number) {
            return Err(Errno::IO.into());
        }
        done
    }

    fn fault(&self, number: usize, kind: Call) -> Option<io::Error> {
        let errno = match self.trouble {
            Trouble::Fail(at, errno) if number == at => errno,
            Trouble::Die(at) if number >= at => Errno::IO,
            Trouble::Stay(at, errno) if number >= at && lasts(errno, kind) => errno,
            _ => return None,
        };
        Some(errno.into())
    }

    /// Writes a file where there is none: half of it when the call is to fail on the way.
    fn write(&self, path: &Path, bytes: &[u8], mode: u32, is_safe: bool) -> io::Result<()> {
        let is_cut = match self.trouble {
            Trouble::Die(at) => at == self.calls(),
            Trouble::Fail(at, errno) => {
                at == self.calls() && matches!(errno, Errno::NOSPC | Errno::IO)
            }
            Trouble::Stay(at, errno) => at <= self.calls() && errno == Errno::NOSPC,
            _ => false,
        };
        if is_cut {
            self.lock()
                .write(path, &bytes[..bytes.len() / 2], mode, false)?;
        }
        self.call(Call::Grow, |journal| {
            journal.write(path, bytes, mode, is_safe)
        })
    }
}

/// Returns whether a lasting failure is met by a kind of call.
fn lasts(errno: Errno, kind: Call) -> bool {
    match errno {
        Errno::NOSPC => kind == Call::Grow,
        Errno::ACCESS | Errno::ROFS => kind != Call::Look,
        _ => true,
    }
}

impl Disk for MemoryDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.call(Call::Look, |journal| {
            let node = journal.now.find(path)?;
            Ok(journal.now.meta(node))
        })
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.call(Call::Look, |journal| {
            let node = journal.now.find(folder)?;
            Ok(journal.now.names(node)?.keys().cloned().collect())
        })
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.call(Call::Look, |journal| {
            let node = journal.now.find(path)?;
            match &journal.now.nodes[node].body {
                Body::File(bytes) => Ok(bytes.to_vec()),
                _ => Err(ErrorKind::InvalidInput.into()),
            }
        })
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.call(Call::Look, |journal| {
            let node = journal.now.find(path)?;
            match &journal.now.nodes[node].body {
                Body::Link(says) => Ok(says.clone()),
                _ => Err(ErrorKind::InvalidInput.into()),
            }
        })
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.call(Call::Grow, |journal| {
            if self.no_staging && is_staging(path) {
                return Err(Errno::ACCESS.into());
            }
            let body = Body::Folder(BTreeMap::new());
            journal.create(path, body, 0o755).map(drop)
        })
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes, 0o644, false)
    }
    fn write_safe(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let is_safe = !self.is_deaf();
        self.write(path, bytes, 0o644, is_safe)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(Call::Grow, |journal| journal.link(from, to))
    }
    fn copy_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let (bytes, mode, changed) = {
            let journal = self.lock();
            let from = &journal.now.nodes[journal.now.find(from)?];
            let Body::File(bytes) = &from.body else {
                return Err(ErrorKind::InvalidInput.into());
            };
            (bytes.clone(), from.mode, from.changed)
        };
        self.write(to, &bytes, mode, false)?;
        let mut journal = self.lock();
        let to = journal.now.find(to)?;
        journal.now.nodes[to].changed = changed;
        journal.safe.nodes[to].changed = changed;
        Ok(())
    }
    fn symlink(&self, says: &Path, at: &Path) -> io::Result<()> {
        self.call(Call::Grow, |journal| {
            let body = Body::Link(says.to_owned());
            journal.create(at, body, 0o777).map(drop)
        })
    }
    fn dress(&self, folder: &Path, like: &Meta) -> io::Result<()> {
        self.call(Call::Change, |journal| {
            let node = journal.now.find(folder)?;
            journal.change(Change::Mode(node, like.mode));
            Ok(())
        })
    }
    fn has_access_list(&self, _: &Path) -> bool {
        false
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| journal.rename(from, to))
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| match journal.now.find(to) {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => journal.rename(from, to),
        })
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| {
            if self.no_exchange {
                return Err(Errno::INVAL.into());
            }
            journal.exchange(a, b)
        })
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| journal.remove(path, false))
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| journal.remove(path, true))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| {
            let node = journal.now.find(folder)?;
            journal.now.names(node)?;
            if !self.is_deaf() {
                journal.sync_folder(node);
            }
            Ok(())
        })
    }
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        self.call(Call::Change, |journal| {
            journal.now.find(folder)?;
            if !self.is_deaf() {
                journal.sync_all();
            }
            Ok(())
        })
    }
    fn try_lock(&self, _: &Path) -> io::Result<Lock> {
        self.call(Call::Look, |_| {
            if self.locked.swap(true, SeqCst) {
                return Ok(Lock::Busy);
            }
            Ok(Lock::Held(Box::new(Held(self.locked.clone()))))
        })
    }
    fn is_in_use(&self, _: &io::Error) -> bool {
        false
    }
    fn nap(&self, _: Duration) {}
    fn process(&self) -> u32 {
        77
    }
}

fn is_staging(path: &Path) -> bool {
    path.to_string_lossy().contains(".casebook-")
}

/// Returns the names of a path from the root.
fn names_of(path: &Path) -> impl Iterator<Item = &OsStr> {
    path.iter().filter(|name| *name != OsStr::new("/"))
}

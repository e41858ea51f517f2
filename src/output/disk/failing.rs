//! A disk that fails, or whose process dies, at one chosen call; or that lacks what some disks lack.
//! A folder closed for writing is closed even to root.
//! It counts its calls, sleeps without time passing, and makes nothing safe from a power cut.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use super::{Disk, Lock, Meta, RealDisk};

/// What goes wrong, and at which call, counted from nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::output) enum Trouble {
    None,
    /// This one call fails.
    Fail(usize),
    /// The process dies at this call; a write is cut in half. No later call does anything.
    Die(usize),
}

/// See the file's first lines.
pub(in crate::output) struct FailingDisk<'a> {
    trouble: Trouble,
    calls: AtomicUsize,
    changes: AtomicUsize,
    exchanges: AtomicUsize,
    napped: Mutex<Duration>,
    /// Exchanges that work before the rest are refused, and how they are refused.
    no_exchange: Option<(usize, ErrorKind)>,
    no_link: Option<ErrorKind>,
    /// The parent folder is not ours to write.
    no_staging: bool,
    /// Everything from here down is on another file system.
    mount: Option<PathBuf>,
    on_nap: Option<Box<dyn Fn() + Sync + 'a>>,
    on_sync: Option<Box<dyn Fn() + Sync + 'a>>,
    syncs: AtomicUsize,
}

impl<'a> FailingDisk<'a> {
    pub(in crate::output) fn new(trouble: Trouble) -> Self {
        Self {
            trouble,
            calls: AtomicUsize::new(0),
            changes: AtomicUsize::new(0),
            exchanges: AtomicUsize::new(0),
            napped: Mutex::default(),
            no_exchange: None,
            no_link: None,
            no_staging: false,
            mount: None,
            on_nap: None,
            on_sync: None,
            syncs: AtomicUsize::new(0),
        }
    }

    pub(in crate::output) fn sound() -> Self {
        Self::new(Trouble::None)
    }

    pub(in crate::output) fn without_exchange(mut self, after: usize, refusal: ErrorKind) -> Self {
        self.no_exchange = Some((after, refusal));
        self
    }

    pub(in crate::output) fn without_links(mut self, refusal: ErrorKind) -> Self {
        self.no_link = Some(refusal);
        self
    }

    pub(in crate::output) fn without_staging(mut self) -> Self {
        self.no_staging = true;
        self
    }

    pub(in crate::output) fn with_mount(mut self, at: PathBuf) -> Self {
        self.mount = Some(at);
        self
    }

    pub(in crate::output) fn on_nap(mut self, hook: impl Fn() + Sync + 'a) -> Self {
        self.on_nap = Some(Box::new(hook));
        self
    }

    /// Calls the hook once: when the new site is whole but not yet in place.
    pub(in crate::output) fn on_sync(mut self, hook: impl Fn() + Sync + 'a) -> Self {
        self.on_sync = Some(Box::new(hook));
        self
    }

    pub(in crate::output) fn calls(&self) -> usize {
        self.calls.load(SeqCst)
    }

    /// Returns how many calls would have changed the disk.
    pub(in crate::output) fn changes(&self) -> usize {
        self.changes.load(SeqCst)
    }

    pub(in crate::output) fn napped(&self) -> Duration {
        *self.napped.lock().unwrap()
    }

    fn gate(&self) -> io::Result<()> {
        let call = self.calls.fetch_add(1, SeqCst);
        match self.trouble {
            Trouble::Fail(at) if call == at => Err(io::Error::other("failed on purpose")),
            Trouble::Die(at) if call >= at => Err(io::Error::other("dead")),
            _ => Ok(()),
        }
    }

    fn change(&self) -> io::Result<()> {
        self.changes.fetch_add(1, SeqCst);
        self.gate()
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.trouble == Trouble::Die(self.calls.load(SeqCst)) {
            RealDisk.write_new(path, &bytes[..bytes.len() / 2])?;
        }
        self.change()?;
        RealDisk.write_new(path, bytes)
    }
}

/// Refuses as the system would if the tests did not run as root.
fn refuse_if_closed(path: &Path) -> io::Result<()> {
    let folder = path.parent().map(|folder| RealDisk.meta(folder));
    match folder {
        Some(Ok(meta)) if meta.mode & 0o200 == 0 => Err(ErrorKind::PermissionDenied.into()),
        _ => Ok(()),
    }
}

impl Disk for FailingDisk<'_> {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        self.gate()?;
        let meta = RealDisk.meta(path)?;
        let is_mounted = self.mount.as_ref().is_some_and(|at| path.starts_with(at));
        let device = meta.device + u64::from(is_mounted);
        Ok(Meta { device, ..meta })
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.gate()?;
        RealDisk.list(folder)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.gate()?;
        RealDisk.read(path)
    }
    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.gate()?;
        RealDisk.read_link(path)
    }
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if self.no_staging && name.contains(".casebook-") {
            return Err(ErrorKind::PermissionDenied.into());
        }
        RealDisk.create_folder(path)
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes)
    }
    fn write_safe(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        self.write(path, bytes)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change()?;
        match self.no_link {
            Some(refusal) => Err(refusal.into()),
            None => RealDisk.link(from, to),
        }
    }
    fn copy_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.trouble == Trouble::Die(self.calls.load(SeqCst)) {
            let bytes = RealDisk.read(from)?;
            RealDisk.write_new(to, &bytes[..bytes.len() / 2])?;
        }
        self.change()?;
        RealDisk.copy_new(from, to)
    }
    fn symlink(&self, says: &Path, at: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.symlink(says, at)
    }
    fn dress(&self, folder: &Path, like: &Meta) -> io::Result<()> {
        self.change()?;
        RealDisk.dress(folder, like)
    }
    fn has_access_list(&self, folder: &Path) -> bool {
        RealDisk.has_access_list(folder)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.rename(from, to)
    }
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.change()?;
        RealDisk.rename_new(from, to)
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        self.change()?;
        let done = self.exchanges.fetch_add(1, SeqCst);
        match self.no_exchange {
            Some((after, refusal)) if done >= after => Err(refusal.into()),
            _ => RealDisk.exchange(a, b),
        }
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        refuse_if_closed(path)?;
        RealDisk.remove_file(path)
    }
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.change()?;
        refuse_if_closed(path)?;
        RealDisk.remove_folder(path)
    }
    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.gate()
    }
    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        self.gate()?;
        // A tree that is taken apart is made safe too.
        let is_dead = folder.ends_with("building") || folder.ends_with("ready");
        match &self.on_sync {
            Some(hook) if !is_dead && self.syncs.fetch_add(1, SeqCst) == 0 => hook(),
            _ => {}
        }
        Ok(())
    }
    fn try_lock(&self, folder: &Path) -> io::Result<Lock> {
        self.gate()?;
        RealDisk.try_lock(folder)
    }
    fn is_in_use(&self, _: &io::Error) -> bool {
        false
    }
    fn nap(&self, time: Duration) {
        *self.napped.lock().unwrap() += time;
        if let Some(hook) = &self.on_nap {
            hook();
        }
    }
    fn process(&self) -> u32 {
        77
    }
}

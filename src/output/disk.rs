//! Every call to the disk, the clock and the system that a publish makes, so that a test can fail
//! each one. It decides nothing.

mod patient;
mod real;

#[cfg(all(test, target_os = "linux"))]
pub(super) mod failing;
#[cfg(all(test, target_os = "linux"))]
pub(super) mod memory;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(super) use patient::Patient;
pub use real::RealDisk;
pub(super) use real::canonical;

/// What a name on the disk stands for. A link is never followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, whatever it leads to.
    Link,
    /// A pipe, a socket or a device.
    Other,
}

/// What the disk says of one name. Where the system knows no such number, it is nought.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    /// What the name stands for.
    pub kind: Kind,
    /// The length in bytes.
    pub len: u64,
    /// The number of the file system.
    pub device: u64,
    /// The number of the file on its file system.
    pub inode: u64,
    /// The permissions.
    pub mode: u32,
    /// The number of the owner.
    pub owner: u32,
    /// The number of the group.
    pub group: u32,
}

impl Meta {
    /// Returns whether both are one file under two names; never so where the system has no numbers.
    #[must_use]
    pub fn is_same_file(&self, other: &Self) -> bool {
        self.inode != 0 && (self.device, self.inode) == (other.device, other.inode)
    }
}

/// What holds the lock for as long as it lives: a handle of the system.
pub trait Holding: fmt::Debug + Send + Sync {}

impl<T: fmt::Debug + Send + Sync> Holding for T {}

/// How an attempt at the lock went.
#[derive(Debug)]
pub enum Lock {
    /// It is ours until this is dropped, or the process ends.
    Held(Box<dyn Holding>),
    /// Another build has it.
    Busy,
    /// This system cannot lock this folder.
    Unsupported,
}

/// The calls of a publish. No call follows a link in the last name of a path.
#[expect(
    clippy::missing_errors_doc,
    reason = "each passes on what the system says"
)]
pub trait Disk: Sync {
    /// Returns what is known of a name.
    fn meta(&self, path: &Path) -> io::Result<Meta>;
    /// Returns the names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Returns the bytes of a regular file, and fails on anything else.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Returns what a link says.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Makes a folder.
    fn create_folder(&self, path: &Path) -> io::Result<()>;
    /// Writes a file where there is none. It is safe from a power cut only after [`Disk::sync_all`].
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Writes a file where there is none, and waits until it is safe from a power cut.
    fn write_safe(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file, link or device a second name.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Copies a file to where there is none, with its times, permissions and owner.
    fn copy_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes a symbolic link.
    fn symlink(&self, says: &Path, at: &Path) -> io::Result<()>;
    /// Gives a folder the permissions and owner of another.
    fn dress(&self, folder: &Path, like: &Meta) -> io::Result<()>;
    /// Returns whether a folder has an access list beyond its permissions.
    fn has_access_list(&self, folder: &Path) -> bool;
    /// Renames, in place of what is there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames, and fails when something is there.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Exchanges two names in one step.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()>;
    /// Removes a file or link.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// Removes a folder that is empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are safe from a power cut.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Waits until all that was written on this folder's file system is safe from a power cut.
    fn sync_all(&self, folder: &Path) -> io::Result<()>;
    /// Tries to lock a folder, without waiting.
    fn try_lock(&self, folder: &Path) -> io::Result<Lock>;
    /// Returns whether a failure means that another program has the file open for the moment.
    fn is_in_use(&self, fault: &io::Error) -> bool;
    /// Waits.
    fn nap(&self, time: Duration);
    /// Returns the number of this process.
    fn process(&self) -> u32;
}

//! The disk itself. It makes one call at a time and never decides which.
#![allow(
    clippy::disallowed_methods,
    reason = "this is the one file through which output reads and writes the disk"
)]

use std::ffi::OsString;
use std::fs::{self, File, FileTimes, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Disk, Kind, Lock, Meta};

/// The largest file that a site may hold, in bytes (`source` refuses larger ones). What lies in the output may be
/// anybody's, and as large as the disk.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The disk of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

/// Returns a path without links or `..`, where everything in it exists.
pub(in super::super) fn canonical(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

impl Disk for RealDisk {
    fn meta(&self, path: &Path) -> io::Result<Meta> {
        fs::symlink_metadata(path).map(|data| system::meta(&data))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let names = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name()));
        let mut names = names.collect::<io::Result<Vec<_>>>()?;
        names.sort();
        Ok(names)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        open_file(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::new(
                ErrorKind::FileTooLarge,
                "larger than any file that casebook makes",
            ));
        }
        Ok(bytes)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        // Elsewhere there is no call that makes all files safe at once.
        if cfg!(target_os = "linux") {
            Ok(())
        } else {
            file.sync_all()
        }
    }

    fn write_safe(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn copy_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut source = open_file(from)?;
        let data = source.metadata()?;
        let mut copy = File::create_new(to)?;
        io::copy(&mut source, &mut copy)?;
        system::dress(to, &system::meta(&data))?;
        copy.set_times(
            FileTimes::new()
                .set_accessed(data.accessed()?)
                .set_modified(data.modified()?),
        )?;
        if cfg!(target_os = "linux") {
            Ok(())
        } else {
            copy.sync_all()
        }
    }

    fn symlink(&self, says: &Path, at: &Path) -> io::Result<()> {
        system::symlink(says, at)
    }

    fn dress(&self, folder: &Path, like: &Meta) -> io::Result<()> {
        system::dress(folder, like)
    }

    fn has_access_list(&self, folder: &Path) -> bool {
        system::has_access_list(folder)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        match system::rename_new(from, to) {
            Err(fault)
                if matches!(
                    fault.kind(),
                    ErrorKind::Unsupported | ErrorKind::InvalidInput
                ) => {}
            done => return done,
        }
        match fs::symlink_metadata(to) {
            Ok(_) => Err(ErrorKind::AlreadyExists.into()),
            Err(fault) if fault.kind() == ErrorKind::NotFound => fs::rename(from, to),
            Err(fault) => Err(fault),
        }
    }

    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        system::exchange(a, b)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match system::sync_folder(folder) {
            // Some network file systems have no such call, and nothing better to offer.
            Err(fault)
                if matches!(
                    fault.kind(),
                    ErrorKind::Unsupported | ErrorKind::InvalidInput
                ) =>
            {
                Ok(())
            }
            done => done,
        }
    }

    fn sync_all(&self, folder: &Path) -> io::Result<()> {
        system::sync_all(folder)
    }

    fn try_lock(&self, folder: &Path) -> io::Result<Lock> {
        // A folder that cannot be opened or locked (no read permission, NFS, Windows) is no reason
        // to refuse a build: the lock guards only against a second build at the same moment.
        let Ok(handle) = File::open(folder) else {
            return Ok(Lock::Unsupported);
        };
        match handle.try_lock() {
            Ok(()) => Ok(Lock::Held(Box::new(handle))),
            Err(TryLockError::WouldBlock) => Ok(Lock::Busy),
            Err(TryLockError::Error(fault)) if fault.kind() == ErrorKind::Interrupted => Err(fault),
            Err(TryLockError::Error(_)) => Ok(Lock::Unsupported),
        }
    }

    fn is_in_use(&self, fault: &io::Error) -> bool {
        // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: a virus scanner or a reader, soon gone.
        cfg!(windows) && matches!(fault.raw_os_error(), Some(32 | 33))
    }

    fn nap(&self, time: Duration) {
        std::thread::sleep(time);
    }

    fn process(&self) -> u32 {
        std::process::id()
    }
}

/// Opens a regular file: a link is refused, and a pipe cannot make the build wait for ever.
fn open_file(path: &Path) -> io::Result<File> {
    let file = system::open(OpenOptions::new().read(true), path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(
            ErrorKind::InvalidInput,
            "not a regular file",
        ))
    }
}

#[cfg(unix)]
mod system {
    //! What Unix has.

    use std::fs::{Metadata, Permissions};
    use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};

    use rustix::fs::OFlags;

    use super::{File, Kind, Meta, OpenOptions, Path, fs, io};

    #[cfg(target_os = "linux")]
    pub(super) use super::linux::{exchange, has_access_list, rename_new, sync_all};

    #[cfg(not(target_os = "linux"))]
    pub(super) use super::plain::{exchange, has_access_list, rename_new, sync_all};

    pub(super) fn meta(data: &Metadata) -> Meta {
        Meta {
            kind: kind(data),
            len: data.len(),
            device: data.dev(),
            inode: data.ino(),
            mode: data.mode() & 0o7777,
            owner: data.uid(),
            group: data.gid(),
        }
    }

    fn kind(data: &Metadata) -> Kind {
        match data.file_type() {
            kind if kind.is_file() => Kind::File,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_symlink() => Kind::Link,
            _ => Kind::Other,
        }
    }

    pub(super) fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits();
        options.custom_flags(flags.cast_signed()).open(path)
    }

    pub(super) fn symlink(says: &Path, at: &Path) -> io::Result<()> {
        std::os::unix::fs::symlink(says, at)
    }

    pub(super) fn dress(path: &Path, like: &Meta) -> io::Result<()> {
        let now = meta(&fs::symlink_metadata(path)?);
        if (now.owner, now.group) != (like.owner, like.group) {
            std::os::unix::fs::lchown(path, Some(like.owner), Some(like.group))?;
        }
        fs::set_permissions(path, Permissions::from_mode(like.mode))
    }

    pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }
}

#[cfg(target_os = "linux")]
mod linux {
    //! What only Linux has.

    use rustix::fs::{CWD, RenameFlags, lgetxattr_query, renameat_with, syncfs};

    use super::{File, Path, io};

    pub(super) fn exchange(a: &Path, b: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
    }

    pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }

    pub(super) fn sync_all(folder: &Path) -> io::Result<()> {
        Ok(syncfs(File::open(folder)?)?)
    }

    pub(super) fn has_access_list(folder: &Path) -> bool {
        let names = ["system.posix_acl_access", "system.posix_acl_default"];
        names
            .iter()
            .any(|name| lgetxattr_query(folder, *name).is_ok())
    }
}

#[cfg(not(target_os = "linux"))]
mod plain {
    //! What a system has when it has no more.

    use super::{ErrorKind, Path, io};

    pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn rename_new(_: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    #[expect(clippy::unnecessary_wraps, reason = "Linux can fail here")]
    pub(super) fn sync_all(_: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn has_access_list(_: &Path) -> bool {
        false
    }
}

#[cfg(not(unix))]
mod system {
    //! Windows and whatever else: no numbers, no exchange.

    use std::fs::Metadata;

    use super::{ErrorKind, File, Kind, Meta, OpenOptions, Path, io};

    pub(super) use super::plain::{exchange, has_access_list, rename_new, sync_all};

    pub(super) fn meta(data: &Metadata) -> Meta {
        let kind = match data.file_type() {
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_dir() => Kind::Folder,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        };
        Meta {
            kind,
            len: data.len(),
            device: 0,
            inode: 0,
            mode: 0,
            owner: 0,
            group: 0,
        }
    }

    pub(super) fn open(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
        options.open(path)
    }

    pub(super) fn symlink(_: &Path, _: &Path) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    #[expect(clippy::unnecessary_wraps, reason = "Unix can fail here")]
    pub(super) fn dress(_: &Path, _: &Meta) -> io::Result<()> {
        Ok(())
    }

    #[expect(clippy::unnecessary_wraps, reason = "Unix can fail here")]
    pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
        Ok(())
    }
}

//! The new site, built beside the old one and exchanged with it. Until the exchange the output
//! folder is only read; after it, only the old tree is taken apart.
//!
//! The staging folder holds a marker and the new site, which is called `building` until it is
//! whole and `ready` from then on. After the exchange `ready` is the old site. Whoever finds the
//! folder later can thus tell what each file in it is.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::judge::{Need, Plan};
use super::scan::{join, temporary};
use super::sweep::{BUILDING, Cleared, MARKER, MARKER_TEXT, PROBE, READY, clear, staging_prefix};
use crate::output::disk::{Disk, Kind, Meta};
use crate::output::error::{At as _, PublishError, shown};
use crate::output::manifest::MANIFEST;
use crate::output::place::Destination;

/// How building beside went.
#[derive(Debug)]
pub(super) enum Staged {
    /// The new site is in place.
    Done(Cleared),
    /// Folders cannot be exchanged here; the output folder is untouched.
    NotHere(Cleared),
}

enum Stop {
    NotHere,
    Failed(PublishError),
}

impl From<PublishError> for Stop {
    fn from(error: PublishError) -> Self {
        Self::Failed(error)
    }
}

/// Builds the new site beside the old one and exchanges them.
pub(super) fn publish(
    disk: &dyn Disk,
    to: &Destination,
    plan: &Plan,
) -> Result<Staged, PublishError> {
    if plan.scan.is_fixed {
        return Ok(Staged::NotHere(Cleared::default()));
    }
    let folder = match make_staging(disk, to) {
        Ok(folder) => folder,
        Err(Stop::NotHere) => return Ok(Staged::NotHere(Cleared::default())),
        Err(Stop::Failed(error)) => return Err(error),
    };
    let stage = Stage {
        disk,
        out: to.folder(),
        building: folder.join(BUILDING),
        folder,
        plan,
    };
    let done = stage.run();
    let mut cleared = match done {
        // Only now is the old tree taken apart, so the exchange must outlast a power cut first.
        Ok(()) => unless_unsafe(disk, to.parent()),
        Err(_) => Cleared::default(),
    };
    cleared.add(clear(disk, &stage.folder, to.folder()));
    match done {
        Ok(()) => Ok(Staged::Done(cleared)),
        Err(Stop::NotHere) => Ok(Staged::NotHere(cleared)),
        Err(Stop::Failed(error)) => Err(error),
    }
}

fn unless_unsafe(disk: &dyn Disk, parent: &Path) -> Cleared {
    let done = disk.sync_folder(parent);
    let warning = done.err().map(|fault| {
        format!(
            "the new site is in {}, but the disk did not confirm it: {fault}",
            shown(parent)
        )
    });
    Cleared {
        warnings: warning.into_iter().collect(),
        put_back: 0,
    }
}

/// Makes the staging folder. A name may be taken by one that could not be cleared away.
fn make_staging(disk: &dyn Disk, to: &Destination) -> Result<PathBuf, Stop> {
    let process = disk.process();
    let mut number = 0;
    loop {
        let mut name: OsString = staging_prefix(to.name());
        name.push(if number == 0 {
            format!("{process}")
        } else {
            format!("{process}-{number}")
        });
        let folder = to.parent().join(name);
        match disk.create_folder(&folder) {
            Ok(()) => return Ok(folder),
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(fault) if is_closed(&fault) => return Err(Stop::NotHere),
            Err(fault) => return Err(PublishError::disk("make the folder", &folder, fault).into()),
        }
    }
}

struct Stage<'a> {
    disk: &'a dyn Disk,
    out: &'a Path,
    folder: PathBuf,
    building: PathBuf,
    plan: &'a Plan<'a>,
}

impl Stage<'_> {
    fn run(&self) -> Result<(), Stop> {
        self.begin()?;
        self.probe()?;
        self.write_manifest()?;
        self.make_folders()?;
        self.fill()?;
        self.carry_foreign()?;
        self.dress_folders()?;
        self.finish()?;
        self.swap()
    }

    fn begin(&self) -> Result<(), Stop> {
        let marker = self.folder.join(MARKER);
        self.disk
            .write_new(&marker, MARKER_TEXT)
            .at("write", &marker)?;
        Ok(self
            .disk
            .create_folder(&self.building)
            .at("make the folder", &self.building)?)
    }

    /// Tries the exchange on two empty folders: on a share without it, nothing need be copied first.
    fn probe(&self) -> Result<(), Stop> {
        if self.plan.scan.root.is_none() {
            return Ok(());
        }
        let probe = self.folder.join(PROBE);
        self.disk
            .create_folder(&probe)
            .at("make the folder", &probe)?;
        self.exchange(&self.building, &probe)?;
        Ok(self
            .disk
            .remove_folder(&probe)
            .at("remove the folder", &probe)?)
    }

    /// Comes before all other files: from here on, a file it lists is known to be ours though cut.
    fn write_manifest(&self) -> Result<(), Stop> {
        let path = self.building.join(MANIFEST);
        Ok(self
            .disk
            .write_safe(&path, &self.plan.manifest.to_bytes())
            .at("write", &path)?)
    }

    fn make_folders(&self) -> Result<(), Stop> {
        for folder in &self.plan.folders {
            let folder = self.building.join(folder);
            self.disk
                .create_folder(&folder)
                .at("make the folder", &folder)?;
        }
        Ok(())
    }

    fn fill(&self) -> Result<(), Stop> {
        for (path, need) in &self.plan.needs {
            if *need == Need::Nothing {
                let meta = self.plan.scan.found[path.as_path()];
                self.carry(path.as_path(), &meta)?;
            } else {
                let full = self.building.join(path.as_path());
                self.disk
                    .write_new(&full, self.plan.bytes(path))
                    .at("write", &full)?;
            }
        }
        Ok(())
    }

    fn carry_foreign(&self) -> Result<(), Stop> {
        for (path, meta) in &self.plan.foreign {
            match self.carry(path, meta) {
                // Whoever made the file has taken it away since we looked.
                Err(Stop::Failed(error)) if is_missing(&error) => {}
                done => done?,
            }
        }
        Ok(())
    }

    /// Gives a file of the old tree a second name in the new one, or copies it where that is refused.
    fn carry(&self, path: &Path, meta: &Meta) -> Result<(), Stop> {
        let (from, to) = (self.out.join(path), self.building.join(path));
        match self.disk.link(&from, &to) {
            Ok(()) => Ok(()),
            Err(fault) if fault.kind() == ErrorKind::CrossesDevices => Err(Stop::NotHere),
            Err(fault) if !is_unlinkable(&fault) => {
                Err(PublishError::disk("keep", &from, fault).into())
            }
            Err(_) => match self.copy(&from, &to, meta.kind) {
                Err(fault) if is_closed(&fault) => Err(Stop::NotHere),
                done => Ok(done.at("copy", &from)?),
            },
        }
    }

    fn copy(&self, from: &Path, to: &Path, kind: Kind) -> io::Result<()> {
        match kind {
            Kind::File => {
                // Under a temporary name a copy that was cut short is known as such.
                let half = to.with_file_name(temporary(0));
                self.disk.copy_new(from, &half)?;
                self.disk.rename_new(&half, to)
            }
            Kind::Link => self.disk.symlink(&self.disk.read_link(from)?, to),
            Kind::Folder | Kind::Other => Err(ErrorKind::PermissionDenied.into()),
        }
    }

    /// Comes after the files, since a folder may be closed for writing.
    fn dress_folders(&self) -> Result<(), Stop> {
        let scan = self.plan.scan;
        for folder in self.plan.folders.iter().rev() {
            if let Some(like) = scan
                .found
                .get(folder)
                .filter(|meta| meta.kind == Kind::Folder)
            {
                self.dress(folder, like)?;
            }
        }
        scan.root
            .as_ref()
            .map_or(Ok(()), |like| self.dress(Path::new(""), like))
    }

    fn dress(&self, folder: &Path, like: &Meta) -> Result<(), Stop> {
        let folder = join(&self.building, folder);
        match self.disk.dress(&folder, like) {
            Err(fault) if is_closed(&fault) => Err(Stop::NotHere),
            done => Ok(done.at("set the permissions of", &folder)?),
        }
    }

    fn finish(&self) -> Result<(), Stop> {
        self.disk
            .sync_all(&self.folder)
            .at("make safe", &self.folder)?;
        let ready = self.folder.join(READY);
        self.disk
            .rename(&self.building, &ready)
            .at("rename to", &ready)?;
        Ok(self
            .disk
            .sync_folder(&self.folder)
            .at("make safe", &self.folder)?)
    }

    fn swap(&self) -> Result<(), Stop> {
        let ready = self.folder.join(READY);
        if self.plan.scan.root.is_some() {
            return self.exchange(&ready, self.out);
        }
        Ok(self
            .disk
            .rename_new(&ready, self.out)
            .at("put the new site at", self.out)?)
    }

    fn exchange(&self, new: &Path, old: &Path) -> Result<(), Stop> {
        match self.disk.exchange(new, old) {
            Err(fault) if is_no_exchange(&fault) => Err(Stop::NotHere),
            done => Ok(done.at("put the new site at", old)?),
        }
    }
}

fn is_missing(error: &PublishError) -> bool {
    error
        .io_error()
        .is_some_and(|fault| fault.kind() == ErrorKind::NotFound)
}

/// ENOSYS, EOPNOTSUPP, EINVAL, EXDEV, EBUSY, and what says that the parent is not ours to write.
fn is_no_exchange(fault: &io::Error) -> bool {
    use ErrorKind::{CrossesDevices, InvalidInput, ResourceBusy, Unsupported};
    matches!(
        fault.kind(),
        Unsupported | InvalidInput | CrossesDevices | ResourceBusy
    ) || is_closed(fault)
}

/// EPERM, EACCES, EROFS, ENAMETOOLONG: the way beside is closed, the way inside may be open.
fn is_closed(fault: &io::Error) -> bool {
    use ErrorKind::{InvalidFilename, PermissionDenied, ReadOnlyFilesystem};
    matches!(
        fault.kind(),
        PermissionDenied | ReadOnlyFilesystem | InvalidFilename
    )
}

/// EPERM (another owner's file, or no such call), EOPNOTSUPP, EMLINK.
fn is_unlinkable(fault: &io::Error) -> bool {
    use ErrorKind::{PermissionDenied, TooManyLinks, Unsupported};
    matches!(fault.kind(), PermissionDenied | Unsupported | TooManyLinks)
}

//! The new site, built beside the old one and exchanged with it. Until the exchange the output
//! folder is only read; after it, only the old tree is taken apart.
//!
//! The staging folder holds a marker and the new site, which is called `building` until it is
//! whole and `ready` from then on. After the exchange `ready` is the old site. Whoever finds the
//! folder later can thus tell what each file in it is.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::judge::{Ground, Plan};
use super::made::Need;
use super::scan::{Scan, join, temporary};
use super::sweep::{BUILDING, Cleared, MARKER, MARKER_TEXT, PROBE, READY, clear, staging_prefix};
use crate::output::disk::{Disk, Kind, Meta};
use crate::output::error::{At as _, PublishError};
use crate::output::manifest::{MANIFEST, Manifest};
use crate::output::place::Destination;
use crate::output::tree::OutPath;

/// How the beginning went.
pub(super) enum Begun {
    Here(Stage),
    /// Folders cannot be exchanged here; the output folder is untouched.
    NotHere(Cleared),
}

/// How the end went.
pub(super) enum Carried {
    /// The new site is in place.
    Done(Cleared),
    /// As it turns out, folders cannot be exchanged here; the output folder is untouched. With the files that were written.
    NotHere(BTreeMap<OutPath, Vec<u8>>, Cleared),
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

/// The staging folder of a publish.
pub(super) struct Stage {
    out: PathBuf,
    folder: PathBuf,
    building: PathBuf,
    /// Whether there is an old site.
    has_old: bool,
}

impl Stage {
    /// Makes the staging folder, with a list of what will be in it and all folders.
    pub(super) fn begin(
        disk: &dyn Disk,
        to: &Destination,
        scan: &Scan,
        ground: &Ground,
        listed: &Manifest,
    ) -> Result<Begun, PublishError> {
        if scan.is_fixed {
            return Ok(Begun::NotHere(Cleared::default()));
        }
        let folder = match make_staging(disk, to) {
            Ok(folder) => folder,
            Err(Stop::NotHere) => return Ok(Begun::NotHere(Cleared::default())),
            Err(Stop::Failed(error)) => return Err(error),
        };
        let stage = Self {
            out: to.folder().to_owned(),
            building: folder.join(BUILDING),
            folder,
            has_old: scan.root.is_some(),
        };
        match Work::of(&stage, disk).begin(ground, listed) {
            Ok(()) => Ok(Begun::Here(stage)),
            Err(Stop::NotHere) => Ok(Begun::NotHere(stage.clear(disk, to))),
            Err(Stop::Failed(error)) => {
                stage.clear(disk, to);
                Err(error)
            }
        }
    }

    /// Writes a file of the new site.
    pub(super) fn write(
        &self,
        disk: &dyn Disk,
        path: &OutPath,
        bytes: &[u8],
    ) -> Result<(), PublishError> {
        let full = self.building.join(path.as_path());
        disk.write_new(&full, bytes).at("write", &full)
    }

    /// Gives a file of the old site a second name in the new one, and tells whether that went well.
    pub(super) fn link(&self, disk: &dyn Disk, path: &Path) -> bool {
        let done = disk.link(&self.out.join(path), &self.building.join(path));
        done.is_ok()
    }

    /// Clears the staging folder away.
    pub(super) fn clear(&self, disk: &dyn Disk, to: &Destination) -> Cleared {
        clear(disk, &self.folder, to.folder())
    }

    /// Completes the new site and exchanges it with the old one.
    pub(super) fn publish(
        &self,
        disk: &dyn Disk,
        to: &Destination,
        plan: &Plan,
    ) -> Result<Carried, PublishError> {
        let done = match Work::of(self, disk).publish(plan) {
            Ok(()) => Ok(None),
            Err(Stop::NotHere) => self.read_back(disk, plan).map(Some),
            Err(Stop::Failed(error)) => Err(error),
        };
        let cleared = self.clear(disk, to);
        Ok(match done? {
            None => Carried::Done(cleared),
            Some(files) => Carried::NotHere(files, cleared),
        })
    }

    /// Reads what was written, whatever the new site is called by now.
    fn read_back(
        &self,
        disk: &dyn Disk,
        plan: &Plan,
    ) -> Result<BTreeMap<OutPath, Vec<u8>>, PublishError> {
        let ready = self.folder.join(READY);
        let site = match disk.meta(&ready) {
            Ok(_) => &ready,
            Err(_) => &self.building,
        };
        let files = plan.differing().map(|(path, _)| {
            let full = site.join(path.as_path());
            Ok((path.clone(), disk.read(&full).at("read", &full)?))
        });
        files.collect()
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

/// The calls on the disk that a stage is made of.
struct Work<'a> {
    stage: &'a Stage,
    disk: &'a dyn Disk,
}

impl<'a> Work<'a> {
    fn of(stage: &'a Stage, disk: &'a dyn Disk) -> Self {
        Self { stage, disk }
    }

    fn begin(&self, ground: &Ground, listed: &Manifest) -> Result<(), Stop> {
        let marker = self.stage.folder.join(MARKER);
        self.disk
            .write_safe(&marker, MARKER_TEXT)
            .at("write", &marker)?;
        self.create_folder(&self.stage.building)?;
        self.probe()?;
        // Whatever a power cut leaves, it never leaves a file without the marker, or another file without the list.
        self.make_safe(&self.stage.folder)?;
        // Comes before all other files: from here on, a file it lists is known to be ours though cut.
        self.write_list(&self.stage.building.join(MANIFEST), listed)?;
        self.make_safe(&self.stage.building)?;
        for folder in &ground.folders {
            self.create_folder(&self.stage.building.join(folder))?;
        }
        Ok(())
    }

    fn publish(&self, plan: &Plan) -> Result<(), Stop> {
        self.carry_unchanged(plan)?;
        self.carry_foreign(plan)?;
        self.write_manifest(plan.manifest)?;
        self.dress_folders(plan)?;
        self.finish()?;
        self.swap()
    }

    fn create_folder(&self, folder: &Path) -> Result<(), Stop> {
        let done = self.disk.create_folder(folder);
        Ok(done.at("make the folder", folder)?)
    }

    /// Tries the exchange on two empty folders: on a share without it, nothing need be written first.
    fn probe(&self) -> Result<(), Stop> {
        if !self.stage.has_old {
            return Ok(());
        }
        let probe = self.stage.folder.join(PROBE);
        self.create_folder(&probe)?;
        self.exchange(&self.stage.building, &probe)?;
        Ok(self
            .disk
            .remove_folder(&probe)
            .at("remove the folder", &probe)?)
    }

    fn write_list(&self, path: &Path, manifest: &Manifest) -> Result<(), Stop> {
        let done = self.disk.write_safe(path, &manifest.to_bytes());
        Ok(done.at("write", path)?)
    }

    /// Writes the hashes in place of the first list, which had only places.
    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Stop> {
        let half = self.stage.building.join(temporary(0));
        let path = self.stage.building.join(MANIFEST);
        // Its name alone must not be safe before it is: without a list nothing else here is known to be ours.
        self.write_list(&half, manifest)?;
        Ok(self.disk.rename(&half, &path).at("write", &path)?)
    }

    fn carry_unchanged(&self, plan: &Plan) -> Result<(), Stop> {
        let unchanged = plan
            .made
            .iter()
            .filter(|(_, made)| made.need == Need::Nothing && !made.is_carried);
        for (path, _) in unchanged {
            self.carry(path.as_path(), &plan.scan.found[path.as_path()])?;
        }
        Ok(())
    }

    fn carry_foreign(&self, plan: &Plan) -> Result<(), Stop> {
        for (path, meta) in &plan.ground.foreign {
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
        let (from, to) = (self.stage.out.join(path), self.stage.building.join(path));
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
    fn dress_folders(&self, plan: &Plan) -> Result<(), Stop> {
        let scan = plan.scan;
        for folder in plan.ground.folders.iter().rev() {
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
        let folder = join(&self.stage.building, folder);
        match self.disk.dress(&folder, like) {
            Err(fault) if is_closed(&fault) => Err(Stop::NotHere),
            done => Ok(done.at("set the permissions of", &folder)?),
        }
    }

    fn finish(&self) -> Result<(), Stop> {
        self.disk
            .sync_all(&self.stage.folder)
            .at("make safe", &self.stage.folder)?;
        let ready = self.stage.folder.join(READY);
        self.disk
            .rename(&self.stage.building, &ready)
            .at("rename to", &ready)?;
        self.make_safe(&self.stage.folder)
    }

    fn make_safe(&self, folder: &Path) -> Result<(), Stop> {
        Ok(self.disk.sync_folder(folder).at("make safe", folder)?)
    }

    fn swap(&self) -> Result<(), Stop> {
        let ready = self.stage.folder.join(READY);
        if self.stage.has_old {
            return self.exchange(&ready, &self.stage.out);
        }
        Ok(self
            .disk
            .rename_new(&ready, &self.stage.out)
            .at("put the new site at", &self.stage.out)?)
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

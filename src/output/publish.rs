//! The publish itself, step by step: lock, clear away, look, judge, build beside, exchange.
//! Each step lives in its own file; this one only puts them in order.
//!
//! Files come one at a time, from any thread and in any order, and none is kept: it is compared with the one that lies
//! there, and written beside the old site at once when it differs.

mod in_place;
mod judge;
mod made;
mod retire;
mod scan;
mod stage;
mod sweep;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::disk::{Disk, Holding, Patient};
use super::error::{At as _, PublishError};
use super::manifest::{Hash, Hashes, Manifest};
use super::place::Destination;
use super::tree::{OutPath, OutputTree, Places};
use judge::{Ground, Plan};
use made::{Made, Need};
use scan::Scan;
use stage::{Begun, Carried, Stage};
use sweep::Cleared;

pub(super) use scan::is_temporary;
pub(super) use sweep::staging_process;

/// What a publish did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Files written, new or changed.
    pub written: usize,
    /// Files that were right already: neither bytes nor times were touched.
    pub unchanged: usize,
    /// Files of the old site that the new one does not have.
    pub removed: usize,
    /// Files that casebook did not make, kept as they are.
    pub kept: usize,
    /// What could not be put right, for a person to see to.
    pub warnings: Vec<String>,
}

/// Publishes a site that is in memory: the output folder holds the new one, or the old one as it was.
///
/// # Errors
/// As [`Publishing::finish`].
pub fn publish(
    tree: &OutputTree,
    to: &Destination,
    disk: &dyn Disk,
) -> Result<Outcome, PublishError> {
    let publishing = Publishing::begin(tree.places(), to, disk)?;
    for (path, bytes) in tree.iter() {
        if let Err(error) = publishing.put(path, bytes) {
            publishing.give_up();
            return Err(error);
        }
    }
    publishing.finish()
}

/// A publish under way: the output folder is only read until [`Publishing::finish`].
pub struct Publishing<'a> {
    disk: Patient<'a>,
    to: &'a Destination,
    places: &'a Places,
    scan: Scan,
    ground: Ground,
    made: Mutex<BTreeMap<OutPath, Made>>,
    /// Where new files go, from the first that differs.
    site: OnceLock<New>,
    /// Held by the thread that begins it.
    beginning: Mutex<()>,
    warnings: Vec<String>,
    /// Given back at the end.
    _lock: Option<Box<dyn Holding>>,
}

/// Where the files that differ wait until the site is whole.
enum New {
    /// Beside the old site.
    Staged(Stage),
    /// In memory, where folders cannot be exchanged; with what became of the attempt.
    Held(Mutex<BTreeMap<OutPath, Vec<u8>>>, Cleared),
}

impl<'a> Publishing<'a> {
    /// Gets ready: takes the lock, clears away what dead builds left, and looks at what is there.
    ///
    /// # Errors
    /// Says what stopped it; nothing was written.
    pub fn begin(
        places: &'a Places,
        to: &'a Destination,
        disk: &'a dyn Disk,
    ) -> Result<Self, PublishError> {
        let disk = Patient(disk);
        make_folders(&disk, to.parent())?;
        let lock = super::lock::hold(&disk, to.parent())?;
        // Without a lock, a staging folder may belong to a build that is still at work.
        let warnings = if lock.is_some() {
            sweep::sweep(&disk, to)
        } else {
            Vec::new()
        };
        let scan = Scan::of(&disk, to.folder())?;
        let ground = Ground::of(&disk, places, to.folder(), &scan)?;
        Ok(Self {
            disk,
            to,
            places,
            scan,
            ground,
            made: Mutex::default(),
            site: OnceLock::new(),
            beginning: Mutex::new(()),
            warnings,
            _lock: lock,
        })
    }

    /// Takes a file of the new site: any thread may, in any order, and each file comes once.
    ///
    /// # Errors
    /// Says what the system refused. The publish is then to be given up.
    pub fn put(&self, path: &OutPath, bytes: &[u8]) -> Result<(), PublishError> {
        let mut made = Made::of(&self.disk, self.to.folder(), &self.scan, path, bytes)?;
        match made.need {
            Need::Nothing => {
                if let Some(New::Staged(stage)) = self.site.get() {
                    made.is_carried = stage.link(&self.disk, path.as_path());
                }
            }
            Need::Change(_) | Need::Add => match self.site()? {
                New::Staged(stage) => stage.write(&self.disk, path, bytes)?,
                New::Held(files, _) => {
                    lock(files).insert(path.clone(), bytes.to_vec());
                }
            },
            // It will be refused, with all others that are.
            Need::ByHand | Need::InTheWay => {}
        }
        lock(&self.made).insert(path.clone(), made);
        Ok(())
    }

    /// Ends a publish that is not to be: the old site stays, and what was written beside it goes.
    pub fn give_up(mut self) {
        if let Some(New::Staged(stage)) = self.site.take() {
            _ = stage.clear(&self.disk, self.to);
        }
    }

    /// Puts the new site in place of the old one.
    ///
    /// # Errors
    /// Says what stopped it and what to do. The old site is then untouched, unless the message says
    /// that files of both are there, which can only be where folders cannot be exchanged.
    pub fn finish(mut self) -> Result<Outcome, PublishError> {
        let made = std::mem::take(&mut *lock(&self.made));
        debug_assert!(self.places.iter().eq(made.keys()), "each file came once");
        if let Err(error) = judge::refuse(self.to.folder(), &mut self.ground, &made) {
            self.give_up();
            return Err(error);
        }
        let files = made.iter().map(|(path, made)| (path.clone(), made.hash));
        let manifest = Manifest::new(files.collect(), Hashes::new());
        let plan = Plan {
            scan: &self.scan,
            ground: &self.ground,
            made: &made,
            manifest: &manifest,
        };
        let mut outcome = plan.outcome();
        outcome.warnings = std::mem::take(&mut self.warnings);
        if plan.is_done() {
            return Ok(outcome);
        }
        let (disk, to) = (&self.disk, self.to);
        self.site()?;
        let (held, cleared) = match self.site.take() {
            Some(New::Staged(stage)) => match stage.publish(disk, to, &plan)? {
                Carried::Done(cleared) => (None, cleared),
                Carried::NotHere(files, cleared) => (Some(files), cleared),
            },
            Some(New::Held(files, cleared)) => (Some(into_inner(files)), cleared),
            None => (None, Cleared::default()),
        };
        if let Some(held) = held {
            in_place::publish(disk, to.folder(), &plan, &held)?;
        }
        outcome.kept += cleared.put_back;
        outcome.warnings.extend(cleared.warnings);
        Ok(outcome)
    }

    /// Returns where new files go, and begins it when nobody has.
    fn site(&self) -> Result<&New, PublishError> {
        if let Some(site) = self.site.get() {
            return Ok(site);
        }
        let _alone = lock(&self.beginning);
        if let Some(site) = self.site.get() {
            return Ok(site);
        }
        let listed = self.places.iter().map(|path| (path.clone(), Hash::UNKNOWN));
        let listed = Manifest::new(listed.collect(), Hashes::new());
        let site = match Stage::begin(&self.disk, self.to, &self.scan, &self.ground, &listed)? {
            Begun::Here(stage) => New::Staged(stage),
            Begun::NotHere(cleared) => New::Held(Mutex::default(), cleared),
        };
        Ok(self.site.get_or_init(|| site))
    }
}

/// What another thread left half done when it panicked is never used: the whole build ends.
fn lock<T>(what: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

fn into_inner<T>(what: Mutex<T>) -> T {
    what.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a folder and those above it, where they are missing.
fn make_folders(disk: &dyn Disk, folder: &Path) -> Result<(), PublishError> {
    let is_missing = |path: &&Path| {
        disk.meta(path)
            .is_err_and(|fault| fault.kind() == ErrorKind::NotFound)
    };
    let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
    for path in missing.iter().rev() {
        match disk.create_folder(path) {
            // Another build may have made it at this moment.
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
            done => done.at("make the folder", path)?,
        }
    }
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests;

//! The publish itself, step by step: lock, clear away, look, judge, build beside, exchange.
//! Each step lives in its own file; this one only puts them in order.

mod in_place;
mod judge;
mod retire;
mod scan;
mod stage;
mod sweep;

use std::io::ErrorKind;
use std::path::Path;

use super::disk::{Disk, Patient};
use super::error::{At as _, PublishError};
use super::place::Destination;
use super::tree::OutputTree;
use judge::Plan;
use scan::Scan;
use stage::Staged;

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

/// Publishes a site: the output folder holds the new one, or the old one as it was.
///
/// # Errors
/// Says what stopped it and what to do. The old site is then untouched, unless the message says
/// that files of both are there, which can only be where folders cannot be exchanged.
pub fn publish(
    tree: &OutputTree,
    to: &Destination,
    disk: &dyn Disk,
) -> Result<Outcome, PublishError> {
    let disk = &Patient(disk);
    make_folders(disk, to.parent())?;
    let lock = super::lock::hold(disk, to.parent())?;
    // Without a lock, a staging folder may belong to a build that is still at work.
    let mut warnings = if lock.is_some() {
        sweep::sweep(disk, to)
    } else {
        Vec::new()
    };
    let scan = Scan::of(disk, to.folder())?;
    let plan = Plan::new(disk, tree, to.folder(), &scan)?;
    let mut outcome = plan.outcome();
    if !plan.is_done() {
        let cleared = match stage::publish(disk, to, &plan)? {
            Staged::Done(cleared) => cleared,
            Staged::NotHere(cleared) => {
                in_place::publish(disk, to.folder(), &plan)?;
                cleared
            }
        };
        outcome.kept += cleared.put_back;
        warnings.extend(cleared.warnings);
    }
    Ok(Outcome {
        warnings,
        ..outcome
    })
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

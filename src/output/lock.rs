//! One build at a time in one folder. The lock is the system's own: it ends with the process.

use std::path::Path;
use std::time::Duration;

use super::disk::{Disk, Holding, Lock};
use super::error::{At as _, PublishError};
use super::publish::staging_process;

const NAP: Duration = Duration::from_millis(100);
/// Ten seconds' worth of naps.
const TRIES: u32 = 100;

/// Locks the folder above the output, and waits up to 10 seconds for another build.
///
/// Returns nothing where the system cannot lock that folder.
///
/// # Errors
/// Says which process has the lock, going by the name of its staging folder.
pub(super) fn hold(
    disk: &dyn Disk,
    parent: &Path,
) -> Result<Option<Box<dyn Holding>>, PublishError> {
    for _ in 0..TRIES {
        match disk.try_lock(parent).at("lock", parent)? {
            Lock::Held(handle) => return Ok(Some(handle)),
            Lock::Unsupported => return Ok(None),
            Lock::Busy => disk.nap(NAP),
        }
    }
    Err(PublishError::locked(parent, holders(disk, parent)))
}

fn holders(disk: &dyn Disk, parent: &Path) -> Vec<String> {
    let names = disk.list(parent).unwrap_or_default();
    names
        .iter()
        .filter_map(|name| staging_process(name))
        .map(str::to_owned)
        .collect()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::output::disk::RealDisk;
    use crate::output::disk::failing::FailingDisk;

    #[test]
    fn a_second_build_waits_ten_seconds_and_names_the_first() {
        let parent = tempfile::tempdir().unwrap();
        let first = hold(&RealDisk, parent.path()).unwrap();
        assert!(first.is_some());
        RealDisk
            .create_folder(&parent.path().join(".site.casebook-4242"))
            .unwrap();
        let disk = FailingDisk::sound();
        let error = hold(&disk, parent.path()).unwrap_err().to_string();
        assert!(error.contains("process 4242"), "{error}");
        assert_eq!(disk.napped(), Duration::from_secs(10));
    }

    #[test]
    fn the_lock_is_taken_as_soon_as_the_first_build_ends() {
        let parent = tempfile::tempdir().unwrap();
        let first = std::sync::Mutex::new(hold(&RealDisk, parent.path()).unwrap());
        let disk = FailingDisk::sound().on_nap(|| drop(first.lock().unwrap().take()));
        assert!(hold(&disk, parent.path()).unwrap().is_some());
        assert_eq!(disk.napped(), NAP);
    }
}

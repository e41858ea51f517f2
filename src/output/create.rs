//! New files in a site folder, for an editor to go on with: all of them or none, and never in place of anything.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind};
use super::error::{At as _, PublishError, shown};
use super::tree::OutputTree;

/// Why no file was made.
#[derive(Debug)]
pub enum CreateError {
    /// These are there already, relative to the folder.
    InTheWay(Vec<PathBuf>),
    /// The system refused.
    Disk(PublishError),
}

impl From<PublishError> for CreateError {
    fn from(error: PublishError) -> Self {
        Self::Disk(error)
    }
}

impl Error for CreateError {}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InTheWay(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| shown(path)).collect();
                write!(f, "already there: {}", paths.join(", "))
            }
            Self::Disk(error) => error.fmt(f),
        }
    }
}

/// Writes every file of a tree below a folder, which is made when it is not there.
///
/// Nothing is written when a file is in the way, or when one of the folders in `own` holds anything already. When the disk fails half way, what was made is taken away again.
/// No link below the folder is followed.
///
/// # Errors
/// Names what is in the way, or says what the system refused.
pub fn create(
    tree: &OutputTree,
    root: &Path,
    own: &[&str],
    disk: &impl Disk,
) -> Result<(), CreateError> {
    let in_the_way = in_the_way(tree, root, own, disk)?;
    if !in_the_way.is_empty() {
        return Err(CreateError::InTheWay(in_the_way));
    }
    let mut made = Made::default();
    write(tree, root, disk, &mut made).map_err(|error| {
        made.take_away(disk);
        error.into()
    })
}

/// Returns the files that are there already, and what stands where a folder is needed.
fn in_the_way(
    tree: &OutputTree,
    root: &Path,
    own: &[&str],
    disk: &impl Disk,
) -> Result<Vec<PathBuf>, PublishError> {
    let mut found = BTreeSet::new();
    for folder in own {
        let path = root.join(folder);
        match kind(&path, disk)? {
            None => {}
            Some(Kind::Folder) => {
                let names = disk.list(&path).at("list", &path)?;
                found.extend(names.into_iter().map(|name| Path::new(folder).join(name)));
            }
            Some(_) => _ = found.insert(PathBuf::from(folder)),
        }
    }
    for (place, _) in tree.iter() {
        for folder in place.folders() {
            if kind(&root.join(folder), disk)?.is_some_and(|kind| kind != Kind::Folder) {
                found.insert(PathBuf::from(folder));
            }
        }
        if kind(&root.join(place.as_path()), disk)?.is_some() {
            found.insert(place.as_path().to_owned());
        }
    }
    Ok(found.into_iter().collect())
}

fn kind(path: &Path, disk: &impl Disk) -> Result<Option<Kind>, PublishError> {
    match disk.meta(path) {
        Ok(meta) => Ok(Some(meta.kind)),
        Err(fault) if matches!(fault.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(fault) => Err(PublishError::disk("look at", path, fault)),
    }
}

/// What this run made, in order.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    /// Removes it again, as far as can be: a folder that somebody has put something into stays.
    fn take_away(&self, disk: &impl Disk) {
        for file in &self.files {
            _ = disk.remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            _ = disk.remove_folder(folder);
        }
    }
}

fn write(
    tree: &OutputTree,
    root: &Path,
    disk: &impl Disk,
    made: &mut Made,
) -> Result<(), PublishError> {
    for (place, bytes) in tree.iter() {
        let path = root.join(place.as_path());
        if let Some(folder) = path.parent() {
            make_folder(folder, disk, made)?;
        }
        // Noted first: a file that was begun and not finished is taken away too. One that somebody else made
        // since we looked is not ours.
        made.files.push(path.clone());
        let written = disk.write_new(&path, bytes);
        if matches!(&written, Err(fault) if fault.kind() == ErrorKind::AlreadyExists) {
            made.files.pop();
        }
        written.at("write", &path)?;
    }
    Ok(())
}

fn make_folder(folder: &Path, disk: &impl Disk, made: &mut Made) -> Result<(), PublishError> {
    if folder.as_os_str().is_empty() || kind(folder, disk)?.is_some() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above, disk, made)?;
    }
    match disk.create_folder(folder) {
        Ok(()) => made.folders.push(folder.to_owned()),
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {}
        Err(fault) => return Err(PublishError::disk("make", folder, fault)),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::super::tree::OutPath;
    use super::*;

    fn tree(files: &[&str]) -> OutputTree {
        let mut tree = OutputTree::new();
        for path in files {
            tree.insert(OutPath::new(path).unwrap(), b"ours".to_vec())
                .unwrap();
        }
        tree
    }

    #[test]
    fn all_files_are_written_into_a_folder_that_was_not_there() {
        let ground = tempfile::tempdir().unwrap();
        let root = ground.path().join("new/site");
        create(&tree(&["a.txt", "deep/er/b.txt"]), &root, &[], &RealDisk).unwrap();
        assert_eq!(RealDisk.read(&root.join("deep/er/b.txt")).unwrap(), b"ours");
    }

    #[test]
    fn what_is_in_the_way_is_named_and_nothing_is_written() {
        let ground = tempfile::tempdir().unwrap();
        let root = ground.path();
        RealDisk.write_new(&root.join("b.txt"), b"mine").unwrap();
        RealDisk.write_new(&root.join("deep"), b"mine").unwrap();
        let error = create(
            &tree(&["a.txt", "b.txt", "deep/c.txt"]),
            root,
            &[],
            &RealDisk,
        )
        .unwrap_err();
        assert_eq!(error.to_string(), "already there: `b.txt`, `deep`");
        assert_eq!(RealDisk.list(root).unwrap(), ["b.txt", "deep"]);
        assert_eq!(RealDisk.read(&root.join("b.txt")).unwrap(), b"mine");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_folder_is_not_followed() {
        let ground = tempfile::tempdir().unwrap();
        let (root, outside) = (ground.path().join("site"), ground.path().join("outside"));
        RealDisk.create_folder(&root).unwrap();
        RealDisk.create_folder(&outside).unwrap();
        RealDisk.symlink(&outside, &root.join("deep")).unwrap();
        let error = create(&tree(&["deep/c.txt"]), &root, &[], &RealDisk).unwrap_err();
        assert!(error.to_string().contains("`deep`"), "{error}");
        assert!(RealDisk.list(&outside).unwrap().is_empty());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_was_made_is_taken_away_when_the_disk_fails_at_any_call() {
        use super::super::disk::failing::{FailingDisk, Trouble};
        for call in 0.. {
            let ground = tempfile::tempdir().unwrap();
            let root = ground.path().join("new/site");
            let disk = FailingDisk::new(Trouble::Fail(call));
            let files = ["a.txt", "deep/b.txt", "deep/er/c.txt"];
            let done = create(&tree(&files), &root, &["deep"], &disk);
            if disk.calls() <= call {
                assert!(done.is_ok() && call > files.len());
                return;
            }
            assert!(done.is_err(), "call {call}");
            assert!(
                RealDisk.list(ground.path()).unwrap().is_empty(),
                "call {call}"
            );
        }
    }
}

//! Names, sizes and times of what would be read: tells that something has changed without reading it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use super::name::is_left_out;

/// What stood where, and since when.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stamp(BTreeMap<PathBuf, Option<Look>>);

/// Size, time of the last change, and what else the system knows that changes with a file.
type Look = (u64, Option<SystemTime>, [i64; 3]);

impl Stamp {
    /// Looks at some files again. Gives those that are there, and were; `None` where a name has come or gone, for then
    /// it takes more than to read some files again.
    pub fn look_again(&mut self, files: &BTreeSet<PathBuf>) -> Option<BTreeSet<PathBuf>> {
        let mut there = BTreeSet::new();
        for path in files {
            let before = self.0.get_mut(path);
            match (path.symlink_metadata(), before) {
                (Ok(found), Some(Some(before))) if found.is_file() => {
                    *before = look(&found);
                    there.insert(path.clone());
                }
                // Some systems tell of the folder too; what has changed in it they tell as well.
                (Ok(found), Some(None)) if found.is_dir() => {}
                // What an editor writes beside a text is gone by now.
                (Err(error), None) if error.kind() == io::ErrorKind::NotFound => {}
                _ => return None,
            }
        }
        Some(there)
    }
}

/// Tells whether a file below a folder is passed over, for its own name or that of a folder on the way to it.
#[must_use]
pub fn is_passed_over(folder: &Path, path: &Path) -> bool {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below
        .iter()
        .any(|part| is_left_out(&part.to_string_lossy()))
}

fn look(found: &Metadata) -> Look {
    (found.len(), found.modified().ok(), signs(found))
}

/// Which file it is, and when it was last written or renamed, which nobody can set.
#[cfg(unix)]
fn signs(found: &Metadata) -> [i64; 3] {
    use std::os::unix::fs::MetadataExt as _;
    [found.ino().cast_signed(), found.ctime(), found.ctime_nsec()]
}

#[cfg(not(unix))]
fn signs(_: &Metadata) -> [i64; 3] {
    [0; 3]
}

/// Looks at `book.toml` and at everything below some folders that is not passed over; what cannot be looked at is left out.
#[must_use]
pub fn stamp(root: &Path, folders: &[PathBuf]) -> Stamp {
    let walk = |folder: &PathBuf| WalkDir::new(folder).follow_root_links(false);
    let walks = folders.iter().map(walk);
    let book = WalkDir::new(root.join("book.toml")).max_depth(0);
    let is_read =
        |entry: &DirEntry| entry.depth() == 0 || !is_left_out(&entry.file_name().to_string_lossy());
    let walks = walks.chain([book]);
    let entries = walks.flat_map(|walk| walk.into_iter().filter_entry(is_read));
    let entries = entries.filter_map(Result::ok);
    let seen = entries.map(|entry| {
        // A folder's own time changes with what it holds, which is looked at anyway.
        let found = entry.metadata().ok().filter(|found| !found.is_dir());
        let found = found.as_ref().map(look);
        (entry.into_path(), found)
    });
    Stamp(seen.collect())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write what is to be read")]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_changes_with_a_name_a_size_and_a_file_that_goes() {
        let folder = tempfile::tempdir().unwrap();
        let (root, content) = (folder.path(), folder.path().join("content"));
        let look = || stamp(root, std::slice::from_ref(&content));
        let mut seen = vec![look()];
        std::fs::create_dir(&content).unwrap();
        seen.push(look());
        std::fs::File::create(content.join("a.md")).unwrap();
        seen.push(look());
        std::fs::rename(content.join("a.md"), content.join("b.md")).unwrap();
        seen.push(look());
        std::fs::remove_file(content.join("b.md")).unwrap();
        std::fs::File::create(root.join("book.toml")).unwrap();
        seen.push(look());
        assert!(seen.windows(2).all(|two| two[0] != two[1]), "{seen:?}");
        assert_eq!(look(), look());
    }

    #[test]
    fn what_editors_write_beside_a_text_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join(".hidden/content");
        std::fs::create_dir_all(content.join(".git")).unwrap();
        std::fs::write(content.join("a.md"), "text").unwrap();
        let look = || stamp(folder.path(), std::slice::from_ref(&content));
        let seen = look();
        assert_eq!(seen.0.len(), 2, "{seen:?}");
        for name in [".a.md.swp", "a.md~", ".git/index"] {
            std::fs::write(content.join(name), "text").unwrap();
            assert!(is_passed_over(&content, &content.join(name)), "{name}");
        }
        assert_eq!(look(), seen);
        assert!(!is_passed_over(&content, &content.join("a.md")));
    }

    #[test]
    fn a_look_again_finds_files_that_stay_and_gives_up_when_names_come_or_go() {
        let folder = tempfile::tempdir().unwrap();
        let content = folder.path().join("content");
        let path = |name: &str| content.join(name);
        std::fs::create_dir(&content).unwrap();
        for name in ["a.md", "b.md"] {
            std::fs::write(path(name), "text").unwrap();
        }
        let look = || stamp(folder.path(), std::slice::from_ref(&content));
        let again = |stamp: &mut Stamp, names: &[&str]| {
            stamp.look_again(&names.iter().map(|name| path(name)).collect())
        };
        let mut seen = look();
        // A save by rename, with a file beside it that is gone again.
        std::fs::write(path(".a.new"), "other").unwrap();
        std::fs::rename(path(".a.new"), path("a.md")).unwrap();
        assert_ne!(seen, look());
        let found = again(&mut seen, &[".a.new", "a.md"]);
        assert_eq!(found, Some(BTreeSet::from([path("a.md")])));
        assert_eq!(seen, look());
        // The same words at the same time, in another file.
        let time = path("a.md").metadata().unwrap().modified().unwrap();
        std::fs::write(path("c"), "other").unwrap();
        let file = std::fs::File::options()
            .write(true)
            .open(path("c"))
            .unwrap();
        file.set_modified(time).unwrap();
        std::fs::rename(path("c"), path("a.md")).unwrap();
        assert_eq!(look() == seen, !cfg!(unix));
        // What came, went or became a folder.
        std::fs::write(path("new.md"), "text").unwrap();
        assert_eq!(
            again(&mut look(), &["a.md"]).map(|found| found.len()),
            Some(1)
        );
        assert_eq!(again(&mut seen, &["new.md"]), None);
        std::fs::remove_file(path("new.md")).unwrap();
        let mut seen = look();
        let found = again(&mut seen, &["", "a.md"]);
        assert_eq!(
            found.map(|found| found.len()),
            Some(1),
            "a folder is no file"
        );
        std::fs::remove_file(path("b.md")).unwrap();
        assert_eq!(again(&mut seen, &["b.md"]), None);
        std::fs::create_dir(path("b.md")).unwrap();
        assert_eq!(again(&mut seen, &["b.md"]), None);
    }
}

//! Names, sizes and times of what would be read: tells that something has changed without reading it.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use walkdir::WalkDir;

/// What stood where, and since when.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Stamp(Vec<(PathBuf, Option<Look>)>);

/// Size, and time of the last change.
type Look = (u64, Option<SystemTime>);

/// Looks at `book.toml` and at everything below some folders; what cannot be looked at is left out.
#[must_use]
pub fn stamp(root: &Path, folders: &[PathBuf]) -> Stamp {
    let walks = folders
        .iter()
        .map(|folder| WalkDir::new(folder).sort_by_file_name());
    let book = WalkDir::new(root.join("book.toml")).max_depth(0);
    let entries = walks.chain([book]).flatten().filter_map(Result::ok);
    let seen = entries.map(|entry| {
        // A folder's own time changes with what it holds, which is looked at anyway.
        let found = entry.metadata().ok().filter(|found| !found.is_dir());
        let found = found.map(|found| (found.len(), found.modified().ok()));
        (entry.into_path(), found)
    });
    Stamp(seen.collect())
}

#[cfg(test)]
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
}

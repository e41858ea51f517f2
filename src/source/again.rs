//! What has changed since a folder was read, and reading no more than that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Sources;
use super::read::Reader;
use crate::span::FileId;

/// What may not be as it was when a folder was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Perhaps anything.
    Anything,
    /// These files, by their full paths, and no others.
    Files(BTreeSet<PathBuf>),
}

impl Changed {
    /// Adds what else has changed.
    pub fn add(&mut self, more: Self) {
        match (&mut *self, more) {
            (Self::Files(files), Self::Files(more)) => files.extend(more),
            _ => *self = Self::Anything,
        }
    }
}

impl Sources {
    /// Reads a text again that has been read before. Gives its name, and whether it has changed; `None` where it
    /// cannot be read, or was not.
    pub fn read_again(&mut self, root: &Path, path: &Path) -> Option<(FileId, bool)> {
        let below = path.strip_prefix(root).ok()?;
        let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
        let shown = parts?.join("/");
        let id = self.find(&shown)?.id;
        let text = Reader::new(root).text(&shown).ok()?;
        let file = &mut self.files[id.0 as usize];
        let is_changed = text != *file.text;
        if is_changed {
            file.text = text.into(); // else it stays where it is, so that others see that it is the same
        }
        Some((id, is_changed))
    }

    /// Reads every `of`th file again, from the `part`th on, and tells whether any is not as it was. It finds what no
    /// notice and no time or size of a file has told.
    #[must_use]
    pub fn differ_somewhere(&self, root: &Path, part: usize, of: usize) -> bool {
        let own = self.own_files().skip(part).step_by(of);
        let mut texts = own.map(|file| {
            let found = Reader::new(root).text(&file.path);
            found.is_ok_and(|found| *found == *file.text)
        });
        let mut assets = self.assets.iter().skip(part).step_by(of);
        !(texts.all(|is_same| is_same) && assets.all(|asset| asset.is_as_read()))
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write what is to be read")]
mod tests {
    use super::*;

    #[test]
    fn files_join_files_and_anything_takes_all() {
        let files = |names: &[&str]| Changed::Files(names.iter().map(PathBuf::from).collect());
        let mut changed = files(&["a"]);
        changed.add(files(&["b", "a"]));
        assert_eq!(changed, files(&["a", "b"]));
        changed.add(Changed::Anything);
        changed.add(files(&["c"]));
        assert_eq!(changed, Changed::Anything);
    }

    #[test]
    fn only_a_text_that_was_read_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("a.md"));
        std::fs::write(&path, "one").unwrap();
        let mut sources = Sources::default();
        sources.add("a.md", "one");
        assert!(!sources.differ_somewhere(root, 0, 1));
        std::fs::write(&path, "two").unwrap();
        assert!(sources.differ_somewhere(root, 0, 1));
        assert!(!sources.differ_somewhere(root, 1, 2), "not looked at");
        let id = sources.files()[0].id;
        assert_eq!(sources.read_again(root, &path), Some((id, true)));
        assert_eq!(sources.read_again(root, &path), Some((id, false)));
        assert_eq!(&*sources.find("a.md").unwrap().text, "two");
        std::fs::write(root.join("b.md"), "b").unwrap();
        let again = |sources: &mut Sources, path: &Path| sources.read_again(root, path);
        assert_eq!(again(&mut sources, &root.join("b.md")), None, "a new one");
        assert_eq!(again(&mut sources, Path::new("elsewhere/a.md")), None);
        std::fs::write(&path, b"\xff").unwrap();
        assert_eq!(again(&mut sources, &path), None, "not UTF-8");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(again(&mut sources, &path), None, "gone");
    }
}

//! What is being worked on, so that a failure of casebook itself can name it.
//!
//! Whoever works on one file holds its name meanwhile. When a panic unwinds through that work, the name of the innermost
//! is kept for whoever catches it. A stack overflow or the lack of memory ends the process at once and cannot be caught.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Diagnostic;

/// The rule of a fault that is ours; no editor can break it.
pub(crate) const OURS: &str = "casebook";

/// The name of a thing that is being worked on, as long as it is held: a folder, and a file below it.
pub(crate) struct InHand<'a>(&'a str, &'a str);

/// What was in hand when a panic was met.
static DROPPED: Mutex<Option<String>> = Mutex::new(None);

impl<'a> InHand<'a> {
    /// Takes a file in hand.
    pub(crate) fn file(path: &'a str) -> Self {
        Self::below("", path)
    }

    /// Takes a file below a folder in hand.
    pub(crate) fn below(folder: &'a str, path: &'a str) -> Self {
        let held = Self(folder, path);
        #[cfg(test)]
        tests::fail_on(path);
        held
    }
}

impl Drop for InHand<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let slash = if self.0.is_empty() { "" } else { "/" };
            let name = || format!("{}{slash}{}", self.0, self.1);
            dropped().get_or_insert_with(name);
        }
    }
}

fn dropped() -> std::sync::MutexGuard<'static, Option<String>> {
    DROPPED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does some work. Where casebook itself fails, gives a fault that says so and names what was in hand.
///
/// # Errors
/// Gives that fault.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let name = dropped().take();
        let file = name.as_deref().unwrap_or("book.toml");
        let at = match &name {
            Some(name) => format!(" while it worked on `{name}`"),
            None => String::new(),
        };
        let message = format!("casebook itself failed{at}: this is our fault, not yours");
        let help = format!(
            "please report it, with the lines above, that file and the version (casebook {}); to go on, undo your \
             last change to the file, or move it out of the site folder",
            env!("CARGO_PKG_VERSION")
        );
        Diagnostic::file_error(OURS, file, message).help(help)
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::diagnostic::Place;
    use crate::output::{Destination, RealDisk};

    /// The end of a file's name, and how often it may be taken in hand.
    static POISON: Mutex<Option<(&str, u32)>> = Mutex::new(None);

    /// Fails where the poisoned file is taken in hand once too often.
    pub(super) fn fail_on(path: &str) {
        let mut poison = POISON.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((name, times)) = poison.as_mut().filter(|(name, _)| path.ends_with(*name)) {
            assert!(*times > 0, "poisoned: {name}");
            *times -= 1;
        }
    }

    fn poison(times: Option<u32>) {
        *POISON.lock().unwrap_or_else(PoisonError::into_inner) =
            times.map(|times| ("poisoned.md", times));
    }

    /// A site folder of one page, and where it is built.
    fn site() -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site-folder");
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("book.toml", "[book]\ntitle = \"A\"\n");
        let page = "---\ntitle: A\nsummary: A page.\n---\n\nWords to find.\n";
        write("content/index.md", page);
        write("content/poisoned.md", &page.replace("title: A", "title: B"));
        (folder, root)
    }

    /// Reads, checks, makes and publishes, as `build` does; gives what was told.
    fn build(root: &Path) -> Result<usize, Diagnostic> {
        let out = root.join("site");
        let to = Destination::check(root, &[], &out, &[]).unwrap();
        guarded(|| {
            let mut opened = crate::open(root, false);
            assert!(!opened.has_errors(), "{:?}", opened.faults);
            let published = crate::publish(&mut opened, &to, &RealDisk, &crate::Unwatched);
            published.unwrap().unwrap().pages
        })
    }

    fn files(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files.extend(self::files(&path));
            } else {
                files.push((path.clone(), std::fs::read(path).unwrap()));
            }
        }
        files.sort();
        files
    }

    #[test]
    fn where_casebook_fails_the_file_is_named_and_the_last_site_is_as_it_was() {
        let (_folder, root) = site();
        poison(None);
        build(&root).unwrap();
        let before = files(&root);
        std::fs::write(
            root.join("content/index.md"),
            "---\ntitle: C\nsummary: D\n---\n\nNew.\n",
        )
        .unwrap();
        let mut failed = 0;
        // Each time one step further: when it is parsed, when it is searched, when its page is made.
        loop {
            poison(Some(failed));
            let Err(fault) = build(&root) else { break };
            let Place::File(path, None) = &fault.place else {
                panic!("{fault:?}")
            };
            assert!(path == "content/poisoned.md", "{failed}: {path}");
            assert!(fault.message.contains("our fault"), "{}", fault.message);
            assert!(fault.help.unwrap().contains(env!("CARGO_PKG_VERSION")));
            let mut now = files(&root);
            let old = before
                .iter()
                .filter(|(path, _)| path.starts_with(root.join("site")));
            now.retain(|(path, _)| !path.starts_with(root.join("content")));
            assert!(
                old.eq(now
                    .iter()
                    .filter(|(path, _)| path.starts_with(root.join("site"))))
            );
            assert_eq!(
                now.len() + 2,
                before.len(),
                "{failed}: something was left behind"
            );
            failed += 1;
        }
        poison(None);
        assert!(failed >= 3, "{failed}");
        assert_eq!(build(&root).unwrap(), 13);
    }

    #[test]
    fn what_was_in_no_hand_is_told_too() {
        let fault = guarded(|| assert!(std::hint::black_box(false))).unwrap_err();
        assert!(fault.message.starts_with("casebook itself failed"));
    }
}

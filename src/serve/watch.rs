//! When to read again, and what: the system tells of changes, and every two seconds a look at times and sizes finds
//! what it did not tell (a network share, a folder that was gone for a while).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::{Changed, Sources, Stamp, is_passed_over, stamp};

/// A save is several changes, and so is a hundred files at once: it is over when nothing has come for so long.
const QUIET: Duration = Duration::from_millis(10);
/// A change that never ends is shown all the same, after so many waits.
const WAITS: usize = 20;
/// How often to look without being told.
const LOOK: Duration = Duration::from_secs(2);
/// After so many looks every file has been read again, whatever its time and size say.
const PARTS: usize = 64;

/// What the system told.
#[derive(Clone, PartialEq, Eq)]
enum News {
    /// Something about these files.
    Change(Vec<PathBuf>),
    /// Perhaps something: it lost count.
    Doubt,
    /// A folder that is watched, or one above it, came, went or was renamed.
    Folders,
}

/// Watches a site folder.
pub(super) struct Watch {
    root: PathBuf,
    /// The content's and the theme's, below the root.
    folders: Vec<PathBuf>,
    watcher: Option<RecommendedWatcher>,
    news: (Sender<News>, Receiver<News>),
    /// What was told while there was other work.
    told: Option<News>,
    /// What may have changed since the last reading.
    changed: Changed,
    /// How the files were just before they were read.
    before: Stamp,
    /// Whether `before` was put together from looks at some files.
    is_pieced: bool,
    looks: usize,
}

impl Watch {
    pub(super) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            folders: Vec::new(),
            watcher: None,
            news: channel(),
            told: None,
            changed: Changed::Anything,
            before: Stamp::default(),
            is_pieced: false,
            looks: 0,
        }
    }

    /// Watches these folders below the root, and gives what is to be read there, before it is read.
    pub(super) fn follow(&mut self, folders: &[String]) -> Changed {
        let folders: Vec<PathBuf> = folders
            .iter()
            .map(|folder| self.root.join(folder))
            .collect();
        if self.watcher.is_none() || self.folders != folders {
            self.folders = folders;
            // The old one goes when the new one stands.
            self.watcher = self.watcher();
            self.changed = Changed::Anything;
        }
        let changed = std::mem::replace(&mut self.changed, Changed::Files(BTreeSet::new()));
        let files = match changed {
            Changed::Files(files) => self.before.look_again(&files),
            Changed::Anything => None,
        };
        self.is_pieced = files.is_some();
        files.map_or_else(
            || {
                self.before = self.stamp();
                Changed::Anything
            },
            Changed::Files,
        )
    }

    /// Tells, without waiting, whether there is news.
    pub(super) fn is_told(&mut self) -> bool {
        self.told = self.told.take().or_else(|| self.news.1.try_recv().ok());
        self.told.is_some()
    }

    /// Tells whether the folder is not as it should be after what was told and read, and nobody told of it.
    pub(super) fn has_missed(&mut self) -> bool {
        let is_as_read = self.is_pieced && self.stamp() == self.before;
        if !self.is_pieced || self.is_told() {
            return false; // what is told comes next, and is looked at then
        }
        self.is_pieced = false;
        if !is_as_read {
            self.changed = Changed::Anything;
        }
        !is_as_read
    }

    /// Waits for a change of what was read.
    pub(super) fn wait(&mut self, read: &Sources) {
        loop {
            let told = self.told.take();
            match told.map_or_else(|| self.news.1.recv_timeout(LOOK), Ok) {
                Ok(News::Doubt) | Err(RecvTimeoutError::Timeout) if self.is_as_before(read) => {}
                Ok(News::Doubt) | Err(_) => {
                    // It should have been told: what is watched may be gone.
                    self.note(News::Folders);
                    break;
                }
                Ok(news) => {
                    self.note(news);
                    break;
                }
            }
        }
    }

    /// Looks at all files, and into some.
    fn is_as_before(&mut self, read: &Sources) -> bool {
        self.looks += 1;
        let part = self.looks % PARTS;
        self.stamp() == self.before && !read.differ_somewhere(&self.root, part, PARTS)
    }

    /// Notes what is to be read.
    fn note(&mut self, news: News) {
        self.changed.add(match news {
            News::Change(files) => Changed::Files(files.into_iter().collect()),
            News::Doubt => Changed::Anything,
            News::Folders => {
                self.watcher = None;
                Changed::Anything
            }
        });
    }

    /// Waits until a change is over. Before anything is watched there is none.
    pub(super) fn settle(&mut self) {
        if self.folders.is_empty() {
            return;
        }
        for _ in 0..WAITS {
            std::thread::sleep(QUIET);
            let more: Vec<News> = self.news.1.try_iter().collect();
            if more.is_empty() {
                break;
            }
            for news in more {
                self.note(news);
            }
        }
    }

    fn stamp(&self) -> Stamp {
        stamp(&self.root, &self.folders)
    }

    /// Sets up the system's watch. Where it cannot be had, the look must do.
    fn watcher(&self) -> Option<RecommendedWatcher> {
        let (root, folders) = (self.root.clone(), self.folders.clone());
        let sender = self.news.0.clone();
        let told = move |event| {
            if let Some(news) = news(event, &root, &folders) {
                _ = sender.send(news);
            }
        };
        // A link in the content could lead to the whole disk.
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher = RecommendedWatcher::new(told, config).ok()?;
        let mut wanted = BTreeMap::from([(self.root.as_path(), RecursiveMode::NonRecursive)]);
        for folder in &self.folders {
            let above = folder.ancestors().skip(1);
            for above in above.take_while(|above| *above != self.root) {
                wanted.entry(above).or_insert(RecursiveMode::NonRecursive);
            }
            wanted.insert(folder, RecursiveMode::Recursive);
        }
        for (folder, mode) in wanted {
            // One that is not there is told of by the folder above it.
            _ = watcher.watch(folder, mode);
        }
        Some(watcher)
    }
}

/// Returns what an event means; `None` where it is about nothing that is read.
fn news(event: notify::Result<Event>, root: &Path, folders: &[PathBuf]) -> Option<News> {
    let Ok(event) = event else {
        return Some(News::Doubt);
    };
    if event.need_rescan() {
        return Some(News::Doubt);
    }
    // We open files ourselves.
    let is_read = matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if is_read {
        return None;
    }
    let is_above = |path: &PathBuf| folders.iter().any(|folder| folder.starts_with(path));
    if !matches!(
        event.kind,
        EventKind::Modify(notify::event::ModifyKind::Metadata(_))
    ) && event.paths.iter().any(is_above)
    {
        return Some(News::Folders);
    }
    let book = root.join("book.toml");
    let is_in = |path: &PathBuf, folder: &PathBuf| {
        path.starts_with(folder) && !is_passed_over(folder, path)
    };
    let is_ours =
        |path: &PathBuf| *path == book || folders.iter().any(|folder| is_in(path, folder));
    let files: Vec<PathBuf> = event.paths.into_iter().filter(is_ours).collect();
    (!files.is_empty()).then_some(News::Change(files))
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write what is to be read")]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_nobody_told_of_is_found_after_one_that_was_told() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let path = |name: &str| root.join("content").join(name);
        std::fs::create_dir(root.join("content")).unwrap();
        for name in ["a.md", "b.md"] {
            std::fs::write(path(name), "text").unwrap();
        }
        let folders = ["themes/default".to_owned(), "content".to_owned()];
        let mut watch = Watch::new(root);
        assert_eq!(watch.follow(&folders), Changed::Anything);
        assert!(!watch.has_missed(), "all has been looked at");
        // From here on nobody tells but this test.
        let deaf = |watch: &mut Watch| watch.news = channel();
        deaf(&mut watch);
        std::fs::write(path("a.md"), "other").unwrap();
        watch.note(News::Change(vec![path("a.md")]));
        let told = Changed::Files(BTreeSet::from([path("a.md")]));
        assert_eq!(watch.follow(&folders), told);
        assert!(!watch.has_missed());
        std::fs::write(path("a.md"), "another").unwrap();
        std::fs::write(path("b.md"), "other").unwrap();
        watch.note(News::Change(vec![path("a.md")]));
        assert_eq!(watch.follow(&folders), told);
        watch.told = Some(News::Change(vec![path("b.md")]));
        assert!(!watch.has_missed(), "it is told, and comes next");
        watch.told = None;
        assert!(watch.has_missed());
        assert_eq!(watch.follow(&folders), Changed::Anything);
        assert!(!watch.has_missed());
    }
}

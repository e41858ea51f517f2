//! When to read again: the system tells of changes, and every two seconds a look at times and sizes finds
//! what it did not tell (a network share, a folder that was gone for a while).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::source::{Stamp, stamp};

/// A save is several changes, and so is a hundred files at once: it is over when nothing has come for so long.
const QUIET: Duration = Duration::from_millis(10);
/// A change that never ends is shown all the same, after so many waits.
const WAITS: usize = 20;
/// How often to look without being told.
const LOOK: Duration = Duration::from_secs(2);

/// What the system told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    /// Something in a file.
    Change,
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
    /// How the files were just before they were read.
    before: Stamp,
}

impl Watch {
    pub(super) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            folders: Vec::new(),
            watcher: None,
            news: channel(),
            told: None,
            before: Stamp::default(),
        }
    }

    /// Watches these folders below the root, before they are read.
    pub(super) fn follow(&mut self, folders: &[String]) {
        let folders: Vec<PathBuf> = folders
            .iter()
            .map(|folder| self.root.join(folder))
            .collect();
        if self.watcher.is_none() || self.folders != folders {
            self.folders = folders;
            // The old one goes when the new one stands.
            self.watcher = self.watcher();
        }
        self.before = self.stamp();
    }

    /// Tells, without waiting, whether there is news.
    pub(super) fn is_told(&mut self) -> bool {
        self.told = self.told.or_else(|| self.news.1.try_recv().ok());
        self.told.is_some()
    }

    /// Waits for a change.
    pub(super) fn wait(&mut self) {
        loop {
            let told = self.told.take();
            match told.map_or_else(|| self.news.1.recv_timeout(LOOK), Ok) {
                Ok(News::Change) => break,
                Ok(News::Folders) => {
                    self.watcher = None;
                    break;
                }
                Ok(News::Doubt) | Err(RecvTimeoutError::Timeout) if self.stamp() == self.before => {
                }
                Ok(News::Doubt) | Err(_) => {
                    // It should have been told: what is watched may be gone.
                    self.watcher = None;
                    break;
                }
            }
        }
    }

    /// Waits until a change is over. Before anything is watched there is none.
    pub(super) fn settle(&mut self) {
        if self.folders.is_empty() {
            return;
        }
        for _ in 0..WAITS {
            std::thread::sleep(QUIET);
            let more: Vec<News> = self.news.1.try_iter().collect();
            if more.contains(&News::Folders) {
                self.watcher = None;
            }
            if more.is_empty() {
                break;
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
        let mut watcher = notify::recommended_watcher(move |event| {
            if let Some(news) = news(event, &root, &folders) {
                _ = sender.send(news);
            }
        })
        .ok()?;
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
    let is_ours =
        |path: &PathBuf| *path == book || folders.iter().any(|folder| path.starts_with(folder));
    event.paths.iter().any(is_ours).then_some(News::Change)
}

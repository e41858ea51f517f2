//! What is shown now: the last good site, and the faults of what was read since. Whoever asks waits here
//! for the next.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::fault::{Fault, faults};
use crate::Opened;
use crate::output::OutputTree;
use crate::script;

/// How long a page waits for news before it is told that there is none and asks again: short enough that
/// what a closed page leaves behind is soon gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// One reading of the site folder.
pub(super) struct Shown {
    /// The last site that could be made; `None` when there has been none since the start.
    pub(super) tree: Option<Arc<OutputTree>>,
    /// Names the site, so that a page knows whether it is of this one.
    pub(super) site: String,
    /// Names this reading, so that a page knows what it has seen.
    seen: String,
    faults: Vec<Fault>,
}

/// What an open page is told.
#[derive(Serialize)]
struct State<'a> {
    seen: &'a str,
    site: &'a str,
    faults: &'a [Fault],
}

impl Shown {
    /// Returns what an open page is told, as JSON.
    pub(super) fn state(&self) -> String {
        let Self {
            seen, site, faults, ..
        } = self;
        script::json(&State { seen, site, faults })
    }
}

/// The board that everyone reads and one writes.
pub(super) struct Board {
    now: Mutex<(usize, Option<Arc<Shown>>)>,
    changed: Condvar,
}

impl Board {
    pub(super) fn new() -> Self {
        Self {
            now: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Shows a reading. A site that is the same as before keeps its name, so that no page loads anew.
    pub(super) fn put(&self, tree: Option<OutputTree>, opened: &Opened) {
        let mut now = self.lock();
        now.0 += 1;
        // The process sets this server apart from one that stood at the same address before.
        let seen = format!("{}-{}", std::process::id(), now.0);
        let before = now.1.as_ref();
        let tree = tree.map(Arc::new);
        let is_same = before.is_some_and(|shown| match (&tree, &shown.tree) {
            (Some(tree), Some(last)) => tree.iter().eq(last.iter()),
            (None, _) => true,
            (Some(_), None) => false,
        });
        let (tree, site) = match before {
            Some(shown) if is_same => (shown.tree.clone(), shown.site.clone()),
            _ => (tree, seen.clone()),
        };
        now.1 = Some(Arc::new(Shown {
            tree,
            site,
            seen,
            faults: faults(opened),
        }));
        self.changed.notify_all();
    }

    /// Returns what is shown; before the first reading there is something to wait for.
    pub(super) fn now(&self) -> Arc<Shown> {
        let mut now = self.lock();
        loop {
            if let Some(shown) = &now.1 {
                return Arc::clone(shown);
            }
            now = self
                .changed
                .wait(now)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Waits until what is shown is not what was seen, or until patience ends.
    pub(super) fn after(&self, seen: &str) -> Arc<Shown> {
        let shown = self.now();
        if shown.seen != seen {
            return shown;
        }
        let is_old = |now: &mut (usize, Option<Arc<Shown>>)| {
            now.1.as_ref().is_some_and(|shown| shown.seen == seen)
        };
        let waited = self
            .changed
            .wait_timeout_while(self.lock(), PATIENCE, is_old);
        drop(waited);
        self.now()
    }

    fn lock(&self) -> MutexGuard<'_, (usize, Option<Arc<Shown>>)> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

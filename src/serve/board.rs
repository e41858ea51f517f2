//! What is shown now: the last good site, and the faults of what was read since. Whoever asks waits here
//! for the next.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;

use super::fault::Faults;
use super::preview::Preview;
use crate::script;

/// How long a page waits for news before it is told that there is none and asks again: short enough that
/// what a closed page leaves behind is soon gone.
const PATIENCE: Duration = Duration::from_secs(20);

/// One reading of the site folder.
pub(super) struct Shown {
    /// The last site that could be planned; `None` when there has been none since the start.
    pub(super) preview: Option<Arc<Preview>>,
    /// Names the site, so that a page knows whether it is of this one.
    pub(super) site: String,
    /// Names this reading, so that a page knows what it has seen.
    seen: String,
    faults: Faults,
}

/// What an open page is told.
#[derive(Serialize)]
struct State<'a> {
    seen: &'a str,
    site: &'a str,
    #[serde(flatten)]
    faults: &'a Faults,
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
    now: Mutex<Now>,
    changed: Condvar,
}

#[derive(Default)]
struct Now {
    /// How often something was put up.
    count: usize,
    shown: Option<Arc<Shown>>,
    /// The last site of which every page could be made, with its name; or the first, as long as nothing
    /// is known against it.
    whole: Option<(Arc<Preview>, String)>,
}

impl Board {
    pub(super) fn new() -> Self {
        Self {
            now: Mutex::default(),
            changed: Condvar::new(),
        }
    }

    /// Shows a reading, and the site that it gave, if it gave one. A site that is read as it was before
    /// keeps its name, so that no page loads anew.
    pub(super) fn put(&self, preview: Option<Preview>, faults: Faults) {
        self.show(faults, |now| {
            let shown = now.shown.as_ref();
            let last = shown.and_then(|shown| Some((shown.preview.clone()?, shown.site.clone())));
            let Some(preview) = preview else {
                return last;
            };
            let is_same = |known: &(Arc<Preview>, String)| {
                let sources = &known.0.opened().sources;
                sources.hold_the_same_as(&preview.opened().sources)
            };
            now.whole = now.whole.take().or_else(|| last.clone());
            let known = last.into_iter().chain(now.whole.clone()).find(is_same);
            Some(known.unwrap_or_else(|| (Arc::new(preview), now.name())))
        });
    }

    /// Notes that every page of the site that is shown can be made.
    pub(super) fn is_whole(&self) {
        let mut now = self.lock();
        let shown = now.shown.as_ref();
        let whole = shown.and_then(|shown| Some((shown.preview.clone()?, shown.site.clone())));
        let before = std::mem::replace(&mut now.whole, whole);
        drop(now);
        drop(before); // a site takes a while to be taken apart
    }

    /// Takes back the site that is shown, for its pages have faults: the last whole one is shown again.
    pub(super) fn take_back(&self, faults: Faults) {
        self.show(faults, |now| now.whole.clone());
    }

    /// Returns the site that is shown as long as it is not known whether all its pages can be made.
    pub(super) fn in_doubt(&self) -> Option<Arc<Preview>> {
        let now = self.lock();
        let preview = now.shown.as_ref()?.preview.as_ref()?;
        let is_whole = |(whole, _): &(Arc<Preview>, String)| Arc::ptr_eq(whole, preview);
        let is_whole = now.whole.as_ref().is_some_and(is_whole);
        (!is_whole).then(|| Arc::clone(preview))
    }

    /// Returns the site that is shown, if there is one yet.
    pub(super) fn preview(&self) -> Option<Arc<Preview>> {
        let now = self.lock();
        now.shown.as_ref()?.preview.clone()
    }

    /// Returns the last site of which every page could be made.
    pub(super) fn last_whole(&self) -> Option<Arc<Preview>> {
        let now = self.lock();
        now.whole.as_ref().map(|(whole, _)| Arc::clone(whole))
    }

    /// Returns what is shown; before the first reading there is something to wait for.
    pub(super) fn now(&self) -> Arc<Shown> {
        let mut now = self.lock();
        loop {
            if let Some(shown) = &now.shown {
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
        let is_old = |now: &mut Now| now.shown.as_ref().is_some_and(|shown| shown.seen == seen);
        let waited = self
            .changed
            .wait_timeout_while(self.lock(), PATIENCE, is_old);
        drop(waited);
        self.now()
    }

    fn show(&self, faults: Faults, site: impl FnOnce(&mut Now) -> Option<(Arc<Preview>, String)>) {
        let mut now = self.lock();
        now.count += 1;
        let seen = now.name();
        let (preview, site) = match site(&mut now) {
            Some((preview, site)) => (Some(preview), site),
            None => (None, seen.clone()),
        };
        let shown = Arc::new(Shown {
            preview,
            site,
            seen,
            faults,
        });
        let before = now.shown.replace(shown);
        drop(now);
        self.changed.notify_all();
        drop(before); // a site takes a while to be taken apart
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Now {
    /// Names a reading. The process sets this server apart from one that stood at the same address before.
    fn name(&self) -> String {
        format!("{}-{}", std::process::id(), self.count)
    }
}

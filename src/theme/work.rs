//! The templates that are at work, so that whoever waits can name one that does not come to an end.
//!
//! A template is a small program, and the engine does not stop its loops. There is no clock here: whoever has one looks
//! twice, and sees whether anything was written meanwhile.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Each page that is being made: its number, and what makes it.
static AT_WORK: Mutex<Pages> = Mutex::new(Pages {
    begun: 0,
    pages: BTreeMap::new(),
});

struct Pages {
    begun: u64,
    pages: BTreeMap<u64, (String, Arc<AtomicUsize>)>,
}

/// A page that is being made, as long as this is held.
pub(super) struct AtWork {
    number: u64,
    written: Arc<AtomicUsize>,
}

impl AtWork {
    pub(super) fn on(template: &str) -> Self {
        let mut work = work();
        work.begun += 1;
        let number = work.begun;
        let written = Arc::<AtomicUsize>::default();
        let page = (template.to_owned(), Arc::clone(&written));
        work.pages.insert(number, page);
        Self { number, written }
    }

    /// Notes how much of the page there is.
    pub(super) fn has(&self, length: usize) {
        self.written.store(length, Relaxed);
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        work().pages.remove(&self.number);
    }
}

/// Returns the pages that are being made now: the number of each, which no other has, how much of it there is, and its
/// template.
#[must_use]
pub fn at_work() -> BTreeMap<(u64, usize), String> {
    let work = work();
    let pages = work.pages.iter();
    let page = |(&number, (template, written)): (&u64, &(String, Arc<AtomicUsize>))| {
        ((number, written.load(Relaxed)), template.clone())
    };
    pages.map(page).collect()
}

fn work() -> MutexGuard<'static, Pages> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

//! The templates that are at work, so that whoever waits can name one that does not come to an end.
//!
//! A template is a small program, and the engine does not stop its loops. There is no clock here: whoever has one looks
//! twice.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Each page that is being made: its number, and its template.
static AT_WORK: Mutex<Pages> = Mutex::new(Pages {
    begun: 0,
    templates: BTreeMap::new(),
});

struct Pages {
    begun: u64,
    templates: BTreeMap<u64, String>,
}

/// A page that is being made, as long as this is held.
pub(super) struct AtWork(u64);

impl AtWork {
    pub(super) fn on(template: &str) -> Self {
        let mut pages = pages();
        pages.begun += 1;
        let number = pages.begun;
        pages.templates.insert(number, template.to_owned());
        Self(number)
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        pages().templates.remove(&self.0);
    }
}

/// Returns the pages that are being made now: the number of each, which no other has, and its template.
#[must_use]
pub fn at_work() -> BTreeMap<u64, String> {
    pages().templates.clone()
}

fn pages() -> MutexGuard<'static, Pages> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

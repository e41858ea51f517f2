//! What a build is at, told to whoever waits. The clock is theirs: nothing here knows the time.

/// A stage of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the site folder.
    Read,
    /// Parsing what was read, and joining it.
    Parse,
    /// Loading the look.
    Theme,
    /// Checking what an editor should mend.
    Check,
    /// Making the search index.
    Search,
    /// Making pages and all other files.
    Make,
    /// Comparing files with those of the last site, and writing what differs.
    Write,
    /// Putting the new site in place of the old one.
    Publish,
}

/// Somebody who watches a build.
pub trait Progress: Sync {
    /// Does some work that belongs to a stage. Work of the same stage, or of two, may run at once on several threads.
    fn during(&self, stage: Stage, work: &mut dyn FnMut());

    /// Hears that a file was made and written, and how many there are in all.
    fn made(&self, _all: usize) {}
}

/// Nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn during(&self, _: Stage, work: &mut dyn FnMut()) {
        work();
    }
}

/// Does some work that belongs to a stage, and gives what it gives.
pub(crate) fn during<T>(progress: &dyn Progress, stage: Stage, work: impl FnOnce() -> T) -> T {
    let (mut work, mut done) = (Some(work), None);
    progress.during(stage, &mut || done = work.take().map(|work| work()));
    done.expect("whoever watches lets the work be done")
}

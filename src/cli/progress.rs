//! How far a build is, for whoever waits at a terminal, and where its time went. The clock is read here, at the edge:
//! nothing that is built hangs on it.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::say;
use crate::Progress;
use crate::Stage;

/// A build that takes no longer needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar moves once in so many files.
const STEP: usize = 64;

/// The stages, in order, with what each is called here and what the bar says.
const STAGES: [(Stage, &str, &str); 8] = [
    (Stage::Read, "read", "reading"),
    (Stage::Parse, "parse", "parsing"),
    (Stage::Theme, "theme", "loading the theme"),
    (Stage::Check, "check", "checking"),
    (Stage::Search, "search", "making the search index"),
    (Stage::Make, "make", "making files"),
    (Stage::Write, "write", "making files"),
    (Stage::Publish, "publish", "publishing"),
];

/// Watches a build: shows a bar after a second, on a terminal alone, and adds up the time of each stage.
pub(super) struct Watch {
    started: Instant,
    /// In nanoseconds, of all threads together.
    spent: [AtomicU64; STAGES.len()],
    /// The stage of the last work, by its position.
    at: AtomicUsize,
    made: AtomicUsize,
    bar: ProgressBar,
    /// Shows the bar when the time has come, unless this end is dropped before.
    showing: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Watch {
    pub(super) fn new(quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let showing = (!quiet).then(|| show_later(bar.clone()));
        Self {
            started: Instant::now(),
            spent: Default::default(),
            at: AtomicUsize::new(STAGES.len()),
            made: AtomicUsize::new(0),
            bar,
            showing,
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// Tells where the time went: the stages overlap, so each has the time of all threads together.
    pub(super) fn tell(&self) {
        for ((_, name, _), spent) in STAGES.iter().zip(&self.spent) {
            let spent = Duration::from_nanos(spent.load(Relaxed)).as_secs_f64();
            say(&format!("{name:8} {spent:8.3} s"));
        }
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let all = self.started.elapsed().as_secs_f64();
        say(&format!(
            "{:8} {all:8.3} s by the clock; each stage: all threads together, on {cores} cores",
            "build"
        ));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((wait, thread)) = self.showing.take() {
            drop(wait);
            _ = thread.join();
        }
        self.bar.finish_and_clear();
    }
}

impl Progress for Watch {
    fn during(&self, stage: Stage, work: &mut dyn FnMut()) {
        let at = STAGES.iter().position(|(known, _, _)| *known == stage);
        let at = at.unwrap_or_default();
        // Once files are made, some of them belong to the search index, and most are written at once.
        let is_among_files =
            stage == Stage::Write || stage == Stage::Search && self.made.load(Relaxed) > 0;
        if !is_among_files && self.at.swap(at, Relaxed) != at {
            self.bar.set_message(STAGES[at].2);
        }
        let began = Instant::now();
        work();
        let spent = u64::try_from(began.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.spent[at].fetch_add(spent, Relaxed);
    }

    fn made(&self, all: usize) {
        let made = self.made.fetch_add(1, Relaxed) + 1;
        if made.is_multiple_of(STEP) || made == all {
            self.bar.set_length(all as u64);
            self.bar.set_position(made as u64);
        }
    }
}

fn show_later(bar: ProgressBar) -> (Sender<()>, JoinHandle<()>) {
    let (wait, ended) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            let style = ProgressStyle::with_template("{spinner} {msg} {wide_bar} {pos}/{len}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
            bar.enable_steady_tick(Duration::from_millis(200));
        }
    });
    (wait, thread)
}

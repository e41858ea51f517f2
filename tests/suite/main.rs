//! All integration tests in one binary: one link, a few seconds.
#![expect(
    clippy::disallowed_methods,
    reason = "tests write sites and read what was built"
)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "casebook writes small letters"
)]

// A site in a temporary folder, changed and built step by step.
mod support;

// What the command does: exit codes, what is printed where, what is never written.
mod cli;
// Faults as an editor reads them: `tests/diagnostics/*.md` is the specification.
mod diagnostics;
// Whole sites against their expected output: `tests/golden/`.
mod golden;
// Elements, ids, links and anchors of built pages.
mod html;
// Tables made from the rest: the evidence map, cases by topic.
mod tables;
// The real content of this repository.
mod content;
// The reference scorer against `tests/scoring/`, which the browser's script passes too.
mod scoring;
// `casebook serve`, through a real socket and the system's own watch.
#[cfg(feature = "serve")]
mod serve;
// What must be true of the whole tree: rooms, names, licences.
mod tidy;

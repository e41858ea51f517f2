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
// The sites that `benches/build` measures with.
mod bench;
// Faults as an editor reads them: `tests/diagnostics/*.md` is the specification.
mod diagnostics;
// Versions of a self-assessment, by chance: what `check` accepts loses no answer.
mod changes;
// The whole book on one page.
mod book;
// What an assessment's data script hands to its page.
mod data;
// Faults for programs: JSON, SARIF, workflow commands.
mod formats;
// The register of rules: complete, its examples true, its pages in `docs/rules/` up to date.
mod rules;
// Whole sites against their expected output: `tests/golden/`.
mod golden;
// A site in several languages, `tests/bilingual/`: editions, what is missing, what differs.
mod languages;
// How long lists and files may be: as long as the docs say.
mod limits;
// The words files of the theme: each key in each language.
mod words;
// Old addresses: the pages that send readers on.
mod aliases;
// Hostile input: the seeds and finds of `fuzz/`, and what an independent reader of HTML says of the pages.
mod fuzz;
// Elements, ids, links and anchors of built pages.
mod html;
// What connects pages with each other, and what a page of a case weighs.
mod connections;
// `casebook export`: the same files as in a built site, for other systems.
mod export;
// What hosts and other programs meet: endings, the page for missing pages, site map, feed, `web.config`, the archive.
mod hosting;
// Texts that are due for review, and the accessibility statement.
mod reviews;
// A Word document to the draft of a case; documents that mean harm.
mod import;
// Tables made from the rest: the evidence map, cases by topic.
mod tables;
// The lists of cases: filters, plain lists, two cases side by side.
mod browse;
// What a trust makes of the look; pictures beside words; every colour a token.
mod look;
// The same folder gives the same bytes, whatever is around it.
#[cfg(unix)]
mod determinism;
// What reaches a path: names of files, ids, settings; what is refused, and with which reason.
mod names;
// The real content of this repository.
mod content;
// The reference scorer against `tests/scoring/`, which the browser's script passes too; laws over generated cases.
mod scoring;
// Scripts of the theme with short names: `tests/scripts/`.
mod scripts;
// A folder that is opened again after a change, as `serve` does, against one opened for the first time.
mod again;
// Themes: `casebook theme`, overrides, and what must be true of the built-in ones.
mod themes;
// The settings of the web editor in `docs/web-editor/`.
mod editions;
mod editors;
// The guide word for word: every block of `README.md` and `docs/*.md`.
#[cfg(feature = "serve")]
mod guide;
// Known slips at known lines: where they are told.
mod slips;
// Exit codes, streams that are closed, and names that speak to the terminal.
mod exits;
// No pattern of the input costs more than its length.
mod growth;
// `casebook init`: a site that builds at once.
mod init;
// `casebook new`: what it fills in, what it leaves to be filled in, what it refuses.
mod new;
// `casebook schema` against the parsers, and all content against the schemas.
mod schema;
// `casebook serve`, through a real socket and the system's own watch.
#[cfg(feature = "serve")]
mod serve;
// What must be true of the whole tree: rooms, names, licences.
/// Shortcodes of editors.
mod shortcodes;
mod tidy;

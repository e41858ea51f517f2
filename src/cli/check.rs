//! `casebook check`: everything but writing.

use super::{Exit, SiteArguments, closing, count, is_site, report, result, say};

/// Check the content, and write nothing
///
/// Reports every fault of every file in one run, each with file, line, column and what to type instead. Exit code 1 means that there are errors.
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// List the reading age of every text, the hardest first
    #[arg(long, conflicts_with = "format")]
    reading_age: bool,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let mut opened = super::open(&arguments.site);
    // Pages are made too: a fault in a template shows only when it is used.
    let tree = crate::build(&mut opened);
    report::show(&arguments.site, &opened);
    if tree.is_none() {
        return Exit::Content;
    }
    if arguments.reading_age {
        reading_ages(&opened);
    }
    if !quiet {
        left_out(&opened);
        let files = count(opened.sources.own_files().count(), "file");
        closing(arguments.site.format, &format!("no errors in {files}"));
    }
    Exit::Done
}

/// Lists reading ages: years, words, file.
fn reading_ages(opened: &crate::Opened) {
    if let Some(site) = &opened.site {
        for age in crate::reading::ages(site) {
            let path = report::printable(&age.path);
            result(&format!("{:5.1} {:6} words  {path}", age.years, age.words));
        }
    }
}

/// Names what was passed over, so that no file vanishes in silence.
pub(super) fn left_out(opened: &crate::Opened) {
    for one in &opened.left_out {
        say(&format!(
            "left out: {} ({})",
            report::printable(&one.path),
            one.reason
        ));
    }
    for path in opened.sources.left_out() {
        say(&format!(
            "left out: {} (hidden, or a system's own file)",
            report::printable(path)
        ));
    }
}

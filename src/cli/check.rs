//! `casebook check`: everything but writing.

use super::{Exit, SiteArguments, count, is_site, report, result, say};

/// Check the content, and write nothing
///
/// Reports every fault of every file in one run, each with file, line, column and what to type instead. Exit code 1 means that there are errors.
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let mut opened = crate::open(&arguments.site.dir, arguments.site.drafts);
    // Pages are made too: a fault in a template shows only when it is used.
    let tree = crate::build(&mut opened);
    report::show(&opened.faults, &opened.sources);
    if tree.is_none() {
        return Exit::Content;
    }
    if !quiet {
        left_out(&opened);
        result(&format!(
            "no errors in {}",
            count(opened.sources.own_files().count(), "file")
        ));
    }
    Exit::Done
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

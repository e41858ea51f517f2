//! `casebook check`: everything but writing.

use super::{Exit, SiteArguments, closing, count, is_site, report, result, say};
use crate::Unwatched;
use crate::span::line_and_column;
use crate::syntax::date::Date;

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
    /// List the texts that are due for review by a day (today, if none is given), the longest due first
    ///
    /// One text a line: the day it is due, the day it was last reviewed, its file and line, its title. Nothing is listed when nothing is due, and being due is no error: the exit code stays 0.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::day, num_args = 0..=1, conflicts_with_all = ["format", "reading_age"])]
    #[expect(
        clippy::option_option,
        reason = "so clap tells an option without a value from none"
    )]
    due: Option<Option<Date>>,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let mut opened = match arguments.due {
        // What is due is listed below, once.
        Some(_) => crate::open(&arguments.site.dir, arguments.site.drafts),
        None => super::open(&arguments.site, &Unwatched),
    };
    // Pages are made too: a fault in a template shows only when it is used.
    let is_sound = crate::rehearse(&mut opened);
    report::show(&arguments.site, &opened);
    if !is_sound {
        return Exit::Content;
    }
    if arguments.reading_age {
        reading_ages(&opened);
    }
    if let Some(day) = arguments.due {
        let today = || arguments.site.today.unwrap_or_else(super::today);
        due(&opened, day.unwrap_or_else(today));
    }
    if !quiet {
        left_out(&opened);
        let files = count(opened.sources.own_files().count(), "file");
        let told = format!("no errors in {files}");
        match arguments.due {
            // The list is the result, and nothing else.
            Some(_) => say(&told),
            None => closing(arguments.site.format, &told),
        }
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

/// Lists what is due for review: due, last reviewed, file and line, title.
fn due(opened: &crate::Opened, day: Date) {
    for text in opened
        .site
        .iter()
        .flat_map(|site| crate::check::due(site, day))
    {
        let file = opened.sources.get(text.by.span.file);
        let (line, _) = line_and_column(&file.text, text.by.span.range().start);
        let path = &file.path;
        let reviewed = text
            .reviewed
            .map_or("never".to_owned(), |day| day.to_string());
        let line = format!(
            "{}  {reviewed:10}  {path}:{line}  {}",
            text.by.value, text.title
        );
        result(&report::printable(&line));
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

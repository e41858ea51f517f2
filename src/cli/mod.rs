//! The command line: one file a verb, and the only place that prints.
//!
//! What is typed becomes what is meant here, once; the work is done by the library.

mod build;
mod check;
mod export;
mod format;
mod import;
mod init;
mod new;
mod patience;
mod progress;
mod report;
mod schema;
#[cfg(feature = "serve")]
mod serve;
mod theme;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::Kept;
use crate::Progress;
use crate::hand::guarded;
use crate::source::{Changed, Sources};
use crate::syntax::date::{self, Date};

#[doc(hidden)]
pub use report::shown;

/// How a command ended; see `docs/architecture.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Done.
    Done,
    /// The content has errors.
    Content,
    /// The tool could not run: usage, disk, permission.
    Tool,
}

impl Exit {
    fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Content => 1,
            Self::Tool => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Compiles case studies and self-assessments into one self-contained site.
///
/// The site works from a web server and, opened by double click, from a network share. Exit codes: 0 done, 1 the content has errors, 2 the tool could not run.
#[derive(Parser)]
#[command(
    name = "casebook",
    version,
    arg_required_else_help = true,
    max_term_width = 100
)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
    /// Say nothing but faults
    #[arg(long, global = true)]
    quiet: bool,
}

/// Which site, and how much of it: the same for every verb that reads one.
#[derive(clap::Args)]
struct SiteArguments {
    /// The site folder: the one with `book.toml`
    #[arg(default_value = ".")]
    dir: std::path::PathBuf,
    /// Take drafts in too
    #[arg(long)]
    drafts: bool,
    /// How to show faults; all but `human` go to standard output, and the rest to standard error
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: format::Format,
    /// The day to take for today, for tests
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, hide = true)]
    today: Option<Date>,
}

/// Reads and checks the site that was named.
fn open(arguments: &SiteArguments, progress: &dyn Progress) -> crate::Opened {
    let mut kept = Kept::default();
    let mut opened = crate::open_again(
        &arguments.dir,
        arguments.drafts,
        &mut kept,
        &Changed::Anything,
        progress,
    );
    opened.warn_overdue(arguments.today.unwrap_or_else(today));
    opened
}

fn day(text: &str) -> Result<Date, String> {
    date::parse(text).ok_or_else(|| "write year, month and day: `2026-11-22`".to_owned())
}

/// The day at Greenwich.
#[expect(
    clippy::disallowed_methods,
    reason = "the clock is read here, at the edge, only for warnings and to date what `new` begins"
)]
fn today() -> Date {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    date::after_1970(since.map_or(0, |since| since.as_secs() / 86_400))
}

#[derive(Subcommand)]
enum Verb {
    Build(build::Arguments),
    Check(check::Arguments),
    Init(init::Arguments),
    New(new::Arguments),
    Schema(schema::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Theme(theme::Arguments),
    #[cfg(feature = "serve")]
    Serve(serve::Arguments),
}

/// Runs the command that was typed.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are results; anything else is a slip of the keyboard.
            if !error.use_stderr() {
                _ = error.print();
                return Exit::Done.into();
            }
            say(error.render().to_string().trim_end());
            return Exit::Tool.into();
        }
    };
    let work = || match &arguments.verb {
        Verb::Build(verb) => build::run(verb, arguments.quiet),
        Verb::Check(verb) => check::run(verb, arguments.quiet),
        Verb::Init(verb) => init::run(verb, arguments.quiet),
        Verb::New(verb) => new::run(verb, arguments.quiet),
        Verb::Schema(verb) => schema::run(verb),
        Verb::Import(verb) => import::run(verb, arguments.quiet),
        Verb::Export(verb) => export::run(verb, arguments.quiet),
        Verb::Theme(verb) => theme::run(verb, arguments.quiet),
        #[cfg(feature = "serve")]
        Verb::Serve(verb) => serve::run(verb, arguments.quiet),
    };
    show_panics();
    patience::watch();
    let exit = guarded(work).unwrap_or_else(|fault| {
        report::for_people(&[fault], &Sources::default());
        say("your last site is as it was");
        Exit::Tool
    });
    exit.into()
}

/// Shows where casebook itself fails, for a report, as words that cannot speak to the terminal.
fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        say(&format!(
            "internal error: {}",
            report::printable(&panic.to_string())
        ));
    }));
}

/// Prints a result. A reader that has gone away (`| head`) is no fault.
fn result(line: &str) {
    _ = writeln!(std::io::stdout(), "{}", quiet(line));
}

/// Prints a result, or says it where programs read nothing but faults from standard output.
fn closing(format: format::Format, line: &str) {
    match format {
        format::Format::Human => result(line),
        _ => say(line),
    }
}

/// Prints a message beside the results.
fn say(line: &str) {
    draw(&quiet(line));
}

/// Prints what may hold colours, and in which all else has been made printable.
fn draw(lines: &str) {
    _ = writeln!(std::io::stderr(), "{lines}");
}

/// Returns lines in which no name or path can speak to the terminal.
fn quiet(lines: &str) -> String {
    let mut quiet = String::with_capacity(lines.len());
    for part in lines.split_inclusive(['\n', '\t']) {
        let words = part.trim_end_matches(['\n', '\t']);
        quiet.push_str(&report::printable(words));
        quiet.push_str(&part[words.len()..]);
    }
    quiet
}

/// Tells whether a folder is a site folder; says what to do when it is not.
fn is_site(root: &std::path::Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    // What is there and cannot be read is told when it is read.
    let book = root.join("book.toml").symlink_metadata();
    let is_missing = |error: std::io::Error| matches!(error.kind(), NotFound | NotADirectory);
    let found = !book.is_err_and(is_missing);
    if !found {
        let shown = report::printable(&root.display().to_string());
        say(&format!(
            "error: there is no `book.toml` in `{shown}`, so it is not a site folder"
        ));
        say("  help: go to the folder that has `book.toml`, or name it: `casebook build FOLDER`");
    }
    found
}

/// Counts things in words: "1 error", "3 warnings".
fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

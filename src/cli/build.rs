//! `casebook build`: the site, published whole or not at all.

use std::path::{Path, PathBuf};

use super::progress::Watch;
use super::{Exit, SiteArguments, check::left_out, closing, count, is_site, report, say};
use crate::Opened;
use crate::Published;
use crate::output::{Destination, Outcome, PublishError, RealDisk};

/// Build the site
///
/// A build that fails, or is stopped at any moment, leaves the last good site as it was. Prints the path of the front page.
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteArguments,
    /// Where to build the site, instead of `build-dir` in `book.toml`
    #[arg(short, long, value_name = "DEST")]
    dest: Option<PathBuf>,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
    /// Tell how long each stage took, on standard error
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let watch = Watch::new(quiet);
    let mut opened = super::open(&arguments.site, &watch);
    let published = publish(arguments, &mut opened, &watch);
    watch.end();
    report::show(&arguments.site, &opened);
    let exit = tell(arguments, &opened, published, quiet);
    if arguments.timings {
        watch.tell();
    }
    // The process ends here: to take a large site apart in memory would cost a tenth of the build.
    std::mem::forget(opened);
    exit
}

/// Publishes what was read, if it may be; gives the folder too.
fn publish(
    arguments: &Arguments,
    opened: &mut Opened,
    watch: &Watch,
) -> Result<Option<(PathBuf, Published)>, PublishError> {
    let Some(site) = opened.site.as_ref().filter(|_| !opened.has_errors()) else {
        return Ok(None);
    };
    let (root, config) = (&arguments.site.dir, &site.config);
    let dest = arguments.dest.clone();
    let dest = dest.unwrap_or_else(|| root.join(&config.build_dir));
    let (content, themes) = (root.join(&config.src), root.join("themes"));
    let destination = Destination::check(root, &[&content, &themes], &dest, &homes())?;
    let published = crate::publish(opened, &destination, &RealDisk, watch)?;
    Ok(published.map(|published| (destination.folder().to_owned(), published)))
}

fn tell(
    arguments: &Arguments,
    opened: &Opened,
    published: Result<Option<(PathBuf, Published)>, PublishError>,
    quiet: bool,
) -> Exit {
    match (published, &opened.site) {
        (Ok(Some((folder, published))), Some(site)) => {
            if !quiet {
                left_out(opened);
                tell_outcome(&published);
            }
            let front = folder.join(&*site.published("index.html"));
            finish(&front, &published.outcome, arguments);
            Exit::Done
        }
        (Ok(_), _) => {
            say("nothing was written: the last site is as it was");
            Exit::Content
        }
        (Err(error), _) => {
            say(&format!("error: {}", report::printable(&error.to_string())));
            Exit::Tool
        }
    }
}

/// The folders of the person who runs the build: never an output.
#[expect(
    clippy::disallowed_methods,
    reason = "the environment is read here, at the edge"
)]
fn homes() -> Vec<PathBuf> {
    ["HOME", "USERPROFILE"]
        .iter()
        .filter_map(std::env::var_os)
        .filter(|home| !home.is_empty())
        .map(Into::into)
        .collect()
}

fn tell_outcome(Published { pages, outcome }: &Published) {
    let mut told = format!(
        "{}: {} written, {} unchanged, {} removed",
        count(*pages, "page"),
        count(outcome.written, "file"),
        outcome.unchanged,
        outcome.removed
    );
    if outcome.kept > 0 {
        told = format!(
            "{told}; {} not made by casebook kept",
            count(outcome.kept, "file")
        );
    }
    say(&told);
}

fn finish(front: &Path, outcome: &Outcome, arguments: &Arguments) {
    for warning in &outcome.warnings {
        say(&format!("warning: {}", report::printable(warning)));
    }
    closing(arguments.site.format, &front.display().to_string());
    if arguments.open {
        show_in_browser(front);
    }
}

/// Opens the front page; on a machine without a browser the printed path is enough.
fn show_in_browser(front: &Path) {
    if open::that_detached(front).is_err() {
        say("no browser could be opened here; open the path above");
    }
}

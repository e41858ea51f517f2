//! `casebook build`: the site, published whole or not at all.

use std::path::{Path, PathBuf};

use super::{Exit, SiteArguments, check::left_out, closing, count, is_site, report, say};
use crate::model::Site;
use crate::output::{Destination, Outcome, OutputTree, PublishError, RealDisk, publish};

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
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let mut opened = super::open(&arguments.site);
    let tree = crate::build(&mut opened);
    report::show(&arguments.site, &opened);
    let (Some(tree), Some(site)) = (tree, &opened.site) else {
        say("nothing was written: the last site is as it was");
        return Exit::Content;
    };
    let config = &site.config;
    let dest = arguments
        .dest
        .clone()
        .unwrap_or_else(|| arguments.site.dir.join(&config.build_dir));
    match write(&arguments.site.dir, &config.src, &dest, &tree) {
        Ok((folder, outcome)) => {
            if !quiet {
                left_out(&opened);
                tell(site, &tree, &outcome);
            }
            finish(
                &folder.join(&*site.published("index.html")),
                &outcome,
                arguments,
            );
            Exit::Done
        }
        Err(error) => {
            say(&format!("error: {}", report::printable(&error.to_string())));
            Exit::Tool
        }
    }
}

fn write(
    root: &Path,
    content: &str,
    dest: &Path,
    tree: &OutputTree,
) -> Result<(PathBuf, Outcome), PublishError> {
    let (content, themes) = (root.join(content), root.join("themes"));
    let destination = Destination::check(root, &[&content, &themes], dest, &homes())?;
    let outcome = publish(tree, &destination, &RealDisk)?;
    Ok((destination.folder().to_owned(), outcome))
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

fn tell(site: &Site, tree: &OutputTree, outcome: &Outcome) {
    let mut told = format!(
        "{}: {} written, {} unchanged, {} removed",
        count(tree.count(site.page_ending()), "page"),
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

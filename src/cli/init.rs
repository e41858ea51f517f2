//! `casebook init`: a new site that builds at once.

use std::path::{Path, PathBuf};

use super::{Exit, count, report, result, say};
use crate::archetype::{OWN_FOLDERS, starter, title_of};
use crate::output::{CreateError, OutPath, OutputTree, RealDisk, create};

/// Make a new site
///
/// The site builds at once: it has one made-up case and one self-assessment to change, and settings with which VS Code completes and explains what you type. All files are written, or none: a folder in which something is in the way is left as it is.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The folder of the new site; it need not be there yet
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The site's title, in quotes, if not made of the folder's name
    #[arg(long)]
    title: Option<String>,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    let title = match arguments.title.as_deref().map(str::trim) {
        Some(title) if title.is_empty() || title.contains(char::is_control) => {
            say("error: the title is empty, or holds a line break or another control character");
            say("  help: write it in quotes: `casebook init FOLDER --title \"Ward stories\"`");
            return Exit::Tool;
        }
        Some(title) => title.to_owned(),
        None => title_of(&name_of(&arguments.dir)),
    };
    let mut tree = OutputTree::new();
    for (path, text) in starter(&title) {
        let added = OutPath::new(&path).and_then(|path| tree.insert(path, text.into_bytes()));
        if let Err(error) = added {
            say(&format!("error: {error}"));
            return Exit::Tool;
        }
    }
    match create(&tree, &arguments.dir, &OWN_FOLDERS, &RealDisk) {
        Ok(()) => {
            let path = arguments.dir.join("book.toml");
            result(&report::printable(&path.display().to_string()));
            if !quiet {
                tell(&arguments.dir, tree.iter().count());
            }
            Exit::Done
        }
        Err(error) => {
            say(&format!("error: {}", report::printable(&error.to_string())));
            if matches!(error, CreateError::InTheWay(_)) {
                say(
                    "  help: nothing was written; move these away, or name a folder that is empty or not there yet: `casebook init FOLDER`",
                );
            }
            Exit::Tool
        }
    }
}

/// The folder's own name, also where it is given as `.`.
fn name_of(dir: &Path) -> String {
    let whole = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let name = whole.components().next_back();
    name.map_or_else(String::new, |name| {
        name.as_os_str().to_string_lossy().into_owned()
    })
}

fn tell(dir: &Path, files: usize) {
    let dir = report::printable(&dir.to_string_lossy());
    let dir = if dir == "." {
        String::new()
    } else {
        format!(" {dir}")
    };
    say(&format!("a new site of {}", count(files, "file")));
    say(&format!("next: `casebook build{dir} --open` shows it"));
    say(&format!(
        "      `casebook new case \"...\"{dir}` begins a case of your own"
    ));
}

//! `casebook new`: begins a case, a page or a self-assessment.

use std::path::PathBuf;

use super::{Exit, is_site, report, result, say, today};
use crate::archetype::{self, Fresh, Kind, Wish};
use crate::output::{OutPath, OutputTree, RealDisk, create};

/// Begin a case, a page or a self-assessment
///
/// Fills in what can be derived, leaves the rest empty with a hint beside it, and prints the path of the new file. It is a draft, so that the site goes on building: `casebook check --drafts` tells what is missing, each with its line. Never changes a file that is there.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// What to begin
    kind: What,
    /// Its title, in quotes
    title: String,
    /// The site folder: the one with `book.toml`
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The file's name without its ending, if not made of the title
    #[arg(long)]
    name: Option<String>,
    /// The folder below `content/` that a page goes into
    #[arg(long = "in", value_name = "FOLDER")]
    folder: Option<String>,
    /// The rest of a title without quotes.
    #[arg(hide = true)]
    rest: Vec<String>,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum What {
    Case,
    Page,
    Assessment,
}

impl From<What> for Kind {
    fn from(what: What) -> Self {
        match what {
            What::Case => Self::Case,
            What::Page => Self::Page,
            What::Assessment => Self::Assessment,
        }
    }
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    let kind = Kind::from(arguments.kind);
    if has_no_quotes(arguments) {
        let words = [arguments.title.as_str(), &arguments.dir.to_string_lossy()];
        let rest = arguments.rest.iter().map(String::as_str);
        let title: Vec<&str> = words.into_iter().chain(rest).collect();
        refuse(
            "the title must stand in quotes",
            &format!("casebook new {} \"{}\"", kind.word(), title.join(" ")),
        );
        return Exit::Tool;
    }
    if !is_site(&arguments.dir) {
        return Exit::Tool;
    }
    let opened = crate::open(&arguments.dir, true);
    let Some(site) = &opened.site else {
        report::for_people(&opened.faults, &opened.sources);
        return Exit::Content;
    };
    let wish = Wish {
        kind,
        title: &arguments.title,
        name: arguments.name.as_deref(),
        folder: arguments.folder.as_deref(),
        today: today(),
    };
    let fresh = match archetype::begin(&wish, site, &opened.sources) {
        Ok(fresh) => fresh,
        Err(refusal) => {
            refuse(&refusal.message, &refusal.help);
            return Exit::Tool;
        }
    };
    match write(arguments, &fresh) {
        Ok(()) => {
            tell(arguments, &fresh, quiet);
            Exit::Done
        }
        Err(error) => {
            say(&format!("error: {}", report::printable(&error)));
            Exit::Tool
        }
    }
}

/// Tells a title of several words that was typed without quotes: its second word reads as the site folder.
fn has_no_quotes(arguments: &Arguments) -> bool {
    !arguments.rest.is_empty() || (!arguments.dir.exists() && !arguments.title.contains(' '))
}

fn write(arguments: &Arguments, fresh: &Fresh) -> Result<(), String> {
    let mut tree = OutputTree::new();
    let path = OutPath::new(&fresh.path).map_err(|error| error.to_string())?;
    tree.insert(path, fresh.text.clone().into_bytes())
        .map_err(|error| error.to_string())?;
    create(&tree, &arguments.dir, &[], &RealDisk).map_err(|error| error.to_string())
}

fn tell(arguments: &Arguments, fresh: &Fresh, quiet: bool) {
    let path = arguments.dir.join(&fresh.path);
    let path = path.strip_prefix(".").unwrap_or(&path);
    result(&report::printable(&path.display().to_string()));
    if quiet {
        return;
    }
    if let Some(taken) = &fresh.taken {
        let taken = report::printable(taken);
        say(&format!(
            "`{taken}` was taken, so the new file has another name"
        ));
    }
    let dir = arguments.dir.to_string_lossy();
    let dir = if dir == "." {
        String::new()
    } else {
        format!(" {}", report::printable(&dir))
    };
    say("next: open it and fill in what is empty; each line has a hint");
    say(&format!(
        "      `casebook check --drafts{dir}` then tells what is still missing, with its line"
    ));
    let last = match arguments.kind {
        What::Assessment => "write `status: active` in place of `status: draft`",
        What::Case | What::Page => "delete the line `draft: true`",
    };
    say(&format!(
        "      when nothing is, {last}: then it is published"
    ));
}

fn refuse(message: &str, help: &str) {
    say(&format!("error: {}", report::printable(message)));
    say(&format!("  help: {}", report::printable(help)));
}

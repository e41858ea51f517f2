//! `casebook import`: a Word document to the draft of a case.

use std::path::PathBuf;

use super::{Exit, count, is_site, report, result, say};
use crate::import::{self, Draft, Known, Loss};
use crate::model::{Entry, Site};
use crate::output::{CreateError, OutPath, OutputTree, RealDisk, create};

/// Make the draft of a case from a Word document
///
/// Writes `content/cases/NAME.md`, where NAME is the name of the document, and its pictures into the folder `content/cases/NAME/`. Files that are there already are never changed. What could not be carried over is listed, with where it was in the document.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The Word document (.docx)
    file: PathBuf,
    /// The site folder: the one with `book.toml`
    #[arg(default_value = ".")]
    dir: PathBuf,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.dir) {
        return Exit::Tool;
    }
    let opened = crate::open(&arguments.dir, true);
    let Some(site) = &opened.site else {
        report::for_people(&opened.faults, &opened.sources);
        return Exit::Content;
    };
    let shown = report::printable(&arguments.file.display().to_string());
    let bytes = match crate::source::read_document(&arguments.file, import::LARGEST_FILE) {
        Ok(bytes) => bytes,
        Err(error) => {
            return refuse(
                &format!("cannot read `{shown}`: {error}"),
                "look at the name, and close the document in Word",
            );
        }
    };
    let stem = arguments
        .file
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    let Some(slug) = import::slug_of(&stem) else {
        let message = format!("`{shown}` has no name that can be an address");
        return refuse(
            &message,
            "rename it, such as `salford-royal.docx`: the case gets the same name",
        );
    };
    let draft = match import::draft(&bytes, &slug, &stem, &known(site)) {
        Ok(draft) => draft,
        Err(refused) => {
            return refuse(
                &format!("`{shown}`: {}", report::printable(&refused.to_string())),
                refused.help(),
            );
        }
    };
    let folder = format!("{}/cases/{slug}", site.config.src);
    let file = format!("{folder}.md");
    // A name is taken also by one that differs in case alone: some systems take them for one.
    let mut names = opened.sources.own_files();
    if let Some(taken) = names.find(|one| one.path.to_lowercase() == file) {
        return refuse(
            &format!("already there: {}", report::printable(&taken.path)),
            TAKEN,
        );
    }
    match write(arguments, &draft, &folder, &file) {
        Ok(()) => {
            tell(arguments, &draft, &file, &slug, quiet);
            Exit::Done
        }
        Err(error) => {
            let help = match error {
                CreateError::InTheWay(_) => TAKEN,
                CreateError::Disk(_) => "nothing was written",
            };
            refuse(&report::printable(&error.to_string()), help)
        }
    }
}

const TAKEN: &str =
    "nothing was changed; give the Word document another name, for the case gets its name from it";

fn write(
    arguments: &Arguments,
    draft: &Draft,
    folder: &str,
    file: &str,
) -> Result<(), CreateError> {
    let mut tree = OutputTree::new();
    let text = (file.to_owned(), draft.markdown.clone().into_bytes());
    let pictures = draft.pictures.iter();
    let pictures = pictures.map(|(name, bytes)| (format!("{folder}/{name}"), bytes.clone()));
    for (path, bytes) in std::iter::once(text).chain(pictures) {
        // The names are our own, and each is there once.
        if let Ok(path) = OutPath::new(&path) {
            _ = tree.insert(path, bytes);
        }
    }
    create(&tree, &arguments.dir, &[folder], &RealDisk)
}

fn refuse(message: &str, help: &str) -> Exit {
    say(&format!("error: {message}"));
    say(&format!("  help: {help}"));
    Exit::Tool
}

fn known(site: &Site) -> Known {
    let ids = |entries: &[Entry]| entries.iter().map(|entry| entry.id.value.clone()).collect();
    Known {
        topics: ids(&site.taxonomy.topics),
        sectors: ids(&site.taxonomy.sectors),
        countries: ids(&site.taxonomy.countries),
    }
}

/// Says what was written, what was not, and what to do next.
fn tell(arguments: &Arguments, draft: &Draft, file: &str, slug: &str, quiet: bool) {
    let written = arguments.dir.join(file);
    let written = written.strip_prefix(".").unwrap_or(&written);
    let shown = report::printable(&written.display().to_string());
    let dir = match arguments.dir.to_string_lossy() {
        dir if dir == "." => String::new(),
        dir => format!(" {}", report::printable(&dir)),
    };
    if !quiet {
        for (before, now) in &draft.renamed {
            say(&format!(
                "the heading “{}” is now “{now}”",
                report::printable(before)
            ));
        }
        if !draft.pictures.is_empty() {
            say(&format!(
                "{} in the folder `{slug}` beside the draft",
                count(draft.pictures.len(), "picture")
            ));
        }
    }
    if !draft.losses.is_empty() {
        say("not carried over:");
    }
    for loss in &draft.losses {
        say(&format!("  {}", report::printable(&line(loss))));
    }
    if !quiet {
        say(&format!(
            "next: open `{shown}`, fill in what is empty, and run `casebook check --drafts{dir}`"
        ));
    }
    result(&shown);
}

/// Where it was, and what: `paragraph 12, “The ward met”: a text box`.
fn line(loss: &Loss) -> String {
    let words = if loss.words.is_empty() {
        String::new()
    } else {
        format!(", {}", loss.words)
    };
    let more = match loss.times {
        1 => String::new(),
        2 => " (and once more)".to_owned(),
        times => format!(" (and {} times more)", times - 1),
    };
    format!("{}{words}: {}{more}", loss.place, loss.what)
}

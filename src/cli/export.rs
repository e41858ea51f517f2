//! `casebook export`: the self-assessments for other systems, or the whole site as one archive.

use std::path::{Path, PathBuf};

use super::{Exit, SiteArguments, count, is_site, report, result, say};
use crate::Opened;
use crate::model::{AssessmentDocument, Site};
use crate::output::{CreateError, OutPath, OutputTree, RealDisk, archive, create};

/// Write the self-assessments for other systems, or the site as one archive
///
/// `zip` writes the whole site, as `casebook build` makes it, into one archive with the front page at its top; the same folder gives the same bytes. `fhir` writes a `Questionnaire` and its `CodeSystem` for each self-assessment, in FHIR R4 and R5: the same files that a built site has below `data/fhir/`. Prints the path of each. A file that is there already is never changed. What the files cannot hold is listed.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// What to write
    kind: Kind,
    #[command(flatten)]
    site: SiteArguments,
    /// The folder to write into; for `zip` the file to write
    #[arg(short, long, value_name = "DEST")]
    dest: PathBuf,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Kind {
    /// FHIR `Questionnaire` and `CodeSystem`, R4 and R5
    Fhir,
    /// The built site as one archive
    Zip,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let mut opened = super::open(&arguments.site, &crate::Unwatched);
    match arguments.kind {
        Kind::Fhir => fhir(arguments, &mut opened, quiet),
        Kind::Zip => zip(arguments, &mut opened, quiet),
    }
}

fn fhir(arguments: &Arguments, opened: &mut Opened, quiet: bool) -> Exit {
    let tree = crate::fhir(opened);
    report::show(&arguments.site, opened);
    let (Some(tree), Some(site)) = (tree, &opened.site) else {
        say("nothing was written");
        return Exit::Content;
    };
    if site.assessments.is_empty() {
        say("error: this site has no self-assessment to export");
        say("  help: begin one: `casebook new assessment \"TITLE\"`");
        return Exit::Content;
    }
    match create(&tree, &arguments.dest, &[], &RealDisk) {
        Ok(()) => {
            tell(arguments, &tree);
            if !quiet {
                losses(site);
            }
            Exit::Done
        }
        Err(error) => refuse(&error),
    }
}

/// How long all copied files of an archive may be: it is in memory before it is written.
const MOST_PACKED: u64 = 128 * 1024 * 1024;

/// Writes one file, never in place of another: what it would replace may be the only copy of an earlier state.
fn zip(arguments: &Arguments, opened: &mut Opened, quiet: bool) -> Exit {
    let assets = opened.sources.assets().iter();
    if assets.map(|asset| asset.length).sum::<u64>() > MOST_PACKED {
        say(&format!(
            "error: pictures and other files of more than {} MiB do not go into one archive",
            MOST_PACKED / (1024 * 1024)
        ));
        say("  help: `casebook build` makes the site as a folder, which any program can pack");
        return Exit::Tool;
    }
    let tree = crate::build(opened);
    report::show(&arguments.site, opened);
    let (Some(tree), Some(site)) = (tree, &opened.site) else {
        say("nothing was written");
        return Exit::Content;
    };
    let (folder, file) = match one_file(&arguments.dest, &tree) {
        Ok(found) => found,
        Err(fault) => {
            say(&format!("error: {}", report::printable(&fault)));
            say("  help: name a file: `casebook export zip -d site.zip`");
            return Exit::Tool;
        }
    };
    if let Err(error) = create(&file, &folder, &[], &RealDisk) {
        return refuse(&error);
    }
    if !quiet {
        let pages = count(tree.count(site.page_ending()), "page");
        say(&format!("{pages}, {}", count(tree.len(), "file")));
    }
    result(&report::printable(&arguments.dest.display().to_string()));
    Exit::Done
}

/// The archive as the only file of a tree, and the folder that it goes into.
fn one_file(dest: &Path, tree: &OutputTree) -> Result<(PathBuf, OutputTree), String> {
    let name = dest.file_name().and_then(|name| name.to_str());
    let name = name.ok_or("the archive has no name")?;
    let folder = match dest.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let mut file = OutputTree::new();
    let place = OutPath::new(name).map_err(|fault| fault.to_string())?;
    file.insert(place, archive(tree)?)
        .map_err(|fault| fault.to_string())?;
    Ok((folder, file))
}

fn tell(arguments: &Arguments, tree: &OutputTree) {
    for (place, _) in tree.iter() {
        let path = arguments.dest.join(place.as_path());
        result(&report::printable(&path.display().to_string()));
    }
}

fn refuse(error: &CreateError) -> Exit {
    say(&format!("error: {}", report::printable(&error.to_string())));
    say(match error {
        CreateError::InTheWay(_) => {
            "  help: nothing was changed; name an empty folder, or take these files away"
        }
        CreateError::Disk(_) => "  help: nothing was written",
    });
    Exit::Tool
}

/// Names what stands in an assessment and has no place in FHIR.
fn losses(site: &Site) {
    for assessment in &site.assessments {
        let document: &AssessmentDocument = &assessment.document;
        let rules: usize = document.items().map(|item| item.advice.len()).sum();
        let cases: usize = document.items().map(|item| item.cases.len()).sum();
        say(&format!(
            "{}: left out, for FHIR has no place for it: when to give which advice ({}; the passages are linked), what the cases show ({}), settings of groups, changes between versions",
            document.id.value,
            count(rules, "rule"),
            count(cases, "link"),
        ));
    }
}

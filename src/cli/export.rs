//! `casebook export`: the self-assessments for other systems.

use std::path::PathBuf;

use super::{Exit, SiteArguments, count, is_site, report, result, say};
use crate::model::{AssessmentDocument, Site};
use crate::output::{CreateError, OutputTree, RealDisk, create};

/// Write the self-assessments for other systems
///
/// `fhir` writes a `Questionnaire` and its `CodeSystem` for each self-assessment, in FHIR R4 and R5: the same files that a built site has below `data/fhir/`. Prints the path of each. A file that is there already is never changed. What the files cannot hold is listed.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// What to write
    kind: Kind,
    #[command(flatten)]
    site: SiteArguments,
    /// The folder to write into
    #[arg(short, long, value_name = "DEST")]
    dest: PathBuf,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Kind {
    /// FHIR `Questionnaire` and `CodeSystem`, R4 and R5
    Fhir,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    if !is_site(&arguments.site.dir) {
        return Exit::Tool;
    }
    let mut opened = super::open(&arguments.site);
    let tree = match arguments.kind {
        Kind::Fhir => crate::fhir(&mut opened),
    };
    report::show(&arguments.site, &opened);
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

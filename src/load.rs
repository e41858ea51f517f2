//! Sources to a site: each file is parsed by its place and name, and all are joined.
//!
//! A file whose place tells nothing is reported, never passed over.

use std::collections::BTreeSet;

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::model::{Bibliography, Site, SiteParts};
use crate::source::{SourceFile, Sources};
use crate::syntax::references::Work;
use crate::syntax::taxonomy::Taxonomy;
use crate::syntax::{assessment, case, glossary, page, references, taxonomy};

/// A site, and the drafts that were left out of it.
pub(crate) struct Parsed {
    pub(crate) site: Site,
    pub(crate) drafts: Vec<String>,
}

/// Reads every text below the content folder and joins them.
pub(crate) fn parse(
    config: Config,
    sources: &Sources,
    drafts: bool,
    faults: &mut Vec<Diagnostic>,
) -> Parsed {
    let prefix = format!("{}/", config.src);
    let mut documents = Documents::default();
    for file in sources.files() {
        if let Some(path) = file.path.strip_prefix(&prefix) {
            documents.take(file, path, faults);
        }
    }
    let left_out = if drafts {
        Vec::new()
    } else {
        documents.leave_out_drafts()
    };
    let bibliography = Bibliography::new(&documents.works, &config.language, faults);
    let parts = SiteParts {
        config,
        cases: documents.cases,
        pages: documents.pages,
        assessments: documents.assessments,
        taxonomy: documents.taxonomy,
        glossary: documents.glossary,
        bibliography,
        unread: documents.unread,
        assets: sources
            .assets()
            .iter()
            .map(|asset| asset.path.clone())
            .collect(),
    };
    Parsed {
        site: Site::new(parts),
        drafts: left_out,
    }
}

/// Reads `book.toml`.
pub(crate) fn config(sources: &Sources, faults: &mut Vec<Diagnostic>) -> Option<Config> {
    sources
        .find("book.toml")
        .map(|file| config::parse(file, faults))
}

#[derive(Default)]
struct Documents {
    cases: Vec<(String, case::CaseDocument)>,
    pages: Vec<(String, page::PageDocument)>,
    assessments: Vec<(String, assessment::AssessmentDocument)>,
    taxonomy: Taxonomy,
    glossary: Vec<glossary::Term>,
    works: Vec<Work>,
    unread: BTreeSet<String>,
}

/// The data files, by name.
const DATA: [&str; 3] = ["topics.yaml", "glossary.yaml", "references.yaml"];

impl Documents {
    fn take(&mut self, file: &SourceFile, path: &str, faults: &mut Vec<Diagnostic>) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let is_read = match (folder, path) {
            (_, "topics.yaml") => set(&mut self.taxonomy, taxonomy::parse(file, faults)),
            (_, "glossary.yaml") => set(&mut self.glossary, glossary::parse(file, faults)),
            (_, "references.yaml") => set(&mut self.works, references::parse(file, faults)),
            ("cases", path) if ends_in(path, "md") => {
                add(&mut self.cases, path, case::parse(file, faults))
            }
            ("assessments", path) if ends_in(path, "yaml") => {
                add(&mut self.assessments, path, assessment::parse(file, faults))
            }
            (_, path) if ends_in(path, "md") => {
                add(&mut self.pages, path, page::parse(file, faults))
            }
            _ => {
                faults.push(unknown(file, path));
                false
            }
        };
        if !is_read {
            self.unread.insert(path.to_owned());
        }
    }

    fn leave_out_drafts(&mut self) -> Vec<String> {
        let mut left_out = Vec::new();
        self.cases
            .retain(|(path, case)| keep(path, case.draft, &mut left_out));
        self.pages
            .retain(|(path, page)| keep(path, page.draft, &mut left_out));
        self.assessments
            .retain(|(path, one)| keep(path, one.draft, &mut left_out));
        left_out
    }
}

/// Tells whether a file's name has an ending, in just these letters.
fn ends_in(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, found)| found == ending)
}

fn set<T>(value: &mut T, read: Option<T>) -> bool {
    let is_read = read.is_some();
    if let Some(read) = read {
        *value = read;
    }
    is_read
}

fn add<T>(list: &mut Vec<(String, T)>, path: &str, read: Option<T>) -> bool {
    let is_read = read.is_some();
    list.extend(read.map(|document| (path.to_owned(), document)));
    is_read
}

fn keep(path: &str, is_draft: bool, left_out: &mut Vec<String>) -> bool {
    if is_draft {
        left_out.push(path.to_owned());
    }
    !is_draft
}

/// A YAML file in a place where casebook does not look for one is a slip, not an asset.
fn unknown(file: &SourceFile, path: &str) -> Diagnostic {
    let message = format!("casebook does not know what `{}` is for", file.path);
    let lower = path.to_lowercase();
    let help = if ends_in(&lower, "markdown") || (ends_in(&lower, "md") && !ends_in(path, "md")) {
        "let its name end in `.md`".to_owned()
    } else if ends_in(&lower, "yml") || !ends_in(path, "yaml") {
        "let its name end in `.yaml`".to_owned()
    } else {
        let known = did_you_mean(path, "data files", DATA);
        format!("{known}; assessments go into `assessments/`")
    };
    Diagnostic::file_error("unknown-file", file.path.clone(), message).help(help)
}

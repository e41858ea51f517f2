//! Sources to a site: each file is parsed by its place and name, and all are joined.
//!
//! A file whose place tells nothing is reported, never passed over. What was parsed before and has not
//! changed since is not parsed again.

mod again;
mod translated;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

pub(crate) use again::Joined;
use translated::{ByLanguage, no_edition, translated};

use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::hand::InHand;
use crate::model::{Bibliography, Body, Edition, Site, SiteParts, file_at};
use crate::source::{SourceFile, Sources};
use crate::span::FileId;
use crate::syntax::assessment::Status;
use crate::syntax::references::Work;
use crate::syntax::taxonomy::Taxonomy;
use crate::syntax::{assessment, case, glossary, page, references, taxonomy};

/// A site, and what was left out of it.
pub(crate) struct Parsed {
    pub(crate) site: Site,
    /// Its editions in other languages, in the order of `book.toml`.
    pub(crate) editions: Vec<Site>,
    pub(crate) left_out: Vec<LeftOut>,
    /// Whether a draft leads to a file that is copied.
    pub(crate) drafts_share: bool,
}

/// A file that is not part of the published site, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its path below `content/`.
    pub path: String,
    /// Why, in a few words.
    pub reason: &'static str,
}

/// What one parsing of a site's texts leaves for the next.
#[derive(Default)]
pub(crate) struct Kept {
    /// By their paths below `content/`.
    texts: BTreeMap<String, Arc<Text>>,
    /// By language.
    styled: BTreeMap<String, Styled>,
}

/// A text, and what it was parsed to. Places hold the number of their file, so a text whose number has
/// changed, because another came or went, is parsed again.
struct Text {
    file: SourceFile,
    document: Document,
    faults: Faults,
}

/// The works, and what they were styled to.
struct Styled {
    works: Arc<Vec<Work>>,
    bibliography: Arc<Bibliography>,
    faults: Faults,
}

impl Kept {
    /// Returns a text as it was parsed, now or before.
    fn text(&self, path: &str, file: &SourceFile) -> Arc<Text> {
        let before = self.texts.get(path);
        if let Some(text) = before.filter(|text| text.file == *file) {
            return Arc::clone(text);
        }
        let _hand = InHand::file(&file.path);
        let mut faults = Faults::new();
        Arc::new(Text {
            document: Document::parse(file, path, &mut faults),
            file: file.clone(),
            faults,
        })
    }

    /// Returns the works as they are styled in a language; styling takes as long as parsing 300 cases.
    fn bibliography(
        &mut self,
        works: &Arc<Vec<Work>>,
        language: &str,
        faults: &mut Faults,
    ) -> Arc<Bibliography> {
        let is_same = |kept: &Styled| kept.works == *works;
        let kept = self.styled.remove(language).filter(is_same);
        let kept = kept.unwrap_or_else(|| {
            let mut faults = Faults::new();
            let bibliography = Bibliography::new(works, language, &mut faults);
            Styled {
                works: Arc::clone(works),
                bibliography: Arc::new(bibliography),
                faults,
            }
        });
        faults.extend_from_slice(&kept.faults);
        let bibliography = Arc::clone(&kept.bibliography);
        self.styled.insert(language.to_owned(), kept);
        bibliography
    }
}

/// Reads every text below the content folder and joins them.
pub(crate) fn parse(
    config: &Config,
    sources: &Sources,
    drafts: bool,
    kept: &mut Kept,
    faults: &mut Faults,
) -> Parsed {
    let prefix = format!("{}/", config.src);
    let below = |path: &String| path.strip_prefix(&prefix).map(str::to_owned);
    let mut documents = Documents {
        unread: sources.unread().iter().filter_map(below).collect(),
        ..Documents::default()
    };
    let files = sources.files().iter();
    let files: Vec<(&str, &SourceFile)> = files
        .filter_map(|file| Some((file.path.strip_prefix(&prefix)?, file)))
        .collect();
    let texts: Vec<(String, Arc<Text>)> = files
        .into_par_iter()
        .map(|(path, file)| (path.to_owned(), kept.text(path, file)))
        .collect();
    for (path, text) in &texts {
        match translated(path) {
            Some((original, language)) => {
                let is_ours = config.languages.iter().any(|ours| ours.value == language);
                if is_ours {
                    documents.translate(original, language, &text.document);
                } else {
                    faults.push(no_edition(config, path, language));
                }
            }
            None => documents.take(path, &text.document),
        }
        faults.extend_from_slice(&text.faults);
    }
    documents.need_originals(config, faults);
    kept.texts = texts.into_iter().collect();
    documents.need_data(&config.src, sources, faults);
    let mut left_out = documents.leave_out(drafts, faults);
    let beside = beside_left_out(&left_out, sources);
    left_out.extend(beside);
    let only = documents.only_for_drafts(&left_out, sources);
    left_out.extend(only);
    let without = documents.without_original(&left_out);
    left_out.extend(without);
    let mut assets = sources.assets().iter();
    let drafts_share = assets.any(|asset| documents.of_drafts.contains(&asset.path));
    let main = config.language.clone();
    let languages = config.all_languages(&main);
    let mut site = |documents: Documents, edition: Edition, config: Config| {
        let bibliography = kept.bibliography(&documents.works, &config.language, faults);
        documents.site(config, edition, bibliography, &left_out, sources)
    };
    let editions = languages[1..].iter().map(|language| {
        let (documents, edition) = documents.edition(language, &languages);
        site(documents, edition, config.edition(language))
    });
    let editions: Vec<Site> = editions.collect();
    let site = site(documents, Edition::main(&languages), config.clone());
    Parsed {
        site,
        editions,
        left_out,
        drafts_share,
    }
}

/// Reads `book.toml`.
pub(crate) fn config(sources: &Sources, faults: &mut Faults) -> Option<Config> {
    sources
        .find("book.toml")
        .map(|file| config::parse(file, faults))
}

/// What a text holds.
enum Document {
    Case(Arc<case::CaseDocument>),
    Page(Arc<page::PageDocument>),
    Assessment(Arc<assessment::AssessmentDocument>),
    Taxonomy(Taxonomy),
    Glossary(Vec<glossary::Term>),
    Works(Arc<Vec<Work>>),
    /// Nothing that can be told; why has been reported.
    Unread,
}

#[derive(Default)]
struct Documents {
    cases: Vec<(String, Arc<case::CaseDocument>)>,
    pages: Vec<(String, Arc<page::PageDocument>)>,
    assessments: Vec<(String, Arc<assessment::AssessmentDocument>)>,
    taxonomy: Taxonomy,
    glossary: Vec<glossary::Term>,
    works: Arc<Vec<Work>>,
    unread: BTreeSet<String>,
    translations: ByLanguage,
    /// What drafts link to.
    of_drafts: BTreeSet<String>,
}

/// The data files, by name.
const DATA: [&str; 3] = ["topics.yaml", "glossary.yaml", "references.yaml"];

impl Document {
    /// Hands a text to the parser for its place.
    fn parse(file: &SourceFile, path: &str, faults: &mut Faults) -> Self {
        // A translation is read as its original is.
        let original = translated(path).map(|(original, _)| original);
        let known = faults.len();
        let is_translation = original.is_some();
        let path = original.as_deref().unwrap_or(path);
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let read = match (folder, path) {
            (_, "topics.yaml") => taxonomy::parse(file, faults).map(Self::Taxonomy),
            (_, "glossary.yaml") => glossary::parse(file, faults).map(Self::Glossary),
            (_, "references.yaml") => {
                references::parse(file, faults).map(|works| Self::Works(Arc::new(works)))
            }
            ("cases", path) if path != "cases/index.md" && ends_in(path, "md") => {
                case::parse(file, faults).map(|case| Self::Case(Arc::new(case)))
            }
            ("assessments", path) if ends_in(path, "yaml") => {
                assessment::parse(file, faults).map(|one| Self::Assessment(Arc::new(one)))
            }
            (folder, path) if folder.starts_with("cases/") && ends_in(path, "md") => {
                faults.push(misplaced_case(file));
                None
            }
            (_, path) if ends_in(path, "md") => {
                page::parse(file, faults).map(|page| Self::Page(Arc::new(page)))
            }
            _ => {
                faults.push(unknown(file, path));
                None
            }
        };
        if is_translation {
            // What a term rests on stands in the original.
            let mut at = 0;
            faults.retain(|fault| {
                at += 1;
                at <= known || fault.rule != "uncited-term"
            });
        }
        read.unwrap_or(Self::Unread)
    }
}

impl Documents {
    fn take(&mut self, path: &str, document: &Document) {
        let path = path.to_owned();
        match document {
            Document::Case(case) => self.cases.push((path, Arc::clone(case))),
            Document::Page(page) => self.pages.push((path, Arc::clone(page))),
            Document::Assessment(one) => self.assessments.push((path, Arc::clone(one))),
            Document::Taxonomy(taxonomy) => self.taxonomy = taxonomy.clone(),
            Document::Glossary(terms) => self.glossary.clone_from(terms),
            Document::Works(works) => self.works = Arc::clone(works),
            Document::Unread => _ = self.unread.insert(path),
        }
    }

    /// Cases name topics and works: without the two files there would be a fault for each name.
    fn need_data(&mut self, content: &str, sources: &Sources, faults: &mut Faults) {
        for (name, holds) in [
            ("topics.yaml", "topics, sectors and countries"),
            ("references.yaml", "the works that are cited"),
        ] {
            let path = format!("{content}/{name}");
            let is_there = sources.find(&path).is_some() || self.unread.contains(name);
            if !is_there && !self.cases.is_empty() {
                let fault =
                    Diagnostic::file_error("missing-file", path, format!("there is no `{name}`"));
                faults.push(fault.help(format!("add it: it holds {holds}")));
                self.unread.insert(name.to_owned());
            }
        }
    }

    /// Returns the pictures and files that drafts lead to and no published text does.
    fn only_for_drafts(&self, left_out: &[LeftOut], sources: &Sources) -> Vec<LeftOut> {
        let cases = self.cases.iter().map(|(path, case)| (path, &case.body));
        let pages = self.pages.iter().map(|(path, page)| (path, &page.body));
        let published: BTreeSet<String> = cases
            .chain(pages)
            .chain(self.translated_bodies())
            .flat_map(|(path, body)| linked(path, body))
            .collect();
        let known = paths(left_out);
        let assets = sources.assets().iter().map(|asset| &asset.path);
        assets
            .filter(|path| self.of_drafts.contains(*path) && !published.contains(*path))
            .filter(|path| !known.contains(path.as_str()))
            .map(|path| LeftOut {
                path: path.clone(),
                reason: "only a draft leads to it; `--drafts` builds it",
            })
            .collect()
    }

    /// Joins the documents of an edition.
    fn site(
        self,
        config: Config,
        edition: Edition,
        bibliography: Arc<Bibliography>,
        left_out: &[LeftOut],
        sources: &Sources,
    ) -> Site {
        let drafts: BTreeSet<String> = left_out.iter().map(|one| one.path.clone()).collect();
        let assets = sources.assets().iter().map(|asset| &asset.path);
        let assets = assets.filter(|path| !drafts.contains(*path)).cloned();
        Site::new(SiteParts {
            config,
            cases: self.cases,
            pages: self.pages,
            assessments: self.assessments,
            taxonomy: self.taxonomy,
            glossary: self.glossary,
            bibliography,
            unread: self.unread,
            assets: assets.collect(),
            drafts,
            edition,
        })
    }

    /// Takes drafts out. A draft has gaps, so its faults are not told either, only that it has some:
    /// the rest of the site goes on building while somebody writes.
    fn leave_out(&mut self, with_drafts: bool, faults: &mut Faults) -> Vec<LeftOut> {
        let mut left_out = Vec::new();
        let at_fault: HashSet<FileId> = faults.iter().filter_map(Diagnostic::file).collect();
        let mut silent: HashSet<FileId> = HashSet::new();
        let mut keep = |path: &str, file: FileId, status: Status| {
            let reason = match status {
                Status::Draft if !with_drafts && at_fault.contains(&file) => {
                    silent.insert(file);
                    "a draft; `casebook check --drafts` tells what it still needs"
                }
                Status::Draft if !with_drafts => "a draft; `--drafts` builds it",
                Status::Retired => "retired",
                Status::Active | Status::Draft => return true,
            };
            left_out.push(LeftOut {
                path: path.to_owned(),
                reason,
            });
            false
        };
        let status = |is_draft| {
            if is_draft {
                Status::Draft
            } else {
                Status::Active
            }
        };
        let of_drafts = &mut self.of_drafts;
        self.cases.retain(|(path, case)| {
            let is_kept = keep(path, case.file, status(case.draft));
            of_drafts.extend(linked(path, &case.body).filter(|_| !is_kept));
            is_kept
        });
        self.pages.retain(|(path, page)| {
            let is_kept = keep(path, page.file, status(page.draft));
            of_drafts.extend(linked(path, &page.body).filter(|_| !is_kept));
            is_kept
        });
        self.assessments
            .retain(|(path, one)| keep(path, one.file, one.status));
        self.leave_out_translations(keep);
        if !silent.is_empty() {
            faults.retain(|fault| fault.file().is_none_or(|file| !silent.contains(&file)));
        }
        left_out
    }
}

/// Returns the paths of what is left out.
fn paths(left_out: &[LeftOut]) -> BTreeSet<&str> {
    left_out.iter().map(|one| one.path.as_str()).collect()
}

/// Returns the files that a text links to or shows.
fn linked<'a>(path: &'a str, body: &'a Body) -> impl Iterator<Item = String> + 'a {
    let links = body.links.iter();
    links.filter_map(move |link| file_at(path, &link.dest))
}

/// Returns what lies in the folder of a text that is left out: `cases/a/` belongs to `cases/a.md`, and
/// the pictures of a draft are no more for readers than its words.
fn beside_left_out(left_out: &[LeftOut], sources: &Sources) -> Vec<LeftOut> {
    let folders: BTreeSet<&str> = left_out
        .iter()
        .filter_map(|one| one.path.strip_suffix(".md"))
        .collect();
    let belongs = |path: &str| {
        let mut ends = path.match_indices('/');
        ends.any(|(end, _)| folders.contains(&path[..end]))
    };
    let assets = sources.assets().iter();
    assets
        .filter(|asset| belongs(&asset.path))
        .map(|asset| LeftOut {
            path: asset.path.clone(),
            reason: "belongs to a draft; `--drafts` builds it",
        })
        .collect()
}

/// Tells whether a file's name has an ending, in just these letters.
fn ends_in(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, found)| found == ending)
}

fn misplaced_case(file: &SourceFile) -> Diagnostic {
    let message = format!("`{}` is in a folder below `cases/`", file.path);
    Diagnostic::file_error("misplaced-case", file.path.clone(), message)
        .help("move it: cases lie directly in `cases/`, and topics sort them")
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

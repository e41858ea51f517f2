//! Translations: `name.cy.md` beside `name.md` holds its words in Welsh.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Document, Documents, LeftOut};
use crate::config::{Config, is_language};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::model::{Body, Edition, Translations};
use crate::span::FileId;
use crate::syntax::assessment::Status;

/// The translations of a site, by language.
pub(super) type ByLanguage = BTreeMap<String, Translations>;

/// Returns the file that a file is a translation of, and the language, as its name says.
pub(super) fn translated(path: &str) -> Option<(String, &str)> {
    let (stem, ending) = path.rsplit_once('.')?;
    let (original, language) = stem.rsplit_once('.')?;
    let is_text = ["md", "yaml"].contains(&ending) && !original.ends_with('/');
    (is_text && is_language(language)).then(|| (format!("{original}.{ending}"), language))
}

/// Returns where the translation of a file lies.
fn beside(path: &str, language: &str) -> String {
    match path.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}.{language}.{ending}"),
        None => path.to_owned(),
    }
}

/// A file in a language that the site has no edition in.
pub(super) fn no_edition(config: &Config, path: &str, language: &str) -> Diagnostic {
    let path = format!("{}/{path}", config.src);
    let message = format!("`{path}` is in a language that this site has no edition in");
    let known = config.languages.iter().map(|known| known.value.as_str());
    let known: Vec<&str> = known.collect();
    let help = if language == config.language {
        "the main language needs no name: take it out of the file's name".to_owned()
    } else {
        let meant = match known.as_slice() {
            [] => String::new(),
            known => format!("; {}", did_you_mean(language, "languages", known.to_vec())),
        };
        format!(
            "write `languages = [\"{language}\"]` below `[output.site]` in `book.toml`, or give the file a name without a second dot{meant}"
        )
    };
    Diagnostic::file_error("no-edition", path, message).help(help)
}

impl Documents {
    /// Takes a translation.
    pub(super) fn translate(&mut self, original: String, language: &str, document: &Document) {
        let translations = self.translations.entry(language.to_owned()).or_default();
        match document {
            Document::Case(case) => _ = translations.cases.insert(original, Arc::clone(case)),
            Document::Page(page) => _ = translations.pages.insert(original, Arc::clone(page)),
            Document::Assessment(one) => {
                translations.assessments.insert(original, Arc::clone(one));
            }
            Document::Taxonomy(taxonomy) => translations.taxonomy = taxonomy.clone(),
            Document::Glossary(terms) => translations.glossary.clone_from(terms),
            // Works are cited as they were published; why another could not be read has been told.
            Document::Works(_) => {}
            Document::Unread => _ = self.unread.insert(beside(&original, language)),
        }
    }

    /// Tells translations of what is not there.
    pub(super) fn need_originals(&self, config: &Config, faults: &mut Faults) {
        let known = self.paths();
        for (language, path) in self.originals() {
            if !known.contains(path.as_str()) && !self.unread.contains(&path) {
                let file = format!("{}/{}", config.src, beside(&path, &language));
                let message = format!("`{file}` is a translation of `{path}`, which is not there");
                let fault = Diagnostic::file_error("missing-original", file, message);
                faults.push(fault.help(format!(
                    "write `{}/{path}`, or rename the file as its original is named",
                    config.src
                )));
            }
        }
    }

    /// Returns what translations there are: language and original.
    fn originals(&self) -> Vec<(String, String)> {
        let mut all = Vec::new();
        for (language, found) in &self.translations {
            let paths = found.cases.keys().chain(found.pages.keys());
            let paths = paths.chain(found.assessments.keys());
            all.extend(paths.map(|path| (language.clone(), path.clone())));
        }
        all
    }

    /// Returns the paths of all texts that can have a translation.
    fn paths(&self) -> BTreeSet<&str> {
        let cases = self.cases.iter().map(|(path, _)| path);
        let pages = self.pages.iter().map(|(path, _)| path);
        let assessments = self.assessments.iter().map(|(path, _)| path);
        let all = cases.chain(pages).chain(assessments);
        all.map(String::as_str).collect()
    }

    /// Leaves out translations that are drafts.
    pub(super) fn leave_out_translations(
        &mut self,
        mut keep: impl FnMut(&str, FileId, Status) -> bool,
    ) {
        let status = |is_draft| {
            if is_draft {
                Status::Draft
            } else {
                Status::Active
            }
        };
        for (language, found) in &mut self.translations {
            let file = |path: &str| beside(path, language);
            found
                .cases
                .retain(|path, case| keep(&file(path), case.file, status(case.draft)));
            found
                .pages
                .retain(|path, page| keep(&file(path), page.file, status(page.draft)));
            found
                .assessments
                .retain(|path, one| keep(&file(path), one.file, one.status));
        }
    }

    /// Returns the translations whose originals are left out.
    pub(super) fn without_original(&self, left_out: &[LeftOut]) -> Vec<LeftOut> {
        let known = super::paths(left_out);
        let originals = self.originals().into_iter();
        originals
            .filter(|(_, path)| known.contains(path.as_str()))
            .map(|(language, path)| LeftOut {
                path: beside(&path, &language),
                reason: "its original is left out",
            })
            .collect()
    }

    /// Returns the translated texts that may link to files.
    pub(super) fn translated_bodies(&self) -> impl Iterator<Item = (&String, &Body)> {
        self.translations.values().flat_map(|found| {
            let cases = found.cases.iter().map(|(path, case)| (path, &case.body));
            let pages = found.pages.iter().map(|(path, page)| (path, &page.body));
            cases.chain(pages)
        })
    }

    /// Returns the documents of an edition, and how it stands.
    pub(super) fn edition(&self, language: &str, languages: &[&str]) -> (Documents, Edition) {
        let mut edition = Edition::translated(languages);
        let none = Translations::default();
        let found = self.translations.get(language).unwrap_or(&none);
        let mut documents = Self {
            cases: self.cases.clone(),
            pages: self.pages.clone(),
            assessments: self.assessments.clone(),
            taxonomy: self.taxonomy.clone(),
            glossary: self.glossary.clone(),
            works: Arc::clone(&self.works),
            unread: self.unread.clone(),
            ..Self::default()
        };
        edition.cases(&mut documents.cases, found);
        edition.pages(&mut documents.pages, found);
        edition.assessments(&mut documents.assessments, found);
        edition.taxonomy(&mut documents.taxonomy, &found.taxonomy);
        edition.glossary(&mut documents.glossary, &found.glossary);
        (documents, edition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_tells_what_it_translates() {
        let found =
            |path| translated(path).map(|(original, language)| (original, language.to_owned()));
        let some =
            |original: &str, language: &str| Some((original.to_owned(), language.to_owned()));
        assert_eq!(found("cases/mcleod.cy.md"), some("cases/mcleod.md", "cy"));
        assert_eq!(found("topics.pt-BR.yaml"), some("topics.yaml", "pt-BR"));
        assert_eq!(found("a.b/index.md"), None);
        assert_eq!(found("cases/v1.2.md"), None);
        assert_eq!(found("cases/.cy.md"), None);
        assert_eq!(found("plan.cy.pdf"), None);
        assert_eq!(beside("cases/mcleod.md", "cy"), "cases/mcleod.cy.md");
    }
}

//! The editions of a site: one a language, each a whole site. What has a translation stands in it; the rest
//! stands in the main language, and says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::site::Site;
use crate::span::Spanned;
use crate::syntax::assessment::{AssessmentDocument, Groups, Version};
use crate::syntax::case::CaseDocument;
use crate::syntax::glossary::Term;
use crate::syntax::markdown::Body;
use crate::syntax::page::PageDocument;
use crate::syntax::taxonomy::{Entry, Taxonomy};

/// How a site stands among its editions. The main edition, and a site that has no other, translates nothing.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// All languages, the main one first; empty for a site with one edition.
    pub languages: Vec<String>,
    /// The language that stands in for a missing translation; `None` in the main edition.
    pub main: Option<String>,
    /// Texts without a translation, by their files below `content/`.
    missing: BTreeSet<String>,
    /// Keys of topics, sectors and countries, and ids of terms, without a translation.
    missing_entries: BTreeSet<String>,
    missing_terms: BTreeSet<String>,
    /// What has been translated.
    pub pairs: Pairs,
}

/// Originals and their translations as written, with the original's file.
#[derive(Debug, Clone, Default)]
pub struct Pairs {
    /// Cases.
    pub cases: Vec<Pair<CaseDocument>>,
    /// Pages.
    pub pages: Vec<Pair<PageDocument>>,
    /// Assessments.
    pub assessments: Vec<Pair<AssessmentDocument>>,
    /// Entries of `topics.yaml` that the original does not have.
    pub unknown: Vec<Spanned<String>>,
}

/// An original and its translation.
#[derive(Debug, Clone)]
pub struct Pair<T> {
    /// The original's file below `content/`.
    pub source: String,
    /// The original.
    pub original: Arc<T>,
    /// Its translation, as written.
    pub translation: Arc<T>,
}

/// The texts in one language that lie beside those of the main language, by the original's file.
#[derive(Debug, Clone, Default)]
pub struct Translations {
    /// Cases.
    pub cases: BTreeMap<String, Arc<CaseDocument>>,
    /// Pages.
    pub pages: BTreeMap<String, Arc<PageDocument>>,
    /// Assessments.
    pub assessments: BTreeMap<String, Arc<AssessmentDocument>>,
    /// `topics.yaml`.
    pub taxonomy: Taxonomy,
    /// `glossary.yaml`.
    pub glossary: Vec<Term>,
}

/// Texts with their files below `content/`.
type Files<T> = Vec<(String, Arc<T>)>;

impl Edition {
    /// Returns how the main edition of a site in several languages stands.
    #[must_use]
    pub fn main(languages: &[&str]) -> Self {
        let several = languages.len() > 1;
        let languages = languages.iter().filter(|_| several);
        Self {
            languages: languages.map(ToString::to_string).collect(),
            ..Self::default()
        }
    }

    /// Returns how an edition stands that is a translation; what is missing is added as it is met.
    #[must_use]
    pub fn translated(languages: &[&str]) -> Self {
        Self {
            main: languages.first().map(ToString::to_string),
            ..Self::main(languages)
        }
    }

    /// Puts translated cases in the place of the original ones.
    pub fn cases(&mut self, cases: &mut Files<CaseDocument>, translated: &Translations) {
        let pairs = self.put(cases, &translated.cases, |original, translation| {
            Some(CaseDocument {
                weight: original.weight,
                aliases: original.aliases.clone(),
                related: original.related.clone(),
                draft: original.draft,
                body: body(&original.body, &translation.body),
                ..translation.clone()
            })
        });
        self.pairs.cases = pairs;
    }

    /// Puts translated pages in the place of the original ones.
    pub fn pages(&mut self, pages: &mut Files<PageDocument>, translated: &Translations) {
        let pairs = self.put(pages, &translated.pages, |original, translation| {
            Some(PageDocument {
                weight: original.weight,
                aliases: original.aliases.clone(),
                draft: original.draft,
                body: body(&original.body, &translation.body),
                ..translation.clone()
            })
        });
        self.pairs.pages = pairs;
    }

    /// Puts translated assessments in the place of the original ones, but for one whose original has changed
    /// since: its answers would be compared with answers to other questions.
    pub fn assessments(
        &mut self,
        assessments: &mut Files<AssessmentDocument>,
        translated: &Translations,
    ) {
        let pairs = self.put(
            assessments,
            &translated.assessments,
            |original, translation| {
                is_of_this_version(original, translation).then(|| AssessmentDocument {
                    weight: original.weight,
                    status: original.status,
                    changes: original.changes.clone(),
                    groups: Groups {
                        roles: translation.groups.roles.clone(),
                        ..original.groups.clone()
                    },
                    // It stands for the words of the original.
                    wording: None,
                    version: original.version.clone(),
                    ..translation.clone()
                })
            },
        );
        self.pairs.assessments = pairs;
    }

    fn put<T>(
        &mut self,
        files: &mut Files<T>,
        translated: &BTreeMap<String, Arc<T>>,
        join: impl Fn(&T, &T) -> Option<T>,
    ) -> Vec<Pair<T>> {
        let mut pairs = Vec::new();
        for (source, document) in files {
            let Some(translation) = translated.get(source) else {
                self.missing.insert(source.clone());
                continue;
            };
            pairs.push(Pair {
                source: source.clone(),
                original: Arc::clone(document),
                translation: Arc::clone(translation),
            });
            match join(document, translation) {
                Some(joined) => *document = Arc::new(joined),
                None => _ = self.missing.insert(source.clone()),
            }
        }
        pairs
    }

    /// Puts translated words in the place of the original ones in the list of topics, sectors and countries.
    pub fn taxonomy(&mut self, taxonomy: &mut Taxonomy, translated: &Taxonomy) {
        let pairs = [
            (&mut taxonomy.topics, &translated.topics),
            (&mut taxonomy.sectors, &translated.sectors),
            (&mut taxonomy.countries, &translated.countries),
        ];
        for (entries, translated) in pairs {
            let unknown = translated.iter().map(|entry| &entry.id);
            let known: BTreeSet<String> =
                entries.iter().map(|entry| entry.id.value.clone()).collect();
            let by_id = by_id(translated, |entry| &entry.id.value);
            let unknown = unknown.filter(|id| !known.contains(&id.value)).cloned();
            self.pairs.unknown.extend(unknown);
            for entry in entries.iter_mut() {
                match by_id.get(entry.id.value.as_str()) {
                    Some(new) => *entry = (*new).clone(),
                    None => _ = self.missing_entries.insert(entry.id.value.clone()),
                }
            }
        }
    }

    /// Puts translated terms in the place of the original ones.
    pub fn glossary(&mut self, terms: &mut [Term], translated: &[Term]) {
        let known: BTreeSet<String> = terms.iter().map(|term| term.id.value.clone()).collect();
        let by_id = by_id(translated, |term| &term.id.value);
        let unknown = translated.iter().map(|term| &term.id);
        let unknown = unknown.filter(|id| !known.contains(&id.value)).cloned();
        self.pairs.unknown.extend(unknown);
        for term in terms {
            match by_id.get(term.id.value.as_str()) {
                Some(&new) => {
                    // What it rests on is the original's.
                    *term = Term {
                        cites: term.cites.clone(),
                        undefined: term.undefined,
                        ..new.clone()
                    }
                }
                None => _ = self.missing_terms.insert(term.id.value.clone()),
            }
        }
    }

    /// Returns the files that have no translation.
    #[must_use]
    pub fn missing(&self) -> &BTreeSet<String> {
        &self.missing
    }

    /// Returns how many topics, sectors and countries have no translation, and how many terms.
    #[must_use]
    pub fn missing_words(&self) -> (usize, usize) {
        (self.missing_entries.len(), self.missing_terms.len())
    }
}

/// Tells whether a translation is of the words of today: a new patch only corrects.
#[must_use]
pub fn is_of_this_version(original: &AssessmentDocument, translation: &AssessmentDocument) -> bool {
    let version = |one: &AssessmentDocument| {
        Version::parse(&one.version.value).map(|version| (version.major, version.minor))
    };
    version(original) == version(translation)
}

/// Gives the headings of a translation the anchors of the original's: what leads to one leads to the other.
fn body(original: &Body, translation: &Body) -> Body {
    let mut body = translation.clone();
    if original.headings.len() != body.headings.len() {
        return body; // `check` tells it
    }
    for (heading, of) in body.headings.iter_mut().zip(&original.headings) {
        heading.id.clone_from(&of.id);
    }
    body
}

impl Site {
    /// Returns the language of a text, by its file, where that is not the language of this edition.
    #[must_use]
    pub fn language_of(&self, source: &str) -> Option<&str> {
        let main = self.edition.main.as_deref();
        main.filter(|_| self.edition.missing.contains(source))
    }

    /// Returns the language of a topic, sector or country, where that is not the language of this edition.
    #[must_use]
    pub fn language_of_entry(&self, entry: &Entry) -> Option<&str> {
        let main = self.edition.main.as_deref();
        main.filter(|_| self.edition.missing_entries.contains(&entry.id.value))
    }

    /// Returns the language of a term, where that is not the language of this edition.
    #[must_use]
    pub fn language_of_term(&self, term: &Term) -> Option<&str> {
        let main = self.edition.main.as_deref();
        main.filter(|_| self.edition.missing_terms.contains(&term.id.value))
    }

    /// Returns the words by which answers are compared: those of the original, in every edition.
    #[must_use]
    pub fn original<'a>(
        &'a self,
        source: &str,
        document: &'a AssessmentDocument,
    ) -> &'a AssessmentDocument {
        let mut pairs = self.edition.pairs.assessments.iter();
        pairs
            .find(|pair| pair.source == source)
            .map_or(document, |pair| &*pair.original)
    }
}

/// Returns the first of each id.
fn by_id<T>(list: &[T], id: impl Fn(&T) -> &str) -> BTreeMap<&str, &T> {
    let mut found = BTreeMap::new();
    for one in list {
        found.entry(id(one)).or_insert(one);
    }
    found
}

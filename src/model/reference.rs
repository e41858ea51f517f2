//! The bibliography: works in Hayagriva's form, told in one Harvard style.

use std::collections::{BTreeMap, BTreeSet};

use hayagriva::archive::{self, ArchivedStyle, LOCALES};
use hayagriva::citationberg::{FontStyle, Locale, LocaleCode, Style};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, Entry, Library,
};

use super::order::Order;
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::Span;
use crate::syntax::references::Work;
use crate::syntax::yaml::{Node, Value};

/// A piece of a reference as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they are a title in italics.
    pub is_italic: bool,
    /// Where they lead, if anywhere.
    pub url: Option<String>,
}

/// A work, ready to be cited and listed.
#[derive(Debug, Clone)]
pub struct Reference {
    /// Its key.
    pub key: String,
    /// Where it stands in `references.yaml`.
    pub span: Span,
    /// How a citation names it: `West et al., 2014`.
    pub label: String,
    /// Its title alone.
    pub title: String,
    /// How the list prints it.
    pub runs: Vec<Run>,
    /// What the editors add, such as what is missing from the copy used.
    pub note: Option<String>,
}

/// All works, in the order of the list.
#[derive(Debug, Clone, Default)]
pub struct Bibliography {
    references: Vec<Reference>,
    by_key: BTreeMap<String, usize>,
    /// Keys of works that are there but could not be read; they have been reported.
    unread: BTreeSet<String>,
}

/// How many works there may be: the style holds each against all others by the same people.
const MOST: usize = 5_000;

impl Bibliography {
    /// Reads all works and styles them in a language; what is wrong with one is added to `faults`.
    #[must_use]
    pub fn new(works: &[Work], language: &str, faults: &mut Faults) -> Self {
        if let Some(work) = works.get(MOST) {
            let message = format!("more than {MOST} works");
            let fault = Diagnostic::error("page-too-long", work.key.span, message);
            faults.push(fault.help("leave out those that nothing cites"));
        }
        let few = works.iter().filter(|_| works.len() <= MOST);
        let entries: Vec<(&Work, Entry)> = few
            .filter_map(|work| entry(work, faults).map(|entry| (work, entry)))
            .collect();
        let references = styled(&entries, language);
        // The order of a list must not hang on the style's own idea of equal names.
        let order = Order::new(language);
        let mut keyed: Vec<(String, Reference)> = references
            .into_iter()
            .map(|work| (sort_key(&work), work))
            .collect();
        keyed.sort_by(|(one, a), (other, b)| {
            let by_words = order.compare(one, other);
            by_words.then_with(|| a.key.cmp(&b.key))
        });
        let references: Vec<Reference> = keyed.into_iter().map(|(_, work)| work).collect();
        let by_key: BTreeMap<String, usize> = references
            .iter()
            .enumerate()
            .map(|(at, work)| (work.key.clone(), at))
            .collect();
        let is_unread = |work: &&Work| !by_key.contains_key(&work.key.value);
        let unread = works
            .iter()
            .filter(is_unread)
            .map(|work| work.key.value.clone())
            .collect();
        Self {
            references,
            by_key,
            unread,
        }
    }

    /// Returns a work by its key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Reference> {
        self.by_key.get(key).map(|&at| &self.references[at])
    }

    /// Tells whether there is a work with this key, even one that could not be read.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.by_key.contains_key(key) || self.unread.contains(key)
    }

    /// Returns the works with some keys, in the order of the list.
    pub fn among(&self, keys: &BTreeSet<&str>) -> impl Iterator<Item = &Reference> {
        let places = keys.iter().filter_map(|key| self.by_key.get(*key));
        let places: BTreeSet<usize> = places.copied().collect();
        places.into_iter().map(|at| &self.references[at])
    }

    /// Returns all works in the order of the list.
    #[must_use]
    pub fn all(&self) -> &[Reference] {
        &self.references
    }

    /// Returns all keys, sorted.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.by_key.keys().map(String::as_str)
    }
}

fn sort_key(work: &Reference) -> String {
    let printed: String = work.runs.iter().map(|run| run.text.as_str()).collect();
    let printed = printed.to_lowercase();
    printed.strip_prefix("the ").unwrap_or(&printed).to_owned()
}

/// Hands a work to the library; it understands maps and numbers, so our tree becomes JSON first.
fn entry(work: &Work, faults: &mut Faults) -> Option<Entry> {
    let map = serde_json::Map::from_iter([(work.key.value.clone(), json(&work.fields))]);
    match serde_json::from_value::<Library>(serde_json::Value::Object(map)) {
        Ok(library) => library.into_iter().next(),
        Err(error) => {
            let message = format!("cannot read the work `{}`: {error}", work.key.value);
            faults.push(Diagnostic::error("bad-reference", work.key.span, message).help(
                "a work needs at least `type:` (report, book, article, web ...), `title:`, `author:` and `date:`",
            ));
            None
        }
    }
}

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Empty => serde_json::Value::Null,
        Value::Scalar(text) => text.as_str().into(),
        Value::List(nodes) => nodes.iter().map(json).collect(),
        Value::Map(pairs) => pairs
            .iter()
            .map(|pair| (pair.key.value.clone(), json(&pair.value)))
            .collect(),
    }
}

fn styled(entries: &[(&Work, Entry)], language: &str) -> Vec<Reference> {
    let Style::Independent(style) = ArchivedStyle::HarvardCiteThemRight.get() else {
        return Vec::new();
    };
    let locales = locales(language);
    let mut driver = BibliographyDriver::new();
    for (_, entry) in entries {
        driver.citation(CitationRequest::from_items(
            vec![CitationItem::with_entry(entry)],
            &style,
            &locales,
        ));
    }
    let rendered = driver.finish(BibliographyRequest {
        style: &style,
        locale: Some(LocaleCode(language.to_owned())),
        locale_files: &locales,
    });
    let mut printed: BTreeMap<String, Vec<Run>> = BTreeMap::new();
    for item in rendered
        .bibliography
        .into_iter()
        .flat_map(|list| list.items)
    {
        printed.insert(item.key, runs(&item.content));
    }
    entries
        .iter()
        .zip(rendered.citations)
        .map(|((work, entry), citation)| {
            let label: String = runs(&citation.citation)
                .into_iter()
                .map(|run| run.text)
                .collect();
            Reference {
                key: work.key.value.clone(),
                span: work.key.span,
                label: label
                    .trim_start_matches('(')
                    .trim_end_matches(')')
                    .to_owned(),
                title: entry.title().map(ToString::to_string).unwrap_or_default(),
                runs: printed.remove(entry.key()).unwrap_or_default(),
                note: entry.note().map(ToString::to_string),
            }
        })
        .collect()
}

/// Reads the words that the style needs in a language: those of its relatives, and those that stand in for
/// what they lack. To read all sixty languages would take half the time of a small site's build.
fn locales(language: &str) -> Vec<Locale> {
    let family = language.split('-').next().unwrap_or(language);
    let is_wanted = |bytes: &&&[u8]| {
        // A language names itself first.
        let start = &bytes[..bytes.len().min(40)];
        [family, "en-US"].iter().any(|name| {
            let mut places = start.windows(name.len());
            places.any(|place| place == name.as_bytes())
        })
    };
    let wanted = LOCALES.iter().filter(is_wanted);
    let found: Vec<Locale> = wanted
        .filter_map(|bytes| ciborium::from_reader(*bytes).ok())
        .collect();
    if found.is_empty() {
        return archive::locales();
    }
    found
}

fn runs(content: &ElemChildren) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for child in &content.0 {
        match child {
            ElemChild::Text(text) => push(
                &mut runs,
                &text.text,
                text.formatting.font_style == FontStyle::Italic,
                None,
            ),
            ElemChild::Link { text, url } => {
                push(
                    &mut runs,
                    &text.text,
                    text.formatting.font_style == FontStyle::Italic,
                    Some(url.clone()),
                );
            }
            ElemChild::Markup(text) => push(&mut runs, text, false, None),
            ElemChild::Elem(inner) => runs.extend(self::runs(&inner.children)),
            ElemChild::Transparent { .. } => {}
        }
    }
    runs
}

/// Adds a run; after a title that ends a sentence itself the style's full stop is left out.
fn push(runs: &mut Vec<Run>, text: &str, is_italic: bool, url: Option<String>) {
    let is_ended = runs
        .last()
        .is_some_and(|last| last.text.ends_with(['?', '!']));
    let text = match text.strip_prefix('.') {
        Some(rest) if is_ended => rest,
        _ => text,
    };
    match runs.last_mut() {
        Some(last) if last.is_italic == is_italic && last.url == url => last.text.push_str(text),
        _ => runs.push(Run {
            text: text.to_owned(),
            is_italic,
            url,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;
    use crate::span::FileId;
    use crate::syntax::references;

    fn read(text: &str) -> (Bibliography, Faults) {
        let file = SourceFile {
            id: FileId(0),
            path: "references.yaml".into(),
            text: text.into(),
        };
        let mut faults = Faults::new();
        let works = references::parse(&file, &mut faults).unwrap();
        (Bibliography::new(&works, "en-GB", &mut faults), faults)
    }

    const REPORT: &str = "smith2014:\n  type: report\n  title: On wards\n  author: [Smith, Jones, Brown, Green]\n  \
                          date: 2014\n  publisher: A Press\n";

    #[test]
    fn works_are_told_in_one_harvard_style() {
        let (list, faults) = read(REPORT);
        assert!(faults.is_empty(), "{faults:?}");
        let work = list.get("smith2014").unwrap();
        assert_eq!(work.label, "Smith et al., 2014");
        let printed: String = work.runs.iter().map(|run| run.text.as_str()).collect();
        assert!(
            printed.contains("(2014)") && printed.contains("A Press"),
            "{printed}"
        );
        assert!(
            work.runs
                .iter()
                .any(|run| run.is_italic && run.text == "On wards"),
            "{:?}",
            work.runs
        );
    }

    #[test]
    fn a_work_is_told_alike_with_all_languages_at_hand_and_with_those_that_are_needed() {
        let told = |language| {
            let mut faults = Faults::new();
            let file = SourceFile {
                id: FileId(0),
                path: "references.yaml".into(),
                text: format!(
                    "{REPORT}  editor: [Gray, Hill]\n  url: {{ value: https://a.example, date: 2015-02-03 }}\n"
                )
                .into(),
            };
            let works = references::parse(&file, &mut faults).unwrap();
            let list = Bibliography::new(&works, language, &mut faults);
            let work = list.get("smith2014").unwrap();
            let printed: String = work.runs.iter().map(|run| run.text.as_str()).collect();
            printed
        };
        assert!(
            told("en-GB").contains("Accessed: 3 February 2015"),
            "{}",
            told("en-GB")
        );
        for language in ["de", "sv-SE", "cy", "la"] {
            let needed: Vec<LocaleCode> = locales(language)
                .into_iter()
                .filter_map(|one| one.lang)
                .collect();
            assert!(needed.contains(&LocaleCode("en-US".into())), "{needed:?}");
            assert!(!told(language).is_empty());
        }
        let needed = locales("de-AT").len();
        assert!((2..10).contains(&needed), "{needed}");
    }

    #[test]
    fn a_title_that_asks_has_one_mark_at_its_end() {
        let (list, _) = read(&REPORT.replace("On wards", "Why wards?"));
        let work = list.get("smith2014").unwrap();
        let printed: String = work.runs.iter().map(|run| run.text.as_str()).collect();
        assert!(printed.contains("Why wards? A Press"), "{printed}");
    }

    #[test]
    fn a_work_that_cannot_be_read_is_a_fault_at_its_key_and_the_others_stay() {
        let (list, faults) = read(&format!("{REPORT}bad:\n  type: pamphlet\n  title: X\n"));
        assert_eq!((faults.len(), faults[0].rule), (1, "bad-reference"));
        assert_eq!(list.keys().collect::<Vec<_>>(), ["smith2014"]);
    }
}

//! The site as search sees it: one entry for each case, page, assessment and question of it, topic, term and work. Each is
//! made when it is asked for, since together they are as large as the site.

use std::borrow::Cow;
use std::iter;

use super::entry::{Entry, Kind, Section};
use crate::hand::InHand;
use crate::model::{self, Assessment, Body, Case, Item, Page, Reference, Route, Site, Term};
use crate::span::Spanned;

/// Everything that search can find.
pub enum Entries<'a> {
    /// What a site holds.
    Of(&'a Site, Vec<Found<'a>>),
    /// What was made before.
    Made(Vec<Entry>),
}

/// A thing of a site that can be found.
#[derive(Clone, Copy)]
pub enum Found<'a> {
    /// A case.
    Case(&'a Case),
    /// A page.
    Page(&'a Page),
    /// An assessment.
    Assessment(&'a Assessment),
    /// A question of an assessment.
    Item(&'a Assessment, &'a Item),
    /// A topic.
    Topic(&'a model::Entry),
    /// A term of the glossary.
    Term(&'a Term),
    /// A work of the bibliography.
    Work(&'a Reference),
}

impl<'a> Entries<'a> {
    /// Lists what a site holds.
    #[must_use]
    pub fn of(site: &'a Site) -> Self {
        let pages = site.home.iter().chain(&site.pages);
        let items = |assessment: &'a Assessment| {
            let items = assessment.document.items();
            items.map(move |item| Found::Item(assessment, item))
        };
        let found = (site.cases.iter().map(Found::Case))
            .chain(pages.map(Found::Page))
            .chain(site.assessments.iter().map(Found::Assessment))
            .chain(site.assessments.iter().flat_map(items))
            .chain(site.topics().map(Found::Topic))
            .chain(site.glossary.iter().map(Found::Term))
            .chain(site.bibliography.all().iter().map(Found::Work));
        Self::Of(site, found.collect())
    }

    /// Returns how many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Of(_, found) => found.len(),
            Self::Made(entries) => entries.len(),
        }
    }

    /// Tells whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns one, with its text.
    #[must_use]
    pub fn get(&self, at: usize) -> Cow<'_, Entry> {
        match self {
            Self::Of(site, found) => {
                let source = match found[at] {
                    Found::Case(case) => Some(&case.source),
                    Found::Page(page) => Some(&page.source),
                    Found::Assessment(one) | Found::Item(one, _) => Some(&one.source),
                    Found::Topic(_) | Found::Term(_) | Found::Work(_) => None,
                };
                let _hand = source.map(|source| InHand::below(&site.config.src, source));
                let mut entry = head(site, found[at]);
                entry.sections = text(site, found[at]);
                Cow::Owned(entry)
            }
            Self::Made(entries) => Cow::Borrowed(&entries[at]),
        }
    }

    /// Returns one for all but its sections, which may be empty.
    #[must_use]
    pub fn head(&self, at: usize) -> Cow<'_, Entry> {
        match self {
            Self::Of(site, found) => Cow::Owned(head(site, found[at])),
            Self::Made(entries) => Cow::Borrowed(&entries[at]),
        }
    }
}

fn head(site: &Site, found: Found<'_>) -> Entry {
    let mut entry = match found {
        Found::Case(case) => case_entry(site, case),
        Found::Page(page) => page_entry(site, page),
        Found::Assessment(assessment) => assessment_entry(assessment),
        Found::Item(assessment, item) => item_entry(assessment, item),
        Found::Topic(topic) => plain(
            Kind::Topic,
            &topic.topic_route(),
            &topic.title,
            &topic.summary,
        ),
        Found::Term(term) => term_entry(term),
        Found::Work(work) => work_entry(work),
    };
    if let Cow::Owned(published) = site.published(&entry.url) {
        entry.url = published;
    }
    entry
}

fn text(site: &Site, found: Found<'_>) -> Vec<Section> {
    match found {
        Found::Case(case) => {
            let document = &case.document;
            let outcomes = document.outcomes.iter();
            let outcomes = outcomes.map(|outcome| outcome.claim.as_str());
            // The name is a sentence of its own in an excerpt.
            let opening = [document.organisation.as_str(), "."].into_iter();
            sections(site, &document.body, opening.chain(outcomes))
        }
        Found::Page(page) => sections(site, &page.document.body, iter::empty()),
        Found::Assessment(assessment) => {
            let domains = assessment.document.domains.iter();
            lead(domains.flat_map(|domain| [domain.title.as_str(), ".", domain.summary.as_str()]))
        }
        // What each level means is text.
        Found::Item(_, item) => {
            let anchors = item.anchors.iter().flatten();
            lead(anchors.map(|anchor| anchor.value.as_str()))
        }
        Found::Topic(_) | Found::Term(_) | Found::Work(_) => Vec::new(),
    }
}

fn plain(kind: Kind, route: &Route, title: &str, summary: &str) -> Entry {
    Entry {
        summary: joined([summary].into_iter()),
        ..Entry::new(kind, route.as_str(), title)
    }
}

fn case_entry(site: &Site, case: &Case) -> Entry {
    let document = &case.document;
    Entry {
        topics: titles(site, &document.topics),
        country: site
            .country(&document.country.value)
            .map(|country| country.title.clone()),
        sector: site
            .sector(&document.sector.value)
            .map(|sector| sector.title.clone()),
        headings: headings(&document.body),
        ..plain(
            Kind::Case,
            &case.route,
            &document.title.value,
            &document.summary,
        )
    }
}

/// Returns the titles of topics.
fn titles(site: &Site, topics: &[Spanned<String>]) -> Vec<String> {
    let found = topics.iter().filter_map(|key| site.topic(&key.value));
    found.map(|topic| topic.title.clone()).collect()
}

fn page_entry(site: &Site, page: &Page) -> Entry {
    let document = &page.document;
    Entry {
        topics: titles(site, &document.topics),
        headings: headings(&document.body),
        ..plain(
            Kind::Page,
            &page.route,
            &document.title.value,
            &document.summary,
        )
    }
}

fn assessment_entry(assessment: &Assessment) -> Entry {
    let document = &assessment.document;
    let domains = document.domains.iter();
    Entry {
        headings: joined(domains.map(|domain| domain.title.as_str())),
        ..plain(
            Kind::Assessment,
            &assessment.route,
            &document.title.value,
            &document.summary,
        )
    }
}

/// A question: the summary is the help.
fn item_entry(assessment: &Assessment, item: &Item) -> Entry {
    let route = Route::new(format!("{}#{}", assessment.route, item.id.value));
    let hint = item.hint.as_deref().unwrap_or_default();
    plain(Kind::Item, &route, &item.stem, hint)
}

fn term_entry(term: &Term) -> Entry {
    let title = match &term.acronym {
        Some(acronym) => format!("{} ({acronym})", term.term),
        None => term.term.clone(),
    };
    let route = Route::new(format!("glossary.html#{}", term.id.value));
    Entry {
        headings: term.also.join(" "),
        ..plain(Kind::Term, &route, &title, &term.definition)
    }
}

fn work_entry(work: &Reference) -> Entry {
    let printed: String = work.runs.iter().map(|run| run.text.as_str()).collect();
    let title = format!("{} ({})", work.title, work.label);
    let route = Route::new(format!("references.html#ref-{}", work.key));
    plain(Kind::Reference, &route, title.trim_start(), &printed)
}

/// Returns the headings below those that sections have.
fn headings(body: &Body) -> String {
    let below = body.headings.iter().filter(|heading| heading.level > 2);
    joined(below.map(|heading| heading.text.as_str()))
}

/// Returns the text of a body by section; `opening` comes before what stands above the first heading.
fn sections<'a>(site: &Site, body: &Body, opening: impl Iterator<Item = &'a str>) -> Vec<Section> {
    let texts = site.section_texts(body);
    let above = texts.iter().filter(|section| section.id.is_empty());
    let opening: Vec<&str> = opening.collect();
    let opening = opening.iter().copied();
    let first = joined(opening.chain(above.flat_map(|section| lines(&section.text))));
    let below = texts.iter().filter(|section| !section.id.is_empty());
    let below = below.map(|section| Section {
        id: section.id.clone(),
        title: section.title.clone(),
        text: joined(lines(&section.text)),
    });
    let first = Section {
        text: first,
        ..Section::default()
    };
    iter::once(first).chain(below).collect()
}

/// Returns the lines of a text, with a full stop behind one that has no mark at its end, such as a heading or a cell.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let line = line.trim();
        let is_open = line.ends_with(|last: char| last.is_alphanumeric() || last == ')');
        [line, if is_open { "." } else { "" }]
    })
}

fn lead<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Section> {
    vec![Section {
        text: joined(texts),
        ..Section::default()
    }]
}

/// Joins texts, with single spaces, so that an excerpt reads as a sentence does.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for text in texts {
        if is_joined(text) {
            push(&mut joined, text);
            continue;
        }
        for word in text.split_whitespace() {
            push(&mut joined, word);
        }
    }
    joined
}

/// Adds a word, or words that are joined already.
fn push(joined: &mut String, words: &str) {
    // A mark that was taken out leaves a space before its full stop.
    let closes = words.len() == 1 && words.starts_with(CLOSING);
    if !joined.is_empty() && !closes {
        joined.push(' ');
    }
    joined.push_str(words);
}

/// The marks that close a sentence or a part of one.
const CLOSING: [char; 7] = ['.', ',', ';', ':', ')', '?', '!'];

/// Returns whether a text has words, nothing but single spaces between them, and no mark by itself: most have, and need
/// not be taken apart.
fn is_joined(text: &str) -> bool {
    let mut after_space = true;
    for letter in text.chars() {
        let is_space = letter.is_whitespace();
        if is_space && (after_space || letter != ' ') || after_space && CLOSING.contains(&letter) {
            return false;
        }
        after_space = is_space;
    }
    !after_space
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_joined_as_sentences_read() {
        assert_eq!(
            joined(["One  two ", ".\n", "Three"].into_iter()),
            "One two. Three"
        );
    }

    #[test]
    fn a_text_that_is_joined_is_kept_as_it_is() {
        assert!(is_joined("One.") && is_joined("One, (two) and three?"));
        for text in [
            "", " ", ".", " a", "a ", "a  b", "a\tb", "a\u{a0}b", "a . b", "a )",
        ] {
            assert!(!is_joined(text), "{text:?}");
        }
        assert_eq!(
            joined(["a .", ".b", ")", "c\u{a0} d"].into_iter()),
            "a. .b) c d"
        );
    }

    #[test]
    fn a_heading_does_not_run_into_the_text_below_it() {
        assert_eq!(
            joined(lines("A heading\nA sentence.\nWhy ?\n")),
            "A heading. A sentence. Why?"
        );
    }
}

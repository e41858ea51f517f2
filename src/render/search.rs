//! The search page: what results can be narrowed to, and the A to Z that needs no script.
//!
//! An A to Z that would be megabytes is cut by letter, and a long letter into parts; the search page then
//! holds the letters only.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::navigation::SEARCH;
use super::view::{
    EntryLetter, EntryView, LetterLink, LetterPage, PartLink, SearchFacet, SearchPage,
};
use super::{Head, Place, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{Entry, Reference, Route, Site, Term};

/// Something a reader can go to.
struct Known {
    title: String,
    route: Route,
    anchor: Option<String>,
    kind: &'static str,
    /// The language of the title, where that is not the language of the edition.
    lang: Option<String>,
}

/// A letter of the A to Z, or a part of one.
struct Part {
    letter: String,
    /// Where it lives, if it has a page of its own.
    route: Route,
    entries: Vec<Known>,
}

/// Everything a reader can go to, in order.
pub(super) struct AToZ {
    parts: Vec<Part>,
    is_cut: bool,
}

impl AToZ {
    pub(super) fn new(site: &Site) -> Self {
        let (all, most) = (everything(site), site.config.longest_list);
        let is_cut = all.len() > most;
        let letter = |known: &Known| site.order.letter(&known.title);
        let by_letter = by_letter(all.into_iter().map(|known| (letter(&known), known)));
        let mut parts = Vec::new();
        for (letter, mut entries) in by_letter {
            let name = name_of(&letter);
            let mut number = 1;
            while !entries.is_empty() {
                let rest = entries.split_off(entries.len().min(most));
                parts.push(Part {
                    letter: letter.clone(),
                    route: letter_route(&name, number),
                    entries: std::mem::replace(&mut entries, rest),
                });
                number += 1;
            }
        }
        Self { parts, is_cut }
    }

    /// Returns the positions of the parts that are pages of their own.
    pub(super) fn pages(&self) -> std::ops::Range<usize> {
        0..if self.is_cut { self.parts.len() } else { 0 }
    }

    /// Links each letter to its first page.
    fn letter_links(&self, from: &Route, current: Option<&str>) -> Vec<LetterLink> {
        let mut links: Vec<LetterLink> = Vec::new();
        for at in self.pages() {
            let part = &self.parts[at];
            match links.last_mut().filter(|link| link.letter == part.letter) {
                Some(link) => link.count += part.entries.len(),
                None => links.push(LetterLink {
                    letter: part.letter.clone(),
                    url: from.to(&part.route, None),
                    count: part.entries.len(),
                    current: current == Some(&part.letter),
                }),
            }
        }
        links
    }

    /// Links the parts of a letter that has several.
    fn part_links(&self, of: &Part) -> Vec<PartLink> {
        let parts = self.parts.iter().filter(|part| part.letter == of.letter);
        let title = |known: Option<&Known>| known.map(|known| known.title.clone());
        let link = |part: &Part| PartLink {
            first: title(part.entries.first()).unwrap_or_default(),
            last: title(part.entries.last()).unwrap_or_default(),
            url: of.route.to(&part.route, None),
            current: part.route == of.route,
        };
        let links: Vec<PartLink> = parts.map(link).collect();
        if links.len() > 1 { links } else { Vec::new() }
    }
}

/// Returns the addresses of the letters that are pages of their own.
pub(super) fn letter_routes(site: &Site) -> Vec<Route> {
    if !site.config.search {
        return Vec::new();
    }
    let most =
        site.cases.len() + site.pages.len() + site.assessments.len() + site.taxonomy.topics.len();
    if most + 2 * site.glossary.len() + site.bibliography.all().len() <= site.config.longest_list {
        return Vec::new(); // no need to put them in order
    }
    let titles = titles_of_everything(site);
    if titles.len() <= site.config.longest_list {
        return Vec::new();
    }
    // How many each letter has, and its first: that puts the letters in order, without all the rest.
    let mut letters: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for title in &titles {
        let (count, first) = letters
            .entry(site.order.letter(title))
            .or_insert((0, title));
        *count += 1;
        if site.order.compare(title, first).is_lt() {
            *first = title;
        }
    }
    let mut letters: Vec<(String, (usize, &str))> = letters.into_iter().collect();
    letters.sort_by(|(_, (_, one)), (_, (_, other))| site.order.compare(one, other));
    let pages = letters.iter().flat_map(|(letter, (count, _))| {
        let parts = count.div_ceil(site.config.longest_list);
        (1..=parts).map(|number| letter_route(&name_of(letter), number))
    });
    pages.collect()
}

/// Returns the address of a part of a letter.
fn letter_route(name: &str, number: usize) -> Route {
    Route::new(match number {
        1 => format!("a-to-z/{name}.html"),
        _ => format!("a-to-z/{name}-{number}.html"),
    })
}

impl Renderer<'_> {
    fn a_to_z(&self) -> &AToZ {
        self.a_to_z.get_or_init(|| AToZ::new(self.site))
    }

    pub(super) fn search(&self) -> Result<String, Diagnostic> {
        let route = Route::new(SEARCH);
        let (title, description) = self.words_of("search");
        let letters = if self.a_to_z().is_cut {
            Vec::new()
        } else {
            let letters = self.a_to_z().parts.iter().map(|part| EntryLetter {
                letter: part.letter.clone(),
                entries: self.entries(&route, part),
            });
            letters.collect()
        };
        let content = SearchPage {
            facets: facets(self.site),
            letters,
            letter_links: self.a_to_z().letter_links(&route, None),
        };
        let head = Head {
            scripts: &["results", "search"],
            ..Head::new("search", &route, title, description)
        };
        self.render("pages/search.html", &head, content)
    }

    pub(super) fn letter_page(&self, at: usize) -> Result<String, Diagnostic> {
        let part = &self.a_to_z().parts[at];
        let (title, description) = self.words_of("a_to_z");
        let title = title.replace("{letter}", &part.letter);
        let content = LetterPage {
            letter_links: self.a_to_z().letter_links(&part.route, Some(&part.letter)),
            parts: self.a_to_z().part_links(part),
            entries: self.entries(&part.route, part),
        };
        let search = Place {
            title: self.theme.word("pages", "search"),
            route: Route::new(SEARCH),
            lang: None,
        };
        let head = Head {
            parents: vec![search],
            ..Head::new("a-to-z", &part.route, &title, description)
        };
        self.render("pages/a-to-z.html", &head, content)
    }

    fn entries(&self, from: &Route, part: &Part) -> Vec<EntryView> {
        let entry = |known: &Known| EntryView {
            lang_html: self.lang(known.lang.as_deref()),
            title: known.title.clone(),
            url: from.to(&known.route, known.anchor.as_deref()),
            kind: known.kind,
        };
        part.entries.iter().map(entry).collect()
    }
}

/// Returns what the page of a letter is called: its letters, or the numbers of those that no address holds.
fn name_of(letter: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if letter.chars().all(plain) {
        return letter.to_lowercase();
    }
    letter.chars().fold(String::new(), |mut name, c| {
        _ = write!(name, "u{:04x}", u32::from(c));
        name
    })
}

/// Lists everything a reader can go to; a term that has an acronym is listed under both.
fn everything(site: &Site) -> Vec<Known> {
    let known = |title: &str, route: &Route, kind, lang: Option<&str>| Known {
        lang: lang.map(str::to_owned),
        title: title.to_owned(),
        route: route.clone(),
        anchor: None,
        kind,
    };
    let (glossary, references) = (Route::new("glossary.html"), Route::new("references.html"));
    let cases = site.cases.iter();
    let cases = cases.map(|case| {
        let lang = site.language_of(&case.source);
        known(&case.document.title.value, &case.route, "case", lang)
    });
    let assessments = site.assessments.iter();
    let assessments = assessments.map(|one| {
        let lang = site.language_of(&one.source);
        known(&one.document.title.value, &one.route, "assessment", lang)
    });
    let topics = site.topics();
    let topics = topics.map(|topic| {
        let lang = site.language_of_entry(topic);
        known(&topic.title, &topic.topic_route(), "topic", lang)
    });
    let terms = site.glossary.iter().flat_map(|term| {
        titles_of_term(term).map(|title| Known {
            anchor: Some(term.id.value.clone()),
            ..known(&title, &glossary, "term", site.language_of_term(term))
        })
    });
    let works = site.bibliography.all().iter().map(|work| Known {
        anchor: Some(format!("ref-{}", work.key)),
        ..known(&title_of(work), &references, "reference", None)
    });
    let pages = site.pages.iter();
    let pages = pages.map(|page| {
        let lang = site.language_of(&page.source);
        known(&page.document.title.value, &page.route, "page", lang)
    });
    let mut all: Vec<Known> = cases
        .chain(assessments)
        .chain(topics)
        .chain(terms)
        .chain(works)
        .chain(pages)
        .collect();
    all.sort_by(|a, b| {
        let by_title = site.order.compare(&a.title, &b.title);
        by_title.then_with(|| (&a.route, &a.anchor).cmp(&(&b.route, &b.anchor)))
    });
    all
}

/// Lists the titles of all that, in no order.
fn titles_of_everything(site: &Site) -> Vec<Cow<'_, str>> {
    let cases = site.cases.iter().map(|case| &case.document.title.value);
    let assessments = site.assessments.iter();
    let assessments = assessments.map(|one| &one.document.title.value);
    let topics = site.topics().map(|topic| &topic.title);
    let pages = site.pages.iter().map(|page| &page.document.title.value);
    let written = cases.chain(assessments).chain(topics).chain(pages);
    let written = written.map(|title| Cow::Borrowed(title.as_str()));
    let terms = site.glossary.iter().flat_map(titles_of_term);
    let works = site.bibliography.all().iter().map(title_of);
    written.chain(terms.chain(works).map(Cow::Owned)).collect()
}

/// Returns what a term is listed as.
fn titles_of_term(term: &Term) -> impl Iterator<Item = String> {
    let acronym = term.acronym.as_ref();
    let acronym = acronym.map(|acronym| format!("{acronym} ({})", term.term));
    std::iter::once(term.term.clone()).chain(acronym)
}

/// Returns the title of a work, with how citations name it.
fn title_of(work: &Reference) -> String {
    if work.title.is_empty() {
        work.label.clone()
    } else {
        format!("{} ({})", work.title, work.label)
    }
}

/// Lists what results can be narrowed to, the most frequent first; a choice of one is none.
fn facets(site: &Site) -> Vec<SearchFacet> {
    let taxonomy = &site.taxonomy;
    let documents = || site.cases.iter().map(|case| &case.document);
    let of_pages = site.pages.iter().flat_map(|page| &page.document.topics);
    let topics = documents().flat_map(|case| &case.topics).chain(of_pages);
    let facets = [
        ("kind", kinds(site)),
        (
            "topic",
            titles(&taxonomy.topics, topics.map(|key| &key.value)),
        ),
        (
            "country",
            titles(
                &taxonomy.countries,
                documents().map(|case| &case.country.value),
            ),
        ),
        (
            "sector",
            titles(
                &taxonomy.sectors,
                documents().map(|case| &case.sector.value),
            ),
        ),
    ];
    facets
        .into_iter()
        .filter(|(_, values)| values.len() > 1)
        .map(|(name, values)| SearchFacet { name, values })
        .collect()
}

/// Returns the sorts of things that the site holds.
fn kinds(site: &Site) -> Vec<String> {
    let items = |at: usize| site.assessments[at].document.items().next();
    let has_items = (0..site.assessments.len()).any(|at| items(at).is_some());
    let kinds = [
        ("case", !site.cases.is_empty()),
        ("assessment", !site.assessments.is_empty()),
        ("item", has_items),
        ("topic", site.topics().next().is_some()),
        ("term", !site.glossary.is_empty()),
        ("reference", !site.bibliography.all().is_empty()),
        ("page", site.home.is_some() || !site.pages.is_empty()),
    ];
    let held = kinds.into_iter().filter(|(_, is_held)| *is_held);
    held.map(|(kind, _)| kind.to_owned()).collect()
}

/// Returns the titles of the entries that keys name, those named most often first.
fn titles<'k>(entries: &[Entry], keys: impl Iterator<Item = &'k String>) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for key in keys {
        *counts.entry(key).or_default() += 1;
    }
    let count = |entry: &&Entry| counts.get(entry.id.value.as_str()).copied().unwrap_or(0);
    let mut used: Vec<&Entry> = entries.iter().filter(|entry| count(entry) > 0).collect();
    used.sort_by_key(|entry| std::cmp::Reverse(count(entry)));
    used.into_iter().map(|entry| entry.title.clone()).collect()
}

/// Puts entries that are in order under their letters, which are in order then too.
pub(super) fn by_letter<T>(entries: impl Iterator<Item = (String, T)>) -> Vec<(String, Vec<T>)> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut letters: Vec<(String, Vec<T>)> = Vec::new();
    for (letter, entry) in entries {
        let at = *places.entry(letter.clone()).or_insert(letters.len());
        if at == letters.len() {
            letters.push((letter, Vec::new()));
        }
        letters[at].1.push(entry);
    }
    letters
}

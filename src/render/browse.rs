//! What cases can be browsed by: the filters of the case list, and the same as plain lists for those
//! without JavaScript.
//!
//! The lists stand on one page where they are short. On a large site each value has pages of its own, as
//! the A to Z has.

use std::collections::BTreeMap;

use serde::Serialize;

use super::navigation::{BROWSE, CASES};
use super::rows::evidence;
use super::view::{Facet, FacetGroup, Named, PartLink};
use super::{Head, Place, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{Case, EVIDENCE, Entry, Period, Route, Site, periods};

/// Of a list as long as a page can hold, the front page and the page of a topic tell one in so many at length.
const SHARE: usize = 10;

/// One way to put cases together, with its values that have cases.
struct Group {
    name: &'static str,
    values: Vec<Value>,
}

struct Value {
    id: String,
    title: Title,
    /// The language of its name, where that is not the language of the edition.
    lang: Option<String>,
    /// Positions of its cases.
    cases: Vec<usize>,
}

/// Where the name of a value comes from.
enum Title {
    Own(String),
    Period(Period),
    Evidence(&'static str),
}

/// A list, or a part of a long one, that has a page of its own.
struct Part {
    group: usize,
    value: usize,
    number: usize,
    route: Route,
}

/// The cases by all that they can be browsed by.
pub(super) struct Browse {
    groups: Vec<Group>,
    /// The lists that are pages of their own; none where all stand on one page.
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct BrowsePage<'a> {
    groups: Vec<BrowseGroup<'a>>,
}

#[derive(Serialize)]
struct BrowseGroup<'a> {
    name: &'static str,
    values: Vec<BrowseValue<'a>>,
}

#[derive(Serialize)]
struct BrowseValue<'a> {
    /// Its anchor, where its list stands on this page.
    id: Option<String>,
    title: String,
    lang_html: String,
    count: usize,
    url: String,
    cases: Vec<CaseLine<'a>>,
}

#[derive(Serialize)]
struct BrowseListPage<'a> {
    /// The parts of the list, where it has several.
    parts: Vec<PartLink>,
    cases: Vec<CaseLine<'a>>,
}

/// A case in one line.
#[derive(Serialize)]
struct CaseLine<'a> {
    title: &'a str,
    lang_html: String,
    url: String,
    organisation: &'a str,
    country: Named<'a>,
}

impl Browse {
    pub(super) fn new(site: &Site) -> Self {
        let groups = groups(site);
        // Topics have pages already; on a large site those show the first cases only.
        let lists = groups.iter().filter(|group| group.name != "topic");
        let values = lists.flat_map(|group| &group.values);
        let most: usize = values.map(|value| value.cases.len()).sum();
        let longest = site.config.longest_list;
        let parts = if most > longest {
            parts(&groups, longest)
        } else {
            Vec::new()
        };
        Self { groups, parts }
    }

    fn part_of(&self, group: usize, value: usize) -> Option<&Part> {
        let mut parts = self.parts.iter();
        parts.find(|part| (part.group, part.value) == (group, value))
    }
}

/// Returns the addresses of the lists that are pages of their own.
pub(super) fn list_routes(site: &Site) -> Vec<Route> {
    if 24 * site.cases.len() <= site.config.longest_list {
        return Vec::new(); // no need to count: no case stands in more lists, 21 of them periods
    }
    let browse = Browse::new(site);
    browse.parts.into_iter().map(|part| part.route).collect()
}

/// Returns the address of the list of the cases with a value, on a large site.
fn list(group: &str, value: &str) -> Route {
    Route::new(format!("browse/{group}-{value}.html"))
}

fn parts(groups: &[Group], longest: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    for (group, found) in groups.iter().enumerate() {
        for (value, held) in found.values.iter().enumerate() {
            for number in 1..=held.cases.len().div_ceil(longest) {
                let route = match number {
                    1 => list(found.name, &held.id),
                    _ => Route::new(format!(
                        "browse/{}-{}-part-{number}.html",
                        found.name, held.id
                    )),
                };
                parts.push(Part {
                    group,
                    value,
                    number,
                    route,
                });
            }
        }
    }
    parts
}

fn groups(site: &Site) -> Vec<Group> {
    let taxonomy = &site.taxonomy;
    let topics = positions(site, |case| {
        let topics = case.document.topics.iter();
        topics.map(|key| key.value.as_str()).collect()
    });
    let countries = positions(site, |case| vec![case.document.country.value.as_str()]);
    let sectors = positions(site, |case| vec![case.document.sector.value.as_str()]);
    vec![
        entries(site, "topic", &taxonomy.topics, &topics),
        entries(site, "country", &taxonomy.countries, &countries),
        entries(site, "sector", &taxonomy.sectors, &sectors),
        by_period(site),
        by_evidence(site),
    ]
}

fn entries(
    site: &Site,
    name: &'static str,
    entries: &[Entry],
    cases: &BTreeMap<&str, Vec<usize>>,
) -> Group {
    let value = |entry: &Entry| Value {
        cases: cases
            .get(entry.id.value.as_str())
            .cloned()
            .unwrap_or_default(),
        id: entry.id.value.clone(),
        title: Title::Own(entry.title.clone()),
        lang: site.language_of_entry(entry).map(str::to_owned),
    };
    Group::of(name, entries.iter().map(value))
}

fn by_period(site: &Site) -> Group {
    let cases = positions(site, |case| periods(&case.document.period));
    let value = |(period, cases): (Period, Vec<usize>)| Value {
        id: period.id(),
        title: Title::Period(period),
        lang: None,
        cases,
    };
    Group::of("period", cases.into_iter().map(value))
}

fn by_evidence(site: &Site) -> Group {
    let words = EVIDENCE.iter().map(|(word, _)| *word).chain(["none"]);
    let mut cases = positions(site, |case| vec![evidence(case.document.evidence())]);
    let value = |word: &'static str| Value {
        id: word.to_owned(),
        title: Title::Evidence(word),
        lang: None,
        cases: cases.remove(word).unwrap_or_default(),
    };
    Group::of("evidence", words.map(value))
}

/// Finds the positions of the cases that have each value, in order and each once.
fn positions<'s, V: Ord>(
    site: &'s Site,
    values: impl Fn(&'s Case) -> Vec<V>,
) -> BTreeMap<V, Vec<usize>> {
    let mut found: BTreeMap<V, Vec<usize>> = BTreeMap::new();
    for (at, case) in site.cases.iter().enumerate() {
        for value in values(case) {
            let positions = found.entry(value).or_default();
            if positions.last() != Some(&at) {
                positions.push(at);
            }
        }
    }
    found
}

impl Group {
    fn of(name: &'static str, values: impl Iterator<Item = Value>) -> Self {
        let values = values.filter(|value| !value.cases.is_empty());
        Self {
            name,
            values: values.collect(),
        }
    }
}

impl Renderer<'_> {
    fn browsing(&self) -> &Browse {
        self.browse.get_or_init(|| Browse::new(self.site))
    }

    /// Returns what the list of cases can be narrowed by.
    pub(super) fn facets(&self) -> Vec<FacetGroup> {
        let groups = self.browsing().groups.iter();
        let facet = |value: &Value| Facet {
            lang_html: self.lang(value.lang.as_deref()),
            id: value.id.clone(),
            title: self.title_of(value),
            count: value.cases.len(),
        };
        let groups = groups.map(|group| FacetGroup {
            name: group.name,
            values: group.values.iter().map(facet).collect(),
        });
        groups.filter(|group| !group.values.is_empty()).collect()
    }

    /// Returns how many cases the front page and the list of cases name: all, or the first few where they are too many for a page.
    pub(super) fn cases_to_begin_with(&self) -> usize {
        let (all, longest) = (self.site.cases.len(), self.site.config.longest_list);
        if all > longest {
            longest.div_ceil(SHARE)
        } else {
            all
        }
    }

    /// Tells whether the list of cases holds all of them, each with its summary, to be narrowed in the page.
    pub(super) fn has_all_cases_on_a_page(&self) -> bool {
        self.cases_to_begin_with() == self.site.cases.len()
    }

    /// Returns the address of the cases with a value that some case has: the list of cases, narrowed, or a list of their own
    /// where that would be too long for a page.
    pub(super) fn narrowed(&self, from: &Route, group: &str, value: &str) -> String {
        if self.has_all_cases_on_a_page() {
            let cases = from.to(&Route::new(CASES.1), None);
            return format!("{cases}?{group}={value}");
        }
        from.to(&list(group, value), None)
    }

    fn title_of(&self, value: &Value) -> String {
        match value.title {
            Title::Own(ref title) => title.clone(),
            Title::Evidence(word) => self.theme.word_in("evidence", word, "label").to_owned(),
            Title::Period(period) => match period {
                Period::Early => self.theme.word("period", "early").to_owned(),
                Period::Undated => self.theme.word("period", "undated").to_owned(),
                Period::Five(first) => {
                    let words = self.theme.word("period", "five");
                    let words = words.replace("{from}", &first.to_string());
                    words.replace("{to}", &(first + 4).to_string())
                }
            },
        }
    }

    /// Returns the plain list of the cases on a topic, where its own page does not show all, and how many that shows.
    pub(super) fn long_topic(&self, id: &str) -> Option<(&Route, usize)> {
        let browse = self.browsing();
        let at = browse
            .groups
            .iter()
            .position(|group| group.name == "topic")?;
        let mut values = browse.groups[at].values.iter();
        let value = values.position(|value| value.id == id)?;
        let held = browse.groups[at].values[value].cases.len();
        let part = browse.part_of(at, value)?;
        let most = self.site.config.longest_list.div_ceil(SHARE);
        (held > most).then_some((&part.route, most))
    }

    pub(super) fn browse(&self) -> Result<String, Diagnostic> {
        let route = Route::new(BROWSE);
        let (title, description) = self.words_of("browse");
        let groups = self.browsing().groups.iter().enumerate();
        let groups = groups.map(|(at, group)| BrowseGroup {
            name: group.name,
            values: self.browse_values(&route, at),
        });
        let groups = groups.filter(|group| !group.values.is_empty());
        let content = BrowsePage {
            groups: groups.collect(),
        };
        let head = Head {
            parents: vec![self.list(CASES)],
            ..Head::new("browse", &route, title, description)
        };
        self.render("pages/browse.html", &head, content)
    }

    fn browse_values(&self, from: &Route, at: usize) -> Vec<BrowseValue<'_>> {
        let browse = self.browsing();
        let group = &browse.groups[at];
        let values = group.values.iter().enumerate();
        let value = |(number, value): (usize, &Value)| {
            let page = if group.name == "topic" {
                self.site.topic(&value.id).map(Entry::topic_route)
            } else {
                let part = browse.part_of(at, number);
                part.map(|part| part.route.clone())
            };
            let id = page
                .is_none()
                .then(|| format!("{}-{}", group.name, value.id));
            let cases = if page.is_none() {
                &value.cases[..]
            } else {
                &[]
            };
            BrowseValue {
                title: self.title_of(value),
                lang_html: self.lang(value.lang.as_deref()),
                count: value.cases.len(),
                url: from.to(page.as_ref().unwrap_or(from), id.as_deref()),
                cases: self.case_lines(from, cases),
                id,
            }
        };
        values.map(value).collect()
    }

    fn case_lines(&self, from: &Route, cases: &[usize]) -> Vec<CaseLine<'_>> {
        let line = |at: &usize| {
            let case = &self.site.cases[*at];
            CaseLine {
                title: &case.document.title.value,
                lang_html: self.lang_of(&case.source),
                url: from.to(&case.route, None),
                organisation: &case.document.organisation,
                country: self.country_of(from, case),
            }
        };
        cases.iter().map(line).collect()
    }

    /// One list that has a page of its own, or a part of it.
    pub(super) fn browse_list(&self, at: usize) -> Result<String, Diagnostic> {
        let browse = self.browsing();
        let part = &browse.parts[at];
        let group = &browse.groups[part.group];
        let value = &group.values[part.value];
        let title = self.theme.word("browse", group.name);
        let title = title.replace("{value}", &self.title_of(value));
        let chunk = |part: &Part| {
            let mut chunks = value.cases.chunks(self.site.config.longest_list);
            chunks.nth(part.number - 1).unwrap_or_default()
        };
        let name = |at: Option<&usize>| {
            at.map(|at| self.site.cases[*at].document.short_name.clone())
                .unwrap_or_default()
        };
        let siblings = browse.parts.iter();
        let siblings =
            siblings.filter(|other| (other.group, other.value) == (part.group, part.value));
        let links = siblings.map(|other| PartLink {
            first: name(chunk(other).first()),
            last: name(chunk(other).last()),
            url: part.route.to(&other.route, None),
            current: other.number == part.number,
        });
        let links: Vec<PartLink> = links.collect();
        let full_title = match links.len() {
            1 => title,
            _ => format!("{title} ({} / {})", part.number, links.len()),
        };
        let content = BrowseListPage {
            parts: if links.len() > 1 { links } else { Vec::new() },
            cases: self.case_lines(&part.route, chunk(part)),
        };
        let (browse_title, description) = self.words_of("browse");
        let above = Place {
            title: browse_title,
            route: Route::new(BROWSE),
            lang: None,
        };
        let head = Head {
            parents: vec![self.list(CASES), above],
            ..Head::new("browse", &part.route, &full_title, description)
        };
        self.render("pages/browse-list.html", &head, content)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_cut_into_parts() {
        let group = |name, cases: usize| Group {
            name,
            values: vec![Value {
                id: "a".to_owned(),
                title: Title::Own(String::new()),
                lang: None,
                cases: (0..cases).collect(),
            }],
        };
        let groups = [
            group("topic", 10),
            group("country", 2001),
            group("sector", 1000),
        ];
        let parts = parts(&groups, 1000);
        let places: Vec<(&str, usize)> = parts
            .iter()
            .map(|part| (part.route.as_str(), part.number))
            .collect();
        assert_eq!(
            places,
            [
                ("browse/topic-a.html", 1),
                ("browse/country-a.html", 1),
                ("browse/country-a-part-2.html", 2),
                ("browse/country-a-part-3.html", 3),
                ("browse/sector-a.html", 1),
            ]
        );
    }
}

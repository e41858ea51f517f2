//! Two cases side by side: the page, and the script files that hold what it sets side by side.
//!
//! A page opened from a folder can read no other page, so what is compared comes as script files, ten
//! cases a file: the page of a site with ten thousand cases still loads only two.

use std::fmt::Write as _;

use serde::Serialize;

use super::case::strength_word;
use super::language::direction;
use super::navigation::{CASES, COMPARE};
use super::rows::evidence;
use super::{Head, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{Bearing, Case, Entry, Outcome, Route, Site};
use crate::script;

/// Cases in one script file.
const IN_A_FILE: usize = 10;

#[derive(Serialize)]
struct ComparePage {
    cases: Vec<Choice>,
}

/// A case that can be chosen.
#[derive(Serialize)]
struct Choice {
    /// The attributes `lang` and `dir`, where its title is in another language than the page.
    lang_html: String,
    slug: String,
    title: String,
    url: String,
    /// The script file that holds it.
    data: String,
}

/// What is set side by side; addresses are those of the page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Compared<'s> {
    /// The language of its texts, where that is not the language of the page; so below.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language<'s>>,
    name: &'s str,
    url: String,
    organisation: &'s str,
    country: Name<'s>,
    sector: Name<'s>,
    period: &'s str,
    summary: &'s str,
    evidence: &'static str,
    topics: Vec<Name<'s>>,
    outcomes: Vec<ComparedOutcome<'s>>,
    not_said: &'s [String],
    items: Vec<ComparedItem<'s>>,
}

#[derive(Serialize)]
struct Language<'s> {
    lang: &'s str,
    dir: &'static str,
}

/// The name of a country, a sector or a topic; a topic has a page.
#[derive(Default, Serialize)]
struct Name<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language<'s>>,
    title: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct ComparedOutcome<'s> {
    claim: &'s str,
    evidence: &'static str,
    figure: Option<&'s str>,
    date: Option<&'s str>,
}

#[derive(Serialize)]
struct ComparedItem<'s> {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language<'s>>,
    stem: &'s str,
    url: String,
    strength: &'static str,
}

/// Returns the places of the script files, in order.
pub fn files(site: &Site) -> impl Iterator<Item = Route> {
    (0..site.cases.len().div_ceil(IN_A_FILE)).map(file)
}

fn file(number: usize) -> Route {
    Route::new(format!("compare/{}.js", number + 1))
}

/// Returns the address of the page with a case already chosen.
pub(super) fn url(from: &Route, case: &Case) -> String {
    format!("{}?a={}", from.to(&Route::new(COMPARE), None), case.slug)
}

fn compared<'s>(site: &'s Site, at: usize, bearings: &[Bearing<'s>]) -> Compared<'s> {
    let case = &site.cases[at];
    let document = &case.document;
    let topics = document.topics.iter();
    let topics = topics.filter_map(|key| site.topic(&key.value));
    Compared {
        language: language(site.language_of(&case.source)),
        name: &document.short_name,
        url: address(site, &case.route, None),
        organisation: &document.organisation,
        country: name(site, site.country(&document.country.value)),
        sector: name(site, site.sector(&document.sector.value)),
        period: &document.period,
        summary: &document.summary,
        evidence: evidence(document.evidence()),
        topics: topics
            .map(|topic| Name {
                url: Some(address(site, &topic.topic_route(), None)),
                ..name(site, Some(topic))
            })
            .collect(),
        outcomes: document.outcomes.iter().map(outcome).collect(),
        not_said: &document.not_said,
        items: bearings.iter().map(|one| item(site, one)).collect(),
    }
}

/// Returns an address as the page must write it. A script file passes nothing that would give it its ending later.
fn address(site: &Site, to: &Route, anchor: Option<&str>) -> String {
    let address = Route::new(COMPARE).to(to, anchor);
    site.published(&address).into_owned()
}

fn language(language: Option<&str>) -> Option<Language<'_>> {
    language.map(|lang| Language {
        lang,
        dir: direction(lang),
    })
}

fn name<'s>(site: &'s Site, entry: Option<&'s Entry>) -> Name<'s> {
    entry.map_or_else(Name::default, |entry| Name {
        language: language(site.language_of_entry(entry)),
        title: &entry.title,
        url: None,
    })
}

fn outcome(outcome: &Outcome) -> ComparedOutcome<'_> {
    ComparedOutcome {
        claim: &outcome.claim,
        evidence: evidence(outcome.evidence.as_ref().map(|found| found.value)),
        figure: outcome.figure.as_ref().map(|figure| figure.value.as_str()),
        date: outcome.date.as_deref(),
    }
}

fn item<'s>(site: &'s Site, bearing: &Bearing<'s>) -> ComparedItem<'s> {
    let (assessment, item) = (bearing.assessment, bearing.item);
    ComparedItem {
        language: language(site.language_of(&assessment.source)),
        stem: &item.stem,
        url: address(site, &assessment.route, Some(&item.id.value)),
        strength: strength_word(Some(bearing.strength)),
    }
}

impl Renderer<'_> {
    /// Writes one of the script files.
    #[must_use]
    pub fn compared(&self, number: usize) -> String {
        let first = number * IN_A_FILE;
        let cases = self.site.cases.iter().zip(self.bearings()).enumerate();
        let mut text = String::new();
        for (at, (case, bearings)) in cases.skip(first).take(IN_A_FILE) {
            let data = script::json(&compared(self.site, at, bearings));
            let slug = script::json(&case.slug);
            _ = writeln!(text, "casebook.compared({slug}, {data});");
        }
        text
    }

    pub(super) fn compare(&self) -> Result<String, Diagnostic> {
        let route = Route::new(COMPARE);
        let (title, description) = self.words_of("compare");
        let cases = self.site.cases.iter().enumerate();
        let choice = |(at, case): (usize, &Case)| Choice {
            lang_html: self.lang_of(&case.source),
            slug: case.slug.clone(),
            title: case.document.title.value.clone(),
            url: route.to(&case.route, None),
            data: route.to(&file(at / IN_A_FILE), None),
        };
        let content = ComparePage {
            cases: cases.map(choice).collect(),
        };
        let head = Head {
            parents: vec![self.list(CASES)],
            scripts: &["compare"],
            ..Head::new("compare", &route, title, description)
        };
        self.render("pages/compare.html", &head, content)
    }
}

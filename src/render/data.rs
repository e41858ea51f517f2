//! Copies for machines: the cases with their facts and outcomes, and the map of the site.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use super::rows::evidence;
use crate::model::{Assessment, Case, Cite, Date, Route, Site};
use crate::span::Spanned;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct CaseData<'a> {
    slug: &'a str,
    url: Cow<'a, str>,
    title: &'a str,
    organisation: &'a str,
    country: &'a str,
    sector: &'a str,
    period: &'a str,
    summary: &'a str,
    topics: Vec<&'a str>,
    outcomes: Vec<OutcomeData<'a>>,
    facts: Vec<FactData<'a>>,
    not_said: &'a [String],
}

#[derive(Serialize)]
struct OutcomeData<'a> {
    id: &'a str,
    claim: &'a str,
    evidence: &'static str,
    figure: Option<&'a str>,
    date: Option<&'a str>,
    cite: Vec<String>,
}

#[derive(Serialize)]
struct FactData<'a> {
    id: &'a str,
    text: &'a str,
    cite: Vec<String>,
}

/// Returns `data/cases.json`: every case with its facts and outcomes, and the works they cite.
#[must_use]
pub fn cases(site: &Site) -> String {
    let cases: Vec<CaseData<'_>> = site.cases.iter().map(|one| case(site, one)).collect();
    let mut json = serde_json::to_string_pretty(&cases).unwrap_or_default();
    json.push('\n');
    json
}

fn case<'a>(site: &Site, case: &'a Case) -> CaseData<'a> {
    let document = &case.document;
    let outcomes = document.outcomes.iter().map(|outcome| OutcomeData {
        id: &outcome.id.value,
        claim: &outcome.claim,
        evidence: evidence(outcome.evidence.as_ref().map(|found| found.value)),
        figure: outcome.figure.as_ref().map(|figure| figure.value.as_str()),
        date: outcome.date.as_deref(),
        cite: cite(&outcome.cites),
    });
    let facts = document.facts.iter().map(|fact| FactData {
        id: &fact.id.value,
        text: &fact.text,
        cite: cite(&fact.cites),
    });
    CaseData {
        slug: &case.slug,
        url: site.published(case.route.as_str()),
        title: &document.title.value,
        organisation: &document.organisation,
        country: &document.country.value,
        sector: &document.sector.value,
        period: &document.period,
        summary: &document.summary,
        topics: document
            .topics
            .iter()
            .map(|topic| topic.value.as_str())
            .collect(),
        outcomes: outcomes.collect(),
        facts: facts.collect(),
        not_said: &document.not_said,
    }
}

fn cite(cites: &[Spanned<Cite>]) -> Vec<String> {
    let one = |cite: &Spanned<Cite>| match &cite.value.locator {
        Some(locator) => format!("{}, {locator}", cite.value.key),
        None => cite.value.key.clone(),
    };
    cites.iter().map(one).collect()
}

/// Returns `sitemap.xml`, if it is known where the site will be: every page that somebody may look for, with the day on
/// which its text was last reviewed.
///
/// Left out are old addresses, the page for missing pages, and the group views, which are tools without a text.
#[must_use]
pub fn sitemap<'r>(site: &Site, routes: impl IntoIterator<Item = &'r Route>) -> Option<String> {
    let base = site.config.base_url.as_deref()?;
    let groups = site.assessments.iter().map(Assessment::group_route);
    let old = site.aliases().map(|alias| alias.route());
    // The book repeats every page.
    let own = [super::navigation::NOT_FOUND, super::navigation::BOOK].map(Route::new);
    let left_out: BTreeSet<Route> = groups.chain(old).chain(own).collect();
    let reviewed: BTreeMap<&Route, Date> = reviewed(site).collect();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for route in routes {
        if left_out.contains(route) {
            continue;
        }
        xml.push_str("<url><loc>");
        super::escape::text(&mut xml, base);
        super::escape::text(&mut xml, &site.published(route.as_str()));
        xml.push_str("</loc>");
        if let Some(day) = reviewed.get(route) {
            _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Some(xml)
}

/// Where the map of the main edition lies in a site that has several; `sitemap.xml` then names the maps of all.
pub const OWN_MAP: &str = "sitemap-pages.xml";

/// Returns the list of the maps of all editions, if it is known where the site will be.
#[must_use]
pub fn sitemaps(site: &Site) -> Option<String> {
    let base = site.config.base_url.as_deref()?;
    let others = site.edition.languages.iter().skip(1);
    let others = others.map(|language| format!("{language}/sitemap.xml"));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for place in std::iter::once(OWN_MAP.to_owned()).chain(others) {
        xml.push_str("<sitemap><loc>");
        super::escape::text(&mut xml, base);
        super::escape::text(&mut xml, &place);
        xml.push_str("</loc></sitemap>\n");
    }
    xml.push_str("</sitemapindex>\n");
    Some(xml)
}

/// The days on which texts were last reviewed, by their pages.
fn reviewed(site: &Site) -> impl Iterator<Item = (&Route, Date)> {
    let cases = site.cases.iter();
    let cases = cases.map(|case| (&case.route, case.document.review));
    let pages = site.home.iter().chain(&site.pages);
    let pages = pages.map(|page| (&page.route, page.document.review));
    cases
        .chain(pages)
        .filter_map(|(route, review)| Some((route, review.reviewed?)))
}

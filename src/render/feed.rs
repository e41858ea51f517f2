//! `feed.xml`: the texts that were last reviewed, in the Atom format, newest first.
//!
//! Its days are those of the front matter: there is no clock here, so the feed changes only with the texts.

use std::cmp::Reverse;

use super::escape;
use crate::model::{Date, Route, Site};

/// Where the feed lies.
pub const FEED: &str = "feed.xml";
/// How many texts a feed tells of.
const MOST: usize = 30;

struct Entry<'a> {
    day: Date,
    route: &'a Route,
    title: &'a str,
    summary: &'a str,
    /// The language of its words, where that is not the language of the edition.
    lang: Option<&'a str>,
}

/// Tells whether a site has a feed: it must be known where the site will be, and when a text was reviewed.
#[must_use]
pub fn has_feed(site: &Site) -> bool {
    site.config.base_url.is_some() && !entries(site).is_empty()
}

fn entries(site: &Site) -> Vec<Entry<'_>> {
    let cases = site.cases.iter().filter_map(|case| {
        let document = &case.document;
        Some(Entry {
            day: document.review.reviewed?,
            route: &case.route,
            title: &document.title.value,
            summary: &document.summary,
            lang: site.language_of(&case.source),
        })
    });
    let pages = site.pages.iter().filter_map(|page| {
        let document = &page.document;
        Some(Entry {
            day: document.review.reviewed?,
            route: &page.route,
            title: &document.title.value,
            summary: &document.summary,
            lang: site.language_of(&page.source),
        })
    });
    let mut entries: Vec<Entry<'_>> = cases.chain(pages).collect();
    // Of one day, cases come first: they are what people wait for.
    entries.sort_by_key(|entry| Reverse(entry.day));
    entries.truncate(MOST);
    entries
}

/// Returns the feed, if the site has one.
#[must_use]
pub fn feed(site: &Site) -> Option<String> {
    let base = site.config.base_url.as_deref()?;
    let entries = entries(site);
    let newest = entries.first()?.day;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"",
    );
    escape::attribute(&mut xml, "xml:lang", &site.config.language);
    xml.push_str(">\n");
    element(&mut xml, "title", &site.config.title);
    if !site.config.description.is_empty() {
        element(&mut xml, "subtitle", &site.config.description);
    }
    element(&mut xml, "id", base);
    element(&mut xml, "updated", &moment(newest));
    link(&mut xml, "self", &format!("{base}{FEED}"));
    link(
        &mut xml,
        "alternate",
        &format!("{base}{}", site.published("index.html")),
    );
    // A feed must say who wrote it.
    let authors = &site.config.authors;
    for author in authors
        .iter()
        .chain(authors.is_empty().then_some(&site.config.title))
    {
        xml.push_str("<author>");
        element(&mut xml, "name", author);
        xml.push_str("</author>\n");
    }
    for entry in &entries {
        let address = format!("{base}{}", site.published(entry.route.as_str()));
        xml.push_str("<entry");
        if let Some(lang) = entry.lang {
            escape::attribute(&mut xml, "xml:lang", lang);
        }
        xml.push_str(">\n");
        element(&mut xml, "title", entry.title);
        element(&mut xml, "id", &address);
        element(&mut xml, "updated", &moment(entry.day));
        link(&mut xml, "alternate", &address);
        element(&mut xml, "summary", entry.summary);
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    Some(xml)
}

/// A day, as a moment: Atom knows no days.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}

fn element(xml: &mut String, name: &str, text: &str) {
    xml.push('<');
    xml.push_str(name);
    xml.push('>');
    escape::text(xml, text);
    xml.push_str("</");
    xml.push_str(name);
    xml.push_str(">\n");
}

fn link(xml: &mut String, rel: &str, address: &str) {
    xml.push_str("<link");
    escape::attribute(xml, "rel", rel);
    escape::attribute(xml, "href", address);
    xml.push_str("/>\n");
}

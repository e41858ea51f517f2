//! The site as search sees it: one entry for each case, assessment, topic, term, work and page.

use super::entry::{Entry, Kind};
use crate::model::{Body, Case, Page, Route, Site};
use crate::span::Spanned;

/// Lists everything that search can find.
#[must_use]
pub fn entries(site: &Site) -> Vec<Entry> {
    let cases = site.cases.iter().map(|case| case_entry(site, case));
    let pages = site.home.iter().chain(&site.pages);
    let pages = pages.map(|page| page_entry(site, page));
    cases
        .chain(pages)
        .chain(assessments(site))
        .chain(topics(site))
        .chain(terms(site))
        .chain(works(site))
        .collect()
}

fn plain(kind: Kind, route: &Route, title: &str, summary: &str) -> Entry {
    Entry {
        url: route.as_str().to_owned(),
        title: title.to_owned(),
        kind,
        topics: Vec::new(),
        country: None,
        sector: None,
        headings: String::new(),
        summary: summary.to_owned(),
        body: String::new(),
    }
}

fn case_entry(site: &Site, case: &Case) -> Entry {
    let document = &case.document;
    let outcomes = document
        .outcomes
        .iter()
        .map(|outcome| outcome.claim.as_str());
    Entry {
        topics: titles(site, &document.topics),
        country: site
            .country(&document.country.value)
            .map(|country| country.title.clone()),
        sector: site
            .sector(&document.sector.value)
            .map(|sector| sector.title.clone()),
        headings: headings(&document.body),
        body: joined(
            // The name is a sentence of its own in an excerpt.
            [document.organisation.as_str(), "."]
                .into_iter()
                .chain(text(&document.body))
                .chain(outcomes),
        ),
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
        body: joined(text(&document.body)),
        ..plain(
            Kind::Page,
            &page.route,
            &document.title.value,
            &document.summary,
        )
    }
}

fn assessments(site: &Site) -> impl Iterator<Item = Entry> {
    site.assessments.iter().map(|assessment| {
        let document = &assessment.document;
        let stems = document
            .items()
            .flat_map(|item| [Some(item.stem.as_str()), item.hint.as_deref()])
            .flatten();
        Entry {
            headings: joined(document.domains.iter().map(|domain| domain.title.as_str())),
            body: joined(stems),
            ..plain(
                Kind::Assessment,
                &assessment.route,
                &document.title.value,
                &document.summary,
            )
        }
    })
}

fn topics(site: &Site) -> impl Iterator<Item = Entry> {
    site.topics().map(|topic| {
        plain(
            Kind::Topic,
            &topic.topic_route(),
            &topic.title,
            &topic.summary,
        )
    })
}

fn terms(site: &Site) -> impl Iterator<Item = Entry> {
    site.glossary.iter().map(|term| {
        let title = match &term.acronym {
            Some(acronym) => format!("{} ({acronym})", term.term),
            None => term.term.clone(),
        };
        let route = Route::new(format!("glossary.html#{}", term.id.value));
        Entry {
            headings: term.also.join(" "),
            ..plain(Kind::Term, &route, &title, &term.definition)
        }
    })
}

fn works(site: &Site) -> impl Iterator<Item = Entry> {
    site.bibliography.all().iter().map(|work| {
        let printed: String = work.runs.iter().map(|run| run.text.as_str()).collect();
        let title = work
            .runs
            .iter()
            .find(|run| run.is_italic)
            .map_or(work.label.as_str(), |run| &run.text);
        plain(
            Kind::Reference,
            &Route::new(format!("references.html#ref-{}", work.key)),
            title,
            &printed,
        )
    })
}

fn headings(body: &Body) -> String {
    joined(body.headings.iter().map(|heading| heading.text.as_str()))
}

fn text(body: &Body) -> impl Iterator<Item = &str> {
    body.sections.iter().map(|section| section.text.as_str())
}

/// Joins texts, with single spaces, so that an excerpt reads as a sentence does.
fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for word in texts.flat_map(str::split_whitespace) {
        // A mark that was taken out leaves a space before its full stop.
        let closes = matches!(word, "." | "," | ";" | ":" | ")");
        if !joined.is_empty() && !closes {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
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
}

//! The site as search sees it: one entry for each case, page, assessment and question of it, topic, term and work.

use std::borrow::Cow;
use std::iter;

use super::entry::{Entry, Kind, Section};
use crate::model::{Body, Case, Page, Route, Site};
use crate::span::Spanned;

/// Lists everything that search can find.
#[must_use]
pub fn entries(site: &Site) -> Vec<Entry> {
    let cases = site.cases.iter().map(|case| case_entry(site, case));
    let pages = site.home.iter().chain(&site.pages);
    let pages = pages.map(|page| page_entry(site, page));
    let mut entries: Vec<Entry> = cases
        .chain(pages)
        .chain(assessments(site))
        .chain(items(site))
        .chain(topics(site))
        .chain(terms(site))
        .chain(works(site))
        .collect();
    for entry in &mut entries {
        if let Cow::Owned(published) = site.published(&entry.url) {
            entry.url = published;
        }
    }
    entries
}

fn plain(kind: Kind, route: &Route, title: &str, summary: &str) -> Entry {
    Entry {
        summary: joined([summary].into_iter()),
        ..Entry::new(kind, route.as_str(), title)
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
        // The name is a sentence of its own in an excerpt.
        sections: sections(
            site,
            &document.body,
            [document.organisation.as_str(), "."]
                .into_iter()
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
        sections: sections(site, &document.body, iter::empty()),
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
        let domains = document
            .domains
            .iter()
            .flat_map(|domain| [domain.title.as_str(), ".", domain.summary.as_str()]);
        Entry {
            headings: joined(document.domains.iter().map(|domain| domain.title.as_str())),
            sections: lead(domains),
            ..plain(
                Kind::Assessment,
                &assessment.route,
                &document.title.value,
                &document.summary,
            )
        }
    })
}

/// Lists the questions of every assessment. The summary is the help; what each level means is text.
fn items(site: &Site) -> impl Iterator<Item = Entry> {
    site.assessments.iter().flat_map(|assessment| {
        assessment.document.items().map(|item| {
            let route = Route::new(format!("{}#{}", assessment.route, item.id.value));
            let anchors = item.anchors.iter().flatten();
            Entry {
                sections: lead(anchors.map(|anchor| anchor.value.as_str())),
                ..plain(
                    Kind::Item,
                    &route,
                    &item.stem,
                    item.hint.as_deref().unwrap_or_default(),
                )
            }
        })
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
        let title = format!("{} ({})", work.title, work.label);
        plain(
            Kind::Reference,
            &Route::new(format!("references.html#ref-{}", work.key)),
            title.trim_start(),
            &printed,
        )
    })
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
    for word in texts.flat_map(str::split_whitespace) {
        // A mark that was taken out leaves a space before its full stop.
        let closes = matches!(word, "." | "," | ";" | ":" | ")" | "?" | "!");
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

    #[test]
    fn a_heading_does_not_run_into_the_text_below_it() {
        assert_eq!(
            joined(lines("A heading\nA sentence.\nWhy ?\n")),
            "A heading. A sentence. Why?"
        );
    }
}

//! The whole book as one page: every text once, each work once at the end, and links that stay inside.
//!
//! Its parts follow the navigation. A text is a chapter with a number, so that paper can be found one's way in:
//! browsers cannot print in the contents on which page a chapter begins.

mod chapters;
mod view;

use std::collections::BTreeSet;

use super::links::{Chapters, Links, place};
use super::navigation::{ASSESSMENTS, BOOK, CASES, GLOSSARY, REFERENCES, TOPICS};
use super::rows::cited_by;
use super::{Head, Renderer, styles_of};
use crate::diagnostic::Diagnostic;
use crate::model::{Page, Review, Route, Site};
use view::{BookPage, ChapterLink, Part, TooMany, TopicEntry, Years};

/// Tells whether a site is small enough for one page.
pub(super) fn fits(site: &Site) -> bool {
    texts(site) <= site.config.book_limit
}

fn texts(site: &Site) -> usize {
    site.cases.len() + site.pages.len() + site.assessments.len()
}

/// What a part is made of.
#[derive(Clone, Copy)]
enum Content<'a> {
    /// A text, with the texts behind it.
    Text(&'a Page),
    Cases,
    Assessments,
    /// Texts that lie in no folder with a front.
    Rest,
    Topics,
    Glossary,
    References,
}

/// A part before it is written: where links to it lead, and the texts that are its chapters.
struct Plan<'a> {
    content: Content<'a>,
    route: Route,
    title: &'a str,
    summary: &'a str,
    pages: Vec<&'a Page>,
}

impl Renderer<'_> {
    pub(super) fn book(&self) -> Result<String, Diagnostic> {
        let route = Route::new(BOOK);
        let (title, description) = self.words_of("book");
        let head = Head {
            styles: styles_of(self.site.bodies().map(|(_, body)| body)),
            ..Head::new("book", &route, title, description)
        };
        let plans = if fits(self.site) {
            self.plans()
        } else {
            Vec::new()
        };
        let chapters = self.numbers(&plans);
        let parts = plans.iter().enumerate().map(|(at, plan)| {
            let links = |own, shift| Links::in_book(&route, &chapters, own, shift);
            self.part(at + 1, plan, &links)
        });
        let content = BookPage {
            too_many: (!fits(self.site)).then(|| TooMany {
                texts: texts(self.site),
                limit: self.site.config.book_limit,
            }),
            parts: parts.collect::<Result<_, _>>()?,
            years: self.years(),
            checked: self.checked(),
            address: self.site.config.base_url.clone(),
        };
        self.render("pages/book.html", &head, content)
    }

    /// Puts the parts in order: that of the navigation, with the forms after what is to be read.
    fn plans(&self) -> Vec<Plan<'_>> {
        let site = self.site;
        let text = |page| Plan {
            content: Content::Text(page),
            route: page.route.clone(),
            title: &page.document.title.value,
            summary: &page.document.summary,
            pages: self.all_behind(page),
        };
        let list = |content, kind, (_, path): (&str, &str)| {
            let route = Route::new(path);
            let own = site.introduction(&route).map(|page| &page.document);
            let (title, summary) = own.map_or_else(
                || self.words_of(kind),
                |own| (own.title.value.as_str(), own.summary.as_str()),
            );
            let pages = Vec::new();
            Plan {
                content,
                route,
                title,
                summary,
                pages,
            }
        };
        let mut plans: Vec<Plan<'_>> = site.home.iter().map(text).collect();
        if !site.cases.is_empty() {
            plans.push(list(Content::Cases, "cases", CASES));
        }
        plans.extend(self.fronts.iter().map(|page| text(page)));
        if !site.assessments.is_empty() {
            plans.push(list(Content::Assessments, "assessments", ASSESSMENTS));
        }
        let placed = plans.iter().flat_map(|plan| {
            let pages = plan.pages.iter().map(|page| page.route.as_str());
            pages.chain([plan.route.as_str()])
        });
        let placed: BTreeSet<&str> = placed.collect();
        let is_placed =
            |page: &Page| page.is_introduction() || placed.contains(page.route.as_str());
        let rest: Vec<&Page> = site.pages.iter().filter(|page| !is_placed(page)).collect();
        if !rest.is_empty() {
            plans.push(Plan {
                content: Content::Rest,
                route: Route::new(BOOK),
                title: self.theme.word("book", "rest"),
                summary: "",
                pages: rest,
            });
        }
        if site.topics().next().is_some() || site.introduction(&Route::new(TOPICS.1)).is_some() {
            plans.push(list(Content::Topics, "topics", TOPICS));
        }
        if !site.glossary.is_empty() {
            plans.push(list(Content::Glossary, "glossary", GLOSSARY));
        }
        if !site.bibliography.all().is_empty() {
            plans.push(list(Content::References, "references", REFERENCES));
        }
        plans
    }

    /// Returns the pages behind a front, and behind those the ones behind them.
    fn all_behind<'p>(&'p self, front: &'p Page) -> Vec<&'p Page> {
        if !front.is_front() {
            return Vec::new();
        }
        let behind = self.site.pages_behind(front);
        behind
            .flat_map(|page| std::iter::once(page).chain(self.all_behind(page)))
            .collect()
    }

    /// Numbers every part and chapter, by the page that links to it name.
    fn numbers(&self, plans: &[Plan<'_>]) -> Chapters {
        let mut chapters = Chapters::default();
        for (at, plan) in plans.iter().enumerate() {
            let part = at + 1;
            chapters.add(&plan.route, part.to_string());
            let cases = self.site.cases.iter().map(|case| &case.route);
            let forms = self.site.assessments.iter().map(|one| &one.route);
            let pages = plan.pages.iter().map(|page| &page.route);
            let texts: Vec<&Route> = match plan.content {
                Content::Cases => cases.collect(),
                Content::Assessments => forms.collect(),
                _ => pages.collect(),
            };
            for (chapter, route) in texts.into_iter().enumerate() {
                chapters.add(route, format!("{part}.{}", chapter + 1));
            }
            if matches!(plan.content, Content::Topics) {
                for topic in self.site.topics() {
                    chapters.add(&topic.topic_route(), part.to_string());
                }
            }
        }
        chapters
    }

    fn part<'l>(
        &'l self,
        number: usize,
        plan: &'l Plan<'_>,
        links: &dyn Fn(&'l Route, u8) -> Links<'l>,
    ) -> Result<Part<'l>, Diagnostic> {
        let own = links(&plan.route, 1);
        let intro = match plan.content {
            Content::Text(page) => Some(page),
            _ => self.site.introduction(&plan.route),
        };
        let review = intro.map_or_else(Review::default, |page| page.document.review);
        let mut part = Part {
            lang_html: intro.map_or_else(String::new, |page| self.lang_of(&page.source)),
            id: place(&plan.route, None),
            number,
            title: plan.title.to_owned(),
            summary: plan.summary.to_owned(),
            kind: "texts",
            body: match intro {
                Some(page) => self.text_of(page, own)?,
                None => Vec::new(),
            },
            reviewed: review.reviewed.map(|date| self.date(date)),
            chapters: Vec::new(),
            topics: Vec::new(),
            terms: Vec::new(),
            references: Vec::new(),
        };
        match plan.content {
            Content::Text(_) | Content::Rest => {
                let pages = plan.pages.iter();
                part.chapters = pages
                    .map(|page| self.text_chapter(page, links(&page.route, 2)))
                    .collect::<Result<_, _>>()?;
            }
            Content::Cases => {
                part.kind = "cases";
                let cases = self.site.cases.iter().enumerate();
                part.chapters = cases
                    .map(|(at, case)| self.case_chapter(at, links(&case.route, 2)))
                    .collect::<Result<_, _>>()?;
            }
            Content::Assessments => {
                part.kind = "assessments";
                let forms = self.site.assessments.iter();
                part.chapters = forms
                    .map(|form| self.form_chapter(form, links(&form.route, 2)))
                    .collect();
            }
            Content::Topics => {
                part.kind = "topics";
                part.topics = self.book_topics(own);
            }
            Content::Glossary => {
                part.kind = "glossary";
                let terms = self.site.glossary.iter().map(|term| self.term("", term));
                part.terms = terms
                    .map(|term| super::view::TermView {
                        id: own.id(&term.id),
                        ..term
                    })
                    .collect();
            }
            Content::References => {
                part.kind = "references";
                part.references = self.works(own);
            }
        }
        Ok(part)
    }

    /// The index: every topic, with the chapters that bear on it.
    fn book_topics(&self, links: Links<'_>) -> Vec<TopicEntry> {
        let entry = |topic: &crate::model::Entry| {
            let id = topic.id.value.as_str();
            let cases = self.cases_on(id);
            let cases = cases.map(|at| {
                let case = &self.site.cases[at];
                let title = case.document.short_name.as_str();
                (self.lang_of(&case.source), title, &case.route)
            });
            let pages = self.pages_on(id);
            let pages = pages.map(|page| {
                let title = page.document.title.value.as_str();
                (self.lang_of(&page.source), title, &page.route)
            });
            let bearing = cases.chain(pages);
            TopicEntry {
                lang_html: self.lang(self.site.language_of_entry(topic)),
                id: place(&topic.topic_route(), None),
                title: topic.title.clone(),
                summary: topic.summary.clone(),
                chapters: bearing
                    .map(|(lang, title, route)| ChapterLink::new(links, lang, title, route))
                    .collect(),
            }
        };
        self.site.topics().map(entry).collect()
    }

    /// Every work, with the numbers of the chapters that cite it.
    fn works(&self, links: Links<'_>) -> Vec<view::Work> {
        let cited_by = cited_by(self.site, self.theme.word("nav", "glossary"));
        let row = |work: &crate::model::Reference| {
            let citing = cited_by.get(work.key.as_str()).into_iter().flatten();
            view::Work {
                id: format!("ref-{}", work.key),
                html: super::rows::reference_html(work),
                chapters: citing
                    .map(|citing| {
                        let lang = self.lang(citing.lang);
                        ChapterLink::new(links, lang, &citing.title, &citing.route)
                    })
                    .collect(),
            }
        };
        self.site.bibliography.all().iter().map(row).collect()
    }

    /// The first and the last year that the cases name as their period.
    fn years(&self) -> Option<Years> {
        let periods = self.site.cases.iter().map(|case| &case.document.period);
        let years = periods.flat_map(|period| {
            let numbers = period.split(|c: char| !c.is_ascii_digit());
            numbers.filter(|number| number.len() == 4)
        });
        let first = years.clone().min()?.to_owned();
        let last = years.max()?.to_owned();
        Some(Years { first, last })
    }

    /// The last day on which any text was checked.
    fn checked(&self) -> Option<String> {
        let cases = self.site.cases.iter().map(|case| case.document.review);
        let pages = self.site.home.iter().chain(&self.site.pages);
        let pages = pages.map(|page| page.document.review);
        let last = cases
            .chain(pages)
            .filter_map(|review| review.reviewed)
            .max();
        last.map(|date| self.date(date))
    }
}

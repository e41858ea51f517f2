//! The chapters of the book: a page, a case, the blank form of an assessment.

use super::view::{Bearing, CaseChapter, Chapter, ChapterLink, FormChapter, Numbered};
use crate::diagnostic::Diagnostic;
use crate::model::{Assessment, Case, NOT_SAID, OUTCOMES, Page, Review, Route};
use crate::render::Renderer;
use crate::render::assessment::{absent, scale};
use crate::render::links::Links;
use crate::render::navigation::BOOK;
use crate::render::view::{CaseRow, Named, OutcomeView, Section};

impl Renderer<'_> {
    fn chapter(
        &self,
        links: Links<'_>,
        title: &str,
        summary: &str,
        review: Review,
    ) -> Chapter<'static> {
        Chapter {
            lang_html: String::new(),
            id: links.own_place(),
            number: links.own_number().unwrap_or_default().to_owned(),
            title: title.to_owned(),
            summary: summary.to_owned(),
            body: Vec::new(),
            reviewed: review.reviewed.map(|date| self.date(date)),
            review_by: review.review_by.map(|date| self.date(date.value)),
            case: None,
            form: None,
        }
    }

    pub(super) fn text_of(
        &self,
        page: &Page,
        links: Links<'_>,
    ) -> Result<Vec<Section>, Diagnostic> {
        let document = &page.document;
        self.sections_at(&page.source, links, document.file, &document.body, "")
    }

    pub(super) fn text_chapter(
        &self,
        page: &Page,
        links: Links<'_>,
    ) -> Result<Chapter<'static>, Diagnostic> {
        let document = &page.document;
        let (title, summary) = (&document.title.value, &document.summary);
        Ok(Chapter {
            lang_html: self.lang_of(&page.source),
            body: self.text_of(page, links)?,
            ..self.chapter(links, title, summary, document.review)
        })
    }

    pub(super) fn case_chapter(
        &self,
        at: usize,
        links: Links<'_>,
    ) -> Result<Chapter<'_>, Diagnostic> {
        let case = &self.site.cases[at];
        let document = &case.document;
        let mut body = self.sections_at(&case.source, links, document.file, &document.body, "")?;
        let (outcomes, not_said) = (links.id(OUTCOMES), links.id(NOT_SAID));
        for section in &mut body {
            section.role = match &section.id {
                id if *id == outcomes => "outcomes",
                id if *id == not_said => "not-said",
                _ => "plain",
            };
        }
        let outcomes = self.outcomes(case).into_iter();
        let related = document.related.iter();
        let related = related.filter_map(|slug| self.site.case(&slug.value));
        let row = self.case_row(&Route::new(BOOK), at);
        let content = CaseChapter {
            row: CaseRow {
                topics: self.topics_in_book(case, links),
                ..row
            },
            outcomes: outcomes
                .map(|outcome| OutcomeView {
                    id: links.id(&outcome.id),
                    ..outcome
                })
                .collect(),
            not_said: &document.not_said,
            related: related
                .map(|case| {
                    let lang = self.lang_of(&case.source);
                    ChapterLink::new(links, lang, &case.document.short_name, &case.route)
                })
                .collect(),
            assessments: self.bearings_in_book(at, links),
        };
        let (title, summary) = (&document.title.value, &document.summary);
        Ok(Chapter {
            lang_html: self.lang_of(&case.source),
            body,
            case: Some(content),
            ..self.chapter(links, title, summary, document.review)
        })
    }

    fn topics_in_book<'s>(&'s self, case: &Case, links: Links<'_>) -> Vec<Named<'s>> {
        let keys = case.document.topics.iter();
        let topics = keys.filter_map(|key| self.site.topic(&key.value));
        topics
            .map(|topic| Named {
                lang_html: self.lang(self.site.language_of_entry(topic)),
                id: &topic.id.value,
                title: &topic.title,
                url: links.to(&topic.topic_route(), None),
            })
            .collect()
    }

    fn bearings_in_book(&self, at: usize, links: Links<'_>) -> Vec<Bearing> {
        let bearing = |bearings: &[crate::model::Bearing<'_>]| {
            let form = bearings[0].assessment;
            let items = bearings.iter().map(|one| Numbered {
                number: one.at + 1,
                title: one.item.stem.clone(),
                url: links.to(&form.route, Some(&one.item.id.value)),
            });
            Bearing {
                form: ChapterLink::new(
                    links,
                    self.lang_of(&form.source),
                    &form.document.title.value,
                    &form.route,
                ),
                items: items.collect(),
            }
        };
        self.bearings_by_assessment(at).map(bearing).collect()
    }

    pub(super) fn form_chapter(&self, form: &Assessment, links: Links<'_>) -> Chapter<'static> {
        let document = &form.document;
        let content = FormChapter {
            assessment: self.assessment_view(form),
            scale: scale(form),
            absent: absent(form),
            domains: self.domains(links, form),
        };
        let (title, summary) = (&document.title.value, &document.summary);
        Chapter {
            lang_html: self.lang_of(&form.source),
            form: Some(content),
            ..self.chapter(links, title, summary, Review::default())
        }
    }
}

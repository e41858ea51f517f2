//! What the template of the book receives.

use serde::Serialize;

use crate::model::Route;
use crate::render::assessment::{AssessmentView, DomainView};
use crate::render::links::Links;
use crate::render::view::{CaseRow, OptionView, OutcomeView, Section, TermView};

#[derive(Debug, Serialize)]
pub(in crate::render) struct BookPage<'a> {
    /// Set where the site has more texts than go on one page: then there are no parts.
    pub too_many: Option<TooMany>,
    pub parts: Vec<Part<'a>>,
    pub years: Option<Years>,
    pub checked: Option<String>,
    /// Where the site is, if that is known.
    pub address: Option<String>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct TooMany {
    pub texts: usize,
    pub limit: usize,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct Years {
    pub first: String,
    pub last: String,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct Part<'a> {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub number: usize,
    pub title: String,
    pub summary: String,
    /// `texts`, `cases`, `assessments`, `topics`, `glossary` or `references`.
    pub kind: &'static str,
    pub body: Vec<Section>,
    pub reviewed: Option<String>,
    pub chapters: Vec<Chapter<'a>>,
    pub topics: Vec<TopicEntry>,
    pub terms: Vec<TermView>,
    pub references: Vec<Work>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct Chapter<'a> {
    /// The attributes `lang` and `dir`, where its text is in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub number: String,
    pub title: String,
    pub summary: String,
    pub body: Vec<Section>,
    pub reviewed: Option<String>,
    pub review_by: Option<String>,
    pub case: Option<CaseChapter<'a>>,
    pub form: Option<FormChapter>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct CaseChapter<'a> {
    pub row: CaseRow<'a>,
    pub outcomes: Vec<OutcomeView<'a>>,
    pub not_said: &'a [String],
    pub related: Vec<ChapterLink>,
    pub assessments: Vec<Bearing>,
}

/// The questions of one assessment that a case bears on.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Bearing {
    pub form: ChapterLink,
    pub items: Vec<Numbered>,
}

/// A question, by its number.
#[derive(Debug, Serialize)]
pub(in crate::render) struct Numbered {
    pub number: usize,
    pub title: String,
    pub url: String,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct FormChapter {
    pub assessment: AssessmentView,
    pub scale: Vec<OptionView>,
    pub absent: Vec<&'static str>,
    pub domains: Vec<DomainView>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct TopicEntry {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub title: String,
    pub summary: String,
    pub chapters: Vec<ChapterLink>,
}

#[derive(Debug, Serialize)]
pub(in crate::render) struct Work {
    pub id: String,
    pub html: String,
    pub chapters: Vec<ChapterLink>,
}

/// Another chapter, by name and number.
#[derive(Debug, Serialize)]
pub(in crate::render) struct ChapterLink {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub number: Option<String>,
}

impl ChapterLink {
    pub(in crate::render) fn new(
        links: Links<'_>,
        lang_html: String,
        title: &str,
        route: &Route,
    ) -> Self {
        Self {
            lang_html,
            title: title.to_owned(),
            url: links.to(route, None),
            number: links.number_of(route).map(str::to_owned),
        }
    }
}

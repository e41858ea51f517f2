//! The page of a self-assessment: everything a respondent reads. The form's scripts take its words from here.

use std::collections::BTreeSet;

use serde::Serialize;

use super::case::strength_word;
use super::links::Links;
use super::navigation::ASSESSMENTS;
use super::view::{CiteView, OptionView, ReferenceRow};
use super::{Head, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{ABSENT, Advice, Assessment, FactLink, Item, Owner, Route, When};

#[derive(Debug, Serialize)]
pub struct AssessmentPage {
    pub assessment: AssessmentView,
    pub scale: Vec<OptionView>,
    pub absent: Vec<&'static str>,
    pub domains: Vec<DomainView>,
    pub references: Vec<ReferenceRow>,
    pub group_url: String,
    /// The script of other forms to save in, which the page loads only when it is asked for one.
    pub exchange: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct AssessmentView {
    pub id: String,
    pub version: String,
    pub title: String,
    pub summary: String,
    pub audience: String,
    pub purpose: String,
    pub licence: String,
    pub background: BackgroundView,
}

#[derive(Debug, Serialize)]
pub struct BackgroundView {
    pub note: String,
    pub cites: Vec<CiteView>,
}

#[derive(Debug, Serialize)]
pub struct DomainView {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub number: usize,
    pub items: Vec<ItemView>,
}

#[derive(Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    pub number: usize,
    pub stem: String,
    pub hint: Option<String>,
    pub options: Vec<OptionView>,
    pub evidence: Option<EvidenceView>,
    pub links: Vec<FactLinkView>,
    pub gap: Option<String>,
    pub advice: Vec<AdviceView>,
}

#[derive(Debug, Serialize)]
pub struct AdviceView {
    /// The highest level it is for; none where it is for "don't know".
    pub level: Option<String>,
    pub text: String,
    pub landing: Option<LandingView>,
}

/// The passage that advice lands on, and the works it rests on.
#[derive(Debug, Serialize)]
pub struct LandingView {
    /// The attributes `lang` and `dir` of its name, where that is in another language than the page.
    pub lang_html: String,
    pub url: String,
    pub name: String,
    pub sources: String,
}

#[derive(Debug, Serialize)]
pub struct EvidenceView {
    pub prompt: String,
    pub max_length: u32,
}

#[derive(Debug, Serialize)]
pub struct FactLinkView {
    /// The attributes `lang` and `dir` of its name, where that is in another language than the page.
    pub lang_html: String,
    pub strength: &'static str,
    pub name: String,
    pub note: String,
    pub url: String,
    /// The number of the chapter it leads to, in the book.
    pub chapter: Option<String>,
    pub period: Option<String>,
}

/// Returns the levels, as they are for all questions.
pub(super) fn scale(assessment: &Assessment) -> Vec<OptionView> {
    let levels = assessment.document.scale.iter().enumerate();
    levels
        .map(|(level, scale)| OptionView {
            level,
            label: scale.label.clone(),
            anchor: scale.anchor.clone(),
        })
        .collect()
}

/// Returns the reasons that can be given for no answer, as the words name them.
pub(super) fn absent(assessment: &Assessment) -> Vec<&'static str> {
    let known = ABSENT.iter();
    known
        .filter(|(_, code)| assessment.document.absent.contains(code))
        .map(|(word, _)| *word)
        .collect()
}

impl Renderer<'_> {
    pub(super) fn assessment(&self, assessment: &Assessment) -> Result<String, Diagnostic> {
        let (document, route) = (&assessment.document, &assessment.route);
        let background = document.background.cites.iter();
        let works: BTreeSet<&str> = background.map(|cite| cite.value.key.as_str()).collect();
        let content = AssessmentPage {
            assessment: self.assessment_view(assessment),
            scale: scale(assessment),
            absent: absent(assessment),
            domains: self.domains(Links::of(route), assessment),
            references: self.reference_rows(route, &works),
            group_url: route.to(&assessment.group_route(), None),
            exchange: self
                .theme
                .script("exchange")
                .map(|path| route.to(&Route::new(path), None)),
        };
        let head = Head {
            parents: vec![self.list(ASSESSMENTS)],
            scripts: &["assessment"],
            data: self.files.assessments.get(&document.id.value),
            lang: self.site.language_of(&assessment.source),
            ..Head::new(
                "assessment",
                route,
                &document.title.value,
                &document.summary,
            )
        };
        self.render("pages/assessment.html", &head, content)
    }

    /// Its texts; citations lead to the list of works on the page.
    pub(super) fn assessment_view(&self, assessment: &Assessment) -> AssessmentView {
        let document = &assessment.document;
        let background = document.background.cites.iter().map(|cite| &cite.value);
        AssessmentView {
            id: document.id.value.clone(),
            version: document.version.value.clone(),
            title: document.title.value.clone(),
            summary: document.summary.clone(),
            audience: document.audience.clone(),
            purpose: document.purpose.clone(),
            licence: document.licence.clone(),
            background: BackgroundView {
                note: document.background.note.clone(),
                cites: self.cites("", background),
            },
        }
    }

    pub(super) fn domains(&self, links: Links<'_>, assessment: &Assessment) -> Vec<DomainView> {
        let mut number = 0;
        let domains = assessment.document.domains.iter().enumerate();
        domains
            .map(|(at, domain)| DomainView {
                id: links.id(&domain.id.value),
                title: domain.title.clone(),
                summary: domain.summary.clone(),
                number: at + 1,
                items: domain
                    .items
                    .iter()
                    .map(|item| {
                        number += 1;
                        self.item(links, assessment, item, number)
                    })
                    .collect(),
            })
            .collect()
    }

    fn item(
        &self,
        links: Links<'_>,
        assessment: &Assessment,
        item: &Item,
        number: usize,
    ) -> ItemView {
        let scale = assessment
            .document
            .scale
            .iter()
            .zip(&item.anchors)
            .enumerate();
        let options = scale.map(|(level, (general, own))| OptionView {
            level,
            label: general.label.clone(),
            anchor: own
                .as_ref()
                .map_or_else(|| general.anchor.clone(), |own| own.value.clone()),
        });
        ItemView {
            id: links.id(&item.id.value),
            number,
            stem: item.stem.clone(),
            hint: item.hint.clone(),
            options: options.collect(),
            evidence: item.evidence.as_ref().map(|asked| EvidenceView {
                prompt: asked.prompt.clone(),
                max_length: asked.max_length,
            }),
            advice: item
                .advice
                .iter()
                .map(|advice| self.advice(links, assessment, advice))
                .collect(),
            links: item
                .cases
                .iter()
                .filter_map(|link| self.fact_link(links, link))
                .collect(),
            gap: item.gap.clone(),
        }
    }

    fn fact_link(&self, links: Links<'_>, link: &FactLink) -> Option<FactLinkView> {
        let entry = self.site.fact(&link.fact.value)?;
        let period = match entry.owner {
            Owner::Case(at) => Some(self.site.cases[at].document.period.clone()),
            Owner::Page(_) => None,
        };
        Some(FactLinkView {
            lang_html: self.lang_of_owner(entry.owner),
            strength: strength_word(link.strength),
            name: self.site.fact_owner_name(entry).to_owned(),
            note: link.note.clone(),
            url: links.to(self.site.fact_route(entry), Some(&link.fact.value)),
            chapter: links
                .number_of(self.site.fact_route(entry))
                .map(str::to_owned),
            period,
        })
    }

    /// A rule of advice: when it holds, and the passage it lands on with the works that passage rests on.
    fn advice(&self, links: Links<'_>, assessment: &Assessment, advice: &Advice) -> AdviceView {
        let scale = &assessment.document.scale;
        let landing = advice.fact.as_ref().and_then(|fact| {
            let entry = self.site.fact(&fact.value)?;
            let works = self.site.fact_cites(entry).iter();
            let works = works.filter_map(|cite| self.site.bibliography.get(&cite.value.key));
            let labels: Vec<_> = works.map(|work| work.label.as_str()).collect();
            Some(LandingView {
                lang_html: self.lang_of_owner(entry.owner),
                url: links.to(self.site.fact_route(entry), Some(&fact.value)),
                name: self.site.fact_owner_name(entry).to_owned(),
                sources: labels.join("; "),
            })
        });
        AdviceView {
            level: match advice.when {
                When::AtMost(level) => scale
                    .get(usize::from(level))
                    .map(|found| found.label.clone()),
                When::Unknown => None,
            },
            text: advice.text.clone(),
            landing,
        }
    }
}

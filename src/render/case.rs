//! Pages with a text of their own: a case, a page, the front page.

use super::connections::with_places;
use super::navigation::CASES;
use super::rows::{evidence, works_of_case, works_of_page};
use super::view::{
    BearsOn, BearsOnItem, CasePage, HomePage, OutcomeView, OutlineEntry, Section, TextPage,
};
use super::{Head, Renderer, picture, styles_of};
use crate::diagnostic::Diagnostic;
use crate::model::{Bearing, Case, NOT_SAID, OUTCOMES, Page, STRENGTH, Strength};

/// Returns the word for a strength.
pub(super) fn strength_word(strength: Option<Strength>) -> &'static str {
    STRENGTH
        .iter()
        .find(|(_, known)| Some(*known) == strength)
        .map_or("partial", |(word, _)| word)
}

/// Tells whether a text has what only few have, so that the page needs the style `prose` of the theme.
fn is_rich(html: &str) -> bool {
    const RARE: [&str; 7] = [
        "cb-alert",
        "cb-footnotes",
        "cb-table",
        "<blockquote",
        "<code",
        "<hr",
        "<pre",
    ];
    RARE.iter().any(|mark| html.contains(mark))
}

fn outline(sections: &[Section]) -> Vec<OutlineEntry> {
    let titled = sections.iter().filter(|section| !section.title.is_empty());
    titled
        .map(|section| OutlineEntry {
            id: section.id.clone(),
            title: section.title.clone(),
        })
        .collect()
}

impl Renderer<'_> {
    pub(super) fn case(&self, at: usize) -> Result<String, Diagnostic> {
        let case = &self.site.cases[at];
        let (document, route) = (&case.document, &case.route);
        let (mut sections, places) =
            self.text(&case.source, route, document.file, &document.body)?;
        for section in &mut sections {
            section.role = match section.id.as_str() {
                OUTCOMES => "outcomes",
                NOT_SAID => "not-said",
                _ => "plain",
            };
        }
        let is_rich = sections.iter().any(|section| is_rich(&section.html));
        let prose = is_rich.then_some("prose");
        let styles = prose.into_iter().chain(styles_of([&document.body]));
        let outcomes = self.outcomes(case);
        let references = self.reference_rows(route, &works_of_case(case));
        let content = CasePage {
            case: self.case_row(route, at),
            compare_url: super::compare::url(route, case),
            outline: outline(&sections),
            sections,
            strength: picture::strength(case),
            timeline: picture::timeline(case, &self.months(&case.source)),
            not_said: &document.not_said,
            references: with_places(references, places, &outcomes),
            outcomes,
            related: self.related(at),
            mentions: self.mentions(route),
            assessments: self.bears_on(at),
        };
        let head = Head {
            parents: vec![self.list(CASES)],
            styles: styles.collect(),
            review: document.review,
            lang: self.site.language_of(&case.source),
            ..Head::new("case", route, &document.title.value, &document.summary)
        };
        let head = self.among_cases(at, head);
        self.render("pages/case.html", &head, content)
    }

    /// The names of the months in the language of a text, for reading dates that are given in words.
    fn months(&self, source: &str) -> Vec<&str> {
        if self.site.language_of(source).is_some() {
            return self
                .theme
                .months_of_main
                .iter()
                .map(String::as_str)
                .collect();
        }
        self.theme.months().collect()
    }

    pub(super) fn outcomes<'c>(&self, case: &'c Case) -> Vec<OutcomeView<'c>> {
        let outcomes = case.document.outcomes.iter();
        outcomes
            .map(|outcome| OutcomeView {
                id: outcome.id.value.clone(),
                claim: &outcome.claim,
                evidence: evidence(outcome.evidence.as_ref().map(|found| found.value)),
                figure: outcome.figure.as_ref().map(|figure| figure.value.as_str()),
                date: outcome.date.as_deref(),
                cites: self.cites("", outcome.cites.iter().map(|cite| &cite.value)),
            })
            .collect()
    }

    /// Finds the items of assessments that facts of this case bear on, each once with its best strength.
    fn bears_on(&self, at: usize) -> Vec<BearsOn> {
        let from = &self.site.cases[at].route;
        let item = |bearing: &Bearing<'_>| BearsOnItem {
            lang_html: self.lang_of(&bearing.assessment.source),
            id: bearing.item.id.value.clone(),
            stem: bearing.item.stem.clone(),
            url: from.to(&bearing.assessment.route, Some(&bearing.item.id.value)),
            strength: strength_word(Some(bearing.strength)),
        };
        let bears_on = |bearings: &[Bearing<'_>]| {
            let assessment = bearings[0].assessment;
            BearsOn {
                lang_html: self.lang_of(&assessment.source),
                title: assessment.document.title.value.clone(),
                url: from.to(&assessment.route, None),
                items: bearings.iter().map(item).collect(),
            }
        };
        self.bearings_by_assessment(at).map(bears_on).collect()
    }

    /// Returns the questions that a case bears on, those of one assessment together.
    pub(super) fn bearings_by_assessment(&self, at: usize) -> impl Iterator<Item = &[Bearing<'_>]> {
        let own = &self.bearings()[at];
        own.chunk_by(|one, next| one.assessment.source == next.assessment.source)
    }

    pub(super) fn text_page(&self, at: usize) -> Result<String, Diagnostic> {
        let page = &self.site.pages[at];
        let (document, route) = (&page.document, &page.route);
        let (sections, places) = self.text(&page.source, route, document.file, &document.body)?;
        let topics = document.topics.iter().map(|key| key.value.as_str());
        let folder = page.is_front().then_some(page);
        let behind = folder
            .into_iter()
            .flat_map(|page| self.site.pages_behind(page));
        let references = self.reference_rows(route, &works_of_page(page));
        let content = TextPage {
            outline: outline(&sections),
            sections,
            topics: self.topic_links(route, topics),
            pages: self.page_rows(route, behind),
            references: with_places(references, places, &[]),
            mentions: self.mentions(route),
            statement: self.statement(route),
        };
        let head = Head {
            parents: self.fronts_above(page),
            review: document.review,
            styles: styles_of([&document.body]),
            lang: self.site.language_of(&page.source),
            ..Head::new("page", route, &document.title.value, &document.summary)
        };
        let head = self.in_folder(at, head);
        self.render("pages/page.html", &head, content)
    }

    pub(super) fn home(&self, home: &Page) -> Result<String, Diagnostic> {
        let (document, route) = (&home.document, &home.route);
        let sections = self.sections(
            &home.source,
            route,
            document.file,
            &document.body,
            "references.html",
        )?;
        let content = HomePage {
            body_html: whole(&sections),
            evidence: picture::counts(
                self.site
                    .cases
                    .iter()
                    .map(|case| evidence(case.document.evidence())),
            ),
            cases: self.case_rows(route, 0..self.cases_to_begin_with()),
            assessments: self.assessment_rows(route),
            topics: self.topic_rows(route),
        };
        let head = Head {
            review: document.review,
            styles: styles_of([&document.body]),
            lang: self.site.language_of(&home.source),
            ..Head::new("home", route, &document.title.value, &document.summary)
        };
        self.render("pages/home.html", &head, content)
    }
}

/// Writes the sections of a text that has no contents list of its own.
pub(super) fn whole(sections: &[Section]) -> String {
    sections.iter().map(section_html).collect()
}

fn section_html(section: &Section) -> String {
    if section.title.is_empty() {
        return section.html.clone();
    }
    let mut out = String::from("<h2");
    super::escape::attribute(&mut out, "id", &section.id);
    out.push('>');
    super::escape::text(&mut out, &section.title);
    out.push_str("</h2>\n");
    out.push_str(&section.html);
    out
}

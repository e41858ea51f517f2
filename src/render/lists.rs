//! Pages made from the rest: lists of cases, topics and assessments, glossary, references.

use super::case::whole;
use super::navigation::{
    ASSESSMENTS, BROWSE, CASES, COMPARE, GLOSSARY, NOT_FOUND, REFERENCES, TOPICS,
};
use super::rows::cited_by;
use super::search::by_letter;
use super::view::{
    AssessmentsPage, CasesPage, GlossaryPage, MovedPage, NotFoundPage, ReferencesPage, TermLetter,
    TermView, TopicPage, TopicsPage,
};
use super::{Head, Renderer, styles_of};
use crate::diagnostic::Diagnostic;
use crate::model::{Alias, Entry, Route, Term};

/// The list of all works, as a page beside it names it.
const LIST_OF_WORKS: &str = "references.html";

impl Renderer<'_> {
    /// Returns title and description of a generated page, in the theme's words.
    pub(super) fn words_of(&self, page: &str) -> (&str, &str) {
        (
            self.theme.word("pages", page),
            self.theme.word("pages", &format!("{page}_description")),
        )
    }

    /// Returns how a list begins: with the site's own text where it has one, or with the theme's words.
    fn introduction<'r>(
        &'r self,
        kind: &'static str,
        route: &'r Route,
    ) -> Result<(Head<'r>, Option<String>), Diagnostic> {
        let Some(page) = self.site.introduction(route) else {
            let (title, description) = self.words_of(kind);
            return Ok((Head::new(kind, route, title, description), None));
        };
        let document = &page.document;
        let works = route.to(&Route::new(LIST_OF_WORKS), None);
        let (path, file, body) = (&page.source, document.file, &document.body);
        let html = whole(&self.sections(path, route, file, body, &works)?);
        let head = Head {
            review: document.review,
            styles: styles_of([&document.body]),
            lang: self.site.language_of(&page.source),
            ..Head::new(kind, route, &document.title.value, &document.summary)
        };
        Ok((head, Some(html)))
    }

    pub(super) fn cases(&self) -> Result<String, Diagnostic> {
        let route = Route::new(CASES.1);
        let (head, body_html) = self.introduction("cases", &route)?;
        let shown = self.cases_to_begin_with();
        let is_whole = self.has_all_cases_on_a_page();
        let content = CasesPage {
            body_html,
            cases: self.case_rows(&route, 0..shown),
            facets: if is_whole { self.facets() } else { Vec::new() },
            first: (!is_whole).then(|| {
                let words = self.theme.word("cases", "first");
                let words = words.replace("{shown}", &shown.to_string());
                words.replace("{all}", &self.site.cases.len().to_string())
            }),
            browse_url: route.to(&Route::new(BROWSE), None),
            compare_url: route.to(&Route::new(COMPARE), None),
        };
        let head = Head {
            scripts: if is_whole { &["cases"] } else { &[] },
            ..head
        };
        self.render("pages/cases.html", &head, content)
    }

    pub(super) fn topics(&self) -> Result<String, Diagnostic> {
        let route = Route::new(TOPICS.1);
        let (head, body_html) = self.introduction("topics", &route)?;
        let content = TopicsPage {
            body_html,
            topics: self.topic_rows(&route),
            matrix: self.matrix(&route),
        };
        self.render("pages/topics.html", &head, content)
    }

    pub(super) fn topic(&self, topic: &Entry) -> Result<String, Diagnostic> {
        let route = topic.topic_route();
        let rest = self.long_topic(&topic.id.value);
        let most = rest.map_or(usize::MAX, |(_, most)| most);
        let cases = self.cases_on(&topic.id.value).take(most);
        let cases = self.case_rows(&route, cases);
        let content = TopicPage {
            topic: self.topic_row(&route, topic),
            filter_url: if cases.is_empty() {
                route.to(&Route::new(BROWSE), None)
            } else {
                self.narrowed(&route, "topic", &topic.id.value)
            },
            all_url: rest.map(|(list, _)| route.to(list, None)),
            cases,
            pages: self.page_rows(&route, self.pages_on(&topic.id.value)),
        };
        let head = Head {
            parents: vec![self.list(TOPICS)],
            lang: self.site.language_of_entry(topic),
            ..Head::new("topic", &route, &topic.title, &topic.summary)
        };
        self.render("pages/topic.html", &head, content)
    }

    pub(super) fn assessments(&self) -> Result<String, Diagnostic> {
        let route = Route::new(ASSESSMENTS.1);
        let (head, body_html) = self.introduction("assessments", &route)?;
        let content = AssessmentsPage {
            body_html,
            assessments: self.assessment_rows(&route),
        };
        self.render("pages/assessments.html", &head, content)
    }

    pub(super) fn glossary(&self) -> Result<String, Diagnostic> {
        let route = Route::new(GLOSSARY.1);
        let (title, description) = self.words_of("glossary");
        let terms = self.site.glossary.iter().map(|term| {
            let letter = self.site.order.letter(&term.term);
            (letter, self.term(LIST_OF_WORKS, term))
        });
        let letters = by_letter(terms)
            .into_iter()
            .map(|(letter, terms)| TermLetter { letter, terms });
        let content = GlossaryPage {
            letters: letters.collect(),
        };
        self.render(
            "pages/glossary.html",
            &Head::new("glossary", &route, title, description),
            content,
        )
    }

    /// A term; `works` is the address of the list that its citations lead to.
    pub(super) fn term(&self, works: &str, term: &Term) -> TermView {
        TermView {
            lang_html: self.lang(self.site.language_of_term(term)),
            id: term.id.value.clone(),
            term: term.term.clone(),
            acronym: term.acronym.clone(),
            also: term.also.clone(),
            definition: term.definition.clone(),
            undefined: term.undefined,
            cites: self.cites(works, term.cites.iter().map(|cite| &cite.value)),
        }
    }

    pub(super) fn references(&self) -> Result<String, Diagnostic> {
        let route = Route::new(REFERENCES.1);
        let (title, description) = self.words_of("references");
        let works = self.site.bibliography.all().iter();
        let cited_by = cited_by(self.site, self.theme.word("nav", "glossary"));
        let content = ReferencesPage {
            references: works
                .map(|work| {
                    let pages = cited_by.get(work.key.as_str());
                    self.reference_row_with_pages(&route, work, pages.into_iter().flatten())
                })
                .collect(),
        };
        self.render(
            "pages/references.html",
            &Head::new("references", &route, title, description),
            content,
        )
    }

    pub(super) fn not_found(&self) -> Result<String, Diagnostic> {
        let route = Route::new(NOT_FOUND);
        let (title, description) = self.words_of("not_found");
        self.render(
            "pages/not-found.html",
            &Head::new("not-found", &route, title, description),
            NotFoundPage {},
        )
    }

    /// The page at an old address: it sends the reader on, without a script.
    pub(super) fn moved(&self, alias: Alias<'_>) -> Result<String, Diagnostic> {
        let route = alias.route();
        let view = MovedPage {
            url: route.to(alias.target, None),
        };
        let head = Head::new("moved", &route, alias.title, "");
        self.render("pages/moved.html", &head, view)
    }
}

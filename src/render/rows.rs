//! Rows that several pages share: a case in a list, a topic, a work.

use std::collections::{BTreeMap, BTreeSet};

use super::view::{AssessmentRow, CaseRow, CiteView, Link, Named, PageRow, ReferenceRow, TopicRow};
use super::{Renderer, citation, escape};
use crate::model::{
    Assessment, Case, Cite, EVIDENCE, Entry, Evidence, Page, Period, Reference, Route, Site,
    periods,
};

/// Returns the word for the strongest evidence.
pub(super) fn evidence(evidence: Option<Evidence>) -> &'static str {
    EVIDENCE
        .iter()
        .find(|(_, known)| Some(*known) == evidence)
        .map_or("none", |(word, _)| word)
}

/// Returns the works a case cites: those it lists, and those its text and facts cite.
pub(super) fn works_of_case(case: &Case) -> BTreeSet<&str> {
    case.works()
}

/// Returns the works a page cites.
pub(super) fn works_of_page(page: &Page) -> BTreeSet<&str> {
    let document = &page.document;
    let listed = document.references.iter().map(|key| key.value.as_str());
    let cites = document
        .facts
        .iter()
        .flat_map(|fact| &fact.cites)
        .chain(&document.body.cites);
    listed
        .chain(cites.map(|cite| cite.value.key.as_str()))
        .collect()
}

/// A page that cites a work.
pub(super) struct Citing<'s> {
    pub(super) title: String,
    pub(super) route: Route,
    /// The language of its title, where that is not the language of the edition.
    pub(super) lang: Option<&'s str>,
}

/// Finds the pages that cite each work, in the order of the lists. The glossary, whose name is `terms`,
/// comes last.
pub(super) fn cited_by<'s>(site: &'s Site, terms: &str) -> BTreeMap<&'s str, Vec<Citing<'s>>> {
    let mut cited: BTreeMap<&str, Vec<Citing<'_>>> = BTreeMap::new();
    for case in &site.cases {
        for key in works_of_case(case) {
            cited.entry(key).or_default().push(Citing {
                title: case.document.short_name.clone(),
                route: case.route.clone(),
                lang: site.language_of(&case.source),
            });
        }
    }
    for assessment in &site.assessments {
        let background = assessment.document.background.cites.iter();
        let works: BTreeSet<&str> = background.map(|cite| cite.value.key.as_str()).collect();
        for key in works {
            let title = assessment.document.title.value.clone();
            cited.entry(key).or_default().push(Citing {
                title,
                route: assessment.route.clone(),
                lang: site.language_of(&assessment.source),
            });
        }
    }
    for page in site.home.iter().chain(&site.pages) {
        for key in works_of_page(page) {
            cited.entry(key).or_default().push(Citing {
                title: page.document.title.value.clone(),
                route: page.route.clone(),
                lang: site.language_of(&page.source),
            });
        }
    }
    let in_terms = site.glossary.iter().flat_map(|term| &term.cites);
    let works: BTreeSet<&str> = in_terms.map(|cite| cite.value.key.as_str()).collect();
    for key in works {
        let glossary = Citing {
            title: terms.to_owned(),
            route: Route::new("glossary.html"),
            lang: None,
        };
        cited.entry(key).or_default().push(glossary);
    }
    cited
}

impl Renderer<'_> {
    pub(super) fn case_row(&self, from: &Route, at: usize) -> CaseRow<'_> {
        let case = &self.site.cases[at];
        let document = &case.document;
        let topics = document.topics.iter().map(|key| key.value.as_str());
        CaseRow {
            lang_html: self.lang_of(&case.source),
            slug: &case.slug,
            title: &document.title.value,
            short_name: &document.short_name,
            organisation: &document.organisation,
            url: from.to(&case.route, None),
            summary: &document.summary,
            period: &document.period,
            country: self.country_of(from, case),
            sector: self.filtered(from, "sector", self.site.sector(&document.sector.value)),
            topics: self.topic_links(from, topics),
            periods: &self.periods()[at],
            evidence: evidence(document.evidence()),
        }
    }

    pub(super) fn case_rows(
        &self,
        from: &Route,
        cases: impl IntoIterator<Item = usize>,
    ) -> Vec<CaseRow<'_>> {
        let cases = cases.into_iter();
        cases.map(|at| self.case_row(from, at)).collect()
    }

    /// Returns the names of the periods of every case.
    fn periods(&self) -> &[Vec<String>] {
        let ids = |words: &str| periods(words).into_iter().map(Period::id).collect();
        self.periods.get_or_init(|| {
            let cases = self.site.cases.iter();
            cases.map(|case| ids(&case.document.period)).collect()
        })
    }

    pub(super) fn country_of(&self, from: &Route, case: &Case) -> Named<'_> {
        let country = self.site.country(&case.document.country.value);
        self.filtered(from, "country", country)
    }

    pub(super) fn topic_links<'k>(
        &self,
        from: &Route,
        keys: impl Iterator<Item = &'k str>,
    ) -> Vec<Named<'_>> {
        keys.filter_map(|key| self.site.topic(key))
            .map(|topic| self.topic_link(from, topic))
            .collect()
    }

    /// Returns the pages on a topic, in order.
    pub(super) fn pages_on<'s>(&'s self, topic: &'s str) -> impl Iterator<Item = &'s Page> {
        let bears = move |page: &&Page| page.document.topics.iter().any(|key| key.value == topic);
        self.site.pages.iter().filter(bears)
    }

    /// Topics that have cases, in the order of `topics.yaml`.
    pub(super) fn topic_rows(&self, from: &Route) -> Vec<TopicRow> {
        self.site
            .topics()
            .map(|topic| self.topic_row(from, topic))
            .collect()
    }

    pub(super) fn topic_row(&self, from: &Route, topic: &Entry) -> TopicRow {
        TopicRow {
            lang_html: self.lang(self.site.language_of_entry(topic)),
            id: topic.id.value.clone(),
            title: topic.title.clone(),
            url: from.to(&topic.topic_route(), None),
            summary: topic.summary.clone(),
            count: self.cases_on(&topic.id.value).count(),
        }
    }

    /// Returns the positions of the cases on a topic: those of which it is the main one first.
    pub(super) fn cases_on(&self, topic: &str) -> impl Iterator<Item = usize> + use<> {
        let topics = |at: usize| self.site.cases[at].document.topics.iter();
        let place = |at: usize| topics(at).position(|key| key.value == topic);
        let cases = (0..self.site.cases.len()).filter_map(|at| Some((at, place(at)?)));
        let (mut main, others): (Vec<_>, Vec<_>) = cases.partition(|(_, place)| *place == 0);
        main.extend(others);
        main.into_iter().map(|(at, _)| at)
    }

    pub(super) fn assessment_rows(&self, from: &Route) -> Vec<AssessmentRow> {
        let row = |assessment: &Assessment| {
            let document = &assessment.document;
            AssessmentRow {
                lang_html: self.lang_of(&assessment.source),
                id: document.id.value.clone(),
                title: document.title.value.clone(),
                url: from.to(&assessment.route, None),
                summary: document.summary.clone(),
                audience: document.audience.clone(),
                group_url: from.to(&assessment.group_route(), None),
                items: document.items().count(),
                domains: document.domains.len(),
            }
        };
        self.site.assessments.iter().map(row).collect()
    }

    /// Citations that link to a list of works: the page's own where `works` is empty.
    pub(super) fn cites<'c>(
        &self,
        works: &str,
        cites: impl IntoIterator<Item = &'c Cite>,
    ) -> Vec<CiteView> {
        cites
            .into_iter()
            .map(|cite| citation::cite_view(self.site, works, cite))
            .collect()
    }

    pub(super) fn reference_rows(&self, from: &Route, keys: &BTreeSet<&str>) -> Vec<ReferenceRow> {
        let cited = self.site.bibliography.among(keys);
        cited.map(|work| reference_row(from, work)).collect()
    }
}

impl Renderer<'_> {
    /// Returns rows for a list of pages.
    pub(super) fn page_rows<'p>(
        &self,
        from: &Route,
        pages: impl Iterator<Item = &'p Page>,
    ) -> Vec<PageRow<'p>> {
        pages
            .map(|page| PageRow {
                lang_html: self.lang_of(&page.source),
                title: &page.document.title.value,
                url: from.to(&page.route, None),
                summary: &page.document.summary,
            })
            .collect()
    }

    /// A country or a sector leads to the list of cases with that filter set; without script, to all.
    fn filtered<'e>(&self, from: &Route, facet: &str, entry: Option<&'e Entry>) -> Named<'e> {
        let lang = entry.and_then(|entry| self.site.language_of_entry(entry));
        let (id, title) = entry.map_or_else(Default::default, |entry| {
            (entry.id.value.as_str(), entry.title.as_str())
        });
        Named {
            lang_html: self.lang(lang),
            url: self.narrowed(from, facet, id),
            id,
            title,
        }
    }

    /// A work with the pages that cite it, for the list of all works.
    pub(super) fn reference_row_with_pages<'p, 's: 'p>(
        &self,
        from: &Route,
        work: &Reference,
        pages: impl Iterator<Item = &'p Citing<'s>>,
    ) -> ReferenceRow {
        let link = |citing: &Citing<'_>| Link {
            lang_html: self.lang(citing.lang),
            title: citing.title.clone(),
            url: from.to(&citing.route, None),
        };
        ReferenceRow {
            cited_by: pages.map(link).collect(),
            ..reference_row(from, work)
        }
    }

    fn topic_link<'e>(&self, from: &Route, topic: &'e Entry) -> Named<'e> {
        Named {
            lang_html: self.lang(self.site.language_of_entry(topic)),
            id: &topic.id.value,
            title: &topic.title,
            url: from.to(&topic.topic_route(), None),
        }
    }
}

/// A work without the pages that cite it: a list of those on every page would grow with the site.
fn reference_row(from: &Route, work: &Reference) -> ReferenceRow {
    let list = Route::new("references.html");
    ReferenceRow {
        key: work.key.clone(),
        html: reference_html(work),
        url: from.to(&list, Some(&format!("ref-{}", work.key))),
        cited_by: Vec::new(),
        places: Vec::new(),
    }
}

/// Writes a work as the list prints it.
pub(super) fn reference_html(work: &Reference) -> String {
    let mut out = String::new();
    for run in &work.runs {
        let url = run
            .url
            .as_deref()
            .filter(|url| url.starts_with("https://") || url.starts_with("http://"));
        if let Some(url) = url {
            out.push_str("<a");
            escape::attribute(&mut out, "href", url);
            out.push('>');
        }
        out.push_str(if run.is_italic { "<cite>" } else { "" });
        escape::text(&mut out, &run.text);
        out.push_str(if run.is_italic { "</cite>" } else { "" });
        out.push_str(if url.is_some() { "</a>" } else { "" });
    }
    if let Some(note) = &work.note {
        out.push_str(" <span class=\"cb-meta\">");
        escape::text(&mut out, note);
        out.push_str("</span>");
    }
    out
}

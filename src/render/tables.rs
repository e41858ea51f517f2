//! Tables that set cases against something: against topics, and against the questions of assessments.

use std::collections::{BTreeMap, BTreeSet};

use super::case::strength_word;
use super::navigation::{ASSESSMENTS, EVIDENCE_MAP};
use super::view::{
    EvidenceMapPage, Idle, Link, MapCell, MapColumn, MapCounts, MapLink, MapRow, MapTable, Matrix,
    MatrixRow,
};
use super::{Head, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{Assessment, FactLink, Item, Owner, Route, Strength};

/// Most cases that are named as bearing on nothing; more are counted.
const NAMED: usize = 30;
/// Most cases that a table by topic can show; a site with more has its topic pages.
const ROWS: usize = 300;

impl Renderer<'_> {
    pub(super) fn evidence_map(&self) -> Result<String, Diagnostic> {
        let route = Route::new(EVIDENCE_MAP);
        let (title, description) = self.words_of("evidence_map");
        let assessments = self.site.assessments.iter();
        let used: BTreeSet<Owner> = assessments
            .clone()
            .flat_map(|assessment| self.owners(assessment))
            .collect();
        let content = EvidenceMapPage {
            tables: assessments.map(|one| self.map_table(&route, one)).collect(),
            idle: self.idle(&route, &used),
        };
        let head = Head {
            parents: vec![self.list(ASSESSMENTS)],
            ..Head::new("evidence-map", &route, title, description)
        };
        self.render("pages/evidence-map.html", &head, content)
    }

    fn map_table(&self, from: &Route, assessment: &Assessment) -> MapTable {
        let document = &assessment.document;
        let owners = self.owners(assessment);
        let rows = document.items().enumerate().map(|(at, item)| MapRow {
            lang_html: self.lang_of(&assessment.source),
            id: item.id.value.clone(),
            number: at + 1,
            stem: item.stem.clone(),
            url: from.to(&assessment.route, Some(&item.id.value)),
            best: best(item).map_or("missing", |best| strength_word(Some(best))),
            cells: self.map_cells(from, item, &owners),
        });
        let rows: Vec<MapRow> = rows.collect();
        let count = |strength| {
            document
                .items()
                .filter(|item| best(item) == strength)
                .count()
        };
        let counts = MapCounts {
            items: rows.len(),
            direct: count(Some(Strength::Direct)),
            partial: count(Some(Strength::Partial)),
            caution: count(Some(Strength::Caution)),
            missing: count(None),
        };
        MapTable {
            lang_html: self.lang_of(&assessment.source),
            id: document.id.value.clone(),
            title: document.title.value.clone(),
            url: from.to(&assessment.route, None),
            parts: super::picture::parts(&counts),
            counts,
            idle: self.idle(from, &owners),
            columns: owners
                .into_iter()
                .map(|owner| self.map_column(from, owner))
                .collect(),
            rows,
        }
    }

    /// Returns the cases and pages whose facts bear on an assessment, in the order of columns.
    fn owners(&self, assessment: &Assessment) -> BTreeSet<Owner> {
        let links = assessment.document.items().flat_map(|item| &item.cases);
        links
            .filter_map(|link| self.site.fact(&link.fact.value))
            .map(|entry| entry.owner)
            .collect()
    }

    fn map_column(&self, from: &Route, owner: Owner) -> MapColumn {
        let (name, route) = match owner {
            Owner::Case(at) => {
                let case = &self.site.cases[at];
                (&case.document.short_name, &case.route)
            }
            Owner::Page(at) => {
                let page = &self.site.pages[at];
                (&page.document.title.value, &page.route)
            }
        };
        MapColumn {
            lang_html: self.lang_of_owner(owner),
            name: name.clone(),
            url: from.to(route, None),
        }
    }

    fn map_cells(&self, from: &Route, item: &Item, owners: &BTreeSet<Owner>) -> Vec<MapCell> {
        let mut links: BTreeMap<Owner, Vec<(Option<Strength>, MapLink)>> = BTreeMap::new();
        for link in &item.cases {
            if let Some((owner, view)) = self.map_link(from, link) {
                links.entry(owner).or_default().push((link.strength, view));
            }
        }
        let cell = |owner: &Owner| {
            let mut found = links.remove(owner).unwrap_or_default();
            found.sort_by_key(|(strength, _)| *strength);
            MapCell {
                links: found.into_iter().map(|(_, link)| link).collect(),
            }
        };
        owners.iter().map(cell).collect()
    }

    fn map_link(&self, from: &Route, link: &FactLink) -> Option<(Owner, MapLink)> {
        let entry = self.site.fact(&link.fact.value)?;
        let view = MapLink {
            lang_html: self.lang_of_owner(entry.owner),
            strength: strength_word(link.strength),
            note: link.note.clone(),
            name: self.site.fact_owner_name(entry).to_owned(),
            url: from.to(self.site.fact_route(entry), Some(&link.fact.value)),
        };
        Some((entry.owner, view))
    }

    /// Returns the cases that bear on nothing: their number, and their names where they are few.
    fn idle(&self, from: &Route, used: &BTreeSet<Owner>) -> Idle {
        let cases = self.site.cases.iter().enumerate();
        let idle = cases.filter(|(at, _)| !used.contains(&Owner::Case(*at)));
        let count = idle.clone().count();
        let link = |(_, case): (usize, &crate::model::Case)| Link {
            lang_html: self.lang_of(&case.source),
            title: case.document.short_name.clone(),
            url: from.to(&case.route, None),
        };
        let named = if count <= NAMED {
            idle.map(link).collect()
        } else {
            Vec::new()
        };
        Idle { count, named }
    }

    /// Sets every case against every topic, unless there are too many.
    pub(super) fn matrix(&self, from: &Route) -> Matrix {
        if self.site.cases.len() > ROWS {
            return Matrix {
                filter_urls: Vec::new(),
                rows: Vec::new(),
            };
        }
        let columns: Vec<&str> = self
            .site
            .topics()
            .map(|topic| topic.id.value.as_str())
            .collect();
        let rows = self.site.cases.iter().map(|case| {
            let topics = &case.document.topics;
            let place = |id: &&str| match topics.iter().position(|key| key.value == **id) {
                Some(0) => "main",
                Some(_) => "also",
                None => "none",
            };
            MatrixRow {
                lang_html: self.lang_of(&case.source),
                name: case.document.short_name.clone(),
                url: from.to(&case.route, None),
                cells: columns.iter().map(place).collect(),
            }
        });
        Matrix {
            filter_urls: columns
                .iter()
                .map(|id| self.narrowed(from, "topic", id))
                .collect(),
            rows: rows.collect(),
        }
    }
}

/// Returns how closely the best passage bears on an item.
fn best(item: &Item) -> Option<Strength> {
    item.cases.iter().filter_map(|link| link.strength).min()
}

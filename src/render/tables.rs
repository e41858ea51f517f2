//! Tables that set cases against something: against topics, and against the questions of assessments.

use std::collections::{BTreeMap, BTreeSet};

use super::case::strength_word;
use super::view::{
    EvidenceMapPage, Link, MapCell, MapColumn, MapCounts, MapLink, MapRow, MapTable, Matrix,
    MatrixRow,
};
use super::{Head, RenderedPage, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{Assessment, FactLink, Item, Owner, Route, Strength};

/// What tells a fact, in the order of columns: cases first, then pages.
type Column = (u8, usize);

fn column(owner: Owner) -> Column {
    match owner {
        Owner::Case(at) => (0, at),
        Owner::Page(at) => (1, at),
    }
}

impl Renderer<'_> {
    pub(super) fn evidence_map(&self) -> Result<RenderedPage, Diagnostic> {
        let route = Route::new("evidence-map.html");
        let (title, description) = self.words_of("evidence_map");
        let assessments = self.site.assessments.iter();
        let tables: Vec<MapTable> = assessments.map(|one| self.map_table(&route, one)).collect();
        let named: BTreeSet<Column> = self
            .site
            .assessments
            .iter()
            .flat_map(|assessment| self.columns(assessment))
            .collect();
        let content = EvidenceMapPage {
            tables,
            unnamed: self.cases_without(&route, &named),
        };
        let head = Head::new("evidence-map", &route, title, description);
        let head = Head {
            parent: Some(self.list("assessments")),
            ..head
        };
        self.render("pages/evidence-map.html", &head, content)
    }

    fn map_table(&self, from: &Route, assessment: &Assessment) -> MapTable {
        let document = &assessment.document;
        let columns = self.columns(assessment);
        let rows = document.items().enumerate().map(|(at, item)| MapRow {
            id: item.id.value.clone(),
            number: at + 1,
            stem: item.stem.clone(),
            url: from.to(&assessment.route, Some(&item.id.value)),
            best: item
                .cases
                .iter()
                .filter_map(|link| link.strength)
                .min()
                .map_or("missing", |best| strength_word(Some(best))),
            cells: self.map_cells(from, item, &columns),
        });
        let rows: Vec<MapRow> = rows.collect();
        let count = |best: &str| rows.iter().filter(|row| row.best == best).count();
        MapTable {
            id: document.id.value.clone(),
            title: document.title.value.clone(),
            url: from.to(&assessment.route, None),
            counts: MapCounts {
                items: rows.len(),
                direct: count("direct"),
                partial: count("partial"),
                caution: count("caution"),
                missing: count("missing"),
            },
            unnamed: self.cases_without(from, &columns),
            columns: columns
                .into_iter()
                .map(|column| self.map_column(from, column))
                .collect(),
            rows,
        }
    }

    /// Returns the cases and pages whose facts bear on an assessment.
    fn columns(&self, assessment: &Assessment) -> BTreeSet<Column> {
        let links = assessment.document.items().flat_map(|item| &item.cases);
        links
            .filter_map(|link| self.site.fact(&link.fact.value))
            .map(|entry| column(entry.owner))
            .collect()
    }

    fn map_column(&self, from: &Route, column: Column) -> MapColumn {
        let (name, route) = match column {
            (0, at) => {
                let case = &self.site.cases[at];
                (case.document.short_name.clone(), &case.route)
            }
            (_, at) => {
                let page = &self.site.pages[at];
                (page.document.title.value.clone(), &page.route)
            }
        };
        MapColumn {
            name,
            url: from.to(route, None),
        }
    }

    fn map_cells(&self, from: &Route, item: &Item, columns: &BTreeSet<Column>) -> Vec<MapCell> {
        let mut links: BTreeMap<Column, Vec<(Option<Strength>, MapLink)>> = BTreeMap::new();
        for link in &item.cases {
            if let Some((column, view)) = self.map_link(from, link) {
                let cell = links.entry(column).or_default();
                cell.push((link.strength, view));
            }
        }
        let cell = |column: &Column| {
            let mut found = links.remove(column).unwrap_or_default();
            found.sort_by_key(|(strength, _)| *strength);
            MapCell {
                links: found.into_iter().map(|(_, link)| link).collect(),
            }
        };
        columns.iter().map(cell).collect()
    }

    fn map_link(&self, from: &Route, link: &FactLink) -> Option<(Column, MapLink)> {
        let entry = self.site.fact(&link.fact.value)?;
        let view = MapLink {
            strength: strength_word(link.strength),
            note: link.note.clone(),
            name: self.site.fact_owner_name(entry).to_owned(),
            url: from.to(self.site.fact_route(entry), Some(&link.fact.value)),
        };
        Some((column(entry.owner), view))
    }

    fn cases_without(&self, from: &Route, named: &BTreeSet<Column>) -> Vec<Link> {
        let cases = self.site.cases.iter().enumerate();
        let without = cases.filter(|(at, _)| !named.contains(&(0, *at)));
        without
            .map(|(_, case)| Link {
                title: case.document.short_name.clone(),
                url: from.to(&case.route, None),
            })
            .collect()
    }

    /// Sets every case against every topic that has cases.
    pub(super) fn matrix(&self, from: &Route) -> Matrix {
        let rows = self.site.cases.iter().map(|case| {
            let topics = &case.document.topics;
            let place = |id: &str| match topics.iter().position(|key| key.value == id) {
                Some(0) => "main",
                Some(_) => "also",
                None => "none",
            };
            MatrixRow {
                name: case.document.short_name.clone(),
                url: from.to(&case.route, None),
                cells: self
                    .site
                    .topics()
                    .map(|topic| place(&topic.id.value))
                    .collect(),
            }
        });
        Matrix {
            rows: rows.collect(),
        }
    }
}

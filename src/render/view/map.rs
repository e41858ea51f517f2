//! The evidence map: items of the assessments against cases and pages.

use serde::Serialize;

use super::Link;
use crate::render::picture::Part;

#[derive(Debug, Serialize)]
pub struct EvidenceMapPage {
    pub tables: Vec<MapTable>,
    /// Cases that no assessment points to.
    pub idle: Idle,
}

/// Cases that bear on nothing; named where they are few.
#[derive(Debug, Serialize)]
pub struct Idle {
    pub count: usize,
    pub named: Vec<Link>,
}

/// One assessment: its items down, cases and pages across.
#[derive(Debug, Serialize)]
pub struct MapTable {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub title: String,
    pub url: String,
    pub counts: MapCounts,
    /// The counts, as a bar.
    pub parts: Vec<Part>,
    pub columns: Vec<MapColumn>,
    pub rows: Vec<MapRow>,
    pub idle: Idle,
}

/// How many items have what as their best evidence.
#[derive(Debug, Serialize)]
pub struct MapCounts {
    pub items: usize,
    pub direct: usize,
    pub partial: usize,
    pub caution: usize,
    pub missing: usize,
}

#[derive(Debug, Serialize)]
pub struct MapColumn {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub name: String,
    pub url: String,
}

#[derive(Debug, Serialize)]
pub struct MapRow {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub number: usize,
    pub stem: String,
    pub url: String,
    /// `direct`, `partial`, `caution` or `missing`.
    pub best: &'static str,
    pub cells: Vec<MapCell>,
}

#[derive(Debug, Serialize)]
pub struct MapCell {
    pub links: Vec<MapLink>,
}

#[derive(Debug, Serialize)]
pub struct MapLink {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub strength: &'static str,
    pub note: String,
    pub name: String,
    pub url: String,
}

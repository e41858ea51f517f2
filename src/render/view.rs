//! What templates receive: one view struct a page type, addresses already relative to the page.
//!
//! The fields are the contract with themes; `docs/themes.md` sends theme authors here.

mod frame;
mod map;
mod search;
mod shortcode;

use serde::Serialize;

use super::picture::{KindCount, Strength, Timeline};
pub use frame::{
    AssetsView, BrandView, Described, Layout, NavLink, PageView, SiteView, Translation,
};
pub use map::{EvidenceMapPage, Idle, MapCell, MapColumn, MapCounts, MapLink, MapRow, MapTable};
pub use search::{
    EntryLetter, EntryView, LetterLink, LetterPage, PartLink, SearchFacet, SearchPage,
};
pub use shortcode::{CalloutView, FactView, FigureView, QuoteView};

#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
}

/// Part of a text under a heading of the second level.
#[derive(Debug, Serialize)]
pub struct Section {
    pub id: String,
    pub title: String,
    pub html: String,
    pub role: &'static str,
}

#[derive(Debug, Serialize)]
pub struct OutlineEntry {
    pub id: String,
    pub title: String,
}

/// A citation's words and where they lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CiteView {
    pub label: String,
    pub url: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct ReferenceRow {
    pub key: String,
    pub html: String,
    pub url: String,
    pub cited_by: Vec<Link>,
    /// Where the text of this page cites it.
    pub places: Vec<PlaceView>,
}

/// A place in a text, by its letter in the list of works.
#[derive(Debug, Clone, Serialize)]
pub struct PlaceView {
    pub letter: String,
    pub url: String,
}

/// A related case, and what it shares: empty where nothing is known of that.
#[derive(Debug, Serialize)]
pub struct RelatedCase<'a> {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: &'a str,
    pub url: String,
    pub reason: String,
}

/// A key with its name.
#[derive(Debug, Clone, Serialize)]
pub struct Named<'a> {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: &'a str,
    pub title: &'a str,
    pub url: String,
}

#[derive(Debug, Serialize)]
pub struct CaseRow<'a> {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub slug: &'a str,
    pub title: &'a str,
    pub short_name: &'a str,
    pub organisation: &'a str,
    pub url: String,
    pub summary: &'a str,
    pub period: &'a str,
    pub country: Named<'a>,
    pub sector: Named<'a>,
    pub topics: Vec<Named<'a>>,
    /// Names of the periods that the filter puts it in.
    pub periods: &'a [String],
    pub evidence: &'static str,
}

#[derive(Debug, Serialize)]
pub struct TopicRow {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub title: String,
    pub url: String,
    pub summary: String,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub struct AssessmentRow {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub title: String,
    pub url: String,
    pub summary: String,
    pub audience: String,
    pub group_url: String,
    pub items: usize,
    pub domains: usize,
}

#[derive(Debug, Serialize)]
pub struct Facet {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub title: String,
    pub count: usize,
}

/// What the list of cases can be narrowed by: `topic`, `country`, `sector`, `period` or `evidence`.
#[derive(Debug, Serialize)]
pub struct FacetGroup {
    pub name: &'static str,
    pub values: Vec<Facet>,
}

#[derive(Debug, Serialize)]
pub struct OutcomeView<'a> {
    pub id: String,
    pub claim: &'a str,
    pub evidence: &'static str,
    pub figure: Option<&'a str>,
    pub date: Option<&'a str>,
    pub cites: Vec<CiteView>,
}

/// The items of one assessment that a case bears on.
#[derive(Debug, Serialize)]
pub struct BearsOn {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub items: Vec<BearsOnItem>,
}

#[derive(Debug, Serialize)]
pub struct BearsOnItem {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub stem: String,
    pub url: String,
    pub strength: &'static str,
}

#[derive(Debug, Serialize)]
pub struct HomePage<'a> {
    pub body_html: String,
    /// How many cases have what as their strongest evidence.
    pub evidence: Vec<KindCount>,
    pub cases: Vec<CaseRow<'a>>,
    pub assessments: Vec<AssessmentRow>,
    pub topics: Vec<TopicRow>,
}

/// A page in a list.
#[derive(Debug, Serialize)]
pub struct PageRow<'a> {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: &'a str,
    pub url: String,
    pub summary: &'a str,
}

#[derive(Debug, Serialize)]
pub struct TextPage<'a> {
    pub sections: Vec<Section>,
    pub outline: Vec<OutlineEntry>,
    pub topics: Vec<Named<'a>>,
    /// The pages behind this one, where it is the front of a folder.
    pub pages: Vec<PageRow<'a>>,
    pub references: Vec<ReferenceRow>,
    /// Other pages that point here.
    pub mentions: Vec<Link>,
    /// The accessibility statement, on its page.
    pub statement: Option<StatementView>,
}

/// What the accessibility statement says, from `[output.site.accessibility]`.
#[derive(Debug, Serialize)]
pub struct StatementView {
    pub organisation: String,
    pub law: &'static str,
    pub status: &'static str,
    pub contact: Vec<ContactView>,
    pub response_days: Option<String>,
    pub prepared: Option<String>,
    pub reviewed: Option<String>,
    pub tested: Option<String>,
    pub method: String,
    pub problems: Vec<ProblemsView>,
}

#[derive(Debug, Serialize)]
pub struct ContactView {
    pub text: String,
    pub url: Option<String>,
}

/// The problems that have one reason.
#[derive(Debug, Serialize)]
pub struct ProblemsView {
    pub reason: &'static str,
    pub problems: Vec<ProblemView>,
}

#[derive(Debug, Serialize)]
pub struct ProblemView {
    pub what: String,
    pub plan: Option<String>,
}

#[derive(Debug, Serialize)]
pub struct CasesPage<'a> {
    /// The site's own introduction, where it has one.
    pub body_html: Option<String>,
    pub cases: Vec<CaseRow<'a>>,
    /// None where not all cases stand here.
    pub facets: Vec<FacetGroup>,
    /// Says how many of them stand here, where there are more than a page can hold.
    pub first: Option<String>,
    /// The same as plain lists.
    pub browse_url: String,
    pub compare_url: String,
}

#[derive(Debug, Serialize)]
pub struct TopicsPage {
    /// The site's own introduction, where it has one.
    pub body_html: Option<String>,
    pub topics: Vec<TopicRow>,
    pub matrix: Matrix,
}

/// Cases against topics; the columns are the topics of the page. Without rows where there are too many.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// The list of cases narrowed to each topic, in the order of columns.
    pub filter_urls: Vec<String>,
    pub rows: Vec<MatrixRow>,
}

#[derive(Debug, Serialize)]
pub struct MatrixRow {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub name: String,
    pub url: String,
    /// `main`, `also` or `none`, a topic each.
    pub cells: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct TopicPage<'a> {
    pub topic: TopicRow,
    /// The list of cases, narrowed to this topic.
    pub filter_url: String,
    /// Where there are too many cases for the page: the plain list of all.
    pub all_url: Option<String>,
    pub cases: Vec<CaseRow<'a>>,
    pub pages: Vec<PageRow<'a>>,
}

#[derive(Debug, Serialize)]
pub struct CasePage<'a> {
    pub case: CaseRow<'a>,
    pub compare_url: String,
    pub sections: Vec<Section>,
    pub outline: Vec<OutlineEntry>,
    pub outcomes: Vec<OutcomeView<'a>>,
    pub strength: Option<Strength>,
    pub timeline: Option<Timeline>,
    pub not_said: &'a [String],
    pub references: Vec<ReferenceRow>,
    pub related: Vec<RelatedCase<'a>>,
    /// Other pages that point here.
    pub mentions: Vec<Link>,
    pub assessments: Vec<BearsOn>,
}

#[derive(Debug, Serialize)]
pub struct AssessmentsPage {
    /// The site's own introduction, where it has one.
    pub body_html: Option<String>,
    pub assessments: Vec<AssessmentRow>,
}

#[derive(Debug, Serialize)]
pub struct OptionView {
    pub level: usize,
    pub label: String,
    pub anchor: String,
}

#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    pub letters: Vec<TermLetter>,
}

#[derive(Debug, Serialize)]
pub struct TermLetter {
    pub letter: String,
    pub terms: Vec<TermView>,
}

#[derive(Debug, Serialize)]
pub struct TermView {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub term: String,
    pub acronym: Option<String>,
    pub also: Vec<String>,
    pub definition: String,
    pub undefined: bool,
    pub cites: Vec<CiteView>,
}

#[derive(Debug, Serialize)]
pub struct ReferencesPage {
    pub references: Vec<ReferenceRow>,
}

#[derive(Debug, Serialize)]
pub struct NotFoundPage {}

/// An old address.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// The page of today, as seen from the old address.
    pub url: String,
}

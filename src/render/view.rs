//! What templates receive: one view struct a page type, addresses already relative to the page.
//!
//! The fields are the contract with themes; `docs/themes.md` sends theme authors here.

use serde::Serialize;

use super::picture::{KindCount, Part, Strength, Timeline};

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Layout<'a, P: Serialize> {
    pub lang: &'a str,
    /// The side it is written from: `ltr` or `rtl`.
    pub dir: &'static str,
    pub csp: &'static str,
    pub site: SiteView<'a>,
    pub page: PageView,
    pub assets: AssetsView,
    #[serde(flatten)]
    pub content: P,
}

#[derive(Debug, Serialize)]
pub struct SiteView<'a> {
    /// The attributes `lang` and `dir` of its title, where that is in another language than the page.
    pub lang_html: String,
    pub title: &'a str,
    pub description: &'a str,
    pub id: &'a str,
    pub home_url: String,
    pub nav: Vec<NavLink>,
    pub footer: Vec<Link>,
    pub authors: String,
    pub generator: &'static str,
    pub brand: BrandView<'a>,
}

/// Whose site it is; each is left out where `book.toml` does not say.
#[derive(Debug, Serialize)]
pub struct BrandView<'a> {
    pub name: Option<&'a str>,
    pub logo: Option<String>,
    pub logo_alt: &'a str,
    pub icon: Option<String>,
    /// Without its `#`.
    pub colour: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct PageView {
    pub title: String,
    pub description: String,
    pub kind: &'static str,
    pub path: String,
    pub canonical: Option<String>,
    pub described: Option<Described>,
    pub feed: Option<String>,
    pub root: String,
    pub breadcrumbs: Vec<Link>,
    /// The page before this one in its row: the list of cases, or a folder.
    pub previous: Option<Link>,
    /// The page after it.
    pub next: Option<Link>,
    /// The attributes `lang` and `dir` of its text, where that is in another language than its frame.
    pub lang_html: String,
    /// Where its text can be read in its own language, if it has no translation.
    pub original: Option<Translation>,
    /// This page in every language of the site; none where there is but one.
    pub translations: Vec<Translation>,
    pub reviewed: Option<String>,
    pub review_by: Option<String>,
}

/// This page in one of the site's languages.
#[derive(Debug, Clone, Serialize)]
pub struct Translation {
    pub lang: String,
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: String,
    pub url: String,
    /// The whole address, where it is known.
    pub address: Option<String>,
    pub current: bool,
}

/// What a page says of itself to other programs.
#[derive(Debug, Serialize)]
pub struct Described {
    /// What it is to Open Graph.
    pub kind: &'static str,
    /// Its language, as Open Graph writes it.
    pub locale: String,
    /// JSON-LD, ready to stand in a script element that no browser runs.
    pub data: String,
}

#[derive(Debug, Serialize)]
pub struct AssetsView {
    pub styles: Vec<String>,
    pub scripts: Vec<String>,
    pub search_index: String,
    pub search_script: String,
    pub search_style: String,
    pub search_page: String,
    /// What shows terms, when a reader first points to one; empty where the site has no glossary.
    pub terms_script: String,
    pub terms_style: String,
    pub glossary: String,
}

#[derive(Debug, Serialize)]
pub struct NavLink {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub current: bool,
}

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
pub struct RelatedCase {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub reason: String,
}

/// A key with its name.
#[derive(Debug, Clone, Serialize)]
pub struct Named {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub id: String,
    pub title: String,
    pub url: String,
}

#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub slug: String,
    pub title: String,
    pub short_name: String,
    pub organisation: String,
    pub url: String,
    pub summary: String,
    pub period: String,
    pub country: Named,
    pub sector: Named,
    pub topics: Vec<Named>,
    /// Names of the periods that the filter puts it in.
    pub periods: Vec<String>,
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
pub struct OutcomeView {
    pub id: String,
    pub claim: String,
    pub evidence: &'static str,
    pub figure: Option<String>,
    pub date: Option<String>,
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
pub struct HomePage {
    pub body_html: String,
    /// How many cases have what as their strongest evidence.
    pub evidence: Vec<KindCount>,
    pub cases: Vec<CaseRow>,
    pub assessments: Vec<AssessmentRow>,
    pub topics: Vec<TopicRow>,
}

/// A page in a list.
#[derive(Debug, Serialize)]
pub struct PageRow {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub summary: String,
}

#[derive(Debug, Serialize)]
pub struct TextPage {
    pub sections: Vec<Section>,
    pub outline: Vec<OutlineEntry>,
    pub topics: Vec<Named>,
    /// The pages behind this one, where it is the front of a folder.
    pub pages: Vec<PageRow>,
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
pub struct CasesPage {
    /// The site's own introduction, where it has one.
    pub body_html: Option<String>,
    pub cases: Vec<CaseRow>,
    pub facets: Vec<FacetGroup>,
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
pub struct TopicPage {
    pub topic: TopicRow,
    /// The list of cases, narrowed to this topic.
    pub filter_url: String,
    /// Where there are too many cases for the page: the plain list of all.
    pub all_url: Option<String>,
    pub cases: Vec<CaseRow>,
    pub pages: Vec<PageRow>,
}

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

#[derive(Debug, Serialize)]
pub struct CasePage {
    pub case: CaseRow,
    pub compare_url: String,
    pub sections: Vec<Section>,
    pub outline: Vec<OutlineEntry>,
    pub outcomes: Vec<OutcomeView>,
    pub strength: Option<Strength>,
    pub timeline: Option<Timeline>,
    pub not_said: Vec<String>,
    pub references: Vec<ReferenceRow>,
    pub related: Vec<RelatedCase>,
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
pub struct SearchPage {
    pub facets: Vec<SearchFacet>,
    /// The A to Z, unless it is too long for one page.
    pub letters: Vec<EntryLetter>,
    /// Where it is too long: the page of each letter.
    pub letter_links: Vec<LetterLink>,
}

/// What results can be narrowed to: values of `kind` are keys, all others are shown as they are.
#[derive(Debug, Serialize)]
pub struct SearchFacet {
    pub name: &'static str,
    pub values: Vec<String>,
}

/// One letter of a long A to Z, or a part of a letter.
#[derive(Debug, Serialize)]
pub struct LetterPage {
    pub letter_links: Vec<LetterLink>,
    /// The parts of the letter, where it has several.
    pub parts: Vec<PartLink>,
    pub entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
pub struct LetterLink {
    pub letter: String,
    pub url: String,
    pub count: usize,
    pub current: bool,
}

/// A part of a letter: its first title and its last.
#[derive(Debug, Serialize)]
pub struct PartLink {
    pub first: String,
    pub last: String,
    pub url: String,
    pub current: bool,
}

#[derive(Debug, Serialize)]
pub struct EntryLetter {
    pub letter: String,
    pub entries: Vec<EntryView>,
}

#[derive(Debug, Serialize)]
pub struct EntryView {
    /// The attributes `lang` and `dir`, where its words are in another language than the page.
    pub lang_html: String,
    pub title: String,
    pub url: String,
    pub kind: &'static str,
}

#[derive(Debug, Serialize)]
pub struct NotFoundPage {}

/// An old address.
#[derive(Debug, Serialize)]
pub struct MovedPage {
    /// The page of today, as seen from the old address.
    pub url: String,
}

/// A picture with its caption: `components/shortcode/figure.html`.
#[derive(Debug, Serialize)]
pub struct FigureView {
    pub url: String,
    pub alt: String,
    pub caption_html: Option<String>,
    /// Whose picture it is.
    pub credit: Option<String>,
}

/// Words of the same text, shown large: `components/shortcode/quote.html`.
#[derive(Debug, Serialize)]
pub struct QuoteView<'a> {
    pub said: &'a str,
}

/// A box: `components/shortcode/callout.html`.
#[derive(Debug, Serialize)]
pub struct CalloutView {
    pub title: String,
    pub body_html: String,
}

/// A fact or an outcome: `components/shortcode/fact.html`.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// The attributes of words in another language than the page's.
    pub lang_html: String,
    pub text_html: String,
    /// Of an outcome: its value, rank or band.
    pub figure: Option<String>,
    pub cites: Vec<CiteView>,
    /// What readers call the case or page that tells it, and the passage there.
    pub name: String,
    pub url: String,
    /// Whether that is this very page.
    pub is_here: bool,
    /// In the book: the number of the chapter that it is.
    pub chapter: Option<String>,
}

//! What every page has around its contents: the site, the page, and what it loads.

use serde::Serialize;

use super::Link;
use crate::theme::Shared;

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Layout<'a, P: Serialize> {
    pub lang: &'a str,
    /// The side it is written from: `ltr` or `rtl`.
    pub dir: &'static str,
    pub csp: &'static str,
    /// See [`SiteView`].
    pub site: Shared,
    pub page: PageView,
    /// See [`AssetsView`].
    pub assets: Shared,
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
    /// Empty where the site cannot be searched.
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

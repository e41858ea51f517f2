//! What stands around the contents of a page: the site, with its navigation, and what the page loads.
//!
//! Pages of one folder name all other files alike. So most of this is the same for many pages, and is made once for all
//! of them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::navigation::{self, Place};
use super::view::{AssetsView, BrandView, SiteView};
use super::{Head, Renderer};
use crate::model::Route;
use crate::span::Spanned;
use crate::theme::Shared;

/// How many are kept of each at once. A site of more folders makes some again, and needs no more memory.
const MOST: usize = 500;

/// Parts of views, by all that they hang on.
struct Kept<K>(Mutex<BTreeMap<K, Shared>>);

impl<K: Ord> Kept<K> {
    fn get(&self, key: K, make: impl FnOnce() -> Shared) -> Shared {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept.get(&key) {
            return found.clone();
        }
        if kept.len() == MOST {
            kept.clear();
        }
        let view = make();
        kept.insert(key, view.clone());
        view
    }
}

impl<K> Default for Kept<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

/// The frames of the pages so far.
#[derive(Default)]
pub(super) struct Frames {
    /// By the folder of the page, and the places in the navigation that it lies in.
    sites: Kept<(String, Vec<bool>)>,
    /// By the folder of the page, and the groups of styles and of scripts that it loads.
    assets: Kept<(String, Vec<&'static str>, Vec<&'static str>)>,
}

impl Renderer<'_> {
    /// Returns the site as a page shows it.
    pub(super) fn site_view(&self, head: &Head<'_>) -> Shared {
        let is_in = |place: &Place<'_>| {
            let mut parents = head.parents.iter();
            *head.route == place.route || parents.any(|parent| parent.route == place.route)
        };
        let current: Vec<bool> = self.navigation.iter().map(is_in).collect();
        let key = (head.route.folder().to_owned(), current.clone());
        let made = || Shared::of(&self.site_from(head.route, &current));
        self.frames.sites.get(key, made)
    }

    fn site_from(&self, from: &Route, current: &[bool]) -> SiteView<'_> {
        let config = &self.site.config;
        let main = self.site.edition.main.as_deref();
        let is_told = config.titles.contains_key(&config.language);
        let footer = self.footer.iter();
        SiteView {
            lang_html: self.lang(main.filter(|_| !is_told)),
            title: &config.title,
            description: &config.description,
            id: &config.id,
            home_url: from.to(&Route::new("index.html"), None),
            nav: self.nav_links(from, current),
            footer: footer.map(|place| self.place_link(from, place)).collect(),
            authors: config.authors.join(", "),
            generator: concat!("casebook ", env!("CARGO_PKG_VERSION")),
            brand: self.brand_view(from),
        }
    }

    fn brand_view(&self, from: &Route) -> BrandView<'_> {
        let brand = &self.site.config.brand;
        let address = |file: &Option<Spanned<String>>| {
            let file = format!("{}{}", self.site.config.up(), file.as_ref()?.value);
            Some(from.to(&Route::new(file), None))
        };
        BrandView {
            name: brand.name.as_deref(),
            logo: address(&brand.logo),
            logo_alt: &brand.logo_alt,
            icon: address(&brand.icon),
            colour: brand
                .colour
                .as_deref()
                .and_then(|colour| colour.strip_prefix('#')),
        }
    }

    /// Returns what a page loads.
    pub(super) fn assets_view(&self, head: &Head<'_>) -> Shared {
        // A page of some kind has the style of that kind, where the theme has one, besides that of all pages.
        let styles = ["site", head.kind].into_iter();
        let styles: Vec<&str> = styles.chain(head.styles.iter().copied()).collect();
        // The book is for paper: it needs no script, and the search is a link.
        let site: &[&str] = if head.kind == "book" { &[] } else { &["site"] };
        let scripts: Vec<&str> = site.iter().chain(head.scripts).copied().collect();
        let made = || Shared::of(&self.assets_from(head, &styles, &scripts));
        if head.data.is_some() {
            return made(); // no other page loads the same
        }
        let key = (
            head.route.folder().to_owned(),
            styles.clone(),
            scripts.clone(),
        );
        self.frames.assets.get(key, made)
    }

    fn assets_from(&self, head: &Head<'_>, styles: &[&str], scripts: &[&str]) -> AssetsView {
        let to = |path: &str| head.route.to(&Route::new(path), None);
        let styles = styles.iter().filter_map(|group| self.theme.style(group));
        let scripts = scripts.iter().filter_map(|group| self.theme.script(group));
        let data = head.data.map(|data| head.route.to(data, None));
        AssetsView {
            styles: styles.map(to).collect(),
            scripts: scripts.map(to).chain(data).collect(),
            search_index: head.route.to(&self.files.search_index, None),
            search_script: self.theme.script("results").map(to).unwrap_or_default(),
            search_style: self.theme.style("results").map(to).unwrap_or_default(),
            search_page: if self.site.config.search {
                to(navigation::SEARCH)
            } else {
                String::new()
            },
            terms_script: self.theme.script("terms").map(to).unwrap_or_default(),
            terms_style: self.theme.style("terms").map(to).unwrap_or_default(),
            glossary: (self.files.glossary.as_ref())
                .map(|script| head.route.to(script, None))
                .unwrap_or_default(),
        }
    }
}

//! The ending of pages. Inside casebook every page is `name.html`; where a site asks for another ending, an address
//! gets it here, on its way out of the house, and nowhere else.

use std::borrow::Cow;

use super::link::join;
use super::site::Site;

/// The ending that pages have inside casebook.
const PAGE: &str = ".html";

impl Site {
    /// Returns the ending of published pages.
    #[must_use]
    pub fn page_ending(&self) -> &str {
        self.config.hosting.suffix.as_deref().unwrap_or(PAGE)
    }

    /// Returns a file's place, or an address from the front of the site, as it is published.
    #[must_use]
    pub fn published<'p>(&self, address: &'p str) -> Cow<'p, str> {
        self.published_from("", address)
            .unwrap_or(Cow::Borrowed(address))
    }

    /// Returns an address that a page of this site writes, where it is published with another ending: the address of
    /// a page. Those of other files and of other sites stay as they are.
    #[must_use]
    pub fn published_from<'p>(&self, page: &str, address: &'p str) -> Option<Cow<'p, str>> {
        let suffix = self.config.hosting.suffix.as_deref()?;
        let end = address.find(['#', '?']).unwrap_or(address.len());
        let (path, rest) = address.split_at(end);
        let stem = path.strip_suffix(PAGE)?;
        let own = match &self.config.base_url {
            Some(base) => path.strip_prefix(base.as_str()).unwrap_or(path),
            None => path,
        };
        // `:` and `//` stand in addresses of other sites.
        if own.contains(':') || own.starts_with("//") || self.is_asset(page, own) {
            return None;
        }
        Some(Cow::Owned(format!("{stem}{suffix}{rest}")))
    }

    /// Tells whether an address leads to a file that is copied as it is.
    fn is_asset(&self, page: &str, address: &str) -> bool {
        let place = join(page, address);
        place.is_some_and(|place| self.has_asset(&place))
    }
}

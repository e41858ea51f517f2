//! Where a link in a text leads.

use std::borrow::Cow;

use super::route::Route;
use super::site::Site;

/// What a link's address turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A page or asset of this site, with an anchor where one was given.
    Internal(Route, Option<String>),
    /// An address outside the site.
    External(String),
    /// A file that is not there.
    MissingFile(String),
    /// A page that is there, without the anchor.
    MissingAnchor(Route, String),
    /// A scheme that is not allowed, such as `javascript:` or `file:`, or an address that leaves
    /// the page's own scheme or host open (`//host`, `\\host`).
    Forbidden,
}

impl Site {
    /// Finds out where an address leads that stands in the content file `from`.
    #[must_use]
    pub fn resolve(&self, from: &str, dest: &str) -> Target {
        // Browsers drop tabs and line ends inside an address, so `java\nscript:` is a scheme too.
        let dest = without_control(dest.trim());
        if dest.starts_with("//") || dest.contains('\\') {
            return Target::Forbidden;
        }
        if let Some(scheme) = scheme(&dest) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" | "mailto" | "tel" => Target::External(dest.into_owned()),
                _ => Target::Forbidden,
            };
        }
        let (path, anchor) = dest
            .split_once('#')
            .map_or((&*dest, None), |(path, id)| (path, Some(id)));
        let anchor = anchor.filter(|id| !id.is_empty()).map(str::to_owned);
        let path = decode(path.split('?').next().unwrap_or_default());
        let wanted = if path.is_empty() {
            Some(from.to_owned())
        } else {
            join(from, &path)
        };
        if let Some(wanted) = wanted.as_deref().filter(|wanted| self.is_unread(wanted)) {
            return Target::Internal(Route::new(wanted), anchor);
        }
        match wanted.as_deref().and_then(|wanted| self.place(wanted)) {
            None => Target::MissingFile(wanted.unwrap_or_else(|| path.into_owned())),
            Some(place) => match anchor {
                Some(id) if self.lacks(place, &id) => {
                    Target::MissingAnchor(place.route.clone(), id)
                }
                anchor => Target::Internal(place.route.clone(), anchor),
            },
        }
    }
}

fn without_control(dest: &str) -> Cow<'_, str> {
    if dest.contains(char::is_control) {
        let plain = dest.chars().filter(|c| !c.is_control());
        return Cow::Owned(plain.collect());
    }
    Cow::Borrowed(dest)
}

fn scheme(dest: &str) -> Option<&str> {
    let (scheme, _) = dest.split_once(':')?;
    let first = scheme.chars().next()?;
    let is_scheme = first.is_ascii_alphabetic()
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// Returns the file of the site that an address in a content file names, if it names one.
#[must_use]
pub fn file_at(from: &str, dest: &str) -> Option<String> {
    let path = dest.trim().split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || scheme(path).is_some() {
        return None;
    }
    join(from, &decode(path))
}

/// Joins a relative address to the folder of a file; gives `None` when it leaves the site.
pub(super) fn join(from: &str, path: &str) -> Option<String> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = if path.starts_with('/') { "" } else { folder };
    let mut joined = String::with_capacity(folder.len() + 1 + path.len());
    joined.push_str(folder);
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if joined.is_empty() => return None,
            ".." => joined.truncate(joined.rfind('/').unwrap_or(0)),
            part => {
                if !joined.is_empty() {
                    joined.push('/');
                }
                joined.push_str(part);
            }
        }
    }
    Some(joined)
}

fn decode(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let bytes = path.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten();
        let value = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(value.unwrap_or(bytes[at]));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(path), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Faults;
    use crate::model::Edition;
    use crate::model::site::SiteParts;
    use crate::source::Sources;
    use crate::syntax::taxonomy::Taxonomy;

    #[test]
    fn schemes_are_seen_as_a_browser_sees_them() {
        assert_eq!(scheme("javascript:x"), Some("javascript"));
        assert_eq!(scheme("cases/a:b.html"), None);
        assert_eq!(scheme("a.html#x:y"), None);
    }

    #[test]
    fn relative_addresses_are_joined_and_may_not_leave_the_site() {
        assert_eq!(
            join("cases/a.md", "../about.md").as_deref(),
            Some("about.md")
        );
        assert_eq!(join("cases/a.md", "./b.md").as_deref(), Some("cases/b.md"));
        assert_eq!(join("cases/a.md", "/about.md").as_deref(), Some("about.md"));
        assert_eq!(join("about.md", "../secret.md"), None);
    }

    /// A site of one page, a picture, and a text that could not be read.
    fn site() -> Site {
        let mut sources = Sources::default();
        let mut faults = Faults::new();
        let book = sources.add("book.toml", "[book]\ntitle = \"Wards\"\n");
        let text = "---\ntitle: About us\nsummary: Who we are.\n---\n\n## Who\n\nWe.\n";
        let page = sources.add("content/about.md", text);
        let config = crate::config::parse(sources.get(book), &mut faults);
        let page = crate::syntax::page::parse(sources.get(page), &mut faults);
        assert!(faults.is_empty(), "{faults:?}");
        Site::new(SiteParts {
            config,
            cases: Vec::new(),
            pages: page
                .into_iter()
                .map(|page| ("about.md".to_owned(), page.into()))
                .collect(),
            assessments: Vec::new(),
            taxonomy: Taxonomy::default(),
            glossary: Vec::new(),
            bibliography: Arc::default(),
            assets: vec!["plans/ward a.pdf".to_owned()],
            unread: BTreeSet::from(["lost.md".to_owned()]),
            drafts: BTreeSet::new(),
            edition: Edition::default(),
        })
    }

    #[test]
    fn an_address_leads_into_the_site_out_of_it_or_nowhere() {
        let site = site();
        let to = |dest: &str| site.resolve("cases/a.md", dest);
        let inside = |path: &str, anchor: Option<&str>| {
            Target::Internal(Route::new(path), anchor.map(str::to_owned))
        };
        let nowhere = |path: &str| Target::MissingFile(path.to_owned());
        assert_eq!(to("../about.md"), inside("about.html", None));
        assert_eq!(to(" ../about.md?x#who "), inside("about.html", Some("who")));
        assert_eq!(to("../about.md#"), inside("about.html", None));
        assert_eq!(
            to("../about.md#nobody"),
            Target::MissingAnchor(Route::new("about.html"), "nobody".to_owned())
        );
        assert_eq!(to("/plans/ward%20a.pdf"), inside("plans/ward a.pdf", None));
        assert_eq!(to("../lost.md#x"), inside("lost.md", Some("x")));
        assert_eq!(to("#x"), nowhere("cases/a.md"));
        assert_eq!(
            site.resolve("about.md", "#who"),
            inside("about.html", Some("who"))
        );
        assert_eq!(to("other.md"), nowhere("cases/other.md"));
        assert_eq!(to("../../etc/passwd"), nowhere("../../etc/passwd"));
        assert_eq!(to("%2e%2e/%2e%2e/x"), nowhere("../../x"));
    }

    #[test]
    fn only_four_schemes_leave_the_site_however_they_are_written() {
        let site = site();
        let to = |dest: &str| site.resolve("about.md", dest);
        for dest in [
            "http://a.org",
            "HTTPS://a.org/x?y#z",
            "mailto:a@b.org",
            "tel:+44",
        ] {
            assert_eq!(to(dest), Target::External(dest.to_owned()));
        }
        assert_eq!(
            to("\t ht\ntps://a.org"),
            Target::External("https://a.org".to_owned())
        );
        for dest in [
            "javascript:alert(1)",
            " JaVaScRiPt:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///c:/x",
            "blob:x",
            "x-own+a.b-c1:y",
            "//host/x",
            "/\t/host/x",
            "\\\\host\\share",
            "a\\b",
            "c:\\windows",
        ] {
            assert_eq!(to(dest), Target::Forbidden, "{dest:?}");
        }
        // None of these is a scheme to a browser; each is a file that is not there.
        for dest in ["a b:c", "1a:b", ":x", "\u{e9}:x", "javascript&colon;x"] {
            assert!(matches!(to(dest), Target::MissingFile(_)), "{dest:?}");
        }
    }

    #[test]
    fn the_file_that_an_address_names_is_found_without_a_site() {
        assert_eq!(
            file_at("a/b.md", " ../c%20d.md?x#y ").as_deref(),
            Some("c d.md")
        );
        assert_eq!(file_at("a/b.md", "http://x"), None);
        assert_eq!(file_at("a/b.md", "#y"), None);
        assert_eq!(file_at("b.md", "../c.md"), None);
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(decode("a%20b%C3%A9.png"), "a bé.png");
        assert_eq!(decode("50%zz"), "50%zz");
    }
}

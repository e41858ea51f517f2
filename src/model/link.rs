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
    use super::*;

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

    #[test]
    fn escapes_are_undone() {
        assert_eq!(decode("a%20b%C3%A9.png"), "a bé.png");
        assert_eq!(decode("50%zz"), "50%zz");
    }
}

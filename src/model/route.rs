//! Where a page lives, and how one page names another: always by a relative path to a file.

use std::fmt::{self, Write as _};
use std::sync::Arc;

use crate::syntax::markdown::slugify;

/// The path of a built file below the output folder, such as `cases/mcleod.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Route {
    /// Makes a route of a path that is known to be sound.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// Returns the path, without a copy of it.
    pub(super) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// Returns the path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the way from this page up to the output folder: `""`, `"../"`, `"../../"`.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// Returns the address of another built file as this page must write it.
    #[must_use]
    pub fn to(&self, other: &Route, anchor: Option<&str>) -> String {
        if self == other
            && let Some(anchor) = anchor
        {
            return format!("#{anchor}");
        }
        let shared = self.shared_folders(other);
        let up = self.0[shared..].matches('/').count();
        let mut address = "../".repeat(up);
        encode(&other.0[shared..], &mut address);
        if let Some(anchor) = anchor {
            address.push('#');
            address.push_str(anchor);
        }
        address
    }

    /// Returns how many bytes the folders take that lead to both pages.
    fn shared_folders(&self, other: &Route) -> usize {
        let pairs = self.0.bytes().zip(other.0.bytes());
        let same = pairs.take_while(|(one, other)| one == other);
        let slash = same.enumerate().filter(|(_, (byte, _))| *byte == b'/');
        slash.last().map_or(0, |(at, _)| at + 1)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Escapes what an address cannot hold; pages never need it, assets with spaces do.
fn encode(path: &str, encoded: &mut String) {
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/()!,;=@'".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            _ = write!(encoded, "%{byte:02X}");
        }
    }
}

/// Tells whether a name can be part of an address as it stands.
#[must_use]
pub fn is_slug(name: &str) -> bool {
    !name.is_empty() && slugify(name) == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_and_name_the_file() {
        let case = Route::new("cases/mcleod.html");
        assert_eq!(
            case.to(&Route::new("cases/memorial.html"), Some("mem-01")),
            "memorial.html#mem-01"
        );
        assert_eq!(case.to(&Route::new("index.html"), None), "../index.html");
        assert_eq!(
            case.to(&Route::new("assets/a b.png"), None),
            "../assets/a%20b.png"
        );
        assert_eq!(case.to(&case, Some("x")), "#x");
        assert_eq!(
            Route::new("index.html").to(&case, None),
            "cases/mcleod.html"
        );
        assert_eq!(
            Route::new("a/b/c.html").to(&Route::new("a/d/e.html"), None),
            "../d/e.html"
        );
        assert_eq!(Route::new("a/b/c.html").root(), "../../");
    }
}

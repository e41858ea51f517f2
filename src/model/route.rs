//! Where a page lives, and how one page names another: always by a relative path to a file.

use std::fmt::{self, Write as _};

use crate::syntax::markdown::slugify;

/// The path of a built file below the output folder, such as `cases/mcleod.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

impl Route {
    /// Makes a route of a path that is known to be sound.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
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
        let anchor = anchor
            .map(|anchor| format!("#{anchor}"))
            .unwrap_or_default();
        if self == other && !anchor.is_empty() {
            return anchor;
        }
        let (from, to): (Vec<&str>, Vec<&str>) =
            (self.0.split('/').collect(), other.0.split('/').collect());
        let folders = from.len().min(to.len()) - 1;
        let shared = from
            .iter()
            .zip(&to)
            .take(folders)
            .take_while(|(a, b)| a == b)
            .count();
        let up = "../".repeat(from.len() - 1 - shared);
        format!("{up}{}{anchor}", encode(&to[shared..].join("/")))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Escapes what an address cannot hold; pages never need it, assets with spaces do.
fn encode(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/()!,;=@'".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
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

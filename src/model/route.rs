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

    /// Returns the address of another built file as this page must write it. Without an anchor it is the same for all
    /// pages of a folder.
    #[must_use]
    pub fn to(&self, other: &Route, anchor: Option<&str>) -> String {
        let mut address = String::with_capacity(other.0.len() + 16);
        if self != other || anchor.is_none() {
            let shared = self.shared_folders(other);
            for _ in self.0[shared..].matches('/') {
                address.push_str("../");
            }
            encode(&other.0[shared..], &mut address);
        }
        if let Some(anchor) = anchor {
            address.push('#');
            address.push_str(anchor);
        }
        address
    }

    /// Returns the length of the folders that both lie in.
    fn shared_folders(&self, other: &Route) -> usize {
        let pairs = self.0.bytes().zip(other.0.bytes());
        let same = pairs.take_while(|(one, other)| one == other);
        let folders = same.enumerate().filter(|(_, (byte, _))| *byte == b'/');
        folders.last().map_or(0, |(at, _)| at + 1)
    }

    /// Returns the folder that this page lies in.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Escapes what an address cannot hold; pages never need it, assets with spaces do.
fn encode(path: &str, address: &mut String) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/()!,;=@'".contains(&byte);
    if path.bytes().all(is_plain) {
        return address.push_str(path);
    }
    for byte in path.bytes() {
        if is_plain(byte) {
            address.push(char::from(byte));
        } else {
            _ = write!(address, "%{byte:02X}");
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
        assert_eq!(
            Route::new("ab/c.html").to(&Route::new("a/c.html"), None),
            "../a/c.html"
        );
        assert_eq!(case.to(&case, None), "mcleod.html");
    }
}

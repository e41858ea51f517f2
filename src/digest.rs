//! Short names for contents: a file whose bytes change gets another name, so no cache serves the old one.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// Returns the SHA-256 of some bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut digest = Digest::default();
    digest.add(bytes);
    digest.hex()
}

/// The SHA-256 of bytes that come one after another.
#[derive(Default)]
pub struct Digest(Sha256);

impl Digest {
    /// Adds bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the digest of all of them in hexadecimal.
    #[must_use]
    pub fn hex(self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.0.finalize() {
            _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// Returns `stem.1a2b3c4d.ending` for some contents.
#[must_use]
pub fn hashed_name(stem: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{stem}.{}.{ending}", &hex(bytes)[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_follows_the_contents() {
        assert_eq!(
            hashed_name("assets/site", "css", b"a"),
            "assets/site.ca978112.css"
        );
        assert_ne!(hashed_name("a", "js", b"a"), hashed_name("a", "js", b"b"));
    }
}

//! The version of an assessment's words: three whole numbers, so that a change of meaning can be told from a
//! correction.

use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::span::Spanned;
use crate::syntax::fields::Fields;

/// A version that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Raised where earlier answers would mean something else.
    pub major: u32,
    /// Raised where items are added or get another id.
    pub minor: u32,
    /// Raised where words are only clearer.
    pub patch: u32,
}

impl Version {
    /// Returns the version that a text stands for.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| {
            let is_number = part.len() < 6 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| is_number)
        };
        let mut parts = text.split('.').map(number);
        let mut next = || parts.next().flatten();
        let version = Self {
            major: next()?,
            minor: next()?,
            patch: next()?,
        };
        parts.next().is_none().then_some(version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// Reads the field `version`.
pub(super) fn version(fields: &mut Fields<'_, '_>) -> Spanned<String> {
    let version = fields.text("version");
    if !version.value.is_empty() && Version::parse(&version.value).is_none() {
        let message = format!("`{}` is not a version", version.value);
        fields.faults().push(
            Diagnostic::error("bad-version", version.span, message)
                .help("write three numbers: `1.0.0`"),
        );
    }
    version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_three_numbers_that_are_compared_as_numbers() {
        assert!(Version::parse("1.10.0") > Version::parse("1.9.12"));
        for text in [
            "",
            "1",
            "1.0",
            "1.0.0.0",
            "1..0",
            "1.0.-1",
            "1.0.+1",
            "1.0.123456",
            "v1.0.0",
        ] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}

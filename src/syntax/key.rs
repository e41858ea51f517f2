//! Keys: what may name a thing in an address, an anchor or a citation.

use super::markdown::slugify;
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::{Span, Spanned};

/// Begin the anchors that pages make themselves; nothing an editor names may begin so.
pub const RESERVED: [&str; 7] = [
    "cb-",
    "evidence-",
    "fn-",
    "fnref-",
    "item-",
    "letter-",
    "ref-",
];

/// Tells whether an anchor is one of those that pages make themselves.
#[must_use]
pub fn is_reserved(id: &str) -> bool {
    RESERVED.iter().any(|prefix| id.starts_with(prefix))
}

/// Reports a key that cannot be part of an address, or that a page uses itself.
pub(super) fn check_key(id: &str, span: Span, faults: &mut Faults) {
    let slug = slugify(id);
    if id.is_empty() {
        return; // told as missing
    }
    if slug != id {
        let help = if slug.is_empty() {
            "use letters and digits".to_owned()
        } else {
            format!("write `{slug}`")
        };
        let message = format!("`{id}` cannot be part of an address: only a-z, 0-9 and `-`");
        faults.push(Diagnostic::error("bad-key", span, message).help(help));
    } else if is_reserved(id) {
        let message = format!("`{id}` begins as the page's own anchors do");
        let list = RESERVED.join("`, `");
        faults.push(
            Diagnostic::error("bad-key", span, message)
                .help(format!("begin it otherwise than with `{list}`")),
        );
    }
}

/// Reports the key of a work that a citation could not name.
pub(super) fn check_work_key(key: &Spanned<String>, faults: &mut Faults) {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
    if key.value.is_empty() || !key.value.chars().all(fits) {
        let message = format!("`{}` cannot be the key of a work", key.value);
        let help = "use letters, digits, `-`, `_`, `.` and `:`, such as `west2014`";
        faults.push(Diagnostic::error("bad-key", key.span, message).help(help));
    }
}

//! `aliases`: addresses at which a page used to be found.

use super::fields::Fields;
use crate::diagnostic::Diagnostic;
use crate::span::Spanned;

/// How many old addresses a text may have: each is a page of its own, which leads here.
const MOST: usize = 1_000;

/// Reads the old addresses of a page, as written; one that no file could have is reported and left out.
pub(super) fn aliases(fields: &mut Fields<'_, '_>) -> Vec<Spanned<String>> {
    let mut aliases = fields.texts("aliases");
    if let Some(alias) = aliases.get(MOST) {
        let message = format!("more than {MOST} old addresses of one text");
        let fault = Diagnostic::error("page-too-long", alias.span, message);
        let help = "take out those that nobody has";
        fields.faults().push(fault.help(help));
        aliases.truncate(MOST);
    }
    aliases.retain(|alias| {
        let is_address = is_address(&alias.value);
        if !is_address {
            let message = format!("`{}` cannot be an old address of this site", alias.value);
            let help = match nearest(&alias.value) {
                Some(address) => format!("write `{address}`"),
                None => {
                    "write the old name alone, `old-name`, or the address below the front of the site: \
                     `folder/old-name.html`; letters, digits, `-` and `_`"
                        .to_owned()
                }
            };
            let fault = Diagnostic::error("bad-alias", alias.span, message).help(help);
            fields.faults().push(fault);
        }
        is_address
    });
    aliases
}

/// A bare name, or a path that ends in `.html`. Old addresses were not made by our rules, so capitals and
/// `_` are taken; what a server or a disk could read in two ways is not.
fn is_address(text: &str) -> bool {
    let is_name = |part: &str| {
        let mut bytes = part.bytes();
        !part.is_empty()
            && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
            && !crate::source::breaks_somewhere(part)
    };
    let path = text.strip_suffix(".html");
    match path {
        Some(path) => path.len() <= 200 && path.split('/').all(is_name),
        None => text.len() <= 100 && is_name(text),
    }
}

/// Returns the address that was meant, where what was written says it in another form.
fn nearest(text: &str) -> Option<String> {
    let host = text.split_once("://").map(|(_, rest)| rest);
    let path = match host {
        Some(rest) => rest.split_once('/')?.1,
        None => text.trim_start_matches(['.', '/']),
    };
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let address = match path.strip_suffix('/') {
        Some(folder) => format!("{folder}/index.html"),
        None => match path.strip_suffix(".md") {
            Some(stem) => format!("{stem}.html"),
            None if path.contains('/') && path.strip_suffix(".html").is_none() => {
                format!("{path}.html")
            }
            None => path.replace(' ', "-"),
        },
    };
    is_address(&address).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_below_the_site_are_taken_and_no_others() {
        for text in ["old", "Old_Name", "old.html", "news/2014/old.html"] {
            assert!(is_address(text), "{text}");
        }
        for text in [
            "",
            "/old.html",
            "../old.html",
            "a//b.html",
            ".html",
            "a/.html",
            "old.htm",
            "old/",
            "a b.html",
            "caf\u{e9}.html",
            "https://example.org/old.html",
            "C:\\old.html",
            "con.html",
            "bin/old.html",
            "a.html/b.html",
            "old.html#part",
            "javascript:x.html",
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn what_is_written_in_another_form_is_understood() {
        for (text, meant) in [
            ("/old.html", "old.html"),
            ("https://example.org/news/old.html?x=1", "news/old.html"),
            ("news/old/", "news/old/index.html"),
            ("/news/old", "news/old.html"),
            ("old name", "old-name"),
            ("../cases/old.md", "cases/old.html"),
        ] {
            assert_eq!(nearest(text).as_deref(), Some(meant), "{text}");
        }
        assert_eq!(nearest("old.aspx"), None);
    }
}

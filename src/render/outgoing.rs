//! A page's addresses on its way out: with the ending that the site's pages have, and on the page for missing pages from
//! the root of the server, as that page is shown at any depth.
//!
//! It reads what the templates have written, so that an address in a theme or a text is met like any other. In a page of
//! ours every attribute stands in double quotes, and `<` in no text.

use std::borrow::Cow;
use std::ops::Range;

use super::navigation::NOT_FOUND;
use crate::model::{Route, Site};

/// The attributes that hold the address of a file, and nothing else.
const ADDRESSES: [&str; 10] = [
    "href",
    "src",
    "data-glossary",
    "data-index",
    "data-script",
    "data-style",
    "data-terms",
    "data-terms-style",
    "data-page",
    "data-root",
];
/// How a page that sends readers on begins to say where to.
const REFRESH: &str = "0; url=";

/// Gives the addresses of a page the form in which they are published.
pub(super) fn publish(site: &Site, route: &Route, html: String) -> String {
    let root = root(site).filter(|_| route.as_str() == NOT_FOUND);
    if root.is_none() && site.config.hosting.suffix.is_none() {
        return html;
    }
    let change = |name: &str, value: &str| {
        let (before, address) = match value.strip_prefix(REFRESH) {
            Some(address) => (REFRESH, address),
            None => ("", value),
        };
        let is_address = ADDRESSES.contains(&name);
        let may_be_address = is_address || !before.is_empty() || name.starts_with("data-");
        let published = site
            .published_from(route.as_str(), address)
            .filter(|_| may_be_address);
        let root = root.filter(|_| is_address && is_relative(address));
        if published.is_none() && root.is_none() {
            return None;
        }
        let address = published.unwrap_or(Cow::Borrowed(address));
        Some(format!("{before}{}{address}", root.unwrap_or_default()))
    };
    rewrite(&html, change)
}

/// The path of the site on its server, with `/` at both ends, where it is known.
pub(super) fn root(site: &Site) -> Option<&str> {
    let base = site.config.base_url.as_deref()?;
    let host = base.find("//")? + 2;
    base[host..].find('/').map(|path| &base[host + path..])
}

fn is_relative(address: &str) -> bool {
    !address.starts_with(['#', '/']) && !address.contains(':')
}

/// Changes the values of attributes.
fn rewrite(html: &str, change: impl Fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + 1024);
    let mut done = 0;
    for (name, value) in attributes(html) {
        if let Some(new) = change(name, &html[value.clone()]) {
            out.push_str(&html[done..value.start]);
            out.push_str(&new);
            done = value.end;
        }
    }
    out.push_str(&html[done..]);
    out
}

/// Finds every attribute with a value, in order.
fn attributes(html: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let bytes = html.as_bytes();
    let mut at = 0;
    let mut is_in_tag = false;
    std::iter::from_fn(move || {
        loop {
            if !is_in_tag {
                at += html[at..].find('<')? + 1;
                is_in_tag = bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
                continue;
            }
            at += html[at..].find(['"', '>'])?;
            if bytes[at] == b'>' {
                is_in_tag = false;
                continue;
            }
            let before = html[..at].trim_end_matches('=');
            let name = before
                .rfind(|c: char| c.is_whitespace())
                .map_or("", |gap| &before[gap + 1..]);
            let start = at + 1;
            let end = start + html[start..].find('"')?;
            at = end + 1;
            return Some((name, start..end));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_values_of_attributes_are_changed() {
        let html = "<!doctype html>\n<a class=\"x\" href=\"a.html\">href=\"a.html\"</a> <img src=\"a > b\" alt=\"\">5 &lt; \"6\"";
        let names: Vec<_> = attributes(html)
            .map(|(name, value)| (name, &html[value]))
            .collect();
        let wanted = [
            ("class", "x"),
            ("href", "a.html"),
            ("src", "a > b"),
            ("alt", ""),
        ];
        assert_eq!(names, wanted);
        let out = rewrite(html, |name, _| (name == "href").then(|| "b".to_owned()));
        assert_eq!(out, html.replacen("a.html", "b", 1));
    }
}

//! An old address leads to one page, and is not where another file is.

use std::collections::BTreeMap;

use super::Rule;
use crate::model::Site;
use crate::span::Span;

pub(super) const RULE: Rule = |site, faults| {
    let files = taken(site);
    let mut seen: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for alias in site.aliases() {
        let (address, span) = (alias.route(), alias.written.span);
        let key = address.as_str().to_lowercase();
        let own = format!("{}/{}", site.config.src, alias.source);
        if key == alias.target.as_str().to_lowercase() {
            let message = format!("`{address}` is the address that this page has today");
            let help = "take it out of `aliases`: only addresses of the past stand there";
            faults.push(super::error("duplicate-alias", span, message, help));
        } else if let Some(file) = files.get(&key) {
            let message = format!("the old address `{address}` in `{own}` is that of {file}");
            let help = "take it out of `aliases`, or give the other file another name";
            faults.push(super::error("duplicate-alias", span, message, help));
        } else if let Some((other, first)) = seen.get(&key) {
            let (message, help) = if own == *other {
                let message = format!("the old address `{address}` is given twice");
                (message, "take one of them out")
            } else {
                let message =
                    format!("`{address}` is an old address of both `{own}` and `{other}`");
                (
                    message,
                    "keep it in one of them: an old address can lead to one page only",
                )
            };
            let fault = super::error("duplicate-alias", span, message, help);
            faults.push(fault.label(*first, "given here too"));
        } else {
            seen.insert(key, (own, span));
        }
    }
};

/// What lies at each address, in small letters: Windows and macOS do not tell them from capitals.
fn taken(site: &Site) -> BTreeMap<String, String> {
    let src = &site.config.src;
    let made = site.generated_routes();
    let made = made.map(|route| {
        (
            route.to_string(),
            "a file that casebook makes itself".to_owned(),
        )
    });
    let file = |source: &str| format!("`{src}/{source}`");
    let assets = site.assets.iter().map(|asset| (asset.clone(), file(asset)));
    let pages = site
        .files()
        .map(|(source, route)| (route.to_string(), file(source)));
    let all = made.chain(assets).chain(pages);
    all.map(|(route, what)| (route.to_lowercase(), what))
        .collect()
}

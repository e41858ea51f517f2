//! A file's name becomes its address, so it must be able to be one, and must not be taken.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::diagnostic::Diagnostic;
use crate::model::{Route, Site, is_slug, slugify};

pub(super) const RULE: Rule = |site, faults| {
    names(site, faults);
    ids(site, faults);
    routes(site, faults);
};

/// Every source file that becomes a page, with its route.
fn files(site: &Site) -> impl Iterator<Item = (&str, &Route)> {
    let cases = site
        .cases
        .iter()
        .map(|case| (case.source.as_str(), &case.route));
    let pages = site
        .home
        .iter()
        .chain(&site.pages)
        .map(|page| (page.source.as_str(), &page.route));
    let assessments = site
        .assessments
        .iter()
        .map(|one| (one.source.as_str(), &one.route));
    cases.chain(pages).chain(assessments)
}

fn names(site: &Site, faults: &mut Vec<Diagnostic>) {
    for (source, _) in files(site) {
        let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
        if let Some(part) = stem.split('/').find(|part| !is_slug(part)) {
            let better = slugify(part);
            let path = format!("{}/{source}", site.config.src);
            let message = format!("`{part}` cannot be part of an address: only a-z, 0-9 and `-`");
            let help = if better.is_empty() {
                "rename it".to_owned()
            } else {
                format!("rename it to `{better}`")
            };
            faults.push(Diagnostic::file_error("bad-slug", path, message).help(help));
        }
    }
}

fn ids(site: &Site, faults: &mut Vec<Diagnostic>) {
    for assessment in &site.assessments {
        let id = &assessment.document.id;
        let expected = format!("assessments/{}.yaml", id.value);
        if !id.value.is_empty() && assessment.source != expected {
            let message = format!("the id `{}` does not match the file's name", id.value);
            let help = format!(
                "rename the file to `{}.yaml`, or write the id as the file is named",
                id.value
            );
            faults.push(super::error("bad-slug", id.span, message, help));
        }
    }
}

/// Two files, or a file and a generated list, may not become the same page.
fn routes(site: &Site, faults: &mut Vec<Diagnostic>) {
    let mut taken: BTreeMap<String, String> = site
        .generated_routes()
        .map(|route| {
            (
                route.to_string(),
                "a page that casebook makes itself".to_owned(),
            )
        })
        .collect();
    let assets = site
        .assets
        .iter()
        .map(|asset| (asset.as_str(), Route::new(asset.as_str())));
    let introductions = site.pages.iter().filter(|page| page.is_introduction());
    let introductions: BTreeSet<&str> = introductions.map(|page| page.source.as_str()).collect();
    let pages = files(site)
        .filter(|(source, _)| !introductions.contains(source))
        .map(|(source, route)| (source, route.clone()));
    for (source, route) in pages.chain(assets) {
        let path = format!("{}/{source}", site.config.src);
        if let Some(other) = taken.insert(route.to_string(), format!("`{path}`")) {
            let message = format!("`{path}` would become `{route}`, which is taken by {other}");
            faults.push(
                Diagnostic::file_error("duplicate-page", path, message)
                    .help("give the file another name"),
            );
        }
    }
}

//! A file's name becomes its address, so it must be able to be one, and must not be taken.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::diagnostic::{Diagnostic, Faults};
use crate::model::{Route, Site, is_slug, slugify};

pub(super) const RULE: Rule = |site, faults| {
    names(site, faults);
    ids(site, faults);
    routes(site, faults);
};

fn names(site: &Site, faults: &mut Faults) {
    let sources: BTreeSet<&str> = site.files().map(|(source, _)| source).collect();
    for (source, _) in site.files() {
        let stem = source.rsplit_once('.').map_or(source, |(stem, _)| stem);
        if let Some(part) = stem.split('/').find(|part| !is_slug(part)) {
            let better = slugify(part);
            let src = &site.config.src;
            let path = format!("{src}/{source}");
            let message = format!("`{part}` cannot be part of an address: only a-z, 0-9 and `-`");
            let help = if better.is_empty() {
                "rename it".to_owned()
            } else if let Some(other) = sources.get(&*source.replacen(part, &better, 1)) {
                format!("rename it, but not to `{better}`, which is taken by `{src}/{other}`")
            } else {
                format!("rename it to `{better}`")
            };
            faults.push(Diagnostic::file_error("bad-slug", path, message).help(help));
        }
    }
}

fn ids(site: &Site, faults: &mut Faults) {
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

/// What casebook makes besides pages, and what other files could be named like.
const DATA: [&str; 2] = ["data/cases.json", "sitemap.xml"];

/// Two files, or a file and a generated list, may not become the same page.
fn routes(site: &Site, faults: &mut Faults) {
    // In small letters: Windows and macOS do not tell them from capitals.
    let made = "a file that casebook makes itself";
    let mut taken: BTreeMap<String, String> = site
        .generated_routes()
        .chain(DATA.map(Route::new))
        .map(|route| (route.as_str().to_lowercase(), made.to_owned()))
        .collect();
    let assets = site
        .assets
        .iter()
        .map(|asset| (asset.as_str(), Route::new(asset.as_str())));
    let introductions = site.pages.iter().filter(|page| page.is_introduction());
    let introductions: BTreeSet<&str> = introductions.map(|page| page.source.as_str()).collect();
    let pages = site
        .files()
        .filter(|(source, _)| !introductions.contains(source))
        .map(|(source, route)| (source, route.clone()));
    let assets: Vec<(&str, Route)> = assets.collect();
    for (source, route) in pages.chain(assets.iter().cloned()) {
        let path = format!("{}/{source}", site.config.src);
        let shown = format!("`{path}`");
        let other = taken.insert(route.as_str().to_lowercase(), shown.clone());
        // Two files that differ in capitals only have been told by their names.
        if let Some(other) = other.filter(|other| !other.eq_ignore_ascii_case(&shown)) {
            let message = format!("`{path}` would become `{route}`, which is taken by {other}");
            faults.push(
                Diagnostic::file_error("duplicate-page", path, message)
                    .help("give the file another name"),
            );
        }
    }
    for (source, route) in &assets {
        faults.extend(in_a_file(source, route, &taken, &site.config.src));
    }
}

/// Tells of a folder that has the name of a page, which is a file.
fn in_a_file(
    source: &str,
    route: &Route,
    taken: &BTreeMap<String, String>,
    src: &str,
) -> Option<Diagnostic> {
    let place = route.as_str().to_lowercase();
    let mut above = place.match_indices('/').map(|(end, _)| &place[..end]);
    let (folder, other) = above.find_map(|folder| Some((folder, taken.get(folder)?)))?;
    let path = format!("{src}/{source}");
    let message =
        format!("`{path}` needs a folder `{folder}`, and that is the name of the page of {other}");
    Some(
        Diagnostic::file_error("duplicate-page", path, message)
            .help("give the folder another name"),
    )
}

//! A link leads somewhere: to a page and anchor of this site, or to a plain web, mail or phone address.

use super::TextRule;
use crate::diagnostic::{Diagnostic, did_you_mean, nearest};
use crate::model::{Link, Route, Site, Target};

pub(super) const RULE: TextRule = |site, faults| {
    for (source, body) in site.bodies() {
        // Where a shortcode leads is told in its own words; its picture is as any other.
        let links = body.links.iter();
        for link in links.filter(|link| link.is_image || !link.is_shortcode) {
            let file = link.dest_span.file;
            if !faults.is_full("broken-link", file) && !faults.is_full("broken-anchor", file) {
                faults.extend(fault(site, source, link));
            }
        }
    }
};

fn fault(site: &Site, source: &str, link: &Link) -> Option<Diagnostic> {
    let what = if link.is_image { "picture" } else { "link" };
    match site.resolve(source, &link.dest) {
        Target::External(_) if link.is_image => {
            let message = format!("the picture `{}` lies outside the site", link.dest);
            let help =
                "save it below `content/` and name that file: pages load nothing from elsewhere";
            Some(super::error("remote-image", link.dest_span, message, help))
        }
        Target::Internal(route, _) if link.is_image && !is_picture(&route) => {
            let message = format!("`{}` is not a picture", link.dest);
            let help = format!("name a file that ends in one of: {}", PICTURES.join(", "));
            Some(super::error("broken-link", link.dest_span, message, help))
        }
        Target::Internal(..) | Target::External(_) => None,
        Target::MissingFile(wanted) if site.is_draft(&wanted) => {
            let message = format!("the {what} leads to `{}`, which is a draft", link.dest);
            let help =
                "take the link out until it is published, or take `draft: true` out of that file";
            Some(super::error("broken-link", link.dest_span, message, help))
        }
        Target::MissingFile(wanted) => {
            let message = format!("the {what} leads to `{}`, which does not exist", link.dest);
            let help = near_file(site, source, &wanted, link.is_image);
            Some(super::error("broken-link", link.dest_span, message, help))
        }
        Target::MissingAnchor(route, id) => {
            let message = format!("`{route}` has no place called `#{id}`");
            let known = site.anchors_of(&route);
            let help = did_you_mean(&id, "places", known.iter().map(String::as_str));
            Some(super::error("broken-anchor", link.dest_span, message, help))
        }
        Target::Forbidden => {
            let message = format!("the {what} `{}` is not one a page may hold", link.dest);
            let help = "use `https://`, `http://`, `mailto:` or `tel:`, or a file of this site";
            Some(super::error(
                "forbidden-link",
                link.dest_span,
                message,
                help,
            ))
        }
    }
}

/// The endings of pictures that every browser shows.
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

fn is_picture(route: &Route) -> bool {
    let ending = route
        .as_str()
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    PICTURES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// Tells whether a name in small letters is `lower`, mostly without a copy of it: every file may be asked.
fn is_lower(name: &str, lower: &str) -> bool {
    if name.is_ascii() {
        name.eq_ignore_ascii_case(lower)
    } else {
        name.to_lowercase() == lower
    }
}

/// Names the file that was meant, as this file must write it.
fn near_file(site: &Site, source: &str, wanted: &str, is_image: bool) -> String {
    let shown = |path: &str| Route::new(source).to(&Route::new(path), None);
    let is_old = |route: &Route| route.as_str() == wanted.replace(".md", ".html");
    if let Some(alias) = site.aliases().find(|alias| is_old(&alias.route())) {
        let now = shown(alias.target.as_str());
        return format!(
            "that is an old address; write `{}`",
            now.replace(".html", ".md")
        );
    }
    let mut paths = site.source_paths();
    paths.retain(|path| !is_image || is_picture(&Route::new(*path)));
    let lower = wanted.to_lowercase();
    if let Some(path) = paths.iter().find(|path| is_lower(path, &lower)) {
        let path = shown(path);
        return format!("write `{path}`: on the web capitals and small letters are told apart");
    }
    let name = |path| str::rsplit(path, '/').next().unwrap_or(path);
    let own = name(wanted).to_lowercase();
    let mut named = paths.iter().filter(|path| is_lower(name(path), &own));
    let only = named.next().filter(|_| named.next().is_none());
    match nearest(wanted, paths.iter().copied()).or(only.copied()) {
        Some(path) => format!("did you mean `{}`?", shown(path)),
        None if is_image => {
            "put the picture below `content/` and name it as seen from this file: `ward-board.png`"
                .to_owned()
        }
        None => {
            "name a file below `content/`, as seen from this one: `../cases/mcleod.md`".to_owned()
        }
    }
}

//! What a new file may be called: derived from its title, safe on every system, and free.

use std::collections::BTreeSet;

use super::{Kind, Refusal, Wish};
use crate::model::{Site, is_slug, slugify};
use crate::source::{Sources, breaks_somewhere};
use crate::syntax::is_reserved;

/// Longer titles are a slip: a summary, or a pasted paragraph.
const LONGEST_TITLE: usize = 200;
/// Longer names make addresses that nobody can read out.
const LONGEST_NAME: usize = 60;

/// Where a new file goes.
pub(super) struct Name {
    /// The file's name without its ending.
    pub(super) stem: String,
    /// Its path in the site folder.
    pub(super) path: String,
    /// The path the title would have given, where that was taken.
    pub(super) taken: Option<String>,
}

/// Returns the title without spaces around it, or tells why it cannot be one.
pub(super) fn title<'a>(wish: &Wish<'a>) -> Result<&'a str, Refusal> {
    let title = wish.title.trim();
    let word = wish.kind.word();
    let example = match wish.kind {
        Kind::Case => "Salford Royal: safer wards, led by staff",
        Kind::Page => "How to read a case",
        Kind::Assessment => "Do we meet each day?",
    };
    let example = format!("write it in quotes: `casebook new {word} \"{example}\"`");
    if title.is_empty() {
        return Err(Refusal::new("the title is empty", example));
    }
    if title.chars().any(|c| c.is_control() || is_invisible(c)) {
        return Err(Refusal::new(
            "the title holds a line break or another character that cannot be seen",
            "type it again, on one line",
        ));
    }
    let length = title.chars().count();
    if length > LONGEST_TITLE {
        return Err(Refusal::new(
            format!("the title is {length} characters long"),
            "keep it under 80 characters; the rest belongs into `summary`",
        ));
    }
    let lower = title.to_lowercase();
    let is_file = [".md", ".yaml", ".yml", ".docx", ".doc"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let is_path = !title.contains(' ') && title.contains(['/', '\\']);
    if is_file || is_path {
        return Err(Refusal::new(
            format!("`{title}` is the name of a file or folder, not a title"),
            format!("casebook makes the file's name from the title; {example}"),
        ));
    }
    Ok(title)
}

/// Marks that turn the reading direction or take no room.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Returns a name that no other file or page has.
pub(super) fn free(
    wish: &Wish<'_>,
    title: &str,
    site: &Site,
    sources: &Sources,
) -> Result<Name, Refusal> {
    let folder = folder(wish, site)?;
    let taken = taken(site, sources);
    let path = |stem: &str| match wish.kind {
        Kind::Assessment => format!("{folder}{stem}.yaml"),
        Kind::Case | Kind::Page => format!("{folder}{stem}.md"),
    };
    let page = |stem: &str| format!("{folder}{stem}.html");
    let is_free = |stem: &str| {
        let is_front = stem == "index" && !(wish.kind == Kind::Page && folder.is_empty());
        !is_front
            && !breaks_somewhere(stem)
            && !taken.contains(&path(stem))
            && !taken.contains(&page(stem))
    };
    let shown = |stem: &str| format!("{}/{}", site.config.src, path(stem));
    let wanted = wanted(wish, title)?;
    if wish.name.is_some() && !is_free(&wanted) {
        return Err(Refusal::new(
            format!(
                "the name `{wanted}` is taken, or cannot be used: `{}`",
                shown(&wanted)
            ),
            "choose another one, or leave `--name` out",
        ));
    }
    let numbered = (2..).map(|number| format!("{wanted}-{number}"));
    let mut candidates = std::iter::once(wanted.clone()).chain(numbered);
    let stem = candidates.find(|stem| is_free(stem)).unwrap_or_default();
    Ok(Name {
        path: shown(&stem),
        taken: (stem != wanted).then(|| shown(&wanted)),
        stem,
    })
}

/// Returns the name that was asked for, or that the title gives.
fn wanted(wish: &Wish<'_>, title: &str) -> Result<String, Refusal> {
    if let Some(name) = wish.name {
        let better = slugify(name);
        if is_slug(name) && name.len() <= LONGEST_NAME {
            return Ok(name.to_owned());
        }
        let help = if better.is_empty() || better.len() > LONGEST_NAME {
            "write `--name salford-royal`".to_owned()
        } else {
            format!("write `--name {better}`")
        };
        return Err(Refusal::new(
            format!(
                "`{name}` cannot be part of an address: up to {LONGEST_NAME} of a-z, 0-9 and `-`"
            ),
            help,
        ));
    }
    let slug = slugify(title);
    if slug.is_empty() {
        return Err(Refusal::new(
            format!(
                "no file name can be made of the title `{title}`: it has no letter of a to z and no digit"
            ),
            "say how the file is to be called: add `--name salford-royal`",
        ));
    }
    Ok(cut(&slug))
}

/// Cuts a long name after a whole word.
fn cut(slug: &str) -> String {
    if slug.len() <= LONGEST_NAME {
        return slug.to_owned();
    }
    let start = &slug[..=LONGEST_NAME];
    let end = start.rfind('-').filter(|end| *end > 0);
    start[..end.unwrap_or(LONGEST_NAME)].to_owned()
}

/// Returns the folder below `content/`, with a `/` at its end unless it is `content/` itself.
fn folder(wish: &Wish<'_>, site: &Site) -> Result<String, Refusal> {
    let asked = match (wish.kind, wish.folder) {
        (Kind::Case, None) => return Ok("cases/".to_owned()),
        (Kind::Assessment, None) => return Ok("assessments/".to_owned()),
        (Kind::Page, None) => return Ok(String::new()),
        (Kind::Case | Kind::Assessment, Some(_)) => {
            return Err(Refusal::new(
                format!("a new {} has its own folder", wish.kind.word()),
                "leave `--in` out",
            ));
        }
        (Kind::Page, Some(folder)) => folder,
    };
    let below = format!("{}/", site.config.src);
    let folder = asked.trim_end_matches('/');
    let folder = folder.strip_prefix(&below).unwrap_or(folder);
    let is_name = !folder.is_empty() && folder.split('/').all(is_slug);
    let first = folder.split('/').next().unwrap_or_default();
    if !is_name || ["cases", "assessments"].contains(&first) {
        return Err(Refusal::new(
            format!("`{asked}` cannot be the folder of a page"),
            format!(
                "name a folder below `{below}`, such as `--in {}`",
                a_folder(site)
            ),
        ));
    }
    Ok(format!("{folder}/"))
}

/// Returns a folder that is there, as an example.
fn a_folder(site: &Site) -> String {
    let folder = site.pages.iter().find_map(|page| {
        let (folder, _) = page.source.rsplit_once('/')?;
        (!["cases", "assessments"].contains(&folder)).then(|| folder.to_owned())
    });
    folder.unwrap_or_else(|| "guide".to_owned())
}

/// Every place that is taken, below `content/` and on the built site, in small letters: on Windows and macOS
/// large and small ones do not tell two files apart.
fn taken(site: &Site, sources: &Sources) -> BTreeSet<String> {
    let below = format!("{}/", site.config.src);
    let files = sources.files().iter().map(|file| file.path.as_str());
    let others = sources.left_out().iter().chain(sources.unread());
    let content = files
        .chain(others.map(String::as_str))
        .filter_map(|path| path.strip_prefix(&below));
    let assets = sources.assets().iter().map(|asset| asset.path.as_str());
    let mut taken: BTreeSet<String> = content.chain(assets).map(str::to_lowercase).collect();
    let pages: Vec<String> = taken.iter().filter_map(|path| built(path)).collect();
    taken.extend(pages);
    taken.extend(site.generated_routes().map(|route| route.to_string()));
    let topics = site.taxonomy.topics.iter();
    taken.extend(topics.map(|topic| format!("topics/{}.html", topic.id.value)));
    taken
}

/// Returns the page that a text becomes.
fn built(path: &str) -> Option<String> {
    let (stem, ending) = path.rsplit_once('.')?;
    ["md", "yaml"]
        .contains(&ending)
        .then(|| format!("{stem}.html"))
}

/// Returns what the ids of a case's facts begin with: a short form of its name that no other fact begins with.
pub(super) fn fact_prefix(slug: &str, site: &Site) -> String {
    prefix(slug, |prefix| {
        let start = format!("{prefix}-");
        site.fact_ids()
            .any(|id| id.to_lowercase().starts_with(&start))
    })
}

/// Returns the shortest form of a name, of three letters or more, that is not taken.
pub(super) fn prefix(slug: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let begins_plainly = slug.starts_with(|c: char| c.is_ascii_lowercase());
    let slug = format!("{}{slug}", if begins_plainly { "" } else { "n" });
    let letters: String = slug.chars().filter(|c| *c != '-').collect();
    let short = (3..=letters.len()).map(|length| letters[..length].to_owned());
    let numbered = (2..).map(|number| format!("{letters}x{number}"));
    short
        .chain(std::iter::once(slug.clone()))
        .chain(numbered)
        .find(|prefix| !is_reserved(&format!("{prefix}-1")) && !is_taken(prefix))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_ends_after_a_whole_word() {
        let slug = slugify("How far is medical engagement part of how we all work together here?");
        assert_eq!(
            cut(&slug),
            "how-far-is-medical-engagement-part-of-how-we-all-work"
        );
        assert_eq!(cut(&"a".repeat(90)).len(), LONGEST_NAME);
    }

    #[test]
    fn a_prefix_is_short_free_and_never_one_that_pages_use_themselves() {
        assert_eq!(prefix("salford-royal", |_| false), "sal");
        assert_eq!(prefix("salford-royal", |taken| taken == "sal"), "salf");
        assert_eq!(prefix("refugee-health", |_| false), "refu");
        assert_eq!(prefix("2014-review", |_| false), "n20");
        assert_eq!(prefix("a", |taken| taken == "a"), "ax2");
    }
}

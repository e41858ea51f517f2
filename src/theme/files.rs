//! The files of a theme: the built-in ones, and over them those of the site.

use std::collections::BTreeMap;

use include_dir::{Dir, File, include_dir};

use crate::diagnostic::{Diagnostic, nearest};
use crate::source::Sources;
use crate::span::{FileId, Span};

/// The themes that are part of the program. The first lies under every other.
static BUILT_IN: [(&str, Dir<'static>); 2] = [
    (
        "default",
        include_dir!("$CARGO_MANIFEST_DIR/themes/default"),
    ),
    ("ledger", include_dir!("$CARGO_MANIFEST_DIR/themes/ledger")),
];

/// The files of a theme, by their paths in it: those that hold, and those that lie below them.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The file that holds, by its path.
    pub(super) top: BTreeMap<String, FileId>,
    /// All files of a path, the lowest first: settings and words are joined of them.
    layers: BTreeMap<String, Vec<FileId>>,
}

impl Files {
    fn put(&mut self, path: &str, id: FileId) {
        self.top.insert(path.to_owned(), id);
        self.layers.entry(path.to_owned()).or_default().push(id);
    }

    /// Lets a page or the layout of a theme extend the one that it takes the place of, as
    /// `default/layout.html`. Not so components: two of one name cannot be.
    fn name_lower_ones(&mut self, theme: &str) {
        let pages = self.layers.iter().filter(|(path, layers)| {
            let is_page = path.starts_with("pages/") || *path == "layout.html";
            is_page && layers.len() > 1
        });
        for (path, layers) in pages {
            let (_, lower) = layers.split_last().unwrap_or((&layers[0], &[]));
            for (name, id) in layers_of(theme).map(|(name, _)| *name).zip(lower) {
                self.top.insert(format!("{name}/{path}"), *id);
            }
        }
    }

    /// Returns all files of a path, the lowest first.
    pub(super) fn layers(&self, path: &str) -> &[FileId] {
        self.layers.get(path).map_or(&[], Vec::as_slice)
    }
}

/// Returns the names of the themes that are part of the program.
pub fn built_in_names() -> impl Iterator<Item = &'static str> {
    BUILT_IN.iter().map(|(name, _)| *name)
}

/// Returns a file of a built-in theme.
#[must_use]
pub fn built_in_file(theme: &str, path: &str) -> Option<&'static str> {
    let (_, dir) = BUILT_IN.iter().find(|(name, _)| *name == theme)?;
    dir.get_file(path).and_then(File::contents_utf8)
}

/// Returns the text that lies under a theme's own file of a path: that of the theme itself, where it is
/// built in, or of `default`.
#[must_use]
pub fn below(theme: &str, path: &str) -> Option<&'static str> {
    built_in_file(theme, path).or_else(|| built_in_file("default", path))
}

/// Lists the files that a site with a theme can override, in the order of their paths, each with its text.
#[must_use]
pub fn built_in_files(theme: &str) -> BTreeMap<String, &'static str> {
    layers_of(theme).flat_map(|(_, dir)| texts(dir)).collect()
}

fn layers_of(theme: &str) -> impl Iterator<Item = &'static (&'static str, Dir<'static>)> {
    let all = BUILT_IN.iter().enumerate();
    all.filter(move |(at, (name, _))| *at == 0 || *name == theme)
        .map(|(_, layer)| layer)
}

fn texts(dir: &'static Dir<'static>) -> Vec<(String, &'static str)> {
    let own = dir.files().filter_map(|file| {
        let path = file.path().to_str()?.replace('\\', "/");
        Some((path, file.contents_utf8()?))
    });
    own.chain(dir.dirs().flat_map(texts)).collect()
}

/// Gathers the built-in files, which join the sources, and over them those of the site's theme. Gives
/// `None`, and says why, when there is no theme with this name.
pub fn gather(name: &str, sources: &mut Sources, faults: &mut Vec<Diagnostic>) -> Option<Files> {
    let prefix = format!("themes/{name}/");
    let own: Vec<(String, FileId)> = sources
        .files()
        .iter()
        .filter_map(|file| {
            file.path
                .strip_prefix(&prefix)
                .map(|path| (path.to_owned(), file.id))
        })
        .collect();
    // A theme may be one font or picture: those are no texts, and are published as they are.
    let has_files = !own.is_empty() || sources.theme_brings_files();
    if !has_files && !built_in_names().any(|known| known == name) {
        faults.push(unknown(name, sources));
        return None;
    }
    let mut files = Files::default();
    for (layer, dir) in layers_of(name) {
        for (path, text) in texts(dir) {
            let id = sources.add(shown(layer, &path), text);
            files.put(&path, id);
        }
    }
    for (path, id) in own {
        files.put(&path, id);
    }
    files.name_lower_ones(name);
    Some(files)
}

/// The path of a built-in file as it is shown.
fn shown(theme: &str, path: &str) -> String {
    let folder = crate::source::BUILT_IN;
    match theme {
        "default" => format!("{folder}{path}"),
        _ => format!("{folder}{theme}/{path}"),
    }
}

/// Marks the theme's name in `book.toml`.
fn unknown(name: &str, sources: &Sources) -> Diagnostic {
    let quoted = format!("\"{name}\"");
    let place = sources.find("book.toml").and_then(|book| {
        let key = book.text.find("\ntheme")?;
        let start = key + book.text[key..].find(&quoted)?;
        Some(Span::new(book.id, start..start + quoted.len()))
    });
    let message = format!("there is no theme `{name}`");
    let fault = match place {
        Some(span) => Diagnostic::error("unknown-theme", span, message),
        None => Diagnostic::file_error("unknown-theme", "book.toml", message),
    };
    let meant = nearest(name, built_in_names()).unwrap_or("default");
    fault.help(format!(
        "make the folder `themes/{name}`, or write `theme = \"{meant}\"` in `book.toml`"
    ))
}

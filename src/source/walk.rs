//! Walks the site folder in the order of names, and reads what it finds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::{Layout, Sources, name, read};
use crate::diagnostic::Diagnostic;

/// Reads the theme's files and the content; faults are added to `faults`.
pub fn read_site(layout: &Layout, sources: &mut Sources, faults: &mut Vec<Diagnostic>) {
    read_theme(&layout.root, &layout.theme, sources, faults);
    if !is_folder(&layout.root, &layout.content, faults) {
        let has_none = layout
            .root
            .join(&layout.content)
            .symlink_metadata()
            .is_err();
        faults.extend(has_none.then(|| no_content(&layout.content)));
        sources.unread.push(format!("{}/index.md", layout.content));
        return;
    }
    let files = walk(&layout.root, &layout.content, sources, faults);
    let above = layout.content.len() + 1;
    for (shown, read) in read_all(files, is_text) {
        sources.take(shown, above, read, faults);
    }
}

/// What was read of a file.
enum Read {
    Text(Result<String, Diagnostic>),
    Asset(Result<Vec<u8>, Diagnostic>),
}

/// Reads files, several at a time; gives them in the order in which they were named.
fn read_all(
    files: Vec<(PathBuf, String)>,
    is_text: impl Fn(&str) -> bool + Sync,
) -> Vec<(String, Read)> {
    let read = |(path, shown): (PathBuf, String)| {
        let read = if is_text(&shown) {
            Read::Text(read::text(&path, &shown))
        } else {
            Read::Asset(read::asset(&path, &shown))
        };
        (shown, read)
    };
    files.into_par_iter().map(read).collect()
}

impl Sources {
    /// Takes a file that was read, or tells why it was not; the place of an asset begins `above` bytes into its path.
    fn take(&mut self, shown: String, above: usize, read: Read, faults: &mut Vec<Diagnostic>) {
        match read {
            Read::Text(Ok(text)) => _ = self.add(shown, text),
            Read::Asset(Ok(bytes)) => self.add_asset(&shown[above..], bytes),
            Read::Text(Err(fault)) => {
                faults.push(fault);
                self.unread.push(shown);
            }
            Read::Asset(Err(fault)) => faults.push(fault),
        }
    }
}

/// Reads the files of a theme; its folder need not be there.
pub fn read_theme(root: &Path, folder: &str, sources: &mut Sources, faults: &mut Vec<Diagnostic>) {
    if is_folder(root, folder, faults) {
        let (above, assets) = (folder.len() + 1, format!("{folder}/assets/"));
        let files = walk(root, folder, sources, faults);
        for (shown, read) in read_all(files, |shown| !shown.starts_with(&assets)) {
            sources.theme_brings_files |= matches!(read, Read::Asset(_));
            sources.take(shown, above, read, faults);
        }
    }
}

/// Lists the folders in a folder of the site, by name.
#[must_use]
pub fn folders_in(root: &Path, folder: &str) -> Vec<String> {
    let entries = WalkDir::new(root.join(folder)).min_depth(1).max_depth(1);
    let entries = entries.sort_by_file_name().into_iter();
    let folders = entries.filter_map(|entry| {
        let entry = entry.ok().filter(|entry| entry.file_type().is_dir())?;
        entry.file_name().to_str().map(str::to_owned)
    });
    folders.collect()
}

/// Tells whether a folder of the site is there as a folder; a link in its place, or on the way to it,
/// is not followed and is reported.
fn is_folder(root: &Path, folder: &str, faults: &mut Vec<Diagnostic>) -> bool {
    let mut path = root.to_owned();
    for part in folder.split('/') {
        path.push(part);
        match std::fs::symlink_metadata(&path) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => {
                faults.push(read::not_a_file(folder));
                return false;
            }
            Err(_) => return false,
        }
    }
    true
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["md", "yaml", "yml"]
        .iter()
        .any(|text| ending.eq_ignore_ascii_case(text))
}

/// Lists the files below a folder: full path, and path as shown.
fn walk(
    root: &Path,
    folder: &str,
    sources: &mut Sources,
    faults: &mut Vec<Diagnostic>,
) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut entries = WalkDir::new(root.join(folder))
        .min_depth(1)
        .sort_by_file_name()
        .into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                faults.push(walk_fault(root, &error));
                continue;
            }
        };
        let Some(shown) = shown_path(root, &entry, faults) else {
            continue;
        };
        if name::is_left_out(&entry.file_name().to_string_lossy()) {
            sources.left_out.push(shown);
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        } else if fit(&entry, &shown, &mut seen, faults) {
            files.push((entry.into_path(), shown));
        }
    }
    files
}

/// Tells whether an entry is a file to be read; what is wrong with it becomes a fault.
fn fit(
    entry: &DirEntry,
    shown: &str,
    seen: &mut BTreeMap<String, String>,
    faults: &mut Vec<Diagnostic>,
) -> bool {
    if let Some(reason) = name::fault(&entry.file_name().to_string_lossy()) {
        faults.push(
            Diagnostic::file_error(
                "file-name",
                shown,
                format!("the name of `{shown}` {reason}"),
            )
            .help("rename it: letters, digits, `-` and `.` work everywhere"),
        );
    }
    if let Some(other) = seen.insert(name::collision_key(shown), shown.to_owned()) {
        faults.push(
            Diagnostic::file_error(
                "file-name",
                shown,
                format!("`{shown}` and `{other}` have the same name on Windows and macOS"),
            )
            .help("rename one of them: upper and lower case do not tell two files apart there"),
        );
    }
    let kind = entry.file_type();
    if !kind.is_file() && !kind.is_dir() {
        faults.push(read::not_a_file(shown));
    }
    kind.is_file()
}

fn shown_path(root: &Path, entry: &DirEntry, faults: &mut Vec<Diagnostic>) -> Option<String> {
    let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let parts: Option<Vec<&str>> = below.iter().map(|part| part.to_str()).collect();
    if parts.is_none() {
        let shown = below.to_string_lossy().into_owned();
        let message = format!("the name of `{}` is not UTF-8", shown.escape_debug());
        faults.push(
            Diagnostic::file_error("file-name", shown, message)
                .help("rename it with plain letters"),
        );
    }
    parts.map(|parts| parts.join("/"))
}

fn walk_fault(root: &Path, error: &walkdir::Error) -> Diagnostic {
    let path = error.path().unwrap_or(root);
    let shown = path
        .strip_prefix(root)
        .unwrap_or(path)
        .to_string_lossy()
        .into_owned();
    match error.io_error() {
        Some(io) => read::unreadable(&shown, io),
        None => Diagnostic::file_error("unreadable-file", shown, error.to_string()),
    }
}

fn no_content(folder: &str) -> Diagnostic {
    Diagnostic::file_error(
        "no-content",
        folder,
        format!("there is no folder `{folder}`"),
    )
    .help("make the folder, or say in `book.toml` where the content is: `[book] src = \"...\"`")
}

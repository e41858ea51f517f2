//! Walks the site folder in the order of names, and reads what it finds.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::disk::{Folder, Kind, patiently};
use super::read::{self, Reader};
use super::{Layout, Sources, name};
use crate::diagnostic::Diagnostic;
use crate::names::fold;

/// The most files and folders that are looked at: ten times the largest site we know how to read.
const MOST_NAMES: usize = 50_000;
/// The most texts of a site, together with those of its theme.
const MOST_TEXTS: usize = 20_000;
/// How long all texts together may be: what is made of them takes several times the memory.
const ALL_TEXTS: u64 = 64 * 1024 * 1024;
/// How many folders may lie in each other. An address that is safe everywhere has no room for more.
const DEEPEST: usize = 32;

/// Reads the theme's files and the content; faults are added to `faults`.
pub fn read_site(layout: &Layout, sources: &mut Sources, faults: &mut Vec<Diagnostic>) {
    let reader = Reader::new(&layout.root);
    reader.theme(&layout.theme, sources, faults);
    reader.content(&layout.content, sources, faults);
}

/// Reads the files of a theme; its folder need not be there.
pub fn read_theme(root: &Path, folder: &str, sources: &mut Sources, faults: &mut Vec<Diagnostic>) {
    Reader::new(root).theme(folder, sources, faults);
}

/// Lists the folders in a folder of the site, by name.
#[must_use]
pub fn folders_in(root: &Path, folder: &str) -> Vec<String> {
    let reader = Reader::new(root);
    let Ok(open) = reader.folder(folder) else {
        return Vec::new();
    };
    let mut names = patiently(|| reader.disk.list(&open, MOST_NAMES)).unwrap_or_default();
    names.retain(|name| matches!(reader.disk.kind(&open, name), Ok(Kind::Folder)));
    let names = names.into_iter().map(OsString::into_string);
    let mut names: Vec<String> = names.filter_map(Result::ok).collect();
    names.sort();
    names
}

/// A file that the walk has found.
struct Found {
    shown: String,
    is_text: bool,
}

/// What was read of a file.
enum Read {
    Text(Result<String, Diagnostic>),
    Asset(Result<(u64, String), Diagnostic>),
}

impl Reader<'_> {
    /// Reads a theme.
    pub(super) fn theme(self, folder: &str, sources: &mut Sources, faults: &mut Vec<Diagnostic>) {
        if self.has_folder(folder, faults) == Some(true) {
            let assets = format!("{folder}/assets/");
            let found = self.walk(folder, |shown| !shown.starts_with(&assets), sources, faults);
            sources.theme_brings_files |= found.iter().any(|file| !file.is_text);
            self.read_all(found, folder, sources, faults);
        }
    }

    /// Reads the content.
    pub(super) fn content(self, folder: &str, sources: &mut Sources, faults: &mut Vec<Diagnostic>) {
        match self.has_folder(folder, faults) {
            Some(true) => {
                let found = self.walk(folder, is_text, sources, faults);
                self.read_all(found, folder, sources, faults);
                return;
            }
            Some(false) => faults.push(no_content(folder)),
            None => {}
        }
        sources.unread.push(format!("{folder}/index.md"));
    }

    /// Tells whether a folder of the site is there; `None` where it cannot be told, which is reported. A link in its
    /// place, or on the way to it, is not followed.
    fn has_folder(self, folder: &str, faults: &mut Vec<Diagnostic>) -> Option<bool> {
        match self.kind(folder) {
            Ok(Kind::Folder) => Some(true),
            Ok(_) => {
                faults.push(read::not_a_file(folder));
                None
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Some(false),
            Err(error) => {
                faults.push(read::unreadable(folder, &error));
                None
            }
        }
    }

    /// Reads files, several at a time, and takes them in the order in which they were found. The place of an asset
    /// is told below `folder`.
    fn read_all(
        self,
        found: Vec<Found>,
        folder: &str,
        sources: &mut Sources,
        faults: &mut Vec<Diagnostic>,
    ) {
        let read = |file: Found| {
            let shown = file.shown;
            let read = if file.is_text {
                Read::Text(self.text(&shown))
            } else {
                Read::Asset(self.measured(&shown))
            };
            (shown, read)
        };
        let files: Vec<(String, Read)> = found.into_par_iter().map(read).collect();
        for (shown, read) in files {
            match read {
                Read::Text(Ok(text)) => _ = sources.add(shown, text),
                Read::Asset(Ok((length, digest))) => {
                    sources.measured(self.root, &shown, folder.len() + 1, length, digest);
                }
                Read::Text(Err(fault)) => {
                    faults.push(fault);
                    sources.unread.push(shown);
                }
                Read::Asset(Err(fault)) => faults.push(fault),
            }
        }
    }

    /// Lists the files below a folder, in the order of their names; what lies in a folder comes where the folder does.
    fn walk(
        self,
        folder: &str,
        is_text: impl Fn(&str) -> bool,
        sources: &mut Sources,
        faults: &mut Vec<Diagnostic>,
    ) -> Vec<Found> {
        let mut seen = Seen::of(sources);
        let mut files = Vec::new();
        let mut waiting = vec![(folder.to_owned(), Kind::Folder)];
        while let Some((shown, kind)) = waiting.pop() {
            let found = match kind {
                Kind::Folder if shown.split('/').count() > DEEPEST => {
                    faults.push(too_deep(&shown));
                    continue;
                }
                Kind::Folder => self.list(&shown, MOST_NAMES - seen.names),
                Kind::File(length) => {
                    let is_text = is_text(&shown);
                    if !is_text || seen.has_room_for(length, &shown, faults) {
                        files.push(Found { shown, is_text });
                    }
                    continue;
                }
                Kind::Other => {
                    faults.push(read::not_a_file(&shown));
                    continue;
                }
            };
            match found {
                Ok((open, names)) => {
                    seen.names += names.len();
                    let from = waiting.len();
                    for name in names {
                        waiting.extend(self.fit(&open, &shown, &name, &mut seen, sources, faults));
                    }
                    waiting[from..].reverse();
                    if seen.names >= MOST_NAMES {
                        faults.push(too_many(&shown, "files and folders", MOST_NAMES));
                        break;
                    }
                }
                Err(error) => faults.push(read::unreadable(&shown, &error)),
            }
        }
        files
    }

    fn list(self, shown: &str, most: usize) -> io::Result<(Folder, Vec<OsString>)> {
        let open = self.folder(shown)?;
        let mut names = patiently(|| self.disk.list(&open, most))?;
        names.sort();
        Ok((open, names))
    }

    /// Returns what is to be looked at of a name in a folder; what is wrong with it becomes a fault.
    fn fit(
        self,
        open: &Folder,
        above: &str,
        name: &OsStr,
        seen: &mut Seen,
        sources: &mut Sources,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<(String, Kind)> {
        let Some(text) = name.to_str() else {
            faults.push(not_text(&format!("{above}/{}", name::written_out(name))));
            return None;
        };
        let shown = format!("{above}/{text}");
        if name::is_left_out(text) {
            sources.left_out.push(shown);
            return None;
        }
        faults.extend(name::fault(text).map(|reason| bad_name(&shown, &reason)));
        faults.extend(seen.add(&shown).map(|other| one_name(&shown, &other)));
        match patiently(|| self.disk.kind(open, name)) {
            Ok(kind) => Some((shown, kind)),
            Err(error) => {
                faults.push(read::unreadable(&shown, &error));
                None
            }
        }
    }
}

/// What the walk has met.
struct Seen {
    paths: BTreeMap<String, String>,
    names: usize,
    texts: usize,
    length: u64,
    is_told: bool,
}

impl Seen {
    /// Begins with what was read before.
    fn of(sources: &Sources) -> Self {
        let texts = sources.files.iter().map(|file| file.text.len() as u64);
        Self {
            paths: BTreeMap::new(),
            names: 0,
            texts: sources.files.len(),
            length: texts.sum(),
            is_told: false,
        }
    }

    /// Adds a path; gives the one that is the same on some system.
    fn add(&mut self, shown: &str) -> Option<String> {
        self.paths.insert(fold(shown), shown.to_owned())
    }

    /// Tells whether one more text can be read; the first that cannot is reported.
    fn has_room_for(&mut self, length: u64, shown: &str, faults: &mut Vec<Diagnostic>) -> bool {
        // One that is too large by itself is told as that, and not read.
        let counted = length.min(read::text_cap(shown));
        self.texts += 1;
        self.length += counted;
        let has_room = self.texts <= MOST_TEXTS && self.length <= ALL_TEXTS;
        if !has_room && !std::mem::replace(&mut self.is_told, true) {
            faults.push(if self.texts > MOST_TEXTS {
                too_many(shown, "texts", MOST_TEXTS)
            } else {
                too_long(shown)
            });
        }
        has_room
    }
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["md", "yaml", "yml"]
        .iter()
        .any(|text| ending.eq_ignore_ascii_case(text))
}

fn bad_name(shown: &str, reason: &str) -> Diagnostic {
    let message = format!("the name of `{shown}` {reason}");
    Diagnostic::file_error("file-name", shown, message)
        .help("rename it: letters, digits, `-` and `.` work everywhere")
}

fn one_name(shown: &str, other: &str) -> Diagnostic {
    let (message, help) = if shown.to_lowercase() == other.to_lowercase() {
        (
            format!("`{shown}` and `{other}` have the same name on Windows and macOS"),
            "rename one of them: upper and lower case do not tell two files apart there",
        )
    } else {
        (
            format!("`{shown}` and `{other}` have names that some systems take for one"),
            "rename one of them: they differ by the form of a letter alone, such as an accent or a capital",
        )
    };
    Diagnostic::file_error("file-name", shown, message).help(help)
}

fn not_text(shown: &str) -> Diagnostic {
    let message = format!("the name of `{shown}` is not UTF-8");
    Diagnostic::file_error("file-name", shown, message).help("rename it with plain letters")
}

fn too_deep(shown: &str) -> Diagnostic {
    let message = format!("`{shown}` lies in more than {DEEPEST} folders");
    Diagnostic::file_error("file-name", shown, message)
        .help("move it up: the path would be too long for an address, and for Windows")
}

fn too_many(shown: &str, what: &str, most: usize) -> Diagnostic {
    let message = format!("the site has more than {most} {what}: `{shown}` is one too many");
    Diagnostic::file_error("site-too-large", shown, message)
        .help("make two sites of it, or move what is not for readers out of the site folder")
}

fn too_long(shown: &str) -> Diagnostic {
    let cap = ALL_TEXTS / (1024 * 1024);
    let message = format!("the texts of the site are longer than {cap} MiB: `{shown}` is too much");
    Diagnostic::file_error("site-too-large", shown, message)
        .help("make two sites of it, or move what is not for readers out of the site folder")
}

fn no_content(folder: &str) -> Diagnostic {
    Diagnostic::file_error(
        "no-content",
        folder,
        format!("there is no folder `{folder}`"),
    )
    .help("make the folder, or say in `book.toml` where the content is: `[book] src = \"...\"`")
}

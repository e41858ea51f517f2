//! `theme.toml`: which files make up the styles and scripts of a theme.
//!
//! A site's own lists are added at the end of the built-in ones of the same name; with `replace = true` they
//! stand alone.

use std::collections::BTreeMap;

use super::toml_fault;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::span::FileId;

/// Groups of files, in the order in which they are joined.
pub(super) type Groups = BTreeMap<String, Vec<String>>;

/// What a `theme.toml` says.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    #[serde(rename = "name")]
    _name: Option<String>,
    #[serde(default)]
    replace: bool,
    #[serde(default)]
    pub styles: Groups,
    #[serde(default)]
    pub scripts: Groups,
}

/// Reads and joins the settings of a theme, the lowest first. Tells also whether all could be read.
pub(super) fn read(
    layers: &[FileId],
    sources: &Sources,
    faults: &mut Vec<Diagnostic>,
) -> (Settings, bool) {
    let mut joined = Settings::default();
    let mut fine = true;
    for &id in layers {
        match toml::from_str::<Settings>(&sources.get(id).text) {
            Ok(own) if own.replace => joined = own,
            Ok(own) => {
                add(&mut joined.styles, own.styles);
                add(&mut joined.scripts, own.scripts);
            }
            Err(error) => {
                faults.push(toml_fault(id, &error));
                fine = false;
            }
        }
    }
    (joined, fine)
}

/// Adds lists at the end of those of the same name, without what these have already.
fn add(groups: &mut Groups, own: Groups) {
    for (name, paths) in own {
        let group = groups.entry(name).or_default();
        for path in paths {
            if !group.contains(&path) {
                group.push(path);
            }
        }
    }
}

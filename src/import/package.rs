//! Which part is which: Word's parts point to each other by relationships, not by name.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::refused::Refused;
use super::xml::{attribute, parse};

/// Where one relationship leads.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    kind: String,
    pub(super) target: String,
    pub(super) is_outside: bool,
}

/// The relationships of one part, by their ids.
#[derive(Debug, Default, Clone)]
pub(super) struct Relations(BTreeMap<String, Relation>);

impl Relations {
    /// Reads those of a part; the empty name stands for the whole file.
    pub(super) fn of(part: &str, archive: &mut Archive<'_>) -> Result<Self, Refused> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{file}.rels");
        let path = path.trim_start_matches('/');
        let Some(text) = archive.text(path)? else {
            return Ok(Self::default());
        };
        let document = parse(path, &text)?;
        let mut relations = BTreeMap::new();
        for node in document.root_element().children() {
            let (Some(id), Some(target)) = (attribute(node, "Id"), attribute(node, "Target"))
            else {
                continue;
            };
            let is_outside = attribute(node, "TargetMode") == Some("External");
            let kind = attribute(node, "Type").unwrap_or_default();
            let relation = Relation {
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if is_outside {
                    target.to_owned()
                } else {
                    inside(folder, target)
                },
                is_outside,
            };
            relations.insert(id.to_owned(), relation);
        }
        Ok(Self(relations))
    }

    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// Returns the part of a kind, such as `styles`.
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        let mut found = self
            .0
            .values()
            .filter(|one| one.kind == kind && !one.is_outside);
        found.next().map(|one| one.target.as_str())
    }

    /// Returns all parts of a kind.
    pub(super) fn parts<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r str> {
        let found = self
            .0
            .values()
            .filter(move |one| one.kind == kind && !one.is_outside);
        found.map(|one| one.target.as_str())
    }
}

/// Returns a target as a name in the archive. It is only ever looked up there.
fn inside(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop(),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

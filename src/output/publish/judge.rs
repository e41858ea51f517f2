//! Which file in the output folder is ours, which is not, and what is to be done. It reads files and changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::made::{Made, Need};
use super::scan::Scan;
use crate::output::disk::{Disk, Kind, Meta};
use crate::output::error::{At as _, PublishError};
use crate::output::manifest::{Hash, Hashes, Manifest};
use crate::output::tree::{OutPath, Places, fold_path, place_of};

/// What the places of the new site alone tell of the output folder.
#[derive(Debug, Default)]
pub(super) struct Ground {
    /// Our files of the old site that the new one does not have.
    pub(super) stale: Hashes,
    /// Files, links and devices that casebook did not make.
    pub(super) foreign: BTreeMap<PathBuf, Meta>,
    /// Every folder of the new site, those above before those below.
    pub(super) folders: BTreeSet<PathBuf>,
    /// Folders that only held files of the old site.
    pub(super) emptied: Vec<PathBuf>,
    by_hand: Vec<PathBuf>,
    in_the_way: Vec<PathBuf>,
}

impl Ground {
    /// Judges all that lies in the output folder, but the files whose new bytes are still to be made.
    pub(super) fn of(
        disk: &dyn Disk,
        places: &Places,
        out: &Path,
        scan: &Scan,
    ) -> Result<Self, PublishError> {
        let mut ground = Self::default();
        for (path, meta) in &scan.found {
            match meta.kind {
                Kind::Folder => {}
                Kind::File => match place_of(path) {
                    Some(place) if places.has(&place) => {}
                    Some(place) if scan.manifest.lists(&place) => {
                        let full = out.join(path);
                        let hash = Hash::of(&disk.read(&full).at("read", &full)?);
                        ground.leave(scan, path, &place, hash);
                    }
                    _ => ground.meet_foreign(places, path, meta),
                },
                Kind::Link | Kind::Other => ground.meet_foreign(places, path, meta),
            }
        }
        ground.judge_folders(places, scan);
        Ok(ground)
    }

    /// Takes a file that the new site does not have.
    fn leave(&mut self, scan: &Scan, path: &Path, place: &str, hash: Hash) {
        match OutPath::new(place) {
            Ok(own) if scan.manifest.knows(place, hash) => _ = self.stale.insert(own, hash),
            _ => self.by_hand.push(path.to_owned()),
        }
    }

    /// Keeps what is not ours, unless the new site needs its place, on this system or another.
    fn meet_foreign(&mut self, places: &Places, path: &Path, meta: &Meta) {
        if places.has_name_like(&fold_path(path)) {
            self.in_the_way.push(path.to_owned());
        } else {
            self.foreign.insert(path.to_owned(), *meta);
        }
    }

    fn judge_folders(&mut self, places: &Places, scan: &Scan) {
        let kept = self.kept_folders(scan);
        let needed: BTreeSet<PathBuf> = places.folders().collect();
        for folder in kept.difference(&needed) {
            if places.has_file_like(&fold_path(folder)) {
                self.in_the_way.push(folder.clone());
            }
        }
        self.folders = needed.union(&kept).cloned().collect();
        self.emptied = folders_of(scan)
            .filter(|folder| !self.folders.contains(*folder))
            .map(Path::to_owned)
            .collect();
    }

    /// Returns the folders that must last whatever the new site is: those that are not ours, and
    /// those that hold something which is not.
    fn kept_folders(&self, scan: &Scan) -> BTreeSet<PathBuf> {
        let ours: BTreeSet<&str> = scan.manifest.places().flat_map(OutPath::folders).collect();
        let foreign = folders_of(scan)
            .filter(|folder| !place_of(folder).is_some_and(|place| ours.contains(place.as_str())));
        let holders = self.foreign.keys().filter_map(|path| path.parent());
        let lowest = foreign.chain(holders);
        lowest
            .flat_map(Path::ancestors)
            .filter(|folder| !folder.as_os_str().is_empty())
            .map(Path::to_owned)
            .collect()
    }
}

/// Refuses when a file was changed by hand or is in the way, and names all of them.
pub(super) fn refuse(
    out: &Path,
    ground: &mut Ground,
    made: &BTreeMap<OutPath, Made>,
) -> Result<(), PublishError> {
    let with = |need: Need| {
        let files = made.iter().filter(move |(_, made)| made.need == need);
        files.map(|(path, _)| path.as_path().to_owned())
    };
    ground.by_hand.extend(with(Need::ByHand));
    ground.in_the_way.extend(with(Need::InTheWay));
    let [by_hand, in_the_way] = [&mut ground.by_hand, &mut ground.in_the_way].map(|files| {
        files.sort();
        std::mem::take(files)
    });
    if !by_hand.is_empty() {
        return Err(PublishError::by_hand(out, by_hand));
    }
    if !in_the_way.is_empty() {
        return Err(PublishError::in_the_way(out, in_the_way));
    }
    Ok(())
}

fn folders_of(scan: &Scan) -> impl Iterator<Item = &Path> {
    scan.found
        .iter()
        .filter(|(_, meta)| meta.kind == Kind::Folder)
        .map(|(path, _)| path.as_path())
}

/// Everything that is to be done, once every file has been made.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) scan: &'a Scan,
    pub(super) ground: &'a Ground,
    pub(super) made: &'a BTreeMap<OutPath, Made>,
    pub(super) manifest: &'a Manifest,
}

impl<'a> Plan<'a> {
    /// Returns whether the output folder is already as it should be.
    pub(super) fn is_done(&self) -> bool {
        self.differing().next().is_none()
            && self.ground.stale.is_empty()
            && self.ground.emptied.is_empty()
            && self.scan.temporary.is_empty()
            && self.scan.manifest_bytes == self.manifest.to_bytes()
    }

    /// Returns the files that are written, with what each needs.
    pub(super) fn differing(&self) -> impl Iterator<Item = (&'a OutPath, Need)> {
        let made = self.made.iter().map(|(path, made)| (path, made.need));
        made.filter(|(_, need)| *need != Need::Nothing)
    }

    /// Returns a manifest that knows the files of both sites.
    pub(super) fn both(&self) -> Manifest {
        let changed = self.differing().filter_map(|(path, need)| match need {
            Need::Change(old) => Some((path.clone(), old)),
            _ => None,
        });
        // A file may be gone already while its folder, ours too, is still there.
        let old = &self.scan.manifest;
        let known = old.files.iter().chain(&old.before);
        let known = known.filter(|(path, _)| !self.made.contains_key(*path));
        let mut before: Hashes = known.map(|(path, hash)| (path.clone(), *hash)).collect();
        before.extend(changed.chain(self.ground.stale.clone()));
        Manifest::new(self.manifest.files.clone(), before)
    }

    pub(super) fn outcome(&self) -> Outcome {
        let written = self.differing().count();
        Outcome {
            written,
            unchanged: self.made.len() - written,
            removed: self.ground.stale.len(),
            kept: self.ground.foreign.len(),
            warnings: Vec::new(),
        }
    }
}

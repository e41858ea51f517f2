//! Which file is ours, which is not, and what each needs. It reads files and changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Outcome;
use super::scan::Scan;
use crate::output::disk::{Disk, Kind, Meta};
use crate::output::error::{At as _, PublishError};
use crate::output::manifest::{Hash, Hashes, Manifest};
use crate::output::tree::{OutPath, OutputTree, fold_path, place_of};

/// What one file of the new site needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It lies there already.
    Nothing,
    /// The old one, with this hash, gives way.
    Change(Hash),
    /// There is none yet.
    Add,
}

/// Everything that is to be done, and nothing done yet.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) tree: &'a OutputTree,
    pub(super) scan: &'a Scan,
    pub(super) needs: BTreeMap<&'a OutPath, Need>,
    /// Our files of the old site that the new one does not have.
    pub(super) stale: Hashes,
    /// Files, links and devices that casebook did not make.
    pub(super) foreign: BTreeMap<&'a Path, Meta>,
    /// Every folder of the new site, those above before those below.
    pub(super) folders: BTreeSet<PathBuf>,
    /// Folders that only held files of the old site.
    pub(super) emptied: Vec<&'a Path>,
    pub(super) manifest: Manifest,
}

impl<'a> Plan<'a> {
    /// Judges every file of both sites; refuses when one was changed by hand or is in the way.
    pub(super) fn new(
        disk: &dyn Disk,
        tree: &'a OutputTree,
        out: &Path,
        scan: &'a Scan,
    ) -> Result<Self, PublishError> {
        let mut judge = Judge::of(disk, tree, out, scan);
        for (path, meta) in &scan.found {
            judge.look(path, meta)?;
        }
        judge.plan()
    }

    /// Returns whether the output folder is already as it should be.
    pub(super) fn is_done(&self) -> bool {
        let scan = self.scan;
        self.needs.values().all(|need| *need == Need::Nothing)
            && self.stale.is_empty()
            && self.emptied.is_empty()
            && scan.temporary.is_empty()
            && scan.manifest_bytes == self.manifest.to_bytes()
    }

    /// Returns a manifest that knows the files of both sites.
    pub(super) fn both(&self) -> Manifest {
        let changed = self.needs.iter().filter_map(|(path, need)| match need {
            Need::Change(old) => Some(((*path).clone(), *old)),
            _ => None,
        });
        let before = changed.chain(self.stale.clone()).collect();
        Manifest::new(self.manifest.files.clone(), before)
    }

    /// Returns the bytes of a file of the new site.
    pub(super) fn bytes(&self, path: &OutPath) -> &'a [u8] {
        self.tree
            .get(path.as_str())
            .expect("a need is for a file of the tree")
    }

    pub(super) fn outcome(&self) -> Outcome {
        let unchanged = self
            .needs
            .values()
            .filter(|need| **need == Need::Nothing)
            .count();
        Outcome {
            written: self.needs.len() - unchanged,
            unchanged,
            removed: self.stale.len(),
            kept: self.foreign.len(),
            warnings: Vec::new(),
        }
    }
}

/// A plan in the making.
struct Judge<'a, 'd> {
    disk: &'d dyn Disk,
    tree: &'a OutputTree,
    out: &'d Path,
    scan: &'a Scan,
    needs: BTreeMap<&'a OutPath, Need>,
    stale: Hashes,
    foreign: BTreeMap<&'a Path, Meta>,
    by_hand: Vec<PathBuf>,
    in_the_way: Vec<PathBuf>,
}

impl<'a, 'd> Judge<'a, 'd> {
    fn of(disk: &'d dyn Disk, tree: &'a OutputTree, out: &'d Path, scan: &'a Scan) -> Self {
        Self {
            disk,
            tree,
            out,
            scan,
            needs: tree.iter().map(|(path, _)| (path, Need::Add)).collect(),
            stale: Hashes::new(),
            foreign: BTreeMap::new(),
            by_hand: Vec::new(),
            in_the_way: Vec::new(),
        }
    }

    fn look(&mut self, path: &'a Path, meta: &Meta) -> Result<(), PublishError> {
        match meta.kind {
            Kind::Folder => {}
            Kind::File => match place_of(path).filter(|place| self.concerns_us(place)) {
                Some(place) => self.look_inside(path, &place)?,
                None => self.meet_foreign(path, meta),
            },
            Kind::Link | Kind::Other => self.meet_foreign(path, meta),
        }
        Ok(())
    }

    fn concerns_us(&self, place: &str) -> bool {
        self.scan.manifest.lists(place) || self.tree.get(place).is_some()
    }

    fn look_inside(&mut self, path: &Path, place: &str) -> Result<(), PublishError> {
        let full = self.out.join(path);
        let bytes = self.disk.read(&full).at("read", &full)?;
        let wanted = self.tree.get_entry(place);
        if let Some((name, _)) = wanted.filter(|(_, wanted)| *wanted == bytes) {
            self.needs.insert(name, Need::Nothing);
            return Ok(());
        }
        let hash = Hash::of(&bytes);
        let is_ours = self.scan.manifest.knows(place, hash);
        match wanted {
            Some((name, _)) if is_ours => drop(self.needs.insert(name, Need::Change(hash))),
            None if is_ours => drop(self.stale.insert(own_path(place), hash)),
            _ if self.scan.manifest.lists(place) => self.by_hand.push(path.to_owned()),
            _ => self.in_the_way.push(path.to_owned()),
        }
        Ok(())
    }

    /// Keeps what is not ours, unless the new site needs its place, on this system or another.
    fn meet_foreign(&mut self, path: &'a Path, meta: &Meta) {
        if self.tree.has_name_like(&fold_path(path)) {
            self.in_the_way.push(path.to_owned());
        } else {
            self.foreign.insert(path, *meta);
        }
    }

    fn plan(mut self) -> Result<Plan<'a>, PublishError> {
        let kept = self.kept_folders();
        let needed: BTreeSet<PathBuf> = self.tree.folders().collect();
        for folder in kept.difference(&needed) {
            if self.tree.has_file_like(&fold_path(folder)) {
                self.in_the_way.push(folder.clone());
            }
        }
        self.refuse()?;
        let folders: BTreeSet<PathBuf> = needed.union(&kept).cloned().collect();
        let on_disk = folders_of(self.scan);
        let files = self
            .tree
            .iter()
            .map(|(path, bytes)| (path.clone(), Hash::of(bytes)));
        Ok(Plan {
            tree: self.tree,
            scan: self.scan,
            needs: self.needs,
            stale: self.stale,
            foreign: self.foreign,
            emptied: on_disk
                .filter(|folder| !folders.contains(*folder))
                .collect(),
            folders,
            manifest: Manifest::new(files.collect(), Hashes::new()),
        })
    }

    /// Returns the folders that must last whatever the new site is: those that are not ours, and
    /// those that hold something which is not.
    fn kept_folders(&self) -> BTreeSet<PathBuf> {
        let manifest = &self.scan.manifest;
        let ours: BTreeSet<&str> = manifest.places().flat_map(OutPath::folders).collect();
        let foreign = folders_of(self.scan)
            .filter(|folder| !place_of(folder).is_some_and(|place| ours.contains(place.as_str())));
        let holders = self.foreign.keys().filter_map(|path| path.parent());
        let lowest = foreign.chain(holders);
        lowest
            .flat_map(Path::ancestors)
            .filter(|folder| !folder.as_os_str().is_empty())
            .map(Path::to_owned)
            .collect()
    }

    fn refuse(&mut self) -> Result<(), PublishError> {
        if !self.by_hand.is_empty() {
            return Err(PublishError::by_hand(
                self.out,
                std::mem::take(&mut self.by_hand),
            ));
        }
        if !self.in_the_way.is_empty() {
            return Err(PublishError::in_the_way(
                self.out,
                std::mem::take(&mut self.in_the_way),
            ));
        }
        Ok(())
    }
}

fn folders_of(scan: &Scan) -> impl Iterator<Item = &Path> {
    scan.found
        .iter()
        .filter(|(_, meta)| meta.kind == Kind::Folder)
        .map(|(path, _)| path.as_path())
}

fn own_path(place: &str) -> OutPath {
    OutPath::new(place).expect("the manifest lists only places that were checked")
}

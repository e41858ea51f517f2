//! The new site, written into the output folder file by file, where folders cannot be exchanged.
//! Every file is whole at every moment, and every link that a reader can reach lands:
//! what is new comes before what points at it, the front page last, and removals after that.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::judge::Plan;
use super::made::Need;
use super::scan::temporary;
use super::sweep::unless_missing;
use crate::output::disk::{Disk, Kind};
use crate::output::error::{At as _, PublishError};
use crate::output::manifest::{Hash, MANIFEST, Manifest};
use crate::output::tree::{OutPath, fold};

const NAP: Duration = Duration::from_millis(100);
/// Ten seconds' worth of naps, for a file that another program has open.
const TRIES: u32 = 100;

/// Writes the new site over the old one; `held` has the files that differ.
pub(super) fn publish(
    disk: &dyn Disk,
    out: &Path,
    plan: &Plan,
    held: &BTreeMap<OutPath, Vec<u8>>,
) -> Result<(), PublishError> {
    let work = InPlace {
        disk,
        out,
        plan,
        held,
    };
    work.prepare()?;
    let fresh = work.fresh();
    let done = work.run(&fresh);
    if done.is_err() {
        for (temporary, _, _) in &fresh {
            // Whatever stays behind is cleared away by the next build.
            let _ = disk.remove_file(temporary);
        }
    }
    done.map_err(PublishError::half_way)
}

/// A file to be put in place, under its temporary name until then.
type Fresh<'a> = (PathBuf, &'a OutPath, Need);

/// A file of the old site that the new one does not have.
type Leaving<'a> = (&'a OutPath, Hash);

struct InPlace<'a> {
    disk: &'a dyn Disk,
    out: &'a Path,
    plan: &'a Plan<'a>,
    held: &'a BTreeMap<OutPath, Vec<u8>>,
}

impl<'a> InPlace<'a> {
    /// Clears the ground, and makes known the files of both sites before there is a mixture.
    fn prepare(&self) -> Result<(), PublishError> {
        if self.plan.scan.root.is_none() {
            self.disk
                .create_folder(self.out)
                .at("make the folder", self.out)?;
        }
        for path in &self.plan.scan.temporary {
            let full = self.out.join(path);
            unless_missing(self.disk.remove_file(&full)).at("remove", &full)?;
        }
        self.write_manifest(&self.plan.both())
    }

    fn run(&self, fresh: &[Fresh]) -> Result<(), PublishError> {
        let (first, last) = self.leaving();
        self.remove_all(&first)?;
        self.make_folders()?;
        for (temporary, path, _) in fresh {
            // What is written is held.
            let bytes = self.held.get(*path).map(Vec::as_slice).unwrap_or_default();
            self.disk
                .write_new(temporary, bytes)
                .at("write", temporary)?;
        }
        self.make_safe()?;
        // What is new is safe before what points at it, and that before what nothing points at any more goes: a power
        // cut may keep a later change and lose an earlier one.
        let (new, pointing) = fresh.split_at(fresh.partition_point(|one| is_new(one)));
        for some in [new, pointing] {
            for (temporary, path, need) in some {
                self.put(temporary, path, *need)?;
            }
            self.make_safe()?;
        }
        self.remove_all(&last)?;
        // No file that is gone can come back when the manifest no longer knows it.
        self.make_safe()?;
        self.write_manifest(self.plan.manifest)
    }

    fn make_safe(&self) -> Result<(), PublishError> {
        self.disk.sync_all(self.out).at("make safe", self.out)
    }

    /// Returns the files to write, in the order in which they are put in place.
    fn fresh(&self) -> Vec<Fresh<'a>> {
        let mut order: Vec<(&'a OutPath, Need)> = self.plan.differing().collect();
        order.sort_by_key(|(path, need)| rank(path, *need));
        let fresh = order.into_iter().enumerate();
        fresh
            .map(|(i, (path, need))| (self.full(path).with_file_name(temporary(i + 1)), path, need))
            .collect()
    }

    fn full(&self, path: &OutPath) -> PathBuf {
        self.out.join(path.as_path())
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let (half, path) = (self.out.join(temporary(0)), self.out.join(MANIFEST));
        self.disk
            .write_safe(&half, &manifest.to_bytes())
            .at("write", &half)?;
        self.patiently(|| self.disk.rename(&half, &path))
            .at("write", &path)?;
        self.disk.sync_folder(self.out).at("make safe", self.out)
    }

    /// Returns the old files to remove first, because a new file or folder needs their name on this
    /// system or another, and those to remove last: pages before the assets they use.
    fn leaving(&self) -> (Vec<Leaving<'a>>, Vec<Leaving<'a>>) {
        let differing = self.plan.differing();
        let added: Vec<&OutPath> = differing
            .filter(|(_, need)| *need == Need::Add)
            .map(|(path, _)| path)
            .collect();
        let added = added.into_iter();
        let files: BTreeSet<String> = added.clone().map(|path| fold(path.as_str())).collect();
        let folders: BTreeSet<String> = added.flat_map(OutPath::folders).map(fold).collect();
        let is_needed = |path: &OutPath| {
            let name = fold(path.as_str());
            let is_under = path.folders().any(|folder| files.contains(&fold(folder)));
            is_under || files.contains(&name) || folders.contains(&name)
        };
        let stale = self
            .plan
            .ground
            .stale
            .iter()
            .map(|(path, hash)| (path, *hash));
        let (first, mut last): (Vec<_>, Vec<_>) = stale.partition(|(path, _)| is_needed(path));
        last.sort_by_key(|(path, _)| is_asset(path));
        (first, last)
    }

    /// Removes old files, and the folders that hold nothing any more.
    fn remove_all(&self, files: &[Leaving]) -> Result<(), PublishError> {
        for (path, hash) in files {
            self.remove(path, *hash)?;
        }
        self.remove_emptied()
    }

    fn make_folders(&self) -> Result<(), PublishError> {
        for folder in &self.plan.ground.folders {
            let full = self.out.join(folder);
            match self.disk.meta(&full) {
                Ok(meta) if meta.kind == Kind::Folder => {}
                Ok(_) => return Err(PublishError::in_the_way(self.out, vec![folder.clone()])),
                Err(fault) if fault.kind() == ErrorKind::NotFound => self
                    .disk
                    .create_folder(&full)
                    .at("make the folder", &full)?,
                Err(fault) => return Err(PublishError::disk("look at", &full, fault)),
            }
        }
        Ok(())
    }

    /// Puts a file in place, unless somebody has put theirs there since we looked.
    fn put(&self, temporary: &Path, path: &OutPath, need: Need) -> Result<(), PublishError> {
        let full = self.full(path);
        let Need::Change(old) = need else {
            return match self.patiently(|| self.disk.rename_new(temporary, &full)) {
                Err(fault) if fault.kind() == ErrorKind::AlreadyExists => Err(
                    PublishError::in_the_way(self.out, vec![path.as_path().to_owned()]),
                ),
                done => done.at("write", &full),
            };
        };
        self.is_still(path, old)?;
        self.patiently(|| self.disk.rename(temporary, &full))
            .at("write", &full)
    }

    fn remove(&self, path: &OutPath, hash: Hash) -> Result<(), PublishError> {
        let full = self.full(path);
        if self.is_still(path, hash)? {
            unless_missing(self.patiently(|| self.disk.remove_file(&full))).at("remove", &full)?;
        }
        Ok(())
    }

    /// Returns whether an old file is still there; refuses when it is no longer as we saw it.
    fn is_still(&self, path: &OutPath, hash: Hash) -> Result<bool, PublishError> {
        let full = self.full(path);
        match self.disk.read(&full) {
            Err(fault)
                if matches!(fault.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Ok(false)
            }
            Ok(bytes) if Hash::of(&bytes) == hash => Ok(true),
            Ok(_) => Err(PublishError::by_hand(
                self.out,
                vec![path.as_path().to_owned()],
            )),
            Err(fault) => Err(PublishError::disk("read", &full, fault)),
        }
    }

    fn remove_emptied(&self) -> Result<(), PublishError> {
        for folder in self.plan.ground.emptied.iter().rev() {
            let full = self.out.join(folder);
            match self.disk.remove_folder(&full) {
                // Old files are still in it, or somebody has put theirs there.
                Err(fault) if fault.kind() == ErrorKind::DirectoryNotEmpty => {}
                // A new file has its place already.
                Err(fault) if fault.kind() == ErrorKind::NotADirectory => {}
                done => unless_missing(done).at("remove", &full)?,
            }
        }
        Ok(())
    }

    /// Tries again while another program has a file open, as a virus scanner on Windows does.
    fn patiently(&self, call: impl Fn() -> io::Result<()>) -> io::Result<()> {
        for _ in 0..TRIES {
            match call() {
                Err(fault) if self.disk.is_in_use(&fault) => self.disk.nap(NAP),
                done => return done,
            }
        }
        call()
    }
}

/// Ranks a file by when it goes in: what is added before what is changed, since only a changed
/// file can point at an added one; assets before pages; the front page last.
fn rank(path: &OutPath, need: Need) -> u8 {
    // Whatever ending pages have.
    let is_front = path.as_str().starts_with("index.");
    match (is_front, need, is_asset(path)) {
        (true, _, _) => 4,
        (_, Need::Add, true) => 0,
        (_, Need::Add, false) => 1,
        (_, _, true) => 2,
        (_, _, false) => 3,
    }
}

/// Returns whether nothing that is there yet can point at a file.
fn is_new((_, path, need): &Fresh) -> bool {
    rank(path, *need) < 2
}

fn is_asset(path: &OutPath) -> bool {
    path.as_str().starts_with("assets/") || path.as_str().starts_with("search/")
}

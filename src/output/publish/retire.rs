//! Takes apart a tree that is out of use. It deletes a file only when it is sure: casebook made it,
//! or the live site has the same one. Anything else goes to the live site, or stays and is named.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::scan::{Entries, is_temporary, walk};
use super::sweep::unless_missing;
use crate::output::disk::{Disk, Kind, Meta};
use crate::output::error::{At as _, PublishError};
use crate::output::manifest::{Hash, MANIFEST, Manifest};
use crate::output::tree::{OutPath, place_of};

/// What became of the files that nobody could vouch for.
#[derive(Debug, Default)]
pub(super) struct Retired {
    /// Files left in the dead tree, each with the reason.
    pub(super) stuck: Vec<(PathBuf, String)>,
    /// Files put into the live site.
    pub(super) put_back: usize,
}

impl Retired {
    pub(super) fn add(&mut self, more: Self) {
        self.stuck.extend(more.stuck);
        self.put_back += more.put_back;
    }

    pub(super) fn keep(&mut self, path: &Path, why: &str) {
        self.stuck.push((path.to_owned(), why.to_owned()));
    }
}

/// Takes a dead tree apart. In a `torn` one, never finished, files that we made may be cut short.
pub(super) fn retire(
    disk: &dyn Disk,
    dead: &Path,
    live: &Path,
    torn: bool,
) -> Result<Retired, PublishError> {
    let mut retired = Retired::default();
    match disk.meta(dead) {
        Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(retired),
        Ok(meta) if meta.kind != Kind::Folder => {
            retired.keep(dead, "it is not a folder");
            return Ok(retired);
        }
        known => open(disk, dead, &known.at("look at", dead)?)?,
    }
    let known = read_manifest(disk, &dead.join(MANIFEST), torn)?;
    let ours = known
        .places()
        .flat_map(OutPath::folders)
        .map(PathBuf::from)
        .collect();
    let tree = Tree {
        disk,
        dead,
        live,
        torn,
        ours,
        known: &known,
    };
    tree.empty(&mut retired)?;
    if retired.stuck.is_empty() {
        let manifest = dead.join(MANIFEST);
        // A power cut must not bring back a file without the list that says whose it is.
        disk.sync_all(dead).at("make safe", dead)?;
        unless_missing(disk.remove_file(&manifest)).at("remove", &manifest)?;
        disk.remove_folder(dead).at("remove", dead)?;
    }
    Ok(retired)
}

/// Returns what is known of a dead tree. Nothing is guessed when its manifest cannot be read: our own
/// old files would then pass for somebody's, and be put back into the new site.
fn read_manifest(disk: &dyn Disk, path: &Path, torn: bool) -> Result<Manifest, PublishError> {
    match disk.read(path) {
        Err(fault) if fault.kind() == ErrorKind::NotFound => Ok(Manifest::default()),
        Err(fault) => Err(PublishError::disk("read", path, fault)),
        Ok(bytes) => match Manifest::parse(&bytes) {
            // It is written first, so when it is cut short there is no other file of ours.
            Err(_) if torn => Ok(Manifest::default()),
            read => read.map_err(|fault| PublishError::manifest(path, fault)),
        },
    }
}

/// Lets us take apart a folder whose permissions, carried over to its double, would not.
fn open(disk: &dyn Disk, folder: &Path, meta: &Meta) -> Result<(), PublishError> {
    if cfg!(not(unix)) || meta.mode & 0o700 == 0o700 {
        return Ok(());
    }
    let open = Meta {
        mode: meta.mode | 0o700,
        ..*meta
    };
    disk.dress(folder, &open).at("open", folder)
}

struct Tree<'a> {
    disk: &'a dyn Disk,
    dead: &'a Path,
    live: &'a Path,
    torn: bool,
    known: &'a Manifest,
    /// Folders that held files of ours.
    ours: BTreeSet<PathBuf>,
}

/// What became of one name.
enum Fate {
    Gone,
    PutBack,
    Stuck(&'static str),
}

impl Tree<'_> {
    fn empty(&self, retired: &mut Retired) -> Result<(), PublishError> {
        let entries = self.look()?;
        for (path, meta) in entries
            .found
            .iter()
            .rev()
            .filter(|(path, _)| *path != Path::new(MANIFEST))
        {
            let full = self.dead.join(path);
            let has_stuck = retired
                .stuck
                .iter()
                .any(|(stuck, _)| stuck.starts_with(&full));
            match self.settle(path, meta) {
                Ok(Fate::Gone) => {}
                Ok(Fate::PutBack) => retired.put_back += 1,
                Ok(Fate::Stuck(_)) if has_stuck => {}
                Ok(Fate::Stuck(why)) => retired.keep(&full, why),
                Err(fault) => retired.keep(&full, &fault.to_string()),
            }
        }
        Ok(())
    }

    /// Lists everything, and opens the folders that are closed.
    fn look(&self) -> Result<Entries, PublishError> {
        let mut entries = walk(self.disk, self.dead).at("look through", self.dead)?;
        let folders = |(_, meta): &(&PathBuf, &Meta)| meta.kind == Kind::Folder;
        for (path, meta) in entries.found.iter().filter(folders) {
            open(self.disk, &self.dead.join(path), meta)?;
        }
        if !entries.closed.is_empty() {
            entries = walk(self.disk, self.dead).at("look through", self.dead)?;
        }
        match entries.closed.pop() {
            Some((path, fault)) => Err(PublishError::disk("look at", &self.dead.join(path), fault)),
            None => Ok(entries),
        }
    }

    fn settle(&self, path: &Path, meta: &Meta) -> io::Result<Fate> {
        if meta.kind == Kind::Folder {
            return self.settle_folder(path, meta);
        }
        if self.is_spare(path, meta)? {
            self.disk.remove_file(&self.dead.join(path))?;
            return Ok(Fate::Gone);
        }
        self.put_back(path)
    }

    fn settle_folder(&self, path: &Path, meta: &Meta) -> io::Result<Fate> {
        let is_new = !self.ours.contains(path) && self.live_meta(path)?.is_none();
        if is_new && self.live_has_folders_above(path)? {
            let folder = self.live.join(path);
            self.disk.create_folder(&folder)?;
            self.disk.dress(&folder, meta)?;
        }
        match self.disk.remove_folder(&self.dead.join(path)) {
            Err(fault) if fault.kind() == ErrorKind::DirectoryNotEmpty => {
                Ok(Fate::Stuck("something appeared in it"))
            }
            done => done.map(|()| Fate::Gone),
        }
    }

    /// Returns whether a file may be deleted without loss.
    fn is_spare(&self, path: &Path, meta: &Meta) -> io::Result<bool> {
        if meta.kind == Kind::File && path.file_name().is_some_and(is_temporary) {
            return Ok(true);
        }
        let twin = self.live_meta(path)?;
        if twin.is_some_and(|twin| twin.is_same_file(meta)) {
            return Ok(true);
        }
        let same_kind = twin.filter(|twin| twin.kind == meta.kind);
        match meta.kind {
            Kind::Link if same_kind.is_some() => Ok(self.disk.read_link(&self.dead.join(path))?
                == self.disk.read_link(&self.live.join(path))?),
            Kind::File => {
                self.is_spare_file(path, same_kind.is_some_and(|twin| twin.len == meta.len))
            }
            _ => Ok(false),
        }
    }

    fn is_spare_file(&self, path: &Path, has_twin: bool) -> io::Result<bool> {
        let place = place_of(path).filter(|place| self.known.lists(place));
        if self.torn && place.is_some() {
            return Ok(true);
        }
        if place.is_none() && !has_twin {
            return Ok(false);
        }
        let bytes = self.disk.read(&self.dead.join(path))?;
        let is_ours = place.is_some_and(|place| self.known.knows(&place, Hash::of(&bytes)));
        Ok(is_ours || (has_twin && self.disk.read(&self.live.join(path))? == bytes))
    }

    /// Moves a file into the live site, and never over another.
    fn put_back(&self, path: &Path) -> io::Result<Fate> {
        if !self.live_has_folders_above(path)? {
            return Ok(Fate::Stuck("the new site needs its place"));
        }
        match self
            .disk
            .rename_new(&self.dead.join(path), &self.live.join(path))
        {
            Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
                Ok(Fate::Stuck("the new site needs its place"))
            }
            done => done.map(|()| Fate::PutBack),
        }
    }

    /// Makes the folders above a path in the live site; not where something else has their place.
    fn live_has_folders_above(&self, path: &Path) -> io::Result<bool> {
        let mut above: Vec<&Path> = path.ancestors().skip(1).collect();
        while let Some(folder) = above.pop() {
            match self.live_meta(folder)? {
                Some(meta) if meta.kind == Kind::Folder => {}
                None if folder != Path::new("") => {
                    let full = self.live.join(folder);
                    self.disk.create_folder(&full)?;
                    self.disk
                        .dress(&full, &self.disk.meta(&self.dead.join(folder))?)?;
                }
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    fn live_meta(&self, path: &Path) -> io::Result<Option<Meta>> {
        match self.disk.meta(&super::scan::join(self.live, path)) {
            Ok(meta) => Ok(Some(meta)),
            Err(fault)
                if matches!(fault.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) =>
            {
                Ok(None)
            }
            Err(fault) => Err(fault),
        }
    }
}

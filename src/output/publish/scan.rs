//! What is in a folder now. It follows no link, reads no file but the manifest, and changes nothing.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::output::disk::{Disk, Kind, Meta};
use crate::output::error::{At as _, Place, PublishError};
use crate::output::manifest::{MANIFEST, Manifest};
use crate::output::tree::OutPath;

/// The beginning of a temporary file's name; a number follows.
const TEMPORARY: &str = ".casebook-tmp-";

/// The longest manifest that is read, in bytes: it would list half a million files.
const LONGEST_MANIFEST: u64 = 64 * 1024 * 1024;

/// Returns whether a name is one that casebook gives to a file not yet finished.
pub(in crate::output) fn is_temporary(name: &OsStr) -> bool {
    let number = name.to_str().and_then(|name| name.strip_prefix(TEMPORARY));
    number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns the name of a temporary file.
pub(super) fn temporary(number: usize) -> String {
    format!("{TEMPORARY}{number}")
}

/// Everything below a folder, folders before what is in them. Paths are relative to it.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) found: BTreeMap<PathBuf, Meta>,
    /// What may not be listed or looked at, with what the system said.
    pub(super) closed: Vec<(PathBuf, io::Error)>,
}

/// Lists everything below a folder.
pub(super) fn walk(disk: &dyn Disk, root: &Path) -> io::Result<Entries> {
    let mut entries = Entries::default();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let names = match disk.list(&join(root, &folder)) {
            Ok(names) => names,
            Err(fault)
                if fault.kind() == ErrorKind::PermissionDenied && folder != Path::new("") =>
            {
                entries.closed.push((folder, fault));
                continue;
            }
            Err(fault) => return Err(fault),
        };
        for name in names {
            let path = folder.join(name);
            let meta = match disk.meta(&root.join(&path)) {
                Ok(meta) => meta,
                Err(fault) if fault.kind() == ErrorKind::PermissionDenied => {
                    entries.closed.push((path, fault));
                    continue;
                }
                Err(fault) => return Err(fault),
            };
            if meta.kind == Kind::Folder {
                folders.push(path.clone());
            }
            entries.found.insert(path, meta);
        }
    }
    Ok(entries)
}

/// Joins, without the slash that an empty path would leave at the end.
pub(super) fn join(root: &Path, path: &Path) -> PathBuf {
    if path.as_os_str().is_empty() {
        root.to_owned()
    } else {
        root.join(path)
    }
}

/// The output folder as it is now.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// The folder itself, when it exists.
    pub(super) root: Option<Meta>,
    /// All in it but our manifest and temporary files.
    pub(super) found: BTreeMap<PathBuf, Meta>,
    pub(super) temporary: Vec<PathBuf>,
    pub(super) manifest: Manifest,
    /// The manifest as it lies there; empty when there is none.
    pub(super) manifest_bytes: Vec<u8>,
    /// Whether something here would not survive being moved: a mount, a folder closed to us, an
    /// access list.
    pub(super) is_fixed: bool,
}

impl Scan {
    /// Looks at the output folder.
    pub(super) fn of(disk: &dyn Disk, out: &Path) -> Result<Self, PublishError> {
        let root = match disk.meta(out) {
            Ok(meta) if meta.kind == Kind::Folder => meta,
            Ok(_) => return Err(PublishError::place(out, Place::NotFolder)),
            Err(fault) if fault.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(fault) => return Err(PublishError::disk("look at", out, fault)),
        };
        let entries = walk(disk, out).at("look through", out)?;
        let mut scan = Self {
            root: Some(root),
            is_fixed: !entries.closed.is_empty(),
            ..Self::default()
        };
        scan.sort(entries.found);
        scan.read_manifest(disk, out)?;
        scan.refuse_closed(out, entries.closed)?;
        scan.is_fixed |= scan.has_mount(disk, out, &root) || scan.has_access_list(disk, out);
        Ok(scan)
    }

    fn sort(&mut self, found: BTreeMap<PathBuf, Meta>) {
        for (path, meta) in found {
            let is_file = meta.kind == Kind::File;
            if is_file && path.file_name().is_some_and(is_temporary) {
                self.temporary.push(path);
            } else {
                self.found.insert(path, meta);
            }
        }
    }

    /// Reads the manifest; a folder with files and without one is not ours.
    fn read_manifest(&mut self, disk: &dyn Disk, out: &Path) -> Result<(), PublishError> {
        let path = out.join(MANIFEST);
        match self.found.remove(Path::new(MANIFEST)) {
            Some(meta) if meta.kind == Kind::File && meta.len > LONGEST_MANIFEST => {
                let fault = "it is larger than 64 MiB".to_owned();
                Err(PublishError::manifest(&path, fault))
            }
            Some(meta) if meta.kind == Kind::File => {
                self.manifest_bytes = disk.read(&path).at("read", &path)?;
                let manifest = Manifest::parse(&self.manifest_bytes);
                self.manifest = manifest.map_err(|fault| PublishError::manifest(&path, fault))?;
                Ok(())
            }
            None if self.found.is_empty() => Ok(()),
            _ => Err(PublishError::place(out, Place::NotOurs)),
        }
    }

    /// Refuses when files of ours are out of sight: they would pass for deleted, and be forgotten.
    fn refuse_closed(
        &self,
        out: &Path,
        closed: Vec<(PathBuf, io::Error)>,
    ) -> Result<(), PublishError> {
        for (path, fault) in closed {
            let mut ours = self.manifest.places().map(OutPath::as_path);
            if ours.any(|place| place.starts_with(&path)) {
                return Err(PublishError::disk("look at", &out.join(path), fault));
            }
        }
        Ok(())
    }

    fn has_mount(&self, disk: &dyn Disk, out: &Path, root: &Meta) -> bool {
        let parent = out.parent().and_then(|parent| disk.meta(parent).ok());
        let others = self.found.values().filter(|meta| meta.kind == Kind::Folder);
        others.chain(&parent).any(|meta| meta.device != root.device)
    }

    fn has_access_list(&self, disk: &dyn Disk, out: &Path) -> bool {
        let folders = self
            .found
            .iter()
            .filter(|(_, meta)| meta.kind == Kind::Folder);
        disk.has_access_list(out)
            || folders
                .into_iter()
                .any(|(path, _)| disk.has_access_list(&out.join(path)))
    }
}

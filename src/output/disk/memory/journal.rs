//! What programs see on the disk, what is safe from a power cut, and the changes between the two.
//!
//! A power cut may undo any of the changes that are not safe, in any choice, as Linux allows (and more than ext4, XFS
//! and Btrfs use): a file without its bytes is empty, cut or full of noughts; a later change may last when an earlier
//! one is lost. Four things hold, as on every file system with a journal: a rename, an exchange too, is one change; the
//! changes of one name keep their order; a folder is gone only when what it held is; `syncfs` makes everything safe,
//! and `fsync` of a folder the changes of names in it.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::Arc;

use super::{Body, Inode, Kind, Meta, Node, names_of};

/// One change that a power cut undoes whole or not at all; but bytes may be lost in part.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// What names in folders stand for from now on.
    Names(Vec<(Node, OsString, Option<Node>)>),
    /// The bytes of a file, which had none.
    Bytes(Node, Arc<[u8]>),
    Mode(Node, u32),
}

/// What a power cut does to a change. What is not bytes is kept or lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::output) enum Fate {
    Kept,
    Lost,
    /// Half of the bytes are there.
    Cut,
    /// The length is right, and the bytes are noughts.
    Noughts,
}

/// All files and folders of a disk; the first is the root.
#[derive(Clone, Debug)]
pub(super) struct Store {
    pub(super) nodes: Vec<Inode>,
}

impl Store {
    pub(super) fn find(&self, path: &Path) -> io::Result<Node> {
        names_of(path).try_fold(0, |folder, name| {
            let found = self.names(folder)?.get(name);
            found
                .copied()
                .ok_or_else(|| io::Error::from(ErrorKind::NotFound))
        })
    }

    pub(super) fn names(&self, folder: Node) -> io::Result<&BTreeMap<OsString, Node>> {
        match &self.nodes[folder].body {
            Body::Folder(names) => Ok(names),
            _ => Err(ErrorKind::NotADirectory.into()),
        }
    }

    pub(super) fn meta(&self, node: Node) -> Meta {
        let inode = &self.nodes[node];
        let (kind, len) = match &inode.body {
            Body::File(bytes) => (Kind::File, bytes.len() as u64),
            Body::Folder(_) => (Kind::Folder, 0),
            Body::Link(_) => (Kind::Link, 0),
        };
        Meta {
            kind,
            len,
            device: 1,
            inode: node as u64 + 1,
            mode: inode.mode,
            owner: 0,
            group: 0,
        }
    }

    /// Returns all that can be reached, as one text to compare.
    pub(super) fn contents(&self) -> String {
        let mut text = String::new();
        self.describe(0, &mut text);
        text
    }

    fn describe(&self, node: Node, text: &mut String) {
        let inode = &self.nodes[node];
        _ = write!(text, "{node} {:o}", inode.mode);
        match &inode.body {
            Body::Folder(names) => {
                for (name, node) in names {
                    _ = write!(text, "({name:?} ");
                    self.describe(*node, text);
                    text.push(')');
                }
            }
            Body::File(bytes) => _ = write!(text, "{}", String::from_utf8_lossy(bytes)),
            Body::Link(says) => _ = write!(text, "{}", says.display()),
        }
    }

    fn holds_something(&self, node: Node) -> bool {
        self.names(node).is_ok_and(|names| !names.is_empty())
    }

    fn apply(&mut self, change: &Change) {
        match change {
            Change::Names(names) => {
                for (folder, name, node) in names {
                    let Body::Folder(there) = &mut self.nodes[*folder].body else {
                        unreachable!("names are in folders");
                    };
                    match node {
                        Some(node) => _ = there.insert(name.clone(), *node),
                        None => _ = there.remove(name),
                    }
                }
            }
            Change::Bytes(node, bytes) => self.nodes[*node].body = Body::File(bytes.clone()),
            Change::Mode(node, mode) => self.nodes[*node].mode = *mode,
        }
    }
}

/// See the file's first lines.
#[derive(Clone, Debug)]
pub(super) struct Journal {
    /// What programs see.
    pub(super) now: Store,
    /// What a power cut leaves at least.
    pub(super) safe: Store,
    pending: Vec<Change>,
}

impl Journal {
    pub(super) fn new() -> Self {
        let root = Inode {
            body: Body::Folder(BTreeMap::new()),
            mode: 0o755,
            changed: 0,
        };
        let store = Store { nodes: vec![root] };
        Self {
            now: store.clone(),
            safe: store,
            pending: Vec::new(),
        }
    }

    pub(super) fn pending(&self) -> usize {
        self.pending.len()
    }

    pub(super) fn change(&mut self, change: Change) {
        self.now.apply(&change);
        self.pending.push(change);
    }

    /// Returns the folder and the last name of a path, for a change in that folder.
    fn place(&self, path: &Path) -> io::Result<(Node, OsString)> {
        let folder = self.now.find(path.parent().unwrap())?;
        self.now.names(folder)?;
        if self.now.nodes[folder].mode & 0o200 == 0 {
            return Err(ErrorKind::PermissionDenied.into());
        }
        Ok((folder, path.file_name().unwrap().to_owned()))
    }

    pub(super) fn create(&mut self, path: &Path, body: Body, mode: u32) -> io::Result<Node> {
        if self.now.find(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let (folder, name) = self.place(path)?;
        let node = self.now.nodes.len();
        // A node that no name leads to is nothing, so it may as well be safe at once.
        for store in [&mut self.now, &mut self.safe] {
            store.nodes.push(Inode {
                body: body.clone(),
                mode,
                changed: i64::try_from(node).unwrap(),
            });
        }
        self.change(Change::Names(vec![(folder, name, Some(node))]));
        Ok(node)
    }

    pub(super) fn write(
        &mut self,
        path: &Path,
        bytes: &[u8],
        mode: u32,
        is_safe: bool,
    ) -> io::Result<()> {
        let node = self.create(path, Body::File(Arc::new([])), mode)?;
        let bytes = Change::Bytes(node, bytes.into());
        if is_safe {
            self.safe.apply(&bytes);
            self.now.apply(&bytes);
        } else {
            self.change(bytes);
        }
        Ok(())
    }

    pub(super) fn link(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let node = self.now.find(from)?;
        if self.now.find(to).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let (folder, name) = self.place(to)?;
        self.change(Change::Names(vec![(folder, name, Some(node))]));
        Ok(())
    }

    pub(super) fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        let node = self.now.find(from)?;
        let (there, name) = self.place(to)?;
        if self
            .now
            .find(to)
            .is_ok_and(|node| self.now.names(node).is_ok())
        {
            return Err(ErrorKind::IsADirectory.into());
        }
        let (folder, old) = self.place(from)?;
        self.change(Change::Names(vec![
            (folder, old, None),
            (there, name, Some(node)),
        ]));
        Ok(())
    }

    pub(super) fn exchange(&mut self, a: &Path, b: &Path) -> io::Result<()> {
        let (one, other) = (self.now.find(a)?, self.now.find(b)?);
        let ((at, a), (there, b)) = (self.place(a)?, self.place(b)?);
        let names = vec![(at, a, Some(other)), (there, b, Some(one))];
        self.change(Change::Names(names));
        Ok(())
    }

    pub(super) fn remove(&mut self, path: &Path, is_folder: bool) -> io::Result<()> {
        let node = self.now.find(path)?;
        match (self.now.names(node).is_ok(), is_folder) {
            (true, false) => return Err(ErrorKind::IsADirectory.into()),
            (false, true) => return Err(ErrorKind::NotADirectory.into()),
            _ if self.now.holds_something(node) => {
                return Err(ErrorKind::DirectoryNotEmpty.into());
            }
            _ => {}
        }
        let (folder, name) = self.place(path)?;
        self.change(Change::Names(vec![(folder, name, None)]));
        Ok(())
    }

    pub(super) fn sync_all(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            self.safe.apply(&change);
        }
    }

    pub(super) fn sync_folder(&mut self, folder: Node) {
        // What was in a folder that is gone comes first.
        for node in self.removed_from(folder) {
            self.sync_folder(node);
        }
        let pending = std::mem::take(&mut self.pending);
        for change in pending {
            if touches(&change, folder) {
                self.safe.apply(&change);
            } else {
                self.pending.push(change);
            }
        }
    }

    /// Returns the folders that are removed from a folder by changes that are not safe.
    fn removed_from(&self, folder: Node) -> Vec<Node> {
        let pending = self.pending.iter();
        let removed = pending.filter_map(|change| removal(change).filter(|(at, _)| *at == folder));
        let nodes = removed.filter_map(|(at, name)| self.safe.names(at).ok()?.get(name).copied());
        nodes
            .filter(|node| self.safe.holds_something(*node))
            .collect()
    }

    pub(super) fn after_cut(&self, mut fate: impl FnMut(usize, bool) -> Fate) -> Self {
        let mut safe = self.safe.clone();
        let mut lost = BTreeSet::new();
        for (i, change) in self.pending.iter().enumerate() {
            let fate = fate(i, matches!(change, Change::Bytes(..)));
            match kept(change, fate) {
                Some(change) if may_last(&safe, &change, &lost) => safe.apply(&change),
                _ => lost.extend(names_in(change)),
            }
        }
        Self {
            now: safe.clone(),
            safe,
            pending: Vec::new(),
        }
    }
}

/// Returns what a fate leaves of a change.
fn kept(change: &Change, fate: Fate) -> Option<Change> {
    match (change, fate) {
        (_, Fate::Lost) => None,
        (Change::Bytes(node, bytes), Fate::Cut) => {
            Some(Change::Bytes(*node, bytes[..bytes.len() / 2].into()))
        }
        (Change::Bytes(node, bytes), Fate::Noughts) => {
            Some(Change::Bytes(*node, vec![0; bytes.len()].into()))
        }
        _ => Some(change.clone()),
    }
}

/// Returns whether a change can be on the disk without those that were lost.
fn may_last(safe: &Store, change: &Change, lost: &BTreeSet<(Node, OsString)>) -> bool {
    if names_in(change).iter().any(|name| lost.contains(name)) {
        return false;
    }
    let node = removal(change).and_then(|(at, name)| safe.names(at).ok()?.get(name));
    !node.is_some_and(|node| safe.holds_something(*node))
}

fn names_in(change: &Change) -> Vec<(Node, OsString)> {
    match change {
        Change::Names(names) => names
            .iter()
            .map(|(folder, name, _)| (*folder, name.clone()))
            .collect(),
        _ => Vec::new(),
    }
}

fn touches(change: &Change, folder: Node) -> bool {
    match change {
        Change::Names(names) => names.iter().any(|(at, _, _)| *at == folder),
        Change::Mode(node, _) => *node == folder,
        Change::Bytes(..) => false,
    }
}

/// Returns the folder and name that a change removes without moving it elsewhere.
fn removal(change: &Change) -> Option<(Node, &OsString)> {
    match change {
        Change::Names(names) => match names.as_slice() {
            [(folder, name, None)] => Some((*folder, name)),
            _ => None,
        },
        _ => None,
    }
}

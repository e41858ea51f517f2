//! A folder with an old site and other people's files, a new site to publish, and ways to look.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use crate::output::disk::failing::FailingDisk;
use crate::output::disk::{Disk, Kind, RealDisk};
use crate::output::manifest::MANIFEST;
use crate::output::publish::scan::{is_temporary, walk};
use crate::output::{Destination, OutPath, Outcome, OutputTree, PublishError, publish};

/// Each page names what it links to, after the arrow.
pub(super) const OLD: &[(&str, &str)] = &[
    ("index.html", "old -> a.html b.html assets/app.1.css"),
    ("a.html", "same -> index.html assets/logo.svg"),
    ("b.html", "old -> gone/c.html assets/app.1.css search/m.js"),
    ("gone/c.html", "old -> index.html assets/app.1.css"),
    ("assets/app.1.css", "old"),
    ("assets/logo.svg", "same"),
    ("search/m.js", "old -> a.html b.html gone/c.html"),
];

pub(super) const NEW: &[(&str, &str)] = &[
    (
        "index.html",
        "new -> a.html b.html fresh/d.html assets/app.2.css",
    ),
    ("a.html", "same -> index.html assets/logo.svg"),
    ("b.html", "new -> fresh/d.html assets/app.2.css search/m.js"),
    ("fresh/d.html", "new -> b.html assets/app.2.css"),
    ("assets/app.2.css", "new"),
    ("assets/logo.svg", "same"),
    ("search/m.js", "new -> a.html fresh/d.html"),
];

/// Files that casebook did not make, and what is in them.
pub(super) const FOREIGN: &[(&str, &str)] = &[
    ("notes.txt", "theirs"),
    ("keep/deep/file.bin", "\u{0}theirs"),
    ("gone/mine.txt", "theirs"),
];

pub(super) fn tree(files: &[(&str, &str)]) -> OutputTree {
    let mut tree = OutputTree::new();
    for (path, text) in files {
        tree.insert(OutPath::new(path).unwrap(), text.as_bytes().to_vec())
            .unwrap();
    }
    tree
}

/// One name in the output folder, as far as a reader or an owner would care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    File {
        text: Vec<u8>,
        inode: u64,
        changed: (i64, i64),
    },
    Folder {
        mode: u32,
    },
    Link(PathBuf),
}

impl Thing {
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::File { text, .. } => std::str::from_utf8(text).ok(),
            _ => None,
        }
    }
}

pub(super) type Things = BTreeMap<PathBuf, Thing>;

pub(super) struct Ground {
    folder: tempfile::TempDir,
}

impl Ground {
    /// A parent folder without an output.
    pub(super) fn bare() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// The old site, among other people's files.
    pub(super) fn built() -> Self {
        let ground = Self::bare();
        ground.publish(&tree(OLD)).unwrap();
        for (path, text) in FOREIGN {
            ground.write(path, text);
        }
        fs::create_dir_all(ground.out().join("keep/empty")).unwrap();
        fs::set_permissions(ground.out().join("keep"), fs::Permissions::from_mode(0o750)).unwrap();
        fs::set_permissions(ground.out(), fs::Permissions::from_mode(0o2775)).unwrap();
        symlink("notes.txt", ground.out().join("pointer")).unwrap();
        symlink("/nowhere/at/all", ground.out().join("keep/dangling")).unwrap();
        ground
    }

    pub(super) fn parent(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap()
    }

    pub(super) fn out(&self) -> PathBuf {
        self.parent().join("site")
    }

    /// Writes a file by hand.
    pub(super) fn write(&self, path: &str, text: &str) {
        let full = self.out().join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "another program's writing")]
        fs::write(full, text).unwrap();
    }

    pub(super) fn destination(&self) -> Destination {
        let root = self.parent().join("trust");
        Destination::check(&root, &[&root.join("content")], &self.out(), &[]).unwrap()
    }

    pub(super) fn publish(&self, tree: &OutputTree) -> Result<Outcome, PublishError> {
        self.publish_on(&FailingDisk::sound(), tree)
    }

    pub(super) fn publish_on(
        &self,
        disk: &dyn Disk,
        tree: &OutputTree,
    ) -> Result<Outcome, PublishError> {
        publish(tree, &self.destination(), disk)
    }

    /// Everything in the output folder; its own mode under the empty path.
    pub(super) fn look(&self) -> Things {
        if RealDisk.meta(&self.out()).is_err() {
            return Things::new();
        }
        let root = Thing::Folder {
            mode: RealDisk.meta(&self.out()).unwrap().mode,
        };
        let found = walk(&RealDisk, &self.out()).unwrap().found;
        let things = found.into_iter().map(|(path, meta)| {
            let thing = thing(&self.out().join(&path), meta.kind, meta.mode);
            (path, thing)
        });
        things.chain([(PathBuf::new(), root)]).collect()
    }

    /// Names beside the output folder.
    pub(super) fn beside(&self) -> Vec<String> {
        let names = RealDisk.list(&self.parent()).unwrap();
        names
            .into_iter()
            .map(|name| name.into_string().unwrap())
            .filter(|name| name != "site")
            .collect()
    }

    /// Checks that nothing is left over and the site is exactly this one.
    pub(super) fn is_exactly(&self, site: &[(&str, &str)], before: &Things) {
        let now = self.look();
        assert_eq!(self.beside(), Vec::<String>::new());
        assert_eq!(texts(&ours(&now)), texts_of(site));
        assert_foreign_kept(before, &now);
    }
}

fn thing(path: &Path, kind: Kind, mode: u32) -> Thing {
    match kind {
        Kind::Folder => Thing::Folder { mode },
        Kind::Link => Thing::Link(RealDisk.read_link(path).unwrap()),
        Kind::File | Kind::Other => {
            let data = fs::symlink_metadata(path).unwrap();
            let changed = (data.mtime(), data.mtime_nsec());
            Thing::File {
                text: RealDisk.read(path).unwrap(),
                inode: data.ino(),
                changed,
            }
        }
    }
}

fn is_foreign(path: &Path, thing: &Thing) -> bool {
    path.starts_with("keep")
        || FOREIGN
            .iter()
            .any(|(foreign, _)| path == Path::new(foreign))
        || matches!(thing, Thing::Link(_))
}

/// The files of a site, without the manifest.
pub(super) fn ours(things: &Things) -> Things {
    let is_ours = |path: &Path, thing: &Thing| {
        matches!(thing, Thing::File { .. })
            && !is_foreign(path, thing)
            && path != Path::new(MANIFEST)
    };
    things
        .iter()
        .filter(|(path, thing)| is_ours(path, thing))
        .map(|(p, t)| (p.clone(), t.clone()))
        .collect()
}

pub(super) fn without_temporary(things: Things) -> Things {
    things
        .into_iter()
        .filter(|(path, _)| !path.file_name().is_some_and(is_temporary))
        .collect()
}

pub(super) fn texts(things: &Things) -> BTreeMap<String, String> {
    things
        .iter()
        .map(|(path, thing)| {
            (
                path.to_str().unwrap().to_owned(),
                thing.text().unwrap().to_owned(),
            )
        })
        .collect()
}

pub(super) fn texts_of(site: &[(&str, &str)]) -> BTreeMap<String, String> {
    site.iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

/// Other people's files, folders and links are the same ones, with the same times and permissions.
pub(super) fn assert_foreign_kept(before: &Things, now: &Things) {
    for (path, thing) in before
        .iter()
        .filter(|(path, thing)| is_foreign(path, thing) || path.as_os_str().is_empty())
    {
        assert_eq!(now.get(path), Some(thing), "{}", path.display());
    }
}

//! Sites on a disk in memory: what lies there before a build, the build, and ways to look.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::ground::{FOREIGN, NEW, OLD, Thing, Things, assert_foreign_kept, ours, texts, texts_of};
use super::ground::{tree, without_temporary};
use crate::output::disk::memory::{MemoryDisk, Trouble};
use crate::output::disk::{Disk as _, Kind, Meta};
use crate::output::publish::scan::walk;
use crate::output::{Destination, Outcome, PublishError, publish};

pub(super) type Site = &'static [(&'static str, &'static str)];

/// The old site without most of its files.
pub(super) const SHRUNK: Site = &[
    ("index.html", "shrunk -> a.html"),
    ("a.html", "same -> index.html assets/logo.svg"),
    ("assets/logo.svg", "same"),
];

/// How a build publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Exchange,
    /// There is no exchange.
    InPlace,
    /// The folder above is not ours to write.
    Closed,
}

/// A disk before a build, and the site that is to be built.
pub(super) struct Scene {
    pub(super) name: &'static str,
    pub(super) way: Way,
    disk: MemoryDisk,
    pub(super) before: Things,
    old: Site,
    pub(super) new: Site,
    /// A call that is to make something safe and does not.
    pub(super) deaf: Option<usize>,
}

impl Scene {
    /// There is nothing yet.
    pub(super) fn first(way: Way) -> Self {
        Self::of("first", way, MemoryDisk::new(), &[], NEW)
    }

    /// Some files change, come and go.
    pub(super) fn changed(way: Way) -> Self {
        Self::of("changed", way, disk_with_old(), OLD, NEW)
    }

    /// Most files go.
    pub(super) fn shrunk(way: Way) -> Self {
        Self::of("shrunk", way, disk_with_old(), OLD, SHRUNK)
    }

    /// Other people's files are there too.
    pub(super) fn foreign(way: Way) -> Self {
        let disk = disk_with_old();
        add_foreign(&disk);
        Self::of("foreign", way, disk, OLD, NEW)
    }

    fn of(name: &'static str, way: Way, disk: MemoryDisk, old: Site, new: Site) -> Self {
        if disk.meta(Path::new("/srv")).is_err() {
            disk.create_folder(Path::new("/srv")).unwrap();
        }
        disk.settle();
        let before = look(&disk);
        Self {
            name,
            way,
            disk,
            before,
            old,
            new,
            deaf: None,
        }
    }

    /// The disk for a build of this scene, with its trouble.
    pub(super) fn disk(&self, trouble: Trouble) -> MemoryDisk {
        self.on(&self.disk, trouble).deaf(self.deaf)
    }

    /// The same disk for another build.
    pub(super) fn on(&self, disk: &MemoryDisk, trouble: Trouble) -> MemoryDisk {
        match self.way {
            Way::Exchange => disk.with(trouble),
            Way::InPlace => disk.with(trouble).without_exchange(),
            Way::Closed => disk.with(trouble).without_staging(),
        }
    }

    /// The site that is there before, or the new one where there is none.
    pub(super) fn other(&self) -> Site {
        if self.old.is_empty() {
            self.new
        } else {
            self.old
        }
    }

    /// What a build that nothing disturbs leaves.
    pub(super) fn sound(&self, site: Site) -> BTreeMap<PathBuf, Shape> {
        let disk = self.disk(Trouble::None);
        build(&disk, site).unwrap();
        assert_eq!(beside(&disk), Vec::<String>::new());
        shapes(&look(&disk))
    }

    /// Checks what a disturbed build left; returns whether it is the new site.
    pub(super) fn assert_good(&self, disk: &MemoryDisk, why: &str) -> bool {
        let now = look(disk);
        assert_foreign_kept(&self.foreign_before(), &now);
        match self.way {
            Way::Exchange => self.assert_old_or_new(&now, why),
            Way::InPlace | Way::Closed => {
                self.assert_whole(&now, why);
                assert_links_land(&now, why);
                texts(&ours(&now)) == texts_of(self.new)
            }
        }
    }

    /// The permissions of a folder come last, so they are not looked at on the way.
    fn foreign_before(&self) -> Things {
        let mut before = self.before.clone();
        before.retain(|path, thing| {
            !path.as_os_str().is_empty() && !matches!(thing, Thing::Folder { .. })
        });
        before
    }

    fn assert_old_or_new(&self, now: &Things, why: &str) -> bool {
        let site = texts(&ours(now));
        let is_new = site == texts_of(self.new);
        assert!(
            is_new || site == texts_of(self.old),
            "{}, {why}: {site:#?}",
            self.name
        );
        if !is_new && self.old.is_empty() {
            assert!(!now.contains_key(Path::new("")), "{why}: {now:#?}");
        }
        is_new
    }

    fn assert_whole(&self, now: &Things, why: &str) {
        let now = without_temporary(now.clone());
        for (path, text) in texts(&ours(&now)) {
            let is_known = [self.old, self.new]
                .iter()
                .any(|site| site.contains(&(path.as_str(), text.as_str())));
            assert!(is_known, "{}, {why}: {path} is {text:?}", self.name);
        }
    }

    /// Builds again, undisturbed, and checks that nothing tells of what was before.
    pub(super) fn assert_heals(
        &self,
        disk: &MemoryDisk,
        site: Site,
        sound: &BTreeMap<PathBuf, Shape>,
        why: &str,
    ) {
        let disk = self.on(disk, Trouble::None);
        let healed =
            build(&disk, site).unwrap_or_else(|error| panic!("{}, {why}: {error}", self.name));
        assert_eq!(healed.warnings, Vec::<String>::new(), "{why}");
        assert_eq!(beside(&disk), Vec::<String>::new(), "{}, {why}", self.name);
        let now = look(&disk);
        let shapes = shapes(&now);
        let paths = shapes.keys().chain(sound.keys());
        let differing = paths.filter(|path| shapes.get(*path) != sound.get(*path));
        let differing: Vec<_> = differing.map(|path| (path, shapes.get(path))).collect();
        assert_eq!(differing, [], "{}, {why}", self.name);
        assert_foreign_kept(&self.before, &now);
    }
}

/// Every link lands that a reader can follow from the front page.
fn assert_links_land(now: &Things, why: &str) {
    let mut seen = std::collections::BTreeSet::new();
    let mut next = vec!["index.html".to_owned()];
    while let Some(page) = next.pop() {
        let Some(text) = now.get(Path::new(&page)).and_then(|thing| thing.text()) else {
            // There may be no front page yet; but what is named must be there.
            assert!(page == "index.html" && seen.is_empty(), "{why}: no {page}");
            return;
        };
        let links = text.split_once("-> ").map_or("", |(_, links)| links);
        let links = links.split(' ').filter(|link| !link.is_empty());
        next.extend(
            links
                .filter(|link| seen.insert((*link).to_owned()))
                .map(str::to_owned),
        );
    }
}

fn disk_with_old() -> MemoryDisk {
    let disk = MemoryDisk::new();
    disk.create_folder(Path::new("/srv")).unwrap();
    build(&disk, OLD).unwrap();
    disk
}

fn add_foreign(disk: &MemoryDisk) {
    for folder in ["keep", "keep/deep", "keep/empty"] {
        disk.create_folder(&out().join(folder)).unwrap();
    }
    for (path, text) in FOREIGN {
        disk.write_new(&out().join(path), text.as_bytes()).unwrap();
    }
    let dress = |path: &Path, mode| {
        let like = disk.meta(path).unwrap();
        disk.dress(path, &Meta { mode, ..like }).unwrap();
    };
    dress(&out().join("keep"), 0o750);
    dress(&out(), 0o2775);
    for (says, at) in [
        ("notes.txt", "pointer"),
        ("/nowhere/at/all", "keep/dangling"),
    ] {
        disk.symlink(Path::new(says), &out().join(at)).unwrap();
    }
}

pub(super) fn out() -> PathBuf {
    PathBuf::from("/srv/site")
}

pub(super) fn build(disk: &MemoryDisk, site: Site) -> Result<Outcome, PublishError> {
    publish(&tree(site), &Destination::on_trust(&out()), disk)
}

/// Everything in the output folder; its own mode under the empty path.
pub(super) fn look(disk: &MemoryDisk) -> Things {
    let disk = disk.with(Trouble::None);
    let Ok(root) = disk.meta(&out()) else {
        return Things::new();
    };
    let found = walk(&disk, &out()).unwrap().found;
    let things = found.into_iter().map(|(path, meta)| {
        let thing = thing(&disk, &out().join(&path), &meta);
        (path, thing)
    });
    let root = Thing::Folder { mode: root.mode };
    things.chain([(PathBuf::new(), root)]).collect()
}

fn thing(disk: &MemoryDisk, path: &Path, meta: &Meta) -> Thing {
    match meta.kind {
        Kind::Folder => Thing::Folder { mode: meta.mode },
        Kind::Link => Thing::Link(disk.read_link(path).unwrap()),
        Kind::File | Kind::Other => Thing::File {
            text: disk.read(path).unwrap(),
            // Where a second name is refused, a file is copied.
            inode: 0,
            changed: (disk.changed(path), 0),
        },
    }
}

/// Names beside the output folder.
pub(super) fn beside(disk: &MemoryDisk) -> Vec<String> {
    let names = disk.with(Trouble::None).list(Path::new("/srv"));
    let names = names.unwrap_or_default().into_iter();
    names
        .map(|name| name.into_string().unwrap())
        .filter(|name| name != "site")
        .collect()
}

/// What two builds of one site must have alike: all but the numbers of files, and when they were made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    File(Vec<u8>),
    Folder(u32),
    Link(PathBuf),
}

fn shapes(things: &Things) -> BTreeMap<PathBuf, Shape> {
    let shape = |thing: &Thing| match thing {
        Thing::File { text, .. } => Shape::File(text.clone()),
        Thing::Folder { mode } => Shape::Folder(*mode),
        Thing::Link(says) => Shape::Link(says.clone()),
    };
    things
        .iter()
        .map(|(path, thing)| (path.clone(), shape(thing)))
        .collect()
}

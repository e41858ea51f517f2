//! The ordinary runs: what is written, what is left alone, what is refused. No call fails here.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::ground::{Ground, NEW, OLD, Thing, ours, texts, texts_of, tree};
use crate::output::disk::failing::FailingDisk;
use crate::output::disk::{Disk as _, RealDisk};
use crate::output::manifest::{MANIFEST, Manifest};
use crate::output::{Destination, Outcome, Publishing, publish};

fn outcome(written: usize, unchanged: usize, removed: usize, kept: usize) -> Outcome {
    Outcome {
        written,
        unchanged,
        removed,
        kept,
        warnings: Vec::new(),
    }
}

#[test]
fn a_publish_counts_what_it_did() {
    let ground = Ground::built();
    let old = ground.look();
    assert_eq!(ground.publish(&tree(NEW)).unwrap(), outcome(5, 2, 2, 5));
    ground.is_exactly(NEW, &old);
}

#[test]
fn the_real_disk_does_the_same() {
    let ground = Ground::built();
    let old = ground.look();
    assert_eq!(
        ground.publish_on(&RealDisk, &tree(NEW)).unwrap(),
        outcome(5, 2, 2, 5)
    );
    ground.is_exactly(NEW, &old);
}

#[test]
fn files_may_come_from_several_threads_in_any_order() {
    let ground = Ground::built();
    let old = ground.look();
    let (site, to) = (tree(NEW), ground.destination());
    let publishing = Publishing::begin(site.places(), &to, &RealDisk).unwrap();
    let files: Vec<_> = site.iter().collect();
    std::thread::scope(|threads| {
        for half in files.rchunks(4) {
            let publishing = &publishing;
            threads.spawn(move || {
                for (path, bytes) in half.iter().rev() {
                    publishing.put(path, bytes).unwrap();
                }
            });
        }
    });
    assert_eq!(
        ours(&ground.look()),
        ours(&old),
        "the old site is only read"
    );
    assert_eq!(publishing.finish().unwrap(), outcome(5, 2, 2, 5));
    ground.is_exactly(NEW, &old);
}

#[test]
fn a_publish_that_is_given_up_leaves_no_trace() {
    let ground = Ground::built();
    let old = ground.look();
    let (site, to) = (tree(NEW), ground.destination());
    let publishing = Publishing::begin(site.places(), &to, &RealDisk).unwrap();
    for (path, bytes) in site.iter().take(3) {
        publishing.put(path, bytes).unwrap();
    }
    assert_ne!(ground.beside(), Vec::<String>::new());
    publishing.give_up();
    assert_eq!(ground.look(), old);
    assert_eq!(ground.beside(), Vec::<String>::new());
}

#[test]
fn the_manifest_lists_every_file_and_nothing_else() {
    let ground = Ground::built();
    ground.publish(&tree(NEW)).unwrap();
    let bytes = RealDisk.read(&ground.out().join(MANIFEST)).unwrap();
    let manifest = Manifest::parse(&bytes).unwrap();
    let listed: Vec<&str> = manifest
        .files
        .keys()
        .map(crate::output::OutPath::as_str)
        .collect();
    assert_eq!(listed, texts_of(NEW).keys().collect::<Vec<_>>());
    assert!(manifest.before.is_empty());
}

#[test]
fn when_nothing_differs_nothing_is_written() {
    let ground = Ground::built();
    let before = ground.look();
    let disk = FailingDisk::sound();
    assert_eq!(
        ground.publish_on(&disk, &tree(OLD)).unwrap(),
        outcome(0, 7, 0, 5)
    );
    assert_eq!(disk.changes(), 0);
    assert_eq!(ground.look(), before);
}

#[test]
fn an_unchanged_file_keeps_its_inode_and_times() {
    let ground = Ground::built();
    let before = ground.look();
    ground.publish(&tree(NEW)).unwrap();
    let now = ground.look();
    for path in ["a.html", "assets/logo.svg"] {
        assert_eq!(now[Path::new(path)], before[Path::new(path)]);
    }
}

#[test]
fn without_hard_links_files_are_copied_with_their_times() {
    let ground = Ground::built();
    let before = ground.look();
    let disk = FailingDisk::sound().without_links(std::io::ErrorKind::PermissionDenied);
    assert_eq!(
        ground.publish_on(&disk, &tree(NEW)).unwrap(),
        outcome(5, 2, 2, 5)
    );
    let faceless = |things: &super::ground::Things| -> BTreeMap<PathBuf, Thing> {
        let mut things = things.clone();
        for thing in things.values_mut() {
            if let Thing::File { inode, .. } = thing {
                *inode = 0;
            }
        }
        things
    };
    let now = faceless(&ground.look());
    for (path, thing) in faceless(&before) {
        if ![
            "index.html",
            "b.html",
            "search/m.js",
            "gone/c.html",
            "assets/app.1.css",
            MANIFEST,
        ]
        .iter()
        .any(|own| path == Path::new(own))
        {
            assert_eq!(now.get(&path), Some(&thing), "{}", path.display());
        }
    }
    assert_eq!(ground.beside(), Vec::<String>::new());
}

#[test]
fn a_file_changed_by_hand_is_refused_and_named() {
    let ground = Ground::built();
    ground.write("index.html", "by hand");
    ground.write("gone/c.html", "by hand too");
    let before = ground.look();
    let error = ground.publish(&tree(NEW)).unwrap_err();
    assert_eq!(
        error.files(),
        [PathBuf::from("gone/c.html"), PathBuf::from("index.html")]
    );
    assert_eq!(ground.look(), before);
    assert_eq!(ground.beside(), Vec::<String>::new());
}

#[test]
fn a_file_that_a_hand_made_as_it_should_be_is_no_change() {
    let ground = Ground::built();
    ground.write("index.html", NEW[0].1);
    assert_eq!(ground.publish(&tree(NEW)).unwrap(), outcome(4, 3, 2, 5));
}

#[test]
fn a_file_deleted_by_hand_comes_back() {
    let ground = Ground::built();
    std::fs::remove_file(ground.out().join("index.html")).unwrap();
    assert_eq!(ground.publish(&tree(OLD)).unwrap(), outcome(1, 6, 0, 5));
    assert_eq!(texts(&ours(&ground.look())), texts_of(OLD));
}

#[test]
fn a_manifest_edited_by_hand_is_refused() {
    let ground = Ground::built();
    ground.write(MANIFEST, "{}");
    let before = ground.look();
    assert!(
        ground
            .publish(&tree(NEW))
            .unwrap_err()
            .path()
            .ends_with(MANIFEST)
    );
    assert_eq!(ground.look(), before);
}

#[test]
fn folders_turn_into_files_and_back() {
    for disk in [FailingDisk::sound(), FailingDisk::sound().without_staging()] {
        let ground = Ground::bare();
        ground.publish(&tree(&[("only", "")])).unwrap();
        for site in [
            [("a/b/c", "1"), ("z", "1")],
            [("a", "2"), ("z", "1")],
            [("a/b", "3"), ("z/y", "1")],
            [("A", "4"), ("Z/y", "1")],
        ] {
            ground.publish_on(&disk, &tree(&site)).unwrap();
            assert_eq!(texts(&ours(&ground.look())), texts_of(&site));
        }
    }
}

#[test]
fn a_folder_that_fills_after_the_check_is_refused() {
    let ground = Ground::bare();
    let to = ground.destination();
    ground.write("thesis.doc", "theirs");
    let error = publish(&tree(NEW), &to, &FailingDisk::sound()).unwrap_err();
    assert_eq!(error.why(), Some(&crate::output::error::Place::NotOurs));
    assert_eq!(ours(&ground.look()).len(), 1);
}

#[test]
fn a_linked_output_folder_is_published_where_the_link_leads() {
    let ground = Ground::built();
    let link = ground.parent().join("link");
    symlink(ground.out(), &link).unwrap();
    let root = ground.parent().join("trust");
    let to = Destination::check(&root, &[], &link, &[]).unwrap();
    publish(&tree(NEW), &to, &FailingDisk::sound()).unwrap();
    assert_eq!(texts(&ours(&ground.look())), texts_of(NEW));
    assert_eq!(ground.beside(), ["link"]);
}

#[test]
fn missing_folders_above_the_output_are_made() {
    let ground = Ground::bare();
    let root = ground.parent().join("trust");
    let to = Destination::check(&root, &[], &ground.out().join("deep/down"), &[]).unwrap();
    publish(&tree(NEW), &to, &FailingDisk::sound()).unwrap();
    assert!(
        RealDisk
            .meta(&ground.out().join("deep/down/index.html"))
            .is_ok()
    );
}

//! What dead builds left beside the output, and what only looks like it. Nobody's file is lost.

use std::fs;
use std::path::PathBuf;

use super::ground::{FOREIGN, Ground, NEW, OLD, Things, assert_foreign_kept, tree};
use crate::output::disk::failing::{FailingDisk, Trouble};
use crate::output::disk::{Disk as _, RealDisk};
use crate::output::publish::sweep::{MARKER, MARKER_TEXT};

/// Returns a site whose build died just after its nth exchange or rename, with a file that lies
/// only in the staging folder.
fn dead_build(is_wanted: impl Fn(&Ground) -> bool) -> (Ground, Things) {
    for call in 0.. {
        let ground = Ground::built();
        let before = ground.look();
        let disk = FailingDisk::new(Trouble::Die(call));
        let _ = ground.publish_on(&disk, &tree(NEW));
        if is_wanted(&ground) {
            return (ground, before);
        }
        assert!(disk.calls() > call, "no build died where it should");
    }
    unreachable!("a publish ends")
}

fn staging(ground: &Ground) -> PathBuf {
    ground.parent().join(".site.casebook-77")
}

#[test]
fn a_file_that_lies_only_in_a_dead_build_goes_back_to_the_site() {
    for tree_name in ["building", "ready"] {
        let (ground, before) = dead_build(|ground| {
            RealDisk
                .meta(&staging(ground).join(tree_name).join("notes.txt"))
                .is_ok()
        });
        RealDisk
            .write_new(
                &staging(&ground).join(tree_name).join("only-here.txt"),
                b"theirs",
            )
            .unwrap();
        fs::remove_file(ground.out().join("notes.txt")).unwrap();
        ground.publish(&tree(NEW)).unwrap();
        assert_eq!(
            RealDisk.read(&ground.out().join("only-here.txt")).unwrap(),
            b"theirs"
        );
        assert_foreign_kept(&before, &ground.look());
        assert_eq!(ground.beside(), Vec::<String>::new());
    }
}

#[test]
fn an_old_site_with_a_hand_changed_file_is_not_cleared_away() {
    let (ground, _) = dead_build(|ground| {
        RealDisk
            .read(&staging(ground).join("ready/index.html"))
            .is_ok_and(|text| text.starts_with(b"old"))
    });
    let changed = staging(&ground).join("ready/index.html");
    fs::remove_file(&changed).unwrap();
    RealDisk.write_new(&changed, b"by hand").unwrap();
    let outcome = ground.publish(&tree(NEW)).unwrap();
    assert!(
        outcome.warnings[0].contains("ready/index.html"),
        "{:?}",
        outcome.warnings
    );
    assert_eq!(RealDisk.read(&changed).unwrap(), b"by hand");
}

#[test]
fn when_the_output_is_gone_its_only_files_stay_in_the_dead_build() {
    let (ground, _) = dead_build(|ground| {
        RealDisk
            .meta(&staging(ground).join("ready/notes.txt"))
            .is_ok()
    });
    fs::rename(ground.out(), ground.parent().join("moved")).unwrap();
    let outcome = ground.publish(&tree(NEW)).unwrap();
    assert!(!outcome.warnings.is_empty());
    for (path, text) in FOREIGN {
        let places = [
            staging(&ground).join("ready").join(path),
            ground.out().join(path),
        ];
        assert!(
            places.iter().any(|place| RealDisk
                .read(place)
                .is_ok_and(|read| read == text.as_bytes())),
            "{path}"
        );
    }
}

#[test]
fn folders_that_only_look_like_ours_are_left_alone() {
    let ground = Ground::built();
    let names = [
        ".site.casebook-12",
        ".site.casebook-x",
        ".site.casebook-",
        ".site.casebook-1-x",
        ".other.casebook-12",
        "site.casebook-12",
    ];
    for name in names {
        fs::create_dir(ground.parent().join(name)).unwrap();
        RealDisk
            .write_new(&ground.parent().join(name).join("precious"), b"theirs")
            .unwrap();
    }
    RealDisk
        .write_new(&ground.parent().join(".site.casebook-13"), b"a file")
        .unwrap();
    // Our marker without our name; our name without our marker; a marker of that name, not ours.
    let near = [
        (".site.casebook-mine", MARKER, MARKER_TEXT),
        (".site.casebook-15", "other.txt", MARKER_TEXT),
        (".site.casebook-16", MARKER, b"theirs"),
    ];
    for (name, marker, text) in near {
        let folder = ground.parent().join(name);
        fs::create_dir_all(folder.join("ready")).unwrap();
        RealDisk.write_new(&folder.join(marker), text).unwrap();
        RealDisk
            .write_new(&folder.join("ready/precious"), b"theirs")
            .unwrap();
    }
    std::os::unix::fs::symlink("site", ground.parent().join(".site.casebook-14")).unwrap();
    ground.publish(&tree(NEW)).unwrap();
    for name in names {
        assert!(
            RealDisk
                .read(&ground.parent().join(name).join("precious"))
                .is_ok(),
            "{name}"
        );
    }
    for (name, _, _) in near {
        let precious = ground.parent().join(name).join("ready/precious");
        assert!(RealDisk.read(&precious).is_ok(), "{name}");
    }
    assert_eq!(ground.beside().len(), names.len() + near.len() + 2);
}

#[test]
fn a_live_builds_folder_of_another_output_is_left_alone() {
    let ground = Ground::built();
    let other = ground.parent().join(".other.casebook-5");
    fs::create_dir(&other).unwrap();
    ground.publish(&tree(NEW)).unwrap();
    assert!(RealDisk.meta(&other).is_ok());
}

#[test]
fn a_staging_name_that_is_taken_does_not_stop_a_build() {
    let ground = Ground::built();
    fs::create_dir(staging(&ground)).unwrap();
    RealDisk
        .write_new(&staging(&ground).join("precious"), b"theirs")
        .unwrap();
    let before = ground.look();
    ground.publish(&tree(OLD)).unwrap();
    ground.publish(&tree(NEW)).unwrap();
    assert_foreign_kept(&before, &ground.look());
    assert_eq!(ground.beside(), [".site.casebook-77"]);
}

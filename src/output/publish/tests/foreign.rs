//! Files that casebook did not make. None is ever lost, whenever it appeared.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use super::ground::{Ground, NEW, OLD, Thing, ours, texts, texts_of, tree};
use crate::output::disk::failing::FailingDisk;
use crate::output::disk::{Disk as _, RealDisk};

#[test]
fn a_file_in_the_way_is_refused_and_named() {
    let ground = Ground::built();
    ground.write("fresh/d.html", "theirs");
    symlink("/etc", ground.out().join("assets/app.2.css")).unwrap();
    let before = ground.look();
    let error = ground.publish(&tree(NEW)).unwrap_err();
    assert_eq!(
        error.files(),
        [
            PathBuf::from("assets/app.2.css"),
            PathBuf::from("fresh/d.html")
        ]
    );
    assert_eq!(ground.look(), before);
    assert_eq!(ground.beside(), Vec::<String>::new());
}

#[test]
fn a_file_that_another_system_would_take_for_ours_is_in_the_way() {
    for theirs in ["Fresh", "FRESH/D.html/x", "Index.HTML"] {
        let ground = Ground::built();
        ground.write(theirs, "theirs");
        assert_eq!(
            ground.publish(&tree(NEW)).unwrap_err().files().len(),
            1,
            "{theirs}"
        );
    }
}

#[test]
fn a_linked_folder_is_never_written_through() {
    let ground = Ground::built();
    let elsewhere = ground.parent().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    symlink(&elsewhere, ground.out().join("fresh")).unwrap();
    for disk in [FailingDisk::sound(), FailingDisk::sound().without_staging()] {
        assert_eq!(
            ground.publish_on(&disk, &tree(NEW)).unwrap_err().files(),
            [PathBuf::from("fresh")]
        );
    }
    assert!(RealDisk.list(&elsewhere).unwrap().is_empty());
}

#[test]
fn their_file_with_our_bytes_is_taken_over() {
    let ground = Ground::built();
    ground.write("fresh/d.html", NEW[3].1);
    let before = ground.look();
    ground.publish(&tree(NEW)).unwrap();
    assert_eq!(
        ground.look()[Path::new("fresh/d.html")],
        before[Path::new("fresh/d.html")]
    );
}

#[test]
fn a_file_that_appears_while_the_site_is_built_is_put_back() {
    let ground = Ground::built();
    let before = ground.look();
    let disk = FailingDisk::sound().on_sync(|| {
        ground.write("late.txt", "late");
        ground.write("keep/deep/late.txt", "late");
        ground.write("gone/new/late.txt", "late");
        fs::create_dir(ground.out().join("late-folder")).unwrap();
        symlink("late.txt", ground.out().join("late-link")).unwrap();
    });
    let outcome = ground.publish_on(&disk, &tree(NEW)).unwrap();
    assert_eq!((outcome.kept, outcome.warnings), (9, Vec::new()));
    let now = ground.look();
    for path in ["late.txt", "keep/deep/late.txt", "gone/new/late.txt"] {
        assert_eq!(now[Path::new(path)].text(), Some("late"), "{path}");
    }
    assert!(matches!(
        now[Path::new("late-folder")],
        Thing::Folder { .. }
    ));
    assert_eq!(now[Path::new("late-link")], Thing::Link("late.txt".into()));
    super::ground::assert_foreign_kept(&before, &now);
    assert_eq!(ground.beside(), Vec::<String>::new());
}

#[test]
fn a_late_file_whose_place_is_taken_stays_and_is_named() {
    let ground = Ground::built();
    let disk = FailingDisk::sound().on_sync(|| {
        ground.write("fresh/d.html", "theirs");
        fs::remove_file(ground.out().join("index.html")).unwrap();
        ground.write("index.html", "edited by hand at the last moment");
    });
    let outcome = ground.publish_on(&disk, &tree(NEW)).unwrap();
    let left = ground.parent().join(".site.casebook-77/ready");
    assert_eq!(outcome.warnings.len(), 2);
    for (path, text, warning) in [
        ("index.html", "edited by hand at the last moment", 0),
        ("fresh/d.html", "theirs", 1),
    ] {
        assert!(
            outcome.warnings[warning].contains(left.join(path).to_str().unwrap()),
            "{:?}",
            outcome.warnings
        );
        assert_eq!(RealDisk.read(&left.join(path)).unwrap(), text.as_bytes());
    }
    assert_eq!(texts(&ours(&ground.look())), texts_of(NEW));
    // The next builds have the same number, name it again, and lose it no more than this one.
    assert_eq!(ground.publish(&tree(OLD)).unwrap().warnings.len(), 2);
    assert_eq!(
        RealDisk.read(&left.join("index.html")).unwrap(),
        b"edited by hand at the last moment"
    );
    assert_eq!(ground.beside(), [".site.casebook-77"]);
}

#[test]
fn a_file_that_its_owner_takes_away_meanwhile_is_no_failure() {
    let ground = Ground::built();
    let disk =
        FailingDisk::sound().on_sync(|| fs::remove_file(ground.out().join("notes.txt")).unwrap());
    ground.publish_on(&disk, &tree(NEW)).unwrap();
    assert_eq!(ground.beside(), Vec::<String>::new());
}

#[test]
fn a_name_that_is_not_text_is_kept() {
    use std::os::unix::ffi::OsStrExt as _;
    let ground = Ground::built();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
    RealDisk
        .write_new(&ground.out().join(name), b"theirs")
        .unwrap();
    ground.publish(&tree(NEW)).unwrap();
    assert_eq!(RealDisk.read(&ground.out().join(name)).unwrap(), b"theirs");
}

#[test]
fn a_pipe_is_kept_and_never_read() {
    let ground = Ground::built();
    let pipe = ground.out().join("pipe");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    let inode = fs::symlink_metadata(&pipe).unwrap().ino();
    ground.publish(&tree(NEW)).unwrap();
    assert_eq!(fs::symlink_metadata(&pipe).unwrap().ino(), inode);
}

#[test]
fn a_folder_closed_for_writing_is_carried_over_closed() {
    let ground = Ground::built();
    ground.write("closed/file", "theirs");
    fs::set_permissions(ground.out().join("closed"), Permissions::from_mode(0o555)).unwrap();
    ground.publish(&tree(NEW)).unwrap();
    assert_eq!(ground.beside(), Vec::<String>::new());
    assert_eq!(
        ground.look()[Path::new("closed")],
        Thing::Folder { mode: 0o555 }
    );
    fs::set_permissions(ground.out().join("closed"), Permissions::from_mode(0o755)).unwrap();
}

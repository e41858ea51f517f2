//! The way file by file: what leads to it, and what it leaves alone. That files are whole and links alive at each call is
//! in `torture.rs`.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::ground::{Ground, NEW, assert_foreign_kept, ours, texts, texts_of, tree};
use crate::output::disk::failing::{FailingDisk, Trouble};
use crate::output::disk::{Disk as _, RealDisk};
use crate::output::publish::scan::join;

fn plain_disk<'a>(trouble: Trouble) -> FailingDisk<'a> {
    FailingDisk::new(trouble).without_exchange(0, ErrorKind::InvalidInput)
}

#[test]
fn every_refusal_of_the_exchange_leads_here() {
    use ErrorKind::{CrossesDevices, InvalidInput, PermissionDenied, ResourceBusy, Unsupported};
    for refusal in [
        Unsupported,
        InvalidInput,
        CrossesDevices,
        ResourceBusy,
        PermissionDenied,
    ] {
        // The second exchange is that of the sites; the first one tries whether there is such a call.
        for after in [0, 1] {
            let ground = Ground::built();
            let before = ground.look();
            let disk = FailingDisk::sound().without_exchange(after, refusal);
            assert_eq!(
                ground.publish_on(&disk, &tree(NEW)).unwrap().written,
                5,
                "{refusal}"
            );
            ground.is_exactly(NEW, &before);
        }
    }
}

/// Publishes, and checks that the output folder itself was not replaced.
fn assert_in_place(ground: &Ground, disk: &FailingDisk) {
    let before = ground.look();
    let inode = RealDisk.meta(&ground.out()).unwrap().inode;
    ground.publish_on(disk, &tree(NEW)).unwrap();
    ground.is_exactly(NEW, &before);
    assert_eq!(RealDisk.meta(&ground.out()).unwrap().inode, inode);
}

#[test]
fn a_parent_that_is_not_ours_leads_here() {
    assert_in_place(&Ground::built(), &FailingDisk::sound().without_staging());
}

#[test]
fn a_mount_at_or_in_the_output_leads_here() {
    for inside in ["", "keep", "assets"] {
        let ground = Ground::built();
        let disk = FailingDisk::sound().with_mount(join(&ground.out(), Path::new(inside)));
        assert_in_place(&ground, &disk);
    }
    // A folder mounted from the same file system shows only when a file is to be linked.
    let disk = FailingDisk::sound().without_links(ErrorKind::CrossesDevices);
    assert_in_place(&Ground::built(), &disk);
}

#[test]
fn a_folder_with_an_access_list_leads_here() {
    // Version 2, then tag, permissions and id: owner, user 1234, group, mask, others.
    let list: [(u16, u16, u32); 5] = [
        (1, 7, u32::MAX),
        (2, 7, 1234),
        (4, 5, u32::MAX),
        (16, 7, u32::MAX),
        (32, 5, u32::MAX),
    ];
    let mut bytes = 2_u32.to_le_bytes().to_vec();
    for (tag, permissions, id) in list {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(permissions.to_le_bytes());
        bytes.extend(id.to_le_bytes());
    }
    let ground = Ground::built();
    let name = "system.posix_acl_default";
    let flags = rustix::fs::XattrFlags::empty();
    // Not every file system has access lists; then there is nothing to lose.
    if rustix::fs::setxattr(ground.out().join("keep"), name, &bytes, flags).is_ok() {
        assert_in_place(&ground, &FailingDisk::sound());
    }
}

#[test]
fn an_unchanged_file_is_not_touched_and_nothing_is_written_twice() {
    let ground = Ground::built();
    let before = ground.look();
    ground
        .publish_on(&plain_disk(Trouble::None), &tree(NEW))
        .unwrap();
    let now = ground.look();
    for path in ["a.html", "assets/logo.svg"] {
        assert_eq!(now[Path::new(path)], before[Path::new(path)]);
    }
    let again = ground
        .publish_on(&plain_disk(Trouble::None), &tree(NEW))
        .unwrap();
    assert_eq!((again.written, again.removed), (0, 0));
    assert_eq!(ground.look(), now);
}

#[test]
fn a_file_changed_or_made_by_hand_meanwhile_stops_it() {
    for (path, text) in [
        ("b.html", "by hand"),
        ("fresh/d.html", "theirs"),
        ("gone/c.html", "by hand"),
    ] {
        let ground = Ground::built();
        let before = ground.look();
        let disk = plain_disk(Trouble::None).on_sync(|| ground.write(path, text));
        let error = ground.publish_on(&disk, &tree(NEW)).unwrap_err();
        assert_eq!(error.files(), [PathBuf::from(path)]);
        assert!(error.to_string().contains("each whole"), "{error}");
        let now = ground.look();
        assert_eq!(now[Path::new(path)].text(), Some(text));
        assert_foreign_kept(&before, &now);
    }
}

#[test]
fn a_name_that_changes_its_case_alone_is_published() {
    let ground = Ground::built();
    let site = [("Index.html", "x"), ("A.HTML", "y")];
    ground
        .publish_on(&plain_disk(Trouble::None), &tree(&site))
        .unwrap();
    assert_eq!(texts(&ours(&ground.look())), texts_of(&site));
}

//! The way file by file: where folders cannot be exchanged. Whole files and live links at each call.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::ground::{
    Ground, NEW, OLD, Things, assert_foreign_kept, ours, texts, texts_of, tree, without_temporary,
};
use crate::output::disk::failing::{FailingDisk, Trouble};
use crate::output::disk::{Disk as _, RealDisk};

fn plain_disk<'a>(trouble: Trouble) -> FailingDisk<'a> {
    FailingDisk::new(trouble).without_exchange(0, ErrorKind::InvalidInput)
}

/// Every file is one of the old site or the new one, whole.
fn assert_whole(call: usize, now: &Things) {
    for (path, text) in texts(&ours(now)) {
        let is_known = [OLD, NEW]
            .iter()
            .any(|site| site.contains(&(path.as_str(), text.as_str())));
        assert!(is_known, "call {call}: {path} is {text:?}");
    }
}

/// Every link lands that a reader can follow from the front page.
fn assert_links_land(call: usize, now: &Things) {
    let mut seen = BTreeSet::new();
    let mut next = vec!["index.html".to_owned()];
    while let Some(page) = next.pop() {
        let text = now.get(Path::new(&page)).and_then(|thing| thing.text());
        let text = text.unwrap_or_else(|| panic!("call {call}: nothing at {page}"));
        let links = text.split_once("-> ").map_or("", |(_, links)| links);
        next.extend(
            links
                .split(' ')
                .filter(|link| !link.is_empty() && seen.insert((*link).to_owned()))
                .map(str::to_owned),
        );
    }
}

fn at_every_call(trouble: fn(usize) -> Trouble) {
    let mut mixed = 0;
    for call in 0.. {
        let ground = Ground::built();
        let before = ground.look();
        let disk = plain_disk(trouble(call));
        let done = ground.publish_on(&disk, &tree(NEW));
        if disk.calls() <= call {
            assert!(mixed > 5, "the loop never met a half-published site");
            return;
        }
        let now = without_temporary(ground.look());
        assert_whole(call, &now);
        assert_links_land(call, &now);
        assert_foreign_kept(&before, &now);
        let site = texts(&ours(&now));
        mixed += usize::from(site != texts_of(OLD) && site != texts_of(NEW));
        if done.is_ok() {
            assert_eq!(site, texts_of(NEW), "call {call}");
        }
        // The next build heals it, whichever way it goes and whichever site it has.
        let sound = if call % 2 == 0 {
            plain_disk(Trouble::None)
        } else {
            FailingDisk::sound()
        };
        let site = if call % 3 == 0 { OLD } else { NEW };
        let healed = ground.publish_on(&sound, &tree(site)).unwrap();
        assert_eq!(healed.warnings, Vec::<String>::new(), "call {call}");
        ground.is_exactly(site, &before);
    }
}

#[test]
fn a_failing_call_leaves_every_file_whole_and_every_link_landing() {
    at_every_call(Trouble::Fail);
}

#[test]
fn a_death_at_any_call_leaves_every_file_whole_and_every_link_landing() {
    at_every_call(Trouble::Die);
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
            assert!(
                RealDisk
                    .meta(&ground.out())
                    .unwrap()
                    .is_same_file(&RealDisk.meta(&ground.out()).unwrap())
            );
        }
    }
}

#[test]
fn a_parent_that_is_not_ours_and_a_mount_inside_lead_here() {
    let refusing = [
        FailingDisk::sound().without_staging(),
        FailingDisk::sound().without_links(ErrorKind::CrossesDevices),
    ];
    for disk in refusing {
        let ground = Ground::built();
        let (before, inode) = (ground.look(), RealDisk.meta(&ground.out()).unwrap().inode);
        ground.publish_on(&disk, &tree(NEW)).unwrap();
        ground.is_exactly(NEW, &before);
        assert_eq!(
            RealDisk.meta(&ground.out()).unwrap().inode,
            inode,
            "the folder itself must stay"
        );
    }
}

#[test]
fn an_output_that_is_a_mount_point_is_published_in_place() {
    let ground = Ground::bare();
    let shm = Path::new("/dev/shm");
    let Ok(other) = tempfile::tempdir_in(shm) else {
        return;
    };
    std::os::unix::fs::symlink(other.path(), ground.out()).unwrap();
    ground.publish(&tree(OLD)).unwrap();
    ground.publish(&tree(NEW)).unwrap();
    let read = RealDisk.read(&other.path().join("index.html")).unwrap();
    assert_eq!(read, NEW[0].1.as_bytes());
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

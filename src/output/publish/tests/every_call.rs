//! A publish that fails, or is killed, at each of its calls in turn. The bytes on the disk are
//! looked at, not what the publish says of itself.

use std::io::ErrorKind;
use std::path::Path;

use super::ground::{FOREIGN, Ground, NEW, OLD, assert_foreign_kept, ours, texts, texts_of, tree};
use crate::output::disk::failing::{FailingDisk, Trouble};

/// Publishes over the old site with each trouble in turn, until one comes too late to matter.
fn at_every_call(
    trouble: impl Fn(usize) -> Trouble,
    site: impl Fn() -> Ground,
    check: impl Fn(usize, &Ground, bool),
) -> usize {
    for call in 0.. {
        let ground = site();
        let disk = FailingDisk::new(trouble(call));
        let done = ground.publish_on(&disk, &tree(NEW));
        if disk.calls() <= call {
            return call;
        }
        check(call, &ground, done.is_ok());
    }
    unreachable!("a publish ends")
}

/// The old site, untouched to the inode, or the new one; never both.
fn assert_old_or_new(call: usize, ground: &Ground, old: &super::ground::Things) -> bool {
    let now = ground.look();
    let is_new = texts(&ours(&now)) == texts_of(NEW);
    if !is_new {
        assert_eq!(&now, old, "call {call}");
    }
    assert_foreign_kept(old, &now);
    for path in ["a.html", "assets/logo.svg"] {
        assert_eq!(
            now[std::path::Path::new(path)],
            old[std::path::Path::new(path)],
            "call {call}"
        );
    }
    is_new
}

fn over_the_old_site(trouble: impl Fn(usize) -> Trouble, says_so: bool) {
    let old = std::cell::RefCell::new(super::ground::Things::new());
    let site = || {
        let ground = Ground::built();
        old.replace(ground.look());
        ground
    };
    let calls = at_every_call(trouble, site, |call, ground, is_ok| {
        let old = old.borrow();
        let is_new = assert_old_or_new(call, ground, &old);
        if says_so {
            assert_eq!(is_ok, is_new, "call {call}");
        }
        let healed = ground.publish(&tree(NEW)).unwrap();
        assert_eq!(healed.warnings, Vec::<String>::new(), "call {call}");
        ground.is_exactly(NEW, &old);
    });
    assert!(calls > 100, "{calls} calls are too few to be a publish");
}

#[test]
fn a_failing_call_leaves_the_old_site_or_the_new_one() {
    over_the_old_site(Trouble::Fail, true);
}

#[test]
fn a_death_at_any_call_leaves_the_old_site_or_the_new_one() {
    over_the_old_site(Trouble::Die, false);
}

#[test]
fn a_death_in_the_build_after_a_death_is_healed_too() {
    for call in (0..).step_by(7) {
        let ground = Ground::built();
        let old = ground.look();
        let first = FailingDisk::new(Trouble::Die(call));
        let _ = ground.publish_on(&first, &tree(NEW));
        for second in (0..).step_by(5) {
            let disk = FailingDisk::new(Trouble::Die(second));
            let _ = ground.publish_on(&disk, &tree(OLD));
            assert_foreign_kept(&old, &ground.look());
            if disk.calls() <= second {
                break;
            }
        }
        ground.publish(&tree(NEW)).unwrap();
        ground.is_exactly(NEW, &old);
        if first.calls() <= call {
            return;
        }
    }
}

#[test]
fn a_first_publish_shows_nothing_or_a_whole_site() {
    for trouble in [Trouble::Fail, Trouble::Die] {
        at_every_call(trouble, Ground::bare, |call, ground, _| {
            let now = ours(&ground.look());
            assert!(
                now.is_empty() || texts(&now) == texts_of(NEW),
                "call {call}: {now:?}"
            );
            assert_eq!(
                ground.publish(&tree(NEW)).unwrap().warnings,
                Vec::<String>::new()
            );
            ground.is_exactly(NEW, &ground.look());
        });
    }
}

#[test]
fn a_death_while_files_are_copied_leaves_no_half_copy() {
    for call in 0.. {
        let ground = Ground::built();
        let disk = FailingDisk::new(Trouble::Die(call)).without_links(ErrorKind::PermissionDenied);
        let _ = ground.publish_on(&disk, &tree(NEW));
        for (path, text) in FOREIGN {
            assert_eq!(
                ground.look()[Path::new(path)].text(),
                Some(*text),
                "call {call}"
            );
        }
        let next = ground.publish(&tree(NEW)).unwrap();
        assert_eq!(next.warnings, Vec::<String>::new(), "call {call}");
        assert_eq!(ground.beside(), Vec::<String>::new(), "call {call}");
        if disk.calls() <= call {
            return;
        }
    }
}

#[test]
fn signals_are_no_failure() {
    let ground = Ground::built();
    let old = ground.look();
    assert_eq!(
        ground
            .publish_on(&FailingDisk::new(Trouble::Signals), &tree(NEW))
            .unwrap()
            .warnings,
        Vec::<String>::new()
    );
    ground.is_exactly(NEW, &old);
}

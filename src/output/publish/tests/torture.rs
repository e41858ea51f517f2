//! Every call of a publish fails once in every way, or is the last one; and the disk may stay full, closed or broken.
//! All on a disk in memory, so that no point is left out.

use rustix::io::Errno;

use super::memory::{Scene, Way, build};
use crate::output::disk::memory::Trouble;

const ERRORS: [Errno; 4] = [Errno::NOSPC, Errno::ACCESS, Errno::IO, Errno::INTR];
const LASTING: [Errno; 4] = [Errno::NOSPC, Errno::ACCESS, Errno::ROFS, Errno::IO];

/// Publishes with each trouble in turn, until one comes too late to matter; returns how many points there were.
fn torture(scene: &Scene, trouble: impl Fn(usize) -> Trouble) -> usize {
    let sites = [scene.new, scene.other()];
    let sound = sites.map(|site| scene.sound(site));
    for call in 0.. {
        let disk = scene.disk(trouble(call));
        let done = build(&disk, scene.new);
        if disk.calls() <= call {
            assert!(done.is_ok());
            return call;
        }
        let why = format!("{:?}, {:?}", scene.way, trouble(call));
        let is_new = scene.assert_good(&disk, &why);
        match trouble(call) {
            Trouble::Fail(_, Errno::INTR) => {
                assert!(is_new && done.is_ok_and(|done| done.warnings.is_empty()));
            }
            Trouble::Fail(..) | Trouble::Stay(..) if scene.way == Way::Exchange => {
                assert_eq!(done.is_ok(), is_new, "{why}");
            }
            _ => assert!(is_new || done.is_err(), "{why}"),
        }
        let which = call % 2;
        scene.assert_heals(&disk, sites[which], &sound[which], &why);
    }
    unreachable!("a publish ends")
}

fn torture_all(scene: &Scene) {
    let mut points = 0;
    for errno in ERRORS {
        points += torture(scene, |call| Trouble::Fail(call, errno));
    }
    points += torture(scene, Trouble::Die);
    points += torture(scene, Trouble::Lie);
    for errno in LASTING {
        points += torture(scene, |call| Trouble::Stay(call, errno));
    }
    assert!(points > 250, "{points} points are too few to be a publish");
}

/// The build after one that died dies too, each at every fifth call.
fn torture_twice(scene: &Scene) {
    let sound = scene.sound(scene.new);
    let mut points = 0;
    for first in (0..).step_by(5) {
        let left = scene.disk(Trouble::Die(first));
        _ = build(&left, scene.new);
        if left.calls() <= first {
            break;
        }
        for second in (0..).step_by(5) {
            let disk = scene.on(&left, Trouble::Die(second));
            _ = build(&disk, scene.new);
            let why = format!("{:?}, dead at {first}, then at {second}", scene.way);
            scene.assert_good(&disk, &why);
            scene.assert_heals(&disk, scene.new, &sound, &why);
            points += 1;
            if disk.calls() <= second {
                break;
            }
        }
    }
    assert!(
        points > 100,
        "{points} points are too few to be two publishes"
    );
}

#[test]
fn a_build_after_one_that_died() {
    torture_twice(&Scene::changed(Way::Exchange));
    torture_twice(&Scene::changed(Way::InPlace));
}

#[test]
fn a_first_build_by_exchange() {
    torture_all(&Scene::first(Way::Exchange));
}

#[test]
fn a_changed_build_by_exchange() {
    torture_all(&Scene::changed(Way::Exchange));
}

#[test]
fn a_shrunk_build_by_exchange() {
    torture_all(&Scene::shrunk(Way::Exchange));
}

#[test]
fn a_build_among_other_peoples_files_by_exchange() {
    torture_all(&Scene::foreign(Way::Exchange));
}

#[test]
fn a_first_build_in_place() {
    torture_all(&Scene::first(Way::Closed));
}

#[test]
fn a_changed_build_in_place() {
    torture_all(&Scene::changed(Way::InPlace));
}

#[test]
fn a_shrunk_build_in_place() {
    torture_all(&Scene::shrunk(Way::InPlace));
}

#[test]
fn a_build_among_other_peoples_files_in_place() {
    torture_all(&Scene::foreign(Way::InPlace));
}

//! The power fails at any call of a publish, and what was not yet safe is lost in part: any choice of the changes, and
//! files without their bytes. What the next build finds is the old site or the new one, and it leaves no trace.

use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use super::memory::{Scene, Shape, Site, Way, build};
use crate::output::disk::memory::{Fate, MemoryDisk, Trouble};

/// A row of numbers that is the same in every run (Marsaglia's xorshift).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    fn fate(&mut self) -> Fate {
        [Fate::Kept, Fate::Lost, Fate::Cut, Fate::Noughts][usize::try_from(self.throw(4)).unwrap()]
    }
}

/// What a power cut may leave in the place of bytes that were not safe.
const BYTES: [Fate; 4] = [Fate::Kept, Fate::Lost, Fate::Cut, Fate::Noughts];

/// Looks at disks after a power cut, each once.
struct Cuts<'a> {
    scene: &'a Scene,
    /// The old site and the new one, and what a sound build of each leaves.
    sites: [(Site, BTreeMap<PathBuf, Shape>); 2],
    seen: HashSet<String>,
    dice: Dice,
    /// Random choices at each call.
    throws: usize,
}

impl<'a> Cuts<'a> {
    fn of(scene: &'a Scene, throws: usize) -> Self {
        let sites = [scene.new, scene.other()];
        Self {
            scene,
            sites: sites.map(|site| (site, scene.sound(site))),
            seen: HashSet::new(),
            dice: Dice(0x5eed),
            throws,
        }
    }

    /// Looks at the disk when each change has met its fate, and at what the next build makes of it.
    fn cut(&mut self, disk: &MemoryDisk, why: &str, fate: impl FnMut(usize, bool) -> Fate) {
        let left = disk.after_cut(fate);
        if !self.seen.insert(left.contents()) {
            return;
        }
        self.scene.assert_good(&left, why);
        let (site, sound) = &self.sites[self.seen.len() % 2];
        self.scene.assert_heals(&left, site, sound, why);
    }

    /// Cuts the power after a number of changes, or when all but one are safe, or by the dice.
    fn cut_all(&mut self, disk: &MemoryDisk, had: usize, why: &str) {
        let pending = disk.pending();
        // What came before, without a call that makes safe between, was looked at then.
        let first = if pending > had { pending } else { 0 };
        for kept in first..=pending {
            for bytes in BYTES {
                let why = format!("{why}: {kept} of {pending}, bytes {bytes:?}");
                self.cut(disk, &why, |i, is_bytes| match i < kept {
                    true if is_bytes => bytes,
                    true => Fate::Kept,
                    false => Fate::Lost,
                });
            }
        }
        for lost in 0..pending {
            let why = format!("{why}: all but {lost}");
            self.cut(disk, &why, |i, _| match i == lost {
                true => Fate::Lost,
                false => Fate::Kept,
            });
        }
        for throw in 0..self.throws {
            let mut dice = Dice(self.dice.throw(u64::MAX) | 1);
            let why = format!("{why}: throw {throw}");
            self.cut(disk, &why, |_, _| dice.fate());
        }
    }
}

/// Cuts the power at every call of a build; returns how many different disks that left.
fn cut_everywhere(scene: &Scene) -> usize {
    let mut cuts = Cuts::of(scene, 6);
    let mut had = 0;
    for call in 0.. {
        let disk = scene.disk(Trouble::Die(call));
        let done = build(&disk, scene.new);
        cuts.cut_all(&disk, had, &format!("{:?}, call {call}", scene.way));
        had = disk.pending();
        if disk.calls() <= call {
            assert!(done.is_ok());
            break;
        }
    }
    println!("{} {:?}: {} disks", scene.name, scene.way, cuts.seen.len());
    cuts.seen.len()
}

/// Kills a build, and cuts the power in the next one, which is clearing away and building.
fn cut_after_a_kill(scene: &Scene) {
    let mut cuts = Cuts::of(scene, 2);
    for call in (0..).step_by(5) {
        let first = scene.disk(Trouble::Die(call));
        let _ = build(&first, scene.new);
        for second in (0..).step_by(7) {
            let disk = scene.on(&first, Trouble::Die(second));
            let _ = build(&disk, scene.other());
            cuts.cut_all(&disk, usize::MAX, &format!("calls {call}, {second}"));
            if disk.calls() <= second {
                break;
            }
        }
        if first.calls() <= call {
            break;
        }
    }
    println!("{} {:?}: {} disks", scene.name, scene.way, cuts.seen.len());
}

#[test]
fn a_first_build_by_exchange() {
    assert!(cut_everywhere(&Scene::first(Way::Exchange)) > 200);
}

#[test]
fn a_changed_build_by_exchange() {
    assert!(cut_everywhere(&Scene::changed(Way::Exchange)) > 300);
}

#[test]
fn a_build_among_other_peoples_files_by_exchange() {
    assert!(cut_everywhere(&Scene::foreign(Way::Exchange)) > 700);
}

#[test]
fn a_first_build_in_place() {
    assert!(cut_everywhere(&Scene::first(Way::Closed)) > 200);
}

#[test]
fn a_changed_build_in_place() {
    assert!(cut_everywhere(&Scene::changed(Way::InPlace)) > 150);
}

#[test]
fn a_shrunk_build_in_place() {
    assert!(cut_everywhere(&Scene::shrunk(Way::Closed)) > 30);
}

#[test]
fn a_build_after_one_that_was_killed() {
    for way in [Way::Exchange, Way::Closed] {
        cut_after_a_kill(&Scene::changed(way));
    }
}

/// Returns which calls that make something safe could be left out without a power cut that shows it.
fn needless(scene: fn() -> Scene) -> Vec<usize> {
    let sound = scene().disk(Trouble::None);
    build(&sound, scene().new).unwrap();
    let needless = (0..sound.waits()).filter(|wait| {
        let mut scene = scene();
        scene.deaf = Some(*wait);
        catch_unwind(AssertUnwindSafe(|| cut_everywhere(&scene))).is_ok()
    });
    needless.collect()
}

#[test]
fn no_wait_can_be_left_out_by_exchange() {
    assert_eq!(
        needless(|| Scene::changed(Way::Exchange)),
        Vec::<usize>::new()
    );
}

/// The last makes the last list safe: the one before it would do for the next build.
#[test]
fn no_wait_but_the_last_can_be_left_out_in_place() {
    assert_eq!(needless(|| Scene::changed(Way::Closed)), [7]);
}

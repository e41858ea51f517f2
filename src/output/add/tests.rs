#![expect(
    clippy::disallowed_methods,
    reason = "tests write and look at the disk"
)]

use std::path::{Path, PathBuf};

use super::{Addition, add};
use crate::output::disk::failing::{FailingDisk, Trouble};

fn addition<'a>(folder: &'a Path, beside: &'a [(String, Vec<u8>)]) -> Addition<'a> {
    Addition {
        folder,
        name: "new",
        ending: "md",
        text: "words",
        beside,
    }
}

/// Every file and folder below, with the bytes of files, sorted.
fn look(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            found.push((path.clone(), std::fs::read(&path).unwrap_or_default()));
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_failing_call_adds_everything_or_nothing() {
    let beside = [
        ("one.png".to_owned(), vec![1]),
        ("two.png".to_owned(), vec![2]),
    ];
    for call in 0.. {
        let ground = tempfile::tempdir().unwrap();
        std::fs::write(ground.path().join("old.md"), "old").unwrap();
        let before = look(ground.path());
        let disk = FailingDisk::new(Trouble::Fail(call));
        let done = add(&addition(ground.path(), &beside), &disk);
        let after = look(ground.path());
        let is_seen = |path: &Path| !path.to_string_lossy().contains(".casebook-import");
        let seen: Vec<_> = after
            .iter()
            .filter(|(path, _)| is_seen(path))
            .cloned()
            .collect();
        match done {
            Ok(_) => assert_eq!(seen.len(), before.len() + 4, "call {call}"),
            Err(_) => assert_eq!(seen, before, "call {call}"),
        }
        if disk.calls() <= call {
            assert_eq!(seen, after, "something is left behind");
            assert!(call > 10, "{call} calls are too few");
            return;
        }
    }
}

#[test]
fn a_name_that_is_taken_stays_as_it_is() {
    for taken in ["new.md", "NEW.md", "new/x.png", "New/x.png"] {
        let ground = tempfile::tempdir().unwrap();
        let path = ground.path().join(taken);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "mine").unwrap();
        let before = look(ground.path());
        let error = add(&addition(ground.path(), &[]), &FailingDisk::sound()).unwrap_err();
        assert!(error.is_taken(), "{taken}: {error}");
        assert_eq!(look(ground.path()), before);
    }
}

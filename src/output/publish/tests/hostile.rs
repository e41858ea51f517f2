//! An output folder that somebody has prepared: links, pipes, second names, a manifest that lies. Nothing outside the
//! output is touched, and no file in it that casebook did not write is lost.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use super::ground::{Ground, NEW, OLD, Things, assert_foreign_kept, ours, texts, texts_of, tree};
use crate::output::disk::failing::FailingDisk;
use crate::output::disk::{Disk as _, RealDisk};
use crate::output::error::Place;
use crate::output::manifest::{Hash, Hashes, MANIFEST, Manifest};
use crate::output::{OutPath, PublishError};

fn both_ways<'a>() -> [FailingDisk<'a>; 2] {
    [FailingDisk::sound(), FailingDisk::sound().without_staging()]
}

/// Publishes, is refused, and checks that nothing has changed.
fn refused(ground: &Ground, disk: &FailingDisk, before: &Things) -> PublishError {
    let error = ground.publish_on(disk, &tree(NEW)).unwrap_err();
    assert_eq!(&ground.look(), before);
    assert_eq!(ground.beside(), Vec::<String>::new());
    error
}

#[test]
fn a_pipe_or_a_link_in_the_place_of_a_page_is_refused_and_never_opened() {
    for disk in both_ways() {
        let ground = Ground::built();
        fs::remove_file(ground.out().join("index.html")).unwrap();
        fs::remove_file(ground.out().join("b.html")).unwrap();
        symlink("notes.txt", ground.out().join("index.html")).unwrap();
        let pipe = ground.out().join("b.html");
        rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
        let error = ground.publish_on(&disk, &tree(NEW)).unwrap_err();
        let named = [PathBuf::from("b.html"), PathBuf::from("index.html")];
        assert_eq!(error.files(), named);
        assert_eq!(
            RealDisk.read(&ground.out().join("notes.txt")).unwrap(),
            b"theirs"
        );
    }
}

#[test]
fn a_second_name_of_a_page_keeps_the_old_bytes() {
    for disk in both_ways() {
        let ground = Ground::built();
        let kept = ground.parent().join("kept.html");
        fs::hard_link(ground.out().join("index.html"), &kept).unwrap();
        ground.publish_on(&disk, &tree(NEW)).unwrap();
        assert_eq!(RealDisk.read(&kept).unwrap(), OLD[0].1.as_bytes());
        assert_eq!(texts(&ours(&ground.look())), texts_of(NEW));
    }
}

#[test]
fn a_manifest_that_is_a_link_makes_no_folder_ours() {
    let ground = Ground::built();
    let manifest = ground.out().join(MANIFEST);
    let elsewhere = ground.parent().join("elsewhere.json");
    let to = ground.destination();
    fs::rename(&manifest, &elsewhere).unwrap();
    symlink(&elsewhere, &manifest).unwrap();
    for disk in both_ways() {
        let error = crate::output::publish(&tree(NEW), &to, &disk).unwrap_err();
        assert_eq!(error.why(), Some(&Place::NotOurs));
    }
}

#[test]
fn a_manifest_as_large_as_a_disk_is_not_read() {
    let ground = Ground::built();
    let file = fs::File::options()
        .write(true)
        .open(ground.out().join(MANIFEST));
    file.unwrap().set_len(1 << 40).unwrap();
    let error = ground.publish(&tree(NEW)).unwrap_err();
    assert!(error.path().ends_with(MANIFEST), "{error}");
    assert!(error.to_string().contains("64 MiB"), "{error}");
}

#[test]
fn a_page_as_large_as_a_disk_is_named_and_not_kept_in_memory() {
    let ground = Ground::built();
    let file = fs::File::options()
        .write(true)
        .open(ground.out().join("index.html"));
    file.unwrap().set_len(1 << 40).unwrap();
    let error = ground.publish(&tree(NEW)).unwrap_err();
    assert!(error.path().ends_with("index.html"), "{error}");
}

fn write_manifest(ground: &Ground, files: &[(&str, &str)]) {
    let mut listed: Hashes = OLD.iter().map(|one| entry(one)).collect();
    listed.extend(files.iter().map(entry));
    let manifest = Manifest::new(listed, Hashes::new()).to_bytes();
    ground.write(MANIFEST, std::str::from_utf8(&manifest).unwrap());
}

fn entry((path, text): &(&str, &str)) -> (OutPath, Hash) {
    (OutPath::new(path).unwrap(), Hash::of(text.as_bytes()))
}

#[test]
fn a_manifest_that_lists_anothers_file_with_a_wrong_hash_has_it_refused() {
    for disk in both_ways() {
        let ground = Ground::built();
        write_manifest(&ground, &[("notes.txt", "never so")]);
        let before = ground.look();
        let error = refused(&ground, &disk, &before);
        assert_eq!(error.files(), [PathBuf::from("notes.txt")]);
    }
}

#[test]
fn a_manifest_never_reaches_through_a_link_or_for_a_folder() {
    for disk in both_ways() {
        let ground = Ground::built();
        let outside = ground.parent().join("outside");
        fs::create_dir(&outside).unwrap();
        RealDisk
            .write_new(&outside.join("precious"), b"theirs")
            .unwrap();
        symlink(&outside, ground.out().join("way-out")).unwrap();
        write_manifest(
            &ground,
            &[
                ("way-out/precious", "theirs"),
                ("pointer", "theirs"),
                ("keep", "theirs"),
            ],
        );
        let before = ground.look();
        ground.publish_on(&disk, &tree(NEW)).unwrap();
        assert_eq!(RealDisk.read(&outside.join("precious")).unwrap(), b"theirs");
        assert_foreign_kept(&before, &ground.look());
    }
}

/// The one thing that nobody can tell apart: a right place with the right hash is how casebook knows its own.
#[test]
fn a_manifest_that_lists_anothers_file_with_its_right_hash_is_believed() {
    let ground = Ground::built();
    write_manifest(&ground, &[("notes.txt", "theirs")]);
    ground.publish(&tree(NEW)).unwrap();
    assert!(!ground.look().contains_key(Path::new("notes.txt")));
}

#[test]
fn a_folder_that_hides_files_of_ours_is_refused() {
    use super::memory::{Scene, Way, build};
    use crate::output::disk::memory::Trouble;
    use rustix::io::Errno;
    let scene = Scene::changed(Way::Exchange);
    let met = (0..).map_while(|call| {
        let disk = scene.disk(Trouble::Fail(call, Errno::ACCESS));
        let done = build(&disk, scene.new);
        (disk.calls() > call).then_some(done)
    });
    let told: Vec<String> = met
        .filter_map(Result::err)
        .map(|error| error.to_string())
        .collect();
    let hidden = "could not look at `/srv/site/gone/c.html`";
    assert!(told.iter().any(|error| error.contains(hidden)), "{told:#?}");
}

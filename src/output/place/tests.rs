//! Each refused place, and those that are fine. They never leave a temporary folder.

use std::fs::{create_dir, create_dir_all};
use std::os::unix::fs::symlink;

use super::*;

struct Ground {
    folder: tempfile::TempDir,
}

impl Ground {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        create_dir_all(folder.path().join("home/me/trust/content/cases")).unwrap();
        create_dir_all(folder.path().join("home/me/trust/themes")).unwrap();
        Self { folder }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(path)
    }

    fn file(&self, path: &str) {
        crate::output::disk::Disk::write_new(&RealDisk, &self.at(path), b"x").unwrap();
    }

    fn check(&self, out: &Path) -> Result<Destination, PublishError> {
        let root = self.at("home/me/trust");
        let sources = [root.join("content"), root.join("themes")];
        let sources: Vec<&Path> = sources.iter().map(PathBuf::as_path).collect();
        Destination::check(
            &root,
            &sources,
            out,
            &[self.at("home/me"), self.at("nobody"), PathBuf::new()],
        )
    }

    fn refuses(&self, out: &str, place: &Place) {
        let error = self.check(&self.at(out)).unwrap_err();
        assert_eq!(error.why(), Some(place), "{out}: {error}");
    }
}

#[test]
fn a_place_of_its_own_is_fine_whether_or_not_it_exists() {
    let ground = Ground::new();
    create_dir(ground.at("empty")).unwrap();
    for out in [
        "home/me/trust/site",
        "empty",
        "srv/www/site",
        "home/me/trust/content-built",
        "home/me/trust/../site",
    ] {
        assert!(ground.check(&ground.at(out)).is_ok(), "{out}");
    }
    assert_eq!(
        ground.check(&ground.at("empty")).unwrap().folder(),
        ground.at("empty")
    );
}

#[test]
fn the_root_of_the_disk_is_refused() {
    let ground = Ground::new();
    for out in ["/", "/..", "//"] {
        assert_eq!(
            ground.check(Path::new(out)).unwrap_err().why(),
            Some(&Place::Root),
            "{out}"
        );
    }
}

#[test]
fn a_home_folder_and_what_holds_one_are_refused() {
    let ground = Ground::new();
    ground.refuses("home/me", &Place::Home);
    ground.refuses("home", &Place::Home);
    ground.refuses("nobody", &Place::Home);
}

#[test]
fn the_site_folder_and_its_sources_are_refused() {
    let ground = Ground::new();
    ground.refuses("home/me/trust", &Place::Site);
    for source in ["content", "themes"] {
        let place = Place::Source(ground.at("home/me/trust").join(source));
        ground.refuses(&format!("home/me/trust/{source}"), &place);
        ground.refuses(&format!("home/me/trust/{source}/site/new"), &place);
    }
}

#[test]
fn a_folder_that_holds_the_sources_is_refused_wherever_they_are() {
    let ground = Ground::new();
    create_dir_all(ground.at("shared/content")).unwrap();
    let root = ground.at("home/me/trust");
    let error = Destination::check(
        &root,
        &[&ground.at("shared/content")],
        &ground.at("shared"),
        &[],
    )
    .unwrap_err();
    assert_eq!(
        error.why(),
        Some(&Place::Source(ground.at("shared/content")))
    );
}

#[test]
fn a_link_is_judged_by_where_it_leads() {
    let ground = Ground::new();
    create_dir(ground.at("real")).unwrap();
    for (link, to) in [
        ("to-content", "home/me/trust/content/cases"),
        ("to-real", "real"),
        ("to-nowhere", "gone"),
    ] {
        symlink(ground.at(to), ground.at(link)).unwrap();
    }
    let content = Place::Source(ground.at("home/me/trust/content"));
    ground.refuses("to-content", &content);
    ground.refuses("to-content/site", &content);
    ground.refuses("to-nowhere", &Place::DeadLink);
    ground.refuses("to-nowhere/site", &Place::DeadLink);
    assert_eq!(
        ground.check(&ground.at("to-real")).unwrap().folder(),
        ground.at("real")
    );
}

/// A second mount of a folder needs rights that a test may not have; the numbers are what tells.
#[test]
fn a_folder_is_known_by_its_number_under_any_name() {
    let ground = Ground::new();
    let trust = ground.at("home/me/trust");
    // The same folder by way of the system's own list of open files: no link on the disk, and another name.
    let handle = std::fs::File::open(trust.join("content")).unwrap();
    let number = std::os::fd::AsRawFd::as_raw_fd(&handle);
    let other = PathBuf::from(format!("/proc/self/fd/{number}/.."));
    assert!(!other.starts_with(&trust));
    assert!(lies_in(&other.join("content"), &trust));
    assert!(lies_in(&trust.join("content"), &other));
    assert!(!lies_in(&trust, &other.join("content")));
}

#[test]
fn what_is_not_a_folder_is_refused() {
    let ground = Ground::new();
    ground.file("file");
    ground.refuses("file", &Place::NotFolder);
    ground.refuses("file/site", &Place::NotFolder);
}

#[test]
fn dots_after_a_missing_folder_are_refused() {
    Ground::new().refuses("missing/../site", &Place::Dots);
}

#[test]
fn a_folder_with_files_is_refused_unless_casebook_made_it() {
    let ground = Ground::new();
    create_dir(ground.at("full")).unwrap();
    ground.file("full/.casebook-tmp-3");
    assert!(ground.check(&ground.at("full")).is_ok());
    ground.file("full/thesis.doc");
    ground.refuses("full", &Place::NotOurs);
    ground.file("full/.casebook-manifest.json");
    assert!(ground.check(&ground.at("full")).is_ok());
}

#[test]
fn a_manifest_that_is_not_a_file_does_not_make_a_folder_ours() {
    let ground = Ground::new();
    create_dir_all(ground.at("full/.casebook-manifest.json")).unwrap();
    ground.refuses("full", &Place::NotOurs);
}

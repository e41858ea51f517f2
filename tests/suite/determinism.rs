//! The same folder gives the same bytes, whatever is around it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use crate::support::{files_below, repository};

/// What is not the content of a site folder, and must not show in what is built.
struct Around {
    what: &'static str,
    /// Where the site folder lies in a temporary one.
    at: &'static str,
    is_written_backwards: bool,
    /// The time of every file; that of the copy where there is none.
    time: Option<SystemTime>,
    /// The rights of every file.
    rights: Option<u32>,
    umask: &'static str,
    env: &'static [(&'static str, &'static str)],
    /// Returns where to stand, what to call the site folder, and what the output folder.
    named: fn(&Path) -> (PathBuf, String, String),
    arguments: &'static [&'static str],
}

const PLAIN: Around = Around {
    what: "plain",
    at: "site",
    is_written_backwards: false,
    time: None,
    rights: None,
    umask: "022",
    env: &[],
    named: from_inside,
    arguments: &[],
};

fn from_inside(site: &Path) -> (PathBuf, String, String) {
    (site.to_owned(), ".".to_owned(), "site".to_owned())
}

fn from_above(site: &Path) -> (PathBuf, String, String) {
    let name = site.file_name().unwrap().to_str().unwrap();
    let above = site.parent().unwrap().to_owned();
    (above, format!("{name}/"), format!("./{name}/../built/"))
}

fn from_afar(site: &Path) -> (PathBuf, String, String) {
    let shown = site.to_str().unwrap();
    let out = site.parent().unwrap().join("built/deep/down");
    let out = out.to_str().unwrap().to_owned();
    (PathBuf::from("/"), format!("{shown}//./"), out)
}

const LONG: &str = "a-folder-with-a-name-of-some-length/in-another-one-with-a-name-of-some-length/\
    and-another-one-with-a-name-of-some-length/and-the-last-one-with-a-name-of-some-length/site";

/// Several things at once in each, so that a few builds show them all.
fn arounds() -> [Around; 3] {
    let far_off = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    [
        Around {
            what: "old files, written in the other order, in a place with other letters; one thread, Turkish, long ago",
            at: "a b/Ysbyty Caerdydd – 病院/ß & co",
            is_written_backwards: true,
            time: Some(SystemTime::UNIX_EPOCH),
            env: &[
                ("RAYON_NUM_THREADS", "1"),
                ("TZ", "Pacific/Kiritimati"),
                ("LANG", "tr_TR.UTF-8"),
                ("LC_ALL", "tr_TR.UTF-8"),
            ],
            arguments: &["--today", "1999-01-01"],
            ..PLAIN
        },
        Around {
            what: "files of the future that may only be read, named from above; eight threads, no home, in years to come",
            at: LONG,
            time: Some(far_off),
            rights: Some(0o444),
            umask: "077",
            env: &[
                ("RAYON_NUM_THREADS", "8"),
                ("TZ", "Etc/GMT+12"),
                ("LC_ALL", "C"),
                ("HOME", "/nonexistent"),
                ("TMPDIR", "/nonexistent"),
            ],
            named: from_above,
            arguments: &["--today", "2099-12-31"],
            ..PLAIN
        },
        Around {
            what: "files that anybody may run, named from afar; two threads, what tools for repeatable builds set",
            rights: Some(0o777),
            umask: "000",
            env: &[
                ("RAYON_NUM_THREADS", "2"),
                ("SOURCE_DATE_EPOCH", "1"),
                ("COLUMNS", "20"),
                ("TERM", "dumb"),
            ],
            named: from_afar,
            arguments: &["--format", "json"],
            ..PLAIN
        },
    ]
}

/// Copies a site folder to where it is to lie, and changes nothing but what is around its contents.
fn laid(site: &Path, folder: &Path, around: &Around) -> PathBuf {
    let root = folder.join(around.at);
    let mut files = files_below(site);
    if around.is_written_backwards {
        files.reverse();
    }
    for path in files {
        let to = root.join(&path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(&to, std::fs::read(site.join(&path)).unwrap()).unwrap();
        let file = std::fs::File::options().write(true).open(&to).unwrap();
        if let Some(time) = around.time {
            file.set_modified(time).unwrap();
        }
        #[cfg(unix)]
        if let Some(rights) = around.rights {
            use std::os::unix::fs::PermissionsExt;
            file.set_permissions(PermissionsExt::from_mode(rights))
                .unwrap();
        }
    }
    root
}

/// Every file of a built site, the manifest too.
fn built(root: &Path, around: &Around) -> BTreeMap<String, Vec<u8>> {
    let (stand, named, out) = (around.named)(root);
    let output = Command::new("sh")
        .args([
            "-c",
            &format!("umask {} && exec \"$0\" \"$@\"", around.umask),
        ])
        .arg(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--quiet", &named, "-d", &out])
        .args(around.arguments)
        .current_dir(&stand)
        .envs(around.env.iter().copied())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {told}", around.what);
    let out = stand.join(out);
    let files = files_below(&out).into_iter();
    files
        .map(|path| (path.clone(), std::fs::read(out.join(path)).unwrap()))
        .collect()
}

fn is_the_same(
    what: &str,
    expected: &BTreeMap<String, Vec<u8>>,
    found: &BTreeMap<String, Vec<u8>>,
) {
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(expected), names(found), "{what}");
    for (path, bytes) in expected {
        assert!(*bytes == found[path], "{what}: {path} differs");
    }
}

#[test]
fn what_is_around_a_site_folder_changes_no_byte() {
    for site in ["tests/golden/small/site", "tests/bilingual/site"] {
        let site = repository().join(site);
        let folder = tempfile::tempdir().unwrap();
        let expected = built(&laid(&site, folder.path(), &PLAIN), &PLAIN);
        assert!(expected.len() > 30 && expected.contains_key(".casebook-manifest.json"));
        for around in arounds() {
            let folder = tempfile::tempdir().unwrap();
            let root = laid(&site, folder.path(), &around);
            is_the_same(around.what, &expected, &built(&root, &around));
        }
    }
}

#[test]
fn a_site_that_is_built_over_another_is_as_one_in_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let bilingual = repository().join("tests/bilingual/site");
    let root = laid(&bilingual, folder.path(), &PLAIN);
    let expected = built(&root, &PLAIN);
    is_the_same("a build again", &expected, &built(&root, &PLAIN));

    let page = root.join("content/guide/another.md");
    std::fs::write(
        &page,
        "---\ntitle: Another\nsummary: A page more.\n---\n\nWords.\n",
    )
    .unwrap();
    assert!(built(&root, &PLAIN).contains_key("guide/another.html"));
    std::fs::remove_file(&page).unwrap();
    is_the_same(
        "a page that came and went",
        &expected,
        &built(&root, &PLAIN),
    );

    let draft = "---\ntitle: A draft\nsummary: Not yet.\ndraft: true\n---\n\nWords.\n";
    std::fs::write(&page, draft).unwrap();
    is_the_same("a draft beside it", &expected, &built(&root, &PLAIN));
}

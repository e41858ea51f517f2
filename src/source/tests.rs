//! Reading when the disk fails, and when somebody changes what lies on it meanwhile.
#![expect(clippy::disallowed_methods, reason = "tests write what is to be read")]

use std::fs;
use std::path::PathBuf;

use rustix::io::Errno;

use super::disk::failing::{Failing, How};
use super::disk::{Disk, RealDisk};
use super::read::Reader;
use super::*;
use crate::diagnostic::{Place, Severity};

/// What stands outside the site, and must never be read.
const SECRET: &str = "a secret of the trust";

/// A small site with a theme, pictures and folders in folders; beside it, a folder that is no part of it.
struct Ground(tempfile::TempDir);

impl Ground {
    fn new() -> Self {
        let ground = Self(tempfile::tempdir().unwrap());
        for (path, text) in [
            ("site/book.toml", "[book]\ntitle = \"A site\"\n"),
            ("site/content/index.md", "Welcome.\n"),
            ("site/content/cases/first.md", "The first case.\n"),
            ("site/content/cases/pictures/ward.png", "a picture"),
            ("site/content/topics.yaml", "topics: []\n"),
            ("site/themes/trust/theme.toml", "name = \"Trust\"\n"),
            ("site/themes/trust/assets/logo.svg", "<svg/>"),
            ("outside/first.md", SECRET),
            ("outside/pictures/ward.png", SECRET),
            ("outside/trust/theme.toml", SECRET),
            ("outside/trust/assets/logo.svg", SECRET),
        ] {
            let path = ground.0.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        ground
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("site")
    }

    fn outside(&self) -> PathBuf {
        self.0.path().join("outside")
    }

    /// Reads everything in one thread, so that the calls come in one order.
    fn read(&self, disk: &dyn Disk) -> (Sources, Vec<Diagnostic>) {
        let (root, mut faults) = (self.root(), Vec::new());
        let mut sources = Sources::default();
        let reader = Reader {
            disk,
            ..Reader::new(&root)
        };
        let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        alone.unwrap().install(|| {
            match reader.text("book.toml") {
                Ok(text) => _ = sources.add("book.toml", text),
                Err(fault) => faults.push(fault),
            }
            reader.theme("themes/trust", &mut sources, &mut faults);
            reader.content("content", &mut sources, &mut faults);
        });
        (sources, faults)
    }

    fn calls(&self) -> Vec<(&'static str, String)> {
        let disk = Failing::new(0, How::GivesPart);
        let (_, faults) = self.read(&disk);
        assert_eq!(faults, []);
        disk.calls()
    }
}

fn place(fault: &Diagnostic) -> &str {
    match &fault.place {
        Place::File(path, _) => path,
        Place::Text(_) => panic!("a place in a text that was not read"),
    }
}

/// The texts that were read, and the bytes of all assets.
fn held(sources: &Sources) -> Vec<String> {
    let texts = sources.files().iter().map(|file| file.text.to_string());
    let assets = sources
        .assets()
        .iter()
        .filter_map(|asset| asset.bytes().ok());
    let assets = assets.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    texts.chain(assets).collect()
}

#[test]
fn every_call_of_reading_fails_once_and_the_file_is_named() {
    let ground = Ground::new();
    let (sound, faults) = ground.read(&RealDisk);
    assert_eq!(faults, []);
    assert_eq!((sound.files().len(), sound.assets().len()), (5, 2));
    let calls = ground.calls();
    assert!(calls.len() > 60, "{}", calls.len());
    let mut told = 0;
    for (at, (call, name)) in calls.iter().enumerate() {
        for error in [Errno::ACCESS, Errno::IO, Errno::NOENT, Errno::NFILE] {
            let disk = Failing::new(at + 1, How::Fails(error.raw_os_error()));
            let (found, faults) = ground.read(&disk);
            let shown = format!("{call} `{name}` {error}: {faults:?}");
            // A folder of a theme need not be there; then no file of it is.
            let may_be_none = *call == "open_folder" && name == "themes";
            let may_be_none = may_be_none || (*call == "kind" && name == "trust");
            if error == Errno::NOENT && may_be_none && faults.is_empty() {
                assert!(
                    found
                        .files()
                        .iter()
                        .all(|file| !file.path.starts_with("themes"))
                );
                continue;
            }
            assert_eq!(faults.len(), 1, "{shown}");
            let fault = &faults[0];
            assert_eq!(fault.severity, Severity::Error, "{shown}");
            assert!(fault.help.is_some(), "{shown}");
            assert!(
                place(fault).split('/').any(|part| part == name) || name.is_empty(),
                "{shown}"
            );
            assert!(fault.message.contains(place(fault)), "{shown}");
            told += 1;
        }
        let (again, faults) = ground.read(&RealDisk);
        assert!(
            faults.is_empty() && again.hold_the_same_as(&sound),
            "{call} {name}"
        );
    }
    assert!(told > 4 * 60, "{told}");
}

#[test]
fn a_call_that_a_signal_breaks_off_is_made_again_and_a_read_that_gives_part_goes_on() {
    let ground = Ground::new();
    let (sound, _) = ground.read(&RealDisk);
    for (at, (call, name)) in ground.calls().iter().enumerate() {
        for how in [How::Fails(Errno::INTR.raw_os_error()), How::GivesPart] {
            let (found, faults) = ground.read(&Failing::new(at + 1, how));
            assert_eq!(faults, [], "{call} {name}");
            assert!(found.hold_the_same_as(&sound), "{call} {name}");
        }
    }
}

#[test]
fn a_read_that_ends_early_is_a_file_that_changed() {
    let ground = Ground::new();
    let mut told = 0;
    for (at, (call, name)) in ground.calls().iter().enumerate() {
        let (_, faults) = ground.read(&Failing::new(at + 1, How::EndsEarly));
        let is_end = *call == "read" && faults.is_empty();
        assert!(
            faults.len() <= usize::from(*call == "read"),
            "{call} {name}: {faults:?}"
        );
        for fault in &faults {
            assert_eq!(fault.rule, "file-changed");
            assert!(place(fault).ends_with(name.as_str()));
            told += 1;
        }
        // The last read of a file finds its end anyway.
        assert!(is_end || *call != "read" || told > 0);
    }
    assert_eq!(told, 7, "each file once");
}

/// Lets somebody act before each call in turn, and looks at what was read; `undo` makes the site what it was.
fn meddle(
    ground: &Ground,
    act: &(dyn Fn() + Sync),
    undo: impl Fn(),
    look: impl Fn(&Sources, &[Diagnostic]),
) {
    let mut refused = 0;
    for at in 1..=ground.calls().len() {
        let (sources, faults) = ground.read(&Failing::new(at, How::ComesAfter(act)));
        let held = held(&sources);
        assert!(
            !held.iter().any(|text| text.contains(SECRET)),
            "call {at}: {held:?}"
        );
        look(&sources, &faults);
        refused += usize::from(!faults.is_empty());
        undo();
    }
    assert!(refused > 0);
}

#[test]
fn what_is_exchanged_for_a_link_at_any_moment_is_never_read() {
    let ground = Ground::new();
    let away = ground.0.path().join("away");
    for (path, leads_to) in [
        ("content/cases", ""),
        ("content/cases/pictures", "pictures"),
        ("content/cases/first.md", "first.md"),
        ("content/cases/pictures/ward.png", "pictures/ward.png"),
        ("themes/trust", "trust"),
        ("themes/trust/assets/logo.svg", "trust/assets/logo.svg"),
    ] {
        let path = ground.root().join(path);
        let act = || {
            fs::rename(&path, &away).unwrap();
            std::os::unix::fs::symlink(ground.outside().join(leads_to), &path).unwrap();
        };
        let undo = || {
            fs::remove_file(&path).unwrap();
            fs::rename(&away, &path).unwrap();
        };
        meddle(&ground, &act, undo, |_, faults| {
            for fault in faults {
                let is_right = matches!(fault.rule, "not-a-file" | "file-changed");
                assert!(is_right, "{fault:?}");
            }
        });
    }
}

#[test]
fn a_file_that_is_exchanged_for_a_pipe_does_not_hang() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let ground = Ground::new();
    let path = ground.root().join("content/cases/first.md");
    let act = || {
        fs::remove_file(&path).unwrap();
        mknodat(CWD, &path, FileType::Fifo, Mode::RWXU, 0).unwrap();
    };
    let undo = || {
        fs::remove_file(&path).unwrap();
        fs::write(&path, "The first case.\n").unwrap();
    };
    meddle(&ground, &act, undo, |_, faults| {
        for fault in faults {
            let told = (fault.rule, place(fault));
            assert_eq!(told, ("not-a-file", "content/cases/first.md"));
        }
    });
}

#[test]
fn a_file_that_is_written_to_while_it_is_read_is_whole_or_told() {
    let ground = Ground::new();
    let path = ground.root().join("content/cases/first.md");
    let old = "The first case.\n";
    for text in ["Another one.\n", ""] {
        let act = || fs::write(&path, text).unwrap();
        let undo = || fs::write(&path, old).unwrap();
        meddle(&ground, &act, undo, |sources, faults| {
            let read = sources.find("content/cases/first.md");
            let is_whole = |file: &SourceFile| [old, text].contains(&&*file.text);
            assert!(read.is_none_or(is_whole), "{read:?}");
            for fault in faults {
                let told = (fault.rule, place(fault));
                assert_eq!(told, ("file-changed", "content/cases/first.md"));
            }
            assert_eq!(read.is_none(), !faults.is_empty());
        });
    }
}

#[test]
fn a_file_of_the_same_length_that_is_written_to_while_it_is_read_is_told_by_its_time() {
    let ground = Ground::new();
    let path = ground.root().join("content/index.md");
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    let at = ground
        .calls()
        .iter()
        .position(|call| *call == ("read", "index.md".to_owned()));
    let act = || fs::write(&path, "welcome.\n").unwrap();
    let (_, faults) = ground.read(&Failing::new(at.unwrap() + 1, How::ComesAfter(&act)));
    assert_eq!(
        faults.iter().map(|fault| fault.rule).collect::<Vec<_>>(),
        ["file-changed"]
    );
}

#[test]
fn an_asset_that_is_another_when_it_is_written_is_told() {
    let ground = Ground::new();
    let (sources, _) = ground.read(&RealDisk);
    let asset = sources
        .assets()
        .iter()
        .find(|asset| asset.path.ends_with("ward.png"));
    let asset = asset.unwrap();
    assert_eq!(&*asset.bytes().unwrap(), b"a picture");
    assert!(!sources.differ_somewhere(&ground.root(), 0, 1));
    let path = ground.root().join("content/cases/pictures/ward.png");
    fs::write(&path, "a Picture").unwrap();
    assert_eq!(asset.bytes().unwrap_err().rule, "file-changed");
    assert!(sources.differ_somewhere(&ground.root(), 0, 1));
    fs::remove_file(&path).unwrap();
    assert_eq!(asset.bytes().unwrap_err().rule, "unreadable-file");
    std::os::unix::fs::symlink(ground.outside().join("pictures/ward.png"), &path).unwrap();
    assert_eq!(asset.bytes().unwrap_err().rule, "not-a-file");
}

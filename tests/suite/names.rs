//! What reaches a path: names of files, ids, settings; what is refused, and with which reason.

use std::collections::BTreeSet;

use casebook::diagnostic::{Diagnostic, Place, Severity};

use crate::support::{TestSite, files_below};

/// Reads and builds a site in memory; gives the faults, and the places of all files.
fn built(site: &TestSite) -> (Vec<Diagnostic>, Vec<String>) {
    let mut opened = casebook::open(&site.root(), false);
    let tree = casebook::build(&mut opened);
    let places = tree.iter().flat_map(casebook::output::OutputTree::iter);
    let places = places.map(|(place, _)| place.to_string()).collect();
    (opened.faults, places)
}

fn errors(faults: &[Diagnostic]) -> Vec<&Diagnostic> {
    let errors = faults.iter();
    errors
        .filter(|fault| fault.severity == Severity::Error)
        .collect()
}

/// What nobody may write where a part of a path is asked for.
const HOSTILE: [&str; 18] = [
    "../evil",
    "..",
    ".",
    "/evil",
    "//evil/share",
    "C:evil",
    "C:\\\\evil",
    "\\\\\\\\host\\\\evil",
    "a/../../evil",
    "evil\\u0000",
    "evil\\u202e",
    "con",
    " ",
    "evil.",
    "~/evil",
    "$HOME/evil",
    "%2e%2e/evil",
    "",
];

/// Everything else in the content that becomes part of a path: file, and what to replace.
const FIELDS: [(&str, &str, &str); 6] = [
    (
        "content/assessments/daily.yaml",
        "id: daily\n",
        "id: VALUE\n",
    ),
    ("content/topics.yaml", "- id: boards\n", "- id: VALUE\n"),
    ("content/topics.yaml", "{id: hospital,", "{id: VALUE,"),
    ("content/topics.yaml", "{id: england,", "{id: VALUE,"),
    ("content/guide/index.md", "[help/start.html]", "[VALUE]"),
    (
        "book.toml",
        "id = \"small\"\n",
        "id = \"small\"\nbrand = {logo = VALUE}\n",
    ),
];

#[test]
fn no_value_that_could_leave_the_site_reaches_a_path() {
    let long = "x".repeat(300);
    for value in HOSTILE.into_iter().chain([long.as_str()]) {
        let site = TestSite::small();
        for (file, from, to) in FIELDS {
            site.replace(file, from, &to.replace("VALUE", &format!("\"{value}\"")));
        }
        let mut opened = casebook::open(&site.root(), false);
        assert!(casebook::build(&mut opened).is_none(), "{value}");
        let faults = &opened.faults;
        let file = |fault: &&Diagnostic| match &fault.place {
            Place::File(path, _) => path.clone(),
            Place::Text(span) => opened.sources.get(span.file).path.clone(),
        };
        let told: BTreeSet<String> = errors(faults).iter().map(file).collect();
        // An empty logo is none.
        let files = FIELDS.map(|(file, ..)| file);
        let files = files
            .iter()
            .filter(|file| **file != "book.toml" || !value.trim().is_empty());
        for file in files {
            assert!(told.contains(*file), "{file}: {value:?} {faults:#?}");
        }
    }
}

#[test]
fn no_folder_of_the_settings_lies_outside_the_site() {
    for value in HOSTILE {
        for to in [
            "[book]\nsrc = VALUE\n",
            "[build]\nbuild-dir = VALUE\n",
            "[output.site]\ntheme = VALUE\n",
            "[output.site]\nlanguages = [VALUE]\n",
        ] {
            let mut sources = casebook::source::Sources::default();
            let text = to.replace("VALUE", &format!("\"{value}\""));
            let id = sources.add("book.toml", text.as_str());
            let mut faults = casebook::diagnostic::Faults::new();
            let config = casebook::config::parse(sources.get(id), &mut faults);
            let faults = faults
                .iter()
                .filter(|fault| matches!(&fault.place, Place::Text(span) if span.start > 7));
            let used = [&config.src, &config.build_dir, &config.theme];
            let is_literal = ["~/evil", "$HOME/evil", "%2e%2e/evil"].contains(&value)
                && used.iter().any(|used| **used == value);
            if is_literal {
                continue; // a folder of the site that has this very name
            }
            let is_as_without =
                used == ["content", "site", "default"] && config.languages.is_empty();
            assert!(is_as_without, "{text}: {used:?}");
            assert!(faults.count() > 0 || value.trim().is_empty(), "{text}");
        }
    }
}

#[test]
fn names_that_break_somewhere_are_refused_with_the_reason_and_all_at_once() {
    let names = [
        ("con.txt", "Windows keeps"),
        ("Nul", "Windows keeps"),
        ("aux .txt", "Windows keeps"),
        ("COM\u{b9}.pdf", "Windows keeps"),
        ("ends.", "Windows drops"),
        ("finishes ", "Windows drops"),
        (" begins.txt", "begins with a space"),
        ("a:b.txt", "`:`, which Windows does not allow"),
        ("why?.txt", "`?`, which Windows does not allow"),
        ("a\\b.txt", "`\\`, which Windows does not allow"),
        ("a\u{1b}[31m.txt", "U+001B, which cannot be seen"),
        ("a\nb.txt", "U+000A, which cannot be seen"),
        ("gpj\u{202e}exe.txt", "U+202E, which cannot be seen"),
        ("a\u{200b}b.txt", "U+200B, which cannot be seen"),
        ("a\u{200d}c.txt", "U+200D, which cannot be seen"),
        ("\u{feff}a.txt", "U+FEFF, which cannot be seen"),
        ("App_Data", "the web server IIS never sends"),
        ("bin", "the web server IIS never sends"),
        (
            "old.config",
            "`.config`, which the web server IIS never sends",
        ),
        ("ward.mdb", "`.mdb`, which the web server IIS never sends"),
        ("50%.txt", "something else in a web address"),
        ("a#b.txt", "something else in a web address"),
        ("a&b.txt", "something else in a web address"),
    ];
    let site = TestSite::small();
    for (name, _) in names {
        site.write(&format!("content/guide/{name}"), "Words.\n");
    }
    let (faults, places) = built(&site);
    assert_eq!(places, [""; 0]);
    let faults = errors(&faults);
    for (name, reason) in names {
        let place = Place::File(format!("content/guide/{name}"), None);
        let mut here = faults.iter().filter(|fault| fault.place == place);
        let is_told = here.any(|fault| fault.rule == "file-name" && fault.message.contains(reason));
        assert!(is_told, "{name:?}: {faults:#?}");
    }
    assert_eq!(faults.len(), names.len(), "{faults:#?}");
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    let acts = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!run.stderr.contains(acts), "{:?}", run.stderr);
}

#[test]
fn a_place_that_is_too_long_for_some_systems_is_refused() {
    let path = |length: usize| format!("guide/{}.txt", "x".repeat(length - "guide/.txt".len()));
    let site = TestSite::small();
    site.write(&format!("content/{}", path(180)), "Words.\n");
    let (faults, places) = built(&site);
    assert!(
        errors(&faults).is_empty() && places.contains(&path(180)),
        "{faults:?}"
    );
    site.write(&format!("content/{}", path(181)), "Words.\n");
    let (faults, _) = built(&site);
    let faults = errors(&faults);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].message.contains("181 bytes long, and 180"),
        "{faults:?}"
    );
}

#[test]
fn two_files_that_would_be_one_are_both_named() {
    let page = "---\ntitle: Ward rounds\nsummary: Each day.\n---\n\nWords.\n";
    let pairs = [
        ("guide/Leaflet.txt", "guide/leaflet.txt"),
        ("guide/caf\u{e9}.txt", "guide/cafe\u{301}.txt"),
        ("guide/stra\u{df}e.txt", "guide/STRASSE.txt"),
        ("guide/\u{212a}ey.txt", "guide/key.txt"),
        ("guide/ΟΔΟΣ.txt", "guide/οδος.txt"),
        ("guide/i\u{307}.txt", "guide/\u{130}.txt"),
        ("guide/\u{fb01}le.txt", "guide/file.txt"),
        ("guide/Notes", "guide/notes"),
        ("guide/Ward Rounds.md", "guide/ward-rounds.md"),
        ("guide/one.md", "guide/one.html"),
        ("guide/two.md", "guide/two.html/a.txt"),
        ("guide/three/index.md", "guide/three/index.html"),
        ("assessments/daily.yaml", "assessments/daily.html"),
    ];
    let site = TestSite::small();
    for path in pairs.iter().flat_map(|(one, other)| [one, other]) {
        match *path {
            "assessments/daily.yaml" => {}
            "guide/Notes" | "guide/notes" => _ = site.write(&format!("content/{path}/a.txt"), page),
            path => _ = site.write(&format!("content/{path}"), page),
        }
    }
    let (faults, _) = built(&site);
    let errors = errors(&faults);
    for (one, other) in pairs {
        let names = |fault: &Diagnostic, path: &str| {
            let place = match &fault.place {
                Place::File(path, _) => path.as_str(),
                Place::Text(_) => "",
            };
            let told = format!("`{place}` {} {:?}", fault.message, fault.help);
            told.contains(&format!("`content/{path}`"))
        };
        let is_told = |fault: &&Diagnostic| names(fault, one) && names(fault, other);
        assert!(errors.iter().any(is_told), "{one} {other}: {errors:#?}");
    }
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text_are_written_out_and_a_site_folder_of_such_a_name_builds() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let site = TestSite::small();
    let odd = site
        .root()
        .join(OsStr::from_bytes(b"content/guide/caf\xe9.txt"));
    std::fs::write(&odd, "Words.\n").unwrap();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr
            .contains("`content/guide/caf\\xE9.txt` is not UTF-8"),
        "{}",
        run.stderr
    );
    std::fs::remove_file(odd).unwrap();

    let root = site.root().with_file_name(OsStr::from_bytes(b"s\xff te"));
    std::fs::rename(site.root(), &root).unwrap();
    for (verb, more) in [("check", None), ("build", None), ("export", Some("zip"))] {
        let out = root.join(OsStr::from_bytes(b"o\xfet"));
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.arg(verb).args(more).arg(&root);
        if verb != "check" {
            command.arg("-d").arg(if more.is_some() {
                root.join("all.zip")
            } else {
                out.clone()
            });
        }
        let run = crate::support::Run::from(command.output().unwrap());
        assert_eq!(run.code, 0, "{verb}: {}", run.stderr);
        assert!(verb != "build" || files_below(&out).len() > 30);
    }
    assert!(root.join("all.zip").exists());
}

#[test]
fn a_site_with_too_many_texts_is_refused_and_the_first_that_is_too_many_named() {
    let site = TestSite::small();
    let folder = site.root().join("content/many");
    std::fs::create_dir_all(&folder).unwrap();
    for at in 0..9 {
        let file = std::fs::File::create(folder.join(format!("long-{at}.yaml"))).unwrap();
        file.set_len(8 * 1024 * 1024).unwrap();
    }
    let (faults, _) = built(&site);
    let told: Vec<_> = faults
        .iter()
        .filter(|fault| fault.rule == "site-too-large")
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0]
            .message
            .contains("64 MiB: `content/many/long-7.yaml`"),
        "{told:?}"
    );

    let mut deep = site.root().join("content");
    deep.extend(["d"; 60]);
    std::fs::create_dir_all(&deep).unwrap();
    std::fs::write(deep.join("a.md"), "Words.\n").unwrap();
    let large = std::fs::File::create(site.root().join("content/film.mp4")).unwrap();
    large.set_len(64 * 1024 * 1024 + 1).unwrap();
    let (faults, _) = built(&site);
    let told = |part: &str| faults.iter().any(|fault| fault.message.contains(part));
    assert!(
        told("lies in more than 32 folders") && told("`content/film.mp4` is larger than 64 MiB"),
        "{faults:?}"
    );
}

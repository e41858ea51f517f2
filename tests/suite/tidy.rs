//! What must be true of the whole tree, so that no reviewer has to repeat it.

use std::collections::BTreeSet;

use crate::support::{files_below, repository};

/// A room: the path it lives at, the rooms it may use, the third-party crates that stop at its door.
struct Room(
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

/// The house of `docs/architecture.md`. A line that needs more here needs another room instead.
const HOUSE: &[Room] = &[
    Room("main.rs", &["cli"], &[]),
    Room("lib.rs", EVERY, &["rayon"]),
    Room("progress.rs", &[], &[]),
    Room("names.rs", &[], &["unicode_normalization"]),
    Room(
        "folder.rs",
        &[
            "config",
            "diagnostic",
            "load",
            "looks",
            "progress",
            "source",
            "span",
            "theme",
        ],
        &[],
    ),
    Room(
        "looks.rs",
        &[
            "config",
            "diagnostic",
            "model",
            "probe",
            "source",
            "span",
            "theme",
        ],
        &[],
    ),
    Room(
        "press.rs",
        &[
            "assessment",
            "diagnostic",
            "digest",
            "hand",
            "model",
            "output",
            "progress",
            "render",
            "search",
            "source",
            "theme",
        ],
        &["rayon"],
    ),
    Room(
        "probe.rs",
        &[
            "archetype",
            "diagnostic",
            "load",
            "model",
            "press",
            "source",
            "theme",
        ],
        &[],
    ),
    Room(
        "load.rs",
        &[
            "config",
            "diagnostic",
            "hand",
            "model",
            "source",
            "span",
            "syntax",
        ],
        &["rayon"],
    ),
    Room(
        "load/",
        &[
            "check",
            "config",
            "diagnostic",
            "model",
            "source",
            "span",
            "syntax",
        ],
        &["rayon"],
    ),
    Room(
        "cli/",
        EVERY,
        &[
            "annotate_snippets",
            "clap",
            "indicatif",
            "open",
            "serde",
            "serde_json",
        ],
    ),
    Room("hand.rs", &["diagnostic"], &[]),
    Room("span.rs", &[], &[]),
    Room("diagnostic.rs", &["span"], &["strsim"]),
    Room("rules/", &["diagnostic"], &[]),
    Room("digest.rs", &[], &["sha2"]),
    Room("script.rs", &[], &["serde", "serde_json"]),
    Room(
        "source/",
        &["diagnostic", "digest", "names", "span"],
        &["rayon", "rustix", "walkdir"],
    ),
    Room(
        "syntax/",
        &["diagnostic", "source", "span"],
        &[
            "granit_parser",
            "jiff",
            "minijinja",
            "pulldown_cmark",
            "unicode_normalization",
        ],
    ),
    Room(
        "config.rs",
        &["diagnostic", "source", "span", "syntax"],
        &["toml"],
    ),
    Room(
        "config/",
        &["config", "diagnostic", "source", "span", "syntax"],
        &["toml"],
    ),
    Room(
        "model/",
        &["config", "diagnostic", "span", "syntax"],
        &[
            "ciborium",
            "hayagriva",
            "icu_collator",
            "icu_locale_core",
            "serde_json",
            "unicode_normalization",
        ],
    ),
    Room(
        "check/",
        &["diagnostic", "digest", "hand", "model", "span"],
        &["rayon"],
    ),
    Room(
        "theme/",
        &["diagnostic", "digest", "script", "source", "span"],
        &["include_dir", "serde", "tera", "toml"],
    ),
    Room(
        "render/",
        &[
            "diagnostic",
            "hand",
            "model",
            "script",
            "source",
            "span",
            "syntax",
            "theme",
        ],
        &[
            "aho_corasick",
            "jiff",
            "pulldown_cmark",
            "serde",
            "serde_json",
        ],
    ),
    Room(
        "search/",
        &["digest", "hand", "model", "span"],
        &[
            "elasticlunr",
            "rayon",
            "serde",
            "serde_json",
            "unicode_normalization",
        ],
    ),
    Room("schema/", &["config", "syntax"], &["serde_json"]),
    Room(
        "archetype/",
        &["model", "schema", "source", "syntax"],
        &["jiff", "serde_json"],
    ),
    Room("reading.rs", &["model"], &["textstat"]),
    Room("import/", &["diagnostic", "model"], &["roxmltree", "zip"]),
    Room(
        "assessment/",
        &["digest", "model", "script"],
        &["serde", "serde_json"],
    ),
    Room(
        "serve/",
        &[
            "diagnostic",
            "hand",
            "model",
            "output",
            "press",
            "render",
            "script",
            "source",
            "span",
            "theme",
        ],
        &["httparse", "notify", "serde"],
    ),
    Room(
        "output/",
        &["digest", "names"],
        &["rustix", "serde", "serde_json", "sha2", "zip"],
    ),
];

const EVERY: &[&str] = &[
    "archetype",
    "assessment",
    "check",
    "cli",
    "config",
    "diagnostic",
    "digest",
    "import",
    "load",
    "model",
    "names",
    "output",
    "press",
    "probe",
    "reading",
    "render",
    "rules",
    "schema",
    "script",
    "search",
    "serve",
    "source",
    "span",
    "syntax",
    "theme",
];

fn sources() -> Vec<(String, String)> {
    let folder = repository().join("src");
    let read = |path: &String| std::fs::read_to_string(folder.join(path)).unwrap();
    files_below(&folder)
        .into_iter()
        .filter(|path| path.ends_with(".rs"))
        .map(|path| (path.clone(), read(&path)))
        .collect()
}

/// The part of a file that ships, without its comments: tests may use what they like.
fn shipped(text: &str) -> String {
    let code = text
        .split("\n#[cfg(test)]\n#[expect(")
        .next()
        .unwrap_or(text)
        .split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or(text);
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn room_of(path: &str) -> &'static Room {
    let room = HOUSE
        .iter()
        .find(|room| path == room.0 || (room.0.ends_with('/') && path.starts_with(room.0)));
    room.unwrap_or_else(|| panic!("`src/{path}` is in no room of the house"))
}

/// Returns the names that follow a prefix such as `crate::`.
fn names_after<'a>(text: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    let code = text.split(prefix).skip(1);
    let name = |rest: &'a str| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default()
    };
    code.map(name).filter(|name| !name.is_empty()).collect()
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let rooms: BTreeSet<&str> = EVERY.iter().copied().collect();
    for (path, text) in sources() {
        let Room(name, may, _) = room_of(&path);
        assert!(
            !shipped(&text).contains("use crate::{"),
            "`src/{path}`: one `use crate::room::...` line a room"
        );
        let own = name.trim_end_matches('/').trim_end_matches(".rs");
        for used in names_after(&shipped(&text), "crate::") {
            let is_room = rooms.contains(used);
            assert!(
                !is_room || used == own || may.contains(&used),
                "`src/{path}` uses `{used}`; {name} may not"
            );
        }
    }
}

#[test]
fn third_party_types_stop_at_their_doors() {
    let known: BTreeSet<&str> = HOUSE
        .iter()
        .flat_map(|room| room.2.iter().copied())
        .collect();
    for (path, text) in sources() {
        let Room(name, _, may) = room_of(&path);
        for used in &known {
            let code = shipped(&text);
            let is_used = code.lines().any(|line| {
                line.match_indices(&format!("{used}::")).any(|(at, _)| {
                    !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':')
                })
            });
            assert!(
                !is_used || may.contains(used),
                "`src/{path}` uses the crate `{used}`; {name} may not"
            );
        }
    }
}

#[test]
fn every_dependency_has_a_room() {
    let manifest = std::fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let section = |from: &str, to: &str| {
        manifest
            .split(from)
            .nth(1)
            .and_then(|rest| rest.split(to).next())
            .unwrap_or_default()
    };
    let lines = section("\n[dependencies]\n", "\n[target");
    let known: BTreeSet<&str> = HOUSE
        .iter()
        .flat_map(|room| room.2.iter().copied())
        .collect();
    for line in lines.lines().filter(|line| line.contains(" = ")) {
        let name = line
            .split(" = ")
            .next()
            .unwrap_or_default()
            .replace('-', "_");
        let name = if name == "elasticlunr_rs" {
            "elasticlunr".to_owned()
        } else {
            name
        };
        assert!(
            known.contains(name.as_str()),
            "no room may use `{name}`: take it out of Cargo.toml"
        );
        assert!(
            line.contains("# "),
            "`{name}` has no reason beside it in Cargo.toml"
        );
    }
}

#[test]
fn the_rooms_in_the_docs_are_those_of_the_test() {
    let docs = std::fs::read_to_string(repository().join("docs/architecture.md")).unwrap();
    for Room(name, _, third_party) in HOUSE {
        let row = docs
            .lines()
            .find(|line| line.starts_with(&format!("| `{name}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/architecture.md has no row for `{name}`"));
        for used in *third_party {
            assert!(
                row.contains(&used.replace('_', "-")),
                "docs/architecture.md: `{name}` without {used}"
            );
        }
    }
}

#[test]
fn every_source_file_says_what_it_is() {
    for (path, text) in sources() {
        let is_test = path.ends_with("tests.rs") || path.contains("/tests/");
        assert!(
            text.starts_with("//! ") || is_test,
            "`src/{path}` does not begin with its one job"
        );
    }
}

/// What its scripts may do, `tests/browser/lint.mjs` knows, which reads them as a browser does.
#[test]
fn the_theme_holds_nothing_inline_or_remote() {
    let folder = repository().join("themes");
    for path in files_below(&folder) {
        let text = std::fs::read_to_string(folder.join(&path)).unwrap();
        if path.ends_with(".html") {
            for found in [
                "<script>",
                "<style",
                " style=\"",
                " onclick",
                " onload",
                " onsubmit",
                "src=\"http",
                "type=\"module\"",
            ] {
                assert!(!text.contains(found), "themes/{path} holds `{found}`");
            }
        }
        if path.ends_with(".css") {
            assert!(
                !text.contains("@import") && !text.contains("url(http"),
                "themes/{path} loads something"
            );
        }
    }
}

/// `deny.toml` passes over two faults of a reader of XML, since nothing of ours gives it any to read.
#[test]
fn no_citation_style_is_read() {
    for (path, text) in sources() {
        assert!(!text.contains("from_xml"), "{path} reads a style");
    }
}

/// What no byte of a site may hang on: the clock, the environment, the folder one stands in, chance, the process.
const AROUND: [&str; 11] = [
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "env::var",
    "env::current_dir",
    "env::temp_dir",
    "env::args",
    "RandomState",
    "process::id",
    "available_parallelism",
];

#[test]
fn nothing_between_source_and_output_knows_the_clock_or_the_environment() {
    // `output` waits for a lock, and the others talk to people.
    let is_edge = |path: &str| {
        ["cli/", "serve/", "output/"]
            .iter()
            .any(|edge| path.starts_with(edge))
    };
    for (path, text) in sources().iter().filter(|(path, _)| !is_edge(path)) {
        let is_for_tests = path == "search/shared.rs";
        for found in AROUND.iter().filter(|_| !is_for_tests) {
            assert!(
                !shipped(text).contains(found),
                "`src/{path}` holds `{found}`"
            );
        }
    }
}

#[test]
fn no_test_is_skipped() {
    for folder in ["src", "tests"] {
        let folder = repository().join(folder);
        for path in files_below(&folder)
            .iter()
            .filter(|path| !path.contains("node_modules"))
        {
            let is_code = path.ends_with(".rs") || path.ends_with(".mjs");
            let text = if is_code {
                std::fs::read_to_string(folder.join(path)).unwrap()
            } else {
                String::new()
            };
            for found in [
                concat!("#[ign", "ore"),
                concat!("test.sk", "ip("),
                concat!("it.sk", "ip("),
                concat!("test.on", "ly("),
                concat!("{ sk", "ip:"),
            ] {
                assert!(!text.contains(found), "{path} holds `{found}`");
            }
        }
    }
}

//! Scripts with short names: `tests/scripts/*.js`, and beside each what becomes of it.
//!
//! A browser test of `tests/browser/unit` reads both with a parser of others, and runs them.

use std::path::PathBuf;

use casebook::theme::short_names::shorten;

use crate::support::{expect_file, repository};

/// The folder of the scripts, or another one with more of them.
fn folder() -> PathBuf {
    std::env::var_os("CASEBOOK_SCRIPTS")
        .map_or_else(|| repository().join("tests/scripts"), PathBuf::from)
}

/// The scripts of a file, each below its title.
fn parts(name: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(folder().join(name)).unwrap_or_default();
    let parts = text.split("//// ").skip(1);
    let part = |part: &str| {
        part.split_once('\n')
            .map(|(title, script)| (title.to_owned(), script.to_owned()))
    };
    parts.filter_map(part).collect()
}

#[test]
fn variables_get_short_names() {
    for name in ["renamed", "generated"] {
        let scripts = parts(&format!("{name}.js"));
        let made = scripts.iter().map(|(title, script)| {
            let small = shorten(script).unwrap_or_else(|| panic!("{title}: not followed"));
            format!("//// {title}\n{small}\n")
        });
        let short: String = made.collect();
        expect_file(&folder().join(format!("{name}.short.js")), &short);
    }
}

#[test]
fn what_cannot_be_followed_for_certain_keeps_its_names() {
    let parts = parts("kept.js");
    for (title, script) in parts {
        assert_eq!(shorten(&script), None, "{title}");
    }
}

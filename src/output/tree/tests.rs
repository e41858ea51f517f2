//! Which places a site may have, and which two cannot be together. No disk is touched.

use super::*;

fn tree(paths: &[&str]) -> Result<OutputTree, PathError> {
    let mut tree = OutputTree::new();
    for path in paths {
        tree.insert(OutPath::new(path)?, Vec::new())?;
    }
    Ok(tree)
}

#[test]
fn plain_places_are_taken() {
    for path in [
        "index.html",
        "cases/salford-royal.html",
        "assets/app.1a2b.css",
        "a b/ç.html",
        "console.html",
        "com10",
        ".nojekyll",
    ] {
        assert!(OutPath::new(path).is_ok(), "{path}");
    }
}

#[test]
fn places_that_leave_the_folder_or_break_on_windows_are_refused() {
    let refused = [
        "",
        "/",
        "/etc/passwd",
        "a//b",
        "a/",
        "..",
        "a/../b",
        "./a",
        "a\\b",
        "C:/x",
        "a:b",
        "a?b",
        "a*b",
        "a|b",
        "a\"b",
        "<a>",
        "a\nb",
        "a\u{7f}",
        "a\u{202e}b",
        "a.",
        "a ",
        "a./b",
        "con",
        "NUL.html",
        "x/Com1.txt",
        "lpt³",
        "CONIN$",
        "aux .txt",
        ".casebook-manifest.json",
        "a/.CASEBOOK-tmp-1",
    ];
    for path in refused {
        assert!(OutPath::new(path).is_err(), "{path:?}");
    }
}

#[test]
fn the_length_limit_is_exact() {
    assert!(OutPath::new(&"a".repeat(LONGEST)).is_ok());
    assert!(OutPath::new(&"a".repeat(LONGEST + 1)).is_err());
}

#[test]
fn names_that_differ_by_case_alone_are_refused() {
    for pair in [
        ["a.html", "A.html"],
        ["a.html", "a.html"],
        ["cases/a", "Cases/b"],
        ["straße", "STRASSE"],
    ] {
        assert!(tree(&pair).is_err(), "{pair:?}");
    }
    assert!(tree(&["cases/a", "cases/b", "b/a"]).is_ok());
}

#[test]
fn a_file_and_a_folder_cannot_share_a_name() {
    assert!(tree(&["a", "a/b"]).is_err());
    assert!(tree(&["a/b", "a"]).is_err());
}

#[test]
fn a_refused_insert_leaves_the_tree_as_it_was() {
    let mut tree = tree(&["cases/a.html"]).unwrap();
    assert!(
        tree.insert(OutPath::new("new/Cases").unwrap(), Vec::new())
            .is_ok()
    );
    assert!(
        tree.insert(OutPath::new("Cases/x/b.html").unwrap(), Vec::new())
            .is_err()
    );
    assert_eq!(tree.len(), 2);
    assert!(!tree.places().has_name_like("cases/x"));
}

#[test]
fn messages_escape_control_characters() {
    let message = OutPath::new("a\u{1b}[31m").unwrap_err().to_string();
    assert!(!message.contains('\u{1b}'), "{message}");
}

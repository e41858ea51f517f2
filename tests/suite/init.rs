//! `casebook init`: a site that builds at once, all of it or nothing.

use std::path::Path;

use casebook::schema::{Kind, text};
use serde_json::Value;

use crate::schema::fits;
use crate::support::{Run, files_below};

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    Run::from(output)
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn a_new_site_builds_at_once_without_a_fault_or_a_warning() {
    let ground = tempfile::tempdir().unwrap();
    let made = run(ground.path(), &["init", "our/ward-stories"]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    assert_eq!(made.stdout, "our/ward-stories/book.toml\n");
    let root = ground.path().join("our/ward-stories");
    let check = run(&root, &["check", "--drafts"]);
    assert_eq!(
        (check.code, check.stdout.as_str(), check.stderr.as_str()),
        (0, "no errors in 7 files\n", "")
    );
    let built = run(&root, &["build", "--quiet"]);
    assert_eq!((built.code, built.stderr.as_str()), (0, ""));
    let page = |path: &str| std::fs::read_to_string(root.join("site").join(path)).unwrap();
    assert!(page("index.html").contains("Ward stories"));
    assert!(page("cases/example-ward.html").contains("id=\"exa-02\""));
    assert!(page("assessments/example.html").contains("exa-1"));
    let begun = run(&root, &["new", "case", "A case of ours"]);
    assert_eq!(begun.code, 0, "{}", begun.stderr);
    assert_eq!(run(&root, &["build", "--quiet"]).code, 0);
}

#[test]
fn a_folder_with_other_files_and_any_title_will_do() {
    let ground = tempfile::tempdir().unwrap();
    std::fs::write(ground.path().join("README.md"), "mine").unwrap();
    std::fs::create_dir_all(ground.path().join("content")).unwrap();
    let made = run(
        ground.path(),
        &["init", "--title", "病院 \"A\" \\ 100 %id%"],
    );
    assert_eq!(made.code, 0, "{}", made.stderr);
    let check = run(ground.path(), &["check"]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
    let book = std::fs::read_to_string(ground.path().join("book.toml")).unwrap();
    assert!(
        book.contains(r#"title = "病院 \"A\" \\ 100 %id%""#),
        "{book}"
    );
    let empty = run(ground.path(), &["init", "other", "--title", " "]);
    assert_eq!(empty.code, 2);
    assert!(!ground.path().join("other").exists());
}

#[test]
fn what_is_in_the_way_is_named_and_nothing_is_written() {
    for (path, named) in [
        ("book.toml", "`book.toml`"),
        (".gitignore", "`.gitignore`"),
        ("content/notes.txt", "`content/notes.txt`"),
        ("content", "`content`"),
        (".vscode", "`.vscode`"),
        ("themes/ours/theme.toml", "`themes/ours`"),
    ] {
        let ground = tempfile::tempdir().unwrap();
        let path = ground.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, "mine").unwrap();
        let before = files_below(ground.path());
        let made = run(ground.path(), &["init"]);
        assert_eq!(made.code, 2, "{named}: {}", made.stdout);
        assert!(made.stderr.contains(named), "{named}: {}", made.stderr);
        assert!(
            made.stderr.contains("nothing was written"),
            "{}",
            made.stderr
        );
        assert_eq!(files_below(ground.path()), before);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    }
}

#[test]
fn a_second_init_changes_nothing() {
    let ground = tempfile::tempdir().unwrap();
    assert_eq!(run(ground.path(), &["init"]).code, 0);
    std::fs::write(ground.path().join("content/index.md"), "mine").unwrap();
    let again = run(ground.path(), &["init"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("`content/cases`"), "{}", again.stderr);
    let index = std::fs::read_to_string(ground.path().join("content/index.md")).unwrap();
    assert_eq!(index, "mine");
}

#[test]
fn the_files_for_vs_code_fit_the_site_and_lead_nowhere_else() {
    let ground = tempfile::tempdir().unwrap();
    let root = ground.path();
    assert_eq!(run(root, &["init"]).code, 0);
    assert_eq!(fits(root), 7);
    for kind in Kind::ALL {
        let path = root.join(format!(".vscode/schemas/{}.json", kind.word()));
        assert_eq!(std::fs::read_to_string(path).unwrap(), text(kind));
    }
    let settings = json(&root.join(".vscode/settings.json"));
    for (schema, files) in settings["yaml.schemas"].as_object().unwrap() {
        assert!(root.join(schema).is_file(), "{schema}");
        let files = files.as_str().unwrap().replace('*', "example");
        assert!(root.join(&files).is_file(), "{files}");
    }
    assert!(json(&root.join(".vscode/extensions.json"))["recommendations"].is_array());
    let snippets = json(&root.join(".vscode/casebook.code-snippets"));
    let case = casebook::schema::schema(Kind::Case);
    for key in case["properties"].as_object().unwrap().keys() {
        let snippet = &snippets[key];
        assert!(
            snippet["body"][0]
                .as_str()
                .unwrap()
                .starts_with(&format!("{key}:")),
            "{key}"
        );
    }
    assert_eq!(snippets["draft"]["body"][0], "draft: ${1|true,false|}");
    assert_eq!(snippets["facts"]["body"][1], "  - id: ${1}");
    for path in files_below(&root.join(".vscode")) {
        let text = std::fs::read_to_string(root.join(".vscode").join(&path)).unwrap();
        let addresses = text
            .replace("http://json-schema.org/draft-07/schema#", "")
            .replace("https://...", "");
        assert!(!addresses.contains("http"), "{path}");
    }
}

//! Exit codes are 0, 1 or 2 whatever happens; streams that are closed or full are no failure; and no name, path or
//! argument speaks to the terminal.

use std::process::Command;

use crate::support::{Run, TestSite};

/// A sign that colours, one that turns the line round, and an end of line.
const LOUD: &str = "a\u{1b}[31m\u{202e}b";

fn casebook(arguments: &[&str], folder: &std::path::Path) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    Run::from(output)
}

#[test]
fn each_situation_has_its_exit_code() {
    let site = TestSite::small();
    site.write("a-file", "words");
    site.write("empty/.keep", "");
    site.write("empty-book/book.toml", "");
    site.write("folder-book/book.toml/a", "");
    site.write("bad-book/book.toml", "[book\n");
    site.write("bad-case/book.toml", "[book]\ntitle = \"A\"\n");
    site.write(
        "bad-case/content/index.md",
        "---\ntitle: A\nsummary: B\n---\n\n[a](no.md)\n",
    );
    site.write("no-content/book.toml", "[book]\ntitle = \"A\"\n");
    let site = |arguments: &[&str]| casebook(arguments, &site.root());
    for (code, arguments) in [
        (0, &["check"][..]),
        (0, &["build"]),
        (0, &["build", "--quiet"]),
        (0, &["--help"]),
        (0, &["--version"]),
        (0, &["check", "--format", "json"]),
        (1, &["check", "bad-case"]),
        (1, &["build", "bad-case"]),
        (1, &["check", "bad-case", "--format", "sarif"]),
        (1, &["check", "bad-case", "--format", "github"]),
        (1, &["check", "bad-book"]),
        (1, &["build", "bad-book"]),
        (1, &["check", "folder-book"]),
        (1, &["check", "no-content"]),
        (2, &["check", "empty"]),
        (2, &["check", "a-file"]),
        (2, &["build", "a-file"]),
        (2, &["check", "nowhere"]),
        (2, &["build", "nowhere"]),
        (2, &["serve", "nowhere"]),
        (2, &["build", "-d", "/"]),
        (2, &["build", "-d", "content"]),
        (2, &["build", "-d", "a-file"]),
        (2, &["frobnicate"]),
        (2, &["check", "--frobnicate"]),
        (2, &["check", "--format", "xml"]),
        (2, &["check", "--today", "May"]),
        (2, &[]),
        (2, &["init", "."]),
        (2, &["import", "nowhere.docx"]),
        (2, &["import", "a-file"]),
        (2, &["new", "case", ""]),
    ] {
        let run = site(arguments);
        assert_eq!(
            run.code, code,
            "{arguments:?}\n{}{}",
            run.stdout, run.stderr
        );
        let is_told = code == 0 || !run.stderr.is_empty() || !run.stdout.is_empty();
        assert!(is_told && !run.stderr.contains("panicked"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn streams_that_are_closed_or_full_change_no_exit_code() {
    let site = TestSite::small();
    site.write("bad/book.toml", "[book]\ntitle = \"A\"\n");
    site.write(
        "bad/content/index.md",
        "---\ntitle: A\nsummary: B\n---\n\n[a](no.md)\n",
    );
    let casebook = env!("CARGO_BIN_EXE_casebook");
    for stream in [
        ">&-",
        "2>&-",
        ">&- 2>&-",
        "<&-",
        ">/dev/full",
        "2>/dev/full",
        ">/dev/full 2>&1",
    ] {
        for (code, verb) in [
            (0, "check"),
            (0, "build"),
            (0, "check --format json"),
            (0, "schema case"),
            (0, "--help"),
            (1, "check bad"),
            (1, "build bad"),
            (1, "check bad --format sarif"),
            (2, "check nowhere"),
            (2, "frobnicate"),
        ] {
            let shell = Command::new("sh")
                .args(["-c", &format!("\"$0\" {verb} {stream}"), casebook])
                .current_dir(site.root())
                .output()
                .unwrap();
            assert_eq!(shell.status.code(), Some(code), "{verb} {stream}");
        }
    }
    // A reader that goes away at once; `exit` gives the code of the command and not of the reader.
    let piped = "{ \"$0\" check bad --format json; echo $? >&2; } | head -c 1 > /dev/null";
    let shell = Command::new("sh")
        .args(["-c", piped, casebook])
        .current_dir(site.root())
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(&shell.stderr).trim().lines().last(),
        Some("1")
    );
}

#[test]
fn no_name_and_no_argument_speaks_to_the_terminal() {
    let site = TestSite::small();
    site.write("content/guide/loud.md", format!("---\ntitle: \u{202e}Loud\nsummary: {}\ncol\u{202e}our: red\n---\n\n[a\u{202e}](no\u{202e}.md) <b\u{202e}>\n", "A"));
    site.write(
        "content/topics.yaml",
        "topics:\n  - {id: \"a\u{2028}b\u{200f}\", title: T, summary: S}\n",
    );
    site.write(
        "book.toml",
        "[book]\ntitle = \"A\"\n\"col\u{202e}our\\u001b[31m\" = 1\n",
    );
    if cfg!(unix) {
        site.write(&format!("content/{LOUD}.md"), "Words.");
        site.write(&format!("content/{LOUD}\n/c.png"), "Words.");
    }
    let docx = format!("{LOUD}.docx");
    let mut runs: Vec<Vec<&str>> = vec![
        vec!["check"],
        vec!["build"],
        vec!["check", "--format", "json"],
        vec!["check", "--format", "sarif"],
        vec!["check", "--format", "github"],
        vec!["build", "-d", "\u{202e}\u{1b}[31m/x"],
        vec!["theme", "check"],
        vec!["export", "fhir"],
        vec!["import", &docx],
        vec!["check", "--format", LOUD],
    ];
    for verb in [
        "check",
        "build",
        "serve",
        "init",
        "new",
        "new case",
        "new page",
        "schema",
        "import",
        "export",
        "theme",
        "theme check",
        "theme copy",
        "",
    ] {
        let mut arguments: Vec<&str> = verb.split_whitespace().collect();
        arguments.push(LOUD);
        runs.push(arguments.clone());
        arguments.pop();
        arguments.push("--\u{1b}[31m\u{202e}");
        runs.push(arguments);
    }
    for arguments in runs {
        let run = casebook(&arguments, &site.root());
        assert!((0..=2).contains(&run.code), "{arguments:?}: {}", run.code);
        let said = format!("{}{}", run.stdout, run.stderr);
        let loud =
            |c: char| (c.is_control() && c != '\n') || "\u{202e}\u{2028}\u{200f}".contains(c);
        let found = said.find(loud);
        assert_eq!(
            found,
            None,
            "{arguments:?}: {:?}",
            said.get(found.unwrap_or(0).saturating_sub(60)..)
        );
    }
}

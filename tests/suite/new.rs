//! `casebook new`: what it fills in, what it leaves to be filled in, and what it refuses.
//!
//! `tests/golden/new/` shows each new file and what `casebook check --drafts` then says; the day is written
//! as `TODAY` and `LATER`.

use crate::support::{TestSite, expect_file, files_below, repository};

/// Begins a file, which must succeed, and returns its path.
fn begin(site: &TestSite, arguments: &[&str]) -> String {
    let run = site.run(&[&["new"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout.trim_end().to_owned()
}

/// A text in which the day it was made stands as a word.
fn without_day(text: &str) -> String {
    let mut lines = String::new();
    for line in text.lines() {
        let day = |key: &str| {
            line.contains(key)
                .then(|| line.find(key).unwrap() + key.len())
        };
        let line = match (day("reviewed: "), day("review-by: ")) {
            (Some(at), _) => format!("{}TODAY{}", &line[..at], &line[at + 10..]),
            (None, Some(at)) => format!("{}LATER{}", &line[..at], &line[at + 10..]),
            (None, None) => line.to_owned(),
        };
        lines.extend([line.as_str(), "\n"]);
    }
    lines
}

fn read(site: &TestSite, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap()
}

#[test]
fn a_new_file_fills_in_what_can_be_derived_and_check_names_exactly_the_gaps() {
    let golden = repository().join("tests/golden/new");
    for (kind, title, path) in [
        (
            "case",
            "Third: a ward \"round\" for all",
            "content/cases/third-a-ward-round-for-all.md",
        ),
        ("page", "Who we are", "content/who-we-are.md"),
        (
            "assessment",
            "Do we listen?",
            "content/assessments/do-we-listen.yaml",
        ),
    ] {
        let site = TestSite::small();
        site.build();
        assert_eq!(begin(&site, &[kind, title]), path);
        expect_file(
            &golden.join(path.rsplit('/').next().unwrap()),
            &without_day(&read(&site, path)),
        );
        let run = site.run(&["check", "--drafts"]);
        assert_eq!(run.code, 1);
        let told: Vec<&str> = run.stderr.lines().map(str::trim_end).collect();
        expect_file(
            &golden.join(format!("{kind}.txt")),
            &(told.join("\n") + "\n"),
        );
        let elsewhere = |line: &&str| line.contains("--> ") && !line.contains(path);
        assert_eq!(run.stderr.lines().find(elsewhere), None);
    }
}

#[test]
fn the_site_goes_on_building_without_the_draft_and_names_it() {
    let site = TestSite::small();
    site.build();
    let before = site.built();
    for (kind, title) in [
        ("case", "Third"),
        ("page", "Third"),
        ("assessment", "Third"),
    ] {
        begin(&site, &[kind, title]);
    }
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for path in ["cases/third.md", "third.md", "assessments/third.yaml"] {
        let line = format!(
            "left out: {path} (a draft; `casebook check --drafts` tells what it still needs)"
        );
        assert!(run.stderr.contains(&line), "{line}\n{}", run.stderr);
    }
    assert_eq!(site.built(), before);
}

#[test]
fn a_case_that_is_filled_in_is_published() {
    let site = TestSite::small();
    let path = begin(&site, &["case", "Third: a ward round"]);
    site.replace(&path, "draft: true", "# draft")
        .replace(&path, "organisation:", "organisation: Third Hospital Trust")
        .replace(&path, "period:", "period: 2012")
        .replace(&path, "summary:", "summary: A ward went round. It helped.")
        .replace(&path, "topics:", "topics: [boards]")
        .replace(&path, "references:", "references: [smith2014]")
        .replace(&path, "    text:", "    text: The ward went round.")
        .replace(&path, "    cite: # a key", "    cite: smith2014 # a key");
    let text = read(&site, &path);
    let written: Vec<String> = text
        .lines()
        .map(|line| match line.split_once("][to-write]") {
            Some((_, rest)) => format!("The ward went round.{rest}"),
            None => line.to_owned(),
        })
        .collect();
    site.write(&path, written.join("\n"));
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    // That no question leads to it yet is all that is left to say.
    assert!(
        run.stderr.starts_with("warning[unused-case]"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with("\n1 warning\n"), "{}", run.stderr);
    site.build();
    assert!(
        site.page("cases/third-a-ward-round.html")
            .contains("id=\"thi-01\"")
    );
}

#[test]
fn no_file_is_overwritten_and_a_taken_name_is_told() {
    let site = TestSite::small();
    let paths = [
        begin(&site, &["case", "First"]),
        begin(&site, &["case", "FIRST!"]),
        // The addresses of generated pages are taken too.
        begin(&site, &["page", "Glossary"]),
        begin(&site, &["page", "Reading", "--in", "guide"]),
        begin(&site, &["case", "Index"]),
        begin(&site, &["case", "Nul"]),
    ];
    assert_eq!(
        paths,
        [
            "content/cases/first-2.md",
            "content/cases/first-3.md",
            "content/glossary-2.md",
            "content/guide/reading-2.md",
            "content/cases/index-2.md",
            "content/cases/nul-2.md",
        ]
    );
    assert!(read(&site, "content/cases/first.md").contains("a ward that met each day"));
    let run = site.run(&["new", "case", "First"]);
    assert!(
        run.stderr.contains("`content/cases/first.md` was taken"),
        "{}",
        run.stderr
    );
    // Facts of the new cases have ids of their own.
    assert!(read(&site, "content/cases/first-2.md").contains("- id: firs-01"));
    let run = site.run(&["check", "--drafts"]);
    assert!(!run.stderr.contains("duplicate"), "{}", run.stderr);
}

#[test]
fn a_bad_title_is_refused_with_what_to_type_and_nothing_is_written() {
    let site = TestSite::small();
    let before = files_below(&site.root());
    let long = "word ".repeat(60);
    for (arguments, message, help) in [
        (
            vec![" "],
            "the title is empty",
            "casebook new case \"Salford Royal",
        ),
        (vec!["one\ntwo"], "a line break", "on one line"),
        (vec![long.as_str()], "299 characters long", "under 80"),
        (
            vec!["content/cases/x.md"],
            "the name of a file",
            "in quotes",
        ),
        (vec!["../../x"], "the name of a file", "in quotes"),
        (
            vec!["病院"],
            "no file name can be made",
            "--name salford-royal",
        ),
        (
            vec!["X", ".", "--name", "../x"],
            "cannot be part of an address",
            "write `--name x`",
        ),
        (
            vec!["X", ".", "--name", "first"],
            "the name `first` is taken",
            "choose another",
        ),
        (
            vec!["X", ".", "--in", "guide"],
            "has its own folder",
            "leave `--in` out",
        ),
        (
            vec!["Salford", "Royal"],
            "must stand in quotes",
            "casebook new case \"Salford Royal\"",
        ),
        (
            vec!["A", "ward", "round"],
            "must stand in quotes",
            "casebook new case \"A ward round\"",
        ),
    ] {
        let run = site.run(&[&["new", "case"], arguments.as_slice()].concat());
        assert_eq!(run.code, 2, "{arguments:?}: {}{}", run.stdout, run.stderr);
        let told = &run.stderr;
        assert!(told.contains(message), "{arguments:?}: {told}");
        assert!(told.contains(help), "{arguments:?}: {told}");
        assert!(run.stdout.is_empty());
    }
    for folder in ["../x", "cases", "/etc", "assessments/x", ""] {
        let run = site.run(&["new", "page", "X", "--in", folder]);
        assert_eq!(run.code, 2, "{folder}: {}", run.stdout);
        assert!(
            run.stderr.contains("`--in guide`"),
            "{folder}: {}",
            run.stderr
        );
    }
    assert_eq!(files_below(&site.root()), before);
}

#[test]
fn a_title_that_gives_no_name_can_be_given_one() {
    let site = TestSite::small();
    let path = begin(&site, &["case", "病院: 100 % \\ \"x\"", "--name", "byoin"]);
    assert_eq!(path, "content/cases/byoin.md");
    let run = site.run(&["check", "--drafts"]);
    assert!(!run.stderr.contains("yaml-syntax"), "{}", run.stderr);
    assert!(read(&site, &path).contains(r#"title: "病院: 100 % \\ \"x\"""#));
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let site = TestSite::small();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), site.root().join("content/more")).unwrap();
    let run = site.run(&["new", "page", "X", "--in", "more"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(files_below(outside.path()).is_empty());
}

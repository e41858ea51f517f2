//! The command: exit codes, results on stdout and the rest on stderr, nothing written on failure.

use crate::support::{TestSite, expect_file, repository};

#[test]
fn build_prints_where_the_front_page_is_and_nothing_else_on_stdout() {
    let site = TestSite::small();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let front = site.output().canonicalize().unwrap().join("index.html");
    assert_eq!(run.stdout, format!("{}\n", front.display()));
    assert!(
        run.stderr.contains(" written, 0 unchanged, 0 removed"),
        "{}",
        run.stderr
    );
}

#[test]
fn timings_tell_how_long_each_stage_took_and_change_no_byte() {
    let site = TestSite::small();
    site.build();
    let run = site.run(&["build", "--timings"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stderr.contains(" 0 files written, "), "{}", run.stderr);
    let stages = "read parse theme check search make write publish build";
    let lines = run.stderr.lines().map(str::trim_end);
    let told: Vec<&str> = lines
        .filter(|line| line.contains(" s"))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| stages.split(' ').any(|stage| stage == *name))
        .collect();
    assert_eq!(told.join(" "), stages, "{}", run.stderr);
    assert!(!site.run(&["build"]).stderr.contains("publish "));
}

#[test]
fn open_succeeds_where_no_browser_can_be_opened() {
    let site = TestSite::small();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--open"])
        .current_dir(site.root())
        .env("PATH", "/nonexistent")
        .env_remove("BROWSER")
        .output()
        .unwrap();
    assert!(run.status.success());
    assert!(String::from_utf8_lossy(&run.stdout).ends_with("index.html\n"));
    assert!(String::from_utf8_lossy(&run.stderr).contains("no browser could be opened here"));
}

#[test]
fn check_writes_nothing() {
    let site = TestSite::small();
    let run = site.run(&["check"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "no errors in 10 files\n"),
        "{}",
        run.stderr
    );
    assert!(!site.output().exists());
}

#[test]
fn reading_ages_are_listed_the_hardest_first() {
    let site = TestSite::small();
    let run = site.run(&["check", "--reading-age"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    let ages: Vec<f64> = lines[..lines.len() - 1]
        .iter()
        .map(|line| line.split_whitespace().next().unwrap().parse().unwrap())
        .collect();
    assert!(
        ages.len() > 5 && ages.is_sorted_by(|a, b| a >= b),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains(" words  cases/first.md"));
}

#[test]
fn a_broken_case_changes_no_byte_of_the_last_site_and_names_the_line() {
    let site = TestSite::small();
    site.build();
    let (before, times) = (site.built(), times(&site));
    site.replace(
        "content/cases/first.md",
        "topics: [listening]",
        "topics: [listning]",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("content/cases/first.md:9:10"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("did you mean `listening`?"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.is_empty());
    assert_eq!((site.built(), self::times(&site)), (before, times));
}

#[test]
fn an_unchanged_site_is_not_written_again_and_a_change_writes_only_what_differs() {
    let site = TestSite::small();
    site.build();
    let before = times(&site);
    site.build();
    assert_eq!(times(&site), before);
    site.replace("content/cases/second.md", "## Context", "## The context");
    site.build();
    let touched: Vec<String> = times(&site)
        .into_iter()
        .filter(|file| !before.contains(file))
        .map(|(path, _)| path)
        .collect();
    assert!(
        touched.iter().any(|path| path == "cases/second.html"),
        "{touched:?}"
    );
    assert!(
        !touched.iter().any(|path| path == "cases/first.html"),
        "{touched:?}"
    );
}

#[test]
fn what_others_put_into_the_output_stays() {
    let site = TestSite::small();
    site.build();
    site.write("site/web.config", "<configuration/>");
    site.replace(
        "content/cases/second.md",
        "The board listened [#sec-01].",
        "The board did listen [#sec-01].",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("1 file not made by casebook kept"),
        "{}",
        run.stderr
    );
    assert_eq!(site.page("web.config"), "<configuration/>");
}

#[test]
fn an_output_that_holds_other_files_or_the_sources_is_refused() {
    let site = TestSite::small();
    site.write("papers/minutes.txt", "mine");
    for dest in ["papers", ".", "content", "content/new", "themes/x", ".."] {
        let run = site.run(&["build", "-d", dest]);
        assert_eq!(run.code, 2, "{dest}: {}", run.stderr);
        assert!(run.stderr.starts_with("error: "), "{dest}: {}", run.stderr);
    }
    assert!(!site.root().join("content/new").exists() && !site.root().join("themes").exists());
}

#[test]
fn a_folder_without_book_toml_and_a_slip_of_the_keyboard_end_with_2() {
    let site = TestSite::small();
    let run = site.run(&["build", "content"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("there is no `book.toml` in `content`"),
        "{}",
        run.stderr
    );
    assert_eq!(site.run(&["biuld"]).code, 2);
    assert_eq!(site.run(&["build", "--drfats"]).code, 2);
}

#[test]
fn help_is_a_result_and_says_what_is_true() {
    let site = TestSite::small();
    let mut verbs = vec![
        "", "build", "check", "export", "import", "init", "new", "schema", "theme",
    ];
    if cfg!(feature = "serve") {
        verbs.push("serve");
    }
    for verb in verbs {
        let arguments: Vec<&str> = [verb, "--help"]
            .into_iter()
            .filter(|one| !one.is_empty())
            .collect();
        let run = site.run(&arguments);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        let name = if verb.is_empty() { "casebook" } else { verb };
        expect_file(
            &repository().join(format!("tests/golden/help/{name}.txt")),
            &run.stdout,
        );
    }
}

#[test]
fn hidden_files_and_drafts_that_are_left_out_are_named() {
    let site = TestSite::small();
    site.write("content/.DS_Store", "x")
        .write("content/cases/Thumbs.db", "x");
    site.write(
        "content/guide/later.md",
        "---\ntitle: Later\nsummary: Later.\ndraft: true\n---\n",
    );
    site.replace(
        "content/assessments/daily.yaml",
        "status: active",
        "status: retired",
    );
    let run = site.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    for line in [
        "left out: content/.DS_Store (hidden, or a system's own file)",
        "left out: content/cases/Thumbs.db (hidden, or a system's own file)",
        "left out: guide/later.md (a draft; `--drafts` builds it)",
        "left out: assessments/daily.yaml (retired)",
    ] {
        assert!(
            run.stderr.lines().any(|told| told == line),
            "{line}\n{}",
            run.stderr
        );
    }
}

#[test]
fn a_link_in_place_of_the_content_is_not_followed() {
    let site = TestSite::small();
    std::fs::rename(site.root().join("content"), site.root().join("elsewhere")).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("elsewhere", site.root().join("content")).unwrap();
    let run = site.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("`content` is a link or a device"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("1 error"), "{}", run.stderr);
}

#[test]
fn a_file_that_is_not_utf8_is_one_fault_with_its_line() {
    let site = TestSite::small();
    site.write(
        "content/topics.yaml",
        b"topics:\n  - id: caf\xe9\n".as_slice(),
    );
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stderr.contains("content/topics.yaml:2:12"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.ends_with("\n1 error\n"), "{}", run.stderr);
}

#[test]
fn a_base_address_gives_a_map_of_the_site() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "id = \"small\"",
        "id = \"small\"\nbase-url = \"https://trust.example/book\"",
    );
    site.build();
    assert!(
        site.page("sitemap.xml")
            .contains("<loc>https://trust.example/book/cases/first.html</loc>")
    );
    assert!(
        site.page("index.html")
            .contains("<link rel=\"canonical\" href=\"https://trust.example/book/index.html\">")
    );
}

/// Path and modification time of every built file.
fn times(site: &TestSite) -> Vec<(String, std::time::SystemTime)> {
    let time = |path: &str| {
        std::fs::metadata(site.output().join(path))
            .unwrap()
            .modified()
            .unwrap()
    };
    site.built()
        .into_iter()
        .map(|(path, _)| (path.clone(), time(&path)))
        .collect()
}

#[test]
fn the_day_changes_what_is_warned_of_and_no_byte_of_the_site() {
    let site = TestSite::small();
    let early = site.run(&["build", "--today", "2026-02-01"]);
    let before = site.built();
    let late = site.run(&["build", "--today", "2028-02-01"]);
    assert_eq!((early.code, late.code), (0, 0), "{}", late.stderr);
    assert!(!early.stderr.contains("overdue-review"), "{}", early.stderr);
    assert!(
        late.stderr.contains("warning[overdue-review]"),
        "{}",
        late.stderr
    );
    assert_eq!(site.built(), before);
    assert_eq!(site.run(&["check", "--today", "1/2/2028"]).code, 2);
}

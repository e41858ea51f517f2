//! Runs `tests/diagnostics/*.md`: prose, changes to the small site, and what `check` then says.
//!
//! A heading of the second level names a test. A fence with a path (` ```yaml content/topics.yaml `)
//! replaces that file; a fence `diff` with a path replaces single lines, `-` by `+`; the fence `text`
//! is what is printed. `UPDATE_EXPECTED=1` rewrites the last.

use crate::support::{TestSite, expect_file, files_below, repository};

/// A fenced block: its info string, and the lines between.
struct Fence<'a> {
    info: &'a str,
    text: String,
}

#[test]
fn every_fault_is_told_as_the_specification_shows() {
    let folder = repository().join("tests/diagnostics");
    let files = files_below(&folder);
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(folder.join(&file)).unwrap();
        let actual: Vec<String> = text.split("\n## ").map(run).collect();
        expect_file(&folder.join(file), &actual.join("\n## "));
    }
}

/// Runs one test of a file and gives it back with what was printed.
fn run(section: &str) -> String {
    let fences = fences(section);
    if fences.is_empty() {
        return section.to_owned();
    }
    let site = TestSite::small();
    for fence in &fences {
        match fence.info.split_once(' ') {
            Some(("diff", path)) => change(&site, path, &fence.text),
            Some((_, path)) => _ = site.write(path, &fence.text),
            None => {}
        }
    }
    let told = site.run(&["check", "--today", "2026-02-01"]);
    let name = section.lines().next().unwrap_or_default();
    assert!(
        told.code == 1 || told.stderr.contains("warning"),
        "{name}: nothing is told\n{}",
        told.stdout
    );
    let told = told
        .stderr
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n");
    let (before, _) = section
        .split_once("```text\n")
        .unwrap_or_else(|| panic!("{name}: no text fence"));
    format!("{before}```text\n{told}\n```\n")
}

/// Replaces lines: each run of `-` lines by the `+` lines after it.
fn change(site: &TestSite, path: &str, diff: &str) {
    let (mut old, mut new) = (String::new(), String::new());
    for line in diff.lines() {
        match line.split_at_checked(1) {
            Some(("-", line)) => old.extend([line, "\n"]),
            Some(("+", line)) => new.extend([line, "\n"]),
            _ => panic!("a line of a diff begins with - or +: {line}"),
        }
    }
    site.replace(path, &old, &new);
}

fn fences(section: &str) -> Vec<Fence<'_>> {
    let mut fences: Vec<Fence<'_>> = Vec::new();
    let mut is_open = false;
    for line in section.lines() {
        match line.strip_prefix("```") {
            Some("") if is_open => is_open = false,
            Some(info) if !is_open => {
                fences.push(Fence {
                    info,
                    text: String::new(),
                });
                is_open = true;
            }
            _ if is_open => {
                let fence = fences.last_mut().expect("one is open");
                fence.text.push_str(line);
                fence.text.push('\n');
            }
            _ => {}
        }
    }
    fences
}

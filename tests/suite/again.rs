//! A folder opened again after a change is as one that is opened for the first time: the same faults, the same bytes.

use casebook::source::Changed;
use casebook::{Kept, Opened, Unwatched, build, open, open_again};

use crate::support::TestSite;

/// A site that is opened again and again.
struct Again {
    site: TestSite,
    kept: Kept,
}

impl Again {
    /// The small site, with enough texts that some come before and after the one that changes.
    fn new() -> Self {
        let site = TestSite::small();
        for name in ["alder", "birch", "cedar"] {
            let text = include_str!("../golden/small/site/content/cases/second.md");
            let text = text.replace("sec-01", name).replace("Second", name);
            let links = "See [the first](first.md#context), [second](second.md).";
            let text = text.replace("## Context\n", &format!("## Context\n\n{links}\n"));
            site.write(&format!("content/cases/{name}.md"), text);
            let page = format!(
                "---\ntitle: About {name}\nsummary: A page.\n---\n\nSee [it](../cases/{name}.md).\n\n## More\n"
            );
            site.write(&format!("content/guide/{name}.md"), page);
        }
        let mut again = Self {
            site,
            kept: Kept::default(),
        };
        again.is_as_new(&Changed::Anything, "at first");
        again
    }

    /// Opens the folder, told that some files have changed, and compares.
    fn after(&mut self, paths: &[&str], what: &str) -> bool {
        let files = paths.iter().map(|path| self.site.root().join(path));
        self.is_as_new(&Changed::Files(files.collect()), what)
    }

    /// Compares with a folder that is opened for the first time; tells whether it has faults.
    fn is_as_new(&mut self, changed: &Changed, what: &str) -> bool {
        let (mut again, mut new) = self.opened(changed, what);
        let (again, new) = (build(&mut again), build(&mut new));
        assert_eq!(again.is_some(), new.is_some(), "{what}");
        if let Some((again, new)) = again.as_ref().zip(new.as_ref()) {
            assert_eq!(again.len(), new.len(), "{what}");
            for ((place, bytes), (expected, built)) in again.iter().zip(new.iter()) {
                assert_eq!(place.as_str(), expected.as_str(), "{what}");
                let place = place.as_str();
                assert!(bytes == built, "{place} is not as it is built {what}");
            }
        }
        new.is_none()
    }

    /// Opens the folder again, and for the first time: the faults are the same.
    fn opened(&mut self, changed: &Changed, what: &str) -> (Opened, Opened) {
        let root = self.site.root();
        let again = open_again(&root, false, &mut self.kept, changed, &Unwatched);
        let new = open(&root, false);
        assert_eq!(again.faults, new.faults, "{what}");
        assert_eq!(again.left_out, new.left_out, "{what}");
        (again, new)
    }

    /// Tells that a file has changed, and compares no more than the faults: making all pages takes long.
    fn told(&mut self, paths: &[&str], what: &str) {
        let files = paths.iter().map(|path| self.site.root().join(path));
        _ = self.opened(&Changed::Files(files.collect()), what);
    }

    /// Changes words in a file, compares, and changes them back.
    fn change(&mut self, path: &str, from: &str, to: &str) -> bool {
        self.site.replace(path, from, to);
        let has_faults = self.after(&[path], &format!("after `{to}` in {path}"));
        self.site.replace(path, to, from);
        self.told(&[path], &format!("after `{to}` is gone from {path}"));
        has_faults
    }
}

const CASE: &str = "content/cases/birch.md";

#[test]
fn a_text_that_is_changed() {
    let mut again = Again::new();
    for (path, from, to) in [
        (CASE, "The board listened [", "The whole board listened ["),
        (CASE, "## Context", "## Another heading"),
        (CASE, "## Context", "## Context\n\nSome words.\n\n## Deeper"),
        (CASE, "title: \"birch", "title: \"Zebra"),
        (CASE, "organisation: birch", "organisation: Zebra"),
        (
            CASE,
            "summary: A board",
            "short-name: Zebra\nsummary: A board",
        ),
        (CASE, "summary: A board", "weight: -1\nsummary: A board"),
        (
            CASE,
            "summary: A board",
            "aliases: [before]\nsummary: A board",
        ),
        (CASE, "topics: [boards, listening]", "topics: [listening]"),
        (CASE, "period: 2012", "period: 1999"),
        (CASE, "related: [first]", "related: [cedar]"),
        (CASE, "text: The board listened.", "text: The board heard."),
        (
            CASE,
            "[second](second.md)",
            "[the guide](../guide/alder.md#more)",
        ),
        ("content/guide/birch.md", "About birch", "Zebra"),
        ("content/guide/birch.md", "A page.", "Another page."),
        (
            "content/guide/birch.md",
            "../cases/birch.md",
            "../cases/cedar.md",
        ),
        ("content/index.md", "summary:", "weight: 2\nsummary:"),
    ] {
        assert!(!again.change(path, from, to), "`{to}` is no fault");
    }
}

#[test]
fn a_text_that_is_changed_so_that_it_is_at_fault_here_or_elsewhere() {
    let mut again = Again::new();
    for (path, from, to) in [
        (CASE, "(second.md)", "(nowhere.md)"),
        (CASE, "(first.md#context)", "(first.md#nowhere)"),
        (CASE, "[boards, listening]", "[boards, boarding]"),
        (CASE, "country: england", "country: nowhere"),
        (
            CASE,
            "references: [smith2014]",
            "references: [smith2014, nobody]",
        ),
        (CASE, "id: birch", "id: cedar"),
        (CASE, "[#birch]", "[#birch] [#birch]"),
        (CASE, "related: [first]", "related: [nobody]"),
        (CASE, "## Context", "#### Context"),
        (CASE, "title:", "tittle:"),
        (CASE, "---\n\n", "\n\n"),
        // Others lead here.
        ("content/cases/first.md", "## Context", "## Contents"),
        ("content/cases/first.md", "id: fir-01", "id: fir-09"),
        (
            "content/cases/second.md",
            "summary:",
            "draft: true\nsummary:",
        ),
        ("content/topics.yaml", "id: listening", "id: hearing"),
        ("content/references.yaml", "smith2014:", "smith2015:"),
        ("content/assessments/daily.yaml", "fir-01", "fir-77"),
        ("book.toml", "[book]", "[book"),
    ] {
        assert!(again.change(path, from, to), "`{to}` is a fault");
    }
}

#[test]
fn what_is_no_text_of_a_case_or_page() {
    let mut again = Again::new();
    for (path, from, to) in [
        ("content/topics.yaml", "title: Boards", "title: Zebras"),
        ("content/glossary.yaml", "term: Huddle", "term: Board"),
        (
            "content/references.yaml",
            "title: On wards",
            "title: Off wards",
        ),
        ("content/plan.txt", "", "another plan"),
        ("book.toml", "Small site", "Another site"),
    ] {
        let before = std::fs::read_to_string(again.site.root().join(path)).unwrap();
        again.site.write(
            path,
            if from.is_empty() {
                to.to_owned()
            } else {
                before.replace(from, to)
            },
        );
        again.after(&[path], &format!("after `{to}` in {path}"));
    }
    let layout = include_str!("../../themes/default/layout.html");
    let own = "themes/default/layout.html";
    again
        .site
        .write(own, layout.replace("<body", "<body data-own"));
    again.is_as_new(&Changed::Anything, "after a theme of its own");
    assert!(!again.change(own, "data-own", "data-other"));
    assert!(again.change(own, "{{ lang }}", "{{ land }}"));
    again.change(CASE, "The board listened [", "The whole board listened [");
}

#[test]
fn files_that_come_and_go_and_many_at_once() {
    let mut again = Again::new();
    let root = again.site.root();
    again.site.write(
        "content/aaa.md",
        "---\ntitle: First of all\nsummary: A page.\n---\n\nText.\n",
    );
    again.is_as_new(&Changed::Anything, "after a new file");
    again.change(CASE, "## Context", "## Another heading");
    std::fs::rename(root.join("content/aaa.md"), root.join("content/zzz.md")).unwrap();
    again.is_as_new(&Changed::Anything, "after a file has another name");
    std::fs::remove_file(root.join("content/cases/second.md")).unwrap();
    assert!(again.is_as_new(
        &Changed::Anything,
        "after a file that others lead to has gone"
    ));
    again.change(CASE, "[second](second.md)", "Some words");
    for path in [CASE, "content/guide/birch.md", "content/guide/cedar.md"] {
        again.site.replace(path, "See [", "Do see [");
    }
    again.after(
        &[CASE, "content/guide/birch.md", "content/guide/cedar.md"],
        "after three",
    );
}

/// Lines taken out, doubled and swapped by chance, and put back.
#[test]
fn changes_by_chance() {
    let mut again = Again::new();
    let paths = [
        CASE,
        "content/cases/first.md",
        "content/guide/birch.md",
        "content/guide/index.md",
        "content/index.md",
        "content/assessments/daily.yaml",
    ];
    let mut state = 8u64;
    let mut below = |most: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % most
    };
    let mut restored = CASE;
    for round in 0..60 {
        let path = paths[below(paths.len())];
        let text = std::fs::read_to_string(again.site.root().join(path)).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        let (one, other) = (below(lines.len()), below(lines.len()));
        match below(3) {
            0 => _ = lines.remove(one),
            1 => lines.insert(one, lines[other]),
            _ => lines.swap(one, other),
        }
        again.site.write(path, lines.join("\n") + "\n");
        let what = format!("in round {round}, {path}, lines {one} and {other}");
        if round % 6 == 0 {
            again.after(&[path, restored], &what);
        } else {
            again.told(&[path, restored], &what);
        }
        // Some stay as they are, so that a change meets others.
        if below(4) > 0 {
            again.site.write(path, text);
        }
        restored = path;
    }
}

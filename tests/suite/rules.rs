//! The register of rules against the code: no fault without a rule, no rule without a fault, and every
//! example does what it says. `UPDATE_EXPECTED=1` rewrites the pages in `docs/rules/`.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use casebook::diagnostic::Severity;
use casebook::rules::{self, Edit, Rule};

use crate::support::{TestSite, expect_file, files_below, repository};

/// Rules that no small site can break: they need a disk or a clock to go wrong. Tests beside
/// `src/source/read.rs` and in `cli.rs` tell them.
const IN_WORDS: [&str; 10] = [
    "missing-original",
    "missing-words",
    "outdated-translation",
    "translation-differs",
    "unreadable-file",
    "file-changed",
    "file-too-large",
    "site-too-large",
    "not-a-file",
    "page-too-long",
];

#[test]
fn every_fault_in_the_code_is_in_the_register_and_the_other_way_round() {
    let mut told = ids_in_the_code();
    // A fault of casebook itself, which `serve` shows in the browser: no rule that an editor can break.
    assert!(told.remove("casebook"));
    let known: BTreeSet<String> = rules::all().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(
        told.difference(&known).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "told by the code, and not in src/rules"
    );
    assert_eq!(
        known.difference(&told).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "in src/rules, and told by nothing"
    );
    assert_eq!(rules::all().count(), known.len(), "an id is given twice");
}

/// The ids that stand in `src`: the first text given to what makes a fault.
fn ids_in_the_code() -> BTreeSet<String> {
    let folder = repository().join("src");
    let mut ids = BTreeSet::new();
    for path in files_below(&folder) {
        let text = std::fs::read_to_string(folder.join(&path)).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for maker in ["error(", "warning(", "entry(\n"] {
            for after in code.split(maker).skip(1) {
                let after = after.trim_start();
                let first = after.strip_prefix("site,").unwrap_or(after).trim_start();
                let id = first.strip_prefix('"').and_then(|id| id.split('"').next());
                ids.extend(id.filter(|id| is_id(id)).map(str::to_owned));
            }
        }
        // Where one of two ids is chosen first.
        for pair in code.split("(rule, message) =").skip(1) {
            let choice = pair.split("};").next().unwrap();
            let chosen = choice
                .split("(\"")
                .skip(1)
                .filter_map(|id| id.split('"').next());
            ids.extend(chosen.filter(|id| is_id(id)).map(str::to_owned));
        }
        // One line a kind of name.
        for line in code.lines().filter(|line| line.contains("entry(site, \"")) {
            ids.extend(line.split('"').nth(1).map(str::to_owned));
        }
    }
    ids
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

#[test]
fn every_example_does_what_it_says_and_every_page_is_up_to_date() {
    let all: Vec<&Rule> = rules::all().collect();
    std::thread::scope(|scope| {
        for part in all.chunks(all.len().div_ceil(4)) {
            scope.spawn(move || part.iter().for_each(|rule| try_out(rule)));
        }
    });
    let folder = repository().join("docs/rules");
    expect_file(&folder.join("index.md"), &index());
    let mut expected: Vec<String> = all.iter().map(|rule| format!("{}.md", rule.id)).collect();
    expected.push("index.md".to_owned());
    expected.sort();
    assert_eq!(files_below(&folder), expected, "pages without a rule");
}

/// Runs both examples of a rule, and compares its page.
fn try_out(rule: &Rule) {
    let told = if IN_WORDS.contains(&rule.id) {
        None
    } else {
        let told = tell(rule.bad);
        let ids: BTreeSet<&str> = told.lines().filter_map(id_of).collect();
        assert_eq!(ids, BTreeSet::from([rule.id]), "the bad example\n{told}");
        let word = word(rule.severity);
        assert!(told.contains(&format!("{word}[{}]", rule.id)), "{told}");
        let good = if rule.good.iter().all(|edit| matches!(edit, Edit::Keep(..))) {
            apply(&TestSite::small(), rule.good); // the small site as it is, which has no faults
            String::new()
        } else {
            tell(rule.good)
        };
        assert_eq!(good, "", "{}: the good example", rule.id);
        Some(told)
    };
    let path = repository().join(rule.page());
    expect_file(&path, &page(rule, told.as_deref()));
}

/// What `check` says on the small site after some edits, without the line that counts.
fn tell(edits: &[Edit]) -> String {
    let site = TestSite::small();
    apply(&site, edits);
    let run = site.run(&["check", "--today", "2026-02-01"]);
    let lines: Vec<&str> = run.stderr.trim_end().lines().map(str::trim_end).collect();
    match lines.split_last() {
        Some((_, told)) => told.join("\n").trim_end().to_owned(),
        None => String::new(),
    }
}

fn apply(site: &TestSite, edits: &[Edit]) {
    for edit in edits {
        match *edit {
            Edit::Write(path, text) => _ = site.write(path, text),
            Edit::Bytes(path, bytes) => _ = site.write(path, bytes),
            Edit::Change(path, from, to) => _ = site.replace(path, from, to),
            Edit::Keep(path, text) => _ = site.replace(path, text, text),
            Edit::Remove(path) => std::fs::remove_file(site.root().join(path)).unwrap(),
            Edit::Words(words) => panic!("`{words}` cannot be run"),
        }
    }
}

fn id_of(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix("error[")
        .or_else(|| line.strip_prefix("warning["))?;
    rest.split(']').next()
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

const MADE: &str = "<!-- Made from src/rules by the test suite: change it there. -->";

fn page(rule: &Rule, told: Option<&str>) -> String {
    let means = match rule.severity {
        Severity::Error => "An error: the site is not built until it is mended.",
        Severity::Warning => "A warning: the site is built, and the editor should look.",
    };
    let mut page = format!(
        "# {}\n\n{MADE}\n\nRule: {}. {means}\n\nWhy: {}.\n\n## Wrong\n\n{}",
        rule.id,
        rule.title,
        rule.why,
        shown(rule.bad)
    );
    if let Some(told) = told {
        write!(page, "casebook says:\n\n```text\n{told}\n```\n\n").unwrap();
    }
    write!(
        page,
        "## Right\n\n{}[All rules](index.md)\n",
        shown(rule.good)
    )
    .unwrap();
    page
}

fn index() -> String {
    let mut page = format!(
        "# Rules\n\n{MADE}\n\nWhat casebook can find wrong. `casebook check` shows the id of the rule in \
         brackets: `error[unknown-topic]`.\n"
    );
    for group in rules::GROUPS {
        write!(
            page,
            "\n## {}\n\n| rule | | what it asks for |\n| --- | --- | --- |\n",
            group.title
        )
        .unwrap();
        for rule in group.rules {
            let (id, word, title) = (rule.id, word(rule.severity), rule.title);
            writeln!(page, "| [{id}]({id}.md) | {word} | {title} |").unwrap();
        }
    }
    page
}

/// Edits as a reader sees them: a file's name and the lines that matter.
fn shown(edits: &[Edit]) -> String {
    let mut shown = String::new();
    for edit in edits {
        let (words, text) = match *edit {
            Edit::Write(path, text) => (format!("A file `{path}`:"), text.to_owned()),
            Edit::Bytes(path, bytes) => (
                format!("A file `{path}`, saved by an older Windows program:"),
                String::from_utf8_lossy(bytes).into_owned(),
            ),
            Edit::Change(path, from, "") => (
                format!("In `{path}`, without these lines:"),
                from.to_owned(),
            ),
            Edit::Change(path, _, text) | Edit::Keep(path, text) => {
                (format!("In `{path}`:"), text.to_owned())
            }
            Edit::Remove(path) => (format!("There is no file `{path}`."), String::new()),
            Edit::Words(words) => (words.to_owned(), String::new()),
        };
        write!(shown, "{words}\n\n").unwrap();
        if !text.is_empty() {
            let text = text.trim_end().replace('\u{7}', "\u{2407}");
            let language = match edit {
                Edit::Write(path, _)
                | Edit::Bytes(path, _)
                | Edit::Change(path, ..)
                | Edit::Keep(path, _) => path.rsplit('.').next().unwrap_or_default(),
                Edit::Remove(_) | Edit::Words(_) => "",
            };
            write!(shown, "```{language}\n{text}\n```\n\n").unwrap();
        }
    }
    shown
}

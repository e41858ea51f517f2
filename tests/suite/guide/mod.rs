//! The guide, word for word: every fenced block of `README.md` and `docs/*.md` is run, written or compared.
//!
//! A page is a story that begins in an empty folder. The info string of a block says what becomes of it:
//!
//! - `console`: its commands are run, and print what is shown. `...` stands for any lines, or any words.
//! - `yaml file=PATH`, and so for other languages: the file is written. XML must be well-formed.
//! - `yaml add=PATH`: the lines are added at the end of the file.
//! - `diff file=PATH`: lines of that file are changed.
//! - `text has=PATH`: the file holds these lines. `text printed`: the last command printed them.
//! - `text tree=FOLDER`: the files named at the beginnings of lines are there; `repository/` begins here.
//! - `text specified`: stands word for word in `tests/diagnostics/`. `text usage`: each verb and flag is in `--help`.
//! - `text untested="why"`: not run, and named in [`UNTESTED`].
//!
//! Anything else is refused. `UPDATE_EXPECTED=1` writes what commands print into the pages. `docs/rules/` is made
//! from the register of rules, whose examples `rules.rs` runs.

mod fence;
mod story;

use std::collections::BTreeMap;
use std::process::Command;

use casebook::render::POLICY;

use crate::support::{expect_file, files_below, repository};
use fence::{Fence, Piece, pieces};
use story::{Story, words};

/// Every block that no test runs, with its page and reason. A new one needs a line here, so that it is seen.
const UNTESTED: &[(&str, &str)] = &[
    (
        "README.md",
        "compiles for minutes, and writes into the home folder",
    ),
    ("docs/architecture.md", "a drawing"),
    ("docs/content.md", "a part of book.toml"),
    ("docs/hosting.md", "a part of book.toml"),
    (
        "docs/search.md",
        "a page's own script, run by the browser tests",
    ),
    ("docs/speed.md", "takes about an hour"),
];

/// The pages, by their paths.
fn pages() -> Vec<(String, String)> {
    let docs = files_below(&repository().join("docs")).into_iter();
    let docs = docs.filter(|path| path.ends_with(".md") && !path.contains('/'));
    let paths = docs.map(|path| format!("docs/{path}"));
    let paths = std::iter::once("README.md".to_owned()).chain(paths);
    let read = |path: String| {
        let text = std::fs::read_to_string(repository().join(&path)).unwrap();
        (path, text)
    };
    paths.map(read).collect()
}

/// What the reader of a page has before the first line of it.
fn begin(page: &str, story: &Story) {
    match page {
        "README.md" => {
            for folder in ["content", "themes"] {
                for path in files_below(&repository().join(folder)) {
                    let path = format!("{folder}/{path}");
                    story.write(&path, &std::fs::read(repository().join(&path)).unwrap());
                }
            }
            let book = std::fs::read(repository().join("book.toml")).unwrap();
            story.write("book.toml", &book);
        }
        "docs/editors-word.md" => {
            story.write("Salford Royal.docx", &crate::import::rich());
        }
        "docs/themes.md" => {
            let folder = repository().join("themes");
            for path in files_below(&folder) {
                let text = std::fs::read(folder.join(&path)).unwrap();
                story.write(&format!("casebook/themes/{path}"), &text);
            }
        }
        _ => {}
    }
}

#[test]
fn every_page_of_the_guide_does_what_it_shows() {
    // A page knows nothing of the others, and most of the time is spent in commands.
    let untested = std::thread::scope(|scope| {
        let pages = pages().into_iter();
        let told: Vec<_> = pages
            .map(|(page, text)| scope.spawn(move || tell(&page, &text)))
            .collect();
        let untested = told.into_iter().map(|page| page.join().unwrap());
        untested.flatten().collect::<Vec<_>>()
    });
    let listed: Vec<(String, String)> = UNTESTED
        .iter()
        .map(|(page, why)| ((*page).to_owned(), (*why).to_owned()))
        .collect();
    assert_eq!(
        untested, listed,
        "blocks that no test runs, and the list of them"
    );
}

/// Tells a page from its first line to its last; gives the blocks that were not run, with the reasons.
fn tell(page: &str, text: &str) -> Vec<(String, String)> {
    let mut story = Story::new();
    begin(page, &story);
    let mut told = String::new();
    let mut trees = Vec::new();
    let mut untested = Vec::new();
    for piece in pieces(page, text) {
        match piece {
            Piece::Prose(lines) => told.push_str(&lines),
            Piece::Block(opening, fence, closing) => {
                told.extend([opening, run(&mut story, &fence), closing]);
                match fence.job.0.as_str() {
                    "untested" => untested.push((page.to_owned(), fence.job.1)),
                    "tree" => trees.push(fence),
                    _ => {}
                }
            }
        }
    }
    for fence in trees {
        story.tree(&fence.job.1, &fence);
    }
    expect_file(&repository().join(page), &told);
    untested
}

/// Does what a block asks for, and gives its text back.
fn run(story: &mut Story, fence: &Fence) -> String {
    let (page, line, text) = (&fence.page, fence.line, &fence.text);
    let (job, value) = (fence.job.0.as_str(), fence.job.1.as_str());
    if text.contains("Content-Security-Policy") {
        assert!(
            text.contains(POLICY),
            "{page}:{line}: not the policy of the pages"
        );
    }
    if fence.language == "xml" {
        let parsed = roxmltree::Document::parse(text);
        assert!(parsed.is_ok(), "{page}:{line}: {parsed:?}");
    }
    match (fence.language.as_str(), job) {
        ("console", "") => return story.run(fence),
        ("diff", "file") => story.change(value, fence),
        (_, "file") => story.write(value, text.as_bytes()),
        (_, "add") => story.add(value, fence),
        (_, "has") => story.has(value, fence),
        ("text", "printed") => story.printed(fence),
        ("text", "tree") => {} // when all is there
        ("text", "specified") => assert!(
            is_specified(text),
            "{page}:{line}: not in tests/diagnostics"
        ),
        ("text", "usage") => text.lines().for_each(|line| is_typed_rightly(page, line)),
        (_, "untested") if !value.is_empty() => {}
        (language, job) => panic!(
            "{page}:{line}: say what a test does with this block (tests/suite/guide/mod.rs): `{language} {job}`"
        ),
    }
    text.clone()
}

fn is_specified(text: &str) -> bool {
    let folder = repository().join("tests/diagnostics");
    let mut files = files_below(&folder).into_iter();
    files.any(|file| {
        let whole = std::fs::read_to_string(folder.join(file)).unwrap();
        whole.contains(&format!("\n{text}"))
    })
}

/// What `--help` says, asked for once a verb.
fn help(verb: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    if !verb.is_empty() {
        command.args(verb.split_whitespace());
    }
    let output = command.arg("--help").output().unwrap();
    assert!(output.status.success(), "there is no `casebook {verb}`");
    String::from_utf8(output.stdout).unwrap()
}

/// Holds the verb and the flags of a command, as a page writes it, against its help.
fn is_typed_rightly(page: &str, command: &str) {
    let words = words(command.strip_prefix("casebook ").unwrap_or(command));
    let verb = words[0].as_str();
    if verb.starts_with('-') || verb == "..." {
        return;
    }
    let help = match words.get(1) {
        Some(what) if verb == "theme" => help(&format!("theme {what}")),
        _ => help(verb),
    };
    let letters = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let known: Vec<&str> = help
        .split(letters)
        .filter(|word| word.starts_with('-'))
        .collect();
    let flags = words.iter().flat_map(|word| word.split(letters));
    for flag in flags.filter(|word| word.starts_with('-') && word.len() > 1) {
        assert!(
            known.contains(&flag),
            "{page}: `{command}`: no `{flag}` in its help"
        );
    }
}

#[test]
fn every_command_named_in_a_sentence_exists() {
    let mut seen = 0;
    for (page, text) in pages() {
        for piece in pieces(&page, &text) {
            let Piece::Prose(prose) = piece else { continue };
            let spans = prose.split('`').skip(1).step_by(2);
            for command in spans.filter(|span| span.starts_with("casebook ")) {
                seen += 1;
                is_typed_rightly(&page, &command.replace('\n', " "));
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_readme_names_every_verb() {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let help = help("");
    let list = help.split("Commands:\n").nth(1).unwrap();
    let verbs = list.lines().take_while(|line| !line.is_empty());
    for verb in verbs.filter_map(|line| line.split_whitespace().next()) {
        let is_named = readme.contains(&format!("\ncasebook {verb} "));
        assert!(is_named || verb == "help", "`{verb}` is not in the README");
    }
}

#[test]
fn every_link_in_the_guide_leads_somewhere() {
    let mut anchors = BTreeMap::new();
    for (page, text) in pages() {
        anchors.insert(page, headings(&text));
    }
    for (page, text) in pages() {
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for piece in pieces(&page, &text) {
            let Piece::Prose(prose) = piece else { continue };
            for target in targets(&prose) {
                if target.starts_with("http") {
                    continue;
                }
                let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
                let to = match path {
                    "" => page.clone(),
                    path => tidy(&format!("{folder}/{path}")),
                };
                assert!(repository().join(&to).exists(), "{page}: no `{target}`");
                let known = anchors
                    .get(&to)
                    .is_some_and(|known| known.iter().any(|one| one == anchor));
                assert!(anchor.is_empty() || known, "{page}: no `{target}`");
            }
        }
    }
}

/// The targets of links, but not of examples in backticks.
fn targets(prose: &str) -> Vec<&str> {
    let plain = prose.split('`').step_by(2);
    let targets = plain.flat_map(|part| part.split("](").skip(1));
    targets
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
        .collect()
}

/// The anchors that a Git host gives to headings.
fn headings(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix('#'));
    lines
        .map(|line| {
            let words = line.trim_start_matches('#').trim().to_lowercase();
            let kept = words
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}

/// Takes `..` out of a path.
fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "" | "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

//! `casebook theme`: the themes there are, what is wrong with one, and files to begin one with.

use std::path::{Path, PathBuf};

use super::{Exit, count, is_site, report, result, say};
use crate::diagnostic::{Severity, nearest};
use crate::output::{OutPath, OutputTree, RealDisk, create};
use crate::theme;

/// List the themes, check one, or copy built-in files to change
///
/// A theme of your own lies in the folder `themes/NAME` and holds only the files that differ from the built-in ones. How to make one is told in `docs/themes.md`.
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    List(List),
    Check(Check),
    Eject(Eject),
}

/// List the themes, and the files of those that lie in the site folder
///
/// Says which one the site uses, and of each of its files whether it differs from the built-in one of that name.
#[derive(clap::Args)]
struct List {
    /// The site folder: the one with `book.toml`
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// List the built-in files that `eject` can copy
    #[arg(long)]
    files: bool,
}

/// Tell everything that is wrong with a theme
///
/// Reads its templates, words, styles and scripts, and tries every page of it with made-up contents: so a fault shows though the site at hand has no such page. The content of the site is not read.
#[derive(clap::Args)]
struct Check {
    /// The site folder: the one with `book.toml`
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The theme, if not the one that the site uses
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

/// Copy built-in files into a theme of the site, to be changed there
///
/// Names are as `casebook theme list --files` shows them; the folder of a component stands for all of its files. Never changes a file that is there. Words and `theme.toml` need no copy: a file of your own is laid over the built-in one.
#[derive(clap::Args)]
struct Eject {
    /// The files; last, the site folder, if it is not this one
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// The theme to copy into, if not the one that the site uses
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

pub(super) fn run(arguments: &Arguments, quiet: bool) -> Exit {
    match &arguments.what {
        What::List(list) => run_list(list),
        What::Check(check) => run_check(check, quiet),
        What::Eject(eject) => run_eject(eject, quiet),
    }
}

fn run_list(arguments: &List) -> Exit {
    if !is_site(&arguments.dir) {
        return Exit::Tool;
    }
    let looks = crate::themes(&arguments.dir);
    if arguments.files {
        for path in theme::built_in_files(&looks.used).keys() {
            result(path);
        }
        return Exit::Done;
    }
    for name in &looks.names {
        let own = looks.own_files(name);
        let mut told = Vec::new();
        if theme::built_in_names().any(|known| known == name) {
            told.push("built in".to_owned());
        }
        if !own.is_empty() {
            told.push(format!("{} in `themes/{name}`", count(own.len(), "file")));
        }
        if *name == looks.used {
            told.push("this site uses it".to_owned());
        }
        result(&format!("{name}: {}", told.join(", ")));
        for (path, text) in own {
            let state = match theme::below(name, path) {
                Some(below) if below == text => "the same as the built-in file: it can be deleted",
                Some(_) if path == "theme.toml" || path.starts_with("words/") => {
                    "laid over the built-in file"
                }
                Some(_) => "takes the place of the built-in file",
                None => "has no built-in counterpart",
            };
            result(&format!("  {}: {state}", report::printable(path)));
        }
    }
    Exit::Done
}

fn run_check(arguments: &Check, quiet: bool) -> Exit {
    if !is_site(&arguments.dir) {
        return Exit::Tool;
    }
    let (name, opened) = crate::check_theme(&arguments.dir, arguments.theme.as_deref());
    report::for_people(&opened.faults, &opened.sources);
    let mut errors = opened.faults.iter();
    if errors.any(|fault| fault.severity == Severity::Error) {
        return Exit::Content;
    }
    if !quiet {
        let own = opened.sources.own_files();
        let own = own.filter(|file| file.path.starts_with("themes/")).count();
        let files = count(own, "file");
        result(&format!(
            "no errors in the theme `{name}`, which has {files} of its own"
        ));
    }
    Exit::Done
}

fn run_eject(arguments: &Eject, quiet: bool) -> Exit {
    let (files, dir) = split(&arguments.files);
    if !is_site(dir) {
        return Exit::Tool;
    }
    let used = crate::themes(dir).used;
    let name = arguments.theme.as_ref().unwrap_or(&used);
    if crate::model::slugify(name) != *name || name.is_empty() {
        refuse(
            &format!("`{name}` cannot be the name of a theme"),
            "write it with a-z, 0-9 and `-`",
        );
        return Exit::Tool;
    }
    let known = theme::built_in_files(name);
    let mut tree = OutputTree::new();
    let mut all_known = true;
    for wanted in files {
        let wanted = wanted.trim_end_matches('/').replace('\\', "/");
        let folder = format!("{wanted}/");
        let found = known
            .iter()
            .filter(|(path, _)| **path == wanted || path.starts_with(&folder));
        let before = tree.iter().count();
        for (path, text) in found {
            let place = OutPath::new(&format!("themes/{name}/{path}"));
            // A file that is named twice is copied once.
            _ = place.map(|place| tree.insert(place, text.as_bytes().to_vec()));
        }
        if tree.iter().count() == before {
            refuse(
                &format!("there is no built-in file `{wanted}`"),
                &match nearest(&wanted, known.keys().map(String::as_str)) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "`casebook theme list --files` shows all".to_owned(),
                },
            );
            all_known = false;
        }
    }
    if !all_known {
        return Exit::Tool;
    }
    if let Err(error) = create(&tree, dir, &[], &RealDisk) {
        refuse(
            &error.to_string(),
            "nothing was copied; delete what is there first, or leave it out",
        );
        return Exit::Tool;
    }
    for (place, _) in tree.iter() {
        let path = dir.join(place.as_str());
        let path = path.strip_prefix(".").unwrap_or(&path);
        result(&report::printable(&path.display().to_string()));
    }
    if !quiet {
        if *name != used {
            say(&format!(
                "next: write `theme = \"{name}\"` below `[output.site]` in `book.toml`, so that the site uses it"
            ));
        }
        say("`casebook theme check` tells what is wrong with what you change");
    }
    Exit::Done
}

/// The files, and the site folder where one is named last.
fn split(given: &[String]) -> (&[String], &Path) {
    match given.split_last() {
        Some((last, files)) if !files.is_empty() && Path::new(last).join("book.toml").exists() => {
            (files, Path::new(last))
        }
        _ => (given, Path::new(".")),
    }
}

fn refuse(message: &str, help: &str) {
    say(&format!("error: {}", report::printable(message)));
    say(&format!("  help: {}", report::printable(help)));
}

//! What is wrong with templates: all of them in one run, each at its own line.
//!
//! The engine stops at the first template that it cannot read, and tells some faults as one text. So a
//! template that is at fault is told, then mended (what is at fault gives way to nothing, or its built-in namesake is
//! put in its place), and the rest is asked again.

use std::collections::{BTreeMap, BTreeSet};

use tera::{ErrorKind, Tera};

use super::{Templates, built_in_file};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::Sources;
use crate::span::{FileId, Span};

/// What is wrong with templates that the engine does not take together.
#[derive(Default)]
pub(super) struct Faults {
    pub told: Vec<Diagnostic>,
    /// The templates that nobody can read.
    pub broken: BTreeSet<String>,
    /// An engine that has them mended, if there can be one: pages can be tried with that.
    pub mended: Option<Tera>,
}

/// Tells whether the engine can read a template, or would use up its stack: it goes one level deeper at each `elif`.
pub(super) fn is_safe(text: &str) -> bool {
    text.matches("elif").count() <= MOST_ELIFS
}

/// How many times `elif` may stand in a template.
const MOST_ELIFS: usize = 200;

/// Returns the faults of templates that the engine does not take together.
pub(super) fn all(
    mut templates: Templates,
    files: &BTreeMap<String, FileId>,
    sources: &Sources,
) -> Faults {
    let mut all = Faults::default();
    let faults = &mut all.told;
    let mut missing = Vec::new();
    let broken: Vec<_> = templates
        .iter()
        .filter_map(|(path, text)| Some((path.clone(), syntax_fault(path, text, files)?)))
        .collect();
    for (path, fault) in broken {
        faults.push(fault);
        replace(&mut templates, &path, &mut missing);
        all.broken.insert(path);
    }
    // Each round mends something, so they end; the number is for what the engine may do in another version.
    for _ in 0..100 {
        let mut tera = super::engine();
        let Err(error) = tera.add_raw_templates(templates.iter()) else {
            all.mended = Some(tera);
            return all;
        };
        let text = error.to_string();
        if text.starts_with("error: ") {
            for report in reports(&text) {
                let told = report.fault(files, sources, &missing);
                faults.extend(told.filter(|fault| !faults.contains(fault)));
                if !mend(&mut templates, &report) {
                    replace(&mut templates, report.path, &mut missing);
                }
            }
            continue;
        }
        let is_told =
            error_path(&error).is_some_and(|path| missing.iter().any(|gone| gone == path));
        if !is_told {
            faults.push(one(&error, files, Some(sources), "layout.html"));
        }
        match error.kind() {
            ErrorKind::MissingParent { current: path, .. }
            | ErrorKind::CircularExtend { tpl: path, .. }
            | ErrorKind::CircularInclude { tpl: path, .. } => {
                replace(&mut templates, path, &mut missing);
            }
            _ => break,
        }
    }
    all
}

/// Puts something that does nothing, and is as long, in the place of what is at fault.
fn mend(templates: &mut Templates, report: &Report) -> bool {
    let Some(text) = templates.get_mut(report.path) else {
        return false;
    };
    let Some(range) = range(text, report.row, report.column, report.width) else {
        return false;
    };
    let harmless = match &text[range.clone()] {
        call if call.starts_with('<') && call.ends_with("/>") => "\"\"",
        _ if report.message.starts_with("Unknown filter") => "str",
        _ => return false,
    };
    let fits = harmless.len() <= range.len();
    if fits {
        let width = range.len();
        text.replace_range(range, &format!("{harmless:width$}"));
    }
    fits
}

/// Returns the template that another one needs and that is not there.
fn error_path(error: &tera::Error) -> Option<&str> {
    match error.kind() {
        ErrorKind::MissingParent { parent, .. } => Some(parent),
        _ => None,
    }
}

/// Puts the built-in template in the place of one that is at fault, or takes it out.
fn replace(templates: &mut Templates, path: &str, missing: &mut Vec<String>) {
    match built_in_file("default", path) {
        Some(text) if templates.get(path).is_some_and(|found| found != text) => {
            templates.insert(path.to_owned(), text.to_owned());
        }
        _ => {
            templates.remove(path);
            missing.push(path.to_owned());
        }
    }
}

/// Reads one template alone; that it needs others is no fault here.
fn syntax_fault(path: &str, text: &str, files: &BTreeMap<String, FileId>) -> Option<Diagnostic> {
    if !is_safe(text) {
        let last = text.rfind("elif").unwrap_or_default();
        let message = format!("`elif` stands more than {MOST_ELIFS} times in this template");
        let fault = at(path, last..last + "elif".len(), message, files);
        return Some(fault.help(
            "look words up in a table instead, as in `words.evidence[kind]`, or split the template",
        ));
    }
    let error = Tera::new().add_raw_template(path, text).err()?;
    match error.kind() {
        ErrorKind::SyntaxError(report) => {
            let range = report.span().range.clone();
            Some(at(path, range, worded(report.message()), files))
        }
        _ => None,
    }
}

/// Turns one error of the engine into a fault at the template's own line.
pub(super) fn one(
    error: &tera::Error,
    files: &BTreeMap<String, FileId>,
    sources: Option<&Sources>,
    template: &str,
) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = report.span().range.clone();
            at(report.filename(), range, worded(report.message()), files)
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("`{current}` extends `{parent}`, which is not in the theme");
            let text = files
                .get(current)
                .and_then(|&id| Some(&*sources?.get(id).text));
            let quoted = [format!("\"{parent}\""), format!("'{parent}'")];
            let place = quoted
                .iter()
                .find_map(|words| text?.find(words).map(|at| at..at + words.len()));
            let known = pages(files);
            at(current, place.unwrap_or_default(), message, files).help(did_you_mean(
                parent,
                "templates",
                known,
            ))
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            let message = format!("`{tpl}` ends up including itself");
            let fault = at(tpl, 0..0, message, files);
            let lower = format!("default/{tpl}");
            if files.contains_key(&lower) {
                return fault.help(format!(
                    "to build on the file whose place it takes, write `{{% extends \"{lower}\" %}}`"
                ));
            }
            fault
        }
        _ => at(template, 0..0, worded(&error.to_string()), files),
    }
}

fn templates(files: &BTreeMap<String, FileId>) -> impl Iterator<Item = &str> + Clone {
    let paths = files.keys().map(String::as_str);
    paths.filter(|path| path.strip_suffix(".html").is_some())
}

/// The templates that others extend; components are not named by their files.
fn pages(files: &BTreeMap<String, FileId>) -> impl Iterator<Item = &str> + Clone {
    templates(files).filter(|path| !path.starts_with("components/"))
}

/// One thing that the engine reports of a template, by line and column.
struct Report<'e> {
    message: &'e str,
    path: &'e str,
    row: usize,
    column: usize,
    width: usize,
}

impl Report<'_> {
    /// What a template that is `missing` would have defined is not told as unknown.
    fn fault(
        &self,
        files: &BTreeMap<String, FileId>,
        sources: &Sources,
        missing: &[String],
    ) -> Option<Diagnostic> {
        let name = self.message.split('`').nth(1).unwrap_or_default();
        let hangs_on_it = self.message.starts_with("Unknown component") && !missing.is_empty();
        if hangs_on_it || missing.iter().any(|path| path == name) {
            return None;
        }
        let text = &sources.get(*files.get(self.path)?).text;
        let range = range(text, self.row, self.column, self.width)?;
        let fault = at(self.path, range, worded(self.message), files);
        Some(match help(self.message, files) {
            Some(help) => fault.help(help),
            None => fault,
        })
    }
}

/// Reads the engine's report of names that nothing defines: `error: ...`, `--> file:line:column`, and a
/// line with a mark, for each.
fn reports(text: &str) -> Vec<Report<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let read = lines.iter().enumerate().filter_map(|(number, line)| {
        let message = line.strip_prefix("error: ")?;
        let place = lines.get(number + 1)?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        Some(Report {
            message,
            column: parts.next()?.parse().ok()?,
            row: parts.next()?.parse().ok()?,
            path: parts.next()?,
            width: lines.get(number + 4)?.matches('^').count(),
        })
    });
    read.collect()
}

/// Names what was meant, where a template or a component is not known.
fn help(message: &str, files: &BTreeMap<String, FileId>) -> Option<String> {
    let name = message.split('`').nth(1)?;
    let (what, _) = message.split_once('`')?;
    match what {
        "Unknown template " => Some(did_you_mean(name, "templates", pages(files))),
        "Unknown component " => {
            let folders = templates(files).filter_map(|path| path.strip_prefix("components/"));
            // A folder may hold several templates, and is named once.
            let names: BTreeSet<_> = folders
                .filter_map(|path| Some(path.split_once('/')?.0))
                .collect();
            Some(did_you_mean(name, "components", names))
        }
        _ => None,
    }
}

/// Turns line and column, counted from 1 in characters, into a range of bytes.
fn range(text: &str, row: usize, column: usize, width: usize) -> Option<std::ops::Range<usize>> {
    let line_start: usize = text.split_inclusive('\n').take(row - 1).map(str::len).sum();
    let line = text.get(line_start..)?;
    let byte = |column: usize| {
        let at = line.char_indices().nth(column).map(|(at, _)| at);
        line_start + at.unwrap_or(line.len())
    };
    Some(byte(column - 1)..byte(column - 1 + width))
}

fn at(
    path: &str,
    range: std::ops::Range<usize>,
    message: String,
    files: &BTreeMap<String, FileId>,
) -> Diagnostic {
    match files.get(path) {
        Some(&id) => Diagnostic::error("template", Span::new(id, range), message),
        None => Diagnostic::file_error("template", path, message),
    }
}

/// Words the engine's message as ours are: lower case, no full stop.
fn worded(message: &str) -> String {
    let mut letters = message.trim_end_matches('.').chars();
    let first = letters
        .next()
        .map(|first| first.to_lowercase().to_string())
        .unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

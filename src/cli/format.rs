//! Faults for programs: as JSON, as SARIF, and as the workflow commands of GitHub.
//!
//! Paths are as seen from the folder in which casebook was started, so that an editor or a service
//! finds the file. Lines and columns count from 1, columns in characters; an end is one past the last.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;
use serde_json::{Value, json};

use super::report::{printable, speaks};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::rules;
use crate::source::{BUILT_IN, Sources};
use crate::span::{Span, line_and_column};

/// How faults are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Human,
    /// A list of faults, for programs
    Json,
    /// SARIF 2.1.0, for services that show faults beside a change
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines
    Github,
}

/// A fault, with all that is needed to find its place.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    rule: &'static str,
    severity: &'static str,
    #[serde(flatten)]
    at: At,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<ShownLabel<'a>>,
}

#[derive(Serialize)]
struct ShownLabel<'a> {
    #[serde(flatten)]
    at: At,
    text: &'a str,
}

/// A place in a file; a fault of a file as a whole has no line.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct At {
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

/// Returns the faults in a format for programs; `root` is the site folder as it was typed.
pub(super) fn text(
    format: Format,
    faults: &[Diagnostic],
    sources: &Sources,
    root: &Path,
) -> String {
    let shown: Vec<Shown> = faults
        .iter()
        .map(|fault| shown(fault, sources, root))
        .collect();
    match format {
        Format::Json => pretty(&shown),
        Format::Sarif => pretty(&sarif(&shown)),
        Format::Github => shown.iter().map(github).collect::<Vec<_>>().join("\n"),
        Format::Human => String::new(),
    }
}

fn pretty(value: &impl Serialize) -> String {
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    if !json.contains(|c| speaks(c) && c != '\n') {
        return json;
    }
    // What JSON lets stand in a text as it is may still speak to a terminal.
    let mut plain = String::with_capacity(json.len());
    for c in json.chars() {
        if speaks(c) && c != '\n' {
            _ = write!(plain, "\\u{:04x}", u32::from(c));
        } else {
            plain.push(c);
        }
    }
    plain
}

fn shown<'a>(fault: &'a Diagnostic, sources: &Sources, root: &Path) -> Shown<'a> {
    let label = |label: &'a crate::diagnostic::Label| ShownLabel {
        at: at(label.span, sources, root),
        text: &label.text,
    };
    Shown {
        rule: fault.rule,
        severity: match fault.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        at: match &fault.place {
            Place::Text(span) => at(*span, sources, root),
            Place::File(path, position) => At {
                path: seen_from_here(path, root),
                line: position.map(|(line, _)| line),
                column: position.map(|(_, column)| column),
                end_line: position.map(|(line, _)| line),
                end_column: position.map(|(_, column)| column),
            },
        },
        message: &fault.message,
        help: fault.help.as_deref(),
        labels: fault.labels.iter().map(label).collect(),
    }
}

fn at(span: Span, sources: &Sources, root: &Path) -> At {
    let (path, line, column) = sources.locate(span);
    let text = &sources.get(span.file).text;
    let (end_line, end_column) = line_and_column(text, span.range().end);
    At {
        path: seen_from_here(path, root),
        line: Some(line),
        column: Some(column),
        end_line: Some(end_line),
        end_column: Some(end_column),
    }
}

/// Puts the site folder before a path, with `/` on every system.
fn seen_from_here(path: &str, root: &Path) -> String {
    let root = root.to_string_lossy().replace('\\', "/");
    let root = root.trim_start_matches("./").trim_end_matches('/');
    if matches!(root, "" | ".") || path.starts_with(BUILT_IN) {
        path.to_owned()
    } else {
        format!("{root}/{path}")
    }
}

/// One line a fault, as GitHub's runners read it.
fn github(fault: &Shown) -> String {
    let mut properties = vec![format!("file={}", property(&fault.at.path))];
    let numbers = [
        ("line", fault.at.line),
        ("col", fault.at.column),
        ("endLine", fault.at.end_line),
        ("endColumn", fault.at.end_column),
    ];
    properties.extend(
        numbers
            .iter()
            .filter_map(|(name, number)| number.map(|number| format!("{name}={number}"))),
    );
    properties.push(format!("title={}", property(fault.rule)));
    let mut message = printable(fault.message);
    if let Some(help) = fault.help {
        message = format!("{message}\nhelp: {}", printable(help));
    }
    format!(
        "::{} {}::{}",
        fault.severity,
        properties.join(","),
        escaped(&message)
    )
}

/// A percent sign or an end of line would change what the runner reads.
fn escaped(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// In a property a colon or a comma would end it too.
fn property(text: &str) -> String {
    escaped(&printable(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

/// Static Analysis Results Interchange Format 2.1.0 (OASIS).
fn sarif(faults: &[Shown]) -> Value {
    let rules: Vec<Value> = rules::all()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": format!("{}: {}", rule.title, rule.why) },
                "helpUri": rule.page(),
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = faults.iter().map(sarif_result).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "casebook",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn sarif_result(fault: &Shown) -> Value {
    let text = match fault.help {
        Some(help) => format!("{}\n{help}", fault.message),
        None => fault.message.to_owned(),
    };
    let mut result = json!({
        "ruleId": fault.rule,
        "level": fault.severity,
        "message": { "text": text },
        "locations": [{ "physicalLocation": physical(&fault.at) }],
    });
    if let Some(index) = rules::all().position(|rule| rule.id == fault.rule) {
        result["ruleIndex"] = index.into();
    }
    if !fault.labels.is_empty() {
        let labels = fault.labels.iter().map(|label| {
            json!({
                "physicalLocation": physical(&label.at),
                "message": { "text": label.text },
            })
        });
        result["relatedLocations"] = labels.collect();
    }
    result
}

fn physical(at: &At) -> Value {
    let mut place = json!({ "artifactLocation": { "uri": uri(&at.path) } });
    if let (Some(line), Some(column)) = (at.line, at.column) {
        place["region"] = json!({
            "startLine": line,
            "startColumn": column,
            "endLine": at.end_line,
            "endColumn": at.end_column,
        });
    }
    place
}

/// Writes a path as a URI reference (RFC 3986): what is not plain becomes `%` and its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_seen_from_the_folder_one_is_in() {
        for (root, path) in [
            (".", "content/a.md"),
            ("./", "content/a.md"),
            ("book", "book/content/a.md"),
            ("./book/", "book/content/a.md"),
            ("/srv/book", "/srv/book/content/a.md"),
        ] {
            assert_eq!(
                seen_from_here("content/a.md", Path::new(root)),
                path,
                "{root}"
            );
        }
    }

    #[test]
    fn a_uri_holds_only_what_a_uri_may() {
        assert_eq!(uri("content/50% ö.txt"), "content/50%25%20%C3%B6.txt");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
    }

    #[test]
    fn a_workflow_command_ends_where_it_should() {
        assert_eq!(escaped("50%\r\nmore: a, b"), "50%25%0D%0Amore: a, b");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}

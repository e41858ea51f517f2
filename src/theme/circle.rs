//! A component that ends up calling itself. The engine stops such a page, and then names the page; what an editor
//! should look at is the call.

use std::collections::{BTreeMap, BTreeSet};

use super::is_template;
use crate::diagnostic::Diagnostic;
use crate::source::{BUILT_IN, Sources};
use crate::span::{FileId, Span};

/// What the engine says when components have called each other too often.
pub(super) const TOO_DEEP: &str = "recursion depth for components";

/// A call of a component, and the component that it stands in.
struct Call<'a> {
    from: &'a str,
    to: &'a str,
    span: Span,
    is_own: bool,
}

/// Returns the fault of the first call in the site's own files that leads back to where it stands.
pub(super) fn fault(files: &BTreeMap<String, FileId>, sources: &Sources) -> Option<Diagnostic> {
    let is_own = |id: FileId| !sources.get(id).path.starts_with(BUILT_IN);
    let templates = files.iter().filter(|(path, _)| is_template(path));
    // The built-in ones have no circle.
    templates.clone().find(|&(_, &id)| is_own(id))?;
    let calls: Vec<Call<'_>> = templates
        .flat_map(|(_, &id)| {
            let is_own = is_own(id);
            calls(&sources.get(id).text).map(move |(from, to, start)| Call {
                from,
                to,
                span: Span::new(id, start..start + 1 + to.len()),
                is_own,
            })
        })
        .collect();
    let closing = calls
        .iter()
        .find(|call| call.is_own && leads(call.to, call.from, &calls))?;
    let message = format!("the component `{}` ends up calling itself", closing.from);
    let fault = Diagnostic::error("template", closing.span, message);
    Some(fault.help("take the call out, or put it between `{% if ... %}` and `{% endif %}` so that it comes to an end"))
}

/// Tells whether one component calls another, or one that does.
fn leads(from: &str, to: &str, calls: &[Call<'_>]) -> bool {
    let mut met = BTreeSet::from([from]);
    let mut next = vec![from];
    while let Some(name) = next.pop() {
        let called = calls.iter().filter(|call| call.from == name);
        next.extend(called.map(|call| call.to).filter(|to| met.insert(to)));
    }
    met.contains(to)
}

/// Returns the calls in a template: the component in which each stands, the one that it calls, and where it begins.
fn calls(text: &str) -> impl Iterator<Item = (&str, &str, usize)> {
    const BEGIN: &str = "component ";
    let mut within = "";
    let tags = text.match_indices(['{', '<']);
    tags.filter_map(move |(at, sign)| {
        let after = &text[at + 1..];
        if sign == "{" {
            let inside = after.trim_start_matches(['%', '-', ' ', '\n']);
            if let Some(rest) = inside.strip_prefix(BEGIN) {
                within = name(rest);
            }
            return None;
        }
        let before = text[..at].trim_end_matches(['-', ' ', '\n']);
        let is_call = before.ends_with("{{") || before.ends_with("{%");
        let called = name(after);
        (is_call && !called.is_empty() && !within.is_empty()).then_some((within, called, at))
    })
}

/// Returns the name that a text begins with.
fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !"_-.".contains(c));
    &text[..end.unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fault of some templates, with the words that it marks.
    fn told(texts: &[(&str, &str)]) -> Option<(String, String)> {
        let mut sources = Sources::default();
        let files = texts
            .iter()
            .map(|(path, text)| ((*path).to_owned(), sources.add(*path, *text)));
        let files: BTreeMap<String, FileId> = files.collect();
        let fault = fault(&files, &sources)?;
        let crate::diagnostic::Place::Text(span) = fault.place else {
            return None;
        };
        let marked = sources.get(span.file).text[span.range()].to_owned();
        Some((fault.message, marked))
    }

    #[test]
    fn a_component_that_calls_itself_is_named_at_the_call_and_so_is_a_circle_of_two() {
        let own = "{% component tags(a: array) %}\n{{ <tags a={a} /> }}{% endcomponent tags %}";
        let found = told(&[("components/tags.html", own)]).unwrap();
        assert_eq!(
            found,
            (
                "the component `tags` ends up calling itself".to_owned(),
                "<tags".to_owned()
            )
        );
        let one = "{% component one() %}{{<two/>}}{% endcomponent one %}";
        let two = "{% component two() %}{%- <one> %}a{% </one> -%}{% endcomponent two %}";
        assert_eq!(
            told(&[("components/a.html", one), ("components/b.html", two)])
                .unwrap()
                .1,
            "<two"
        );
        assert_eq!(
            told(&[("components/a.html", one), ("pages/b.html", "{{ <one/> }}")]),
            None
        );
    }
}

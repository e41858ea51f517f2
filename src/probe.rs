//! A theme tried on specimen sites: one that has everything, and one that has next to nothing. What is wrong
//! with a template shows there, whatever the site at hand holds.

use crate::archetype;
use crate::diagnostic::{Diagnostic, Faults, Place};
use crate::load::{self, Kept};
use crate::press::{Part, Plan, Press};
use crate::source::Sources;
use crate::theme::Theme;

/// Tells what is wrong with the templates of a theme: names that no page has, in every branch, and what fails
/// when pages are made. `sources` are those that the theme was loaded from.
pub(crate) fn faults(theme: &mut Theme, language: &str, sources: &Sources) -> Vec<Diagnostic> {
    theme.listen();
    let mut failed = Vec::new();
    for (texts, longest) in specimens() {
        failed.extend(pages(&texts, longest, theme, language));
    }
    let mut faults = theme.unknown_names(sources);
    // A name that is told already fails too; what is new is told once, however many pages show it.
    for fault in failed {
        if !faults.iter().any(|told| is_same_place(told, &fault)) {
            faults.push(fault);
        }
    }
    faults
}

/// The specimens, each with how many entries one page of a list holds there: what only large sites have, cut lists,
/// is met on a small one.
fn specimens() -> [(Vec<(String, String)>, usize); 3] {
    let (full, bare) = (archetype::specimen(), archetype::bare());
    [(full.clone(), 1000), (full, 1), (bare, 1000)]
}

fn is_same_place(one: &Diagnostic, other: &Diagnostic) -> bool {
    match (&one.place, &other.place) {
        (Place::Text(one), Place::Text(other)) => {
            one.file == other.file && one.start < other.end && other.start < one.end
        }
        _ => one == other,
    }
}

/// Makes every page of a specimen site; gives what failed.
fn pages(
    texts: &[(String, String)],
    longest: usize,
    theme: &Theme,
    language: &str,
) -> Vec<Diagnostic> {
    let sources = sources_of(texts);
    let mut faults = Faults::new();
    let Some(mut config) = load::config(&sources, &mut faults) else {
        return Vec::new();
    };
    language.clone_into(&mut config.language);
    config.longest_list = longest;
    let parsed = load::parse(&config, &sources, false, &mut Kept::default(), &mut faults);
    let editions = std::iter::once(&parsed.site).chain(&parsed.editions);
    let failed = editions.flat_map(|site| {
        let plan = Plan::new(site, theme, &sources);
        let press = Press::new(&plan, site, theme, &sources);
        let pages = plan
            .parts
            .iter()
            .filter(|(_, part)| matches!(part, Part::Page(_)));
        let failed: Vec<_> = pages
            .filter_map(|(_, page)| press.make(page).err())
            .collect();
        failed
    });
    failed.collect()
}

fn sources_of(texts: &[(String, String)]) -> Sources {
    let mut sources = Sources::default();
    for (path, text) in texts {
        match path.strip_prefix("content/") {
            Some(below @ "logo.svg") => {
                sources.add_asset(below, text.as_bytes().to_vec());
            }
            _ => _ = sources.add(path, text.as_str()),
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::theme::{built_in_names, gather};

    /// Faults of a theme with some files of its own, as `path:line:column message`.
    fn told(name: &str, own: &[(&str, &str)]) -> Vec<String> {
        let mut sources = Sources::default();
        for (path, text) in own {
            sources.add(format!("themes/{name}/{path}"), *text);
        }
        let mut found = Vec::new();
        let files = gather(name, &mut sources, &mut found).unwrap();
        let mut theme = Theme::load(&files, "en-GB", &sources, &mut found).unwrap();
        assert_eq!(theme.has_own_templates(&sources), !own.is_empty());
        found.extend(faults(&mut theme, "en-GB", &sources));
        let told = found.iter().map(|fault| {
            let Place::Text(span) = fault.place else {
                return fault.message.clone();
            };
            let (path, line, column) = sources.locate(span);
            format!("{path}:{line}:{column} {}", fault.message)
        });
        told.collect()
    }

    #[test]
    fn the_built_in_themes_have_no_fault() {
        for name in built_in_names() {
            assert_eq!(told(name, &[]), [""; 0], "{name}");
        }
    }

    #[test]
    fn a_name_that_no_page_has_is_told_though_the_site_has_no_such_page() {
        let letter = "{% extends \"layout.html\" %}\n{% block main %}{% if parts == 1 %}{{ part }}{% endif %}{% endblock main %}";
        let card = "{% component tags(topics: array) %}{% for topic in topics %}\n{{ topic.titel }}{% endfor %}{% endcomponent tags %}";
        assert_eq!(
            told(
                "trust",
                &[
                    ("pages/a-to-z.html", letter),
                    ("components/tags/tags.html", card)
                ]
            ),
            [
                "themes/trust/components/tags/tags.html:2:10 `topic` has no `titel`",
                "themes/trust/pages/a-to-z.html:2:39 nothing here is called `part`",
            ]
        );
    }

    #[test]
    fn what_fails_only_when_a_page_is_made_is_told_once() {
        let page = "{% extends \"layout.html\" %}\n{% block main %}{{ page.title | round }}{% endblock main %}";
        let told = told("trust", &[("pages/topic.html", page)]);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].starts_with("themes/trust/pages/topic.html:2:"),
            "{told:?}"
        );
    }

    #[test]
    fn a_component_that_calls_itself_is_told_once_and_at_the_call() {
        let own = "{% component tags(topics: array) %}\n{{ <tags topics={topics} /> }}{% endcomponent tags %}";
        assert_eq!(
            told("trust", &[("components/tags/tags.html", own)]),
            [
                "themes/trust/components/tags/tags.html:2:4 the component `tags` ends up calling itself"
            ]
        );
    }

    #[test]
    fn the_specimens_have_no_error_and_every_template_is_met() {
        let mut sources = Sources::default();
        let files = gather("default", &mut sources, &mut Vec::new()).unwrap();
        let mut theme = Theme::load(&files, "en-GB", &sources, &mut Vec::new()).unwrap();
        theme.listen();
        for (texts, longest) in specimens() {
            let sources = sources_of(&texts);
            let mut found = Faults::new();
            let config = load::config(&sources, &mut found).unwrap();
            let parsed = load::parse(&config, &sources, false, &mut Kept::default(), &mut found);
            found.extend(crate::check::Found::new(&parsed.site).iter().cloned());
            found.retain(|fault| fault.severity == Severity::Error);
            assert!(found.is_empty(), "{found:?}");
            pages(&texts, longest, &theme, "en-GB");
        }
        // Where this fails, give the specimen of `src/archetype` what the template or the field needs.
        let mut unmet = theme.unmet();
        // Filled only where the book holds the question, and that is another place.
        unmet.retain(|name| name != ".domains[].items[].links[].chapter");
        assert_eq!(unmet, [""; 0]);
    }
}

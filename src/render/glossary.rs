//! Finds glossary terms in running text, so that the first use on a page can link to the meaning; and hands the
//! meanings to the script that shows them there.

use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::{Site, Term};
use crate::script;

/// Returns the script that hands over every meaning, by the term's id: its heading, its words with their sources, and
/// whether no source explains it. Nothing for a site without a glossary.
#[must_use]
pub fn script(site: &Site) -> Option<String> {
    if site.glossary.is_empty() {
        return None;
    }
    let meanings = site.glossary.iter().map(|term| {
        let acronym = term.acronym.as_ref();
        let heading = match acronym {
            Some(acronym) => format!("{} ({acronym})", term.term),
            None => term.term.clone(),
        };
        let cites = term.cites.iter();
        let sources = cites.map(|cite| super::citation::cite_view(site, "", &cite.value).label);
        let sources: Vec<String> = sources.collect();
        let words = match sources.as_slice() {
            [] => term.definition.clone(),
            sources => format!("{} ({})", term.definition, sources.join("; ")),
        };
        (term.id.value.as_str(), (heading, words, term.undefined))
    });
    let meanings: BTreeMap<&str, (String, String, bool)> = meanings.collect();
    Some(format!(
        "casebook.glossary = {};\n",
        script::json(&meanings)
    ))
}

/// All forms of all terms, ready to be looked for in one pass.
pub(super) struct TermFinder {
    automaton: Option<AhoCorasick>,
    forms: Vec<Form>,
}

struct Form {
    /// As the glossary writes it.
    text: String,
    /// Position of its term.
    term: usize,
    /// Short forms count only in their own letters: `QI`, never `qi`.
    is_exact: bool,
}

/// A term found in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: std::ops::Range<usize>,
    pub(super) term: usize,
}

impl TermFinder {
    pub(super) fn new(terms: &[Term]) -> Self {
        let mut forms = Vec::new();
        for (at, term) in terms.iter().enumerate() {
            let long = std::iter::once(&term.term)
                .chain(&term.also)
                .map(|text| (text, false));
            for (text, is_exact) in long.chain(term.acronym.iter().map(|text| (text, true))) {
                let is_exact = is_exact
                    || text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.contains(' ');
                if !text.is_empty() {
                    forms.push(Form {
                        text: text.clone(),
                        term: at,
                        is_exact,
                    });
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(forms.iter().map(|form| &form.text));
        Self {
            automaton: automaton.ok(),
            forms,
        }
    }

    /// Returns the terms in a text that the page has not linked yet, and marks them as linked.
    pub(super) fn find(&self, text: &str, linked: &mut BTreeSet<usize>) -> Vec<Found> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for hit in automaton.find_iter(text) {
            let form = &self.forms[hit.pattern().as_usize()];
            let is_word = !touches_word(text[..hit.start()].chars().next_back())
                && !touches_word(text[hit.end()..].chars().next());
            let fits = !form.is_exact || text[hit.range()] == form.text;
            if is_word && fits && linked.insert(form.term) {
                found.push(Found {
                    range: hit.range(),
                    term: form.term,
                });
            }
        }
        found
    }
}

/// Tells whether a neighbouring character makes the match part of a longer word.
fn touches_word(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::{FileId, Span, Spanned};

    fn term(name: &str, acronym: Option<&str>) -> Term {
        Term {
            id: Spanned::new(name.to_lowercase(), Span::new(FileId(0), 0..0)),
            term: name.into(),
            acronym: acronym.map(Into::into),
            also: Vec::new(),
            definition: String::new(),
            undefined: false,
            cites: Vec::new(),
        }
    }

    #[test]
    fn whole_words_are_found_once_the_longest_first_and_short_forms_only_in_their_letters() {
        let finder = TermFinder::new(&[
            term("Lean", None),
            term("Quality improvement", Some("QI")),
            term("Quality", None),
        ]);
        let mut linked = BTreeSet::new();
        let text = "Cleaned: lean quality improvement, qi, QI, lean again, quality.";
        let found: Vec<&str> = finder
            .find(text, &mut linked)
            .into_iter()
            .map(|hit| &text[hit.range])
            .collect();
        assert_eq!(found, ["lean", "quality improvement", "quality"]);
        assert!(finder.find("lean", &mut linked).is_empty());
    }
}

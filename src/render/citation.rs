//! Which citations a text prints, and where: neighbouring marks are one, and a source that goes on is
//! printed where it ends.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, TagEnd};

use super::view::CiteView;
use crate::model::{Cite, FactKind, Site};
use crate::syntax::token::Token;

/// Returns the citation of a work as this page prints it.
pub(super) fn cite_view(site: &Site, cite: &Cite) -> CiteView {
    let label = site
        .bibliography
        .get(&cite.key)
        .map_or(cite.key.as_str(), |work| work.label.as_str());
    let label = match &cite.locator {
        Some(locator) => format!("{label}, {locator}"),
        None => label.to_owned(),
    };
    CiteView {
        label,
        url: format!("#ref-{}", cite.key),
    }
}

/// What is printed for a run of marks and citations, by the position of its last token.
pub(super) struct Citation {
    pub(super) anchors: Vec<String>,
    pub(super) cites: Vec<CiteView>,
}

/// Gathers neighbouring marks and citations, and prints a source once where the next sentence of
/// the same paragraph rests on it too: the reader sees where a source ends, not each full stop.
pub(super) fn citations(
    site: &Site,
    tokens: &[(Token<'_>, std::ops::Range<usize>)],
) -> BTreeMap<usize, Citation> {
    let mut groups: Vec<(usize, usize, Citation)> = Vec::new(); // block, position, what is printed
    let mut block = 0;
    for (at, (token, _)) in tokens.iter().enumerate() {
        let (anchor, cites) = match token {
            Token::Markdown(event) => {
                block += usize::from(ends_block(event));
                continue;
            }
            Token::Cite(cites) => (
                None,
                cites.iter().map(|cite| cite_view(site, cite)).collect(),
            ),
            Token::Mark(id) => mark(site, id),
        };
        match groups.last_mut() {
            Some((_, last, group)) if *last + 1 == at => {
                *last = at;
                group.anchors.extend(anchor);
                for cite in cites {
                    if !group.cites.contains(&cite) {
                        group.cites.push(cite);
                    }
                }
            }
            _ => groups.push((
                block,
                at,
                Citation {
                    anchors: anchor.into_iter().collect(),
                    cites,
                },
            )),
        }
    }
    for at in 1..groups.len() {
        let (before, after) = groups.split_at_mut(at);
        let (Some(one), Some(next)) = (before.last_mut(), after.first()) else {
            continue;
        };
        if one.0 == next.0 && one.2.cites == next.2.cites {
            one.2.cites.clear();
        }
    }
    groups
        .into_iter()
        .map(|(_, at, citation)| (at, citation))
        .collect()
}

/// Returns the anchor and citations of a fact's mark; an outcome has its anchor in the table.
fn mark(site: &Site, id: &str) -> (Option<String>, Vec<CiteView>) {
    let Some(entry) = site.fact(id) else {
        return (None, Vec::new());
    };
    let cites = site
        .fact_cites(entry)
        .iter()
        .map(|cite| cite_view(site, &cite.value))
        .collect();
    ((entry.kind == FactKind::Fact).then(|| id.to_owned()), cites)
}

fn ends_block(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::End(
            TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::TableCell
                | TagEnd::Heading(_)
                | TagEnd::DefinitionListDefinition
                | TagEnd::DefinitionListTitle
        )
    )
}

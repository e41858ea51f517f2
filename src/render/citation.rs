//! Which citations a text prints, and where: neighbouring marks are one, and a source that goes on is
//! printed where it ends.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag, TagEnd};

use super::view::CiteView;
use crate::model::{Cite, FactKind, Site};
use crate::syntax::token::Token;

/// Returns the citation of a work; `works` is the address of the list that it leads to, empty for the
/// page's own.
pub(super) fn cite_view(site: &Site, works: &str, cite: &Cite) -> CiteView {
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
        url: format!("{works}#ref-{}", cite.key),
    }
}

/// What is printed for a run of marks and citations.
#[derive(Default)]
pub(super) struct Citation {
    pub(super) anchors: Vec<String>,
    pub(super) cites: Vec<CiteView>,
}

/// Marks and citations that stand side by side.
struct Group {
    /// Number of the paragraph, list or cell it is in.
    block: usize,
    /// Number of the item or paragraph in a list.
    item: usize,
    /// Position of its last token.
    last: usize,
    citation: Citation,
    /// The addresses and words of its citations: each is printed once.
    printed: BTreeSet<(String, String)>,
}

/// Gathers what is printed at each run of marks, from all tokens of a text in their order.
///
/// A source is printed once where the next sentence of the same paragraph, or the next item of the
/// same list, rests on it too: the reader sees where a source ends, not each full stop.
#[derive(Default)]
pub(super) struct Citations {
    groups: Vec<Group>,
    at: usize,
    block: usize,
    item: usize,
    lists: usize,
    opens_item: bool,
}

impl Citations {
    /// Takes the next token; `works` is the address of the list that citations lead to.
    pub(super) fn take(&mut self, site: &Site, works: &str, token: &Token<'_>) {
        let at = self.at;
        self.at += 1;
        let (anchor, cites) = match token {
            Token::Mark(id) => mark(site, works, id),
            Token::Cite(cites) => (
                None,
                cites
                    .iter()
                    .map(|cite| cite_view(site, works, cite))
                    .collect(),
            ),
            Token::Broken(_) => return,
            Token::Shortcode(placed) => {
                self.block += usize::from(placed.found.is_alone);
                return;
            }
            Token::Markdown(event) => return self.pass(event),
        };
        if self.groups.last().is_none_or(|group| group.last + 1 != at) {
            self.groups.push(Group {
                block: self.block,
                item: self.item,
                last: at,
                citation: Citation::default(),
                printed: BTreeSet::new(),
            });
        }
        if let Some(group) = self.groups.last_mut() {
            group.last = at;
            group.add(anchor, cites);
        }
    }

    /// Notes where blocks and items begin and end.
    fn pass(&mut self, event: &Event<'_>) {
        let opens = matches!(event, Event::Start(Tag::List(_)));
        let closes = matches!(event, Event::End(TagEnd::List(_)));
        // The items of a list are one run, but not with those of a list inside it.
        let is_within = self.lists > 0 && !opens && !closes && is_of_item(event);
        self.block += usize::from(!is_within && is_block_edge(event));
        self.lists = self.lists + usize::from(opens) - usize::from(closes);
        let starts_item = matches!(event, Event::Start(Tag::Item));
        let starts_paragraph = matches!(event, Event::Start(Tag::Paragraph));
        self.item += usize::from(starts_item || starts_paragraph && !self.opens_item);
        self.opens_item = starts_item;
    }

    /// Returns what is printed, by the position of the last token of each run.
    pub(super) fn finish(self) -> BTreeMap<usize, Citation> {
        let mut groups = self.groups;
        for at in 1..groups.len() {
            // An item between two that rests on nothing must not seem to rest on their source.
            let goes_on = groups[at - 1].block == groups[at].block
                && groups[at].item - groups[at - 1].item <= 1
                && groups[at - 1].citation.cites == groups[at].citation.cites;
            if goes_on {
                groups[at - 1].citation.cites.clear();
            }
        }
        let placed = groups.into_iter();
        placed.map(|group| (group.last, group.citation)).collect()
    }
}

impl Group {
    fn add(&mut self, anchor: Option<String>, cites: Vec<CiteView>) {
        self.citation.anchors.extend(anchor);
        for cite in cites {
            if self.printed.insert((cite.url.clone(), cite.label.clone())) {
                self.citation.cites.push(cite);
            }
        }
    }
}

/// Returns the anchor and citations of a fact's mark; an outcome has its anchor in the table.
fn mark(site: &Site, works: &str, id: &str) -> (Option<String>, Vec<CiteView>) {
    let Some(entry) = site.fact(id) else {
        return (None, Vec::new());
    };
    let cites = site
        .fact_cites(entry)
        .iter()
        .map(|cite| cite_view(site, works, &cite.value))
        .collect();
    ((entry.kind == FactKind::Fact).then(|| id.to_owned()), cites)
}

/// Tells whether a paragraph, list item, cell or the like begins or ends here.
fn is_block_edge(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => !is_inline(tag.to_end()),
        Event::End(tag) => !is_inline(*tag),
        _ => false,
    }
}

/// Tells whether only an item of a list, or a paragraph in one, begins or ends here.
fn is_of_item(event: &Event<'_>) -> bool {
    let is_of_item = |tag| matches!(tag, TagEnd::Item | TagEnd::Paragraph);
    match event {
        Event::Start(tag) => is_of_item(tag.to_end()),
        Event::End(tag) => is_of_item(*tag),
        _ => true,
    }
}

fn is_inline(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

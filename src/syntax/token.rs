//! Markdown in tokens: `CommonMark`, and our two marks told apart from links.
//!
//! `[@key, p. 12]` cites a work, `[#fact]` marks the passage that tells a fact. Both read as links to
//! nowhere, so the parser hands them over with their exact places.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::shortcode::{self, Found};

/// A citation of one work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cite {
    /// The key in `references.yaml`.
    pub key: String,
    /// The place in the work, such as `p. 12`.
    pub locator: Option<String>,
}

/// What a Markdown text is made of, with our two own marks told apart from links.
#[derive(Debug, Clone)]
pub enum Token<'a> {
    /// Plain `CommonMark`.
    Markdown(Event<'a>),
    /// `[@key]`.
    Cite(Vec<Cite>),
    /// `[#fact]`.
    Mark(String),
    /// `[words][label]` with a label that is defined nowhere.
    Broken(String),
    /// `[[ name(argument="...") ]]`.
    Shortcode(Box<Placed>),
}

/// A shortcode, and how it stands in its text.
#[derive(Debug, Clone)]
pub struct Placed {
    /// What was found.
    pub found: Found,
    /// Whether the text could hold it where it stands: not so in an address, say.
    pub is_held: bool,
}

/// Reads `key` or `key, locator`, as written after an `@` or in a `cite:` field.
#[must_use]
pub fn parse_cite(text: &str) -> Cite {
    let (key, locator) = text
        .split_once(',')
        .map_or((text, None), |(key, rest)| (key, Some(rest.trim())));
    let locator = locator
        .filter(|locator| !locator.is_empty())
        .map(str::to_owned);
    Cite {
        key: key.trim().to_owned(),
        locator,
    }
}

/// The Markdown that editors write.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

/// A text longer than this, in bytes, is read as a stream, and one at a time: what the parser knows of it takes up to a
/// hundred times its own room.
pub const LARGE: usize = 128 * 1024;

/// Held by whoever reads a large text.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Splits a Markdown text into tokens, each with its byte range in the text.
#[must_use]
pub fn tokens(text: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let mut tokens = Vec::new();
    let found = shortcode::find(text);
    if found.is_empty() {
        walk(text, |token, range| tokens.push((token, range)));
    } else {
        let masked = shortcode::mask(text, &found);
        weave(&masked, found, |token, range| {
            tokens.push((token.into_static(), range));
        });
    }
    tokens
}

/// Hands over the tokens of a Markdown text one by one, each with its byte range in the text, and keeps none. `take` may
/// not read another text.
pub fn each(text: &str, mut take: impl FnMut(Token<'_>, Range<usize>)) {
    let is_large = text.len() > LARGE;
    let _turn = is_large.then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    let found = shortcode::find(text);
    if found.is_empty() {
        walk(text, take);
    } else {
        weave(&shortcode::mask(text, &found), found, &mut take);
    }
}

/// Puts shortcodes back where they were covered.
fn weave<'m>(masked: &'m str, found: Vec<Found>, mut take: impl FnMut(Token<'m>, Range<usize>)) {
    let mut rest = found.into_iter().peekable();
    let mut lost = Vec::new();
    walk(masked, |token, range| {
        let is_cover = match &token {
            Token::Markdown(Event::Rule) => rest
                .peek()
                .is_some_and(|next| range.contains(&next.range.start)),
            Token::Markdown(Event::Text(words)) => words.contains(shortcode::INLINE),
            _ => false,
        };
        if !is_cover {
            return take(token, range);
        }
        let Token::Markdown(Event::Text(words)) = token else {
            return rest.next().map_or((), |code| held(code, true, &mut take));
        };
        let mut at = range.start;
        for (number, piece) in words.split(shortcode::INLINE).enumerate() {
            let mut piece = piece;
            if number > 0 {
                // What stood in an address or the like has no event of its own, and was passed over.
                while rest.peek().is_some_and(|next| next.range.start < at) {
                    lost.extend(rest.next());
                }
                let Some(code) = rest.next() else { break };
                at = code.range.end;
                piece = &piece[code.range.len().saturating_sub(1).min(piece.len())..];
                held(code, true, &mut take);
            }
            if !piece.is_empty() {
                let words = CowStr::from(piece.to_owned());
                let range = at..at + piece.len();
                take(Token::Markdown(Event::Text(words)), range);
            }
            at += piece.len();
        }
    });
    for code in lost.into_iter().chain(rest) {
        held(code, false, &mut take);
    }
}

fn held<'m>(found: Found, is_held: bool, take: &mut impl FnMut(Token<'m>, Range<usize>)) {
    let range = found.range.clone();
    let placed = Placed { found, is_held };
    take(Token::Shortcode(Box::new(placed)), range);
}

impl Token<'_> {
    fn into_static(self) -> Token<'static> {
        match self {
            Self::Markdown(event) => Token::Markdown(event.into_static()),
            Self::Cite(cites) => Token::Cite(cites),
            Self::Mark(id) => Token::Mark(id),
            Self::Broken(label) => Token::Broken(label),
            Self::Shortcode(placed) => Token::Shortcode(placed),
        }
    }
}

/// Hands over the tokens of a text without shortcodes.
fn walk<'a>(text: &'a str, mut take: impl FnMut(Token<'a>, Range<usize>)) {
    let options = options();
    let ours = |link: BrokenLink<'_>| {
        let reference = link.reference.trim_start();
        let is_ours = reference.starts_with(['@', '#']);
        let names_another = matches!(
            link.link_type,
            LinkType::Reference | LinkType::ReferenceUnknown
        );
        (is_ours || names_another).then(|| (CowStr::from(reference.to_owned()), CowStr::from("")))
    };
    let mut events =
        Parser::new_with_broken_link_callback(text, options, Some(ours)).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Link {
                link_type:
                    link_type @ (LinkType::ShortcutUnknown
                    | LinkType::ReferenceUnknown
                    | LinkType::CollapsedUnknown),
                dest_url,
                ..
            }) => {
                // An address in pointed brackets is a link of its own, and may stand in a mark.
                let mut depth = 1;
                let still_inside = |(event, _): &(Event<'_>, _)| {
                    match event {
                        Event::Start(Tag::Link { .. }) => depth += 1,
                        Event::End(TagEnd::Link) => depth -= 1,
                        _ => {}
                    }
                    depth > 0
                };
                let inner: Vec<_> = events.by_ref().take_while(still_inside).collect();
                if link_type == LinkType::ReferenceUnknown {
                    push_reference_text(inner, &range, &mut take);
                }
                let token =
                    our_mark(&dest_url).unwrap_or_else(|| Token::Broken(dest_url.to_string()));
                take(token, range);
            }
            event => take(Token::Markdown(event), range),
        }
    }
}

/// `[#a][#b]` reads as one link with the text `#a` and the label `#b`: gives the first back its own.
fn push_reference_text<'a>(
    inner: Vec<(Event<'a>, Range<usize>)>,
    range: &Range<usize>,
    take: &mut impl FnMut(Token<'a>, Range<usize>),
) {
    let text: String = inner.iter().filter_map(|(event, _)| plain(event)).collect();
    match our_mark(&text) {
        Some(token) => {
            let end = inner.last().map_or(range.start, |(_, last)| last.end);
            take(token, range.start..end + 1); // with the bracket
        }
        None => inner
            .into_iter()
            .for_each(|(event, range)| take(Token::Markdown(event), range)),
    }
}

fn our_mark<'a>(reference: &str) -> Option<Token<'a>> {
    if let Some(id) = reference.strip_prefix('#') {
        return Some(Token::Mark(id.trim().to_owned()));
    }
    reference.starts_with('@').then(|| {
        Token::Cite(
            reference
                .split(';')
                .map(|one| parse_cite(one.trim().trim_start_matches('@')))
                .collect(),
        )
    })
}

/// Returns the words of an event that is plain text.
pub(super) fn plain<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::SoftBreak | Event::HardBreak => Some(" "),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_within_a_mark_goes_with_the_mark() {
        for text in [
            "[@smith2014, p. <https://a.example/>] a",
            "[@smith2014, p. <https://a.example/> and <https://b.example/>; @jones] a",
            "[words <https://a.example/>][@smith2014] a",
            "[words <https://a.example/>][nowhere] a",
        ] {
            let mut open = 0;
            for (token, _) in tokens(text) {
                match token {
                    Token::Markdown(Event::Start(Tag::Link { .. })) => open += 1,
                    Token::Markdown(Event::End(TagEnd::Link)) => open -= 1,
                    _ => {}
                }
                assert!(open >= 0, "{text}: a link ends that did not begin");
            }
            assert_eq!(open, 0, "{text}");
        }
    }

    #[test]
    fn the_first_of_two_marks_has_the_place_that_it_stands_at() {
        for (text, wanted) in [
            ("[#a][#b]", "[#a]"),
            ("[#\u{e9}&nGt;*a*][#b]", "[#\u{e9}&nGt;*a*]"),
        ] {
            let tokens = tokens(text);
            let (_, range) = tokens
                .iter()
                .find(|(token, _)| matches!(token, Token::Mark(_)))
                .unwrap();
            assert_eq!(&text[range.clone()], wanted);
        }
    }
}

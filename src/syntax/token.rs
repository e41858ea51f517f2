//! Markdown in tokens: `CommonMark`, and our two marks told apart from links.
//!
//! `[@key, p. 12]` cites a work, `[#fact]` marks the passage that tells a fact. Both read as links to
//! nowhere, so the parser hands them over with their exact places.

use std::ops::Range;

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

/// Splits a Markdown text into tokens, each with its byte range in the text.
#[must_use]
pub fn tokens(text: &str) -> Vec<(Token<'_>, Range<usize>)> {
    let found = shortcode::find(text);
    if found.is_empty() {
        return without_shortcodes(text);
    }
    let masked = shortcode::mask(text, &found);
    weave(without_shortcodes(&masked), found)
}

/// Puts shortcodes back where they were covered.
fn weave(
    masked: Vec<(Token<'_>, Range<usize>)>,
    found: Vec<Found>,
) -> Vec<(Token<'static>, Range<usize>)> {
    let mut rest = found.into_iter().peekable();
    let mut tokens = Vec::new();
    let mut lost = Vec::new();
    for (token, range) in masked {
        let is_cover = match &token {
            Token::Markdown(Event::Rule) => rest
                .peek()
                .is_some_and(|next| range.contains(&next.range.start)),
            Token::Markdown(Event::Text(words)) => words.contains(shortcode::INLINE),
            _ => false,
        };
        if !is_cover {
            tokens.push((token.into_static(), range));
            continue;
        }
        let Token::Markdown(Event::Text(words)) = token else {
            tokens.extend(rest.next().map(|code| held(code, true)));
            continue;
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
                tokens.push(held(code, true));
            }
            if !piece.is_empty() {
                let words = CowStr::from(piece.to_owned());
                let range = at..at + piece.len();
                tokens.push((Token::Markdown(Event::Text(words)), range));
            }
            at += piece.len();
        }
    }
    tokens.extend(lost.into_iter().chain(rest).map(|code| held(code, false)));
    tokens
}

fn held(found: Found, is_held: bool) -> (Token<'static>, Range<usize>) {
    let range = found.range.clone();
    let placed = Placed { found, is_held };
    (Token::Shortcode(Box::new(placed)), range)
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

fn without_shortcodes(text: &str) -> Vec<(Token<'_>, Range<usize>)> {
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
    let mut tokens = Vec::new();
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
                let inner: Vec<_> = events
                    .by_ref()
                    .take_while(|(event, _)| *event != Event::End(TagEnd::Link))
                    .collect();
                if link_type == LinkType::ReferenceUnknown {
                    push_reference_text(&mut tokens, inner, &range);
                }
                let token =
                    our_mark(&dest_url).unwrap_or_else(|| Token::Broken(dest_url.to_string()));
                tokens.push((token, range));
            }
            event => tokens.push((Token::Markdown(event), range)),
        }
    }
    tokens
}

/// `[#a][#b]` reads as one link with the text `#a` and the label `#b`: gives the first back its own.
fn push_reference_text<'a>(
    tokens: &mut Vec<(Token<'a>, Range<usize>)>,
    inner: Vec<(Event<'a>, Range<usize>)>,
    range: &Range<usize>,
) {
    let text: String = inner.iter().filter_map(|(event, _)| plain(event)).collect();
    match our_mark(&text) {
        Some(token) => tokens.push((token, range.start..range.start + text.len() + 2)),
        None => tokens.extend(
            inner
                .into_iter()
                .map(|(event, range)| (Token::Markdown(event), range)),
        ),
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

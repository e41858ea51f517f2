//! Markdown to what other rooms ask of it: outline, links, citations, fact marks, plain text.
//!
//! Raw HTML is a fault here and is never passed on.

mod shortcodes;
mod stray;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escape;
use super::key::{check_key, is_reserved};
use super::raw_html::{instead_of, tag_name};
use super::shortcode::Shortcode;
use super::token::{self, Cite, Token, plain};
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::{FileId, Span, Spanned};
use shortcodes::Around;
use words::Words;

/// Deepest nesting taken: no reader can follow more, and no later walk has to fear it.
const DEPTH: usize = 100;

/// Most headings in one text: a thick book has a tenth of them.
const HEADINGS: usize = 5_000;

/// The label of a hint in a file that `casebook new` made: `[What led up to it?][to-write]`. It is a fault, so
/// that no hint is ever published.
pub const HINT: &str = "to-write";

/// A Markdown text, scanned.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Where the Markdown starts in its file, in bytes.
    pub start: usize,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// Links and images in order.
    pub links: Vec<Link>,
    /// Citations in order.
    pub cites: Vec<Spanned<Cite>>,
    /// Fact marks in order.
    pub marks: Vec<Spanned<String>>,
    /// Shortcodes in order.
    pub shortcodes: Vec<Spanned<Shortcode>>,
    /// Plain text, for search.
    words: Words,
    /// Where the words of each heading of the first or second level begin, and the position of the heading.
    sections: Vec<(u32, u32)>,
}

impl Body {
    /// Tells whether a shortcode stands between its paragraphs.
    #[must_use]
    pub fn has_parts(&self) -> bool {
        let mut codes = self.shortcodes.iter();
        codes.any(|code| code.value.link().is_none())
    }

    /// Writes out the plain text by section; `fill` has the words that a shortcode takes from another text.
    pub fn section_texts<'f>(&self, fill: impl Fn(&Shortcode) -> &'f str) -> Vec<SectionText> {
        let fill = |position: usize| {
            let code = self.shortcodes.get(position);
            code.map_or("", |code| fill(&code.value))
        };
        let starts = self.sections.iter().map(|&(start, _)| start as usize);
        let ends = starts.clone().chain([self.words.len()]);
        let heads = self
            .sections
            .iter()
            .map(|&(_, at)| self.headings.get(at as usize));
        let parts = ends.zip([0].into_iter().chain(starts));
        let parts = parts.zip([None].into_iter().chain(heads));
        let text = |((end, start), head): ((usize, usize), Option<&Heading>)| SectionText {
            title: head.map(|head| head.text.clone()).unwrap_or_default(),
            id: head.map(|head| head.id.clone()).unwrap_or_default(),
            text: self.words.text(start..end, fill),
        };
        parts.map(text).collect()
    }

    /// Lets go of room that nothing was put into: a site holds every body at once.
    fn shrink(&mut self) {
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.cites.shrink_to_fit();
        self.marks.shrink_to_fit();
        self.shortcodes.shrink_to_fit();
        self.words.shrink();
        self.sections.shrink_to_fit();
    }
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Its anchor, unique in the text.
    pub id: String,
    /// Where it stands.
    pub span: Span,
}

/// A link or an image.
#[derive(Debug, Clone)]
pub struct Link {
    /// The address as written.
    pub dest: String,
    /// Whether it is an image.
    pub is_image: bool,
    /// Its words, or the image's alternative text.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Where its address stands.
    pub dest_span: Span,
    /// Whether a shortcode makes it: then its words may be left to the site.
    pub is_shortcode: bool,
}

/// Plain text from one heading of the second level to the next.
#[derive(Debug, Clone, Default)]
pub struct SectionText {
    /// The heading's words; empty before the first.
    pub title: String,
    /// The heading's anchor; empty before the first.
    pub id: String,
    /// The words below it, a line a paragraph, heading, list item or cell.
    pub text: String,
}

/// Makes an anchor or slug of words: lower-case letters, digits and single hyphens.
#[must_use]
pub fn slugify(words: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut slug = String::new();
    for c in words.nfkd().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if let Some(letters) = spelt(c) {
            slug.push_str(letters);
        } else if !unicode_normalization::char::is_combining_mark(c)
            && !matches!(c, '\'' | '’')
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
    }
    slug.trim_matches('-').to_owned()
}

/// Letters that do not come apart into a plain one and an accent.
fn spelt(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// Scans the Markdown that begins at `start` of a file's text.
pub fn scan(file: FileId, text: &Arc<str>, start: usize, faults: &mut Faults) -> Body {
    let mut walk = Scan {
        file,
        text,
        faults,
        depth: 0,
        in_code: false,
        at_start: false,
        bracket: None,
        heading: None,
        link: None,
        html: None,
        told: BTreeSet::new(),
        ids: BTreeSet::new(),
        numbers: BTreeMap::new(),
        notes: Notes::default(),
        around: Around::new(&text[start..]),
        said: 0,
        is_over: false,
        body: Body {
            start,
            words: Words::new(text),
            ..Body::default()
        },
    };
    token::each(&text[start..], |token, range| {
        if walk.is_over || walk.depth > DEPTH {
            return; // why has been told, and the rest need not be walked
        }
        let span = Span::new(file, start + range.start..start + range.end);
        match token {
            Token::Markdown(event) => walk.event(event, span),
            Token::Mark(id) => {
                walk.only_words("the mark of a fact", span);
                walk.body.marks.push(Spanned::new(id, span));
            }
            Token::Cite(cites) => {
                walk.only_words("a citation", span);
                walk.cites(cites, &text[span.range()], span);
            }
            Token::Broken(label) => walk.broken(&label, span),
            Token::Shortcode(placed) => walk.shortcode(*placed, span),
        }
    });
    walk.check_notes();
    walk.check_shortcodes();
    walk.body.shrink();
    walk.body
}

/// Marks and texts of footnotes, by their folded labels.
#[derive(Default)]
struct Notes {
    marks: BTreeSet<String>,
    texts: Vec<(String, Span)>,
}

struct Scan<'f> {
    file: FileId,
    /// The whole file.
    text: &'f str,
    faults: &'f mut Faults,
    depth: usize,
    in_code: bool,
    /// Where the last text ended, if it ended with a bracket, and with which.
    bracket: Option<(u32, char)>,
    heading: Option<Heading>,
    link: Option<Link>,
    html: Option<(String, Span)>,
    /// Whether nothing of the line has been read yet.
    at_start: bool,
    /// Tags that have been told.
    told: BTreeSet<String>,
    ids: BTreeSet<String>,
    /// The number to try next for an anchor made of these words.
    numbers: BTreeMap<String, usize>,
    notes: Notes,
    around: Around,
    /// How often words were read that are more than spaces.
    said: usize,
    body: Body,
    /// Whether there is more of something than can be taken.
    is_over: bool,
}

impl Scan<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Html(html) => match &mut self.html {
                Some((text, _)) => text.push_str(&html),
                None => self.raw_html(&html, span),
            },
            Event::FootnoteReference(label) => {
                self.only_words("a footnote", span);
                self.notes.marks.insert(label.to_lowercase());
            }
            Event::Text(words) => {
                self.faults.extend(escape::fault(&words, span));
                self.hashes(&words, span);
                self.at_start = false;
                self.stray(&words, span);
                self.words(&words, span);
            }
            Event::InlineHtml(html) => self.raw_html(&html, span),
            other => {
                self.at_start = matches!(other, Event::SoftBreak | Event::HardBreak);
                if let Some(words) = plain(&other) {
                    self.words(words, span);
                }
            }
        }
    }

    /// Takes citations, each with the place of its own key: `[@one; @two]` holds two.
    fn cites(&mut self, cites: Vec<Cite>, written: &str, span: Span) {
        let mut from = 0;
        for cite in cites {
            let words = format!("@{}", cite.key);
            let found = written[from..].find(&words).map(|at| from + at);
            let place = found.filter(|_| !cite.key.is_empty()).map_or(span, |at| {
                from = at + words.len();
                let start = span.range().start;
                Span::new(span.file, start + at..start + from)
            });
            self.body.cites.push(Spanned::new(cite, place));
        }
    }

    fn words(&mut self, words: &str, span: Span) {
        if let Some(link) = &mut self.link {
            link.text.push_str(words);
        }
        self.around.words(words);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(words);
            return;
        }
        self.said += usize::from(!words.trim_start().is_empty());
        match words {
            " " => self.body.words.space(),
            words => self.body.words.push(words, span.range()),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        self.around.start(&tag);
        self.depth += 1;
        if self.depth == DEPTH + 1 {
            let message = format!("lists or quotes nested more than {DEPTH} levels deep");
            self.faults
                .push(Diagnostic::error("nested-too-deep", span, message));
        }
        self.at_start = matches!(tag, Tag::Paragraph | Tag::Item);
        match tag {
            Tag::FootnoteDefinition(label) => self.notes.texts.push((label.to_lowercase(), span)),
            Tag::Heading { level, id, .. } => {
                self.around.heading(span);
                if self.depth > 1 {
                    let message = "a heading inside a list, a quote or a footnote".to_owned();
                    let fault = Diagnostic::error("nested-heading", span, message);
                    self.faults
                        .push(fault.help("move it out, or make it bold: `**words**`"));
                }
                let id = id.map(String::from).unwrap_or_default();
                self.heading = Some(Heading {
                    level: level as u8,
                    text: String::new(),
                    id,
                    span,
                });
            }
            Tag::Link {
                dest_url,
                link_type,
                ..
            } => {
                self.only_words("a link", span);
                let mut found = link(&dest_url, false, span, self.text);
                if link_type == LinkType::Email {
                    found.dest = format!("mailto:{dest_url}");
                }
                self.link = Some(found);
            }
            Tag::Image { dest_url, .. } => {
                self.only_words("a picture", span);
                // An image inside a link: the link's address must not be lost.
                let outer = self.link.replace(link(&dest_url, true, span, self.text));
                self.body.links.extend(outer);
            }
            Tag::CodeBlock(_) => self.in_code = true,
            Tag::HtmlBlock => self.html = Some((String::new(), span)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.around.end(tag);
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::Link | TagEnd::Image => self.body.links.extend(self.link.take()),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::HtmlBlock => {
                if let Some((html, span)) = self.html.take() {
                    self.raw_html(&html, span);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => self.body.words.line(),
        }
    }

    fn close_heading(&mut self) {
        let Some(mut heading) = self.heading.take() else {
            return;
        };
        let text = heading.text.trim().to_owned();
        heading.text = text;
        self.set_anchor(&mut heading);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if heading.level <= 2 {
            let start = place(self.body.words.begin_section());
            let section = (start, place(self.body.headings.len()));
            self.body.sections.push(section);
        } else {
            self.body.words.push_own(&heading.text);
            self.body.words.line();
        }
        if self.body.headings.len() == HEADINGS {
            let message = format!("more than {HEADINGS} headings in one text");
            let fault = Diagnostic::error("page-too-long", heading.span, message);
            self.faults.push(fault.help("split the text into several"));
            self.is_over = true;
        }
        self.body.headings.push(heading);
    }

    /// Gives a heading its anchor: the one it asks for, or one made of its words that is still free.
    fn set_anchor(&mut self, heading: &mut Heading) {
        if !heading.id.is_empty() {
            check_key(&heading.id, heading.span, self.faults);
            if !self.ids.insert(heading.id.clone()) {
                let message = format!("the anchor `{}` is given to two headings", heading.id);
                let fault = Diagnostic::error("duplicate-id", heading.span, message);
                self.faults
                    .push(fault.help("give one of them another anchor"));
            }
            return;
        }
        let slug = slugify(&heading.text);
        let slug = if slug.is_empty() || is_reserved(&slug) {
            format!("section-{slug}")
        } else {
            slug
        };
        let slug = slug.trim_end_matches('-');
        // Numbers that were taken stay taken: those up to the last need not be tried again.
        let next = self.numbers.entry(slug.to_owned()).or_insert(1);
        heading.id = loop {
            let id = match *next {
                1 => slug.to_owned(),
                number => format!("{slug}-{number}"),
            };
            *next += 1;
            if self.ids.insert(id.clone()) {
                break id;
            }
        };
    }

    /// Reports what a heading cannot hold: it is printed in lists too, as plain words.
    fn only_words(&mut self, what: &str, span: Span) {
        if self.heading.is_some() {
            let message = format!("{what} inside a heading");
            let fault = Diagnostic::error("heading-words", span, message);
            self.faults.push(
                fault.help("keep the heading to plain words, and put it into the text below"),
            );
        }
    }

    /// Tells notes without a text, texts without a mark, and two texts for one mark.
    fn check_notes(&mut self) {
        let Notes { marks, texts } = std::mem::take(&mut self.notes);
        let told = |message: String, span, help: &str| {
            Diagnostic::error("footnote", span, message).help(help)
        };
        let mut seen = BTreeSet::new();
        for (label, span) in &texts {
            if !seen.insert(label) {
                let message = format!("the footnote `[^{label}]` has two texts");
                self.faults
                    .push(told(message, *span, "give one of them another mark"));
            } else if !marks.contains(label) {
                let message = format!("nothing in the text points to the footnote `[^{label}]`");
                self.faults.push(told(
                    message,
                    *span,
                    "put its mark where it belongs, or delete the footnote",
                ));
            }
        }
    }

    fn raw_html(&mut self, html: &str, span: Span) {
        let html = html.trim();
        if html.starts_with("<!--") && html.find("-->") == Some(html.len() - 3) {
            return; // a note from editor to editor; it is dropped
        }
        if html.starts_with("</") && self.told.contains(&tag_name(html)) {
            return; // its opening tag has been told
        }
        let span = Span::new(
            self.file,
            span.range().start..span.range().start + html.len().min(span.range().len()),
        );
        let name = tag_name(html);
        let message = if name.is_empty() {
            "HTML is not used here".to_owned()
        } else {
            format!("the HTML tag `{name}` is not used here")
        };
        self.faults
            .push(Diagnostic::error("raw-html", span, message).help(instead_of(&name)));
        self.told.insert(name);
    }
}

fn link(dest: &str, is_image: bool, span: Span, file: &str) -> Link {
    let written = &file[span.range()];
    // An address may hold escapes, or stand in a line of its own: then the whole link is marked.
    let at = written.rfind(dest).filter(|_| !dest.is_empty());
    let dest_span = at.map_or(span, |at| {
        let start = span.range().start + at;
        Span::new(span.file, start..start + dest.len())
    });
    Link {
        dest_span,
        dest: dest.to_owned(),
        is_image,
        text: String::new(),
        span,
        is_shortcode: false,
    }
}

#[cfg(test)]
mod tests;

//! Markdown to HTML, by a writer that knows only the elements and attributes below and in the parts of this file.
//!
//! What is not named here cannot be written: no raw HTML, no style, no handler, no scheme but those
//! the model lets through. So there is nothing to sanitise afterwards.

mod notes;
mod picture;
mod shortcode;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Tag, TagEnd};

use super::citation::{Citation, Citations};
use super::escape;
use super::glossary::TermFinder;
use super::links::Links;
use super::view::{CiteView, Section};
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Route, Site, Target};
use crate::span::{FileId, Span};
use crate::syntax::token::{self, LARGE, Token, tokens};
use crate::theme::Theme;
use notes::Notes;
use picture::Picture;
use table::Table;

/// What turns one text into HTML.
pub(super) struct Source<'a> {
    pub(super) site: &'a Site,
    /// Path below `content/`, from which links start.
    pub(super) path: &'a str,
    /// How the text names others.
    pub(super) route: Links<'a>,
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) body: &'a Body,
    pub(super) terms: &'a TermFinder,
    pub(super) theme: &'a Theme,
    /// Where the list of works is that citations lead to: empty for the page itself.
    pub(super) works: &'a str,
}

/// Where a text cites each work, by the work's key: the anchors there, in order.
pub(super) type Places = BTreeMap<String, Vec<String>>;

/// Writes a text as sections, cut at its headings of the second level.
///
/// # Errors
/// Gives the fault of the template of a shortcode.
pub(super) fn sections(source: &Source<'_>) -> Result<Vec<Section>, Diagnostic> {
    text(source).map(|(sections, _)| sections)
}

/// Writes a text as sections, and tells where it cites works of the page's own list.
///
/// # Errors
/// Gives the fault of the template of a shortcode.
pub(super) fn text(source: &Source<'_>) -> Result<(Vec<Section>, Places), Diagnostic> {
    let text = &source.text[source.body.start..];
    if text.len() > LARGE {
        return large_text(source, text);
    }
    let tokens = tokens(text);
    let mut citations = Citations::default();
    for (token, _) in &tokens {
        citations.take(source.site, source.works, token);
    }
    let mut writer = Writer::new(source, citations);
    for (token, range) in tokens {
        writer.token(token, range);
    }
    writer.done()
}

/// Writes a text whose tokens together would take too much room: it is read twice instead.
fn large_text(source: &Source<'_>, text: &str) -> Result<(Vec<Section>, Places), Diagnostic> {
    let mut citations = Citations::default();
    token::each(text, |token, _| {
        citations.take(source.site, source.works, &token);
    });
    let mut writer = Writer::new(source, citations);
    token::each(text, |token, range| writer.token(token, range));
    writer.done()
}

struct Writer<'s, 'a> {
    source: &'s Source<'a>,
    citations: BTreeMap<usize, Citation>,
    /// The position of the next token.
    at: usize,
    heading: usize,
    sections: Vec<Section>,
    /// Inside a heading of the second level, whose words are the section's title, or inside raw HTML:
    /// nothing is written.
    silent: usize,
    /// Inside a link, a heading or code, where a term is not linked.
    quiet: usize,
    /// The picture that is being read.
    image: Option<Picture>,
    /// Where what is not written goes.
    discard: String,
    linked: BTreeSet<usize>,
    table: Option<Table>,
    tables: usize,
    notes: Notes,
    /// The callouts that are open: the title, and what had been written before.
    callouts: Vec<(String, String)>,
    /// What the template of a shortcode has against it.
    fault: Option<Diagnostic>,
    places: Places,
    /// How many citations have an anchor of their own.
    cites: usize,
    /// How long all that is finished is, in bytes.
    written: usize,
}

/// The longest HTML of one text, in bytes. A table of a few lines can ask for seventy times its own length.
const LONGEST: usize = 32 * 1024 * 1024;

fn too_long(source: &Source<'_>, range: Range<usize>) -> Diagnostic {
    let start = source.body.start;
    let span = Span::new(source.file, start + range.start..start + range.end);
    let message = format!(
        "up to here this text has grown to more than {} MiB on its page",
        LONGEST / (1024 * 1024)
    );
    Diagnostic::error("page-too-long", span, message)
        .help("split the text; look for a table with far more columns than its rows have words, or for a long fact that is shown many times")
}

impl<'s, 'a> Writer<'s, 'a> {
    fn new(source: &'s Source<'a>, citations: Citations) -> Self {
        Self {
            source,
            citations: citations.finish(),
            at: 0,
            heading: 0,
            sections: vec![Section {
                id: String::new(),
                title: String::new(),
                html: String::new(),
                role: "plain",
            }],
            silent: 0,
            quiet: 0,
            image: None,
            discard: String::new(),
            linked: BTreeSet::new(),
            table: None,
            tables: 0,
            notes: Notes::default(),
            callouts: Vec::new(),
            fault: None,
            places: Places::new(),
            cites: 0,
            written: 0,
        }
    }

    fn done(mut self) -> Result<(Vec<Section>, Places), Diagnostic> {
        match self.fault.take() {
            Some(fault) => Err(fault),
            None => Ok(self.finish()),
        }
    }
}

impl Writer<'_, '_> {
    /// The one gate to the page: what stands in a title or in a picture's words does not pass.
    fn out(&mut self) -> &mut String {
        if self.silent > 0 || self.image.is_some() {
            self.discard.clear();
            return &mut self.discard;
        }
        let last = self.sections.len() - 1;
        &mut self.sections[last].html
    }

    fn push(&mut self, html: &str) {
        self.out().push_str(html);
    }

    fn token(&mut self, token: Token<'_>, range: Range<usize>) {
        let at = self.at;
        self.at += 1;
        if self.fault.is_some() {
            return; // nothing of it is shown, so nothing more need be written
        }
        if self.written + self.out().len() > LONGEST {
            self.fault = Some(too_long(self.source, range));
            return;
        }
        match token {
            Token::Cite(_) | Token::Mark(_) => self.citation(at),
            // `check` has refused it; its words have come as text.
            Token::Broken(_) => {}
            Token::Shortcode(placed) => self.shortcode(&placed.found),
            Token::Markdown(event) => self.event(event),
        }
    }

    fn citation(&mut self, at: usize) {
        let Some(citation) = self.citations.remove(&at) else {
            return;
        };
        self.close_gap();
        for id in &citation.anchors {
            let id = self.source.route.id(id);
            self.push("<a class=\"cb-fact\"");
            escape::attribute(self.out(), "id", &id);
            self.push("></a>");
        }
        if citation.cites.is_empty() {
            return;
        }
        self.push(" <span class=\"cb-cite\">(");
        for (index, cite) in citation.cites.iter().enumerate() {
            self.push(if index > 0 { "; <a" } else { "<a" });
            self.place(cite, citation.anchors.last());
            escape::attribute(self.out(), "href", &cite.url);
            self.push(">");
            escape::text(self.out(), &cite.label);
            self.push("</a>");
        }
        self.push(")</span>");
    }

    /// Notes that a work of the page's own list is cited here: at the mark of a fact where there is one, else at
    /// an anchor that the link is given. A capital keeps it apart from all that editors can name.
    fn place(&mut self, cite: &CiteView, mark: Option<&String>) {
        let Some(key) = cite.url.strip_prefix("#ref-") else {
            return;
        };
        if self.silent > 0 || self.image.is_some() {
            return;
        }
        let anchor = mark.cloned().unwrap_or_else(|| {
            self.cites += 1;
            let anchor = self.source.route.id(&format!("C{}", self.cites));
            escape::attribute(self.out(), "id", &anchor);
            anchor
        });
        self.places.entry(key.to_owned()).or_default().push(anchor);
    }

    /// Takes away the space before a mark, which the citation brings itself.
    fn close_gap(&mut self) {
        let out = self.out();
        if out.ends_with(' ') {
            out.pop();
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text),
            Event::Code(code) => {
                self.push("<code>");
                self.literal(&code);
                self.push("</code>");
            }
            Event::SoftBreak => self.literal("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::FootnoteReference(label) => self.note_reference(&label),
            Event::TaskListMarker(done) => self.push(if done { "\u{2611} " } else { "\u{2610} " }),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    /// Writes words as they are.
    fn literal(&mut self, text: &str) {
        match &mut self.image {
            Some(picture) => picture.words.push_str(text),
            None => escape::text(self.out(), text),
        }
    }

    /// Writes words, with the first use of a term linked to its meaning.
    fn text(&mut self, text: &str) {
        if self.quiet > 0 || self.image.is_some() {
            return self.literal(text);
        }
        let site = self.source.site;
        let found = self.source.terms.find(text, &mut self.linked);
        let mut from = 0;
        for hit in found {
            self.literal(&text[from..hit.range.start]);
            let url = self.source.route.to(
                &Route::new("glossary.html"),
                Some(&site.glossary[hit.term].id.value),
            );
            self.push("<a class=\"cb-term\"");
            escape::attribute(self.out(), "href", &url);
            self.push(">");
            self.literal(&text[hit.range.clone()]);
            self.push("</a>");
            from = hit.range.end;
        }
        self.literal(&text[from..]);
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::Heading { .. } => self.start_heading(),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::CodeBlock(_) => self.start_code(),
            Tag::HtmlBlock => self.silent += 1,
            Tag::List(None) => self.push("<ul>\n"),
            Tag::List(Some(1)) => self.push("<ol>\n"),
            Tag::List(Some(first)) => _ = writeln!(self.out(), "<ol start=\"{first}\">"),
            Tag::Item => self.push("<li>"),
            Tag::FootnoteDefinition(label) => self.start_note(&label),
            Tag::DefinitionList => self.push("<dl>\n"),
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.push("<thead><tr>"),
            Tag::TableRow => self.push("<tr>"),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link {
                dest_url,
                link_type: LinkType::Email,
                ..
            } => self.start_link(&format!("mailto:{dest_url}"), false),
            Tag::Link {
                dest_url,
                link_type,
                ..
            } => self.start_link(&dest_url, link_type == LinkType::Autolink),
            Tag::Image { dest_url, .. } => self.start_image(&dest_url),
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(kind) => self.push(if kind.is_some() {
                "</div>\n"
            } else {
                "</blockquote>\n"
            }),
            TagEnd::CodeBlock => {
                self.quiet -= 1;
                self.push("</code></pre>\n");
            }
            TagEnd::HtmlBlock => self.silent -= 1,
            TagEnd::List(is_ordered) => self.push(if is_ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::DefinitionList => self.push("</dl>\n"),
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => {
                self.quiet -= 1;
                self.push("</a>");
            }
            TagEnd::Image => self.end_image(),
            TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_heading(&mut self) {
        let heading = &self.source.body.headings[self.heading];
        let (level, title) = (heading.level, heading.text.clone());
        let id = self.source.route.id(&heading.id);
        self.quiet += 1;
        if level <= 2 {
            self.silent += 1;
            self.written += self.sections.last().map_or(0, |last| last.html.len());
            self.sections.push(Section {
                id,
                title,
                html: String::new(),
                role: "plain",
            });
        } else {
            let level = self.source.route.level(level);
            _ = write!(self.out(), "<h{level}");
            escape::attribute(self.out(), "id", &id);
            self.push(">");
        }
    }

    fn end_heading(&mut self) {
        let level = self.source.body.headings[self.heading].level;
        self.heading += 1;
        self.quiet -= 1;
        if level <= 2 {
            self.silent -= 1;
        } else {
            let level = self.source.route.level(level);
            _ = writeln!(self.out(), "</h{level}>");
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            return self.push("<blockquote>\n");
        };
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let title = self.source.theme.word("body", name);
        _ = write!(
            self.out(),
            "<div class=\"cb-alert cb-alert--{name}\"><p class=\"cb-alert__title\">"
        );
        escape::text(self.out(), title);
        self.push("</p>\n");
    }

    /// The language after the fence is for colouring, which the site does not do.
    fn start_code(&mut self) {
        self.quiet += 1;
        self.push("<pre><code>");
    }

    /// An address that stands for itself says so, since paper adds the address to any other.
    fn start_link(&mut self, dest: &str, is_address: bool) {
        self.quiet += 1;
        let links = self.source.route;
        let (url, chapter) = match self.source.site.resolve(self.source.path, dest) {
            Target::Internal(route, anchor) => {
                (links.to(&route, anchor.as_deref()), links.number_of(&route))
            }
            Target::External(url) => (url, None),
            // `check` has refused the rest; a link to nowhere must still not be written.
            _ => (String::new(), None),
        };
        self.push(if is_address {
            "<a class=\"cb-address\""
        } else {
            "<a"
        });
        escape::attribute(self.out(), "href", &url);
        if let Some(chapter) = chapter {
            escape::attribute(self.out(), "data-chapter", chapter);
        }
        self.push(">");
    }

    fn finish(mut self) -> (Vec<Section>, Places) {
        self.write_notes();
        let is_empty =
            |section: &Section| section.title.is_empty() && section.html.trim().is_empty();
        self.sections.retain(|section| !is_empty(section));
        (self.sections, self.places)
    }
}

//! Markdown to HTML, by a writer that knows only the elements and attributes below.
//!
//! What is not named here cannot be written: no raw HTML, no style, no handler, no scheme but those
//! the model lets through. So there is nothing to sanitise afterwards.

mod shortcode;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use pulldown_cmark::{Alignment, BlockQuoteKind, Event, LinkType, Tag, TagEnd};

use super::citation::{Citation, citations};
use super::escape;
use super::glossary::TermFinder;
use super::links::Links;
use super::view::{CiteView, Section};
use crate::diagnostic::Diagnostic;
use crate::model::{Body, Route, Site, Target};
use crate::syntax::token::{Token, tokens};
use crate::theme::Theme;

/// What turns one text into HTML.
pub(super) struct Source<'a> {
    pub(super) site: &'a Site,
    /// Path below `content/`, from which links start.
    pub(super) path: &'a str,
    /// How the text names others.
    pub(super) route: Links<'a>,
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
    let tokens = tokens(&source.text[source.body.start..]);
    let citations = citations(source.site, source.works, &tokens);
    let mut writer = Writer {
        source,
        citations,
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
    };
    for (at, (token, _)) in tokens.into_iter().enumerate() {
        writer.token(at, token);
    }
    match writer.fault.take() {
        Some(fault) => Err(fault),
        None => Ok(writer.finish()),
    }
}

#[derive(Default)]
struct Notes {
    numbers: BTreeMap<String, usize>,
    texts: BTreeMap<usize, String>,
    /// The text that was being written when a note began.
    outer: Vec<(String, String)>,
}

impl Notes {
    fn number(&mut self, label: &str) -> (usize, bool) {
        // The parser pairs marks and texts without regard to case, and so must we.
        let label = label.to_lowercase();
        let next = self.numbers.len() + 1;
        let is_first = !self.numbers.contains_key(&label);
        (*self.numbers.entry(label).or_insert(next), is_first)
    }
}

struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

struct Writer<'s, 'a> {
    source: &'s Source<'a>,
    citations: BTreeMap<usize, Citation>,
    heading: usize,
    sections: Vec<Section>,
    /// Inside a heading of the second level, whose words are the section's title, or inside raw HTML:
    /// nothing is written.
    silent: usize,
    /// Inside a link, a heading or code, where a term is not linked.
    quiet: usize,
    /// The picture that is being read: its address and its words so far.
    image: Option<(String, String)>,
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

    fn token(&mut self, at: usize, token: Token<'_>) {
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
            Some((_, words)) => words.push_str(text),
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
            TagEnd::Table => {
                self.table = None;
                self.push("</tbody></table></div>\n");
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.in_head = false;
                }
                self.push("</tr></thead><tbody>\n");
            }
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

    fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.tables += 1;
        self.table = Some(Table {
            alignments,
            column: 0,
            in_head: true,
        });
        let label = self
            .source
            .theme
            .word("body", "table")
            .replace("{n}", &self.numbered(&self.tables.to_string()));
        self.push("<div class=\"cb-table\" role=\"region\" tabindex=\"0\"");
        escape::attribute(self.out(), "aria-label", &label);
        self.push("><table>");
    }

    /// A number within this text, with that of its chapter before it: "Table 2.4.1".
    fn numbered(&self, number: &str) -> String {
        match self.source.route.own_number() {
            Some(chapter) => format!("{chapter}.{number}"),
            None => number.to_owned(),
        }
    }

    fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = table
            .alignments
            .get(table.column)
            .copied()
            .unwrap_or(Alignment::None);
        table.column = (table.column + 1) % table.alignments.len().max(1);
        let class = match alignment {
            Alignment::Right => " class=\"cb-table__right\"",
            Alignment::Center => " class=\"cb-table__centre\"",
            Alignment::None | Alignment::Left => "",
        };
        let tag = if table.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        };
        _ = write!(self.out(), "{tag}{class}>");
    }

    fn end_cell(&mut self) {
        let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
        self.push(if in_head { "</th>" } else { "</td>" });
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

    /// A picture's words come as events of their own; it is written when they have been gathered.
    fn start_image(&mut self, dest: &str) {
        let url = match self.source.site.resolve(self.source.path, dest) {
            Target::Internal(route, _) => self.source.route.to(&route, None),
            _ => String::new(),
        };
        if self.image.is_none() {
            self.image = Some((url, String::new()));
        }
    }

    fn end_image(&mut self) {
        let Some((url, words)) = self.image.take() else {
            return;
        };
        self.push("<img");
        escape::attribute(self.out(), "src", &url);
        escape::attribute(self.out(), "alt", words.trim());
        self.push(" loading=\"lazy\">");
    }

    fn note_reference(&mut self, label: &str) {
        let (number, is_first) = self.notes.number(label);
        let links = self.source.route;
        let note = links.id(&format!("fn-{number}"));
        self.push("<sup");
        if is_first {
            let id = links.id(&format!("fnref-{number}"));
            escape::attribute(self.out(), "id", &id);
        }
        _ = write!(
            self.out(),
            "><a href=\"#{note}\" role=\"doc-noteref\">{number}</a></sup>"
        );
    }

    fn start_note(&mut self, label: &str) {
        let outer = std::mem::take(self.out());
        self.notes.outer.push((label.to_owned(), outer));
    }

    fn end_note(&mut self) {
        let Some((label, outer)) = self.notes.outer.pop() else {
            return;
        };
        let text = std::mem::replace(self.out(), outer);
        let (number, _) = self.notes.number(&label);
        self.notes.texts.insert(number, text);
    }

    fn finish(mut self) -> (Vec<Section>, Places) {
        let texts = std::mem::take(&mut self.notes.texts);
        if !texts.is_empty() {
            let (title, back) = (
                self.source.theme.word("body", "footnotes"),
                self.source.theme.word("body", "back"),
            );
            self.push("<section class=\"cb-footnotes\" role=\"doc-endnotes\"");
            let links = self.source.route;
            let chapter = links.own_number().unwrap_or_default();
            let label = format!("{title} {chapter}");
            escape::attribute(self.out(), "aria-label", label.trim_end());
            self.push("><ol>\n");
            for (number, text) in texts {
                let id = links.id(&format!("fn-{number}"));
                let mark = links.id(&format!("fnref-{number}"));
                _ = write!(
                    self.out(),
                    "<li id=\"{id}\">{text}<a href=\"#{mark}\" role=\"doc-backlink\">"
                );
                escape::text(self.out(), back);
                self.push("</a></li>\n");
            }
            self.push("</ol></section>\n");
        }
        let is_empty =
            |section: &Section| section.title.is_empty() && section.html.trim().is_empty();
        self.sections.retain(|section| !is_empty(section));
        (self.sections, self.places)
    }
}

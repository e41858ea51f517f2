//! Shortcodes in the walk over a text: whether each may stand where it stands, and the words it adds.

use pulldown_cmark::{Tag, TagEnd};

use super::{Link, Scan};
use crate::diagnostic::Diagnostic;
use crate::span::{Span, Spanned};
use crate::syntax::shortcode::{Kind, Shortcode};
use crate::syntax::token::Placed;

/// Most quotes in one text: each is looked for in all of it.
const QUOTES: usize = 200;

/// What stands around the place that is being read.
#[derive(Default)]
pub(super) struct Around {
    callout: Option<Open>,
    /// Block quotes that are open; notes and warnings are not among them.
    quotes: Vec<bool>,
    /// The words of the text so far, without those in block quotes; kept only where a shortcode may ask.
    own: Option<String>,
}

/// A callout that is open: where it begins, and how much had been read by then.
struct Open {
    span: Span,
    said: usize,
    shortcodes: usize,
    /// Headings since then: at fault only if an end follows, else it is the end that is missing.
    headings: Vec<Span>,
}

impl Around {
    pub(super) fn new(text: &str) -> Self {
        Self {
            own: text.contains("[[").then(String::new),
            ..Self::default()
        }
    }

    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        if let Tag::BlockQuote(kind) = tag {
            self.quotes.push(kind.is_none());
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        if let TagEnd::BlockQuote(_) = tag {
            self.quotes.pop();
        }
        let is_inline = matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        );
        if !is_inline {
            self.words("\n");
        }
    }

    pub(super) fn words(&mut self, words: &str) {
        if self.quotes.contains(&true) {
            return;
        }
        if let Some(own) = &mut self.own {
            own.push_str(words);
        }
    }

    pub(super) fn heading(&mut self, span: Span) {
        if let Some(open) = &mut self.callout {
            open.headings.push(span);
        }
    }
}

impl Scan<'_> {
    pub(super) fn shortcode(&mut self, placed: Placed, span: Span) {
        let Placed { found, is_held } = placed;
        self.faults.extend(found.faults(span));
        self.only_words("a shortcode", span);
        let is_placed = self.is_placed(found.kind, found.is_alone, is_held, span);
        match found.kind {
            Some(Kind::Callout) if is_placed => self.open_callout(span),
            Some(Kind::End) if is_placed => self.close_callout(span),
            _ => {}
        }
        if let Some(code) = found.code {
            let code = Spanned::new(code, span);
            self.take_shortcode(&code);
            self.body.shortcodes.push(code);
        }
    }

    /// Tells whether a shortcode stands where one of its kind may, and says so where it does not.
    fn is_placed(&mut self, kind: Option<Kind>, is_alone: bool, is_held: bool, span: Span) -> bool {
        let Some(kind) = kind.filter(|_| self.heading.is_none()) else {
            return false; // what it is, or that it stands in a heading, has been told
        };
        let name = kind.name();
        let (message, help) = if !is_held || self.link.is_some() {
            (
                format!("`{name}` stands inside a link, a picture or an address"),
                "put it outside",
            )
        } else if kind.is_block() && (!is_alone || self.depth > 0) {
            (
                format!("`{name}` does not stand on a line of its own"),
                "give it a line of its own, outside lists, quotes, notes and tables, and begin the line with `[[`",
            )
        } else {
            return true;
        };
        self.faults
            .push(Diagnostic::error("shortcode-place", span, message).help(help));
        false
    }

    fn open_callout(&mut self, span: Span) {
        if let Some(open) = &self.around.callout {
            let fault = Diagnostic::error("callout", span, "a callout inside a callout");
            let fault = fault.help("end the first with `[[ end() ]]` above this line");
            self.faults
                .push(fault.label(open.span, "this one is still open"));
            return;
        }
        self.around.callout = Some(Open {
            span,
            said: self.said,
            shortcodes: self.body.shortcodes.len(),
            headings: Vec::new(),
        });
    }

    fn close_callout(&mut self, span: Span) {
        let Some(open) = self.around.callout.take() else {
            let fault = Diagnostic::error("callout", span, "this ends no callout");
            let help = "take it out, or begin one above: `[[ callout(title=\"...\") ]]`";
            self.faults.push(fault.help(help));
            return;
        };
        for heading in &open.headings {
            let message = "a heading inside a callout";
            let fault = Diagnostic::error("nested-heading", *heading, message);
            self.faults
                .push(fault.help("move it out, or make it bold: `**words**`"));
        }
        if !open.headings.is_empty() {
            return;
        }
        let has_words = self.said > open.said;
        let is_empty = !has_words && self.body.shortcodes.len() <= open.shortcodes + 1;
        if is_empty {
            let fault = Diagnostic::error("callout", open.span, "a callout without a text");
            let help = "write its text between this line and `[[ end() ]]`";
            self.faults.push(fault.help(help));
        }
    }

    /// Adds what other rooms ask of a text: its words and its links.
    fn take_shortcode(&mut self, code: &Spanned<Shortcode>) {
        let position = self.body.shortcodes.len();
        match &code.value {
            Shortcode::Figure {
                src,
                alt,
                caption,
                credit,
            } => {
                let given = [Some(alt), caption.as_ref(), credit.as_ref()];
                for words in given.into_iter().flatten() {
                    self.own_line(&words.value);
                }
                self.body.links.push(Link {
                    dest: src.value.clone(),
                    is_image: true,
                    text: alt.value.clone(),
                    span: alt.span(code),
                    dest_span: src.span(code),
                    is_shortcode: true,
                });
            }
            Shortcode::Callout { title } => {
                self.own_line(&title.value);
                if let Some(open) = &mut self.around.callout {
                    open.said = self.said; // a title alone is no text
                }
            }
            Shortcode::Fact { .. } => {
                self.body.words.push_fill(position);
                self.body.words.line();
            }
            Shortcode::Case { .. } | Shortcode::Assessment { .. } => self.take_link(code, position),
            Shortcode::Quote { .. } | Shortcode::End => {}
        }
    }

    fn own_line(&mut self, words: &str) {
        self.said += usize::from(!words.trim().is_empty());
        self.body.words.push_own(words);
        self.body.words.line();
    }

    fn take_link(&mut self, code: &Spanned<Shortcode>, position: usize) {
        let Some((dest, text)) = code.value.link() else {
            return;
        };
        if let Some(text) = text {
            self.words(&text.value, text.span(code));
        } else {
            self.body.words.push_fill(position);
        }
        self.body.links.push(Link {
            dest,
            is_image: false,
            text: text.map(|text| text.value.clone()).unwrap_or_default(),
            span: text.map_or(code.span, |text| text.span(code)),
            dest_span: code.span,
            is_shortcode: true,
        });
    }

    /// Tells callouts without an end, and quotes of words that the text does not have.
    pub(super) fn check_shortcodes(&mut self) {
        if let Some(open) = self.around.callout.take() {
            let fault = Diagnostic::error("callout", open.span, "this callout has no end");
            self.faults
                .push(fault.help("write `[[ end() ]]` on a line of its own below its text"));
        }
        let own = self.around.own.take().unwrap_or_default();
        let own: Vec<String> = own.lines().map(said).collect();
        let mut quotes = 0;
        for code in &self.body.shortcodes {
            let Shortcode::Quote { words } = &code.value else {
                continue;
            };
            quotes += 1;
            if quotes > QUOTES {
                let message = format!("more than {QUOTES} quotes in one text");
                let fault = Diagnostic::error("page-too-long", code.span, message);
                self.faults
                    .push(fault.help("split the text, or show fewer of its words large"));
                break;
            }
            let wanted = said(&words.value);
            if !own.iter().any(|line| line.contains(&wanted)) {
                let span = words.span(code);
                let message = "a quote shows words of its own text, and these do not stand in it";
                let help = "copy them word for word from one paragraph of this file; words of a source may not be quoted: say it in your own";
                self.faults
                    .push(Diagnostic::error("own-words", span, message).help(help));
            }
        }
    }
}

/// Returns words as they are compared: single spaces, none where a mark was taken out before a full stop, and
/// one kind of quotation mark and apostrophe.
fn said(words: &str) -> String {
    let mut said = String::new();
    for word in words.split_whitespace() {
        if !said.is_empty() && !word.starts_with(['.', ',', ';', ':', '?', '!', ')']) {
            said.push(' ');
        }
        said.extend(word.chars().map(|c| match c {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        }));
    }
    said
}

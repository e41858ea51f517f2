//! Shortcodes: what an editor writes as `[[ name(argument="...") ]]` where Markdown has no words for it.
//!
//! `find` tells where they stand in a text, `written` takes one apart as it was typed, `eval` works it out
//! in a sandbox, and `read` makes of it what the rest of casebook knows: a [`Shortcode`], or faults at the
//! very argument. Nothing here writes HTML or looks at a second file.

mod eval;
mod find;
mod read;
mod written;

use std::ops::Range;

pub(super) use find::{INLINE, find, mask};

use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span, Spanned};

/// Which shortcode it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A picture with a caption.
    Figure,
    /// Words of the text itself, shown large.
    Quote,
    /// The beginning of a box.
    Callout,
    /// The end of a box.
    End,
    /// A fact of a case or page.
    Fact,
    /// A link to a case.
    Case,
    /// A link to an assessment.
    Assessment,
}

impl Kind {
    /// Tells whether it stands on a line of its own, and not in a sentence.
    #[must_use]
    pub fn is_block(self) -> bool {
        !matches!(self, Self::Case | Self::Assessment)
    }

    /// Returns the name an editor types.
    #[must_use]
    pub fn name(self) -> &'static str {
        read::spec(self).name
    }
}

/// The words of an argument.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Argument {
    /// What they say.
    pub value: String,
    /// Where they stand, counted from the beginning of the shortcode.
    range: Range<usize>,
}

/// A shortcode that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shortcode {
    /// `figure(src, alt, caption, credit)`.
    Figure {
        /// The picture, as a link from this file would name it.
        src: Argument,
        /// What it shows.
        alt: Argument,
        /// What stands below it.
        caption: Option<Argument>,
        /// Whose it is.
        credit: Option<Argument>,
    },
    /// `quote(words)`.
    Quote {
        /// Words that stand in the same text.
        words: Argument,
    },
    /// `callout(title)`.
    Callout {
        /// What stands above the box's text.
        title: Argument,
    },
    /// `end()`.
    End,
    /// `fact(id)`.
    Fact {
        /// The id of a fact or an outcome.
        id: Argument,
    },
    /// `case(name, fact, text)`.
    Case {
        /// The name of its file.
        slug: Argument,
        /// The passage to lead to.
        fact: Option<Argument>,
        /// The words of the link.
        text: Option<Argument>,
    },
    /// `assessment(id, item, text)`.
    Assessment {
        /// Its id.
        id: Argument,
        /// The question to lead to.
        item: Option<Argument>,
        /// The words of the link.
        text: Option<Argument>,
    },
}

impl Shortcode {
    /// Returns the address of an inline one, as a link would name it, and the words it was given.
    #[must_use]
    pub fn link(&self) -> Option<(String, Option<&Argument>)> {
        let (folder, ending, name, place, text) = match self {
            Self::Case { slug, fact, text } => ("cases", "md", slug, fact, text),
            Self::Assessment { id, item, text } => ("assessments", "yaml", id, item, text),
            _ => return None,
        };
        let place = place.as_ref();
        let place = place.map_or_else(String::new, |place| format!("#{}", place.value));
        let dest = format!("/{folder}/{}.{ending}{place}", name.value);
        Some((dest, text.as_ref()))
    }

    /// Tells whether words of it come from another text.
    #[must_use]
    pub fn is_filled_in(&self) -> bool {
        match self {
            Self::Fact { .. } => true,
            Self::Case { text, .. } | Self::Assessment { text, .. } => text.is_none(),
            _ => false,
        }
    }
}

impl Argument {
    /// Returns where the words stand in the file.
    #[must_use]
    pub fn span(&self, code: &Spanned<Shortcode>) -> Span {
        within(code.span, &self.range)
    }

    /// Returns the words with the place they stand at.
    #[must_use]
    pub fn spanned(&self, code: &Spanned<Shortcode>) -> Spanned<String> {
        Spanned::new(self.value.clone(), self.span(code))
    }
}

/// Something wrong with one shortcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    rule: &'static str,
    /// Counted from the beginning of the shortcode.
    range: Range<usize>,
    message: String,
    help: String,
}

/// Makes a slip; the rule comes first, as in every fault.
fn error(
    rule: &'static str,
    range: Range<usize>,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Slip {
    Slip {
        rule,
        range,
        message: message.into(),
        help: help.into(),
    }
}

/// A shortcode in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands in the text that was searched.
    pub range: Range<usize>,
    /// Whether nothing else stands on its line or lines.
    pub is_alone: bool,
    /// Which it is meant to be.
    pub kind: Option<Kind>,
    /// What it says, where that could be understood.
    pub code: Option<Shortcode>,
    /// What is wrong with it.
    slips: Vec<Slip>,
}

impl Found {
    /// Tells whether it is drawn as a part of its own, between paragraphs.
    pub(super) fn is_block(&self) -> bool {
        self.is_alone && self.kind.is_none_or(Kind::is_block)
    }

    /// Returns what is wrong with it, where it stands at `span`.
    pub(super) fn faults(&self, span: Span) -> impl Iterator<Item = Diagnostic> {
        self.slips.iter().map(move |slip| {
            let place = within(span, &slip.range);
            Diagnostic::error(slip.rule, place, slip.message.as_str()).help(slip.help.as_str())
        })
    }
}

/// Returns a part of a shortcode as a place in the file.
fn within(code: Span, range: &Range<usize>) -> Span {
    let at = code.range();
    let clamp = |offset: usize| (at.start + offset).min(at.end);
    let file: FileId = code.file;
    Span::new(file, clamp(range.start)..clamp(range.end))
}

#[cfg(test)]
mod tests;

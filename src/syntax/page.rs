//! A page: Markdown with a title, and facts where it has some to point to.

use super::alias::aliases;
use super::case::{Fact, facts};
use super::date::{self, Date};
use super::fields::Fields;
use super::front_matter::split;
use super::markdown::Body;
use crate::diagnostic::Faults;
use crate::source::SourceFile;
use crate::span::{FileId, Spanned};

/// When a text was last read by its editors, and when it is due again.
#[derive(Debug, Clone, Copy, Default)]
pub struct Review {
    /// Last reviewed.
    pub reviewed: Option<Date>,
    /// Due for review.
    pub review_by: Option<Spanned<Date>>,
}

impl Review {
    /// Reads `reviewed` and `review-by`.
    pub fn read(fields: &mut Fields<'_, '_>) -> Self {
        Self {
            reviewed: date::field(fields, "reviewed").map(|date| date.value),
            review_by: date::field(fields, "review-by"),
        }
    }
}

/// A page as written.
#[derive(Debug, Clone)]
pub struct PageDocument {
    /// The file.
    pub file: FileId,
    /// Its heading.
    pub title: Spanned<String>,
    /// One or two sentences for lists and search.
    pub summary: String,
    /// Order among its neighbours; small comes first.
    pub weight: i64,
    /// Addresses at which it used to be found, as written.
    pub aliases: Vec<Spanned<String>>,
    /// Whether it is left out of the published site.
    pub draft: bool,
    /// Keys of the topics it bears on.
    pub topics: Vec<Spanned<String>>,
    /// Works it cites.
    pub references: Vec<Spanned<String>>,
    /// Facts that other texts can point to.
    pub facts: Vec<Fact>,
    /// Review dates.
    pub review: Review,
    /// The text.
    pub body: Body,
}

/// Reads a page.
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Option<PageDocument> {
    let parts = split(file, "a page", faults);
    let mut fields = Fields::open(parts.front.as_ref()?, "a page", faults)?;
    let page = PageDocument {
        file: file.id,
        title: fields.text("title"),
        summary: fields
            .optional_text("summary")
            .map_or_else(String::new, |text| text.value),
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        aliases: aliases(&mut fields),
        draft: fields.flag("draft"),
        topics: fields.texts("topics"),
        references: fields.texts("references"),
        facts: facts(&mut fields),
        review: Review::read(&mut fields),
        body: parts.body,
    };
    fields.finish();
    Some(page)
}

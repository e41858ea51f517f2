//! A text is read again by the day that its editors have set.
//!
//! Asked apart from the other rules, with a day from outside: it hangs on when casebook is run.

use crate::diagnostic::{Diagnostic, Faults};
use crate::model::{Date, Review, Site};
use crate::span::Spanned;

/// Warns of every text that was due for review before a day.
pub fn overdue(site: &Site, today: Date, faults: &mut Faults) {
    for text in reviews(site) {
        faults.extend(fault(text.review, today));
    }
}

/// A text that is due for review.
#[derive(Debug, Clone, Copy)]
pub struct Due<'a> {
    /// The day by which it is to be reviewed, and where that stands.
    pub by: Spanned<Date>,
    /// The day on which it was last reviewed.
    pub reviewed: Option<Date>,
    /// What readers call it.
    pub title: &'a str,
}

/// Returns the texts that are due for review on a day or before it, the longest due first.
#[must_use]
pub fn due(site: &Site, on: Date) -> Vec<Due<'_>> {
    let texts = reviews(site).filter_map(|text| {
        let by = text.review.review_by.filter(|by| by.value <= on)?;
        let reviewed = text.review.reviewed;
        Some(Due {
            by,
            reviewed,
            title: text.title,
        })
    });
    let mut texts: Vec<Due<'_>> = texts.collect();
    texts.sort_by_key(|text| (text.by.value, text.title));
    texts
}

struct Text<'a> {
    title: &'a str,
    review: Review,
}

/// Every text with a review of its own.
fn reviews(site: &Site) -> impl Iterator<Item = Text<'_>> {
    let cases = site.cases.iter().map(|case| Text {
        title: &case.document.title.value,
        review: case.document.review,
    });
    let pages = site.home.iter().chain(&site.pages).map(|page| Text {
        title: &page.document.title.value,
        review: page.document.review,
    });
    cases.chain(pages)
}

fn fault(review: Review, today: Date) -> Option<Diagnostic> {
    let due = review.review_by.filter(|due| due.value < today)?;
    let message = format!("this text was due for review by {}", due.value);
    let help = "read it again; then set `reviewed` to the day on which you did, and `review-by` to the next";
    Some(Diagnostic::warning("overdue-review", due.span, message).help(help))
}

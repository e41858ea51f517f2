//! A text is read again by the day that its editors have set.
//!
//! Asked apart from the other rules, with a day from outside: it hangs on when casebook is run.

use crate::diagnostic::Diagnostic;
use crate::model::{Date, Review, Site};

/// Warns of every text that was due for review before a day.
pub fn overdue(site: &Site, today: Date, faults: &mut Vec<Diagnostic>) {
    let cases = site.cases.iter().map(|case| case.document.review);
    let pages = site.home.iter().chain(&site.pages);
    for review in cases.chain(pages.map(|page| page.document.review)) {
        faults.extend(fault(review, today));
    }
}

fn fault(review: Review, today: Date) -> Option<Diagnostic> {
    let due = review.review_by.filter(|due| due.value < today)?;
    let message = format!("this text was due for review by {}", due.value);
    let help = "read it again; then set `reviewed` to the day on which you did, and `review-by` to the next";
    Some(Diagnostic::warning("overdue-review", due.span, message).help(help))
}

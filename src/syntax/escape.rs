//! What an escape may not stand for: what no text may hold, `source` refuses where it is written as it is.

use crate::diagnostic::Diagnostic;
use crate::source::hidden_in;
use crate::span::Span;

/// Returns the fault of a text in which an escape stands for what cannot be seen.
pub(crate) fn fault(text: &str, span: Span) -> Option<Diagnostic> {
    let (message, help) = told(text)?;
    Some(Diagnostic::error("control-character", span, message).help(help))
}

/// Says what an escape in a text stands for, where that may stand in no text, and what to do.
pub(crate) fn told(text: &str) -> Option<(String, &'static str)> {
    let (c, what) = hidden_in(text)?;
    let message = format!("an escape stands for {what} (U+{:04X})", u32::from(c));
    Some((message, "delete the escape: nobody sees what it stands for"))
}

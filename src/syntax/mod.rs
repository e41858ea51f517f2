//! One file's text to a document, with a span on all that a fault may point to.
//!
//! Never fails: what cannot be understood becomes a fault and the rest is read on. Never looks at
//! a second file: whether a topic, a reference or a link exists is for `model` and `check`.

mod alias;
pub mod assessment;
pub mod case;
pub mod date;
pub(crate) mod escape;
pub mod fields;
pub mod front_matter;
pub mod glossary;
mod key;
pub mod markdown;
pub mod page;
mod private;
mod raw_html;
pub mod references;
pub mod shortcode;
mod slip;
pub mod taxonomy;
pub mod token;
pub mod yaml;

pub use key::is_reserved;

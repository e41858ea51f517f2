//! Parts of a page that shortcodes put into a text.

use serde::Serialize;

use super::CiteView;

/// A picture with its caption: `components/shortcode/figure.html`.
#[derive(Debug, Serialize)]
pub struct FigureView {
    pub url: String,
    pub alt: String,
    pub caption_html: Option<String>,
    /// Whose picture it is.
    pub credit: Option<String>,
}

/// Words of the same text, shown large: `components/shortcode/quote.html`.
#[derive(Debug, Serialize)]
pub struct QuoteView<'a> {
    pub said: &'a str,
}

/// A box: `components/shortcode/callout.html`.
#[derive(Debug, Serialize)]
pub struct CalloutView {
    pub title: String,
    pub body_html: String,
}

/// A fact or an outcome: `components/shortcode/fact.html`.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// The attributes of words in another language than the page's.
    pub lang_html: String,
    pub text_html: String,
    /// Of an outcome: its value, rank or band.
    pub figure: Option<String>,
    pub cites: Vec<CiteView>,
    /// What readers call the case or page that tells it, and the passage there.
    pub name: String,
    pub url: String,
    /// Whether that is this very page.
    pub is_here: bool,
    /// In the book: the number of the chapter that it is.
    pub chapter: Option<String>,
}

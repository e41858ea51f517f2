//! The start of a case, page, assessment or whole site: what can be derived is filled in, and what only an
//! editor knows is left empty, with a hint beside it.
//!
//! A new file is a draft, so that the site goes on building while it is written; `casebook check --drafts`
//! then tells exactly what is missing. Only text is made here: nothing is read or written.

mod fill;
mod name;
mod specimen;
mod starter;

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

pub use specimen::{bare, specimen};
pub use starter::{OWN_FOLDERS, starter, title_of};

use crate::model::{Entry, Site};
use crate::source::Sources;

/// What is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A case study.
    Case,
    /// A page.
    Page,
    /// A self-assessment.
    Assessment,
}

impl Kind {
    /// Returns the word for it, as it is typed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Page => "page",
            Self::Assessment => "assessment",
        }
    }
}

/// What an editor asks for.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// What is begun.
    pub kind: Kind,
    /// Its title, as typed.
    pub title: &'a str,
    /// The file's name without its ending, where the one made of the title will not do.
    pub name: Option<&'a str>,
    /// The folder below `content/`, for a page.
    pub folder: Option<&'a str>,
    /// The day it is begun.
    pub today: Date,
}

/// A new file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// Its path in the site folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The path that the title would have given, where that was taken.
    pub taken: Option<String>,
}

/// Why nothing can be begun, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to type.
    pub help: String,
}

impl Refusal {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

/// Begins a file for a site.
///
/// # Errors
/// Refuses a title or name that gives no file name, and a name that is taken.
pub fn begin(wish: &Wish<'_>, site: &Site, sources: &Sources) -> Result<Fresh, Refusal> {
    let title = name::title(wish)?;
    let name = name::free(wish, title, site, sources)?;
    let text = match wish.kind {
        Kind::Case => case(title, &name.stem, wish.today, site),
        Kind::Page => page(title, wish.today, site),
        Kind::Assessment => assessment(title, &name.stem, site),
    };
    Ok(Fresh {
        path: name.path,
        text,
        taken: name.taken,
    })
}

fn case(title: &str, slug: &str, today: Date, site: &Site) -> String {
    let taxonomy = &site.taxonomy;
    let before_colon = title.split_once(':').map_or(title, |(short, _)| short);
    fill::fill(
        include_str!("case.md"),
        &[
            ("title", &fill::quoted(title)),
            ("short", &fill::quoted(before_colon.trim())),
            ("country", &only_or_known(&taxonomy.countries)),
            ("sector", &only_or_known(&taxonomy.sectors)),
            ("topics", &topics(&taxonomy.topics)),
            ("prefix", &name::fact_prefix(slug, site)),
            ("today", &today.to_string()),
            ("later", &later(today)),
        ],
    )
}

fn page(title: &str, today: Date, site: &Site) -> String {
    let topic = site.taxonomy.topics.first();
    let topic = topic.map_or("improvement", |topic| topic.id.value.as_str());
    fill::fill(
        include_str!("page.md"),
        &[
            ("title", &fill::quoted(title)),
            ("topic-example", &format!("[{topic}]")),
            ("today", &today.to_string()),
            ("later", &later(today)),
        ],
    )
}

fn assessment(title: &str, id: &str, site: &Site) -> String {
    let licence = site.assessments.first().map_or_else(
        || "# under which others may use it, such as CC-BY-4.0".to_owned(),
        |other| fill::quoted(&other.document.licence),
    );
    fill::fill(
        include_str!("assessment.yaml"),
        &[
            ("title", &fill::quoted(title)),
            ("id", &fill::key(id)),
            ("prefix", &name::prefix(id, |_| false)),
            ("language", &site.config.language),
            ("licence", &licence),
            ("fact", site.fact_ids().next().unwrap_or("sal-15")),
        ],
    )
}

/// Returns the day two years on, as a proposal for the next review.
fn later(today: Date) -> String {
    let two_years: Span = 2.years();
    today.saturating_add(two_years).to_string()
}

/// Returns the only entry there is; among several the choice is the editor's, and they are named.
fn only_or_known(entries: &[Entry]) -> String {
    match entries {
        [only] => fill::key(&only.id.value),
        [] => "# none is defined yet: add it to topics.yaml".to_owned(),
        more => format!("# one of: {}", known(more)),
    }
}

fn topics(entries: &[Entry]) -> String {
    match entries {
        [only] => format!("[{}]", fill::key(&only.id.value)),
        [] => "# none is defined yet: add them to topics.yaml".to_owned(),
        [first, ..] => format!(
            "# such as [{}], the main one first; known: {}",
            first.id.value,
            known(entries)
        ),
    }
}

/// Lists ids for a comment.
fn known(entries: &[Entry]) -> String {
    const MOST: usize = 30;
    let ids: Vec<&str> = entries
        .iter()
        .map(|entry| entry.id.value.as_str())
        .take(MOST)
        .collect();
    let more = if entries.len() > MOST {
        "; more in topics.yaml"
    } else {
        ""
    };
    fill::one_line(&format!("{}{more}", ids.join(", ")))
}

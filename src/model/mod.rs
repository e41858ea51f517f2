//! Meaning across files: the validated site that pages, search and assessments are made from.
//!
//! Joins documents by name, and never fails: a name that leads nowhere simply finds nothing, and
//! `check` tells the editor. Knows no HTML and no template engine.

mod alias;
mod bearing;
mod by_name;
mod edition;
mod folder;
mod link;
mod order;
mod place;
mod pointer;
mod reference;
mod related;
mod rewritten;
mod route;
mod shortcode;
mod site;
mod suffix;
mod wording;
mod years;

pub use alias::Alias;
pub use bearing::Bearing;
pub use edition::{Edition, Pair, Pairs, Translations, is_of_this_version};
pub use folder::Neighbours;
pub use link::{Target, file_at};
pub use order::Order;
pub use pointer::{Pointer, Pointers};
pub use reference::{Bibliography, Reference, Run};
pub use related::{Relations, Shared};
pub use rewritten::Rewritten;
pub use route::{Route, is_slug};
pub use site::{
    Assessment, Case, FactEntry, FactKind, NOT_SAID, OUTCOMES, Owner, Page, Site, SiteParts,
};
pub use wording::{item_wording, wording};
pub use years::{Period, periods};

pub use crate::config::{Accessibility, Conformance, Law, Problem, Reason};
pub use crate::syntax::assessment::{
    ABSENT, Absent, Advice, AssessmentDocument, Change, Domain, FactLink, Groups, Item, LEVELS,
    Role, STATUS, STRENGTH, Strength, Version, When,
};
pub use crate::syntax::case::{EVIDENCE, Evidence, Fact, Outcome};
pub use crate::syntax::date::Date;
pub use crate::syntax::glossary::Term;
pub use crate::syntax::markdown::{Body, Link, SectionText, slugify};
pub use crate::syntax::page::Review;
pub use crate::syntax::shortcode::{Argument, Shortcode};
pub use crate::syntax::taxonomy::{Entry, MOST_ENTRIES, Taxonomy};
pub use crate::syntax::token::Cite;

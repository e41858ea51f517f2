//! A self-assessment: domains of items, each with five anchored levels, the facts that bear on it,
//! and the advice that follows from an answer.

mod change;
mod group;
mod item;
mod version;

use std::collections::BTreeMap;

use super::fields::Fields;
use super::key::check_key;
use super::token::{Cite, parse_cite};
use super::yaml::{self, Fragment, Node};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::{FileId, Span, Spanned};

pub use change::Change;
pub use group::{Groups, LEAST_DISTRIBUTION, LEAST_THRESHOLD, MOST_THRESHOLD, Role};
pub use item::{Advice, EvidencePrompt, FactLink, Item, MOST_NOTES, STRENGTH, Strength, When};
pub use version::Version;

/// The one format this version reads.
pub const FORMAT: &str = "casebook-assessment/1";
/// Levels run from 0 to 4.
pub const LEVELS: usize = 5;

/// Whether an assessment is published. The words are FHIR's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Still being written.
    Draft,
    /// In use.
    Active,
    /// No longer in use.
    Retired,
}

/// The words for [`Status`].
pub const STATUS: [(&str, Status); 3] = [
    ("draft", Status::Draft),
    ("active", Status::Active),
    ("retired", Status::Retired),
];

/// Who may be described; the words are FHIR's.
pub const SUBJECT: [(&str, ()); 2] = [("Organization", ()), ("Practitioner", ())];

/// An answer that carries no level. The words are those of FHIR's data-absent-reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absent {
    /// The item does not apply; it is left out of the score.
    NotApplicable,
    /// The respondent does not know; a finding in itself.
    AskedUnknown,
    /// The respondent would rather not say.
    AskedDeclined,
}

/// The words for [`Absent`].
pub const ABSENT: [(&str, Absent); 3] = [
    ("not-applicable", Absent::NotApplicable),
    ("asked-unknown", Absent::AskedUnknown),
    ("asked-declined", Absent::AskedDeclined),
];

/// A level of the response scale.
#[derive(Debug, Clone)]
pub struct Level {
    /// Its short name.
    pub label: String,
    /// What it means in general.
    pub anchor: String,
}

/// A group of items with a score of its own.
#[derive(Debug, Clone)]
pub struct Domain {
    /// Its anchor.
    pub id: Spanned<String>,
    /// Its name.
    pub title: String,
    /// What it covers.
    pub summary: String,
    /// Its items.
    pub items: Vec<Item>,
}

/// An assessment as written.
#[derive(Debug, Clone)]
pub struct AssessmentDocument {
    /// The file.
    pub file: FileId,
    /// Its id; the file has the same name.
    pub id: Spanned<String>,
    /// Version of its wording.
    pub version: Spanned<String>,
    /// What stands for its wording at that version, where editors keep one.
    pub wording: Option<Spanned<String>>,
    /// Its title.
    pub title: Spanned<String>,
    /// A sentence or two for lists.
    pub summary: String,
    /// Who answers, and about what.
    pub audience: String,
    /// What it is and is not.
    pub purpose: String,
    /// Its licence.
    pub licence: String,
    /// The language it is written in.
    pub language: String,
    /// Where the questions come from.
    pub background: Background,
    /// The response scale, level 0 first.
    pub scale: Vec<Level>,
    /// Answers without a level.
    pub absent: Vec<Absent>,
    /// Its domains.
    pub domains: Vec<Domain>,
    /// How answers of several people are shown together.
    pub groups: Groups,
    /// What became of its items from version to version, the oldest first.
    pub changes: Vec<Change>,
    /// Order in lists; small comes first.
    pub weight: i64,
    /// Whether it is published.
    pub status: Status,
}

/// Where the questions come from.
#[derive(Debug, Clone, Default)]
pub struct Background {
    /// Works.
    pub cites: Vec<Spanned<Cite>>,
    /// What came from there and what is ours.
    pub note: String,
}

impl AssessmentDocument {
    /// Returns all items in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> + Clone {
        self.domains.iter().flat_map(|domain| &domain.items)
    }
}

/// Reads an assessment.
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Option<AssessmentDocument> {
    let node = yaml::parse(
        Fragment {
            file: file.id,
            text: &file.text,
            offset: 0,
        },
        faults,
    )?;
    let mut fields = Fields::open(&node, "an assessment", faults)?;
    fields.choice("format", &[(FORMAT, ())]);
    let status = fields.choice("status", &STATUS);
    fields.choice("subject", &SUBJECT);
    let assessment = AssessmentDocument {
        file: file.id,
        id: key(&mut fields),
        version: version::version(&mut fields),
        wording: fields.optional_text("wording"),
        title: fields.text("title"),
        summary: fields.text("summary").value,
        audience: fields.text("audience").value,
        purpose: fields.text("purpose").value,
        licence: fields.text("licence").value,
        language: fields.text("language").value,
        background: background(&mut fields),
        scale: scale(&mut fields),
        absent: absent(&mut fields),
        domains: fields
            .list("domains")
            .iter()
            .filter_map(|node| domain(node, fields.faults()))
            .collect(),
        groups: group::groups(&mut fields),
        changes: change::changes(&mut fields),
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        status: status.map_or(Status::Active, |status| status.value),
    };
    fields.required("domains");
    fields.finish();
    if let Some(item) = assessment.items().nth(MOST_ITEMS) {
        let message = format!("more than {MOST_ITEMS} items in one assessment");
        let fault = Diagnostic::error("page-too-long", item.id.span, message);
        faults.push(fault.help("make several assessments of it"));
    }
    Some(assessment)
}

/// How many items an assessment may have: far more than anybody answers. The form of each takes 60 KB while it is made.
const MOST_ITEMS: usize = 500;

fn key(fields: &mut Fields<'_, '_>) -> Spanned<String> {
    let id = fields.text("id");
    check_key(&id.value, id.span, fields.faults());
    id
}

fn background(fields: &mut Fields<'_, '_>) -> Background {
    let Some(node) = fields.required("background") else {
        return Background::default();
    };
    let Some(mut fields) = Fields::open(node, "`background`", fields.faults()) else {
        return Background::default();
    };
    let cites = fields
        .one_or_more("cite")
        .into_iter()
        .map(|text| Spanned::new(parse_cite(&text.value), text.span));
    let background = Background {
        cites: cites.collect(),
        note: fields.text("note").value,
    };
    fields.finish();
    background
}

fn scale(fields: &mut Fields<'_, '_>) -> Vec<Level> {
    let head = fields.span();
    let node = fields.required("scale").map_or(head, |node| node.span);
    let nodes = fields.list("scale");
    let levels: Vec<Level> = nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| level(at, node, fields.faults()))
        .collect();
    if node != head && nodes.len() != LEVELS {
        let message = format!(
            "the scale has {} levels; it needs five, 0 to 4",
            nodes.len()
        );
        fields
            .faults()
            .push(Diagnostic::error("levels", node, message));
    }
    for (at, (level, node)) in levels.iter().zip(nodes).enumerate().take(LEVELS) {
        let label = level.label.to_lowercase();
        let same = |other: &Level| !label.is_empty() && other.label.to_lowercase() == label;
        if let Some(first) = levels[..at].iter().position(same) {
            let message = format!("levels {first} and {at} of the scale have the same label");
            let fault = Diagnostic::error("levels", node.span, message)
                .help("give each level a name of its own");
            fields.faults().push(fault);
        }
    }
    levels
}

fn level(at: usize, node: &Node, faults: &mut Faults) -> Option<Level> {
    let mut fields = Fields::open(node, "a level", faults)?;
    fields.required("level");
    let number = fields.integer("level");
    if let Some(number) = number.filter(|number| usize::try_from(number.value) != Ok(at)) {
        let message = format!("level {} stands where level {at} belongs", number.value);
        let fault = Diagnostic::error("levels", number.span, message)
            .help("write the levels in order, 0 to 4");
        fields.faults().push(fault);
    }
    let level = Level {
        label: fields.text("label").value,
        anchor: fields.text("anchor").value,
    };
    fields.finish();
    Some(level)
}

fn absent(fields: &mut Fields<'_, '_>) -> Vec<Absent> {
    let words = fields.texts("absent");
    let mut met: BTreeMap<&str, Span> = BTreeMap::new();
    for word in &words {
        let first = *met.entry(&word.value).or_insert(word.span);
        if first != word.span {
            let message = format!("`{}` stands twice in `absent`", word.value);
            let fault = Diagnostic::error("duplicate-entry", word.span, message);
            let fault = fault.label(first, "here first");
            fields.faults().push(fault.help("take one of them out"));
        }
    }
    words
        .iter()
        .filter_map(|word| fields.chosen("absent", word, &ABSENT))
        .map(|found| found.value)
        .collect()
}

fn domain(node: &Node, faults: &mut Faults) -> Option<Domain> {
    let mut fields = Fields::open(node, "a domain", faults)?;
    let id = key(&mut fields);
    let domain = Domain {
        title: fields.text("title").value,
        summary: fields.text("summary").value,
        items: fields
            .list("items")
            .iter()
            .filter_map(|node| item::item(node, fields.faults()))
            .collect(),
        id,
    };
    if domain.items.is_empty() {
        let message = format!("the domain `{}` has no items", domain.id.value);
        let fault = Diagnostic::error("empty-domain", domain.id.span, message)
            .help("add `items:`, or delete the domain");
        fields.faults().push(fault);
    }
    fields.finish();
    Some(domain)
}

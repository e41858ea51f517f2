//! A self-assessment: domains of items, each with five anchored levels, the facts that bear on it,
//! and the advice that follows from an answer.

use super::case::trace;
use super::fields::Fields;
use super::key::check_key;
use super::token::{Cite, parse_cite};
use super::yaml::{self, Fragment, Node, Value};
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;
use crate::span::{FileId, Span, Spanned};

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

/// The most characters of a note: the cap of a response file's notes.
pub const MOST_NOTES: i64 = 5_000;

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

/// How strongly a fact bears on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It answers the item for that case.
    Direct,
    /// It bears on part of it.
    Partial,
    /// It warns.
    Caution,
}

/// The words for [`Strength`].
pub const STRENGTH: [(&str, Strength); 3] = [
    ("direct", Strength::Direct),
    ("partial", Strength::Partial),
    ("caution", Strength::Caution),
];

/// A level of the response scale.
#[derive(Debug, Clone)]
pub struct Level {
    /// Its short name.
    pub label: String,
    /// What it means in general.
    pub anchor: String,
}

/// A fact that bears on an item.
#[derive(Debug, Clone)]
pub struct FactLink {
    /// The fact's id.
    pub fact: Spanned<String>,
    /// How strongly.
    pub strength: Option<Strength>,
    /// What it shows.
    pub note: String,
}

/// When advice is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// The answer is this level or lower.
    AtMost(u8),
    /// The answer is "don't know".
    Unknown,
}

/// What to read and do after an answer.
#[derive(Debug, Clone)]
pub struct Advice {
    /// The rule that fires it.
    pub when: When,
    /// The passage it lands on.
    pub fact: Option<Spanned<String>>,
    /// What to read and why.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A note that says what the answer rests on.
#[derive(Debug, Clone)]
pub struct EvidencePrompt {
    /// The question asked.
    pub prompt: String,
    /// Most characters.
    pub max_length: u32,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its permanent id.
    pub id: Spanned<String>,
    /// Its words.
    pub stem: String,
    /// Help in answering.
    pub hint: Option<String>,
    /// What each level means for this item, 0 first; `None` falls back on the scale.
    pub anchors: [Option<Spanned<String>>; LEVELS],
    /// The evidence note, where one is asked for.
    pub evidence: Option<EvidencePrompt>,
    /// The facts that bear on it.
    pub cases: Vec<FactLink>,
    /// What no case shows.
    pub gap: Option<String>,
    /// Advice rules, in order; the first that matches fires.
    pub advice: Vec<Advice>,
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
pub fn parse(file: &SourceFile, faults: &mut Vec<Diagnostic>) -> Option<AssessmentDocument> {
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
        version: version(&mut fields),
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
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        status: status.map_or(Status::Active, |status| status.value),
    };
    fields.required("domains");
    fields.finish();
    Some(assessment)
}

fn key(fields: &mut Fields<'_, '_>) -> Spanned<String> {
    let id = fields.text("id");
    check_key(&id.value, id.span, fields.faults());
    id
}

/// Reads a version: three whole numbers, so that a change of wording can be told from a correction.
fn version(fields: &mut Fields<'_, '_>) -> Spanned<String> {
    let version = fields.text("version");
    let parts: Vec<&str> = version.value.split('.').collect();
    let number = |part: &&str| {
        !part.is_empty() && part.len() < 6 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_version = parts.len() == 3 && parts.iter().all(number);
    if !version.value.is_empty() && !is_version {
        let message = format!("`{}` is not a version", version.value);
        fields.faults().push(
            Diagnostic::error("bad-version", version.span, message)
                .help("write three numbers: `1.0.0`"),
        );
    }
    version
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
    for (at, (level, node)) in levels.iter().zip(nodes).enumerate() {
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

fn level(at: usize, node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Level> {
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
    for (at, word) in words.iter().enumerate() {
        if let Some(first) = words[..at].iter().find(|first| first.value == word.value) {
            let message = format!("`{}` stands twice in `absent`", word.value);
            let fault = Diagnostic::error("duplicate-entry", word.span, message);
            let fault = fault.label(first.span, "here first");
            fields.faults().push(fault.help("take one of them out"));
        }
    }
    words
        .iter()
        .filter_map(|word| fields.chosen("absent", word, &ABSENT))
        .map(|found| found.value)
        .collect()
}

fn domain(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Domain> {
    let mut fields = Fields::open(node, "a domain", faults)?;
    let id = key(&mut fields);
    let domain = Domain {
        title: fields.text("title").value,
        summary: fields.text("summary").value,
        items: fields
            .list("items")
            .iter()
            .filter_map(|node| item(node, fields.faults()))
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

fn item(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Item> {
    let mut fields = Fields::open(node, "an item", faults)?;
    let item = Item {
        id: key(&mut fields),
        stem: fields.text("stem").value,
        hint: fields.optional_text("hint").map(|hint| hint.value),
        anchors: anchors(&mut fields),
        evidence: evidence(&mut fields),
        cases: fields
            .list("cases")
            .iter()
            .filter_map(|node| fact_link(node, fields.faults()))
            .collect(),
        gap: fields.optional_text("gap").map(|gap| gap.value),
        advice: fields
            .list("advice")
            .iter()
            .filter_map(|node| advice(node, fields.faults()))
            .collect(),
    };
    fields.finish();
    Some(item)
}

/// Reads `anchors`, whose keys are the levels.
fn anchors(fields: &mut Fields<'_, '_>) -> [Option<Spanned<String>>; LEVELS] {
    const KEYS: [&str; LEVELS] = ["0", "1", "2", "3", "4"];
    let Some(node) = fields.node("anchors") else {
        return Default::default();
    };
    let Some(mut fields) = Fields::open(node, "`anchors`", fields.faults()) else {
        return Default::default();
    };
    let anchors = KEYS.map(|key| fields.optional_text(key));
    fields.finish();
    anchors
}

fn evidence(fields: &mut Fields<'_, '_>) -> Option<EvidencePrompt> {
    let node = fields.node("evidence")?;
    let mut fields = Fields::open(node, "`evidence`", fields.faults())?;
    let prompt = fields.text("prompt").value;
    let length = fields.integer("max-length");
    if let Some(wrong) = length
        .as_ref()
        .filter(|length| !(1..=MOST_NOTES).contains(&length.value))
    {
        let message = format!(
            "`max-length` must be between 1 and {MOST_NOTES}, not {}",
            wrong.value
        );
        fields
            .faults()
            .push(Diagnostic::error("wrong-type", wrong.span, message));
    }
    let max_length = length
        .and_then(|length| u32::try_from(length.value).ok())
        .unwrap_or(1_000);
    fields.finish();
    Some(EvidencePrompt { prompt, max_length })
}

fn fact_link(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<FactLink> {
    let mut fields = Fields::open(node, "a link to a case", faults)?;
    let link = FactLink {
        fact: fields.text("fact"),
        strength: fields
            .choice("strength", &STRENGTH)
            .map(|found| found.value),
        note: fields.text("note").value,
    };
    trace(&mut fields);
    fields.finish();
    Some(link)
}

fn advice(node: &Node, faults: &mut Vec<Diagnostic>) -> Option<Advice> {
    let mut fields = Fields::open(node, "a rule of advice", faults)?;
    let at_most = fields.integer("at-most");
    let unknown = fields.flag("unknown");
    let when = match (&at_most, unknown) {
        (Some(level), false) => u8::try_from(level.value)
            .ok()
            .filter(|level| *level < 5)
            .map(When::AtMost),
        (None, true) => Some(When::Unknown),
        _ => None,
    };
    if when.is_none() {
        let span = at_most.map_or_else(|| first_line(node), |level| level.span);
        let message =
            "a rule of advice needs one of `at-most: 0` to `at-most: 4`, or `unknown: true`";
        fields
            .faults()
            .push(Diagnostic::error("advice", span, message));
    }
    let advice = Advice {
        when: when.unwrap_or(When::Unknown),
        fact: fields.optional_text("fact"),
        text: fields.text("text").value,
        span: first_line(node),
    };
    fields.finish();
    Some(advice)
}

fn first_line(node: &Node) -> Span {
    match &node.value {
        Value::Map(pairs) => pairs.first().map_or(node.span, |pair| pair.key.span),
        _ => node.span,
    }
}

//! One item: its words, its five levels, the facts that bear on it, and the advice that follows.

use super::{LEVELS, key};
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::{Span, Spanned};
use crate::syntax::case::trace;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::{Node, Value};

/// The most characters of a note: the cap of a response file's notes.
pub const MOST_NOTES: i64 = 5_000;

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

pub(super) fn item(node: &Node, faults: &mut Faults) -> Option<Item> {
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

fn fact_link(node: &Node, faults: &mut Faults) -> Option<FactLink> {
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

fn advice(node: &Node, faults: &mut Faults) -> Option<Advice> {
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

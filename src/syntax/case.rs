//! A case study: who, where and when, what came of it, and the facts others can point to.

use super::alias::aliases;
use super::fields::Fields;
use super::front_matter::split;
use super::key::check_key;
use super::markdown::Body;
use super::page::Review;
use super::token::{Cite, parse_cite};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::{FileId, Spanned};

/// How strong the evidence for an outcome is, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A measured figure for the result.
    Figure,
    /// A rank or a band.
    Rank,
    /// A claim without a figure.
    Claim,
    /// Participants' views.
    Views,
}

/// The words for [`Evidence`] in front matter, templates and style classes.
pub const EVIDENCE: [(&str, Evidence); 4] = [
    ("figure", Evidence::Figure),
    ("rank", Evidence::Rank),
    ("claim", Evidence::Claim),
    ("views", Evidence::Views),
];

/// Something that is said to have come of the work.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Its anchor.
    pub id: Spanned<String>,
    /// What is claimed.
    pub claim: String,
    /// How strong the evidence is.
    pub evidence: Option<Spanned<Evidence>>,
    /// The value, rank or band, where there is one.
    pub figure: Option<Spanned<String>>,
    /// When, where the source says so.
    pub date: Option<String>,
    /// The works that say so.
    pub cites: Vec<Spanned<Cite>>,
}

/// One fact with its citation; assessments point to it by its id.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its anchor, unique in the site.
    pub id: Spanned<String>,
    /// One sentence that stands alone.
    pub text: String,
    /// When, where the sentence or its source says so.
    pub date: Option<String>,
    /// The works that say so.
    pub cites: Vec<Spanned<Cite>>,
}

/// A case as written.
#[derive(Debug, Clone)]
pub struct CaseDocument {
    /// The file.
    pub file: FileId,
    /// Its heading.
    pub title: Spanned<String>,
    /// The organisation's full name.
    pub organisation: String,
    /// How lists and links call it.
    pub short_name: String,
    /// Key of a country.
    pub country: Spanned<String>,
    /// Key of a sector.
    pub sector: Spanned<String>,
    /// The years it describes, in plain words.
    pub period: String,
    /// Two sentences for lists and search.
    pub summary: String,
    /// Keys of topics, the main one first.
    pub topics: Vec<Spanned<String>>,
    /// Keys of the works it cites.
    pub references: Vec<Spanned<String>>,
    /// What came of it.
    pub outcomes: Vec<Outcome>,
    /// The facts it tells.
    pub facts: Vec<Fact>,
    /// Slugs of cases a reader may want next.
    pub related: Vec<Spanned<String>>,
    /// What the sources leave open.
    pub not_said: Vec<String>,
    /// Order in lists; small comes first.
    pub weight: i64,
    /// Addresses at which it used to be found, as written.
    pub aliases: Vec<Spanned<String>>,
    /// Whether it is left out of the published site.
    pub draft: bool,
    /// Review dates.
    pub review: Review,
    /// The text.
    pub body: Body,
}

impl CaseDocument {
    /// Returns the strongest evidence among the outcomes.
    #[must_use]
    pub fn evidence(&self) -> Option<Evidence> {
        self.outcomes
            .iter()
            .filter_map(|outcome| outcome.evidence.as_ref())
            .map(|found| found.value)
            .min()
    }
}

/// Reads a case.
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Option<CaseDocument> {
    let parts = split(file, "a case", faults);
    let mut fields = Fields::open(parts.front.as_ref()?, "a case", faults)?;
    let title = fields.text("title");
    let organisation = fields.text("organisation").value;
    let case = CaseDocument {
        file: file.id,
        title,
        short_name: fields
            .optional_text("short-name")
            .map_or_else(|| organisation.clone(), |name| name.value),
        organisation,
        country: fields.text("country"),
        sector: fields.text("sector"),
        period: fields.text("period").value,
        summary: fields.text("summary").value,
        topics: fields.required_texts("topics"),
        references: fields.required_texts("references"),
        outcomes: fields
            .list("outcomes")
            .iter()
            .filter_map(|node| Outcome::read(node, fields.faults()))
            .collect(),
        facts: facts(&mut fields),
        related: fields.texts("related"),
        not_said: fields
            .texts("not-said")
            .into_iter()
            .map(|text| text.value)
            .collect(),
        weight: fields.integer("weight").map_or(0, |weight| weight.value),
        aliases: aliases(&mut fields),
        draft: fields.flag("draft"),
        review: Review::read(&mut fields),
        body: parts.body,
    };
    fields.finish();
    Some(case)
}

impl Outcome {
    fn read(node: &super::yaml::Node, faults: &mut Faults) -> Option<Self> {
        let mut fields = Fields::open(node, "an outcome", faults)?;
        let outcome = Self {
            id: fields.text("id"),
            claim: fields.text("claim").value,
            evidence: fields.choice("evidence", &EVIDENCE),
            figure: fields.optional_text("figure"),
            date: fields.optional_text("date").map(|date| date.value),
            cites: cites(&mut fields),
        };
        trace(&mut fields);
        check_key(&outcome.id.value, outcome.id.span, fields.faults());
        fields.finish();
        Some(outcome)
    }
}

/// Reads the `facts` of a case or a page.
pub(super) fn facts(fields: &mut Fields<'_, '_>) -> Vec<Fact> {
    let nodes = fields.list("facts");
    nodes
        .iter()
        .filter_map(|node| fact(node, fields.faults()))
        .collect()
}

fn fact(node: &super::yaml::Node, faults: &mut Faults) -> Option<Fact> {
    let mut fields = Fields::open(node, "a fact", faults)?;
    let fact = Fact {
        id: fields.text("id"),
        text: fields.text("text").value,
        date: date(&mut fields),
        cites: cites(&mut fields),
    };
    trace(&mut fields);
    check_key(&fact.id.value, fact.id.span, fields.faults());
    fields.finish();
    Some(fact)
}

/// Reads the `date` of a fact, in words; without a year it could not stand on a line of time.
fn date(fields: &mut Fields<'_, '_>) -> Option<String> {
    let given = fields.optional_text("date")?;
    let mut numbers = given.value.split(|c: char| !c.is_ascii_digit());
    if numbers.any(|number| number.len() == 4) {
        return Some(given.value);
    }
    let message = format!("`date` names no year: `{}`", given.value);
    let fault = Diagnostic::error("not-a-date", given.span, message);
    let help = "write the year in four digits: `2013`, `November 2013`, `By 2012`";
    fields.faults().push(fault.help(help));
    None
}

/// Takes `trace`, the place in the editors' own evidence file: kept for reviewers, never printed.
pub(super) fn trace(fields: &mut Fields<'_, '_>) {
    fields.optional_text("trace");
}

/// Reads `cite`: a key, a key with a place, or a list of them.
pub(super) fn cites(fields: &mut Fields<'_, '_>) -> Vec<Spanned<Cite>> {
    parsed(fields.one_or_more("cite"))
}

/// Reads `cite` where it may be left out.
pub(super) fn optional_cites(fields: &mut Fields<'_, '_>) -> Vec<Spanned<Cite>> {
    if fields.node("cite").is_some() {
        cites(fields)
    } else {
        Vec::new()
    }
}

fn parsed(texts: Vec<Spanned<String>>) -> Vec<Spanned<Cite>> {
    texts
        .into_iter()
        .map(|text| Spanned::new(parse_cite(&text.value), text.span))
        .collect()
}

//! A translation says what its original says: only the words differ. What has none is told once an edition.

use std::fmt::Display;

use super::{Rule, error};
use crate::diagnostic::{Diagnostic, Faults};
use crate::model::{AssessmentDocument, Body, Cite, Item, Pair, Site, is_of_this_version};
use crate::span::{Span, Spanned};

pub(super) const RULE: Rule = |site, faults| {
    if site.edition.main.is_none() {
        return;
    }
    let pairs = &site.edition.pairs;
    for pair in &pairs.cases {
        let (one, other) = (&pair.original, &pair.translation);
        let mut told = Told::new(pair.source.as_str(), other.title.span, faults);
        told.same("the country", &one.country, &other.country);
        told.same("the sector", &one.sector, &other.sector);
        told.list("topic", &one.topics, &other.topics);
        told.list("reference", &one.references, &other.references);
        let outcomes = (
            ids(&one.outcomes, |one| &one.id),
            ids(&other.outcomes, |one| &one.id),
        );
        told.list("outcome", &outcomes.0, &outcomes.1);
        for (one, other) in one.outcomes.iter().zip(&other.outcomes) {
            told.cites(&other.id, &one.cites, &other.cites);
            let evidence = |of: &Option<Spanned<_>>| of.as_ref().map(|found| found.value);
            if evidence(&one.evidence) != evidence(&other.evidence) {
                let place = other
                    .evidence
                    .as_ref()
                    .map_or(other.id.span, |found| found.span);
                told.tell(
                    place,
                    format!(
                        "the evidence of `{}` is not that of the original",
                        other.id.value
                    ),
                );
            }
        }
        let facts = (
            ids(&one.facts, |one| &one.id),
            ids(&other.facts, |one| &one.id),
        );
        told.list("fact", &facts.0, &facts.1);
        for (one, other) in one.facts.iter().zip(&other.facts) {
            told.cites(&other.id, &one.cites, &other.cites);
        }
        told.headings(&one.body, &other.body);
    }
    for pair in &pairs.pages {
        let (one, other) = (&pair.original, &pair.translation);
        let mut told = Told::new(pair.source.as_str(), other.title.span, faults);
        told.list("topic", &one.topics, &other.topics);
        told.list("reference", &one.references, &other.references);
        let facts = (
            ids(&one.facts, |one| &one.id),
            ids(&other.facts, |one| &one.id),
        );
        told.list("fact", &facts.0, &facts.1);
        told.headings(&one.body, &other.body);
    }
    for pair in &pairs.assessments {
        assessment(site, pair, faults);
    }
    for unknown in &pairs.unknown {
        let message = format!("the original has no `{}`", unknown.value);
        let help = "write the id as it stands in the original; a term's id is made of its words there, unless it says `id:`";
        faults.push(error("translation-differs", unknown.span, message, help));
    }
    missing(site, faults);
};

/// How many files a warning names.
const NAMED: usize = 5;

/// Tells what an edition lacks, once: an editor with eighty texts to translate must still see what else is wrong.
fn missing(site: &Site, faults: &mut Faults) {
    let language = &site.config.language;
    let mut languages = site.config.languages.iter();
    let Some(given) = languages.find(|given| given.value == *language) else {
        return;
    };
    let files: Vec<&String> = site.edition.missing().iter().collect();
    let (entries, terms) = site.edition.missing_words();
    let parts = [
        (files.len(), "text", "texts"),
        (
            entries,
            "entry of `topics.yaml`",
            "entries of `topics.yaml`",
        ),
        (terms, "term of `glossary.yaml`", "terms of `glossary.yaml`"),
    ];
    let parts = parts.into_iter().filter(|(n, _, _)| *n > 0);
    let parts: Vec<String> = parts
        .map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }))
        .collect();
    if parts.is_empty() {
        return;
    }
    let message = format!(
        "without a translation into `{language}`: {}",
        parts.join(", ")
    );
    let beside = |path: &&String| match path.rsplit_once('.') {
        Some((stem, ending)) => format!("`{stem}.{language}.{ending}`"),
        None => format!("`{path}`"),
    };
    let named: Vec<String> = files.iter().take(NAMED).map(beside).collect();
    let help = match (files.len(), named.join(", ")) {
        (0, _) => format!("add them to `topics.{language}.yaml` and `glossary.{language}.yaml`"),
        (n, named) if n > NAMED => format!("begin with {named}"),
        (_, named) => format!("write {named}"),
    };
    let help = format!("{help}; until then readers see the original, marked as such");
    faults.push(Diagnostic::warning("missing-translation", given.span, message).help(help));
}

fn assessment(site: &Site, pair: &Pair<AssessmentDocument>, faults: &mut Faults) {
    let (one, other) = (&pair.original, &pair.translation);
    if !is_of_this_version(one, other) {
        let message = format!(
            "this is a translation of version {}, and the original is version {} now",
            other.version.value, one.version.value
        );
        let help = format!(
            "read what has changed in `{}/{}`, translate it, and write `version: {}`; until then readers see the original",
            site.config.src, pair.source, one.version.value
        );
        let fault = Diagnostic::warning("outdated-translation", other.version.span, message);
        faults.push(fault.help(help));
        return;
    }
    let mut told = Told::new(pair.source.as_str(), other.title.span, faults);
    told.same("the id", &one.id, &other.id);
    let domains = (
        ids(&one.domains, |one| &one.id),
        ids(&other.domains, |one| &one.id),
    );
    told.list("part", &domains.0, &domains.1);
    if one.absent != other.absent {
        told.tell(
            other.title.span,
            "`absent` is not that of the original".to_owned(),
        );
    }
    let roles = (
        ids(&one.groups.roles, |role| &role.id),
        ids(&other.groups.roles, |role| &role.id),
    );
    told.list("role", &roles.0, &roles.1);
    for (one, other) in one.domains.iter().zip(&other.domains) {
        let items = (
            ids(&one.items, |one| &one.id),
            ids(&other.items, |one| &one.id),
        );
        told.list("question", &items.0, &items.1);
        for (one, other) in one.items.iter().zip(&other.items) {
            item(&mut told, one, other);
        }
    }
}

fn item(told: &mut Told<'_>, one: &Item, other: &Item) {
    if one.id.value != other.id.value {
        return; // told as such
    }
    let id = &other.id;
    for (level, (one, other)) in one.anchors.iter().zip(&other.anchors).enumerate() {
        if one.is_some() != other.is_some() {
            let place = other.as_ref().map_or(id.span, |anchor| anchor.span);
            let has = if one.is_some() {
                "has words"
            } else {
                "has no words"
            };
            told.tell(
                place,
                format!("the original {has} for level {level} of `{}`", id.value),
            );
        }
    }
    let most = |of: &Item| of.evidence.as_ref().map(|asked| asked.max_length);
    if most(one) != most(other) {
        told.tell(
            id.span,
            format!("`evidence` of `{}` is not that of the original", id.value),
        );
    }
    let facts = (
        ids(&one.cases, |link| &link.fact),
        ids(&other.cases, |link| &link.fact),
    );
    told.list("fact below `cases`", &facts.0, &facts.1);
    for (one, other) in one.cases.iter().zip(&other.cases) {
        if one.fact.value == other.fact.value && one.strength != other.strength {
            told.tell(
                other.fact.span,
                format!(
                    "the strength of `{}` is not that of the original",
                    other.fact.value
                ),
            );
        }
    }
    let rules = one.advice.iter().zip(&other.advice);
    let place = |of: Option<&crate::model::Advice>| of.map_or(id.span, |advice| advice.span);
    if one.advice.len() != other.advice.len() {
        let message = format!(
            "`{}` has {} rules of advice, and the original {}",
            id.value,
            other.advice.len(),
            one.advice.len()
        );
        told.tell(place(other.advice.get(one.advice.len())), message);
    }
    for (one, other) in rules {
        let fact = |of: &crate::model::Advice| of.fact.as_ref().map(|fact| fact.value.clone());
        if one.when != other.when || fact(one) != fact(other) {
            told.tell(
                other.span,
                format!(
                    "this rule of advice for `{}` is not that of the original",
                    id.value
                ),
            );
        }
    }
    if one.gap.is_some() != other.gap.is_some() || one.hint.is_some() != other.hint.is_some() {
        told.tell(
            id.span,
            format!(
                "`{}` lacks `hint` or `gap`, or has one that the original has not",
                id.value
            ),
        );
    }
}

fn ids<T>(list: &[T], id: impl Fn(&T) -> &Spanned<String>) -> Vec<Spanned<String>> {
    list.iter().map(|one| id(one).clone()).collect()
}

/// What is told of one translation.
struct Told<'a> {
    original: &'a str,
    /// Where the translation is marked as a whole.
    head: Span,
    faults: &'a mut Faults,
}

impl<'a> Told<'a> {
    fn new(original: &'a str, head: Span, faults: &'a mut Faults) -> Self {
        Self {
            original,
            head,
            faults,
        }
    }

    fn tell(&mut self, span: Span, message: String) {
        let help = format!(
            "write it as in `{}`: only words are translated",
            self.original
        );
        self.faults
            .push(error("translation-differs", span, message, help));
    }

    fn same<T: PartialEq + Display>(&mut self, what: &str, one: &Spanned<T>, other: &Spanned<T>) {
        if one.value != other.value {
            let message = format!(
                "{what} is `{}`, and in the original `{}`",
                other.value, one.value
            );
            self.tell(other.span, message);
        }
    }

    /// Tells the first place at which two lists part.
    fn list(&mut self, what: &str, one: &[Spanned<String>], other: &[Spanned<String>]) {
        let parted = one
            .iter()
            .zip(other)
            .find(|(one, other)| one.value != other.value);
        if let Some((one, other)) = parted {
            let message = format!(
                "the {what} `{}` stands where the original has `{}`",
                other.value, one.value
            );
            self.tell(other.span, message);
        } else if let Some(lost) = one.get(other.len()) {
            let place = other.last().map_or(self.head, |last| last.span);
            self.tell(
                place,
                format!("the {what} `{}` of the original is missing", lost.value),
            );
        } else if let Some(more) = other.get(one.len()) {
            self.tell(
                more.span,
                format!("the original has no {what} `{}`", more.value),
            );
        }
    }

    fn cites(&mut self, of: &Spanned<String>, one: &[Spanned<Cite>], other: &[Spanned<Cite>]) {
        let keys = |cites: &[Spanned<Cite>]| -> Vec<String> {
            cites.iter().map(|cite| cite.value.key.clone()).collect()
        };
        if keys(one) != keys(other) {
            let place = other.first().map_or(of.span, |cite| cite.span);
            self.tell(
                place,
                format!("`{}` does not cite what the original cites", of.value),
            );
        }
    }

    /// Headings are matched in order, so that what leads to one leads to the other.
    fn headings(&mut self, one: &Body, other: &Body) {
        let both = one.headings.iter().zip(&other.headings);
        let parted = both.clone().find(|(one, other)| one.level != other.level);
        if let Some((one, other)) = parted {
            let message = format!(
                "the heading `{}` stands where the original has `{}`, of another level",
                other.text, one.text
            );
            self.tell(other.span, message);
        } else if let Some(lost) = one.headings.get(other.headings.len()) {
            let place = other.headings.last().map_or(self.head, |last| last.span);
            self.tell(
                place,
                format!("a heading for `{}` of the original is missing", lost.text),
            );
        } else if let Some(more) = other.headings.get(one.headings.len()) {
            self.tell(
                more.span,
                format!("the original has no heading for `{}`", more.text),
            );
        }
    }
}

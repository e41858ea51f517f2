//! The changes of a self-assessment lead from every earlier version to the items that are there now.
//!
//! They are walked from the last to the first. The items of today are known, so the items before each change
//! are, too: what a change brings was not there before it, and what it takes away was.

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::diagnostic::{Diagnostic, Faults, did_you_mean};
use crate::model::{AssessmentDocument, Change, Version, is_slug};
use crate::span::{Span, Spanned};

pub(super) const RULE: Rule = |site, faults| {
    for assessment in &site.assessments {
        versions(&assessment.document, faults);
        reaches(&assessment.document, faults);
        items(&assessment.document, faults);
    }
};

/// The versions rise, the last is no higher than the assessment's own, and each rises as far as it must.
fn versions(document: &AssessmentDocument, faults: &mut Faults) {
    let own = Version::parse(&document.version.value);
    let mut before: Option<(Version, Span)> = None;
    for change in &document.changes {
        // One that could not be read has been told.
        let Some(version) = Version::parse(&change.version.value) else {
            continue;
        };
        let span = change.version.span;
        match before {
            Some((earlier, at)) if version <= earlier => {
                faults.push(out_of_order(version, span, earlier, at));
            }
            _ if own.is_some_and(|own| version > own) => {
                let message = format!(
                    "the change to version {version} is above the assessment's own version"
                );
                let help = format!("write `version: {version}` at the top of the file");
                let fault = super::error("change-version", span, message, help);
                faults.push(fault.label(document.version.span, "its own version"));
            }
            _ => faults.extend(too_small(change, version, before, own)),
        }
        before = Some((version, span));
    }
}

/// Each first number after 1 has its change: over one that has none, no answer can be carried.
fn reaches(document: &AssessmentDocument, faults: &mut Faults) {
    let Some(own) = Version::parse(&document.version.value) else {
        return;
    };
    let changes = document.changes.iter();
    let changes = changes.filter_map(|change| Version::parse(&change.version.value));
    let told: BTreeSet<u32> = changes.map(|version| version.major).collect();
    if let Some(major) = (2..=own.major).find(|major| !told.contains(major)) {
        let message =
            format!("no change leads to version {major}: answers saved before it do not load");
        let fault = Diagnostic::warning("missing-change", document.version.span, message);
        faults.push(fault.help(format!(
            "add `- version: {major}.0.0` below `changes`, with what became of the items"
        )));
    }
}

fn out_of_order(version: Version, span: Span, earlier: Version, at: Span) -> Diagnostic {
    let (message, help) = if version == earlier {
        (
            format!("version {version} stands twice in `changes`"),
            "put both together: a version has one change",
        )
    } else {
        (
            format!("version {version} comes after version {earlier}"),
            "write the changes in the order of their versions, the oldest first",
        )
    };
    super::error("change-version", span, message, help).label(at, "the one before")
}

/// What a change does, and how far the version must rise for it.
enum Step {
    Major(&'static str),
    Minor(&'static str),
}

fn step(change: &Change) -> Option<Step> {
    let does = [
        (!change.reworded.is_empty(), Step::Major("rewords")),
        (!change.retired.is_empty(), Step::Major("retires")),
        (!change.split.is_empty(), Step::Major("splits")),
        (!change.added.is_empty(), Step::Minor("adds")),
        (!change.renamed.is_empty(), Step::Minor("renames")),
    ];
    let first = does.into_iter().find(|(does, _)| *does);
    first.map(|(_, step)| step)
}

/// A version that was only corrected ends in another number than one with other items.
fn too_small(
    change: &Change,
    version: Version,
    before: Option<(Version, Span)>,
    own: Option<Version>,
) -> Option<Diagnostic> {
    let Version {
        major,
        minor,
        patch,
    } = version;
    let (does, which, least) = match step(change)? {
        Step::Major(does) if major == 0 || (minor, patch) != (0, 0) => {
            let is_raised = before.is_some_and(|(before, _)| before.major < major);
            let major = if is_raised { major } else { major + 1 };
            (
                does,
                "first",
                Version {
                    major,
                    minor: 0,
                    patch: 0,
                },
            )
        }
        Step::Minor(does) if patch != 0 => {
            let minor = minor + 1;
            (
                does,
                "second",
                Version {
                    major,
                    minor,
                    patch: 0,
                },
            )
        }
        _ => return None,
    };
    let message = format!(
        "a change that {does} an item raises the {which} number of the version; {version} does not"
    );
    let at_top = if own.is_some_and(|own| own < least) {
        ", here and at the top of the file"
    } else {
        ""
    };
    let help = format!("write `version: {least}`{at_top}");
    let fault = super::error("change-version", change.version.span, message, help);
    Some(fault)
}

/// Where a change names an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    RenamedFrom,
    RenamedTo,
    Reworded,
    Retired,
    SplitFrom,
    SplitInto,
    Added,
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Self::RenamedFrom | Self::RenamedTo => "renamed",
            Self::Reworded => "reworded",
            Self::Retired => "retired",
            Self::SplitFrom | Self::SplitInto => "split",
            Self::Added => "added",
        }
    }

    /// Whether the item is gone after the change.
    fn is_old(self) -> bool {
        matches!(self, Self::RenamedFrom | Self::Retired | Self::SplitFrom)
    }

    /// Whether the item is one only since the change.
    fn is_new(self) -> bool {
        matches!(self, Self::RenamedTo | Self::SplitInto | Self::Added)
    }
}

/// A place in a change that names an item.
#[derive(Clone, Copy)]
struct Mention<'a> {
    part: Part,
    id: &'a Spanned<String>,
}

/// Returns all places where a change names an item.
fn mentions(change: &Change) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let mut add = |part, id| found.push(Mention { part, id });
    for (old, new) in &change.renamed {
        add(Part::RenamedFrom, old);
        add(Part::RenamedTo, new);
    }
    for id in &change.reworded {
        add(Part::Reworded, id);
    }
    for id in &change.retired {
        add(Part::Retired, id);
    }
    for (old, parts) in &change.split {
        add(Part::SplitFrom, old);
        for id in parts {
            add(Part::SplitInto, id);
        }
    }
    for id in &change.added {
        add(Part::Added, id);
    }
    found
}

/// Every id that a change names is an item, or none, at that version; and has one fate in it.
fn items(document: &AssessmentDocument, faults: &mut Faults) {
    let ids = document.items();
    // The items after the change that is looked at, each with the place that shows it.
    let mut there: BTreeMap<&str, Span> = ids
        .map(|item| (item.id.value.as_str(), item.id.span))
        .collect();
    for change in document.changes.iter().rev() {
        let mentions = mentions(change);
        faults.extend(change.split.iter().filter_map(lone_split));
        let told = each_once(change, &mentions, faults);
        let others = mentions.iter();
        let others = others.filter(|mention| !told.contains(mention.id.value.as_str()));
        for mention in others {
            let is_full = faults.is_full("unknown-item", mention.id.span.file);
            faults.extend(misplaced(change, *mention, &there, is_full));
        }
        for mention in mentions.iter().filter(|mention| mention.part.is_new()) {
            there.remove(mention.id.value.as_str());
        }
        let old = mentions.iter().filter(|mention| mention.part.is_old());
        there.extend(old.map(|mention| (mention.id.value.as_str(), mention.id.span)));
    }
}

fn lone_split((old, parts): &(Spanned<String>, Vec<Spanned<String>>)) -> Option<Diagnostic> {
    let old_id = &old.value;
    let (count, help) = match parts.as_slice() {
        [] => ("no item", format!("write `retired: [{old_id}]`")),
        [Spanned { value: new, .. }] => (
            "one item",
            format!("write `renamed: {{{old_id}: {new}}}` and `reworded: [{new}]`"),
        ),
        _ => return None,
    };
    let message = format!("`{old_id}` is split into {count}");
    Some(super::error("lone-split", old.span, message, help))
}

/// Tells what stands twice in a change, and gives back the ids.
fn each_once<'a>(
    change: &Change,
    mentions: &[Mention<'a>],
    faults: &mut Faults,
) -> BTreeSet<&'a str> {
    let mut first_of: BTreeMap<&str, Mention<'_>> = BTreeMap::new();
    let old_of = old_of(change);
    let mut told = BTreeSet::new();
    for mention in mentions {
        let id = mention.id.value.as_str();
        let Some(first) = first_of.get(id) else {
            first_of.insert(id, *mention);
            continue;
        };
        let old = old_of.get(id).map_or(&[][..], Vec::as_slice);
        if let Some(fault) = twice(old, *first, *mention) {
            faults.push(fault);
            told.insert(id);
        }
    }
    told
}

/// An item that has two fates in one change. Another name and other words are one: both can be true.
/// `old` are those in whose place it comes.
fn twice(old: &[&str], first: Mention<'_>, second: Mention<'_>) -> Option<Diagnostic> {
    let (parts, id) = ((first.part, second.part), &second.id.value);
    let keys = (parts.0.key(), parts.1.key());
    let is_old_and_new = [parts, (parts.1, parts.0)]
        .iter()
        .any(|(one, other)| one.is_old() && other.is_new());
    let (message, help) = if parts == (Part::RenamedTo, Part::Reworded) {
        return None;
    } else if let [one, other, ..] = old {
        (
            format!("`{id}` takes the place of two items, `{one}` and `{other}`"),
            format!(
                "two answers do not make one: write `retired: [{}]` and `added: [{id}]`",
                old.join(", ")
            ),
        )
    } else if is_old_and_new {
        (
            format!("`{id}` goes and stays in one change"),
            "give what is new an id of its own".to_owned(),
        )
    } else if keys.0 == keys.1 {
        (
            format!("`{id}` stands twice in `{}` of one change", keys.0),
            "take one of them out".to_owned(),
        )
    } else {
        (
            format!(
                "`{id}` stands in `{}` and in `{}` of one change",
                keys.0, keys.1
            ),
            "leave it in the one that says what happened".to_owned(),
        )
    };
    let fault = Diagnostic::error("item-twice", second.id.span, message).help(help);
    Some(fault.label(first.id.span, "here first"))
}

/// The items in whose place each new one comes.
fn old_of(change: &Change) -> BTreeMap<&str, Vec<&str>> {
    let renamed = change.renamed.iter().map(|(old, new)| (old, new));
    let split = change.split.iter();
    let split = split.flat_map(|(old, parts)| parts.iter().map(move |new| (old, new)));
    let mut old_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (old, new) in renamed.chain(split) {
        let olds = old_of.entry(&new.value).or_default();
        if olds.last() != Some(&old.value.as_str()) {
            olds.push(&old.value);
        }
    }
    old_of
}

/// An item that is named where it cannot be. Where there are enough unknown ones, no more are told.
fn misplaced(
    change: &Change,
    Mention { part, id }: Mention<'_>,
    there: &BTreeMap<&str, Span>,
    is_full: bool,
) -> Option<Diagnostic> {
    let (id, span, key, version) = (&id.value, id.span, part.key(), &change.version.value);
    match there.get(id.as_str()) {
        Some(place) if part.is_old() => {
            let message = format!(
                "`{id}` stands in `{key}` at version {version}, and is still an item after it"
            );
            let mend = match part {
                Part::RenamedFrom => "give the item its new id",
                _ => "delete the item",
            };
            let help = format!("{mend}, or take `{id}` out of `{key}`");
            let fault = super::error("item-still-there", span, message, help);
            Some(fault.label(*place, "still there"))
        }
        // One that can be no id has been told.
        None if !is_full && !part.is_old() && is_slug(id) => {
            let message = format!("`{id}` is no item of the assessment at version {version}");
            let help = did_you_mean(id, "items", there.keys().copied());
            Some(super::error("unknown-item", span, message, help))
        }
        _ => None,
    }
}

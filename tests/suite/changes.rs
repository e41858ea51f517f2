//! `changes` by chance: a history that is told as it was is accepted, and one that is accepted loses no answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casebook::check;
use casebook::config;
use casebook::model::{Bibliography, Site, SiteParts, Taxonomy};
use casebook::source::SourceFile;
use casebook::span::FileId;
use casebook::syntax::assessment;
use serde_json::{Value, json};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    fn one_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    /// Takes one of these out.
    fn take(&mut self, from: &mut Vec<String>) -> Option<String> {
        let at = self.below(from.len());
        (!from.is_empty()).then(|| from.remove(at))
    }
}

#[derive(Debug, Clone, Default)]
struct Change {
    version: [usize; 3],
    renamed: BTreeMap<String, String>,
    reworded: Vec<String>,
    retired: Vec<String>,
    split: BTreeMap<String, Vec<String>>,
    added: Vec<String>,
}

/// An assessment as its editors remember it.
#[derive(Debug, Clone)]
struct History {
    changes: Vec<Change>,
    items: BTreeSet<String>,
    /// The items of each version, the first before any change.
    versions: Vec<BTreeSet<String>>,
}

/// Few ids, so that some come back under the same name.
fn pool() -> impl Iterator<Item = String> {
    (0..14).map(|number| format!("q-{number}"))
}

fn history(dice: &mut Dice) -> History {
    let mut items: BTreeSet<String> = pool().take(2 + dice.below(5)).collect();
    let (mut versions, mut version) = (vec![items.clone()], [1, 0, 0]);
    let mut changes = Vec::new();
    for _ in 0..dice.below(5) {
        let change = step(&items, &mut version, dice);
        items = after(&change, &items);
        if items.is_empty() {
            break;
        }
        versions.push(items.clone());
        changes.push(change);
    }
    let items = versions.last().unwrap().clone();
    History {
        changes,
        items,
        versions,
    }
}

/// What editors do to some items, and how far they raise the version.
fn step(items: &BTreeSet<String>, version: &mut [usize; 3], dice: &mut Dice) -> Change {
    let mut old: Vec<String> = items.iter().cloned().collect();
    let mut new: Vec<String> = pool().filter(|id| !items.contains(id)).collect();
    let mut change = Change::default();
    for _ in 0..=dice.below(3) {
        match dice.below(5) {
            0 => change.added.extend(dice.take(&mut new)),
            1 => change.retired.extend(dice.take(&mut old)),
            2 => change.reworded.extend(dice.take(&mut old)),
            3 => {
                if let (Some(from), Some(to)) = (dice.take(&mut old), dice.take(&mut new)) {
                    change
                        .reworded
                        .extend(Some(to.clone()).filter(|_| dice.one_in(3)));
                    change.renamed.insert(from, to);
                }
            }
            _ if new.len() > 2 => {
                if let Some(from) = dice.take(&mut old) {
                    let parts = (0..2).filter_map(|_| dice.take(&mut new)).collect();
                    change.split.insert(from, parts);
                }
            }
            _ => {}
        }
    }
    if mentions(&change).is_empty() {
        change.added.extend(dice.take(&mut new));
    }
    let is_major =
        !(change.reworded.is_empty() && change.retired.is_empty() && change.split.is_empty());
    *version = if is_major || dice.one_in(4) {
        [version[0] + 1, 0, 0]
    } else {
        [version[0], version[1] + 1, 0]
    };
    change.version = *version;
    change
}

fn mentions(change: &Change) -> Vec<&String> {
    let lists = [&change.reworded, &change.retired, &change.added];
    let lists = lists.into_iter().flatten();
    let split = change.split.iter();
    let split = split.flat_map(|(old, parts)| std::iter::once(old).chain(parts));
    let renamed = change.renamed.iter().flat_map(|(old, new)| [old, new]);
    lists.chain(split).chain(renamed).collect()
}

fn after(change: &Change, items: &BTreeSet<String>) -> BTreeSet<String> {
    let new = change.split.values().flatten();
    let new = new.chain(change.renamed.values()).chain(&change.added);
    let is_gone = |id: &String| {
        change.retired.contains(id)
            || change.split.contains_key(id)
            || change.renamed.contains_key(id)
    };
    let stay = items.iter().filter(|id| !is_gone(id));
    stay.chain(new).cloned().collect()
}

/// Spoils a history in one place, as slips do.
fn spoil(history: &mut History, dice: &mut Dice) {
    let id = pool().nth(dice.below(14)).unwrap();
    let count = history.changes.len();
    let Some(change) = history.changes.get_mut(dice.below(count)) else {
        return;
    };
    match dice.below(9) {
        0 => change.version[dice.below(3)] = dice.below(4),
        1 => change.added.push(id),
        2 => change.retired.push(id),
        3 => change.reworded.push(id),
        4 => _ = change.renamed.insert(id, format!("q-{}", dice.below(14))),
        5 => {
            let parts = ["q-1".to_owned(), format!("q-{}", dice.below(14))];
            change.split.insert(id, parts.into());
        }
        6 => _ = history.items.remove(&id),
        7 => _ = history.changes.remove(dice.below(count)),
        _ => {
            *change = Change {
                version: change.version,
                ..Change::default()
            }
        }
    }
}

fn is_change_rule(rule: &str) -> bool {
    let rules = [
        "bad-version",
        "change-version",
        "empty-change",
        "unknown-item",
        "item-still-there",
        "item-twice",
        "lone-split",
    ];
    rules.contains(&rule)
}

/// What `check` says of the changes.
fn told(history: &History) -> Vec<String> {
    let items = history.items.iter().map(|id| json!({"id": id, "stem": id}));
    let changes: Vec<Value> = history.changes.iter().map(written).collect();
    let scale = |level: usize| json!({"level": level, "label": level, "anchor": "a"});
    let document = json!({
        "format": "casebook-assessment/1", "id": "a", "version": "90.0.0", "title": "a", "status": "active",
        "language": "en-GB", "subject": "Organization", "summary": "a", "audience": "a", "purpose": "a",
        "licence": "a", "background": {"cite": "a", "note": "a"},
        "scale": (0..5).map(scale).collect::<Vec<_>>(),
        "domains": [{"id": "all", "title": "a", "summary": "a", "items": items.collect::<Vec<_>>()}],
        "changes": changes,
    });
    let file = |text: String| SourceFile {
        id: FileId(0),
        path: "a".into(),
        text: text.into(),
    };
    let mut faults = casebook::diagnostic::Faults::new();
    let document = assessment::parse(&file(document.to_string()), &mut faults).unwrap();
    assert_eq!(*faults, []);
    let site = Site::new(SiteParts {
        config: config::parse(&file("[book]\ntitle = \"a\"\n".to_owned()), &mut faults),
        cases: Vec::new(),
        pages: Vec::new(),
        assessments: vec![("assessments/a.yaml".to_owned(), Arc::new(document))],
        taxonomy: Taxonomy::default(),
        glossary: Vec::new(),
        bibliography: Arc::new(Bibliography::default()),
        assets: Vec::new(),
        unread: BTreeSet::new(),
        drafts: BTreeSet::new(),
        edition: casebook::model::Edition::default(),
    });
    faults.extend(check::Found::new(&site).iter().cloned());
    let faults = faults.into_iter();
    let faults = faults.filter(|fault| is_change_rule(fault.rule));
    faults.map(|fault| fault.message).collect()
}

fn written(change: &Change) -> Value {
    let [major, minor, patch] = change.version;
    json!({
        "version": format!("{major}.{minor}.{patch}"),
        "renamed": change.renamed, "reworded": change.reworded, "retired": change.retired,
        "split": change.split, "added": change.added,
    })
}

/// Where an answer ends that was given to an item when so many of the changes had been made; `None`: it is lost.
fn fate(history: &History, id: &str, from: usize) -> Option<BTreeSet<String>> {
    let mut held = BTreeSet::from([id.to_owned()]);
    for change in &history.changes[from..] {
        let mut next = BTreeSet::new();
        for id in held {
            if let Some(new) = change.renamed.get(&id) {
                next.insert(new.clone());
            } else if let Some(parts) = change.split.get(&id) {
                next.extend(parts.iter().cloned());
            } else if !change.retired.contains(&id) {
                next.insert(id);
            }
        }
        held = next;
    }
    held.is_subset(&history.items).then_some(held)
}

/// The ids that a history itself says were items when so many of the changes had been made.
fn known(history: &History, at: usize) -> BTreeSet<&String> {
    let before = history.changes.get(at).into_iter().flat_map(old_ids);
    let after = at.checked_sub(1).map(|last| &history.changes[last]);
    let after = after.into_iter();
    let after = after.flat_map(|change| new_ids(change).chain(&change.reworded));
    before.chain(after).collect()
}

fn old_ids(change: &Change) -> impl Iterator<Item = &String> {
    let old = change.renamed.keys().chain(change.split.keys());
    old.chain(&change.retired)
}

fn new_ids(change: &Change) -> impl Iterator<Item = &String> {
    let new = change.renamed.values().chain(&change.added);
    new.chain(change.split.values().flatten())
}

/// What goes is an item again only where a later change brings it back.
fn is_gone(history: &History, id: &String, at: usize) -> bool {
    let mut later = history.changes[at + 1..].iter();
    !history.items.contains(id) || later.any(|change| new_ids(change).any(|new| new == id))
}

/// No answer given at any version is lost, and no two come to stand in one place.
fn keeps_every_answer(history: &History, seed: u64) {
    for (at, change) in history.changes.iter().enumerate() {
        for id in old_ids(change) {
            assert!(
                is_gone(history, id, at),
                "seed {seed}: `{id}` stays: {history:#?}"
            );
        }
    }
    for at in 0..=history.changes.len() {
        let mut taken: BTreeMap<String, &String> = BTreeMap::new();
        for id in known(history, at) {
            let fate = fate(history, id, at);
            let fate = fate.unwrap_or_else(|| panic!("seed {seed}: `{id}` is lost: {history:#?}"));
            for place in fate {
                if let Some(other) = taken.insert(place.clone(), id) {
                    panic!("seed {seed}: `{id}` and `{other}` meet in `{place}`: {history:#?}");
                }
            }
        }
    }
}

#[test]
fn a_history_told_as_it_was_is_accepted_and_leads_every_answer_somewhere() {
    for seed in 1..=400 {
        let history = history(&mut Dice(seed * 0x9E37_79B9));
        assert_eq!(
            told(&history),
            Vec::<String>::new(),
            "seed {seed}: {history:#?}"
        );
        for (at, items) in history.versions.iter().enumerate() {
            for id in items {
                assert!(fate(&history, id, at).is_some(), "seed {seed}: {id}");
            }
        }
        keeps_every_answer(&history, seed);
    }
}

#[test]
fn a_history_with_slips_is_refused_or_still_leads_every_answer_somewhere() {
    let mut accepted = 0;
    for seed in 1..=1_500 {
        let mut dice = Dice(seed * 0x9E37_79B9);
        let mut history = history(&mut dice);
        for _ in 0..=dice.below(2) {
            spoil(&mut history, &mut dice);
        }
        if !history.items.is_empty() && told(&history).is_empty() {
            accepted += 1;
            keeps_every_answer(&history, seed);
        }
    }
    assert!((100..1_400).contains(&accepted), "{accepted} were accepted");
}

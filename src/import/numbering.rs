//! `numbering.xml`: whether a list has bullets or numbers, and which number comes next.

use std::collections::{BTreeMap, BTreeSet};

use super::xml::{Node, attribute, child, is, value};

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    Bullet,
    /// A number; Word may have written it as a letter.
    Number {
        number: u64,
        is_plain: bool,
    },
}

/// Lists have nine levels.
const LEVELS: usize = 9;
/// Markdown reads no longer numbers.
const LARGEST: u64 = 999_999_999;

#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    patterns: BTreeMap<String, Pattern>,
    /// Where each pattern has got to.
    counts: BTreeMap<String, [u64; LEVELS]>,
    begun: BTreeSet<(String, usize)>,
}

#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: BTreeMap<usize, u64>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Debug, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// Another pattern's name, by way of a style.
    style: Option<String>,
    same_as: Option<String>,
}

#[derive(Debug, Clone)]
struct Level {
    format: String,
    start: u64,
}

impl Numbering {
    pub(super) fn read(root: Option<Node<'_>>) -> Self {
        let mut numbering = Self::default();
        for node in root.into_iter().flat_map(|root| root.children()) {
            if is(node, "abstractNum") {
                if let Some(id) = attribute(node, "abstractNumId") {
                    numbering
                        .patterns
                        .insert(id.to_owned(), Pattern::read(node));
                }
            } else if is(node, "num")
                && let Some(id) = attribute(node, "numId")
            {
                numbering.lists.insert(id.to_owned(), List::read(node));
            }
        }
        numbering
    }

    /// Takes the next item of a list. Gives `None` where the list has neither bullets nor numbers.
    pub(super) fn next(&mut self, list: &str, level: u8) -> Option<Marker> {
        let level = usize::from(level).min(LEVELS - 1);
        let found = self.lists.get(list)?;
        let pattern = self.pattern(found);
        let own = pattern.and_then(|pattern| {
            // A list of one level may be the second level of another: "List Bullet 2".
            pattern
                .levels
                .range(..=level)
                .next_back()
                .map(|(_, kind)| kind)
        });
        let kind = found.levels.get(&level).or(own)?;
        match kind.format.as_str() {
            "bullet" => return Some(Marker::Bullet),
            "none" => return None,
            _ => {}
        }
        let is_plain = matches!(kind.format.as_str(), "decimal" | "decimalZero");
        let (first, restart) = (kind.start, found.starts.get(&level).copied());
        let counts = self
            .counts
            .entry(found.pattern.clone())
            .or_insert([u64::MAX; LEVELS]);
        let is_new = self.begun.insert((list.to_owned(), level));
        counts[level] = match (restart, counts[level]) {
            (Some(start), _) if is_new => start,
            (_, u64::MAX) => first,
            (_, count) => count.saturating_add(1),
        }
        .min(LARGEST);
        counts[level + 1..].fill(u64::MAX);
        Some(Marker::Number {
            number: counts[level],
            is_plain,
        })
    }

    /// Returns a list's pattern, through one style at most.
    fn pattern<'n>(&'n self, list: &List) -> Option<&'n Pattern> {
        let own = self.patterns.get(&list.pattern)?;
        match &own.same_as {
            Some(style) => {
                let named = |pattern: &&Pattern| pattern.style.as_ref() == Some(style);
                self.patterns.values().find(named).or(Some(own))
            }
            None => Some(own),
        }
    }
}

impl List {
    fn read(node: Node<'_>) -> Self {
        let mut list = Self {
            pattern: value(node, "abstractNumId").unwrap_or_default().to_owned(),
            ..Self::default()
        };
        for changed in node.children().filter(|node| is(*node, "lvlOverride")) {
            let Some(at) = attribute(changed, "ilvl").and_then(|at| at.parse().ok()) else {
                continue;
            };
            if let Some(start) =
                value(changed, "startOverride").and_then(|start| start.parse().ok())
            {
                list.starts.insert(at, start);
            }
            list.levels
                .extend(child(changed, "lvl").map(|level| (at, Level::read(level))));
        }
        list
    }
}

impl Pattern {
    fn read(node: Node<'_>) -> Self {
        let levels = node.children().filter(|node| is(*node, "lvl"));
        let level = |node| Some((attribute(node, "ilvl")?.parse().ok()?, Level::read(node)));
        Self {
            levels: levels.filter_map(level).collect(),
            style: value(node, "styleLink").map(str::to_owned),
            same_as: value(node, "numStyleLink").map(str::to_owned),
        }
    }
}

impl Level {
    fn read(node: Node<'_>) -> Self {
        Self {
            format: value(node, "numFmt").unwrap_or("decimal").to_owned(),
            start: value(node, "start")
                .and_then(|start| start.parse().ok())
                .unwrap_or(1),
        }
    }
}

//! Which cases are close to a case, and what they share with it: topics, items of assessments, works.
//!
//! What few cases have says more than what many have. Every feature lists its cases, and only the lists of
//! a case's own features are read, each no further than [`NEAR`] cases away: ten thousand cases cost no
//! more a case than a hundred do.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::site::{Case, Owner, Site};

/// How many cases of a long list are looked at, around the case's own place in it.
const NEAR: usize = 60;
/// How many of the best are weighed by all that they share, not only by what was met in the lists.
const WEIGHED: usize = 24;
/// What makes a full row, with those that the editor named.
const ROW: usize = 5;
/// What a feature of each kind counts: a topic was chosen by an editor for the case as a whole.
const TOPIC: u64 = 4;
const WORK: u64 = 2;
const ITEM: u64 = 1;

/// What two cases have in common; the rarest first.
#[derive(Debug, PartialEq, Eq)]
pub struct Shared<'s> {
    /// Keys of topics.
    pub topics: Vec<&'s str>,
    /// How many items of assessments facts of both bear on.
    pub items: usize,
    /// Keys of works.
    pub works: Vec<&'s str>,
}

/// What a case can share with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Feature<'s> {
    Topic(&'s str),
    /// Positions of the assessment and of the item in it.
    Item(usize, usize),
    Work(&'s str),
}

/// The features of all cases, and the cases of all features.
#[derive(Debug)]
pub struct Relations<'s> {
    site: &'s Site,
    /// Numbers of features, sorted, by the position of their case.
    of_cases: Vec<Vec<usize>>,
    features: Vec<Feature<'s>>,
    /// Positions of cases, sorted, by the number of their feature.
    of_features: Vec<Vec<usize>>,
    /// What each feature counts.
    weights: Vec<u64>,
    by_slug: BTreeMap<&'s str, usize>,
}

impl<'s> Relations<'s> {
    /// Reads what each case has.
    #[must_use]
    pub fn new(site: &'s Site) -> Self {
        let mut found: Vec<Vec<Feature<'s>>> = site.cases.iter().map(own_features).collect();
        for (number, assessment) in site.assessments.iter().enumerate() {
            for (at, item) in assessment.document.items().enumerate() {
                for link in &item.cases {
                    let owner = site.fact(&link.fact.value).map(|entry| entry.owner);
                    if let Some(Owner::Case(case)) = owner {
                        found[case].push(Feature::Item(number, at));
                    }
                }
            }
        }
        let all: HashSet<Feature<'s>> = found.iter().flatten().copied().collect();
        let mut features: Vec<Feature<'s>> = all.into_iter().collect();
        features.sort_unstable();
        let numbers = features.iter().enumerate();
        let numbers: HashMap<Feature<'s>, usize> = numbers.map(|(at, one)| (*one, at)).collect();
        let mut of_features = vec![Vec::new(); features.len()];
        let mut of_cases = Vec::with_capacity(found.len());
        for (case, own) in found.iter().enumerate() {
            let mut numbers: Vec<usize> = own.iter().map(|one| numbers[one]).collect();
            numbers.sort_unstable();
            numbers.dedup();
            for &number in &numbers {
                of_features[number].push(case);
            }
            of_cases.push(numbers);
        }
        let weights = features.iter().zip(&of_features);
        let weights = weights.map(|(feature, cases)| weight(*feature, cases.len()));
        let slugs = site.cases.iter().enumerate();
        Self {
            site,
            of_cases,
            weights: weights.collect(),
            features,
            of_features,
            by_slug: slugs.map(|(at, case)| (case.slug.as_str(), at)).collect(),
        }
    }

    /// Returns the positions of the cases related to a case: those that its editor named, then the closest.
    #[must_use]
    pub fn of(&self, case: usize) -> Vec<usize> {
        let named = self.site.cases[case].document.related.iter();
        let named = named.filter_map(|slug| self.by_slug.get(slug.value.as_str()).copied());
        let mut row: Vec<usize> = named.collect();
        let others = self.closest(case).into_iter();
        let others: Vec<usize> = others.filter(|other| !row.contains(other)).collect();
        row.extend(others.into_iter().take(ROW.saturating_sub(row.len())));
        row
    }

    /// Returns what two cases share.
    #[must_use]
    pub fn shared(&self, one: usize, other: usize) -> Shared<'s> {
        let mut common = self.common(one, other);
        common.sort_by_key(|&feature| (self.of_features[feature].len(), feature));
        let mut shared = Shared {
            topics: Vec::new(),
            items: 0,
            works: Vec::new(),
        };
        for feature in common {
            match self.features[feature] {
                Feature::Topic(key) => shared.topics.push(key),
                Feature::Work(key) => shared.works.push(key),
                Feature::Item(..) => shared.items += 1,
            }
        }
        shared
    }

    /// The cases that share most, weighed; no more than can fill a row that editors began.
    fn closest(&self, case: usize) -> Vec<usize> {
        let mut met: Vec<(usize, u64)> = Vec::new();
        for &feature in &self.of_cases[case] {
            let list = &self.of_features[feature];
            let own = list.partition_point(|&other| other < case);
            let from = own
                .saturating_sub(NEAR / 2)
                .min(list.len().saturating_sub(NEAR));
            let weight = self.weights[feature];
            let others = list[from..].iter().take(NEAR);
            met.extend(others.map(|&other| (other, weight)));
        }
        met.sort_unstable();
        let same = met.chunk_by(|(one, _), (next, _)| one == next);
        let summed = same.map(|same| (same.iter().map(|(_, weight)| weight).sum(), same[0].0));
        let mut found: Vec<(u64, usize)> = summed.filter(|&(_, other)| other != case).collect();
        best_first(&mut found);
        found.truncate(WEIGHED);
        for (weight, other) in &mut found {
            let common = self.common(case, *other);
            let common: u64 = common.iter().map(|&one| self.weights[one]).sum();
            // A case that has everything would else be close to every other.
            let whole = self.of_cases[*other].iter().map(|&one| self.weights[one]);
            *weight = common * 1000 / whole.sum::<u64>().isqrt().max(1);
        }
        best_first(&mut found);
        found.into_iter().map(|(_, at)| at).collect()
    }

    fn common(&self, one: usize, other: usize) -> Vec<usize> {
        let other = &self.of_cases[other];
        let own = self.of_cases[one].iter().copied();
        own.filter(|feature| other.binary_search(feature).is_ok())
            .collect()
    }
}

/// The rarer, the heavier. Whole numbers, so that every machine finds the same.
fn weight(feature: Feature<'_>, cases: usize) -> u64 {
    let kind = match feature {
        Feature::Topic(_) => TOPIC,
        Feature::Work(_) => WORK,
        Feature::Item(..) => ITEM,
    };
    kind * (1_000_000 / cases.max(1) as u64).isqrt()
}

/// The heaviest first; of equals the one that lists show first.
fn best_first(found: &mut [(u64, usize)]) {
    found.sort_by_key(|&(weight, at)| (std::cmp::Reverse(weight), at));
}

/// The topics and works of a case.
fn own_features(case: &Case) -> Vec<Feature<'_>> {
    let topics = case.document.topics.iter();
    let topics = topics.map(|key| Feature::Topic(key.value.as_str()));
    topics
        .chain(case.works().into_iter().map(Feature::Work))
        .collect()
}

impl Case {
    /// Returns the keys of the works this case cites: those it lists, and those its text and facts cite.
    #[must_use]
    pub fn works(&self) -> BTreeSet<&str> {
        let document = &self.document;
        let listed = document.references.iter().map(|key| key.value.as_str());
        let facts = document.facts.iter().flat_map(|fact| &fact.cites);
        let outcomes = document.outcomes.iter().flat_map(|outcome| &outcome.cites);
        let cites = facts.chain(outcomes).chain(&document.body.cites);
        listed
            .chain(cites.map(|cite| cite.value.key.as_str()))
            .collect()
    }
}

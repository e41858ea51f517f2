//! What pages like a page say, lent to it: a page on `doctors` that never says `physicians` is found by that word too,
//! below the pages that do. Works on frequencies, before they are saturated.
//!
//! The nearest pages are those that share the stems that say most of a page (cosine). The mean of what they say is added
//! to what a page says itself; of the stems that it has not, a few are lent.

use rayon::prelude::*;

use super::postings::{Page, saturated};

/// How many of a page's stems stand for it.
const SAYING_MOST: usize = 24;
/// How many pages are near, and one in how many at most: on a site of a few pages none is.
const NEIGHBOURS: usize = 8;
const ONE_IN: usize = 20;
/// How many stems are lent.
const LENT: usize = 8;
/// A stem on more pages than this part of all says little of any, and would only cost time.
const COMMON: f64 = 0.1;
/// And on a very large site one on so many pages would cost the square of them.
const MOST: usize = 1000;
/// Below this many pages nothing is common.
const FEW: usize = 100;

/// A stem or a page, and its weight.
pub type Weighed = (u32, f64);

/// Which pages are like which. Only texts are neighbours, and only they gain.
pub struct Near {
    /// How many pages are near to one; nought on a small site.
    nearest: usize,
    rarity: Vec<f64>,
    /// The stems that say most of each page.
    vectors: Vec<Vec<Weighed>>,
    /// The pages that each stem says most of.
    pages: Vec<Vec<Weighed>>,
}

impl Near {
    /// Finds what says most of each page; `found` is how many pages have each stem.
    #[must_use]
    pub fn of(pages: &[Page], found: &[usize]) -> Self {
        let texts = pages.iter().filter(|page| page.is_text()).count();
        let nearest = NEIGHBOURS.min(texts / ONE_IN);
        let mut near = Self {
            nearest,
            rarity: Vec::new(),
            vectors: Vec::new(),
            pages: Vec::new(),
        };
        if nearest == 0 {
            return near;
        }
        let rarity = found.iter().map(|found| rarity(pages.len(), *found));
        near.rarity = rarity.collect();
        let most = if pages.len() > FEW {
            limit(pages.len()).min(MOST)
        } else {
            pages.len()
        };
        let of_page = |page: &Page| {
            if page.is_text() {
                vector(page, &near.rarity, |stem| found[stem as usize] <= most)
            } else {
                Vec::new()
            }
        };
        near.vectors = pages.par_iter().map(of_page).collect();
        near.pages.resize(found.len(), Vec::new());
        for (page, own) in (0..).zip(&near.vectors) {
            for (stem, weight) in own {
                near.pages[*stem as usize].push((page, *weight));
            }
        }
        near
    }

    /// Returns what one page after another can be worked out in.
    #[must_use]
    pub fn scratch(&self) -> Scratch {
        Scratch {
            pages: Sums::new(self.vectors.len()),
            stems: Sums::new(self.rarity.len()),
        }
    }

    /// Returns what a page gains from its neighbours.
    #[must_use]
    pub fn change(&self, pages: &[Page], at: usize, scratch: &mut Scratch) -> Change {
        if self.nearest == 0 {
            return Change::default();
        }
        for (stem, weight) in &self.vectors[at] {
            for (other, theirs) in &self.pages[*stem as usize] {
                scratch.pages.add(*other, weight * theirs);
            }
        }
        let mut neighbours = scratch.pages.take();
        neighbours.retain(|(other, cosine)| *other as usize != at && *cosine > 0.0);
        keep_largest(&mut neighbours, self.nearest);
        let whole: f64 = neighbours.iter().map(|(_, cosine)| cosine).sum();
        for (other, cosine) in &neighbours {
            for (stem, weight) in pages[*other as usize].stems() {
                scratch.stems.add(stem, cosine * weight / whole);
            }
        }
        let own = pages[at].stems();
        let gains = own
            .map(|(stem, _)| std::mem::take(&mut scratch.stems.sums[stem as usize]))
            .collect();
        let mut lent = scratch.stems.take();
        lent.retain(|(_, weight)| *weight > 0.0);
        let says = |(stem, weight): &Weighed| saturated(*weight) * self.rarity[*stem as usize];
        let mut best: Vec<Weighed> = (0..)
            .zip(&lent)
            .map(|(place, stem)| (place, says(stem)))
            .collect();
        keep_largest(&mut best, LENT);
        let lent = best
            .iter()
            .map(|(place, _)| lent[*place as usize])
            .collect();
        Change { gains, lent }
    }
}

/// Returns how rare a stem is, as BM25 weighs it.
fn rarity(pages: usize, found: usize) -> f64 {
    let (pages, found) = (count(pages), count(found));
    ((pages - found + 0.5) / (found + 0.5)).ln_1p()
}

#[expect(clippy::cast_precision_loss, reason = "no site has 2^52 pages")]
fn count(number: usize) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a part of a count"
)]
fn limit(pages: usize) -> usize {
    (count(pages) * COMMON) as usize
}

/// Returns the stems that say most of a page, by stem, scaled to length one.
fn vector(page: &Page, rarity: &[f64], says: impl Fn(u32) -> bool) -> Vec<Weighed> {
    let telling = page.stems().filter(|(stem, _)| says(*stem));
    let mut vector: Vec<Weighed> = telling
        .map(|(stem, weight)| (stem, saturated(weight) * rarity[stem as usize]))
        .collect();
    keep_largest(&mut vector, SAYING_MOST);
    vector.sort_unstable_by_key(|(stem, _)| *stem);
    let length = vector
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}

/// Keeps the entries of the largest weight; of equal ones those of the smaller number.
fn keep_largest(list: &mut Vec<Weighed>, most: usize) {
    let order =
        |one: &Weighed, other: &Weighed| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0));
    if list.len() > most {
        list.select_nth_unstable_by(most, order);
        list.truncate(most);
    }
    list.sort_unstable_by(order);
}

/// What a page gains: for the stems it has, in their order; and the stems that it is lent.
#[derive(Default)]
pub struct Change {
    /// What is added to the weight of each of its stems; nothing where there is none.
    pub gains: Vec<f64>,
    /// The stems it is lent, with their weights.
    pub lent: Vec<Weighed>,
}

/// Sums by number, for one page after another.
struct Sums {
    sums: Vec<f64>,
    touched: Vec<u32>,
}

impl Sums {
    fn new(numbers: usize) -> Self {
        Self {
            sums: vec![0.0; numbers],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, number: u32, value: f64) {
        let sum = &mut self.sums[number as usize];
        if *sum == 0.0 {
            self.touched.push(number);
        }
        *sum += value;
    }

    /// Returns all sums, and forgets them.
    fn take(&mut self) -> Vec<Weighed> {
        let taken = self.touched.drain(..);
        taken
            .map(|number| (number, std::mem::take(&mut self.sums[number as usize])))
            .collect()
    }
}

/// What changes are worked out in: sums over the other pages, and over stems.
pub struct Scratch {
    pages: Sums,
    stems: Sums,
}

#[cfg(test)]
mod tests {
    use super::super::counts::{BODY, FIELDS, Mention};
    use super::super::entry::Kind;
    use super::*;

    /// A page with stems of weight a half each.
    fn page(kind: Kind, stems: &[usize]) -> Page {
        let mention = |stem: &usize| Mention {
            word: u32::try_from(*stem).unwrap(),
            field: BODY,
            passage: 0,
            count: 1,
        };
        let mentions = stems.iter().map(mention).collect();
        Page::new(mentions, kind, &[0.5; FIELDS])
    }

    fn changes(pages: &[Page], stems: usize) -> Vec<Change> {
        let mut found = vec![0; stems];
        for (stem, _) in pages.iter().flat_map(Page::stems) {
            found[stem as usize] += 1;
        }
        let near = Near::of(pages, &found);
        let mut scratch = near.scratch();
        let change = |at| near.change(pages, at, &mut scratch);
        (0..pages.len()).map(change).collect()
    }

    /// What pages gain, among others with nothing in common.
    fn expanded(pages: &[&[usize]], stems: usize) -> Vec<Change> {
        const OTHERS: usize = 40;
        let own = pages.iter().map(|stems| page(Kind::Page, stems));
        let others = (stems..stems + OTHERS).map(|stem| page(Kind::Page, &[stem]));
        let all: Vec<Page> = own.chain(others).collect();
        changes(&all, stems + OTHERS)
    }

    #[test]
    fn a_page_is_lent_what_pages_like_it_say() {
        let found = expanded(&[&[0, 1, 2], &[0, 1, 3], &[4, 5]], 6);
        let lent: Vec<Vec<u32>> = found[..3]
            .iter()
            .map(|change| change.lent.iter().map(|(stem, _)| *stem).collect())
            .collect();
        let nothing = Vec::new();
        assert_eq!(
            lent,
            [vec![3], vec![2], nothing],
            "nothing is lent to a page with nothing in common"
        );
        assert!(found[0].lent[0].1 <= 0.5);
    }

    #[test]
    fn a_stem_that_neighbours_share_gains() {
        let found = expanded(&[&[0, 1, 2], &[0, 1, 3]], 4);
        let gains = &found[0].gains;
        assert!((gains[0] - 0.5).abs() < 1e-9, "the neighbour's half");
        assert!(gains[2].abs() < 1e-9);
    }

    #[test]
    fn a_page_alone_and_a_site_of_a_few_pages_stay_as_they_are() {
        let alone = &expanded(&[&[0]], 1)[0];
        assert!(alone.lent.is_empty() && alone.gains.iter().all(|gain| *gain == 0.0));
        let few = [page(Kind::Page, &[0, 1]), page(Kind::Page, &[0])];
        let few = changes(&few, 2);
        assert!(
            few.iter()
                .all(|one| one.gains.is_empty() && one.lent.is_empty())
        );
    }

    #[test]
    fn only_texts_are_neighbours() {
        let mut pages = vec![page(Kind::Page, &[0]), page(Kind::Term, &[0, 1])];
        pages.extend((0..60).map(|_| page(Kind::Page, &[])));
        for change in changes(&pages, 2) {
            assert!(change.lent.is_empty() && change.gains.iter().all(|gain| *gain == 0.0));
        }
    }

    #[test]
    fn no_more_is_lent_than_a_few_stems() {
        let long: Vec<usize> = (0..20).collect();
        let found = expanded(&[&[0, 1], &long, &[50]], 51);
        assert_eq!(found[0].lent.len(), LENT);
    }
}

//! What pages like a page say, lent to it: a page on `doctors` that never says `physicians` is found by that word too,
//! below the pages that do. Works on frequencies, before they are saturated.
//!
//! The nearest pages are those that share the stems that say most of a page (cosine). The mean of what they say is added
//! to what a page says itself; of the stems that it has not, a few are lent.

use rayon::prelude::*;

use super::postings::{Posting, Strength, saturated};

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

/// A stem of a page, and its weight.
type Weighed = (u32, f64);

/// Adds to postings, by stem, what the neighbours of each page say. Only texts are neighbours, and only they gain.
pub fn expand(by_stem: &mut [Vec<Posting>], are_texts: &[bool]) {
    let pages = are_texts.len();
    let near_by = NEIGHBOURS.min(are_texts.iter().filter(|is_text| **is_text).count() / ONE_IN);
    if near_by == 0 {
        return;
    }
    let rarity: Vec<f64> = by_stem
        .iter()
        .map(|list| rarity(pages, list.len()))
        .collect();
    let mut of_page: Vec<Vec<Weighed>> = vec![Vec::new(); pages];
    for (stem, list) in (0..).zip(by_stem.iter()) {
        for posting in list {
            of_page[posting.page as usize].push((stem, posting.weight));
        }
    }
    let most = if pages > FEW {
        limit(pages).min(MOST)
    } else {
        pages
    };
    let vectors: Vec<Vec<Weighed>> = of_page
        .par_iter()
        .zip(are_texts)
        .map(|(own, is_text)| {
            let says = |stem: u32| *is_text && by_stem[stem as usize].len() <= most;
            vector(own, &rarity, says)
        })
        .collect();
    let mut near: Vec<Vec<(u32, f64)>> = vec![Vec::new(); by_stem.len()];
    for (page, own) in (0..).zip(&vectors) {
        for (stem, weight) in own {
            near[*stem as usize].push((page, *weight));
        }
    }
    let changes: Vec<Change> = (0..pages)
        .into_par_iter()
        .map_init(
            || Scratch::new(near_by, pages, by_stem.len()),
            |scratch, page| scratch.change(page, &vectors[page], &near, &of_page, &rarity),
        )
        .collect();
    apply(by_stem, &changes);
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
fn vector(own: &[Weighed], rarity: &[f64], says: impl Fn(u32) -> bool) -> Vec<Weighed> {
    let telling = own.iter().filter(|(stem, _)| says(*stem));
    let mut vector: Vec<Weighed> = telling
        .map(|(stem, weight)| (*stem, saturated(*weight) * rarity[*stem as usize]))
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
struct Change {
    gains: Vec<f64>,
    lent: Vec<Weighed>,
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

struct Scratch {
    near_by: usize,
    pages: Sums,
    stems: Sums,
}

impl Scratch {
    fn new(near_by: usize, pages: usize, stems: usize) -> Self {
        Self {
            near_by,
            pages: Sums::new(pages),
            stems: Sums::new(stems),
        }
    }

    fn change(
        &mut self,
        page: usize,
        vector: &[Weighed],
        near: &[Vec<(u32, f64)>],
        of_page: &[Vec<Weighed>],
        rarity: &[f64],
    ) -> Change {
        for (stem, weight) in vector {
            for (other, theirs) in &near[*stem as usize] {
                self.pages.add(*other, weight * theirs);
            }
        }
        let mut neighbours = self.pages.take();
        neighbours.retain(|(other, cosine)| *other as usize != page && *cosine > 0.0);
        keep_largest(&mut neighbours, self.near_by);
        let whole: f64 = neighbours.iter().map(|(_, cosine)| cosine).sum();
        for (other, cosine) in &neighbours {
            for (stem, weight) in &of_page[*other as usize] {
                self.stems.add(*stem, cosine * weight / whole);
            }
        }
        let own = &of_page[page];
        let gains = own
            .iter()
            .map(|(stem, _)| std::mem::take(&mut self.stems.sums[*stem as usize]))
            .collect();
        let mut lent = self.stems.take();
        lent.retain(|(_, weight)| *weight > 0.0);
        let says = |(stem, weight): &Weighed| saturated(*weight) * rarity[*stem as usize];
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

/// Writes the changes into the postings. Those of a page come in the order of its stems, as they were read.
fn apply(by_stem: &mut [Vec<Posting>], changes: &[Change]) {
    let mut next = vec![0; changes.len()];
    for list in by_stem.iter_mut() {
        for posting in list {
            let page = posting.page as usize;
            posting.weight += changes[page].gains[next[page]];
            next[page] += 1;
        }
    }
    let mut grown = vec![false; by_stem.len()];
    for (page, change) in (0..).zip(changes) {
        for (stem, weight) in &change.lent {
            grown[*stem as usize] = true;
            by_stem[*stem as usize].push(Posting {
                page,
                passage: 0,
                weight: *weight,
                strength: Strength::Lent,
            });
        }
    }
    for (list, _) in by_stem.iter_mut().zip(grown).filter(|(_, grown)| *grown) {
        list.sort_unstable_by_key(|posting| posting.page);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn posting(page: u32, weight: f64) -> Posting {
        Posting {
            page,
            passage: 0,
            weight,
            strength: Strength::Text,
        }
    }

    /// Pages as lists of stems, each of weight a half, among others with nothing in common.
    fn expanded(pages: &[&[usize]], stems: usize) -> Vec<Vec<Posting>> {
        const OTHERS: usize = 40;
        let mut by_stem = vec![Vec::new(); stems + OTHERS];
        for (page, own) in (0..).zip(pages) {
            for stem in *own {
                by_stem[*stem].push(posting(page, 0.5));
            }
        }
        for (page, list) in (0..).skip(pages.len()).zip(&mut by_stem[stems..]) {
            list.push(posting(page, 0.5));
        }
        expand(&mut by_stem, &vec![true; pages.len() + OTHERS]);
        by_stem.truncate(stems);
        by_stem
    }

    #[test]
    fn a_page_is_lent_what_pages_like_it_say() {
        let found = expanded(&[&[0, 1, 2], &[0, 1, 3], &[4, 5]], 6);
        let lent: Vec<(u32, Strength)> = found[3]
            .iter()
            .map(|posting| (posting.page, posting.strength))
            .collect();
        assert_eq!(lent, [(0, Strength::Lent), (1, Strength::Text)]);
        assert!(found[3][0].weight <= found[3][1].weight);
        assert!(
            found[4].len() == 1 && found[5].len() == 1,
            "nothing is lent to a page with nothing in common"
        );
    }

    #[test]
    fn a_stem_that_neighbours_share_gains() {
        let found = expanded(&[&[0, 1, 2], &[0, 1, 3]], 4);
        assert!(
            (found[0][0].weight - 1.0).abs() < 1e-9,
            "a half, and the neighbour's half"
        );
        assert!((found[2][0].weight - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_page_alone_and_a_site_of_a_few_pages_stay_as_they_are() {
        assert_eq!(expanded(&[&[0]], 1), [vec![posting(0, 0.5)]]);
        let mut few = [
            vec![posting(0, 0.5), posting(1, 0.5)],
            vec![posting(1, 0.5)],
        ];
        let before = few.clone();
        expand(&mut few, &[true; 2]);
        assert_eq!(few, before);
    }

    #[test]
    fn only_texts_are_neighbours() {
        let mut by_stem = vec![
            vec![posting(0, 0.5), posting(1, 0.5)],
            vec![posting(1, 0.5)],
        ];
        let before = by_stem.clone();
        let mut are_texts = [true; 60];
        are_texts[1] = false;
        expand(&mut by_stem, &are_texts);
        assert_eq!(by_stem, before);
    }

    #[test]
    fn no_more_is_lent_than_a_few_stems() {
        let long: Vec<usize> = (0..20).collect();
        let found = expanded(&[&[0, 1], &long, &[50]], 51);
        let lent = found
            .iter()
            .flatten()
            .filter(|posting| posting.page == 0 && posting.strength == Strength::Lent);
        assert_eq!(lent.count(), LENT);
    }
}

//! The order that readers of cases rely on: one title, no level skipped, the six usual headings.

use super::text::{Block, Piece, plain};
use super::text::{Line, Look};
use crate::diagnostic::nearest;
use crate::model::slugify;

/// The usual headings: how they are written, what else means them, and what belongs below.
const USUAL: [(&str, &[&str], &str); 6] = [
    (
        "Context",
        &[
            "the-context",
            "background",
            "background-and-context",
            "context-and-background",
            "setting",
        ],
        "The organisation, where and when, and what was the matter.",
    ),
    (
        "What they did",
        &[
            "what-was-done",
            "what-we-did",
            "what-did-they-do",
            "what-did-we-do",
            "what-happened",
        ],
        "What was done, step by step, and who took part.",
    ),
    (
        "How it was led",
        &[
            "how-was-it-led",
            "how-they-led-it",
            "how-we-led-it",
            "leadership",
        ],
        "Who led, and what they did themselves.",
    ),
    (
        "What came of it",
        &[
            "what-came-out-of-it",
            "results",
            "outcome",
            "outcomes",
            "impact",
            "results-and-outcomes",
        ],
        "What changed, by what figures or whose word. Cite the source of each: [@key].",
    ),
    (
        "What the sources do not say",
        &[
            "what-the-sources-dont-say",
            "what-is-not-said",
            "limitations",
            "what-we-do-not-know",
            "what-we-dont-know",
        ],
        "What a careful reader would still like to know.",
    ),
    (
        "Questions to take back",
        &[
            "questions",
            "questions-to-take-away",
            "questions-for-discussion",
            "questions-to-discuss",
        ],
        "Two or three questions that readers can put to their own organisation.",
    ),
];

/// Returns which usual heading these words mean, if any.
fn usual(words: &str) -> Option<usize> {
    let slug = slugify(words);
    let slug = slug.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let exact = USUAL
        .iter()
        .position(|(name, also, _)| slugify(name) == slug || also.contains(&slug));
    // Short names are too near to other words: "content" is not "context".
    exact.or_else(|| {
        let long: Vec<String> = USUAL.iter().map(|(name, _, _)| slugify(name)).collect();
        let near = nearest(
            slug,
            long.iter()
                .map(String::as_str)
                .filter(|name| name.len() > 10),
        )?;
        long.iter().position(|name| name == near)
    })
}

/// Takes the title out of the blocks, where one of them is it.
pub(super) fn take_title(blocks: &mut Vec<Block>) -> Option<String> {
    let is = |wanted: u8| move |block: &Block| matches!(block, Block::Heading(level, _) if *level == wanted);
    let titled = blocks.iter().position(is(0)).or_else(|| {
        // One heading of the first level above all others is the title of a text without one.
        let first = blocks
            .iter()
            .position(|block| matches!(block, Block::Heading(..)))?;
        let is_only = blocks.iter().filter(|block| is(1)(block)).count() == 1;
        let has_others = blocks
            .iter()
            .filter(|block| matches!(block, Block::Heading(..)))
            .count()
            > 1;
        (is_only && has_others && is(1)(&blocks[first])).then_some(first)
    })?;
    let words = match &blocks[titled] {
        Block::Heading(_, line) => plain(line),
        _ => return None,
    };
    if usual(&words).is_some() {
        return None;
    }
    blocks.remove(titled);
    Some(words)
}

/// Sets the levels right, writes the usual headings as usual, and adds those that are missing.
/// Gives back what was renamed.
pub(super) fn arrange(blocks: Vec<Block>) -> (Vec<Block>, Vec<(String, &'static str)>) {
    let (mut arranged, mut renamed) = (Vec::new(), Vec::new());
    let mut places: [Option<usize>; USUAL.len()] = [None; USUAL.len()];
    let mut above: Vec<u8> = Vec::new();
    for block in blocks {
        let Block::Heading(level, line) = block else {
            arranged.push(block);
            continue;
        };
        let words = plain(&line);
        let level = level.max(1);
        if let Some(which) = usual(&words).filter(|which| places[*which].is_none()) {
            let name = USUAL[which].0;
            places[which] = Some(arranged.len());
            if words != name {
                renamed.push((words, name));
            }
            above = vec![level];
            arranged.push(heading(2, name));
            continue;
        }
        while above.last().is_some_and(|last| *last >= level) {
            above.pop();
        }
        above.push(level);
        let depth = u8::try_from(above.len())
            .unwrap_or(u8::MAX)
            .saturating_add(1)
            .min(6);
        arranged.push(Block::Heading(depth, line));
    }
    (with_missing(arranged, &places), renamed)
}

/// Adds each missing heading before the next usual one that is there, or at the end. What stands
/// before any heading belongs to the context.
fn with_missing(blocks: Vec<Block>, places: &[Option<usize>]) -> Vec<Block> {
    let before = |which: usize| {
        if which == 0 {
            return 0;
        }
        let earlier = places[..which].iter().flatten().max();
        let later = places[which..]
            .iter()
            .flatten()
            .find(|place| earlier.is_none_or(|earlier| *place > earlier));
        later.copied().unwrap_or(blocks.len())
    };
    let missing: Vec<(usize, usize)> = (0..USUAL.len())
        .filter(|which| places[*which].is_none())
        .map(|which| (before(which), which))
        .collect();
    let mut whole = Vec::new();
    let add = |at: usize, whole: &mut Vec<Block>| {
        for (_, which) in missing.iter().filter(|(place, _)| *place == at) {
            let (name, _, hint) = USUAL[*which];
            whole.extend([heading(2, name), Block::Hint(hint)]);
        }
    };
    let length = blocks.len();
    for (at, block) in blocks.into_iter().enumerate() {
        add(at, &mut whole);
        whole.push(block);
    }
    add(length, &mut whole);
    whole
}

fn heading(level: u8, words: &str) -> Block {
    let line: Line = vec![Piece::Words(words.to_owned(), Look::default())];
    Block::Heading(level, line)
}

//! Sorted names cut into blocks, so that a browser loads the one that can hold a name. Never knows what a name means.

use super::code::front_coded;

/// A list of sorted names, cut into blocks.
pub struct Shards {
    largest: usize,
    /// The blocks, in order.
    pub blocks: Vec<Shard>,
    size: usize,
}

/// A block of names that stand next to each other.
#[derive(Default)]
pub struct Shard {
    /// Each name, its rank, and what is known of it.
    entries: Vec<(String, usize, String)>,
}

impl Shards {
    /// Returns one empty block; each will be at most about so many bytes, unless one name alone is more.
    #[must_use]
    pub fn new(largest: usize) -> Self {
        Self {
            largest,
            blocks: vec![Shard::default()],
            size: 0,
        }
    }

    /// Adds a name that is no less than those before it.
    pub fn add(&mut self, name: String, rank: usize, code: String, size: usize) {
        if self.size > 0 && self.size + size > self.largest {
            self.blocks.push(Shard::default());
            self.size = 0;
        }
        self.size += size;
        if let Some(block) = self.blocks.last_mut() {
            block.entries.push((name, rank, code));
        }
    }

    /// Returns, front-coded, what each block but the first begins at: no more of its first name than tells it from the
    /// name before.
    #[must_use]
    pub fn borders(&self) -> String {
        let borders = self.blocks.windows(2).map(|pair| {
            let last = pair[0].entries.last().map_or("", |entry| &entry.0);
            let first = pair[1].entries.first().map_or("", |entry| &entry.0);
            (border(last, first), 0)
        });
        front_coded(borders)
    }
}

impl Shard {
    /// Returns the names, front-coded.
    #[must_use]
    pub fn names(&self) -> String {
        front_coded(
            self.entries
                .iter()
                .map(|(name, rank, _)| (name.as_str(), *rank)),
        )
    }

    /// Returns what is known of each name, in their order.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(_, _, code)| code.as_str())
    }

    /// Returns whether a name is in the block.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.entries
            .binary_search_by(|entry| entry.0.as_str().cmp(name))
            .is_ok()
    }
}

/// Returns the shortest beginning of a name that is more than the name before it.
fn border<'a>(last: &str, first: &'a str) -> &'a str {
    let ends = first
        .char_indices()
        .map(|(at, letter)| at + letter.len_utf8());
    ends.map(|end| &first[..end])
        .find(|start| *start > last)
        .unwrap_or(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shards(names: &[&str]) -> Shards {
        let mut shards = Shards::new(10);
        for name in names {
            shards.add((*name).to_owned(), 0, format!("of {name}"), name.len());
        }
        shards
    }

    #[test]
    fn a_block_ends_before_it_is_too_large() {
        let shards = shards(&["alpha", "beta", "gamma", "a very long name"]);
        let names: Vec<String> = shards.blocks.iter().map(Shard::names).collect();
        assert_eq!(names, ["AalphaAbeta", "Agamma", "Aa very long name"]);
        assert_eq!(shards.blocks[1].codes().collect::<Vec<_>>(), ["of gamma"]);
    }

    #[test]
    fn a_border_is_as_short_as_can_be() {
        assert_eq!(border("leader", "learn"), "lear");
        assert_eq!(border("alpha", "beta"), "b");
        assert_eq!(border("nurs", "nurse"), "nurse");
        assert_eq!(
            shards(&["leaders", "learning", "listens"]).borders(),
            "AlearEi"
        );
    }

    #[test]
    fn a_block_knows_its_names() {
        let shards = shards(&["alpha", "beta"]);
        assert!(shards.blocks[0].has("beta") && !shards.blocks[0].has("gamma"));
    }
}

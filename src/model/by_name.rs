//! Positions in a list, in the order of the names there: finds one without looking at all.

/// An index of four bytes an entry; the names stay where they are.
#[derive(Debug, Clone, Default)]
pub(super) struct ByName(Box<[u32]>);

impl ByName {
    /// Sorts positions; of equal names the first in the list comes first.
    pub(super) fn new<'n>(count: usize, name: impl Fn(usize) -> &'n str) -> Self {
        let mut positions: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
        positions.sort_by(|&one, &other| name(one as usize).cmp(name(other as usize)));
        Self(positions.into_boxed_slice())
    }

    /// Returns the first position with a name; `of` must give the names that it was made of.
    pub(super) fn find<'n>(&self, wanted: &str, of: impl Fn(usize) -> &'n str) -> Option<usize> {
        let at = self.0.partition_point(|&at| of(at as usize) < wanted);
        let found = *self.0.get(at)? as usize;
        (of(found) == wanted).then_some(found)
    }

    /// Returns all positions, in the order of their names.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> + Clone {
        self.0.iter().map(|&at| at as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_name_is_found_and_no_other() {
        let names = ["b", "a", "c", "a", "b"];
        let name = |at: usize| names[at];
        let index = ByName::new(names.len(), name);
        assert_eq!(index.find("a", name), Some(1));
        assert_eq!(index.find("b", name), Some(0));
        assert_eq!(index.find("c", name), Some(2));
        for missing in ["", "aa", "d"] {
            assert_eq!(index.find(missing, name), None, "{missing}");
        }
        assert_eq!(index.positions().collect::<Vec<_>>(), [1, 3, 0, 4, 2]);
    }
}

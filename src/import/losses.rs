//! What could not be carried over, and where it was.

use std::collections::BTreeMap;

/// Something that is not in the draft, or not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What it is, and what to do where something can be done.
    pub what: String,
    /// Where it was: `paragraph 12`, `footnote 2`.
    pub place: String,
    /// The first words there; empty where there are none.
    pub words: String,
    /// How often it was met, if only the first place is told.
    pub times: usize,
}

/// A document may hold more than anybody would read.
const MOST_TOLD: usize = 500;

#[derive(Debug, Default)]
pub(super) struct Losses {
    list: Vec<Loss>,
    /// What is counted, with its place in the list.
    counted: BTreeMap<String, usize>,
    untold: usize,
    place: String,
    words: String,
}

impl Losses {
    /// Says where the walk is.
    pub(super) fn at(&mut self, place: String, words: String) {
        self.place = place;
        self.words = words;
    }

    /// Tells a thing of its own.
    pub(super) fn tell(&mut self, what: impl Into<String>) {
        if self.list.len() >= MOST_TOLD {
            self.untold += 1;
            return;
        }
        self.list.push(Loss {
            what: what.into(),
            place: self.place.clone(),
            words: self.words.clone(),
            times: 1,
        });
    }

    /// Tells a kind of thing once, and counts it: a text may have hundreds.
    pub(super) fn count(&mut self, what: &str) {
        if let Some(at) = self.counted.get(what) {
            self.list[*at].times += 1;
            return;
        }
        let at = self.list.len();
        self.tell(what);
        if at < self.list.len() {
            self.counted.insert(what.to_owned(), at);
        }
    }

    /// Gives the list; its last line says how much longer it would be.
    pub(super) fn into_list(mut self) -> Vec<Loss> {
        if self.untold > 0 {
            self.list.push(Loss {
                what: format!("{} more", self.untold),
                place: "elsewhere".to_owned(),
                words: String::new(),
                times: 1,
            });
        }
        self.list
    }
}

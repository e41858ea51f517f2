//! What could not be carried over, and where it was.

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

#[derive(Debug, Default)]
pub(super) struct Losses {
    list: Vec<Loss>,
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
        self.list.push(Loss {
            what: what.into(),
            place: self.place.clone(),
            words: self.words.clone(),
            times: 1,
        });
    }

    /// Tells a kind of thing once, and counts it: a text may have hundreds.
    pub(super) fn count(&mut self, what: &str) {
        match self.list.iter_mut().find(|loss| loss.what == what) {
            Some(loss) => loss.times += 1,
            None => self.tell(what),
        }
    }

    pub(super) fn into_list(self) -> Vec<Loss> {
        self.list
    }
}

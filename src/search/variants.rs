//! British and American spelling: `organisation` is found by `organization`, and the other way. Never stems.
//!
//! The browser does the same to what a reader types; the rules are data (`variants.txt`), in the same words there.

const RULES: &str = include_str!("variants.txt");

/// Returns how much of a word must stand before an ending, or `rise` would turn into `rize`: less before the ends of
/// `litre` and `fibre`.
fn least(ending: &str) -> usize {
    if ending.starts_with(['t', 'b']) { 2 } else { 3 }
}

/// The rules, ready to apply.
pub struct Variants {
    ends: Vec<(&'static str, &'static str)>,
    has: Vec<(&'static str, &'static str)>,
}

impl Variants {
    /// Reads the rules.
    #[must_use]
    pub fn new() -> Self {
        let of = |kind: &str| {
            RULES
                .lines()
                .filter_map(|line| line.strip_prefix(kind)?.strip_prefix(' '))
                .flat_map(str::split_whitespace)
                .filter_map(|pair| pair.split_once('='))
                .collect()
        };
        Self {
            ends: of("ends"),
            has: of("has"),
        }
    }

    /// Returns a folded word of plain letters in the one spelling that search knows.
    #[must_use]
    pub fn one_spelling(&self, word: &str) -> String {
        let mut out = word.to_owned();
        // A short form such as AE has no spelling.
        if word.len() < 4 {
            return out;
        }
        for (from, to) in &self.has {
            if out.contains(from) {
                out = out.replacen(from, to, 1);
            }
        }
        for (from, to) in &self.ends {
            let Some(rest) = out.strip_suffix(from) else {
                continue;
            };
            if rest.len() >= least(from) && !(from.starts_with("is") && keeps_s(rest)) {
                out.truncate(rest.len());
                out.push_str(to);
            }
            break;
        }
        out
    }
}

/// Returns whether `-ise` after these letters is no ending of its own: revise, exercise, raise, but criticise.
fn keeps_s(rest: &str) -> bool {
    rest.ends_with(['v', 'a', 'e', 'o', 'u']) || rest.ends_with('c') && !rest.ends_with("ic")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(british: &str, american: &str) {
        let variants = Variants::new();
        assert_eq!(
            variants.one_spelling(british),
            variants.one_spelling(american),
            "{british} and {american}"
        );
    }

    #[test]
    fn both_spellings_are_one() {
        for pair in "organisation organization, organise organize, criticised criticized, behaviour behavior, \
            behavioural behavioral, favourite favorite, centre center, centred centered, metres meters, \
            paediatric pediatric, anaesthesia anesthesia, haemoglobin hemoglobin, oedema edema, diarrhoea diarrhea, \
            programme program, programmes programs, defence defense, licence license, practise practice, \
            judgement judgment, ageing aging, analyse analyze, catalogue catalog, neighbourhood neighborhood"
            .split(", ")
        {
            let (british, american) = pair.split_once(' ').unwrap();
            check(british, american);
        }
    }

    #[test]
    fn words_that_only_look_alike_are_left() {
        let variants = Variants::new();
        for word in "ae mae rise wise raise revise exercise precise four hour tour acre there size"
            .split(' ')
        {
            assert_eq!(variants.one_spelling(word), word);
        }
    }
}

//! Words to stems, by the English pipeline of elasticlunr-rs. The only file that knows that crate.
//!
//! `themes/default/js/stemmer.js` does the same in the browser; `tests/search/stems.tsv` holds both to it.

use std::collections::HashMap;

use elasticlunr::lang::{English, Language};
use elasticlunr::pipeline::Pipeline;

/// Numbers the stems of a site in the order they are met, and stems each word once.
pub struct Stems {
    pipeline: Pipeline,
    // Only ever asked for one word, never walked: its order cannot reach the output.
    of_word: HashMap<String, Option<usize>>,
    number: HashMap<String, usize>,
    list: Vec<String>,
}

impl Stems {
    /// Returns the stems of no words yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            pipeline: English::new().make_pipeline(),
            of_word: HashMap::new(),
            number: HashMap::new(),
            list: Vec::new(),
        }
    }

    /// Returns the number of a folded word's stem, or none for a stop word.
    pub fn number(&mut self, word: &str) -> Option<usize> {
        if let Some(known) = self.of_word.get(word) {
            return *known;
        }
        let number = stem(&self.pipeline, word).map(|stem| self.number_of_stem(stem));
        self.of_word.insert(word.to_owned(), number);
        number
    }

    fn number_of_stem(&mut self, stem: String) -> usize {
        if let Some(known) = self.number.get(&stem) {
            return *known;
        }
        self.list.push(stem.clone());
        self.number.insert(stem, self.list.len() - 1);
        self.list.len() - 1
    }

    /// Returns the stems by their numbers.
    #[must_use]
    pub fn into_list(self) -> Vec<String> {
        self.list
    }
}

/// Returns the stem of a folded word, or none for a stop word.
///
/// The pipeline's trimmer would cut letters of other scripts off a word, to nothing in the end, so only
/// plain letters go through it.
fn stem(pipeline: &Pipeline, word: &str) -> Option<String> {
    if word.is_ascii() {
        pipeline.run(vec![word.to_owned()]).pop()
    } else {
        Some(word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::shared;
    use super::*;

    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(
            stem(&English::new().make_pipeline(), word).as_deref(),
            expected,
            "the stem of {word:?}"
        );
    }

    #[test]
    fn english_words_are_stemmed_and_stop_words_go() {
        check("engagement", Some("engag"));
        check("policies", Some("polici"));
        check("their", None);
    }

    #[test]
    fn other_scripts_are_kept_whole() {
        check("\u{43c}\u{438}\u{440}", Some("\u{43c}\u{438}\u{440}"));
    }

    #[test]
    fn forms_of_a_word_share_a_number() {
        let mut stems = Stems::new();
        let first = stems.number("leader");
        assert_eq!(stems.number("leaders"), first);
        assert_ne!(stems.number("nurse"), first);
        assert_eq!(stems.number("the"), None);
        assert_eq!(stems.into_list(), ["leader", "nurs"]);
    }

    /// The list that the browser's stemmer is tested on is this pipeline's own answer, word for word.
    #[test]
    fn the_shared_list_is_what_the_pipeline_says() {
        let made = shared_list();
        assert!(
            made.lines().count() >= 8000,
            "{} words",
            made.lines().count()
        );
        shared::check(
            "stems.tsv",
            &made,
            include_str!("../../tests/search/stems.tsv"),
        );
    }

    fn shared_list() -> String {
        let pipeline = English::new().make_pipeline();
        let mut words: Vec<String> = PLAIN.split_whitespace().map(str::to_owned).collect();
        for (root, ending) in ROOTS
            .split_whitespace()
            .flat_map(|root| ENDINGS.split_whitespace().map(move |ending| (root, ending)))
        {
            words.push(format!("{root}{}", ending.trim_start_matches('-')));
        }
        words.sort_unstable();
        words.dedup();
        let line = |word: &String| {
            format!(
                "{word}\t{}\n",
                stem(&pipeline, word).as_deref().unwrap_or("-")
            )
        };
        words.iter().map(line).collect()
    }

    /// Whole words: every stop word, and words at the edges of a rule.
    const PLAIN: &str = "a able about across after all almost also am among an and any are as at be because been but by \
        can cannot could dear did do does either else ever every for from get got had has have he her hers him his how \
        however i if in into is it its just least let like likely may me might most must my neither no nor not of off \
        often on only or other our own rather said say says she should since so some than that the their them then \
        there these they this tis to too twas us wants was we were what when where which while who whom why will with \
        would yet you your \
        ies ied ing eing eed ed ss sss us yes gas bus this bleed feed agreed freed need seed speed sing king ring bring \
        string spring being seeing dying lying eyeing y yy yyy byy leeshyy say sayy toy toyed toying cry cries crying \
        try tries syzygy rhythm rhythmic shyly dryly flyer sky skies ion lion union nation station passion mission \
        onion region fashion tension pension logi apology geology psychology apologies bli ably nobly humbly doubly \
        roll rolls rolling rolled controll controlling install installs skill skillful fulfil fulfill tell all \
        ate rate create created creating relate relation relational national rational ration bee see tree degree \
        committee committees employee employees fee fees hoping hopping hoped hopped filing filling fizzed hissed \
        falling boxes boxing snowing playing matting mating sizing sized 1 12 2014 2nd 3rds 1980s 4ing a11ed ab1ing \
        0ational covid19 h1n1 nhs gp gps ceo ceos mrsa whole none one done gone people person persons women woman \
        men staffs staff children data media criteria analysis analyses basis crisis crises axis";

    /// Openings of many shapes: real stems, and runs of consonants and vowels that try each measure.
    const ROOTS: &str = "lead manag engag organis collect clinic nurs hop hopp plan plann feel tri tr sk fl y ay ey b bb \
        ab eb oa eau str ally re un con inter trans nation form formal human moral digit vietnam sens sensib relat \
        condit val hesit radic conform differ vil analog oper predic feud decis hope callous triplic electr good reviv \
        allow infer airlin gyroscop adjust defens irrit replac depend adopt homolog commun activ angular effect \
        bowdler prob rat ceas contr rol cultur strateg improv qual safe patient hospit doct medic reward measur \
        learn train develop support trust respons respond account qualif satisf identif xyz wxw yay yoy quay quy \
        snow box tray fail fall fill miss fizz buzz agre tea see die tie lie ski ny mys syl";

    /// Endings that the rules name, alone and stacked, and some that they do not.
    const ENDINGS: &str = "- -s -es -ies -sses -ss -ed -eed -ing -ings -ingly -edly -y -ly -ally -al -als -ality -alities \
        -alism -alist -alize -alized -alise -ance -ancy -ant -antly -ate -ated -ates -ating -ation -ations -ational \
        -ationally -ative -atively -ator -ators -able -ably -ability -ible -ibly -ibility -e -ee -eer -el -ely -en \
        -ence -ency -ent -ently -ement -ements -ment -mental -er -ers -ership -ess -est -ful -fully -fulness -ic \
        -ical -ically -icate -icity -ics -ie -ied -ify -ified -ion -ions -ional -ism -ist -ite -ity -ities -ive -ively \
        -iveness -ivity -ize -izer -ized -izing -ization -less -lessness -logy -logi -logical -ness -nesses -or -ou \
        -ous -ously -ousness -bli -tional -l -ll -led -lling -t -ted -ts -x -w -yed -ying -2 -ship";
}

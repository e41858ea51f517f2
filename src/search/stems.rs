//! Words to stems, by the pipelines of elasticlunr-rs. The only file that knows that crate.
//!
//! `themes/default/js/stemmer.js` does the same in the browser; `tests/search/stems.tsv` holds both to it.

use elasticlunr::lang::{English, Language};
use elasticlunr::pipeline::Pipeline;

use super::variants::Variants;

/// Turns folded words into what search compares.
pub struct Stemmer {
    /// None for a language without a pipeline: its words are searched as they are.
    english: Option<(Pipeline, Variants)>,
}

impl Stemmer {
    /// Returns the stemmer for a language such as `en-GB`.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let english = || (English::new().make_pipeline(), Variants::new());
        Self {
            english: is_stemmed(language).then(english),
        }
    }

    /// Returns the stem of a folded word, or none for a stop word.
    ///
    /// The pipeline's trimmer would cut letters of other scripts off a word, to nothing in the end, so only
    /// plain letters go through it.
    #[must_use]
    pub fn stem(&self, word: &str) -> Option<String> {
        match &self.english {
            Some((pipeline, variants)) if word.is_ascii() => {
                // No stop word has two spellings.
                pipeline.run(vec![variants.one_spelling(word)]).pop()
            }
            _ => Some(word.to_owned()),
        }
    }
}

/// Returns whether the words of a language are stemmed.
#[must_use]
pub fn is_stemmed(language: &str) -> bool {
    language == "en" || language.starts_with("en-")
}

#[cfg(test)]
mod tests {
    use super::super::shared;
    use super::*;

    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(
            Stemmer::new("en-GB").stem(word).as_deref(),
            expected,
            "the stem of {word:?}"
        );
    }

    #[test]
    fn english_words_are_stemmed_and_stop_words_go() {
        check("engagement", Some("engag"));
        check("policies", Some("polici"));
        check("organisations", Some("organ"));
        check("their", None);
    }

    #[test]
    fn other_scripts_are_kept_whole() {
        check("\u{43c}\u{438}\u{440}", Some("\u{43c}\u{438}\u{440}"));
    }

    #[test]
    fn a_language_without_a_pipeline_keeps_its_words() {
        let welsh = Stemmer::new("cy");
        assert_eq!(welsh.stem("the").as_deref(), Some("the"));
        assert_eq!(welsh.stem("arweinwyr").as_deref(), Some("arweinwyr"));
        assert!(is_stemmed("en") && is_stemmed("en-US") && !is_stemmed("enx"));
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
        let stemmer = Stemmer::new("en");
        let mut words: Vec<String> = PLAIN.split_whitespace().map(str::to_owned).collect();
        for (root, ending) in ROOTS
            .split_whitespace()
            .flat_map(|root| ENDINGS.split_whitespace().map(move |ending| (root, ending)))
        {
            words.push(format!("{root}{}", ending.trim_start_matches('-')));
        }
        words.sort_unstable();
        words.dedup();
        let line =
            |word: &String| format!("{word}\t{}\n", stemmer.stem(word).as_deref().unwrap_or("-"));
        words.iter().map(line).collect()
    }

    /// Whole words: every stop word, and words at the edges of a rule.
    const PLAIN: &str = "organisation organizations criticised analyse behaviour favourites centre centred paediatric \
        haemoglobin oedema diarrhoea programmes defence licences practising judgement ageing catalogues neighbourhoods \
        ae aed rise revise exercise raise four tour acre metres theatre sulphur enquiries sceptical skilful colourful \
        a able about across after all almost also am among an and any are as at be because been but by \
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

//! How easy each text is to read: an estimate from the length of sentences and words.
//!
//! The measure is the Flesch-Kincaid grade plus five, the age at which English pupils reach that
//! grade. It knows nothing of sense or order; it finds the pages worth reading again.

use crate::model::{Assessment, Case, Page, SectionText, Site};

/// Years between a school grade and the age of its pupils.
const AGE_OF_GRADE: f64 = 5.0;

/// The reading age of one file's text.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadingAge {
    /// Its path below `content/`.
    pub path: String,
    /// In years.
    pub years: f64,
    /// How many words were read.
    pub words: usize,
}

/// Reads every text of the site; the hardest comes first.
#[must_use]
pub fn ages(site: &Site) -> Vec<ReadingAge> {
    let cases = site
        .cases
        .iter()
        .map(|case| age(&case.source, &of_case(site, case)));
    let pages = site.home.iter().chain(&site.pages);
    let pages = pages.map(|page| age(&page.source, &of_page(site, page)));
    let assessments = site.assessments.iter();
    let assessments = assessments.map(|one| age(&one.source, &of_assessment(one)));
    let terms = site.glossary.iter().map(|term| term.definition.as_str());
    let glossary = age("glossary.yaml", &sentences(terms));
    let mut ages: Vec<ReadingAge> = cases.chain(pages).chain(assessments).collect();
    ages.push(glossary);
    ages.retain(|age| age.words > 0);
    ages.sort_by(|a, b| {
        b.years
            .total_cmp(&a.years)
            .then_with(|| a.path.cmp(&b.path))
    });
    ages
}

fn age(path: &str, text: &str) -> ReadingAge {
    ReadingAge {
        path: path.to_owned(),
        years: textstat::flesch_kincaid_grade(text) + AGE_OF_GRADE,
        words: textstat::lexicon_count(text),
    }
}

fn of_case(site: &Site, case: &Case) -> String {
    let document = &case.document;
    let claims = document.outcomes.iter().map(|outcome| &outcome.claim);
    let listed = claims.chain(&document.not_said).map(String::as_str);
    let summary = std::iter::once(document.summary.as_str());
    let sections = site.section_texts(&document.body);
    sentences(summary.chain(lines(&sections)).chain(listed))
}

fn of_page(site: &Site, page: &Page) -> String {
    let document = &page.document;
    let summary = std::iter::once(document.summary.as_str());
    let sections = site.section_texts(&document.body);
    sentences(summary.chain(lines(&sections)))
}

fn of_assessment(assessment: &Assessment) -> String {
    let document = &assessment.document;
    let head = [&document.summary, &document.audience, &document.purpose];
    let items = document.items().flat_map(|item| {
        let anchors = item.anchors.iter().flatten().map(|own| own.value.as_str());
        let advice = item.advice.iter().map(|advice| advice.text.as_str());
        std::iter::once(item.stem.as_str())
            .chain(item.hint.as_deref())
            .chain(item.gap.as_deref())
            .chain(anchors)
            .chain(advice)
    });
    sentences(head.into_iter().map(String::as_str).chain(items))
}

/// Returns the paragraphs, list items and cells of a text.
fn lines(sections: &[SectionText]) -> impl Iterator<Item = &str> {
    let sections = sections.iter();
    sections.flat_map(|section| section.text.lines())
}

/// Joins texts so that each ends a sentence: a list item without a full stop is one too.
fn sentences<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut joined = String::new();
    for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
        joined.push_str(text);
        let is_ended = text.ends_with(['.', '?', '!']);
        joined.push_str(if is_ended { "\n" } else { ".\n" });
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_item_of_a_list_is_a_sentence() {
        let joined = sentences(["Three things:", "one", " two. ", ""].into_iter());
        assert_eq!(joined, "Three things:.\none.\ntwo.\n");
        assert_eq!(textstat::sentence_count(&joined), 3);
    }

    #[test]
    fn short_words_in_short_sentences_are_for_the_young() {
        let easy = age(
            "easy",
            &sentences(["The ward was calm. We sat down."].into_iter()),
        );
        let hard = "Organisational accountability necessitates multidisciplinary collaboration \
                    notwithstanding considerable institutional fragmentation.";
        let hard = age("hard", &sentences([hard].into_iter()));
        assert!(easy.years < 8.0, "{easy:?}");
        assert!(hard.years > 18.0, "{hard:?}");
    }
}

//! What a shortcode says that comes from another text: a fact, the name of a case, the title of an assessment.

use super::site::{FactEntry, FactKind, Owner, Site};
use crate::syntax::markdown::{Body, SectionText};
use crate::syntax::shortcode::Shortcode;

impl Site {
    /// Returns what a fact or outcome says.
    #[must_use]
    pub fn fact_text(&self, entry: FactEntry) -> &str {
        match (entry.owner, entry.kind) {
            (Owner::Case(at), FactKind::Fact) => &self.cases[at].document.facts[entry.at].text,
            (Owner::Case(at), FactKind::Outcome) => {
                &self.cases[at].document.outcomes[entry.at].claim
            }
            (Owner::Page(at), _) => &self.pages[at].document.facts[entry.at].text,
        }
    }

    /// Returns the words of a shortcode that are not its own; none where what it names is not there.
    #[must_use]
    pub fn words_of(&self, code: &Shortcode) -> &str {
        let words = match code {
            Shortcode::Fact { id } => self.fact(&id.value).map(|entry| self.fact_text(entry)),
            Shortcode::Case { slug, .. } => {
                let case = self.case(&slug.value);
                case.map(|case| case.document.short_name.as_str())
            }
            Shortcode::Assessment { id, item, .. } => {
                let found = self.assessment(&id.value);
                found.and_then(|one| match item {
                    None => Some(one.document.title.value.as_str()),
                    Some(item) => {
                        let mut items = one.document.items();
                        let found = items.find(|known| known.id.value == item.value);
                        found.map(|found| found.stem.as_str())
                    }
                })
            }
            _ => None,
        };
        words.unwrap_or_default()
    }

    /// Returns the text of a body by section, with the words that its shortcodes take from other texts.
    #[must_use]
    pub fn section_texts(&self, body: &Body) -> Vec<SectionText> {
        body.section_texts(|code| self.words_of(code))
    }
}

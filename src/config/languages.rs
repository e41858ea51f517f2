//! The languages of a site: the main one, and those of its other editions.

use std::collections::BTreeMap;

use super::Config;
use crate::diagnostic::Diagnostic;
use crate::span::Spanned;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Value;

impl Config {
    /// Returns the settings of another edition. Links inside it stay as they are: it is a site in a folder.
    #[must_use]
    pub fn edition(&self, language: &str) -> Self {
        let folder = format!("{language}/");
        Self {
            base_url: self.base_url.as_ref().map(|base| format!("{base}{folder}")),
            title: text(&self.titles, language, &self.title),
            description: text(&self.descriptions, language, &self.description),
            language: language.to_owned(),
            folder,
            ..self.clone()
        }
    }

    /// Returns all languages, the main one first; just one where the site has no other edition.
    #[must_use]
    pub fn all_languages<'a>(&'a self, main: &'a str) -> Vec<&'a str> {
        let others = self
            .languages
            .iter()
            .map(|language| language.value.as_str());
        std::iter::once(main).chain(others).collect()
    }

    /// Returns the way from this edition's folder up to the output folder.
    #[must_use]
    pub fn up(&self) -> &'static str {
        if self.folder.is_empty() { "" } else { "../" }
    }
}

/// Reads the language of the site, as HTML names it.
pub(super) fn main(value: &mut String, fields: &mut Fields<'_, '_>) {
    if let Some(given) = fields.optional_text("language") {
        if is_language(&given.value) {
            *value = given.value;
        } else {
            fields.faults().push(fault(&given));
        }
    }
}

/// Reads the languages of the other editions.
pub(super) fn others(main: &str, fields: &mut Fields<'_, '_>) -> Vec<Spanned<String>> {
    let mut found: Vec<Spanned<String>> = Vec::new();
    for given in fields.texts("languages") {
        let is_same = |other: &str| other.eq_ignore_ascii_case(&given.value);
        let repeats = if is_same(main) {
            Some("is the main language, and has its edition")
        } else if found.iter().any(|other| is_same(&other.value)) {
            Some("stands twice in `languages`")
        } else {
            None
        };
        if let Some(repeats) = repeats {
            let message = format!("`{}` {repeats}", given.value);
            let fault = Diagnostic::error("bad-language", given.span, message);
            fields.faults().push(fault.help("take it out"));
        } else if is_language(&given.value) {
            found.push(given);
        } else {
            fields.faults().push(fault(&given));
        }
    }
    found
}

/// Returns a text in a language, or the main one.
fn text(texts: &BTreeMap<String, String>, language: &str, main: &str) -> String {
    texts.get(language).map_or(main, String::as_str).to_owned()
}

/// Reads a text in the other languages of the site: `titles = { cy = "..." }`.
pub(super) fn texts(
    key: &'static str,
    languages: &[Spanned<String>],
    fields: &mut Fields<'_, '_>,
) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let Some(node) = fields.node(key) else {
        return texts;
    };
    let Value::Map(pairs) = &node.value else {
        let message = format!("`{key}` must hold a text for each language");
        let fault = Diagnostic::error("wrong-type", node.span, message);
        fields
            .faults()
            .push(fault.help(format!("write `{key} = {{ cy = \"...\" }}`")));
        return texts;
    };
    for pair in pairs {
        let is_ours = |ours: &Spanned<String>| ours.value == pair.key.value;
        match &pair.value.value {
            Value::Scalar(text) if languages.iter().any(is_ours) => {
                texts.insert(pair.key.value.clone(), text.clone());
            }
            _ => {
                let message = format!(
                    "`{}` is no language of `languages`, or has no text",
                    pair.key.value
                );
                let fault = Diagnostic::error("bad-language", pair.key.span, message);
                fields.faults().push(
                    fault.help("write a language of `languages`, and the text in quotes behind it"),
                );
            }
        }
    }
    texts
}

/// Tells whether a word has the shape of a language, as BCP 47 writes it: `cy`, `en-GB`, `zh-Hant-TW`.
#[must_use]
pub fn is_language(word: &str) -> bool {
    let mut parts = word.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first =
        (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_part = |part: &str| {
        (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    // Each has a folder of its own, and some codes are names of devices: `aux`, `con`.
    is_first && parts.all(is_part) && !crate::source::cannot_be_stored(word)
}

fn fault(given: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` is not a language", given.value);
    Diagnostic::error("bad-language", given.span, message).help("write `en-GB` or `cy`")
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;
    use super::*;

    #[test]
    fn an_edition_lies_in_the_folder_of_its_language() {
        let (config, faults) = read(
            "[book]\ntitle = \"A\"\n[output.site]\nbase-url = \"https://a.example\"\nlanguages = [\"cy\"]\ntitles = { cy = \"Aa\", fr = \"Ab\" }\n",
        );
        assert_eq!(
            faults,
            ["`fr` is no language of `languages`, or has no text"]
        );
        let welsh = config.edition("cy");
        assert_eq!(
            (welsh.folder.as_str(), welsh.up(), config.up()),
            ("cy/", "../", "")
        );
        assert_eq!(welsh.base_url.as_deref(), Some("https://a.example/cy/"));
        assert_eq!(welsh.title, "Aa");
        assert_eq!(welsh.canonical_base(), config.canonical_base());
        assert_eq!(config.all_languages("en-GB"), ["en-GB", "cy"]);
    }

    #[test]
    fn a_language_stands_once_and_looks_like_one() {
        let (config, faults) = read(
            "[book]\ntitle = \"A\"\nlanguage = \"cy\"\n[output.site]\nlanguages = [\"fr\", \"CY\", \"Welsh\", \"fr\", \"zh-Hant-TW\"]\n",
        );
        assert_eq!(
            faults,
            [
                "`CY` is the main language, and has its edition",
                "`Welsh` is not a language",
                "`fr` stands twice in `languages`",
            ]
        );
        assert_eq!(config.languages.len(), 2);
        for wrong in ["", "c", "c-y", "cy_GB", "../x", "CYM", "cy-"] {
            assert!(!is_language(wrong), "{wrong}");
        }
    }
}

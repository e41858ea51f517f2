//! Assessments for other systems: each as a FHIR `Questionnaire` with its `CodeSystem`, in R4 and R5.
//!
//! `docs/exchange.md` says what each part of an assessment becomes, and what FHIR has no place for. Names that
//! an assessment keeps for good (items, levels, its address) follow its ids alone, so that answers given elsewhere find
//! their way back: `themes/default/js/fhir.js` reads and writes them.

mod codes;
mod questionnaire;
mod score;

use serde_json::{Map, Value, json};

use crate::model::{Assessment, AssessmentDocument, Item, Site};

/// An edition of FHIR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// 4.0.1, the one that most systems read.
    R4,
    /// 5.0.0.
    R5,
}

impl Edition {
    /// Both, oldest first.
    pub const ALL: [Self; 2] = [Self::R4, Self::R5];

    /// Returns the name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::R4 => "r4",
            Self::R5 => "r5",
        }
    }
}

/// Finds the words that a person reads, by table and key: those of the theme.
pub type Words<'a> = &'a dyn Fn(&str, &str) -> String;

/// What FHIR calls the level itself, and what R4 called it first. Readers know one or the other.
const ITEM_WEIGHT: &str = "http://hl7.org/fhir/StructureDefinition/itemWeight";
const ORDINAL_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// Where reasons for giving no level have their codes.
const ABSENT_REASON: &str = "http://terminology.hl7.org/CodeSystem/data-absent-reason";
/// How far an action is; `fhir.js` knows the same words.
const ACTION_STATUS: [&str; 4] = ["open", "started", "done", "dropped"];

/// The longest id that FHIR allows.
const LONGEST_ID: usize = 64;

/// Returns the files of an assessment, with their places.
#[must_use]
pub fn files(site: &Site, assessment: &Assessment, words: Words<'_>) -> Vec<(String, String)> {
    let make = |edition: Edition| {
        let export = Export {
            site,
            document: &assessment.document,
            base: site.canonical_base(),
            edition,
            words,
        };
        [
            ("CodeSystem", codes::code_system(&export)),
            ("Questionnaire", questionnaire::questionnaire(&export)),
        ]
        .map(|(kind, value)| (export.place(kind), text(&value)))
    };
    Edition::ALL.into_iter().flat_map(make).collect()
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

/// One assessment on its way into one edition.
struct Export<'a> {
    site: &'a Site,
    document: &'a AssessmentDocument,
    base: String,
    edition: Edition,
    words: Words<'a>,
}

impl Export<'_> {
    fn id(&self) -> &str {
        &self.document.id.value
    }

    fn place(&self, kind: &str) -> String {
        format!("{}/{kind}-{}.json", self.edition.folder(), self.id())
    }

    fn url(&self, kind: &str) -> String {
        format!("{}/{kind}/{}", self.base, self.id())
    }

    fn word(&self, key: &str) -> String {
        (self.words)("fhir", key)
    }

    /// Begins a resource: what questionnaire and code system have alike.
    fn resource(&self, kind: &str, name: &str) -> Map<String, Value> {
        let document = self.document;
        let mut resource = Map::new();
        let mut set = |key: &str, value: Value| _ = resource.insert(key.to_owned(), value);
        set("resourceType", json!(kind));
        if self.id().len() <= LONGEST_ID {
            set("id", json!(self.id()));
        }
        set("language", json!(document.language));
        set("url", json!(self.url(kind)));
        set("version", json!(document.version.value));
        if self.edition == Edition::R5 {
            set("versionAlgorithmString", json!("semver"));
        }
        set("name", json!(name));
        set("title", json!(document.title.value));
        set("status", json!(self.status()));
        let about = [
            &document.summary,
            &document.audience,
            &document.background.note,
        ];
        let about = about.map(|text| text.trim()).join("\n\n");
        set("description", json!(about));
        set("purpose", json!(document.purpose));
        set("copyright", json!(document.licence));
        resource
    }

    fn status(&self) -> &'static str {
        let words = crate::model::STATUS.iter();
        let mut found = words.filter(|(_, status)| *status == self.document.status);
        found.next().map_or("unknown", |(word, _)| *word)
    }

    /// What a person reads of a level of an item: its name, and what it means there.
    fn level_words(&self, item: &Item, level: usize) -> String {
        let scale = &self.document.scale[level];
        let own = item.anchors[level].as_ref();
        let anchor = own.map_or(scale.anchor.as_str(), |anchor| &anchor.value);
        format!("{}: {}", scale.label, anchor)
    }

    fn coding(&self, code: &str, display: &str) -> Value {
        json!({"system": self.url("CodeSystem"), "code": code, "display": display})
    }
}

/// The code of a level: each item has its own, so that one code never has two meanings.
fn level_code(item: &Item, level: usize) -> String {
    format!("{}.{level}", item.id.value)
}

/// Returns `FirstSecond` of `first-second`, with a letter in front.
fn pascal_case(id: &str) -> String {
    let mut name = String::new();
    for part in id.split('-') {
        let mut letters = part.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    if name.starts_with(|first: char| first.is_ascii_uppercase()) {
        name
    } else {
        format!("Assessment{name}")
    }
}

fn extension(url: &str, kind: &str, value: impl Into<Value>) -> Value {
    let mut extension = Map::new();
    extension.insert("url".to_owned(), json!(url));
    extension.insert(format!("value{kind}"), value.into());
    Value::Object(extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_stand_in_a_program() {
        assert_eq!(pascal_case("medical-leaders"), "MedicalLeaders");
        assert_eq!(pascal_case("2-wards"), "Assessment2Wards");
    }
}

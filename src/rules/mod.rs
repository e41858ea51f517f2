//! The register of all that casebook can find wrong: id, why it matters, a bad and a good example.
//!
//! Words and examples only; finding the faults is for other rooms. The pages in `docs/rules/` and the
//! rules in a SARIF file come from here, and the test suite runs every example.

mod assessment;
mod case;
mod files;
mod languages;
mod layout;
mod shortcode;
mod text;
mod yaml;

use crate::diagnostic::Severity;
use crate::diagnostic::Severity::{Error, Warning};

/// What an editor does to the small site of `tests/golden` to see a rule broken or kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// A file with this path and text is added, or replaces the one that is there.
    Write(&'static str, &'static str),
    /// In the file at a path the first words are replaced by the second.
    Change(&'static str, &'static str, &'static str),
    /// The file at a path holds these words as it is.
    Keep(&'static str, &'static str),
    /// The file at a path is deleted.
    Remove(&'static str),
    /// A file with this path and these bytes is added.
    Bytes(&'static str, &'static [u8]),
    /// What cannot be shown as a file, in words.
    Words(&'static str),
}

/// One thing that can be wrong.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its permanent id, such as `unknown-topic`.
    pub id: &'static str,
    /// What it asks for, in a few words.
    pub title: &'static str,
    /// How bad it is when broken.
    pub severity: Severity,
    /// What a reader of the site would meet.
    pub why: &'static str,
    /// The rule broken.
    pub bad: &'static [Edit],
    /// The rule kept.
    pub good: &'static [Edit],
}

impl Rule {
    /// Returns where its page of documentation lies in casebook's own folder.
    #[must_use]
    pub fn page(&self) -> String {
        format!("docs/rules/{}.md", self.id)
    }
}

/// Rules that belong together, as the documentation lists them.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// What they are about.
    pub title: &'static str,
    /// The rules.
    pub rules: &'static [Rule],
}

/// All rules, from the folder to the single sentence.
pub const GROUPS: [Group; 8] = [
    files::GROUP,
    layout::GROUP,
    yaml::GROUP,
    text::GROUP,
    shortcode::GROUP,
    case::GROUP,
    assessment::GROUP,
    languages::GROUP,
];

/// Returns all rules in order.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules)
}

/// Returns the rule with an id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

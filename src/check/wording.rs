//! The wording of a self-assessment does not change without its version.

use super::Rule;
use crate::diagnostic::Diagnostic;
use crate::digest;
use crate::model::{Assessment, wording};

pub(super) const RULE: Rule = |site, faults| {
    faults.extend(site.assessments.iter().filter_map(fault));
};

fn fault(assessment: &Assessment) -> Option<Diagnostic> {
    let document = &assessment.document;
    let noted = document.wording.as_ref()?;
    let digest = digest::hex(wording(document).as_bytes());
    let now = short(&digest);
    if noted.value == now {
        return None;
    }
    let (message, help) = if is_short(&noted.value) {
        let version = &document.version.value;
        (
            format!(
                "the questions or levels have been reworded since `wording` was noted at version {version}"
            ),
            format!(
                "raise `version`: the first number where earlier answers would mean something else, and say in `changes` \
                 which items; the last where the words are only clearer; then write `wording: {now}`"
            ),
        )
    } else {
        (
            format!("`{}` does not stand for the wording", noted.value),
            format!("write `wording: {now}`"),
        )
    };
    Some(super::error("changed-wording", noted.span, message, help))
}

/// Shortens a digest to what an editor copies: enough that no two wordings share it, and never a number
/// to other readers of YAML.
fn short(digest: &str) -> String {
    [&digest[..4], &digest[4..8], &digest[8..12]].join("-")
}

fn is_short(text: &str) -> bool {
    let is_group =
        |group: &str| group.len() == 4 && group.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split('-').count() == 3 && text.split('-').all(is_group)
}

//! What a respondent reads of an assessment, as one text: two versions with the same text ask the same.

use crate::syntax::assessment::AssessmentDocument;

/// Returns stems, anchors and the scale, a line each.
#[must_use]
pub fn wording(document: &AssessmentDocument) -> String {
    let mut wording = String::new();
    let mut add = |part: &str| {
        wording.push_str(part);
        wording.push('\n');
    };
    for level in &document.scale {
        add(&level.label);
        add(&level.anchor);
    }
    for item in document.items() {
        add(&item.id.value);
        add(&item.stem);
        for anchor in &item.anchors {
            add(anchor.as_ref().map_or("", |anchor| &anchor.value));
        }
    }
    wording
}

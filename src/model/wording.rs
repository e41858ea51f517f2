//! What a respondent reads of an assessment, as one text: two versions with the same text ask the same.

use crate::syntax::assessment::{AssessmentDocument, Item};

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

/// Returns what a respondent reads of one item: the scale, the stem and the anchors, a line each.
///
/// The id is not in it: an item that is only renamed asks the same. Nor is the hint, which helps and does not ask.
#[must_use]
pub fn item_wording(document: &AssessmentDocument, item: &Item) -> String {
    let scale = document.scale.iter();
    let scale = scale.flat_map(|level| [level.label.as_str(), level.anchor.as_str()]);
    let anchors = item.anchors.iter();
    let anchors = anchors.map(|anchor| anchor.as_ref().map_or("", |anchor| &anchor.value));
    let parts = scale.chain([item.stem.as_str()]).chain(anchors);
    parts.flat_map(|part| [part, "\n"]).collect()
}

//! A list names each thing once.

use std::collections::BTreeMap;

use super::TextRule;
use crate::diagnostic::Faults;
use crate::span::Spanned;

pub(super) const RULE: TextRule = |site, faults| {
    for item in site
        .assessments()
        .iter()
        .flat_map(|one| one.document.items())
    {
        once("cases", item.cases.iter().map(|link| &link.fact), faults);
    }
    for case in site.cases() {
        let document = &case.document;
        once("topics", &document.topics, faults);
        once("references", &document.references, faults);
        once("related", &document.related, faults);
    }
    for page in site.all_pages() {
        once("topics", &page.document.topics, faults);
        once("references", &page.document.references, faults);
    }
};

fn once<'a>(
    key: &str,
    entries: impl IntoIterator<Item = &'a Spanned<String>>,
    faults: &mut Faults,
) {
    let mut seen: BTreeMap<&str, &Spanned<String>> = BTreeMap::new();
    for entry in entries {
        if let Some(first) = seen.get(entry.value.as_str()) {
            let message = format!("`{}` stands twice in `{key}`", entry.value);
            let fault = super::error(
                "duplicate-entry",
                entry.span,
                message,
                "take one of them out",
            );
            faults.push(fault.label(first.span, "here first"));
        } else {
            seen.insert(&entry.value, entry);
        }
    }
}

//! A topic, sector, country or case that a file names must exist.

use super::TextRule;
use crate::diagnostic::{Faults, did_you_mean};
use crate::model::{Entry, MOST_ENTRIES, Site};
use crate::span::Spanned;

pub(super) const RULE: TextRule = |site, faults| {
    let taxonomy = &site.taxonomy;
    for case in site.cases() {
        let document = &case.document;
        topics(site, &document.topics, faults);
        entry(
            site,
            "unknown-sector",
            "sector",
            "sectors",
            &document.sector,
            &taxonomy.sectors,
            faults,
        );
        entry(
            site,
            "unknown-country",
            "country",
            "countries",
            &document.country,
            &taxonomy.countries,
            faults,
        );
        for slug in &document.related {
            related(site, slug, &case.slug, faults);
        }
    }
    for page in site.pages() {
        topics(site, &page.document.topics, faults);
    }
};

fn topics(site: &Site, keys: &[Spanned<String>], faults: &mut Faults) {
    let known = &site.taxonomy.topics;
    for key in keys {
        entry(site, "unknown-topic", "topic", "topics", key, known, faults);
    }
}

fn entry(
    site: &Site,
    rule: &'static str,
    what: &str,
    plural: &str,
    key: &Spanned<String>,
    known: &[Entry],
    faults: &mut Faults,
) {
    // Where there is none at all, the list is at fault, and once is enough.
    if known.is_empty() && faults.iter().any(|fault| fault.rule == rule) {
        return;
    }
    // A list that is too long has been told, and is not gone through for each.
    if known.len() > MOST_ENTRIES || faults.is_full(rule, key.span.file) {
        return;
    }
    if !key.value.is_empty()
        && !site.is_unread("topics.yaml")
        && known.iter().all(|entry| entry.id.value != key.value)
    {
        let help = did_you_mean(
            &key.value,
            plural,
            known.iter().map(|entry| entry.id.value.as_str()),
        );
        let help = format!("{help}; to have a new one, add it to `topics.yaml`");
        faults.push(super::error(
            rule,
            key.span,
            format!("unknown {what} `{}`", key.value),
            help,
        ));
    }
}

fn related(site: &Site, slug: &Spanned<String>, own: &str, faults: &mut Faults) {
    if faults.is_full("unknown-case", slug.span.file) {
        return;
    }
    if slug.value == own {
        let message = "a case cannot be related to itself".to_owned();
        faults.push(super::error(
            "unknown-case",
            slug.span,
            message,
            "take it out of `related`",
        ));
    } else if site.is_draft(&format!("cases/{}.md", slug.value)) {
        faults.push(super::error(
            "unknown-case",
            slug.span,
            format!("the case `{}` is a draft", slug.value),
            "take it out of `related` until it is published, or take `draft: true` out of that file",
        ));
    } else if site.case(&slug.value).is_none()
        && !site.is_unread(&format!("cases/{}.md", slug.value))
    {
        let help = did_you_mean(
            &slug.value,
            "cases",
            site.cases.iter().map(|case| case.slug.as_str()),
        );
        faults.push(super::error(
            "unknown-case",
            slug.span,
            format!("unknown case `{}`", slug.value),
            help,
        ));
    }
}

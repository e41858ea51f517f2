//! For tests: files in `tests/search` that Rust makes and the browser's tests read. Never part of a build.

use serde_json::Value;

use super::{Content, Entries, Entry, Kind, Section};

/// Fails when a shared file is not what is made now, and leaves the new one where a person can compare it.
pub fn check(name: &str, made: &str, kept: &str) {
    if made == kept {
        return;
    }
    let place = std::env::temp_dir().join(name);
    #[expect(
        clippy::disallowed_methods,
        reason = "a test leaves what it made for a person to compare"
    )]
    std::fs::write(&place, made).expect("the temporary folder can be written");
    panic!(
        "`tests/search/{name}` is out of date: compare it with {}",
        place.display()
    );
}

/// Reads what can be searched on a site of `tests/search/sites.json`. `repeat` writes a page many times, for a long site.
pub fn content(site: &Value) -> Content<'static> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let pages = list(&site["pages"]);
    let entries = pages.iter().flat_map(|page| {
        let times = page["repeat"].as_u64().unwrap_or(1);
        (0..times).map(move |number| entry(page, number))
    });
    let pairs = list(&site["acronyms"]);
    Content {
        entries: Entries::Made(entries.collect()),
        acronyms: pairs
            .iter()
            .map(|pair| [text(&pair[0]), text(&pair[1])])
            .collect(),
        language: site["language"].as_str().unwrap_or("en-GB").to_owned(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn entry(page: &Value, number: u64) -> Entry {
    let numbered = |key: &str| match page["repeat"] {
        Value::Null => text(&page[key]),
        _ => text(&page[key]).replace('#', &number.to_string()),
    };
    let option = |key: &str| page[key].as_str().map(str::to_owned);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let opening = Section {
        text: numbered("text"),
        ..Section::default()
    };
    let sections = list(&page["sections"]);
    let sections = sections.iter().map(|section| Section {
        id: text(&section[0]),
        title: text(&section[1]),
        text: text(&section[2]),
    });
    let kinds = [
        Kind::Case,
        Kind::Assessment,
        Kind::Item,
        Kind::Topic,
        Kind::Term,
        Kind::Reference,
    ];
    let kind = kinds.into_iter().find(|kind| page["kind"] == kind.name());
    Entry {
        topics: list(&page["topics"]).iter().map(text).collect(),
        country: option("country"),
        sector: option("sector"),
        summary: numbered("summary"),
        sections: std::iter::once(opening).chain(sections).collect(),
        ..Entry::new(
            kind.unwrap_or(Kind::Page),
            &numbered("url"),
            &numbered("title"),
        )
    }
}

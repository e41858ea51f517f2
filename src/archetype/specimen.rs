//! Sites that nobody reads: one has all that a site can have, the other nothing that can be left out. Themes are
//! tried on them, so that what is wrong with one shows whatever the site at hand holds.

use super::starter;

const BARE: [(&str, &str); 4] = [
    (
        "book.toml",
        "[book]\ntitle = \"Bare\"\n[output.site]\nbook-limit = 1\n",
    ),
    (
        "content/index.md",
        "---\ntitle: Bare\n---\n\nNothing yet.\n",
    ),
    ("content/short.md", include_str!("specimen/short.md")),
    ("content/shorter.md", include_str!("specimen/short.md")),
];

/// Returns the texts of a site in which every part of every page is filled.
#[must_use]
pub fn specimen() -> Vec<(String, String)> {
    let short = include_str!("specimen/short.md");
    let introduction = include_str!("specimen/introduction.md");
    let own = [
        ("content/cases/index.md", introduction),
        ("content/assessments/index.md", introduction),
        ("content/topics/index.md", introduction),
        ("book.toml", include_str!("specimen/book.toml")),
        ("content/cases/second.md", include_str!("specimen/case.md")),
        ("content/guide/index.md", include_str!("specimen/folder.md")),
        ("content/guide/reading.md", include_str!("specimen/page.md")),
        ("content/guide/short.md", short),
        ("content/about.md", short),
        ("content/accessibility.md", short),
        (
            "content/logo.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>",
        ),
        ("content/about.cy.md", short),
        ("content/facilitators/group-view.md", short),
    ];
    let mut texts: Vec<(String, String)> = starter("Specimen");
    texts.retain(|(path, _)| path.starts_with("content/"));
    for (path, text) in &mut texts {
        if path.ends_with("glossary.yaml") {
            terms(text);
        }
    }
    texts.extend(own.map(|(path, text)| (path.to_owned(), text.to_owned())));
    texts
}

/// Returns the texts of a site that has only what every site must have.
#[must_use]
pub fn bare() -> Vec<(String, String)> {
    let texts = BARE.map(|(path, text)| (path.to_owned(), text.to_owned()));
    texts.to_vec()
}

fn terms(text: &mut String) {
    text.push_str("  - {id: scrum, term: Scrum, acronym: SCR, definition: Nobody says., undefined: true, cite: example2026}\n");
}

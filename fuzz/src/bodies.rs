//! One body a target: it ends where the input was taken or refused, and stops at whatever must not be.

use casebook::archetype;
use casebook::diagnostic::Faults;
use casebook::import::{self, Known};
use casebook::source::{SourceFile, Sources};
use casebook::span::FileId;
use casebook::syntax::{assessment, case, glossary, page, references, taxonomy};
use casebook::theme::{self, Theme};

use super::lab::{self, Texts, make, make_in_spite, sound, with};

/// What takes an input.
pub type Body = fn(&[u8]);

/// Every target by its name; seeds and finds lie in folders of that name.
pub const TARGETS: [(&str, Body); 8] = [
    ("front_matter", front_matter),
    ("yaml", yaml),
    ("markdown_page", markdown_page),
    ("link", link),
    ("book", book),
    ("template", template),
    ("docx", docx),
    ("whole_site", whole_site),
];

/// Runs the body of a target.
///
/// # Panics
/// Where there is no such target, and where the input was not borne.
pub fn run(target: &str, bytes: &[u8]) {
    let found = TARGETS.iter().find(|(name, _)| *name == target);
    found.expect("a target").1(bytes);
}

/// The settings of the sites below: nothing that only takes time.
const BOOK: &str = "[book]\ntitle = \"A\"\n[output.site]\nid = \"a\"\nsearch = false\n";

/// A small site that has one of everything.
fn small() -> Texts {
    let mut texts = archetype::specimen();
    texts.retain(|(path, _)| !path.ends_with(".cy.md"));
    with(texts, &[("book.toml", BOOK)])
}

/// A site of next to nothing, for what is tried many thousand times: a page, and what it can name.
pub fn tiny(page: &str) -> Texts {
    let texts = [
        ("book.toml", BOOK),
        ("content/index.md", "---\ntitle: A\n---\n\nB.\n"),
        ("content/guide/reading.md", page),
        ("content/guide/logo.svg", "<svg/>"),
        (
            "content/references.yaml",
            "example2026: {type: report, title: C, author: D, date: 2026}\n",
        ),
        (
            "content/glossary.yaml",
            "terms:\n  - {id: term, term: Term, definition: E., cite: example2026}\n",
        ),
    ];
    texts
        .map(|(path, text)| (path.to_owned(), text.to_owned()))
        .to_vec()
}

/// What stands above the words of a page.
pub const FRONT: &str = "---\ntitle: A\nsummary: B.\nfacts:\n  - {id: rea-1, text: C., cite: example2026}\n---\n\nD [#rea-1].\n\n";

/// Parses one file alone, twice.
fn alone<T>(path: &str, text: &str, parse: impl Fn(&SourceFile, &mut Faults) -> T) -> T {
    let mut sources = Sources::default();
    let id: FileId = sources.add(path, text);
    let (mut first, mut second) = (Faults::new(), Faults::new());
    let parsed = parse(sources.get(id), &mut first);
    parse(sources.get(id), &mut second);
    assert_eq!(*first, *second, "the same text, the same faults");
    sound(&first, &sources);
    parsed
}

/// A case and a page, whole: what stands between the two lines of hyphens, and what becomes of it.
fn front_matter(bytes: &[u8]) {
    let text = lab::text(bytes);
    alone("content/cases/a.md", &text, |file, faults| {
        case::parse(file, faults).is_some()
    });
    let is_page = alone("content/a.md", &text, |file, faults| {
        page::parse(file, faults).is_some()
    });
    if is_page {
        make(&with(small(), &[("content/cases/second.md", &text)]));
        make(&with(small(), &[("content/guide/reading.md", &text)]));
    }
}

/// The data files, and an assessment; the first byte tells which.
fn yaml(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else {
        return;
    };
    let text = lab::text(bytes);
    let (path, is_read) = match kind % 4 {
        0 => {
            let path = "content/assessments/example.yaml";
            (
                path,
                alone(path, &text, |file, faults| {
                    assessment::parse(file, faults).is_some()
                }),
            )
        }
        1 => {
            let path = "content/glossary.yaml";
            (
                path,
                alone(path, &text, |file, faults| {
                    glossary::parse(file, faults).is_some()
                }),
            )
        }
        2 => {
            let path = "content/references.yaml";
            (
                path,
                alone(path, &text, |file, faults| {
                    references::parse(file, faults).is_some()
                }),
            )
        }
        _ => {
            let path = "content/topics.yaml";
            (
                path,
                alone(path, &text, |file, faults| {
                    taxonomy::parse(file, faults).is_some()
                }),
            )
        }
    };
    if is_read {
        make(&with(small(), &[(path, &text)]));
    }
}

/// The words of a page.
fn markdown_page(bytes: &[u8]) {
    _ = make_in_spite(&tiny(&format!("{FRONT}{}", lab::text(bytes))));
}

/// An address, wherever an editor can write one.
fn link(bytes: &[u8]) {
    let address = lab::text(bytes);
    let line = address.replace(['\n', '\t'], " ");
    _ = make_in_spite(&tiny(&format!(
        "{FRONT}[one](<{line}> \"{line}\")\n\n![two](<{line}>)\n\n[three]({address})\n\n<{address}>\n\n[four]\n\n{line}\n\n\
         [four]: {line} '{line}'\n"
    )));
}

/// The settings.
fn book(bytes: &[u8]) {
    let text = lab::text(bytes);
    alone("book.toml", &text, |file, faults| {
        _ = casebook::config::parse(file, faults);
    });
    make(&with(small(), &[("book.toml", &text)]));
}

/// The files of a theme that a site can have of its own; the first byte tells which.
const OF_THEME: [&str; 12] = [
    "layout.html",
    "pages/page.html",
    "pages/case.html",
    "pages/topic.html",
    "pages/assessment.html",
    "pages/glossary.html",
    "components/tags/tags.html",
    "shortcodes/own.html",
    "theme.toml",
    "words/en-GB.toml",
    "css/tokens.css",
    "js/find.js",
];

/// The files of the built-in theme as seeds of the target for templates, by their paths.
pub fn of_theme() -> impl Iterator<Item = (String, Vec<u8>)> {
    (0_u8..).zip(OF_THEME).filter_map(|(kind, path)| {
        let text = theme::built_in_file("default", path)?;
        Some((path.to_owned(), [&[kind], text.as_bytes()].concat()))
    })
}

/// A file of a theme. It may shape pages as it likes, and fail; it may not take the program down.
fn template(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else {
        return;
    };
    let path = format!(
        "themes/default/{}",
        OF_THEME[usize::from(*kind) % OF_THEME.len()]
    );
    let text = lab::text(bytes);
    let mut sources = Sources::default();
    sources.add(path.as_str(), text.as_str());
    let mut faults = Vec::new();
    let files = theme::gather("default", &mut sources, &mut faults);
    let loaded = files.and_then(|files| Theme::load(&files, "en-GB", &sources, &mut faults));
    sound(&faults, &sources);
    // Trying it on every page takes long; what cannot be loaded is tried now and then.
    if loaded.is_some() || text.len().is_multiple_of(8) {
        let mut opened = lab::open(&with(tiny(FRONT), &[(&path, &text)]));
        casebook::build(&mut opened);
        sound(&opened.faults, &opened.sources);
    }
}

/// A Word document: as it is, or as the text of its parts, which a fuzzer can change.
fn docx(bytes: &[u8]) {
    let draft = if bytes.starts_with(b"PK") {
        import::draft(bytes, "case", "Case", &Known::default())
    } else {
        import::draft(
            &super::docx::zipped(bytes),
            "case",
            "Case",
            &Known::default(),
        )
    };
    let draft = match draft {
        Ok(draft) => draft,
        Err(refused) => {
            assert!(!refused.to_string().trim().is_empty());
            return;
        }
    };
    for (name, _) in &draft.pictures {
        assert!(
            !casebook::source::breaks_somewhere(name) && !name.contains('/'),
            "{name}"
        );
    }
    let text = lab::text(draft.markdown.as_bytes());
    assert_eq!(
        text, draft.markdown,
        "a draft is text that can be read again"
    );
    let texts = with(small(), &[("content/cases/case.md", &text)]);
    let mut opened = lab::open(&texts);
    casebook::build(&mut opened);
    _ = make_in_spite(&texts);
}

/// A folder: each file begins with a line `%%% path`.
fn whole_site(bytes: &[u8]) {
    let text = lab::text(bytes);
    let mut texts = Texts::new();
    for part in format!("\n{text}").split("\n%%% ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        let is_known = ["content/", "themes/"]
            .iter()
            .any(|folder| path.starts_with(folder));
        let is_sound = path.split('/').all(|name| {
            !name.is_empty() && !name.starts_with('.') && !casebook::source::breaks_somewhere(name)
        });
        let is_new = texts.iter().all(|(known, _)| {
            !known.eq_ignore_ascii_case(path)
                && !known.starts_with(&format!("{path}/"))
                && !path.starts_with(&format!("{known}/"))
        });
        if (is_known || path == "book.toml") && is_sound && is_new {
            texts.push((path.to_owned(), text.to_owned()));
        }
    }
    texts.sort();
    // A theme may write what it likes into a page.
    if texts.iter().any(|(path, _)| path.starts_with("themes/")) {
        let mut opened = lab::open(&texts);
        casebook::build(&mut opened);
        sound(&opened.faults, &opened.sources);
    } else {
        make(&texts);
    }
}

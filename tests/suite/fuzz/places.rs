//! What has broken into pages elsewhere, put wherever an editor can write, and every page judged.

use casebook::Kept;
use casebook::diagnostic::{Diagnostic, Place, Severity};
use serde_json::json;

use super::hostile;
use super::target::bodies::{FRONT, tiny};
use super::target::lab::{Texts, judge_all, make_in_spite, sources};

/// Opens a site for each text wherever one fits; a text that is refused for itself is left out, the others must pass.
/// Tells how many did.
fn passed(place: &str, texts: impl Fn(&[(usize, String)]) -> Texts) -> usize {
    let mut vectors: Vec<(usize, String)> = hostile().into_iter().enumerate().collect();
    for _ in 0..8 {
        let mut opened =
            casebook::open_texts(sources(&texts(&vectors)), true, &mut Kept::default());
        if !opened.has_errors() {
            let tree = casebook::build(&mut opened);
            let tree = tree.unwrap_or_else(|| panic!("{place}: {:#?}", opened.faults));
            assert!(judge_all(&tree) > 10);
            return vectors.len();
        }
        let errors = opened
            .faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error);
        let told: Vec<&Diagnostic> = errors.collect();
        let marked = told.iter().filter_map(|fault| {
            let Place::Text(span) = fault.place else {
                return None;
            };
            let text = &opened.sources.get(span.file).text;
            let line = text[..span.range().start]
                .rfind('\n')
                .map_or(0, |at| at + 1);
            let rest = text[line..].lines().next()?;
            rest.split("v-")
                .nth(1)?
                .split(|c: char| !c.is_ascii_digit())
                .next()?
                .parse()
                .ok()
        });
        let refused: Vec<usize> = marked.collect();
        assert!(!refused.is_empty(), "{place}: {told:#?}");
        vectors.retain(|(at, _)| !refused.contains(at));
    }
    panic!("{place}: faults without end");
}

/// A text between quotation marks, as YAML and TOML read it.
fn quoted(text: &str) -> String {
    json!(text).to_string().replace('\u{7f}', "\\u007f")
}

fn site(own: &[(&str, String)]) -> Texts {
    let mut texts: Texts = vec![
        ("book.toml".into(), "[book]\ntitle = \"A\"\n[output.site]\nid = \"a\"\nbase-url = \"https://a.example/b\"\n".into()),
        ("content/index.md".into(), "---\ntitle: A\n---\n\nB.\n".into()),
        ("content/references.yaml".into(), "w: {type: report, title: C, author: D, date: 2026}\n".into()),
        ("content/topics.yaml".into(), "topics:\n  - {id: t, title: T, summary: S.}\nsectors:\n  - {id: s, title: S}\ncountries:\n  - {id: c, title: C}\n".into()),
    ];
    for (path, text) in own {
        texts.retain(|(known, _)| known != path);
        texts.push(((*path).to_owned(), text.clone()));
    }
    texts.sort();
    texts
}

/// A line for each text.
fn lines(vectors: &[(usize, String)], line: impl Fn(usize, &str) -> String) -> String {
    vectors
        .iter()
        .map(|(at, text)| line(*at, &quoted(text)) + "\n")
        .collect()
}

#[test]
fn in_the_facts_and_outcomes_of_a_case() {
    let count = passed("facts", |vectors| {
        let facts = lines(vectors, |at, text| {
            format!("  - {{id: v-{at}, text: {text}, cite: w}}")
        });
        let outcomes = lines(vectors, |at, text| {
            format!(
                "  - {{id: o-v-{at}, claim: {text}, evidence: figure, figure: {text}, date: \"2020\", cite: w}}"
            )
        });
        let not_said = lines(vectors, |at, text| format!("  - {text} # v-{at}"));
        let marks: Vec<String> = vectors
            .iter()
            .map(|(at, _)| format!("A [#v-{at}].\n"))
            .collect();
        let marks = marks.concat();
        let case = format!(
            "---\ntitle: T\norganisation: O\nshort-name: S\ncountry: c\nsector: s\nperiod: \"2020\"\nsummary: S.\ntopics: [t]\nreferences: [w]\n\
             outcomes:\n{outcomes}facts:\n{facts}not-said:\n{not_said}reviewed: 2026-01-31\nreview-by: 2028-01-31\n---\n\n## Context\n\n{marks}\n## What came of it\n\nA.\n\n## What the sources do not say\n\nB.\n"
        );
        site(&[("content/cases/a.md", case)])
    });
    assert!(count > 150, "{count}");
}

#[test]
fn in_titles_summaries_and_names() {
    let count = passed("titles", |vectors| {
        let mut texts = site(&[]);
        for (at, text) in vectors {
            let text = quoted(text);
            let page =
                format!("---\ntitle: {text} # v-{at}\nsummary: {text} # v-{at}\n---\n\nWords.\n");
            texts.push((format!("content/guide/v{at}.md"), page));
        }
        texts
    });
    assert!(count > 150, "{count}");
}

#[test]
fn in_glossary_topics_and_references() {
    let count = passed("data", |vectors| {
        let terms = lines(vectors, |at, text| {
            format!(
                "  - {{id: v-{at}, term: {text}, acronym: {text}, definition: {text}, cite: w}}"
            )
        });
        let topics = lines(vectors, |at, text| {
            format!("  - {{id: v-{at}, title: {text}, summary: {text}}}")
        });
        let works = lines(vectors, |at, text| {
            format!(
                "v-{at}: {{type: report, title: {text}, author: {text}, publisher: {text}, date: 2026}}"
            )
        });
        site(&[
            ("content/glossary.yaml", format!("terms:\n{terms}")),
            (
                "content/topics.yaml",
                format!("topics:\n{topics}sectors: []\ncountries: []\n"),
            ),
            (
                "content/references.yaml",
                format!("w: {{type: report, title: C, author: D, date: 2026}}\n{works}"),
            ),
        ])
    });
    assert!(count > 100, "{count}");
}

#[test]
fn in_every_text_of_a_self_assessment() {
    let count = passed("assessment", |vectors| {
        let items = lines(vectors, |at, text| {
            let level = |level: usize| format!("{level}: \"{level} {}", &text[1..]);
            let anchors: Vec<String> = (0..5).map(level).collect();
            format!(
                "      - {{id: v-{at}, stem: {text}, hint: {text}, gap: {text}, anchors: {{{}}}, evidence: {{prompt: {text}, max-length: 100}}, advice: [{{at-most: 1, text: {text}}}]}}",
                anchors.join(", ")
            )
        });
        let scale: Vec<String> = (0..5)
            .map(|level| format!("  - {{level: {level}, label: L{level}, anchor: A.}}\n"))
            .collect();
        let scale = scale.concat();
        let file = format!(
            "format: casebook-assessment/1\nid: a\nversion: 1.0.0\ntitle: T\nstatus: active\nlanguage: en-GB\nsubject: Organization\nsummary: S.\naudience: A.\n\
             purpose: P.\nlicence: L.\nbackground: {{cite: w, note: N.}}\nscale:\n{scale}absent: [not-applicable]\ndomains:\n  - id: d\n    title: D\n    summary: S.\n    items:\n{items}"
        );
        site(&[("content/assessments/a.yaml", file)])
    });
    assert!(count > 150, "{count}");
}

/// The look is loaded for each, so it is one text in five.
#[test]
fn in_the_settings() {
    let mut passing = 0;
    for text in hostile().iter().step_by(5) {
        let text = quoted(text);
        let book = format!(
            "[book]\ntitle = {text}\ndescription = {text}\nauthors = [{text}]\n\
             [output.site]\nid = \"a\"\nsearch = false\n[output.site.brand]\nname = {text}\n"
        );
        let mut texts = tiny(FRONT);
        texts.retain(|(path, _)| path != "book.toml");
        texts.push(("book.toml".to_owned(), book));
        passing += usize::from(make_in_spite(&texts));
    }
    assert!(passing > 25, "{passing}");
}

#[test]
fn in_the_words_of_pages_though_the_rules_let_it_pass() {
    let mut passing = 0;
    for (at, text) in hostile().into_iter().enumerate() {
        let line = text.replace('\n', " ");
        let page = format!(
            "{FRONT}{text}\n\n### H {line}\n\n| {line} | b |\n| --- | --- |\n| {line} | c |\n\n> {line}\n\n\
             ![{line}](logo.svg \"{line}\") [{line}](<{line}> '{line}') <{line}>\n\nTerm {line}\n: {line}\n\n- {line}\n"
        );
        let judged = std::panic::catch_unwind(|| make_in_spite(&tiny(&page)));
        assert!(judged.is_ok(), "vector {at}: {text}");
        passing += usize::from(judged.is_ok_and(|made| made));
    }
    assert!(passing > 180, "{passing}");
}

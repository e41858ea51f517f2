//! What would cost too much is refused, one above what the docs say and not before.

use crate::support::{TestSite, repository};

const PAGE: &str = "---\ntitle: Long\nsummary: A long page.\n---\n\nWords.\n";

/// Repeats a part, with its number in the place of `N`.
fn many(number: usize, part: &str) -> String {
    (0..number)
        .map(|at| part.replace('N', &at.to_string()))
        .collect()
}

fn padded(text: &str, length: usize) -> String {
    text.to_owned() + &" ".repeat(length - text.len())
}

fn read(site: &TestSite, path: &str) -> String {
    std::fs::read_to_string(site.root().join(path)).unwrap()
}

/// A small site in which one file has so many of something.
fn made(what: &str, number: usize) -> TestSite {
    let site = TestSite::small();
    match what {
        "500 items in one assessment" => {
            let daily = read(&site, "content/assessments/daily.yaml");
            let known = daily.matches("stem:").count();
            let item = "      - id: more-N\n        stem: Is it N?\n        gap: None.\n";
            let items = many(number - known, item);
            site.write(
                "content/assessments/daily.yaml",
                &(daily.trim_end().to_owned() + "\n" + &items),
            );
        }
        "1000 topics" => {
            let topics = read(&site, "content/topics.yaml");
            let known = topics.matches("summary:").count();
            let more = many(number - known, "  - {id: t-N, title: TN, summary: A.}\n");
            site.write(
                "content/topics.yaml",
                topics.replace("sectors:", &(more + "sectors:")),
            );
        }
        "5000 works" => {
            let works = read(&site, "content/references.yaml");
            let known = works.matches("type:").count();
            let work = "wN: {type: report, title: Work N, author: 'A, B', date: 2014}\n";
            site.write(
                "content/references.yaml",
                &(works + "\n" + &many(number - known, work)),
            );
        }
        "1000 old addresses of one text" => {
            let aliases = many(number, "  - old-N\n");
            let page = PAGE.replace("---\n\n", &format!("aliases:\n{aliases}---\n\n"));
            site.write("content/guide/long.md", &page);
        }
        _ => unreachable!("{what}"),
    }
    site
}

#[test]
fn lists_may_be_as_long_as_the_docs_say_and_no_longer() {
    for (what, most) in [
        ("500 items in one assessment", 500),
        ("1000 topics", 1_000),
        ("5000 works", 5_000),
        ("1000 old addresses of one text", 1_000),
    ] {
        // To style five thousand works takes half a minute here.
        if what != "5000 works" {
            let told = made(what, most).run(&["check"]);
            assert_eq!(told.code, 0, "{what}: {}", told.stderr);
        }
        let told = made(what, most + 1).run(&["check"]);
        assert_eq!(told.code, 1, "{what}");
        assert!(
            told.stderr.contains(&format!("more than {what}")),
            "{}",
            told.stderr
        );
        // Nothing else is told for it: what is beyond is known all the same.
        assert!(told.stderr.contains("1 error"), "{}", told.stderr);
    }
    let docs = std::fs::read_to_string(repository().join("docs/reliability.md")).unwrap();
    for said in [
        "500 items; 1,000 of each; 5,000",
        "old addresses of a text | 1,000",
        "32 KiB, 200 times",
    ] {
        assert!(docs.contains(said), "{said}");
    }
}

#[test]
fn a_template_may_have_32_kib_and_is_told_what_to_do_with_more() {
    const KIB: usize = 1024;
    let page = "{% extends \"layout.html\" %}{% block main %}{% endblock main %}";
    for (file, most, help) in [
        ("pages/not-found.html", 32 * KIB, "components"),
        ("css/own.css", KIB * KIB, "assets/"),
    ] {
        for (length, code) in [(most, 0), (most + 1, 1)] {
            let site = TestSite::small();
            let text = if file.ends_with("html") {
                padded(page, length)
            } else {
                site.write(
                    "themes/default/theme.toml",
                    "[styles]\nsite = [\"css/own.css\"]\n",
                );
                padded("a{color:#000}", length)
            };
            site.write(&format!("themes/default/{file}"), &text);
            let told = site.run(&["check"]);
            assert_eq!(told.code, code, "{file} {length}: {}", told.stderr);
            assert_eq!(told.stderr.contains(help), code == 1, "{}", told.stderr);
        }
    }
}

#[test]
fn no_escape_brings_what_no_text_may_hold() {
    const HELP: &str = "delete the escape";
    let page = |front: &str, body: &str| format!("---\n{front}\nsummary: A page.\n---\n\n{body}\n");
    for (path, text, place) in [
        (
            "content/guide/a.md",
            page("title: \"A\\0b\"", "Words."),
            "a.md:2:",
        ),
        (
            "content/guide/a.md",
            page("title: \"A\\u202eb\"", "Words."),
            "a.md:2:",
        ),
        (
            "content/guide/a.md",
            page("title: A", "Some &#x202e;words."),
            "a.md:6:",
        ),
        (
            "content/guide/a.md",
            page("title: A", "Some &#7; words."),
            "a.md:6:",
        ),
        (
            "content/guide/a.md",
            page("title: A", "Words.\n\n[[ quote(\"Wor\\u0007ds.\") ]]"),
            "a.md:8:",
        ),
        (
            "book.toml",
            "[book]\ntitle = \"A\\u0000\"\n".to_owned(),
            "book.toml:2:",
        ),
        (
            "book.toml",
            "[book]\ntitle = \"A\"\nauthors = [\"\\u202E\"]\n".to_owned(),
            "book.toml:3:",
        ),
        (
            "themes/default/words/en-GB.toml",
            "[site]\nskip = \"A\\u0000\"\n".to_owned(),
            "en-GB.toml:2:",
        ),
    ] {
        let site = TestSite::small();
        site.write(path, &text);
        let told = site.run(&["check"]);
        assert_eq!(told.code, 1, "{text}: {}", told.stderr);
        for said in [place, "an escape stands for"] {
            assert!(told.stderr.contains(said), "{text}: {}", told.stderr);
        }
        assert!(
            told.stderr.contains(HELP) || text.contains("quote"),
            "{}",
            told.stderr
        );
    }
    // What is seen, and the ends of lines, may be escaped.
    let site = TestSite::small();
    site.write(
        "content/guide/a.md",
        page(
            "title: \"A\\u00e9\\tb\"",
            "&eacute; &amp; &#8209; &#x1f600;",
        ),
    );
    assert_eq!(site.run(&["check"]).code, 0);
}

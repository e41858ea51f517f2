//! Built pages are sound: elements are balanced, ids are unique, links and anchors land.
//!
//! Reads what our own writer and templates write, so a small reader is enough; a browser is asked in
//! `tests/browser`.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{TestSite, files_below, repository};

/// A start tag: its name and attributes.
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "path", "source"];

/// Reads the tags of a page; an element that is not closed, or closed in the wrong place, is an error.
pub fn read(path: &str, html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, _) = part
            .split_once('>')
            .unwrap_or_else(|| panic!("{path}: a tag without end: {part}"));
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let last = open.pop();
            assert_eq!(
                last.as_deref(),
                Some(name),
                "{path}: </{name}> closes <{last:?}>"
            );
            continue;
        }
        let found = start_tag(tag);
        if !VOID.contains(&found.name.as_str()) && !tag.ends_with('/') {
            open.push(found.name.clone());
        }
        tags.push(found);
    }
    assert!(open.is_empty(), "{path}: never closed: {open:?}");
    tags
}

fn start_tag(tag: &str) -> Tag {
    let name = tag
        .split(|c: char| c.is_whitespace() || c == '/')
        .next()
        .unwrap_or_default()
        .to_owned();
    let mut attributes = BTreeMap::new();
    let mut rest = &tag[name.len()..];
    while let Some((before, after)) = rest.split_once("=\"") {
        let key = before.split_whitespace().last().unwrap_or_default();
        let (value, next) = after.split_once('"').expect("a value ends");
        attributes.insert(key.to_owned(), value.to_owned());
        rest = next;
    }
    Tag { name, attributes }
}

/// Checks every page of a built site.
fn check(site: &TestSite) {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut links: Vec<(String, String)> = Vec::new();
    let files: BTreeSet<String> = files_below(&site.output()).into_iter().collect();
    for path in files.iter().filter(|path| path.ends_with(".html")) {
        let own = ids.entry(path.clone()).or_default();
        for tag in read(path, &site.page(path)) {
            if let Some(id) = tag.attributes.get("id") {
                assert!(
                    !id.is_empty() && !id.contains(char::is_whitespace),
                    "{path}: the id `{id}`"
                );
                assert!(
                    own.insert(id.clone()),
                    "{path}: the id `{id}` is there twice"
                );
            }
            if tag.name == "img" {
                assert!(
                    tag.attributes.get("alt").is_some_and(|alt| !alt.is_empty()),
                    "{path}: a picture without words"
                );
            }
            for address in ["href", "src"]
                .iter()
                .filter_map(|name| tag.attributes.get(*name))
            {
                links.push((path.clone(), address.clone()));
            }
        }
    }
    for (from, address) in links {
        if ["https:", "http:", "mailto:", "tel:", "data:"]
            .iter()
            .any(|scheme| address.starts_with(scheme))
        {
            continue;
        }
        let (path, anchor) = address
            .split_once('#')
            .map_or((address.as_str(), ""), |(path, anchor)| (path, anchor));
        let path = path.split('?').next().unwrap_or_default();
        let target = if path.is_empty() {
            from.clone()
        } else {
            joined(&from, path)
        };
        assert!(files.contains(&target), "{from}: `{address}` leads nowhere");
        let lands = anchor.is_empty() || ids.get(&target).is_some_and(|ids| ids.contains(anchor));
        assert!(lands, "{from}: `{address}` has no place to land");
    }
}

fn joined(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop().expect("inside the site");
        } else {
            parts.push(part);
        }
    }
    parts.join("/").replace("%20", " ")
}

#[test]
fn the_pages_of_the_small_site_are_sound() {
    check(TestSite::small().build());
}

/// The real site, built where it is no part of the repository.
pub fn real_site() -> TestSite {
    let site = TestSite::small();
    let (folder, output) = (repository().to_str().unwrap(), site.output());
    let run = site.run(&["build", folder, "-d", output.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    site
}

#[test]
fn the_pages_of_the_real_site_are_sound_in_the_second_theme() {
    let site = TestSite::small();
    let real = repository();
    for path in files_below(&real.join("content")) {
        let bytes = std::fs::read(real.join("content").join(&path)).unwrap();
        site.write(&format!("real/content/{path}"), bytes);
    }
    let book = std::fs::read_to_string(real.join("book.toml")).unwrap();
    let book = book.replace("theme = \"default\"", "theme = \"ledger\"");
    assert!(book.contains("ledger"));
    site.write("real/book.toml", book);
    let run = site.run(&["build", "real", "-d", "site", "--quiet"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    check(&site);
}

#[test]
fn the_pages_of_the_real_site_are_sound() {
    check(&real_site());
}

/// Markdown that is legal and awkward: each line has once broken a page, or nearly.
const AWKWARD: &str = r#"---
title: "Awkward <b>\"title\"</b> & 'more'"
summary: "<script>alert(1)</script>"
---

Before any heading [@smith2014].[^Note]

## The `x` way & *more* <3

- outer claim [@smith2014]
  - inner claim [@smith2014]

  a second paragraph

> A quote
> > in a quote with a huddle

## A

## A

## A 2

## !!!

## Fn 1

## Ref smith2014

## References

| `code` | [the plan](../plan.txt "title") |
| :---: | ---: |
| ![A picture with `code` and *stars*](a%20b.svg) | **b**[^Note] |

1. one
2. two

7. seven

Line one\
line two with ~~gone~~ and `a <b> c`.

    indented <code>

```js
if (a < b && c > d) { "x" }
```

> [!TIP]
> Take it.

[![A linked picture](a%20b.svg)](../plan.txt)

[^note]: The note, with a list:

    - one
    - two
"#;

#[test]
fn awkward_text_makes_sound_pages() {
    let site = TestSite::small();
    site.write("content/guide/awkward.md", AWKWARD);
    site.write(
        "content/guide/a b.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    site.write(
        "content/guide/windows.md",
        "\u{feff}---\r\ntitle: Windows\r\nsummary: Lines.\r\n---\r\n\r\nText.\r\n",
    );
    site.replace(
        "content/index.md",
        "Read [the",
        "A claim [@smith2014, p. 3]. Read [the",
    );
    site.replace(
        "content/glossary.yaml",
        "term: Huddle",
        "term: \"Huddle (c++) [a-z]* ?\"\n    also: [huddle]",
    );
    check(site.build());
    let page = site.page("guide/awkward.html");
    assert!(
        !page.contains("<script>") && !page.contains("<b>"),
        "nothing gets out of its place"
    );
    assert!(page.contains("alt=\"A picture with code and stars\""));
    assert_eq!(
        page.matches("outer claim <span class=\"cb-cite\">").count(),
        1,
        "the outer claim keeps its source"
    );
    let title = "Awkward &lt;b&gt;&quot;title&quot;&lt;/b&gt; &amp; &#39;more&#39;";
    assert!(
        page.contains(title) || page.contains(&title.replace("&#39;", "&#x27;")),
        "the title is escaped once"
    );
}

#[test]
fn of_a_picture_in_the_words_of_a_picture_only_the_words_are_written() {
    let site = TestSite::small();
    site.write("content/guide/plan.svg", "<svg/>");
    let words = "![one [two ![three](plan.svg) four](reading.md) five](plan.svg)";
    site.write(
        "content/guide/pictures.md",
        format!("---\ntitle: Pictures\nsummary: A picture.\n---\n\n{words} six\n"),
    );
    check(site.build());
    let page = site.page("guide/pictures.html");
    assert!(page.contains("alt=\"one two three four five\""));
    assert_eq!(page.matches("plan.svg").count(), 1);
    assert!(page.contains("\"> six</p>"));
}

#[test]
fn a_short_a_to_z_is_one_page_with_works_and_acronyms_in_it() {
    let site = TestSite::small();
    site.build();
    assert!(
        !files_below(&site.output())
            .iter()
            .any(|path| path.starts_with("a-to-z/"))
    );
    let page = site.page("search.html");
    for href in ["cases/first.html", "references.html#ref-", "glossary.html#"] {
        assert!(
            page.contains(&format!("cb-a-to-z__entry\"><a href=\"{href}")),
            "{href}"
        );
    }
}

#[test]
fn a_long_a_to_z_is_cut_by_letter_and_a_long_letter_into_parts_that_miss_nothing() {
    let site = TestSite::small();
    let term = |number: usize| {
        format!(
            "  - {{id: t{number}, term: Term {number:04}, definition: A term., cite: smith2014}}\n"
        )
    };
    let terms: String = (0..2100).map(term).collect();
    site.write("content/glossary.yaml", format!("terms:\n{terms}"));
    site.build();
    let search = site.page("search.html");
    assert!(!search.contains("cb-a-to-z__entry"), "the letters only");
    let letters: Vec<String> = files_below(&site.output())
        .into_iter()
        .filter(|path| path.starts_with("a-to-z/"))
        .collect();
    for part in ["a-to-z/t.html", "a-to-z/t-2.html", "a-to-z/t-3.html"] {
        assert!(letters.iter().any(|path| path == part), "{part}");
        assert!(
            site.page(part).contains("href=\"t.html\""),
            "{part} leads to the others"
        );
    }
    assert!(search.contains("href=\"a-to-z/t.html\"") && !search.contains("t-2.html"));
    let entries = letters
        .iter()
        .map(|path| site.page(path).matches("cb-a-to-z__entry").count());
    let counts: Vec<usize> = entries.collect();
    assert!(counts.iter().all(|count| (1..=1000).contains(count)));
    assert!(
        counts.iter().sum::<usize>() > 2100,
        "terms, and all the rest"
    );
    for path in &letters {
        read(path, &site.page(path));
    }
}

#[test]
fn a_site_without_search_is_whole_and_nothing_in_it_searches() {
    let site = TestSite::small();
    // So many that the A to Z fills pages of its own.
    let term = |at| format!("  - {{id: t{at}, term: Term {at}, definition: A term.}}\n");
    let terms: String = (0..1000).map(term).collect();
    site.write("content/glossary.yaml", format!("terms:\n{terms}"));
    let all = files_below(&site.build().output());
    site.replace("book.toml", "id =", "search = false\nid =");
    let rest = files_below(&site.build().output());
    let searches = [
        "search",
        "a-to-z/",
        "assets/search",
        "assets/a-to-z",
        "assets/results",
    ];
    let (gone, stays): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|path| searches.iter().any(|begin| path.starts_with(begin)));
    assert!(gone.len() > 15, "{gone:?}");
    assert_eq!(rest, stays);
    assert!(site.look_at_links() > 300);
    for path in rest.iter().filter(|path| path.ends_with(".html")) {
        let page = site.page(path);
        let searches = ["cb-search", "search.html", "search/"].map(|part| page.contains(part));
        assert_eq!(searches, [false; 3], "{path}");
    }
}

#[test]
fn the_filters_of_the_search_hold_what_the_site_holds_the_most_frequent_first() {
    let site = TestSite::small();
    site.build();
    let page = site.page("search.html");
    let tags = read("search.html", &page);
    let values = |name: &str| -> Vec<&str> {
        let boxes = tags.iter().filter(|tag| {
            tag.name == "input"
                && tag
                    .attributes
                    .get("name")
                    .is_some_and(|found| found == name)
        });
        boxes.map(|tag| tag.attributes["value"].as_str()).collect()
    };
    assert_eq!(
        values("kind"),
        [
            "case",
            "assessment",
            "item",
            "topic",
            "term",
            "reference",
            "page"
        ]
    );
    assert_eq!(values("topic"), ["Boards", "Listening to staff"]);
    assert!(values("country").is_empty(), "one value is no choice");
}

/// The classes that the rules of a style sheet name.
fn classes_of(style: &str) -> BTreeSet<&str> {
    let after_dots = style.split('.').skip(1);
    let names = after_dots.map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'));
        &rest[..end.unwrap_or(rest.len())]
    });
    names.filter(|name| name.starts_with("cb-")).collect()
}

#[test]
fn every_page_has_the_style_of_all_that_stands_on_it() {
    let site = real_site();
    let built = site.output();
    let read_file = |path: &str| std::fs::read_to_string(built.join(path)).unwrap();
    let sheets: BTreeMap<String, String> = files_below(&built)
        .into_iter()
        .filter(|path| path.ends_with(".css"))
        .map(|path| (path.clone(), read_file(&path)))
        .collect();
    let styled: BTreeSet<&str> = sheets.values().flat_map(|text| classes_of(text)).collect();
    let mut missing = BTreeSet::new();
    for path in files_below(&built)
        .iter()
        .filter(|path| path.ends_with(".html"))
    {
        let tags = read(path, &read_file(path));
        let links = tags.iter().filter(|tag| tag.name == "link");
        let links = links.filter_map(|tag| tag.attributes.get("href"));
        let loaded: BTreeSet<&str> = links
            .filter_map(|href| sheets.get(href.trim_start_matches("../")))
            .flat_map(|text| classes_of(text))
            .collect();
        let kind = tags.iter().find(|tag| tag.name == "body").unwrap();
        let kind = kind.attributes["class"].clone();
        for tag in &tags {
            let classes = tag.attributes.get("class").into_iter();
            for class in classes.flat_map(|text| text.split_whitespace()) {
                if styled.contains(class) && !loaded.contains(class) {
                    missing.insert(format!("{kind}: {class}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

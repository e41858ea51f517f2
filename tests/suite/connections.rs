//! What connects pages: related cases and why, pages that point to a page, places that cite a work, what comes before
//! and after; and what a page of a case may weigh with all that.

use std::collections::BTreeSet;

use crate::support::{TestSite, files_below};

/// A case with topics, works it cites, and facts; the rest as short as may be.
fn case(name: &str, topics: &str, more: &str, text: &str) -> String {
    format!(
        "---\ntitle: \"{name}: a case\"\norganisation: {name} Trust\nshort-name: {name}\ncountry: england\n\
         sector: hospital\nperiod: \"2012\"\nsummary: A case.\ntopics: [{topics}]\nreferences: [smith2014]\n{more}---\n\n\
         ## Context\n\n{text}\n"
    )
}

/// The part of a page between two texts.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from}"));
    rest.split_once(to).map_or(rest, |(part, _)| part)
}

/// The related cases on a page, each with its sentence.
fn related(page: &str) -> Vec<(String, String)> {
    let list = between(page, "id=\"cb-related\"", "</ul>");
    let items = list.split("<li>").skip(1);
    let read = |item: &str| {
        let title = between(item, "\">", "</a>").to_owned();
        let reason = item.split_once("cb-meta\">");
        let reason = reason.map_or("", |(_, rest)| between(rest, "", "</span>"));
        (title, reason.to_owned())
    };
    items.map(read).collect()
}

#[test]
fn a_related_case_says_what_the_two_share_and_the_editors_come_first() {
    let site = TestSite::small();
    let fact = |id: &str| format!("facts:\n  - {{id: {id}, text: A fact., cite: smith2014}}\n");
    // All five listen; `rare` and `twin` alone have to do with boards, and both bear on the first question.
    for (name, topics, more) in [
        (
            "Rare",
            "listening, boards",
            format!("related: [far]\n{}", fact("rar-1")),
        ),
        ("Twin", "boards, listening", fact("twi-1")),
        ("Near", "listening", fact("nea-1")),
        ("Far", "listening", fact("far-1")),
        ("Other", "listening", fact("oth-1")),
    ] {
        let (slug, id) = (
            name.to_lowercase(),
            format!("{}-1", &name.to_lowercase()[..3]),
        );
        let text = format!("A sentence [#{id}].");
        site.write(
            format!("content/cases/{slug}.md").as_str(),
            case(name, topics, &more, &text),
        );
    }
    site.replace(
        "content/assessments/daily.yaml",
        "          - {fact: fir-01, strength: direct, note: The ward met at eight.}\n",
        "          - {fact: fir-01, strength: direct, note: The ward met at eight.}\n          - {fact: rar-1, strength: partial, note: A note.}\n          - {fact: twi-1, strength: partial, note: A note.}\n",
    );
    site.replace(
        "content/assessments/daily.yaml",
        "          - {fact: sec-01, strength: partial, note: The board listened.}\n",
        "          - {fact: sec-01, strength: partial, note: The board listened.}\n          - {fact: rar-1, strength: partial, note: A note.}\n          - {fact: twi-1, strength: partial, note: A note.}\n",
    );
    let found = related(&site.build().page("cases/rare.html"));
    assert_eq!(found.len(), 5, "{found:?}");
    assert_eq!(found[0].0, "Far: a case", "the editor's choice leads");
    assert_eq!(found[0].1, "Both are about “Listening to staff”.");
    assert_eq!(found[1].0, "Twin: a case", "the closest follows");
    assert_eq!(
        found[1].1,
        "Both are about “Boards” and “Listening to staff”, with 2 self-assessment questions in common."
    );
    assert!(
        found.iter().all(|(title, _)| title != "Rare: a case"),
        "never itself"
    );
    // Once only, where the editor names what would be found as well.
    let twin = related(&site.page("cases/twin.html"));
    assert_eq!(twin[0].0, "Rare: a case");
    let titles: BTreeSet<&String> = found.iter().map(|(title, _)| title).collect();
    assert_eq!(titles.len(), found.len());
}

#[test]
fn cases_that_share_no_topic_say_what_else_they_share() {
    let site = TestSite::small();
    let facts = "facts:\n  - {id: one-1, text: A fact., cite: smith2014}\n";
    site.write(
        "content/cases/one.md",
        case("One", "boards", facts, "A sentence [#one-1]."),
    );
    site.replace(
        "content/cases/second.md",
        "topics: [boards, listening]",
        "topics: [boards]",
    );
    let reason = |site: &TestSite| {
        let found = related(&site.build().page("cases/first.html"));
        let of_one = found.into_iter().find(|(title, _)| title == "One: a case");
        of_one.expect("a work in common is enough").1
    };
    assert_eq!(reason(&site), "Both rest on Smith and Jones, 2014.");
    site.replace(
        "content/assessments/daily.yaml",
        "fact: sec-01,",
        "fact: one-1,",
    );
    site.replace(
        "content/assessments/daily.yaml",
        "          - {fact: one-1,",
        "          - {fact: fir-02, strength: partial, note: A note.}\n          - {fact: one-1,",
    );
    assert_eq!(
        reason(&site),
        "Both bear on one and the same self-assessment question."
    );
}

#[test]
fn a_page_tells_which_pages_point_to_it_each_once_and_never_itself() {
    let site = TestSite::small();
    site.replace(
        "content/guide/reading.md",
        "Marks are explained here",
        "See [the mark](../cases/first.md#fir-01) and [the marks again](reading.md). Marks are explained here",
    );
    let pointers = |page: &str| {
        let list = between(page, "id=\"cb-mentions\"", "</ul>");
        let links = list.split("href=\"").skip(1);
        links
            .map(|link| between(link, "", "\"").to_owned())
            .collect::<Vec<_>>()
    };
    site.build();
    assert_eq!(
        pointers(&site.page("cases/first.html")),
        ["../guide/reading.html"]
    );
    // An assessment that names a fact of a page points to it; of a case, the case tells the questions already.
    assert_eq!(
        pointers(&site.page("guide/reading.html")),
        ["../assessments/daily.html"]
    );
    assert!(!site.page("cases/second.html").contains("cb-mentions"));
    assert!(
        !site.page("guide/index.html").contains("cb-mentions"),
        "the front page leads everywhere"
    );
}

#[test]
fn a_work_leads_back_to_every_place_that_cites_it() {
    let site = TestSite::small();
    let page = site.build().page("cases/first.html");
    let works = between(&page, "id=\"ref-smith2014\"", "</li>");
    let places: Vec<&str> = works
        .split("<a href=\"#")
        .skip(1)
        .map(|link| between(link, "", "\""))
        .collect();
    // Where a source goes on it is printed once, at its end: there is one place, at the mark of the last fact.
    assert_eq!(places, ["fir-02", "fir-03", "C1", "fir-o1", "fir-o2"]);
    assert!(page.contains("(<a id=\"C1\" href=\"#ref-smith2014\">"));
    for place in places {
        assert_eq!(
            page.matches(&format!("id=\"{place}\"")).count(),
            1,
            "{place}"
        );
    }
    assert!(
        !site
            .page("references.html")
            .contains("cb-references__places")
    );
}

/// The neighbours that a page names: what it says of each, and where it leads.
fn neighbours(page: &str) -> Vec<(String, String)> {
    let links = page.split("<a href=\"").skip(1);
    let pairs = links.filter_map(|link| {
        let (url, rest) = link.split_once("\" rel=\"")?;
        (!url.contains('"')).then(|| (between(rest, "", "\"").to_owned(), url.to_owned()))
    });
    pairs.collect()
}

#[test]
fn a_case_leads_to_those_beside_it_in_the_list_and_a_page_to_those_in_its_folder() {
    let site = TestSite::small();
    site.write(
        "content/guide/zebra.md",
        "---\ntitle: Zebra\nsummary: Last.\nweight: 2\n---\n\nText.\n",
    );
    site.write(
        "content/about.md",
        "---\ntitle: About\nsummary: About.\n---\n\nText.\n",
    );
    site.build();
    let of = |path: &str| neighbours(&site.page(path));
    let pair = |rel: &str, url: &str| (rel.to_owned(), url.to_owned());
    assert_eq!(of("cases/first.html"), [pair("next", "second.html")]);
    assert_eq!(of("cases/second.html"), [pair("prev", "first.html")]);
    assert_eq!(of("guide/index.html"), [pair("next", "reading.html")]);
    assert_eq!(
        of("guide/reading.html"),
        [pair("prev", "index.html"), pair("next", "zebra.html")]
    );
    assert_eq!(of("guide/zebra.html"), [pair("prev", "reading.html")]);
    assert_eq!(of("about.html"), []);
}

#[test]
fn the_glossary_comes_as_a_script_of_its_own_with_its_sources() {
    let site = TestSite::small();
    site.build();
    let page = site.page("cases/first.html");
    let script = between(&page, "data-glossary=\"../", "\"");
    assert_eq!(
        site.page(script),
        "casebook.glossary = {\"huddle\":[\"Huddle (HDL)\",\"A short daily meeting. (Smith and Jones, 2014)\",false]};\n"
    );
    assert!(
        !page.contains("A short daily meeting"),
        "no page holds the meanings"
    );
    for named in ["data-terms=\"../", "data-terms-style=\"../"] {
        assert!(!site.page(between(&page, named, "\"")).is_empty());
    }
    site.write("content/glossary.yaml", "terms: []\n");
    assert!(
        !site
            .build()
            .page("cases/first.html")
            .contains("data-glossary")
    );
}

#[test]
fn a_case_loads_the_style_of_tables_and_the_like_only_where_it_has_them() {
    let site = TestSite::small();
    let has = |site: &TestSite| site.page("cases/second.html").contains("assets/prose.");
    assert!(!has(site.build()));
    for text in [
        "> [!NOTE]\n> Mind.",
        "> Quoted.",
        "| a | b |\n| - | - |\n| 1 | 2 |",
        "Some `code`.",
        "A note.[^1]\n\n[^1]: Here.",
    ] {
        let path = "content/cases/second.md";
        let before = std::fs::read_to_string(site.root().join(path)).unwrap();
        site.write(path, format!("{before}\n{text}\n"));
        assert!(has(site.build()), "{text}");
        site.write(path, before);
    }
}

/// What a reader waits for on a slow line, and what a host counts. Search, and what shows terms, come when asked for.
#[test]
fn no_case_page_weighs_over_sixty_thousand_bytes_or_needs_over_six_requests() {
    let site = crate::html::real_site();
    let built = site.output();
    let bytes_of = |path: &std::path::Path| std::fs::metadata(path).unwrap().len();
    let mut cases = 0;
    for path in files_below(&built.join("cases")) {
        if path == "index.html" || !path.ends_with(".html") {
            continue;
        }
        cases += 1;
        let page = built.join("cases").join(&path);
        let html = std::fs::read_to_string(&page).unwrap();
        let loaded = [
            "<link rel=\"stylesheet\" href=\"",
            "<script src=\"",
            "<img src=\"",
            " src=\"",
        ];
        let named: BTreeSet<&str> = loaded
            .iter()
            .flat_map(|start| html.split(start).skip(1))
            .map(|rest| between(rest, "", "\""))
            .filter(|name| !name.starts_with("data:"))
            .collect();
        let parts = named
            .iter()
            .map(|name| bytes_of(&built.join("cases").join(name)));
        let (bytes, requests) = (bytes_of(&page) + parts.sum::<u64>(), named.len() + 1);
        assert!(bytes <= 60_000, "{path}: {bytes} bytes");
        assert!(requests <= 6, "{path}: {requests} requests");
    }
    assert!(cases > 15);
}

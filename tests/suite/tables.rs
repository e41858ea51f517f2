//! Tables made from the rest: the evidence map, and cases by topic.

use crate::support::{TestSite, repository};

#[test]
fn the_evidence_map_follows_the_assessments_and_cases() {
    let site = TestSite::small();
    site.build();
    let before = site.page("evidence-map.html");
    assert!(
        before.contains(">Direct</span>") && before.contains("href=\"cases/first.html#fir-01\"")
    );
    assert!(!before.contains(">Nothing</span></td>"));
    let link = "\n        cases:\n          - {fact: fir-01, strength: direct, note: The ward met at eight.}";
    site.replace(
        "content/assessments/daily.yaml",
        link,
        "\n        gap: No case meets each day.",
    );
    site.build();
    let after = site.page("evidence-map.html");
    assert!(after.contains("cb-map__word--missing\">Nothing</span></td>"));
    assert!(!after.contains("fir-01"), "the link has gone");
    assert!(
        after.contains("<a href=\"cases/first.html\">First</a>."),
        "the case is named as one that bears on nothing here"
    );
    site.replace(
        "content/assessments/daily.yaml",
        "{fact: sec-01, strength: partial",
        "{fact: sec-01, strength: direct",
    );
    site.build();
    assert!(
        site.page("evidence-map.html")
            .contains("><span aria-hidden=\"true\">D</span><span class=\"cb-hidden-visually\">Direct example: Second Hospital Trust. The board listened.</span>")
    );
}

#[test]
fn the_evidence_map_of_the_real_site_holds_every_link_and_no_other() {
    let opened = casebook::open(repository(), false);
    let model = opened.site.expect("the site can be read");
    let mut expected = Vec::new();
    for assessment in &model.assessments {
        for item in assessment.document.items() {
            for link in &item.cases {
                let entry = model.fact(&link.fact.value).expect("a fact");
                let page = model.fact_route(entry);
                expected.push(format!("{} {page}#{}", item.id.value, link.fact.value));
            }
        }
    }
    let site = TestSite::small();
    let output = site.output();
    let (from, to) = (repository().to_str().unwrap(), output.to_str().unwrap());
    let run = site.run(&["build", from, "-d", to]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let map = site.page("evidence-map.html");
    let mut found = Vec::new();
    let body = map
        .split("<section")
        .skip(1)
        .flat_map(|table| table.split("<tr>").skip(2));
    for row in body {
        let item = between(row, ".html#", "\"");
        for mark in row.split("<a class=\"cb-map__link").skip(1) {
            found.push(format!("{item} {}", between(mark, "href=\"", "\"")));
        }
    }
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

/// The text between two others.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split_once(from).expect(from).1;
    rest.split_once(to).expect(to).0
}

#[test]
fn the_closest_passage_comes_first_in_its_cell() {
    let site = TestSite::small();
    site.replace(
        "content/assessments/daily.yaml",
        "- {fact: fir-01, strength: direct, note: The ward met at eight.}",
        "- {fact: fir-02, strength: caution, note: Take care.}\n          - {fact: fir-01, strength: direct, note: The ward met at eight.}",
    );
    let map = site.build().page("evidence-map.html");
    let (direct, caution) = (map.find("#fir-01\""), map.find("#fir-02\""));
    assert!(direct.is_some() && direct < caution);
}

#[test]
fn the_matrix_shows_main_and_other_topics() {
    let site = TestSite::small();
    let page = site.build().page("topics/index.html");
    let row = |name: &str| {
        let from = page.find(&format!(">{name}</a></th>")).expect("a row");
        page[from..]
            .split("</tr>")
            .next()
            .expect("its end")
            .to_owned()
    };
    let marks = |row: &str| {
        (
            row.matches("mark--main").count(),
            row.matches("mark--also").count(),
        )
    };
    assert_eq!(marks(&row("First")), (1, 0));
    assert_eq!(marks(&row("Second Hospital Trust")), (1, 1));
}

#[test]
fn a_folder_with_a_front_is_in_the_navigation_and_lists_its_pages() {
    let site = TestSite::small();
    let page = |title: &str| format!("---\ntitle: {title}\nsummary: Far in.\n---\n\nText.\n");
    site.write("content/guide/deep/index.md", page("Deep"));
    site.write("content/guide/deep/inner.md", page("Inner"));
    site.write("content/guide/bare/leaf.md", page("Leaf"));
    let front = site.build().page("guide/index.html");
    assert!(
        front.contains(
            "<a class=\"cb-nav__link\" href=\"index.html\" aria-current=\"true\">Guide</a>"
        )
    );
    assert!(front.contains("<a href=\"reading.html\">How to read</a>"));
    assert!(front.contains("<a href=\"deep/index.html\">Deep</a>"));
    assert!(
        front.contains("<a href=\"bare/leaf.html\">Leaf</a>"),
        "the folder has no front"
    );
    assert!(
        !front.contains("deep/inner.html"),
        "that is behind the front of its own folder"
    );
    let inner = site.page("guide/deep/inner.html");
    let crumbs = between(&inner, "cb-breadcrumbs__list", "</ol>");
    let (guide, deep) = (
        crumbs.find("../index.html\">Guide"),
        crumbs.find("index.html\">Deep"),
    );
    assert!(guide.is_some() && guide < deep, "{crumbs}");
    assert!(inner.contains("aria-current=\"true\">Guide</a>"));
    assert!(
        !between(&inner, "cb-nav", "</ul>").contains("Deep"),
        "only top folders are there"
    );
}

#[test]
fn a_topic_that_only_pages_bear_on_has_a_page() {
    let site = TestSite::small();
    site.replace(
        "content/topics.yaml",
        "sectors:",
        "  - {id: spare, title: Spare, summary: Only a page is about it.}\nsectors:",
    );
    site.replace(
        "content/guide/reading.md",
        "topics: [boards]",
        "topics: [spare]",
    );
    let page = site.build().page("guide/reading.html");
    assert!(page.contains("href=\"../topics/spare.html\">Spare</a>"));
    let topic = site.page("topics/spare.html");
    assert!(topic.contains("<a href=\"../guide/reading.html\">How to read</a>"));
    assert!(!topic.contains("case studies on this topic"));
}

#[test]
fn a_list_names_its_source_where_the_run_ends_and_lends_it_to_no_item_between() {
    let site = TestSite::small();
    let text = "- One [#gui-2].\n- Our own view.\n- Two [#gui-3].\n- Three [@smith2014].\n  - Inner [@smith2014].\n";
    let page = std::fs::read_to_string(site.root().join("content/guide/index.md")).unwrap();
    let front = page.split("\n- A list").next().unwrap();
    site.write("content/guide/index.md", format!("{front}\n{text}"));
    let html = site.build().page("guide/index.html");
    let cited = |words: &str| {
        let item = between(&html, &format!("<li>{words}"), "<li>");
        item.contains("cb-cite")
    };
    assert!(cited("One"), "the next item rests on nothing");
    assert!(!cited("Our own view"));
    assert!(!cited("Two"), "the run goes on");
    assert!(cited("Three"), "the run ends where another list begins");
    assert!(between(&html, "<li>Inner", "</li>").contains("cb-cite"));
}

#[test]
fn a_site_can_introduce_its_lists() {
    let site = TestSite::small();
    let text = "---\ntitle: Our cases\nsummary: What we know.\n---\n\nStart with [the first](first.md).\n\n## And then\n\nThe rest.\n";
    site.write("content/cases/index.md", text);
    let reviewed = text.replace("summary:", "reviewed: 2026-01-31\nsummary:");
    site.write(
        "content/assessments/index.md",
        reviewed.replace("first.md", "../cases/first.md"),
    );
    site.write(
        "content/topics/index.md",
        text.replace("first.md", "../cases/first.md"),
    );
    let cases = site.build().page("cases/index.html");
    assert!(cases.contains("<h1>Our cases</h1>") && cases.contains(">What we know.</p>"));
    assert!(cases.contains("<a href=\"first.html\">the first</a>"));
    assert!(cases.contains("<h2 id=\"and-then\">And then</h2>"));
    let assessments = site.page("assessments/index.html");
    assert!(assessments.contains("<h1>Our cases</h1>") && assessments.contains("31 January 2026"));
    assert!(assessments.contains("<a href=\"../cases/first.html\">the first</a>"));
    assert!(
        cases.contains("First: a ward that met each day"),
        "the list is below"
    );
    assert!(
        site.page("topics/index.html")
            .contains("<a href=\"../cases/first.html\">the first</a>")
    );
    site.write(
        "content/cases/index.md",
        text.replace("first.md", "frist.md"),
    );
    let run = site.run(&["check"]);
    assert!(
        run.stderr.contains("content/cases/index.md:6:24"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_large_site_counts_the_cases_that_bear_on_nothing() {
    let site = TestSite::small();
    let case = std::fs::read_to_string(site.root().join("content/cases/second.md")).unwrap();
    for number in 0..40 {
        let other = case
            .replace("sec-", &format!("x{number}-"))
            .replace("Second", "Other");
        site.write(&format!("content/cases/other-{number}.md"), other);
    }
    let map = site.build().page("evidence-map.html");
    assert!(map.contains("40 cases have no passage that is used here."));
    assert!(!map.contains("cases/other-7.html"));
}

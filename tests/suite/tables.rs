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
            .contains("title=\"The board listened.\"><span aria-hidden=\"true\">D</span>")
    );
}

#[test]
fn the_evidence_map_of_the_real_site_holds_every_link_once() {
    let opened = casebook::open(repository(), false);
    let model = opened.site.expect("the site can be read");
    let items = model
        .assessments
        .iter()
        .flat_map(|one| one.document.items());
    let expected: usize = items.map(|item| item.cases.len()).sum();
    let site = TestSite::small();
    let output = site.output();
    let (from, to) = (repository().to_str().unwrap(), output.to_str().unwrap());
    let run = site.run(&["build", from, "-d", to]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let map = site.page("evidence-map.html");
    assert_eq!(
        map.matches("class=\"cb-map__link cb-map__link--").count() - 3,
        expected,
        "the key has three"
    );
    assert!(expected > 200);
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
    site.write(
        "content/guide/deep/inner.md",
        "---\ntitle: Inner\nsummary: Far in.\n---\n\nText.\n",
    );
    let front = site.build().page("guide/index.html");
    assert!(
        front.contains(
            "<a class=\"cb-nav__link\" href=\"index.html\" aria-current=\"true\">Guide</a>"
        )
    );
    assert!(front.contains("<a href=\"reading.html\">How to read</a>"));
    assert!(front.contains("<a href=\"deep/inner.html\">Inner</a>"));
    let inner = site.page("guide/deep/inner.html");
    assert!(inner.contains("<a class=\"cb-breadcrumbs__link\" href=\"../index.html\">Guide</a>"));
    let topic = site.page("topics/boards.html");
    assert!(topic.contains("<a href=\"../guide/reading.html\">How to read</a>"));
}

#[test]
fn a_site_can_introduce_its_lists() {
    let site = TestSite::small();
    let text = "---\ntitle: Our cases\nsummary: What we know.\n---\n\nStart with [the first](first.md).\n\n## And then\n\nThe rest.\n";
    site.write("content/cases/index.md", text);
    site.write(
        "content/topics/index.md",
        text.replace("first.md", "../cases/first.md"),
    );
    let cases = site.build().page("cases/index.html");
    assert!(cases.contains("<h1>Our cases</h1>") && cases.contains(">What we know.</p>"));
    assert!(cases.contains("<a href=\"first.html\">the first</a>"));
    assert!(cases.contains("<h2 id=\"and-then\">And then</h2>"));
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
        run.stderr.contains("content/cases/index.md:6:12"),
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
    assert!(map.contains("No passage of 40 other cases is used here."));
    assert!(!map.contains("cases/other-7.html"));
}

//! Shortcodes in a built site: what readers see, and that everything else sees their words too.

use crate::support::{TestSite, expect_file, repository};

const BOARD: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\" width=\"60\" height=\"20\"/>\n";

/// The small site with a page that has every shortcode.
fn site() -> TestSite {
    let site = TestSite::small();
    let folder = repository().join("tests/golden/shortcodes");
    let page = std::fs::read_to_string(folder.join("page.md")).unwrap();
    site.write("content/guide/parts.md", page);
    site.write("content/guide/board.svg", BOARD);
    site
}

#[test]
fn every_shortcode_is_drawn_as_expected() {
    let site = site();
    site.build();
    let html = site.page("guide/parts.html");
    let start = html.find("<main").unwrap();
    let end = html.find("</main>").unwrap();
    let folder = repository().join("tests/golden/shortcodes");
    expect_file(&folder.join("page.html"), &html[start..end]);
    assert!(html.contains("/shortcode."), "its style is loaded");
    assert!(!site.page("guide/reading.html").contains("/shortcode."));
}

#[test]
fn the_front_page_a_case_and_a_list_hold_them_too_with_links_of_their_own() {
    let site = site();
    let fact = "\n[[ fact(\"gui-1\") ]]\n\nSee [[ case(\"second\") ]].\n";
    for path in ["content/index.md", "content/cases/first.md"] {
        let text = std::fs::read_to_string(site.root().join(path)).unwrap();
        site.write(path, text + fact);
    }
    site.write(
        "content/cases/index.md",
        format!("---\ntitle: Cases\n---\n{fact}"),
    );
    site.build();
    for (page, to_root) in [
        ("index.html", ""),
        ("cases/first.html", "../"),
        ("cases/index.html", "../"),
    ] {
        let html = site.page(page);
        let wanted = format!("<a href=\"{to_root}guide/reading.html#gui-1\">How to read</a>");
        assert!(html.contains(&wanted), "{page}\n{html}");
        assert!(html.contains("ref-smith2014\">Smith and Jones, 2014, p. 3</a>"));
        assert!(html.contains("/shortcode."), "{page}");
        assert!(
            html.contains("second.html\">Second Hospital Trust</a>"),
            "{page}"
        );
    }
}

#[test]
fn search_and_reading_age_see_the_words_of_shortcodes() {
    let site = site();
    site.build();
    let index = site.page("search/index.js");
    for words in [
        "See Second Hospital Trust or how the first ward began, and answer Do we meet each day?, above all \\u201CDoes the team meet each day?\\u201D.",
        "A ward board with two rows. The board of the huddle",
        "Before it. Before you begin. Take ten minutes for the huddle, and see: First. two.",
        "After it. Marks are explained. Falls went down.",
    ] {
        assert!(index.contains(words), "{words}\n{index}");
    }
    let told = index.matches("decide is on the wall by nine").count();
    assert_eq!(
        told, 1,
        "the words of a quote are found where the text has them"
    );
    let ages = |site: &TestSite| site.run(&["check", "--reading-age"]).stdout;
    let before = ages(&site);
    site.replace("content/guide/parts.md", "[[ fact(\"gui-1\") ]]\n", "");
    assert_ne!(before, ages(&site));
}

#[test]
fn a_picture_that_only_a_figure_shows_is_published_and_one_of_a_draft_is_not() {
    let site = site();
    site.build();
    assert_eq!(site.page("guide/board.svg"), BOARD);
    site.replace(
        "content/guide/parts.md",
        "title: Parts",
        "draft: true\ntitle: Parts",
    );
    let told = site.run(&["check"]);
    assert!(
        told.stderr
            .contains("guide/board.svg (only a draft leads to it"),
        "{}",
        told.stderr
    );
}

#[test]
fn a_theme_draws_them_in_its_own_way_and_its_fault_is_told() {
    let site = site();
    let template = "themes/default/components/shortcode/callout.html";
    site.write(template, "<p>Box: {{ title }}</p>{{ body_html | safe }}");
    site.build();
    assert!(
        site.page("guide/parts.html")
            .contains("<p>Box: Before you begin</p>")
    );
    site.write(template, "<p>{{ titel }}</p>");
    let told = site.run(&["build"]);
    assert_eq!(told.code, 1);
    assert!(told.stderr.contains("callout.html:1:"), "{}", told.stderr);
}

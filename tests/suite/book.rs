//! The whole book on one page: everything is in it once, links stay inside, and it stays small enough.

use std::collections::{BTreeMap, BTreeSet};

use crate::html::{Tag, read, real_site};
use crate::support::{TestSite, repository};

fn tags(site: &TestSite) -> Vec<Tag> {
    read("book.html", &site.page("book.html"))
}

fn ids(tags: &[Tag]) -> BTreeSet<&str> {
    let ids = tags.iter().filter_map(|tag| tag.attributes.get("id"));
    ids.map(String::as_str).collect()
}

/// What holds for any book; that ids are unique and links land is held for all pages in `html`.
fn check(site: &TestSite, model: &casebook::model::Site) {
    let html = site.page("book.html");
    let tags = tags(site);
    let ids = ids(&tags);
    let stem = |path: &str| path.trim_end_matches(".html").to_owned();
    let mut held: BTreeMap<String, String> = BTreeMap::new();
    for (_, route) in model.files() {
        held.insert(route.to_string(), stem(route.as_str()));
    }
    for list in [
        "cases/index",
        "assessments/index",
        "topics/index",
        "glossary",
        "references",
    ] {
        held.insert(format!("{list}.html"), list.to_owned());
    }
    for topic in model.topics() {
        let route = topic.topic_route();
        held.insert(route.to_string(), stem(route.as_str()));
    }
    for (page, id) in &held {
        assert!(ids.contains(id.as_str()), "{page} is in the book");
    }
    for work in model.bibliography.keys() {
        assert!(ids.contains(format!("ref-{work}").as_str()), "{work}");
    }
    for term in &model.glossary {
        assert!(ids.contains(format!("glossary:{}", term.id.value).as_str()));
    }
    // An outcome stands in its table, all else at its mark: each has a place in the chapter that tells it.
    for fact in model.fact_ids() {
        let route = model.fact_route(model.fact(fact).unwrap());
        let id = format!("{}:{fact}", stem(route.as_str()));
        assert!(ids.contains(id.as_str()), "{id}");
    }
    let main = html.split_once("<main").unwrap().1;
    let main = main.split_once("</main>").unwrap().0;
    for tag in read("main", &format!("<main{main}</main>")) {
        let Some(href) = tag.attributes.get("href") else {
            continue;
        };
        let page = href.split(['#', '?']).next().unwrap();
        // A filter is a thing of the page, not of its text.
        let leaves = held.contains_key(page) && !href.contains('?');
        assert!(!leaves, "`{href}` leaves the book, which holds {page}");
    }
    let mut level = 0;
    for tag in &tags {
        let Some(found) = tag
            .name
            .strip_prefix('h')
            .and_then(|n| n.parse::<u8>().ok())
        else {
            continue;
        };
        assert!(
            found <= level + 1,
            "a heading {found} follows one of {level}"
        );
        assert!(found > 1 || level == 0, "one title");
        level = found;
    }
    assert!(!html.contains("<script"), "paper needs no script");
    assert!(
        !html.contains("<input"),
        "nor anything to fill in on a screen"
    );
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"));
}

#[test]
fn the_book_of_the_small_site_holds_everything_and_its_links_stay_inside() {
    let site = TestSite::small();
    site.build();
    let model = casebook::open(&site.root(), false).site.unwrap();
    check(&site, &model);
}

#[test]
fn the_book_of_the_real_site_holds_everything_and_its_links_stay_inside() {
    let model = casebook::open(repository(), false).site.unwrap();
    check(&real_site(), &model);
}

#[test]
fn a_link_in_a_text_and_a_note_land_in_the_chapter_that_they_mean() {
    let site = TestSite::small();
    site.replace(
        "content/cases/second.md",
        "## Context\n",
        "## Context\n\nSee [the other](first.md#context), a note[^1] and [a list](../evidence-map.html).\n\n[^1]: Of the second.\n\n### More\n",
    );
    site.replace(
        "content/cases/first.md",
        "## Context\n",
        "## Context\n\nA note[^1].\n\n[^1]: Of the first.\n",
    );
    site.build();
    let book = site.page("book.html");
    for part in [
        "<a href=\"#cases/first:context\" data-chapter=\"",
        "id=\"cases/first:context\"",
        "<a href=\"#cases/second:fn-1\" role=\"doc-noteref\">",
        "<li id=\"cases/second:fn-1\"><p>Of the second.",
        "<li id=\"cases/first:fn-1\"><p>Of the first.",
        "<a href=\"evidence-map.html\">",
        "<h5 id=\"cases/second:more\">",
    ] {
        assert!(book.contains(part), "{part}\n{book}");
    }
}

#[test]
fn every_page_leads_to_the_book_and_the_site_map_leaves_it_out() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "[output.site]\n",
        "[output.site]\nbase-url = \"https://example.org/\"\n",
    );
    site.build();
    for (page, address) in [
        ("index.html", "book.html"),
        ("cases/first.html", "../book.html"),
    ] {
        assert!(site.page(page).contains(&format!(
            "<a href=\"{address}\">The whole book, for printing</a>"
        )));
    }
    assert!(
        site.page("book.html")
            .contains("Online: <a href=\"https://example.org/\">")
    );
    let map = std::fs::read_to_string(site.output().join("sitemap.xml")).unwrap();
    assert!(map.contains("cases/first.html") && !map.contains("book.html"));
}

#[test]
fn a_site_with_too_many_texts_has_a_note_in_place_of_the_book() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "[output.site]\n",
        "[output.site]\nbook-limit = 2\n",
    );
    site.build();
    let book = site.page("book.html");
    assert!(
        book.contains("more than the 2 that go on one page"),
        "{book}"
    );
    assert!(!book.contains("cases/first"), "and no text");
    assert!(
        !site.page("index.html").contains("book.html"),
        "no page leads there"
    );
}

#[test]
fn every_sheet_of_paper_says_what_it_is_a_sheet_of() {
    let site = TestSite::small();
    site.build();
    let case = site.page("cases/first.html");
    let sheet = case.split_once("data-sheet=\"").unwrap().1;
    let sheet = sheet.split_once('"').unwrap().0;
    assert!(
        sheet.contains("cases/first.html") && sheet.contains("checked "),
        "{sheet}"
    );
    let styles = std::fs::read_dir(site.output().join("assets")).unwrap();
    let styles = styles.map(|file| file.unwrap().path());
    let css: Vec<String> = styles
        .filter(|path| path.extension().is_some_and(|end| end == "css"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert!(
        css.iter()
            .any(|text| text.contains("attr(data-sheet)") && text.contains("counter(page)"))
    );
}

//! Browsing: what cases can be narrowed by, the same as plain lists, and two cases side by side.

use std::collections::BTreeMap;
use std::sync::Arc;

use casebook::model::{Period, Route};
use casebook::render::{self, BuiltFiles, Renderer};

use crate::support::{TestSite, files_below};

/// The text between two others.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let rest = text.split_once(from).expect(from).1;
    rest.split_once(to).expect(to).0
}

/// The choices of the filter, with the number of cases of each.
fn choices(page: &str) -> Vec<(&str, &str, &str)> {
    let form = between(page, "<form class=\"cb-filter\"", "</form>");
    let boxes = form.split("<input type=\"checkbox\"").skip(1);
    let choice = |one| {
        (
            between(one, " name=\"", "\""),
            between(one, " value=\"", "\""),
            between(one, "cb-filter__count\">(", ")"),
        )
    };
    boxes.map(choice).collect()
}

#[test]
fn cases_can_be_narrowed_by_the_years_they_tell_of_and_the_evidence_they_have() {
    let site = TestSite::small();
    site.replace(
        "content/cases/second.md",
        "period: 2012",
        "period: As told in 2012",
    );
    let page = site.build().page("cases/index.html");
    assert_eq!(
        choices(&page),
        [
            ("topic", "listening", "2"),
            ("topic", "boards", "1"),
            ("country", "england", "2"),
            ("sector", "hospital", "2"),
            ("period", "2010-2014", "1"),
            ("period", "undated", "1"),
            ("evidence", "figure", "1"),
            ("evidence", "none", "1"),
        ]
    );
    let labels = [
        "2010 to 2014 <",
        "Not dated in the sources <",
        "Measured figure <",
    ];
    for label in labels {
        assert!(page.contains(&format!("\">{label}span")), "{label}");
    }
    assert!(page.contains("data-period=\"2010-2014 \" data-evidence=\"figure\""));
    assert!(page.contains("data-period=\"undated \" data-evidence=\"none\""));
    assert_eq!(Period::Undated.id(), "undated");
}

#[test]
fn every_choice_has_a_plain_list_of_its_cases_and_topics_have_their_pages() {
    let site = TestSite::small();
    let page = site.build().page("browse.html");
    let list = |id: &str| between(&page, &format!("<h3 id=\"{id}\">"), "</ul>");
    for id in ["country-england", "sector-hospital", "period-2010-2014"] {
        let list = list(id);
        assert!(list.contains("href=\"cases/first.html\""), "{id}");
        assert!(list.contains("href=\"cases/second.html\""), "{id}");
        assert!(page.contains(&format!("href=\"#{id}\"")), "{id}");
    }
    let strong = list("evidence-figure");
    assert!(strong.contains("cases/first.html") && !strong.contains("cases/second.html"));
    assert!(page.contains("<a href=\"topics/boards.html\">Boards</a>"));
    assert!(
        !page.contains("id=\"topic-boards\""),
        "its page has the list"
    );
    let cases = site.page("cases/index.html");
    assert!(
        cases.contains("href=\"../browse.html\"") && cases.contains("href=\"../compare.html\"")
    );
    let topic = site.page("topics/listening.html");
    assert!(topic.contains("href=\"../cases/index.html?topic=listening\""));
}

#[test]
fn the_plain_lists_of_a_large_site_are_pages_of_their_own() {
    let site = TestSite::small();
    let case = std::fs::read_to_string(site.root().join("content/cases/second.md")).unwrap();
    let case = case.replace("period: 2012", "period: 1999 to 2014");
    for number in 0..145 {
        let other = case
            .replace("sec-", &format!("x{number}-"))
            .replace("Second", &format!("Other {number:03}"));
        site.write(&format!("content/cases/other-{number:03}.md"), other);
    }
    let page = site.build().page("browse.html");
    assert!(!page.contains("cases/first.html"), "links and numbers only");
    let lists = files_below(&site.output());
    let lists: BTreeMap<&str, usize> = lists
        .iter()
        .filter(|path| path.starts_with("browse/"))
        .map(|path| {
            (
                path.as_str(),
                site.page(path).matches("href=\"../cases/").count(),
            )
        })
        .collect();
    for path in lists.keys().filter(|path| !path.contains("/topic-")) {
        assert!(page.contains(&format!("href=\"{path}\"")), "{path}");
    }
    // One link of each leads up to the list of cases, and one in the navigation.
    let expected = [
        ("browse/country-england.html", 147),
        ("browse/evidence-figure.html", 1),
        ("browse/evidence-none.html", 146),
        ("browse/period-2000-2004.html", 145),
        ("browse/period-2005-2009.html", 145),
        ("browse/period-2010-2014.html", 147),
        ("browse/period-before-2000.html", 145),
        ("browse/sector-hospital.html", 147),
        ("browse/topic-boards.html", 146),
        ("browse/topic-listening.html", 147),
    ];
    let counted: Vec<(&str, usize)> = lists.iter().map(|(path, n)| (*path, n - 2)).collect();
    assert_eq!(counted, expected);
    let list = site.page("browse/evidence-none.html");
    assert!(list.contains("<h1>Strongest evidence of outcomes: No outcome reported</h1>"));
    assert!(site.page("topics/index.html").contains("cb-matrix--long"));
    // A topic keeps its page, which tells the first hundred cases and leads to the rest.
    let topic = site.page("topics/boards.html");
    assert!(page.contains("href=\"topics/boards.html\""));
    assert!(
        topic.contains("href=\"../browse/topic-boards.html\"")
            && topic.contains(">146 case studies")
    );
    assert_eq!(topic.matches("<li class=\"cb-case-card\"").count(), 100);
    // So are the cases that can be compared: ten a file.
    let compare = site.page("compare.html");
    assert!(compare.contains("data-case=\"other-144\" data-file=\"compare/15.js\""));
    assert_eq!(site.page("compare/15.js").lines().count(), 7);
    assert!(
        site.page("compare/15.js")
            .contains("casebook.compared(\"second\", {")
    );
}

#[test]
fn the_front_page_and_the_list_of_a_large_site_name_the_first_cases_and_lead_to_the_rest() {
    let site = TestSite::small();
    let mut opened = casebook::open(&site.root(), false);
    let model = Arc::get_mut(opened.site.as_mut().unwrap()).unwrap();
    let theme = opened.theme.as_ref();
    let files = BuiltFiles {
        search_index: Route::new("search/index.js"),
        assessments: BTreeMap::new(),
        glossary: None,
    };
    // Of two cases, both where a list may hold two, and the first where it may not.
    for (longest, named) in [(2, 2), (1, 1)] {
        model.config.longest_list = longest;
        let renderer = Renderer::new(model, theme.unwrap(), &opened.sources, &files);
        let mut jobs = render::jobs(model).into_iter();
        let (_, home) = jobs.find(|(at, _)| at.as_str() == "index.html").unwrap();
        let page = renderer.page(home).unwrap();
        assert_eq!(page.matches("<li class=\"cb-case-brief\"").count(), named);
        assert!(page.contains("<a href=\"cases/index.html\">All case studies"));
        let routes: Vec<String> =
            (render::jobs(model).iter().map(|(at, _)| at.to_string())).collect();
        let page_at = |route: &str| {
            let mut jobs = render::jobs(model).into_iter();
            let (_, page) = jobs.find(|(at, _)| at.as_str() == route).unwrap();
            renderer.page(page).unwrap()
        };
        let list = page_at("cases/index.html");
        assert_eq!(list.matches("<li class=\"cb-case-card\"").count(), named);
        assert_eq!(list.contains("data-module=\"cb-filter\""), longest == 2);
        let says_so = list.contains("These are the first 1 of 2 case studies.");
        assert_eq!(says_so, longest == 1);
        let narrowed = match longest {
            1 => "href=\"../browse/country-england.html\"",
            _ => "href=\"index.html?country=england\"",
        };
        assert!(page_at("cases/first.html").contains(narrowed));
        assert!(routes.contains(&"browse/country-england.html".to_owned()));
    }
}

#[test]
fn what_is_compared_of_a_case_is_all_that_its_page_says_of_it() {
    let site = TestSite::small();
    site.build();
    let page = site.page("cases/first.html");
    assert!(page.contains("<a href=\"../compare.html?a=first\">Compare with another case</a>"));
    let script = site.page("compare/1.js");
    let data = between(&script, "casebook.compared(\"first\", ", ");\n");
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(
        data,
        serde_json::json!({
            "name": "First",
            "url": "cases/first.html",
            "organisation": "First Hospital Trust",
            "country": {"title": "England"},
            "sector": {"title": "Hospital"},
            "period": "2010 to 2014",
            "summary": "A ward met each day. It says that things got better.",
            "evidence": "figure",
            "topics": [{"title": "Listening to staff", "url": "topics/listening.html"}],
            "outcomes": [
                {"claim": "Falls went down.", "evidence": "figure", "figure": "12 to 3 a month", "date": "2014"},
                {"claim": "Staff were happier.", "evidence": "claim", "figure": null, "date": null},
            ],
            "notSaid": ["How many staff there were."],
            "items": data["items"],
        })
    );
    // The questions are those of the page, in its order.
    let items = data["items"].as_array().unwrap();
    let section = between(&page, "id=\"cb-assessments\"", "</section>");
    assert!(!items.is_empty());
    assert_eq!(section.matches("<li>").count(), items.len());
    let mut rest = section;
    for item in items {
        let link = format!("href=\"../{}\"", item["url"].as_str().unwrap());
        rest = rest.split_once(&link).expect(&link).1;
    }
}

#[test]
fn what_is_compared_in_another_language_than_the_page_says_so() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "[output.site]",
        "[output.site]\nlanguages = [\"cy\"]",
    );
    site.build();
    let english = "\"language\":{\"lang\":\"en-GB\",\"dir\":\"ltr\"}";
    let script = site.page("cy/compare/1.js");
    for text in ["\"name\":\"First\"", "\"title\":\"England\"", "\"stem\":"] {
        assert!(script.contains(&format!("{english},{text}")), "{text}");
    }
    assert!(!site.page("compare/1.js").contains("language"));
    assert!(
        site.page("cy/cases/first.html")
            .contains("href=\"../compare.html?a=first\"")
    );
}

#[test]
fn what_is_compared_is_linked_with_the_ending_that_pages_have() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "[output.site]",
        "[output.site]\nsuffix = \".aspx\"",
    );
    site.build();
    let script = site.page("compare/1.js");
    for url in ["cases/first", "topics/listening", "assessments/daily"] {
        assert!(script.contains(&format!("\"url\":\"{url}.aspx")), "{url}");
    }
    assert!(!script.contains(".html"));
    let page = site.page("cases/first.aspx");
    assert!(page.contains("href=\"../compare.aspx?a=first\""));
}

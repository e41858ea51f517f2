//! What a host and other programs meet: the ending of pages, the page for missing pages, `web.config`, the site map and
//! the feed, what a page says of itself, and the site as one archive.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::support::{TestSite, files_below};

const BASE: &str = "base-url = \"https://trust.example/trust/casebook\"";

/// The small site with more settings below `[output.site]`.
fn site(settings: &str) -> TestSite {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "id = \"small\"",
        &format!("id = \"small\"\n{settings}"),
    );
    site
}

/// Every value of some attributes of a page.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    let begin = format!(" {attribute}=\"");
    let found = page.split(begin.as_str()).skip(1);
    found.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// Tells whether a text names a file that ends in `.html`; `.htmlFor` of a script is no file.
fn names_page(text: &str) -> bool {
    let mut after = text.split(".html").skip(1);
    after.any(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
}

/// The file that an address of a page leads to.
fn joined(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split(['#', '?']).next().unwrap().split('/') {
        match part {
            ".." => _ = parts.pop().expect("no address leads out of the site"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn with_another_ending_every_page_has_it_and_every_address_lands() {
    let site = site("suffix = \".aspx\"");
    site.write(
        "content/leaflet.html",
        "<!doctype html><title>As it is</title>",
    );
    site.replace(
        "content/guide/reading.md",
        "\n---\n",
        "\n---\n[The leaflet](../leaflet.html), [a case](../cases/first.md#fir-01).\n",
    );
    site.replace(
        "content/cases/second.md",
        "related: [first]\n",
        "related: [first]\naliases: [the-board]\n",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.ends_with("site/index.aspx\n"), "{}", run.stdout);

    let files: BTreeSet<String> = files_below(&site.output()).into_iter().collect();
    let pages = files.iter().filter(|path| path.ends_with(".aspx")).count();
    assert!(
        run.stderr.starts_with(&format!("{pages} pages: ")),
        "{}",
        run.stderr
    );
    let html: Vec<_> = files
        .iter()
        .filter(|path| path.ends_with(".html"))
        .collect();
    assert_eq!(
        html,
        ["leaflet.html"],
        "a file that is copied keeps its name"
    );
    let mut landed = 0;
    for path in files.iter().filter(|path| path.ends_with(".aspx")) {
        let page = site.page(path);
        for attribute in ["href", "src", "data-index", "data-page", "data-script"] {
            for address in values(&page, attribute) {
                let is_own = !address.starts_with('#') && !address.contains(':');
                if is_own && !address.is_empty() {
                    let place = joined(path, address);
                    assert!(files.contains(&place), "{path}: {attribute}=\"{address}\"");
                    landed += 1;
                }
            }
        }
    }
    assert!(landed > 200, "{landed}");
    let reading = site.page("guide/reading.aspx");
    assert!(
        reading.contains("href=\"../leaflet.html\"")
            && reading.contains("href=\"../cases/first.aspx#fir-01\"")
    );
    assert!(
        site.page("cases/the-board.aspx")
            .contains("content=\"0; url=second.aspx\"")
    );
}

#[test]
fn with_another_ending_other_programs_are_told_of_it_too() {
    let site = site(&format!("suffix = \".aspx\"\n{BASE}"));
    site.build();
    let cases: Value = serde_json::from_str(&site.page("data/cases.json")).unwrap();
    assert_eq!(cases[0]["url"], "cases/first.aspx");
    let base = "https://trust.example/trust/casebook/";
    assert!(site.page("cases/first.aspx").contains(&format!(
        "<link rel=\"canonical\" href=\"{base}cases/first.aspx\">"
    )));
    assert!(
        site.page("sitemap.xml")
            .contains(&format!("<loc>{base}cases/first.aspx</loc>"))
    );
    assert!(
        site.page("data/fhir/r4/Questionnaire-daily.json")
            .contains(&format!("{base}cases/first.aspx#fir-01"))
    );
    for (path, bytes) in site.built() {
        let text = String::from_utf8_lossy(&bytes);
        // The engine names no page; the index holds the address of each.
        assert!(!names_page(&text), "{path} names a page that is not there");
    }
}

#[test]
fn an_ending_that_no_page_can_have_is_refused_and_html_is_the_usual_one() {
    for suffix in ["aspx", ".js", ".", ".as px", "", ".ASPX", "..html"] {
        let run = site(&format!("suffix = \"{suffix}\"")).run(&["check"]);
        let is_told = run.stderr.contains("bad-suffix");
        assert!(is_told || suffix.is_empty(), "{suffix}: {}", run.stderr);
    }
    let plain = TestSite::small().build().built();
    assert_eq!(
        site("suffix = \".html\"").build().built().len(),
        plain.len()
    );
    assert!(plain.iter().any(|(path, _)| path == "index.html"));
}

#[test]
fn the_page_for_missing_pages_names_everything_from_the_root_of_the_server() {
    let site = site(BASE);
    site.build();
    let page = site.page("404.html");
    let mut own = 0;
    for attribute in [
        "href",
        "src",
        "data-index",
        "data-page",
        "data-script",
        "data-root",
    ] {
        for address in values(&page, attribute) {
            if address.starts_with('#') || address.contains(':') {
                continue;
            }
            let place = address.strip_prefix("/trust/casebook/");
            let place = place.unwrap_or_else(|| panic!("{attribute}=\"{address}\""));
            let is_there = place.is_empty() || site.output().join(place).is_file();
            assert!(is_there, "{attribute}=\"{address}\"");
            own += 1;
        }
    }
    assert!(own > 12, "{own}");
    for (path, bytes) in site.built() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            path == "404.html" || !text.contains("=\"/trust"),
            "{path} leaves its folder"
        );
    }
    assert!(!page.contains("og:") && !page.contains("ld+json"));
    let nowhere = TestSite::small();
    let nowhere = nowhere.build().page("404.html");
    assert!(
        nowhere.contains("href=\"index.html\""),
        "without an address links stay relative"
    );
    assert!(
        nowhere.contains("take away the end of the address"),
        "and the page says what to do"
    );
    assert!(!page.contains("take away the end of the address"));
}

#[test]
fn the_site_map_has_every_page_to_look_for_and_when_it_was_reviewed() {
    let site = site(BASE);
    site.build();
    let xml = site.page("sitemap.xml");
    let read = roxmltree::Document::parse(&xml).unwrap();
    let urls: Vec<_> = read
        .descendants()
        .filter(|node| node.has_tag_name("url"))
        .collect();
    let text = |url: &roxmltree::Node, name: &str| {
        let mut found = url
            .children()
            .filter(|child| child.tag_name().name() == name);
        found
            .next()
            .and_then(|child| child.text())
            .map(str::to_owned)
    };
    let base = "https://trust.example/trust/casebook/";
    let places: BTreeSet<String> = urls.iter().filter_map(|url| text(url, "loc")).collect();
    for place in [
        "index.html",
        "cases/first.html",
        "guide/index.html",
        "search.html",
    ] {
        assert!(
            places.contains(&format!("{base}{place}")),
            "{place} of {places:?}"
        );
    }
    for place in ["404.html", "groups/daily.html", "help/start.html"] {
        assert!(site.output().join(place).is_file(), "{place}");
        assert!(!places.contains(&format!("{base}{place}")), "{place}");
    }
    let dated: Vec<_> = urls
        .iter()
        .filter_map(|url| Some((text(url, "loc")?, text(url, "lastmod")?)))
        .collect();
    assert!(
        dated.contains(&(format!("{base}cases/first.html"), "2026-01-31".to_owned())),
        "{dated:?}"
    );
}

#[test]
fn the_feed_tells_what_was_last_reviewed_by_the_days_of_the_texts() {
    let site = site(BASE);
    assert!(
        !site.build().output().join("feed.xml").exists()
            || site.page("feed.xml").contains("<entry>")
    );
    site.replace(
        "content/cases/first.md",
        "\ntitle: \"First",
        "\ntitle: \"R&D: first",
    );
    site.replace(
        "content/cases/second.md",
        "\ntitle:",
        "\nreviewed: 2026-05-06\ntitle:",
    );
    site.build();
    let xml = site.page("feed.xml");
    let read = roxmltree::Document::parse(&xml).unwrap();
    let feed = read.root_element();
    let atom = "http://www.w3.org/2005/Atom";
    assert!(feed.has_tag_name((atom, "feed")));
    let one = |node: roxmltree::Node, name: &str| -> String {
        let found: Vec<_> = node
            .children()
            .filter(|child| child.has_tag_name((atom, name)))
            .collect();
        assert_eq!(found.len(), 1, "one {name}");
        found[0].text().unwrap().to_owned()
    };
    let entries: Vec<_> = feed
        .children()
        .filter(|node| node.has_tag_name((atom, "entry")))
        .collect();
    let days: Vec<_> = entries.iter().map(|entry| one(*entry, "updated")).collect();
    assert!(days.windows(2).all(|two| two[0] >= two[1]), "{days:?}");
    assert_eq!(one(feed, "updated"), days[0]);
    assert!(days.contains(&"2026-05-06T00:00:00Z".to_owned()));
    let ids: BTreeSet<_> = entries.iter().map(|entry| one(*entry, "id")).collect();
    assert_eq!(ids.len(), entries.len());
    assert!(ids.contains("https://trust.example/trust/casebook/cases/first.html"));
    assert!(
        entries
            .iter()
            .any(|entry| one(*entry, "title").starts_with("R&D: "))
    );
    let author = feed
        .children()
        .find(|node| node.has_tag_name((atom, "author")));
    assert!(author.is_some(), "Atom asks for one");
    assert!(
        site.page("cases/first.html")
            .contains("type=\"application/atom+xml\" title=\"Small site\" href=\"../feed.xml\"")
    );
    let nowhere = TestSite::small();
    assert!(!nowhere.build().output().join("feed.xml").exists());
}

#[test]
fn a_page_says_of_itself_what_it_is_and_no_text_of_it_ends_the_block() {
    let site = site(BASE);
    site.replace(
        "content/cases/first.md",
        "\ntitle: \"First",
        "\ntitle: \"</script> First",
    );
    let title = |page: &str| {
        page.split("<h1")
            .nth(1)
            .unwrap()
            .split("</h1>")
            .next()
            .unwrap()
            .to_owned()
    };
    site.build();
    let page = site.page("cases/first.html");
    assert!(title(&page).contains("&lt;"), "{}", title(&page));
    let data = page
        .split("<script type=\"application/ld+json\">")
        .nth(1)
        .unwrap();
    let data: Value = serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    let graph = data["@graph"].as_array().unwrap();
    let base = "https://trust.example/trust/casebook/";
    assert_eq!(graph[0]["@type"], "WebSite");
    assert_eq!(graph[1]["url"], format!("{base}cases/first.html"));
    assert_eq!(graph[1]["lastReviewed"], "2026-01-31");
    let steps = graph[2]["itemListElement"].as_array().unwrap();
    let items: Vec<_> = steps
        .iter()
        .map(|step| step["item"].as_str().unwrap())
        .collect();
    assert_eq!(
        items,
        ["index.html", "cases/index.html", "cases/first.html"]
            .map(|place| format!("{base}{place}"))
    );
    assert!(page.contains("<meta property=\"og:type\" content=\"article\">"));
    assert!(page.contains("<meta property=\"og:locale\" content=\"en_GB\">"));
    let nowhere = TestSite::small().build().page("cases/first.html");
    assert!(!nowhere.contains("og:") && !nowhere.contains("ld+json"));
}

#[test]
fn web_config_takes_away_what_it_sets_and_has_the_policy_of_the_pages() {
    let built = |settings: &str| {
        site(&format!("web-config = true\n{settings}"))
            .build()
            .page("web.config")
    };
    let xml = built(&format!("{BASE}\nsuffix = \".aspx\""));
    let read = roxmltree::Document::parse(&xml).unwrap();
    let named = |name: &str| {
        let nodes = read.descendants().filter(|node| node.has_tag_name(name));
        nodes.collect::<Vec<_>>()
    };
    for (parent, made, key) in [
        ("files", "add", "value"),
        ("customHeaders", "add", "name"),
        ("staticContent", "mimeMap", "fileExtension"),
        ("httpErrors", "error", "statusCode"),
    ] {
        let children: Vec<_> = named(parent)[0]
            .children()
            .filter(roxmltree::Node::is_element)
            .collect();
        assert!(!children.is_empty());
        for two in children.chunks(2) {
            assert!(
                two[0].has_tag_name("remove") && two[1].has_tag_name(made),
                "{parent}"
            );
            assert_eq!(two[0].attribute(key), two[1].attribute(key), "{parent}");
            assert!(two[0].attribute(key).is_some());
        }
    }
    let policy = named("add")
        .into_iter()
        .find(|node| node.attribute("name") == Some("Content-Security-Policy"));
    assert_eq!(
        policy.unwrap().attribute("value"),
        Some(casebook::render::POLICY)
    );
    let error = named("error")[0];
    assert_eq!(error.attribute("path"), Some("/trust/casebook/404.aspx"));
    assert_eq!(error.attribute("responseMode"), Some("ExecuteURL"));
    assert!(
        built("base-url = \"https://cases.trust.example\"")
            .contains("responseMode=\"File\" path=\"404.html\"")
    );
    assert!(
        !built("").contains("httpErrors"),
        "where the page lies on the server is not known"
    );
    assert!(
        !TestSite::small()
            .build()
            .output()
            .join("web.config")
            .exists()
    );
}

#[test]
fn the_archive_holds_the_built_site_and_is_the_same_each_time() {
    let site = TestSite::small();
    site.build();
    let run = site.run(&["export", "zip", "-d", "out/site.zip"]);
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, "out/site.zip\n"),
        "{}",
        run.stderr
    );
    let bytes = std::fs::read(site.root().join("out/site.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let mut held = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        assert_eq!(file.last_modified().unwrap(), zip::DateTime::default());
        assert_eq!(file.unix_mode().unwrap() & 0o777, 0o644);
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        held.push((file.name().unwrap().into_owned(), text));
    }
    let built = site
        .built()
        .into_iter()
        .filter(|(path, _)| path != ".casebook-manifest.json");
    assert_eq!(held, built.collect::<Vec<_>>());

    let again = site.run(&["export", "zip", "-d", "again.zip", "--quiet"]);
    assert_eq!((again.code, again.stderr.as_str()), (0, ""));
    assert_eq!(std::fs::read(site.root().join("again.zip")).unwrap(), bytes);
    let over = site.run(&["export", "zip", "-d", "again.zip"]);
    assert_eq!((over.code, over.stdout.as_str()), (2, ""));
    assert!(
        over.stderr.contains("already there: `again.zip`"),
        "{}",
        over.stderr
    );
    assert_eq!(site.run(&["export", "zip", "-d", ".."]).code, 2);
    site.replace("content/cases/first.md", "\ntitle:", "\ntitel:");
    assert_eq!(site.run(&["export", "zip", "-d", "none.zip"]).code, 1);
    assert!(!site.root().join("none.zip").exists());
}

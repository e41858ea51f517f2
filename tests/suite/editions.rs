//! Where editions meet what else a site can have: another ending of pages, the book, the feed, the map of the site.

use crate::support::{TestSite, repository};

const ENGLISH: &str = " lang=\"en-GB\" dir=\"ltr\"";

fn site() -> TestSite {
    TestSite::copy_of(&repository().join("tests/bilingual/site"))
}

#[test]
fn every_address_of_every_edition_has_the_ending_that_pages_have() {
    let site = site();
    let setting = "[output.site]\nsuffix = \".aspx\"\nweb-config = true";
    site.replace("book.toml", "[output.site]", setting);
    site.build();
    let built = site.built();
    for (path, bytes) in &built {
        assert!(!path.ends_with(".html"), "{path}");
        let text = String::from_utf8_lossy(bytes);
        if let Some(at) = text.find(".html") {
            let around: String = text[..at].chars().rev().take(80).collect();
            panic!("{path}: {}.html", around.chars().rev().collect::<String>());
        }
    }
    let settings = built
        .iter()
        .filter(|(path, _)| path.ends_with("web.config"));
    assert_eq!(settings.count(), 1, "IIS reads one for all editions");
    let page = site.page("cy/cases/first.aspx");
    let address = "hreflang=\"en-GB\" href=\"https://two.example/trust/casebook/cases/first.aspx\"";
    assert!(page.contains(address), "{page}");
    let sheet = "Dwy iaith: cy/cases/first.aspx";
    assert!(
        page.contains(sheet),
        "a loose sheet leads to the page in its language"
    );
}

#[test]
fn the_map_of_a_site_names_the_map_of_every_edition() {
    let site = site();
    site.build();
    let index = site.page("sitemap.xml");
    let base = "<sitemap><loc>https://two.example/trust/casebook/";
    let maps: Vec<&str> = index.split(base).skip(1).collect();
    let maps: Vec<&str> = maps
        .iter()
        .filter_map(|map| map.split('<').next())
        .collect();
    assert_eq!(
        maps,
        ["sitemap-pages.xml", "cy/sitemap.xml", "ar/sitemap.xml"]
    );
    for map in maps {
        let folder = map.split_once('/').map_or("", |(folder, _)| folder);
        let page = format!("casebook/{folder}/cases/first.html<").replace("//", "/");
        assert!(site.page(map).contains(&page), "{map}: {page}");
    }
}

#[test]
fn the_feed_says_in_which_language_an_entry_is() {
    let site = site();
    site.replace(
        "content/cases/second.md",
        "related:",
        "reviewed: 2026-01-30\nreview-by: 2028-01-30\nrelated:",
    );
    site.build();
    let feed = site.page("cy/feed.xml");
    assert!(
        feed.contains("<entry xml:lang=\"en-GB\">\n<title>Second: a board"),
        "{feed}"
    );
    assert!(feed.contains("<entry>\n<title>Cyntaf"), "{feed}");
    assert!(!site.page("feed.xml").contains("<entry xml:lang"));
}

#[test]
fn a_date_is_read_in_the_language_of_its_text() {
    let site = site();
    let facts = "    text: The board listened.\n    date: November 2013\n    cite: smith2014\n  - id: sec-02\n    \
                 text: The board met.\n    date: March 2013\n    cite: smith2014\n";
    site.replace(
        "content/cases/second.md",
        "    text: The board listened.\n    cite: smith2014\n",
        facts,
    );
    site.replace(
        "content/cases/second.md",
        "The board listened [#sec-01].",
        "The board listened [#sec-01]. It met [#sec-02].",
    );
    site.build();
    for path in ["cases/second.html", "cy/cases/second.html"] {
        let page = site.page(path);
        let events = page.split("cb-timeline__events").nth(1).unwrap_or_default();
        let (march, november) = (events.find("March 2013"), events.find("November 2013"));
        assert!(march.is_some() && march < november, "{path}: {page}");
    }
    let page = site.page("cy/cases/second.html");
    assert!(page.contains(&format!("href=\"#sec-02\"{ENGLISH}>March 2013</a>")));
}

#[test]
fn the_book_and_the_lists_mark_what_has_no_translation() {
    let site = site();
    site.build();
    let page = site.page("cy/book.html");
    let marked = [
        format!("<span{ENGLISH}>Second: a board that listened</span>"),
        format!("<dd{ENGLISH}>Second Hospital Trust</dd>"),
        format!("<dt{ENGLISH}>Walkabout</dt>"),
        format!("<dt{ENGLISH}>Boards</dt>"),
        format!("<span{ENGLISH}>Leaders who go and see.</span>"),
    ];
    for text in marked {
        assert!(page.contains(&text), "{text}\n{page}");
    }
    assert!(
        page.contains("<dt>Cwtsh"),
        "what is translated is not marked"
    );
    let organisation = format!("<span{ENGLISH}>Second Hospital Trust</span>, Lloegr");
    for path in ["cy/index.html", "cy/cases/index.html", "cy/browse.html"] {
        assert!(site.page(path).contains(&organisation), "{path}");
    }
    assert!(
        site.page("cases/index.html")
            .contains("Second Hospital Trust, England")
    );
}

#[test]
fn a_translated_term_rests_on_what_its_original_cites() {
    let site = site();
    site.replace(
        "content/glossary.cy.yaml",
        "    definition: Lle i gloddio.\n    cite: smith2014\n",
        "    definition: Lle i gloddio.\n",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stderr.contains("uncited-term"), "{}", run.stderr);
}

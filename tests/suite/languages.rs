//! A site in several languages: editions that lead to each other, what is not translated, what differs.

use std::collections::BTreeSet;

use crate::support::{TestSite, files_below, repository};

fn site() -> TestSite {
    TestSite::copy_of(&repository().join("tests/bilingual/site"))
}

/// What `check` says of the site after a change, without the warning of all that is missing.
fn told(change: impl FnOnce(&TestSite)) -> String {
    let site = site();
    change(&site);
    let run = site.run(&["check", "--today", "2026-02-01"]);
    let faults = run.stderr.split("\n\n");
    let faults = faults.filter(|fault| !fault.contains("[missing-translation]"));
    faults.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_page_is_in_every_edition_and_leads_to_the_others() {
    let site = site();
    site.build();
    let pages: BTreeSet<String> = files_below(&site.output())
        .into_iter()
        .filter(|path| path.ends_with(".html"))
        .collect();
    // A letter is a place, not a page, in so small a site.
    let of = |folder: &str| -> BTreeSet<String> {
        let below = pages.iter().filter_map(|path| path.strip_prefix(folder));
        below.map(str::to_owned).collect()
    };
    let main: BTreeSet<String> = pages
        .iter()
        .filter(|path| !path.starts_with("cy/") && !path.starts_with("ar/"))
        .cloned()
        .collect();
    assert!(main.len() > 15);
    assert_eq!(of("cy/"), main);
    assert_eq!(of("ar/"), main);
    for (path, page) in main.iter().map(|path| (path, site.page(path))) {
        if page.contains("http-equiv=\"refresh\"") || path == "404.html" {
            continue; // an old address has no frame, and a missing page has addresses from the root
        }
        let up = "../".repeat(path.matches('/').count());
        let welsh =
            format!("href=\"{up}cy/{path}\" hreflang=\"cy\" lang=\"cy\" dir=\"ltr\">Cymraeg</a>");
        assert!(page.contains(&welsh), "{path}: {welsh}");
        let other = site.page(&format!("cy/{path}"));
        let name = path.rsplit('/').next().unwrap();
        let english = format!(
            "href=\"../{up}{path}\" hreflang=\"en-GB\" lang=\"en-GB\" dir=\"ltr\">English</a>"
        );
        assert!(other.contains(&english), "cy/{path}: {english}");
        let itself = format!(
            "href=\"{name}\" hreflang=\"cy\" lang=\"cy\" dir=\"ltr\" aria-current=\"true\">"
        );
        assert!(other.contains(&itself), "cy/{path}: {itself}");
        let address = format!(
            "<link rel=\"alternate\" hreflang=\"cy\" href=\"https://two.example/trust/casebook/cy/{path}\">"
        );
        assert!(
            page.contains(&address) && other.contains(&address),
            "{path}"
        );
        let canonical = format!(
            "<link rel=\"canonical\" href=\"https://two.example/trust/casebook/cy/{path}\">"
        );
        assert!(other.contains(&canonical), "cy/{path}");
        assert!(other.contains("<html lang=\"cy\""), "cy/{path}");
        assert!(
            site.page(&format!("ar/{path}"))
                .contains("<html lang=\"ar\" dir=\"rtl\""),
            "{path}"
        );
    }
}

#[test]
fn every_link_of_every_edition_lands() {
    let site = site();
    site.build();
    let looked = site.look_at_links();
    assert!(looked > 1000, "{looked} links were looked at");
}

#[test]
fn a_translated_text_has_the_anchors_of_its_original() {
    let site = site();
    site.build();
    let page = site.page("cy/cases/first.html");
    assert!(
        page.contains("<h2 id=\"context\">Cyd-destun</h2>"),
        "{page}"
    );
    assert!(page.contains("<h2 id=\"what-came-of-it\">Beth ddaeth ohono</h2>"));
    assert!(
        page.contains("Canlyniadau y mae"),
        "the table of outcomes stands below its heading"
    );
    assert!(page.contains("31 Ionawr 2026"), "dates are in Welsh");
    assert!(!page.contains("cb-untranslated"), "nothing is missing");
    assert!(page.contains("<span>Dwy iaith</span>"), "the site's name");
}

#[test]
fn what_is_not_translated_says_so_and_is_marked_in_its_language() {
    let site = site();
    site.build();
    let english = " lang=\"en-GB\" dir=\"ltr\"";
    let page = site.page("cy/cases/second.html");
    let notice =
        "<p class=\"cb-inset cb-untranslated\">Nid yw&#39;r dudalen hon wedi&#39;i chyfieithu eto.";
    assert!(page.contains(notice), "{page}");
    assert!(page.contains(&format!("<h1{english}>Second: a board that listened</h1>")));
    assert!(page.contains(&format!("<p class=\"cb-lead\"{english}>A board listened.")));
    assert!(page.contains(&format!("<h2 id=\"context\"{english}>Context</h2>")));
    assert!(page.contains(&format!("<div{english}><p>")));
    assert!(
        page.contains(&format!("href=\"#context\"{english}>Context</a>")),
        "contents"
    );
    assert!(page.contains("<a href=\"index.html?country=england\">Lloegr</a>"));
    let list = site.page("cy/cases/index.html");
    assert!(list.contains(&format!("href=\"second.html\"{english}>Second")));
    assert!(list.contains(&format!(
        "class=\"cb-case-card__summary\"{english}>A board listened"
    )));
    assert!(
        list.contains("href=\"first.html\">Cyntaf"),
        "what is translated is not marked"
    );
    let topics = site.page("cy/topics/index.html");
    assert!(topics.contains("href=\"listening.html\">Gwrando ar staff</a>"));
    assert!(topics.contains(&format!("href=\"boards.html\"{english}>Boards</a>")));
    let glossary = site.page("cy/glossary.html");
    assert!(glossary.contains(&format!("<dt{english}>Walkabout</dt>")));
    let form = site.page("cy/assessments/weekly.html");
    assert!(form.contains(&format!(
        "<span data-stem=\"week-1\"{english}>Does the team meet"
    )));
    let search = site.page("cy/search.html");
    assert!(search.contains(&format!("{english}>Second: a board that listened</a>")));
    // In the main edition nothing is marked.
    assert!(!site.page("cases/second.html").contains("cb-untranslated"));
}

#[test]
fn lists_are_in_the_order_of_their_language_under_its_letters() {
    let site = site();
    site.build();
    let letters = |path: &str| -> Vec<String> {
        let page = site.page(path);
        let parts = page.split("cb-letter__title\" id=\"letter-").skip(1);
        parts
            .map(|part| part.split('"').next().unwrap().to_owned())
            .collect()
    };
    assert_eq!(letters("cy/glossary.html"), ["c", "ch", "w"]);
    assert_eq!(letters("glossary.html"), ["h", "q", "w"]);
}

#[test]
fn a_translated_assessment_is_the_same_for_answers() {
    let site = site();
    site.build();
    let script = |folder: &str| {
        let page = site.page(&format!("{folder}assessments/daily.html"));
        let at = page.find("assets/assessment-daily").expect("its data");
        let path = page[at..].split('"').next().unwrap().to_owned();
        site.page(&format!("{folder}{path}"))
    };
    assert_eq!(
        script(""),
        script("cy/"),
        "ids, digests and rules are those of the original"
    );
    let page = site.page("cy/assessments/daily.html");
    assert!(page.contains("<span data-stem=\"day-1\">Ydy’r tîm yn cyfarfod bob dydd?</span>"));
    assert!(page.contains("Heb fod"));
}

#[test]
fn a_site_in_one_language_knows_nothing_of_editions() {
    let site = TestSite::small();
    site.build();
    let page = site.page("cases/first.html");
    for trace in [
        "hreflang",
        "cb-languages\"",
        "cb-untranslated",
        " dir=",
        "alternate",
    ] {
        assert!(!page.contains(trace), "{trace}");
    }
}

#[test]
fn what_is_missing_is_told_once_an_edition() {
    let run = site().run(&["check", "--today", "2026-02-01"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let warnings: Vec<&str> = run
        .stderr
        .lines()
        .filter(|line| line.contains("[missing-translation]"))
        .collect();
    assert_eq!(
        warnings,
        [
            "warning[missing-translation]: without a translation into `cy`: 4 texts, 2 entries of `topics.yaml`, 1 term of `glossary.yaml`",
            "warning[missing-translation]: without a translation into `ar`: 7 texts, 4 entries of `topics.yaml`, 3 terms of `glossary.yaml`",
        ]
    );
    assert!(
        run.stderr
            .contains("write `assessments/weekly.cy.yaml`, `cases/second.cy.md`"),
        "{}",
        run.stderr
    );
    assert_eq!(
        told(|_| {}).matches("warning").count(),
        1,
        "and nothing else but their number"
    );
}

#[test]
fn a_translation_that_says_more_than_words_is_told_at_its_place() {
    let check = |path: &str, from: &str, to: &str, wanted: &str| {
        let told = told(|site| _ = site.replace(path, from, to));
        let one_line = told.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        assert!(one_line.contains(wanted), "{wanted}\n{told}");
    };
    let case = "content/cases/first.cy.md";
    check(
        case,
        "country: england",
        "country: wales",
        "error[translation-differs]: the country is `wales`, and in the original `england` --> content/cases/first.cy.md:5:10",
    );
    check(
        case,
        "id: fir-02",
        "id: fir-09",
        "the fact `fir-09` stands where the original has `fir-02`",
    );
    check(
        case,
        "evidence: claim",
        "evidence: views",
        "the evidence of `fir-o2` is not that of the original",
    );
    check(
        case,
        "## Beth ddaeth ohono",
        "### Beth ddaeth ohono",
        "stands where the original has `What came of it`, of another level",
    );
    let form = "content/assessments/daily.cy.yaml";
    check(
        form,
        "id: day-2",
        "id: day-3",
        "the question `day-3` stands where the original has `day-2` --> content/assessments/daily.cy.yaml",
    );
    check(
        form,
        "at-most: 1",
        "at-most: 2",
        "this rule of advice for `day-1` is not that of the original",
    );
    check(
        form,
        "strength: direct",
        "strength: caution",
        "the strength of `fir-01` is not that of the original",
    );
    check(
        form,
        "          4: Mae’n cyfarfod bob dydd.\n",
        "",
        "the original has words for level 4 of `day-1`",
    );
    check(
        "content/glossary.cy.yaml",
        "id: huddle",
        "id: cwtsh",
        "the original has no `cwtsh`",
    );
    check(
        "book.toml",
        ", \"ar\"",
        ", \"fr\"",
        "warning[missing-words]: the theme has no words in `fr` --> book.toml:8:20",
    );
}

#[test]
fn a_translation_of_an_older_version_is_not_shown() {
    let site = site();
    site.replace(
        "content/assessments/daily.yaml",
        "version: 1.0.0",
        "version: 1.1.0",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr.contains("warning[outdated-translation]: this is a translation of version 1.0.0, and the original is version 1.1.0 now"),
        "{}",
        run.stderr
    );
    let page = site.page("cy/assessments/daily.html");
    assert!(page.contains("cb-untranslated") && page.contains("Does the team meet each day?"));
    // A correction of words asks the same.
    site.replace(
        "content/assessments/daily.yaml",
        "version: 1.1.0",
        "version: 1.0.3",
    );
    assert!(!site.run(&["build"]).stderr.contains("outdated"));
    assert!(site.page("cy/assessments/daily.html").contains("Ydy’r tîm"));
}

#[test]
fn a_draft_of_a_translation_waits() {
    let site = site();
    site.replace(
        "content/cases/first.cy.md",
        "country: england",
        "country: england\ndraft: true",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.page("cy/cases/first.html").contains("cb-untranslated"));
}

#[test]
fn search_in_welsh_finds_words_as_they_are_written() {
    let site = site();
    site.build();
    let index = |folder: &str| site.page(&format!("{folder}search/index.js"));
    assert!(index("").contains("\"stemmed\":true"));
    assert!(index("cy/").contains("\"stemmed\":false"));
}

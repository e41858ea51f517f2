//! The look: what a trust makes of it, and the pictures that stand beside words.

use crate::support::{TestSite, repository};

const LOGO: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>";

fn branded(settings: &str) -> TestSite {
    let site = TestSite::small();
    let book = format!("id = \"small\"\n\n[output.site.brand]\n{settings}");
    site.replace("book.toml", "id = \"small\"", &book);
    site
}

/// The style that every page has.
fn site_style(site: &TestSite) -> String {
    let files = site.built();
    let style = files
        .iter()
        .find(|(path, _)| path.starts_with("assets/site.") && path.ends_with(".css"));
    String::from_utf8(style.expect("a style of every page").1.clone()).unwrap()
}

#[test]
fn a_trust_gives_its_name_logo_colour_and_fonts() {
    let site = branded(
        "name = \"Fen & Wold\"\nlogo = \"brand/logo.svg\"\nlogo-alt = \"Fen & Wold\"\nicon = \"brand/logo.svg\"\n\
         colour = \"#005eb8\"\nfont = \"brand/our font.woff2\"\n",
    );
    site.write("content/brand/logo.svg", LOGO);
    site.write("content/brand/our font.woff2", b"wOF2\xff");
    site.build();
    let page = site.page("cases/first.html");
    for expected in [
        "<img class=\"cb-header__logo\" src=\"../brand/logo.svg\" alt=\"Fen &amp; Wold\">",
        "<span class=\"cb-header__name\">Fen &amp; Wold</span> Small site</span>",
        "<link rel=\"icon\" href=\"../brand/logo.svg\">",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    assert!(!page.contains("cb-header__mark"), "one mark is enough");
    let cover = site.page("book.html");
    let cover = cover.split("cb-book__cover").nth(1).unwrap();
    assert!(
        cover.contains("<p class=\"cb-book__name\">Fen &amp; Wold</p>"),
        "the cover of the book says whose it is"
    );
    let style = site_style(&site);
    assert!(style.contains("url(\"../brand/our%20font.woff2\")"));
    assert!(style.contains(":#005eb8;"));
    assert!(style.contains(".cb-header__logo"));
    assert!(site.output().join("brand/our font.woff2").exists());
}

#[test]
fn without_a_brand_nothing_of_one_is_there() {
    let site = TestSite::small();
    site.build();
    let page = site.page("index.html");
    assert!(page.contains("cb-header__mark") && !page.contains("cb-header__name"));
    let style = site_style(&site);
    assert!(!style.contains("@font-face") && !style.contains("cb-header__logo"));
    assert!(site.built().iter().all(|(path, _)| !path.contains("brand")));
}

#[test]
fn a_brand_file_that_is_not_there_is_told_with_what_to_type() {
    let site = branded("name = \"A\"\nlogo = \"content/logo.svg\"\nfont = \"a.woff2\"\n");
    site.write("content/logo.svg", LOGO);
    let run = site.run(&["check"]);
    assert_eq!(run.code, 1);
    for expected in [
        "`logo` names `content/logo.svg`, which is not there",
        "book.toml:10:8",
        "write `logo = \"logo.svg\"`",
        "`font` names `a.woff2`, which is not there",
        "book.toml:11:8",
        "put the file into `content/`",
    ] {
        assert!(
            run.stderr.contains(expected) || run.stdout.contains(expected),
            "{expected}\n{}{}",
            run.stdout,
            run.stderr
        );
    }
}

#[test]
fn files_in_the_assets_of_a_theme_are_published_whatever_they_are() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "id = \"small\"",
        "id = \"small\"\ntheme = \"trust\"",
    );
    site.write("themes/trust/assets/logo.png", b"\x89PNG\r\n\x1a\n\xff");
    site.write(
        "content/guide/more.md",
        "---\ntitle: More\nsummary: More.\n---\n\n[Our mark](../assets/logo.png)\n",
    );
    site.build();
    let published = std::fs::read(site.output().join("assets/logo.png")).unwrap();
    assert_eq!(published, b"\x89PNG\r\n\x1a\n\xff");
    // Anything but text elsewhere in a theme is still a slip.
    site.write("themes/trust/logo.png", b"\x89PNG\r\n\x1a\n\xff");
    assert_eq!(site.run(&["check"]).code, 1);
}

#[test]
fn a_case_with_dates_has_a_timeline_in_order_and_in_words() {
    let site = TestSite::small();
    let case = "content/cases/first.md";
    site.build();
    let page = site.page("cases/first.html");
    assert!(!page.contains("cb-timeline"), "one date is no timeline");
    let nurse = "    text: A nurse led the meeting.\n";
    site.replace(case, nurse, &format!("{nurse}    date: November 2009\n"));
    site.build();
    let page = site.page("cases/first.html");
    let timeline = page.split("<figure class=\"cb-timeline\"").nth(1).unwrap();
    let timeline = timeline.split("</figure>").next().unwrap();
    let place = |text: &str| {
        timeline
            .find(text)
            .unwrap_or_else(|| panic!("no {text}: {timeline}"))
    };
    assert!(place("<a href=\"#fir-02\">November 2009</a>") < place("A nurse led the meeting."));
    assert!(place("A nurse led the meeting.") < place(">2014</a>"));
    assert_eq!(timeline.matches("<circle").count(), 2);
    assert!(
        timeline.contains("aria-hidden=\"true\""),
        "the list says it all"
    );
    site.replace(case, "November 2009", "long ago");
    let run = site.run(&["check"]);
    assert!(format!("{}{}", run.stdout, run.stderr).contains("`date` names no year: `long ago`"));
}

/// What only tokens may hold.
const RAW: [&str; 7] = ["#", "rgb", "hsl", "oklch", "white", "black", "grey"];

#[test]
fn every_colour_is_a_token() {
    let theme = repository().join("themes/default");
    for path in crate::support::files_below(&theme) {
        if !path.ends_with(".css") || path.ends_with("tokens.css") {
            continue;
        }
        let text = std::fs::read_to_string(theme.join(&path)).unwrap();
        let values = text
            .split(['{', ';', '}'])
            .filter_map(|part| part.split_once(':'));
        for (property, value) in values {
            let is_colour = [
                "color",
                "background",
                "border",
                "outline",
                "shadow",
                "fill",
                "stroke",
            ]
            .iter()
            .any(|name| property.contains(name));
            let words = value.split(|c: char| !c.is_alphanumeric() && c != '#');
            let raw = words.into_iter().find(|word| {
                RAW.iter().any(|raw| {
                    if *raw == "#" {
                        word.starts_with('#')
                    } else {
                        word == raw
                    }
                })
            });
            assert!(
                !is_colour || raw.is_none(),
                "themes/default/{path}: `{}:{value}` should be `var(--cb-colour-...)` of css/tokens.css",
                property.trim()
            );
        }
    }
}

#[test]
fn every_size_of_letters_is_a_token() {
    let theme = repository().join("themes/default");
    for path in crate::support::files_below(&theme) {
        if !path.ends_with(".css") || path.ends_with("tokens.css") {
            continue;
        }
        let text = std::fs::read_to_string(theme.join(&path)).unwrap();
        for declaration in text.split(['{', ';', '}']) {
            let Some((property, value)) = declaration.split_once(':') else {
                continue;
            };
            let is_size = matches!(property.trim(), "font" | "font-size");
            assert!(
                !is_size || !value.contains("rem") && !value.contains("px"),
                "themes/default/{path}: `{}` should be `var(--cb-size-...)` of css/tokens.css",
                declaration.trim()
            );
        }
    }
}

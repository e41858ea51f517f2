//! A small site with every kind of page, against its expected output.
//!
//! Most pages are compared by their main part, so that a change of the frame changes one file; the
//! case page is compared whole.

use crate::support::{TestSite, expect_file, files_below, repository};

/// The part of a page that is its own.
fn main_part(html: &str) -> &str {
    let start = html.find("<main").expect("a page has a main part");
    let end = html.find("</main>").expect("the main part ends");
    &html[start..end]
}

#[test]
fn the_small_site_is_built_as_expected() {
    let site = TestSite::small();
    site.build();
    let expected = repository().join("tests/golden/small/expected");
    let mut pages = Vec::new();
    for path in files_below(&site.output())
        .iter()
        .filter(|path| path.ends_with(".html"))
    {
        let html = site.page(path);
        let part = if path == "cases/first.html" {
            &html
        } else {
            main_part(&html)
        };
        let part = without_hashes(part);
        expect_file(&expected.join(path), &part);
        pages.push(path.clone());
    }
    assert_eq!(
        files_below(&expected),
        pages,
        "expected pages and built pages are the same set"
    );
}

/// Names of assets hold a hash of their contents; a change of style or of another page should not change
/// this one.
fn without_hashes(html: &str) -> String {
    let mut out = String::new();
    for part in html.split_inclusive('.') {
        let name = part.trim_end_matches('.');
        let is_hash = name.len() == 8 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        out.push_str(if is_hash { "HASH." } else { part });
    }
    out
}

#[test]
fn every_file_of_the_site_folder_is_in_the_output_or_became_a_page() {
    let site = TestSite::small();
    site.build();
    assert_eq!(site.page("plan.txt"), "A plain file.\n");
    let built: Vec<String> = site.built().into_iter().map(|(path, _)| path).collect();
    for page in [
        "cases/first.html",
        "cases/second.html",
        "guide/reading.html",
        "assessments/daily.html",
        "404.html",
    ] {
        assert!(built.iter().any(|path| path == page), "{page}");
    }
}

#[test]
fn the_same_folder_gives_the_same_bytes_anywhere_and_with_any_number_of_threads() {
    let (one, other) = (TestSite::small(), TestSite::small());
    one.build();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["build", "--quiet"])
        .arg(other.root())
        .env("RAYON_NUM_THREADS", "1")
        .env("TZ", "Pacific/Auckland")
        .env("LC_ALL", "tr_TR.UTF-8")
        .current_dir("/")
        .output()
        .unwrap();
    assert!(run.status.success());
    assert_eq!(one.built(), other.built());
}

#[test]
fn a_site_overrides_one_template_and_keeps_the_rest() {
    let site = TestSite::small();
    site.replace(
        "book.toml",
        "id = \"small\"",
        "id = \"small\"\ntheme = \"trust\"",
    );
    site.write(
        "themes/trust/pages/not-found.html",
        "{% extends \"layout.html\" %}{% block main %}Nothing here.{% endblock %}",
    );
    site.build();
    assert!(site.page("404.html").contains("Nothing here."));
    assert!(site.page("index.html").contains("Welcome"));
}

#[test]
fn drafts_stay_out_unless_they_are_asked_for() {
    let site = TestSite::small();
    site.replace(
        "content/guide/reading.md",
        "weight: 1",
        "weight: 1\ndraft: true",
    );
    site.replace("content/index.md", ", or [the guide](guide/reading.md)", "");
    site.replace(
        "content/assessments/daily.yaml",
        "          - {fact: gui-1, strength: caution, note: Read the marks first.}\n",
        "",
    );
    site.build();
    assert!(!site.output().join("guide/reading.html").exists());
    let run = site.run(&["build", "--drafts"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.output().join("guide/reading.html").exists());
}

#[test]
fn pictures_and_files_that_only_a_draft_leads_to_stay_out_with_it() {
    let site = TestSite::small();
    site.write(
        "content/guide/secret.md",
        "---\ntitle: Qzxv\nsummary: Qzxv.\ndraft: true\n---\n\n![A qzxv](qzxv.svg) and [a plan](../plan.txt) [of it](../%71zxv.pdf).\n",
    );
    site.write(
        "content/guide/qzxv.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    site.write("content/qzxv.pdf", "PDF");
    site.replace(
        "content/index.md",
        ", or [the guide]",
        ", [the plan](plan.txt), or [the guide]",
    );
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(
        run.stderr
            .contains("left out: guide/qzxv.svg (only a draft leads to it"),
        "{}",
        run.stderr
    );
    for (path, bytes) in site.built() {
        let told = path.contains("qzxv")
            || String::from_utf8_lossy(&bytes)
                .to_lowercase()
                .contains("qzxv");
        assert!(!told, "{path}");
    }
    assert_eq!(
        site.page("plan.txt"),
        "A plain file.\n",
        "a published text leads to it too"
    );
    let run = site.run(&["build", "--drafts"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(site.output().join("qzxv.pdf").exists());
}

#[test]
fn an_address_of_mail_in_a_text_can_be_followed() {
    let site = TestSite::small();
    site.replace(
        "content/guide/reading.md",
        "\n---\n\n",
        "\n---\n\nWrite to <team@example.org>.\n\n",
    );
    let page = site.build().page("guide/reading.html");
    assert!(
        page.contains("<a href=\"mailto:team@example.org\">team@example.org</a>"),
        "{page}"
    );
}

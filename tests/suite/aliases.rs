//! `aliases`: an old address leads to the page of today, without a script, and is told nowhere else.

use crate::support::TestSite;

const SECOND: &str = "content/cases/second.md";

fn site(aliases: &str) -> TestSite {
    let site = TestSite::small();
    let line = format!("related: [first]\naliases: {aliases}\n");
    site.replace(SECOND, "related: [first]\n", &line);
    site
}

#[test]
fn an_old_address_sends_the_reader_on_without_a_script() {
    let site = site("[the-board, stories/Old_One.html, top.html]");
    site.build();
    for (old, address) in [
        ("cases/the-board.html", "second.html"),
        ("stories/Old_One.html", "../cases/second.html"),
        ("top.html", "cases/second.html"),
        // From the front matter of the guide.
        ("help/start.html", "../guide/index.html"),
    ] {
        let page = site.page(old);
        let refresh = format!("<meta http-equiv=\"refresh\" content=\"0; url={address}\">");
        assert!(page.contains(&refresh), "{old}\n{page}");
        assert!(page.contains(&format!("<a href=\"{address}\">")), "{old}");
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{old}"
        );
        assert!(page.contains("<html lang=\"en-GB\">"), "{old}");
        assert!(
            page.contains("default-src 'none'"),
            "every page carries the policy"
        );
        assert!(!page.contains("<script"), "{old}");
    }
}

#[test]
fn an_old_address_is_in_no_list_search_or_map() {
    let site = site("[qzxv]");
    site.replace(
        "book.toml",
        "id = \"small\"",
        "id = \"small\"\nbase-url = \"https://example.org/\"",
    );
    site.build();
    assert!(site.page("sitemap.xml").contains("cases/second.html"));
    for (path, bytes) in site.built() {
        let is_told = String::from_utf8_lossy(&bytes).contains("qzxv");
        assert!(!is_told || path == ".casebook-manifest.json", "{path}");
    }
}

#[test]
fn the_old_address_of_a_draft_is_left_out_with_it() {
    let site = TestSite::small();
    let draft =
        "---\ntitle: Third\nsummary: S.\ndraft: true\naliases: [old, second]\n---\n\nWords.\n";
    site.write("content/guide/third.md", draft);
    site.write(
        "content/guide/second.md",
        draft.replace("draft: true\naliases: [old, second]\n", ""),
    );
    site.build();
    assert!(!site.output().join("guide/old.html").exists());
    let told = site.run(&["check", "--drafts"]);
    assert!(
        told.stderr.contains("error[duplicate-alias]"),
        "{}",
        told.stderr
    );
}

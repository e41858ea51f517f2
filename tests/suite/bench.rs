//! The made-up sites of `benches/build`, so that the bench cannot fall behind what casebook reads.

use std::process::Command;

use crate::support::{TestSite, files_below, repository};

/// Writes a site with the generator; `None` where there is no Python, which only the bench needs.
fn generated(pages: &str) -> Option<TestSite> {
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new("python3")
        .arg(repository().join("benches/build/generate.py"))
        .arg(pages)
        .arg(folder.path())
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
    Some(TestSite::copy_of(folder.path()))
}

#[test]
fn a_generated_site_has_no_fault_and_every_link_in_it_lands() {
    let Some(site) = generated("30") else {
        return;
    };
    let run = site.run(&["check", "--today", "2026-01-02"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    site.build();
    let pages = files_below(&site.output());
    let pages = pages.iter().filter(|path| path.ends_with(".html"));
    assert!(pages.count() > 60, "30 texts, their lists and topics");
    assert!(site.look_at_links() > 1000);
}

#[test]
fn a_generated_site_is_the_same_each_time() {
    let (Some(one), Some(other)) = (generated("12"), generated("12")) else {
        return;
    };
    let texts = |site: &TestSite| {
        let files = files_below(&site.root()).into_iter();
        let read = |path: String| (std::fs::read(site.root().join(&path)).unwrap(), path);
        files.map(read).collect::<Vec<_>>()
    };
    assert!(texts(&one) == texts(&other));
}

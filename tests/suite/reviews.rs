//! When texts are due for review, and what the accessibility statement says.

use crate::support::TestSite;

fn dated() -> TestSite {
    let site = TestSite::small();
    site.replace(
        "content/cases/first.md",
        "review-by: 2028-01-31",
        "review-by: 2026-06-01",
    );
    site.replace(
        "content/cases/second.md",
        "\ntitle:",
        "\nreview-by: 2026-01-31\ntitle:",
    );
    site
}

#[test]
fn what_is_due_by_a_day_is_listed_the_longest_due_first() {
    let site = dated();
    let due = |day: &str| {
        let run = site.run(&["check", "--due", day]);
        assert_eq!(run.code, 0, "being due is no error: {}", run.stderr);
        assert!(
            !run.stderr.contains("overdue-review"),
            "each is told once: {}",
            run.stderr
        );
        let lines = run.stdout.lines().map(|line| {
            line.split_whitespace()
                .take(3)
                .collect::<Vec<_>>()
                .join(" ")
        });
        lines
            .filter(|line| line.contains("/cases/"))
            .collect::<Vec<_>>()
    };
    let second = "2026-01-31 never content/cases/second.md:2";
    let first = "2026-06-01 2026-01-31 content/cases/first.md:35";
    assert_eq!(due("2026-01-30"), Vec::<String>::new());
    assert_eq!(due("2026-01-31"), [second]);
    assert_eq!(due("2026-06-01"), [second, first]);
    let today = site.run(&["check", "--due", "--today", "2026-02-01"]);
    assert!(today.stdout.contains("second.md") && !today.stdout.contains("first.md"));
    assert_eq!(site.run(&["check", "--due", "soon"]).code, 2);
    assert_eq!(
        site.run(&["check", "--due", "2026-01-30", "--format", "json"])
            .code,
        2
    );
}

const SETTINGS: &str = "\n[output.site.accessibility]\norganisation = \"Example trust\"\nlaw = \"great-britain\"\nstatus = \"partial\"\n\
    contact = [\"access@trust.example\", \"https://trust.example/contact\", \"Telephone 01632 960000\"]\nresponse-days = 10\n\
    prepared = 2026-11-01\nreviewed = 2026-11-20\ntested = 2026-10-30\nmethod = \"We tested every page ourselves.\"\n\
    [[output.site.accessibility.problems]]\nwhat = \"The map <has> no text version (1.1.1).\"\nreason = \"non-compliance\"\nplan = \"It will have one by May.\"\n\
    [[output.site.accessibility.problems]]\nwhat = \"Some old letters are pictures (1.4.5).\"\nreason = \"disproportionate-burden\"\n";
const PAGE: &str = "---\ntitle: Accessibility\nsummary: What works for whom.\n---\n\n## What we aim at\n\nEverybody.\n";

fn statement(change: impl Fn(&str) -> String) -> String {
    let site = TestSite::small();
    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    site.write("book.toml", change(&format!("{book}{SETTINGS}")));
    site.write("content/accessibility.md", PAGE);
    site.build().page("accessibility.html")
}

#[test]
fn the_statement_has_every_part_that_the_law_asks_for() {
    let page = statement(str::to_owned);
    let mut rest = page.as_str();
    for part in [
        "What we aim at</h2>",
        "Compliance status</h2>",
        "Example trust is committed to making this website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
        "“Small site”",
        "partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard",
        "Non-accessible content</h2>",
        "Non-compliance with the accessibility regulations",
        "The map &lt;has&gt; no text version (1.1.1). It will have one by May.",
        "Disproportionate burden",
        "Some old letters are pictures (1.4.5).",
        "Feedback and contact information</h2>",
        "<a href=\"mailto:access@trust.example\">access@trust.example</a>",
        "<a href=\"https://trust.example/contact\">",
        "<li>Telephone 01632 960000</li>",
        "within 10 working days",
        "Enforcement procedure</h2>",
        "Equality and Human Rights Commission (EHRC)",
        "<a href=\"https://www.equalityadvisoryservice.com/\">Equality Advisory and Support Service (EASS)</a>",
        "Preparation of this statement</h2>",
        "prepared on 1 November 2026. It was last reviewed on 20 November 2026.",
        "last tested on 30 October 2026. We tested every page ourselves.",
    ] {
        let at = rest
            .find(part)
            .unwrap_or_else(|| panic!("no `{part}`, or not in its place, in {page}"));
        rest = &rest[at..];
    }
    assert!(!page.contains('{'), "a name in braces was not filled in");
}

#[test]
fn the_statement_follows_the_law_that_applies() {
    let north = statement(|book| book.replace("great-britain", "northern-ireland"));
    assert!(
        north.contains("https://www.equalityni.org/") && !north.contains("equalityadvisoryservice")
    );
    let scoped = |book: &str| book.replace("disproportionate-burden", "out-of-scope");
    assert!(statement(scoped).contains("not within the scope of the accessibility regulations"));
    let none = statement(|book| scoped(book).replace("great-britain", "none"));
    assert!(none.contains("What the standard is not applied to"));
    assert!(none.contains("Example trust is not a public sector body"));
    assert!(!none.contains("Enforcement procedure") && !none.contains("is committed to"));
    let full = statement(|book| {
        let book = book.replace("partial", "full");
        book.split("[[output.site").next().unwrap().to_owned()
    });
    assert!(full.contains("fully compliant") && !full.contains("Non-accessible content"));
}

#[test]
fn status_and_problems_say_the_same() {
    let faults = |change: &dyn Fn(&str) -> String| {
        let site = TestSite::small();
        let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
        site.write("book.toml", change(&format!("{book}{SETTINGS}")));
        site.write("content/accessibility.md", PAGE);
        site.run(&["check"]).stderr
    };
    let scoped = |book: &str| {
        book.replace("non-compliance", "out-of-scope")
            .replace("disproportionate-burden", "out-of-scope")
    };
    let full = |book: &str| book.replace("\"partial\"", "\"full\"");
    assert!(!faults(&str::to_owned).contains("statement-status"));
    assert!(faults(&full).contains("the status is `full`, and problems are listed"));
    assert!(faults(&scoped).contains("the status is not `full`, and no problem is listed"));
    assert!(!faults(&|book| full(&scoped(book))).contains("statement-status"));
}

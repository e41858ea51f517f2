//! `casebook serve` through a real socket: what it answers, and that every kind of change arrives.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use casebook::diagnostic::{Diagnostic, Severity};

use crate::support::{TestSite, files_below};

const CASE: &str = "content/cases/second.md";
const PAGE: &str = "/cases/second.html";

/// A running server, ended with the test.
struct Served {
    process: Child,
    port: u16,
}

impl Drop for Served {
    fn drop(&mut self) {
        _ = self.process.kill();
        _ = self.process.wait();
    }
}

/// An answer: its head, and its body.
struct Answer {
    head: String,
    body: String,
}

impl Answer {
    fn status(&self) -> &str {
        &self.head[9..12]
    }
}

impl Served {
    fn new(site: &TestSite, arguments: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(["serve", "-p", "0"])
            .args(arguments)
            .current_dir(site.root())
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let out = process.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let port = line.trim_end_matches("/\n").rsplit(':').next();
        let port = port.and_then(|port| port.parse().ok());
        let port = port.unwrap_or_else(|| panic!("no address: {line:?}"));
        Self { process, port }
    }

    fn ask(&self, request: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut text = Vec::new();
        stream.read_to_end(&mut text).unwrap();
        let text = String::from_utf8_lossy(&text).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").expect("an answer");
        Answer {
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    }

    /// Waits for the news that a page waits for, until a state is as it should be.
    fn until(&self, what: &str, is_so: impl Fn(&str) -> bool) -> String {
        let mut state = self.get("/.casebook/state").body;
        for _ in 0..30 {
            if is_so(&state) {
                return state;
            }
            let seen = part(&state, "seen");
            state = self.get(&format!("/.casebook/state?seen={seen}")).body;
        }
        panic!("waited in vain for {what}: {state}");
    }

    /// Waits until a page holds some words, and nothing is wrong.
    fn shows(&self, path: &str, words: &str) {
        self.until(words, |state| {
            is_clean(state) && self.get(path).body.contains(words)
        });
    }
}

/// A text of the state that a page is told.
fn part<'a>(state: &'a str, name: &str) -> &'a str {
    let rest = state.split(&format!("\"{name}\":\"")).nth(1);
    rest.and_then(|rest| rest.split('"').next()).unwrap()
}

/// A number of the state.
fn count(state: &str, name: &str) -> usize {
    let rest = state.split(&format!("\"{name}\":")).nth(1).unwrap();
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap()
}

fn is_clean(state: &str) -> bool {
    state.ends_with("\"faults\":[]}")
}

/// Builds the site, and compares every file with what is served: the same bytes, less what serve adds.
fn assert_as_built(site: &TestSite, served: &Served, when: &str) {
    site.build();
    let mut pages = 0;
    for (path, bytes) in site.built() {
        if path.starts_with(".casebook") {
            continue; // what a build keeps for itself
        }
        let answer = served.get(&format!("/{path}"));
        let mut body = answer.body;
        if path.ends_with(".html") {
            pages += 1;
            let added = body
                .find("<script src=\"/.casebook/live.js\"")
                .expect("our script");
            let end = added + body[added..].find("</head>").unwrap();
            body.replace_range(added..end, "");
            body = body.replacen("connect-src 'self'", "connect-src 'none'", 1);
        }
        assert_eq!(answer.head[..15], *"HTTP/1.1 200 OK", "{path} {when}");
        assert!(
            body.as_bytes() == bytes,
            "{path} is not as it is built {when}"
        );
    }
    assert!(pages > 10);
}

/// Waits until the faults that are told are those of a folder that is opened for the first time.
fn assert_same_faults(site: &TestSite, served: &Served, when: &str) {
    let opened = casebook::open(&site.root(), false);
    let errors = opened.faults.iter();
    let errors = errors.filter(|fault| fault.severity == Severity::Error);
    let (errors, all) = (errors.count(), opened.faults.len());
    served.until(&format!("the faults {when}"), |state| {
        let told = |fault: &Diagnostic| state.contains(&format!("\"rule\":\"{}\"", fault.rule));
        let counts = (count(state, "errors"), count(state, "warnings"));
        counts == (errors, all - errors) && opened.faults.iter().all(told)
    });
}

#[test]
fn after_every_change_the_same_is_wrong_and_shown_as_in_a_fresh_build() {
    let site = TestSite::small();
    for name in ["alder", "birch"] {
        site.write(&format!("content/guide/{name}.md"), page(name));
    }
    let served = Served::new(&site, &[]);
    let read = |path: &str| std::fs::read_to_string(site.root().join(path)).unwrap();
    let first = "content/cases/first.md";
    let steps: [(&str, &str, &str, &str); 12] = [
        (CASE, "title: \"Second", "title: \"Zweites", "Zweites"),
        (
            CASE,
            "organisation: Second",
            "organisation: A",
            "A Hospital Trust",
        ),
        (
            "content/guide/alder.md",
            "title: alder",
            "title: Zebra",
            "Zebra",
        ),
        (
            "content/guide/alder.md",
            "Some text.",
            "Some text on a huddle.",
            "on a",
        ),
        (
            CASE,
            "topics: [boards, listening]",
            "topics: [listening]",
            "listening",
        ),
        (CASE, "topics: [listening]", "topics: [nowhere]", ""),
        (CASE, "topics: [nowhere]", "topics: [boards]", "Boards"),
        (first, "## Context", "## Contents", ""),
        (
            "content/guide/reading.md",
            "first.md#context",
            "first.md#contents",
            "#contents",
        ),
        (
            "content/glossary.yaml",
            "term: Huddle",
            "term: Board",
            "Board",
        ),
        (
            "content/references.yaml",
            "title: On wards",
            "title: Off wards",
            "Off wards",
        ),
        (
            first,
            "A ward met each day.",
            "A ward met every day.",
            "every day",
        ),
    ];
    for (path, from, to, words) in steps {
        site.replace(path, from, to);
        let when = format!("after `{to}` in {path}");
        assert_same_faults(&site, &served, &when);
        if !words.is_empty() {
            let is_shown = |place: &str| served.get(place).body.contains(words);
            let places = [
                PAGE,
                "/cases/first.html",
                "/guide/alder.html",
                "/guide/reading.html",
                "/glossary.html",
                "/references.html",
            ];
            served.until(&when, |_| places.into_iter().any(is_shown));
            assert_as_built(&site, &served, &when);
        }
    }
    // Files that come, get another name, and go.
    site.write("content/new.txt", "a file");
    served.shows("/new.txt", "a file");
    assert_as_built(&site, &served, "after a file that is copied");
    let birch = site.root().join("content/guide/birch.md");
    std::fs::rename(&birch, site.root().join("content/guide/cedar.md")).unwrap();
    served.shows("/guide/cedar.html", "birch");
    assert_as_built(&site, &served, "after a page has another name");
    let case = read(CASE);
    std::fs::remove_file(site.root().join(CASE)).unwrap();
    served.until("the case to go", |_| {
        served.get(PAGE).status() == "404" || !is_clean(&served.get("/.casebook/state").body)
    });
    assert_same_faults(&site, &served, "after a case has gone");
    site.write(CASE, case);
    served.shows(PAGE, "Zweites");
    assert_as_built(&site, &served, "after it has come back");
}

#[test]
fn what_an_editor_writes_beside_a_text_is_no_change() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    let seen = |served: &Served| part(&served.get("/.casebook/state").body, "seen").to_owned();
    let before = seen(&served);
    site.write("content/cases/.second.md.swp", "unsaved");
    site.write("content/cases/second.md~", "the text before");
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(seen(&served), before);
    site.replace(CASE, "## Context", "## Saved");
    served.shows(PAGE, "Saved");
}

#[test]
fn a_page_is_the_built_page_and_what_loads_it_anew() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    assert_as_built(&site, &served, "at the start");
}

#[test]
fn after_every_change_each_page_is_as_a_fresh_build_makes_it() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    let changed = |what: &str, path: &str, words: &str| {
        served.shows(path, words);
        assert_as_built(&site, &served, &format!("after {what}"));
    };
    site.replace(CASE, "## Context", "## Changed context");
    changed("a change of a case", PAGE, "Changed context");
    // A file that comes first gives every other file another number.
    site.write("content/aaa.md", page("First of all"));
    changed("a new file", "/aaa.html", "First of all");
    site.replace(
        "content/topics.yaml",
        "title: Boards",
        "title: Boards and governors",
    );
    changed(
        "another topic",
        "/topics/index.html",
        "Boards and governors",
    );
    let works = std::fs::read_to_string(site.root().join("content/references.yaml")).unwrap();
    let title = works
        .lines()
        .find(|line| line.starts_with("  title:"))
        .unwrap();
    site.replace("content/references.yaml", title, "  title: Another title");
    changed(
        "another title of a work",
        "/references.html",
        "Another title",
    );
    let layout = include_str!("../../themes/default/layout.html");
    let own = layout.replace("<body", "<body data-own");
    site.write("themes/default/layout.html", own);
    changed("another look", "/", "<body data-own");
    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    let title = book.lines().find(|line| line.starts_with("title")).unwrap();
    site.replace("book.toml", title, "title = \"Another book\"");
    changed("other settings", "/", "Another book");
    std::fs::remove_file(site.root().join("content/aaa.md")).unwrap();
    served.until("the page to go", |_| {
        served.get("/aaa.html").status() == "404"
    });
    assert_as_built(&site, &served, "after a file has gone");
}

#[test]
fn a_template_fault_is_told_though_nobody_asks_for_such_a_page_and_the_last_good_site_stays() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    let glossary = include_str!("../../themes/default/pages/glossary.html");
    let broken = glossary.replacen("{% endblock", "{{ nobody.knows }}{% endblock", 1);
    site.write("themes/default/pages/glossary.html", broken);
    let state = served.until("the fault", |state| {
        state.contains("themes/default/pages/glossary.html:")
    });
    assert_eq!(count(&state, "errors"), 1, "{state}");
    for path in ["/glossary.html", PAGE] {
        let answer = served.get(path);
        assert_eq!(answer.status(), "200", "{path}");
        let site = format!("data-site=\"{}\"", part(&state, "site"));
        assert!(
            answer.body.contains(&site),
            "{path} is of the site that is shown"
        );
    }
    site.write("themes/default/pages/glossary.html", glossary);
    served.until("the end of it", is_clean);
    assert_as_built(&site, &served, "after the template is mended");
}

#[test]
fn warnings_are_told_and_counted_and_stop_nothing() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    let work = "nobody2001:\n  type: report\n  title: Uncited\n  author: [A]\n  date: 2001\n";
    let path = site.root().join("content/references.yaml");
    let works = std::fs::read_to_string(&path).unwrap();
    let many: String = (1..=60)
        .map(|number| work.replace("2001", &(2000 + number).to_string()))
        .collect();
    site.write("content/references.yaml", format!("{works}{work}"));
    let state = served.until("the warning", |state| state.contains("uncited-reference"));
    assert_eq!(
        (count(&state, "errors"), count(&state, "warnings")),
        (0, 1),
        "{state}"
    );
    assert!(state.contains("\"is_error\":false"), "{state}");
    assert!(served.get("/references.html").body.contains("Uncited"));
    site.write("content/references.yaml", format!("{works}{many}"));
    let state = served.until("all of them", |state| count(state, "warnings") == 60);
    assert_eq!(
        state.matches("\"is_error\"").count(),
        50,
        "the rest is counted"
    );
}

#[test]
fn nothing_of_serve_is_in_a_built_site() {
    let site = TestSite::small();
    site.build();
    for (path, bytes) in site.built() {
        let text = String::from_utf8_lossy(&bytes);
        for found in [
            "live.js",
            "EventSource",
            "fetch(",
            "casebook/state",
            "connect-src 'self'",
        ] {
            assert!(!text.contains(found), "{path} holds `{found}`");
        }
    }
}

#[test]
fn serving_writes_nothing() {
    let site = TestSite::small();
    site.build();
    let before = (files_below(&site.root()), site.built());
    let served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    site.replace(CASE, "## Context", "## Other context");
    served.shows(PAGE, "Other context");
    assert_eq!((files_below(&site.root()), site.built()), before);
}

#[test]
fn every_answer_has_its_type_and_is_not_kept() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    for (path, status, kind) in [
        ("/", "200", "text/html; charset=utf-8"),
        ("/cases/", "200", "text/html; charset=utf-8"),
        ("/index.html?x=1", "200", "text/html; charset=utf-8"),
        ("/plan.txt", "200", "text/plain; charset=utf-8"),
        ("/data/cases.json", "200", "application/json"),
        (
            "/.casebook/live.js",
            "200",
            "text/javascript; charset=utf-8",
        ),
        ("/.casebook/live.css", "200", "text/css; charset=utf-8"),
        ("/.casebook/state", "200", "application/json"),
        ("/.casebook/other", "404", "text/plain; charset=utf-8"),
        ("/nothing.html", "404", "text/html; charset=utf-8"),
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status(), status, "{path}");
        for line in [
            format!("Content-Type: {kind}"),
            "Cache-Control: no-store".to_owned(),
            "X-Content-Type-Options: nosniff".to_owned(),
            "Cross-Origin-Resource-Policy: same-origin".to_owned(),
        ] {
            assert!(
                answer.head.contains(&line),
                "{path}: {line}\n{}",
                answer.head
            );
        }
    }
    let built = site.build().page("404.html");
    let title = built
        .split("<title>")
        .nth(1)
        .and_then(|rest| rest.split('<').next());
    assert!(served.get("/nothing.html").body.contains(title.unwrap()));
}

#[test]
fn no_request_reaches_the_disk() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    for path in [
        "/../book.toml",
        "/..%2fbook.toml",
        "/%2e%2e/book.toml",
        "/book.toml",
        "/content/index.md",
        "//etc/passwd",
        "/..\\book.toml",
        "/.casebook/../book.toml",
        "/etc/passwd%00.html",
    ] {
        let answer = served.get(path);
        assert_eq!(answer.status(), "404", "{path}");
        assert!(!answer.body.contains("[book]"), "{path}");
    }
    let posted = served.ask("POST / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!(posted.status(), "405");
    let asked = served.ask("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert_eq!((asked.status(), asked.body.as_str()), ("200", ""));
}

#[test]
fn a_name_that_is_not_ours_is_turned_away() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    for head in [
        "Host: evil.example",
        "Host: localhost.evil.example:3000",
        "X: y",
    ] {
        for path in ["/", "/.casebook/state"] {
            let answer = served.ask(&format!("GET {path} HTTP/1.1\r\n{head}\r\n\r\n"));
            assert_eq!(answer.status(), "403", "{head}");
        }
    }
    let own = format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", served.port);
    assert_eq!(served.ask(&own).status(), "200");
}

#[test]
fn a_fault_is_told_with_its_line_over_the_last_good_page_and_goes_when_mended() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    let good = served.get(PAGE).body;
    site.replace(CASE, "topics: [", "topics: [<b>, ");
    let state = served.until("the fault", |state| !is_clean(state));
    for words in [
        "\"rule\":\"unknown-topic\"",
        "\"is_error\":true",
        "content/cases/second.md:",
        "\"marked\":\"\\u003cb>\"",
        "known topics:",
    ] {
        assert!(state.contains(words), "{words}: {state}");
    }
    assert_eq!(served.get(PAGE).body, good);
    site.replace(CASE, "topics: [<b>, ", "topics: [");
    let mended = served.until("the end of it", is_clean);
    assert_eq!(
        part(&mended, "site"),
        part(&state, "site"),
        "the site is what it was, so no page need load anew"
    );
}

#[test]
fn a_site_that_is_broken_from_the_start_shows_why_until_it_is_mended() {
    let site = TestSite::small();
    site.replace("book.toml", "[book]", "[book");
    let served = Served::new(&site, &[]);
    let answer = served.get("/cases/second.html");
    assert_eq!(answer.status(), "503");
    assert!(answer.body.contains("/.casebook/live.js"));
    assert!(served.get("/.casebook/state").body.contains("toml-syntax"));
    site.replace("book.toml", "[book", "[book]");
    served.shows("/cases/second.html", "Context");
}

#[test]
fn every_way_to_change_a_file_arrives() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    let (root, text) = (
        site.root(),
        std::fs::read_to_string(site.root().join(CASE)).unwrap(),
    );
    // A save by rename.
    let beside = root.join("content/cases/.second.md.new");
    std::fs::write(&beside, text.replace("## Context", "## By rename")).unwrap();
    std::fs::rename(&beside, root.join(CASE)).unwrap();
    served.shows(PAGE, "By rename");
    // A save that empties the file first.
    site.write(CASE, "")
        .write(CASE, text.replace("## Context", "## Emptied first"));
    served.shows(PAGE, "Emptied first");
    // A file, and a folder of them, that come, are renamed, and go.
    site.write("content/guide/new.md", page("New page"));
    served.shows("/guide/new.html", "New page");
    std::fs::create_dir(root.join("content/more")).unwrap();
    site.write("content/more/index.md", page("More"));
    served.shows("/more/index.html", "More");
    site.write("content/more/later.md", page("Later"));
    served.shows("/more/later.html", "Later");
    std::fs::rename(root.join("content/more"), root.join("content/moved")).unwrap();
    served.shows("/moved/later.html", "Later");
    site.write("content/moved/later.md", page("Much later"));
    served.shows("/moved/later.html", "Much later");
    std::fs::remove_dir_all(root.join("content/moved")).unwrap();
    served.until("the page to go", |_| {
        served.get("/moved/later.html").status() == "404"
    });
    // An asset.
    site.write("content/plan.txt", "another plan");
    served.shows("/plan.txt", "another plan");
}

#[test]
fn settings_and_the_theme_are_watched_too() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    served.shows("/", "<html");
    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    let title = book.lines().find(|line| line.starts_with("title")).unwrap();
    site.replace("book.toml", title, "title = \"Another title\"");
    served.shows("/", "Another title");
    // The folder of a theme that is not there yet.
    let layout = include_str!("../../themes/default/layout.html");
    site.write(
        "themes/default/layout.html",
        layout.replace("<body", "<body data-own"),
    );
    served.shows("/", "<body data-own");
    site.write(
        "themes/default/layout.html",
        layout.replace("{{ lang }}", "{{ land }}"),
    );
    served.until("the template's fault", |state| {
        state.contains("themes/default/layout.html:2:")
    });
    std::fs::remove_dir_all(site.root().join("themes")).unwrap();
    served.until("the built-in look", |state| {
        is_clean(state) && !served.get("/").body.contains("data-own")
    });
}

#[test]
fn the_content_folder_may_vanish_and_come_back() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    let (content, away) = (site.root().join("content"), site.root().join("away"));
    std::fs::rename(&content, &away).unwrap();
    served.until("the fault", |state| state.contains("no-content"));
    assert!(
        served.get(PAGE).body.contains("Context"),
        "the last good page stays"
    );
    std::fs::rename(&away, &content).unwrap();
    served.until("the end of it", is_clean);
    site.replace(CASE, "## Context", "## Back again");
    served.shows(PAGE, "Back again");
}

#[test]
fn of_a_hundred_changes_at_once_the_last_is_not_lost() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    for round in 1..=3 {
        for number in 0..100 {
            let title = format!("Page {number} of round {round}");
            site.write(&format!("content/guide/many-{number}.md"), page(&title));
        }
        served.shows("/guide/many-99.html", &format!("Page 99 of round {round}"));
        served.shows("/guide/many-0.html", &format!("Page 0 of round {round}"));
    }
}

#[test]
fn drafts_are_served_only_when_asked_for() {
    let site = TestSite::small();
    let draft = page("Unready").replacen("---\n", "---\ndraft: true\n", 1);
    site.write("content/guide/unready.md", draft);
    assert_eq!(
        Served::new(&site, &[]).get("/guide/unready.html").status(),
        "404"
    );
    let with = Served::new(&site, &["--drafts"]);
    assert_eq!(with.get("/guide/unready.html").status(), "200");
}

#[test]
fn a_port_in_use_says_what_to_type() {
    let site = TestSite::small();
    let served = Served::new(&site, &[]);
    let run = site.run(&["serve", "-p", &served.port.to_string()]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let said = format!("port {} is in use", served.port);
    assert!(run.stderr.contains(&said), "{}", run.stderr);
    assert!(run.stderr.contains("casebook serve -p "), "{}", run.stderr);
    let run = site.run(&["serve", "-n", "192.0.2.1", "-p", "0"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("is no address of this computer"),
        "{}",
        run.stderr
    );
    let empty = tempfile::tempdir().unwrap();
    let run = site.run(&["serve", empty.path().to_str().unwrap()]);
    assert_eq!(run.code, 2, "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it() {
    use std::os::unix::process::ExitStatusExt as _;
    let site = TestSite::small();
    let mut served = Served::new(&site, &[]);
    served.shows(PAGE, "Context");
    let id = served.process.id().to_string();
    let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
    assert!(sent.success());
    assert_eq!(served.process.wait().unwrap().signal(), Some(2));
}

/// The smallest page.
fn page(title: &str) -> String {
    format!("---\ntitle: {title}\nsummary: A page.\n---\n\nSome text.\n")
}

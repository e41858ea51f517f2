//! Twice the input never takes more than about twice the work, whatever is repeated in it.
//!
//! Each pattern is put into a small site at two sizes, one four times the other, and what changed is parsed, joined,
//! checked, made into pages and indexed for search, in this process. What is compared is time, side by side: linear work
//! takes about 4 times as long, quadratic 16. A pattern that seems to grow too fast is tried again, larger and more often,
//! before it is said to, so that a busy machine does not make this test fail.
//! `CASEBOOK_GROWTH=16 cargo test --release --test suite growth -- --nocapture` tries sizes sixteen times as large, and
//! prints a figure for each pattern.
#![expect(clippy::print_stdout, reason = "the figures are part of the proof")]
#![expect(
    clippy::needless_pass_by_value,
    reason = "a pattern hands its text over"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use casebook::diagnostic::{Faults, Severity};
use casebook::model::{Bibliography, Edition, Route, Site, SiteParts};
use casebook::render::{BuiltFiles, Renderer, jobs};
use casebook::search::{Content, Index};
use casebook::source::Sources;
use casebook::syntax::{assessment, case, glossary, page, references, taxonomy};
use casebook::theme::{Theme, gather};
use casebook::{check, config};

use crate::support::repository;

/// Four times the input may take this many times the work: 4 is linear, 16 quadratic. Between are n log n, caches, and
/// what a busy machine does to a short measurement.
const MOST: f64 = 9.0;
/// The small size, in bytes of the pattern.
const SIZE: usize = 4 * 1024;
/// What takes less than this at the large size, in seconds, is too short to be compared: it is made larger.
const SHORTEST: f64 = 0.008;
/// And this is large enough for a pattern that costs next to nothing.
const LARGEST: usize = 32 * SIZE;

/// Where a pattern goes, and the text of so many bytes.
type Make = fn(usize) -> Vec<(&'static str, String)>;

fn page(text: String) -> Vec<(&'static str, String)> {
    let front = "---\ntitle: Grown\nsummary: A page.\n---\n\n";
    vec![("content/guide/grown.md", format!("{front}{text}\n"))]
}

fn front(text: String) -> Vec<(&'static str, String)> {
    let text = format!("---\ntitle: Grown\nsummary: A page.\n{text}\n---\n\nWords.\n");
    vec![("content/guide/grown.md", text)]
}

fn data(text: String) -> Vec<(&'static str, String)> {
    vec![("content/glossary.yaml", text)]
}

fn book(text: String) -> Vec<(&'static str, String)> {
    let text = format!("[book]\ntitle = \"A\"\n{text}\n");
    vec![("book.toml", text)]
}

/// What is repeated in the text of a page.
const REPEATED: &[&str] = &[
    // The hard inputs of CommonMark's own test of this kind, and more of their sort.
    "[",
    "]",
    "[]",
    "![",
    "![a](",
    "[a](<b",
    "[a](b",
    "[a](b)",
    "[a](b \"c",
    "[a] ",
    "[a][b] ",
    "[a]: b\n",
    "[a]: b \"c\n",
    "*a ",
    "*a_ ",
    "**a *b ",
    "a**b",
    "*a**b*c ",
    "_a__b_c",
    "***",
    "*a **a ",
    "~~a ",
    "~a~~ ",
    "**",
    "__a",
    "a*_",
    "`",
    "`a",
    "``a` ",
    "\\",
    "\\*",
    "\\\n",
    "&",
    "&amp;",
    "&#",
    "&#x;",
    "&a;",
    "<",
    "<a",
    "<a ",
    "<a href=\"",
    "<!--",
    "<!",
    "<?",
    "<![CDATA[",
    "</",
    "<b>",
    "<div>\n\n",
    "<!-- a -->\n",
    "<https://a.b> ",
    "<a@b.c> ",
    "<a:",
    "> ",
    "> a\n\n",
    ">\n",
    "> [!NOTE]\n> a\n\n",
    "- ",
    "- a\n",
    "- a\n\n",
    "* ",
    "1. ",
    "1. a\n",
    "1) a\n\n  b\n",
    "- [ ] a\n",
    "-\n",
    "# a\n",
    "## a\n\nb\n\n",
    "### a\n\n",
    "## a {#b}\n\n",
    "#",
    "# ",
    "a\n===\n",
    "a\n---\n\n",
    "***\n\n",
    "---\n",
    "```\n",
    "```a\n",
    "~~~\n~~~\n",
    "    a\n",
    "\ta\n",
    "|",
    "|a",
    "|a|\n|-|\n",
    "|-",
    "a|b\n-|-\n",
    ":-|",
    "|a\n",
    "[^a]",
    "[^a]: b\n\n",
    "[^a]: [^a]\n\n",
    "a[^",
    "a\n: b\n\n",
    ": ",
    "a  \n",
    "a\\\n",
    "a\n",
    "a\n\n",
    "\n",
    " ",
    "\t",
    "a",
    "a ",
    "[[",
    "[[ ",
    "]]",
    "[[ a",
    "[[ a() ]] ",
    "[[ a( ",
    "[[ quote(words=\"a\") ]]\n\n",
    "[[ fact(id=\"gui-1\") ]]\n\n",
    "[[ callout(title=\"a\") ]]\n\n",
    "[[ callout(title=\"a\") ]]\n\nb\n\n[[ end() ]]\n\n",
    "[[ case(name=\"first\") ]] ",
    "[[ assessment(id=\"daily\", item=\"day-1\") ]] ",
    "[[ quote(words='a' ~ 'b') ]]\n\n",
    "[[ a [[ b ]] ",
    "\\[[ ",
    "[@smith2014] ",
    "[@smith2014; @smith2014, p. 1] ",
    "[@",
    "[@a] ",
    "[#",
    "[#a] ",
    "[#a][#b]",
    "[@a; ",
    "huddle ",
    "HDL ",
    "huddlehuddle",
    "a-",
    "1 2 ",
    "0123456789 ",
    "a@b.cd ",
    "the ward met each day ",
    "http://a.b/ ",
    "\u{6f22}\u{5b57}",
    "e\u{301}",
    "\u{301}",
    "\u{5d0}",
    "\u{1f600}",
    "\u{200b}",
    "\u{ad}",
    "\u{fb01}",
    "I\u{307}",
    "'s ",
    "\u{2019}s ",
    "[a](../cases/first.md#b) ",
    "[a](no.md) ",
    "[a](#b) ",
    "![a](b.png)\n\n",
    "[a](javascript:b) ",
    "[a](%41%zz) ",
    "[a](../) ",
];

fn lines(size: usize, each: usize, line: impl Fn(usize) -> String) -> String {
    (0..size / each).map(line).collect()
}

/// Patterns that are more than a repetition.
const MADE: &[(&str, Make)] = &[
    ("brackets around", |n| {
        page("[".repeat(n / 2) + &"]".repeat(n / 2))
    }),
    ("pictures around", |n| {
        page("![a".repeat(n / 6) + &"](b)".repeat(n / 6))
    }),
    ("emphasis around", |n| {
        page("*a ".repeat(n / 6) + &" b*".repeat(n / 6))
    }),
    ("strong around", |n| {
        page("**a".repeat(n / 6) + &"b**".repeat(n / 6))
    }),
    ("ticks that grow", |n| {
        page(stairs(n, |i| "`".repeat(i) + " "))
    }),
    ("quotes that grow", |n| {
        page(stairs(n, |i| ">".repeat(i) + " a\n"))
    }),
    ("lists that grow", |n| {
        page(stairs(n, |i| "  ".repeat(i / 2) + "- a\n"))
    }),
    ("a wide table", |n| {
        page(format!("{}\n{}\n", "|a".repeat(n / 4), "|-".repeat(n / 4)))
    }),
    ("a ragged table", |n| {
        page(format!(
            "{}\n{}\n{}",
            "|a".repeat(60),
            "|-".repeat(60),
            "|a\n".repeat(n / 3)
        ))
    }),
    ("definitions of many", |n| {
        page(lines(n, 12, |i| format!("[a{i}]: /b\n")))
    }),
    ("references to many", |n| {
        page(lines(n, 24, |i| format!("[a{i}]: /b\n\n[c][a{i}]\n\n")))
    }),
    ("broken links, each another", |n| {
        page(lines(n, 16, |i| format!("[a](no-{i}.md) ")))
    }),
    ("broken anchors, each another", |n| {
        page(lines(n, 24, |i| format!("[a](reading.md#no-{i}) ")))
    }),
    ("headings, each another", |n| {
        page(lines(n, 12, |i| format!("## a{i}\n\nb\n\n")))
    }),
    ("headings of one name and number", |n| {
        page(lines(n, 20, |i| format!("### a\n\n### a {}\n\n", i % 7)))
    }),
    ("anchors, each another", |n| {
        page(lines(n, 14, |i| format!("## a {{#b{i}}}\n\n")))
    }),
    ("notes, each another", |n| {
        page(lines(n, 24, |i| format!("a[^{i}]\n\n[^{i}]: b\n\n")))
    }),
    ("citations, each another", |n| {
        page(lines(n, 8, |i| format!("[@a{i}] ")))
    }),
    ("one citation of many", |n| {
        page(format!(
            "a [@b{}]",
            lines(n, 14, |i| format!("; @smith2014, p. {i}"))
        ))
    }),
    ("marks, each another", |n| {
        page(lines(n, 8, |i| format!("[#a{i}] ")))
    }),
    ("quotes of its own, each another", |n| {
        page(lines(n, 70, |i| {
            format!("word number {i} here\n\n[[ quote(words=\"word number {i} here\") ]]\n\n")
        }))
    }),
    ("one long shortcode", |n| {
        page(format!("[[ quote(words=\"{}\") ]]", "a".repeat(n)))
    }),
    ("a shortcode of brackets", |n| {
        page(format!("[[ quote(words={}) ]]", "(".repeat(n)))
    }),
    ("a shortcode of many arguments", |n| {
        page(format!(
            "[[ quote({}) ]]",
            lines(n, 8, |i| format!("a{i}=1, "))
        ))
    }),
    ("words, each another", |n| {
        page(lines(n, 6, |i| format!("w{i:x} ")))
    }),
    ("paragraphs, each another", |n| {
        page(lines(n, 9, |i| format!("w{i:x} a\n\n")))
    }),
    ("a long word", |n| page("a".repeat(n))),
    ("a long heading", |n| {
        page(format!("## {}", "a ".repeat(n / 2)))
    }),
    ("a long address", |n| {
        page(format!("[a](../{}.md)", "b/".repeat(n / 2)))
    }),
    ("a long way up", |n| {
        page(format!("[a]({}b.md)", "../".repeat(n / 3)))
    }),
    ("a long note name", |n| {
        page(format!("a[^{0}]\n\n[^{0}]: b\n", "a".repeat(n / 2)))
    }),
    ("facts of a page", |n| {
        let facts = lines(n, 110, |i| {
            format!("  - {{id: x-{i}, text: Fact {i} is told., cite: smith2014}}\n")
        });
        let marks = lines(n, 110, |i| format!("Fact {i} is told [#x-{i}].\n\n"));
        let front = "---\ntitle: Grown\nsummary: A page.\nfacts:\n";
        vec![(
            "content/guide/grown.md",
            format!("{front}{facts}---\n\n{marks}"),
        )]
    }),
    ("facts without a mark", |n| {
        front(
            "facts:\n".to_owned()
                + &lines(n, 60, |i| {
                    format!("  - {{id: x-{i}, text: T., cite: smith2014}}\n")
                }),
        )
    }),
    ("facts of one id", |n| {
        front(
            "facts:\n".to_owned()
                + &lines(n, 60, |_| {
                    "  - {id: x-1, text: T., cite: smith2014}\n".to_owned()
                }),
        )
    }),
    ("aliases of a page", |n| {
        front(format!(
            "aliases: [{}]",
            lines(n, 14, |i| format!("old-{i}.html, "))
        ))
    }),
    ("topics of a page", |n| {
        front(format!("topics: [{}]", lines(n, 8, |i| format!("t{i}, "))))
    }),
    ("references of a page", |n| {
        front(format!(
            "references: [{}]",
            lines(n, 8, |i| format!("t{i}, "))
        ))
    }),
    ("front: keys", |n| {
        front(lines(n, 10, |i| format!("k{i}: a\n")))
    }),
    ("front: one key", |n| front("a: b\n".repeat(n / 5))),
    ("front: comments", |n| front("# a\n".repeat(n / 4))),
    ("front: no end", |n| {
        vec![(
            "content/guide/grown.md",
            format!("---\n{}", "title: a\n".repeat(n / 9)),
        )]
    }),
    ("front: hyphens", |n| {
        vec![("content/guide/grown.md", "--- \n----\n".repeat(n / 10))]
    }),
    ("front: a long value", |n| {
        front(format!("description: {}", "a ".repeat(n / 2)))
    }),
    ("yaml: keys", |n| {
        data(lines(n, 10, |i| format!("k{i}: a\n")))
    }),
    ("yaml: one key", |n| data("a: b\n".repeat(n / 5))),
    ("yaml: a list", |n| data("- a\n".repeat(n / 4))),
    ("yaml: brackets", |n| data("[".repeat(n))),
    ("yaml: braces", |n| data("{a: ".repeat(n / 4))),
    ("yaml: a list in brackets", |n| {
        data(format!("a: [{}b]\n", "b, ".repeat(n / 3)))
    }),
    ("yaml: a map in braces", |n| {
        data(format!(
            "a: {{{}}}\n",
            lines(n, 8, |i| format!("b{i}: c, "))
        ))
    }),
    ("yaml: a long text", |n| {
        data(format!("a: {}\n", "b ".repeat(n / 2)))
    }),
    ("yaml: a long text in lines", |n| {
        data(format!("a: b\n{}", "  b\n".repeat(n / 4)))
    }),
    ("yaml: a folded text", |n| {
        data(format!("a: >-\n{}", "  b\n".repeat(n / 4)))
    }),
    ("yaml: a kept text", |n| {
        data(format!("a: |\n{}", "  b\n".repeat(n / 4)))
    }),
    ("yaml: a quotation without an end", |n| {
        data(format!("a: \"{}", "b\n".repeat(n / 2)))
    }),
    ("yaml: quotations without an end", |n| {
        data("a: \"b\n".repeat(n / 6))
    }),
    ("yaml: single quotations", |n| data("a: 'b\n".repeat(n / 6))),
    ("yaml: escapes", |n| {
        data(format!("a: \"{}\"\n", "\\n".repeat(n / 2)))
    }),
    ("yaml: comments", |n| data("# a\n".repeat(n / 4))),
    ("yaml: tabs", |n| data("\ta: b\n".repeat(n / 6))),
    ("yaml: tabs below keys", |n| {
        data("a:\n\tb: c\n".repeat(n / 9))
    }),
    ("yaml: stairs", |n| {
        data(stairs(n, |i| " ".repeat(i) + "a:\n"))
    }),
    ("yaml: colons", |n| data("a: b: c\n".repeat(n / 8))),
    ("yaml: colons and nothing else", |n| data(":".repeat(n))),
    ("yaml: hyphens", |n| data("- ".repeat(n / 2))),
    ("yaml: hyphens without a space", |n| {
        data("-a\n".repeat(n / 3))
    }),
    ("yaml: questions", |n| data("? ".repeat(n / 2))),
    ("yaml: anchors", |n| data("- &a b\n".repeat(n / 7))),
    ("yaml: documents", |n| data("---\na: b\n".repeat(n / 9))),
    ("yaml: directives", |n| data("%a\n".repeat(n / 3))),
    ("yaml: tags", |n| data("- !a b\n".repeat(n / 7))),
    ("yaml: a long key", |n| {
        data(format!("{}: a\n", "b".repeat(n)))
    }),
    ("yaml: words", |n| data("word\n".repeat(n / 5))),
    ("yaml: empty lines", |n| data("\n".repeat(n))),
    ("yaml: mail", |n| {
        data(format!("a: {}\n", "a@b.cd ".repeat(n / 7)))
    }),
    ("yaml: telephone", |n| {
        data(format!("a: {}\n", "01234 567 890, ".repeat(n / 15)))
    }),
    ("yaml: mail in lines", |n| data("- a@b.cd\n".repeat(n / 9))),
    ("terms of the glossary", |n| {
        let term =
            |i| format!("  - {{id: t{i}, term: Word{i}, definition: A., cite: smith2014}}\n");
        let words = lines(n, 60, |i| format!("word{i} "));
        [
            data("terms:\n".to_owned() + &lines(n, 60, term)),
            page(words),
        ]
        .concat()
    }),
    ("terms within terms", |n| {
        let term = |i| {
            format!(
                "  - {{id: t{i}, term: {}, definition: A., cite: smith2014}}\n",
                "a".repeat(i % 99 + 1)
            )
        };
        [
            data("terms:\n".to_owned() + &lines(n, 110, term)),
            page("a".repeat(n)),
        ]
        .concat()
    }),
    ("works", |n| {
        let work = |i| {
            format!("w{i}:\n  type: report\n  title: Work {i}\n  author: \"A, B\"\n  date: 2014\n")
        };
        let own = "smith2014:\n  type: report\n  title: On wards\n  author: \"Smith, A\"\n  date: 2014\n  publisher: A Press\n";
        vec![(
            "content/references.yaml",
            own.to_owned() + &lines(n, 66, work),
        )]
    }),
    ("works of one name and year", |n| {
        let work = |i| {
            format!("w{i}:\n  type: report\n  title: Work {i}\n  author: \"A, B\"\n  date: 2014\n")
        };
        let cited = lines(n, 66, |i| format!("a [@w{i}]. "));
        let own = "smith2014:\n  type: report\n  title: On wards\n  author: \"Smith, A\"\n  date: 2014\n  publisher: A Press\n";
        [
            vec![(
                "content/references.yaml",
                own.to_owned() + &lines(n, 66, work),
            )],
            page(cited),
        ]
        .concat()
    }),
    ("authors of a work", |n| {
        let own = "smith2014:\n  type: report\n  title: On wards\n  date: 2014\n  publisher: A Press\n  author: [";
        vec![(
            "content/references.yaml",
            format!("{own}{}]\n", "\"A, B\", ".repeat(n / 8)),
        )]
    }),
    ("topics", |n| {
        let own = "sectors:\n  - {id: hospital, title: Hospital}\ncountries:\n  - {id: england, title: England}\ntopics:\n  - {id: listening, title: L, summary: S.}\n  - {id: boards, title: B, summary: S.}\n";
        vec![(
            "content/topics.yaml",
            own.to_owned()
                + &lines(n, 44, |i| {
                    format!("  - {{id: t{i}, title: T{i}, summary: A.}}\n")
                }),
        )]
    }),
    ("questions of an assessment", |n| {
        assessment(&lines(n, 60, |i| {
            format!("      - id: q-{i}\n        stem: Is it so, {i}?\n        gap: None.\n")
        }))
    }),
    ("questions of one id", |n| {
        assessment(&lines(n, 60, |_| {
            "      - id: day-1\n        stem: Is it so?\n        gap: None.\n".to_owned()
        }))
    }),
    ("questions with an unknown fact", |n| {
        assessment(&lines(n, 90, |i| {
            format!(
                "      - id: q-{i}\n        stem: Is it?\n        cases:\n          - {{fact: no-{i}, strength: direct, note: A.}}\n"
            )
        }))
    }),
    ("toml: keys", |n| {
        book(lines(n, 10, |i| format!("k{i} = 1\n")))
    }),
    ("toml: tables", |n| {
        book(lines(n, 8, |i| format!("[a{i}]\n")))
    }),
    ("toml: a deep table", |n| {
        book(format!("[{}a]\n", "a.".repeat(n / 2)))
    }),
    ("toml: a deep list", |n| {
        book(format!("a = {}\n", "[".repeat(n)))
    }),
    ("toml: a deep map", |n| {
        book(format!("a = {}\n", "{a=".repeat(n / 3)))
    }),
    ("toml: dotted keys", |n| {
        book(lines(n, 14, |i| format!("a.b{i}.c = 1\n")))
    }),
    ("toml: a long text", |n| {
        book(format!("a = \"{}\"\n", "b".repeat(n)))
    }),
    ("toml: tables of a list", |n| book("[[a]]\n".repeat(n / 6))),
    ("toml: comments", |n| book("# a\n".repeat(n / 4))),
    ("toml: one key", |n| book("a = 1\n".repeat(n / 6))),
    ("template: conditions", |n| {
        template("{% if true %}".repeat(n / 24) + &"{% endif %}".repeat(n / 24))
    }),
    ("template: brackets", |n| {
        template(format!(
            "{{{{ {}1{} }}}}",
            "(".repeat(n / 2),
            ")".repeat(n / 2)
        ))
    }),
    ("template: sums", |n| {
        template(format!("{{{{ 1{} }}}}", " + 1".repeat(n / 4)))
    }),
    ("template: filters", |n| {
        template(format!("{{{{ page.title{} }}}}", " | lower".repeat(n / 8)))
    }),
    ("template: a list", |n| {
        template(format!("{{{{ [{}] | length }}}}", "1, ".repeat(n / 3)))
    }),
    ("template: unknown names", |n| {
        template(lines(n, 12, |i| format!("{{{{ no{i} }}}}")))
    }),
    ("template: comments", |n| template("{# a #}".repeat(n / 7))),
    ("template: not closed", |n| template("{{ ".repeat(n / 3))),
    ("template: loops", |n| {
        template("{% for a in [1] %}".repeat(n / 30) + &"{% endfor %}".repeat(n / 30))
    }),
    ("style: rules", |n| {
        vec![(
            "themes/default/css/base.css",
            lines(n, 20, |i| format!(".a{i} {{ color: red }}\n")),
        )]
    }),
    ("style: comments", |n| {
        vec![("themes/default/css/base.css", "/* a".repeat(n / 4))]
    }),
    ("script: brackets", |n| {
        vec![("themes/default/js/casebook.js", "(".repeat(n))]
    }),
    ("script: comments", |n| {
        vec![("themes/default/js/casebook.js", "// a\n".repeat(n / 5))]
    }),
    ("words: keys", |n| {
        vec![(
            "themes/default/words/en-GB.toml",
            lines(n, 12, |i| format!("[a{i}]\nb = \"c\"\n")),
        )]
    }),
];

/// Lines that grow by one, up to a size in all.
fn stairs(size: usize, line: impl Fn(usize) -> String) -> String {
    let mut stairs = String::new();
    for at in 1.. {
        if stairs.len() >= size {
            break;
        }
        stairs.push_str(&line(at));
    }
    stairs
}

fn assessment(items: &str) -> Vec<(&'static str, String)> {
    let small = include_str!("../golden/small/site/content/assessments/daily.yaml");
    vec![("content/assessments/daily.yaml", format!("{small}{items}"))]
}

fn template(text: String) -> Vec<(&'static str, String)> {
    let text =
        format!("{{% extends \"layout.html\" %}}\n{{% block main %}}{text}{{% endblock main %}}");
    vec![("themes/default/pages/page.html", text)]
}

/// What no pattern changes.
struct Small {
    theme: Theme,
    sources: Sources,
    bibliography: Arc<Bibliography>,
}

const FILES: [&str; 8] = [
    "book.toml",
    "content/topics.yaml",
    "content/glossary.yaml",
    "content/references.yaml",
    "content/cases/first.md",
    "content/cases/second.md",
    "content/guide/reading.md",
    "content/assessments/daily.yaml",
];

impl Small {
    fn new() -> Self {
        let mut sources = Sources::default();
        let root = repository().join("tests/golden/small/site");
        for path in FILES {
            sources.add(path, std::fs::read_to_string(root.join(path)).unwrap());
        }
        let works = sources.find("content/references.yaml").unwrap().clone();
        let works = references::parse(&works, &mut Faults::new()).unwrap();
        let bibliography = Bibliography::new(&works, "en-GB", &mut Faults::new());
        let theme = theme(&mut sources).unwrap();
        Self {
            theme,
            sources,
            bibliography: Arc::new(bibliography),
        }
    }

    /// Parses, joins, checks and makes the small site with some files changed; tells how long that took.
    fn work(&self, files: &[(&str, String)]) -> f64 {
        let mut sources = Sources::default();
        for path in FILES {
            let changed = files.iter().find(|(changed, _)| *changed == path);
            let text = &self.sources.find(path).unwrap().text;
            let text = changed.map_or(&**text, |(_, text)| text.as_str());
            sources.add(path, text);
        }
        for (path, text) in files.iter().filter(|(path, _)| !FILES.contains(path)) {
            sources.add(*path, text.as_str());
        }
        let is_changed = |path: &str| files.iter().any(|(changed, _)| *changed == path);
        let has_look = files.iter().any(|(path, _)| path.starts_with("themes/"));
        let mut looked = sources.clone();
        let started = own_time();
        let mut faults = Faults::new();
        let own = has_look.then(|| theme(&mut looked));
        let theme = own.as_ref().map_or(Some(&self.theme), Option::as_ref);
        let works = || {
            let works = references::parse(sources.find(FILES[3]).unwrap(), &mut Faults::new());
            let works = works.unwrap_or_default();
            Arc::new(Bibliography::new(&works, "en-GB", &mut Faults::new()))
        };
        let bibliography = if is_changed(FILES[3]) {
            works()
        } else {
            Arc::clone(&self.bibliography)
        };
        let mut parts = SiteParts {
            config: config::parse(sources.find(FILES[0]).unwrap(), &mut faults),
            cases: Vec::new(),
            pages: Vec::new(),
            assessments: Vec::new(),
            taxonomy: taxonomy::parse(sources.find(FILES[1]).unwrap(), &mut faults)
                .unwrap_or_default(),
            glossary: glossary::parse(sources.find(FILES[2]).unwrap(), &mut faults)
                .unwrap_or_default(),
            bibliography,
            assets: Vec::new(),
            unread: BTreeSet::new(),
            drafts: BTreeSet::new(),
            edition: Edition::default(),
        };
        for file in sources.files() {
            let path = file.path.trim_start_matches("content/").to_owned();
            if path.starts_with("cases/") {
                let case = case::parse(file, &mut faults).map(Arc::new);
                parts.cases.extend(case.map(|case| (path, case)));
            } else if path.starts_with("guide/") {
                let page = page::parse(file, &mut faults).map(Arc::new);
                parts.pages.extend(page.map(|page| (path, page)));
            } else if path.starts_with("assessments/") {
                let one = assessment::parse(file, &mut faults).map(Arc::new);
                parts.assessments.extend(one.map(|one| (path, one)));
            }
        }
        let site = Site::new(parts);
        let found = check::Found::new(&site);
        let is_sound = |fault: &casebook::diagnostic::Diagnostic| fault.severity != Severity::Error;
        let is_whole = faults.iter().chain(found.iter()).all(is_sound);
        if let Some(theme) = theme.filter(|_| is_whole) {
            let built = BuiltFiles {
                search_index: Route::new("search/index.js"),
                assessments: site
                    .assessments
                    .iter()
                    .map(|one| (one.document.id.value.clone(), Route::new("a.js")))
                    .collect(),
                glossary: None,
            };
            let renderer = Renderer::new(&site, theme, &looked, &built);
            for (route, job) in jobs(&site) {
                let made = PAGES.iter().find(|(_, page)| *page == route.as_str());
                if made.is_some_and(|(path, _)| is_changed(path) || has_look) {
                    _ = renderer.page(job);
                }
            }
            _ = Index::of(&Content::of(&site));
        }
        own_time() - started
    }

    fn best_of(&self, tries: usize, files: &[(&'static str, String)]) -> f64 {
        (0..tries)
            .map(|_| self.work(files))
            .fold(f64::MAX, f64::min)
    }

    /// Tells how many times longer four times as much takes, and how long that is.
    fn growth(&self, make: &Maker, scale: usize) -> (f64, f64) {
        let mut size = SIZE * scale;
        let nothing = self.best_of(1, &make(16));
        let mut last = (0.0, 0.0);
        // Tried again, larger and more often, before it is believed.
        for tries in [1, 2, 5] {
            let mut large = self.best_of(tries, &make(4 * size)) - nothing;
            while large < SHORTEST && size < LARGEST * scale {
                size *= 2;
                large = self.best_of(tries, &make(4 * size)) - nothing;
            }
            let small = self.best_of(tries + 1, &make(size)) - nothing;
            last = (large / small.max(SHORTEST / 16.0), large);
            if last.0 <= MOST {
                break;
            }
            size *= 2;
        }
        last
    }
}

/// The time that this thread has worked, in seconds: what else a machine does is not in it.
#[cfg(unix)]
fn own_time() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    let part = |number: i64| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    part(time.tv_sec) + part(time.tv_nsec) / 1e9
}

#[cfg(not(unix))]
fn own_time() -> f64 {
    let start = std::sync::LazyLock::force(&START);
    start.elapsed().as_secs_f64()
}

#[cfg(not(unix))]
static START: std::sync::LazyLock<std::time::Instant> =
    std::sync::LazyLock::new(std::time::Instant::now);

/// Makes the files of a pattern of so many bytes.
type Maker = dyn Fn(usize) -> Vec<(&'static str, String)>;

/// The page that shows most of what a file holds.
const PAGES: [(&str, &str); 5] = [
    ("content/guide/grown.md", "guide/grown.html"),
    ("content/glossary.yaml", "glossary.html"),
    ("content/references.yaml", "references.html"),
    ("content/topics.yaml", "topics.html"),
    ("content/assessments/daily.yaml", "assessments/daily.html"),
];

fn theme(sources: &mut Sources) -> Option<Theme> {
    let mut faults = Vec::new();
    let files = gather("default", sources, &mut faults)?;
    Theme::load(&files, "en-GB", sources, &mut faults)
}

/// What the names of patterns in files of a theme begin with.
const OF_A_THEME: [&str; 4] = ["template:", "style:", "script:", "words:"];

#[test]
fn twice_the_input_takes_about_twice_the_work_whatever_is_repeated() {
    let scale = std::env::var("CASEBOOK_GROWTH")
        .ok()
        .and_then(|scale| scale.parse().ok());
    let is_long = scale.is_some();
    let scale = scale.unwrap_or(1);
    // All of it on this thread, whose time is counted.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread();
    let _pool = pool.build().unwrap();
    let small = Small::new();
    let repeated = REPEATED.iter().map(|pattern| {
        let make = move |size: usize| page(pattern.repeat(size / pattern.len()));
        (format!("{pattern:?}"), Box::new(make) as Box<Maker>)
    });
    let made = MADE.iter().map(|(name, make)| {
        let make: Box<Maker> = Box::new(*make);
        ((*name).to_owned(), make)
    });
    let all: Vec<_> = repeated.chain(made).collect();
    assert!(all.len() >= 250, "{}", all.len());
    let (mut worst, mut told) = ((0.0, String::new()), String::new());
    // Each run of the tests tries some; the command above tries all, and prints them.
    let some = all
        .into_iter()
        .enumerate()
        .filter(|(at, _)| is_long || at % 8 == 3);
    for (_, (name, make)) in some {
        let (ratio, seconds) = small.growth(&*make, scale);
        if is_long {
            println!("{ratio:6.2} {seconds:8.3} s  {name}");
        }
        // To load a theme takes longer than what is repeated in it: such a figure is shown, and proves nothing.
        if OF_A_THEME.iter().any(|kind| name.starts_with(kind)) {
            continue;
        }
        if ratio > worst.0 {
            worst = (ratio, name.clone());
        }
        if ratio > MOST {
            _ = writeln!(
                told,
                "{name}: {ratio:.1} times the work for four times the input"
            );
        }
    }
    println!(
        "at most {:.1} times the work for four times the input: {}",
        worst.0, worst.1
    );
    assert!(told.is_empty(), "{told}");
}

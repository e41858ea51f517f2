//! Themes: what is told of one, what is copied into one, and the second one of the repository.

use std::collections::BTreeSet;

use crate::support::{TestSite, files_below, repository};

fn with_theme(name: &str) -> TestSite {
    let site = TestSite::small();
    let theme = format!("id = \"small\"\ntheme = \"{name}\"");
    site.replace("book.toml", "id = \"small\"", &theme);
    site
}

#[test]
fn every_fault_of_a_theme_is_told_in_one_run_with_its_place() {
    let site = with_theme("trust");
    let files = [
        ("pages/topic.html", "{% extends \"layuot.html\" %}\n"),
        ("pages/cases.html", "one\n{% if %}\n"),
        (
            "pages/topics.html",
            "{% extends \"layout.html\" %}\n{% block main %}{{ page.title | uper }}{{ <tgas topics /> }}\n{{ <tags topic={topics} /> }}{% endblock main %}\n",
        ),
        (
            "components/glance/glance.html",
            "{% component glance(case: map, @words) %}<p style=\"color: red\">{{ words.case.glance }}</p>{% endcomponent glance %}\n",
        ),
        (
            "words/en-GB.toml",
            "[case]\nglanec = \"Short\"\nglance = [\"a\"]\n",
        ),
        (
            "theme.toml",
            "[styles]\nsite = [\"css/ours.css\", \"css/mine.css\"]\n",
        ),
        ("css/ours.css", "p { color: red\n"),
        ("css/spare.css", "p { color: red }\n"),
        ("js/ours.js", "fetch(\"a\");\n"),
    ];
    for (path, text) in files {
        site.write(&format!("themes/trust/{path}"), text);
    }
    let check = site.run(&["theme", "check"]);
    assert_eq!(check.code, 1, "{}", check.stderr);
    for (message, place, help) in [
        (
            "`pages/topic.html` extends `layuot.html`",
            "pages/topic.html:1:12",
            "did you mean `layout.html`?",
        ),
        ("", "pages/cases.html:2:", ""),
        ("unknown filter `uper`", "pages/topics.html:2:33", ""),
        (
            "unknown component `tgas`",
            "pages/topics.html:2:43",
            "did you mean `tags`?",
        ),
        ("", "pages/topics.html:3:", ""),
        (
            "stops a `style` attribute",
            "components/glance/glance.html:1:45",
            "give the element a class",
        ),
        (
            "reads the words `case.glanec`",
            "words/en-GB.toml:2:1",
            "did you mean `glance`?",
        ),
        (
            "`case.glance` must be a text in quotes",
            "words/en-GB.toml:3:1",
            "",
        ),
        (
            "names `css/mine.css`, which is not",
            "theme.toml:2:25",
            "did you mean",
        ),
        (
            "`css/ours.css` cannot be followed",
            "css/ours.css:1:3",
            "left open",
        ),
        (
            "nothing loads `css/spare.css`",
            "css/spare.css:1:1",
            "[styles]",
        ),
        ("nothing loads `js/ours.js`", "js/ours.js:1:1", "[scripts]"),
        ("stops `fetch`", "js/ours.js:1:1", "hand the data over"),
    ] {
        for part in [message, &format!("--> themes/trust/{place}"), help] {
            assert!(check.stderr.contains(part), "{part}\n{}", check.stderr);
        }
    }
    // A build tells the same, and stops.
    let build = site.run(&["build"]);
    assert_eq!(build.code, 1);
    assert!(
        build.stderr.contains("unknown filter `uper`"),
        "{}",
        build.stderr
    );
}

#[test]
fn a_build_tells_a_name_on_a_page_that_the_site_does_not_have() {
    let site = with_theme("trust");
    let letter = "{% extends \"layout.html\" %}\n{% block main %}<h1>{{ page.title }}</h1>{{ parts.first }}{% endblock main %}\n";
    site.write("themes/trust/pages/a-to-z.html", letter);
    for arguments in [["build", "."].as_slice(), &["check"], &["theme", "check"]] {
        let run = site.run(arguments);
        assert_eq!(run.code, 1, "{}", run.stderr);
        assert!(
            run.stderr.contains("`parts` is a list and has no `first`"),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains("themes/trust/pages/a-to-z.html:2:51"),
            "{}",
            run.stderr
        );
    }
    assert!(!site.output().exists());
}

#[test]
fn one_block_of_the_layout_is_changed_without_copying_the_rest() {
    let site = with_theme("trust");
    let layout = "{% extends \"default/layout.html\" %}\n{% block footer %}<footer>Ours</footer>{% endblock footer %}\n";
    site.write("themes/trust/layout.html", layout);
    site.build();
    let page = site.page("index.html");
    assert!(page.contains("<footer>Ours</footer>") && page.contains("cb-header"));
    site.write("themes/trust/layout.html", layout.replace("default/", ""));
    let run = site.run(&["theme", "check"]);
    assert!(
        run.stderr
            .contains("write `{% extends \"default/layout.html\" %}`"),
        "{}",
        run.stderr
    );
}

#[test]
fn built_in_files_are_copied_and_nothing_is_changed() {
    let site = TestSite::small();
    let eject = |files: &[&str]| {
        let arguments = [&["theme", "eject"], files, &["--theme", "trust"]].concat();
        site.run(&arguments)
    };
    let refused = eject(&["css/token.css", "components/tag", "layout.html"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused.stderr.contains("did you mean `css/tokens.css`?"),
        "{}",
        refused.stderr
    );
    assert!(
        refused.stderr.contains("no built-in file `components/tag`"),
        "{}",
        refused.stderr
    );
    assert!(!site.root().join("themes").exists());

    let run = eject(&["components/tags/", "css/tokens.css"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let paths = [
        "components/tags/tags.css",
        "components/tags/tags.html",
        "css/tokens.css",
    ];
    let shown: Vec<String> = paths.map(|path| format!("themes/trust/{path}")).to_vec();
    assert_eq!(run.stdout.lines().collect::<Vec<_>>(), shown);
    assert!(
        run.stderr.contains("write `theme = \"trust\"`"),
        "{}",
        run.stderr
    );
    for path in paths {
        let built_in = std::fs::read(repository().join("themes/default").join(path)).unwrap();
        assert_eq!(
            std::fs::read(site.root().join("themes/trust").join(path)).unwrap(),
            built_in
        );
    }
    site.write("themes/trust/css/tokens.css", "mine");
    let again = eject(&["css/tokens.css", "layout.html"]);
    assert_eq!(again.code, 2);
    assert!(
        again
            .stderr
            .contains("already there: `themes/trust/css/tokens.css`"),
        "{}",
        again.stderr
    );
    assert!(!site.root().join("themes/trust/layout.html").exists());
}

#[test]
fn themes_are_listed_with_what_they_override() {
    let site = with_theme("trust");
    site.run(&["theme", "eject", "components/tags/tags.html"]);
    site.write("themes/trust/css/tokens.css", ":root { }\n");
    site.write("themes/trust/css/own.css", "p { color: red }\n");
    site.write(
        "themes/trust/words/en-GB.toml",
        "[nav]\ncases = \"Stories\"\n",
    );
    let run = site.run(&["theme", "list"]);
    let expected = "\
default: built in
ledger: built in
trust: 4 files in `themes/trust`, this site uses it
  components/tags/tags.html: the same as the built-in file: it can be deleted
  css/own.css: has no built-in counterpart
  css/tokens.css: takes the place of the built-in file
  words/en-GB.toml: laid over the built-in file
";
    assert_eq!(
        (run.code, run.stdout.as_str()),
        (0, expected),
        "{}",
        run.stderr
    );
    let files = site.run(&["theme", "list", "--files"]).stdout;
    let of_repository = files_below(&repository().join("themes/default"));
    assert_eq!(files.lines().collect::<Vec<_>>(), of_repository);
}

#[test]
fn the_second_theme_comes_with_the_program_and_looks_different() {
    let site = with_theme("ledger");
    let check = site.run(&["theme", "check"]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
    site.build();
    let (ledger, default) = (
        site.page("index.html"),
        TestSite::small().build().page("index.html"),
    );
    assert!(ledger.contains("lg-entries") && !default.contains("lg-"));
    let style = |page: &str| page.split("assets/site.").nth(1).unwrap()[..8].to_owned();
    assert_ne!(style(&ledger), style(&default));
    let styles = files_below(&site.output().join("assets"));
    let site_style = styles
        .iter()
        .find(|path| path.starts_with("site.") && path.ends_with(".css"));
    let css = site.page(&format!("assets/{}", site_style.unwrap()));
    assert!(css.contains("Palatino"));
    let bytes: u64 = files_below(&repository().join("themes/ledger"))
        .iter()
        .map(|path| {
            repository()
                .join("themes/ledger")
                .join(path)
                .metadata()
                .unwrap()
                .len()
        })
        .sum();
    assert!(
        bytes < 30_000,
        "the second theme is small, and part of the program: {bytes} bytes"
    );
}

/// The text of a template without tags and comments, and the values of attributes that are read aloud or shown.
fn bare_text(template: &str) -> Vec<String> {
    let mut text = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{{", "}}"), ("{%", "%}"), ("<!--", "-->")] {
        while let Some(start) = text.find(open) {
            let end = start + text[start..].find(close).unwrap() + close.len();
            text.replace_range(start..end, " ");
        }
    }
    let mut found = Vec::new();
    for name in [
        "aria-label",
        "alt",
        "title",
        "placeholder",
        "aria-description",
    ] {
        for part in text.split(&format!(" {name}=\"")).skip(1) {
            found.push(part.split('"').next().unwrap_or_default().to_owned());
        }
    }
    for part in text
        .split('>')
        .map(|part| part.split('<').next().unwrap_or_default())
    {
        // `&nbsp;` and its like are no words.
        let words = part
            .split('&')
            .map(|part| part.split_once(';').map_or(part, |(_, rest)| rest));
        // A page may add attributes to an element of the layout: those stand alone.
        let words = words.filter(|text| !text.contains("=\""));
        found.extend(words.map(|text| text.trim().to_owned()));
    }
    found.retain(|text| text.chars().any(char::is_alphabetic));
    found
}

#[test]
fn templates_hold_no_words_of_their_own() {
    assert_eq!(
        bare_text("<p title=\"Hi\">{{ a }}&nbsp;Yes{# no #}</p>"),
        ["Hi", "Yes"]
    );
    for path in templates() {
        let text = std::fs::read_to_string(repository().join("themes").join(&path)).unwrap();
        assert_eq!(
            bare_text(&text),
            [""; 0],
            "themes/{path}: put the words into words/en-GB.toml"
        );
    }
}

#[test]
fn every_component_is_described_and_all_of_its_arguments_have_types() {
    let mut names = BTreeSet::new();
    for path in templates() {
        let text = std::fs::read_to_string(repository().join("themes").join(&path)).unwrap();
        let components: Vec<&str> = text.split("{% component ").skip(1).collect();
        // Those of shortcodes are called by the program, with a view of their own.
        let is_component = path.contains("/components/") && !path.contains("/shortcode/");
        assert_eq!(is_component, !components.is_empty(), "themes/{path}");
        assert!(
            !is_component || text.starts_with("{# "),
            "themes/{path} does not say what it is for"
        );
        for component in components {
            let (name, rest) = component.split_once('(').unwrap();
            assert!(
                names.insert(name.to_owned()),
                "the component `{name}` is there twice"
            );
            let arguments = rest.split_once(')').unwrap().0.split(',').map(str::trim);
            // The rest of a list that an argument has when nothing is given begins with a quote.
            for argument in arguments
                .filter(|argument| !argument.is_empty() && !argument.starts_with(['@', '"']))
            {
                assert!(
                    argument.contains(": "),
                    "themes/{path}: `{argument}` of `{name}` has no type"
                );
            }
        }
    }
    assert!(names.len() > 20);
}

fn templates() -> Vec<String> {
    let mut paths = files_below(&repository().join("themes"));
    paths.retain(|path| path.ends_with(".html"));
    paths
}

//! Themes as they load: what holds, and what is told.

use super::*;

fn load(overrides: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>, Sources) {
    let (theme, faults, sources) = to_try(overrides);
    (theme.filter(Theme::is_sound), faults, sources)
}

fn to_try(overrides: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    for (path, text) in overrides {
        sources.add(format!("themes/trust/{path}"), *text);
    }
    let mut faults = Vec::new();
    let name = if overrides.is_empty() {
        "default"
    } else {
        "trust"
    };
    let files = gather(name, &mut sources, &mut faults).unwrap();
    (
        Theme::load_to_try(&files, "en-GB", &sources, &mut faults),
        faults,
        sources,
    )
}

#[test]
fn the_built_in_theme_loads() {
    let (theme, faults, _) = load(&[]);
    assert!(faults.is_empty(), "{faults:?}");
    assert!(theme.unwrap().script("site").is_some());
}

#[test]
fn a_site_overrides_one_file_and_keeps_the_rest() {
    let (theme, faults, _) = load(&[("pages/not-found.html", "Gone: {{ words.site.skip }}")]);
    assert!(faults.is_empty(), "{faults:?}");
    let page = theme
        .unwrap()
        .render("pages/not-found.html", &BTreeMap::<String, String>::new())
        .unwrap();
    assert_eq!(page, "Gone: Skip to main content");
}

#[test]
fn only_a_script_that_is_built_in_gets_short_names() {
    let shipped = |overrides: &[(&str, &str)]| {
        let assets = load(overrides).0.unwrap().assets;
        let texts = assets.into_iter().map(|(_, text)| text);
        texts.collect::<String>()
    };
    let path = "components/filter/filter.js";
    let built_in = built_in_file("default", path).unwrap();
    let own = "(function () { const ofMine = 1; casebook.mine = [ofMine, ofMine]; })();";
    assert!(shipped(&[(path, own)]).contains("const ofMine=1;"));
    assert_eq!(shipped(&[(path, built_in)]), shipped(&[]));
    let (_, written) = built_in.split_once("const ").unwrap();
    let name = &written[..written.find(' ').unwrap()];
    assert!(!shipped(&[]).contains(&format!("const {name}=")), "{name}");
}

#[test]
fn a_template_fault_has_the_line_of_the_template() {
    let (theme, faults, sources) = load(&[("pages/not-found.html", "one\ntwo {% if %}\n")]);
    assert!(theme.is_none());
    let crate::diagnostic::Place::Text(span) = faults[0].place else {
        panic!("{faults:?}")
    };
    let (path, line, _) = sources.locate(span);
    assert_eq!((path, line), ("themes/trust/pages/not-found.html", 2));
}

#[test]
fn an_undefined_name_is_a_fault_at_its_line() {
    let (theme, _, sources) = load(&[("pages/not-found.html", "one\n{{ nobody.knows }}\n")]);
    let fault = theme
        .unwrap()
        .render("pages/not-found.html", &BTreeMap::<String, String>::new())
        .unwrap_err();
    let crate::diagnostic::Place::Text(span) = fault.place else {
        panic!("{fault:?}")
    };
    assert_eq!(sources.locate(span).1, 2);
}

/// Messages of faults, each with path and line.
fn told(faults: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let told = faults.iter().map(|fault| match &fault.place {
        crate::diagnostic::Place::Text(span) => {
            let (path, line, _) = sources.locate(*span);
            format!("{path}:{line} {}", fault.message)
        }
        crate::diagnostic::Place::File(path, _) => format!("{path} {}", fault.message),
    });
    told.collect()
}

#[test]
fn a_words_file_of_one_line_is_enough() {
    let (theme, faults, _) = load(&[("words/en-GB.toml", "[nav]\ncases = \"Our stories\"\n")]);
    assert!(faults.is_empty(), "{faults:?}");
    let theme = theme.unwrap();
    assert_eq!(theme.word("nav", "cases"), "Our stories");
    assert_eq!(theme.word("nav", "topics"), "Topics");
}

#[test]
fn words_that_nothing_reads_or_fills_in_are_told_and_do_not_stop_the_site() {
    let words = "[site]\nskpi = \"Skip\"\nreviewed = \"Checked {day}.\"\nours = \"Hello\"\n[sitee]\nskip = \"x\"\n";
    let own = ("pages/not-found.html", "{{ words.site.ours }}");
    let (theme, faults, sources) = load(&[("words/en-GB.toml", words), own]);
    assert!(theme.is_some());
    let path = "themes/trust/words/en-GB.toml";
    assert_eq!(
        told(&faults, &sources),
        [
            format!("{path}:3 nothing fills in `{{day}}` here: readers would see it as it is"),
            format!("{path}:2 no template or script reads the words `site.skpi`"),
            format!("{path}:5 no template or script reads the words `sitee`"),
        ]
    );
    assert!(
        faults[1]
            .help
            .as_ref()
            .unwrap()
            .contains("did you mean `skip`?")
    );
}

#[test]
fn words_of_the_wrong_kind_are_an_error() {
    let (theme, faults, sources) = load(&[("words/en-GB.toml", "[site]\nskip = [\"a\"]\n")]);
    assert!(theme.is_none());
    let path = "themes/trust/words/en-GB.toml";
    assert_eq!(
        told(&faults, &sources),
        [format!("{path}:2 `site.skip` must be a text in quotes")]
    );
}

#[test]
fn a_list_of_styles_is_added_to_the_built_in_one_or_replaces_it() {
    let style = |settings: &str| {
        let css = ("css/own.css", ".own { color: red }");
        let (theme, faults, _) = load(&[("theme.toml", settings), css]);
        assert!(faults.is_empty(), "{faults:?}");
        let theme = theme.unwrap();
        let name = theme.style("site").unwrap().to_owned();
        let mut assets = theme.assets.into_iter();
        assets.find(|(path, _)| *path == name).unwrap().1
    };
    let added = style("[styles]\nsite = [\"css/base.css\", \"css/own.css\"]\n");
    let alone = style("replace = true\n[styles]\nsite = [\"css/own.css\"]\n");
    assert!(added.ends_with(".own{color:red}\n"));
    assert_eq!(added.matches("svg{fill:currentColor}").count(), 1);
    assert_eq!(alone, ".own{color:red}\n");
}

#[test]
fn a_file_that_is_not_there_is_told_where_it_is_named() {
    let settings = "[styles]\nsite = [\n  \"css/bass.css\",\n]\n";
    let (_, faults, sources) = load(&[("theme.toml", settings)]);
    assert_eq!(
        told(&faults, &sources),
        ["themes/trust/theme.toml:3 `theme.toml` names `css/bass.css`, which is not in the theme"]
    );
    assert!(
        faults[0]
            .help
            .as_ref()
            .unwrap()
            .contains("did you mean `css/base.css`?")
    );
}

#[test]
fn a_template_is_at_work_until_its_page_is_done_and_it_shows_how_much_it_wrote() {
    use std::io::Write as _;
    // No other test works with this name.
    let seen = || {
        let mut pages = at_work().into_iter();
        let page = pages.find(|(_, template)| template == "pages/never.html");
        page.map(|((_, length), _)| length)
    };
    let mut page = Page::of("pages/never.html");
    assert_eq!(seen(), Some(0));
    page.write_all(b"abc").unwrap();
    assert_eq!(seen(), Some(3));
    drop(page);
    assert_eq!(seen(), None);
}

#[test]
fn a_template_that_would_overflow_the_stack_is_refused() {
    let branches =
        |number: usize| format!("{{% if 1 %}}{}{{% endif %}}", "{% elif 1 %}".repeat(number));
    let (theme, faults, _) = load(&[("pages/not-found.html", &branches(200))]);
    assert!(theme.is_some(), "{faults:?}");
    let (theme, faults, sources) = load(&[("pages/not-found.html", &branches(2_000))]);
    assert!(theme.is_none());
    let told = told(&faults, &sources);
    assert_eq!(
        told,
        ["themes/trust/pages/not-found.html:1 `elif` stands more than 200 times in this template"]
    );
}

#[test]
fn names_are_looked_for_only_in_templates_that_can_be_read() {
    let deep = format!(
        "{{{{ {}1{} }}}}{{{{ nobody }}}}",
        "(".repeat(5_000),
        ")".repeat(5_000)
    );
    let (theme, faults, sources) = to_try(&[("pages/not-found.html", &deep)]);
    let mut theme = theme.unwrap();
    assert_eq!(faults.len(), 1, "{:?}", told(&faults, &sources));
    theme.listen();
    let unknown = theme.unknown_names(&sources);
    let mut told = told(&unknown, &sources);
    told.retain(|fault| fault.starts_with("themes/trust/"));
    assert!(told.is_empty(), "{told:?}");
}

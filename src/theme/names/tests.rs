//! What is told, and what is let pass.

use super::*;

/// Faults of templates as `path:line message`, with a page that has a case, a list and what is often missing.
fn told(templates: &[(&str, &str)]) -> Vec<String> {
    let mut sources = Sources::default();
    let files = templates
        .iter()
        .map(|(path, text)| (*path, sources.add(*path, *text)));
    let files: BTreeMap<_, _> = files.collect();
    let view: toml::Table = toml::from_str(
        "title = 'T'\nnone = []\n[case]\ntitle = 'C'\n[[case.topics]]\nid = 'a'\n[[rows]]\nname = 'n'\n",
    )
    .unwrap();
    let mut views = Views::new();
    note(&mut views, "page.html", &view).unwrap();
    let words =
        toml::from_str("[site]\nskip = 'Skip'\n[kind.a]\nname = 'A'\n[kind.b]\nname = 'B'\n")
            .unwrap();
    let faults = check(&views, &words, &files, &sources);
    let told = faults.iter().map(|fault| {
        let crate::diagnostic::Place::Text(span) = fault.place else {
            panic!("{fault:?}")
        };
        let (path, line, column) = sources.locate(span);
        format!("{path}:{line}:{column} {}", fault.message)
    });
    told.collect()
}

fn page(text: &str) -> Vec<String> {
    told(&[("page.html", text)])
}

#[test]
fn names_that_are_there_pass() {
    for text in [
        "{{ title }}{{ case.title | upper }}{{ words.site.skip }}",
        "{% for row in rows %}{{ loop.index }}{{ row.name }}{% else %}{{ title }}{% endfor %}",
        "{% for key, value in case %}{{ key }}{{ value }}{% endfor %}",
        "{{ words.kind[case.title].name }}{{ words[\"site\"].skip }}{{ rows[0].name }}{{ (rows | first).name }}",
        "{% set all = [...rows, {\"name\": title}] %}{% for one in all %}{{ one.name }}{% endfor %}",
        "{{ [row.name for row in rows if row.name != \"x\"] | join(sep=\", \") }}",
        "{{ title if case.title else words.site.skip }}{% if not case.title and rows | length > 0 %}{% endif %}",
        "{% raw %}{{ nobody }}{% endraw %}{# {{ nobody }} #}{ {{ {\"a\": 1}.a }}",
        "{% for one in none %}{{ one.whatever }}{% endfor %}",
        "{% block main %}{{ super() }}{{ title ~ \" | }}\" }}{% endblock main %}",
        "{% set text %}a{% endset %}{{ text }}{% filter upper %}{{ title }}{% endfilter %}",
        "{% if extra is defined %}{{ extra }}{% endif %}{{ case?.extra }}{{ case.more | default(value=\"\") }}",
    ] {
        assert_eq!(page(text), [""; 0], "{text}");
    }
}

#[test]
fn a_name_that_nothing_has_is_told_in_every_branch_and_all_at_once() {
    assert_eq!(
        page(
            "{% if titel %}\n{{ case.titel }}{% elif case.title == \"x\" %}\n{{ words.site.skpi }}{% else %}{{ rows.name }}{{ title.x }}{% endif %}"
        ),
        [
            "page.html:1:7 nothing here is called `titel`",
            "page.html:2:9 `case` has no `titel`",
            "page.html:3:15 `words.site` has no `skpi`",
            "page.html:3:40 `rows` is a list and has no `name`: go through it with `for`",
            "page.html:3:56 `title` is a text or a number and has no `x`",
        ]
    );
    assert_eq!(
        page(
            "{% for row in rows %}{{ row.nmae }}{% endfor %}{{ row }}{{ words.kind[title].nmae }}{{ [x.y for x in rows] }}"
        ),
        [
            "page.html:1:29 `row` has no `nmae`",
            "page.html:1:51 nothing here is called `row`",
            "page.html:1:78 `words.kind[...]` has no `nmae`",
            "page.html:1:91 `x` has no `y`",
        ]
    );
}

#[test]
fn what_was_meant_is_named() {
    let mut sources = Sources::default();
    let id = sources.add("page.html", "{{ case.titel }}");
    let mut views = Views::new();
    let view: toml::Table = toml::from_str("[case]\ntitle = 'C'\nurl = 'u'\n").unwrap();
    note(&mut views, "page.html", &view).unwrap();
    let files = BTreeMap::from([("page.html", id)]);
    let faults = check(&views, &Words::new(), &files, &sources);
    assert_eq!(
        faults[0].help.as_deref(),
        Some("did you mean `title`? known names: `title`, `url`")
    );
}

#[test]
fn a_component_knows_what_it_is_called_with() {
    let card = "{% component card(case: map, level: integer = 3, @words) %}\n{{ case.titel }}{{ level }}{{ words.site.skip }}{{ title }}{% endcomponent card %}\n{% component many(cases: array) %}{% for case in cases %}{{ <card case /> }}{% endfor %}{% endcomponent many %}";
    assert_eq!(
        told(&[
            ("components/card.html", card),
            ("page.html", "{{ <many cases={[case]} /> }}")
        ]),
        [
            "components/card.html:2:9 `case` has no `titel`",
            "components/card.html:2:52 nothing here is called `title`",
        ]
    );
}

#[test]
fn a_parent_and_an_include_know_what_their_pages_have() {
    assert_eq!(
        told(&[
            (
                "layout.html",
                "{{ title }}{{ titel }}{% block main %}{% endblock main %}"
            ),
            (
                "page.html",
                "{% extends \"layout.html\" %}{% block main %}{% for row in rows %}{% include \"part.html\" %}{% endfor %}{% endblock main %}"
            ),
            ("part.html", "{{ row.name }}{{ row.nmae }}{{ case.title }}"),
        ]),
        [
            "layout.html:1:15 nothing here is called `titel`",
            "part.html:1:22 `row` has no `nmae`",
        ]
    );
}

#[test]
fn a_template_that_no_page_uses_is_let_pass() {
    assert_eq!(told(&[("spare.html", "{{ nobody }}")]), [""; 0]);
}

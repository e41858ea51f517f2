use super::*;

/// The shortcodes of a text as typed, with what is wrong with each: rule, place and message.
fn told(text: &str) -> Vec<(&str, String)> {
    let slips = |code: &Found| {
        let slips = code.slips.iter().map(|slip| {
            let place = &text[code.range.clone()][slip.range.clone()];
            format!("{}: `{place}`: {}", slip.rule, slip.message)
        });
        slips.collect::<Vec<_>>().join("; ")
    };
    let found = find(text);
    found
        .iter()
        .map(|code| (&text[code.range.clone()], slips(code)))
        .collect()
}

/// What is wrong with the one shortcode of a text.
fn slips(text: &str) -> String {
    let mut found = told(text);
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).1
}

fn read(text: &str) -> Shortcode {
    let mut found = find(text);
    assert_eq!(found.len(), 1, "{found:?}");
    let found = found.remove(0);
    found.code.unwrap_or_else(|| panic!("{:?}", found.slips))
}

fn words(argument: &Argument) -> &str {
    &argument.value
}

#[test]
fn arguments_are_taken_by_name_and_the_first_without_one() {
    let Shortcode::Figure {
        src,
        alt,
        caption,
        credit,
    } = read("[[ figure(alt='A \"board\"', src=\"a.png\",\n  credit=\"B \\\"C\\\" ]] D\") ]]")
    else {
        panic!()
    };
    assert_eq!((words(&src), words(&alt)), ("a.png", "A \"board\""));
    assert_eq!(caption, None);
    assert_eq!(credit.as_ref().map(words), Some("B \"C\" ]] D"));
    let Shortcode::Case { slug, fact, text } = read("[[case(\"a\", text=\"two\n  lines\")]]")
    else {
        panic!()
    };
    assert_eq!((words(&slug), fact), ("a", None));
    assert_eq!(text.as_ref().map(words), Some("two lines"));
}

#[test]
fn a_shortcode_that_stands_alone_is_told_from_one_in_a_sentence() {
    let alone = |text: &str| find(text)[0].is_alone;
    assert!(alone("One.\n[[ end() ]]\nTwo."));
    assert!(alone("   [[ end() ]]  \r\n"));
    assert!(alone("[[ figure(src=\"a\",\n          alt=\"b\") ]]"));
    assert!(!alone("[[ end() ]] and more"));
    assert!(!alone("- [[ end() ]]"));
    assert!(!alone("> [[ end() ]]"));
}

#[test]
fn code_escapes_links_marks_and_other_brackets_are_left_alone() {
    for text in [
        "`[[ end() ]]`",
        "``a ` [[ end() ]]``",
        "```\n[[ end() ]]\n```\n",
        "    [[ end() ]]\n",
        "<!-- [[ end() ]] -->",
        "\\[[ end() ]]",
        "[[@west2014]] [[#sal-01]] [[^1]] [[1]](a.md) [[]] [[ ]]",
        "[[words] more](a.md)",
        "[[words]](a.md)",
        "[[words](a.md)]",
        "a {{ b }} {% c %} [x]",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
    assert_eq!(told("\\\\[[ end() ]]").len(), 1);
    assert_eq!(told("`a` [[ end() ]] `[[ end() ]]` [[ end() ]]").len(), 2);
}

#[test]
fn what_is_wrong_is_told_at_the_very_argument() {
    for (text, wanted) in [
        (
            "[[ figur(src=\"a\") ]]",
            "unknown-shortcode: `figur`: there is no shortcode `figur`",
        ),
        (
            "[[ wiki link ]]",
            "shortcode-syntax: `link`: this shortcode cannot be read",
        ),
        (
            "[[ end ]]",
            "shortcode-syntax: `end`: there are no brackets behind `end`",
        ),
        (
            "[[ case(mcleod) ]]",
            "shortcode-argument: `mcleod`: `mcleod` stands without quotation marks",
        ),
        (
            "[[ case(\u{201c}a\u{201d}) ]]",
            "shortcode-syntax: `\u{201c}`: `\u{201c}` is not a quotation mark that a shortcode knows",
        ),
        (
            "[[ case() ]]",
            "shortcode-argument: `case`: `case` needs `name`",
        ),
        (
            "[[ figure(src=\"a\", altt=\"b\") ]]",
            "shortcode-argument: `altt`: `figure` has no argument `altt`; shortcode-argument: `figure`: `figure` needs `alt`",
        ),
        (
            "[[ case(\"a\", \"b\") ]]",
            "shortcode-argument: `b`: only the first argument may stand without its name",
        ),
        (
            "[[ end(\"b\") ]]",
            "shortcode-argument: `b`: `end` takes no argument",
        ),
        (
            "[[ fact(\"a\", \"b\") ]]",
            "shortcode-argument: `b`: `fact` takes one argument",
        ),
        (
            "[[ case(\"a\", name=\"b\") ]]",
            "shortcode-argument: `b`: `name` is given twice",
        ),
        (
            "[[ case(name=\"a\", name=\"b\") ]]",
            "shortcode-argument: `name`: `name` is given twice",
        ),
        (
            "[[ case(\"a\", text=\"\") ]]",
            "shortcode-argument: `\"\"`: `text` is empty",
        ),
        (
            "[[ case(12) ]]",
            "shortcode-argument: `12`: `name` is not words",
        ),
        (
            "[[ case([\"a\"]) ]]",
            "shortcode-argument: `[\"a\"]`: `name` is not words",
        ),
        (
            "[[ case(end()) ]]",
            "shortcode-argument: `end()`: `name` is not words",
        ),
        (
            "[[ case(\"a\") | upper ]]",
            "shortcode-syntax: `upper`: a shortcode can call nothing else",
        ),
        (
            "[[ case(range(9)) ]]",
            "shortcode-syntax: `range(9)`: a shortcode can call nothing else",
        ),
        (
            "[[ case(\"a\"",
            "shortcode-syntax: `[[ case(\"a\"`: this shortcode is not closed",
        ),
        (
            "[[ case(\"a\") ]\n\n]]",
            "shortcode-syntax: `[[ case(\"a\") ]`: this shortcode is not closed",
        ),
        (
            "[[ quote(don't) ]] and on",
            "shortcode-syntax: `[[ quote(don't) `: this shortcode cannot be read",
        ),
    ] {
        assert_eq!(slips(text), wanted, "{text}");
    }
}

/// A small stack, as a thread of a pool may have left, and no more than a moment: without fuel and bounds some of
/// these would take minutes or the whole stack.
#[test]
fn what_would_never_end_or_go_too_deep_is_a_plain_fault() {
    let long = |begin: &str, middle: &str, end: &str, times: usize| {
        format!("[[ case({begin}{}{end}) ]]", middle.repeat(times))
    };
    let texts = [
        long("\"a\" * 90000000", "", "", 0),
        long("[1] * 90000000", "", "", 0),
        long(
            "(\"a\" * 20000) ~ (\"a\" * 20000) ~ (\"a\" * 60000)",
            "",
            "",
            0,
        ),
        long("1", "+1", "", 100_000),
        long("1", "+1", "", 56),
        long("", "(", "", 1_900),
        long("", "[", "]", 100),
        long("", "-", "1", 110),
        long("", "not ", "1", 36),
        long("1", " and 1", "", 26),
        long("", "not ", "1", 900),
        long("1", " and 1", "", 600),
        long("1", " if 1", "", 600),
        long("a", ".b", "", 55),
        long("\"", "a", "\"", 100_000),
        long("a", " in a", "", 700),
    ];
    let thread = std::thread::Builder::new().stack_size(1 << 20);
    let check = move || {
        for text in &texts {
            let told = slips(text);
            assert!(told.starts_with("shortcode-"), "{text:.60}: {told:.200}");
        }
    };
    thread.spawn(check).unwrap().join().unwrap();
}

/// Every mixture of what shortcodes are made of: nothing panics, and every place lies inside the text.
#[test]
fn any_text_is_read_and_every_place_lies_in_it() {
    const PIECES: [&str; 30] = [
        "[[",
        "]]",
        "[[ ",
        " ]]",
        "[",
        "]",
        "(",
        ")",
        "\"",
        "'",
        "\\",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "figure(",
        "src=\"a\"",
        ", ",
        "case(\"é\")",
        "end()",
        "callout(title=\"x\")",
        "*",
        "|",
        "\u{1}",
        "\u{2}",
        "“",
        "<!--",
        "[^1]: ",
    ];
    let mut state = 7_u64;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..4_000 {
        let length = 1 + next(14);
        let text: String = (0..length).map(|_| PIECES[next(PIECES.len())]).collect();
        let found = find(&text);
        assert_eq!(mask(&text, &found).len(), text.len(), "{text:?}");
        for code in &found {
            let shown = &text[code.range.clone()];
            for slip in &code.slips {
                assert!(
                    shown.get(slip.range.clone()).is_some(),
                    "{text:?}: {slip:?}"
                );
            }
        }
        let mut faults = crate::diagnostic::Faults::new();
        crate::syntax::markdown::scan(FileId(0), &text.as_str().into(), 0, &mut faults);
        for fault in faults {
            let crate::diagnostic::Place::Text(span) = fault.place else {
                panic!("{text:?}")
            };
            assert!(text.get(span.range()).is_some(), "{text:?}: {fault:?}");
        }
        let tokens = crate::syntax::token::tokens(&text);
        let codes = tokens
            .iter()
            .filter(|(token, _)| matches!(token, crate::syntax::token::Token::Shortcode(_)));
        assert_eq!(codes.count(), found.len(), "{text:?}: each is told once");
    }
}

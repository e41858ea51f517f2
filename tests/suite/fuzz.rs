//! Hostile input, without a fuzzer: every seed and every find of `fuzz/`, changes to the seeds, and a list of what has broken
//! into pages elsewhere, put wherever an editor can write. `fuzz/README.md` says how the fuzzer itself is run.

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::PathBuf;

use crate::html::real_site;
use crate::support::{files_below, repository};

mod places;

#[path = "../../fuzz/src/lib.rs"]
mod target;

use target::mutate::{Dice, changed, words};
use target::{TARGETS, judge, of_theme};

/// How often the seeds of each target are changed: those that make a whole site of each take longest.
const CHANGES: [(&str, usize); 8] = [
    ("front_matter", 40),
    ("yaml", 60),
    ("markdown_page", 60),
    ("link", 40),
    ("book", 10),
    ("template", 4),
    ("docx", 100),
    ("whole_site", 8),
];

fn folder(name: &str) -> PathBuf {
    repository().join("fuzz").join(name)
}

/// The inputs of a target in a folder, by their names.
fn inputs(of: &str, name: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = folder(of).join(name);
    let found = if folder.is_dir() {
        files_below(&folder)
    } else {
        Vec::new()
    };
    let read = |file: String| {
        let bytes = std::fs::read(folder.join(&file)).unwrap();
        (format!("{of}/{name}/{file}"), bytes)
    };
    let mut inputs: BTreeMap<_, _> = found.into_iter().map(read).collect();
    if (of, name) == ("seeds", "template") {
        inputs.extend(of_theme());
    }
    inputs
}

/// Runs a body, and keeps and names the input that it did not bear.
fn bear(name: &str, input: &str, bytes: &[u8]) {
    if catch_unwind(|| target::run(name, bytes)).is_err() {
        let kept = std::env::temp_dir().join(format!("casebook-{name}"));
        std::fs::write(&kept, bytes).unwrap();
        panic!("{name} does not bear {input}, kept as {}", kept.display());
    }
}

/// What has broken into pages elsewhere, each once.
fn hostile() -> Vec<String> {
    let text = std::fs::read_to_string(folder("hostile.txt")).unwrap();
    text.split("\n%%\n")
        .filter(|one| !one.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_seed_and_every_find_is_borne() {
    for (name, _) in TARGETS {
        let seeds = inputs("seeds", name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for (input, bytes) in seeds.iter().chain(&inputs("finds", name)) {
            bear(name, input, bytes);
        }
    }
}

#[test]
fn whatever_is_changed_in_a_seed_is_borne() {
    let dictionaries = files_below(&folder("dictionaries")).into_iter();
    let dictionaries = dictionaries
        .map(|file| std::fs::read_to_string(folder("dictionaries").join(file)).unwrap());
    let mut words: Vec<Vec<u8>> = dictionaries.flat_map(|text| words(&text)).collect();
    words.extend(hostile().into_iter().map(String::into_bytes));
    for (name, times) in CHANGES {
        let seeds: Vec<(String, Vec<u8>)> = inputs("seeds", name).into_iter().collect();
        let mut dice = Dice::new(9);
        for at in 0..times {
            let (seed, other) = (
                &seeds[dice.roll(seeds.len())],
                &seeds[dice.roll(seeds.len())],
            );
            let bytes = changed(&seed.1, &other.1, &words, &mut dice);
            bear(name, &format!("change {at}, of {}", seed.0), &bytes);
        }
    }
}

#[test]
fn every_page_of_the_real_site_holds_only_what_the_judge_knows() {
    let mut pages = 0;
    for (path, bytes) in real_site().built() {
        judge::file(&path, &String::from_utf8_lossy(&bytes));
        pages += usize::from(path.ends_with(".html"));
    }
    assert!(pages > 60, "{pages}");
}

#[test]
fn the_judge_refuses_each_kind_of_harm() {
    let page = |inside: &str| {
        format!(
            "<!doctype html><html lang=\"en\"><head><title>A</title></head><body>{inside}</body></html>"
        )
    };
    assert_eq!(
        judge::look(&page(
            "<p id=\"a\"><a href=\"b.html#c\">d</a></p><img src=\"../e.png\" alt=\"\">"
        )),
        Ok(())
    );
    let harm = [
        "<script>x</script>",
        "<script></script>",
        "<script src=\"//host/x.js\"></script>",
        "<script src=\"data:,x\"></script>",
        "<style>p{}</style>",
        "<iframe></iframe>",
        "<object></object>",
        "<script type=\"module\" src=\"a.js\"></script>",
        "<script type=\"application/ld+json\">{\"a\": \"<!--\"}</script>",
        "<link rel=\"icon\" href=\"data:image/svg+xml,x\">",
        "<link rel=\"stylesheet\" href=\"https://host/x.css\">",
        "<p data-root=\"//host\">a</p>",
        "<svg><script href=\"x\"></script></svg>",
        "<svg><foreignObject></foreignObject></svg>",
        "<math></math>",
        "<p onclick=\"x\">a</p>",
        "<p style=\"x\">a</p>",
        "<p srcdoc=\"x\">a</p>",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"JAVA&#9;script:x\">a</a>",
        "<a href=\"&#1; javascript:x\">a</a>",
        "<a href=\"java&NewLine;script&colon;x\">a</a>",
        "<a href=\"data:text/html,x\">a</a>",
        "<a href=\"file:///x\">a</a>",
        "<a href=\"//host\">a</a>",
        "<a href=\"\\\\host\\share\">a</a>",
        "<a href=\"/\\host\">a</a>",
        "<a href=\"/&#9;/host\">a</a>",
        "<a ping=\"x\" href=\"y\">a</a>",
        "<img src=\"https://host/x.png\" alt=\"\">",
        "<img src=\"\\\\host\\x.png\" alt=\"\">",
        "<img src=\"a.png\" srcset=\"b.png 1x, //host/c.png 2x\" alt=\"\">",
        "<form action=\"https://host\"></form>",
        "<button formaction=\"x\">a</button>",
        "<meta http-equiv=\"set-cookie\" content=\"a\">",
        "<meta http-equiv=\"refresh\" content=\"0;url=https://host\">",
        "<base href=\"https://host\">",
        "<p id=\"a\">b</p><p id=\"a\">c</p>",
        "<!-- a -->",
        "<p <b>a</p>",
        "<p title=\"a\"b\"c\">d</p>",
        "</p>",
        "<p>&#0;</p>",
    ];
    for inside in harm {
        assert!(judge::look(&page(inside)).is_err(), "{inside}");
    }
}

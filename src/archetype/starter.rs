//! A new site: it builds at once, with one made-up case and one self-assessment to take apart.

use serde_json::{Map, Value, json};

use super::fill::{fill, quoted};
use crate::model::slugify;
use crate::schema::{self, Kind};

/// Folders that a new site needs for itself: a file in one of them would become part of the site.
pub const OWN_FOLDERS: [&str; 2] = ["content", "themes"];

/// The texts, as they lie in the site folder. Hidden ones are kept here under plain names.
const FILES: [(&str, &str); 9] = [
    ("book.toml", include_str!("starter/book.toml")),
    ("content/index.md", include_str!("starter/content/index.md")),
    (
        "content/cases/example-ward.md",
        include_str!("starter/content/cases/example-ward.md"),
    ),
    (
        "content/assessments/example.yaml",
        include_str!("starter/content/assessments/example.yaml"),
    ),
    (
        "content/topics.yaml",
        include_str!("starter/content/topics.yaml"),
    ),
    (
        "content/references.yaml",
        include_str!("starter/content/references.yaml"),
    ),
    (
        "content/glossary.yaml",
        include_str!("starter/content/glossary.yaml"),
    ),
    (".gitignore", include_str!("starter/gitignore")),
    (".editorconfig", include_str!("starter/editorconfig")),
];

/// Returns the files of a new site, with their paths.
#[must_use]
pub fn starter(title: &str) -> Vec<(String, String)> {
    let id = match slugify(title) {
        id if id.is_empty() => "casebook".to_owned(),
        id => id,
    };
    let values = [("title", quoted(title)), ("id", quoted(&id))];
    let values = values
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let texts = FILES.map(|(path, text)| (path.to_owned(), fill(text, &values)));
    let schemas = Kind::ALL.map(|kind| (schema_path(kind), schema::text(kind)));
    let editor = [
        (".vscode/settings.json", settings()),
        (".vscode/extensions.json", extensions()),
        (".vscode/casebook.code-snippets", snippets()),
    ];
    let editor = editor.map(|(path, value)| (path.to_owned(), format!("{value:#}\n")));
    texts.into_iter().chain(schemas).chain(editor).collect()
}

/// Returns a title made of the name of a folder: `ward-stories` gives `Ward stories`.
#[must_use]
pub fn title_of(folder: &str) -> String {
    let words = folder.replace(['-', '_'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if !words.contains(char::is_control) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => "Our casebook".to_owned(),
    }
}

fn schema_path(kind: Kind) -> String {
    format!(".vscode/schemas/{}.json", kind.word())
}

/// Completion, hover and checks in YAML, from the folder itself: nothing is fetched.
fn settings() -> Value {
    let mut schemas = Map::new();
    for (kind, files) in [
        (Kind::Assessment, "content/assessments/*.yaml"),
        (Kind::Topics, "content/topics.yaml"),
        (Kind::Glossary, "content/glossary.yaml"),
        (Kind::References, "content/references.yaml"),
    ] {
        schemas.insert(format!("./{}", schema_path(kind)), json!(files));
    }
    json!({
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": false,
        "redhat.telemetry.enabled": false,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.insertSpaces": true,
            "editor.tabSize": 2,
        },
    })
}

fn extensions() -> Value {
    json!({"recommendations": ["redhat.vscode-yaml", "tamasfe.even-better-toml"]})
}

/// The keys of front matter: the YAML extension does not look into Markdown, but snippets work there.
fn snippets() -> Value {
    let mut snippets = Map::new();
    for kind in [Kind::Case, Kind::Page] {
        for hint in schema::hints(kind) {
            let snippet = json!({
                "scope": "markdown",
                "prefix": hint.key,
                "body": hint.snippet.lines().collect::<Vec<_>>(),
                "description": hint.what,
            });
            // A page has no key of another shape than a case, and fewer.
            snippets.entry(hint.key).or_insert(snippet);
        }
    }
    snippets.insert("mark of a fact".to_owned(), json!({
        "scope": "markdown",
        "prefix": "mark",
        "body": ["[#${1:sal-01}]"],
        "description": "Marks the sentence that tells a fact of the front matter. Each fact is marked exactly once.",
    }));
    snippets.insert("citation".to_owned(), json!({
        "scope": "markdown",
        "prefix": "cite a work",
        "body": ["[@${1:west2014}]"],
        "description": "Cites a work of references.yaml: [@west2014], or with a place [@west2014, p. 12].",
    }));
    for (prefix, body, what) in SHORTCODES {
        snippets.insert(
            format!("shortcode {prefix}"),
            json!({
                "scope": "markdown",
                "prefix": prefix,
                "body": body,
                "description": what,
            }),
        );
    }
    Value::Object(snippets)
}

/// Shortcodes: what is typed to have one offered, what is then written, and what it is for.
const SHORTCODES: [(&str, &[&str], &str); 6] = [
    (
        "figure",
        &[
            "[[ figure(src=\"${1:picture.jpg}\",",
            "          alt=\"${2:what it shows}\",",
            "          caption=\"${3:what to see in it}\",",
            "          credit=\"${4:whose it is}\") ]]",
        ],
        "A picture with a caption, on lines of its own. Caption and credit may be left out.",
    ),
    (
        "quote",
        &["[[ quote(\"${1:words of this text}\") ]]"],
        "Shows words of this text large. They must stand in it word for word; words of a source may not be quoted.",
    ),
    (
        "callout",
        &[
            "[[ callout(title=\"${1:Before you begin}\") ]]",
            "$2",
            "[[ end() ]]",
        ],
        "A box with a title. Its text is Markdown.",
    ),
    (
        "key fact",
        &["[[ fact(\"${1:sal-15}\") ]]"],
        "Shows a fact of a case or page by its id, with its source and a link to the passage.",
    ),
    (
        "case link",
        &["[[ case(\"${1:mcleod}\") ]]"],
        "A link to a case, by the name of its file. Optional: text=\"...\", fact=\"...\".",
    ),
    (
        "assessment link",
        &["[[ assessment(\"${1:organisation}\") ]]"],
        "A link to a self-assessment, by its id. Optional: text=\"...\", item=\"...\".",
    ),
];

#[cfg(test)]
mod tests {
    use super::title_of;

    #[test]
    fn the_name_of_a_folder_gives_a_title() {
        assert_eq!(title_of("ward-stories_2026"), "Ward stories 2026");
        assert_eq!(
            (title_of("").as_str(), title_of("a\u{1b}b").as_str()),
            ("Our casebook", "Our casebook")
        );
    }
}

//! `book.toml`: the settings of a site, in mdBook's layout where it has one.

mod accessibility;
mod brand;
mod hosting;
mod languages;

pub use languages::is_language;

use std::collections::BTreeMap;

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::{FileId, Span, Spanned};
use crate::syntax::escape;
use crate::syntax::fields::Fields;
use crate::syntax::markdown::slugify;
use crate::syntax::yaml::{Node, Pair, Value};
pub use accessibility::{
    Accessibility, CONFORMANCE, Conformance, LAW, Law, Problem, REASON, Reason,
};
pub use brand::Brand;
pub use hosting::Hosting;

/// A site's settings.
#[derive(Debug, Clone)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One sentence on what it is.
    pub description: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its language, such as `en-GB`.
    pub language: String,
    /// The languages of its other editions.
    pub languages: Vec<Spanned<String>>,
    /// Its name in those languages.
    pub titles: BTreeMap<String, String>,
    /// What it is, in those languages.
    pub descriptions: BTreeMap<String, String>,
    /// Where this edition lies below the output folder: nothing for the main one, or `cy/`.
    pub folder: String,
    /// Folder of the content.
    pub src: String,
    /// Folder the site is built into.
    pub build_dir: String,
    /// Whether the site may be larger than most computers can build.
    pub large: bool,
    /// Name of the theme.
    pub theme: String,
    /// Address the site will have, if it is known; ends in `/`.
    pub base_url: Option<String>,
    /// What the host asks for.
    pub hosting: Hosting,
    /// What the accessibility statement says, if it is made from settings.
    pub accessibility: Option<Accessibility>,
    /// Sets this site's saved answers apart from those of other sites on one computer.
    pub id: String,
    /// Whose it is, for the eye.
    pub brand: Brand,
    /// Whether the site can be searched, and has the A to Z.
    pub search: bool,
    /// How many cases, pages and self-assessments one page, for printing, may hold.
    pub book_limit: usize,
    /// How many entries one page of a long list holds: only sites that themes are tried on have another number.
    pub longest_list: usize,
}

impl Config {
    /// Returns what the names of this site's assessments begin with in other systems; no `/` at its end.
    ///
    /// A site whose address is not known takes one below `.invalid`, which RFC 2606 sets aside: no server can
    /// ever have it, so it names a thing and leads nowhere. Nothing fetches either of them.
    #[must_use]
    pub fn canonical_base(&self) -> String {
        match &self.base_url {
            Some(base) => {
                let main = base.strip_suffix(&self.folder).unwrap_or(base);
                main.trim_end_matches('/').to_owned()
            }
            None => format!("https://casebook.invalid/{}", self.id),
        }
    }
}

/// Reads `book.toml`; what is wrong in it is added to `faults`.
#[must_use]
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Config {
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    for error in errors {
        let span = Span::new(file.id, error.span().unwrap_or_default());
        faults.push(
            Diagnostic::error(
                "toml-syntax",
                span,
                format!("this is not valid TOML: {}", error.message()),
            )
            .help(
                "write `key = \"value\"`, one a line, below a heading in brackets such as `[book]`",
            ),
        );
    }
    let empty = Node {
        value: Value::Map(Vec::new()),
        span: Span::new(file.id, 0..0),
    };
    let root = map(file.id, table.span(), table.get_ref());
    escapes(&root, faults);
    let mut top = None;
    if let Some(mut fields) = Fields::open(&root, "`book.toml`", faults) {
        top = Some((
            fields.required("book"),
            fields.node("build"),
            output_site(&mut fields),
        ));
        fields.finish();
    }
    let (book, build, site) = top.unwrap_or_default();
    read(
        book.unwrap_or(&empty),
        build.unwrap_or(&empty),
        site.unwrap_or(&empty),
        faults,
    )
}

fn output_site<'a>(fields: &mut Fields<'a, '_>) -> Option<&'a Node> {
    let mut output = Fields::open(fields.node("output")?, "`[output]`", fields.faults())?;
    let site = output.node("site");
    output.finish();
    site
}

fn read(book: &Node, build: &Node, site: &Node, faults: &mut Faults) -> Config {
    let mut config = Config {
        title: String::new(),
        description: String::new(),
        authors: Vec::new(),
        language: "en-GB".to_owned(),
        languages: Vec::new(),
        titles: BTreeMap::new(),
        descriptions: BTreeMap::new(),
        folder: String::new(),
        src: "content".to_owned(),
        build_dir: "site".to_owned(),
        large: false,
        theme: "default".to_owned(),
        base_url: None,
        hosting: Hosting::default(),
        accessibility: None,
        id: String::new(),
        brand: Brand::default(),
        search: true,
        book_limit: 300,
        longest_list: 1000,
    };
    if let Some(fields) = Fields::open(book, "`[book]`", faults) {
        read_book(&mut config, fields);
    }
    if let Some(mut fields) = Fields::open(build, "`[build]`", faults) {
        let given = fields.optional_text("build-dir");
        folder(&mut config.build_dir, "build-dir", &mut fields);
        keep_apart(&config, given, &mut fields);
        config.large = flag(
            "large",
            false,
            "a site of many thousands of texts",
            &mut fields,
        );
        fields.finish();
    }
    if let Some(mut fields) = Fields::open(site, "`[output.site]`", faults) {
        theme(&mut config.theme, &mut fields);
        config.base_url = base_url(&mut fields);
        config.languages = languages::others(&config.language, &mut fields);
        config.titles = languages::texts("titles", &config.languages, &mut fields);
        config.descriptions = languages::texts("descriptions", &config.languages, &mut fields);
        config.hosting = hosting::read(&mut fields);
        config.accessibility = accessibility::read(&mut fields);
        site_id(&mut config, &mut fields);
        let brand = fields.node("brand");
        let brand = brand.and_then(|node| Brand::read(node, fields.faults()));
        config.brand = brand.unwrap_or_default();
        config.search = flag("search", true, "a site without search", &mut fields);
        book_limit(&mut config.book_limit, &mut fields);
        fields.finish();
    }
    config
}

fn read_book(config: &mut Config, mut fields: Fields<'_, '_>) {
    // A missing `[book]` has been told already.
    if fields.span().range().is_empty() {
        fields.optional_text("title");
    } else {
        config.title = fields.text("title").value;
    }
    config.description = fields
        .optional_text("description")
        .map_or_else(String::new, |text| text.value);
    config.authors = fields
        .texts("authors")
        .into_iter()
        .map(|author| author.value)
        .collect();
    languages::main(&mut config.language, &mut fields);
    folder(&mut config.src, "src", &mut fields);
    fields.finish();
}

fn site_id(config: &mut Config, fields: &mut Fields<'_, '_>) {
    let given = fields.optional_text("id");
    config.id = slugify(given.as_ref().map_or(&config.title, |id| &id.value));
    if config.id.is_empty() && !config.title.is_empty() {
        let message = "the title gives no id for the site".to_owned();
        let fault = Diagnostic::error("missing-key", fields.span(), message);
        let help = "add `id = \"...\"` below `[output.site]`, with letters of a to z";
        fields.faults().push(fault.help(help));
    }
}

/// Reads what is either so or not.
fn flag(key: &'static str, unless_given: bool, meaning: &str, fields: &mut Fields<'_, '_>) -> bool {
    let Some(given) = fields.optional_text(key) else {
        return unless_given;
    };
    match given.value.as_str() {
        "true" => true,
        "false" => false,
        other => {
            let message = format!("`{key}` must be `true` or `false`, not `{other}`");
            let fault = Diagnostic::error("wrong-type", given.span, message);
            let other_than = !unless_given;
            let help = format!("write `{key} = {other_than}` for {meaning}, or leave `{key}` out");
            fields.faults().push(fault.help(help));
            unless_given
        }
    }
}

/// Reads how many texts the book may hold; the book of a site with more would be too much for a browser.
fn book_limit(value: &mut usize, fields: &mut Fields<'_, '_>) {
    let Some(given) = fields.integer("book-limit") else {
        return;
    };
    match usize::try_from(given.value) {
        Ok(limit) => *value = limit,
        Err(_) => fields.faults().push(
            Diagnostic::error(
                "wrong-type",
                given.span,
                "`book-limit` cannot be less than 0",
            )
            .help("write how many texts `book.html` may hold, such as `book-limit = 300`; 0 means none"),
        ),
    }
}

/// Reads a folder name that must stay inside the site folder.
fn folder(value: &mut String, key: &'static str, fields: &mut Fields<'_, '_>) {
    let Some(given) = fields.optional_text(key) else {
        return;
    };
    let name = given.value.trim_end_matches('/').replace('\\', "/");
    let inside = !name.is_empty()
        && name.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !name.split('/').any(crate::source::cannot_be_stored);
    if inside {
        *value = name;
    } else {
        let message = format!(
            "`{key}` must name a folder inside the site folder, not `{}`",
            given.value
        );
        fields.faults().push(
            Diagnostic::error("bad-folder", given.span, message).help(format!(
                "write `{key} = \"{value}\"`; to build elsewhere use `casebook build -d FOLDER`"
            )),
        );
    }
}

/// The site may not be built into what it is made from.
fn keep_apart(config: &Config, given: Option<Spanned<String>>, fields: &mut Fields<'_, '_>) {
    let is_below = |folder: &str| {
        config.build_dir == folder || config.build_dir.starts_with(&format!("{folder}/"))
    };
    if let Some(given) = given.filter(|_| is_below(&config.src) || is_below("themes")) {
        let message = format!("`{}` lies in what the site is made from", given.value);
        let fault = Diagnostic::error("bad-folder", given.span, message);
        fields
            .faults()
            .push(fault.help("write `build-dir = \"site\"`"));
    }
}

fn theme(value: &mut String, fields: &mut Fields<'_, '_>) {
    let Some(given) = fields.optional_text("theme") else {
        return;
    };
    let is_slug = !given.value.is_empty() && slugify(&given.value) == given.value;
    if is_slug && !crate::source::cannot_be_stored(&given.value) {
        *value = given.value;
    } else {
        let message = format!(
            "`{}` cannot be the name of a theme: only a-z, 0-9 and `-`",
            given.value
        );
        fields
            .faults()
            .push(Diagnostic::error("bad-key", given.span, message));
    }
}

fn base_url(fields: &mut Fields<'_, '_>) -> Option<String> {
    let given = fields.optional_text("base-url")?;
    let host = given
        .value
        .strip_prefix("https://")
        .or_else(|| given.value.strip_prefix("http://"));
    if host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric())) {
        return Some(format!("{}/", given.value.trim_end_matches('/')));
    }
    let message = format!("`base-url` must be a whole address, not `{}`", given.value);
    fields.faults().push(
        Diagnostic::error("bad-address", given.span, message)
            .help("write `https://...`, or leave `base-url` out: the site works without it"),
    );
    None
}

/// Turns TOML's tree into ours, so that one walk reads both.
fn node(file: FileId, value: &TomlSpanned<DeValue<'_>>) -> Node {
    let span = Span::new(file, value.span());
    let scalar = |text: &str| Value::Scalar(text.to_owned());
    let value = match value.get_ref() {
        DeValue::String(text) => scalar(text),
        DeValue::Integer(number) => scalar(number.as_str()),
        DeValue::Float(number) => scalar(number.as_str()),
        DeValue::Boolean(flag) => scalar(&flag.to_string()),
        DeValue::Datetime(date) => scalar(&date.to_string()),
        DeValue::Array(values) => {
            Value::List(values.iter().map(|value| node(file, value)).collect())
        }
        DeValue::Table(table) => return map(file, value.span(), table),
    };
    Node { value, span }
}

/// Tells the escapes that stand for what no text may hold.
fn escapes(node: &Node, faults: &mut Faults) {
    match &node.value {
        Value::Scalar(text) => faults.extend(escape::fault(text, node.span)),
        Value::List(nodes) => nodes.iter().for_each(|node| escapes(node, faults)),
        Value::Map(pairs) => {
            for pair in pairs {
                faults.extend(escape::fault(&pair.key.value, pair.key.span));
                escapes(&pair.value, faults);
            }
        }
        Value::Empty => {}
    }
}

fn map(file: FileId, range: std::ops::Range<usize>, table: &DeTable<'_>) -> Node {
    let mut pairs: Vec<Pair> = table
        .iter()
        .map(|(key, value)| Pair {
            key: Spanned::new(key.get_ref().to_string(), Span::new(file, key.span())),
            value: node(file, value),
        })
        .collect();
    pairs.sort_by_key(|pair| pair.key.span);
    Node {
        value: Value::Map(pairs),
        span: Span::new(file, range),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn read(text: &str) -> (Config, Vec<String>) {
        let file = SourceFile {
            id: FileId(0),
            path: "book.toml".into(),
            text: text.into(),
        };
        let mut faults = Faults::new();
        let config = parse(&file, &mut faults);
        (
            config,
            faults.into_iter().map(|fault| fault.message).collect(),
        )
    }

    #[test]
    fn what_is_left_out_has_a_value() {
        let (config, faults) = read("[book]\ntitle = \"A site\"\n");
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(
            (
                config.src.as_str(),
                config.build_dir.as_str(),
                config.id.as_str()
            ),
            ("content", "site", "a-site")
        );
    }

    #[test]
    fn a_site_without_an_address_has_a_name_that_leads_nowhere() {
        let base = |site: &str| {
            let (config, faults) = read(&format!("[book]\ntitle = \"A site\"\n{site}"));
            assert!(faults.is_empty(), "{faults:?}");
            config.canonical_base()
        };
        assert_eq!(base(""), "https://casebook.invalid/a-site");
        let known = "[output.site]\nbase-url = \"https://casebook.example/trust/\"\n";
        assert_eq!(base(known), "https://casebook.example/trust");
    }

    #[test]
    fn a_site_is_searched_unless_it_says_otherwise() {
        let said = |value: &str| {
            let text = format!("[book]\ntitle = \"A\"\n[output.site]\n{value}\n");
            let (config, faults) = read(&text);
            (config.search, faults)
        };
        assert_eq!(said(""), (true, vec![]));
        assert_eq!(said("search = true"), (true, vec![]));
        assert_eq!(said("search = false"), (false, vec![]));
        let wrong =
            |value: &str| vec![format!("`search` must be `true` or `false`, not `{value}`")];
        assert_eq!(said("search = \"no\""), (true, wrong("no")));
        assert_eq!(said("search = 0"), (true, wrong("0")));
    }

    #[test]
    fn all_faults_are_told() {
        let (_, faults) = read(
            "[book]\ntitel = \"A\"\nsrc = \"../x\"\n[output.site]\nbase-url = \"trust\"\n[other]\n",
        );
        assert_eq!(
            faults,
            [
                "unknown key `other` in `book.toml`",
                "`src` must name a folder inside the site folder, not `../x`",
                "unknown key `titel` in `[book]`",
                "`base-url` must be a whole address, not `trust`",
            ]
        );
    }
}

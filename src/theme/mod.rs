//! The look: the built-in theme, laid under the files that a site overrides.
//!
//! Knows files, templates and words; never what a case is. All templates are compiled when the
//! theme loads, so a fault in one is told before the first page.

pub mod brand;
pub mod colour;
mod edition;
mod faults;
pub mod short_names;
mod small_script;
mod small_style;
pub mod tokens;

use std::collections::BTreeMap;

use include_dir::{Dir, File, include_dir};
use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::digest::hashed_name;
use crate::script;
use crate::source::Sources;
use crate::span::{FileId, Span};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Templates by their paths in the theme.
type Templates = BTreeMap<String, String>;

/// Words of the interface: what a template reads as `words.*`.
pub type Words = toml::Table;

/// The files of a theme, by their paths in it.
pub type Files = BTreeMap<String, FileId>;

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    files: Files,
    /// The words a reader sees.
    pub words: Words,
    /// Style and scripts: path below the output folder, and contents.
    pub assets: Vec<(String, String)>,
    /// The scripts that come with the search index.
    pub engine: String,
    styles: BTreeMap<String, String>,
    scripts: BTreeMap<String, String>,
    /// What each language of the site calls itself.
    pub names: BTreeMap<String, String>,
}

/// The settings in `theme.toml`.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    #[serde(rename = "name")]
    _name: String,
    styles: BTreeMap<String, Vec<String>>,
    scripts: BTreeMap<String, Vec<String>>,
}

impl Theme {
    /// Loads a theme from its files; gives `None`, and says why, when one is missing or wrong.
    pub fn load(
        files: &Files,
        language: &str,
        sources: &Sources,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let loader = Loader {
            files,
            sources,
            faults,
        };
        loader.load(language)
    }

    /// Puts on the colours and fonts of whoever runs the site: they join the style of every page.
    #[must_use]
    pub fn wearing(mut self, brand: &brand::Brand, sources: &Sources) -> Self {
        let tokens = self.files.get("css/tokens.css");
        let tokens = tokens.map_or("", |&id| sources.get(id).text.as_str());
        let style = brand.style(tokens);
        let place = self.styles.get_mut("site").filter(|_| !style.is_empty());
        let asset = place.and_then(|place| {
            let mut assets = self.assets.iter_mut();
            Some((assets.find(|(known, _)| known == place)?, place))
        });
        if let Some(((name, text), place)) = asset {
            text.push_str(&style);
            *name = hashed_name("assets/site", "css", text.as_bytes());
            place.clone_from(name);
        }
        self
    }

    /// Renders a page.
    ///
    /// # Errors
    /// Gives the template's fault, with its place.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
        let render = || {
            let mut context = Context::from_serialize(view)?;
            context.insert("words", &self.words);
            self.tera.render(template, &context)
        };
        render().map_err(|error| faults::one(&error, &self.files, None, template))
    }

    /// Returns the address of a group of styles below the output folder; `None` when it is empty.
    #[must_use]
    pub fn style(&self, group: &str) -> Option<&str> {
        self.styles.get(group).map(String::as_str)
    }

    /// Returns the address of a group of scripts below the output folder; `None` when it is empty.
    #[must_use]
    pub fn script(&self, group: &str) -> Option<&str> {
        self.scripts.get(group).map(String::as_str)
    }

    /// Returns one word of a list, or an empty text.
    #[must_use]
    pub fn word_at(&self, table: &str, key: &str, at: usize) -> &str {
        let list = self.words.get(table).and_then(|table| table.get(key));
        let word = list
            .and_then(toml::Value::as_array)
            .and_then(|list| list.get(at));
        word.and_then(toml::Value::as_str).unwrap_or_default()
    }

    /// Returns one of the theme's words, or an empty text.
    #[must_use]
    pub fn word(&self, table: &str, key: &str) -> &str {
        self.words
            .get(table)
            .and_then(|table| table.get(key))
            .and_then(toml::Value::as_str)
            .unwrap_or_default()
    }

    /// Returns one of the words of a table within a table, or an empty text.
    #[must_use]
    pub fn word_in(&self, table: &str, part: &str, key: &str) -> &str {
        let words = self.words.get(table).and_then(|table| table.get(part));
        let word = words.and_then(|part| part.get(key));
        word.and_then(toml::Value::as_str).unwrap_or_default()
    }
}

/// Gathers the built-in files, which join the sources, and over them those of the site's theme. Gives
/// `None`, and says why, when there is no theme with this name.
pub fn gather(name: &str, sources: &mut Sources, faults: &mut Vec<Diagnostic>) -> Option<Files> {
    let prefix = format!("themes/{name}/");
    let own: Files = sources
        .files()
        .iter()
        .filter_map(|file| {
            file.path
                .strip_prefix(&prefix)
                .map(|path| (path.to_owned(), file.id))
        })
        .collect();
    // A theme may be one font or picture: those are no texts, and are published as they are.
    if own.is_empty() && !sources.theme_brings_files() && name != "default" {
        let message = format!("there is no theme `{name}`");
        let help = format!(
            "make the folder `themes/{name}`, or write `theme = \"default\"` in `book.toml`"
        );
        faults.push(unknown(name, message, sources).help(help));
        return None;
    }
    let mut files = BTreeMap::new();
    for (path, text) in built_in(&BUILT_IN) {
        if !own.contains_key(&path) {
            let id = sources.add(format!("{}{path}", crate::source::BUILT_IN), text);
            files.insert(path, id);
        }
    }
    files.extend(own);
    Some(files)
}

/// Marks the theme's name in `book.toml`.
fn unknown(name: &str, message: String, sources: &Sources) -> Diagnostic {
    let quoted = format!("\"{name}\"");
    let place = sources.find("book.toml").and_then(|book| {
        let key = book.text.find("\ntheme")?;
        let start = key + book.text[key..].find(&quoted)?;
        Some(Span::new(book.id, start..start + quoted.len()))
    });
    match place {
        Some(span) => Diagnostic::error("unknown-theme", span, message),
        None => Diagnostic::file_error("unknown-theme", "book.toml", message),
    }
}

fn built_in<'a>(dir: &'a Dir<'a>) -> Vec<(String, &'a str)> {
    let own = dir.files().filter_map(|file| {
        let path = file.path().to_str()?.replace('\\', "/");
        Some((path, file.contents_utf8()?))
    });
    own.chain(dir.dirs().flat_map(built_in)).collect()
}

struct Loader<'a> {
    files: &'a Files,
    sources: &'a Sources,
    faults: &'a mut Vec<Diagnostic>,
}

impl Loader<'_> {
    fn load(mut self, language: &str) -> Option<Theme> {
        // All three are read before the first that is at fault ends it.
        let (settings, words, tera) = (self.settings(), self.words(language), self.templates());
        let (settings, words) = (settings?, words?);
        let mut assets = Vec::new();
        let mut styles = BTreeMap::new();
        for (group, list) in &settings.styles {
            let text = self.join(list, |_, text| small_style::shrink(text));
            if !text.is_empty() {
                let name = hashed_name(&format!("assets/{group}"), "css", text.as_bytes());
                assets.push((name.clone(), text));
                styles.insert(group.clone(), name);
            }
        }
        let mut engine = String::new();
        let mut scripts = BTreeMap::new();
        for (group, list) in &settings.scripts {
            let mut text = self.join(list, small);
            text.push_str(&script_words(&words, group));
            if group == "engine" {
                engine = text;
            } else if !text.is_empty() {
                let name = hashed_name(&format!("assets/{group}"), "js", text.as_bytes());
                assets.push((name.clone(), text));
                scripts.insert(group.clone(), name);
            }
        }
        Some(Theme {
            tera: tera?,
            files: self.files.clone(),
            words,
            assets,
            engine,
            styles,
            scripts,
            names: BTreeMap::new(),
        })
    }

    fn text(&self, path: &str) -> Option<(FileId, &str)> {
        self.files
            .get(path)
            .map(|&id| (id, self.sources.get(id).text.as_str()))
    }

    fn settings(&mut self) -> Option<Settings> {
        let (id, text) = self.text("theme.toml")?;
        let settings = toml::from_str(text);
        settings
            .map_err(|error| self.faults.push(toml_fault(id, &error)))
            .ok()
    }

    /// Reads the words of the site's language; what it does not say stands in British English.
    fn words(&mut self, language: &str) -> Option<Words> {
        let mut words = Words::new();
        for language in ["en-GB", language] {
            if let Some((id, text)) = self.text(&format!("words/{language}.toml")) {
                match toml::from_str(text) {
                    Ok(own) => edition::lay_over(&mut words, own),
                    Err(error) => {
                        self.faults.push(toml_fault(id, &error));
                        return None;
                    }
                }
            }
        }
        Some(words)
    }

    fn templates(&mut self) -> Option<Tera> {
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html"]);
        let templates = self.files.iter().filter(|(path, _)| {
            std::path::Path::new(path)
                .extension()
                .is_some_and(|ending| ending == "html")
        });
        let templates: Templates = templates
            .map(|(path, &id)| (path.clone(), self.sources.get(id).text.clone()))
            .collect();
        if tera.add_raw_templates(templates.iter()).is_ok() {
            return Some(tera);
        }
        let told = faults::all(templates, self.files, self.sources);
        self.faults.extend(told);
        None
    }

    /// Joins files in the order of `theme.toml`, each made small; one that cannot be followed stays as it is.
    fn join(&mut self, paths: &[String], shrink: fn(&str, &str) -> Option<String>) -> String {
        let mut joined = String::new();
        for path in paths {
            if let Some((_, text)) = self.text(path) {
                joined.push_str(shrink(path, text).as_deref().unwrap_or(text));
                joined.push('\n');
            } else {
                let message = format!("`theme.toml` names `{path}`, which is not in the theme");
                let help = did_you_mean(path, "files", self.files.keys().map(String::as_str));
                let shown = self
                    .files
                    .get("theme.toml")
                    .map_or("theme.toml", |&id| self.sources.get(id).path.as_str());
                self.faults
                    .push(Diagnostic::file_error("theme", shown, message).help(help));
            }
        }
        joined
    }
}

/// Makes a script small. Only the built-in ones get short names: what a site's own script says of itself stays true.
fn small(path: &str, text: &str) -> Option<String> {
    let built_in = BUILT_IN.get_file(path).and_then(File::contents_utf8);
    let short = (built_in == Some(text)).then(|| short_names::shorten(text));
    short.flatten().or_else(|| small_script::shrink(text))
}

/// Hands the words that a group of scripts uses to the browser, with that group.
fn script_words(words: &Words, group: &str) -> String {
    let words = words.get("script").and_then(|groups| groups.get(group));
    words.map_or_else(String::new, |words| {
        format!("Object.assign(casebook.words, {});\n", script::json(words))
    })
}

fn toml_fault(id: FileId, error: &toml::de::Error) -> Diagnostic {
    let span = Span::new(id, error.span().unwrap_or_default());
    Diagnostic::error(
        "theme",
        span,
        format!("this is not as a theme needs it: {}", error.message()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(overrides: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>, Sources) {
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
            Theme::load(&files, "en-GB", &sources, &mut faults),
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
        let built_in = BUILT_IN.get_file(path).unwrap().contents_utf8().unwrap();
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
}

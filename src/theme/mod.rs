//! The look: the built-in theme, laid under the files that a site overrides.
//!
//! Knows files, templates and words; never what a case is. All templates are compiled when the
//! theme loads, so a fault in one is told before the first page.

pub mod brand;
mod circle;
pub mod colour;
mod edition;
mod escape;
mod faults;
mod files;
pub mod names;
mod policy;
mod settings;
mod shared;
pub mod short_names;
mod short_tokens;
mod small_script;
mod small_style;
pub mod tokens;
mod unloaded;
mod words;
mod work;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::digest::hashed_name;
use crate::script;
use crate::source::{BUILT_IN, Sources};
use crate::span::{FileId, Span};

/// Templates by their paths in the theme.
type Templates = BTreeMap<String, String>;

/// Words of the interface: what a template reads as `words.*`.
pub type Words = toml::Table;

pub use escape::escaped;
pub use files::{Files, below, built_in_file, built_in_files, built_in_names, gather};
pub use shared::Shared;
pub use work::at_work;

/// A theme, ready to render.
pub struct Theme {
    tera: Tera,
    files: Files,
    /// The words a reader sees.
    pub words: Words,
    /// The same, as every template gets them.
    given_words: Shared,
    /// Style and scripts: path below the output folder, and contents.
    pub assets: Vec<(String, String)>,
    /// The scripts that come with the search index.
    pub engine: String,
    styles: BTreeMap<String, String>,
    scripts: BTreeMap<String, String>,
    /// Nothing stood in the way of loading it.
    is_sound: bool,
    /// Templates that the engine cannot read.
    broken: BTreeSet<String>,
    /// What is told of a page on which components call each other without end.
    circle: Option<Diagnostic>,
    /// What templates have been given, while a theme is tried.
    given: Option<Mutex<names::Views>>,
    /// What each language of the site calls itself.
    pub names: BTreeMap<String, String>,
    /// The months in the main language, in the look of another edition.
    pub months_of_main: Vec<String>,
}

impl Theme {
    /// Loads a theme from its files; gives `None`, and says why, when one is missing or wrong.
    pub fn load(
        files: &Files,
        language: &str,
        sources: &Sources,
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        Self::load_to_try(files, language, sources, faults).filter(|theme| theme.is_sound)
    }

    /// Loads a theme that may have faults in its templates, so that the rest of it can be tried.
    pub fn load_to_try(
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
        let tokens = self.files.top.get("css/tokens.css");
        let tokens = tokens.map_or("", |&id| &*sources.get(id).text);
        let mut style = brand.style(tokens);
        // The header's own style is no file: it comes with that of every page, and only where it is needed.
        if let Some(place) = self.styles.remove("brand") {
            let at = self.assets.iter().position(|(known, _)| *known == place);
            let header = at.map(|at| self.assets.remove(at).1);
            style.extend(header.filter(|_| brand.in_header));
        }
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

    /// Leaves out the styles and scripts that only a site which can be searched needs.
    #[must_use]
    pub fn without_search(mut self) -> Self {
        for group in ["search", "a-to-z", "results"] {
            let places = [self.styles.remove(group), self.scripts.remove(group)];
            self.assets
                .retain(|(known, _)| !places.contains(&Some(known.clone())));
        }
        self
    }

    /// Renders a page.
    ///
    /// # Errors
    /// Gives the template's fault, with its place.
    pub fn render(&self, template: &str, view: &impl Serialize) -> Result<String, Diagnostic> {
        if let Some(given) = &self.given {
            let mut given = given.lock().unwrap_or_else(PoisonError::into_inner);
            names::note(&mut given, template, view);
        }
        let render = || {
            let mut context = Context::from_serialize(view)?;
            context.insert("words", &self.given_words);
            let mut page = Page::of(template);
            let done = self.tera.render_to(template, &context, &mut page);
            if page.is_full {
                return Ok(Err(too_long(template, &self.files.top)));
            }
            done.map(|()| Ok(String::from_utf8(page.bytes).unwrap_or_default()))
        };
        let made: Result<Result<String, Diagnostic>, tera::Error> = render();
        made.unwrap_or_else(|error| {
            let is_circle = error.to_string().contains(circle::TOO_DEEP);
            let told = self.circle.clone().filter(|_| is_circle);
            Err(told.unwrap_or_else(|| faults::one(&error, &self.files.top, None, template)))
        })
    }

    /// Tells whether nothing stood in the way of loading it.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// Notes from now on what templates are given.
    pub fn listen(&mut self) {
        self.given = Some(Mutex::default());
    }

    /// Stops noting, and tells every name in a template that was in nothing it was given.
    pub fn unknown_names(&mut self, sources: &Sources) -> Vec<Diagnostic> {
        let given = self.given.take().unwrap_or_default();
        let given = given.into_inner().unwrap_or_else(PoisonError::into_inner);
        let files = self.files.top.iter();
        let taken = files.filter(|(path, _)| is_template(path) && !self.broken.contains(*path));
        let taken = taken.map(|(path, &id)| (path.as_str(), id)).collect();
        names::check(&given, &self.words, &taken, sources)
    }

    /// The pages that were given nothing, and the fields that were empty on every page, so far.
    #[cfg(test)]
    pub(crate) fn unmet(&mut self) -> Vec<String> {
        let given = self.given.take().unwrap_or_default().into_inner().unwrap();
        let pages = self.files.top.keys();
        let pages = pages.filter(|path| path.starts_with("pages/") && !given.contains_key(*path));
        let mut unmet: Vec<String> = pages.cloned().collect();
        let mut all = names::Names::new();
        for names in given.into_values() {
            names::add(&mut all, names);
        }
        names::Shape::Map(all).unseen("", &mut unmet);
        unmet
    }

    /// Tells whether a template is not as the program has it.
    #[must_use]
    pub fn has_own_templates(&self, sources: &Sources) -> bool {
        let own = self.files.top.iter().filter(|(path, _)| is_template(path));
        let mut own = own.map(|(path, &id)| (path, sources.get(id)));
        own.any(|(path, file)| {
            !file.path.starts_with(BUILT_IN) && built_in_file("default", path) != Some(&*file.text)
        })
    }

    /// Returns a style or script as it is shipped, by its position: see [`short_tokens`].
    #[must_use]
    pub fn shipped(&self, at: usize) -> Cow<'_, str> {
        let (path, text) = &self.assets[at];
        let assets = self.assets.iter();
        let assets = assets.map(|(path, text)| (path.as_str(), text.as_str()));
        if short_tokens::is_style(path) && short_tokens::fits(assets) {
            return short_tokens::shorten(text).into();
        }
        text.into()
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

/// The longest page that a template may write, in bytes: a loop that writes without an end is stopped there.
const LONGEST: usize = 64 * 1024 * 1024;

/// A page while it is written.
struct Page {
    bytes: Vec<u8>,
    is_full: bool,
    at_work: work::AtWork,
}

impl Page {
    fn of(template: &str) -> Self {
        Self {
            bytes: Vec::new(),
            is_full: false,
            at_work: work::AtWork::on(template),
        }
    }
}

impl std::io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + bytes.len() > LONGEST {
            self.is_full = true;
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        self.at_work.has(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn too_long(template: &str, files: &BTreeMap<String, FileId>) -> Diagnostic {
    let message = format!(
        "`{template}` writes a page of more than {} MiB",
        LONGEST / (1024 * 1024)
    );
    let fault = match files.get(template) {
        Some(&id) => Diagnostic::error("template", Span::new(id, 0..0), message),
        None => Diagnostic::file_error("template", template, message),
    };
    fault.help("look for a loop in it that goes on for too long")
}

struct Loader<'a> {
    files: &'a Files,
    sources: &'a Sources,
    faults: &'a mut Vec<Diagnostic>,
}

impl Loader<'_> {
    fn load(mut self, language: &str) -> Option<Theme> {
        let layers = self.files.layers("theme.toml");
        let (settings, with_settings) = settings::read(layers, self.sources, self.faults);
        let (words, with_words) = words::read(language, self.files, self.sources, self.faults);
        let (tera, with_templates, broken) = self.templates();
        let is_sound = with_settings && with_words && with_templates;
        self.own_files(&settings);
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
            given_words: Shared::of(&words),
            words,
            assets,
            engine,
            styles,
            scripts,
            is_sound,
            broken,
            circle: circle::fault(&self.files.top, self.sources),
            given: None,
            names: BTreeMap::new(),
            months_of_main: Vec::new(),
        })
    }

    fn text(&self, path: &str) -> Option<(FileId, &str)> {
        self.files
            .top
            .get(path)
            .map(|&id| (id, &*self.sources.get(id).text))
    }

    /// Tells what would not work in files of the site's own.
    fn own_files(&mut self, settings: &settings::Settings) {
        for (path, &id) in &self.files.top {
            let file = self.sources.get(id);
            if !file.path.starts_with(BUILT_IN) {
                self.faults.extend(policy::faults(id, path, &file.text));
                let fault = unloaded::fault(id, path, &file.text, settings);
                self.faults.extend(fault);
            }
        }
    }

    /// Reads all templates; where some are at fault, as many as can be mended. Gives the engine, whether they are as they
    /// should be, and those that cannot be read.
    fn templates(&mut self) -> (Option<Tera>, bool, BTreeSet<String>) {
        let mut tera = engine();
        let templates = self.files.top.iter().filter(|(path, _)| is_template(path));
        let templates: Templates = templates
            .map(|(path, &id)| (path.clone(), self.sources.get(id).text.to_string()))
            .collect();
        let is_safe = templates.values().all(|text| faults::is_safe(text));
        if is_safe && tera.add_raw_templates(templates.iter()).is_ok() {
            return (Some(tera), true, BTreeSet::new());
        }
        let faults = faults::all(templates, &self.files.top, self.sources);
        self.faults.extend(faults.told);
        (faults.mended, false, faults.broken)
    }

    /// Joins files in the order of `theme.toml`, each made small; one that cannot be followed stays as it is.
    fn join(&mut self, paths: &[String], shrink: fn(&str, &str) -> Option<String>) -> String {
        let mut joined = String::new();
        for path in paths {
            if let Some((_, text)) = self.text(path) {
                joined.push_str(shrink(path, text).as_deref().unwrap_or(text));
                joined.push('\n');
            } else {
                self.not_there(path);
            }
        }
        joined
    }

    /// Tells a file that is named and not there, at its name.
    fn not_there(&mut self, path: &str) {
        let message = format!("`theme.toml` names `{path}`, which is not in the theme");
        let quoted = [format!("\"{path}\""), format!("'{path}'")];
        let layers = self.files.layers("theme.toml").iter().rev();
        let place = layers.clone().find_map(|&id| {
            let text = &self.sources.get(id).text;
            let mut found = quoted.iter();
            let start = found.find_map(|quoted| text.find(quoted))?;
            Some(Span::new(id, start..start + path.len() + 2))
        });
        let fault = match place {
            Some(span) => Diagnostic::error("theme", span, message),
            None => Diagnostic::file_error("theme", "theme.toml", message),
        };
        let known = self.files.top.keys().map(String::as_str);
        let known = known.filter(|known| known.rsplit('.').next() == path.rsplit('.').next());
        self.faults
            .push(fault.help(did_you_mean(path, "files", known)));
    }
}

/// The engine, without templates.
fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html"]);
    tera.set_escape_fn(escape::write);
    tera
}

fn is_template(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end == "html")
}

/// Makes a script small. Only the built-in ones get short names: what a site's own script says of itself stays true.
fn small(path: &str, text: &str) -> Option<String> {
    let short = (built_in_file("default", path) == Some(text)).then(|| short_names::shorten(text));
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
mod tests;

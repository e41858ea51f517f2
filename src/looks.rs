//! The look of a site: its theme in the words of each language, with the brand of the settings on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::model::Route;
use crate::probe;
use crate::source::{self, SourceFile, Sources};
use crate::span::Spanned;
use crate::theme::brand::Brand;
use crate::theme::colour::Colour;
use crate::theme::{self, Theme};

/// The look of a site in each of its languages, the main one first, and what it was made from.
pub(crate) struct Looks {
    files: Vec<SourceFile>,
    /// None where a file of it is at fault.
    pub(crate) themes: Vec<Arc<Theme>>,
    pub(crate) faults: Vec<Diagnostic>,
}

impl Looks {
    pub(crate) fn new(files: Option<&theme::Files>, config: &Config, sources: &Sources) -> Self {
        let languages = config.all_languages(&config.language).into_iter();
        let languages: Vec<String> = languages.map(str::to_owned).collect();
        let mut faults = Vec::new();
        let themes = load(files, &languages, sources, &mut faults).unwrap_or_default();
        for (language, theme) in config.languages.iter().zip(themes.iter().skip(1)) {
            faults.extend(missing_words(language, theme, &config.theme));
        }
        let themes = dressed(themes, &languages, config, sources).into_iter();
        Self {
            files: Self::made_from(config, sources).cloned().collect(),
            themes: themes.map(Arc::new).collect(),
            faults,
        }
    }

    /// Tells whether they would be the same if they were made again.
    pub(crate) fn are_of(&self, config: &Config, sources: &Sources) -> bool {
        Self::made_from(config, sources).eq(&self.files)
    }

    /// The settings, and the theme's files of the site and of the program.
    fn made_from<'s>(
        config: &Config,
        sources: &'s Sources,
    ) -> impl Iterator<Item = &'s SourceFile> + use<'s> {
        let folder = format!("{}/", theme_folder(config));
        let is_part = move |file: &&SourceFile| {
            let path = file.path.as_str();
            path == "book.toml" || path.starts_with(source::BUILT_IN) || path.starts_with(&folder)
        };
        sources.files().iter().filter(is_part)
    }
}

/// Loads the look in the words of every language, the main one first; gives `None` when it is at fault.
fn load(
    files: Option<&theme::Files>,
    languages: &[String],
    sources: &Sources,
    faults: &mut Vec<Diagnostic>,
) -> Option<Vec<Theme>> {
    let loaded = |language: &String| Theme::load_to_try(files?, language, sources, faults);
    let mut themes: Vec<Theme> = languages.iter().map(loaded).collect::<Option<_>>()?;
    if themes[0].has_own_templates(sources) {
        faults.extend(probe::faults(&mut themes[0], &languages[0], sources));
    }
    themes.iter().all(Theme::is_sound).then_some(themes)
}

/// Puts the brand on the looks, and tells each of the others: they name each other, and share what is the same.
fn dressed(
    themes: Vec<Theme>,
    languages: &[String],
    config: &Config,
    sources: &Sources,
) -> Vec<Theme> {
    let worn = |theme: Theme| {
        let theme = theme.wearing(&brand(config), sources);
        if config.search {
            theme
        } else {
            theme.without_search()
        }
    };
    let mut themes: Vec<Theme> = themes.into_iter().map(worn).collect();
    let name = |theme: &Theme| theme.word("language", "name").to_owned();
    let names = languages.iter().cloned().zip(themes.iter().map(name));
    let names: BTreeMap<String, String> = names.collect();
    for theme in &mut themes {
        theme.names.clone_from(&names);
    }
    if let Some((main, others)) = themes.split_first_mut() {
        for other in others {
            other.share(main);
        }
    }
    themes
}

/// Tells that a theme has no words in a language: the frame of every page would stand in another.
fn missing_words(language: &Spanned<String>, theme: &Theme, name: &str) -> Option<Diagnostic> {
    if theme.word("language", "code") == language.value {
        return None;
    }
    let message = format!("the theme has no words in `{}`", language.value);
    let help = format!(
        "write `themes/{name}/words/{}.toml`, with `code = \"{}\"` and `name` below `[language]`: what it does not say stands in English",
        language.value, language.value
    );
    Some(Diagnostic::warning("missing-words", language.span, message).help(help))
}

/// Returns what the settings give to the look; files by their addresses as seen from a style sheet.
fn brand(config: &Config) -> Brand {
    let style = Route::new("assets/site.css");
    let address = |file: &Option<Spanned<String>>| {
        let route = Route::new(file.as_ref()?.value.as_str());
        Some(style.to(&route, None))
    };
    let given = &config.brand;
    Brand {
        in_header: given.name.is_some() || given.logo.is_some(),
        colour: given.colour.as_deref().and_then(Colour::parse),
        font: address(&given.font),
        font_bold: address(&given.font_bold),
        font_heading: address(&given.font_heading),
    }
}

/// Returns where the theme of a site lies, relative to the site folder.
pub(crate) fn theme_folder(config: &Config) -> String {
    format!("themes/{}", config.theme)
}

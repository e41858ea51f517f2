//! Shortcodes to HTML: the links here, all else by a template of the theme, so that a theme can change it.

use std::fmt::Write as _;

use serde::Serialize;

use super::Writer;
use crate::model::{FactKind, Owner, Route, Shortcode, Target};
use crate::render::citation::cite_view;
use crate::render::escape;
use crate::render::language::direction;
use crate::render::view::{CalloutView, CiteView, FactView, FigureView, QuoteView};
use crate::syntax::shortcode::{Argument, Found};

impl Writer<'_, '_> {
    /// Writes a shortcode; of one that could not be understood nothing: `check` has refused it.
    pub(super) fn shortcode(&mut self, found: &Found) {
        let Some(code) = &found.code else { return };
        match code {
            Shortcode::Figure {
                src,
                alt,
                caption,
                credit,
            } => self.figure(src, alt, caption.as_ref(), credit.as_ref()),
            Shortcode::Quote { words } => {
                let said = words.value.as_str();
                self.part("quote", &QuoteView { said });
            }
            Shortcode::Callout { title } => {
                let outer = std::mem::take(self.out());
                self.callouts.push((title.value.clone(), outer));
            }
            Shortcode::End => self.end_callout(),
            Shortcode::Fact { id } => self.fact(&id.value),
            Shortcode::Case { .. } | Shortcode::Assessment { .. } => self.link_of(code),
        }
    }

    /// Writes what a template makes of a view.
    fn part(&mut self, name: &str, view: &impl Serialize) {
        let template = format!("components/shortcode/{name}.html");
        match self.source.theme.render(&template, view) {
            Ok(html) => self.push(&html),
            Err(fault) => _ = self.fault.get_or_insert(fault),
        }
    }

    /// Returns words as HTML, with the first use of a term linked.
    fn written(&mut self, words: &str) -> String {
        let outer = std::mem::take(self.out());
        self.text(words);
        std::mem::replace(self.out(), outer)
    }

    fn figure(
        &mut self,
        src: &Argument,
        alt: &Argument,
        caption: Option<&Argument>,
        credit: Option<&Argument>,
    ) {
        let url = match self.source.site.resolve(self.source.path, &src.value) {
            Target::Internal(route, _) => self.source.route.to(&route, None),
            _ => String::new(),
        };
        let view = FigureView {
            url,
            alt: alt.value.clone(),
            caption_html: caption.map(|caption| self.written(&caption.value)),
            credit: credit.map(|credit| credit.value.clone()),
        };
        self.part("figure", &view);
    }

    fn end_callout(&mut self) {
        let Some((title, outer)) = self.callouts.pop() else {
            return;
        };
        let body_html = std::mem::replace(self.out(), outer);
        self.part("callout", &CalloutView { title, body_html });
    }

    fn fact(&mut self, id: &str) {
        let (site, from) = (self.source.site, self.source.route);
        let Some(entry) = site.fact(id) else { return };
        let figure = match (entry.kind, entry.owner) {
            (FactKind::Outcome, Owner::Case(at)) => {
                let outcome = &site.cases[at].document.outcomes[entry.at];
                outcome.figure.as_ref().map(|figure| figure.value.clone())
            }
            _ => None,
        };
        // The page's own list of works need not hold those of a fact that is told elsewhere.
        let list = Route::new("references.html");
        let cites = site.fact_cites(entry).iter();
        let home = site.fact_route(entry);
        let view = FactView {
            lang_html: self.lang_of(match entry.owner {
                Owner::Case(at) => &site.cases[at].source,
                Owner::Page(at) => &site.pages[at].source,
            }),
            text_html: self.written(site.fact_text(entry)),
            figure,
            cites: cites
                .map(|cite| CiteView {
                    url: from.to(&list, Some(&format!("ref-{}", cite.value.key))),
                    ..cite_view(site, "", &cite.value)
                })
                .collect(),
            name: site.fact_owner_name(entry).to_owned(),
            url: from.to(home, Some(id)),
            is_here: from.is_own(home),
            chapter: from.number_of(home).map(str::to_owned),
        };
        self.part("fact", &view);
    }

    /// Returns the attributes of words that are told in a file.
    fn lang_of(&self, source: &str) -> String {
        let mut html = String::new();
        if let Some(language) = self.source.site.language_of(source) {
            escape::attribute(&mut html, "lang", language);
            escape::attribute(&mut html, "dir", direction(language));
        }
        html
    }

    fn link_of(&mut self, code: &Shortcode) {
        let Some((dest, text)) = code.link() else {
            return;
        };
        let named = self.source.site.words_of(code);
        let words = text.map_or(named, |text| text.value.as_str());
        // A name that was not translated is in the main language.
        let source = dest.trim_start_matches('/').split('#').next();
        let lang = source.filter(|_| text.is_none());
        let lang = lang.map_or_else(String::new, |source| self.lang_of(source));
        self.start_link(&dest, false);
        if lang.is_empty() {
            self.literal(words);
        } else {
            _ = write!(self.out(), "<span{lang}>");
            self.literal(words);
            self.push("</span>");
        }
        self.quiet -= 1;
        self.push("</a>");
    }
}

//! `styles.xml`: what a style means, whatever language its name is in.

use std::collections::BTreeMap;

use super::xml::{Node, attribute, child, is, switch, value};

/// What a paragraph of a style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    /// A heading, 1 to 9.
    Heading(u8),
    Quote,
    /// A line of a table of contents.
    Contents,
    Text,
}

#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    plain: Option<String>,
}

#[derive(Debug, Default, Clone)]
struct Style {
    /// Word keeps these names in English, whatever language it speaks.
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<(String, Option<u8>)>,
    bold: Option<bool>,
    italic: Option<bool>,
    strike: Option<bool>,
}

impl Styles {
    pub(super) fn read(root: Option<Node<'_>>) -> Self {
        let mut styles = Self::default();
        for node in root
            .into_iter()
            .flat_map(|root| root.children())
            .filter(|node| is(*node, "style"))
        {
            let Some(id) = attribute(node, "styleId") else {
                continue;
            };
            if attribute(node, "type") == Some("paragraph")
                && attribute(node, "default").is_some_and(|on| on != "0")
            {
                styles.plain = Some(id.to_owned());
            }
            styles.by_id.insert(id.to_owned(), Style::read(node));
        }
        styles
    }

    /// Returns a style and those it is made from, nearest first. Circles end somewhere.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = &'s Style> {
        let next = |style: &&'s Style| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(self.by_id.get(id), next).take(20)
    }

    /// Returns what a paragraph is by its style; `outline` is the level it gives itself.
    pub(super) fn role(&self, id: Option<&str>, outline: Option<u8>) -> Role {
        let id = id.or(self.plain.as_deref()).unwrap_or_default();
        for style in self.chain(id) {
            if let Some(role) = role_of_name(&style.name) {
                return role;
            }
            // From 9 on, Word means "body text".
            match style.outline {
                Some(level) if level < 9 => return Role::Heading(level + 1),
                Some(_) => return Role::Text,
                None => {}
            }
        }
        // A style that is not described: some programs leave out those that Word knows anyway.
        if !self.by_id.contains_key(id)
            && let Some(role) = role_of_name(&id.to_lowercase())
        {
            return role;
        }
        match outline {
            Some(level) if level < 9 => Role::Heading(level + 1),
            _ => Role::Text,
        }
    }

    /// Returns the list that a style puts its paragraphs into, and the level.
    pub(super) fn list(&self, id: &str) -> Option<(String, Option<u8>)> {
        let (list, level) = self.chain(id).find_map(|style| style.list.clone())?;
        // "List Bullet 2" is the second level of its own list.
        let step = self
            .by_id
            .get(id)
            .filter(|style| style.name.starts_with("list "));
        let step = step.and_then(|style| style.name.chars().last()?.to_digit(10));
        let step = step.and_then(|step| u8::try_from(step).ok()?.checked_sub(1));
        Some((list, level.filter(|level| *level > 0).or(step).or(level)))
    }

    /// Returns what the style of a run makes of it: bold, italic, struck through.
    pub(super) fn look(&self, id: &str) -> (bool, bool, bool) {
        let first = |of: fn(&Style) -> Option<bool>| self.chain(id).find_map(of).unwrap_or(false);
        (
            first(|style| style.bold),
            first(|style| style.italic),
            first(|style| style.strike),
        )
    }
}

fn role_of_name(name: &str) -> Option<Role> {
    let compact: String = name.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(level) = compact.strip_prefix("heading") {
        return level
            .parse()
            .ok()
            .filter(|level| (1..=9).contains(level))
            .map(Role::Heading);
    }
    match compact.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intensequote" | "blocktext" | "quotations" => Some(Role::Quote),
        "tocheading" | "contentsheading" => Some(Role::Contents),
        toc => {
            let rest = toc
                .strip_prefix("toc")
                .or_else(|| toc.strip_prefix("contents"));
            rest.is_some_and(|rest| rest.parse::<u8>().is_ok())
                .then_some(Role::Contents)
        }
    }
}

impl Style {
    fn read(node: Node<'_>) -> Self {
        let paragraph = child(node, "pPr");
        let run = child(node, "rPr");
        let look = |wanted| run.and_then(|run| switch(run, wanted));
        Self {
            name: value(node, "name")
                .unwrap_or_default()
                .trim()
                .to_lowercase(),
            based_on: value(node, "basedOn").map(str::to_owned),
            outline: paragraph.and_then(|one| value(one, "outlineLvl")?.parse().ok()),
            list: paragraph.and_then(list_of),
            bold: look("b"),
            italic: look("i"),
            strike: look("strike").or(look("dstrike")),
        }
    }
}

/// Returns the list and level that paragraph properties name.
pub(super) fn list_of(properties: Node<'_>) -> Option<(String, Option<u8>)> {
    let list = child(properties, "numPr")?;
    let level = value(list, "ilvl").and_then(|level| level.parse().ok());
    Some((value(list, "numId")?.to_owned(), level))
}

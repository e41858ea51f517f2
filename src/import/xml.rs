//! XML parts, read with limits; elements told apart by what language they belong to.

use roxmltree::{Document, ParsingOptions};

use super::refused::Refused;

pub(super) type Node<'a> = roxmltree::Node<'a, 'a>;

/// Deepest nesting taken: Word's own stays below fifty, and each walk goes this deep at most.
const DEEPEST: u32 = 200;
/// The most elements and texts in one part.
const MOST_NODES: u32 = 4_000_000;
/// The most attributes of one element, and namespaces of one part: the parser compares each with each.
const MOST_ATTRIBUTES: usize = 200;
const MOST_NAMESPACES: usize = 10_000;

/// Whose element it is. Word has two names for each language, one of them for "Strict" documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    /// The text itself.
    Word,
    /// Equations.
    Math,
    /// Alternatives for older programs.
    Compatibility,
    /// Drawings, and all others.
    Other,
}

/// Reads a part. Entities of its own, deep nesting and overlong tags are refused.
pub(super) fn parse<'a>(part: &str, text: &'a str) -> Result<Document<'a>, Refused> {
    check_tags(part, text)?;
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Refused::Entities(part.to_owned()),
        roxmltree::Error::NodesLimitReached => Refused::TooLarge(format!(
            "the part `{part}` of this file is larger than any case needs"
        )),
        error => Refused::Damaged(format!("the part `{part}` is not whole XML ({error})")),
    })?;
    let mut depths: Vec<u32> = Vec::new();
    for node in document.descendants() {
        // A parent always comes before its children, so its depth is known.
        let above = node
            .parent()
            .and_then(|parent| depths.get(parent.id().get_usize()));
        let depth = above.map_or(0, |depth| depth + 1);
        if depth > DEEPEST {
            return Err(Refused::TooDeep(part.to_owned()));
        }
        depths.push(depth);
    }
    Ok(document)
}

/// Refuses tags with more attributes than any has: the parser's time grows with their square.
fn check_tags(part: &str, text: &str) -> Result<(), Refused> {
    let (mut in_tag, mut quote, mut attributes) = (false, None, 0);
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        // In a comment an apostrophe is just one.
        if bytes.get(at + 1) == Some(&b'!') {
            continue;
        }
        match (in_tag, quote, byte) {
            (true, Some(open), byte) if byte == open => quote = None,
            (true, None, b'"' | b'\'') => quote = Some(byte),
            (true, None, b'>') => in_tag = false,
            (true, None, b'=') => attributes += 1,
            (false, _, b'<') => (in_tag, quote, attributes) = (true, None, 0),
            _ => {}
        }
        if attributes > MOST_ATTRIBUTES {
            return Err(Refused::TooDeep(part.to_owned()));
        }
    }
    if text.matches("xmlns").nth(MOST_NAMESPACES).is_some() {
        return Err(Refused::TooDeep(part.to_owned()));
    }
    Ok(())
}

/// Returns whose element it is, and its name; comments and texts have no name.
pub(super) fn name(node: Node<'_>) -> (Language, &str) {
    let tag = node.tag_name();
    let language = match tag.namespace().unwrap_or_default() {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Language::Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Language::Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Language::Compatibility,
        _ => Language::Other,
    };
    (language, tag.name())
}

/// Tells whether a node is Word's element of this name.
pub(super) fn is(node: Node<'_>, wanted: &str) -> bool {
    name(node) == (Language::Word, wanted)
}

/// Returns Word's first child element of this name.
pub(super) fn child<'a>(node: Node<'a>, wanted: &str) -> Option<Node<'a>> {
    node.children().find(|child| is(*child, wanted))
}

/// Returns an attribute by its name, whatever its prefix.
pub(super) fn attribute<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    node.attributes()
        .find(|one| one.name() == wanted)
        .map(|one| one.value())
}

/// Returns `w:val` of a child element.
pub(super) fn value<'a>(node: Node<'a>, wanted: &str) -> Option<&'a str> {
    child(node, wanted).and_then(|child| attribute(child, "val"))
}

/// Returns what a switch such as `<w:b/>` or `<w:b w:val="0"/>` says, where it is there.
pub(super) fn switch(node: Node<'_>, wanted: &str) -> Option<bool> {
    let found = child(node, wanted)?;
    let is_off = matches!(attribute(found, "val"), Some("0" | "false" | "off"));
    Some(!is_off)
}

/// Returns the elements below a node for which `wanted` holds, without what is below those, and
/// without what is there only for older programs.
pub(super) fn find_all<'a>(node: Node<'a>, wanted: &dyn Fn(Node<'a>) -> bool) -> Vec<Node<'a>> {
    let mut found = Vec::new();
    for child in node.children().filter(Node::is_element) {
        if wanted(child) {
            found.push(child);
        } else if name(child) != (Language::Compatibility, "Fallback") {
            found.extend(find_all(child, wanted));
        }
    }
    found
}

/// Returns the words below a node, without deleted ones, boxes and equations, for telling where it stands.
pub(super) fn words(node: Node<'_>) -> String {
    let mut text = String::new();
    collect(node, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn collect(node: Node<'_>, text: &mut String) {
    for child in node.children() {
        match name(child) {
            (Language::Word | Language::Math, "t") => {
                text.push_str(child.text().unwrap_or_default());
            }
            (Language::Word, "del" | "moveFrom" | "instrText" | "txbxContent")
            | (Language::Math, "oMath" | "oMathPara")
            | (Language::Compatibility, "Fallback") => {}
            (Language::Word, "tab" | "br" | "p") => {
                text.push(' ');
                collect(child, text);
            }
            _ => collect(child, text),
        }
    }
}

/// Returns the first words, to find a place by.
pub(super) fn first_words(text: &str) -> String {
    let mut shown = String::new();
    for word in text.split_whitespace() {
        if shown.chars().count() + word.chars().count() > 48 {
            if shown.is_empty() {
                shown = word.chars().take(48).collect();
            }
            shown.push('…');
            return shown;
        }
        if !shown.is_empty() {
            shown.push(' ');
        }
        shown.push_str(word);
    }
    shown
}

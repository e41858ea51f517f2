//! A page as a browser reads it: every element that the parser makes, with its attributes and its raw text.
//!
//! The parser is `html5ever`, which follows the standard and shares nothing with casebook. The tree itself is not kept.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;

use html5ever::interface::ElemName;
use html5ever::tendril::{StrTendril, TendrilSink as _};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, Namespace, QualName, parse_document};

/// An element of a page.
#[derive(Debug, Clone)]
pub struct Element {
    /// Whether it is of HTML, and not of a drawing or a formula.
    pub is_html: bool,
    /// Its name; of SVG in the letters of SVG.
    pub name: String,
    /// Its attributes, entities undone.
    pub attributes: Vec<(String, String)>,
    /// What stands in it, where a browser runs it: a script or a style.
    pub raw: String,
}

/// What a parser finds in a page.
#[derive(Debug, Default)]
pub struct Page {
    /// In the order in which they begin.
    pub elements: Vec<Element>,
    /// What the standard calls a parse error.
    pub errors: Vec<String>,
    /// Comments.
    pub comments: usize,
}

/// Reads a page.
pub fn read(html: &str) -> Page {
    parse_document(Sink::default(), html5ever::ParseOpts::default()).one(html)
}

#[derive(Default)]
struct Sink {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    page: Page,
    /// The last number given to a node; the document is 0.
    last: usize,
    /// Elements by their numbers, and where they stand in the page.
    known: HashMap<usize, (QualName, usize)>,
}

impl State {
    fn next(&mut self) -> usize {
        self.last += 1;
        self.last
    }

    fn take(&mut self, node: usize, attributes: Vec<Attribute>) {
        let Some(&(_, at)) = self.known.get(&node) else {
            return;
        };
        let named = attributes.into_iter().map(|one| {
            let prefix = one
                .name
                .prefix
                .map(|prefix| format!("{prefix}:"))
                .unwrap_or_default();
            (format!("{prefix}{}", one.name.local), one.value.to_string())
        });
        self.page.elements[at].attributes.extend(named);
    }

    fn text(&mut self, parent: usize, child: &NodeOrText<usize>) {
        if let (NodeOrText::AppendText(text), Some((name, at))) = (child, self.known.get(&parent))
            && matches!(&*name.local, "script" | "style")
        {
            self.page.elements[*at].raw.push_str(text);
        }
    }
}

/// The name of an element, of its own.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = Page;
    type ElemName<'a> = Name;

    fn finish(self) -> Page {
        self.state.into_inner().page
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.state
            .borrow_mut()
            .page
            .errors
            .push(message.into_owned());
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, node: &usize) -> Name {
        Name(self.state.borrow().known[node].0.clone())
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> usize {
        let mut state = self.state.borrow_mut();
        let (node, at) = (state.next(), state.page.elements.len());
        state.page.elements.push(Element {
            is_html: name.ns == html5ever::ns!(html),
            name: name.local.to_string(),
            attributes: Vec::new(),
            raw: String::new(),
        });
        state.known.insert(node, (name, at));
        state.take(node, attributes);
        node
    }

    fn create_comment(&self, _: StrTendril) -> usize {
        let mut state = self.state.borrow_mut();
        state.page.comments += 1;
        state.next()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> usize {
        self.state.borrow_mut().next()
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.state.borrow_mut().text(*parent, &child);
    }

    fn append_based_on_parent_node(&self, parent: &usize, _: &usize, child: NodeOrText<usize>) {
        self.state.borrow_mut().text(*parent, &child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The contents of a template are elements like others.
    fn get_template_contents(&self, node: &usize) -> usize {
        *node
    }

    fn same_node(&self, one: &usize, other: &usize) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, _: &usize, _: NodeOrText<usize>) {}

    /// A second `<html>` or `<body>`: its attributes join those of the first.
    fn add_attrs_if_missing(&self, node: &usize, attributes: Vec<Attribute>) {
        self.state.borrow_mut().take(*node, attributes);
    }

    fn remove_from_parent(&self, _: &usize) {}

    fn reparent_children(&self, _: &usize, _: &usize) {}
}

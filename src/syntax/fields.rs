//! Reads the fields of a YAML map by name, and reports what is missing, unknown or of a wrong kind.

use super::yaml::{Node, Pair, Value};
use crate::diagnostic::{Diagnostic, Faults, did_you_mean, nearest};
use crate::span::{Span, Spanned};

/// The fields of one map, asked for one by one; [`Fields::finish`] reports those nobody asked for.
pub struct Fields<'a, 'f> {
    what: &'static str,
    span: Span,
    pairs: &'a [Pair],
    asked: Vec<&'static str>,
    /// Told at the end: a missing key that was only misspelt is one fault, not two.
    missing: Vec<(&'static str, Diagnostic)>,
    faults: &'f mut Faults,
}

impl<'a, 'f> Fields<'a, 'f> {
    /// Opens a map; `what` names it in messages ("a case", "an outcome").
    /// Gives `None`, and reports it, when the node is no map.
    pub fn open(node: &'a Node, what: &'static str, faults: &'f mut Faults) -> Option<Self> {
        match &node.value {
            Value::Map(pairs) => Some(Self {
                what,
                span: node.span,
                pairs,
                asked: Vec::new(),
                missing: Vec::new(),
                faults,
            }),
            other => {
                let message = format!(
                    "{what} must be written as `key: value` lines, not {}",
                    kind(other)
                );
                faults.push(Diagnostic::error("wrong-type", node.span, message));
                None
            }
        }
    }

    /// Returns the place of the whole map.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Lends the list of faults.
    pub fn faults(&mut self) -> &mut Faults {
        self.faults
    }

    /// Returns a field's node, if it is there and not empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        let pairs: &'a [Pair] = self.pairs;
        let pair = pairs.iter().find(|pair| pair.key.value == key)?;
        (!is_empty(&pair.value)).then_some(&pair.value)
    }

    /// Returns a field's node; reports it when it is missing or empty.
    pub fn required(&mut self, key: &'static str) -> Option<&'a Node> {
        let node = self.node(key);
        if node.is_none() {
            let empty = self.pairs.iter().find(|pair| pair.key.value == key);
            let (span, message, help) = match empty {
                Some(pair) => (
                    pair.key.span,
                    format!("`{key}` is empty"),
                    format!(
                        "write its value after `{key}:`; what stands after a `#` does not count"
                    ),
                ),
                None => (
                    self.head(),
                    format!("{} needs `{key}`", self.what),
                    format!("add a line `{key}: ...`"),
                ),
            };
            let fault = Diagnostic::error("missing-key", span, message).help(help);
            if self.missing.iter().all(|(known, _)| *known != key) {
                self.missing.push((key, fault));
            }
        }
        node
    }

    /// Returns the place that stands for the map in a message: its first key.
    fn head(&self) -> Span {
        self.pairs.first().map_or(self.span, |pair| pair.key.span)
    }

    /// Returns a required text; when it is missing the fault is reported and an empty text given.
    pub fn text(&mut self, key: &'static str) -> Spanned<String> {
        let head = self.head();
        let node = self.required(key);
        node.and_then(|node| self.as_text(key, node))
            .unwrap_or_else(|| Spanned::new(String::new(), head))
    }

    /// Returns an optional text.
    pub fn optional_text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let node = self.node(key)?;
        self.as_text(key, node)
    }

    /// Returns the text of a node that stands below a key of its own.
    pub(super) fn as_text(&mut self, key: &str, node: &Node) -> Option<Spanned<String>> {
        match &node.value {
            Value::Scalar(text) if !text.trim().is_empty() => {
                Some(Spanned::new(text.trim().to_owned(), node.span))
            }
            Value::Scalar(_) | Value::Empty => {
                self.wrong(node.span, format!("`{key}` holds an empty entry"));
                None
            }
            other => {
                let message = format!("`{key}` must be text, not {}", kind(other));
                let mut fault = Diagnostic::error("wrong-type", node.span, message);
                if let Value::Map(pairs) = other
                    && let [pair] = pairs.as_slice()
                    && let Value::Scalar(value) = &pair.value.value
                {
                    let (first, rest) = (&pair.key.value, value);
                    fault = fault.help(format!("put it in quotes: `\"{first}: {rest}\"`"));
                }
                self.faults.push(fault);
                None
            }
        }
    }

    /// Returns the members of a list; a field left out is an empty list.
    pub fn list(&mut self, key: &'static str) -> &'a [Node] {
        self.node(key).map_or(&[], |node| self.as_list(key, node))
    }

    fn as_list(&mut self, key: &str, node: &'a Node) -> &'a [Node] {
        if let Value::List(nodes) = &node.value {
            return nodes;
        }
        let message = format!("`{key}` must be a list, not {}", kind(&node.value));
        // Ids with commas between them need no more than the brackets.
        let given = match &node.value {
            Value::Scalar(text) if text.bytes().all(is_of_ids) => text.as_str(),
            _ => "one, two",
        };
        let help = format!("write `{key}: [{given}]`, or each on its own line after `- `");
        self.faults
            .push(Diagnostic::error("wrong-type", node.span, message).help(help));
        &[]
    }

    /// Returns the pairs of a map whose keys are the editor's own; a field left out has none.
    pub(super) fn pairs(&mut self, key: &'static str, example: &str) -> &'a [Pair] {
        let Some(node) = self.node(key) else {
            return &[];
        };
        if let Value::Map(pairs) = &node.value {
            return pairs;
        }
        let message = format!(
            "`{key}` must be `key: value` lines, not {}",
            kind(&node.value)
        );
        let help = format!("write `{key}: {{{example}}}`");
        self.faults
            .push(Diagnostic::error("wrong-type", node.span, message).help(help));
        &[]
    }

    /// Returns a list of texts; a field left out is an empty list.
    pub fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.node(key)
            .map_or_else(Vec::new, |node| self.as_texts(key, node))
    }

    /// Returns the texts of a list that stands below a key of its own.
    pub(super) fn as_texts(&mut self, key: &str, node: &'a Node) -> Vec<Spanned<String>> {
        let nodes = self.as_list(key, node).iter();
        nodes.filter_map(|node| self.as_text(key, node)).collect()
    }

    /// Returns a list of texts of which there must be at least one.
    pub fn required_texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        self.required(key);
        self.texts(key)
    }

    /// Returns one text or a list of them, of which there must be at least one.
    pub fn one_or_more(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        match self.required(key) {
            Some(
                node @ Node {
                    value: Value::Scalar(_),
                    ..
                },
            ) => self.as_text(key, node).into_iter().collect(),
            Some(_) => self.texts(key),
            None => Vec::new(),
        }
    }

    /// Returns a whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<Spanned<i64>> {
        let text = self.optional_text(key)?;
        if let Ok(number) = text.value.parse() {
            Some(Spanned::new(number, text.span))
        } else {
            let message = format!("`{key}` must be a whole number, not `{}`", text.value);
            let fault = Diagnostic::error("wrong-type", text.span, message);
            self.faults
                .push(fault.help("write digits alone, such as `10`"));
            None
        }
    }

    /// Returns yes or no; a field left out is no.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(text) = self.optional_text(key) else {
            // `draft:` with nothing behind it may be meant either way; a draft must not be published by chance.
            let pair = self.pairs.iter().find(|pair| pair.key.value == key);
            let empty = pair.filter(|pair| is_empty(&pair.value));
            self.faults.extend(empty.map(|pair| {
                Diagnostic::error("missing-key", pair.key.span, format!("`{key}` is empty")).help(
                    format!("write `{key}: true` or `{key}: false`, or take the line out"),
                )
            }));
            return false;
        };
        match text.value.as_str() {
            "true" => true,
            "false" => false,
            other => {
                let message = format!("`{key}` must be `true` or `false`, not `{other}`");
                let fault = Diagnostic::error("wrong-type", text.span, message);
                let meant = matches!(
                    other.to_lowercase().as_str(),
                    "yes" | "y" | "on" | "true" | "1"
                );
                self.faults
                    .push(fault.help(format!("write `{key}: {meant}`")));
                false
            }
        }
    }

    /// Returns a required choice from known words.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        known: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        let node = self.required(key)?;
        let text = self.as_text(key, node)?;
        self.chosen(key, &text, known)
    }

    /// Returns the meaning of one of the known words; reports any other.
    pub fn chosen<T: Copy>(
        &mut self,
        key: &'static str,
        text: &Spanned<String>,
        known: &[(&'static str, T)],
    ) -> Option<Spanned<T>> {
        if let Some((_, value)) = known.iter().find(|(word, _)| *word == text.value) {
            return Some(Spanned::new(*value, text.span));
        }
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        let message = format!("`{key}` cannot be `{}`", text.value);
        let help = did_you_mean(&text.value, "words", words.iter().copied());
        self.faults
            .push(Diagnostic::error("unknown-word", text.span, message).help(help));
        None
    }

    fn wrong(&mut self, span: Span, message: String) {
        self.faults
            .push(Diagnostic::error("wrong-type", span, message));
    }

    /// Reports every key that is missing, and every key that nobody asked for.
    pub fn finish(self) {
        let Self {
            what,
            pairs,
            asked,
            mut missing,
            faults,
            ..
        } = self;
        for pair in pairs
            .iter()
            .filter(|pair| !asked.contains(&pair.key.value.as_str()))
        {
            let message = format!("unknown key `{}` in {what}", pair.key.value);
            let help = if pair.key.value.contains(' ') {
                "if this goes on from the line above, put that whole text in double quotes, on one line"
                    .to_owned()
            } else {
                did_you_mean(&pair.key.value, "keys", asked.iter().copied())
            };
            let meant = nearest(&pair.key.value, asked.iter().copied());
            missing.retain(|(key, _)| Some(*key) != meant);
            faults.push(Diagnostic::error("unknown-key", pair.key.span, message).help(help));
        }
        faults.extend(missing.into_iter().map(|(_, fault)| fault));
    }
}

/// Tells whether a value says nothing: `key:`, `key: ""`, `key: []`.
fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Empty => true,
        Value::Scalar(text) => text.trim().is_empty(),
        Value::List(nodes) => nodes.is_empty(),
        Value::Map(_) => false,
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Empty => "nothing",
        Value::Scalar(_) => "text",
        Value::List(_) => "a list",
        Value::Map(_) => "`key: value` lines",
    }
}

fn is_of_ids(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b',' | b' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::FileId;
    use crate::syntax::yaml::{Fragment, parse};

    fn faults_of(text: &str, read: impl FnOnce(&mut Fields)) -> Vec<String> {
        let mut faults = Faults::new();
        let node = parse(
            Fragment {
                file: FileId(0),
                text,
                offset: 0,
            },
            &mut faults,
        )
        .unwrap();
        if let Some(mut fields) = Fields::open(&node, "a case", &mut faults) {
            read(&mut fields);
            fields.finish();
        }
        faults
            .into_iter()
            .map(|fault| format!("{}: {}", fault.rule, fault.message))
            .collect()
    }

    #[test]
    fn all_that_is_wrong_with_a_map_is_told_at_once() {
        let faults = faults_of(
            "titel: x\nweight: heavy\ndraft: yes\ntopics: one\nsummary:\n",
            |fields| {
                fields.text("title");
                fields.text("summary");
                fields.integer("weight");
                fields.flag("draft");
                fields.texts("topics");
            },
        );
        assert_eq!(
            faults,
            [
                "wrong-type: `weight` must be a whole number, not `heavy`",
                "wrong-type: `draft` must be `true` or `false`, not `yes`",
                "wrong-type: `topics` must be a list, not text",
                "unknown-key: unknown key `titel` in a case",
                "missing-key: `summary` is empty",
            ]
        );
    }

    #[test]
    fn a_list_where_a_map_belongs_is_told() {
        assert_eq!(
            faults_of("- one\n", |_| ()),
            ["wrong-type: a case must be written as `key: value` lines, not a list"]
        );
    }

    #[test]
    fn a_word_outside_the_known_ones_is_told() {
        let faults = faults_of("strength: strong\n", |fields| {
            fields.choice("strength", &[("direct", 1), ("partial", 2)]);
        });
        assert_eq!(faults, ["unknown-word: `strength` cannot be `strong`"]);
    }
}

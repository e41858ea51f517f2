//! What is inside a paragraph: words and how they look, links, notes, pictures, changes.

use super::losses::Losses;
use super::refused::Refused;
use super::text::{Line, Look, Piece, push_words};
use super::walk::Walk;
use super::xml::{
    Language, Node, attribute, child, find_all, first_words, name, switch, value, words,
};

/// A field that is open: an address, a date, a number that Word reckons.
#[derive(Debug, Default)]
pub(super) struct Field {
    code: String,
    /// Whether what follows is what the field shows, not what it says to Word.
    shows: bool,
    link: Option<String>,
}

impl Walk<'_, '_> {
    /// Walks the children of a paragraph, or of what stands in one.
    pub(super) fn inline(
        &mut self,
        node: Node<'_>,
        look: &Look,
        line: &mut Line,
    ) -> Result<(), Refused> {
        for node in node.children().filter(Node::is_element) {
            match name(node) {
                (Language::Word, "r") => self.run(node, look, line)?,
                (Language::Word, "ins" | "moveTo") => {
                    self.losses.count(INSERTED);
                    self.inline(node, look, line)?;
                }
                (Language::Word, "del" | "moveFrom") => self.losses.count(DELETED),
                (Language::Word, "hyperlink") => {
                    let look = self.linked(node, look);
                    self.inline(node, &look, line)?;
                }
                (Language::Word, "fldSimple") => {
                    let address = attribute(node, "instr").and_then(link_of_field);
                    let address = address.and_then(|address| self.address(&address));
                    let look = Look {
                        link: address.or(look.link.clone()),
                        ..look.clone()
                    };
                    self.inline(node, &look, line)?;
                }
                (Language::Word, "sdt") => self.control(node, look, line)?,
                (
                    Language::Word,
                    "smartTag" | "sdtContent" | "customXml" | "bdo" | "dir" | "ruby" | "rubyBase",
                ) => {
                    self.inline(node, look, line)?;
                }
                (Language::Word, "rt") => self.losses.count("the reading aid above words"),
                (Language::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = chosen(node) {
                        self.inline(chosen, look, line)?;
                    }
                }
                (Language::Math, "oMath" | "oMathPara") => equation(node, &mut self.losses),
                _ => self.within_run(node, look, line)?,
            }
        }
        Ok(())
    }

    /// A field to be filled in on the screen; an empty one shows only its invitation.
    fn control(&mut self, node: Node<'_>, look: &Look, line: &mut Line) -> Result<(), Refused> {
        let is_empty =
            child(node, "sdtPr").is_some_and(|one| child(one, "showingPlcHdr").is_some());
        if is_empty {
            self.losses.tell("a form field that nobody filled in");
            return Ok(());
        }
        self.inline(node, look, line)
    }

    fn run(&mut self, node: Node<'_>, look: &Look, line: &mut Line) -> Result<(), Refused> {
        let mut look = look.clone();
        let properties = child(node, "rPr");
        let mut raised = None;
        if let Some(properties) = properties {
            if switch(properties, "vanish") == Some(true) {
                self.losses
                    .tell(format!("hidden text: “{}”", first_words(&words(node))));
                return Ok(());
            }
            let styled = value(properties, "rStyle").map(|id| self.styles.look(id));
            let (bold, italic, strike) = styled.unwrap_or_default();
            look.bold = switch(properties, "b").unwrap_or(bold);
            look.italic = switch(properties, "i").unwrap_or(italic);
            let struck = switch(properties, "strike").or(switch(properties, "dstrike"));
            look.strike = struck.unwrap_or(strike);
            let is_underlined = value(properties, "u").is_some_and(|kind| kind != "none");
            if is_underlined && look.link.is_none() && self.open_link().is_none() {
                self.losses.count("underlining");
            }
            if value(properties, "highlight").is_some_and(|kind| kind != "none") {
                self.losses.count("highlighting");
            }
            raised = value(properties, "vertAlign").filter(|kind| *kind != "baseline");
        }
        if let Some(kind) = raised {
            let mut own = Line::new();
            for child in node.children().filter(Node::is_element) {
                self.within_run(child, &look, &mut own)?;
            }
            for piece in own {
                match piece {
                    Piece::Words(words, look) => {
                        push_words(line, &self.shifted(&words, kind), &look);
                    }
                    piece => line.push(piece),
                }
            }
            return Ok(());
        }
        for child in node.children().filter(Node::is_element) {
            self.within_run(child, &look, line)?;
        }
        Ok(())
    }

    /// Writes raised and lowered digits as such; other letters go on the line, which is told.
    fn shifted(&mut self, words: &str, kind: &str) -> String {
        let (from, to) = match kind {
            "superscript" => ("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾"),
            _ => ("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
        };
        let shift = |c: char| {
            from.chars()
                .position(|known| known == c)
                .and_then(|at| to.chars().nth(at))
        };
        if let Some(shifted) = words.chars().map(shift).collect::<Option<String>>() {
            return shifted;
        }
        if !matches!(words.trim(), "st" | "nd" | "rd" | "th") {
            self.losses
                .count("raised or lowered letters, which now stand on the line");
        }
        words.to_owned()
    }

    fn within_run(&mut self, node: Node<'_>, look: &Look, line: &mut Line) -> Result<(), Refused> {
        match name(node) {
            (Language::Word, "t") => self.say(node.text().unwrap_or_default(), look, line),
            (Language::Word, "tab" | "ptab") => self.say(" ", look, line),
            (Language::Word, "noBreakHyphen") => self.say("\u{2011}", look, line),
            (Language::Word, "br")
                if matches!(attribute(node, "type"), Some("page" | "column")) =>
            {
                self.say(" ", look, line);
            }
            (Language::Word, "br" | "cr") => line.push(Piece::Break),
            (Language::Word, "sym") => match symbol(node) {
                Some(shown) => self.say(shown, look, line),
                None => self.losses.tell("a sign from a font of signs"),
            },
            (Language::Word, "fldChar") => {
                self.field_mark(attribute(node, "fldCharType").unwrap_or_default());
            }
            (Language::Word, "instrText") => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.shows) {
                    field.code.push_str(node.text().unwrap_or_default());
                }
            }
            (Language::Word, "footnoteReference" | "endnoteReference") => self.note(node, line),
            (Language::Word, "commentReference") => self.comment(node),
            (Language::Word, "drawing" | "pict" | "object" | "control") => {
                self.drawing(node, line)?;
            }
            (Language::Word, "r" | "ruby") => self.inline(node, look, line)?,
            (Language::Compatibility, "AlternateContent") => {
                for child in chosen(node)
                    .into_iter()
                    .flat_map(|chosen| chosen.children())
                    .filter(Node::is_element)
                {
                    self.within_run(child, look, line)?;
                }
            }
            (Language::Math, "oMath" | "oMathPara") => equation(node, &mut self.losses),
            (Language::Word, "subDoc" | "altChunk") => {
                self.losses.tell("another document that is inserted here");
            }
            // Deleted words are told where the deletion begins.
            (Language::Word, "delText" | "delInstrText" | "rPr" | "pPr") => {}
            (_, unknown) => {
                let lost = words(node);
                if !lost.is_empty() {
                    let what = format!(
                        "something that casebook does not know (`{unknown}`): “{}”",
                        first_words(&lost)
                    );
                    self.losses.tell(what);
                }
            }
        }
        Ok(())
    }

    /// Adds words, unless they are what a field says to Word.
    fn say(&mut self, words: &str, look: &Look, line: &mut Line) {
        if self.fields.iter().any(|field| !field.shows) {
            return;
        }
        // In XML a line's end is a space; other control characters mean nothing in a text.
        let is_space =
            |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let words: String = words
            .chars()
            .map(|c| if is_space(c) { ' ' } else { c })
            .filter(|c| !c.is_control() && *c != '\u{feff}')
            .collect();
        match (&look.link, self.open_link()) {
            (None, Some(address)) => push_words(
                line,
                &words,
                &Look {
                    link: Some(address),
                    ..look.clone()
                },
            ),
            _ => push_words(line, &words, look),
        }
    }

    fn open_link(&self) -> Option<String> {
        self.fields
            .iter()
            .rev()
            .find_map(|field| field.link.clone())
    }

    fn field_mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.fields.len() < 100 => self.fields.push(Field::default()),
            "separate" => {
                let code = self
                    .fields
                    .last()
                    .map(|field| field.code.clone())
                    .unwrap_or_default();
                let link = link_of_field(&code).and_then(|address| self.address(&address));
                if let Some(field) = self.fields.last_mut() {
                    field.link = link;
                    field.shows = true;
                }
            }
            "end" => {
                let field = self.fields.pop().unwrap_or_default();
                if !field.shows && field.code.trim_start().starts_with("EQ") {
                    self.losses.tell("an equation");
                }
            }
            _ => {}
        }
    }

    fn linked(&mut self, node: Node<'_>, look: &Look) -> Look {
        let outside = attribute(node, "id")
            .and_then(|id| self.relations.get(id))
            .cloned();
        let link = match outside {
            Some(relation) if relation.is_outside => self.address(&relation.target),
            _ => {
                self.losses.tell(format!(
                    "a link to another place in the document: “{}”",
                    first_words(&words(node))
                ));
                None
            }
        };
        Look {
            link,
            ..look.clone()
        }
    }

    /// Returns an address that a page may lead to; tells one that it may not.
    fn address(&mut self, address: &str) -> Option<String> {
        let address = address.trim();
        let lower = address.to_ascii_lowercase();
        let is_fit = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|known| lower.starts_with(known));
        if is_fit {
            return Some(address.to_owned());
        }
        self.losses.tell(format!(
            "the address of a link, `{}`: readers elsewhere could not open it",
            first_words(address)
        ));
        None
    }
}

pub(super) const INSERTED: &str =
    "the mark of a tracked insertion: the inserted words are in the draft";
pub(super) const DELETED: &str = "text deleted with tracked changes: it is left out";

/// Returns the alternative to read: the newer one, where older programs have another.
pub(super) fn chosen(node: Node<'_>) -> Option<Node<'_>> {
    let choice = |wanted: &str| {
        let mut children = node.children();
        children.find(|child| name(*child) == (Language::Compatibility, wanted))
    };
    choice("Choice").or_else(|| choice("Fallback"))
}

pub(super) fn equation(node: Node<'_>, losses: &mut Losses) {
    let is_inner = |found: Node<'_>| name(found) == (Language::Math, "oMath");
    let inner = find_all(node, &is_inner).first().copied().unwrap_or(node);
    losses.tell(format!("an equation: “{}”", first_words(&words(inner))));
}

/// Returns the address in `HYPERLINK "https://..."`.
fn link_of_field(code: &str) -> Option<String> {
    let rest = code.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().map(str::to_owned),
        None => rest
            .split_whitespace()
            .next()
            .filter(|word| !word.starts_with('\\'))
            .map(str::to_owned),
    }
}

/// Returns the few signs of Word's own fonts that a text uses: arrows, ticks, bullets.
fn symbol(node: Node<'_>) -> Option<&'static str> {
    let font = attribute(node, "font")?.to_lowercase();
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()? & 0xff;
    Some(match (font.as_str(), code) {
        ("wingdings", 0xe0 | 0xe8) | ("symbol", 0xae) => "→",
        ("wingdings", 0xdf) | ("symbol", 0xac) => "←",
        ("wingdings", 0xfc | 0xfe) => "✓",
        ("wingdings", 0xfb | 0xfd) => "✗",
        ("wingdings", 0xa7 | 0x6c | 0x9f) | ("symbol", 0xb7) => "•",
        ("symbol", 0xb3) => "≥",
        ("symbol", 0xa3) => "≤",
        ("symbol", 0xb1) => "±",
        ("symbol", 0xb4) => "×",
        ("symbol", 0xb0) => "°",
        ("symbol", 0x6d) => "µ",
        _ => return None,
    })
}

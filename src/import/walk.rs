//! The walk through a document: its paragraphs and tables to blocks, its notes after them.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::losses::Losses;
use super::numbering::{Marker, Numbering};
use super::package::Relations;
use super::pictures::Pictures;
use super::refused::Refused;
use super::run::{DELETED, Field, INSERTED, chosen};
use super::styles::{Role, Styles, list_of};
use super::text::{Block, Line, Look, Piece, is_blank};
use super::xml::{Language, Node, attribute, child, first_words, is, name, value, words};

/// Footnote or endnote, and its id there.
type NoteKey = (bool, String);

/// All that a walk needs, and what it has found.
pub(super) struct Walk<'a, 'b> {
    pub(super) archive: &'a mut Archive<'b>,
    pub(super) styles: Styles,
    numbering: Numbering,
    pub(super) relations: Relations,
    pub(super) losses: Losses,
    pub(super) pictures: Pictures,
    pub(super) slug: String,
    /// Fields that are open.
    pub(super) fields: Vec<Field>,
    /// Tables around us.
    pub(super) nesting: usize,
    /// The notes in the order of their marks.
    notes: Vec<NoteKey>,
    comments: BTreeMap<String, (String, String)>,
    paragraphs: usize,
    /// The number of the note that is walked.
    in_note: Option<usize>,
    /// A line whose end was deleted: it goes on in the next paragraph.
    unended: Line,
    last_words: String,
}

impl<'a, 'b> Walk<'a, 'b> {
    pub(super) fn new(
        archive: &'a mut Archive<'b>,
        slug: &str,
        (styles, numbering): (Styles, Numbering),
        comments: Option<Node<'_>>,
    ) -> Self {
        let comments = comments
            .into_iter()
            .flat_map(|root| root.children())
            .filter(|node| is(*node, "comment"));
        let comment = |node| {
            let by = attribute(node, "author").unwrap_or_default().to_owned();
            Some((
                attribute(node, "id")?.to_owned(),
                (by, first_words(&words(node))),
            ))
        };
        Self {
            archive,
            styles,
            numbering,
            relations: Relations::default(),
            losses: Losses::default(),
            pictures: Pictures::default(),
            slug: slug.to_owned(),
            fields: Vec::new(),
            nesting: 0,
            notes: Vec::new(),
            comments: comments.filter_map(comment).collect(),
            paragraphs: 0,
            in_note: None,
            unended: Line::new(),
            last_words: String::new(),
        }
    }

    /// Walks the body of the document.
    pub(super) fn body(
        &mut self,
        body: Node<'_>,
        relations: Relations,
    ) -> Result<Vec<Block>, Refused> {
        self.relations = relations;
        let mut blocks = Vec::new();
        self.blocks(body, &mut blocks)?;
        if !is_blank(&self.unended) {
            blocks.push(Block::Paragraph(std::mem::take(&mut self.unended)));
        }
        Ok(blocks)
    }

    /// Walks the notes that were met, in the order of their numbers.
    pub(super) fn walk_notes(
        &mut self,
        roots: [Option<Node<'_>>; 2],
        relations: &[Relations; 2],
    ) -> Result<Vec<Vec<Block>>, Refused> {
        let mut walked = Vec::new();
        let by_id = roots.map(|root| {
            let notes = root.into_iter().flat_map(|root| root.children());
            let notes = notes.filter_map(|note| Some((attribute(note, "id")?, note)));
            notes.collect::<BTreeMap<&str, Node<'_>>>()
        });
        for (at, (is_endnote, id)) in self.notes.clone().into_iter().enumerate() {
            let which = usize::from(is_endnote);
            let note = by_id[which].get(id.as_str()).copied();
            self.relations = relations[which].clone();
            self.in_note = Some(at + 1);
            self.fields.clear();
            let mut blocks = Vec::new();
            if let Some(note) = note {
                self.blocks(note, &mut blocks)?;
            }
            if blocks.is_empty() {
                self.losses.at(self.place(), String::new());
                self.losses.tell("the text of this note, which is missing from the file: write it, or delete its two marks");
            }
            walked.push(blocks);
        }
        Ok(walked)
    }

    /// Walks what stands between paragraphs.
    pub(super) fn blocks(
        &mut self,
        parent: Node<'_>,
        blocks: &mut Vec<Block>,
    ) -> Result<(), Refused> {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                (Language::Word, "p") => self.paragraph(node, blocks)?,
                (Language::Word, "tbl") if self.nesting > 0 => self.nested_table(node),
                (Language::Word, "tbl") => self.table(node, blocks)?,
                (Language::Word, "sdt") if is_contents(node) => {
                    let after = format!("after “{}”", self.last_words);
                    self.losses.at(self.place(), after);
                    self.losses.count(CONTENTS);
                }
                (Language::Word, "sdt" | "sdtContent" | "customXml") => {
                    self.blocks(node, blocks)?;
                }
                (Language::Word, "ins" | "moveTo") => {
                    self.losses.count(INSERTED);
                    self.blocks(node, blocks)?;
                }
                (Language::Word, "del" | "moveFrom") => self.losses.count(DELETED),
                (Language::Word, "altChunk" | "subDoc") => {
                    self.losses.tell("another document that is inserted here");
                }
                (Language::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = chosen(node) {
                        self.blocks(chosen, blocks)?;
                    }
                }
                (Language::Word, "sectPr" | "tcPr" | "sdtPr" | "sdtEndPr") => {}
                // Anything else may stand in a paragraph too; there it is taken or told.
                _ => {
                    let mut line = Line::new();
                    self.inline_one(node, &mut line)?;
                    if !is_blank(&line) {
                        blocks.push(Block::Paragraph(line));
                    }
                }
            }
        }
        Ok(())
    }

    fn inline_one(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refused> {
        match name(node) {
            (Language::Math, _) => super::run::equation(node, &mut self.losses),
            (Language::Word, "r" | "hyperlink") => self.inline(node, &Look::default(), line)?,
            (_, unknown) if !words(node).is_empty() => {
                let lost = first_words(&words(node));
                self.losses.tell(format!(
                    "something that casebook does not know (`{unknown}`): “{lost}”"
                ));
            }
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, node: Node<'_>, blocks: &mut Vec<Block>) -> Result<(), Refused> {
        self.enter(node);
        let properties = child(node, "pPr");
        let style = properties.and_then(|one| value(one, "pStyle"));
        let outline = properties.and_then(|one| value(one, "outlineLvl")?.parse().ok());
        let role = self.styles.role(style, outline);
        if role == Role::Contents {
            // The fields of a table of contents reach over many paragraphs.
            self.losses.count(CONTENTS);
            return Ok(());
        }
        let mut line = std::mem::take(&mut self.unended);
        self.inline(node, &Look::default(), &mut line)?;
        let mark = properties.and_then(|one| child(one, "rPr"));
        if mark.is_some_and(|mark| child(mark, "del").is_some()) {
            self.losses.count(DELETED);
            self.unended = line;
            return Ok(());
        }
        if is_blank(&line) {
            return Ok(());
        }
        if matches!(role, Role::Title | Role::Heading(_)) {
            let links = line.iter().filter_map(|piece| match piece {
                Piece::Words(_, look) => look.link.clone(),
                _ => None,
            });
            for address in links.collect::<Vec<_>>() {
                self.losses
                    .tell(format!("the address of a link in a heading: `{address}`"));
            }
        }
        let item = self.item(properties, style, role);
        blocks.extend(match (role, item) {
            (Role::Title, _) => heading(0, line),
            (Role::Heading(level), _) => heading(level, line),
            (_, Some((level, marker))) => vec![Block::Item {
                level,
                marker,
                line,
            }],
            (Role::Quote, None) => vec![Block::Quote(line)],
            (Role::Text | Role::Contents, None) => vec![Block::Paragraph(line)],
        });
        Ok(())
    }

    /// Returns level and marker of a paragraph that is in a list. Headings may be numbered too.
    fn item(
        &mut self,
        properties: Option<Node<'_>>,
        style: Option<&str>,
        role: Role,
    ) -> Option<(u8, Marker)> {
        let own = properties.and_then(list_of);
        let styled = style.and_then(|id| self.styles.list(id));
        let (list, level) = own.or(styled.clone())?;
        let level = level.or(styled.and_then(|(_, level)| level)).unwrap_or(0);
        if list == "0" {
            return None; // Word's way to take a paragraph out of its style's list
        }
        if matches!(role, Role::Title | Role::Heading(_)) {
            self.losses
                .count("the numbers of headings, which Word reckons itself");
            return None;
        }
        let marker = self.numbering.next(&list, level)?;
        if let Marker::Number {
            is_plain: false, ..
        } = marker
        {
            self.losses
                .count("letters or Roman numbers of a list, which are now plain numbers");
        }
        Some((level, marker))
    }

    /// Says where we are: the number of the paragraph, and its first words.
    fn enter(&mut self, node: Node<'_>) {
        let first = first_words(&words(node));
        let has_more = node
            .descendants()
            .any(|one| matches!(name(one).1, "drawing" | "pict" | "object" | "oMath" | "del"));
        if self.in_note.is_none() && (!first.is_empty() || has_more) {
            self.paragraphs += 1;
        }
        let told = match (first.as_str(), self.last_words.as_str()) {
            ("", "") => String::new(),
            ("", last) => format!("after “{last}”"),
            (first, _) => format!("“{first}”"),
        };
        if !first.is_empty() {
            self.last_words = first;
        }
        self.losses.at(self.place(), told);
    }

    pub(super) fn place(&self) -> String {
        match self.in_note {
            Some(number) => format!("footnote {number}"),
            None => format!("paragraph {}", self.paragraphs),
        }
    }

    /// Takes the mark of a footnote or endnote.
    pub(super) fn note(&mut self, node: Node<'_>, line: &mut Line) {
        let Some(id) = attribute(node, "id") else {
            return;
        };
        if self.in_note.is_some() || self.notes.len() >= MOST_NOTES {
            self.losses
                .tell("a note on a note, or one of too many notes");
            return;
        }
        let key = (name(node).1 == "endnoteReference", id.to_owned());
        let at = self
            .notes
            .iter()
            .position(|known| *known == key)
            .unwrap_or_else(|| {
                self.notes.push(key);
                self.notes.len() - 1
            });
        line.push(Piece::Note(at + 1));
    }

    pub(super) fn comment(&mut self, node: Node<'_>) {
        let known = attribute(node, "id").and_then(|id| self.comments.get(id));
        let (by, said) = known.cloned().unwrap_or_default();
        let by = if by.is_empty() {
            String::new()
        } else {
            format!(" by {by}")
        };
        self.losses.tell(format!("a comment{by}: “{said}”"));
    }
}

/// More notes than a book has.
const MOST_NOTES: usize = 2_000;

const CONTENTS: &str = "the table of contents: a page makes its own";

fn is_contents(node: Node<'_>) -> bool {
    let gallery = child(node, "sdtPr")
        .and_then(|one| child(one, "docPartObj"))
        .and_then(|one| value(one, "docPartGallery"));
    gallery.is_some_and(|gallery| gallery.eq_ignore_ascii_case("table of contents"))
}

/// A heading is plain words: what else stands in it goes below.
fn heading(level: u8, line: Line) -> Vec<Block> {
    let (words, other): (Line, Line) = line
        .into_iter()
        .partition(|piece| matches!(piece, Piece::Words(..) | Piece::Break));
    let plain = super::text::plain(&words);
    let mut blocks = Vec::new();
    if !plain.is_empty() {
        blocks.push(Block::Heading(
            level,
            vec![Piece::Words(plain, Look::default())],
        ));
    }
    if !other.is_empty() {
        blocks.push(Block::Paragraph(other));
    }
    blocks
}

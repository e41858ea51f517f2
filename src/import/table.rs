//! Tables: rows of cells. Markdown has no merged cells, and no table in a table.

use super::refused::Refused;
use super::run::{DELETED, chosen};
use super::text::{Block, Line, Look, Piece, is_blank, push_words};
use super::walk::Walk;
use super::xml::{Language, Node, attribute, child, first_words, name, value, words};

/// More columns than a page can show are a trap, not a table.
const WIDEST: usize = 100;
const LONGEST: usize = 10_000;

impl Walk<'_, '_> {
    pub(super) fn table(&mut self, node: Node<'_>, blocks: &mut Vec<Block>) -> Result<(), Refused> {
        let rows = below(node, "tr");
        if rows.len() > LONGEST {
            let message = format!("a table in this document has more than {LONGEST} rows");
            return Err(Refused::TooLarge(message));
        }
        // A frame around some text is not a table.
        if let [row] = rows.as_slice()
            && let [cell] = below(*row, "tc").as_slice()
        {
            self.losses
                .at(self.place(), format!("“{}”", first_words(&words(*cell))));
            self.losses.tell("the frame around this text");
            return self.blocks(*cell, blocks);
        }
        let mut table = Vec::new();
        for row in rows {
            let is_deleted = child(row, "trPr").is_some_and(|one| child(one, "del").is_some());
            if is_deleted {
                self.losses.count(DELETED);
                continue;
            }
            table.push(self.row(row)?);
        }
        let columns = table.iter().map(Vec::len).max().unwrap_or_default();
        for row in &mut table {
            row.resize(columns, Line::new());
        }
        if table.iter().flatten().any(|cell| !is_blank(cell)) {
            blocks.push(Block::Table(table));
        }
        Ok(())
    }

    fn row(&mut self, row: Node<'_>) -> Result<Vec<Line>, Refused> {
        let skipped = |wanted| {
            child(row, "trPr")
                .and_then(|one| value(one, wanted)?.parse().ok())
                .unwrap_or(0)
        };
        let mut cells: Vec<Line> = vec![Line::new(); WIDEST.min(skipped("gridBefore"))];
        for cell in below(row, "tc") {
            let properties = child(cell, "tcPr");
            let span = properties
                .and_then(|one| value(one, "gridSpan")?.parse().ok())
                .unwrap_or(1_usize);
            let continues = properties
                .and_then(|one| child(one, "vMerge"))
                .is_some_and(|merged| attribute(merged, "val") != Some("restart"));
            let line = self.cell(cell)?;
            if span > 1 || continues {
                self.losses.count("merged cells of a table: their text is in the first of them, and the others are empty");
            }
            cells.push(line);
            for _ in 1..span {
                if cells.len() < WIDEST {
                    cells.push(Line::new());
                }
            }
            if cells.len() > WIDEST {
                return Err(Refused::TooLarge(format!(
                    "a table in this document has more than {WIDEST} columns"
                )));
            }
        }
        Ok(cells)
    }

    /// A cell is one line: its paragraphs follow each other.
    fn cell(&mut self, node: Node<'_>) -> Result<Line, Refused> {
        let mut blocks = Vec::new();
        self.nesting += 1;
        let walked = self.blocks(node, &mut blocks);
        self.nesting -= 1;
        walked?;
        let mut line = Line::new();
        for block in blocks {
            let own = match block {
                Block::Heading(_, own) | Block::Paragraph(own) | Block::Quote(own) => own,
                Block::Item { line: own, .. } => {
                    self.losses.count(
                        "a list in a cell of a table: its items follow each other on one line",
                    );
                    own
                }
                Block::Table(_) | Block::Hint(_) => continue,
            };
            if !line.is_empty() {
                push_words(&mut line, " ", &Look::default());
            }
            line.extend(own.into_iter().map(|piece| match piece {
                Piece::Break => Piece::Words(" ".to_owned(), Look::default()),
                piece => piece,
            }));
        }
        Ok(line)
    }

    /// A table in a table has no place on a page.
    pub(super) fn nested_table(&mut self, node: Node<'_>) {
        self.losses.tell(format!(
            "a table inside a table: “{}”",
            first_words(&words(node))
        ));
    }
}

/// Returns the rows or cells of a table or row, through what Word may wrap them in.
fn below<'a>(node: Node<'a>, wanted: &str) -> Vec<Node<'a>> {
    let mut found = Vec::new();
    for child in node.children().filter(Node::is_element) {
        match name(child) {
            (Language::Word, own) if own == wanted => found.push(child),
            (Language::Word, "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => {
                found.extend(below(child, wanted));
            }
            (Language::Compatibility, "AlternateContent") => {
                found.extend(
                    chosen(child)
                        .into_iter()
                        .flat_map(|chosen| below(chosen, wanted)),
                );
            }
            _ => {}
        }
    }
    found
}

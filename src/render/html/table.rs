//! Tables, each in a region that can be scrolled on a narrow screen.

use std::fmt::Write as _;

use pulldown_cmark::Alignment;

use super::Writer;
use crate::render::escape;

/// The table that is being written.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl Writer<'_, '_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.tables += 1;
        self.table = Some(Table {
            alignments,
            column: 0,
            in_head: true,
        });
        let label = self
            .source
            .theme
            .word("body", "table")
            .replace("{n}", &self.numbered(&self.tables.to_string()));
        self.push("<div class=\"cb-table\" role=\"region\" tabindex=\"0\"");
        escape::attribute(self.out(), "aria-label", &label);
        self.push("><table>");
    }

    /// A number within this text, with that of its chapter before it: "Table 2.4.1".
    fn numbered(&self, number: &str) -> String {
        match self.source.route.own_number() {
            Some(chapter) => format!("{chapter}.{number}"),
            None => number.to_owned(),
        }
    }

    pub(super) fn start_cell(&mut self) {
        let Some(table) = &mut self.table else { return };
        let alignment = table
            .alignments
            .get(table.column)
            .copied()
            .unwrap_or(Alignment::None);
        table.column = (table.column + 1) % table.alignments.len().max(1);
        let class = match alignment {
            Alignment::Right => " class=\"cb-table__right\"",
            Alignment::Center => " class=\"cb-table__centre\"",
            Alignment::None | Alignment::Left => "",
        };
        let tag = if table.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        };
        _ = write!(self.out(), "{tag}{class}>");
    }

    pub(super) fn end_cell(&mut self) {
        let in_head = self.table.as_ref().is_some_and(|table| table.in_head);
        self.push(if in_head { "</th>" } else { "</td>" });
    }

    pub(super) fn end_table_head(&mut self) {
        if let Some(table) = &mut self.table {
            table.in_head = false;
        }
        self.push("</tr></thead><tbody>\n");
    }

    pub(super) fn end_table(&mut self) {
        self.table = None;
        self.push("</tbody></table></div>\n");
    }
}

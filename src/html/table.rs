//! Table events → Table: real header cells, in a region that scrolls by itself.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::escape::push_value;

const WIDE: usize = 4;

/// The table being written.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    part: Part,
    column: usize,
    headless: bool,
    /// Whether cells are aligned by classes, for pages that allow no style of their own.
    by_class: bool,
    cell: &'static str,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Part {
    Head,
    #[default]
    Rows,
}

impl Table {
    /// Opens a table named after the heading it stands under.
    pub(super) fn open(
        out: &mut String,
        alignments: &[Alignment],
        label: &str,
        by_class: bool,
    ) -> Self {
        let wide = if alignments.len() >= WIDE { " wide" } else { "" };
        out.push_str("<div class=\"table");
        out.push_str(wide);
        out.push_str("\" role=\"region\" tabindex=\"0\" aria-label=\"");
        push_value(out, label);
        out.push_str("\">\n<table>\n");
        Self { alignments: alignments.to_vec(), by_class, ..Self::default() }
    }

    /// Opens the head; one with nothing in it makes the first column the headers.
    pub(super) fn open_head(&mut self, out: &mut String, following: &[Event]) {
        self.part = Part::Head;
        self.column = 0;
        self.headless = following
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::TableHead)))
            .all(|event| {
                matches!(event, Event::Start(Tag::TableCell) | Event::End(TagEnd::TableCell))
            });
        if !self.headless {
            out.push_str("<thead>\n<tr>");
        }
    }

    /// Closes the head and opens the rows.
    pub(super) fn close_head(&mut self, out: &mut String) {
        self.part = Part::Rows;
        if !self.headless {
            out.push_str("</tr>\n</thead>\n");
        }
        out.push_str("<tbody>\n");
    }

    pub(super) fn open_row(&mut self, out: &mut String) {
        self.column = 0;
        out.push_str("<tr>");
    }

    /// Opens a cell; an empty one heads nothing.
    pub(super) fn open_cell(&mut self, out: &mut String, empty: bool) {
        if self.headless && self.part == Part::Head {
            return;
        }
        let row_header = self.headless && self.column == 0;
        let opening = match self.part {
            _ if empty => "<td",
            Part::Head => "<th scope=\"col\"",
            Part::Rows if row_header => "<th scope=\"row\"",
            Part::Rows => "<td",
        };
        self.cell = if opening == "<td" { "</td>" } else { "</th>" };
        out.push_str(opening);
        out.push_str(match (self.alignments.get(self.column), self.by_class) {
            (Some(Alignment::Center), false) => " style=\"text-align: center\">",
            (Some(Alignment::Right), false) => " style=\"text-align: right\">",
            (Some(Alignment::Center), true) => " class=\"center\">",
            (Some(Alignment::Right), true) => " class=\"right\">",
            _ => ">",
        });
    }

    /// Closes a cell.
    pub(super) fn close_cell(&mut self, out: &mut String) {
        if !(self.headless && self.part == Part::Head) {
            out.push_str(self.cell);
        }
        self.column += 1;
    }

    /// Closes the table.
    pub(super) fn close(out: &mut String) {
        out.push_str("</tbody>\n</table>\n</div>\n");
    }
}

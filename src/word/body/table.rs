//! Table → XML: a head that repeats on every page, rows that no page cuts.

use super::Writer;
use crate::word::document::{Cell, Row, Sentence, Table};
use crate::word::revision::across;
use crate::word::xml::words;

/// The width of a table, in twentieths of a point: that of the text on A4.
const WIDTH: usize = 9412;

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let look = match table.head {
            Some(_) => "w:firstRow=\"1\" w:firstColumn=\"0\"",
            None => "w:firstRow=\"0\" w:firstColumn=\"1\"",
        };
        let name = words(&table.name);
        let caption = if table.name.is_empty() {
            String::new()
        } else {
            format!("<w:tblCaption w:val=\"{name}\"/>")
        };
        self.out.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>\
             <w:tblLook w:val=\"0000\" {look} w:lastRow=\"0\" w:lastColumn=\"0\" \
             w:noHBand=\"1\" w:noVBand=\"1\"/>{caption}</w:tblPr><w:tblGrid>",
            self.styles.name("PackTable")
        ));
        let widths = widths(table);
        for width in &widths {
            self.out.push_str(&format!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.out.push_str("</w:tblGrid>\n");
        if let Some(head) = &table.head {
            self.row(head, &widths, Kind::Head);
        }
        for (at, row) in table.rows.iter().enumerate() {
            let kind = match table.head {
                Some(_) => Kind::Plain,
                None => Kind::Named { last: at + 1 == table.rows.len() },
            };
            self.row(row, &widths, kind);
        }
        self.out.push_str("</w:tbl>\n");
        // Word runs two tables together that nothing parts.
        self.out.push_str(
            "<w:p><w:pPr><w:spacing w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>\
             </w:pPr></w:p>\n",
        );
    }

    fn row(&mut self, row: &Row, widths: &[usize], kind: Kind) {
        let head = if kind == Kind::Head { "<w:tblHeader/>" } else { "" };
        let sentences = row.cells.iter().flat_map(|cell| &cell.sentences);
        let revision = across(sentences.map(Sentence::revision));
        let revised = revision.map_or(String::new(), |revision| {
            format!("<w:{}{}/>", revision.unmoved().element(), self.runs.by())
        });
        self.out.push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{head}{revised}</w:trPr>"));
        let empty = Cell { sentences: Vec::new(), range: 0..0 };
        for (at, width) in widths.iter().enumerate() {
            let cell = row.cells.get(at).unwrap_or(&empty);
            let heads = kind == Kind::Head || at == 0 && matches!(kind, Kind::Named { .. });
            let style = if heads { "TableHead" } else { "TableText" };
            let keep = if kind == (Kind::Named { last: false }) { "<w:keepNext/>" } else { "" };
            self.out.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>\
                 <w:p><w:pPr><w:pStyle w:val=\"{}\"/>{keep}</w:pPr>",
                self.styles.name(style)
            ));
            self.sentences(&cell.sentences, false);
            self.out.push_str("</w:p></w:tc>");
        }
        self.out.push_str("</w:tr>\n");
    }
}

/// What a row is in its table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    Plain,
    /// Its first cell says what the others are; such a table stands on one page.
    Named {
        last: bool,
    },
}

/// A column of no longer cells has a line for each, and no more.
const SHORT: usize = 16;

/// Shares the width of a table out: a column has what its longest word needs, and of the rest a
/// share by how much stands in it.
fn widths(table: &Table) -> Vec<usize> {
    let mut needs = vec![1.0_f64; table.columns.max(1)];
    let mut longest = vec![0_usize; needs.len()];
    let mut least = vec![6_usize; needs.len()];
    for row in table.head.iter().chain(&table.rows) {
        for (at, cell) in row.cells.iter().enumerate().take(needs.len()) {
            let text: String = cell.sentences.iter().map(Sentence::text).collect();
            longest[at] = longest[at].max(text.chars().count());
            let length = u16::try_from(text.chars().count()).unwrap_or(u16::MAX);
            needs[at] = needs[at].max(f64::from(length).sqrt());
            let words = text.split_whitespace().map(|word| word.chars().count());
            least[at] = least[at].max(words.max().unwrap_or_default().min(20) + 2);
        }
    }
    if longest.iter().any(|length| *length > SHORT) {
        for (at, length) in longest.iter().enumerate().filter(|(_, n)| **n <= SHORT) {
            (needs[at], least[at]) = (0.0, length.max(&4) + 2);
        }
    }
    let least: Vec<usize> = least.iter().map(|letters| letters * 105).collect();
    let rest = WIDTH.saturating_sub(least.iter().sum());
    let all: f64 = needs.iter().sum();
    let share = |need: &f64| (need / all * rest as f64) as usize;
    least.iter().zip(&needs).map(|(l, need)| l + share(need)).collect()
}

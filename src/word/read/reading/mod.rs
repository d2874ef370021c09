//! The XML of a text → its paragraphs and rows, as they stand once all changes are accepted.

mod say;

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::run::{Piece, Run};
use super::style::Names;
use super::{Author, Returned, Said, Span};
use crate::merge::remark::Remark;
use crate::word::archive::{Parts, Refusal};
use crate::word::tag::{letter, value};

/// No pack has as many paragraphs; a file that has would keep a merge busy for minutes.
const MOST_PARAGRAPHS: usize = 20_000;

/// The text as far as it was read.
pub struct Reading<'r> {
    returned: &'r mut Returned,
    links: BTreeMap<String, String>,
    names: Names,
    comments: &'r BTreeMap<String, Remark>,
    footnotes: &'r BTreeMap<String, String>,
    open: Vec<(String, String)>,
    paragraph: Option<Draft>,
    /// Paragraphs around the open one, as around a text box.
    outside: Vec<Draft>,
    rows: Vec<Table>,
    tables: usize,
    skipped: usize,
    left_out: usize,
    authors: Vec<Author>,
    link: Option<String>,
    field: Option<String>,
    fields: usize,
    in_text: bool,
    in_properties: usize,
    run: Run,
    paragraphs: usize,
    /// Remarks begun: id, first sentence.
    commented: BTreeMap<String, Option<usize>>,
    last: Option<usize>,
}

#[derive(Default)]
struct Draft {
    style: String,
    level: Option<u8>,
    runs: Vec<Piece>,
    /// Who deleted something from which sentence.
    cut: BTreeMap<usize, Author>,
}

struct Table {
    number: usize,
    cells: Vec<Vec<Span>>,
    is_deleted: bool,
}

impl<'r> Reading<'r> {
    /// Begins to read the text of a file.
    pub fn new(
        returned: &'r mut Returned,
        parts: &Parts,
        comments: &'r BTreeMap<String, Remark>,
        footnotes: &'r BTreeMap<String, String>,
    ) -> Self {
        Self {
            returned,
            links: parts.links("word/document.xml"),
            names: Names::read(parts.get("word/styles.xml")),
            comments,
            footnotes,
            open: Vec::new(),
            paragraph: None,
            outside: Vec::new(),
            rows: Vec::new(),
            tables: 0,
            skipped: 0,
            left_out: 0,
            authors: Vec::new(),
            link: None,
            field: None,
            fields: 0,
            in_text: false,
            in_properties: 0,
            run: Run::default(),
            paragraphs: 0,
            commented: BTreeMap::new(),
            last: None,
        }
    }

    /// Reads all of it.
    pub fn all(&mut self, xml: &str) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => self.start(&tag, false),
                Ok(Event::Empty(tag)) => {
                    self.start(&tag, true);
                    self.end(tag.local_name().as_ref(), true);
                }
                Ok(Event::End(tag)) => self.end(tag.local_name().as_ref(), false),
                Ok(Event::Text(text)) => self.text(&text),
                Ok(Event::CData(text)) => self.text(&text),
                Ok(Event::GeneralRef(name)) => self.text(&letter(&name)),
                Ok(Event::Eof) | Err(_) => return Ok(()),
                Ok(_) => {}
            }
            if self.paragraphs > MOST_PARAGRAPHS {
                return Err(Refusal {
                    why: format!("it holds more than {MOST_PARAGRAPHS} paragraphs"),
                    mend: "send back the pack alone, not what was pasted into it",
                });
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        let local_name = tag.local_name();
        let name = local_name.as_ref();
        if self.skipped > 0 {
            self.skipped += usize::from(!empty);
            return;
        }
        match name {
            _ if name == "Fallback" || name.ends_with("PrChange") => {
                self.skipped = usize::from(!empty);
            }
            "p" => {
                self.paragraphs += 1;
                let outer = self.paragraph.replace(Draft::default());
                self.outside.extend(outer);
            }
            "pPr" | "rPr" | "trPr" | "tblPr" | "sectPr" if !empty => self.in_properties += 1,
            "pStyle" => self.styled(value(tag, "val").unwrap_or_default()),
            "ilvl" => {
                let level = value(tag, "val").and_then(|level| level.parse().ok());
                if let Some(draft) = &mut self.paragraph {
                    draft.level = level;
                }
            }
            "r" => self.run = Run::default(),
            "b" | "i" | "strike" | "rStyle" if self.in_properties > 0 => {
                let on = !matches!(value(tag, "val").as_deref(), Some("0" | "false" | "none"));
                let style = value(tag, "val").unwrap_or_default();
                self.run.looks(name, on, &self.names.of(&style));
            }
            "t" => self.in_text = true,
            "br" | "cr" if self.in_properties == 0 => self.say(Run::line_break()),
            "tab" if self.in_properties == 0 => self.words(" "),
            "noBreakHyphen" => self.words("-"),
            "ins" | "del" | "moveFrom" | "moveTo" => self.revision(tag, name, empty),
            "hyperlink" => {
                self.link = value(tag, "id").and_then(|id| self.links.get(&id).cloned());
            }
            "bookmarkStart" => {
                let read = |key| value(tag, key).unwrap_or_default();
                self.open.push((read("id"), read("name")));
            }
            "bookmarkEnd" => self.close(&value(tag, "id").unwrap_or_default()),
            "fldChar" => self.field(&value(tag, "fldCharType").unwrap_or_default()),
            "fldSimple" => {
                let code = value(tag, "instr").unwrap_or_default();
                self.code(&code);
            }
            "footnoteReference" => self.mention(&value(tag, "id").unwrap_or_default()),
            "commentRangeStart" => {
                let id = value(tag, "id").unwrap_or_default();
                let sentence = self.sentence();
                self.commented.insert(id, sentence);
            }
            "commentReference" => {
                let id = value(tag, "id").unwrap_or_default();
                let begun = self.commented.remove(&id).flatten();
                let beside = begun.or(self.sentence()).or(self.last);
                let remarks = self.comments.get(&id).map(|remark| (beside, remark.clone()));
                self.returned.remarks.extend(remarks);
            }
            "tbl" => {
                self.tables += 1;
                self.rows.push(Table { number: self.tables, cells: Vec::new(), is_deleted: false });
            }
            "tc" => {
                if let Some(table) = self.rows.last_mut() {
                    table.cells.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, empty: bool) {
        if self.skipped > 0 {
            self.skipped -= usize::from(!empty);
            return;
        }
        match name {
            "pPr" | "rPr" | "trPr" | "tblPr" | "sectPr" if !empty => {
                self.in_properties = self.in_properties.saturating_sub(1);
            }
            "t" => self.in_text = false,
            "ins" | "moveTo" if self.in_properties == 0 => drop(self.authors.pop()),
            "del" | "moveFrom" if self.in_properties == 0 => {
                self.left_out = self.left_out.saturating_sub(1);
            }
            "hyperlink" => self.link = None,
            "fldSimple" => self.field = None,
            "p" => self.end_paragraph(),
            "tr" => {
                let is_outermost = self.rows.len() == 1;
                if let Some(table) = self.rows.last_mut() {
                    let cells = std::mem::take(&mut table.cells);
                    let is_deleted = std::mem::take(&mut table.is_deleted);
                    if !is_deleted && is_outermost {
                        let row = Said::Row(cells, table.number);
                        self.returned.blocks.push(row);
                    }
                }
            }
            "tbl" => drop(self.rows.pop()),
            _ => {}
        }
    }

    fn styled(&mut self, style: String) {
        if let Some(draft) = &mut self.paragraph
            && self.in_properties == 1
        {
            draft.style = style;
        }
    }
}

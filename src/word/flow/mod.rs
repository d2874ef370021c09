//! Markdown → Document: every sentence with its number and its place in the Markdown.

mod block;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::facts::photo::of_address;
use crate::html::{extensions, typeset, word_breaks};
use crate::word::document::{Document, Look, Piece, Row, Sentence, Style, Table};

/// Reads Markdown as the parts of a Word file, its letters as they were typed.
pub fn flow(markdown: &str) -> Document {
    document(markdown, events(markdown))
}

/// Reads Markdown as the parts of a Word file, with the apostrophes, quotation marks and spaces
/// of a language.
pub fn typeset_flow(markdown: &str, language: &str) -> Document {
    let (events, places): (Vec<_>, Vec<_>) = events(markdown).into_iter().unzip();
    let set = typeset(events, language).into_iter();
    document(markdown, set.zip(places).collect())
}

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

fn events(markdown: &str) -> Events<'_> {
    let parser = Parser::new_ext(markdown, extensions());
    parser.into_offset_iter().collect()
}

fn document(markdown: &str, events: Events<'_>) -> Document {
    let breaks = word_breaks(&events.iter().map(|(one, _)| one.clone()).collect::<Vec<_>>());
    let mut flow = Flow {
        markdown,
        events: &events,
        document: Document::default(),
        sentences: Vec::new(),
        open: None,
        picture: None,
        numbers: 0,
        style: Style::Body,
        boxes: 0,
        lists: Vec::new(),
        marked: false,
        spans: 0,
        looks: [0; 3],
        links: Vec::new(),
        note: None,
        table: None,
        heading: String::new(),
        shown: Vec::new(),
        sheet: None,
        breaks,
    };
    for (at, (event, range)) in events.iter().enumerate() {
        flow.event(at, event, range);
    }
    block::keep_leads(&mut flow.document.blocks);
    flow.document
}

/// A list that is open: the number of one with numbers.
type List = Option<usize>;

struct Flow<'a> {
    markdown: &'a str,
    events: &'a [(Event<'a>, Range<usize>)],
    document: Document,
    /// Those of the open paragraph, cell or note.
    sentences: Vec<Sentence>,
    open: Option<Sentence>,
    /// The picture that stands before the next sentence.
    picture: Option<String>,
    numbers: usize,
    style: Style,
    boxes: usize,
    lists: Vec<List>,
    /// Whether the open item has had its first paragraph.
    marked: bool,
    /// How many spans are open: a sentence does not end within one.
    spans: usize,
    looks: [usize; 3],
    links: Vec<Option<String>>,
    note: Option<String>,
    table: Option<Table>,
    heading: String,
    /// The levels of the headings above, as written and as shown.
    shown: Vec<(u8, u8)>,
    /// Whether a sheet begins here, and goes on where the page before would be left empty.
    sheet: Option<bool>,
    /// The rules behind which a page begins.
    breaks: BTreeSet<usize>,
}

impl<'a> Flow<'a> {
    fn event(&mut self, at: usize, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Start(tag) => self.start(at, tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(text) if self.style == Style::Code => self.code(text, range),
            // The space behind a picture.
            Event::Text(text) if self.open.is_none() && text.trim().is_empty() => {}
            Event::Text(text) | Event::InlineHtml(text) => {
                self.words(text, Look::default(), range);
            }
            Event::Html(text) => {
                let text = text.trim_end();
                let range = range.start..range.start + text.len();
                self.words(text, Look::default(), &range);
                self.close_sentence();
            }
            Event::Code(text) => {
                let look = Look { code: true, ..Look::default() };
                self.words(text, look, range);
            }
            Event::FootnoteReference(label) => {
                self.sentence(range).pieces.push(Piece::Mention(label.to_string()));
            }
            Event::SoftBreak if self.spans == 0 => self.close_sentence(),
            Event::SoftBreak => self.words(" ", Look::default(), range),
            Event::HardBreak => {
                if let Some(open) = &mut self.open {
                    open.pieces.push(Piece::Break);
                }
                if self.spans == 0 {
                    self.close_sentence();
                }
            }
            Event::Rule => self.rule(at),
            Event::TaskListMarker(done) => {
                let sign = if *done { "☑ " } else { "☐ " };
                self.words(sign, Look::default(), range);
            }
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, at: usize, tag: &Tag<'a>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.style = self.of_paragraph(),
            Tag::Heading { level, .. } => {
                self.flush();
                self.style = self.of_heading(*level);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.boxes += 1;
            }
            Tag::CodeBlock(kind) => {
                self.flush();
                self.style = Style::Code;
                if let CodeBlockKind::Fenced(_) = kind {
                    self.spans = 0;
                }
            }
            Tag::List(first) => {
                self.flush();
                let number = first.map(|first| {
                    self.document.lists.push(first);
                    self.document.lists.len() - 1
                });
                self.lists.push(number);
            }
            Tag::Item => {
                self.flush();
                self.marked = false;
                self.style = self.of_paragraph();
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.note = Some(label.to_string());
            }
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some(Table {
                    head: None,
                    rows: Vec::new(),
                    name: self.heading.clone(),
                    columns: alignments.len(),
                    range: range.clone(),
                });
            }
            Tag::TableHead | Tag::TableRow => {
                let (cells, range) = (Vec::new(), range.clone());
                let row = Row { cells, range };
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            Tag::TableCell => {}
            Tag::Emphasis => self.open_span(0, range),
            Tag::Strong => self.open_span(1, range),
            Tag::Strikethrough => self.open_span(2, range),
            Tag::Image { dest_url, .. } if of_address(dest_url).is_some() => {
                self.open_picture(dest_url);
            }
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.open_link(tag, dest_url, range);
                if matches!(self.events.get(at + 1), Some((Event::End(_), _))) {
                    self.words(dest_url, Look::default(), range);
                }
            }
            // The extensions that would bring more are off.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::Item | TagEnd::CodeBlock => {
                self.flush();
            }
            TagEnd::Heading(_) => {
                self.close_sentence();
                let words = self.sentences.iter().map(Sentence::text);
                self.heading = words.collect::<Vec<_>>().join(" ");
                self.flush();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.boxes = self.boxes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
                self.marked = true;
                self.style = self.of_paragraph();
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.note = None;
            }
            TagEnd::Table => self.close_table(),
            TagEnd::TableHead => self.close_head(),
            TagEnd::TableCell => self.close_cell(range.clone()),
            TagEnd::Emphasis => self.close_span(0),
            TagEnd::Strong => self.close_span(1),
            TagEnd::Strikethrough => self.close_span(2),
            TagEnd::Link | TagEnd::Image => {
                self.links.pop();
                self.spans = self.spans.saturating_sub(1);
            }
            _ => {}
        }
    }
}

//! Events → Body: the text of a page, with nothing live but its links.

mod place;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::mem;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::escape::push_text;
use super::line::Lines;
use super::link::{Ending, Link};
use super::note::Notes;
use super::outline::Outline;
use super::table::Table;
use super::whole::push_whole;
use crate::project::photos::Photos;

/// The body being written.
pub(super) struct Body<'a> {
    events: &'a [Event<'a>],
    outline: &'a Outline,
    notes: Notes,
    title: &'a str,
    out: String,
    /// How many headings have been opened.
    headings: usize,
    depth: usize,
    links: Vec<Ending<'a>>,
    /// Texts that wait while a note is written: the label, the text so far.
    waiting: Vec<(&'a str, String)>,
    /// Where the notes go, and the heading that they stand under.
    place: Option<(usize, &'a str)>,
    table: Table,
    lines: Option<Lines>,
    photos: Option<&'a Photos>,
    /// Whether a picture is being written.
    in_photo: bool,
    /// Where new pages begin; none where all rules do.
    breaks: Option<BTreeSet<usize>>,
}

impl<'a> Body<'a> {
    /// Prepares to write the events under their outline.
    pub(super) fn new(
        events: &'a [Event<'a>],
        outline: &'a Outline,
        notes: Notes,
        title: &'a str,
    ) -> Self {
        let out = String::new();
        Self {
            events,
            outline,
            notes,
            title,
            out,
            headings: 0,
            depth: 0,
            links: Vec::new(),
            waiting: Vec::new(),
            place: None,
            table: Table::default(),
            lines: None,
            breaks: None,
            photos: None,
            in_photo: false,
        }
    }

    /// Writes the whole body.
    pub(super) fn write(mut self) -> String {
        if !self.outline.titled && !self.title.is_empty() {
            self.out.push_str("<h1>");
            push_text(&mut self.out, self.title);
            self.out.push_str("</h1>\n");
        }
        for (index, event) in self.events.iter().enumerate() {
            self.event(index, event);
        }
        let place = self.place.take();
        let (place, label) = place.unwrap_or((self.out.len(), ""));
        self.out.insert_str(place, &self.notes.section(label));
        self.out
    }

    fn event(&mut self, index: usize, event: &'a Event<'a>) {
        if let Some(lines) = &mut self.lines {
            lines.before(index, event, &mut self.out);
        }
        match event {
            Event::Start(tag) => {
                self.open(index, tag);
                self.depth += 1;
            }
            Event::End(tag) => {
                self.depth -= 1;
                self.close(*tag);
            }
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                // What is said of a picture stands in its tag.
                let said = if self.in_photo { "" } else { text };
                push_whole(&mut self.out, said);
            }
            Event::Code(text) => {
                self.out.push_str("<code>");
                push_text(&mut self.out, text);
                self.out.push_str("</code>");
            }
            Event::FootnoteReference(label) => {
                if matches!(self.before(index), Some(Event::FootnoteReference(_))) {
                    self.out.push_str("<sup>, </sup>");
                }
                let is_linked = self.in_link();
                self.notes.mention(&mut self.out, label, is_linked);
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => {
                let class = self.class(self.ends_page(index), index);
                self.line(&format!("<hr{class}>\n"));
            }
            Event::TaskListMarker(done) => self.out.push_str(if *done { "☑ " } else { "☐ " }),
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn open(&mut self, index: usize, tag: &'a Tag<'a>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.line("<p>"),
            Tag::Heading { .. } => {
                let class = self.class(self.begins_page(index), index.wrapping_sub(1));
                self.line("");
                if let Some(heading) = self.outline.headings.get(self.headings) {
                    heading.open(&mut self.out, class);
                }
                self.headings += 1;
            }
            Tag::BlockQuote(_) => self.line("<blockquote>\n"),
            Tag::CodeBlock(_) => self.line("<pre><code>"),
            Tag::List(None) => self.line("<ul>\n"),
            Tag::List(Some(1)) => self.line("<ol>\n"),
            Tag::List(Some(first)) => {
                self.line("");
                writeln!(self.out, "<ol start=\"{first}\">").expect("a String takes all text");
            }
            Tag::Item => self.line("<li>"),
            Tag::FootnoteDefinition(label) => self.open_note(index, label),
            Tag::Table(alignments) => {
                self.line("");
                let label = self.heading().map_or(self.title, |heading| &heading.text);
                let plain = self.lines.is_some();
                self.table = Table::open(&mut self.out, alignments, label, plain);
            }
            Tag::TableHead => {
                self.table.open_head(&mut self.out, &self.events[index + 1..]);
            }
            Tag::TableRow => self.table.open_row(&mut self.out),
            Tag::TableCell => {
                let empty = self.is_empty(index);
                self.table.open_cell(&mut self.out, empty);
            }
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Image { dest_url, .. } if self.open_photo(index, dest_url) => {}
            Tag::Link { link_type: kind, dest_url, title, .. }
            | Tag::Image { link_type: kind, dest_url, title, .. } => {
                let (kind, destination) = (*kind, &**dest_url);
                let link = Link { kind, destination, title };
                let nested = self.in_link();
                let ending = link.open(&mut self.out, nested);
                if self.is_empty(index) && matches!(ending, Ending::Anchor) {
                    push_text(&mut self.out, dest_url);
                }
                self.links.push(ending);
            }
            // The extensions that would bring more are off.
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.out.push_str("</p>\n"),
            TagEnd::Heading(_) => {
                if let Some(heading) = self.heading() {
                    heading.close(&mut self.out);
                }
            }
            TagEnd::BlockQuote(_) => self.line("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.line("</ol>\n"),
            TagEnd::List(false) => self.line("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((label, text)) = self.waiting.pop() {
                    let note = mem::replace(&mut self.out, text);
                    self.notes.define(label, &note);
                }
            }
            TagEnd::Table => Table::close(&mut self.out),
            TagEnd::TableHead => self.table.close_head(&mut self.out),
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.table.close_cell(&mut self.out),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Image if self.in_photo => self.in_photo = false,
            TagEnd::Link | TagEnd::Image => {
                if let Some(ending) = self.links.pop() {
                    ending.write(&mut self.out);
                }
            }
            _ => {}
        }
    }
}

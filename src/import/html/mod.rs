//! The HTML of a mail → its words as plain text: a line for each block, `- ` before an item,
//! bars between the cells of a row, `>` before what is quoted, `~~` around what is struck.

mod lines;
mod style;

use std::collections::BTreeMap;

use html5gum::{HtmlString, StartTag, Token, Tokenizer};

use crate::names::word::listed;
use lines::{Cell, Table};
use style::{Style, colour, has_bar};

const DEEPEST: usize = 40;

const BLOCKS: &str = "p div section article header footer main aside nav \
                      address center dl dt dd fieldset form figure figcaption \
                      caption pre body thead tbody tfoot details summary option optgroup \
                      select textarea button legend";

const UNSEEN: &str = "script style head title template noscript object";

pub fn text(html: &str) -> String {
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                page.start(&name, &tag);
                if tag.self_closing && !is_void(&name) && name.contains(':') {
                    page.end(&name);
                }
            }
            Token::EndTag(tag) => page.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => page.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    page.finish()
}

fn is_void(name: &str) -> bool {
    listed("br hr img input meta link wbr col", name)
}

/// The words of a page as they are read; a Word file is read into one too.
#[derive(Default)]
pub struct Page {
    whole: Cell,
    cells: Vec<Cell>,
    tables: Vec<Table>,
    /// The number of the next item of each open list; none in a list of bullets.
    lists: Vec<Option<u32>>,
    /// What stands before the next words: the mark of an item or heading.
    mark: String,
    quoted: usize,
    /// Elements whose words nobody sees, the outermost first.
    unseen: Vec<String>,
    /// Elements whose style says something, each with how many of its name are open within it.
    styled: Vec<(String, usize, Style)>,
    /// The colour with which a quotation begins: what has another may be an answer within it.
    colour: Option<String>,
    is_below_head: bool,
    links: Vec<(usize, String)>,
    kept: usize,
}

fn attribute<'t>(tag: &'t StartTag<()>, name: &str) -> &'t str {
    let attributes: &BTreeMap<HtmlString, _> = &tag.attributes;
    let value = attributes.get(name.as_bytes());
    value.map_or("", |value| std::str::from_utf8(value).unwrap_or_default())
}

impl Page {
    /// Returns the innermost cell, or the page itself.
    fn cell(&mut self) -> &mut Cell {
        self.cells.last_mut().unwrap_or(&mut self.whole)
    }

    fn start(&mut self, name: &str, tag: &StartTag<()>) {
        let style = attribute(tag, "style").to_lowercase().replace(' ', "");
        let opens = listed(UNSEEN, name) || style.contains("display:none") && !is_void(name);
        if opens || !self.unseen.is_empty() {
            if opens || self.unseen.last().is_some_and(|open| open == name) {
                self.unseen.push(name.to_owned());
            }
            return;
        }
        match name {
            "br" => self.new_line(),
            "hr" => {
                self.block();
                self.push_line("---".to_owned());
                self.block();
                self.begin_quotation();
            }
            "img" => self.picture(attribute(tag, "alt")),
            "a" => {
                // A link within a link ends the one around it.
                self.end_link();
                let at = self.cell().line.len();
                self.links.push((at, attribute(tag, "href").trim().to_owned()));
            }
            "del" | "s" | "strike" => self.inline("~~"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.block();
                self.mark = "# ".to_owned();
            }
            "ul" | "ol" if self.lists.len() < DEEPEST => {
                self.outer();
                let first = attribute(tag, "start").parse().unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
            }
            "li" => self.item(),
            "blockquote" => {
                self.block();
                self.cell().has_blocks = true;
                self.quoted += 1;
                self.colour = None;
            }
            "table" => self.table(),
            "tr" => self.end_row(),
            "td" | "th" => self.begin_cell(attribute(tag, "colspan").parse().unwrap_or(1)),
            "pre" => {
                self.block();
                self.kept += 1;
            }
            _ if listed(BLOCKS, name) => {
                self.block();
                // Outlook draws a line above the head of what was answered.
                if style.contains("border-top:solid") || attribute(tag, "id") == "divRplyFwdMsg" {
                    self.begin_quotation();
                }
                // Outlook marks by this what was forwarded or answered, in any language.
                if attribute(tag, "id") == "divRplyFwdMsg" {
                    self.push_line("-----Original Message-----".to_owned());
                }
            }
            _ => {}
        }
        match self.styled.last_mut() {
            Some((open, within, _)) if open == name => *within += 1,
            _ if style.contains("line-through") && !is_void(name) => {
                self.inline("~~");
                self.styled.push((name.to_owned(), 0, Style::Struck));
            }
            _ if has_bar(&style) && listed("div p", name) => {
                self.block();
                self.quoted += 1;
                self.styled.push((name.to_owned(), 0, Style::Bar));
            }
            _ if let Some(colour) = colour(name, &style, tag).filter(|_| !is_void(name)) => {
                self.styled.push((name.to_owned(), 0, Style::Colour(colour)));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if !self.unseen.is_empty() {
            if self.unseen.last().is_some_and(|open| open == name) {
                self.unseen.pop();
            }
            return;
        }
        if let Some((_, within, _)) = self.styled.last_mut().filter(|one| one.0 == name) {
            match *within {
                1.. => *within -= 1,
                0 => match self.styled.pop() {
                    Some((_, _, Style::Struck)) => self.inline("~~"),
                    Some((_, _, Style::Bar)) => self.end_quotation(),
                    _ => {}
                },
            }
        }
        match name {
            "a" => self.end_link(),
            "del" | "s" | "strike" => self.inline("~~"),
            "ul" | "ol" => {
                self.outer();
                self.lists.pop();
                if self.lists.is_empty() {
                    self.block();
                }
            }
            "li" => self.new_line_if_any(),
            "blockquote" => self.end_quotation(),
            "table" => self.end_table(),
            "tr" => self.end_row(),
            "td" | "th" => self.end_cell(),
            "pre" => {
                self.block();
                self.kept = self.kept.saturating_sub(1);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.block(),
            _ if listed(BLOCKS, name) => self.block(),
            _ => {}
        }
    }

    fn end_quotation(&mut self) {
        self.block();
        self.quoted = self.quoted.saturating_sub(1);
        self.colour = None;
    }

    fn add(&mut self, words: &str) {
        for c in words.chars() {
            match c {
                '\n' if self.kept > 0 => self.new_line(),
                // Signs without width or of no use outside a page.
                '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => {}
                c if c.is_whitespace() => {
                    let line = &mut self.cell().line;
                    if !line.is_empty() && !line.ends_with(' ') {
                        line.push(' ');
                    }
                }
                c => {
                    self.put_mark();
                    self.cell().line.push(c);
                }
            }
        }
    }

    pub fn inline(&mut self, sign: &str) {
        self.put_mark();
        self.cell().line.push_str(sign);
    }

    fn put_mark(&mut self) {
        let mark = std::mem::take(&mut self.mark);
        if !mark.is_empty() {
            self.cell().line.insert_str(0, &mark);
        }
    }

    pub fn finish(mut self) -> String {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.new_line_if_any();
        self.whole.lines.join("\n")
    }
}

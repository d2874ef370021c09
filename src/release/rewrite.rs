//! Text × names that are withheld → the text without them, by one rule.
//!
//! A sentence in which one withheld name stands alone has something else in its place. A
//! sentence that names several, or one in a list with others, or one beside a number, goes
//! whole: neither the order nor the number of names is told. A list of names goes whole too,
//! and so does a table that names somebody.
//!
//! What a text becomes is decided on its words with every name taken out. It cannot depend on
//! the names, therefore, but only on where they stand and whether two are of the same bearer.

use std::ops::Range;

use super::bare::Bare;
use super::beside::{counts, is_in_list};
use super::choice::Marks;
use super::finder::{Finder, Found};
use crate::facts::settings::Settings;
use crate::names::counting::Numbers;
use crate::tidy::sentences;

/// Puts marks in place of names that are withheld.
pub struct Rewriter<'a> {
    finder: &'a Finder,
    marks: &'a Marks,
    numbers: Numbers,
    abbreviations: &'a [String],
}

impl<'a> Rewriter<'a> {
    pub fn new(finder: &'a Finder, marks: &'a Marks, settings: &'a Settings) -> Self {
        Self {
            finder,
            marks,
            numbers: Numbers::new(&settings.language, settings.locale()),
            abbreviations: &settings.abbreviations,
        }
    }

    pub fn rewrite(&self, words: &mut String) {
        let found = self.finder.found(words);
        if found.is_empty() {
            return;
        }
        let bare = Bare::new(words, found, self.finder);
        let mut told = Told {
            rewriter: self,
            bare: &bare,
            text: String::with_capacity(words.len()),
            withheld: Vec::new(),
            tail: String::new(),
        };
        told.blocks(&blocks(&bare.text));
        *words = told.text;
    }
}

/// What a text has become so far.
struct Told<'t> {
    rewriter: &'t Rewriter<'t>,
    bare: &'t Bare<'t>,
    text: String,
    /// Whom the last sentences named, which go whole: one stand-in is for them all.
    withheld: Vec<&'t Found<'t>>,
    /// What ends the last of them.
    tail: String,
}

impl<'t> Told<'t> {
    fn blocks(&mut self, blocks: &[Block]) {
        let bare = self.bare;
        let text = &bare.text;
        let mut end = 0;
        for list in blocks.chunk_by(|one, next| one.kind == next.kind) {
            let (first, last) = (&list[0], &list[list.len() - 1]);
            let found = bare.within(&(first.before.start..last.words.end));
            let is_name = |item: &Block| bare.is_name(&item.words);
            self.text.push_str(&text[end..first.before.start]);
            end = last.words.end;
            if first.kind == Kind::Row && !found.is_empty() {
                self.go_whole(&text[first.words.start..end], found);
                self.flush();
            } else if first.kind == Kind::Item && list.len() > 1 && list.iter().any(is_name) {
                self.text.push_str(&text[first.before.clone()]);
                self.whole(&found);
            } else {
                let mut end = first.before.start;
                for block in list {
                    self.text.push_str(&text[end..block.words.start]);
                    self.words(&block.words);
                    end = block.words.end;
                }
            }
        }
        self.text.push_str(&text[end..]);
    }

    fn words(&mut self, range: &Range<usize>) {
        // A line break within a paragraph is a space.
        let text = self.bare.text[range.clone()].replace(['\n', '\r'], " ");
        let mut start = range.start;
        for sentence in sentences(&text, self.rewriter.abbreviations) {
            let end = start + sentence.len();
            self.sentence(start..end);
            start = end;
        }
        self.flush();
    }

    fn sentence(&mut self, range: Range<usize>) {
        let text = &self.bare.text[range.clone()];
        let found = self.bare.within(&range);
        match found.as_slice() {
            [] => {
                self.flush();
                self.text.push_str(text);
            }
            [one] if self.stands_alone(&range, one) => {
                self.flush();
                let (before, after) = (range.start..one.range.start, one.range.end..range.end);
                self.text.push_str(&self.bare.text[before]);
                self.whole(&found);
                self.text.push_str(&self.bare.text[after]);
            }
            _ => self.go_whole(text, found),
        }
    }

    /// Withholds all of a text but its full stop.
    fn go_whole(&mut self, text: &str, found: Vec<&'t Found<'t>>) {
        let said = text.trim_end();
        let ends = said.ends_with(['.', '!', '?', '…']);
        let stop = if ends { "." } else { "" };
        self.tail = format!("{stop}{}", &text[said.len()..]);
        self.withheld.extend(found);
    }

    fn stands_alone(&self, range: &Range<usize>, found: &Found<'_>) -> bool {
        let text = &self.bare.text[range.clone()];
        let here = |place: &Range<usize>| place.start - range.start..place.end - range.start;
        let shown =
            self.bare.shown.iter().filter(|at| range.start <= at.start && at.end <= range.end);
        let shown: Vec<_> = shown.map(here).collect();
        let name = here(&found.range);
        let numbers = &self.rewriter.numbers;
        found.sure && !is_in_list(text, &name, &shown, numbers) && !counts(text, &name, numbers)
    }

    /// Puts one mark for each ground.
    fn whole(&mut self, found: &[&Found<'_>]) {
        let grounds = found.iter().map(|found| found.ground);
        self.text.push_str(&self.rewriter.marks.of_all(grounds));
    }

    fn flush(&mut self) {
        if !self.withheld.is_empty() {
            let found = std::mem::take(&mut self.withheld);
            self.whole(&found);
            self.text.push_str(&std::mem::take(&mut self.tail));
        }
    }
}

/// A block of a text, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Block {
    kind: Kind,
    /// What stands before its words: `- `, `## ` or nothing.
    before: Range<usize>,
    words: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A paragraph: lines that follow join it.
    Words,
    Heading,
    Item,
    /// A row of a table or of columns by hand, or what a link leads to.
    Row,
    Blank,
}

/// Cuts a text into blocks; what stands between two of them are line breaks.
fn blocks(text: &str) -> Vec<Block> {
    let mut lines: Vec<Block> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let (kind, length) = kind(words);
        lines.push(Block { kind, before: at..at + length, words: at + length..at + words.len() });
        at += line.len();
    }
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        match (blocks.last_mut(), line.kind) {
            (Some(last), Kind::Words) if matches!(last.kind, Kind::Words | Kind::Item) => {
                last.words.end = line.words.end;
            }
            (Some(last), Kind::Row) if last.kind == Kind::Row => {
                last.words.end = line.words.end;
            }
            _ => blocks.push(line),
        }
    }
    blocks
}

/// Returns what a line is, and how much of it stands before its words.
fn kind(line: &str) -> (Kind, usize) {
    let rest = line.trim_start();
    let sign = rest.split(' ').next().unwrap_or_default();
    let length = line.len() - rest.len() + (sign.len() + 1).min(rest.len());
    let digits = sign.trim_end_matches(['.', ')']);
    let numbered = !digits.is_empty()
        && digits.len() + 1 == sign.len()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if rest.is_empty() {
        (Kind::Blank, 0)
    } else if is_row(rest.trim_end()) || is_definition(rest) {
        (Kind::Row, 0)
    } else if matches!(sign, "-" | "*" | "+") || numbered {
        (Kind::Item, length)
    } else if sign == ">" || sign.bytes().all(|byte| byte == b'#') {
        (Kind::Heading, length)
    } else {
        (Kind::Words, 0)
    }
}

/// Bars, tabs, cells of a page, or columns apart by dots or by spaces that end no sentence.
fn is_row(line: &str) -> bool {
    let parts_columns = |(at, _): (usize, &str)| {
        let before = &line[..at];
        before.contains(char::is_alphanumeric) && !before.ends_with(['.', '!', '?', ':', ';', ' '])
    };
    line.contains(['|', '\t'])
        || ["....", "<td", "<th"].iter().any(|sign| line.contains(sign))
        || line.match_indices("  ").any(parts_columns)
}

/// `[1]: https://x.example "A title"`
fn is_definition(line: &str) -> bool {
    let label = line.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    label.is_some_and(|(label, _)| !label.starts_with('^'))
}

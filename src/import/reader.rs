//! Blocks of one meeting → who spoke, what was said, what was planned; nothing is dropped.

use std::mem::take;

use super::announced::is_closing;
use super::block::{Block, Shape};
use super::heard::{NEAR, label, sentences};
use super::kind;
use super::known::{Known, Side};
use super::reading::{Entry, Reading, link, purpose};
use super::speaker::Speakers;
use super::titles::{LONGEST_NAME, closes, ends_sentence, is_greeting, is_postscript, salutation};
use crate::facts::id::slug;
use crate::finding::field::Kind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Said,
    Objective,
    Raise,
    Remarks,
    /// What came of it, which is no word of either side.
    Outcome,
    Agenda,
    Signature,
}

/// What a meeting was stands above all but so many remarks.
const TOP: usize = 12;

/// Reads the blocks of a meeting; of one that lies ahead nobody has said anything yet.
pub fn read(
    blocks: &[Block],
    speakers: &Speakers<'_, '_>,
    known: &Known<'_>,
    is_ahead: bool,
) -> Reading {
    let mut reader = Reader {
        known,
        speakers,
        reading: Reading::default(),
        part: if is_ahead { Part::Signature } else { Part::Said },
        announced: None,
        in_list: false,
        we: speakers.author,
        lead: None,
        topic: None,
        heading: String::new(),
    };
    let last_said = blocks.iter().rposition(|block| {
        block.shape == Shape::Item || block.text.trim_end().ends_with(['.', '!', '?'])
    });
    for (at, block) in blocks.iter().enumerate() {
        reader.take(block, last_said.is_none_or(|last| at > last));
        if blocks.get(at + 1).is_some_and(|next| block.goes_on_in(next)) {
            reader.reading.limited.push(block.text.clone());
        }
    }
    reader.keep_heading();
    reader.reading
}

pub struct Reader<'a, 'k, 'r> {
    pub known: &'a Known<'r>,
    pub speakers: &'a Speakers<'k, 'r>,
    pub reading: Reading,
    part: Part,
    /// Whose words the heading announces: those of a list below it, or of what stands there.
    pub announced: Option<Side>,
    in_list: bool,
    /// Who `we` are; nobody below a heading that names others and not that they speak.
    pub we: Option<Side>,
    /// Who leads in a list with a colon, and how far that line is indented.
    pub lead: Option<(Side, Option<usize>)>,
    pub topic: Option<String>,
    /// A heading that waits for what it announces.
    pub heading: String,
}

impl Reader<'_, '_, '_> {
    fn take(&mut self, block: &Block, is_end: bool) {
        let text = block.text.trim();
        let has_words = !self.reading.entries.is_empty();
        if closes(block, has_words && is_end, self.known) {
            self.part = Part::Signature;
        }
        if self.part == Part::Signature {
            return match is_postscript(text) && ends_sentence(text) {
                true if self.speakers.is_letter => self.written(text),
                true => self.unplaced(text),
                false => self.remark(text),
            };
        }
        if let Some(end) = salutation(text).filter(|_| !self.speakers.is_letter) {
            self.address(&text[..end]);
            let behind = Block { text: text[end..].trim().to_owned(), ..block.clone() };
            if !behind.text.is_empty() {
                self.take(&behind, is_end);
            }
            return;
        }
        let is_item = block.shape == Shape::Item;
        let is_below = |indent: Option<usize>| indent.is_none_or(|at| block.indent > at);
        self.lead = self.lead.filter(|(_, indent)| is_item && is_below(*indent));
        if self.in_list && !is_item {
            self.announced = None;
        }
        self.in_list = is_item;
        if let Some(link) = link(text)
            && self.voice(text).is_none()
        {
            return self.reading.links.push(link);
        }
        let greets = block.shape == Shape::Paragraph && !has_words && is_greeting(text);
        if greets || self.part == Part::Agenda && is_item {
            return self.remark(text);
        }
        if self.speakers.is_letter && self.part == Part::Said && block.shape != Shape::Heading {
            return match block.shape {
                // Whose column a cell stands in, a table of theirs need not say.
                Shape::Row => self.unplaced(text),
                // A salutation, or a name below the text.
                Shape::Paragraph if text.len() <= LONGEST_NAME && !ends_sentence(text) => {
                    self.remark(text);
                }
                _ => self.written(text),
            };
        }
        let indent = is_item.then_some(block.indent);
        let announced = self.speakers.announced(text).filter(|_| text.ends_with(':'));
        match (block.shape, self.part) {
            (Shape::Row, _) => self.row(block),
            (Shape::Item, _) if announced.is_some() => {
                self.lead = announced.map(|side| (side, indent));
                self.reading.entries.push(Entry::Heading(text.to_owned()));
            }
            (Shape::Heading, _) if self.announces(text) => self.said(text, None),
            (Shape::Heading, _) => self.heading(text),
            (Shape::Item, _) if self.is_title(text) => self.heading(text),
            (Shape::Paragraph, Part::Said) if announced.is_some() => self.heading(text),
            (_, Part::Objective) if self.reading.objective.is_none() => {
                self.reading.objective = Some((take(&mut self.heading), text.to_owned()));
            }
            (_, Part::Raise) => self.raise(text),
            (_, Part::Remarks) => self.remark(text),
            (_, Part::Outcome) => self.unplaced(text),
            (Shape::Paragraph, _) if self.opens(text) => {
                self.reading.purpose = self.reading.purpose.take().or_else(|| purpose(text));
                self.open(text);
            }
            _ => self.said(text, indent),
        }
    }

    pub fn remark(&mut self, text: &str) {
        self.reading.entries.push(Entry::Remark(text.to_owned()));
    }

    pub fn voice(&self, text: &str) -> Option<Side> {
        let author = self.speakers.author;
        self.speakers.voice(&self.speakers.hear(text, author))
    }

    /// Keeps a heading above nothing.
    fn keep_heading(&mut self) {
        let heading = take(&mut self.heading);
        if !heading.is_empty() {
            self.reading.entries.push(Entry::Heading(heading));
        }
    }

    /// `Main takeaways:` as an item above further items.
    fn is_title(&self, text: &str) -> bool {
        text.ends_with(':') && text.split(' ').count() <= 4 && self.voice(text).is_none()
    }

    /// `They signalled three wishes:` above a list is said, as is `We declined`: no title, as
    /// `Our asks` is.
    fn announces(&self, text: &str) -> bool {
        let said = self.speakers.hear(text, self.speakers.author);
        !said.is(0, "ours")
            && self.speakers.announced(text).is_none()
            && self.speakers.voice(&said).is_some()
            && said.says(0, NEAR)
    }

    fn heading(&mut self, text: &str) {
        self.keep_heading();
        self.part = match slug(text).as_str() {
            "main-objective" | "objective" | "objectif" => Part::Objective,
            "specific-points-to-raise" | "points-to-raise" | "points-a-soulever" => Part::Raise,
            "scene-setter" | "background" | "contexte" => Part::Remarks,
            _ if is_closing(text) && text.split(' ').count() <= 3 => Part::Outcome,
            _ if kind::is_agenda(text) => Part::Agenda,
            _ => Part::Said,
        };
        self.announced = self.speakers.announced(text);
        self.in_list = false;
        // A title that names who was met says nothing of whose words stand below.
        let is_title = self.reading.entries.is_empty() && kind::contact(text, self.known).is_some();
        let author = self.speakers.author;
        let names_another = self.speakers.names_another(text);
        self.we = author.filter(|_| is_title || self.announced == author || !names_another);
        self.topic = self.known.find(text, Kind::Topic).first().map(|it| it.record.id.clone());
        let topics = &mut self.reading.topics;
        topics.extend(self.topic.clone().filter(|topic| !topics.contains(topic)));
        match self.part {
            Part::Objective | Part::Raise => text.clone_into(&mut self.heading),
            _ => self.reading.entries.push(Entry::Heading(text.to_owned())),
        }
    }

    /// Keeps the sentences that tell what the meeting was; what stands behind them is said.
    fn open(&mut self, text: &str) {
        let parts = sentences(text, self.known);
        let last = parts.iter().rposition(|part| self.tells(part)).unwrap_or(parts.len());
        let end = parts.iter().take(last + 1).map(|part| part.len()).sum();
        self.reading.opening.push(text[..end].trim().to_owned());
        if !text[end..].trim().is_empty() {
            self.said(text[end..].trim(), None);
        }
    }

    /// Says whether words tell what kind of contact it was, or why it was held.
    fn tells(&self, words: &str) -> bool {
        purpose(words).is_some() || kind::contact(words, self.known).is_some()
    }

    fn opens(&self, text: &str) -> bool {
        let entries = &self.reading.entries;
        let has_points = entries.iter().any(|e| matches!(e, Entry::Point { .. }));
        let is_top = self.part == Part::Said && entries.len() <= TOP && !has_points;
        // `We met Palisade` tells of the meeting, and says nothing in it.
        let is_said = |sentence: &&str| {
            let heard = self.speakers.hear(sentence, None);
            let is_ours =
                || heard.begins_with_we() && kind::contact(sentence, self.known).is_none();
            purpose(sentence).is_none() && (heard.says(0, heard.words.len()) || is_ours())
        };
        is_top
            && label(text).is_none()
            && self.tells(text)
            && !sentences(text, self.known).iter().any(is_said)
    }
}

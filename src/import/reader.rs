//! Blocks of one meeting → who spoke, what was said, what was planned; nothing is dropped.

use std::mem::take;

use super::block::{Block, Shape};
use super::closing::closes;
use super::goes_on::parted;
use super::known::{Known, Side};
use super::links::link;
use super::purpose::purpose;
use super::reading::{Entry, Reading};
use super::speaker::{Speakers, Voice};
use super::verbs::act;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
/// Which part of a report its reader is in.
pub enum Part {
    Said,
    Objective,
    Raise,
    Remarks,
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
        part: if is_ahead {
            Part::Signature
        } else {
            Part::Said
        },
        announced: None,
        lead: None,
        columns: Vec::new(),
        last: None,
        is_parted: false,
        topic: None,
        heading: String::new(),
    };
    blocks.iter().for_each(|block| reader.take(block));
    reader.keep_heading();
    reader.reading
}

/// Reads one block after another.
pub struct Reader<'a, 'k, 'r> {
    pub known: &'a Known<'r>,
    pub speakers: &'a Speakers<'k, 'r>,
    pub reading: Reading,
    pub part: Part,
    /// Whose points the heading announces.
    pub announced: Option<Side>,
    /// Who leads in a list with a colon, and how far that line is indented.
    lead: Option<(Side, Option<usize>)>,
    /// Whose words the columns of the table are, where its head says so.
    pub columns: Vec<Option<Side>>,
    last: Option<Side>,
    /// Whether words of nobody came after those.
    is_parted: bool,
    pub topic: Option<String>,
    /// A heading that waits for what it announces.
    pub heading: String,
}

impl Reader<'_, '_, '_> {
    fn take(&mut self, block: &Block) {
        let text = block.text.trim();
        let has_words = !self.reading.entries.is_empty();
        if closes(block, has_words, self.known) {
            self.part = Part::Signature;
        }
        if self.part == Part::Signature {
            return self.reading.entries.push(Entry::Remark(text.to_owned()));
        }
        // `TOP 1` has words of its own, `1.` has none.
        if block.mark.contains(' ') {
            self.reading.entries.push(Entry::Remark(block.mark.clone()));
        }
        if block.shape != Shape::Row || block.opens_table {
            self.columns.clear();
        }
        let is_below = |indent: Option<usize>| indent.is_none_or(|at| block.indent > at);
        let is_led = block.shape == Shape::Item;
        self.lead = self.lead.filter(|(_, indent)| is_led && is_below(*indent));
        let is_said = matches!(self.speakers.voice(text), Voice::Named(_));
        if let Some(link) = link(text).filter(|_| !is_said) {
            return self.reading.links.push(link);
        }
        match (block.shape, self.part) {
            (Shape::Row, _) => self.row(block),
            (Shape::Heading, _) if self.announces(text) => self.said(text, None),
            (Shape::Heading, _) => self.heading(text),
            (Shape::Item, _) if self.is_title(text) => self.heading(text),
            (_, Part::Objective) if self.reading.objective.is_none() => {
                self.reading.objective = Some((take(&mut self.heading), text.to_owned()));
            }
            (_, Part::Raise) => self.raise(text),
            (_, Part::Remarks) => {
                self.reading.entries.push(Entry::Remark(text.to_owned()))
            }
            (Shape::Paragraph, _) if self.opens(text) => {
                self.reading.purpose =
                    self.reading.purpose.take().or_else(|| purpose(text));
                self.reading.opening.push(text.to_owned());
            }
            (Shape::Item, _) => self.said(text, Some(block.indent)),
            _ => self.said(text, None),
        }
    }

    /// A heading above nothing stays where it stands.
    pub fn keep_heading(&mut self) {
        let heading = take(&mut self.heading);
        if !heading.is_empty() {
            self.reading.entries.push(Entry::Heading(heading));
        }
    }

    /// The first words that tell of the meeting as a whole.
    fn opens(&self, text: &str) -> bool {
        let is_top = self.part == Part::Said && self.reading.entries.len() <= TOP;
        let has_points =
            |entries: &[Entry]| entries.iter().any(|e| matches!(e, Entry::Point { .. }));
        if !is_top || has_points(&self.reading.entries) {
            return false;
        }
        let is_named =
            |sentence: &&str| matches!(self.speakers.voice(sentence), Voice::Named(_));
        let tells =
            purpose(text).is_some() || super::kind::contact(text, self.known).is_some();
        tells && !parted(text, self.known).iter().any(is_named)
    }

    /// `Ask TikTok about …`: the verb, where the house has it.
    fn raise(&mut self, text: &str) {
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        let verb = first.to_lowercase();
        let is_verb = self
            .known
            .settings()
            .verb_words()
            .any(|known| known == verb);
        if !is_verb || rest.is_empty() {
            return self.unplaced(text);
        }
        if self.reading.raise.is_empty() {
            self.reading.raise_heading = take(&mut self.heading);
        }
        self.reading.raise.push((verb, rest.to_owned()));
    }

    /// Keeps words of nobody.
    pub fn unplaced(&mut self, text: &str) {
        self.reading.entries.push(Entry::Unplaced(text.to_owned()));
    }

    /// Reads words that one side said, or each in turn.
    pub fn said(&mut self, text: &str, indent: Option<usize>) {
        if self.labelled(text) {
            return;
        }
        let announced = self.lead.map(|(side, _)| side).or(self.announced);
        let mut side = match self.speakers.voice(text) {
            Voice::Named(side) if self.speakers.is_at_odds(text, side, announced) => {
                return self.unplaced(text);
            }
            Voice::Named(side) => Some(side),
            // `They` after words of ours may be anybody.
            Voice::Same => {
                let said = announced.or(self.last.filter(|last| *last == Side::Them));
                if self.is_parted && announced.is_none() && said.is_some() {
                    self.reading.assumed.push(text.to_owned());
                }
                said
            }
            Voice::Nobody => {
                announced.filter(|side| !self.speakers.names_another(text, *side))
            }
        };
        let mut gathered = String::new();
        for (at, sentence) in parted(text, self.known).into_iter().enumerate() {
            let goes_on = |side: &Side| match announced {
                Some(announced) if announced == *side => {
                    !self.speakers.names_another(sentence, *side)
                }
                _ => self.speakers.goes_on(sentence, *side),
            };
            let next = match self.speakers.voice(sentence) {
                _ if at == 0 => side,
                Voice::Named(next) => Some(next)
                    .filter(|next| !self.speakers.is_at_odds(sentence, *next, announced)),
                // `We met them. They …` are others than we.
                Voice::Same => {
                    side.filter(|side| *side == Side::Them || announced == Some(*side))
                }
                Voice::Nobody => side.filter(goes_on),
            };
            if next != side {
                self.point(side, &gathered);
                gathered.clear();
                side = next;
            }
            gathered.push_str(sentence);
        }
        self.point(side, &gathered);
        // A list belongs to whoever announces it.
        if text.ends_with(':') {
            self.lead = side.map(|side| (side, indent));
        }
    }

    /// Keeps a point of a side.
    pub fn point(&mut self, side: Option<Side>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let Some(side) = side else {
            self.is_parted = true;
            return self.unplaced(text);
        };
        self.last = Some(side);
        self.is_parted = false;
        let entry = Entry::Point {
            side,
            text: text.to_owned(),
            act: act(text, self.known),
            topic: self.topic.clone(),
        };
        self.reading.entries.push(entry);
    }
}

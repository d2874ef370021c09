//! Words of a report → points of whoever is said to have said them, and words of nobody.

use super::announced::{is_closing, label};
use super::block::Block;
use super::known::Side;
use super::moment::{WrittenDay, days};
use super::people::{Listed, listed};
use super::reader::Reader;
use super::reading::Entry;
use super::speaker::Voice;
use super::speech::{NEAR, is_verb_of_saying, parted};
use crate::finding::field::Kind;
use crate::names::word::words;

impl Reader<'_, '_, '_> {
    pub fn unplaced(&mut self, text: &str) {
        self.reading.entries.push(Entry::Unplaced(text.to_owned()));
    }

    /// Hears who speaks; below a heading that names others, `we` is nobody.
    pub fn voice(&self, sentence: &str) -> Voice {
        if self.is_unsure && self.speakers.is_first_person(sentence) {
            return Voice::Nobody;
        }
        self.speakers.voice(sentence)
    }

    /// `Foss: We want a berth.` has the words of Foss, whoever wrote the report; where nothing
    /// says who that is, they stay nobody's. Says whether it has any.
    fn labelled(&mut self, text: &str) -> bool {
        let Some((name, words)) = label(text) else {
            return false;
        };
        let side = self.speakers.of_label(name);
        let sentences = parted(words, self.known);
        let is_own = |sentence: &&str| self.speakers.is_first_person(sentence);
        if !sentences.iter().any(is_own) {
            return false;
        }
        let names_other = |sentence: &&str| match self.speakers.voice(sentence) {
            Voice::Named(other) => !is_own(sentence) && side != Some(other),
            _ => false,
        };
        let side = side.filter(|_| !sentences.iter().any(names_other));
        self.point(side, text);
        true
    }

    /// `Chair: Lena Foss`, `Date of report: 3 May 2026`: a label, and people or a day behind
    /// it, which nobody has said.
    fn lists_only(&mut self, text: &str) -> bool {
        let Some((_, words)) = label(text) else {
            return false;
        };
        let is_day = |day: &WrittenDay| day.range == (0..words.len());
        let on_record = || !self.known.find(words, Kind::Person).is_empty();
        if days(words).first().is_some_and(is_day) {
            self.remark(text);
        } else if on_record() && self.are_people(words) {
            self.reading.listed.push(text.to_owned());
            self.remark(text);
        } else {
            return false;
        }
        true
    }

    fn are_people(&self, words: &str) -> bool {
        listed(words, self.known).iter().all(Listed::is_named)
    }

    /// Reads words that one side said, or each in turn.
    pub fn said(&mut self, text: &str, indent: Option<usize>) {
        if self.lists_only(text) || self.labelled(text) {
            return;
        }
        let lead = self.lead.map(|(side, _)| side);
        let announced = lead.or(self.announced.map(|announced| announced.side));
        let voice = self.voice(text);
        if let Voice::Named(side) = voice
            && self.speakers.is_at_odds(text, side, announced)
        {
            return self.unplaced(text);
        }
        let has_labels = self.announced.is_some_and(|a| a.has_labels == Some(true));
        let words = match label(text) {
            Some((label, words)) if has_labels && !is_closing(label) => words,
            _ => text,
        };
        let mut side = match voice {
            Voice::Named(side) => Some(side),
            Voice::They if announced.is_some() => announced,
            // `They` after words of ours may be anybody.
            Voice::They => self.last.filter(|last| *last == Side::Them),
            Voice::Nobody => {
                announced.filter(|side| !self.speakers.may_be_another(words, *side))
            }
        };
        if announced.is_some() && side != announced {
            (self.lead, self.announced) = (None, None);
        }
        if voice == Voice::They && announced.is_none() && side.is_some() {
            self.reading.assumed.push(text.to_owned());
        }
        let mut gathered = String::new();
        let mut before = "";
        for (at, sentence) in parted(text, self.known).into_iter().enumerate() {
            let next = match self.voice(sentence) {
                _ if at == 0 => side,
                Voice::Named(next) => Some(next)
                    .filter(|next| !self.speakers.is_at_odds(sentence, *next, announced)),
                // `We met them. They …` are others than we.
                Voice::They if self.speakers.is_first_person(before) => None,
                Voice::They => {
                    side.filter(|side| *side == Side::Them || announced == Some(*side))
                }
                Voice::Nobody => {
                    side.filter(|side| self.speakers.goes_on(sentence, *side))
                }
            };
            if next != side {
                self.point(side, &gathered);
                gathered.clear();
                side = next;
            }
            gathered.push_str(sentence);
            before = sentence;
        }
        self.point(side, &gathered);
        // A list belongs to whoever announces it.
        if text.ends_with(':') {
            self.lead = side.map(|side| (side, indent));
        }
    }

    /// Keeps words as a point of a side, or as nobody's.
    pub fn point(&mut self, side: Option<Side>, text: &str) {
        let text = text.trim();
        let Some(side) = side.filter(|_| !text.is_empty()) else {
            return if !text.is_empty() {
                self.unplaced(text)
            };
        };
        self.last = Some(side);
        self.reading.entries.push(Entry::Point {
            side,
            text: text.to_owned(),
            act: self.speakers.act(text).map(str::to_owned),
            topic: self.topic.clone(),
        });
    }

    /// A row whose cells say whose words stand below, or a row of such words.
    pub fn row(&mut self, block: &Block) {
        let cells = || block.lines.iter().filter(|cell| !cell.is_empty());
        let heads = block.lines.iter().map(|cell| self.speakers.announced(cell));
        let heads: Vec<Option<Side>> = heads.collect();
        let is_named =
            |cell: &String| matches!(self.speakers.voice(cell), Voice::Named(_));
        let is_said = |cell: &String| {
            is_named(cell) && words(cell).iter().take(NEAR).any(is_verb_of_saying)
        };
        // Names below the names of the sides are of people, and no words of theirs.
        if !self.columns.is_empty() && cells().all(|cell| self.are_people(cell)) {
            self.reading.listed.push(block.text.clone());
            return self.remark(&block.text);
        }
        let entries = &mut self.reading.entries;
        let opens = block.opens_table && heads.iter().flatten().count() > 1;
        if self.columns.is_empty() && opens {
            self.columns = heads;
            return entries.push(Entry::Heading(block.text.clone()));
        }
        if self.columns.is_empty() && !cells().any(is_said) {
            return entries.push(Entry::Remark(block.text.clone()));
        }
        for (at, cell) in block.lines.iter().enumerate() {
            let column = self.columns.get(at).copied().flatten();
            match (column, self.speakers.voice(cell)) {
                // Words of one side under the name of the other are nobody's.
                (Some(side), Voice::Named(other)) if other != side => {
                    self.unplaced(cell);
                }
                (Some(side), _) => self.point(Some(side), cell),
                (None, Voice::Named(_)) => self.said(cell, None),
                _ if cell.is_empty() => {}
                _ => self.reading.entries.push(Entry::Heading(cell.clone())),
            }
        }
    }
}

//! Blocks of one meeting → who spoke, what was said, what was planned; nothing is dropped.

use std::mem::take;

use super::blocks::{Block, Shape};
use super::known::{Known, Side};
use super::links::link;
use super::opening::purpose;
use super::reading::{Entry, Reading};
use super::speaker::{Speakers, Voice, act};
use crate::facts::id::slug;
use crate::finding::field::Kind;
use crate::tidy::sentences;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Said,
    Objective,
    Raise,
    Remarks,
    Signature,
}

/// Reads the blocks of a meeting.
pub fn read(blocks: &[Block], speakers: &Speakers<'_, '_>, known: &Known<'_>) -> Reading {
    let mut reader = Reader {
        known,
        speakers,
        reading: Reading::default(),
        part: Part::Said,
        announced: None,
        last: None,
        topic: None,
        heading: String::new(),
    };
    blocks.iter().for_each(|block| reader.take(block));
    reader.keep_heading();
    reader.reading
}

struct Reader<'a, 'k, 'r> {
    known: &'a Known<'r>,
    speakers: &'a Speakers<'k, 'r>,
    reading: Reading,
    part: Part,
    announced: Option<Side>,
    last: Option<Side>,
    topic: Option<String>,
    /// A heading that waits for what it announces.
    heading: String,
}

impl Reader<'_, '_, '_> {
    fn take(&mut self, block: &Block) {
        let text = block.text.trim();
        if is_signature(text) {
            self.part = Part::Signature;
        }
        if self.part == Part::Signature {
            return self.reading.entries.push(Entry::Remark(text.to_owned()));
        }
        if let Some(link) = link(text) {
            return self.reading.links.push(link);
        }
        match (block.shape, self.part) {
            (Shape::Heading, _) if self.announces(text) => self.said(text),
            (Shape::Heading, _) => self.heading(text),
            (Shape::Bullet, _) if self.is_title(text) => self.heading(text),
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
            _ => self.said(text),
        }
    }

    /// `Main takeaways:` as an item above further items.
    fn is_title(&self, text: &str) -> bool {
        text.ends_with(':')
            && text.split(' ').count() <= 4
            && self.speakers.voice(text) == Voice::Nobody
    }

    /// `They signalled three wishes:` above a list is said, and no title.
    fn announces(&self, text: &str) -> bool {
        text.ends_with(':')
            && self.speakers.voice(text) != Voice::Nobody
            && act(text, self.known).is_some()
    }

    fn heading(&mut self, text: &str) {
        self.keep_heading();
        self.part = match slug(text).as_str() {
            "main-objective" | "objective" | "objectif" => Part::Objective,
            "specific-points-to-raise" | "points-to-raise" | "points-a-soulever" => {
                Part::Raise
            }
            "scene-setter" | "background" | "contexte" => Part::Remarks,
            _ => Part::Said,
        };
        self.announced = self.speakers.announced(text);
        let topic = self.known.find(text, Kind::Topic).into_iter().next();
        self.topic = topic.map(|found| found.record.id);
        if let Some(topic) = self
            .topic
            .clone()
            .filter(|t| !self.reading.topics.contains(t))
        {
            self.reading.topics.push(topic);
        }
        match self.part {
            Part::Objective | Part::Raise => text.clone_into(&mut self.heading),
            _ => self.reading.entries.push(Entry::Heading(text.to_owned())),
        }
    }

    /// A heading above nothing stays where it stands.
    fn keep_heading(&mut self) {
        let heading = take(&mut self.heading);
        if !heading.is_empty() {
            self.reading.entries.push(Entry::Heading(heading));
        }
    }

    /// The first words that tell of the meeting as a whole.
    fn opens(&self, text: &str) -> bool {
        let has_points = self
            .reading
            .entries
            .iter()
            .any(|e| matches!(e, Entry::Point { .. }));
        let names =
            |sentence: &&&str| matches!(self.speakers.voice(sentence), Voice::Named(_));
        let names_nobody = !self.sentences(text).iter().any(|sentence| names(&sentence));
        let tells =
            purpose(text).is_some() || super::kind::contact(text, self.known).is_some();
        !has_points && names_nobody && tells && self.part == Part::Said
    }

    fn sentences<'t>(&self, text: &'t str) -> Vec<&'t str> {
        sentences(text, &self.known.settings().abbreviations)
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

    fn unplaced(&mut self, text: &str) {
        self.reading.entries.push(Entry::Unplaced(text.to_owned()));
    }

    fn said(&mut self, text: &str) {
        let mut side = match self.speakers.voice(text) {
            Voice::Named(side) => Some(side),
            Voice::Same => self.announced.or(self.last).or(Some(Side::Them)),
            Voice::Nobody => self.announced,
        };
        let mut gathered = String::new();
        for sentence in self.sentences(text) {
            let next = match self.speakers.voice(sentence) {
                Voice::Named(next) => Some(next),
                Voice::Same | Voice::Nobody => side,
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
            self.announced = side;
        }
    }

    fn point(&mut self, side: Option<Side>, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let Some(side) = side else {
            return self.unplaced(text);
        };
        self.last = Some(side);
        let entry = Entry::Point {
            side,
            text: text.to_owned(),
            act: act(text, self.known),
            topic: self.topic.clone(),
        };
        self.reading.entries.push(entry);
    }
}

fn is_signature(text: &str) -> bool {
    let starts = [
        "european commission",
        "commission europ",
        "directorate-general",
        "best regards",
        "kind regards",
        "regards,",
        "cordialement",
        "bien à vous",
        "with best wishes",
    ];
    let text: String = text.chars().take(30).collect::<String>().to_lowercase();
    starts.iter().any(|start| text.starts_with(start))
}

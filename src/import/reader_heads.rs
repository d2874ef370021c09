//! Headings and labels of a report → what they announce: a part, a topic, or whose words follow.

use super::goes_on::parted;
use super::reader::{Part, Reader};
use super::reading::Entry;
use super::speaker::Voice;
use super::verbs::act;
use crate::facts::id::slug;
use crate::finding::field::Kind;

impl Reader<'_, '_, '_> {
    /// `Main takeaways:` as an item above further items.
    pub fn is_title(&self, text: &str) -> bool {
        text.ends_with(':')
            && text.split(' ').count() <= 4
            && self.speakers.voice(text) == Voice::Nobody
    }

    /// `They signalled three wishes:` above a list is said, as is `We declined`: no title.
    pub fn announces(&self, text: &str) -> bool {
        self.speakers.announced(text).is_none()
            && self.speakers.voice(text) != Voice::Nobody
            && act(text, self.known).is_some()
    }

    /// `Foss: We want a berth.` has the words of Foss, whoever wrote the report; where nothing
    /// says who that is, they stay nobody's. Says whether it has any.
    pub fn labelled(&mut self, text: &str) -> bool {
        let Some((side, words)) = self.speakers.labelled(text) else {
            return false;
        };
        let sentences = parted(words, self.known);
        let is_own = |sentence: &&str| self.speakers.is_first_person(sentence);
        if !sentences.iter().any(is_own) {
            return false;
        }
        let names_other = |sentence: &&str| match self.speakers.voice(sentence) {
            Voice::Named(other) => !is_own(sentence) && side != Some(other),
            _ => false,
        };
        match side.filter(|_| !sentences.iter().any(names_other)) {
            Some(side) => self.point(Some(side), text),
            None => self.unplaced(text),
        }
        true
    }

    pub fn heading(&mut self, text: &str) {
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
}

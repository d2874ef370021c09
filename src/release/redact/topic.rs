//! Topics of a released edition, and the links to them.

use super::{Redactor, keep, stand_in};
use crate::facts::id::Id;
use crate::facts::quantity::Quantity;
use crate::facts::text::{Many, Text};
use crate::facts::topic::{Compute, Figure, FigureId, Topic, TopicNote};
use crate::release::choice::Ground;

impl Redactor<'_> {
    pub fn topic_id(&self, id: &Id<Topic>) -> Id<Topic> {
        let known = self.records.topics.get(id.as_str());
        match known.and_then(|topic| self.choice.topic(topic)) {
            Some(ground) => stand_in(ground),
            None => id.clone(),
        }
    }

    pub fn topics(&self, ids: &[Id<Topic>]) -> Many<Id<Topic>> {
        let ground =
            |id: &Id<Topic>| self.choice.topic(self.records.topics.get(id.as_str())?);
        Many::from(keep(ids, ground, stand_in))
    }

    pub fn topic(&mut self, mut one: Topic) -> Option<Topic> {
        let known = self.records.topics.get(one.id.as_str())?;
        if self.choice.topic(known).is_some() {
            return None;
        }
        for note in &known.notes {
            if let Some(ground) = self.choice.note(note, known) {
                self.left_out(&note.about, ground);
            }
        }
        let parent = one.parent.take();
        one.parent = parent.filter(|id| self.topic_id(id) == *id);
        one.messages = self.verb_items(&one.messages, known.handling.as_deref());
        self.answers(&mut one.if_raised);
        for milestone in &mut one.milestones {
            milestone.source = milestone.source.as_ref().map(|id| self.source_id(id));
            for expected in milestone.expected.iter_mut() {
                expected.source = expected.source.as_ref().map(|id| self.source_id(id));
            }
        }
        one.figures = keep(
            &one.figures,
            |figure| self.figure(figure, known),
            |ground| Figure {
                value: Some(Quantity::default()),
                say: Some(Text(self.mark(ground))),
                ..Figure::default()
            },
        );
        for figure in &mut one.figures {
            figure.source = figure.source.as_ref().map(|id| self.source_id(id));
        }
        one.notes = keep(
            &one.notes,
            |note| self.choice.note(note, known),
            |ground| TopicNote {
                text: Text(self.mark(ground)),
                about: Many::default(),
                source: None,
                as_of: None,
                handling: None,
            },
        );
        for note in &mut one.notes {
            note.about = self.organisations(&note.about);
            note.source = note.source.as_ref().map(|id| self.source_id(id));
        }
        one.background_sources = self.sources(&one.background_sources);
        one.allow.clear();
        Some(one)
    }

    /// Withholds a figure by its mark, or because it is computed from withheld ones.
    fn figure(&self, figure: &Figure, topic: &Topic) -> Option<Ground> {
        if let Some(ground) = self.choice.figure(figure, topic) {
            return Some(ground);
        }
        let parts = figure.compute.as_ref().map(parts).unwrap_or_default();
        let known = parts.iter().all(|id| self.figures.contains(id));
        (!known).then_some(Ground::Level)
    }
}

fn parts(compute: &Compute) -> Vec<&FigureId> {
    let pairs = [
        &compute.change,
        &compute.difference,
        &compute.difference_per_day,
        &compute.ratio,
        &compute.share,
    ];
    pairs
        .into_iter()
        .flatten()
        .flatten()
        .chain(compute.sum.iter().flatten())
        .collect()
}

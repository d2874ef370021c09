//! Topics of a released edition, and the links to them.

use std::collections::BTreeSet;

use super::figure::ground;
use super::{MARK, Redactor, keep, keep_by};
use crate::facts::figure::Figure;
use crate::facts::quantity::Quantity;
use crate::facts::topic::{Milestone, Topic, TopicNote};
use crate::release::choice::Ground;
use crate::release::prose::Prose;

impl Redactor<'_> {
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
        one.owner = self.typed(known.owner.as_deref());
        let parent = one.parent.take();
        one.parent = parent.filter(|id| self.link(id) == *id);
        one.messages = self.verb_items(&one.messages, known.handling.as_deref());
        self.answers(&mut one.if_raised);
        let dates = self.milestones(&mut one, known);
        one.figures = keep_by(
            &one.figures,
            &known.figures,
            |figure| ground(figure, known, self.choice, self.finder, &self.figures),
            |ground| Figure {
                value: Some(Quantity::default()),
                say: Some(self.mark_text(ground)),
                basis: Some(MARK.to_owned()),
                ..Figure::default()
            },
        );
        one.notes = keep(
            &one.notes,
            |note| self.choice.note(note, known),
            |ground| self.note(ground),
        );
        let missing = dates.into_iter().filter(|mark| {
            one.notes
                .iter()
                .all(|note| note.text.words != mark.text.words)
        });
        let missing: Vec<TopicNote> = missing.collect();
        one.notes.extend(missing);
        for note in &mut one.notes {
            note.about = self.links(&note.about);
        }
        one.sources(&mut |id| *id = self.link(id));
        one.background_sources = self.links(&one.background_sources);
        one.allow.clear();
        Some(one)
    }

    fn note(&self, ground: Ground) -> TopicNote {
        TopicNote {
            text: self.mark_text(ground),
            basis: Some(MARK.to_owned()),
            ..TopicNote::default()
        }
    }

    /// Takes the dates that name somebody who is withheld. A mark has no date, and so cannot
    /// stand among them: returns the remarks that say what is left out.
    fn milestones(&self, one: &mut Topic, known: &Topic) -> Vec<TopicNote> {
        let ground = |date: &Milestone| self.finder.names(date);
        let hidden: BTreeSet<Ground> =
            known.milestones.iter().filter_map(ground).collect();
        let both = one.milestones.drain(..).zip(&known.milestones);
        let kept = both.filter(|(_, known)| ground(known).is_none());
        one.milestones = kept.map(|(date, _)| date).collect();
        hidden.into_iter().map(|ground| self.note(ground)).collect()
    }
}

//! Topics: what to say on them, and their background with figures and the state of play.

use std::collections::BTreeSet;

use serde::Serialize;

use super::figures::{FigureLine, figures, referred};
use super::milestones::{MilestoneLine, milestones};
use super::notes::{NoteLine, passages};
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use super::sensitive::{Sensitive, published};
use crate::facts::evidence::Rests;
use crate::facts::id::Id;
use crate::facts::id::Record;
use crate::facts::item::{Priority, VerbItem};
use crate::facts::topic::Topic;
use crate::facts::when::When;

/// Something to say or ask.
#[derive(Debug, Clone, Serialize)]
pub struct Raise<'a> {
    /// Names a question, so that its answer can be filed.
    pub id: Option<&'a str>,
    /// A word of `settings.verbs`.
    pub verb: &'a str,
    /// Whether it puts a question.
    pub question: bool,
    /// In a released edition, whether this is a mark and nothing to say.
    pub withheld: bool,
    /// What follows the verb.
    pub text: Said<'a>,
    /// Why it is worth saying.
    pub why: Option<Said<'a>>,
    /// What it is about.
    pub topic: Option<&'a str>,
    pub topic_id: Option<&'a str>,
    /// `must`, `should` or `could`.
    pub priority: Option<Priority>,
    pub handling: Option<&'a str>,
    /// What stands below it.
    pub points: Vec<Said<'a>>,
    /// The figures that one needs to say it.
    pub figures: Vec<FigureLine<'a>>,
    pub on_card: bool,
    pub origin: Origin<'a>,
}

/// What to say on a topic.
#[derive(Debug, Clone, Serialize)]
pub struct TopicPoints<'a> {
    /// The topic's id.
    pub id: &'a str,
    pub name: &'a str,
    /// In a released edition, whether the name is a mark and the topic is left out.
    pub withheld: bool,
    /// Our line.
    pub line: Option<Said<'a>>,
    /// Since when that is our line.
    pub since: Option<When>,
    /// Speaking points.
    pub messages: Vec<Raise<'a>>,
    /// The unit that answers for it.
    pub owner: Option<&'a str>,
    pub origin: Origin<'a>,
}

#[derive(Debug, Clone, Serialize)]
pub struct TopicBackground<'a> {
    /// The topic's id.
    pub id: &'a str,
    pub name: &'a str,
    /// In a released edition, whether the name is a mark and the topic is left out.
    pub withheld: bool,
    /// Our line.
    pub line: Option<Said<'a>>,
    /// The passages of its background, Markdown of any length.
    pub background: Vec<NoteLine<'a>>,
    pub figures: Vec<FigureLine<'a>>,
    /// Remarks.
    pub notes: Vec<NoteLine<'a>>,
    /// Dates past and to come.
    pub milestones: Vec<MilestoneLine<'a>>,
    /// What sources on it found.
    pub published: Vec<Sensitive<'a>>,
    /// The unit that answers for it.
    pub owner: Option<&'a str>,
    pub origin: Origin<'a>,
}

impl<'a> TopicBackground<'a> {
    /// Returns the sources of all of it.
    pub fn sources(&self) -> impl Iterator<Item = &&'a str> {
        self.stated().chain(self.published.iter().flat_map(|source| &source.sources))
    }

    /// Returns the sources of what it states itself.
    fn stated(&self) -> impl Iterator<Item = &&'a str> {
        let notes = self.background.iter().chain(&self.notes).flat_map(|note| &note.sources);
        let figures = self.figures.iter().flat_map(|figure| &figure.sources);
        notes.chain(figures).chain(self.milestones.iter().flat_map(|date| &date.sources))
    }
}

/// Reads verb items of any record.
pub fn raise<'a, T: Record>(
    reader: Reader<'a>,
    id: &'a Id<T>,
    list: &str,
    items: &'a [VerbItem],
    around: Rests<'a>,
) -> Vec<Raise<'a>> {
    let settings = reader.facts.settings();
    let topic = |id| reader.facts.topic(id).name.as_str();
    items
        .iter()
        .enumerate()
        .filter_map(|(n, item)| {
            let rests = item.text.rests().within(around);
            Some(Raise {
                id: item.id.as_ref().map(Id::as_str),
                topic_id: item.topic.as_ref().map(Id::as_str),
                verb: &item.verb,
                withheld: reader.facts.withheld().is_mark(&item.text),
                question: settings.is_question(&item.verb),
                text: reader.said(&item.text, rests)?,
                why: reader.says_if(&item.why, rests),
                topic: item.topic.as_ref().map(topic),
                priority: item.priority,
                handling: item.handling.as_deref(),
                points: reader.says_all(&item.points, rests),
                figures: referred(reader, &item.figures),
                on_card: false,
                origin: Origin::item(id, list, n),
            })
        })
        .collect()
}

/// Reads what to say on a topic.
pub fn points<'a>(reader: Reader<'a>, topic: &'a Topic) -> TopicPoints<'a> {
    TopicPoints {
        id: topic.id.as_str(),
        name: &topic.name,
        withheld: reader.facts.withheld().is_mark(&topic.name),
        line: reader.line(topic),
        since: topic.line_since,
        messages: raise(reader, &topic.id, "messages", &topic.messages, topic.around()),
        owner: topic.owner.as_deref(),
        origin: Origin::new(&topic.id, ""),
    }
}

/// Reads a topic's background.
pub fn background<'a>(reader: Reader<'a>, topic: &'a Topic) -> TopicBackground<'a> {
    TopicBackground {
        id: topic.id.as_str(),
        name: &topic.name,
        withheld: reader.facts.withheld().is_mark(&topic.name),
        line: reader.line(topic),
        background: passages(reader, topic),
        figures: figures(reader, topic),
        notes: topic
            .notes
            .iter()
            .enumerate()
            .filter_map(|(n, note)| {
                let rests = note.rests().within(topic.around());
                let origin = Origin::item(&topic.id, "notes", n);
                NoteLine::new(reader, &note.text, note.as_of, rests, origin)
            })
            .collect(),
        milestones: milestones(reader, topic),
        published: published(reader, reader.facts.sources_on(&topic.id)),
        owner: topic.owner.as_deref(),
        origin: Origin::new(&topic.id, "background"),
    }
}

/// Tells what a source found once in one pack, and not where a statement of any topic there cites
/// it.
pub fn publish_once(topics: &mut [&mut TopicBackground<'_>]) {
    let stated = topics.iter().flat_map(|topic| topic.stated());
    let mut told: BTreeSet<String> = stated.map(|id| (*id).to_owned()).collect();
    for topic in topics {
        topic.published.retain(|one| {
            one.source.as_ref().is_some_and(|source| told.insert(source.id.to_owned()))
        });
    }
}

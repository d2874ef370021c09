//! A topic → its dossier, over all organisations: who stands where, what was asked, what is owed.

use serde::Serialize;

use super::contacts::ContactLine;
use super::if_raised::is_question;
use super::milestones::{MilestoneLine, milestones};
use super::origin::Origin;
use super::promises::{Promise, promise};
use super::questions::{Answer, asked};
use super::reader::Reader;
use super::stand::{Position, Side, Stand, said_by, stands};
use super::topics::{TopicPoints, points};
use crate::facts::contact::Contact;
use crate::facts::item::{Point, Use};
use crate::facts::topic::Topic;

/// As many of our own statements as a dossier recalls.
const OURS: usize = 5;

/// One topic over all organisations.
#[derive(Debug, Clone, Serialize)]
pub struct Dossier<'a> {
    /// Our line, speaking points and the unit that answers for it.
    pub topic: TopicPoints<'a>,
    pub stands: Vec<Stand<'a>>,
    /// What we said, newest first.
    pub ours: Vec<Position<'a>>,
    /// What was asked on it; first what has no answer on record.
    pub asked: Vec<Answer<'a>>,
    /// What is or was owed on it.
    pub promises: Vec<Promise<'a>>,
    /// Contacts on it of which no point on it is on record, newest first.
    pub others: Vec<ContactLine<'a>>,
    /// Dates past and to come.
    pub milestones: Vec<MilestoneLine<'a>>,
    /// The topics below it of which something is on record, each below its own wider one.
    pub below: Vec<Dossier<'a>>,
    pub origin: Origin<'a>,
}

impl<'a> Dossier<'a> {
    /// Returns it and what stands below it.
    pub fn all(&self) -> impl Iterator<Item = &Dossier<'a>> {
        [self].into_iter().chain(&self.below)
    }

    /// Says whether somebody said, asked or owes something on it, or a talk or date is on record.
    fn tells_something(&self) -> bool {
        !(self.stands.is_empty()
            && self.ours.is_empty()
            && self.asked.is_empty()
            && self.promises.is_empty()
            && self.others.is_empty()
            && self.milestones.is_empty())
    }

    /// Returns the sources of what it shows of its own topic.
    pub fn sources(&self) -> impl Iterator<Item = &&'a str> {
        let stands = self.stands.iter().flat_map(|stand| &stand.positions);
        let said = stands.chain(&self.ours).flat_map(|said| &said.sources);
        let asked = self.asked.iter().flat_map(Answer::all_sources);
        let owed = self.promises.iter().flat_map(|promise| &promise.sources);
        let dates = self.milestones.iter().flat_map(|date| &date.sources);
        let others = self.others.iter().flat_map(|contact| {
            let points = contact.said.iter().flat_map(|point| &point.sources);
            contact.sources.iter().chain(points)
        });
        said.chain(asked).chain(owed).chain(dates).chain(others)
    }

    /// Returns the contacts in which what it shows of its own topic was said.
    pub fn contacts(&self) -> impl Iterator<Item = &'a str> {
        let stands = self.stands.iter().flat_map(|stand| &stand.positions);
        let said = stands.chain(&self.ours).map(|said| said.contact);
        let asked = self.asked.iter().filter_map(|answer| answer.contact);
        let owed = self.promises.iter().map(|promise| promise.origin.id());
        let others = self.others.iter().map(|contact| contact.id);
        said.chain(asked).chain(owed).chain(others)
    }
}

/// Reads a topic and those below it as of the reader's day.
pub fn dossier<'a>(reader: Reader<'a>, topic: &'a Topic) -> Dossier<'a> {
    let below = below(reader, topic).into_iter().map(|topic| alone(reader, topic));
    Dossier { below: below.filter(Dossier::tells_something).collect(), ..alone(reader, topic) }
}

/// Returns the topics below one, each before those below itself.
fn below<'a>(reader: Reader<'a>, topic: &Topic) -> Vec<&'a Topic> {
    let next = reader.facts.topics_below(&topic.id);
    next.flat_map(|one| [vec![one], below(reader, one)].concat()).collect()
}

fn alone<'a>(reader: Reader<'a>, topic: &'a Topic) -> Dossier<'a> {
    let contacts: Vec<&Contact> = reader
        .facts
        .contacts_about(&topic.id)
        .filter(|contact| contact.held_by(reader.as_of))
        .collect();
    // What is to be known and not said need not be of the topic of its talk.
    let is_on_it = |contact: &Contact, point: &Point| {
        let own = point.topic.is_some() || point.r#use != Some(Use::Know);
        own && contact.topic_of(point) == Some(&topic.id)
    };
    let said = said_by(reader, &contacts, is_on_it);
    let ours = said
        .iter()
        .rev()
        .filter(|(side, _)| *side == Side::Ours)
        .take(OURS)
        .map(|(_, position)| position.clone());
    Dossier {
        topic: points(reader, topic),
        ours: ours.collect(),
        stands: stands(reader, said),
        asked: questions(reader, &contacts, topic),
        promises: owed(reader, &contacts, topic),
        others: others(reader, &contacts, topic),
        milestones: milestones(reader, topic),
        below: Vec::new(),
        origin: Origin::new(&topic.id, ""),
    }
}

fn questions<'a>(reader: Reader<'a>, contacts: &[&'a Contact], topic: &Topic) -> Vec<Answer<'a>> {
    let points = contacts.iter().rev().flat_map(|contact| {
        let points = contact.points.iter().enumerate();
        points.map(move |(n, point)| (*contact, n, point))
    });
    let questions = points
        .filter(|(contact, _, point)| contact.topic_of(point) == Some(&topic.id))
        .filter(|(contact, _, point)| is_question(reader, contact, point));
    let found = questions.filter_map(|(contact, n, point)| asked(reader, contact, n, point));
    let mut found: Vec<Answer<'a>> = found.collect();
    found.sort_by_key(|answer| answer.answered.is_some());
    found
}

fn others<'a>(reader: Reader<'a>, contacts: &[&'a Contact], topic: &Topic) -> Vec<ContactLine<'a>> {
    // Where a point stands above, what a summary adds stands here.
    let on_topic = contacts.iter().rev().filter(|contact| {
        let own = |point: &Point| point.opens.is_none() && point.topic.as_ref() == Some(&topic.id);
        let told =
            |point: &Point| point.opens.is_none() && contact.topic_of(point) == Some(&topic.id);
        let said = contact.points.iter().any(own)
            || contact.summary.is_none() && contact.points.iter().any(told);
        contact.topics.contains(&topic.id) && !said
    });
    // What was said on other topics has no place here.
    let line = |contact: &&'a Contact| {
        let mut line = ContactLine::new(reader, contact);
        line.said.clear();
        line
    };
    on_topic.map(line).collect()
}

fn owed<'a>(reader: Reader<'a>, contacts: &[&'a Contact], topic: &Topic) -> Vec<Promise<'a>> {
    let openings = contacts.iter().flat_map(|contact| reader.facts.openings_in(&contact.id));
    let on_topic = openings.filter(|opening| opening.topic() == Some(&topic.id));
    let known = on_topic.filter_map(|opening| promise(reader, &opening));
    let mut owed: Vec<Promise<'a>> = known.collect();
    owed.sort_by_key(|promise| {
        let due = promise.due.map(|due| due.last());
        (promise.state, due.is_none(), due, promise.id)
    });
    owed
}

//! A topic → its dossier, over all organisations: who stands where, what was asked, what is owed.

use serde::Serialize;

use super::contacts::ContactLine;
use super::doubted::doubts;
use super::folded::Folded;
use super::gap::Gap;
use super::if_raised::is_question;
use super::origin::Origin;
use super::planned::{Planned, planned, was_planned};
use super::promises::{Promise, promise};
use super::questions::{Answer, answers, asked};
use super::reader::Reader;
use super::shown::Shown;
use super::stand::{Position, Side, Stand, said_by, stands};
use super::theirs::{ClaimLine, claim_line};
use super::topics::{TopicBackground, TopicPoints, background, points, publish_once};
use crate::facts::contact::Contact;
use crate::facts::item::Point;
use crate::facts::topic::Topic;
use crate::facts::when::months_before;

/// As many of our own statements as a dossier recalls.
const OURS: usize = 5;

/// One topic over all organisations.
#[derive(Debug, Clone, Serialize)]
pub struct Dossier<'a> {
    /// Our line, speaking points and the unit that answers for it.
    pub topic: TopicPoints<'a>,
    pub stands: Vec<Stand<'a>>,
    /// Organisations of which nothing but what is owed is on record.
    pub owing: Vec<&'a str>,
    /// What we said, newest first.
    pub ours: Vec<Position<'a>>,
    /// What we said before, counted.
    pub ours_folded: Option<Folded<'a>>,
    /// What was asked on it; first what has no answer on record.
    pub asked: Vec<Answer<'a>>,
    /// What may be raised, and the answer that is prepared.
    pub prepared: Vec<Answer<'a>>,
    /// What is or was owed on it.
    pub promises: Vec<Promise<'a>>,
    /// Contacts on it that have a summary, or no point on it, newest first.
    pub others: Vec<ContactLine<'a>>,
    /// Contacts on it that were planned or called off, in the last twelve months or to come.
    pub planned: Vec<Planned<'a>>,
    /// Its background, figures, dates and remarks.
    pub about: TopicBackground<'a>,
    /// Figures that others gave in contacts on this topic alone.
    pub claims: Vec<ClaimLine<'a>>,
    /// The topics below it of which something is on record, each below its own wider one.
    pub below: Vec<Dossier<'a>>,
    /// What is doubtful in the contacts of which all of it tells.
    pub gaps: Vec<Gap<'a>>,
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
            && self.planned.is_empty()
            && self.claims.is_empty()
            && self.about.milestones.is_empty())
    }

    /// Returns the sources of what it shows of its own topic.
    pub fn sources(&self) -> impl Iterator<Item = &&'a str> {
        let stands = self.stands.iter().flat_map(|stand| &stand.positions);
        let said = stands.chain(&self.ours).flat_map(|said| &said.sources);
        let asked = self.asked.iter().chain(&self.prepared).flat_map(Answer::all_sources);
        let owed = self.promises.iter().flat_map(|promise| &promise.sources);
        let others = self.others.iter().flat_map(|contact| {
            let points = contact.said.iter().flat_map(|point| &point.sources);
            contact.sources.iter().chain(&contact.summary_sources).chain(points)
        });
        let checks = self.claims.iter().filter_map(|claim| claim.check.as_ref());
        let claims = self.claims.iter().flat_map(|claim| &claim.sources);
        let claims = claims.chain(checks.map(|check| &check.id));
        said.chain(asked).chain(owed).chain(others).chain(self.about.sources()).chain(claims)
    }

    /// Returns the contacts in which what it shows of its own topic was said.
    pub fn contacts(&self) -> impl Iterator<Item = &'a str> {
        let stands = self.stands.iter().flat_map(|stand| &stand.positions);
        let said = stands.chain(&self.ours).map(|said| said.contact);
        let asked = self.asked.iter().filter_map(|answer| answer.contact);
        let owed = self.promises.iter().map(|promise| promise.origin.id());
        let others = self.others.iter().map(|contact| contact.id);
        let planned = self.planned.iter().filter_map(|contact| contact.id);
        let others = others.chain(planned);
        said.chain(asked).chain(owed).chain(others)
    }
}

/// Reads a topic and those below it as of the reader's day.
pub fn dossier<'a>(reader: Reader<'a>, topic: &'a Topic) -> Dossier<'a> {
    let below = below(reader, topic).into_iter().map(|topic| alone(reader, topic));
    let below = below.filter(Dossier::tells_something).collect();
    let mut dossier = Dossier { below, ..alone(reader, topic) };
    let below = dossier.below.iter_mut().map(|one| &mut one.about);
    publish_once(&mut std::iter::once(&mut dossier.about).chain(below).collect::<Vec<_>>());
    Dossier { gaps: doubts(reader, &Shown::of(&dossier)), ..dossier }
}

/// Returns the topics below one, each before those below itself.
fn below<'a>(reader: Reader<'a>, topic: &Topic) -> Vec<&'a Topic> {
    let next = reader.facts.topics_below(&topic.id);
    next.flat_map(|one| [vec![one], below(reader, one)].concat()).collect()
}

fn alone<'a>(reader: Reader<'a>, topic: &'a Topic) -> Dossier<'a> {
    let of_topic = || reader.facts.contacts_about(&topic.id);
    let contacts: Vec<&Contact> =
        of_topic().filter(|contact| contact.held_by(reader.as_of)).collect();
    let recent = months_before(reader.as_of, 12);
    let wanted = of_topic().filter(was_planned).filter(|contact| contact.date.last() >= recent);
    // What is to be known and not said need not be of the topic of its talk.
    let is_on_it = |contact: &Contact, point: &Point| {
        let own = point.topic.is_some() || !point.is_to_know();
        own && contact.topic_of(point) == Some(&topic.id)
    };
    let said = said_by(reader, &contacts, is_on_it);
    let ours = || {
        let ours = said.iter().rev().filter(|(side, _)| *side == Side::Ours);
        ours.map(|(_, position)| position)
    };
    // The line that says that one is left out would take the room of the one.
    let shown = if ours().count() == OURS + 1 { OURS + 1 } else { OURS };
    let stands = stands(reader, said.clone());
    let promises = owed(reader, &contacts, topic);
    let firms = promises.iter().filter(|one| !one.state.is_settled() && !one.only_planned);
    let firms = firms.flat_map(|one| &one.theirs).copied();
    let mut owing: Vec<&str> =
        firms.map(|id| reader.facts.organisation(id).name_on(reader.as_of)).collect();
    owing.retain(|name| stands.iter().all(|stand| stand.organisation != Some(name)));
    super::cite::dedup(&mut owing);
    Dossier {
        topic: points(reader, topic),
        ours: ours().take(shown).cloned().collect(),
        ours_folded: Folded::of(ours().skip(shown).map(|one| (one.date, one.origin.clone()))),
        stands,
        owing,
        asked: questions(reader, &contacts, topic),
        promises,
        prepared: answers(reader, &topic.id, "if_raised", &topic.if_raised, topic.around()),
        others: others(reader, &contacts, topic),
        planned: planned(reader, wanted),
        about: background(reader, topic),
        claims: claims(reader, &contacts, topic),
        below: Vec::new(),
        gaps: Vec::new(),
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
    // What was said stands above; what a summary adds, and that there was a talk, stands here.
    let on_topic = contacts.iter().rev().filter(|contact| {
        let told =
            |point: &Point| point.opens.is_none() && contact.topic_of(point) == Some(&topic.id);
        let said = contact.summary.is_none() && contact.points.iter().any(told);
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

fn claims<'a>(reader: Reader<'a>, contacts: &[&'a Contact], topic: &Topic) -> Vec<ClaimLine<'a>> {
    let alone = contacts.iter().rev().filter(|contact| contact.only_topic() == Some(&topic.id));
    let all = alone.flat_map(|contact| {
        let claims = contact.claims.iter().enumerate();
        claims.filter_map(|(n, claim)| claim_line(reader, contact, n, claim))
    });
    all.collect()
}

fn owed<'a>(reader: Reader<'a>, contacts: &[&'a Contact], topic: &Topic) -> Vec<Promise<'a>> {
    let openings = contacts.iter().flat_map(|contact| reader.facts.openings_in(&contact.id));
    let on_topic = openings.filter(|opening| opening.topic() == Some(&topic.id));
    let known = on_topic.filter_map(|opening| promise(reader, &opening));
    let mut owed: Vec<Promise<'a>> = known.collect();
    owed.iter_mut().for_each(|promise| promise.name_sides(reader, &[]));
    owed.sort_by_key(|promise| {
        let due = promise.due.map(|due| due.last());
        (!promise.is_late(), promise.state, due.is_none(), due, promise.id)
    });
    owed
}

//! What may be raised and the answer: as the plan and the topics say, and what was asked before.

use super::party::{Side, party};
use super::questions::{Answer, answers, asked};
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;
use crate::facts::plan::Plan;
use crate::facts::topic::{Likelihood, Topic};

/// As many questions asked before as a sheet shows of those with an answer, and of those without;
/// it counts the others.
const ASKED: usize = 3;

/// How a point is marked that puts a question: a word of `settings.acts`.
pub const QUESTION: &str = "asked";

/// The meeting for which answers are looked up.
pub struct Talk<'m, 'a> {
    /// Its record, where it has one.
    pub contact: Option<&'a Contact>,
    pub plan: Option<&'a Plan>,
    /// Its own topics.
    pub topics: &'m [&'a Topic],
    /// Those on which others may have asked what these ask: its own, else those of the visit.
    pub of_others: &'m [&'a Topic],
    /// With whom it is.
    pub organisations: &'m [&'a Organisation],
}

/// Collects what may be raised, each once: what is certain to come, what they asked before and
/// nobody answered, what is planned for, what the topics prepare for, and what was answered, newest first.
pub fn if_raised<'a>(reader: Reader<'a>, talk: &Talk<'_, 'a>) -> Vec<Answer<'a>> {
    let asked = asked_before(reader, talk).into_iter();
    let (answered, mut all): (Vec<_>, Vec<_>) =
        asked.partition(|question| question.answered.is_some());
    if let (Some(contact), Some(plan)) = (talk.contact, talk.plan) {
        let (items, around) = (&plan.if_raised, plan.around());
        let planned = answers(reader, &contact.id, "plan.if_raised", items, around);
        all.extend(planned);
    }
    for topic in talk.topics {
        let (items, around) = (&topic.if_raised, topic.around());
        all.extend(answers(reader, &topic.id, "if_raised", items, around));
    }
    all.extend(answered);
    let mut once: Vec<Answer<'a>> = Vec::new();
    for item in all {
        match once.iter_mut().find(|known| known.asks_as(&item)) {
            Some(known) => known.join(item),
            None => once.push(item),
        }
    }
    // What is sure to come is read first.
    once.sort_by_key(|item| item.likely.unwrap_or(Likelihood::Possible));
    let is_open = |one: &Answer<'_>| one.answered.is_none();
    for open in [true, false] {
        let told = |one: &Answer<'_>| one.asked.is_some() && !one.folded;
        let asked = once.iter().enumerate().filter(|(_, one)| told(one));
        let alike: Vec<usize> =
            asked.filter(|(_, one)| is_open(one) == open).map(|(n, _)| n).collect();
        // The line that says that one is left out would take the room of the one.
        if alike.len() > ASKED + 1 {
            alike[ASKED..].iter().for_each(|n| once[*n].folded = true);
        }
    }
    once
}

/// Returns the questions of the other side in contacts with them, and those on a topic of the
/// meeting in contacts with others or with several, where the record does not say who asked.
fn asked_before<'a>(reader: Reader<'a>, talk: &Talk<'_, 'a>) -> Vec<Answer<'a>> {
    if talk.organisations.is_empty() {
        return Vec::new();
    }
    let contacts = reader.facts.contacts_with_act(QUESTION);
    let held = contacts.filter(|contact| contact.held_by(reader.as_of));
    let mut found: Vec<(&Contact, usize, &Point)> = held
        .flat_map(|contact| {
            let points = contact.points.iter().enumerate();
            points.map(move |(n, point)| (contact, n, point))
        })
        .filter(|(contact, _, point)| is_question(reader, contact, point))
        .filter(|(contact, _, point)| bears_on(reader, contact, point, talk))
        .collect();
    found.sort_by(|(a, m, _), (b, n, _)| (b.date, &b.id, m).cmp(&(a.date, &a.id, n)));
    let mut known: Vec<Answer<'a>> = found
        .into_iter()
        .filter_map(|(contact, n, point)| asked(reader, contact, n, point))
        .collect();
    // What nobody has answered yet comes first.
    known.sort_by_key(|answer| answer.answered.is_some());
    if let [only] = talk.organisations {
        known.iter_mut().for_each(|answer| answer.on_sheet_of(only));
    }
    known
}

/// Says whether a point is a question of theirs. What it leaves owed stands under what is owed.
pub fn is_question(reader: Reader<'_>, contact: &Contact, point: &Point) -> bool {
    point.act.as_deref() == Some(QUESTION)
        && party(reader, contact, &point.speaker).side == Side::Them
        && point.opens.is_none()
        && !point.is_to_know()
}

/// Says whether one of those whom you meet is known to have asked it.
fn is_theirs<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    point: &Point,
    talk: &Talk<'_, 'a>,
) -> bool {
    let asked_by = party(reader, contact, &point.speaker).organisations;
    match &asked_by[..] {
        [only] => talk.organisations.iter().any(|one| one.id == **only),
        _ => false,
    }
}

/// A question is theirs where it is known that they asked it.
fn bears_on<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    point: &Point,
    talk: &Talk<'_, 'a>,
) -> bool {
    let theirs = is_theirs(reader, contact, point, talk);
    let mut topics = talk.of_others.iter();
    theirs || topics.any(|topic| point.topic.as_ref() == Some(&topic.id))
}

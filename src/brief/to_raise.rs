//! A meeting → what to raise in it: the points of its plan, and what is to be said on its topics.

use super::known::Known;
use super::reader::Reader;
use super::topics::{Raise, points, raise};
use crate::facts::contact::Status;
use crate::facts::plan::Plan;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;

/// Lists the points of the plan, then what is to be said on the meeting's own topics, but for
/// those of which the pack of the visit says it to everybody. A brief that would have no point
/// without them has them too.
pub fn to_raise<'a>(
    reader: Reader<'a>,
    known: &Known<'a>,
    plan: Option<&'a Plan>,
    visit: Option<&'a Visit>,
) -> Vec<Raise<'a>> {
    let mut all = match (known.contact, plan) {
        (Some(contact), Some(plan)) => {
            let items = &plan.raise;
            raise(reader, &contact.id, "plan.raise", items, plan.around())
        }
        _ => Vec::new(),
    };
    if matches!(known.status, Status::Cancelled | Status::Held) {
        return all;
    }
    for topic in known.topics.iter().filter(|topic| !to_everybody(visit, topic)) {
        add(reader, topic, &mut all);
    }
    // The brief of one meeting has no cover.
    if all.is_empty() && !known.covered {
        known.topics.iter().for_each(|topic| add(reader, topic, &mut all));
        if known.topics.is_empty() {
            all = to_everybody_there(reader, known, visit);
        }
    }
    all
}

/// Lists what the cover of the pack has to be said to everybody and a card of the meeting, which
/// has no cover, would lack: on its own topics, or on those of the visit where it has none.
pub fn to_everybody_there<'a>(
    reader: Reader<'a>,
    known: &Known<'a>,
    visit: Option<&'a Visit>,
) -> Vec<Raise<'a>> {
    let mut all = Vec::new();
    if matches!(known.status, Status::Cancelled | Status::Held) || known.contact.is_none() {
        return all;
    }
    let of_visit = visit.into_iter().flat_map(|visit| &visit.topics);
    for topic in of_visit.map(|id| reader.facts.topic(id)) {
        if known.topics.is_empty() || known.topics.iter().any(|own| own.id == topic.id) {
            add(reader, topic, &mut all);
        }
    }
    all
}

fn to_everybody(visit: Option<&Visit>, topic: &Topic) -> bool {
    let mut said =
        visit.into_iter().flat_map(|visit| visit.topics.iter().chain(&visit.general_points));
    said.any(|id| *id == topic.id)
}

fn add<'a>(reader: Reader<'a>, topic: &'a Topic, all: &mut Vec<Raise<'a>>) {
    let own = points(reader, topic).messages.into_iter();
    // Of a question of a topic no contact can say that it was asked.
    let own: Vec<Raise<'a>> = own
        .map(|item| Raise { id: None, ..item })
        .filter(|item| !all.iter().any(|known| known.text == item.text))
        .collect();
    all.extend(own);
}

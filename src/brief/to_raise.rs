//! A meeting → what to raise in it: the points of its plan, and what is to be said on its topics.

use super::known::Known;
use super::reader::Reader;
use super::topics::{Raise, points, raise};
use crate::facts::contact::Status;
use crate::facts::plan::Plan;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;

/// Lists the points of the plan, then what is to be said on the meeting's own topics, but for
/// those of which the pack of the visit says it to everybody.
pub fn to_raise<'a>(
    reader: Reader<'a>,
    known: &Known<'a>,
    plan: Option<&'a Plan>,
    visit: Option<&Visit>,
) -> Vec<Raise<'a>> {
    let mut all = match (known.contact, plan) {
        (Some(contact), Some(plan)) => {
            let items = &plan.raise;
            raise(reader, &contact.id, "plan.raise", items, plan.around())
        }
        _ => Vec::new(),
    };
    let to_everybody = |topic: &Topic| {
        let mut said =
            visit.into_iter().flat_map(|visit| visit.topics.iter().chain(&visit.general_points));
        said.any(|id| *id == topic.id)
    };
    if matches!(known.status, Status::Cancelled | Status::Held) {
        return all;
    }
    for topic in known.topics.iter().filter(|topic| !to_everybody(topic)) {
        let own = points(reader, topic).messages.into_iter();
        // Of a question of a topic no contact can say that it was asked.
        let own: Vec<Raise<'a>> = own
            .map(|item| Raise { id: None, ..item })
            .filter(|item| !all.iter().any(|known| known.text == item.text))
            .collect();
        all.extend(own);
    }
    all
}

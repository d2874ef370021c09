//! A filter × a contact → whether it is among what was asked for.

use chrono::NaiveDate;

use crate::brief::reader::Reader;
use crate::brief::state::state;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::person_item::PersonItem;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};

/// What to keep; what is `None` keeps everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// An organisation or a person.
    pub with: Option<RecordKey>,
    /// The id of a topic; those below it count.
    pub topic: Option<String>,
    /// A word of `settings.levels`.
    pub level: Option<String>,
    /// The first day.
    pub since: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Only what is not settled.
    pub open: bool,
}

impl Filter {
    /// Returns the options that were given, as typed.
    pub fn given(&self) -> Vec<&'static str> {
        let given = [
            ("--with", self.with.is_some()),
            ("--topic", self.topic.is_some()),
            ("--level", self.level.is_some()),
            ("--since", self.since.is_some()),
            ("--until", self.until.is_some()),
            ("--open", self.open),
        ];
        given.iter().filter(|(_, given)| *given).map(|(name, _)| *name).collect()
    }

    /// Says whether a contact is asked for.
    pub fn wants(&self, reader: Reader<'_>, contact: &Contact) -> bool {
        self.wants_party(reader, contact)
            && self.wants_time(Some(contact.date))
            && self.level.as_ref().is_none_or(|level| contact.level.as_ref() == Some(level))
            && self.wants_topics(reader, topics_of(contact))
            && (!self.open || leaves_open(reader, contact))
    }

    fn wants_party(&self, reader: Reader<'_>, contact: &Contact) -> bool {
        let Some(key) = &self.with else { return true };
        match key.kind {
            Kind::Person => took_part(reader, contact, &key.id),
            _ => contact.with.iter().chain(&contact.body).any(|id| id.as_str() == key.id),
        }
    }

    /// Says whether a day or period touches the time asked for; without one, nothing does.
    pub fn wants_time(&self, when: Option<When>) -> bool {
        let Some(when) = when else {
            return self.since.is_none() && self.until.is_none();
        };
        self.since.is_none_or(|since| when.last() >= since)
            && self.until.is_none_or(|until| when.first() <= until)
    }

    /// Says whether any of the topics is the one asked for or below it.
    pub fn wants_topics<'a>(
        &self,
        reader: Reader<'_>,
        mut topics: impl Iterator<Item = &'a Id<Topic>>,
    ) -> bool {
        let Some(wanted) = &self.topic else {
            return true;
        };
        topics.any(|topic| is_below(reader, topic, wanted))
    }
}

fn is_below(reader: Reader<'_>, topic: &Id<Topic>, wanted: &str) -> bool {
    let mut next = Some(topic);
    while let Some(id) = next {
        if id.as_str() == wanted {
            return true;
        }
        next = reader.facts.topic(id).parent.as_ref();
    }
    false
}

/// Returns the topics of a contact and of its points.
pub fn topics_of(contact: &Contact) -> impl Iterator<Item = &Id<Topic>> {
    let points = contact.points.iter().filter_map(|point| point.topic.as_ref());
    contact.topics.iter().chain(points)
}

/// Says whether a person took part on either side, or was to: where a contact names nobody of ours,
/// those who go on its visit.
pub fn took_part(reader: Reader<'_>, contact: &Contact, person: &str) -> bool {
    let plan = contact.plan.iter().flat_map(|plan| plan.us.iter().chain(&plan.them));
    let mut people = contact.us.iter().chain(&contact.them).chain(plan);
    let planned_us = contact.plan.as_ref().is_some_and(|plan| !plan.us.is_empty());
    let visit = contact.visit.as_ref().filter(|_| contact.us.is_empty() && !planned_us);
    people.any(|item| is(item, person))
        || visit.is_some_and(|id| goes_on(reader.facts.visit(id), person))
}

/// Says whether a person goes on a visit.
pub fn goes_on(visit: &Visit, person: &str) -> bool {
    match &*visit.default.us {
        [] => visit.r#for.as_str() == person,
        all => all.iter().any(|item| is(item, person)),
    }
}

/// Says whether somebody who takes part is a person on record.
pub fn is(item: &PersonItem, person: &str) -> bool {
    item.who.as_ref().is_some_and(|who| who.as_str() == person)
}

fn leaves_open(reader: Reader<'_>, contact: &Contact) -> bool {
    let mut openings = reader.facts.openings_in(&contact.id);
    contact.held_by(reader.as_of) && openings.any(|opening| !state(reader, &opening).is_settled())
}

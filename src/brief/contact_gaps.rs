//! What is doubtful in contacts with an organisation: no day, no report.

use super::background::bears_on;
use super::employer::known_elsewhere;
use super::gap::{Doubt, called};
use super::gaps::Gaps;
use super::origin::Origin;
use super::reader::Reader;
use super::shown::Shown;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;
use crate::facts::when::months_before;

/// How far back an event still matters of which nobody knows who took part.
const MONTHS: u32 = 12;

impl<'a> Gaps<'a> {
    /// Notes what is doubtful in one contact; that its day is not known only where it is told.
    pub(super) fn contact(&mut self, contact: &'a Contact, shown: &Shown) {
        let as_of = self.reader.as_of;
        let doubt = |kind| Doubt { date: Some(contact.date), ..Doubt::of(kind, called(contact)) };
        if contact.planned_but_past(as_of) {
            let written = self.reader.facts.settings().is_written(&contact.kind);
            let kind = match contact.is_reported() {
                true => "planned-reported",
                false if written => "planned-letter",
                false => "planned-past",
            };
            self.add(doubt(kind), Origin::new(&contact.id, "date"));
        }
        let held = contact.held_by(as_of);
        let told = self.is_of(contact) || held && shown.has(contact.id.as_str());
        if held && told && contact.date.last() > as_of {
            self.add(doubt("day-unknown"), Origin::new(&contact.id, "date"));
        }
        if held && contact.lacks_report(as_of) {
            self.add(doubt("no-report"), Origin::new(&contact.id, ""));
        }
    }

    /// Events that may have concerned them, where the record names nobody.
    pub(super) fn left_out(&mut self, organisations: &[&'a Organisation], topics: &[&Id<Topic>]) {
        let as_of = self.reader.as_of;
        for (contact, why) in unnamed_at(self.reader, organisations, topics) {
            let doubt = Doubt {
                date: Some(contact.date),
                names: organisations.iter().map(|one| one.name_on(as_of)).collect(),
                says: Some(why),
                ..Doubt::of("left-out", called(contact))
            };
            self.add(doubt, Origin::new(&contact.id, "with"));
        }
    }
}

/// Finds the contacts of which the record names nobody, and at which organisations may have been,
/// each with the words for which it bears on them.
pub fn unnamed_at<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    topics: &[&Id<Topic>],
) -> Vec<(&'a Contact, &'a str)> {
    let held = organisations.iter().flat_map(|one| reader.held_with(&one.id));
    let held: Vec<&Contact> = held.collect();
    let since = months_before(reader.as_of, MONTHS);
    let nobody = reader.facts.contacts_with_nobody().filter(|contact| {
        contact.date.last() >= since
            && contact.held_by(reader.as_of)
            && !has_one_of(reader, contact, organisations)
    });
    nobody.filter_map(|one| Some((one, bears_on(reader, one, &held, topics)?))).collect()
}

/// Says whether somebody of one of the organisations was there, so that it was too.
fn has_one_of(reader: Reader<'_>, contact: &Contact, organisations: &[&Organisation]) -> bool {
    let who = contact.them.iter().filter_map(|item| item.who.as_ref());
    let mut people = who.map(|id| reader.facts.person(id));
    people.any(|person| {
        let then = known_elsewhere(reader, person, contact.date.last());
        let of = then.map_or(&person.organisation, |other| &other.id);
        organisations.iter().any(|one| one.id == *of)
    })
}

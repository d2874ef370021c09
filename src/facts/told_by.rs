//! Records → which organisations may have spoken in a contact, and with which a debt stands.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::index::Index;
use super::keyed::push;
use super::named::Named;
use super::opening::Opening;
use super::records::Records;

impl Index {
    /// Reads the contacts at some places, oldest first.
    pub(super) fn told_by(&mut self, by_day: &[usize], records: &Records) {
        let organisations = &records.organisations;
        let named = LazyCell::new(|| Named::new(records));
        let called = |name: &str| {
            let place = organisations.position(name).or_else(|| named.place_of(name));
            place.map(|place| &organisations.at(place).id)
        };
        for place in by_day {
            let contact = records.contacts.at(*place);
            let mut told_by: BTreeSet<_> = contact.with.iter().collect();
            for speaker in contact.points.iter().map(|point| &point.speaker) {
                told_by.extend(organisations.get(speaker).map(|own| &own.id));
                if let Some(person) = records.people.get(speaker) {
                    told_by.insert(&person.organisation);
                    let elsewhere = person.roles.iter().filter_map(|role| role.of.as_deref());
                    told_by.extend(elsewhere.filter_map(called));
                }
            }
            for organisation in told_by {
                push(&mut self.contacts_told_by, organisation, *place);
            }
            // What somebody owes who was at another firm then stands with that firm.
            for here in self.openings_in.get(place).cloned().unwrap_or_default() {
                let opening = Opening::new(contact, self.openings[here].1, &records.settings);
                let people = opening.named().filter_map(|word| records.people.get(word));
                let then = people.flat_map(|person| &person.roles);
                let then = then.filter_map(|role| called(role.of.as_deref()?));
                for organisation in then.collect::<BTreeSet<_>>() {
                    let known = self.openings_with.get(organisation);
                    if !known.is_some_and(|known| known.contains(&here)) {
                        push(&mut self.openings_with, organisation, here);
                    }
                }
            }
        }
    }
}

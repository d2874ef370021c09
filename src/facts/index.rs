//! Records → where to look things up: contacts by organisation, debts, closings, figures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::contact::Contact;
use super::figure::Compute;
use super::id::FigureId;
use super::id::{Id, OpeningId};
use super::opening::{Debt, Opening};
use super::organisation::Organisation;
use super::person::Person;
use super::records::Records;
use super::source::Settled;
use crate::finding::field::{Kind, RecordKey};

/// Places of records by what they are asked for.
#[derive(Debug, Default)]
pub struct Index {
    pub contacts_with: BTreeMap<Id<Organisation>, Vec<usize>>,
    pub contacts_with_nobody: Vec<usize>,
    pub contacts_of: BTreeMap<Id<Person>, Vec<usize>>,
    pub people_at: BTreeMap<Id<Organisation>, Vec<usize>>,
    pub sources_about: BTreeMap<Id<Organisation>, Vec<usize>>,
    pub notes_about: BTreeMap<Id<Organisation>, Vec<(usize, usize)>>,
    pub openings: Vec<(usize, Debt)>,
    pub openings_with: BTreeMap<Id<Organisation>, Vec<usize>>,
    pub opening_ids: BTreeMap<OpeningId, usize>,
    pub closings: BTreeMap<OpeningId, Vec<Closing>>,
    pub figures: BTreeMap<FigureId, (usize, usize)>,
    pub compared: BTreeSet<FigureId>,
}

/// One settlement: when, by which record, how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The day from which it counts.
    pub on: NaiveDate,
    /// The contact or source that settled it.
    pub by: RecordKey,
    /// How it ended.
    pub how: Settled,
}

impl Index {
    /// Reads every record once.
    pub fn new(records: &Records) -> Self {
        let mut index = Self::default();
        let mut by_day: Vec<usize> = (0..records.contacts.len()).collect();
        by_day.sort_by_key(|place| (records.contacts.at(*place).date, *place));
        for place in by_day {
            index.contact(place, records.contacts.at(place));
        }
        let mut sources: Vec<usize> = (0..records.sources.len()).collect();
        sources.sort_by_key(|place| {
            let date = records.sources.at(*place).date;
            (date.is_none(), date, *place)
        });
        for place in sources {
            index.source(records, place);
        }
        for (place, person) in records.people.iter().enumerate() {
            index
                .people_at
                .entry(person.organisation.clone())
                .or_default()
                .push(place);
        }
        for (place, topic) in records.topics.iter().enumerate() {
            for (number, note) in topic.notes.iter().enumerate() {
                for about in &note.about {
                    index
                        .notes_about
                        .entry(about.clone())
                        .or_default()
                        .push((place, number));
                }
            }
            for (number, figure) in topic.figures.iter().enumerate() {
                let parts = figure.compute.iter().flat_map(Compute::parts);
                index.compared.extend(parts.cloned());
                if let Some(id) = &figure.id {
                    index.figures.insert(id.clone(), (place, number));
                }
            }
        }
        for closings in index.closings.values_mut() {
            closings.sort_by(|a, b| (a.on, &a.by).cmp(&(b.on, &b.by)));
        }
        index
    }

    fn contact(&mut self, place: usize, contact: &Contact) {
        for organisation in &contact.with {
            self.contacts_with
                .entry(organisation.clone())
                .or_default()
                .push(place);
        }
        if contact.with.is_empty() {
            self.contacts_with_nobody.push(place);
        }
        for item in &contact.them {
            if let Some(who) = &item.who {
                self.contacts_of.entry(who.clone()).or_default().push(place);
            }
        }
        for (number, point) in contact.points.iter().enumerate() {
            if point.opens.is_some() {
                self.opening(place, contact, Debt::Point(number));
            }
        }
        for (number, item) in contact.plan.iter().flat_map(|p| &p.raise).enumerate() {
            if item.id.is_some() {
                self.opening(place, contact, Debt::Question(number));
            }
        }
        let key = RecordKey {
            kind: Kind::Contact,
            id: contact.id.to_string(),
        };
        for (id, how) in &contact.closes {
            let closing = Closing {
                on: contact.date.last(),
                by: key.clone(),
                how: *how,
            };
            self.closings.entry(id.clone()).or_default().push(closing);
        }
    }

    fn opening(&mut self, place: usize, contact: &Contact, debt: Debt) {
        for organisation in &contact.with {
            let here = self.openings.len();
            self.openings_with
                .entry(organisation.clone())
                .or_default()
                .push(here);
        }
        let id = Opening::new(contact, debt).id.clone();
        self.opening_ids.entry(id).or_insert(self.openings.len());
        self.openings.push((place, debt));
    }

    fn source(&mut self, records: &Records, place: usize) {
        let source = records.sources.at(place);
        for about in &source.about {
            self.sources_about
                .entry(about.clone())
                .or_default()
                .push(place);
        }
        let Some(date) = source.date else { return };
        let key = RecordKey {
            kind: Kind::Source,
            id: source.id.to_string(),
        };
        for (id, how) in &source.closes {
            let closing = Closing {
                on: date.last(),
                by: key.clone(),
                how: *how,
            };
            self.closings.entry(id.clone()).or_default().push(closing);
        }
    }
}

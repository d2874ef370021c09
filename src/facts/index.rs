//! Records → where to look things up: contacts by organisation, debts, closings, figures.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::contact::Contact;
use super::id::{AnyId, Id, OpeningId};
use super::item::{OpeningKind, Opens, Point, VerbItem};
use super::organisation::Organisation;
use super::person::Person;
use super::records::Records;
use super::source::Settled;
use super::text::Text;
use super::topic::{Compute, FigureId};
use super::when::When;
use crate::field::{Kind, RecordKey};

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

/// What in a contact leaves something owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Debt {
    /// The point at this place.
    Point(usize),
    /// The question at this place of the plan.
    Question(usize),
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

/// Something owed, with the contact in which it came up.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    /// The contact.
    pub contact: &'a Contact,
    /// Where in the contact.
    pub debt: Debt,
    /// Its id.
    pub id: &'a OpeningId,
    /// What kind.
    pub kind: OpeningKind,
    /// What is owed.
    pub what: &'a Text,
    /// By when.
    pub due: Option<When>,
    /// Whom to ask in the house.
    pub owner: Option<&'a str>,
    /// Who spoke: `us`, `them`, `both` or an id.
    pub speaker: &'a str,
    /// Who owes, where it is not the speaker.
    pub by: Option<&'a AnyId>,
    /// To whom, where it is said.
    pub to: Option<&'a AnyId>,
}

impl<'a> Opening<'a> {
    /// Reads what a contact leaves owed at a place.
    pub fn new(contact: &'a Contact, debt: Debt) -> Self {
        match debt {
            Debt::Point(place) => {
                let point = &contact.points[place];
                let opens = point.opens.as_ref().expect("indexed for its opening");
                Self::of_point(contact, debt, point, opens)
            }
            Debt::Question(place) => {
                let plan = contact.plan.as_ref().expect("indexed for its question");
                Self::of_question(contact, debt, &plan.raise[place])
            }
        }
    }

    fn of_point(
        contact: &'a Contact,
        debt: Debt,
        point: &'a Point,
        opens: &'a Opens,
    ) -> Self {
        Self {
            contact,
            debt,
            id: &opens.id,
            kind: opens.kind,
            what: opens.what.as_ref().unwrap_or(&point.text),
            due: opens.due,
            owner: opens.owner.as_deref(),
            speaker: &point.speaker,
            by: opens.by.as_ref(),
            to: opens.to.as_ref(),
        }
    }

    fn of_question(contact: &'a Contact, debt: Debt, item: &'a VerbItem) -> Self {
        Self {
            contact,
            debt,
            id: item.id.as_ref().expect("indexed for its id"),
            kind: OpeningKind::Question,
            what: &item.text,
            due: None,
            owner: None,
            speaker: "us",
            by: None,
            to: None,
        }
    }
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

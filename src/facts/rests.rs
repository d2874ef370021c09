//! A field of a record → what it rests on, once the records around it have their say.

use super::Facts;
use super::contact::Contact;
use super::evidence::{COMPUTED, Rests};
use super::figure::Figure;
use super::id::Id;
use super::organisation::{Membership, Organisation};
use super::person::Person;
use super::plan::Plan;
use super::source::Source;
use super::texts::texts_of;
use super::topic::{Milestone, Topic};
use super::visit::Visit;
use crate::finding::field::{FieldPath, Kind, RecordKey};

impl Contact {
    /// Returns what its statements rest on unless they say otherwise: its own report, the
    /// first of `reports`.
    pub fn around(&self) -> Rests<'_> {
        Rests::on(self.reports.first())
    }
}

impl Plan {
    /// Returns what its items rest on unless they say otherwise; never the report of the
    /// meeting, which came later.
    pub fn around(&self) -> Rests<'_> {
        self.rests().within(Rests::default())
    }
}

impl Topic {
    /// Returns what its statements rest on unless they say otherwise.
    pub fn around(&self) -> Rests<'_> {
        self.rests().within(Rests::default())
    }
}

impl Figure {
    /// Returns what it rests on in its topic.
    pub fn rests_in<'a>(&'a self, topic: &'a Topic) -> Rests<'a> {
        let rests = self.rests().within(topic.around());
        let on_its_own = self.basis.is_some() || self.source.is_some();
        if self.compute.is_some() && !on_its_own {
            Rests { basis: Some(COMPUTED), source: None, ..rests }
        } else {
            rests
        }
    }
}

impl Milestone {
    /// Returns what it rests on: where it happened itself, else the latest expectation.
    pub fn rests_as_told(&self) -> Rests<'_> {
        let own = self.rests();
        let expected = self.expected.last().map(|expected| expected.rests());
        if own == Rests::default() { expected.unwrap_or_default() } else { own }
    }
}

impl Organisation {
    /// Returns what its statements rest on unless they say otherwise.
    pub fn around(&self) -> Rests<'_> {
        self.rests().within(Rests::default())
    }
}

impl Person {
    /// Returns what its statements rest on unless they say otherwise.
    pub fn around(&self) -> Rests<'_> {
        self.rests().within(Rests::default())
    }
}

impl Visit {
    /// Returns what its statements rest on unless they say otherwise.
    pub fn around(&self) -> Rests<'_> {
        self.rests().within(Rests::default())
    }
}

impl Source {
    /// Returns what its statements rest on unless they say otherwise: itself.
    pub fn around(&self) -> Rests<'_> {
        Rests::on(Some(&self.id)).within(Rests::default())
    }
}

impl Facts {
    /// Returns what a membership rests on; a contact as its source stands for its report.
    pub fn membership_rests<'a>(&'a self, seat: &'a Membership) -> Rests<'a> {
        let source = seat.source.as_ref().and_then(|id| {
            let contact = self.find_contact(id.as_str());
            let source = self.find_source(id.as_str());
            let report = contact.and_then(|contact| contact.reports.first());
            report.or(source.map(|source| &source.id))
        });
        let own = Rests {
            source,
            at: seat.at.as_ref(),
            quote: seat.quote.as_deref(),
            basis: seat.basis.as_deref(),
        };
        own.within(Rests::default())
    }

    /// Returns the papers that tell of a contact: its own report, the first, and the sources of what
    /// is told in it.
    pub fn papers_on<'a>(&'a self, contact: &'a Contact) -> Vec<&'a Id<Source>> {
        let record = RecordKey::new(Kind::Contact, contact.id.as_str());
        self.note_record(record.kind, &record.id);
        let texts = texts_of(self.records(), &record).into_iter();
        let told = texts.filter(|text| !text.path.to_string().starts_with("plan"));
        let sources = told.filter_map(|text| text.rests.source);
        sources.chain(contact.reports.first()).collect()
    }

    /// Returns what a field rests on: the text that stands there or in the same item.
    pub fn rests(&self, field: &FieldPath) -> Rests<'_> {
        self.note_record(field.record.kind, &field.record.id);
        let Some(item) = item(&field.path) else {
            return self.rests_of_text(field);
        };
        let records = self.records();
        let id = field.record.id.as_str();
        let (list, number) = item;
        match (field.record.kind, list) {
            (Kind::Person, "roles") => {
                let person = records.people.get(id);
                let role = person.and_then(|person| {
                    Some(person.roles.get(number)?.rests().within(person.around()))
                });
                role.unwrap_or_default()
            }
            (Kind::Organisation, "memberships") => {
                let organisation = records.organisations.get(id);
                let seat = organisation.and_then(|record| record.memberships.get(number));
                seat.map(|seat| self.membership_rests(seat)).unwrap_or_default()
            }
            _ => self.rests_of_text(field),
        }
    }

    fn rests_of_text(&self, field: &FieldPath) -> Rests<'_> {
        let texts = texts_of(self.records(), &field.record);
        let paths: Vec<String> = texts.iter().map(|text| text.path.to_string()).collect();
        let under = |path: &String| {
            let rest = field.path.strip_prefix(path.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        let same_item = |path: &String| item(path).is_some() && item(path) == item(&field.path);
        let found = paths.iter().position(under).or_else(|| paths.iter().position(same_item));
        found.map_or_else(|| self.around(field), |n| texts[n].rests)
    }

    /// Returns what a field rests on that is no statement: what the record around it does.
    fn around(&self, field: &FieldPath) -> Rests<'_> {
        let records = self.records();
        let id = field.record.id.as_str();
        let around = match field.record.kind {
            Kind::Settings => None,
            Kind::Organisation => records.organisations.get(id).map(Organisation::around),
            Kind::Person => records.people.get(id).map(Person::around),
            Kind::Contact => records.contacts.get(id).map(|contact| {
                match (&contact.plan, field.path.starts_with("plan")) {
                    (Some(plan), true) => plan.around(),
                    _ => contact.around(),
                }
            }),
            Kind::Topic => records.topics.get(id).map(Topic::around),
            Kind::Source => records.sources.get(id).map(Source::around),
            Kind::Visit => records.visits.get(id).map(Visit::around),
        };
        around.unwrap_or_default()
    }
}

/// Returns the list and the number of the item in which a path stands.
fn item(path: &str) -> Option<(&str, usize)> {
    let (list, rest) = path.split_once('[')?;
    let number = rest.split(']').next()?.parse().ok()?;
    Some((list, number))
}

//! Level and scope → what of the records is withheld, and on which ground.

use std::collections::BTreeSet;
use std::slice::from_ref;

use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::item::{Opens, Point};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::facts::source::Source;
use crate::facts::topic::{Figure, Topic, TopicNote};
use crate::facts::visit::{Meeting, UnfiledMeeting, Visit};

/// Why something is withheld: a key of `settings.grounds`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A person who may not be named.
    PersonalData,
    /// A mark above the level of the edition.
    Level,
    /// Not about the organisations that were asked for.
    OutOfScope,
}

impl Ground {
    /// Every ground that this program finds by itself.
    pub const ALL: [Ground; 3] =
        [Ground::PersonalData, Ground::Level, Ground::OutOfScope];

    /// Returns the key in `settings.grounds`.
    pub fn key(self) -> &'static str {
        match self {
            Ground::PersonalData => "personal-data",
            Ground::Level => "decision-making",
            Ground::OutOfScope => "out-of-scope",
        }
    }
}

/// Level and scope of an edition, ready to decide.
#[derive(Debug, Clone)]
pub struct Choice {
    handling: Vec<String>,
    level: usize,
    scope: BTreeSet<Id<Organisation>>,
    outside: BTreeSet<Id<Organisation>>,
    us: Option<Id<Organisation>>,
}

impl Choice {
    /// Reads level and scope; none when the level is not one of `settings.handling`.
    pub fn new(
        records: &Records,
        level: &str,
        scope: BTreeSet<Id<Organisation>>,
    ) -> Option<Self> {
        let handling = records.settings.handling.clone();
        let level = handling.iter().position(|mark| mark == level)?;
        let met = records.contacts.iter().flat_map(|contact| &contact.with);
        let programme = records.visits.iter().flat_map(|visit| &visit.meetings);
        let unfiled = programme.filter_map(|meeting| match meeting {
            Meeting::Unfiled(meeting) => Some(&meeting.with),
            Meeting::Filed(_) => None,
        });
        let limited = !scope.is_empty();
        let outside = met
            .chain(unfiled.flatten())
            .filter(|id| limited && !scope.contains(*id));
        let us = records.settings.us.clone();
        let outside = outside
            .filter(|id| us.as_ref() != Some(*id))
            .cloned()
            .collect();
        Some(Self {
            handling,
            level,
            scope,
            outside,
            us,
        })
    }

    /// Returns the marks up to the level, low to high.
    pub fn levels(&self) -> &[String] {
        &self.handling[..=self.level]
    }

    /// Returns the names of the organisations that were asked for.
    pub fn scope_names(&self, records: &Records) -> Vec<String> {
        let known = self
            .scope
            .iter()
            .filter_map(|id| records.organisations.get(id.as_str()));
        known
            .map(|organisation| organisation.name.clone())
            .collect()
    }

    /// Returns the ground on which a mark withholds; unmarked counts as the second lowest.
    pub fn mark(&self, mark: Option<&str>) -> Option<Ground> {
        let unmarked = usize::from(self.handling.len() > 1);
        let rank = match mark {
            None => unmarked,
            Some(mark) => {
                let known = self.handling.iter().position(|known| known == mark);
                known.unwrap_or(self.handling.len())
            }
        };
        (rank > self.level).then_some(Ground::Level)
    }

    /// Decides on an item that may have a mark of its own.
    pub fn item(&self, own: Option<&str>, record: Option<&str>) -> Option<Ground> {
        self.mark(own.or(record))
    }

    /// Decides on a contact.
    pub fn contact(&self, contact: &Contact) -> Option<Ground> {
        self.scope(&contact.with)
            .or_else(|| self.mark(contact.handling.as_deref()))
    }

    /// Decides on a point of a contact: by its mark, and by who spoke.
    pub fn point(
        &self,
        records: &Records,
        point: &Point,
        contact: &Contact,
    ) -> Option<Ground> {
        self.party(records, &point.speaker)
            .or_else(|| self.item(point.handling.as_deref(), contact.handling.as_deref()))
    }

    /// Decides on something owed: by who owes it, and to whom.
    pub fn opens(&self, records: &Records, opens: &Opens) -> Option<Ground> {
        let parties = [&opens.by, &opens.to].into_iter().flatten();
        parties
            .filter_map(|id| self.party(records, id.as_str()))
            .next()
    }

    /// Decides on what a person or organisation said or owes, as far as the scope goes.
    pub fn party(&self, records: &Records, id: &str) -> Option<Ground> {
        let person = records.people.get(id).map(|one| &one.organisation);
        let organisation = records.organisations.get(id).map(|one| &one.id);
        self.scope(from_ref(person.or(organisation)?))
    }

    /// Decides on who else was there: beside those who were asked for they are others.
    pub fn others(&self) -> Option<Ground> {
        (!self.scope.is_empty()).then_some(Ground::OutOfScope)
    }

    /// Decides on a figure of a topic by its mark.
    pub fn figure(&self, figure: &Figure, topic: &Topic) -> Option<Ground> {
        self.item(figure.handling.as_deref(), topic.handling.as_deref())
    }

    /// Decides on a meeting of a programme that has no file.
    pub fn meeting(&self, meeting: &UnfiledMeeting) -> Option<Ground> {
        self.scope(&meeting.with)
    }

    /// Decides on a source.
    pub fn source(&self, source: &Source) -> Option<Ground> {
        self.scope(&source.about)
            .or_else(|| self.mark(source.handling.as_deref()))
    }

    /// Decides on a topic.
    pub fn topic(&self, topic: &Topic) -> Option<Ground> {
        self.mark(topic.handling.as_deref())
    }

    /// Decides on a visit.
    pub fn visit(&self, visit: &Visit) -> Option<Ground> {
        self.mark(visit.handling.as_deref())
    }

    /// Decides on a remark within a topic.
    pub fn note(&self, note: &TopicNote, topic: &Topic) -> Option<Ground> {
        let mark = self.item(note.handling.as_deref(), topic.handling.as_deref());
        self.scope(&note.about).or(mark)
    }

    /// Decides on what is about some organisations, none of which was asked for.
    pub fn scope(&self, about: &[Id<Organisation>]) -> Option<Ground> {
        let wanted = about.iter().any(|id| !self.outside.contains(id));
        (!about.is_empty() && !wanted).then_some(Ground::OutOfScope)
    }

    /// Decides on the name of an organisation. Who was asked for, and ourselves, are named.
    pub fn name(&self, organisation: &Organisation) -> Option<Ground> {
        let id = &organisation.id;
        if self.outside.contains(id) {
            return Some(Ground::OutOfScope);
        }
        if self.scope.contains(id) || self.us.as_ref() == Some(id) {
            return None;
        }
        let marked = organisation.handling.as_deref();
        marked.and_then(|mark| self.mark(Some(mark)))
    }

    /// Decides on what is known of an organisation beside its name.
    pub fn details(&self, organisation: &Organisation) -> Option<Ground> {
        let name = self.name(organisation);
        name.or_else(|| self.mark(organisation.handling.as_deref()))
    }

    /// Decides on a person: who agreed or is senior is named, unless marked above the level
    /// or of an organisation that nobody asked for.
    pub fn person(&self, person: &Person) -> Option<Ground> {
        if self.outside.contains(&person.organisation) {
            return Some(Ground::OutOfScope);
        }
        let marked = person.handling.as_deref();
        let named = person.disclose.unwrap_or(person.senior);
        let above = marked.is_some_and(|mark| self.mark(Some(mark)).is_some());
        (!named || above).then_some(Ground::PersonalData)
    }

    /// Decides on what is known of a person beside name and title.
    pub fn bio(&self, person: &Person) -> Option<Ground> {
        let name = self.person(person);
        name.or_else(|| self.mark(person.handling.as_deref()))
    }

    /// Decides on someone who takes part. Nobody said that a person without a record agreed.
    pub fn participant(&self, records: &Records, item: &PersonItem) -> Option<Ground> {
        let of = item.organisation.as_ref();
        if let Some(ground) = of.and_then(|id| self.scope(from_ref(id))) {
            return Some(ground);
        }
        let who = item.who.as_ref();
        match who.and_then(|id| records.people.get(id.as_str())) {
            Some(person) => self.person(person),
            None => {
                let unnamed = item.name.is_none() && item.role.is_none();
                (!unnamed || item.redacted.is_some()).then_some(Ground::PersonalData)
            }
        }
    }
}

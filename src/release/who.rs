//! Level and scope × somebody, with a record or without → whether they may be named, and what is
//! known of them told.

use std::slice::from_ref;

use super::choice::{Choice, Ground};
use crate::facts::contact::Contact;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::names::fold::alike;

impl Choice {
    /// Decides on a person: who agreed or is senior is named, unless marked above the level
    /// or of an organisation that is not named itself.
    pub fn person(&self, person: &Person) -> Option<Ground> {
        if let Some(ground) = self.unnamed.get(&person.organisation) {
            return Some(*ground);
        }
        let marked = person.handling.as_deref();
        let named = person.disclose.unwrap_or(person.senior);
        let above = marked.is_some_and(|mark| self.mark(Some(mark)).is_some());
        (!named || above).then_some(Ground::Person)
    }

    /// Decides on what is known of a person beside name and title.
    pub fn bio(&self, person: &Person) -> Option<Ground> {
        let name = self.person(person);
        name.or_else(|| self.mark(person.handling.as_deref()))
    }

    /// Decides on somebody or a unit as people type them, without a record: who prepared,
    /// owns or organised something. What is no unit and no organisation may be a person. A unit
    /// of ours is one before anything else, and ourselves are always named.
    pub fn typed(&self, records: &Records, typed: &str) -> Option<Ground> {
        let known = self.recorded(records, typed);
        known.map_or(Some(Ground::Person), |(_, ground)| ground)
    }

    /// Decides on them where a record says who they are; a unit has no name of its own.
    pub fn recorded(
        &self,
        records: &Records,
        typed: &str,
    ) -> Option<(Option<RecordKey>, Option<Ground>)> {
        let ours = records.settings.us.as_ref();
        let us = ours.and_then(|id| records.organisations.get(id.as_str()));
        let mut units = us.into_iter().flat_map(|us| us.units.iter());
        if units.any(|(label, unit)| label == typed || unit == typed) {
            return Some((None, None));
        }
        let is = |name: &str| alike(name, typed);
        let mut people = records.people.iter();
        let person = people.find(|one| {
            is(one.id.as_str()) || is(&one.name) || one.aka.iter().any(|alias| is(alias))
        });
        if let Some(one) = person {
            let key = RecordKey::new(Kind::Person, one.id.as_str());
            return Some((Some(key), self.person(one)));
        }
        records.organisations.iter().find_map(|one| {
            let named = is(one.id.as_str())
                || is(&one.name)
                || one.aka.iter().any(|alias| is(alias))
                || one.names.iter().any(|former| is(&former.name));
            let mut units = one.units.iter();
            let unit = !named && units.any(|(label, unit)| is(label) || is(unit));
            let key = named.then(|| RecordKey::new(Kind::Organisation, one.id.as_str()));
            (named || unit).then(|| (key, self.name(one)))
        })
    }

    /// Decides on someone who takes part. Nobody said that a person without a record agreed; who
    /// is typed by the name on record is the one on record.
    pub fn participant(&self, records: &Records, item: &PersonItem) -> Option<Ground> {
        let of = item.organisation.as_ref();
        if let Some(ground) = of.and_then(|id| self.scope(from_ref(id))) {
            return Some(ground);
        }
        let who = item.who.as_ref();
        match who.and_then(|id| records.people.get(id.as_str())) {
            Some(person) => self.person(person),
            None => match &item.name {
                Some(name) => self.typed(records, name),
                None => (item.role.is_some() || item.redacted.is_some()).then_some(Ground::Person),
            },
        }
    }
}

/// Those who take part and have no record of their own.
pub fn inline(records: &Records) -> Vec<(FieldPath, &PersonItem)> {
    let mut found = Vec::new();
    for contact in records.contacts.iter() {
        let at = FieldPath::new(Kind::Contact, contact.id.as_str(), "");
        found.extend(participants(contact).map(|item| (at.clone(), item)));
    }
    for visit in records.visits.iter() {
        let at = FieldPath::new(Kind::Visit, visit.id.as_str(), "default");
        found.extend(visit.default.us.iter().map(|item| (at.clone(), item)));
    }
    found.retain(|(_, item)| item.who.is_none());
    found
}

/// Everybody whom a contact lists.
fn participants(contact: &Contact) -> impl Iterator<Item = &PersonItem> {
    let planned = contact.plan.iter().flat_map(|plan| {
        let people = plan.us.iter().chain(plan.them.iter());
        people.chain(plan.contact_person.as_deref())
    });
    let people = contact.us.iter().chain(contact.them.iter());
    people.chain(contact.contact_person.as_deref()).chain(planned)
}

/// Texts that may name people without a record beside other words: who interprets, who else came.
pub fn beside(records: &Records) -> Vec<(FieldPath, &str)> {
    let contacts = records.contacts.iter().flat_map(|one| {
        let others = one.others.iter().map(|text| ("others", &*text.words));
        let plan = one.plan.as_deref();
        let interpreter = plan.and_then(|plan| plan.interpreter.as_deref());
        let all = others.chain(interpreter.map(|who| ("plan.interpreter", who)));
        all.map(|(key, who)| (FieldPath::new(Kind::Contact, one.id.as_str(), key), who))
    });
    contacts.collect()
}

/// People as somebody typed them who had no record at hand: to whom reports went, whom to
/// call, who prepared, owns or organised something.
pub fn typed(records: &Records) -> Vec<(FieldPath, &str)> {
    let mut all = Vec::new();
    macro_rules! typed {
        ($($folder:ident $kind:ident: $($key:ident)+;)*) => {$(
            for one in records.$folder.iter() {
                let at = |key| FieldPath::new(Kind::$kind, one.id.as_str(), key);
                $(all.extend(one.$key.iter().map(|who| (at(stringify!($key)), &**who)));)+
            }
        )*};
    }
    typed! {
        sources Source: from to cc;
        visits Visit: contact prepared_by;
        topics Topic: owner;
        contacts Contact: organised_by;
    }
    for one in records.contacts.iter() {
        for (n, point) in one.points.iter().enumerate() {
            let owner = point.opens.as_deref().and_then(|opens| opens.owner.as_deref());
            let at = format!("points[{n}].opens.owner");
            all.extend(owner.map(|who| (FieldPath::new(Kind::Contact, one.id.as_str(), &at), who)));
        }
    }
    all
}

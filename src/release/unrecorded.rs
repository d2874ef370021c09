//! Records → the people in them who have no record of their own, as somebody typed them.

use crate::facts::contact::Contact;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind};

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
    for one in records.sources.iter() {
        let at = |key| FieldPath::new(Kind::Source, one.id.as_str(), key);
        all.extend(one.from.iter().map(|who| (at("from"), &**who)));
        all.extend(one.to.iter().map(|who| (at("to"), &**who)));
        all.extend(one.cc.iter().map(|who| (at("cc"), &**who)));
    }
    for one in records.visits.iter() {
        let at = |key| FieldPath::new(Kind::Visit, one.id.as_str(), key);
        all.extend(one.contact.iter().map(|who| (at("contact"), &**who)));
        all.extend(one.prepared_by.iter().map(|who| (at("prepared_by"), &**who)));
    }
    for one in records.topics.iter() {
        let at = FieldPath::new(Kind::Topic, one.id.as_str(), "owner");
        all.extend(one.owner.iter().map(|who| (at.clone(), &**who)));
    }
    for one in records.contacts.iter() {
        let at = |key: &str| FieldPath::new(Kind::Contact, one.id.as_str(), key);
        all.extend(one.organised_by.iter().map(|who| (at("organised_by"), &**who)));
        for (n, point) in one.points.iter().enumerate() {
            let owner = point.opens.as_deref().and_then(|opens| opens.owner.as_deref());
            all.extend(owner.map(|who| (at(&format!("points[{n}].opens.owner")), who)));
        }
    }
    all
}

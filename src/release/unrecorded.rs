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
    people
        .chain(contact.contact_person.as_deref())
        .chain(planned)
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
    let sources = records.sources.iter().flat_map(|one| {
        let from = one.from.iter().map(|who| ("from", who));
        let to = one.to.iter().map(|who| ("to", who));
        let cc = one.cc.iter().map(|who| ("cc", who));
        let all = from.chain(to).chain(cc);
        all.map(|(key, who)| (FieldPath::new(Kind::Source, one.id.as_str(), key), who))
    });
    let visits = records.visits.iter().flat_map(|one| {
        let contact = one.contact.iter().map(|who| ("contact", who));
        let all = contact.chain(one.prepared_by.iter().map(|who| ("prepared_by", who)));
        all.map(|(key, who)| (FieldPath::new(Kind::Visit, one.id.as_str(), key), who))
    });
    let topics = records.topics.iter().filter_map(|one| {
        let at = FieldPath::new(Kind::Topic, one.id.as_str(), "owner");
        Some((at, one.owner.as_ref()?))
    });
    let contacts = records.contacts.iter().flat_map(|one| {
        let organiser = one
            .organised_by
            .iter()
            .map(|who| ("organised_by".to_owned(), who));
        let owners = one.points.iter().enumerate().filter_map(|(n, point)| {
            let owner = point.opens.as_deref()?.owner.as_ref()?;
            Some((format!("points[{n}].opens.owner"), owner))
        });
        let all = organiser.chain(owners);
        all.map(|(path, who)| (FieldPath::new(Kind::Contact, one.id.as_str(), path), who))
    });
    let all = sources.chain(visits).chain(topics).chain(contacts);
    all.map(|(at, who)| (at, who.as_str())).collect()
}

//! Names and ids that may lead to one thing only; but two people may share a name.

use std::collections::BTreeMap;

use super::prover::{Owner, Prover};
use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};
use crate::yaml::STAND_IN;

/// No two records answer to one name: organisations and people, and topics.
pub fn names(prover: &mut Prover<'_>, records: &Records) {
    // In a released edition marks stand for names, and one mark for many of them.
    if records.withheld.level.is_some() {
        return;
    }
    let mut parties = BTreeMap::new();
    for record in records.organisations.iter() {
        let key = RecordKey::new(Kind::Organisation, record.id.as_str());
        let names = record.names.iter().enumerate();
        let later = names.map(|(n, later)| (format!("names[{n}].name"), &later.name));
        answer(prover, &mut parties, &key, aliases(&record.name, &record.aka).chain(later));
    }
    for record in records.people.iter() {
        let key = RecordKey::new(Kind::Person, record.id.as_str());
        answer(prover, &mut parties, &key, aliases(&record.name, &record.aka));
    }
    let mut topics = BTreeMap::new();
    for record in records.topics.iter() {
        let key = RecordKey::new(Kind::Topic, record.id.as_str());
        answer(prover, &mut topics, &key, aliases(&record.name, &record.aka));
    }
}

fn aliases<'a>(name: &'a String, aka: &'a [String]) -> impl Iterator<Item = (String, &'a String)> {
    let aka = aka.iter().enumerate().map(|(n, alias)| (format!("aka[{n}]"), alias));
    std::iter::once(("name".to_owned(), name)).chain(aka)
}

fn answer<'a>(
    prover: &mut Prover<'_>,
    taken: &mut BTreeMap<String, RecordKey>,
    key: &RecordKey,
    names: impl Iterator<Item = (String, &'a String)>,
) {
    for (path, name) in names {
        if name == STAND_IN {
            continue;
        }
        if name.trim().is_empty() {
            let owner = Owner { kind: key.kind, id: &key.id };
            let message = "This name is empty.".to_owned();
            let hint = "write it, or delete the record if it stands for nobody";
            prover.error("empty-value", (owner, path), message, |_| Some(hint.into()));
            continue;
        }
        let other = taken.entry(name.trim().to_lowercase()).or_insert_with(|| key.clone());
        // Two people of one name are two people: `check` doubts the name where it stands alone.
        let namesakes = [other.kind, key.kind] == [Kind::Person; 2];
        if other != key && !namesakes {
            let owner = Owner { kind: key.kind, id: &key.id };
            let message = format!("`{name}` is already a name of `{other}`.");
            let hint = "one name may lead to one record only: make one of them longer";
            prover.error("duplicate-alias", (owner, path), message, |_| Some(hint.into()));
        }
    }
}

/// No two records of kinds that may stand in the same place share an id.
pub fn ids(prover: &mut Prover<'_>, records: &Records) {
    for (kind, other, place) in [
        (Kind::Person, Kind::Organisation, "as who speaks in a point"),
        (Kind::Source, Kind::Contact, "as the source of a membership"),
        (Kind::Visit, Kind::Contact, "as what to build"),
    ] {
        let others = records.ids(other);
        for id in records.ids(kind) {
            if others.binary_search(&id).is_ok() {
                let owner = Owner { kind, id };
                let message = format!(
                    "`{id}` is both a {} and `{}/{id}`, and {place} could mean either.",
                    kind.noun(),
                    other.folder(),
                );
                let hint = "rename one of the two files, and the links to it";
                let at = (owner, String::new());
                prover.error("duplicate-id", at, message, |_| Some(hint.into()));
            }
        }
    }
}

/// No two debts and no two figures answer to one id.
pub fn openings(prover: &mut Prover<'_>, records: &Records) {
    let (mut promises, mut asked) = (BTreeMap::new(), BTreeMap::new());
    for contact in records.contacts.iter() {
        let owner = Owner { kind: Kind::Contact, id: contact.id.as_str() };
        let points = contact.points.iter().enumerate().filter_map(|(n, point)| {
            let opens = point.opens.as_deref()?;
            Some((format!("points[{n}].opens.id"), opens.id.as_str()))
        });
        let questions =
            contact.plan.iter().flat_map(|plan| &plan.raise).enumerate().filter_map(|(n, item)| {
                item.id.as_ref().map(|id| (format!("plan.raise[{n}].id"), id.as_str()))
            });
        for (n, point) in contact.points.iter().enumerate() {
            let Some(id) = &point.id else { continue };
            if let Some(other) = asked.insert(id.as_str(), owner) {
                let message = format!("`{id}` is already asked in `contacts/{}`.", other.id);
                let hint = "give each question an id of its own";
                let at = (owner, format!("points[{n}].id"));
                prover.error("duplicate-question", at, message, |_| Some(hint.into()));
            }
        }
        for (path, id) in points.chain(questions) {
            if let Some(other) = promises.insert(id, owner) {
                let message = format!("`{id}` is already opened in `contacts/{}`.", other.id);
                let hint = "give each promise, request or question an id of its own";
                let at = (owner, path);
                prover.error("duplicate-promise", at, message, |_| Some(hint.into()));
            }
        }
    }
    let mut figures = BTreeMap::new();
    for topic in records.topics.iter() {
        let owner = Owner { kind: Kind::Topic, id: topic.id.as_str() };
        for (n, figure) in topic.figures.iter().enumerate() {
            let Some(id) = &figure.id else { continue };
            if let Some(other) = figures.insert(id.as_str(), owner) {
                let message = format!("`{id}` is already a figure of `topics/{}`.", other.id);
                let hint = "keep the figure in one place, or give it another id";
                let at = (owner, format!("figures[{n}].id"));
                prover.error("duplicate-figure", at, message, |_| Some(hint.into()));
            }
        }
    }
}

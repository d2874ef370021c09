//! A record → the other records that name it, found among the texts that are searched.

use serde_json::{Value, json};

use super::Desk;
use crate::desk::address::Address;
use crate::finding::field::{Kind, RecordKey};

/// As many records as are named.
const NAMED: usize = 60;

impl Desk {
    /// Lists the records that name one, but for those of some kinds, which the page lists
    /// already. Where records of two kinds have the same id, nobody can tell which is meant.
    pub(super) fn named(&self, key: &RecordKey, except: &[Kind], address: &Address) -> Vec<Value> {
        if self.links.find(&key.id, &Kind::FOLDERS).is_none() {
            return Vec::new();
        }
        // A page that is asked for while the texts are still being read does without.
        let index = self.index.get().or(self.before.index.as_ref());
        let naming = index
            .into_iter()
            .flat_map(|index| index.naming(key))
            .filter(|other| !except.contains(&other.kind));
        let rows = naming.take(NAMED).map(|other| {
            json!({
                "kind": other.kind.noun(),
                "href": address.record(other),
                "text": self.name(other),
            })
        });
        rows.collect()
    }

    pub(super) fn name(&self, key: &RecordKey) -> String {
        let records = self.facts().records();
        let id = key.id.as_str();
        let name = match key.kind {
            Kind::Settings => None,
            Kind::Organisation => {
                records.organisations.get(id).map(|one| one.name_on(self.day).to_owned())
            }
            Kind::Person => records.people.get(id).map(|person| person.name.clone()),
            Kind::Topic => records.topics.get(id).map(|topic| topic.name.clone()),
            Kind::Source => records.sources.get(id).map(|s| s.title.clone()),
            Kind::Visit => records.visits.get(id).map(|visit| visit.title.clone()),
            Kind::Contact => records.contacts.get(id).map(|c| self.called(c)),
        };
        name.unwrap_or_else(|| key.id.clone())
    }
}

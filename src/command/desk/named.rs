//! A record → the other records that name it, found by reading their files.

use serde_json::{Value, json};

use super::Desk;
use crate::desk::address::Address;
use crate::finding::field::{Kind, RecordKey};

/// As many records as are looked through, and named.
const LOOKED: usize = 300;
const NAMED: usize = 60;

impl Desk {
    /// Lists the records that name one, but for those of some kinds, which the page lists
    /// already. Where records of two kinds have the same id, nobody can tell which is meant.
    pub(super) fn named(
        &self,
        key: &RecordKey,
        except: &[Kind],
        address: &Address,
    ) -> Vec<Value> {
        if self.links.find(&key.id, &Kind::FOLDERS).is_none() {
            return Vec::new();
        }
        let project = &self.opened().project;
        let fields = self.built.fields();
        let others = project.files.iter().filter(|(other, file)| {
            let is_wanted = other.kind != Kind::Settings && !except.contains(&other.kind);
            let text = project.sources.file(**file).text();
            is_wanted && *other != key && text.contains(&key.id)
        });
        let naming = others.take(LOOKED).filter(|(other, _)| {
            fields.of(other).iter().any(|scalar| {
                let keys = || scalar.path.split(['.', '[']);
                scalar.words == key.id || keys().any(|step| step == key.id)
            })
        });
        let rows = naming.take(NAMED).map(|(other, _)| {
            json!({
                "kind": other.kind.noun(),
                "href": address.record(other),
                "text": self.name(other),
            })
        });
        rows.collect()
    }

    /// Says what a record is called.
    pub(super) fn name(&self, key: &RecordKey) -> String {
        let records = self.facts().records();
        let id = key.id.as_str();
        let name = match key.kind {
            Kind::Settings => None,
            Kind::Organisation => records.organisations.get(id).map(|o| o.name.clone()),
            Kind::Person => records.people.get(id).map(|person| person.name.clone()),
            Kind::Topic => records.topics.get(id).map(|topic| topic.name.clone()),
            Kind::Source => records.sources.get(id).map(|s| s.title.clone()),
            Kind::Visit => records.visits.get(id).map(|visit| visit.title.clone()),
            Kind::Contact => records.contacts.get(id).map(|c| self.called(c)),
        };
        name.unwrap_or_else(|| key.id.clone())
    }
}

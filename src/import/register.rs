//! What is on record and what this run has drafted → how a later message finds it again.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::{domain, host, same_name};
use super::lexicon::Words;
use crate::facts::contact::Contact;
use crate::facts::person::Person;
use crate::facts::records::AnyRecord;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::project::{Project, read};

type Ids = BTreeMap<(String, String), BTreeSet<String>>;

/// The records of a project and the drafts of a run, by what messages say of them.
#[derive(Debug)]
pub struct Register<'r> {
    project: &'r Project,
    texts: BTreeMap<RecordKey, String>,
    contacts: BTreeMap<String, Contact>,
    people: BTreeMap<String, Person>,
    /// Contacts by the calendar entry that began them, and by the day of its series.
    by_entry: Ids,
    by_day: Ids,
    /// Those of them that no calendar entry began.
    unannounced: Ids,
    by_name: BTreeMap<String, RecordKey>,
    by_mail: BTreeMap<String, String>,
    /// Whose addresses end so; none where people of several houses have them.
    domains: BTreeMap<String, Option<String>>,
}

impl<'r> Register<'r> {
    pub fn new(project: &'r Project) -> Self {
        let mut register = Self {
            project,
            texts: BTreeMap::new(),
            contacts: BTreeMap::new(),
            people: BTreeMap::new(),
            by_entry: BTreeMap::new(),
            by_day: BTreeMap::new(),
            unannounced: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_mail: BTreeMap::new(),
            domains: BTreeMap::new(),
        };
        let records = &project.records;
        for one in records.organisations.iter() {
            let key = organisation(one.id.as_str());
            let later = one.names.iter().map(|later| &later.name);
            for name in [&one.name].into_iter().chain(&*one.aka).chain(later) {
                register.by_name.insert(same_name(name), key.clone());
            }
            let site = one.site.iter().filter_map(|site| host(site));
            let mails = one.email.iter().filter_map(|mail| domain(mail));
            for domain in site.chain(mails) {
                register.writes_from(&domain, one.id.as_str());
            }
        }
        for person in records.people.iter() {
            register.add_person(person);
        }
        for contact in records.contacts.iter() {
            register.add_contact(contact);
        }
        register
    }

    fn add_person(&mut self, person: &Person) {
        let key = RecordKey::new(Kind::Person, person.id.to_string());
        for name in [&person.name].into_iter().chain(&*person.aka) {
            self.by_name.insert(same_name(name), key.clone());
        }
        for mail in person.email.iter() {
            self.by_mail.insert(mail.to_lowercase(), person.id.to_string());
            if let Some(domain) = domain(mail) {
                self.writes_from(&domain, person.organisation.as_str());
            }
        }
    }

    fn add_contact(&mut self, contact: &Contact) {
        let id = contact.id.to_string();
        if let Some(invitation) = &contact.invitation {
            let entry = entry(&invitation.uid, invitation.instance.as_ref());
            push(&mut self.by_entry, entry, &id);
        }
        for with in contact.with.iter() {
            let day = contact.date.first().to_string();
            if contact.invitation.is_none() {
                push(&mut self.unannounced, (with.to_string(), day.clone()), &id);
            }
            push(&mut self.by_day, (with.to_string(), day), &id);
        }
    }

    pub fn writes_from(&mut self, domain: &str, organisation: &str) {
        if Words("free-mail").has(domain) {
            return;
        }
        let known =
            self.domains.entry(domain.to_owned()).or_insert_with(|| Some(organisation.to_owned()));
        if known.as_deref() != Some(organisation) {
            *known = None;
        }
    }

    /// Finds the organisation that an address belongs to, by its domain or one above it.
    pub fn organisation_of(&self, address: &str) -> Option<&str> {
        let domain = domain(address)?;
        let dots = domain.match_indices('.').map(|(at, _)| &domain[at + 1..]);
        std::iter::once(&*domain)
            .chain(dots)
            .find_map(|domain| self.domains.get(domain)?.as_deref())
    }

    /// Says whether it is known how the addresses of an organisation end.
    pub fn knows_house(&self, organisation: &str) -> bool {
        let mut known = self.domains.values().flatten();
        known.any(|house| house == organisation)
    }

    pub fn person_with(&self, address: &str) -> Option<&str> {
        self.by_mail.get(&address.to_lowercase()).map(String::as_str)
    }

    /// Finds the record that bears a name; signs count, so that `C++ Ltd` is not `C Ltd`.
    pub fn named(&self, name: &str) -> Option<&RecordKey> {
        self.by_name.get(&same_name(name))
    }

    /// Finds the contacts that a calendar entry began: those of a day of its series, or of
    /// the entry itself.
    pub fn invited(&self, uid: &str, instance: Option<&When>) -> impl Iterator<Item = &Contact> {
        let ids = self.by_entry.get(&entry(uid, instance)).into_iter().flatten();
        ids.filter_map(|id| self.contact(id))
    }

    /// Finds the contacts with organisations on a day; for a calendar entry, those that no
    /// other entry began.
    pub fn contacts_on(
        &self,
        with: &[String],
        date: &When,
        is_entry: bool,
    ) -> impl Iterator<Item = &Contact> {
        let day = date.first().to_string();
        let by_day = if is_entry { &self.unannounced } else { &self.by_day };
        let of_each: Vec<&BTreeSet<String>> =
            with.iter().filter_map(|with| by_day.get(&(with.clone(), day.clone()))).collect();
        // A day may have thousands: each is looked up only when it is asked for.
        let ids = (0..of_each.len()).flat_map(move |at| {
            let before = of_each[..at].to_vec();
            of_each[at].iter().filter(move |id| !before.iter().any(|ids| ids.contains(*id)))
        });
        let date = *date;
        // Since it was noted, an entry may have announced it after all.
        let is_meant = move |contact: &&Contact| {
            contact.date == date && !(is_entry && contact.invitation.is_some())
        };
        ids.filter_map(|id| self.contact(id)).filter(is_meant)
    }

    pub fn contact(&self, id: &str) -> Option<&Contact> {
        self.contacts.get(id).or_else(|| self.project.records.contacts.get(id))
    }

    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.get(id).or_else(|| self.project.records.people.get(id))
    }

    pub fn is_new(&self, key: &RecordKey) -> bool {
        self.texts.contains_key(key) && self.project.file_of(key).is_none()
    }

    pub fn text(&self, key: &RecordKey) -> Option<&str> {
        self.texts.get(key).map(String::as_str).or_else(|| {
            let file = self.project.file_of(key)?;
            Some(self.project.sources.file(file).text())
        })
    }

    pub fn path(&self, key: &RecordKey) -> String {
        match self.project.file_of(key) {
            Some(file) => self.project.sources.file(file).path.clone(),
            None => format!("data/{}/{}.yaml", key.kind.folder(), key.id),
        }
    }

    pub fn keep(&mut self, key: &RecordKey, text: &str) {
        let read = read::record(key, text, &mut Vec::new()).record;
        match read {
            Some(AnyRecord::Contact(contact)) => {
                self.add_contact(contact.get());
                self.contacts.insert(key.id.clone(), contact.get().clone());
            }
            Some(AnyRecord::Person(person)) => {
                self.add_person(person.get());
                self.people.insert(key.id.clone(), person.get().clone());
            }
            Some(AnyRecord::Organisation(one)) => {
                let key = organisation(one.id().as_str());
                self.by_name.insert(same_name(&one.get().name), key);
            }
            _ => {}
        }
        self.texts.insert(key.clone(), text.to_owned());
    }

    pub fn forget(&mut self, key: &RecordKey) {
        self.texts.remove(key);
        self.contacts.remove(&key.id);
        self.people.remove(&key.id);
        self.by_name.retain(|_, named| named != key);
    }
}

fn organisation(id: &str) -> RecordKey {
    RecordKey::new(Kind::Organisation, id)
}

fn entry(uid: &str, instance: Option<&When>) -> (String, String) {
    let instance = instance.map(ToString::to_string);
    (uid.to_owned(), instance.unwrap_or_default())
}

fn push(ids: &mut Ids, key: (String, String), id: &str) {
    ids.entry(key).or_default().insert(id.to_owned());
}

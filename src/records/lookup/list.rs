//! A kind × a filter → the rows of what fits.

use super::seek::Filter;
use super::{Table, contact, organisation, person, promise, source, topic, visit};
use crate::brief::reader::Reader;
use crate::facts::contact::Contact;
use crate::finding::field::Kind;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Records.
    Records(Kind),
    /// What each side owes.
    Promises,
}

impl What {
    /// Returns the options that mean something for it.
    pub fn takes(self) -> &'static [&'static str] {
        match self {
            What::Promises | What::Records(Kind::Contact) => &[
                "--with", "--topic", "--level", "--since", "--until", "--open",
            ],
            What::Records(Kind::Organisation) => {
                &["--topic", "--level", "--since", "--until", "--open"]
            }
            What::Records(Kind::Person) => {
                &["--with", "--topic", "--level", "--since", "--until"]
            }
            What::Records(Kind::Topic) => &["--with", "--level", "--since", "--until"],
            What::Records(Kind::Source) => &["--with", "--topic", "--since", "--until"],
            What::Records(Kind::Visit) => {
                &["--with", "--topic", "--since", "--until", "--open"]
            }
            What::Records(Kind::Settings) => &[],
        }
    }
}

/// Lists what fits, newest or most pressing first, names by their ids.
pub fn list(reader: Reader<'_>, what: What, filter: &Filter) -> Table {
    match what {
        What::Promises => promise::list(reader, filter),
        What::Records(Kind::Organisation) => organisation::list(reader, filter),
        What::Records(Kind::Person) => person::list(reader, filter),
        What::Records(Kind::Contact) => contact::list(reader, filter),
        What::Records(Kind::Topic) => topic::list(reader, filter),
        What::Records(Kind::Source) => source::list(reader, filter),
        What::Records(Kind::Visit) => visit::list(reader, filter),
        What::Records(Kind::Settings) => Table::default(),
    }
}

/// Returns the contacts that are wanted, newest first.
pub fn newest_first<'a>(
    reader: Reader<'a>,
    wanted: impl Fn(&Contact) -> bool,
) -> Vec<&'a Contact> {
    let all = reader.facts.records().contacts.iter();
    let mut contacts: Vec<&Contact> = all.filter(|contact| wanted(contact)).collect();
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    contacts
}

/// Says whether a record that stands in these contacts is asked for.
pub fn in_contacts(reader: Reader<'_>, filter: &Filter, contacts: &[&Contact]) -> bool {
    let everything = filter.given().is_empty();
    everything || contacts.iter().any(|contact| filter.wants(reader, contact))
}

/// Returns the day of the newest contact that was held.
pub fn last(reader: Reader<'_>, newest_first: &[&Contact]) -> Option<String> {
    let mut held = newest_first
        .iter()
        .filter(|contact| contact.held_by(reader.as_of));
    held.next().map(|contact| contact.date.to_string())
}

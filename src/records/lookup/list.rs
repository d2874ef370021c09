//! A kind × a filter → the rows of what fits.

use super::seek::Filter;
use super::{Table, contact, organisation, person, promise, source, topic, visit};
use crate::brief::reader::Reader;
use crate::facts::contact::Contact;
use crate::finding::field::Kind;
use crate::finding::kind::kinds;

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
        macro_rules! takes {
            ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
                match self {
                    What::Promises => promise::OPTIONS,
                    What::Records(Kind::Settings) => &[],
                    $(What::Records(Kind::$kind) => $noun::OPTIONS,)*
                }
            };
        }
        kinds!(takes)
    }
}

/// Lists what fits, newest or most pressing first, names by their ids.
pub fn list(reader: Reader<'_>, what: What, filter: &Filter) -> Table {
    macro_rules! list {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match what {
                What::Promises => promise::list(reader, filter),
                What::Records(Kind::Settings) => Table::default(),
                $(What::Records(Kind::$kind) => $noun::list(reader, filter),)*
            }
        };
    }
    kinds!(list)
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

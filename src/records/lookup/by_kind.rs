//! A kind of record → how one of it is shown and how many are listed.

use super::card::Card;
use super::seek::Filter;
use super::{Table, promise};
use crate::brief::reader::Reader;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
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
                    $(What::Records(Kind::$kind) => super::$noun::OPTIONS,)*
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
                $(What::Records(Kind::$kind) => super::$noun::list(reader, filter),)*
            }
        };
    }
    kinds!(list)
}

/// Shows a record as known on the reader's day; `None` when there is none.
pub fn card(reader: Reader<'_>, key: &RecordKey) -> Option<Card> {
    let records = reader.facts.records();
    let id = key.id.as_str();
    macro_rules! card {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match key.kind {
                Kind::Settings => return None,
                $(Kind::$kind => super::$noun::card(reader, records.$folder.get(id)?),)*
            }
        };
    }
    let mut card = kinds!(card);
    card.about.retain(|(_, words)| !words.is_empty());
    card.parts.retain(|part| !part.table.rows.is_empty());
    Some(card)
}

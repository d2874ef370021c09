//! The facts of a project, every link proved, and what can be looked up in them.
// The schema that editors show is made of these docstrings: every key needs one.
#![warn(missing_docs)]

pub mod aim;
pub mod allow;
pub mod at;
pub mod contact;
pub mod contact_kinds;
pub mod doubt;
pub mod editor;
pub mod ending;
pub mod evidence;
pub mod figure;
pub mod format;
pub mod grounds;
pub mod held;
pub mod id;
pub mod invitation;
pub mod item;
pub mod on_demand;
pub mod organisation;
pub mod part;
pub mod person;
pub mod person_item;
pub mod photo;
pub mod plan;
pub mod prose;
pub mod quantity;
pub mod records;
pub mod relatives;
pub mod resolve;
pub mod rests;
pub mod schema;
pub mod settings;
pub mod sheet_start;
pub mod slug;
pub mod source;
pub mod text;
pub mod texts;
pub mod time;
pub mod topic;
pub mod unread;
pub mod visit;
pub mod when;
pub mod withheld;

mod answers;
mod asked;
mod days;
mod index;
mod keyed;
mod look_up;
mod named;
mod opening;
mod spelling;
mod table;
mod told_by;

use std::sync::{Arc, OnceLock};

use asked::{Asked, What};
use contact::Contact;
use id::{Id, Record};
use index::Index;
use named::Named;
use organisation::Organisation;
use person::Person;
use records::{Records, Table};
use settings::Settings;
use source::Source;
use topic::Topic;
use visit::Visit;
use withheld::Withheld;

use crate::finding::field::Kind;

pub use answers::Digests;
pub use asked::Question;
pub use opening::{Closing, Debt, Opening};

/// Facts: holding one proves that every id in it names a record.
#[derive(Debug)]
pub struct Facts {
    proved: Arc<Proved>,
    /// What is noted of the questions that are put to them; nothing where nobody wants to know.
    asked: Option<Asked>,
}

#[derive(Debug)]
struct Proved {
    records: Records,
    index: Index,
    named: OnceLock<Named>,
}

const PROVED: &str = "resolve proved this link";

impl Facts {
    /// Holds records whose links have been proved.
    fn new(records: Records, index: Index) -> Self {
        let named = OnceLock::new();
        let proved = Proved { records, index, named };
        Self { proved: Arc::new(proved), asked: None }
    }

    /// Takes records for facts, of which the links were proved when they had the same bones: by
    /// what [`Facts::index_words`] wrote of them then. Gives them back where it cannot be read.
    pub fn proved_before(records: Records, words: &[u8]) -> Result<Self, Box<Records>> {
        match serde_json::from_slice(words) {
            Ok(index) => Ok(Self::new(records, index)),
            Err(_) => Err(Box::new(records)),
        }
    }

    /// Writes down where everything is looked up; prose has no part in it.
    pub fn index_words(&self) -> Vec<u8> {
        serde_json::to_vec(self.index()).unwrap_or_default()
    }

    /// Returns the same facts, which note from now on what they are asked.
    pub fn noting(&self) -> Self {
        Self { proved: Arc::clone(&self.proved), asked: Some(Asked::default()) }
    }

    /// Returns the records as written. What is looked up in them is not noted.
    pub fn records(&self) -> &Records {
        &self.proved.records
    }

    /// Returns the house settings.
    pub fn settings(&self) -> &Settings {
        &self.records().settings
    }

    /// Returns what a released edition leaves out; empty otherwise.
    pub fn withheld(&self) -> &Withheld {
        &self.records().withheld
    }

    fn find<'f, T: Record>(&self, table: &'f Table<T>, id: &str) -> Option<&'f T> {
        let place = table.position(id);
        match (place, &self.asked) {
            (Some(place), Some(asked)) => asked.note_place(T::KIND, place),
            (None, Some(_)) => self.note_record(T::KIND, id),
            (_, None) => {}
        }
        place.map(|place| table.at(place))
    }

    fn note(&self, what: What, of: &str) {
        if let Some(asked) = &self.asked {
            asked.note(what, of);
        }
    }

    fn note_record(&self, kind: Kind, id: &str) {
        if let Some(what) = What::of(kind) {
            self.note(what, id);
        }
    }

    fn index(&self) -> &Index {
        &self.proved.index
    }

    fn named(&self) -> &Named {
        let named = || Named::new(self.records());
        self.proved.named.get_or_init(named)
    }
}

/// Writes for each kind how its records are looked up.
macro_rules! look_up {
    ($($kind:ident $noun:ident $find:ident $folder:ident)*) => {
        impl Facts {$(
            /// Returns the record of an id.
            pub fn $noun(&self, id: &Id<$kind>) -> &$kind {
                self.$find(id.as_str()).expect(PROVED)
            }

            /// Finds the record of an id, if there is one.
            pub fn $find(&self, id: &str) -> Option<&$kind> {
                self.find(&self.records().$folder, id)
            }
        )*}
    };
}

look_up! {
    Organisation organisation find_organisation organisations
    Person person find_person people
    Contact contact find_contact contacts
    Topic topic find_topic topics
    Source source find_source sources
    Visit visit find_visit visits
}

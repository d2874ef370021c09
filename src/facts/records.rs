//! Everything as written, by kind and id; links are not proved yet.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::allow::Allow;
use super::id::{Id, Record};
use super::on_demand::OnDemand;
use super::settings::Settings;
pub use super::table::Table;
use super::withheld::Withheld;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;

macro_rules! records {
    ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
        /// All records of a project.
        #[derive(Debug, Clone)]
        pub struct Records {
            /// `settings.yaml` over the defaults.
            pub settings: Settings,
            $(#[doc = $about] pub $folder: Table<super::$noun::$kind>,)*
            /// What a released edition leaves out.
            pub withheld: Withheld,
        }

        /// A record of any kind that has a folder.
        #[derive(Debug)]
        pub enum AnyRecord {
            $(#[doc = $about] $kind(Arc<OnDemand<super::$noun::$kind>>),)*
        }

        /// Records as they come from their files, in any order.
        #[derive(Debug, Default)]
        pub struct Gathered {
            $($folder: Vec<Arc<OnDemand<super::$noun::$kind>>>,)*
        }

        impl Extend<AnyRecord> for Gathered {
            fn extend<I: IntoIterator<Item = AnyRecord>>(&mut self, records: I) {
                for record in records {
                    match record {
                        $(AnyRecord::$kind(record) => self.$folder.push(record),)*
                    }
                }
            }
        }

        impl Records {
            /// Leaves out some records; of the settings, who we are.
            pub fn leave_out(&mut self, keys: &BTreeSet<RecordKey>) {
                $(self.$folder.retain(|one| {
                    !keys.contains(&RecordKey::new(Kind::$kind, one.id().as_str()))
                });)*
                if keys.contains(&RecordKey::settings()) {
                    self.settings.us = None;
                }
            }

            /// Puts records in order.
            pub fn new(settings: Settings, gathered: Gathered) -> Self {
                Self {
                    settings,
                    $($folder: Table::of(gathered.$folder),)*
                    withheld: Withheld::default(),
                }
            }

            /// Reads on every core what was not asked for yet.
            pub fn read_all(&self) {
                $(self.$folder.all().par_iter().for_each(|one| _ = one.get());)*
            }

            /// Finds a record, to be held in another state too.
            pub fn share(&self, key: &RecordKey) -> Option<AnyRecord> {
                match key.kind {
                    Kind::Settings => None,
                    $(Kind::$kind => self.$folder.share(&key.id).map(AnyRecord::$kind),)*
                }
            }

            /// Returns the ids of a kind.
            pub fn ids(&self, kind: Kind) -> Vec<&str> {
                match kind {
                    Kind::Settings => Vec::new(),
                    $(Kind::$kind => self.$folder.ids().collect(),)*
                }
            }

            /// Returns the id of the record of a kind at a place.
            pub fn id_at(&self, kind: Kind, place: usize) -> &str {
                match kind {
                    Kind::Settings => "",
                    $(Kind::$kind => self.$folder.all()[place].id().as_str(),)*
                }
            }

            /// Returns what a record accepts of what is found in it.
            pub fn allow(&self, kind: Kind, id: &str) -> &[Allow] {
                match kind {
                    Kind::Settings => &self.settings.allow,
                    $(Kind::$kind => self.$folder.get(id).map_or(&[], |one| &one.allow),)*
                }
            }

            /// Says whether a kind has a record of this id.
            pub fn has(&self, kind: Kind, id: &str) -> bool {
                match kind {
                    Kind::Settings => true,
                    $(Kind::$kind => self.$folder.position(id).is_some(),)*
                }
            }
        }

        $(impl Record for super::$noun::$kind {
            const KIND: Kind = Kind::$kind;

            fn id(&self) -> &Id<Self> {
                &self.id
            }

            fn set_id(&mut self, id: Id<Self>) {
                self.id = id;
            }
        })*
    };
}

kinds!(records);

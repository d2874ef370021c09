//! One link or word × what exists → nothing, or a fault with the nearest match.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::id::{AnyId, FigureId, Id, OpeningId, QuestionId, slug};
use crate::facts::index::Index;
use crate::facts::records::Records;
use crate::facts::unread::Unread;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::nearest::did_you_mean;
use crate::finding::report::{At, Report};
use crate::yaml::STAND_IN;

/// A record with more faults than this is told so once.
const MOST_FAULTS: usize = 100;

/// For more words than this, the nearest is not looked for: the ids of a whole kind have
/// changed.
const MOST_WORDS: usize = 1_000;

/// The record that holds a link.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    pub kind: Kind,
    pub id: &'a str,
}

/// Checks links and words against what the project holds.
pub struct Prover<'r> {
    pub records: &'r Records,
    pub index: &'r Index,
    pub unread: &'r Unread,
    report: &'r mut Report,
    faults: BTreeMap<RecordKey, usize>,
    nearest: BTreeMap<(Kind, String), Option<String>>,
}

impl<'r> Prover<'r> {
    pub fn new(
        records: &'r Records,
        index: &'r Index,
        unread: &'r Unread,
        report: &'r mut Report,
    ) -> Self {
        let (faults, nearest) = (BTreeMap::new(), BTreeMap::new());
        Self { records, index, unread, report, faults, nearest }
    }

    /// Notes a fault of a record; the hint is looked for only when the fault is kept.
    pub fn error(
        &mut self,
        code: &'static str,
        (owner, path): (Owner<'_>, String),
        message: String,
        hint: impl FnOnce(&mut Self) -> Option<String>,
    ) {
        let field = FieldPath::new(owner.kind, owner.id, path);
        let count = self.faults.entry(field.record.clone()).or_default();
        *count += 1;
        if *count <= MOST_FAULTS {
            let hint = hint(self);
            self.report.error(code, At::Field(field), message).hint(hint);
        } else if *count == MOST_FAULTS + 1 {
            let at = At::Field(FieldPath { path: String::new(), ..field });
            let message = "This record has more faults than are shown.";
            self.report
                .error("too-many-faults", at, message)
                .hint("mend the others first".to_owned());
        }
    }

    /// Says whether an id names a record, or may name one that could not be read.
    pub fn exists(&self, kind: Kind, id: &str) -> bool {
        self.records.has(kind, id) || id == STAND_IN || self.unread.may_hold(kind, id)
    }

    /// Proves a link.
    pub fn link<T>(
        &mut self,
        kind: Kind,
        id: &Id<T>,
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let id = id.as_str();
        if self.exists(kind, id) {
            return;
        }
        if self.unread.is_begun(kind, id) {
            let message = format!("The {} `{id}` is begun and not filled.", kind.noun());
            let fill = format!("fill `data/{}/{id}.yaml`", kind.folder());
            return self.error(kind.unknown(), (owner, path()), message, |_| Some(fill));
        }
        let message = format!("No {} is called `{id}`.", kind.noun());
        self.error(kind.unknown(), (owner, path()), message, |prover| {
            let add = || format!("add `data/{}/{id}.yaml`, or correct the id", kind.folder());
            Some(prover.nearest_id(kind, id).unwrap_or_else(add))
        });
    }

    /// Finds the nearest id, or the record that answers to the word as a name.
    fn nearest_id(&mut self, kind: Kind, word: &str) -> Option<String> {
        let records = self.records;
        if self.nearest.len() > MOST_WORDS {
            return None;
        }
        let find = || {
            let named = |aka: &[String]| aka.iter().any(|alias| slug(alias) == word);
            let id = match kind {
                Kind::Person => {
                    let mut people = records.people.iter();
                    people.find(|person| named(&person.aka)).map(|p| p.id.as_str())
                }
                Kind::Organisation => {
                    let mut all = records.organisations.iter();
                    all.find(|organisation| named(&organisation.aka)).map(|o| o.id.as_str())
                }
                _ => None,
            };
            match id {
                Some(id) => Some(format!("did you mean `{id}`?")),
                None => did_you_mean(word, records.ids(kind)),
            }
        };
        self.nearest.entry((kind, word.to_owned())).or_insert_with(find).clone()
    }

    /// Proves a link to a source or a contact.
    pub fn evidence(&mut self, id: &AnyId, owner: Owner<'_>, path: impl FnOnce() -> String) {
        if !self.exists(Kind::Contact, id.as_str()) {
            self.link(Kind::Source, id, owner, path);
        }
    }

    /// Proves `us`, `them`, `both`, a person or an organisation. `keys` are the other keys
    /// that may stand in the same place.
    pub fn speaker(
        &mut self,
        word: &str,
        keys: &[&str],
        owner: Owner<'_>,
        path: impl FnOnce() -> String,
    ) {
        let sides = ["us", "them", "both"];
        let known = sides.contains(&word)
            || self.exists(Kind::Person, word)
            || self.exists(Kind::Organisation, word);
        if known {
            return;
        }
        let message = format!("No side, person or organisation is called `{word}`.");
        self.error("unknown-speaker", (owner, path()), message, |prover| {
            let sides = did_you_mean(word, sides.into_iter().chain(keys.iter().copied()));
            sides
                .or_else(|| prover.nearest_id(Kind::Person, word))
                .or_else(|| prover.nearest_id(Kind::Organisation, word))
                .or_else(|| {
                    let all = "write `us`, `them`, `both`, or the id of a person or \
                               organisation";
                    Some(all.to_owned())
                })
        });
    }

    /// Proves that something of this id is owed.
    pub fn closes(&mut self, id: &OpeningId, owner: Owner<'_>) {
        if self.index.opening_ids.contains_key(id) || self.unread.any(Kind::Contact) {
            return;
        }
        let index = self.index;
        let message = format!("Nothing owed is called `{id}`.");
        self.error("unknown-promise", (owner, format!("closes.{id}")), message, |_| {
            let all: BTreeSet<&str> = index.opening_ids.keys().map(Id::as_str).collect();
            let hint = did_you_mean(id.as_str(), all).unwrap_or_else(|| {
                "write the `id` that stands under `opens:` where it was promised".into()
            });
            Some(hint)
        });
    }

    /// Proves that a question is called so.
    pub fn answers(&mut self, id: &QuestionId, at: (Owner<'_>, String)) {
        let index = self.index;
        if index.question_ids.contains(id) || self.unread.any(Kind::Contact) {
            return;
        }
        let message = format!("No question is called `{id}`.");
        self.error("unknown-question", at, message, |_| {
            if index.opening_ids.keys().any(|owed| owed.as_str() == id.as_str()) {
                return Some(format!(
                    "`{id}` is owed, as a question of a plan is: write `closes: {{ {id}: done }}`"
                ));
            }
            let all: BTreeSet<&str> = index.question_ids.iter().map(Id::as_str).collect();
            let add = "write the `id` of the point in which it was asked; what is owed is \
                       settled by `closes:`";
            Some(did_you_mean(id.as_str(), all).unwrap_or_else(|| add.to_owned()))
        });
    }

    /// Proves that a figure is called so.
    pub fn figure(&mut self, id: &FigureId, at: (Owner<'_>, String)) {
        let index = self.index;
        if index.figures.contains_key(id) || self.unread.any(Kind::Topic) {
            return;
        }
        let message = format!("No figure is called `{id}`.");
        self.error("unknown-figure", at, message, |_| {
            let known: BTreeSet<&str> = index.figures.keys().map(Id::as_str).collect();
            let add = "write the `id` of a figure, of this topic or another";
            Some(did_you_mean(id.as_str(), known).unwrap_or_else(|| add.to_owned()))
        });
    }
}

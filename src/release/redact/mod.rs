//! Records × choice → records in which a mark stands for everything withheld.

mod contact;
mod figure;
mod party;
mod stand_in;
mod topic;
mod visit;

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{Choice, Ground};
use super::finder::Finder;
use super::marks::Marks;
use super::prose::Prose;
use super::reach::Reach;
use super::rewrite::Rewriter;
use crate::facts::contact::Contact;
use crate::facts::id::FigureId;
use crate::facts::id::{Id, OpeningId, Record};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::records::{Gathered, Records, Table};
use crate::facts::settings::Shown;
use crate::facts::source::Source;
use crate::facts::text::Many;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;
use crate::facts::withheld;
use crate::finding::kind::kinds;

use stand_in::{MARK, stand_in};

/// What every kind of record needs to know of the others.
struct Redactor<'a> {
    choice: &'a Choice,
    records: &'a Records,
    marks: &'a Marks,
    /// What a withheld record settled: told without its end it would be told falsely.
    settled: BTreeSet<&'a OpeningId>,
    /// Finds who is named in words.
    finder: &'a Finder,
    figures: BTreeMap<&'a FigureId, Ground>,
    about: BTreeMap<Id<Organisation>, BTreeSet<String>>,
}

// The order matters. Names go out of prose first, everywhere, while every record still says who is
// called what: a record that is withheld still names people whose names stand in records that are
// shown. Then each kind decides on its own items by what the *unredacted* record says: by the
// redacted one, an item whose name is already a mark would seem to name nobody, and stay. Last,
// what is left must hold together again: a settlement of something that is gone would be a trace of
// it, and a link to a record that is gone leads to a stand-in that all the withheld of a ground
// share, so that not even their number can be counted.
/// Takes out what may not be shown. The prose of contacts that no document reads is left out
/// unread: a project has many, and an edition a few.
pub fn redact(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    reach: &Reach,
) -> Records {
    let marks = Marks::new(&records.settings);
    let rewriter = Rewriter::new(finder, &marks, &records.settings);
    let mut redactor = Redactor {
        choice,
        records,
        settled: settled(records, choice),
        finder,
        figures: figure::withheld(records, choice, finder),
        about: BTreeMap::new(),
        marks: &marks,
    };
    let mut out = Records::new(records.settings.clone(), Gathered::default());
    out.settings.handling = choice.levels().to_vec();
    out.settings.allow.clear();
    out.settings.bases.insert(MARK.to_owned(), Shown::Plain);
    out.settings.source_kinds.push("withheld".to_owned());
    macro_rules! redact {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            out.$folder = each(&records.$folder, &rewriter, reach, |one| redactor.$noun(one));
        )*};
    }
    kinds!(redact);
    close(&mut out);
    redactor.stand_ins(&mut out);
    out.withheld = withheld::Withheld {
        level: choice.levels().last().cloned(),
        scope: choice.scope_names(records),
        marks: marks.all(),
        about: redactor.about,
    };
    out
}

/// A record that a choice may withhold as a whole.
pub trait Withheld: Record {
    /// Returns the ground, if it does. Of an organisation this decides on what is known of it
    /// beside its name.
    fn withheld(&self, choice: &Choice) -> Option<Ground>;

    /// Returns the ground on which nothing may lead to it. An organisation is told by its name.
    fn unlinked(&self, choice: &Choice) -> Option<Ground>;

    /// Returns all of its kind.
    fn all(records: &Records) -> &Table<Self>
    where
        Self: Sized;
}

macro_rules! withheld {
    ($($kind:ident in $folder:ident by $how:ident, linked by $link:ident)*) => {$(
        impl Withheld for $kind {
            fn withheld(&self, choice: &Choice) -> Option<Ground> {
                choice.$how(self)
            }

            fn unlinked(&self, choice: &Choice) -> Option<Ground> {
                choice.$link(self)
            }

            fn all(records: &Records) -> &Table<Self> {
                &records.$folder
            }
        }
    )*};
}

withheld! {
    Organisation in organisations by details, linked by name
    Person in people by person, linked by person
    Contact in contacts by contact, linked by contact
    Topic in topics by topic, linked by topic
    Source in sources by source, linked by source
    Visit in visits by visit, linked by visit
}

fn each<T: Record + Prose + Clone>(
    table: &Table<T>,
    rewriter: &Rewriter<'_>,
    reach: &Reach,
    mut redact: impl FnMut(T) -> Option<T>,
) -> Table<T> {
    let records = table.iter().filter_map(|record| {
        let mut record = record.clone();
        if reach.has(&record) {
            record.prose(&mut |words| rewriter.rewrite(words));
        } else {
            record.prose(&mut |words| MARK.clone_into(words));
        }
        redact(record)
    });
    Table::from(records.collect::<Vec<T>>())
}

fn settled<'a>(records: &'a Records, choice: &Choice) -> BTreeSet<&'a OpeningId> {
    let contacts = records
        .contacts
        .iter()
        .filter(|one| choice.contact(one).is_some());
    let sources = records
        .sources
        .iter()
        .filter(|one| choice.source(one).is_some());
    let by_contacts = contacts.flat_map(|contact| contact.closes.keys());
    by_contacts
        .chain(sources.flat_map(|source| source.closes.keys()))
        .collect()
}

/// Leaves no settlement of something that is not there any more.
fn close(out: &mut Records) {
    let points = out.contacts.iter().flat_map(|contact| &contact.points);
    let opened = points.filter_map(|point| Some(point.opens.as_deref()?.id.clone()));
    let plans = out
        .contacts
        .iter()
        .filter_map(|contact| contact.plan.as_deref());
    let asked = plans
        .flat_map(|plan| &plan.raise)
        .filter_map(|item| item.id.clone());
    let open: BTreeSet<OpeningId> = opened.chain(asked).collect();
    for contact in out.contacts.iter_mut() {
        contact.closes.retain(|id, _| open.contains(id));
    }
    for source in out.sources.iter_mut() {
        source.closes.retain(|id, _| open.contains(id));
    }
}

impl Redactor<'_> {
    fn mark(&self, ground: Ground) -> String {
        self.marks.of(ground).to_owned()
    }

    fn ground<T: Withheld>(&self, id: &str) -> Option<Ground> {
        T::all(self.records).get(id)?.unlinked(self.choice)
    }

    /// Keeps a link to a record, or leads to what stands in for it.
    fn link<T: Withheld>(&self, id: &Id<T>) -> Id<T> {
        self.ground::<T>(id.as_str())
            .map_or_else(|| id.clone(), stand_in)
    }

    /// Keeps links to records, and puts one stand-in for all that are withheld on a ground.
    fn links<T: Withheld>(&self, ids: &[Id<T>]) -> Many<Id<T>> {
        Many::from(keep(ids, |id| self.ground::<T>(id.as_str()), stand_in))
    }

    /// Notes that something about organisations is left out.
    fn left_out(&mut self, with: &[Id<Organisation>], ground: Ground) {
        let mark = self.mark(ground);
        for id in with {
            let id = self.link(id);
            self.about.entry(id).or_default().insert(mark.clone());
        }
    }
}

/// Keeps what may be shown, and puts one item at the end for all the rest of each ground.
fn keep<T: Clone>(
    items: &[T],
    ground: impl Fn(&T) -> Option<Ground>,
    mark: impl Fn(Ground) -> T,
) -> Vec<T> {
    keep_by(items, items, ground, mark)
}

/// Keeps what may be shown, as the same items tell in which names still stand.
fn keep_by<T: Clone>(
    items: &[T],
    known: &[T],
    ground: impl Fn(&T) -> Option<Ground>,
    mark: impl Fn(Ground) -> T,
) -> Vec<T> {
    let grounds: BTreeSet<Ground> = known.iter().filter_map(&ground).collect();
    let both = items.iter().zip(known);
    let kept = both.filter(|(_, known)| ground(known).is_none());
    let kept = kept.map(|(item, _)| item.clone());
    kept.chain(grounds.into_iter().map(mark)).collect()
}

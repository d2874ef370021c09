//! Changes → the one line that a reviewer reads first: `Apex: 1 new contact, 1 promise settled`.

use std::collections::{BTreeMap, BTreeSet};

use super::PackDiff;
use super::cause::{Cause, Sides};
use super::compared::FactChange;
use crate::brief::state::State;
use crate::brief::words::and;
use crate::facts::Facts;
use crate::finding::field::{Kind, RecordKey};
use crate::why::built::TracedPack;

/// A pack on both sides.
type Pair<'p> = (Option<&'p TracedPack>, Option<&'p TracedPack>);

/// What is said of each organisation, topic or visit, in the order in which it was met.
#[derive(Default)]
struct Told {
    names: Vec<String>,
    /// How often something is said of a name.
    counts: Vec<BTreeMap<(usize, String, &'static str), usize>>,
    order: usize,
}

impl Told {
    fn add(&mut self, name: String, what: String, noun: &'static str) {
        let known = self.names.iter().position(|known| *known == name);
        let at = known.unwrap_or_else(|| {
            self.names.push(name);
            self.counts.push(BTreeMap::new());
            self.names.len() - 1
        });
        let same =
            self.counts[at].keys().find(|(_, known, of)| *known == what && *of == noun).cloned();
        self.order += 1;
        let key = same.unwrap_or((self.order, what, noun));
        *self.counts[at].entry(key).or_default() += 1;
    }

    fn words(self) -> Vec<String> {
        let names = self.names.into_iter().zip(self.counts);
        let words = names.map(|(name, counts)| {
            let parts: Vec<String> = counts
                .into_iter()
                .map(|((_, what, noun), count)| counted(count, &what, noun))
                .collect();
            match name.as_str() {
                "" => parts.join(", "),
                name => format!("{name}: {}", parts.join(", ")),
            }
        });
        words.collect()
    }
}

/// Says of whom something is new, what was settled, and what else moved lines.
pub fn summary(sides: &Sides<'_>, packs: &[Pair<'_>], diffs: &[PackDiff]) -> String {
    let mut told = Told::default();
    let changes = || diffs.iter().flat_map(|diff| &diff.changes);
    // What changed on record since and shows in none of these lines is no news of them.
    let behind: BTreeSet<&RecordKey> =
        changes().flat_map(|one| &one.causes).filter_map(Cause::record).collect();
    for (record, fate) in sides.facts.records() {
        if !behind.contains(&record) {
            continue;
        }
        let what = if fate == FactChange::Added { "new" } else { fate.word() };
        let noun = match record.kind {
            // It is named already.
            Kind::Organisation | Kind::Topic | Kind::Visit => RECORD,
            kind => kind.noun(),
        };
        told.add(about(sides, &record), what.to_owned(), noun);
    }
    for (record, _) in sides.facts.renamed.iter() {
        told.add(about(sides, record), "renamed".to_owned(), record.kind.noun());
    }
    promises(sides, packs, &mut told);
    let mut parts = told.words();
    // What is of nobody comes last.
    parts.sort_by_key(|part| !part.contains(": "));
    let lines = |of: fn(&Cause) -> bool| changes().filter(|one| one.causes.iter().any(of)).count();
    let mut lines_by = |count: usize, why: &str| {
        let noun = if count == 1 { "line" } else { "lines" };
        parts.extend((count > 0).then(|| format!("{count} {noun} {why}")));
    };
    lines_by(lines(|cause| *cause == Cause::Hand), "written by hand");
    lines_by(lines(|cause| matches!(cause, Cause::Template(_))), "by a template");
    lines_by(lines(|cause| matches!(cause, Cause::AsOf(..))), "by the reader's day");
    if parts.is_empty() {
        let count: usize = diffs.iter().map(|diff| diff.changes.len()).sum();
        let noun = if count == 1 { "line" } else { "lines" };
        parts.extend((count > 0).then(|| format!("{count} {noun} changed")));
    }
    if parts.is_empty() { "nothing changed".to_owned() } else { parts.join("; ") }
}

/// Says of whom a record tells: the organisations of a contact, a topic by its name.
fn about(sides: &Sides<'_>, record: &RecordKey) -> String {
    let new = about_in(&sides.new.opened.facts, record);
    let old = sides.old.map(|old| &old.opened.facts);
    new.or_else(|| about_in(old?, record)).unwrap_or_default()
}

fn about_in(facts: &Facts, record: &RecordKey) -> Option<String> {
    let (records, id) = (facts.records(), record.id.as_str());
    let name = |id| facts.organisation(id).newest_name();
    Some(match record.kind {
        Kind::Organisation => records.organisations.get(id)?.newest_name().to_owned(),
        Kind::Person => name(&records.people.get(id)?.organisation).to_owned(),
        Kind::Contact => {
            let with: Vec<&str> = records.contacts.get(id)?.with.iter().map(name).collect();
            and(&with)
        }
        Kind::Source => {
            let about: Vec<&str> = records.sources.get(id)?.about.iter().map(name).collect();
            and(&about)
        }
        Kind::Topic => records.topics.get(id)?.name.clone(),
        Kind::Visit => records.visits.get(id)?.title.clone(),
        Kind::Settings => String::new(),
    })
}

fn promises(sides: &Sides<'_>, packs: &[Pair<'_>], told: &mut Told) {
    let mut became: BTreeMap<&str, (Option<State>, State)> = BTreeMap::new();
    for (old, new) in packs.iter().filter_map(|(old, new)| (*old).zip(*new)) {
        for (id, state) in &new.promises {
            became.insert(id, (old.promises.get(id).copied(), *state));
        }
    }
    let facts = &sides.new.opened.facts;
    for (id, (before, now)) in became {
        let what = match (before, now) {
            (before, now) if before == Some(now) => continue,
            (_, State::Done) => "settled",
            (_, State::Dropped) => "given up",
            (_, State::Partly) => "settled in part",
            (_, State::Overdue) => "overdue",
            (_, State::NotAsked) => "not reported as asked",
            (_, State::Answered) => "answered",
            (None, State::Open | State::NoAnswer) => "opened",
            (Some(State::Overdue), State::Open | State::NoAnswer) => "no longer overdue",
            (Some(_), State::Open | State::NoAnswer) => "open again",
        };
        let opening = facts.openings().find(|opening| opening.id.as_str() == id);
        let with = opening.map(|opening| {
            let with = opening.contact.with.iter();
            and(&with.map(|id| facts.organisation(id).newest_name()).collect::<Vec<_>>())
        });
        told.add(with.unwrap_or_default(), what.to_owned(), "promise");
    }
}

const RECORD: &str = "record";

/// `1 new contact`, but `1 promise settled`, and `record changed` of what is named before.
fn counted(count: usize, what: &str, noun: &str) -> String {
    if noun == RECORD {
        return match what {
            "new" => format!("{what} {noun}"),
            what => format!("{noun} {what}"),
        };
    }
    let plural = match noun {
        "person" => "people".to_owned(),
        noun => format!("{noun}s"),
    };
    let noun = if count == 1 { noun } else { &plural };
    if noun.starts_with("promise") {
        format!("{count} {noun} {what}")
    } else {
        format!("{count} {what} {noun}")
    }
}

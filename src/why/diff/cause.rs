//! A changed line × what is behind it on both sides → why it changed.

use std::cell::OnceCell;

use super::compared::{ComparedRecords, FactChange};
use super::lines::Change;
use super::probe::{Probe, Step, probes};
use crate::facts::when::When;
use crate::finding::field::{FieldPath, RecordKey};
use crate::why::built::{Built, TracedPack};
use crate::why::trace::Trace;

/// Why a line changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    Fact {
        fate: FactChange,
        field: FieldPath,
        /// Its file and line, of the old side where it is no more.
        place: String,
    },
    /// The id of a record: old and new, and where it stands now.
    Renamed(RecordKey, RecordKey, String),
    /// A template, by path and line.
    Template(String),
    /// The reader's day.
    AsOf(When, When),
    Hand,
}

impl Cause {
    pub fn record(&self) -> Option<&RecordKey> {
        match self {
            Cause::Fact { field, .. } => Some(&field.record),
            _ => None,
        }
    }
}

pub struct Sides<'s> {
    /// The old facts and templates, where they are known.
    pub old: Option<&'s Built>,
    pub new: &'s Built,
    pub facts: ComparedRecords<'s>,
    packs: Vec<(Option<&'s TracedPack>, Option<&'s TracedPack>)>,
    probes: OnceCell<Vec<Probe>>,
}

impl<'s> Sides<'s> {
    /// Compares two editions; without an old one, facts count as they are.
    pub fn new(
        old: Option<&'s Built>,
        new: &'s Built,
        packs: Vec<(Option<&'s TracedPack>, Option<&'s TracedPack>)>,
    ) -> Self {
        let project = |built: &'s Built| &built.opened.project;
        Self {
            old,
            new,
            facts: ComparedRecords::new(
                old.map_or(&new.opened.project, project),
                &new.opened.project,
            ),
            packs,
            probes: OnceCell::new(),
        }
    }

    /// Says why a line changed.
    pub fn causes(
        &self,
        change: Change,
        old: Option<&TracedPack>,
        new: Option<&TracedPack>,
    ) -> Vec<Cause> {
        let before = trace(old, change.old_line());
        let after = trace(new, change.new_line());
        let direct = || {
            let mut causes = self.facts_behind(&before.shows, &after.shows);
            if !causes.is_empty() {
                causes.extend(self.templates(&before, &after));
                Self::join(&mut causes, self.probed(change, old, new));
            }
            causes
        };
        let templates = || self.templates(&before, &after);
        let probed = || self.probed(change, old, new);
        let reasons = || self.facts_behind(&before.because, &after.because);
        let related = || self.related(&before, &after);
        let day = || days(old, new);
        let named = || match old {
            None => self.named(&after),
            Some(_) => Vec::new(),
        };
        let steps: [&dyn Fn() -> Vec<Cause>; 7] =
            [&direct, &templates, &probed, &reasons, &related, &day, &named];
        let renamed = self.renamed(change, old, new);
        if !renamed.is_empty() {
            return renamed.into_iter().chain(direct()).collect();
        }
        let mut causes = steps.into_iter().map(|step| step()).filter(|causes| !causes.is_empty());
        causes.next().unwrap_or_default()
    }

    /// Names the facts and templates that changed, of those that gave a line before a person
    /// edited it.
    pub fn behind_edit(
        &self,
        change: Change,
        old: Option<&TracedPack>,
        new: Option<&TracedPack>,
    ) -> Vec<Cause> {
        let before = trace(old, change.old_line());
        let after = trace(new, change.new_line());
        let mut causes = self.facts_behind(&before.shows, &after.shows);
        causes.extend(self.templates(&before, &after));
        causes
    }

    /// Finds the records whose id the line tells, as in the label of a note.
    fn renamed(
        &self,
        change: Change,
        old: Option<&TracedPack>,
        new: Option<&TracedPack>,
    ) -> Vec<Cause> {
        let line = |pack: Option<&'_ TracedPack>, n: Option<usize>| {
            let line = pack.zip(n).and_then(|(pack, n)| pack.markdown.lines().nth(n));
            line.unwrap_or_default().to_owned()
        };
        let (was, is) = (line(old, change.old_line()), line(new, change.new_line()));
        let has = |pack: Option<&TracedPack>, line: String| {
            pack.is_some_and(|pack| pack.markdown.lines().any(|other| other == line))
        };
        let all = self.facts.renamed.iter();
        // A line that stands elsewhere under the other id has come and gone by that alone.
        let told = all.filter(|(now, then)| match (was.is_empty(), is.is_empty()) {
            (false, false) => was.contains(&then.id) && is.contains(&now.id),
            (true, _) => is.contains(&now.id) && has(old, is.replace(&now.id, &then.id)),
            (false, true) => was.contains(&then.id) && has(new, was.replace(&then.id, &now.id)),
        });
        let cause = |(now, then): (&RecordKey, &RecordKey)| {
            let project = &self.new.opened.project;
            let file = project.file_of(now).map(|file| project.sources.file(file));
            let path = file.map(|file| file.path.clone()).unwrap_or_default();
            Cause::Renamed(then.clone(), now.clone(), path)
        };
        told.map(cause).collect()
    }

    /// Adds causes of which nothing has been said: another record, or the day.
    fn join(causes: &mut Vec<Cause>, others: Vec<Cause>) {
        for other in others {
            let same = |cause: &Cause| match (cause, &other) {
                (Cause::Fact { field, .. }, Cause::AsOf(..)) => field.path == "as_of",
                (cause, other) => cause.record() == other.record(),
            };
            if !causes.iter().any(same) {
                causes.push(other);
            }
        }
    }

    /// Finds the changes but for which the line would be as it was.
    fn probed(
        &self,
        change: Change,
        old: Option<&TracedPack>,
        new: Option<&TracedPack>,
    ) -> Vec<Cause> {
        let Some((before, pack)) = self.old.zip(new.or(old)) else {
            return Vec::new();
        };
        let probes = self.probes.get_or_init(|| probes(before, self.new, &self.facts, &self.packs));
        let line = |pack: Option<&TracedPack>, n: Option<usize>| {
            let line = pack.zip(n).and_then(|(pack, n)| pack.markdown.lines().nth(n));
            line.unwrap_or_default().to_owned()
        };
        let (was, is) = (line(old, change.old_line()), line(new, change.new_line()));
        let now = new.map_or("", |pack| pack.markdown.as_str());
        let mut causes = Vec::new();
        for probe in probes {
            if !probe.undoes(change, &pack.path(), now, (&was, &is)) {
                continue;
            }
            match &probe.step {
                Step::Day(before, after) => causes.push(Cause::AsOf(*before, *after)),
                Step::Record(record, fate) => {
                    if self.is_day_alone(record) {
                        continue;
                    }
                    let field = self.changed_field(record);
                    self.add(&mut causes, *fate, &field);
                }
            }
        }
        causes
    }
}

fn trace(pack: Option<&TracedPack>, line: Option<usize>) -> Trace {
    let trace = pack.zip(line).and_then(|(pack, line)| pack.traces.get(line));
    trace.cloned().unwrap_or_default()
}

fn days(old: Option<&TracedPack>, new: Option<&TracedPack>) -> Vec<Cause> {
    let days =
        old.zip(new).map(|(old, new)| (old.as_of, new.as_of)).filter(|(old, new)| old != new);
    days.map(|(old, new)| Cause::AsOf(old, new)).into_iter().collect()
}

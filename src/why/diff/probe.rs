//! Old × new built → what each single change of the facts does to the packs: the new state
//! is built again without it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::compared::{ComparedRecords, FactChange};
use super::lines::{Change, changes};
use crate::facts::when::When;
use crate::finding::field::RecordKey;
use crate::finding::report::Report;
use crate::pack::target::Target;
use crate::why::built::{Built, TracedPack};

/// Beyond this many changed records, going back on each in turn takes too long.
const MOST: usize = 24;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    Record(RecordKey, FactChange),
    /// The reader's day: old and new.
    Day(When, When),
}

/// The packs as they would be without one change.
#[derive(Debug)]
pub struct Probe {
    pub step: Step,
    packs: BTreeMap<String, String>,
}

impl Probe {
    /// Says whether a line of `now` would not have changed so, were it not for this change. A
    /// line may stand in a pack several times, so they are counted.
    pub fn undoes(&self, change: Change, path: &str, now: &str, (old, new): (&str, &str)) -> bool {
        // Each pack has its own day.
        if matches!(self.step, Step::Day(..)) && !self.packs.contains_key(path) {
            return false;
        }
        let without = self.packs.get(path).map_or("", String::as_str);
        let times = |text: &str, line| text.lines().filter(|other| *other == line).count();
        let back = times(without, old) > times(now, old);
        let gone = times(without, new) < times(now, new);
        if matches!(self.step, Step::Record(_, FactChange::Reordered)) {
            let there = |change: &Change| {
                let is = |text: &str, n: Option<usize>, line: &str| {
                    n.is_some_and(|n| text.lines().nth(n) == Some(line))
                };
                is(now, change.new_line(), new) || is(without, change.old_line(), old)
            };
            return changes(without, now).iter().any(there);
        }
        match change {
            Change::Added(_) | Change::Changed(..) => gone,
            Change::Removed(_) => back,
            Change::Moved(..) => false,
        }
    }
}

/// Builds the new packs without each change in turn. What no longer holds together without
/// it tells nothing and is left out.
pub fn probes(
    old: &Built,
    new: &Built,
    facts: &ComparedRecords<'_>,
    packs: &[(Option<&TracedPack>, Option<&TracedPack>)],
) -> Vec<Probe> {
    let records = facts.records();
    if records.len() > MOST {
        return Vec::new();
    }
    // Only of a pack that differs does a line ask why.
    let differs = |old: Option<&TracedPack>, new: &TracedPack| {
        old.is_none_or(|old| old.markdown != new.markdown)
    };
    let targets: Vec<Target> = packs
        .iter()
        .filter_map(|(old, new)| {
            new.filter(|new| differs(*old, new))
                .map(|pack| Target { id: pack.id.clone(), document: pack.document.clone() })
        })
        .collect();
    let mut probes: Vec<Probe> = records
        .into_par_iter()
        .filter_map(|(record, fate)| {
            let packs = without(old, new, &record, &targets)?;
            Some(Probe { step: Step::Record(record, fate), packs })
        })
        .collect();
    for (before, after) in packs.iter().filter_map(|(old, new)| (*old).zip(*new)) {
        let step = Step::Day(before.as_of, after.as_of);
        if before.as_of == after.as_of {
            continue;
        }
        let target = Target { id: after.id.clone(), document: after.document.clone() };
        let day = Some(before.as_of.last());
        let built = new.packs(&[target], day, false, &mut Report::default());
        let packs = markdown(built);
        match probes.iter_mut().find(|probe| probe.step == step) {
            Some(probe) => probe.packs.extend(packs),
            None => probes.push(Probe { step, packs }),
        }
    }
    probes
}

fn without(
    old: &Built,
    new: &Built,
    record: &RecordKey,
    targets: &[Target],
) -> Option<BTreeMap<String, String>> {
    let path = |built: &Built| {
        let id = built.opened.project.file_of(record)?;
        let file = built.opened.project.sources.file(id);
        Some((file.path.clone(), file.text().to_owned()))
    };
    let gone = path(new).map(|(path, _)| path);
    let mut texts = new.opened.texts();
    texts.retain(|(path, _)| Some(path) != gone.as_ref());
    texts.extend(path(old));
    let mut report = Report::default();
    let state = Built::new(new.opened.other(texts, &mut report).ok()?);
    let mut built = Vec::new();
    for target in targets {
        let known = state.opened.facts.records();
        let held =
            known.visits.get(&target.id).is_some() || known.contacts.get(&target.id).is_some();
        if held {
            let one = std::slice::from_ref(target);
            built.extend(state.packs(one, None, false, &mut report));
        }
    }
    Some(markdown(built))
}

fn markdown(packs: Vec<TracedPack>) -> BTreeMap<String, String> {
    packs.into_iter().map(|pack| (pack.path(), pack.markdown)).collect()
}

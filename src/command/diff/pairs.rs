//! Packs × the old side → pairs, with what is behind the lines of those that differ.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::edits::{self, Lying, as_read, with_edits};
use super::old::{Old, by_hand, lying};
use crate::command::packs::on_disk;
use crate::finding::report::Report;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::why::built::{Built, TracedPack};
use crate::why::diff::compared::ComparedRecords;

/// What packs are compared for.
pub struct Side<'s> {
    pub root: &'s Path,
    pub new: &'s Built,
    pub wanted: &'s Wanted,
}

impl Side<'_> {
    /// Sets packs beside those of a revision, with what people wrote into either side; the new
    /// side lies on the disk where no revision is named.
    pub fn revision(
        &self,
        old: &Built,
        revisions: [Option<&str>; 2],
        packs: Vec<TracedPack>,
    ) -> Vec<(Old, Option<TracedPack>)> {
        let mut quiet = Report::default();
        let known = |id: &String| {
            let records = old.opened.facts.records();
            records.visits.get(id).is_some()
                || records.contacts.get(id).is_some()
                || records.organisations.get(id).is_some()
        };
        let ids: Vec<String> = self.wanted.ids.iter().filter(|id| known(id)).cloned().collect();
        let wanted = Wanted { ids: ids.clone(), ..self.wanted.clone() };
        let all_new = ids.is_empty() && !self.wanted.ids.is_empty();
        let targets = if all_new { Vec::new() } else { old.opened.targets(&wanted, &mut quiet) };
        let same = match self.wanted.as_of {
            None => self.new.same_packs(old, &packs),
            Some(_) => BTreeMap::new(),
        };
        let (same, other): (Vec<Target>, Vec<Target>) =
            targets.into_iter().partition(|target| same.contains_key(&target.markdown()));
        let same: Vec<TracedPack> =
            packs.iter().filter(|pack| same.contains(&target(pack))).cloned().collect();
        let before = old.packs(&other, None, false, &mut quiet).into_iter();
        let mut before: BTreeMap<String, TracedPack> =
            before.chain(same).map(|pack| (pack.path(), pack)).collect();
        let is_new = |pack: &&TracedPack| !before.contains_key(&pack.path());
        let new = packs.iter().filter(is_new).count();
        let are_gone = before.len() > packs.len() - new;
        let renamed =
            if new > 0 && are_gone { former_paths(old, self.new, &packs) } else { BTreeMap::new() };
        let mut pairs: Vec<Pair> = Vec::new();
        for new in packs {
            let path = new.path();
            let was = before.remove(&path).or_else(|| before.remove(renamed.get(&path)?));
            pairs.push((was, Some(new)));
        }
        pairs.extend(before.into_values().map(|old| (Some(old), None)));
        let all = |pack: fn(&Pair) -> Option<&TracedPack>| {
            pairs.iter().filter_map(pack).map(target).collect::<Vec<_>>()
        };
        let lying = [
            edits::lying(self.root, revisions[0], &all(|pair| pair.0.as_ref())),
            edits::lying(self.root, revisions[1], &all(|pair| pair.1.as_ref())),
        ];
        let differs = |(old, new): &&Pair| {
            let read = |pack: &Option<TracedPack>, lying: &Lying| {
                pack.as_ref().map(|pack| as_read(pack, lying).into_owned())
            };
            read(old, &lying[0]) != read(new, &lying[1])
        };
        let differing = || pairs.iter().filter(differs);
        let old_targets = differing().filter_map(|(old, _)| old.as_ref().map(target));
        let new_targets = differing().filter_map(|(_, new)| new.as_ref().map(target));
        let mut old = traced(old, &old_targets.collect::<Vec<_>>(), None);
        let mut new = traced(self.new, &new_targets.collect::<Vec<_>>(), self.wanted.as_of);
        let known = |pack: Option<TracedPack>, traced: &mut Traced, lying: &Lying| {
            pack.map(|pack| with_edits(traced.remove(&pack.path()).unwrap_or(pack), lying))
        };
        pairs
            .into_iter()
            .map(|(before, now)| {
                let before = known(before, &mut old, &lying[0]);
                (Old::Built(before), known(now, &mut new, &lying[1]))
            })
            .collect()
    }

    /// Sets packs beside what lies in output/.
    pub fn output(
        &self,
        old: Option<&Built>,
        is_head: bool,
        packs: Vec<TracedPack>,
        report: &mut Report,
    ) -> Vec<(Old, Option<TracedPack>)> {
        let mut pairs = Vec::new();
        for mut new in packs {
            let target = Target { id: new.id.clone(), document: new.document.clone() };
            let Some(on_disk) = on_disk(self.root, &target, report) else {
                continue;
            };
            let text = on_disk.markdown.clone().unwrap_or_default();
            let by_hand = by_hand(&on_disk, &text);
            // Where a build would keep its hands off, what it would give is still told.
            if let Some(read) = edits::carried_over(&on_disk, &new.markdown) {
                new = lying(new, read);
            }
            if new.markdown == text {
                let pack = Some(new.clone());
                let old = Old::Lying { pack, text, by_hand };
                pairs.push((old, Some(new)));
                continue;
            }
            let targets = [target];
            let path = new.path();
            let given = std::mem::take(&mut new.markdown);
            if let Some(pack) = traced(self.new, &targets, self.wanted.as_of).remove(&path) {
                new = lying(pack, given);
            }
            let built = old.and_then(|old| traced(old, &targets, None).remove(&path));
            let base = on_disk.base.known().map(|base| &base.text);
            let pack = built
                .filter(|built| is_head || Some(&built.markdown) == base)
                .map(|built| lying(built, text.clone()));
            pairs.push((Old::Lying { pack, text, by_hand }, Some(new)));
        }
        pairs
    }
}

/// A pack on either side.
type Pair = (Option<TracedPack>, Option<TracedPack>);

/// Packs by their paths.
type Traced = BTreeMap<String, TracedPack>;

/// Makes packs with what is behind their lines.
fn traced(built: &Built, targets: &[Target], as_of: Option<NaiveDate>) -> Traced {
    let packs = built.packs(targets, as_of, true, &mut Report::default());
    packs.into_iter().map(|pack| (pack.path(), pack)).collect()
}

/// Returns the paths that packs had of records that only have another id now.
fn former_paths(old: &Built, new: &Built, packs: &[TracedPack]) -> BTreeMap<String, String> {
    let compared = ComparedRecords::new(&old.opened.project, &new.opened.project);
    let renamed = compared.renamed.iter();
    let paths = renamed.flat_map(|(now, was)| {
        let own = packs.iter().filter(|pack| pack.id == now.id);
        own.map(|pack| (pack.path(), Target::new(&was.id, &pack.document).markdown()))
    });
    paths.collect()
}

fn target(pack: &TracedPack) -> Target {
    Target { id: pack.id.clone(), document: pack.document.clone() }
}

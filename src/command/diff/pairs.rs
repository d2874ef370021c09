//! Packs × the old side → pairs, with what is behind the lines of those that differ.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;

use super::old::{Old, by_hand, lying};
use crate::command::packs::on_disk;
use crate::finding::report::Report;
use crate::pack::keep_edits::keep_edits;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::why::built::{Built, TracedPack};

/// What packs are compared for.
pub struct Side<'s> {
    /// The project folder.
    pub root: &'s Path,
    /// The new state.
    pub new: &'s Built,
    /// What is wanted.
    pub wanted: &'s Wanted,
}

impl Side<'_> {
    /// Sets packs beside those of a revision.
    pub fn revision(
        &self,
        old: &Built,
        packs: Vec<TracedPack>,
    ) -> Vec<(Old, Option<TracedPack>)> {
        let mut quiet = Report::default();
        let known = |id: &String| {
            let records = old.opened.facts.records();
            records.visits.get(id).is_some()
                || records.contacts.get(id).is_some()
                || records.organisations.get(id).is_some()
        };
        let ids: Vec<String> = self
            .wanted
            .ids
            .iter()
            .filter(|id| known(id))
            .cloned()
            .collect();
        let wanted = Wanted {
            ids: ids.clone(),
            ..self.wanted.clone()
        };
        let all_new = ids.is_empty() && !self.wanted.ids.is_empty();
        let targets = if all_new {
            Vec::new()
        } else {
            old.opened.targets(&wanted, &mut quiet)
        };
        let same = match self.wanted.as_of {
            None => self.new.same_packs(old, &packs),
            Some(_) => BTreeMap::new(),
        };
        let (same, other): (Vec<Target>, Vec<Target>) = targets
            .into_iter()
            .partition(|target| same.contains_key(&target.markdown()));
        let same: Vec<TracedPack> = packs
            .iter()
            .filter(|pack| same.contains(&target(pack)))
            .cloned()
            .collect();
        let before = old.packs(&other, None, false, &mut quiet).into_iter();
        let mut before: BTreeMap<String, TracedPack> =
            before.chain(same).map(|pack| (pack.path(), pack)).collect();
        let mut pairs: Vec<(Option<TracedPack>, Option<TracedPack>)> = Vec::new();
        for new in packs {
            pairs.push((before.remove(&new.path()), Some(new)));
        }
        pairs.extend(before.into_values().map(|old| (Some(old), None)));
        let differs = |(old, new): &&(Option<TracedPack>, Option<TracedPack>)| {
            let markdown = |pack: &Option<TracedPack>| {
                pack.as_ref().map(|pack| pack.markdown.clone())
            };
            markdown(old) != markdown(new)
        };
        let differing = || pairs.iter().filter(differs);
        let old_targets = differing().filter_map(|(old, _)| old.as_ref().map(target));
        let new_targets = differing().filter_map(|(_, new)| new.as_ref().map(target));
        let mut old = traced(old, &old_targets.collect::<Vec<_>>(), None);
        let mut new = traced(
            self.new,
            &new_targets.collect::<Vec<_>>(),
            self.wanted.as_of,
        );
        let known = |pack: Option<TracedPack>, traced: &mut Traced| {
            pack.map(|pack| traced.remove(&pack.path()).unwrap_or(pack))
        };
        pairs
            .into_iter()
            .map(|(before, now)| {
                (Old::Built(known(before, &mut old)), known(now, &mut new))
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
            let target = Target {
                id: new.id.clone(),
                document: new.document.clone(),
            };
            let Some(on_disk) = on_disk(self.root, &target, report) else {
                continue;
            };
            let text = on_disk.markdown.clone().unwrap_or_default();
            let by_hand = by_hand(&on_disk, &text);
            let kept = keep_edits(&on_disk, &new.markdown, false);
            // Where a build would keep its hands off, what it would give is still told.
            if !kept.verdict.hands_off() {
                new = lying(new, kept.markdown);
            }
            if new.markdown == text {
                let pack = Some(new.clone());
                let old = Old::Lying {
                    pack,
                    text,
                    by_hand,
                };
                pairs.push((old, Some(new)));
                continue;
            }
            let targets = [target];
            let path = new.path();
            let given = std::mem::take(&mut new.markdown);
            if let Some(pack) =
                traced(self.new, &targets, self.wanted.as_of).remove(&path)
            {
                new = lying(pack, given);
            }
            let built = old.and_then(|old| traced(old, &targets, None).remove(&path));
            let base = on_disk.base.known().map(|base| &base.text);
            let pack = built
                .filter(|built| is_head || Some(&built.markdown) == base)
                .map(|built| lying(built, text.clone()));
            pairs.push((
                Old::Lying {
                    pack,
                    text,
                    by_hand,
                },
                Some(new),
            ));
        }
        pairs
    }
}

/// Packs by their paths.
type Traced = BTreeMap<String, TracedPack>;

/// Makes packs with what is behind their lines.
fn traced(built: &Built, targets: &[Target], as_of: Option<NaiveDate>) -> Traced {
    let packs = built.packs(targets, as_of, true, &mut Report::default());
    packs.into_iter().map(|pack| (pack.path(), pack)).collect()
}

fn target(pack: &TracedPack) -> Target {
    Target {
        id: pack.id.clone(),
        document: pack.document.clone(),
    }
}

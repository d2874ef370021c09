//! What lies in output/ × the commits of a merge → packs that know both sides they come from.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use super::packs;
use crate::finding::report::Report;
use crate::pack::base::{Base, Known};
use crate::pack::keep_edits::OnDisk;
use crate::pack::target::{BASES, Target};
use crate::pack::two_sides::{Side, TwoSides};
use crate::project::git::{Merging, Texts};

/// The packs of a project in which git may just have merged.
pub struct Packs<'r> {
    root: &'r Path,
    merging: OnceLock<Option<Merged>>,
}

/// A merge, and the packs and bases that are not the same on both sides.
struct Merged {
    sides: Merging,
    differing: BTreeSet<String>,
}

impl<'r> Packs<'r> {
    /// Git is asked once, and not before the first pack is looked at.
    pub fn of(root: &'r Path) -> Self {
        Self { root, merging: OnceLock::new() }
    }

    /// Reads what lies in output/ of a target.
    pub fn on_disk(&self, target: &Target, report: &mut Report) -> Option<OnDisk> {
        let on_disk = packs::on_disk(self.root, target, report)?;
        let known = on_disk.base.known();
        let two_sides = known.and_then(|known| self.two_sides(target, known));
        Some(OnDisk { two_sides, ..on_disk })
    }

    /// Says whether git has just merged a pack: what lies there may lack something of one side.
    pub fn were_merged(&self, target: &Target) -> bool {
        self.merging(target).is_some()
    }

    /// Returns the merge that is under way or is the last commit, if it bears on a target.
    fn merging(&self, target: &Target) -> Option<&Merging> {
        let find = || {
            let sides = Merging::now(self.root)?;
            let differing = sides.differing(self.root, "output");
            Some(Merged { sides, differing })
        };
        let merged = self.merging.get_or_init(find).as_ref()?;
        let bears_on = |path: String| merged.differing.contains(&path);
        (bears_on(target.markdown()) || bears_on(target.base())).then_some(&merged.sides)
    }

    fn two_sides(&self, target: &Target, known: &Known) -> Option<TwoSides> {
        let merging = self.merging(target);
        let now = merging
            .and_then(|merging| sides(self.root, target, merging))
            .filter(|sides| sides.bear_on(known));
        if !known.by_git || now.as_ref().is_some_and(|now| now.gave(known)) {
            return now;
        }
        let found = found(self.root, target, known);
        found.and_then(|merging| sides(self.root, target, &merging)).or(now)
    }
}

/// Finds the commits that gave the texts of a base.
fn found(root: &Path, target: &Target, known: &Known) -> Option<Merging> {
    let is_of = |facts: &str, digest: &str| {
        let mut texts = facts.lines().filter_map(|line| line.strip_prefix("text "));
        texts.next() == Some(digest) && texts.next().is_none()
    };
    let wanted: Vec<_> =
        known.digests.iter().map(|digest| move |facts: &str| is_of(facts, digest)).collect();
    Merging::found(root, &target.base_facts(), &target.markdown(), &wanted)
}

fn sides(root: &Path, target: &Target, merging: &Merging) -> Option<TwoSides> {
    let read = |target: &Target| {
        let paths = [target.markdown(), target.base(), target.base_facts()];
        let (texts, before) = merging.texts(root, &paths);
        (texts.into_iter().map(side).collect::<Vec<_>>(), before.and_then(side))
    };
    let (mut sides, mut before) = read(target);
    if before.is_none() && sides.iter().any(Option::is_none) {
        // One side gave the record another name.
        let former = merging.former_name(root, BASES, &target.base_facts());
        if let Some(former) = former.and_then(|path| Target::of_base_facts(&path)) {
            let (as_named, named) = read(&former);
            sides = sides.into_iter().zip(as_named).map(|(now, then)| now.or(then)).collect();
            before = named;
        }
    }
    let named = sides.into_iter().zip(&merging.sides);
    let sides: Vec<Side> =
        named.filter_map(|(side, commit)| Some(Side { commit: short(commit), ..side? })).collect();
    let done = merging.done(root, &target.markdown());
    (!sides.is_empty()).then_some(TwoSides { sides, before, done })
}

fn side(texts: Texts) -> Option<Side> {
    let [markdown, base, facts] = texts.try_into().ok()?;
    let base = Base::read(base.as_deref(), facts.as_deref());
    let known = base.known()?;
    Some(Side {
        commit: String::new(),
        markdown: markdown?,
        built: known.text.clone(),
        digests: known.digests.clone(),
    })
}

fn short(commit: &str) -> String {
    commit.chars().take(10).collect()
}

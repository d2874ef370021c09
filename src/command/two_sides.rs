//! What lies in output/ × the commits of a merge → packs that know both sides they come from.

use std::path::Path;
use std::sync::OnceLock;

use super::packs;
use crate::finding::report::Report;
use crate::pack::base::{Base, Known};
use crate::pack::keep_edits::OnDisk;
use crate::pack::target::Target;
use crate::pack::two_sides::{Side, TwoSides};
use crate::project::git::{Merging, Texts};

/// The packs of a project in which git may just have merged.
pub struct Packs<'r> {
    root: &'r Path,
    merging: OnceLock<Option<Merging>>,
}

impl<'r> Packs<'r> {
    /// Git is asked once, and not before the first pack is read.
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

    fn two_sides(&self, target: &Target, known: &Known) -> Option<TwoSides> {
        let merging = self.merging.get_or_init(|| Merging::now(self.root)).clone();
        let of_this = merging.and_then(|merging| sides(self.root, target, &merging));
        let of_this = of_this.filter(|sides| sides.bear_on(known));
        of_this.or_else(|| {
            let sides = known.by_git.then(|| found(self.root, target, known)).flatten()?;
            self::sides(self.root, target, &sides)
        })
    }
}

/// Finds the commits that gave the two texts of a base.
fn found(root: &Path, target: &Target, known: &Known) -> Option<Merging> {
    let is_of = |facts: &str, digest: &str| {
        let mut texts = facts.lines().filter_map(|line| line.strip_prefix("text "));
        texts.next() == Some(digest) && texts.next().is_none()
    };
    let wanted: Vec<_> =
        known.digests.iter().map(|digest| move |facts: &str| is_of(facts, digest)).collect();
    let wanted: Vec<&dyn Fn(&str) -> bool> = wanted.iter().map(|one| one as _).collect();
    Merging::found(root, &target.base_facts(), &target.markdown(), &wanted)
}

fn sides(root: &Path, target: &Target, merging: &Merging) -> Option<TwoSides> {
    let paths = [target.markdown(), target.base(), target.base_facts()];
    let (texts, before) = merging.texts(root, &paths);
    let side = |(texts, commit): (Texts, &String)| {
        let [markdown, base, facts] = texts.try_into().ok()?;
        let known = Base::read(base.as_deref(), facts.as_deref());
        Some(Side {
            commit: commit.chars().take(10).collect(),
            markdown: markdown?,
            built: known.known()?.text.clone(),
        })
    };
    let sides: Vec<Side> = texts.into_iter().zip(&merging.sides).filter_map(side).collect();
    let before = before.zip(merging.before.as_ref()).and_then(side);
    (!sides.is_empty()).then_some(TwoSides { sides, before })
}

//! Packs as a build would make them now, written nowhere.

use std::path::Path;

use super::packs;
use crate::finding::report::Report;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::pack::{self, Page, Run};

/// Says whether a pack need not be made.
pub type Stands<'s> = &'s (dyn Fn(&Target) -> bool + Sync);

/// Makes packs as a build would, but for those that need not be made; `notes` says whether they
/// bear what was asked of the facts.
pub fn pages(
    root: &Path,
    opened: &Opened,
    targets: &[Target],
    (stands, notes): (Stands<'_>, bool),
    report: &mut Report,
) -> Vec<Page> {
    let run = Run {
        as_of: None,
        discard_edits: false,
        also: &[],
        on_disk: &|target, report| packs::on_disk(root, target, report),
        lying: &|target, format| packs::lying(root, target, format),
        stands,
        notes,
        made_one: &|| {},
    };
    pack::pages(opened, targets, &run, report)
}

/// Makes one pack.
pub fn page(root: &Path, opened: &Opened, target: &Target, report: &mut Report) -> Option<Page> {
    let targets = std::slice::from_ref(target);
    pages(root, opened, targets, (&|_| false, false), report).pop()
}

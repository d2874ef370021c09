//! Packs as a build would make them now, written nowhere.

use std::path::Path;

use super::packs;
use super::two_sides::Packs;
use crate::finding::report::Report;
use crate::pack::format::Format;
use crate::pack::make::Made;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::pack::{self, Page, Run};

/// What packs are made with.
#[derive(Clone, Copy)]
pub struct With<'w> {
    /// Says whether a pack need not be made.
    pub stands: &'w (dyn Fn(&Target) -> bool + Sync),
    /// Shown each text that is made.
    pub seen: &'w (dyn Fn(&Target, &Made<'_>) + Sync),
    /// Whether packs bear what was asked of the facts.
    pub notes: bool,
    /// Formats that are wanted whatever the records ask for.
    pub also: &'w [&'static Format],
    /// Whether of the files only those are wanted into which somebody may have written.
    pub only_text: bool,
}

/// Makes packs as a build would, but for those that need not be made.
pub fn pages(
    root: &Path,
    opened: &Opened,
    targets: &[Target],
    with: With<'_>,
    report: &mut Report,
) -> Vec<Page> {
    let lying = Packs::of(root);
    let run = Run {
        as_of: None,
        discard_edits: false,
        also: with.also,
        only_text: with.only_text,
        on_disk: &|target, report| lying.on_disk(target, report),
        lying: &|target, format| packs::lying(root, target, format),
        stands: &|target| (with.stands)(target) && !lying.were_merged(target),
        notes: with.notes,
        seen: with.seen,
        made_one: &|| {},
    };
    pack::pages(opened, targets, &run, report)
}

pub fn page(root: &Path, opened: &Opened, target: &Target, report: &mut Report) -> Option<Page> {
    page_also(root, opened, target, &[], report)
}

/// Makes a pack in further formats too.
pub fn page_also(
    root: &Path,
    opened: &Opened,
    target: &Target,
    also: &[&'static Format],
    report: &mut Report,
) -> Option<Page> {
    let targets = std::slice::from_ref(target);
    let with = With { stands: &|_| false, seen: &|_, _| {}, notes: false, also, only_text: false };
    pages(root, opened, targets, with, report).pop()
}

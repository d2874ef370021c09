//! What people wrote into packs, in a revision or on the disk → the packs as they were read.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use super::old::written_over;
use crate::command::packs::on_disk;
use crate::finding::report::Report;
use crate::merge::settled_by_build;
use crate::pack::base::Base;
use crate::pack::keep_edits::{OnDisk, Verdict, keep_edits};
use crate::pack::target::Target;
use crate::project::git;
use crate::why::built::TracedPack;

/// What lies in output/ of packs, by their paths.
pub type Lying = BTreeMap<String, OnDisk>;

/// Reads what lies in output/ of a revision, or on the disk where none is named. What cannot be
/// read holds no edits.
pub fn lying(root: &Path, revision: Option<&str>, targets: &[Target]) -> Lying {
    let Some(revision) = revision else {
        let mut quiet = Report::default();
        return targets
            .iter()
            .filter_map(|one| Some((one.markdown(), on_disk(root, one, &mut quiet)?)))
            .collect();
    };
    let paths: Vec<[String; 3]> =
        targets.iter().map(|one| [one.markdown(), one.base(), one.base_facts()]).collect();
    let all: Vec<&str> = paths.iter().flatten().map(String::as_str).collect();
    let texts = git::committed(root, revision, &all).unwrap_or_default();
    let text = |path: &String| texts.get(path).map(String::as_str);
    paths
        .iter()
        .map(|[pack, base, facts]| {
            let lies = OnDisk {
                markdown: text(pack).map(str::to_owned),
                base: Base::read(text(base), text(facts)),
                two_sides: None,
            };
            (pack.clone(), lies)
        })
        .collect()
}

/// Returns a pack as people read it: with what they wrote into it, as far as a build carries that
/// over without asking. A sentence in conflict stands as the facts give it.
pub fn as_read<'p>(pack: &'p TracedPack, lying: &Lying) -> Cow<'p, str> {
    let lies = lying.get(&pack.path()).filter(|lies| lies.markdown.is_some());
    let read = lies.and_then(|lies| carried_over(lies, &pack.markdown));
    read.map_or(Cow::Borrowed(&pack.markdown), Cow::Owned)
}

/// Returns what a build carries over of what lies there, a sentence in conflict as the facts give
/// it; none where that is not known.
pub fn carried_over(lies: &OnDisk, built: &str) -> Option<String> {
    let kept = keep_edits(lies, built, false);
    match kept.verdict {
        Verdict::Merged(merged) if !merged.conflicts.is_empty() => settled_by_build(&kept.markdown),
        Verdict::Marked(_) => {
            let markdown = Some(settled_by_build(&kept.markdown)?);
            carried_over(&OnDisk { markdown, ..lies.clone() }, built)
        }
        verdict if verdict.hands_off() => None,
        _ => Some(kept.markdown),
    }
}

/// Puts into a pack what people wrote, and notes their lines.
pub fn with_edits(pack: TracedPack, lying: &Lying) -> TracedPack {
    let text = as_read(&pack, lying).into_owned();
    if text == pack.markdown {
        return pack;
    }
    written_over(pack, text)
}

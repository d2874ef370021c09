//! A Word file that came back × the pack as it lies there → the pack as it would be.

use std::path::Path;

use crate::cli::packs::AdoptArgs;
use crate::command::packs;
use crate::finding::report::{At, Report};
use crate::merge::{self, markers};
use crate::pack::base::{Base, MadeFrom, digest, digest_of_bytes};
use crate::pack::format::DOCX;
use crate::pack::keep_edits::OnDisk;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::project::git::earlier;
use crate::project::to_import;
use crate::word::adopt::adopt as taken_over;
use crate::word::adopted::Adopted;
use crate::word::archive::{Parts, Refusal};
use crate::word::house::Head;
use crate::word::{self, property};

/// A pack before and after, and what was taken over.
pub struct Edited {
    pub target: Target,
    pub before: String,
    pub after: String,
    pub facts: Option<String>,
    pub adopted: Adopted,
    /// How many sentences both the file and the pack changed since.
    pub conflicts: usize,
}

/// Takes a file over, without writing anything; notes why not where it cannot be.
pub fn edited(
    root: &Path,
    opened: &Opened,
    args: &AdoptArgs,
    path: &Path,
    report: &mut Report,
) -> Option<Edited> {
    let file = args.file.display().to_string();
    let at = || At::Path(file.clone());
    let refused = |refusal: Refusal, report: &mut Report| {
        let message = format!("This file is not taken over: {}.", refusal.why);
        report.error("unreadable", at(), message).hint(refusal.mend.to_owned());
    };
    let bytes = match to_import::bytes(path) {
        Ok(bytes) => bytes,
        Err(fault) => {
            report.error(fault.code, at(), fault.message).hints = fault.hints;
            return None;
        }
    };
    let parts = Parts::open(&bytes).map_err(|refusal| refused(refusal, report)).ok()?;
    let target = target(&parts, args, &file).filter(|target| {
        let document = opened.printer.documents().get(&target.document);
        let records = opened.facts.records();
        document.is_some_and(|one| one.record(records, &target.id).is_some())
    });
    let Some(target) = target else {
        report
            .error("no-pack", at(), "This file does not say of which pack it is.")
            .hint("name it with `--pack ID/DOCUMENT`".to_owned());
        return None;
    };
    let on_disk = packs::on_disk(root, &target, report)?;
    let before = on_disk.markdown.clone().unwrap_or_default();
    if !markers(&before).is_empty() {
        report
            .error(
                "conflict-markers",
                At::Path(target.markdown()),
                "This pack holds conflict markers, so nothing was taken over.",
            )
            .hint("keep what is right, delete the lines with markers, and adopt again".to_owned());
        return None;
    }
    let Some(sent) = sent(root, &parts, &target, &on_disk) else {
        report
            .error("unknown-base", at(), "The Markdown from which this file was made is not known.")
            .hint(
                "take the file as Word saved it; a program that drops what it does not know \
                 has dropped it"
                    .to_owned(),
            );
        return None;
    };
    // In the header any mark may stand.
    let marks = opened.facts.settings().handling.join(" ").to_uppercase();
    let document = opened.printer.documents().get(&target.document);
    let frame = Head {
        title: "",
        language: &opened.facts.settings().language,
        marking: &marks,
        as_of: "x",
        author: "",
        of: "",
        one_page: document.is_some_and(|document| document.one_page),
        photos: &opened.project.photos,
    };
    let went_out = word::docx(&sent, &frame, opened.printer.house(), "").ok()?;
    let adopted =
        taken_over(&sent, &went_out, &parts).map_err(|refusal| refused(refusal, report)).ok()?;
    let (after, conflicts) = if adopted.markdown == sent {
        (before.clone(), 0)
    } else if merge::same(&sent, &before) {
        (adopted.markdown.clone(), 0)
    } else {
        let merged = merge::merge(&sent, &adopted.markdown, &before);
        (merged.text, merged.conflicts.len())
    };
    let lying = packs::lying(root, &target, &DOCX);
    let is_own = lying.as_deref() == Some(bytes.as_slice());
    let facts = facts(&on_disk, &after, &adopted, is_own.then(|| digest_of_bytes(&bytes)));
    Some(Edited { target, before, after, facts, adopted, conflicts })
}

/// Finds whose pack a file is: it says so itself, or its place does.
fn target(parts: &Parts, args: &AdoptArgs, file: &str) -> Option<Target> {
    let named = |of: &str| Target::of_markdown(&format!("output/{of}.md"));
    let own = property(parts, word::OF);
    let path = file.replace('\\', "/");
    let place = path.rsplit_once("output/").map(|(_, rest)| rest.trim_end_matches(".docx"));
    args.pack.as_deref().or(own.as_deref()).and_then(named).or_else(|| place.and_then(named))
}

/// Finds the Markdown from which a file was made: that of today, that of the last build, that which
/// the file holds, or that of an earlier commit.
fn sent(root: &Path, parts: &Parts, target: &Target, on_disk: &OnDisk) -> Option<String> {
    let held = word::source_of(parts);
    let Some(known) = property(parts, word::BASE) else {
        return held;
    };
    let is_it = |text: &str| digest(text) == known;
    let built = on_disk.base.known().map(|known| known.text.clone());
    let near = [on_disk.markdown.clone(), built, held.clone()];
    let found = near.into_iter().flatten().find(|text| is_it(text));
    found.or_else(|| earlier(root, &target.markdown(), is_it)).or(held)
}

/// Writes who wrote what beside the base, and that a file in `output/` was taken over.
fn facts(
    on_disk: &OnDisk,
    after: &str,
    adopted: &Adopted,
    taken: Option<String>,
) -> Option<String> {
    let Base::Known(known) = &on_disk.base else {
        return None;
    };
    let mut made_from: MadeFrom = known.made_from.clone();
    made_from.pages.extend(taken);
    for (text, by) in &adopted.authors {
        let line = after.lines().find(|line| line.contains(text.as_str()));
        let signed = match by.day.as_str() {
            "" => by.name.clone(),
            day => format!("{}, {day}", by.name),
        };
        let who = signed.split_whitespace().collect::<Vec<_>>().join(" ");
        made_from.edited.extend(line.map(|line| (digest(line.trim()), who)));
    }
    Some(made_from.write(&known.text))
}

//! What was typed → both sides of a comparison.

use std::path::Path;

use crate::cli::packs::DiffArgs;
use crate::command::Folder;
use crate::command::build::day;
use crate::command::packs::on_disk;
use crate::pack::keep_edits::keep_edits;
use crate::pack::opened::Opened;
use crate::pack::target::Target;
use crate::pack::wanted::Wanted;
use crate::project::git;
use crate::project::load::load;
use crate::why::built::{Built, TracedPack};

use super::old::{Old, by_hand, lying};
use crate::finding::report::{At, Report};
use crate::project::Project;

/// Both sides.
pub struct Compared {
    /// The old facts and templates, where they are known.
    pub old: Option<Built>,
    /// The new ones.
    pub new: Built,
    /// The packs, side by side.
    pub pairs: Vec<(Old, Option<TracedPack>)>,
    /// The old side in words.
    pub from: String,
    /// The new side in words.
    pub to: String,
}

/// A revision, two, or none.
struct Revisions {
    old: Option<String>,
    new: Option<String>,
    ids: Vec<String>,
}

/// Reads both sides.
pub fn compare(
    opened: Folder,
    args: &DiffArgs,
    report: &mut Report,
) -> Result<Compared, Option<Box<Project>>> {
    let Ok(as_of) = day(args.as_of.as_deref(), report) else {
        return Err(Some(Box::new(opened.project)));
    };
    let Folder { root, project } = opened;
    let revisions = revisions(&args.words, &project);
    let new = match &revisions.new {
        Some(revision) => at(&root, revision, report)?,
        None => Built::of(project, report).map_err(Some)?,
    };
    let wanted = Wanted {
        ids: revisions.ids.clone(),
        document: args.document.clone(),
        as_of,
    };
    let targets = new.opened.targets(&wanted, report);
    if report.has_errors() {
        return Err(Some(Box::new(new.opened.project)));
    }
    let packs = new.packs(&targets, as_of, true, report);
    if report.has_errors() {
        return Err(Some(Box::new(new.opened.project)));
    }
    let to = revisions
        .new
        .clone()
        .unwrap_or_else(|| "the facts as they are now".to_owned());
    let side = Side {
        root: &root,
        wanted: &wanted,
    };
    match &revisions.old {
        Some(revision) => {
            let old = at(&root, revision, report)?;
            let pairs = side.revision(&old, packs);
            Ok(Compared {
                old: Some(old),
                new,
                pairs,
                from: revision.clone(),
                to,
            })
        }
        None => {
            // What is behind the lines in output/ is known where HEAD gives them, and without
            // git where the facts as they are do.
            let (head, old) = match at(&root, "HEAD", &mut Report::default()) {
                Ok(head) => (true, Some(head)),
                Err(_) => {
                    let quiet = &mut Report::default();
                    (false, Built::of(load(&root, quiet), quiet).ok())
                }
            };
            let pairs = side.output(old.as_ref(), head, packs, report);
            Ok(Compared {
                old,
                new,
                pairs,
                from: "output/ as it lies there".to_owned(),
                to,
            })
        }
    }
}

struct Side<'s> {
    root: &'s Path,
    wanted: &'s Wanted,
}

impl Side<'_> {
    fn revision(
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
        let targets = match all_new {
            true => Vec::new(),
            false => old.opened.targets(&wanted, &mut quiet),
        };
        let mut before = old.packs(&targets, None, true, &mut quiet);
        let mut pairs: Vec<(Old, Option<TracedPack>)> = Vec::new();
        for new in packs {
            let same = before.iter().position(|old| old.path() == new.path());
            let old = same.map(|at| before.remove(at));
            pairs.push((Old::Built(old), Some(new)));
        }
        pairs.extend(before.into_iter().map(|old| (Old::Built(Some(old)), None)));
        pairs
    }

    fn output(
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
            let built = old.and_then(|old| {
                old.packs(&[target], None, true, &mut Report::default())
                    .pop()
            });
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

fn at(
    root: &Path,
    revision: &str,
    report: &mut Report,
) -> Result<Built, Option<Box<Project>>> {
    let texts = git::texts(root, revision).map_err(|why| {
        report.error("no-revision", At::Nowhere, why).hint(
            "name a commit, branch or tag, or a visit or contact by its id".to_owned(),
        );
        None
    })?;
    let opened = Opened::of_texts(texts, report).map_err(Some)?;
    Ok(Built::new(opened))
}

/// The first word is a revision unless a visit or contact is called so.
fn revisions(words: &[String], project: &Project) -> Revisions {
    let records = &project.records;
    let is_id = |word: &String| {
        records.visits.get(word).is_some()
            || records.contacts.get(word).is_some()
            || records.organisations.get(word).is_some()
    };
    let (first, ids) = match words.split_first() {
        Some((first, rest)) if !is_id(first) => (Some(first.as_str()), rest),
        _ => (None, words),
    };
    let (old, new) =
        match first.map(|first| first.split_once("..").unwrap_or((first, ""))) {
            Some((old, new)) => (Some(old), new),
            None => (None, ""),
        };
    let some = |word: &str| (!word.is_empty()).then(|| word.to_owned());
    Revisions {
        old: old.map(|old| some(old).unwrap_or_else(|| "HEAD".to_owned())),
        new: some(new),
        ids: ids.to_vec(),
    }
}

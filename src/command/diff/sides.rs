//! What was typed → both sides of a comparison.

use std::path::Path;

use crate::cli::packs::DiffArgs;
use crate::command::Folder;
use crate::command::today::day;
use crate::pack::opened::Opened;
use crate::pack::wanted::Wanted;
use crate::project::git;
use crate::project::load::load;
use crate::why::built::{Built, TracedPack};

use super::old::Old;
use super::pairs::Side;
use crate::finding::report::{At, Report};
use crate::project::Project;

pub struct Compared {
    /// The old facts and templates, where they are known.
    pub old: Option<Built>,
    pub new: Built,
    pub pairs: Vec<(Old, Option<TracedPack>)>,
    pub from: String,
    pub to: String,
}

struct Revisions {
    old: Option<String>,
    new: Option<String>,
    ids: Vec<String>,
}

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
        Some(revision) => at(&root, revision, None, report)?,
        None => Built::of(project, report).map_err(Some)?,
    };
    let wanted = Wanted { ids: revisions.ids.clone(), document: args.document.clone(), as_of };
    let targets = new.opened.targets(&wanted, report);
    if report.has_errors() {
        return Err(Some(Box::new(new.opened.project)));
    }
    // What is behind the lines is worked out for the packs that differ, and for no others.
    let packs = new.packs(&targets, as_of, false, report);
    if report.has_errors() {
        return Err(Some(Box::new(new.opened.project)));
    }
    let to = revisions.new.clone().unwrap_or_else(|| "the facts as they are now".to_owned());
    let side = Side { root: &root, new: &new, wanted: &wanted };
    match &revisions.old {
        Some(revision) => {
            let old = at(&root, revision, Some(&new), report)?;
            let [revision, new_revision] =
                [Some(revision), revisions.new.as_ref()].map(|one| one.map(String::as_str));
            let pairs = side.revision(&old, [revision, new_revision], packs);
            Ok(Compared {
                old: Some(old),
                new,
                pairs,
                from: revision.unwrap_or_default().to_owned(),
                to,
            })
        }
        None => {
            // What is behind the lines in output/ is known where HEAD gives them, and without
            // git where the facts as they are do.
            let (head, old) = match at(&root, "HEAD", Some(&new), &mut Report::default()) {
                Ok(head) => (true, Some(head)),
                Err(_) => {
                    let quiet = &mut Report::default();
                    (false, Built::of(load(&root, quiet), quiet).ok())
                }
            };
            let pairs = side.output(old.as_ref(), head, packs, report);
            Ok(Compared { old, new, pairs, from: "output/ as it lies there".to_owned(), to })
        }
    }
}

fn at(
    root: &Path,
    revision: &str,
    new: Option<&Built>,
    report: &mut Report,
) -> Result<Built, Option<Box<Project>>> {
    let texts = git::texts(root, revision).map_err(|trouble| {
        let message = trouble.words();
        report.error(trouble.code(), At::Nowhere, message).hints = trouble.hints();
        None
    })?;
    let old = match new {
        Some(new) => new.opened.other(texts, report),
        None => Opened::of_texts(texts, report),
    };
    let opened = old.map_err(Some)?;
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
    let (old, new) = match first.map(|first| first.split_once("..").unwrap_or((first, ""))) {
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

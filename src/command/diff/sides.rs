//! What was typed → both sides of a comparison.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::DiffArgs;
use crate::command::Opened;
use crate::command::build::day;
use crate::command::packs::standing;
use crate::compile::{Target, Wanted};
use crate::edition::{Edition, Pack, of_texts};
use crate::git;
use crate::page::settle::{Standing, settle};
use crate::project::Project;
use crate::report::{At, Report};
use crate::trace::origin::lines_of_build;

/// The old side of a pack.
pub enum Old {
    /// Built anew from a revision; none where it gave no such pack.
    Built(Option<Pack>),
    /// As it lies in output/, with the lines a person wrote.
    Lying {
        /// The pack that HEAD gives, for what is behind the lines of this one.
        pack: Option<Pack>,
        /// The file.
        text: String,
        /// Lines of the file that no build gave.
        by_hand: BTreeSet<usize>,
    },
}

impl Old {
    /// Returns the text.
    pub fn text(&self) -> &str {
        match self {
            Old::Built(pack) => pack.as_ref().map_or("", |pack| &pack.markdown),
            Old::Lying { text, .. } => text,
        }
    }

    /// Returns the pack, with what is behind its lines.
    pub fn pack(&self) -> Option<&Pack> {
        match self {
            Old::Built(pack) | Old::Lying { pack, .. } => pack.as_ref(),
        }
    }

    /// Says whether a person wrote a line.
    pub fn is_by_hand(&self, line: usize) -> bool {
        match self {
            Old::Built(_) => false,
            Old::Lying { by_hand, .. } => by_hand.contains(&line),
        }
    }
}

/// Both sides.
pub struct Compared {
    /// The old facts and templates, where they are known.
    pub old: Option<Edition>,
    /// The new ones.
    pub new: Edition,
    /// The packs, side by side.
    pub pairs: Vec<(Old, Option<Pack>)>,
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
    opened: Opened,
    args: &DiffArgs,
    report: &mut Report,
) -> Result<Compared, Option<Project>> {
    let Ok(as_of) = day(args.as_of.as_deref(), report) else {
        return Err(Some(opened.project));
    };
    let Opened { root, project } = opened;
    let revisions = revisions(&args.words, &project);
    let new = match &revisions.new {
        Some(revision) => at(&root, revision, report)?,
        None => Edition::new(project, report).map_err(Some)?,
    };
    let wanted = Wanted {
        ids: revisions.ids.clone(),
        document: args.document.clone(),
        as_of,
    };
    let targets = new.targets(&wanted, report);
    if report.has_errors() {
        return Err(Some(new.project));
    }
    let packs = new.packs(&targets, as_of, true, report);
    if report.has_errors() {
        return Err(Some(new.project));
    }
    let to = revisions.new.clone().unwrap_or_else(|| "the facts as they are now".to_owned());
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
            // What is behind the lines in output/ is known where HEAD gives them.
            let old = at(&root, "HEAD", &mut Report::default()).ok();
            let pairs = side.output(old.as_ref(), packs, report);
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
    fn revision(&self, old: &Edition, packs: Vec<Pack>) -> Vec<(Old, Option<Pack>)> {
        let mut quiet = Report::default();
        let known = |id: &String| {
            let records = old.facts.records();
            records.visits.get(id).is_some()
                || records.contacts.get(id).is_some()
                || records.organisations.get(id).is_some()
        };
        let ids: Vec<String> = self.wanted.ids.iter().filter(|id| known(id)).cloned().collect();
        let wanted = Wanted {
            ids: ids.clone(),
            ..self.wanted.clone()
        };
        let all_new = ids.is_empty() && !self.wanted.ids.is_empty();
        let targets = match all_new {
            true => Vec::new(),
            false => old.targets(&wanted, &mut quiet),
        };
        let mut before = old.packs(&targets, None, true, &mut quiet);
        let mut pairs: Vec<(Old, Option<Pack>)> = Vec::new();
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
        head: Option<&Edition>,
        packs: Vec<Pack>,
        report: &mut Report,
    ) -> Vec<(Old, Option<Pack>)> {
        let mut pairs = Vec::new();
        for mut new in packs {
            let target = Target {
                id: new.id.clone(),
                document: new.document.clone(),
            };
            let Some(standing) = standing(self.root, &target, report) else { continue };
            let text = standing.markdown.clone().unwrap_or_default();
            let by_hand = by_hand(&standing, &text);
            let settled = settle(&standing, &new.markdown, false);
            // Where a build would keep its hands off, what it would give is still told.
            if !settled.verdict.hands_off() {
                new = lying(new, settled.markdown);
            }
            let head = head.and_then(|head| {
                head.packs(&[target], None, true, &mut Report::default()).pop()
            });
            let pack = head.map(|head| lying(head, text.clone()));
            pairs.push((Old::Lying { pack, text, by_hand }, Some(new)));
        }
        pairs
    }
}

/// Puts the text that lies in output/, or is to lie there, in the place of what a build
/// gives; what is behind a line goes with it.
fn lying(mut pack: Pack, text: String) -> Pack {
    let lines = lines_of_build(&text, &pack.markdown);
    let trace = |n: Option<usize>| n.and_then(|n| pack.traces.get(n)).cloned();
    pack.traces = lines.into_iter().map(|n| trace(n).unwrap_or_default()).collect();
    pack.markdown = text;
    pack
}

/// Finds the lines that the last build did not give, where that is known.
fn by_hand(standing: &Standing, text: &str) -> BTreeSet<usize> {
    let Some(base) = standing.base.known() else { return BTreeSet::new() };
    let lines = lines_of_build(text, &base.text).into_iter().enumerate();
    lines.filter(|(_, line)| line.is_none()).map(|(n, _)| n).collect()
}

fn at(root: &Path, revision: &str, report: &mut Report) -> Result<Edition, Option<Project>> {
    let texts = git::texts(root, revision).map_err(|why| {
        report
            .error("no-revision", At::Nowhere, why)
            .hint("name a commit, branch or tag, or a visit or contact by its id".to_owned());
        None
    })?;
    let project = of_texts(texts, report);
    Edition::new(project, report).map_err(Some)
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

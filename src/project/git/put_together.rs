//! The last commits → the two lines of work that one of them put together, where nothing was built
//! since: what was taken of one side there can only be told from the other.

use std::collections::BTreeMap;
use std::iter::successors;
use std::path::Path;

use super::ask;
use super::merging::{Merging, named};
use crate::project::load::{stamp_of, text};

/// So many commits back a build is looked for.
const BACK: usize = 20;

struct Commit<'t> {
    parents: Vec<&'t str>,
    /// Who made it and when, and its subject: they stay where git makes it anew.
    made: &'t str,
    /// The newest commit of which it was squashed.
    squashed: Option<&'t str>,
}

type Commits<'t> = BTreeMap<&'t str, Commit<'t>>;

impl Merging {
    /// Finds the merge, squash, cherry-pick or rebase that is under way, or else the last after
    /// which nothing was built.
    pub fn now(root: &Path) -> Option<Self> {
        const NAMES: [&str; 4] = ["HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD"];
        let asked = NAMES.map(|name| format!("{name}^{{commit}}\n")).concat();
        let commits: Vec<Option<String>> = named(root, &asked)?;
        let [head, merge, pick, rebase] = commits.try_into().ok()?;
        let picked = pick.or_else(|| rebase.filter(|_| is_rebasing(root)));
        if let Some(merge) = merge.or_else(|| squashing(root)) {
            return Some(Self::of(root, vec![head?, merge]));
        }
        if let Some(picked) = picked {
            let before = ask(root, &["rev-parse", "--verify", "-q", &format!("{picked}^")]).ok();
            return Some(Self { sides: vec![head?, picked], before, done: None });
        }
        last(root, &head?)
    }
}

/// Says whether a rebase is under way: git leaves its head lying there when it ends.
fn is_rebasing(root: &Path) -> bool {
    let words = ["rev-parse", "--git-path", "rebase-merge/head-name"];
    let apply = ["--git-path", "rebase-apply/head-name"];
    let places = ask(root, &[&words[..], &apply[..]].concat()).unwrap_or_default();
    places.lines().any(|place| stamp_of(root, place).is_some())
}

/// Finds the last merge, rebase, cherry-pick or squash after which nothing was built.
fn last(root: &Path, head: &str) -> Option<Merging> {
    let form = "--format=%H%x09%P%x09%at %ae %s%x09%B%x00";
    let words = ["log", "-n300", "--no-show-signature", form, "--all", "--reflog", "HEAD"];
    let told = ask(root, &words).ok()?;
    let commits: Commits<'_> = told.split('\0').filter_map(|line| commit(line.trim())).collect();
    let parent = |commit: &&str| commits.get(commit)?.parents.first().copied();
    let line: Vec<&str> = successors(Some(head), parent).take(BACK).collect();
    let states = states(root, &line)?;
    let built = states.first()?.0.clone();
    let unbuilt = line.iter().zip(states).take_while(|(_, (output, _))| *output == built);
    for (commit, state) in unbuilt {
        let Some(found) = put_together(root, &commits, commit) else {
            continue;
        };
        let is_merge = commits.get(commit).is_some_and(|commit| commit.parents.len() > 1);
        if !(is_merge && *commit == head) {
            let sides: Vec<&str> = found.sides.iter().map(String::as_str).collect();
            // Somebody took all of one side, its facts too, and has gone on.
            if self::states(root, &sides)?.contains(&state) {
                return None;
            }
        }
        return Some(Merging { done: Some((*commit).to_owned()), ..found });
    }
    None
}

fn commit(line: &str) -> Option<(&str, Commit<'_>)> {
    let mut parts = line.splitn(4, '\t');
    let (name, parents, made) = (parts.next()?, parts.next()?, parts.next()?);
    let parents = parents.split(' ').filter(|parent| !parent.is_empty()).collect();
    Some((name, Commit { parents, made, squashed: squashed(parts.next()?) }))
}

/// Returns the newest commit that git names in the words it offers for a squash.
fn squashed(words: &str) -> Option<&str> {
    let (_, listed) = words.split_once("Squashed commit of the following:")?;
    listed.lines().find_map(|line| line.strip_prefix("commit ")).map(str::trim)
}

fn put_together(root: &Path, commits: &Commits<'_>, name: &str) -> Option<Merging> {
    let commit = commits.get(name)?;
    let parent = *commit.parents.first()?;
    if let Some(other) = commit.parents.get(1).copied().or(commit.squashed) {
        return Some(Merging::of(root, vec![parent.to_owned(), other.to_owned()]));
    }
    // A rebase makes one commit after another anew.
    let parent_of = |name: &&str| commits.get(name)?.parents.first().copied();
    let mut copies =
        successors(Some(name), parent_of).map_while(|name| Some((name, original(commits, name)?)));
    let (mut oldest, newest) = copies.next()?;
    let mut first = newest;
    for (copy, original) in copies {
        if parent_of(&first) != Some(original) {
            break;
        }
        (oldest, first) = (copy, original);
    }
    Some(Merging {
        sides: vec![parent_of(&oldest)?.to_owned(), newest.to_owned()],
        before: parent_of(&first).map(str::to_owned),
        done: None,
    })
}

/// Finds the commit of which another is a copy upon something else.
fn original<'t>(commits: &Commits<'t>, name: &str) -> Option<&'t str> {
    let copy = commits.get(name)?;
    let mut all = commits.iter();
    let found = all.find(|(other, commit)| {
        **other != name && commit.made == copy.made && commit.parents != copy.parents
    });
    found.map(|(other, _)| *other)
}

/// Returns what stands for the packs and for the facts of commits.
fn states(root: &Path, commits: &[&str]) -> Option<Vec<(Option<String>, Option<String>)>> {
    let asked: String =
        commits.iter().map(|one| format!("{one}:./output\n{one}:./data\n")).collect();
    let told = named(root, &asked)?;
    Some(told.chunks(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect())
}

/// Returns the commit of which a squash is made that waits for its own.
fn squashing(root: &Path) -> Option<String> {
    let place = root.join(ask(root, &["rev-parse", "--git-path", "SQUASH_MSG"]).ok()?);
    squashed(&text(place.parent()?, "SQUASH_MSG").ok()??).map(str::to_owned)
}

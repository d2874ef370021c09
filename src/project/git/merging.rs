//! A repository in which two lines of work were put together → the commits of both sides.

use std::collections::BTreeSet;
use std::path::Path;

use super::history::{find, forgotten, versions};
use super::run::run;
use super::{ask, objects, text_of};

/// The commits that git puts together, or of which the last commit was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merging {
    pub sides: Vec<String>,
    /// What both sides began with, where there is such a commit.
    pub before: Option<String>,
    /// The commit in which they were put together, where that is done.
    pub done: Option<String>,
}

/// Files of one commit, in the order in which they were asked for.
pub type Texts = Vec<Option<String>>;

impl Merging {
    pub(super) fn of(root: &Path, sides: Vec<String>) -> Self {
        let words: Vec<&str> =
            ["merge-base"].into_iter().chain(sides.iter().map(String::as_str)).collect();
        let before = ask(root, &words).ok();
        Self { sides, before, done: None }
    }

    /// Finds the newest commits in which a file reads as each of `wanted` asks: a squash, a stash
    /// or a finished rebase leaves no other trace of its sides.
    pub fn found(
        root: &Path,
        path: &str,
        beside: &str,
        wanted: &[impl Fn(&str) -> bool],
    ) -> Option<Self> {
        let mut versions = versions(root, path, &[path, beside]).ok()?;
        let all = |versions: &[_]| -> Vec<String> {
            let found = wanted.iter().filter_map(|wanted| find(root, versions, wanted));
            found.map(|(version, _)| version.commit.clone()).collect()
        };
        let mut sides = all(&versions);
        if sides.len() < wanted.len() {
            versions.extend(forgotten(root, path).unwrap_or_default());
            sides = all(&versions);
        }
        (!sides.is_empty()).then(|| Self::of(root, sides))
    }

    /// Lists the files of a folder that are not the same on all sides.
    pub fn differing(&self, root: &Path, folder: &str) -> BTreeSet<String> {
        let words = ["diff-tree", "-r", "-z", "--name-only", "--no-renames", "--relative"];
        let listed = self.sides.windows(2).filter_map(|pair| {
            let [one, other] = [pair[0].as_str(), pair[1].as_str()];
            run(root, &[&words[..], &[one, other, "--", folder]].concat(), b"").ok()
        });
        let listed = listed.flatten().collect::<Vec<u8>>();
        String::from_utf8_lossy(&listed).split('\0').map(str::to_owned).collect()
    }

    /// Finds the name that a file had before the sides parted, where one of them gave it another.
    pub fn former_name(&self, root: &Path, folder: &str, path: &str) -> Option<String> {
        let before = self.before.as_deref()?;
        let words =
            ["diff-tree", "-r", "-z", "-M", "--diff-filter=R", "--name-status", "--relative"];
        self.sides.iter().find_map(|side| {
            let asked = [&words[..], &[before, side, "--", folder]].concat();
            let output = run(root, &asked, b"").ok()?;
            let told = String::from_utf8_lossy(&output);
            let fields: Vec<&str> = told.split('\0').collect();
            let renamed = fields.chunks(3).find(|parts| parts.get(2) == Some(&path))?;
            Some(renamed[1].to_owned())
        })
    }

    /// Reads a file as it stood where the sides were put together.
    pub fn done(&self, root: &Path, path: &str) -> Option<String> {
        let done = self.done.as_ref()?;
        let texts = objects(root, &[format!("{done}:./{path}")]).ok()?;
        texts.into_iter().next().and_then(text_of)
    }

    /// Reads files as they stood on every side, and then as they stood before.
    pub fn texts(&self, root: &Path, paths: &[String]) -> (Vec<Texts>, Option<Texts>) {
        let commits = self.sides.iter().chain(&self.before);
        let names: Vec<String> = commits
            .flat_map(|commit| paths.iter().map(move |path| format!("{commit}:./{path}")))
            .collect();
        let all = objects(root, &names).unwrap_or_default();
        let texts: Texts = all.into_iter().map(text_of).collect();
        let mut by_commit: Vec<Texts> = texts.chunks(paths.len()).map(<[_]>::to_vec).collect();
        let before = self.before.as_ref().and_then(|_| by_commit.pop());
        (by_commit, before)
    }
}

/// Returns the names of objects, each asked for in a line; none where there is no such one.
pub(super) fn named(root: &Path, asked: &str) -> Option<Vec<Option<String>>> {
    let told = run(root, &["cat-file", "--batch-check=%(objectname)"], asked.as_bytes()).ok()?;
    let told = String::from_utf8_lossy(&told);
    Some(told.lines().map(|line| (!line.contains(' ')).then(|| line.to_owned())).collect())
}

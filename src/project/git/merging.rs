//! A repository in which two lines of work were put together → the commits of both sides.

use std::path::Path;

use super::run::run;
use super::{ask, objects, text_of};

/// The commits that git puts together, or of which the last commit was put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merging {
    pub sides: Vec<String>,
    /// What both sides began with, where there is such a commit.
    pub before: Option<String>,
}

/// Files of one commit, in the order in which they were asked for.
pub type Texts = Vec<Option<String>>;

/// As many commits that touch a file are looked through.
const MOST: &str = "300";

impl Merging {
    /// Finds the merge, cherry-pick or rebase that is under way, or else the merge that the last
    /// commit is.
    pub fn now(root: &Path) -> Option<Self> {
        const NAMES: [&str; 6] =
            ["HEAD", "HEAD^1", "HEAD^2", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD"];
        let asked = NAMES.map(|name| format!("{name}^{{commit}}\n")).concat();
        let told =
            run(root, &["cat-file", "--batch-check=%(objectname)"], asked.as_bytes()).ok()?;
        let told = String::from_utf8_lossy(&told);
        let commits: Vec<Option<String>> =
            told.lines().map(|line| (!line.contains(' ')).then(|| line.to_owned())).collect();
        let [head, first, second, merge, pick, rebase] = commits.try_into().ok()?;
        let picked = pick.or(rebase);
        if let Some(merge) = merge {
            return Some(Self::of(root, vec![head?, merge]));
        }
        if let Some(picked) = picked {
            let before = ask(root, &["rev-parse", "--verify", "-q", &format!("{picked}^")]).ok();
            return Some(Self { sides: vec![head?, picked], before });
        }
        Some(Self::of(root, vec![first?, second?]))
    }

    fn of(root: &Path, sides: Vec<String>) -> Self {
        let words: Vec<&str> =
            ["merge-base"].into_iter().chain(sides.iter().map(String::as_str)).collect();
        let before = ask(root, &words).ok();
        Self { sides, before }
    }

    /// Finds the newest commits in which a file reads as each of `wanted` asks: a squash or a
    /// finished rebase leaves no other trace of its sides.
    pub fn found(
        root: &Path,
        path: &str,
        beside: &str,
        wanted: &[&dyn Fn(&str) -> bool],
    ) -> Option<Self> {
        let log = ["log", "--all", "--reflog", "--full-history", "-n", MOST, "--format=%H", "--"];
        let words: Vec<&str> = log.into_iter().chain([path, beside]).collect();
        let listed = String::from_utf8_lossy(&run(root, &words, b"").ok()?).into_owned();
        let commits: Vec<&str> = listed.lines().collect();
        let names: Vec<String> = commits.iter().map(|one| format!("{one}:./{path}")).collect();
        let texts: Texts = objects(root, &names).ok()?.into_iter().map(text_of).collect();
        let find = |is_wanted: &&dyn Fn(&str) -> bool| {
            let at = texts.iter().position(|text| text.as_deref().is_some_and(is_wanted))?;
            Some(commits[at].to_owned())
        };
        let sides: Vec<String> = wanted.iter().filter_map(find).collect();
        (sides.len() > 1).then(|| Self::of(root, sides))
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

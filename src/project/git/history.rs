//! A file × commits → the texts that it had in them, newest first.

use std::path::Path;

use super::run::{Trouble, run};
use super::{blobs, objects, text_of};

/// So many commits are looked at: a file that comes back later than that holds its own text.
const MOST: &str = "-n300";

/// Every commit that something still names.
const ALL: [&str; 3] = ["--all", "--reflog", "--full-history"];

/// A file as it stood in a commit.
#[derive(Debug)]
pub(super) struct Version {
    pub commit: String,
    /// The name of its bytes.
    blob: String,
}

/// Lists a file in the commits that changed any of the paths.
pub(super) fn versions(root: &Path, path: &str, paths: &[&str]) -> Result<Vec<Version>, Trouble> {
    of_commits(root, path, logged(root, &ALL, paths)?)
}

/// Lists a file in commits that nothing names any more, such as a stash that was dropped.
pub(super) fn forgotten(root: &Path, path: &str) -> Result<Vec<Version>, Trouble> {
    let output = run(root, &["fsck", "--connectivity-only", "--no-progress"], b"")?;
    let told = String::from_utf8_lossy(&output);
    let commits = told.lines().filter_map(|line| line.strip_prefix("dangling commit "));
    of_commits(root, path, commits.map(str::to_owned).collect())
}

fn logged(root: &Path, scope: &[&str], paths: &[&str]) -> Result<Vec<String>, Trouble> {
    let words = [&["log", MOST, "--format=%H"], scope, &["--"], paths].concat();
    let listed = run(root, &words, b"")?;
    Ok(String::from_utf8_lossy(&listed).lines().map(str::to_owned).collect())
}

fn of_commits(root: &Path, path: &str, commits: Vec<String>) -> Result<Vec<Version>, Trouble> {
    if commits.is_empty() {
        return Ok(Vec::new());
    }
    let asked: String = commits.iter().map(|commit| format!("{commit}:./{path}\n")).collect();
    let output = run(root, &["cat-file", "--batch-check=%(objectname)"], asked.as_bytes())?;
    let told = String::from_utf8_lossy(&output);
    let version = |(commit, told): (String, &str)| {
        (!told.contains(' ')).then(|| Version { commit, blob: told.to_owned() })
    };
    Ok(commits.into_iter().zip(told.lines()).filter_map(version).collect())
}

/// Finds the newest version whose text is as asked, and that text; none is read twice.
pub(super) fn find<'v>(
    root: &Path,
    versions: &'v [Version],
    is_wanted: &dyn Fn(&str) -> bool,
) -> Option<(&'v Version, String)> {
    let mut names: Vec<&str> = versions.iter().map(|version| version.blob.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let texts =
        objects(root, &names).ok()?.into_iter().map(|text| text_of(text).unwrap_or_default());
    let wanted: Vec<(&str, String)> =
        names.iter().copied().zip(texts).filter(|(_, text)| is_wanted(text)).collect();
    versions.iter().find_map(|version| {
        let (_, text) = wanted.iter().find(|(name, _)| *name == version.blob)?;
        Some((version, text.clone()))
    })
}

/// Finds the newest text of a file before the last commit or in it of which something holds;
/// nothing where git cannot tell.
pub fn earlier(root: &Path, path: &str, holds: impl Fn(&str) -> bool) -> Option<String> {
    let commits = logged(root, &["HEAD"], &[path]).ok()?;
    let versions = of_commits(root, path, commits).ok()?;
    find(root, &versions, &holds).map(|(_, text)| text)
}

/// Returns the file `beside` another, of the newest commit in which that one had this text; none
/// where no commit had.
///
/// Git asks for a merge without saying of which commits, and says so differently in a merge, a
/// rebase and a cherry-pick; their texts are what is known.
pub fn beside(
    root: &Path,
    path: &str,
    text: &[u8],
    beside: &str,
) -> Result<Option<String>, Trouble> {
    let words = ["hash-object", "-t", "blob", "--stdin", "--no-filters"];
    let told = run(root, &words, text)?;
    let wanted = String::from_utf8_lossy(&told);
    let versions = versions(root, path, &[path])?;
    let Some(found) = versions.iter().find(|version| version.blob == wanted.trim()) else {
        return Ok(None);
    };
    let name = format!("{}:./{beside}", found.commit);
    let text = blobs(root, &[&name]).ok().and_then(|mut blobs| blobs.pop());
    Ok(text_of(text))
}

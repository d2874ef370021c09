//! A file × the commits that changed it → an earlier text of it.

use std::path::Path;

use super::run::run;

/// So many commits are looked at: a file that comes back later than that holds its own text.
const COMMITS: &str = "-n200";

/// Finds the newest earlier text of a file of which something holds; nothing where git cannot tell.
pub fn earlier(root: &Path, path: &str, holds: impl Fn(&str) -> bool) -> Option<String> {
    let told = run(root, &["log", COMMITS, "--format=%H", "--", path], b"").ok()?;
    let commits = String::from_utf8_lossy(&told).into_owned();
    commits.lines().find_map(|commit| {
        let text = run(root, &["show", &format!("{commit}:./{path}")], b"").ok()?;
        String::from_utf8(text).ok().filter(|text| holds(text))
    })
}

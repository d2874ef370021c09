//! A new project → a git repository around it.

use std::path::Path;

use crate::finding::report::{At, Report};
use crate::project::git::{Trouble, ask};

/// Says whether a folder lies in a repository; whatever else is wrong with it, there is one.
pub fn is_there(root: &Path) -> bool {
    let asked = ask(root, &["rev-parse", "--git-dir"]);
    !matches!(asked, Err(Trouble::NoRepository))
}

/// Begins a repository in a folder.
pub fn begin(root: &Path, report: &mut Report) -> Option<()> {
    told(ask(root, &["init", "--quiet"]), report)
}

fn told(answer: Result<String, Trouble>, report: &mut Report) -> Option<()> {
    answer
        .map(drop)
        .map_err(|trouble| {
            let message = trouble.words();
            report.error(trouble.code(), At::Nowhere, message).hints = trouble.hints();
        })
        .ok()
}

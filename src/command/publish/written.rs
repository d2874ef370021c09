//! The files of a folder → disk: in place of those of an earlier run, and of nothing else.

use std::path::Path;

use crate::command::Outcome;
use crate::command::count::count;
use crate::command::desk::Folder;
use crate::command::screen::Screen;
use crate::finding::report::{At, Report};
use crate::project::load;
use crate::publish;

/// The file that lists what a folder holds, so that the next one can take its place.
const LIST: &str = "published.json";

/// Writes a folder; what an earlier run put there and this one does not goes.
pub fn written(
    root: &Path,
    target: &Path,
    folder: &Folder,
    screen: &Screen,
    report: &mut Report,
) -> Outcome {
    let full = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
    let shown = target.display().to_string();
    let kept = ["data", "templates", "output", ".git"];
    let is_kept = |name: &&str| full.starts_with(root.join(name));
    if kept.iter().any(is_kept) || root.starts_with(&full) {
        let message = "The desk cannot lie among the facts, templates or packs.";
        report
            .error("unwritable", At::Path(shown), message)
            .hint("name a folder of its own, as `desk`".to_owned());
        return Outcome::Failed;
    }
    let before = match published(&full, report) {
        Some(before) => before,
        None => return Outcome::Failed,
    };
    if publish::project(&full, report).is_none() {
        return Outcome::Failed;
    }
    // What an earlier folder showed may be withheld now: it goes first.
    for path in before.iter().filter(|path| !folder.contains_key(*path)) {
        if publish::remove(&full, path, report).is_none() {
            return Outcome::Act;
        }
    }
    let paths: Vec<&String> = folder.keys().collect();
    let written = serde_json::json!({ "by": "scene-setter publish", "files": paths });
    let list = format!("{written:#}\n");
    let first = [(LIST.to_owned(), list.as_bytes())];
    let files = folder.iter().map(|(path, bytes)| (path.clone(), &**bytes));
    for (path, bytes) in first.into_iter().chain(files) {
        if publish::write(&full, &path, bytes, report).is_none() {
            return Outcome::Act;
        }
    }
    let files = count(folder.len(), "file");
    screen.say(&format!("wrote {files} to {shown}; open {shown}/index.html"));
    Outcome::Done
}

/// Lists what an earlier run put into a folder; none, with a fault, where the folder holds
/// something else.
fn published(full: &Path, report: &mut Report) -> Option<Vec<String>> {
    let text = load::text(full, LIST).ok().flatten();
    let list: Option<serde_json::Value> = text.and_then(|text| serde_json::from_str(&text).ok());
    if let Some(files) = list.as_ref().and_then(|list| list["files"].as_array()) {
        let paths = files.iter().filter_map(|path| path.as_str());
        let is_below = |path: &&str| !path.split('/').any(|step| step == "..");
        return Some(paths.filter(is_below).map(str::to_owned).collect());
    }
    if load::is_empty(full) {
        return Some(Vec::new());
    }
    let message = "This folder holds something that `publish` did not write.";
    report
        .error("unwritable", At::Path(full.display().to_string()), message)
        .hint("name an empty folder, or a new one".to_owned());
    None
}

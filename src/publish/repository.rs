//! A new project → a git repository around it.

use std::path::Path;

use crate::finding::report::{At, Report};
use crate::project::git::{Trouble, ask};
use crate::project::load;

/// Says whether a folder lies in a repository; whatever else is wrong with it, there is one.
pub fn is_there(root: &Path) -> bool {
    let asked = ask(root, &["rev-parse", "--git-dir"]);
    !matches!(asked, Err(Trouble::NoRepository))
}

/// Says whether a clone knows the merge driver, or is none.
pub fn is_set_up(root: &Path) -> bool {
    ask(root, &["config", "--get", "merge.scene-setter.driver"]).is_ok() || !is_there(root)
}

/// Begins a repository in a folder.
pub fn begin(root: &Path, report: &mut Report) -> Option<()> {
    told(ask(root, &["init", "--quiet"]), report)
}

/// Tells a repository how packs are merged. Bases and web pages are merged by everybody's git, and
/// better by the driver: that is said outside of what is shared.
pub fn set_up(root: &Path, program: &str, report: &mut Report) -> Option<()> {
    if !is_there(root) {
        return told(Err(Trouble::NoRepository), report);
    }
    let driver = format!("{program} git merge-driver %O %A %B %P");
    for (key, value) in
        [("name", "packs, by sentence"), ("driver", driver.as_str()), ("recursive", "union")]
    {
        let key = format!("merge.scene-setter.{key}");
        told(ask(root, &["config", "--local", &key, value]), report)?;
    }
    let asked = ["rev-parse", "--path-format=absolute", "--git-path", "info/attributes"];
    let place = match ask(root, &asked) {
        Ok(place) => place,
        Err(trouble) => return told(Err(trouble), report),
    };
    let folder = Path::new(&place).parent()?.parent()?;
    let path = "info/attributes";
    let there = load::text(folder, path).ok().flatten().unwrap_or_default();
    // The project may be a folder of the repository.
    let prefix = ask(root, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    let lines = MERGED.map(|below| format!("{prefix}{below} merge=scene-setter\n"));
    let merged = lines.concat();
    if there.contains(&merged) {
        return Some(());
    }
    super::folder(folder, "info", report)?;
    super::write(folder, path, format!("{there}{merged}").as_bytes(), report).map(drop)
}

/// What is merged by the driver in this clone only, by its place below the project.
const MERGED: [&str; 3] = ["output/.base/**", "output/**/*.html", "output/**/*.docx"];

fn told(answer: Result<String, Trouble>, report: &mut Report) -> Option<()> {
    answer
        .map(drop)
        .map_err(|trouble| {
            let message = trouble.words();
            report.error(trouble.code(), At::Nowhere, message).hints = trouble.hints();
        })
        .ok()
}

//! Changes → a page of them on disk, for someone without git.

use std::path::Path;

use crate::command::screen::Screen;
use crate::finding::report::{At, Report};
use crate::publish;
use crate::why::built::Built;
use crate::why::diff::redline::{Head, redline};
use crate::why::diff::{Explained, PackDiff};

/// Writes the page; says whether it could.
pub fn write(
    root: &Path,
    file: &Path,
    diffs: &[PackDiff],
    head: &Head<'_>,
    tell: &dyn Fn(&Explained) -> Vec<String>,
    built: &Built,
    screen: &Screen,
) -> bool {
    let text = |name| {
        built
            .opened
            .templates
            .get(name)
            .map_or("", |t| t.text.as_str())
    };
    let page = redline(diffs, head, tell, (text("redline.html"), text("page.css")));
    let mut report = Report::default();
    let written = match page {
        Ok(page) => {
            let full = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
            if let Some(why) = misplaced(root, &full) {
                report
                    .error("unwritable", At::Path(file.display().to_string()), why)
                    .hint("name a file that ends in `.html`, as changes.html".to_owned());
                screen.faults(&report, None);
                return false;
            }
            let (folder, name) = match (full.parent(), full.file_name()) {
                (Some(folder), Some(name)) => {
                    (folder, name.to_string_lossy().into_owned())
                }
                _ => (root, "redline.html".to_owned()),
            };
            publish::write(folder, &name, page.as_bytes(), &mut report).is_some()
        }
        Err(error) => {
            let at = At::Path("templates/redline.html".into());
            let message = format!("The redline page cannot be made: {error}.");
            report.error("template-fault", at, message);
            false
        }
    };
    screen.faults(&report, None);
    if written {
        screen.say(&format!("wrote {}", file.display()));
    }
    written
}

/// Says why a page of changes may not lie at a path: it would take the place of a fact, a
/// template or a pack, or of a file that is no page.
fn misplaced(root: &Path, full: &Path) -> Option<&'static str> {
    let is_page = full.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm")
    });
    let kept = ["data", "templates", "output"];
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    if kept
        .iter()
        .any(|folder| full.starts_with(root.join(folder)))
    {
        Some("A page of changes cannot lie among the facts, templates or packs.")
    } else if is_page {
        None
    } else {
        Some("This is not the name of a web page, and may be another file of yours.")
    }
}

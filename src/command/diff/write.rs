//! Changes → a page or a Word file that shows them to someone without git.

use std::path::Path;

use super::sides::Compared;
use crate::command::screen::Screen;
use crate::finding::report::{At, Report};
use crate::project::photos::Photos;
use crate::publish;
use crate::why::diff::redline::{Head, redline};
use crate::why::diff::tracked::tracked;
use crate::why::diff::{Explained, PackDiff};
use crate::word::{self, redline_docx};

pub struct Writing<'w> {
    pub root: &'w Path,
    pub compared: &'w Compared,
    pub diffs: &'w [PackDiff],
    pub head: Head<'w>,
    pub causes: &'w dyn Fn(&Explained) -> Vec<String>,
}

impl Writing<'_> {
    /// Writes a page that shows the changes.
    pub fn page(&self, file: &Path, screen: &Screen) -> bool {
        let templates = &self.compared.new.opened.templates;
        let text = |name| templates.get(name).map_or("", |t| t.text.as_str());
        let frame = (text("redline.html"), text("page.css"));
        let page = redline(self.diffs, &self.head, self.causes, frame);
        let bytes = page.map(String::into_bytes);
        let made = bytes.map_err(|error| {
            let message = format!("The redline page cannot be made: {error}.");
            ("templates/redline.html", message)
        });
        self.write(file, &PAGE, made, screen)
    }

    /// Writes a Word file that tracks the changes.
    pub fn word_file(&self, file: &Path, screen: &Screen) -> bool {
        if self.diffs.iter().all(|diff| diff.changes.is_empty()) {
            screen.say(&format!("{} was not written.", file.display()));
            return true;
        }
        let redline = tracked(self.diffs, &self.day(), self.head.language, self.causes);
        let changed = self.diffs.iter().filter(|diff| !diff.changes.is_empty());
        let titles: Vec<&str> = changed.map(PackDiff::title).collect();
        let head = word::house::Head {
            title: &titles.join(" · "),
            language: self.head.language,
            marking: self.head.marking,
            as_of: "",
            author: "",
            of: "",
            one_page: false,
            photos: &Photos::default(),
        };
        let house = self.compared.new.opened.printer.house();
        let made = redline_docx(&redline, &head, house).map_err(|error| {
            let message = format!("The redline cannot be made: {error}.");
            ("templates/word", message)
        });
        self.write(file, &WORD_FILE, made, screen)
    }

    /// The day up to which the newest of the packs looks.
    fn day(&self) -> String {
        let pairs = self.compared.pairs.iter();
        let packs = pairs.flat_map(|(old, new)| [old.pack(), new.as_ref()]);
        let days = packs.flatten().map(|pack| pack.as_of.last());
        days.max().map_or(String::new(), |day| day.to_string())
    }

    fn write(
        &self,
        file: &Path,
        kind: &FileKind,
        made: Result<Vec<u8>, (&str, String)>,
        screen: &Screen,
    ) -> bool {
        let mut report = Report::default();
        let full = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
        let folder = full.parent().unwrap_or(self.root);
        let name = full.file_name().unwrap_or_default().to_string_lossy();
        let misplaced = misplaced(self.root, &full, kind);
        let written = match (made, misplaced) {
            (Err((template, message)), _) => {
                let at = At::Path(template.to_owned());
                report.error("template-fault", at, message);
                false
            }
            (_, Some(why)) => {
                report
                    .error("unwritable", At::Path(file.display().to_string()), why)
                    .hint(format!("name a file that ends in `.{0}`, as changes.{0}", kind.ending));
                false
            }
            (Ok(bytes), None) => publish::write(folder, &name, &bytes, &mut report).is_some(),
        };
        screen.faults(&report, None);
        if written {
            screen.say(&format!("wrote {}", file.display()));
        }
        written
    }
}

struct FileKind {
    ending: &'static str,
    other_ending: &'static str,
    noun: &'static str,
}

const PAGE: FileKind = FileKind { ending: "html", other_ending: "htm", noun: "web page" };

const WORD_FILE: FileKind = FileKind { ending: "docx", other_ending: "docx", noun: "Word file" };

/// Says why a file of changes may not lie at a path: it would take the place of a fact, a template
/// or a pack, or of a file that is something else.
fn misplaced(root: &Path, full: &Path, kind: &FileKind) -> Option<String> {
    let ending = full.extension().unwrap_or_default();
    let is_named_so =
        ending.eq_ignore_ascii_case(kind.ending) || ending.eq_ignore_ascii_case(kind.other_ending);
    let root = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let mut kept = ["data", "templates", "output"].iter();
    if kept.any(|folder| full.starts_with(root.join(folder))) {
        let why = "A page of changes cannot lie among the facts, templates or packs.";
        Some(why.to_owned())
    } else if is_named_so {
        None
    } else {
        let noun = kind.noun;
        Some(format!("This is not the name of a {noun}, and may be another file of yours."))
    }
}

//! Pages → disk: the only code that writes.

mod file;
mod journal;
mod lock;
pub mod repository;
mod set;

use std::borrow::Cow;

use crate::pack::Page;
use crate::pack::base::MARK;
use crate::pack::format::{FORMATS, MARKDOWN};
use crate::pack::keep_edits::Verdict;

pub use file::{create, folder, project, remove, rename, write};
pub use set::{Put, put};

/// The file that says that a build was interrupted.
pub const JOURNAL: &str = "output/.base/journal";

/// One file that a build makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile<'a> {
    /// Path from the project folder.
    pub path: String,
    /// What stands above the rest, where the file is a base.
    mark: &'static str,
    rest: &'a [u8],
    /// Whether it is the one that people write into.
    pub is_markdown: bool,
}

impl OutputFile<'_> {
    /// Returns all that it holds.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        match self.mark {
            "" => Cow::Borrowed(self.rest),
            mark => Cow::Owned([mark.as_bytes(), self.rest].concat()),
        }
    }

    /// Says whether a file holds just this; git may change how the lines of a text end.
    pub fn is_in(&self, lying: &[u8]) -> bool {
        let text = std::str::from_utf8(lying);
        let bytes = self.bytes();
        lying == &*bytes || text.is_ok_and(|text| text.replace("\r\n", "\n").as_bytes() == &*bytes)
    }
}

/// Returns the files of a page, the Markdown first; none while it must be left alone.
pub fn files(page: &Page) -> Vec<OutputFile<'_>> {
    let target = &page.target;
    let in_formats = page.files.iter().map(|file| OutputFile {
        path: target.file(file.format),
        mark: "",
        rest: &file.bytes,
        is_markdown: *file.format == MARKDOWN,
    });
    let bases = page.base.iter().flat_map(|new| {
        [(target.base(), MARK, &*new.markdown), (target.base_facts(), "", &new.facts)]
    });
    let bases = bases.map(|(path, mark, text)| OutputFile {
        path,
        mark,
        rest: text.as_bytes(),
        is_markdown: false,
    });
    in_formats.chain(bases).collect()
}

/// Returns the files that people see of a page that was not made, as it stands.
pub fn standing(page: &Page) -> Vec<(String, FileState)> {
    match page.verdict {
        Verdict::Stands => {
            let formats = FORMATS.iter().filter(|format| !format.is_asked_for);
            let paths = formats.map(|format| page.target.file(format));
            paths.map(|path| (path, FileState::Unchanged)).collect()
        }
        _ => Vec::new(),
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileState {
    /// It was written.
    Written,
    /// It held the same bytes and was not touched.
    Unchanged,
}

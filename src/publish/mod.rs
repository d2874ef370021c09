//! Pages → disk: the only code that writes.

mod file;
mod journal;
mod lock;
mod set;

use crate::pack::Page;

pub use file::{create, folder, project, rename, write};
pub use set::{Put, put};

/// The folder of bases, and of what a build needs while it writes.
const BASES: &str = "output/.base";

/// The file that says that a build was interrupted.
pub const JOURNAL: &str = "output/.base/journal";

/// One file that a build makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile<'a> {
    /// Path from the project folder.
    pub path: String,
    /// Its bytes.
    pub text: &'a str,
}

/// The paths of a pack from the project folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// What people read and edit.
    pub markdown: String,
    /// The same as a web page.
    pub html: String,
    /// What the last build gave.
    pub base: String,
    /// What it was made from.
    pub base_facts: String,
}

impl Paths {
    /// Names the files of a document of a record.
    pub fn new(id: &str, document: &str) -> Self {
        Self {
            markdown: format!("output/{id}/{document}.md"),
            html: format!("output/{id}/{document}.html"),
            base: format!("{BASES}/{id}/{document}.md"),
            base_facts: format!("{BASES}/{id}/{document}.facts"),
        }
    }
}

/// Returns the files of a page, the Markdown first; none while it must be left alone.
pub fn files(page: &Page) -> Vec<OutputFile<'_>> {
    let paths = Paths::new(&page.id, &page.document);
    let Some(html) = &page.html else {
        return Vec::new();
    };
    let mut files = vec![(paths.markdown, &*page.markdown), (paths.html, html)];
    if let Some(base) = &page.base {
        files.push((paths.base, &base.markdown));
        files.push((paths.base_facts, &base.facts));
    }
    let file = |(path, text)| OutputFile { path, text };
    files.into_iter().map(file).collect()
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was written.
    Written,
    /// It held the same bytes and was not touched.
    Unchanged,
}

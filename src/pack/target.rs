//! One document of one record → where its files lie: the one place that spells their paths.

use crate::pack::format::{Format, MARKDOWN};

/// The folder of bases, and of what a build needs while it writes.
pub const BASES: &str = "output/.base";

/// One document of one record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The visit, contact or organisation.
    pub id: String,
    pub document: String,
}

impl Target {
    /// Names a document of a record.
    pub fn new(id: &str, document: &str) -> Self {
        Self { id: id.to_owned(), document: document.to_owned() }
    }

    /// Finds whose Markdown lies at a path from the project folder.
    pub fn of_markdown(path: &str) -> Option<Self> {
        let (id, name) = path.strip_prefix("output/")?.split_once('/')?;
        let document = MARKDOWN.stem(name)?;
        (!name.contains('/')).then(|| Self::new(id, document))
    }

    /// Finds whose base was made from what a file at a path says.
    pub fn of_base_facts(path: &str) -> Option<Self> {
        let (id, name) = path.strip_prefix(BASES)?.strip_prefix('/')?.split_once('/')?;
        Some(Self::new(id, name.strip_suffix(".facts")?))
    }

    pub fn file(&self, format: &Format) -> String {
        format!("output/{}/{}", self.id, format.name(&self.document))
    }

    /// Returns the path of what people read and edit.
    pub fn markdown(&self) -> String {
        self.file(&MARKDOWN)
    }

    /// Returns the path of what the last build gave before hand edits.
    pub fn base(&self) -> String {
        format!("{BASES}/{}/{}", self.id, MARKDOWN.name(&self.document))
    }

    /// Returns the path of what that was made from.
    pub fn base_facts(&self) -> String {
        format!("{BASES}/{}/{}.facts", self.id, self.document)
    }
}

/// Says whether a file in `output/` is for the program, not for people.
pub fn is_hidden(path: &str) -> bool {
    path.starts_with("output/.")
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn a_path_tells_whose_pack_it_is() {
        let target = Target::new("quays", "profile");
        assert_eq!(Target::of_markdown(&target.markdown()), Some(target));
        for path in ["output/quays/profile.html", "output/a/release-x/b.md", "a/b.md"] {
            assert_eq!(Target::of_markdown(path), None, "{path}");
        }
    }
}

//! What a page is about → where it lies, as seen from the page that links to it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::finding::field::{Kind, RecordKey};
use crate::pack::format::{Format, HTML};
use crate::pack::target::Target;

/// What may stand in a step of an address as it is.
const STEP: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// How the pages of a desk link to each other.
#[derive(Debug, Clone)]
pub struct Address {
    /// What leads to the home page.
    root: String,
    /// How the addresses of pages end.
    ending: &'static str,
}

impl Address {
    pub fn of_server() -> Self {
        Self { root: "/".to_owned(), ending: "" }
    }

    /// Returns the addresses of files, as seen from one so many folders down.
    pub fn of_files(depth: usize) -> Self {
        Self { root: "../".repeat(depth), ending: ".html" }
    }

    /// Returns what leads to the folder of the home page.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// Says whether the pages are files, which nobody serves.
    pub fn is_of_files(&self) -> bool {
        !self.ending.is_empty()
    }

    pub fn home(&self) -> String {
        match self.ending {
            "" => self.root.clone(),
            ending => format!("{}index{ending}", self.root),
        }
    }

    /// Returns a page by the steps that lead to it: `["search"]`.
    pub fn page(&self, steps: &[&str]) -> String {
        let steps: Vec<String> = steps.iter().map(|step| encoded(step)).collect();
        format!("{}{}{}", self.root, steps.join("/"), self.ending)
    }

    pub fn record(&self, key: &RecordKey) -> String {
        self.page(&[key.kind.noun(), &key.id])
    }

    pub fn list(&self, kind: Kind) -> String {
        self.page(&["list", kind.noun()])
    }

    /// Returns the page of something owed.
    pub fn promise(&self, id: &str) -> String {
        self.page(&["promise", id])
    }

    pub fn pack(&self, target: &Target) -> String {
        self.page(&["pack", &target.id, &target.document])
    }

    pub fn file(&self, target: &Target, format: &Format) -> String {
        let name = self.file_name(&target.document, format);
        format!("{}pack/{}/{}", self.root, encoded(&target.id), encoded(&name))
    }

    /// Returns the name of a file of a pack. In a folder, the page of the pack has taken that of
    /// its web page.
    pub fn file_name(&self, document: &str, format: &Format) -> String {
        if self.is_of_files() && *format == HTML {
            format.name(&format!("{document}.page"))
        } else {
            format.name(document)
        }
    }

    pub fn original(&self, source: &str) -> String {
        self.page(&["original", source])
    }
}

/// Returns a step as it may stand in an address.
pub fn encoded(step: &str) -> String {
    utf8_percent_encode(step, STEP).to_string()
}

#[cfg(test)]
mod tests {
    use super::Address;
    use crate::pack::format::MARKDOWN;
    use crate::pack::target::Target;

    #[test]
    fn pages_lie_where_links_lead() {
        let target = Target::new("état", "profile");
        let server = Address::of_server();
        assert_eq!(server.pack(&target), "/pack/%C3%A9tat/profile");
        assert_eq!(server.file(&target, &MARKDOWN), "/pack/%C3%A9tat/profile.md");
        assert_eq!(server.home(), "/");
        let files = Address::of_files(2);
        assert_eq!(files.promise("a"), "../../promise/a.html");
        assert_eq!(Address::of_files(0).home(), "index.html");
    }
}

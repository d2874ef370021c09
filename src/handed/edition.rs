//! The edition of a pack that somebody holds ⇄ its file in `data/handed/`: the text that was handed
//! out, below one line that says when.
//!
//! It is no kind of record: nothing links to it, and no pack shows it. The text itself is kept, not
//! its digest alone, so that what changed since can be told without git and from a shallow clone.

use crate::pack::base::digest;
use crate::pack::target::Target;

/// The folder of editions, one folder a reader.
pub const FOLDER: &str = "data/handed";

/// An edition that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The id of the person who holds it.
    pub person: String,
    pub target: Target,
    /// The day on which it was handed out, as `2022-01-25`.
    pub day: String,
    /// The reader's day of the pack.
    pub as_of: String,
    /// The Markdown as it was handed out.
    pub text: String,
}

/// Why a file is no edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Its first line does not say when it was handed out.
    Head,
    /// Its text is another than the one that was handed out.
    Text,
}

/// Returns the path of the file.
pub fn path(person: &str, target: &Target) -> String {
    format!("{FOLDER}/{person}/{}/{}.md", target.id, target.document)
}

/// Reads whose edition of which pack lies at a path.
pub fn of_path(path: &str) -> Option<(String, Target)> {
    let below = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    let mut parts = below.splitn(3, '/');
    let (person, id) = (parts.next()?, parts.next()?);
    let document = parts.next()?.strip_suffix(".md")?;
    Some((person.to_owned(), Target::new(id, document)))
}

impl Edition {
    /// Reads a file.
    pub fn read(path: &str, written: &str) -> Result<Self, Damage> {
        let (person, target) = of_path(path).ok_or(Damage::Head)?;
        let (head, text) = written.split_once('\n').ok_or(Damage::Head)?;
        let words: Vec<&str> = head.split_whitespace().collect();
        let ["<!--", "handed:", day, "as-of:", as_of, "digest:", known, "-->"] = words.as_slice()
        else {
            return Err(Damage::Head);
        };
        if digest(text) != *known {
            return Err(Damage::Text);
        }
        Ok(Self {
            person,
            target,
            day: (*day).to_owned(),
            as_of: (*as_of).to_owned(),
            text: text.to_owned(),
        })
    }

    /// Writes the file.
    pub fn write(&self) -> String {
        let Self { day, as_of, text, .. } = self;
        let digest = digest(text);
        format!("<!-- handed: {day} as-of: {as_of} digest: {digest} -->\n{text}")
    }

    /// Returns the path of the file that says what is behind its lines.
    pub fn ground(&self) -> String {
        self.path().replace(".md", ".facts")
    }

    /// Returns the path of its file.
    pub fn path(&self) -> String {
        path(&self.person, &self.target)
    }
}

#[cfg(test)]
mod tests {
    use super::{Damage, Edition};
    use crate::pack::target::Target;

    #[test]
    fn an_edition_is_read_as_it_was_written() {
        let edition = Edition {
            person: "ada-quist".to_owned(),
            target: Target::new("quays", "scene-setter"),
            day: "2022-01-25".to_owned(),
            as_of: "2022-01-24".to_owned(),
            text: "# Quays\n\nOne.\n".to_owned(),
        };
        let (path, written) = (edition.path(), edition.write());
        assert_eq!(Edition::read(&path, &written), Ok(edition.clone()));
        let by_git = written.replace('\n', "\r\n");
        assert!(Edition::read(&path, &by_git).is_ok(), "git may change line ends");
        let edited = written.replace("One.", "Two.");
        assert_eq!(Edition::read(&path, &edited), Err(Damage::Text));
        assert_eq!(Edition::read(&path, &edition.text), Err(Damage::Head));
    }
}

//! The base of a pack ⇄ its two files: what the last build gave, and what it was made from.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::digest::{self, of_bytes, words};
use crate::merge::{as_settled, markers, same, settled_by_both};

const HEAD: &str = "# What `scene-setter build` made this pack from; it finds hand edits by it.\n";

/// Stands above a base: git takes pack and base for each other where both get another name.
pub const MARK: &str = "<!-- What the last build gave: hand edits are found by it. -->\n";

/// Returns the text that a build gave, from what was written for it, once without the mark.
pub fn without_mark(written: &str) -> &str {
    match written.split_once('\n') {
        Some((first, text)) if first.trim_end() == MARK.trim_end() => text,
        _ => written,
    }
}

/// What is known of the last build of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Base {
    /// There is none.
    Missing,
    /// It is not what a build wrote.
    Damaged,
    /// The last build.
    Known(Known),
}

/// The last build of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    pub text: String,
    pub made_from: MadeFrom,
    /// The digests of the texts that builds gave, two where git put two builds together.
    pub digests: Vec<String>,
    /// Whether git put it together from two builds.
    pub by_git: bool,
    /// Whether the merge driver did: then the pack holds every line of both builds.
    pub by_driver: bool,
}

/// What a pack was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MadeFrom {
    /// The reader's day.
    pub as_of: String,
    pub templates: String,
    /// The digest of every record that the pack shows, by its name.
    pub records: BTreeMap<String, String>,
    /// The digests of sentences that it gave and that a person had deleted.
    pub deleted: BTreeSet<String>,
    /// Who wrote a line in a Word file that was taken over, by the digest of the line.
    pub edited: BTreeMap<String, String>,
    /// The digest of the web page; of two where git merged two builds, and of none where an
    /// older program built.
    pub pages: BTreeSet<String>,
}

impl Base {
    /// Reads the two files of a base.
    pub fn read(text: Option<&str>, facts: Option<&str>) -> Self {
        let Some(text) = text else {
            return Base::Missing;
        };
        let Some(facts) = facts else {
            return Base::Damaged;
        };
        let mut made_from = MadeFrom::default();
        let mut digests = Vec::new();
        let mut by_driver = false;
        let settled = settled_by_both(facts);
        let lines = settled.lines().filter(|line| !line.starts_with('#'));
        for (key, value) in lines.filter_map(|line| line.split_once(' ')) {
            let value = value.to_owned();
            match key {
                "text" => digests.push(value),
                "joined" => by_driver = true,
                "as-of" => made_from.as_of = value,
                "templates" => made_from.templates = value,
                "deleted" => drop(made_from.deleted.insert(value)),
                "edited" => made_from.edited.extend(
                    value.split_once(' ').map(|(digest, who)| (digest.to_owned(), who.to_owned())),
                ),
                "page" => drop(made_from.pages.insert(value)),
                record => {
                    made_from.records.insert(record.to_owned(), value);
                }
            }
        }
        let by_git = digests.len() > 1 || !markers(text).is_empty() || !markers(facts).is_empty();
        let settled = settled_by_both(text);
        let text = without_mark(&settled).to_owned();
        let sound = by_git || digests.first().is_some_and(|known| *known == digest(&text));
        if sound && !digests.is_empty() {
            Base::Known(Known { text, made_from, digests, by_git, by_driver })
        } else {
            Base::Damaged
        }
    }

    /// Returns the last build, if it is known.
    pub fn known(&self) -> Option<&Known> {
        match self {
            Base::Known(known) => Some(known),
            Base::Missing | Base::Damaged => None,
        }
    }

    /// Names the records from which the last build made the pack, as `contacts/x`.
    pub fn records(&self) -> Vec<String> {
        let known = self.known().map(|known| known.made_from.records.keys());
        known.into_iter().flatten().cloned().collect()
    }

    /// Returns the last build if it gave this text and found these sentences deleted.
    pub fn says(&self, built: &str, deleted: &BTreeSet<String>) -> Option<&Known> {
        self.known().filter(|known| {
            let same_text = !known.by_git && same(&known.text, built);
            same_text && known.made_from.deleted == *deleted
        })
    }

    /// Returns who wrote which line by hand in Word, of the lines that a text still has.
    pub fn authors(&self, text: &str) -> BTreeMap<String, String> {
        let Some(Known { made_from, .. }) = self.known() else {
            return BTreeMap::new();
        };
        let edited = &made_from.edited;
        text.lines()
            .map(|line| digest(line.trim()))
            .filter_map(|line| Some((line.clone(), edited.get(&line)?.clone())))
            .collect()
    }
}

impl Known {
    /// Returns the text from which a person went on to write `theirs`.
    ///
    /// In a base that git put together, a line that is not in the file need not have been
    /// deleted by hand: whoever settled git's conflict took the other line. Only what had
    /// been deleted when a build looked last counts.
    pub fn text_behind(&self, theirs: &str) -> Cow<'_, str> {
        if !self.by_git || self.by_driver {
            return Cow::Borrowed(&self.text);
        }
        let deleted = &self.made_from.deleted;
        let is_deleted = |line: &str| deleted.contains(&digest(line.trim()));
        Cow::Owned(as_settled(&self.text, theirs, is_deleted, |_| false))
    }
}

impl MadeFrom {
    /// Writes the file that stands beside the text of a base.
    pub fn write(&self, text: &str) -> String {
        let mut facts = String::from(HEAD);
        facts.push_str(&format!("text {}\n", digest(text)));
        for digest in &self.pages {
            facts.push_str(&format!("page {digest}\n"));
        }
        facts.push_str(&format!("as-of {}\n", self.as_of));
        facts.push_str(&format!("templates {}\n", self.templates));
        for (record, digest) in &self.records {
            facts.push_str(&format!("{record} {digest}\n"));
        }
        for (digest, who) in &self.edited {
            facts.push_str(&format!("edited {digest} {who}\n"));
        }
        for digest in &self.deleted {
            facts.push_str(&format!("deleted {digest}\n"));
        }
        facts
    }
}

/// Joins what two packs were made from, line by line, where git merges them.
pub fn join_facts(ancestor: &str, one: &str, other: &str) -> String {
    let has = |text: &str, line: &str| text.lines().any(|known| known == line);
    let stands = |line: &&str| has(other, line) || !has(ancestor, line);
    let is_more = |line: &&str| !has(one, line) && !has(ancestor, line);
    let mut lines: Vec<&str> = one.lines().filter(stands).collect();
    lines.extend(other.lines().filter(is_more));
    let texts = lines.iter().filter(|line| line.starts_with("text "));
    if texts.count() > 1 && !lines.contains(&JOINED) {
        lines.push(JOINED);
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Stands in the base of a pack whose texts were joined too.
const JOINED: &str = "joined by the merge driver";

/// Returns sixteen digits that stand for the bytes of a file; whatever its line ends, if it is a
/// text.
pub fn digest_of_bytes(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => digest(text),
        Err(_) => words(of_bytes(bytes)),
    }
}

/// Returns sixteen digits that stand for a text, whatever its line ends.
pub fn digest(text: &str) -> String {
    words(digest::digest(text))
}

#[cfg(test)]
mod tests {
    use super::{Base, MadeFrom};

    #[test]
    fn a_base_that_was_cut_short_is_damaged() {
        let facts = MadeFrom::default().write("one\ntwo\n");
        let read = |text| Base::read(Some(text), Some(&facts));
        assert!(read("one\ntwo\n").known().is_some());
        assert!(read("one\r\ntwo\r\n").known().is_some(), "git may change line ends");
        assert_eq!(read("one\n"), Base::Damaged);
        assert_eq!(Base::read(Some("one\n"), None), Base::Damaged);
        assert_eq!(Base::read(Some("one\n"), Some("")), Base::Damaged);
        assert_eq!(Base::read(None, Some(&facts)), Base::Missing);
    }

    #[test]
    fn two_bases_that_git_merged_are_one_of_two_builds() {
        let facts = |text: &str| MadeFrom::default().write(text);
        let union = format!("{}{}", facts("a\nb\n"), facts("a\nc\n"));
        let base = Base::read(Some("a\nb\nc\n"), Some(&union));
        assert!(base.known().is_some_and(|known| known.by_git));
        let marked = "a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n";
        let base = Base::read(Some(marked), Some(&facts("a\nb\n")));
        assert!(base.known().is_some_and(|known| known.text == "a\nb\nc\n"));
    }
}

//! Words in a table → links to the records that they name.

use serde::Serialize;

use super::address::Address;
use crate::facts::Facts;
use crate::finding::field::{Kind, RecordKey};

/// A stretch of text, which may lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

impl Piece {
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { text, href: None }
    }

    pub fn link(text: impl Into<String>, href: String) -> Self {
        Self { text: text.into(), href: Some(href) }
    }
}

/// The records that a word stands for: by id, and by name where one record alone has it. There are
/// as many as records, and a desk holds them all the time, so they are packed.
#[derive(Debug, Default)]
pub struct Links {
    by_word: Vec<Known>,
}

/// A word and a record that it stands for; its id is the word itself unless it is another.
type Known = (Box<str>, Kind, Option<Box<str>>);

impl Links {
    /// Reads the ids and names of all records.
    pub fn new(facts: &Facts) -> Self {
        let mut links = Self::default();
        let records = facts.records();
        for kind in Kind::FOLDERS {
            for id in records.ids(kind) {
                links.add(id, kind, id);
            }
        }
        for one in records.organisations.iter() {
            let later = one.names.iter().map(|later| later.name.as_str());
            for name in later.chain([one.name.as_str()]) {
                links.add(name, Kind::Organisation, one.id.as_str());
            }
        }
        for one in records.people.iter() {
            links.add(&one.name, Kind::Person, one.id.as_str());
        }
        for one in records.topics.iter() {
            links.add(&one.name, Kind::Topic, one.id.as_str());
        }
        for one in records.sources.iter() {
            links.add(&one.title, Kind::Source, one.id.as_str());
        }
        links.sorted()
    }

    fn add(&mut self, word: &str, kind: Kind, id: &str) {
        let id = (id != word).then(|| id.into());
        self.by_word.push((word.into(), kind, id));
    }

    fn sorted(mut self) -> Self {
        self.by_word.sort_unstable();
        self.by_word.dedup();
        self.by_word.shrink_to_fit();
        self
    }

    pub fn find(&self, word: &str, kinds: &[Kind]) -> Option<RecordKey> {
        let from = self.by_word.partition_point(|(known, ..)| **known < *word);
        let same = self.by_word[from..].iter().take_while(|(known, ..)| **known == *word);
        let mut keys = same.filter(|(_, kind, _)| kinds.contains(kind));
        let (_, kind, id) = keys.next()?;
        let key = || RecordKey::new(*kind, id.as_deref().unwrap_or(word));
        keys.next().is_none().then(key)
    }

    /// Splits a list of names into links and what stands between them. A name may hold a comma
    /// itself, so the longest that is known is taken.
    pub fn split(&self, words: &str, kinds: &[Kind], address: &Address) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut rest = words;
        while !rest.is_empty() {
            let ends = ends(rest);
            let known = ends.iter().rev().find_map(|end| {
                let key = self.find(&rest[..*end], kinds)?;
                Some((*end, key))
            });
            let (end, piece) = match known {
                Some((end, key)) => (end, Piece::link(&rest[..end], address.record(&key))),
                None => {
                    let end = ends.first().copied().unwrap_or(rest.len());
                    (end, Piece::plain(&rest[..end]))
                }
            };
            pieces.push(piece);
            rest = &rest[end..];
            let between = rest.len() - rest.trim_start_matches([',', ' ']).len();
            if between > 0 {
                pieces.push(Piece::plain(&rest[..between]));
                rest = &rest[between..];
            }
        }
        pieces
    }
}

/// Returns where a name may end: before a comma or a bracket, and at the end of all.
fn ends(words: &str) -> Vec<usize> {
    let commas = words.match_indices(", ").map(|(at, _)| at);
    let brackets = words.match_indices(" (").map(|(at, _)| at);
    let mut ends: Vec<usize> = commas.chain(brackets).chain([words.len()]).collect();
    ends.retain(|end| *end > 0);
    ends.sort_unstable();
    ends
}

#[cfg(test)]
mod tests {
    use super::{Links, Piece};
    use crate::desk::address::Address;
    use crate::finding::field::Kind;

    #[test]
    fn the_longest_name_that_one_record_has_is_a_link() {
        let mut links = Links::default();
        links.add("Acme, Inc.", Kind::Organisation, "acme");
        links.add("Zenith", Kind::Organisation, "zenith");
        links.add("Two", Kind::Organisation, "two-a");
        links.add("Two", Kind::Organisation, "two-b");
        let links = links.sorted();
        let kinds = [Kind::Organisation];
        let address = Address::of_server();
        let words = "us, Acme, Inc., Zenith (promise), Two";
        let pieces = links.split(words, &kinds, &address);
        let shown: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(shown, words);
        let linked: Vec<&str> = pieces.iter().filter_map(|piece| piece.href.as_deref()).collect();
        assert_eq!(linked, ["/organisation/acme", "/organisation/zenith"]);
        assert_eq!(links.split("", &kinds, &address), Vec::<Piece>::new());
    }
}

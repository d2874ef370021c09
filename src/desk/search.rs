//! Words × everything on record → the sentences that hold them, accents and slips apart.
//!
//! A search looks through all words that stand anywhere, and then for their numbers in every text.
//! `.github/DECISIONS.md` says why no engine does it.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::Serialize;

use super::address::Address;
use super::excerpt::{Marked, marked};
use super::index::{Entry, Index};
use super::text::{Place, sought};
use super::vocabulary::{Held, Holding};
use crate::names::fold::is_letter;
use crate::why::diff::redline::readable;

#[derive(Debug, Serialize)]
pub struct Found {
    pub query: String,
    /// The words that were searched for, where some typed are nowhere.
    pub read_as: Option<String>,
    pub total: usize,
    pub hits: Vec<Hit>,
}

/// A text that holds the words, and the line that holds most of them.
#[derive(Debug, Serialize)]
pub struct Hit {
    pub kind: &'static str,
    pub title: String,
    pub day: Option<String>,
    pub href: String,
    pub pieces: Vec<Marked>,
}

/// As many hits as a page shows.
const HITS: usize = 60;

/// As many words of a query as are looked for.
const WORDS: usize = 12;

/// A text for a page that searches by itself: its kind, title, address, lines and day.
pub type Dumped<'i> = (&'static str, &'i str, String, Vec<String>, Option<String>);

/// Reads the lines of a text.
pub type Read<'r> = &'r dyn Fn(&Place) -> Vec<String>;

impl Index {
    /// Finds the texts that hold all words of a query, the best first.
    pub fn search(&self, query: &str, address: &Address, read: Read<'_>) -> Found {
        let typed = words(query);
        let known: Vec<String> = typed.iter().map(|word| self.known(word)).collect();
        let read_as = (known != typed).then(|| known.join(" "));
        let mut found = self.holding(&known);
        // Firms, people and topics have no day: they come before what tells of them.
        let place = |(at, score): &(usize, usize)| {
            let day = self.texts[*at].day;
            (Reverse(*score), day.is_some(), Reverse(day))
        };
        found.sort_by_key(place);
        let shown = found.iter().take(HITS);
        Found {
            query: query.trim().to_owned(),
            read_as,
            total: found.len(),
            hits: shown.map(|(at, _)| self.hit(*at, &known, address, read)).collect(),
        }
    }

    /// Returns the texts that hold all words, with how well: a word in the title counts most,
    /// one at the beginning of a word more than one within.
    fn holding(&self, words: &[String]) -> Vec<(usize, usize)> {
        if words.is_empty() {
            return Vec::new();
        }
        let sought: Vec<Holding> = words.iter().map(|word| self.vocabulary.holding(word)).collect();
        let texts = self.texts.iter().enumerate();
        let scored = texts.filter_map(|(at, text)| {
            let scores = sought.iter().map(|word| score(text, word));
            Some((at, scores.sum::<Option<usize>>()?))
        });
        scored.collect()
    }

    fn hit(&self, at: usize, words: &[String], address: &Address, read: Read<'_>) -> Hit {
        let text = &self.texts[at];
        let lines = read(&text.place);
        let count = |line: &str| {
            let line = sought(line);
            words.iter().filter(|word| line.contains(word.as_str())).count()
        };
        // An id says nothing that the title does not; that of a record is its first line.
        let is_record = matches!(text.place, Place::Record(_));
        let mut best = (0, 0, "");
        let is_said = |at: usize, line: &str| !is_record || at > 0 && !is_id(line);
        for (at, line) in lines.iter().enumerate().filter(|(at, line)| is_said(*at, line)) {
            let held = count(line);
            if held > best.0 {
                best = (held, at + 1, line.as_str());
            }
        }
        let (_, number, line) = best;
        let (kind, mut href) = text.place.link(address);
        if !matches!(text.place, Place::Record(_)) && number > 0 {
            href.push_str(&format!("#line-{number}"));
        }
        let (title, day) = (text.title.clone(), text.day.map(|day| day.to_string()));
        Hit { kind, title, day, href, pieces: marked(&readable(line), words) }
    }

    /// Returns a word if it stands anywhere, else the nearest one that does.
    fn known(&self, word: &str) -> String {
        let sought = self.vocabulary.holding(word);
        if self.texts.iter().any(|text| sought.best_of(&text.words) != Held::Not) {
            return word.to_owned();
        }
        self.vocabulary.nearest(word, &self.counted()).unwrap_or_else(|| word.to_owned())
    }

    /// Returns every text with its lines, for a page that searches by itself.
    pub fn dump(&self, address: &Address, read: Read<'_>) -> Vec<Dumped<'_>> {
        let mut texts: Vec<&Entry> = self.texts.iter().map(Arc::as_ref).collect();
        texts.sort_by_key(|text| (text.day.is_some(), Reverse(text.day)));
        let texts = texts.into_iter().map(|text| {
            let (kind, href) = text.place.link(address);
            let lines = read(&text.place).iter().map(|line| readable(line)).collect();
            let day = text.day.map(|day| day.to_string());
            (kind, text.title.as_str(), href, lines, day)
        });
        texts.collect()
    }
}

/// Says how well a text holds a word; nothing where it does not.
fn score(text: &Entry, word: &Holding) -> Option<usize> {
    if word.best_of(&text.title_words) == Held::AtStart {
        return Some(6);
    }
    if word.best_of(&text.first_words) == Held::AtStart {
        return Some(4);
    }
    match word.best_of(&text.words) {
        Held::AtStart => Some(2),
        Held::Within => Some(1),
        Held::Not => None,
    }
}

/// Says whether a line can be no more than the id of a record.
fn is_id(line: &str) -> bool {
    line.contains('-') && line.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// Splits a query into folded words.
fn words(query: &str) -> Vec<String> {
    let query = sought(query);
    let words = query.split(|c| !is_letter(c));
    words.filter(|word| !word.is_empty()).take(WORDS).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Index, Place};
    use crate::desk::address::Address;
    use crate::desk::text::{Text, Unread};
    use crate::finding::digest::digest;
    use crate::finding::field::{Kind, RecordKey};

    fn text(id: &str, title: &str, lines: &[&str]) -> Text {
        Text {
            place: Place::Record(RecordKey::new(Kind::Contact, id)),
            title: title.to_owned(),
            day: None,
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    fn read(place: &Place) -> Vec<String> {
        let Place::Record(key) = place else {
            return Vec::new();
        };
        let lines: &[&str] = match key.id.as_str() {
            "a" => &["a", "Jürgen Müller asked for the list.", "Łódź, 1,240.5"],
            "b" => &["nothing"],
            _ => &["new"],
        };
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn accents_and_slips_are_no_hindrance() {
        let entry = |id: &str, title: &str| {
            let bare = text(id, title, &[]);
            let lines = read(&bare.place);
            Text { lines, ..bare }
        };
        let index = Index::new([entry("a", "Call"), entry("b", "Müller, again")]);
        let address = Address::of_server();
        let hrefs = |query: &str| -> Vec<String> {
            let found = index.search(query, &address, &read);
            found.hits.into_iter().map(|hit| hit.href).collect()
        };
        assert_eq!(hrefs("muller"), ["/contact/b", "/contact/a"], "titles come first");
        assert_eq!(hrefs("MÜLLER list"), ["/contact/a"]);
        assert_eq!(hrefs("lodz"), ["/contact/a"]);
        assert_eq!(hrefs("1240"), ["/contact/a"]);
        let as_before = Unread {
            place: text("b", "", &[]).place,
            title: "Müller, again".to_owned(),
            day: None,
            digest: digest("nothing"),
            lines: Box::new(|| panic!("it is known")),
        };
        let new = text("c", "Müller", &["new"]);
        let other = Unread {
            place: new.place,
            title: new.title,
            day: None,
            digest: 1,
            lines: Box::new(|| new.lines),
        };
        let again = Index::again(Some(&index), [as_before, other]);
        let found = again.search("muller", &address, &read).hits;
        assert_eq!(found.len(), 2, "what is as it was need not be read");
        let slip = index.search("mueller", &address, &read);
        assert_eq!(slip.read_as.as_deref(), Some("muller"));
        assert_eq!(slip.total, 2);
        assert_eq!(hrefs("unheard-of"), Vec::<String>::new());
        assert_eq!(hrefs(""), Vec::<String>::new());
    }
}

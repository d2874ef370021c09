//! A text that is searched, and where it stands.

use chrono::NaiveDate;

use super::address::Address;
use crate::finding::field::RecordKey;
use crate::names::fold::folded;
use crate::pack::target::Target;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Record(RecordKey),
    Pack(Target),
    Original(String),
}

#[derive(Debug)]
pub struct Text {
    pub place: Place,
    pub title: String,
    /// Texts of newer days come first.
    pub day: Option<NaiveDate>,
    pub lines: Vec<String>,
}

/// A text that need not be read where it is as it was.
pub struct Unread<'t> {
    pub place: Place,
    pub title: String,
    /// Texts of newer days come first.
    pub day: Option<NaiveDate>,
    pub digest: u64,
    pub lines: Box<dyn FnOnce() -> Vec<String> + 't>,
}

/// Returns a line in the letters by which it is searched: `1,240` is `1240`.
pub fn sought(line: &str) -> String {
    let letters = line.char_indices().filter(|(at, c)| !parts_number(line, *at, *c));
    folded(&letters.map(|(_, c)| c).collect::<String>()).into_owned()
}

/// Says whether a letter stands between the groups of a number.
pub fn parts_number(line: &str, at: usize, letter: char) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let of_three = |rest: &str| rest.bytes().take_while(u8::is_ascii_digit).count() == 3;
    matches!(letter, ',' | '.' | '\'' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}')
        && line[..at].ends_with(is_digit)
        && of_three(&line[at + letter.len_utf8()..])
}

impl Place {
    /// Returns what kind of text it is, and its address.
    pub fn link(&self, address: &Address) -> (&'static str, String) {
        match self {
            Place::Record(key) => (key.kind.noun(), address.record(key)),
            Place::Pack(target) => ("pack", address.pack(target)),
            Place::Original(id) => ("original", address.original(id)),
        }
    }
}

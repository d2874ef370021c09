//! Names in one script × texts in another: the same name by consonants and vowels of both.
//!
//! `Юлия Щербакова` is Yuliya Shcherbakova in one passport, Iuliia Shcherbakova in the next and
//! Julija Ščerbakova in a third; `يوسف` is Youssef, Yusuf and Jusuf. A whole name is told for
//! sure; one part of it alone may be a word, so whoever withholds it withholds the sentence.
//! Chinese signs are read as in Mandarin; how a Japanese name in Chinese signs is read nobody can
//! tell from the signs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::consonants::{Heard, Script, heard, script};
use super::ending::{CYRILLIC, GREEK};
use super::fold::{has_case, is_han, is_unspaced};
use super::reading::Reading;
use super::shape::Joint;
use super::way::{Kind, Row, Way};
use super::{Certainty, Form, Nature};

/// Names by their consonants. A table is made when a text asks for it: most have one script.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Names in other scripts than Latin.
    foreign: OnceLock<Table>,
    /// Names in Latin letters.
    latin: OnceLock<Table>,
}

/// What a text sounds like: where, the way of writing a name that it is, whose, how surely.
pub type Sounding<'k> = (Range<usize>, &'k Way, &'k [usize], Certainty);

#[derive(Debug, Default)]
struct Table {
    /// Whether a name may begin with a word, by a number that stands for the word: most words
    /// are asked about again.
    begun: Mutex<HashMap<u64, bool>>,
    /// The consonants of first words and of whole names.
    starts: BTreeSet<String>,
    names: BTreeMap<String, Vec<Name>>,
    most_words: usize,
}

#[derive(Debug)]
struct Name {
    heard: Heard,
    script: Script,
    row: usize,
    way: usize,
}

/// Shorter names sound like too many words.
const LEAST: usize = 6;

impl Sounds {
    /// Finds names that a text writes in another script than the record does.
    pub fn find<'k>(
        &self,
        rows: &'k [Row],
        has_foreign: bool,
        reading: &Reading<'_>,
    ) -> Vec<Sounding<'k>> {
        let mut found = Vec::new();
        let plain = reading.text.is_ascii() || is_latin(&reading.letters);
        if plain && !has_foreign {
            return found;
        }
        let words = words(reading);
        for first in 0..words.len() {
            let letters = &reading.letters[words[first].clone()];
            let raw = reading.raw(words[first].clone());
            let small = raw.starts_with(|c: char| has_case(c) && c.is_lowercase());
            let table = if small || letters.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            } else if is_latin(letters) {
                if !has_foreign {
                    continue;
                }
                self.foreign.get_or_init(|| table(rows, false))
            } else {
                self.latin.get_or_init(|| table(rows, true))
            };
            if !table.may_begin(letters) {
                continue;
            }
            let mut letters = String::new();
            for word in words[first..].iter().take(table.most_words) {
                if !letters.is_empty() {
                    letters.push(' ');
                }
                letters.push_str(&reading.letters[word.clone()]);
                let at = words[first].start..word.end;
                for form in forms(&letters) {
                    found.extend(
                        table
                            .alike(form, rows)
                            .map(|(way, owners, certainty)| (at.clone(), way, owners, certainty)),
                    );
                }
            }
        }
        found
    }
}

/// Says whether a row of letters is a name in another script than Latin.
pub fn is_foreign((letters, ways): &Row) -> bool {
    !is_latin(letters) && ways.iter().any(|(way, _)| is_telling(way))
}

fn is_telling(way: &Way) -> bool {
    way.nature != Nature::Thing
        && way.form != Form::Sign
        && matches!(way.kind, Kind::Whole | Kind::Family | Kind::Given)
}

fn table(rows: &[Row], latin: bool) -> Table {
    let mut table = Table::default();
    for (row, (letters, ways)) in rows.iter().enumerate() {
        if is_latin(letters) != latin || !ways.iter().any(|(way, _)| is_telling(way)) {
            continue;
        }
        let ways = ways.iter().enumerate();
        for (number, (way, _)) in ways.filter(|(_, (way, _))| is_telling(way)) {
            let words = spaced(letters, way);
            let count = words.split(' ').count();
            table.most_words = table.most_words.max(count.min(MOST));
            let first = words.split(' ').next().unwrap_or_default();
            let starts = heard(first).into_iter().map(|heard| heard.consonants);
            table.starts.extend(starts);
            for heard in heard(&words) {
                table.starts.insert(heard.consonants.clone());
                let known = table.names.entry(heard.consonants.clone()).or_default();
                known.push(Name { heard, script: script(letters), row, way: number });
            }
        }
    }
    table
}

/// Puts a space where words of a name part, and between signs of Chinese.
fn spaced(letters: &str, way: &Way) -> String {
    let mut spaced = String::with_capacity(letters.len() + way.joints.len());
    for (at, c) in letters.char_indices() {
        let parts = is_han(c) || way.joints.iter().any(|(joint, _)| *joint == at);
        if parts && at > 0 {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

/// No name has more words, or signs of Chinese.
const MOST: usize = 6;

impl Table {
    fn may_begin(&self, word: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let known = begun.entry(hasher.finish());
        *known.or_insert_with(|| forms(word).any(|form| self.begins(form)))
    }

    fn begins(&self, word: &str) -> bool {
        let mut heard = heard(word).into_iter();
        heard.any(|word| self.starts.contains(&word.consonants))
    }

    fn alike<'k>(
        &self,
        word: &str,
        rows: &'k [Row],
    ) -> impl Iterator<Item = (&'k Way, &'k [usize], Certainty)> {
        let theirs = script(word);
        let mut found = Vec::new();
        for other in heard(word) {
            for name in self.names.get(&other.consonants).into_iter().flatten() {
                let telling = name.heard.weight(&other) >= LEAST;
                let (letters, ways) = &rows[name.row];
                let (way, owners) = &ways[name.way];
                // One sign after the other sounds like many a short name.
                let signs = word.contains(is_han) && way.kind != Kind::Whole;
                if telling && !signs && name.heard.is_like(&other, [name.script, theirs]) {
                    let several = way.joints.iter().any(|(_, joint)| *joint == Joint::Words)
                        || letters.chars().all(is_unspaced);
                    let sure = way.kind == Kind::Whole && several;
                    let certainty = if sure { Certainty::Name } else { Certainty::MaybeWord };
                    found.push((way, owners.as_slice(), certainty));
                }
            }
        }
        found.into_iter()
    }
}

/// Words, and each sign of Chinese for itself.
fn words(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(word) = reading.word_from(at) {
        at = word.end;
        let letters = &reading.letters[word.clone()];
        if letters.chars().all(is_han) {
            words.extend(
                letters
                    .char_indices()
                    .map(|(from, c)| word.start + from..word.start + from + c.len_utf8()),
            )
        } else {
            words.push(word)
        }
    }
    words
}

/// Case endings of Georgian and Armenian.
const CAUCASIAN: &str = "მ ს ი ის ით ად მა ը ի ին ից ով ում ն";

/// Small words that Arabic and Hebrew write onto the next.
const ONTO: &str = "والفبكلסהבלמשכו";

/// Returns letters as they stand, without an ending, and without small words at their head.
fn forms(letters: &str) -> impl Iterator<Item = &str> {
    let endings = [CYRILLIC, GREEK, CAUCASIAN].into_iter();
    let endings = endings.filter(move |_| !is_latin(letters));
    let endings = endings.flat_map(|list| list.split_ascii_whitespace());
    let bare = endings.filter_map(move |ending| letters.strip_suffix(ending));
    let bare = bare.filter(|bare| bare.chars().count() >= 4);
    let onto = letters.char_indices().take(3);
    let onto = onto.take_while(|(_, c)| ONTO.contains(*c));
    let rest = onto.map(move |(at, c)| &letters[at + c.len_utf8()..]);
    std::iter::once(letters).chain(bare).chain(rest)
}

fn is_latin(letters: &str) -> bool {
    let mut letters = letters.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

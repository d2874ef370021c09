//! Names as one hand spells them × texts of another: the same name by consonants and vowels of two
//! scripts, or by the letters for which two spellings in Latin letters stand.
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

use super::consonants::{Heard, Script, forms, heard, script};
use super::fold::{has_case, is_han, is_unspaced};
use super::lexicon::is_word;
use super::reading::Reading;
use super::romanised::romanised;
use super::shape::Joint;
use super::way::{Kind, Row, Way};
use super::{Certainty, Form, Nature};

/// Names by their sounds. A table is made when a text asks for it: most have one script.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Names in other scripts than Latin, by their consonants.
    foreign: OnceLock<Table>,
    /// Names in Latin letters, by their consonants.
    latin: OnceLock<Table>,
    /// Names by the Cyrillic or Greek letters for which theirs stand.
    romanised: OnceLock<Table>,
}

/// What a text sounds like: where, the way of writing a name that it is, whose, how surely.
pub type Sounding<'k> = (Range<usize>, &'k Way, &'k [usize], Certainty);

#[derive(Debug)]
struct Table {
    /// Reads letters in every way in which they may be meant.
    read: fn(&str) -> Vec<Heard>,
    /// Whether it reads words one by one, with a space between.
    by_word: bool,
    /// Shorter names sound like too many words.
    least: usize,
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

impl Sounds {
    /// Finds names that a text spells otherwise than the record does.
    pub fn find<'k>(&self, rows: &'k [Row], reading: &Reading<'_>) -> Vec<Sounding<'k>> {
        let mut found = Vec::new();
        let words = words(reading);
        for first in 0..words.len() {
            let letters = &reading.letters[words[first].clone()];
            let raw = reading.raw(words[first].clone());
            let small = raw.starts_with(|c: char| has_case(c) && c.is_lowercase());
            if small || letters.bytes().all(|byte| byte.is_ascii_digit()) {
                continue;
            }
            let sounds = if is_latin(letters) {
                let foreign = |name: &str| !is_latin(name);
                self.foreign.get_or_init(|| table(rows, foreign, heard, false))
            } else {
                self.latin.get_or_init(|| table(rows, is_latin, heard, false))
            };
            let spelt = self.romanised.get_or_init(|| table(rows, |_| true, romanised, true));
            for table in [sounds, spelt] {
                found.extend(table.find(rows, reading, &words[first..]));
            }
        }
        found
    }
}

fn is_telling(way: &Way) -> bool {
    way.nature != Nature::Thing
        && way.form != Form::Sign
        && matches!(way.kind, Kind::Whole | Kind::Family | Kind::Given)
}

fn table(
    rows: &[Row],
    is_of: impl Fn(&str) -> bool,
    read: fn(&str) -> Vec<Heard>,
    by_word: bool,
) -> Table {
    let mut table = Table {
        read,
        by_word,
        least: if by_word { 12 } else { 6 },
        begun: Mutex::default(),
        starts: BTreeSet::new(),
        names: BTreeMap::new(),
        most_words: 0,
    };
    for (row, (letters, ways)) in rows.iter().enumerate() {
        if !is_of(letters) || !ways.iter().any(|(way, _)| is_telling(way)) {
            continue;
        }
        let ways = ways.iter().enumerate();
        for (number, (way, _)) in ways.filter(|(_, (way, _))| is_telling(way)) {
            let words = spaced(letters, way);
            table.most_words = table.most_words.max(words.split(' ').count().min(MOST));
            let first = words.split(' ').next().unwrap_or_default();
            let starts = read(first).into_iter().map(|heard| heard.consonants);
            table.starts.extend(starts);
            for heard in read(&words) {
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
    /// Finds names that begin with the first of some words; each sign of Chinese is one.
    fn find<'k>(
        &self,
        rows: &'k [Row],
        reading: &Reading<'_>,
        words: &[Range<usize>],
    ) -> Vec<Sounding<'k>> {
        let mut found = Vec::new();
        if self.names.is_empty() || !self.may_begin(&reading.letters[words[0].clone()]) {
            return found;
        }
        let more = usize::from(reading.letters[words[0].clone()].starts_with(is_han));
        for count in 1..=words.len().min(self.most_words + more) {
            let all = words[..count].iter().map(|word| &reading.letters[word.clone()]);
            let letters = all.collect::<Vec<_>>().join(" ");
            let at = words[0].start..words[count - 1].end;
            let mut goes_on = !self.by_word;
            for form in forms(&letters) {
                let read = (self.read)(form);
                goes_on |= form == letters && read.iter().any(|heard| self.goes_on(heard));
                self.alike((form, &read), rows, &at, &mut found);
            }
            if !goes_on {
                break;
            }
        }
        found
    }

    fn may_begin(&self, word: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        let mut begun = self.begun.lock().unwrap_or_else(PoisonError::into_inner);
        let known = begun.entry(hasher.finish());
        *known.or_insert_with(|| forms(word).any(|form| self.begins(form)))
    }

    /// Says whether a name has further words behind some.
    fn goes_on(&self, heard: &Heard) -> bool {
        let start = format!("{} ", heard.consonants);
        let mut from = self.names.range(start.clone()..);
        from.next().is_some_and(|(name, _)| name.starts_with(&start))
    }

    fn begins(&self, word: &str) -> bool {
        let mut heard = (self.read)(word).into_iter();
        heard.any(|word| self.starts.contains(&word.consonants))
    }

    fn alike<'k>(
        &self,
        (word, read): (&str, &[Heard]),
        rows: &'k [Row],
        at: &Range<usize>,
        found: &mut Vec<Sounding<'k>>,
    ) {
        let (theirs, spelt) = (script(word), word.replace(' ', ""));
        for other in read {
            for name in self.names.get(&other.consonants).into_iter().flatten() {
                let (letters, ways) = &rows[name.row];
                let (way, owners) = &ways[name.way];
                let telling = name.heard.weight(other) >= self.least
                    && name.heard.is_like(other, [name.script, theirs]);
                // One sign sounds like many a name, and what is spelt as on record is judged by use.
                let signs = word.contains(is_han) && way.kind != Kind::Whole;
                let same = letters.starts_with(&spelt) || spelt.starts_with(letters);
                if telling && !signs && !same && !is_word(word) {
                    let several = way.joints.iter().any(|(_, joint)| *joint == Joint::Words)
                        || letters.chars().all(is_unspaced);
                    let sure = way.kind == Kind::Whole && several;
                    let certainty = if sure { Certainty::Name } else { Certainty::MaybeWord };
                    found.push((at.clone(), way, owners, certainty));
                }
            }
        }
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

fn is_latin(letters: &str) -> bool {
    let mut letters = letters.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

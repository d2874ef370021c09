//! Letters of any script → the consonants they stand for, and what vowels lie between them.
//!
//! One name is spelt in many ways in another script: by the passport office, by a newspaper, by
//! ear. What stays the same is its consonants, nearly; vowels change, and Arabic and Hebrew leave
//! most of them out. So a name is read letter by letter, as the tables of the United Nations
//! Group of Experts on Geographical Names do, and where a letter is read in two ways, in both.

use std::sync::LazyLock;

use any_ascii::any_ascii;

use super::ending::{CAUCASIAN, CYRILLIC};
use super::stem::GREEK;

/// How letters are read.
type Spellings = Vec<(&'static str, &'static str)>;

static LATIN: LazyLock<Spellings> = LazyLock::new(|| spellings("latin "));

/// Greek, Arabic, Persian and Hebrew letters.
static OWN: LazyLock<Spellings> = LazyLock::new(|| spellings("own "));

fn spellings(of: &'static str) -> Spellings {
    let lines = include_str!("consonants.txt").lines();
    lines.filter_map(|line| line.strip_prefix(of)?.split_once(' ')).collect()
}

/// A name as it may be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// Consonants; those that scripts do not tell apart are one.
    pub consonants: String,
    /// The vowels before each of them and behind the last, as bits.
    pub vowels: Vec<u8>,
}

const A: u8 = 1;
const I: u8 = 2;
const U: u8 = 4;
/// A letter that carries any vowel, or none.
const ANY: u8 = 8;
/// The end of a word, which is no vowel.
const BREAK: u8 = 16;

/// A name with more readings than these is read in the first ways only.
const MOST: usize = 32;

impl Heard {
    /// Says whether two readings of the same consonants may be of one name. Of the vowels behind
    /// the last consonant grammar decides.
    pub fn is_like(&self, other: &Heard, scripts: [Script; 2]) -> bool {
        let mut inner = self.vowels.iter().zip(&other.vowels).take(self.consonants.len());
        inner.all(|(mine, theirs)| {
            let (mine, theirs) = (mine & !BREAK, theirs & !BREAK);
            let share = mine & theirs != 0 || (mine | theirs) & ANY != 0;
            match scripts {
                [Script::Consonants, _] if mine == 0 => true,
                [_, Script::Consonants] if theirs == 0 => true,
                _ => share || mine == 0 && theirs == 0,
            }
        })
    }

    /// Measures how telling two readings are together: short ones are alike by chance.
    pub fn weight(&self, other: &Heard) -> usize {
        let both = self.vowels.iter().zip(&other.vowels);
        let vowels = both.filter(|(mine, theirs)| **mine & !BREAK != 0 && **theirs & !BREAK != 0);
        2 * self.consonants.chars().count() + vowels.count()
    }

    /// Adds letters. A consonant written twice is one, but in Arabic and Hebrew there are two
    /// with a short vowel between them.
    fn push(&mut self, symbols: &str, semitic: bool) {
        for symbol in symbols.chars() {
            let vowel = match symbol {
                'A' => A,
                'E' => A | I,
                'I' => I,
                'U' => U,
                'O' => ANY,
                ' ' => BREAK,
                _ => 0,
            };
            if let Some(last) = self.vowels.last_mut().filter(|_| vowel != 0) {
                *last |= vowel;
            }
            let doubled = !semitic
                && self.consonants.ends_with(symbol)
                && self.vowels.last().is_some_and(|last| *last == 0);
            if vowel == 0 && symbol != '-' && !doubled {
                self.consonants.push(symbol);
                self.vowels.push(0);
            }
        }
    }
}

/// What a script writes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// All of it.
    Alphabet,
    /// Its consonants and some of the vowels.
    Consonants,
}

/// Tells what the script of some letters writes.
pub fn script(letters: &str) -> Script {
    let abjad = |c: char| matches!(c, '\u{590}'..='\u{7bf}' | '\u{900}'..='\u{dff}');
    if letters.contains(abjad) { Script::Consonants } else { Script::Alphabet }
}

/// Reads folded letters, with a space between words, in every way in which they may be meant.
pub fn heard(letters: &str) -> Vec<Heard> {
    let first = Heard { consonants: String::new(), vowels: vec![0] };
    let mut all = vec![first];
    let own = |c: char| is_greek(c) || is_semitic(c);
    let mut rest = letters;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| own(c) != own(first)).unwrap_or(rest.len());
        let (run, next) = rest.split_at(end);
        rest = next;
        if own(first) {
            read(run, &OWN, &mut all);
        } else {
            let latin = any_ascii(run).to_lowercase();
            read(&latin, &LATIN, &mut all);
        }
    }
    // A Greek or Lithuanian name loses its last letter in other cases.
    let end = all.iter().filter(|one| {
        one.consonants.ends_with('s') && one.consonants.len() > 2 && one.vowels.ends_with(&[0])
    });
    let shorter: Vec<Heard> = end
        .map(|one| {
            let mut shorter = one.clone();
            shorter.consonants.pop();
            shorter.vowels.pop();
            shorter
        })
        .collect();
    all.extend(shorter);
    all
}

fn read(letters: &str, table: &Spellings, all: &mut Vec<Heard>) {
    let mut at = 0;
    while let Some(first) = letters[at..].chars().next() {
        let rest = &letters[at..];
        let known = table.iter().find(|(spelling, _)| rest.starts_with(spelling));
        let alone = rest.chars().nth(1).is_none();
        let (length, readings) = match (first, known) {
            // At the edge of a word these stand for some vowel.
            ('ا', _) if at == 0 => (first.len_utf8(), "O"),
            ('ה', _) if alone => (first.len_utf8(), "O"),
            (' ', _) => {
                at += 1;
                all.iter_mut().for_each(|one| one.push(" ", false));
                continue;
            }
            (_, Some((spelling, readings))) => (spelling.len(), *readings),
            (_, None) => (first.len_utf8(), "-"),
        };
        at += length;
        spread(readings, is_semitic(first), all);
    }
}

/// Goes on with each reading so far in each way in which the next letters are read.
fn spread(readings: &str, semitic: bool, all: &mut Vec<Heard>) {
    let mut ways = readings.split(' ');
    let first = ways.next().unwrap_or_default();
    let room = MOST / all.len().max(1);
    let mut others = Vec::new();
    for way in ways.take(room.saturating_sub(1)) {
        others.extend(all.iter().cloned().map(|mut one| {
            one.push(way, semitic);
            one
        }));
    }
    all.iter_mut().for_each(|one| one.push(first, semitic));
    all.extend(others);
}

fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}')
}

fn is_semitic(c: char) -> bool {
    matches!(c, '\u{5d0}'..='\u{5f2}' | '\u{620}'..='\u{6ff}')
}

/// Slavic ones in Latin letters, and that of English and German.
const ROMANISED: &str = "s a u em om im ego ogo emu omu owi ovi";

/// Small words that Arabic and Hebrew write onto the next.
const ONTO: &str = "والفبكلסהבלמשכו";

/// Returns letters as they stand, without an ending, and without small words at their head.
pub fn forms(letters: &str) -> impl Iterator<Item = &str> {
    let latin = letters.starts_with(|c: char| c.is_ascii());
    let lists = [CYRILLIC, GREEK, CAUCASIAN, ROMANISED].into_iter();
    let bare = lists
        .filter(move |list| latin == (*list == ROMANISED))
        .flat_map(str::split_ascii_whitespace)
        .filter_map(move |ending| letters.strip_suffix(ending))
        .filter(|bare| bare.chars().count() >= 4);
    let onto = letters.char_indices().take(3).take_while(|(_, c)| ONTO.contains(*c));
    let rest = onto.map(move |(at, c)| &letters[at + c.len_utf8()..]);
    std::iter::once(letters).chain(bare).chain(rest)
}

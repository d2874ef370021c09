//! Names as one hand spells them × texts of another: the same name by consonants and vowels of two
//! scripts, or by the letters for which two spellings in Latin letters stand.
//!
//! `Юлия Щербакова` is Yuliya Shcherbakova in one passport, Iuliia Shcherbakova in the next and
//! Julija Ščerbakova in a third; `يوسف` is Youssef, Yusuf and Jusuf. A whole name is told for
//! sure; one part of it alone may be a word, so whoever withholds it withholds the sentence.
//! Chinese signs are read as in Mandarin, in Pinyin and in Wade-Giles; how a Japanese name in Chinese signs is read nobody can
//! tell from the signs.

use std::ops::Range;
use std::sync::OnceLock;

use super::chinese::chinese;
use super::consonants::heard;
use super::fold::{has_case, is_han};
use super::gap::Gap;
use super::reading::Reading;
use super::romanised::romanised;
use super::sound_table::{Reach, Sounding, Table, table};
use super::way::Row;
use super::word::listed;

/// Names by their sounds. A table is made when a text asks for it: most have one script.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Names in other scripts than Latin, by their consonants.
    foreign: OnceLock<Table>,
    /// Names in Latin letters, by their consonants.
    latin: OnceLock<Table>,
    /// Names by the Cyrillic or Greek letters for which theirs stand.
    romanised: OnceLock<Table>,
    /// Names in signs, Pinyin or Wade-Giles, by their syllables.
    chinese: OnceLock<Table>,
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
                self.foreign.get_or_init(|| table(rows, foreign, heard, Reach::Sounds))
            } else {
                self.latin.get_or_init(|| table(rows, is_latin, heard, Reach::Sounds))
            };
            let spelt =
                self.romanised.get_or_init(|| table(rows, |_| true, romanised, Reach::Words));
            let signs =
                self.chinese.get_or_init(|| table(rows, |_| true, chinese, Reach::Syllables));
            for table in [sounds, spelt, signs] {
                found.extend(table.find(rows, reading, &words[first..]));
            }
        }
        found
    }
}

/// Words, and each sign of Chinese for itself. `p’ing` is one syllable of Wade-Giles.
fn words(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(mut word) = reading.word_from(at) {
        let initial = listed("ch k p t ts tz", &reading.letters[word.clone()]);
        if let Gap::Apostrophe = reading.gap(word.end)
            && let Some(rest) = reading.word_from(word.end).filter(|_| initial)
        {
            word.end = rest.end;
        }
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

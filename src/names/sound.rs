//! Names in one script × texts in another: both written in Latin letters, as loosely as people do.
//!
//! `Юлия Щербакова` is Yuliya Shcherbakova in one passport, Iuliia Shcherbakova in the next and
//! Julija Ščerbakova in a third. What is compared is what they share. Chinese signs are read
//! as in Mandarin; how a Japanese name in Chinese signs is read nobody can tell from the signs.

use std::collections::BTreeMap;
use std::ops::{Bound, Range};

use any_ascii::any_ascii;

use super::ending::CYRILLIC;
use super::fold::is_han;
use super::reading::Reading;
use super::way::{Kind, Way};

/// Ways of writing names, by what is shared of their sound.
#[derive(Debug, Default)]
pub struct Sounds {
    /// Of names in other scripts than Latin.
    foreign: BTreeMap<String, Vec<(Way, usize)>>,
    /// Of names in Latin letters.
    latin: BTreeMap<String, Vec<(Way, usize)>>,
}

/// Shorter names sound like too many words.
const LEAST: usize = 4;

/// No name has more words, or signs of Chinese.
const MOST: usize = 6;

impl Sounds {
    /// Takes up a way of writing a name.
    pub fn add(&mut self, letters: &str, way: &Way, owner: usize) {
        let telling = matches!(
            way.kind,
            Kind::Whole | Kind::Several | Kind::Family | Kind::Given
        );
        let key = sound(letters);
        let least = if matches!(way.kind, Kind::Family | Kind::Given) {
            LEAST + 1
        } else {
            LEAST
        };
        if !telling || key.len() < least {
            return;
        }
        let map = if is_latin(letters) {
            &mut self.latin
        } else {
            &mut self.foreign
        };
        let known = map.entry(key).or_default();
        if !known.iter().any(|(_, other)| *other == owner) {
            known.push((way.clone(), owner));
        }
    }

    /// Finds names that a text writes in another script than the record does.
    pub fn find(&self, reading: &Reading<'_>) -> Vec<(Range<usize>, &Way, usize)> {
        let mut found = Vec::new();
        let plain = reading.text.is_ascii() || is_latin(&reading.letters);
        if self.foreign.is_empty() && plain {
            return found;
        }
        let words = words(reading);
        for first in 0..words.len() {
            let latin = is_latin(&reading.letters[words[first].clone()]);
            let map = if latin { &self.foreign } else { &self.latin };
            let capital = !reading
                .raw(words[first].clone())
                .starts_with(char::is_lowercase);
            let begins = || begins(map, &sound(&reading.letters[words[first].clone()]));
            if map.is_empty() || !capital || !begins() {
                continue;
            }
            let mut letters = String::new();
            for word in words[first..].iter().take(MOST) {
                letters.push_str(&reading.letters[word.clone()]);
                let at = words[first].start..word.end;
                for bare in [letters.as_str()]
                    .into_iter()
                    .chain(without_ending(&letters))
                {
                    let known = map.get(&sound(bare)).into_iter().flatten();
                    found.extend(known.map(|(way, owner)| (at.clone(), way, *owner)));
                }
            }
        }
        found
    }
}

/// Says whether a name begins with about the sound of a word: most words begin none.
fn begins(map: &BTreeMap<String, Vec<(Way, usize)>>, word: &str) -> bool {
    let start = &word[..word.floor_char_boundary(2)];
    let from = (Bound::Included(start), Bound::Unbounded);
    let next = map.range::<str, _>(from).next();
    next.is_some_and(|(key, _)| key.starts_with(start))
}

/// Words, and each sign of Chinese for itself.
fn words(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(word) = reading.word_from(at) {
        at = word.end;
        let letters = &reading.letters[word.clone()];
        match letters.chars().all(is_han) {
            true => words.extend(
                letters
                    .char_indices()
                    .map(|(from, c)| word.start + from..word.start + from + c.len_utf8()),
            ),
            false => words.push(word),
        }
    }
    words
}

fn without_ending(letters: &str) -> impl Iterator<Item = &str> {
    let endings = CYRILLIC
        .split(' ')
        .filter_map(move |ending| letters.strip_suffix(ending));
    endings.filter(|bare| bare.chars().count() >= LEAST)
}

fn is_latin(letters: &str) -> bool {
    let mut letters = letters.chars().filter(|c| c.is_alphabetic());
    letters.all(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

/// Spellings that stand for one sound, and what is kept of it; longer ones first.
const SPELLINGS: [(&str, &str); 37] = [
    ("shch", "sc"),
    ("schtsch", "sc"),
    ("szcz", "sc"),
    ("tsch", "c"),
    ("dzh", "dz"),
    ("dj", "dz"),
    ("tch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("sz", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("ch", "c"),
    ("cz", "c"),
    ("ts", "c"),
    ("tz", "c"),
    ("ph", "f"),
    ("th", "t"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("ck", "k"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("off", "ov"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("j", "i"),
    ("y", "i"),
    ("ii", "i"),
    ("ii", "i"),
    ("ia", "a"),
    ("iu", "u"),
    ("io", "o"),
    ("ie", "e"),
    ("h", ""),
];

/// Returns what the spellings of a name share.
fn sound(letters: &str) -> String {
    let latin = if letters.is_ascii() {
        letters.to_ascii_lowercase()
    } else {
        any_ascii(letters).to_lowercase()
    };
    let mut sound = latin.replace(|c: char| !c.is_ascii_alphanumeric(), "");
    for (typed, kept) in SPELLINGS {
        if sound.contains(typed) {
            sound = sound.replace(typed, kept);
        }
    }
    let mut single = String::with_capacity(sound.len());
    for c in sound.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::sound;
    use crate::names::fold::folded;

    #[test]
    fn spellings_of_a_name_sound_alike() {
        for (name, others) in [
            (
                "Юлия Щербакова",
                "YuliyaShcherbakova IuliiaShcherbakova JulijaŠčerbakova JuliaSchtscherbakova",
            ),
            (
                "Дмитрий Волков",
                "DmitriVolkov DmitriyVolkov DmitryVolkoff DmitrijWolkow",
            ),
            ("Γιώργος", "Giorgos"),
            ("李娜", "LiNa"),
        ] {
            let name = sound(&folded(&name.replace(' ', "")));
            for other in others.split(' ') {
                assert_eq!(sound(&folded(other)), name, "{other}");
            }
        }
    }
}

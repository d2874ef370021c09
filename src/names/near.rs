//! Names × words that are nearly theirs: letters slipped, words swapped, initials.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;
use strsim::{damerau_levenshtein, jaro_winkler};

use super::Nature;
use super::word::{Word, folded_words};

/// Words of names, by digests of themselves and of what is left when one letter is dropped:
/// two words that differ by one letter share such a rest.
#[derive(Debug)]
pub struct Near<T> {
    rests: HashMap<u64, Vec<String>, FixedState>,
    people: BTreeMap<String, Vec<Parts<T>>>,
    organisations: BTreeMap<String, Vec<Parts<T>>>,
}

/// A name and its words.
#[derive(Debug, Clone)]
struct Parts<T> {
    who: T,
    words: Vec<String>,
}

impl<T> Default for Near<T> {
    fn default() -> Self {
        Self { rests: HashMap::default(), people: BTreeMap::new(), organisations: BTreeMap::new() }
    }
}

impl<T: Copy + PartialEq> Near<T> {
    /// Takes up a name that may be printed.
    pub fn add(&mut self, who: T, nature: Nature, name: &str) {
        let words = folded_words(name);
        let (Some(first), Some(last)) = (words.first().cloned(), words.last().cloned()) else {
            return;
        };
        match nature {
            Nature::Person if words.len() > 1 => {
                self.word(&last);
                self.people.entry(last).or_default().push(Parts { who, words });
            }
            Nature::Organisation => {
                self.word(&first);
                let parts = Parts { who, words };
                self.organisations.entry(first).or_default().push(parts);
            }
            Nature::Person | Nature::Thing => {}
        }
    }

    fn word(&mut self, word: &str) {
        if self.people.contains_key(word) || self.organisations.contains_key(word) {
            return;
        }
        for rest in rests(word) {
            self.rests.entry(rest).or_default().push(word.to_owned());
        }
    }

    /// Returns the words of names that are this one or differ by one letter.
    fn like(&self, word: &str) -> Vec<&str> {
        let mut like: Vec<&str> = rests(word)
            .filter_map(|rest| self.rests.get(&rest))
            .flatten()
            .map(String::as_str)
            .filter(|known| is_slip(word, known))
            .collect();
        like.sort_unstable();
        like.dedup();
        like
    }

    /// Finds the person meant by two neighbouring words, in either order.
    pub fn person(&self, first: &Word<'_>, second: &Word<'_>) -> Option<T> {
        self.person_called(&first.folded, &second.folded)
            .or_else(|| self.person_called(&second.folded, &first.folded))
    }

    fn person_called(&self, given: &str, family: &str) -> Option<T> {
        let mut found = None;
        for surname in self.like(family) {
            for parts in self.people.get(surname).into_iter().flatten() {
                let known = &parts.words[0];
                let initial = given.len() == 1 && known.starts_with(given) && surname == family;
                let whole = given.len() > 1 && (is_slip(given, known) || alike(given, known));
                let other = found.is_some_and(|who| who != parts.who);
                if !(initial || whole) {
                    continue;
                }
                if other {
                    return None;
                }
                found = Some(parts.who);
            }
        }
        found
    }

    /// Finds the organisation nearly named at the first of some words, and how many of them
    /// name it.
    pub fn organisation(&self, text: &[Word<'_>]) -> Option<(usize, T)> {
        let first = text.first()?;
        let firsts = self.like(&first.folded);
        let candidates = firsts.iter().filter_map(|word| self.organisations.get(*word)).flatten();
        candidates
            .filter_map(|parts| {
                let count = parts.words.len();
                let written = text.get(..count)?;
                let there: String = written.iter().map(|w| &*w.folded).collect();
                let known: String = parts.words.concat();
                // Each word is nearly its own: `Brae will` is not Brae Mills, nor is `Norbau or`
                // Norbau AG.
                let is_other = |(word, known): (&Word<'_>, &String)| {
                    *word.folded != **known && !(word.capital && is_slip(&word.folded, known))
                };
                if count > 1 && written.iter().zip(&parts.words).any(is_other) {
                    return None;
                }
                let allowed = if known.len() < 8 { 1 } else { 2 };
                let long_enough = known.len() >= 5 && there.len() >= 5;
                let near = long_enough
                    && !inflected(&there, &known)
                    && same_digits(&there, &known)
                    && damerau_levenshtein(&there, &known) <= allowed;
                near.then_some((count, parts.who))
            })
            .max_by_key(|(count, _)| *count)
    }
}

/// Says whether one word is the other, or is it with one letter slipped.
fn is_slip(word: &str, known: &str) -> bool {
    word == known
        || word.len().min(known.len()) >= 4
            && same_digits(word, known)
            && damerau_levenshtein(word, known) <= 1
}

/// Given names have more than one form: `Erik` and `Erich`.
pub fn alike(given: &str, known: &str) -> bool {
    given.len().min(known.len()) >= 4 && jaro_winkler(given, known) >= 0.84
}

/// An ending that grammar adds: `TikToks`, `Googlers` are no slips.
fn inflected(word: &str, known: &str) -> bool {
    let (short, long) = if word.len() < known.len() { (word, known) } else { (known, word) };
    long.strip_prefix(short)
        .is_some_and(|ending| matches!(ending, "s" | "n" | "an" | "er" | "ed" | "es"))
}

/// `Company 12` and `Company 13` are two companies.
fn same_digits(a: &str, b: &str) -> bool {
    let digits = |text: &str| -> Vec<char> { text.chars().filter(char::is_ascii_digit).collect() };
    digits(a) == digits(b)
}

/// Digests a word and, when it is long enough for slips, what is left without each letter.
fn rests(word: &str) -> impl Iterator<Item = u64> {
    let long = word.chars().nth(3).is_some();
    let dropped = word
        .char_indices()
        .filter(move |_| long)
        .map(|(at, c)| digest(&word[..at], &word[at + c.len_utf8()..]));
    dropped.chain([digest(word, "")])
}

/// FNV-1a over two parts as one. A clash costs a comparison, no more.
fn digest(first: &str, second: &str) -> u64 {
    let bytes = first.bytes().chain(second.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

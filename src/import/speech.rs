//! Sentences of a report → the words by which somebody is said to speak in them.

use super::known::Known;
use super::lexicon::Words;
use super::moment::{begins_with_month, ends_in_day};
use crate::names::verb::is_speech;
use crate::names::word::{Word, is_capital, listed, words};
use crate::tidy::sentences;

/// Verbs of saying that the list of names has not, in the languages of mail heads.
const SAYING: Words = Words("saying");

/// What is done to somebody who does not speak: `Palisade was told`.
const TO_OTHERS: Words = Words("done-to-others");

/// What is said of a speaker stands within so many words behind them.
pub const NEAR: usize = 6;

/// Who speaks stands within so many bytes.
const BEGINNING: usize = 160;

pub fn is_verb_of_saying(word: &Word<'_>) -> bool {
    is_speech(&word.folded) || SAYING.has(&word.folded)
}

/// Says whether the words behind a subject have something done to it: `was told`,
/// `was accused by Acme`.
pub fn is_passive(sentence: &str, rest: &[Word<'_>]) -> bool {
    let near = &rest[..rest.len().min(NEAR)];
    let is = |word: &Word<'_>| listed("was were been being is are got", &word.folded);
    let Some(at) = near.iter().position(is) else {
        return false;
    };
    let behind = &near[at + 1..];
    let is_told = |word: &Word<'_>| TO_OTHERS.has(&word.folded);
    let mut pairs = behind.windows(2);
    let is_by = |pair: &[Word<'_>]| {
        pair[0].folded == "by" && is_capital(&sentence[pair[1].range.clone()])
    };
    behind.iter().take(3).any(is_told) || pairs.any(is_by)
}

/// Finds the word of the settings that these words begin with: `also welcomed`, `asks`.
pub fn act<'s>(rest: &[Word<'_>], known: &Known<'s>) -> Option<&'s str> {
    let between = |word: &&Word<'_>| {
        let word = &*word.folded;
        listed("also again then further has have had", word) || word.ends_with("ly")
    };
    let verb = rest.iter().find(|word| !between(word))?;
    let stem = |word: &str| {
        let endings = ["ed", "es", "s"];
        let cut = endings.iter().find_map(|end| word.strip_suffix(end));
        cut.unwrap_or(word).to_owned()
    };
    let mut acts = known.settings().acts.iter();
    let found = acts.find(|act| {
        *verb.folded == ***act || act.ends_with("ed") && stem(act) == stem(&verb.folded)
    });
    found.map(String::as_str)
}

/// Returns the words in which a sentence says who speaks, without `On the code, …`.
pub fn beginning(sentence: &str) -> &str {
    let sentence = sentence.trim();
    let start = &sentence[..sentence.floor_char_boundary(BEGINNING)];
    let openers = "in on for also finally moreover however furthermore to dans";
    let first = words(start).into_iter().next();
    let opens = first.is_some_and(|first| listed(openers, &first.folded));
    match start.split_once(", ").filter(|_| opens) {
        Some((opener, rest)) if opener.len() <= 60 => rest,
        _ => start,
    }
}

/// Splits words into sentences; the point in `20. März` ends none.
pub fn parted<'t>(text: &'t str, known: &Known<'_>) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    let mut end = 0;
    for sentence in sentences(text, &known.settings().abbreviations) {
        let day =
            found.pop_if(|before| ends_in_day(before) && begins_with_month(sentence));
        let start = end - day.map_or(0, str::len);
        end += sentence.len();
        found.push(&text[start..end]);
    }
    found
}

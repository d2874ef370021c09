//! A text → its words alone, as whoever reads or decodes it may have them.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use foldhash::fast::FixedState;
use html_escape::decode_html_entities;
use percent_encoding::percent_decode_str;

use crate::names::fold::folded;
use crate::names::markup::as_seen;
use crate::names::word::folded_words;

/// A text without marks, and its words in a row.
pub struct Plain {
    /// The text as it stands, and as a browser may read it.
    pub text: String,
    pub run: String,
    /// Its words written as one, each as a number.
    tight: Keys,
}

/// A shorter value is sought as it is written, with percent sign and all.
const SHORT: usize = 4;

impl Plain {
    pub fn new(text: &str, marks: &BTreeSet<String>) -> Self {
        let mut plain = decoded(&text.replace('\\', ""));
        for mark in marks {
            plain = plain.replace(mark, " ");
        }
        // A link on two words of a sentence is seen by nobody who reads it.
        let run = format!("{}{}", run(&plain), run(&as_seen(&plain)));
        let words: Vec<&str> = run.split_whitespace().collect();
        let all = (1..=MOST).flat_map(|length| words.windows(length));
        let tight = all.filter_map(tight).collect();
        Self { tight, run, text: plain }
    }

    /// Says whether it holds some words with other signs between them, or none: `Blue-Heron`,
    /// `0049 301 23`.
    pub fn has_tight<W: AsRef<str>>(&self, words: &[W]) -> bool {
        tight(words).is_some_and(|key| self.tight.contains(&key))
    }

    /// Says whether it holds some words, of which the row is known.
    pub fn has(&self, words: &str, wanted: &str) -> bool {
        let all: Vec<&str> = wanted.split_whitespace().collect();
        let letters = wanted.chars().filter(|c| *c != ' ').count();
        self.has_tight(&all)
            || self.run.contains(wanted)
                && (letters >= SHORT || is_bounded(&folded(&self.text), &folded(words.trim())))
    }
}

/// Says whether a text has some words that are not part of longer ones: `98%` is not in `1998`.
fn is_bounded(text: &str, wanted: &str) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(wanted).any(|(at, found)| {
        let before = is_word(text[..at].chars().next_back());
        let after = is_word(text[at + found.len()..].chars().next());
        let (first, last) = (found.chars().next(), found.chars().next_back());
        !(before && is_word(first) || after && is_word(last))
    })
}

/// No number or id is written in more parts.
const MOST: usize = 7;

/// Returns a number that stands for words written as one: an id with digits, a number of seven and
/// more, by its last eight, as `+49 30 …` is `0049 30 …` and `030 …`, or a name of eight letters.
fn tight<W: AsRef<str>>(words: &[W]) -> Option<u64> {
    let length: usize = words.iter().map(|word| word.as_ref().len()).sum();
    if !(5..=32).contains(&length) {
        return None;
    }
    let one: String = words.iter().map(AsRef::as_ref).collect();
    let digits = one.bytes().filter(u8::is_ascii_digit).count();
    let least = match digits {
        0 => 8,
        _ if digits == length => 7,
        _ => 5,
    };
    let from = if digits == length { length.saturating_sub(8) } else { 0 };
    (length >= least).then(|| key(&[&one[from..]]))
}

fn decoded(text: &str) -> String {
    let mut forms = vec![text.to_owned()];
    // A browser decodes an address within a page twice: once as HTML, once as an address.
    while forms.len() < 4 && text.contains(['%', '&']) {
        let last = &forms[forms.len() - 1];
        let percent = percent_decode_str(last).decode_utf8_lossy();
        let decoded = decode_html_entities(&percent).into_owned();
        if decoded == *last {
            break;
        }
        forms.push(decoded);
    }
    forms.join("\n")
}

/// Returns the words of a text in a row, with a space at both ends, so that signs and line breaks
/// make no difference.
pub fn run(text: &str) -> String {
    format!(" {} ", folded_words(text).join(" "))
}

/// Some words, each a number that [`key`] gave.
pub type Keys = HashSet<u64, FixedState>;

/// Returns a number that stands for some words.
pub fn key<W: AsRef<str>>(words: &[W]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.iter().for_each(|word| word.as_ref().hash(&mut hasher));
    hasher.finish()
}

/// A value of as many words is no chance.
pub const LONG: usize = 4;

/// The runs of up to four words of texts, each as a number.
pub struct Runs(Keys);

impl Runs {
    pub fn of(texts: &[Plain]) -> Self {
        let mut runs = Keys::default();
        for text in texts {
            let words: Vec<&str> = text.run.split_whitespace().collect();
            let all = (1..=LONG).flat_map(|length| words.windows(length));
            runs.extend(all.map(key));
        }
        Self(runs)
    }

    /// Says whether a text can hold some words: one that holds all parts of them may.
    pub fn may_hold(&self, words: &[Cow<'_, str>]) -> bool {
        let mut parts = words.windows(LONG.min(words.len()).max(1));
        parts.all(|part| self.0.contains(&key(part)))
    }

    /// Returns the short runs of some words that texts have too.
    pub fn held(&self, words: &[Cow<'_, str>]) -> impl Iterator<Item = u64> {
        let from = move |at: usize| {
            (1..LONG).map_while(move |length| {
                let key = key(words.get(at..at + length)?);
                self.0.contains(&key).then_some(key)
            })
        };
        (0..words.len()).flat_map(from)
    }
}

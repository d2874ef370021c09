//! Versions of one text of a mail → the fuller one, and what only the other says; lines that
//! `format=flowed` broke → as they were written.

use std::collections::BTreeMap;

use crate::import::doubts::Doubts;
use crate::names::word::folded_words;

/// A version with fewer words of its own is a stub: `Your program cannot show this.`
const STUB: usize = 30;

/// Chooses the version with the most words, the later one among equals: it has the lists
/// and tables. Returns beside it the versions that say something else.
pub fn choose(mut versions: Vec<String>, doubts: &mut Doubts) -> (String, String) {
    // Addresses and pictures make a version longer that says nothing more.
    let size = |at: &usize| folded_words(&versions[*at]).len() / 8;
    let fullest = (0..versions.len()).max_by_key(size);
    let Some(fullest) = fullest else {
        return (String::new(), String::new());
    };
    let main = versions.remove(fullest);
    let kept = versions.into_iter().filter(|other| {
        let own = missing(&main, other);
        let (said, all) = (without_addresses(other), without_addresses(&main));
        let differs = missing(&all, &said);
        let is_stub = 2 * differs > folded_words(&said).len();
        if own > STUB || differs > 0 && !is_stub {
            doubts.add("versions-differ", &[]);
        }
        own > 0
    });
    let rest = kept.collect::<Vec<_>>().join("\n\n");
    (main, rest)
}

/// Drops addresses, and what stands for a picture: one version has them and the other has not.
fn without_addresses(text: &str) -> String {
    let is_word = |word: &&str| !word.contains("://") && !word.contains(['@', '[', ']']);
    text.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ")
}

/// Counts the words of a text that the main text has not, or not as often.
fn missing(main: &str, other: &str) -> usize {
    let mut counts: BTreeMap<String, isize> = BTreeMap::new();
    for word in folded_words(main) {
        *counts.entry(word).or_default() += 1;
    }
    for word in folded_words(other) {
        *counts.entry(word).or_default() -= 1;
    }
    counts.values().filter(|count| **count < 0).map(|count| count.unsigned_abs()).sum()
}

/// Joins the lines that `format=flowed` broke (RFC 3676): those that end in a space.
pub fn flowed(text: &str, drops_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<usize> = None;
    for line in text.lines() {
        let quoted = line.trim_start_matches('>');
        let depth = line.len() - quoted.len();
        let words = quoted.strip_prefix(' ').unwrap_or(quoted);
        if before != Some(depth) {
            if before.is_some() {
                joined.push('\n');
            }
            if depth > 0 {
                joined.push_str(&">".repeat(depth));
                joined.push(' ');
            }
        }
        let is_soft = words.ends_with(' ') && words != "-- ";
        joined.push_str(&words[..words.len() - usize::from(is_soft && drops_space)]);
        before = is_soft.then_some(depth);
        if !is_soft {
            joined.push('\n');
        }
    }
    joined
}

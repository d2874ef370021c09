//! Words → whether they are the name of a person, without what it is addressed with.

use super::lexicon::Words;
use crate::names::title::{is_office, is_title};
use crate::names::word::{folded_words, is_capital, words};

pub fn is_courtesy(word: &str) -> bool {
    is_title(word) || Words("courtesy").has(word)
}

/// Returns a name without what it is addressed with, and whether it was.
pub fn without_courtesy(name: &str) -> (&str, bool) {
    let rest = behind(name.trim(), |word| is_courtesy(&folded_words(word).concat()));
    (rest, rest.len() < name.trim().len())
}

/// Returns the name behind `Commissioner`, `Mme la Commissaire` and the like.
pub fn without_office(name: &str) -> &str {
    behind(name, |word| {
        is_office(word) || is_courtesy(word) || Words("articles").has(&word.to_lowercase())
    })
}

fn behind(name: &str, is_before: impl Fn(&str) -> bool) -> &str {
    let mut rest = name;
    while let Some((first, name)) = rest.split_once(' ')
        && is_before(first)
    {
        rest = name.trim_start();
    }
    rest
}

pub fn name_key(name: &str) -> String {
    let mut words = folded_words(name);
    words.sort();
    words.join(" ")
}

/// Says whether words look like a name: two to five of them, capitals, no title.
pub fn is_name(text: &str) -> bool {
    let all = words(text);
    (2..=5).contains(&all.len())
        // `N. N.` is nobody by name.
        && all.iter().any(|word| word.folded.len() > 1)
        && !text.contains([':', '/', '@', '&', '\n'])
        && all.iter().all(|word| {
            let written = &text[word.range.clone()];
            (is_capital(written) || Words("particles").has(&word.folded))
                && !is_office(&word.folded)
                && !Words("no-names").has(&word.folded)
                && !written.contains(|c: char| c.is_ascii_digit())
        })
}

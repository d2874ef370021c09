//! Words → whether they are the name of a person, without what it is addressed with.

use super::lexicon::Words;
use crate::names::title::{is_office, is_title};
use crate::names::word::{folded_words, is_capital, words};

/// Forms of address that a list may have before a name, and prose may not.
const COURTESY: Words = Words("courtesy");

/// What may stand before a name or an office.
pub const ARTICLES: Words = Words("articles");

pub fn is_courtesy(word: &str) -> bool {
    is_title(word) || COURTESY.has(word)
}

/// Returns a name without what it is addressed with, and whether it was.
pub fn without_courtesy(name: &str) -> (&str, bool) {
    let rest = behind(name.trim(), |word| is_courtesy(&folded_words(word).concat()));
    (rest, rest.len() < name.trim().len())
}

/// Returns the name behind `Commissioner`, `Mme la Commissaire` and the like.
pub fn without_office(name: &str) -> &str {
    behind(name, |word| is_office(word) || is_courtesy(word) || ARTICLES.has(&word.to_lowercase()))
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

/// The words of a name in one order: `Foss, Lena` is `Lena Foss`.
pub fn name_key(name: &str) -> String {
    let mut words = folded_words(name);
    words.sort();
    words.join(" ")
}

/// Words of titles and bodies that are no offices, and no part of a name.
const TITLES: Words = Words("no-names");
pub const PARTICLES: Words = Words("particles");

/// Says whether words look like a name: two to five of them, capitals, no title.
pub fn is_name(text: &str) -> bool {
    let all = words(text);
    (2..=5).contains(&all.len())
        && !text.contains([':', '/', '@', '&', '\n'])
        && all.iter().all(|word| {
            let written = &text[word.range.clone()];
            (is_capital(written) || PARTICLES.has(&word.folded))
                && !is_office(&word.folded)
                && !TITLES.has(&word.folded)
                && !written.contains(|c: char| c.is_ascii_digit())
        })
}

//! A sentence of a fact × that of its passage → a word that stands beside the same word as another
//! does that excludes it: `Q2 2025` for `Q1 2025`, `sold Beta` for `bought Beta`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::force::Sentence;
use super::words_of_force::{ENGLISH, length_at_head};

/// Finds a word that excludes the one of the passage, and that the passage has nowhere.
pub fn rival(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let told = in_a_row(ours, best, all).or_else(|| antonym(ours, best, all));
    told.filter(|_| !change_places(ours, best))
}

/// `Beta bought the tug from Alpha` for `Alpha sold the tug to Beta`: two who change places may
/// do the reverse.
fn change_places(ours: &Sentence, best: &Sentence) -> bool {
    let first = |sentence: &Sentence| {
        let at = (0..sentence.words.len()).find(|at| sentence.may_be_name(*at))?;
        Some(sentence.words[at].clone())
    };
    let Some((own, their)) = first(ours).zip(first(best)) else { return false };
    own != their && ours.words.contains(&their) && best.words.contains(&own)
}

/// A word or phrase in a sentence: where it begins, and how many words it has.
type Place = (usize, usize);

/// By the rows of words of which none stands for another.
fn in_a_row(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    ours.language.rivals.iter().find_map(|row| {
        let places = |sentence: &Sentence| -> Vec<(Place, usize)> {
            let at_head = |at: usize| {
                row.iter().enumerate().find_map(|(which, words)| {
                    let rest = &sentence.words[at..];
                    let length = words.iter().find_map(|word| length_at_head(word, rest))?;
                    Some(((at, length), which))
                })
            };
            (0..sentence.words.len()).filter_map(at_head).collect()
        };
        let (own, their) = (places(ours), places(best));
        own.iter().find_map(|(place, which)| {
            let there = all.iter().flat_map(places).any(|(_, known)| known == *which);
            let kept = |other: usize| own.iter().any(|(_, known)| *known == other);
            let mut others = their.iter().filter(|(_, other)| !there && !kept(*other));
            let (other, _) = others.find(|(other, _)| in_same_place(ours, *place, best, *other))?;
            Some(stands(ours, *place, best, *other))
        })
    })
}

/// By the pairs of WordNet; English alone has some.
fn antonym(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    if !std::ptr::eq(ours.language, &*ENGLISH) {
        return None;
    }
    let has =
        |sentence: &Sentence, word: &String| sentence.words.iter().any(|one| base(one) == *word);
    (0..ours.words.len()).find_map(|own| {
        let word = base(&ours.words[own]);
        ENGLISH.stem(&ours.words[own])?;
        let antonyms = ANTONYMS.get(&word).filter(|_| !all.iter().any(|one| has(one, &word)))?;
        let mut others = (0..best.words.len()).filter(|at| {
            let other = base(&best.words[*at]);
            let tells = ENGLISH.stem(&best.words[*at]).is_some();
            tells && antonyms.contains(&other) && !has(ours, &other)
        });
        let other = others.find(|other| in_same_place(ours, (own, 1), best, (*other, 1)))?;
        Some(stands(ours, (own, 1), best, (other, 1)))
    })
}

/// Says whether the word before or behind is the same, small words apart.
fn in_same_place(ours: &Sentence, own: Place, best: &Sentence, other: Place) -> bool {
    let tells = |sentence: &Sentence, at: usize| {
        let word = &sentence.words[at];
        let number = word.starts_with(|c: char| c.is_ascii_digit());
        if number { Some(word.clone()) } else { sentence.language.stem(word) }
    };
    let behind = |sentence: &Sentence, (at, length): Place| {
        (at + length..sentence.words.len()).find_map(|at| tells(sentence, at))
    };
    let before =
        |sentence: &Sentence, (at, _): Place| (0..at).rev().find_map(|at| tells(sentence, at));
    let same = |one: Option<String>, two: Option<String>| one.is_some() && one == two;
    same(behind(ours, own), behind(best, other)) || same(before(ours, own), before(best, other))
}

fn stands(ours: &Sentence, own: Place, best: &Sentence, other: Place) -> String {
    let words =
        |sentence: &Sentence, (at, length): Place| sentence.words[at..at + length].join(" ");
    format!("`{}` stands for `{}`", words(ours, own), words(best, other))
}

/// Returns a word without its endings, those of comparison among them.
fn base(word: &str) -> String {
    let compared = ["est", "er"].into_iter().find_map(|ending| word.strip_suffix(ending));
    ENGLISH.base(compared.filter(|short| short.len() > 2).unwrap_or(word))
}

/// Words without their endings, each with those that say the reverse.
static ANTONYMS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut antonyms: HashMap<String, Vec<String>> = HashMap::new();
    let lines = include_str!("words_of_force/antonyms.txt").lines();
    for (one, other) in lines.filter_map(|line| line.split_once(' ')) {
        for (word, other) in [(one, other), (other, one)] {
            antonyms.entry(base(word)).or_default().push(base(other));
        }
    }
    antonyms
});

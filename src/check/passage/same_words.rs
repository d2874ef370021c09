//! A sentence of a fact × that of its passage, where both have the same words → who changed
//! places with whom, or what is left out among them.

use super::bounds::number_at;
use super::days_in_text::month_of;
use super::force::{Sentence, stands};
use super::forces::Force;
use crate::names::days::{OF_MAILS, year_of};
use crate::names::fold::folded;

/// Finds what a fact that is told in the words of its passage changes in them.
pub fn in_same_words(ours: &Sentence, best: &Sentence) -> Option<String> {
    let (own, their) = (words(ours), words(best));
    let before = own.iter().zip(&their).take_while(|(own, their)| own.1 == their.1).count();
    let backwards = own.iter().rev().zip(their.iter().rev());
    let behind = backwards.take_while(|(own, their)| own.1 == their.1).count();
    match their.len().checked_sub(own.len())? {
        0 if before < own.len() => {
            let end = own.len() - behind.min(own.len() - before);
            exchanged(ours, &own[before..end], best, &their[before..end])
        }
        gone @ 1..=MOST if own.len() >= LEAST && before + behind >= own.len() => {
            cut(ours, best, &their, before..before + gone)
        }
        _ => None,
    }
}

/// So many words are left out at most, and so many told at least.
const MOST: usize = 6;
const LEAST: usize = 3;

/// Who and whom with all between them are so many words at most.
const LONGEST: usize = 14;

type Placed = (usize, String);

/// Returns the words without their endings and forms, and without articles.
fn words(sentence: &Sentence) -> Vec<Placed> {
    let language = sentence.language;
    let all = sentence.words.iter().enumerate();
    let told = all.filter(|(_, word)| !language.articles.contains(word));
    told.map(|(at, word)| (at, language.base(language.form(word)))).collect()
}

/// `The captains trust the pilots` stands for `the pilots trust the captains`: what stands before
/// a verb and what behind it have changed places.
fn exchanged(ours: &Sentence, own: &[Placed], best: &Sentence, their: &[Placed]) -> Option<String> {
    let all = own.len().min(their.len());
    let is = |own: &[Placed], their: &[Placed]| {
        own.iter().map(|(_, word)| word).eq(their.iter().map(|(_, word)| word))
    };
    let language = ours.language;
    let tells = |(at, word): &Placed| {
        language.stem(&best.words[*at]).is_some() && !language.is_mutual(word)
    };
    let names = |part: &[Placed]| {
        let is_somebody = |(at, _): &Placed| {
            language.stem(&best.words[*at]).is_some() || language.is_form(&best.words[*at])
        };
        part.iter().any(is_somebody)
    };
    let turned = (1..all.min(LONGEST)).any(|who| {
        (1..all - who).any(|whom| {
            let verb = &their[who..all - whom];
            is(&own[..whom], &their[all - whom..])
                && is(&own[whom..all - who], verb)
                && is(&own[all - who..], &their[..who])
                && verb.iter().any(tells)
                && names(&their[..who])
                && names(&their[all - whom..])
        })
    });
    let stretch = |sentence: &Sentence, part: &[Placed]| {
        sentence.words[part[0].0..=part[part.len() - 1].0].join(" ")
    };
    (turned && all <= LONGEST).then(|| stands(&stretch(ours, own), &stretch(best, their)))
}

/// `Trucks may not enter the quay` for `… the quay at night`: what is left out among the words of
/// a rule, a habit or a plan bounds it. What happened has happened, wherever and however.
fn cut(
    ours: &Sentence,
    best: &Sentence,
    their: &[Placed],
    gone: std::ops::Range<usize>,
) -> Option<String> {
    let language = best.language;
    let first = their[gone.start].0;
    let last = their[gone.end - 1].0;
    let piece = &best.words[first..=last];
    let is_dated = |word: &String| {
        let is_weekday = OF_MAILS.weekday(&folded(word)).is_some();
        is_weekday || month_of(word).is_some() || year_of(word).is_some()
    };
    // `Two of the four`, `at least three`
    let next = their.get(gone.end).map(|(at, _)| *at);
    let counts = (first..=last).chain(next).any(|at| number_at(best, at).is_some());
    let tells = counts || piece.iter().any(|word| language.stem(word).is_some());
    // At the head stands whoever is understood, or how many of them.
    let is_head = gone.start == 0 && !counts && !language.of.contains(&best.words[last]);
    let adverb = &language.adverb;
    let is_adverb = !adverb.is_empty() && piece.len() == 1 && piece[0].ends_with(&**adverb);
    let bounded = [Force::Not, Force::Nobody, Force::All, Force::Only, Force::Never];
    let has_happened = (0..ours.words.len()).any(|at| {
        let before = at.checked_sub(1).map(|before| &ours.words[before]);
        let word = &ours.words[at];
        let was = language.passive.contains(word) && !language.present.contains(word);
        was || language.is_past(before, word)
    });
    let is_led = language.prepositions.contains(&piece[0]);
    let is_circumstance = (is_led || piece.len() == 1) && has_happened && !ours.has(&bounded);
    // To whom, of what, and what somebody is called, is told of one who is named already.
    let is_of_one =
        language.whom.contains(&piece[0]) || (first..=last).all(|at| best.is_capital(at));
    // `The eastern basin`, and no `help the harbour with tests`.
    let is_before_noun = next.is_some_and(|at| language.stem(&best.words[at]).is_some());
    let is_object = !is_led
        && !counts
        && gone.start > 0
        && next.is_some()
        && !is_before_noun
        && !language.of.contains(&best.words[last]);
    // Who said it is another question.
    let is_apart = piece.iter().any(|word| language.is_saying(word))
        || language.joins.contains(&piece[0])
        || !best.is_one_clause(first.saturating_sub(1)..(last + 2).min(best.words.len()));
    let is_told = is_head || is_adverb || is_circumstance || is_apart || is_of_one || is_object;
    (tells && !is_told && !piece.iter().any(is_dated))
        .then(|| format!("`{}` is left out", piece.join(" ")))
}

//! A verb of a fact × what its passage has before it: what is asked, planned or weighed is not done.

use super::force::{Sentence, stands};
use super::forces::Force;

/// Words beside which a fact tells of what is to come itself.
const TO_COME: [Force; 5] =
    [Force::Will, Force::Expected, Force::Intends, Force::May, Force::Should];

/// Words beside which a fact says itself that something is asked, owed or weighed.
const GOVERNS: [Force; 6] =
    [Force::Must, Force::Offers, Force::Asked, Force::Promise, Force::Weighs, Force::Ahead];

/// Finds a verb that the passage tells as governed by another, and the fact for itself.
pub fn governed(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    if ours.has(&TO_COME) {
        return None;
    }
    done(ours, best, all).or_else(|| infinitive(ours, best, all))
}

/// `Will have sold` stands for `sold`: what is done is told as to come.
pub fn to_come(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let ahead = [TO_COME.as_slice(), &GOVERNS, &[Force::Agrees]].concat();
    let own = ours.first(&[Force::Will]).filter(|_| !all.iter().any(|one| one.has(&ahead)))?;
    let verb = ours.next(own.after, 1).pop()?;
    let told = (0..best.words.len()).find(|at| {
        let before = at.checked_sub(1).map(|before| &best.words[before]);
        best.language.stem(&best.words[*at]).as_ref() == Some(&verb)
            && best.language.is_past(before, &best.words[*at])
    })?;
    Some(stands(&own.words, &best.words[told]))
}

/// `Asked to pay` stands for `was asked to pay`, of which nobody says by whom.
pub fn voice(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let passive = |sentence: &Sentence, at: usize| {
        let before = &sentence.words[at.saturating_sub(2)..at];
        before.iter().any(|word| sentence.language.passive.contains(word))
    };
    let by = |sentence: &Sentence| sentence.words.contains(&sentence.language.agent);
    if all.iter().any(by) {
        return None;
    }
    (1..best.words.len()).find_map(|at| {
        let stem = best.language.stem(&best.words[at])?;
        let is_it = |sentence: &Sentence, at: usize| {
            sentence.language.stem(&sentence.words[at]).as_ref() == Some(&stem)
        };
        let there = |sentence: &Sentence| {
            (0..sentence.words.len()).any(|at| is_it(sentence, at) && !passive(sentence, at))
        };
        let is_done = passive(best, at) && best.language.is_past(None, &best.words[at]);
        let own = (0..ours.words.len()).find(|at| is_it(ours, *at) && !passive(ours, *at))?;
        let mut before = (at.saturating_sub(2)..at).rev();
        let be = before.find(|be| best.language.passive.contains(&best.words[*be]))?;
        let be = best.words[be..=at].join(" ");
        (is_done && !all.iter().any(there)).then(|| stands(&ours.words[own], &be))
    })
}

/// `Decided` stands for `will decide`: what is to come is told as done.
fn done(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let past = |sentence: &Sentence, verb: &String| {
        let mut places = (0..sentence.words.len()).filter(|at| {
            let before = at.checked_sub(1).map(|before| &sentence.words[before]);
            sentence.language.stem(&sentence.words[*at]).as_ref() == Some(verb)
                && sentence.language.is_past(before, &sentence.words[*at])
        });
        places.next()
    };
    let ahead = [Force::Will, Force::Expected, Force::Intends, Force::Ahead, Force::Offers];
    let mut marks = best.marks.iter().filter(|mark| ahead.contains(&mark.force));
    marks.find_map(|mark| {
        let verb = best.next(mark.after, 2).into_iter().find(|verb| past(ours, verb).is_some())?;
        let told = &ours.words[past(ours, &verb)?];
        let there = all.iter().any(|sentence| past(sentence, &verb).is_some());
        (!there).then(|| format!("`{told}` stands for what `{}`", mark.words))
    })
}

/// `Closes the yard` stands for `was asked to close the yard`, `pays` for `can pay`.
fn infinitive(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    if ours.has(&GOVERNS) {
        return None;
    }
    (1..best.words.len()).find_map(|at| {
        let before = governor(best, at)?;
        let (verb, language) = (&best.words[at], best.language);
        language.stem(verb).filter(|_| !best.is_capital(at) && !language.is_saying(verb))?;
        let base = language.base(verb);
        let tells = |sentence: &Sentence| {
            (0..sentence.words.len()).find(|at| {
                let word = &sentence.words[*at];
                word != verb
                    && language.base(word) == base
                    && !language.is_gerund(word)
                    && self::governor(sentence, *at).is_none()
            })
        };
        let told = &ours.words[tells(ours)?];
        let there = all.iter().any(|sentence| tells(sentence).is_some());
        let led = best.words[before..=at].join(" ");
        (!there).then(|| format!("`{told}` stands for `{led}`"))
    })
}

/// Returns the place of the word that governs a verb: of `asked` before `to close`, `us to close`
/// and `to be closed`.
fn governor(sentence: &Sentence, verb: usize) -> Option<usize> {
    let (language, words) = (sentence.language, &sentence.words);
    let last = verb.checked_sub(1)?;
    if language.modal.contains(&words[last]) {
        return Some(last);
    }
    let is_passive = language.present.contains(&words[last]);
    let to = if is_passive { last.checked_sub(1)? } else { last };
    let near = to.saturating_sub(LONGEST_OBJECT + 1)..to;
    let mut before = near.rev().filter(|_| words[to] == language.infinitive);
    before.find(|at| language.governs(&words[*at]))
}

/// Whoever is asked stands in so many words between the verb and what they are to do.
const LONGEST_OBJECT: usize = 3;

//! A verb of a fact × what its passage has before it: what is asked, planned or weighed is not done.

use super::force::Sentence;
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

/// `Closes the yard` stands for `was asked to close the yard`.
fn infinitive(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    if ours.has(&GOVERNS) {
        return None;
    }
    (2..best.words.len()).find_map(|at| {
        let before = governor(best, at)?;
        let (verb, language) = (&best.words[at], best.language);
        let stem = language.stem(verb).filter(|_| !best.is_capital(at))?;
        if language.is_done(&best.words[..=before], verb) {
            return None;
        }
        let tells = |sentence: &Sentence| {
            (0..sentence.words.len()).find(|at| {
                let word = &sentence.words[*at];
                word != verb
                    && sentence.language.stem(word).as_ref() == Some(&stem)
                    && !sentence.language.is_gerund(word)
                    && self::governor(sentence, *at).is_none()
            })
        };
        let told = &ours.words[tells(ours)?];
        let there = all.iter().any(|sentence| tells(sentence).is_some());
        let led = best.words[before..=at].join(" ");
        (!there).then(|| format!("`{told}` stands for `{led}`"))
    })
}

/// Returns the place of the word that governs a verb: before `to close`, before `to be closed`.
fn governor(sentence: &Sentence, verb: usize) -> Option<usize> {
    let is = |at: usize, words: &[String]| words.contains(&sentence.words[at]);
    let language = sentence.language;
    let passive = verb.checked_sub(1).filter(|be| is(*be, &language.present)).unwrap_or(verb);
    let to = passive.checked_sub(1).filter(|to| sentence.words[*to] == language.infinitive)?;
    to.checked_sub(1)
}

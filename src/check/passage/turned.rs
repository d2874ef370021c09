//! A sentence of a fact × that of its passage → what says more, less or the reverse.

use std::collections::BTreeSet;

use super::force::{Mark, Sentence, stands};
use super::forces::Force;
use super::words_of_force::length_at_head;
use crate::names::days::year_of;

/// Forces that say more or less of one thing; none stands for another of its row, where both
/// speak of the same.
const SCALES: [&[Force]; 2] = [
    &[Force::May, Force::Should, Force::Must],
    &[Force::Nobody, Force::Few, Force::Some, Force::Many, Force::Most, Force::All],
];

/// Finds a word of force that stands for another of its row.
pub fn on_scale(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    SCALES.iter().find_map(|scale| {
        let own = ours.first(scale)?;
        let there = all.iter().any(|sentence| sentence.has(&[own.force]));
        let next = ours.next(own.after, 2);
        let of_same = |mark: &&Mark| {
            let kept = ours.has(&[mark.force]);
            scale.contains(&mark.force)
                && !kept
                && best.next(mark.after, 2).iter().any(|stem| next.contains(stem))
        };
        let other = best.marks.iter().filter(|_| !there).find(of_same)?;
        Some(stands(&own.words, &other.words))
    })
}

/// What holds only if something else does is told without it.
pub fn condition(ours: &Sentence, best: &Sentence) -> Option<String> {
    if ours.has(&[Force::If]) {
        return None;
    }
    let mark = best.first(&[Force::If])?;
    let all = best.words.len();
    let (main, clause) = if mark.first() == 0 {
        // `If the law passes, they will pay.`
        let head = best.text.split(',').next().unwrap_or_default();
        let end = Sentence::new(head, best.language).words.len().clamp(mark.after, all);
        (best.stems_of(end..all), best.stems_of(mark.after..end))
    } else {
        (best.stems_of(0..mark.first()), best.stems_of(mark.after..all))
    };
    let stems = ours.stems();
    let told = stems.intersection(&main).count();
    let told_too = stems.iter().any(|stem| clause.contains(stem) && !main.contains(stem));
    (told > 0 && told * 2 >= stems.len() && !told_too)
        .then(|| format!("`{}` is left out", mark.words))
}

/// `Likely` stands for `unlikely`, `possible` for `impossible`.
pub fn reversed(ours: &Sentence, best: &Sentence) -> Option<String> {
    let turned = |one: &Sentence, other: &Sentence| {
        let words = one.words.iter().filter(|word| !other.words.contains(word));
        words.into_iter().find_map(|word| {
            let denied = other.words.iter().find(|denied| one.language.denies(denied, word))?;
            (!one.words.contains(denied)).then(|| (word.clone(), denied.clone()))
        })
    };
    let more = turned(ours, best);
    let less = turned(best, ours).map(|(word, denied)| (denied, word));
    let (own, their) = more.or(less)?;
    let same = denials(ours, [&own, &their]) == denials(best, [&own, &their]);
    same.then(|| stands(&own, &their))
}

/// `Fell` stands for `rose`: a word of the fact that its passage has not, and of which it has
/// the reverse.
pub fn opposite(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let find = |entries: &[String], sentence: &Sentence| {
        (0..sentence.words.len()).find_map(|at| {
            let rest = &sentence.words[at..];
            let length = entries.iter().find_map(|entry| length_at_head(entry, rest))?;
            Some(rest[..length].join(" "))
        })
    };
    let turns = |own: &[String], their: &[String]| {
        let word = find(own, ours)?;
        let other = find(their, best)?;
        let both = all.iter().any(|sentence| find(own, sentence).is_some());
        (!both && find(their, ours).is_none()).then_some((word, other))
    };
    let mut pairs = ours.language.opposites.iter();
    let (own, their) =
        pairs.find_map(|[one, other]| turns(one, other).or_else(|| turns(other, one)))?;
    let same = denials(ours, [&own, &their]) == denials(best, [&own, &their]);
    same.then(|| stands(&own, &their))
}

/// Returns the words that deny in a sentence, without those that are compared.
fn denials(sentence: &Sentence, compared: [&String; 2]) -> BTreeSet<String> {
    let forces = [Force::Not, Force::Denies, Force::Fails];
    let others = sentence.marks.iter().filter(|mark| forces.contains(&mark.force));
    let words = others.map(|mark| mark.words.clone());
    words.filter(|words| !compared.contains(&words)).collect()
}

/// `Refused` stands for `did not refuse`, or the other way.
pub fn denied_twice(ours: &Sentence, best: &Sentence) -> Option<String> {
    let not = |sentence: &Sentence, denies: &Mark| -> Option<String> {
        let mut nots = sentence.marks.iter().filter(|mark| mark.force == Force::Not && mark.kept);
        let near = nots.find(|not| {
            let before = denies.first().checked_sub(not.after);
            let behind = sentence.language.not_behind && not.first() >= denies.after;
            sentence.in_one_clause(not, denies) && (before.is_some_and(|words| words < 4) || behind)
        });
        near.map(|not| not.words.clone())
    };
    let words = |sentence: &Sentence| -> Vec<Option<String>> {
        let denies = [Force::Denies, Force::Fails];
        let marks = sentence.marks.iter().filter(|mark| denies.contains(&mark.force));
        marks.map(|mark| not(sentence, mark)).collect()
    };
    let (own, their) = (words(ours), words(best));
    let denied = |list: &[Option<String>]| {
        list.iter().all(Option::is_some).then(|| list.first().cloned().flatten()).flatten()
    };
    let plain = |sentence: &Sentence, list: &[Option<String>]| {
        let is_not = |mark: &Mark| mark.force == Force::Not && mark.kept;
        !list.is_empty() && !sentence.marks.iter().any(is_not)
    };
    match (denied(&own), denied(&their)) {
        (None, Some(not)) if plain(ours, &own) => Some(format!("`{not}` is left out")),
        (Some(not), None) if plain(best, &their) => {
            Some(format!("`{not}` stands in the fact only"))
        }
        _ => None,
    }
}

/// `Never` stands for what was not done in a time.
pub fn never(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let own = ours.first(&[Force::Never])?;
    let not = best.first(&[Force::Not])?;
    let year = |sentence: &Sentence| sentence.words.iter().any(|word| year_of(word).is_some());
    let limited = |sentence: &Sentence| sentence.has(&[Force::UntilNow]) || year(sentence);
    let there = all.iter().any(|sentence| sentence.has(&[Force::Never]));
    (!there && limited(best) && !limited(ours))
        .then(|| format!("`{}` stands for `{}` in a time", own.words, not.words))
}

/// `All`, `always`, or `most` at the head, where the passage counts nothing.
pub fn added(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let tells = |mark: &&Mark| {
        let most = mark.force == Force::Most && mark.first() == 0;
        mark.kept && (mark.force == Force::All || most)
    };
    let own = ours.marks.iter().find(tells)?;
    let counts = |sentence: &Sentence| sentence.has(SCALES[1]);
    let next = ours.next(own.after, 1).pop()?;
    let added = !all.iter().any(counts) && best.stems().contains(&next);
    added.then(|| format!("`{}` stands in the fact only", own.words))
}

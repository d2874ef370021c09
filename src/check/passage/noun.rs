//! A word of quantity × its noun in the passage → whether it has been put to another.

use std::collections::BTreeSet;

use super::force::{Mark, Sentence, stands};
use super::forces::Force;

/// Words of quantity whose noun must stay.
const OF_NOUNS: [Force; 4] = [Force::Some, Force::All, Force::Most, Force::Many];

/// `certain companies` for `certain obligations`: the word stays and its noun does not.
pub fn moved(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    // `Provisionally` is not what `several provisions` counts: an adverb names nothing.
    let nouns = ours.words.iter().filter(|word| !word.ends_with(&ours.language.adverb));
    let stems: BTreeSet<String> = nouns.filter_map(|word| ours.language.stem(word)).collect();
    ours.marks.iter().find_map(|own| {
        if !OF_NOUNS.contains(&own.force) {
            return None;
        }
        // `A certain number of views` is of views.
        let of = ours.words.get(own.after + 1).is_some_and(|word| ours.language.of.contains(word));
        let nouns = ours.next(own.after, if of { 2 } else { 1 });
        if nouns.is_empty() {
            return None;
        }
        let same: Vec<Vec<String>> = all
            .iter()
            .flat_map(|sentence| {
                let marks = sentence.marks.iter().filter(|mark| mark.words == own.words);
                marks.map(move |mark| sentence.near(mark.after))
            })
            .collect();
        let stays = same.iter().any(|next| nouns.iter().any(|noun| next.contains(noun)));
        let of_others = same.iter().filter_map(|next| next.first());
        let left = of_others.into_iter().any(|stem| stems.contains(stem));
        let theirs = best.marks.iter().find(|mark| mark.words == own.words)?;
        let after = |sentence: &Sentence, at: usize| {
            let next = sentence.words.get(at);
            next.cloned().unwrap_or_default()
        };
        (!stays && left).then(|| {
            format!(
                "`{} {}` stands for `{} {}`",
                own.words,
                after(ours, own.after),
                theirs.words,
                after(best, theirs.after)
            )
        })
    })
}

/// `Per day` stands for `per ship`.
pub fn other_rate(ours: &Sentence, best: &Sentence, all: &[Sentence]) -> Option<String> {
    let next = |sentence: &Sentence, mark: &Mark| {
        let word = sentence.words.get(mark.after)?;
        Some((sentence.language.stem(word)?, format!("{} {word}", mark.words)))
    };
    let own = ours.first(&[Force::Rate])?;
    let (stem, words) = next(ours, own)?;
    let mut same = best.marks.iter().filter(|mark| mark.words == own.words);
    let (other, their) = same.find_map(|mark| next(best, mark))?;
    let there = all.iter().any(|sentence| sentence.stems().contains(&stem));
    (other != stem && !there).then(|| stands(&words, &their))
}

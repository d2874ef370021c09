//! A sentence of a fact × that of its passage → a word of force that is left out.

use super::bounds::number_at;
use super::force::{Mark, Sentence};
use super::words_of_force::Force;

/// Words that may not be left out, by their beginnings, and the forces that keep theirs.
const KEPT: [(Force, &[&str], &[Force]); 9] = [
    (
        Force::Appears,
        &[
            "appear",
            "seem",
            "apparent",
            "presumabl",
            "supposedly",
            "ostensibl",
            "reportedly",
            "perhaps",
            "maybe",
            "probabl",
            "is said to",
            "are said to",
            "was said to",
            "were said to",
            "said to have",
            "believed to",
        ],
        &[Force::Appears, Force::Claims],
    ),
    (Force::Claims, &["claim", "alleg", "purport"], &[Force::Claims, Force::Appears]),
    (Force::May, &["may", "might", "could"], &[Force::May, Force::Expected, Force::Should]),
    (
        Force::Expected,
        &["expect", "likely", "hope", "intend", "plans to"],
        &[Force::Expected, Force::May, Force::Should],
    ),
    (
        Force::Some,
        &["some", "certain", "several", "in general", "in part", "partly"],
        &[Force::Some, Force::Many, Force::Most, Force::Few],
    ),
    (Force::Few, &["few", "hardly any", "rarely", "seldom"], &[Force::Few, Force::Not]),
    (Force::Fails, &["fail"], &[Force::Fails]),
    (Force::About, &["nearly", "almost"], &[Force::About]),
    (
        Force::Not,
        &[
            "not", "n't", "never", "no", "no one", "cannot", "none", "nobody", "nothing",
            "neither", "unlikely", "hardly",
        ],
        &[Force::Not, Force::Fails],
    ),
];

/// Finds a word of force that bears on what the fact tells, and is not there.
pub fn left_out(ours: &Sentence, best: &Sentence) -> Option<String> {
    let stems = ours.stems();
    KEPT.iter().find_map(|(force, words, keep)| {
        if ours.has(keep) {
            return None;
        }
        let of_it = |mark: &&Mark| {
            // What stands before a number is compared with it.
            let bounds = mark.force == Force::About && number_at(best, mark.after).is_some();
            mark.force == *force && !bounds && words.iter().any(|word| begins(&mark.words, word))
        };
        let bears = |mark: &&Mark| {
            // `They welcomed it in part`: at the end it bears on what stands before.
            let next = match best.next(mark.after, 6) {
                next if next.is_empty() => {
                    let first = mark.first().saturating_sub(3);
                    best.stems_of(first..mark.first()).into_iter().collect()
                }
                next => next,
            };
            let near = next.iter().take(2).filter(|stem| stems.contains(*stem)).count();
            let far = next.iter().filter(|stem| stems.contains(*stem)).count();
            near >= 1 && (far >= 2 || next.len() <= 2)
        };
        let mark = best.marks.iter().filter(of_it).find(bears)?;
        Some(format!("`{}` is left out", mark.words))
    })
}

fn begins(words: &str, with: &str) -> bool {
    if with.contains(' ') {
        words == with
    } else if with.len() > 4 {
        words.starts_with(with)
    } else {
        words == with || with.len() == 4 && words.starts_with(with) && *with != *"some"
    }
}

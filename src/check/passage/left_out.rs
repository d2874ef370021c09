//! A sentence of a fact × that of its passage → a word of force that is left out.

use super::bounds::number_at;
use super::days_in_text::month_of;
use super::force::{Mark, Sentence};
use super::forces::Force;

/// Forces whose words may not be left out, and those that stand for them.
const KEPT: [(Force, &[Force]); 20] = [
    (Force::Appears, &[Force::Appears, Force::Claims]),
    (Force::Claims, &[Force::Claims, Force::Appears]),
    (Force::May, &[Force::May, Force::Expected, Force::Should]),
    (Force::Expected, &[Force::Expected, Force::May, Force::Should]),
    (Force::Should, &[Force::Should, Force::Must, Force::May, Force::Expected]),
    (Force::Some, &[Force::Some, Force::Many, Force::Most, Force::Few]),
    (Force::Most, &[Force::Most, Force::Many, Force::Some, Force::Few]),
    (Force::Few, &[Force::Few, Force::Not]),
    (Force::Fails, &[Force::Fails, Force::Not, Force::Denies]),
    (Force::About, &[Force::About]),
    (Force::Not, &[Force::Not, Force::Fails, Force::Denies]),
    (Force::Denies, &[Force::Denies, Force::Not, Force::Fails]),
    (Force::Whether, &[Force::Whether]),
    (Force::Hints, &[Force::Hints, Force::Appears, Force::May, Force::Expected, Force::Offers]),
    (Force::Only, &[Force::Only]),
    (Force::Rate, &[Force::Rate, Force::All]),
    (Force::Qualifier, &[Force::Qualifier]),
    (Force::Undoes, &[Force::Undoes, Force::Not, Force::Denies, Force::Fails]),
    (
        Force::Weighs,
        &[Force::Weighs, Force::Expected, Force::May, Force::Should, Force::Offers, Force::Intends],
    ),
    (Force::Part, &[Force::Part, Force::Some, Force::Many, Force::Most, Force::Few]),
];

/// Finds a word of force that bears on what the fact tells, and is not there.
pub fn left_out(ours: &Sentence, best: &Sentence) -> Option<String> {
    let stems = ours.stems();
    KEPT.iter().find_map(|(force, keep)| {
        let told_otherwise = match force {
            Force::Part => ours.text.contains('%'),
            Force::Whether => ours.text.ends_with('?'),
            // `The ships sail each day`: only a number is another without it.
            Force::Rate => !(0..ours.words.len()).any(|at| number_at(ours, at).is_some()),
            _ => false,
        };
        if ours.has(keep) || told_otherwise {
            return None;
        }
        let of_it = |mark: &&Mark| {
            // What stands before a number is compared with it.
            let bounds = mark.force == Force::About && number_at(best, mark.after).is_some();
            // `The most modern pier` counts nothing.
            let compares = mark.force == Force::Most && mark.first() > 0;
            mark.force == *force && mark.kept && !bounds && !compares
        };
        let bears = |mark: &&Mark| {
            // `They welcomed it in part`: at the end it bears on what stands before.
            let next = match best.next(best.beginning_of_what_follows(mark), 6) {
                next if next.is_empty() => {
                    let first = mark.first().saturating_sub(3);
                    best.stems_of(first..mark.first()).into_iter().collect()
                }
                next => next,
            };
            let near = next.iter().take(2).filter(|stem| stems.contains(*stem)).count();
            let far = next.iter().filter(|stem| stems.contains(*stem)).count();
            near >= 1 && (far >= 2.min(stems.len()) || next.len() <= 2)
        };
        let mark = best.marks.iter().filter(of_it).find(bears)?;
        Some(format!("`{}` is left out", mark.words))
    })
}

/// `At the earliest` and `at the latest` go with the day beside which they stand.
pub fn bound_of_time(ours: &Sentence, best: &Sentence) -> Option<String> {
    let bound = |one: &Sentence, other: &Sentence| {
        let is_bound = |mark: &&Mark| {
            matches!(mark.force, Force::Earliest | Force::Latest)
                && mark.kept
                && !other.has(&[mark.force])
        };
        let of_other = |mark: &&Mark| {
            let around = mark.first().saturating_sub(5)..(mark.after + 5).min(one.words.len());
            one.words[around].iter().any(|word| {
                let day = word.starts_with(|c: char| c.is_ascii_digit());
                (day || month_of(word).is_some()) && other.words.contains(word)
            })
        };
        one.marks.iter().filter(is_bound).find(of_other).map(|mark| mark.words.clone())
    };
    let left_out = bound(best, ours).map(|words| format!("`{words}` is left out"));
    left_out.or_else(|| Some(format!("`{}` stands in the fact only", bound(ours, best)?)))
}

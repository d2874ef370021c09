//! A sentence of a fact × that of its passage → a word of force that is left out.

use super::bounds::number_at;
use super::force::{Mark, Sentence};
use super::words_of_force::Force;

/// Forces whose words may not be left out, and those that stand for them.
const KEPT: [(Force, &[Force]); 9] = [
    (Force::Appears, &[Force::Appears, Force::Claims]),
    (Force::Claims, &[Force::Claims, Force::Appears]),
    (Force::May, &[Force::May, Force::Expected, Force::Should]),
    (Force::Expected, &[Force::Expected, Force::May, Force::Should]),
    (Force::Some, &[Force::Some, Force::Many, Force::Most, Force::Few]),
    (Force::Few, &[Force::Few, Force::Not]),
    (Force::Fails, &[Force::Fails]),
    (Force::About, &[Force::About]),
    (Force::Not, &[Force::Not, Force::Fails]),
];

/// Finds a word of force that bears on what the fact tells, and is not there.
pub fn left_out(ours: &Sentence, best: &Sentence) -> Option<String> {
    let stems = ours.stems();
    KEPT.iter().find_map(|(force, keep)| {
        if ours.has(keep) {
            return None;
        }
        let of_it = |mark: &&Mark| {
            // What stands before a number is compared with it.
            let bounds = mark.force == Force::About && number_at(best, mark.after).is_some();
            mark.force == *force && mark.kept && !bounds
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

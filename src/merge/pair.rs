//! Two runs of sentences → which is the other, reworded.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::footnote::without_citations;
use super::remark::without_comments;

/// Two sentences are the same one, reworded, from this share of common words on.
const ALIKE: f32 = 0.5;

/// What two blank lines are worth: less than any sentence, however many there are.
const BLANK: f32 = 0.000_01;

/// Above this many comparisons sentences are paired by their places alone.
pub const MOST: usize = 10_000;

/// Says whether two lines are one sentence, reworded.
pub fn alike(one: &str, other: &str) -> bool {
    likeness(&said(one), &said(other)) >= ALIKE
}

/// Says whether a line parts what stands above from what stands below and says nothing.
pub fn is_blank(line: &str) -> bool {
    line.trim_matches(['>', ' ']).is_empty()
}

/// Pairs the lines of two runs in order, the most alike with each other.
///
/// Between two such pairs, as many lines as there are on the other side replace each other.
/// `weight` says how much a line of the first run is worth; of two candidates the one that
/// still stands is worth more than the one that was deleted.
pub fn pairs(old: &[&str], new: &[&str], weight: impl Fn(usize) -> f32) -> Vec<(usize, usize)> {
    let alike = match old.len() * new.len() {
        0..=MOST => most_alike(old, new, weight),
        _ => Vec::new(),
    };
    let mut pairs = Vec::new();
    let (mut from_old, mut from_new) = (0, 0);
    for (at_old, at_new) in alike.into_iter().chain([(old.len(), new.len())]) {
        let (gap_old, gap_new) = (from_old..at_old, from_new..at_new);
        if gap_old.len() == gap_new.len() {
            let written =
                |(a, b): &(usize, usize)| !old[*a].trim().is_empty() && !new[*b].trim().is_empty();
            pairs.extend(gap_old.zip(gap_new).filter(written));
        }
        if at_old < old.len() {
            pairs.push((at_old, at_new));
        }
        (from_old, from_new) = (at_old + 1, at_new + 1);
    }
    pairs
}

/// The pairs in order that have the greatest sum of likeness.
fn most_alike(old: &[&str], new: &[&str], weight: impl Fn(usize) -> f32) -> Vec<(usize, usize)> {
    let [words, others] =
        [old, new].map(|lines| lines.iter().map(|line| said(line)).collect::<Vec<_>>());
    let worth = |a: usize, b: usize| {
        if is_blank(old[a]) || is_blank(new[b]) {
            return if old[a] == new[b] { BLANK } else { 0.0 };
        }
        let likeness = likeness(&words[a], &others[b]);
        if likeness >= ALIKE { likeness * weight(a) } else { 0.0 }
    };
    let width = new.len() + 1;
    let mut best = vec![0.0_f32; (old.len() + 1) * width];
    let mut worths = vec![0.0_f32; old.len() * width];
    for a in (0..old.len()).rev() {
        for b in (0..new.len()).rev() {
            let together = worth(a, b);
            worths[a * width + b] = together;
            let skip = best[(a + 1) * width + b].max(best[a * width + b + 1]);
            best[a * width + b] = skip.max(together + best[(a + 1) * width + b + 1]);
        }
    }
    let mut pairs = Vec::new();
    let (mut a, mut b) = (0, 0);
    while a < old.len() && b < new.len() {
        let here = best[a * width + b];
        let together = worths[a * width + b];
        if together > 0.0 && here <= together + best[(a + 1) * width + b + 1] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if here <= best[(a + 1) * width + b] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// Returns the words of a line without what people put on a sentence that stays the same one:
/// comments, notes and emphasis. Of a line that is nothing else they are the words.
fn said(line: &str) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().map(|word| word.trim_matches(['*', '_', '~', '`']));
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let is_definition = line.starts_with("[^");
    let bare =
        if is_definition { line.to_owned() } else { without_citations(&without_comments(line)) };
    match words(&bare) {
        nothing if nothing.is_empty() => words(line),
        words => words,
    }
}

fn likeness(one: &[String], other: &[String]) -> f32 {
    let all = one.len() + other.len();
    if all == 0 {
        return 0.0;
    }
    let common: usize = capture_diff_slices(Algorithm::Myers, one, other)
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "a line has few words")]
    let share = 2.0 * common as f32 / all as f32;
    share
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_reworded_sentence_finds_itself_among_new_ones() {
        let old = ["They met in May.", "One promise is overdue."];
        let new = ["Something else happened.", "Two promise is overdue.", "More."];
        // What stands before it on either side is one line each, and so a replacement.
        assert_eq!(pairs(&old, &new, |_| 1.0), [(0, 0), (1, 1)]);
    }

    #[test]
    fn one_for_one_is_a_replacement_however_different() {
        assert_eq!(pairs(&["a b c"], &["x y z"], |_| 1.0), [(0, 0)]);
        assert!(pairs(&["a b c"], &[""], |_| 1.0).is_empty());
    }

    #[test]
    fn the_sentence_that_still_stands_is_the_one_that_changed() {
        let old = ["Two are overdue here.", "Three are overdue here."];
        let weight = |at| if at == 0 { 1.0 } else { 0.5 };
        assert_eq!(pairs(&old, &["Four are overdue here."], weight), [(0, 0)]);
    }
}

//! Prose with a mark → the same prose without the count of those whom the mark hides.

use std::ops::Range;

use super::tokens::tokens;
use crate::brief::words::count;

/// Puts the mark in place of a number that counts a list in which the mark stands: of `Four
/// companies, A and [mark], came` the reader could tell how many are hidden.
pub fn without_counts(words: &mut String, mark: &str) {
    for number in counts(words).into_iter().rev() {
        let after = &words[number.end..];
        let before_mark = after.find(mark).map(|at| &after[..at]);
        if before_mark.is_some_and(|list| !list.contains(['.', '!', '?', ';', '\n'])) {
            words.replace_range(number, mark);
        }
    }
}

/// Finds `four companies,`, `four large companies:` and `the four,`.
fn counts(words: &str) -> Vec<Range<usize>> {
    let tokens: Vec<_> = tokens(words).collect();
    let opens_list = |end: usize| {
        let rest = words[end..].trim_start();
        rest.starts_with([',', ':', '(', '–', '—'])
    };
    let counted = tokens.iter().enumerate().filter(|(at, (range, word))| {
        let things = tokens[at + 1..].iter().take(2);
        let mut things = things.filter(|(thing, noun)| {
            let between = &words[range.end..thing.start];
            let side_by_side = between.chars().all(|c| c.is_alphanumeric() || c == ' ');
            let plural = noun.ends_with('s') || noun == "people";
            side_by_side && plural && opens_list(thing.end)
        });
        let digits = word.parse::<u32>();
        let is_count = digits.is_ok_and(|number| (2..1000).contains(&number))
            || (2..100).any(|number| count(number) == *word);
        let article = at.checked_sub(1).and_then(|before| tokens.get(before));
        let pointed = article.is_some_and(|(_, word)| {
            matches!(word.as_str(), "the" | "all" | "these" | "those")
        });
        is_count && (things.next().is_some() || pointed && opens_list(range.end))
    });
    counted.map(|(_, (range, _))| range.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::without_counts;

    #[test]
    fn a_count_goes_only_with_its_list() {
        for (words, told) in [
            (
                "Four companies, TikTok, [m], came.",
                "[m] companies, TikTok, [m], came.",
            ),
            (
                "Then 12 large firms: A and [m].",
                "Then [m] large firms: A and [m].",
            ),
            ("The two, A and [m], came.", "The [m], A and [m], came."),
            ("Four rules, not three, hold. Then [m] left.", ""),
            ("Two hours later [m] left.", ""),
        ] {
            let mut changed = words.to_owned();
            without_counts(&mut changed, "[m]");
            assert_eq!(changed, if told.is_empty() { words } else { told });
        }
    }
}

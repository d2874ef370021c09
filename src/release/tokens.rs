//! Words → runs of letters and digits, alike for all spellings that a reader takes for one.

use std::ops::Range;

/// Splits words into runs of letters and digits in small letters, with the bytes they take.
pub fn tokens(words: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &words[at..];
        let start = at + rest.find(char::is_alphanumeric)?;
        let run = &words[start..];
        let length = run
            .find(|c: char| !c.is_alphanumeric() && !is_invisible(c))
            .unwrap_or(run.len());
        at = start + length;
        Some((start..at, folded(&run[..length])))
    })
}

/// Returns words in small letters, `ß` as `ss`, without what cannot be seen.
pub fn folded(words: &str) -> String {
    let seen = words.chars().filter(|c| !is_invisible(*c));
    seen.flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .collect()
}

/// Soft hyphens and what has no width: a reader sees one word.
fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

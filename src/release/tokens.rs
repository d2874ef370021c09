//! Words → runs of letters and digits, alike for all spellings that a reader takes for one.

use std::ops::Range;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::facts::id::fold;

/// Splits words into runs of letters and digits in small letters, with the bytes they take.
pub fn tokens(words: &str) -> impl Iterator<Item = (Range<usize>, String)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &words[at..];
        let start = at + rest.find(char::is_alphanumeric)?;
        let run = &words[start..];
        let length = run
            .find(|c: char| !c.is_alphanumeric() && !is_silent(c))
            .unwrap_or(run.len());
        at = start + length;
        Some((start..at, folded(&run[..length])))
    })
}

/// Returns words in small letters without accents, `ß` as `ss`, and without what cannot be
/// seen. Letters lose their accents as ids do, and those that no id knows by their parts.
pub fn folded(words: &str) -> String {
    if words.is_ascii() {
        return words.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(words.len());
    let seen = words.nfkd().filter(|c| !is_silent(*c));
    // By way of capitals, so that letters alike in them are one: `ς` and `σ`.
    let small = seen
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase);
    for c in small {
        match fold(c) {
            Some(letters) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    plain
}

/// Soft hyphens, what has no width, and accents written for themselves: a reader sees one
/// word.
fn is_silent(c: char) -> bool {
    let has_no_width = matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
    );
    has_no_width || !c.is_ascii() && is_combining_mark(c)
}

/// Collects every key and every string of a value.
pub fn strings(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(words) => all.push(words.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Value::Object(fields) => {
            all.extend(fields.keys().cloned());
            fields.values().for_each(|field| strings(field, all));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, tokens};

    #[test]
    fn accents_are_no_difference() {
        for (typed, plain) in [
            ("Müller", "muller"),
            ("Mu\u{308}ller", "muller"),
            ("JOSÉ", "jose"),
            ("Łukasz Bjørn", "lukasz bjorn"),
            ("Weiß", "weiss"),
            ("Æsa Ðóra Þór", "aesa dora thor"),
            ("Nguyễn Ħal", "nguyen hal"),
            ("Σοφίας", "σοφιασ"),
            ("ﬁne Ａda", "fine ada"),
        ] {
            assert_eq!(folded(typed), plain);
        }
    }

    #[test]
    fn an_accent_of_its_own_splits_no_word() {
        let words: Vec<_> = tokens("Mu\u{308}ller, Ada").collect();
        assert_eq!(words[0], (0..8, "muller".to_owned()));
        assert_eq!(words[1], (10..13, "ada".to_owned()));
    }
}

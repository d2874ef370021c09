//! Old × new line → the words that stayed, went and came.

use similar::{ChangeTag, TextDiff};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordChange {
    Kept,
    Gone,
    Come,
}

/// Compares two lines word by word; stretches that meet are one.
pub fn words(old: &str, new: &str) -> Vec<(WordChange, String)> {
    let diff = TextDiff::from_unicode_words(old, new);
    let mut stretches: Vec<(WordChange, String)> = Vec::new();
    let (mut gone, mut come) = (String::new(), String::new());
    let flush = |gone: &mut String, come: &mut String, to: &mut Vec<(WordChange, String)>| {
        for (change, text) in [(WordChange::Gone, gone), (WordChange::Come, come)] {
            if !text.is_empty() {
                to.push((change, std::mem::take(text)));
            }
        }
    };
    let changes: Vec<_> = diff.iter_all_changes().collect();
    for (n, change) in changes.iter().enumerate() {
        let value = change.value();
        match change.tag() {
            ChangeTag::Delete => gone.push_str(value),
            ChangeTag::Insert => come.push_str(value),
            ChangeTag::Equal => {
                let more = changes.get(n + 1).is_some_and(|next| next.tag() != ChangeTag::Equal);
                // A space between two changed words belongs to the change.
                if value.trim().is_empty() && more && !(gone.is_empty() && come.is_empty()) {
                    gone.push_str(value);
                    come.push_str(value);
                    continue;
                }
                flush(&mut gone, &mut come, &mut stretches);
                match stretches.last_mut() {
                    Some((WordChange::Kept, text)) => text.push_str(value),
                    _ => stretches.push((WordChange::Kept, value.to_owned())),
                }
            }
        }
    }
    flush(&mut gone, &mut come, &mut stretches);
    stretches
}

#[cfg(test)]
mod tests {
    use super::{WordChange, words};

    #[test]
    fn words_that_change_together_stand_together() {
        let changes = words("You spoke on 26 October 2021.", "You spoke on 27 January 2022.");
        let found: Vec<_> = changes.iter().map(|(change, text)| (*change, text.as_str())).collect();
        assert_eq!(
            found,
            [
                (WordChange::Kept, "You spoke on "),
                (WordChange::Gone, "26 October 2021"),
                (WordChange::Come, "27 January 2022"),
                (WordChange::Kept, ".")
            ]
        );
    }
}

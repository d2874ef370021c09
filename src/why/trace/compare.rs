//! A tag of a template → the same tag, its comparisons blind to marks: `a == b | bare`.

use tera::{Kwargs, State, Value};

use crate::page::mark::{holds_letters_of_marks, strip};
use crate::page::render::BARE;

/// Takes the marks out of a value, as the filter that stands on either side of a comparison.
pub fn bare(value: &Value, _: Kwargs, _: &State<'_>) -> Value {
    without_marks(value)
}

fn without_marks(value: &Value) -> Value {
    match (value.as_str(), value.as_array()) {
        (Some(words), _) if holds_letters_of_marks(words) => {
            Value::normal_string(&strip(words).plain)
        }
        (_, Some(items)) => items.iter().map(without_marks).collect::<Vec<_>>().into(),
        _ => value.clone(),
    }
}

/// Puts the filter behind both sides of every `==` and `!=`. No operator binds as a filter does, so
/// that it takes the words next to the sign whatever else is worked out.
pub fn blind(tag: &str) -> String {
    let filter = format!(" | {BARE} ");
    let mut out = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(at) = sign(rest) {
        let after = &rest[at + 2..];
        let end = operand(after);
        out.extend([rest[..at].trim_end(), &filter, &rest[at..at + 2], &after[..end], &filter]);
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

/// Finds the first sign of a comparison; words in quotes hold none.
fn sign(text: &str) -> Option<usize> {
    let mut at = 0;
    while at < text.len() {
        if ["==", "!="].iter().any(|sign| text[at..].starts_with(sign)) {
            return Some(at);
        }
        at += quoted(&text[at..]);
    }
    None
}

/// Returns where what is compared ends: a name, words or a list, and the filters behind it.
fn operand(text: &str) -> usize {
    let mut at = text.len() - text.trim_start().len();
    let mut depth = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => break,
            ')' | ']' => depth -= 1,
            _ if depth > 0 || c.is_alphanumeric() => {}
            '_' | '.' | '?' | '"' | '\'' | '`' => {}
            _ => {
                let filter = text[at..].trim_start().strip_prefix('|');
                let Some(filter) = filter.map(str::trim_start) else { break };
                at = text.len() - filter.len();
                continue;
            }
        }
        at += quoted(&text[at..]);
    }
    at
}

/// Returns how long the letter is with which a text begins, or the words in quotes.
fn quoted(text: &str) -> usize {
    let letter = text.chars().next().unwrap_or_default();
    let inner = Some(&text[letter.len_utf8()..]).filter(|_| "\"'`".contains(letter));
    let end = inner.and_then(|inner| inner.find(letter));
    end.map_or(letter.len_utf8(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::blind;

    #[test]
    fn both_sides_of_a_comparison_are_taken_without_marks() {
        let bare = |tag: &str| blind(tag).replace("__", "");
        assert_eq!(
            bare(r#"{% if a?.b == "x == y" and c -%}"#),
            r#"{% if a?.b | bare == "x == y" | bare  and c -%}"#
        );
        assert_eq!(
            bare("{{ [i for i in list if i.day | weekday != d | date(short=true)] }}"),
            "{{ [i for i in list if i.day | weekday | bare != d | date(short=true) | bare ] }}"
        );
        assert_eq!(
            bare("{% if p.by == [\"us\"] or x %}"),
            "{% if p.by | bare == [\"us\"] | bare  or x %}"
        );
        assert_eq!(bare("{{ n }}"), "{{ n }}");
    }
}

//! Signs of a template behind what it prints: a full stop where none stands, one colon for both.

use super::edit::Edit;
use super::mark::Mark;
use super::sentence::{full_stop, has_ended};

/// Signs that a template puts behind printed words, each with the character that stands for it
/// until the words before it are known. It is as long as the sign, so that places in a template
/// stay, and a control character, which no pack shows.
pub const SIGNS: [(char, &str); 4] =
    [('\u{1c}', "."), ('\u{1d}', ","), ('\u{1e}', ":"), ('\u{1f}', ";")];

/// Marks the signs that stand directly behind a tag of a template, emphasis and quotation marks
/// between them apart.
pub fn marked(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(end) = ["}}", "%}"].iter().filter_map(|tag| rest.find(tag)).min() {
        let (tag, after) = rest.split_at(end + 2);
        out.push_str(tag);
        let trims = tag.as_bytes().get(end.wrapping_sub(1)) == Some(&b'-');
        rest = after;
        if let Some((at, sign)) = sign_behind(after, trims) {
            out.push_str(&after[..at]);
            out.push(sign);
            rest = &after[at + 1..];
        }
    }
    out + rest
}

fn sign_behind(literal: &str, trims: bool) -> Option<(usize, char)> {
    let is_mark = |c: &char| Mark::of(*c).is_some();
    let between = |c: char| matches!(c, '*' | '_' | '~' | '”' | '’' | '»') || is_mark(&c);
    let mut from = 0;
    if trims {
        from = literal.len() - literal.trim_start().len();
    }
    let mut words = literal[from..].trim_start_matches(between);
    // French sets a space before a colon.
    words = words.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(words);
    let at = literal.len() - words.len();
    let (sign, _) = SIGNS.iter().find(|(_, sign)| words.starts_with(sign))?;
    let next = words[1..].chars().find(|c| !is_mark(c));
    let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '.');
    ends.then_some((at, *sign))
}

/// Finds what becomes of the marked signs, and of the full stops before them.
pub fn joined(text: &str, abbreviations: &[String]) -> Vec<Edit<'static>> {
    let mut edits = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        let Some((_, sign)) = SIGNS.iter().find(|(mark, _)| *mark == char::from(byte)) else {
            continue;
        };
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[line..at];
        let mut with = *sign;
        if *sign == "." {
            with = if has_ended(before) { "" } else { "." };
        } else if let Some(stop) = full_stop(before, abbreviations) {
            edits.push(Edit { range: line + stop.start..line + stop.end, with: "" });
        }
        edits.push(Edit { range: at..at + 1, with });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::{joined, marked};
    use crate::page::edit::applied;

    #[test]
    fn a_sign_behind_words_fits_them() {
        for (words, shown) in [
            ("Acme Inc.", "Acme Inc. Acme Inc.: Acme Inc.,"),
            ("“Acme.”", "“Acme.” “Acme”: “Acme”,"),
            ("日本電気。", "日本電気。 日本電気: 日本電気,"),
            ("No report.", "No report. No report: No report,"),
            ("**Why?**", "**Why?** **Why?**: **Why?**,"),
            ("[x.](https://a.eu)", "[x.](https://a.eu) [x](https://a.eu): [x](https://a.eu),"),
            ("Wait...", "Wait... Wait...: Wait...,"),
            ("Acme (Ltd.)", "Acme (Ltd.). Acme (Ltd.): Acme (Ltd.),"),
            ("Acme", "Acme. Acme: Acme,"),
        ] {
            let template = marked("{{ x }}. {{ x }}: {% if y %}{{ x }}{% endif -%}\n,");
            let printed = template
                .replace("{{ x }}", words)
                .replace("{% if y %}", "")
                .replace("{% endif -%}\n", "");
            let edits = joined(&printed, &[]);
            assert_eq!(applied(printed, &edits, &mut []), shown);
        }
    }

    #[test]
    fn a_file_name_and_a_clock_are_no_end() {
        for text in ["{{ id }}.yaml", "{{ h }}:{{ m }}", "{{ a }}...", "a. b"] {
            let kept = marked(text) == text;
            assert_eq!(kept, text != "{{ h }}:{{ m }}", "{text}");
        }
    }
}

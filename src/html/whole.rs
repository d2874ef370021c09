//! Text → Markup in which no line breaks within a range: `15:15–16:15`, `2021–2025`.

use super::escape::push_text;

/// Appends text as it may stand between two tags, its ranges of figures kept whole.
pub(super) fn push_whole(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((start, end)) = range(rest) {
        push_text(out, &rest[..start]);
        out.push_str("<span class=\"whole\">");
        push_text(out, &rest[start..end]);
        out.push_str("</span>");
        rest = &rest[end..];
    }
    push_text(out, rest);
}

/// Finds the first dash between two figures, with all of both.
fn range(text: &str) -> Option<(usize, usize)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    text.match_indices('–').find_map(|(at, dash)| {
        let before = text[..at].trim_end_matches(is_part).len();
        let after = &text[at + dash.len()..];
        let end = after.find(|c| !is_part(c)).unwrap_or(after.len());
        let length = after[..end].trim_end_matches(['.', ',', ':']).len();
        let start = before + text[before..at].find(|c: char| c.is_ascii_digit())?;
        let is_range = text[..at].ends_with(|c: char| c.is_ascii_digit())
            && after.starts_with(|c: char| c.is_ascii_digit());
        is_range.then_some((start, at + dash.len() + length))
    })
}

#[cfg(test)]
mod tests {
    use super::push_whole;

    #[test]
    fn ranges_stay_on_one_line() {
        for (text, markup) in [
            ("at 15:15–16:15.", "at <span class=\"whole\">15:15–16:15</span>."),
            (
                "27–28 May, 2021–2025",
                "<span class=\"whole\">27–28</span> May, <span class=\"whole\">2021–2025</span>",
            ),
            ("one – two & a–b –5", "one – two &amp; a–b –5"),
            ("(1,000–2,000)", "(<span class=\"whole\">1,000–2,000</span>)"),
        ] {
            let mut out = String::new();
            push_whole(&mut out, text);
            assert_eq!(out, markup);
        }
    }
}

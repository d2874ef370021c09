//! HTML → the same with every day held together: a browser would break `2026-02-10` at its hyphens.

/// Elements that hold no text of a page, or text as it was typed.
const LEFT_ALONE: [&str; 5] = ["head", "svg", "pre", "textarea", "script"];

/// Puts every day of a text into a stretch that does not break.
pub fn held_together(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 32);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, from_tag) = rest.split_at(at);
        hold(text, &mut out);
        let name: &str =
            from_tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let closing = LEFT_ALONE.contains(&name).then(|| format!("</{name}>"));
        let end = match closing {
            Some(closing) => from_tag.find(&closing).map(|at| at + closing.len()),
            None => from_tag.find('>').map(|at| at + 1),
        };
        let (tag, after) = from_tag.split_at(end.unwrap_or(from_tag.len()));
        out.push_str(tag);
        rest = after;
    }
    hold(rest, &mut out);
    out
}

fn hold(text: &str, out: &mut String) {
    let mut rest = text;
    let mut before = None;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (head, number) = rest.split_at(at);
        out.push_str(head);
        before = head.chars().next_back().or(before);
        let is_within = before.is_some_and(|c| c.is_alphanumeric() || c == '-');
        let (length, is_day) = match (is_within, day(number)) {
            (false, Some(length)) => (length, true),
            _ => (number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()), false),
        };
        let (word, after) = number.split_at(length);
        if is_day {
            out.push_str("<span class=\"unbroken\">");
            out.push_str(word);
            out.push_str("</span>");
        } else {
            out.push_str(word);
        }
        before = word.chars().next_back();
        rest = after;
    }
    out.push_str(rest);
}

/// Returns how long the day is with which a text begins: `2026-02-10`, `2026-02`,
/// `10–11 February 2026`.
fn day(text: &str) -> Option<usize> {
    let rest = if let Some(year) = number(text, 4) {
        let month = number(year.strip_prefix('-')?, 2)?;
        month.strip_prefix('-').and_then(|day| number(day, 2)).unwrap_or(month)
    } else {
        let first = &text[digits(text).min(2)..];
        let last = first.strip_prefix(['–', '-']);
        let days = last.map_or(first, |last| &last[digits(last).min(2)..]);
        let month = after_blank(days.trim_start_matches(['.', 'e', 'r']))?;
        let after = month.trim_start_matches(|c: char| c.is_alphabetic() || c == '.');
        if after.len() == month.len() {
            return None;
        }
        number(after_blank(after)?, 4)?
    };
    let ends = !rest.starts_with(|c: char| c.is_alphanumeric());
    ends.then(|| text.len() - rest.len())
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Returns what stands behind a number of so many digits.
fn number(text: &str, count: usize) -> Option<&str> {
    (digits(text) == count).then(|| &text[count..])
}

fn after_blank(text: &str) -> Option<&str> {
    text.strip_prefix([' ', '\u{a0}'])
}

#[cfg(test)]
mod tests {
    use super::held_together;

    #[test]
    fn days_do_not_break_and_nothing_else_is_touched() {
        let held = |day: &str| format!("<span class=\"unbroken\">{day}</span>");
        for day in
            ["2026-02-10", "2026-02", "10 February 2026", "10–11\u{a0}March 2026", "1er mars 2026"]
        {
            assert_eq!(held_together(&format!("<td>{day}, x")), format!("<td>{}, x", held(day)));
        }
        let id = held_together("<code>2026-02-10-acme</code>");
        assert_eq!(id, format!("<code>{}-acme</code>", held("2026-02-10")));
        for other in [
            "<a href=\"/contact/2026-02-10-x\">x</a>",
            "<svg><text>2026-02-10</text></svg>",
            "EUR 2026-0",
            "12 talks, 2026",
            "x2026-02-10 12026-02-10 2026-021",
            "12 <b",
            "",
        ] {
            assert_eq!(held_together(other), other);
        }
    }
}

//! A line of a web page → the line of the pack that it shows.

use crate::names::word::folded_words;

/// Returns the first and last line of the pack that lines of its page show.
pub fn of_pack(page: &str, (first, last): (usize, usize), pack: &str) -> Option<(usize, usize)> {
    let shown: Vec<String> = page
        .lines()
        .skip(first - 1)
        .take(last + 1 - first)
        .map(|line| words(&without_tags(line)))
        .collect();
    let is_shown = |line: &str| {
        let line = words(&without_marks(line));
        !line.is_empty() && shown.contains(&line)
    };
    // The cells of a row, or the sentences of a paragraph, may stand apart on either side.
    let is_part = |line: &str| {
        let line = words(&without_marks(line));
        let is_within = |shown: &&String| {
            !shown.is_empty() && (shown.contains(&*line) || line.contains(&***shown))
        };
        line.contains(' ') && shown.iter().filter(is_within).any(|shown| shown.contains(' '))
    };
    let lines = |fits: &dyn Fn(&str) -> bool| -> Option<(usize, usize)> {
        let found = pack.lines().enumerate().filter(|(_, line)| fits(line));
        let numbers: Vec<usize> = found.map(|(at, _)| at + 1).collect();
        Some((*numbers.first()?, *numbers.last()?))
    };
    lines(&is_shown).or_else(|| lines(&is_part))
}

fn words(text: &str) -> String {
    folded_words(text).join(" ")
}

/// Returns what a reader sees of a line of HTML, without the numbers of notes.
fn without_tags(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let is_note = tag.starts_with("sup");
        let end = if is_note { "</sup>" } else { ">" };
        rest = tag.split_once(end).map_or("", |(_, after)| after);
        text.push(' ');
    }
    text.push_str(rest);
    html_escape::decode_html_entities(&text).into_owned()
}

/// Returns what a reader sees of a line of Markdown, without notes, addresses and tags.
fn without_marks(line: &str) -> String {
    let mut text = line.to_owned();
    for (open, close) in [("[^", "]"), ("](", ")"), ("<", ">")] {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).map_or(text.len(), |at| start + at + close.len());
            text.replace_range(start..end, " ");
        }
    }
    let numbered = text.trim_start_matches(['>', ' ']);
    let after = numbered.trim_start_matches(|c: char| c.is_ascii_digit());
    match after.strip_prefix(". ") {
        Some(item) if after.len() < numbered.len() => item.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::of_pack;

    #[test]
    fn a_line_of_the_page_leads_to_the_line_of_the_pack() {
        let pack =
            "# Visit\n\n- **Ask:** when?[^a]\n- They *met* in May & June.\n\n| When | Who |\n";
        let page = "<style>\n<h1>Visit</h1>\n<li><strong>Ask:</strong> when?<sup><a>1</a></sup></li>\n\
                    <li>They <em>met</em> in May &amp; June.</li>\n<tr><th>When</th><th>Who</th></tr>\n";
        let line = |number| of_pack(page, (number, number), pack);
        assert_eq!(line(1), None);
        assert_eq!(line(2), Some((1, 1)));
        assert_eq!(line(3), Some((3, 3)));
        assert_eq!(line(4), Some((4, 4)));
        assert_eq!(line(5), Some((6, 6)));
        assert_eq!(of_pack(page, (3, 4), pack), Some((3, 4)));
    }
}

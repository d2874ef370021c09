//! Line of a pack → the headings above it.

/// Returns the headings above a line, without the title of the pack: `TikTok › In short`.
pub fn section_at(lines: &[&str], at: usize) -> String {
    let mut above: Vec<(usize, &str)> = Vec::new();
    for line in lines.iter().take(at + 1) {
        if let Some((level, words)) = heading(line) {
            above.retain(|(outer, _)| *outer < level);
            above.push((level, words));
        }
    }
    let titles = above.iter().map(|(_, words)| *words);
    let skipped = usize::from(above.len() > 1 && above[0].0 == 1);
    titles.skip(skipped).collect::<Vec<_>>().join(" › ")
}

/// Returns for each line what [`section_at`] does.
pub fn sections(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut section = String::new();
    let section_of = |(at, line): (usize, &&str)| {
        if heading(line).is_some() {
            section = section_at(&lines, at);
        }
        section.clone()
    };
    lines.iter().enumerate().map(section_of).collect()
}

/// Reads a heading, also one inside a quotation: its level and its words.
pub fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim_start_matches(['>', ' ']);
    let level = line.len() - line.trim_start_matches('#').len();
    let words = line[level..].strip_prefix(' ')?;
    (1..=6).contains(&level).then(|| (level, words.trim()))
}

#[cfg(test)]
mod tests {
    use super::section_at;

    #[test]
    fn the_title_is_left_out_below_a_heading() {
        let lines = ["# Visit", "x", "## A", "### B", "y", "> ### C", "> z", "## D"];
        assert_eq!(section_at(&lines, 1), "Visit");
        assert_eq!(section_at(&lines, 4), "A › B");
        assert_eq!(section_at(&lines, 6), "A › C");
        assert_eq!(section_at(&lines, 7), "D");
    }
}

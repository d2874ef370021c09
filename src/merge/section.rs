//! Line of a pack → the headings above it.

/// A rule ends what stands below the second level: a sheet goes on behind it.
const BEHIND_RULE: usize = 2;

/// A line in bold alone heads what follows it, below every heading.
const IN_BOLD: usize = 7;

/// So many lines above a line may lead it.
const LONGEST: usize = 100;

/// Returns the headings above a line, without the title of the pack: `TikTok › In short`.
pub fn section_at(lines: &[&str], at: usize) -> String {
    above(lines).nth(at).unwrap_or_default()
}

/// Returns for each line what [`section_at`] does.
pub fn sections(text: &str) -> Vec<String> {
    above(&text.lines().collect::<Vec<_>>()).collect()
}

fn above<'l>(lines: &'l [&str]) -> impl Iterator<Item = String> + 'l {
    let mut above: Vec<(usize, &str, bool)> = Vec::new();
    let mut last = String::new();
    lines.iter().enumerate().map(move |(at, line)| {
        let below_title = !above.is_empty() && above[above.len() - 1].0 > 1;
        let in_box = line.starts_with('>');
        // A box ends with its paragraph, and so does its heading.
        let is_first = at > 0 && lines[at - 1].trim().is_empty() && !line.trim().is_empty();
        let is_left = is_first && !in_box && above.iter().any(|(.., boxed)| *boxed);
        if is_left {
            above.retain(|(.., boxed)| !boxed);
        }
        let bold = label(lines, at).filter(|_| below_title);
        match heading(line).or(bold.map(|words| (IN_BOLD, words))) {
            Some((level, words)) => {
                above.retain(|(outer, ..)| *outer < level);
                above.push((level, words, in_box));
            }
            None if line.trim() == "---" => above.retain(|(outer, ..)| *outer <= BEHIND_RULE),
            None if is_left => {}
            None => return last.clone(),
        }
        let titles = above.iter().map(|(_, words, _)| *words);
        let skipped = usize::from(above.len() > 1 && above[0].0 == 1);
        last = titles.skip(skipped).collect::<Vec<_>>().join(" › ");
        last.clone()
    })
}

/// Reads a line that is all in bold, no sentence, and stands above a list: its words. The day and
/// hour of a card stand above none.
pub fn label<'l>(lines: &[&'l str], at: usize) -> Option<&'l str> {
    let mut below = lines[at + 1..].iter().map(|line| line.trim_start_matches(['>', ' ']));
    let is_alone = below.next().is_some_and(str::is_empty);
    let next = below.find(|line| !line.is_empty()).filter(|_| is_alone)?;
    let is_item = next.starts_with("- ") || next.starts_with(|c: char| c.is_ascii_digit());
    in_bold(lines[at]).filter(|_| is_item)
}

/// Returns the words in bold that lead the paragraph of a line further down in it, as *Do not raise*
/// of what is not to be raised: without them the line says the contrary.
pub fn lead<'l>(lines: &[&'l str], at: usize) -> Option<&'l str> {
    let bare = |line: &'l str| line.trim_start_matches(['>', ' ']);
    let is_first = |line: &str| line.starts_with("- ") || line.starts_with("**");
    let paragraph =
        lines[..at].iter().rev().map(|line| bare(line)).take_while(|one| !one.is_empty());
    let first = paragraph.take(LONGEST).find(|line| is_first(line));
    let first = first.filter(|_| !is_first(bare(lines[at])) && !bare(lines[at]).is_empty())?;
    let (lead, _) = first.trim_start_matches("- ").strip_prefix("**")?.split_once(":**")?;
    (!lead.contains("**")).then_some(lead)
}

/// Reads a line that is all in bold and no sentence: its words.
fn in_bold(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['>', ' ']).trim_end();
    let words = line.strip_prefix("**")?.strip_suffix("**")?;
    (!words.contains("**") && !words.ends_with(['.', ':', '!', '?'])).then_some(words)
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

    #[test]
    fn what_stands_behind_a_rule_is_of_the_sheet_and_of_the_line_in_bold_above_it() {
        let text = "# Visit\n**INTERNAL**\n\n## A\n### B\nx\n---\n**Recent**\n\n- y\n\n\
                    **Older**\n\n- z\n### C\n**Said so.**\n\nw\n";
        let told = super::sections(text);
        let lines: Vec<&str> = text.lines().collect();
        let of = |line: &str| told[lines.iter().position(|own| *own == line).unwrap()].as_str();
        assert_eq!(["x", "- y", "- z", "w"].map(of), ["A › B", "A › Recent", "A › Older", "A › C"]);
        let card = ["# Visit", "## A", "**20 May, 9:00**", "", "**Ask:** x", "", "- y"];
        assert_eq!(section_at(&card, 6), "A", "the hour is no heading");
        assert_eq!(told[2], "Visit");
    }

    #[test]
    fn a_line_further_down_in_a_paragraph_has_the_words_that_lead_it() {
        let text = "**Do not raise:** A.\nB.\n\nC.\n> - **Late:** D.\n>   E.\n> - F.\n>   G.";
        let lines: Vec<&str> = text.lines().collect();
        let leads: Vec<_> = (0..lines.len()).map(|at| super::lead(&lines, at)).collect();
        let late = Some("Late");
        assert_eq!(leads, [None, Some("Do not raise"), None, None, None, late, None, None]);
    }
}

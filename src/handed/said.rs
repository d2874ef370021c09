//! A pack → what it says, line by line, each with what stands above it.

use crate::merge::remark::without_comments;
use crate::merge::{heading, sections, without_number};
use crate::why::diff::lines::is_blank;
use crate::why::diff::redline::readable;

/// A line of a pack as it is read aloud.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub words: String,
    /// The headings above it, and the label of its list.
    pub section: String,
    /// The number of the item of a list to which it belongs.
    pub item: Option<usize>,
    /// In a line below an item: whom or what the item is about.
    pub about: Option<String>,
    pub is_heading: bool,
    /// Whether it is the heading of a part, as of a meeting.
    pub is_part: bool,
    /// The number of its part; 0 above the first.
    pub part: usize,
}

/// Returns what a pack says, line by line: marks, numbers of lists, rules of tables, notes and the
/// labels of lists say nothing.
pub fn said(text: &str) -> Vec<Said> {
    let text = without_comments(text.trim_start_matches('\u{feff}'));
    let mut above = Above::default();
    let lines = text.lines().zip(sections(&text)).enumerate();
    lines.filter_map(|(number, (line, section))| above.read(number, line, section)).collect()
}

/// What stands above a line, besides its headings.
#[derive(Debug, Default)]
struct Above {
    part: usize,
    /// Whether a rule parts it from the headings of its part.
    is_record: bool,
    /// The line that ends in a colon above a list, and the words in bold type.
    labels: [Option<String>; 2],
    /// The number of the item of a list, and what it is about.
    item: Option<(usize, Option<String>)>,
}

impl Above {
    fn read(&mut self, number: usize, line: &str, section: String) -> Option<Said> {
        let level = heading(line).map(|(level, _)| level);
        let is_part = level == Some(2) && !line.starts_with('>');
        let is_break = line.trim() == "---";
        if level.is_some() || is_break {
            self.part += usize::from(is_part);
            *self = Self { part: self.part, is_record: is_break, ..Self::default() };
        }
        let words = readable(&without_number(line)).trim().to_owned();
        if is_blank(line) || is_note(line) || is_rule(line) || words.is_empty() {
            return None;
        }
        let bare = line.trim_start_matches('>');
        let is_item = bare.trim_start() != without_number(bare).trim_start()
            || bare.trim_start().starts_with("- ");
        let is_below = bare.starts_with("  ") && self.item.is_some();
        let about = self.item.as_ref().filter(|_| is_below).and_then(|(_, about)| about.clone());
        if !is_below {
            self.item = is_item.then(|| (number, subject(line)));
            if !is_item && level.is_none() && self.is_label(line, &words) {
                return None;
            }
        }
        let within = self.labels.iter().flatten();
        let part = section.split(" › ").next().filter(|_| self.is_record).map(str::to_owned);
        let section = part.unwrap_or(section);
        Some(Said {
            words,
            section: within.fold(section, |above, label| format!("{above} › {label}")),
            item: self.item.as_ref().map(|(number, _)| *number),
            about,
            is_heading: level.is_some(),
            is_part,
            part: self.part,
        })
    }

    /// Takes a line that only says what the list below is; any other line ends the list.
    fn is_label(&mut self, line: &str, words: &str) -> bool {
        let in_bold = line.starts_with("**")
            && line.ends_with("**")
            && line.matches("**").count() == 2
            && words.ends_with(char::is_alphanumeric);
        let label = || Some(line.trim_matches(['*', ':']).to_owned());
        if words.ends_with(':') {
            self.labels = [label(), None];
        } else if in_bold {
            self.labels[1] = label();
        } else if !line.starts_with('|') {
            self.labels = [None, None];
            return false;
        }
        in_bold || words.ends_with(':')
    }
}

/// Returns what an item of a list begins with: what is in bold type, else what stands before a dash.
fn subject(line: &str) -> Option<String> {
    let words = readable(&without_number(line));
    let at_head = |bold: &String| !bold.is_empty() && words.starts_with(bold.as_str());
    let bold = line.split("**").nth(1).map(readable).filter(at_head);
    let before_dash = || words.split_once(" — ").map(|(before, _)| before.to_owned());
    bold.or_else(before_dash).map(|words| words.trim_end_matches([':', '.']).to_owned())
}

fn is_note(line: &str) -> bool {
    line.trim_start_matches(['>', ' ']).starts_with("[^") && line.contains("]:")
}

fn is_rule(line: &str) -> bool {
    line.chars().all(|c| matches!(c, '|' | '-' | ':' | '*' | '_' | ' ' | '>'))
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn a_line_says_what_it_is_about() {
        let pack = "# Visit\n\n## Acme\n\n### Whom\n\n- **Jo Ray** — Chair.\n  No contact.\n\n\
                    ---\n\n**Recent contacts**\n\n- 1 May — Call.\n  They sell.\n\n\
                    With Beta, part of Acme:\n\n**Service level**\n\n- 2 May — Call.\n";
        let told: Vec<_> = said(pack)
            .into_iter()
            .filter(|said| !said.is_heading)
            .map(|said| (said.section, said.about, said.words))
            .collect();
        let line = |section: &str, about: Option<&str>, words: &str| {
            (section.to_owned(), about.map(str::to_owned), words.to_owned())
        };
        assert_eq!(
            told,
            [
                line("Acme › Whom", None, "Jo Ray — Chair."),
                line("Acme › Whom", Some("Jo Ray"), "No contact."),
                line("Acme › Recent contacts", None, "1 May — Call."),
                line("Acme › Recent contacts", Some("1 May"), "They sell."),
                line("Acme › With Beta, part of Acme › Service level", None, "2 May — Call."),
            ]
        );
    }
}

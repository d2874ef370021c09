//! A pack → what it says, line by line, each with what stands above it.

use crate::merge::remark::without_comments;
use crate::merge::{heading, label, sections, without_number};
use crate::why::diff::lines::is_blank;
use crate::why::diff::redline::readable;

/// A line of a pack as it is read aloud.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// Its number in the pack, from 0.
    pub line: usize,
    pub words: String,
    /// The headings above it, and the label of its list.
    pub section: String,
    /// The label of its list, as `They owe`.
    pub label: Option<String>,
    /// The number of the item of a list to which it belongs.
    pub item: Option<usize>,
    /// The words in bold type at the head of a paragraph, as `Objective:`.
    pub head: Option<String>,
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
    let lines: Vec<&str> = text.lines().collect();
    let sections = sections(&text).into_iter().enumerate();
    sections.filter_map(|(number, section)| above.read(number, &lines, section)).collect()
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
    /// The label at the head of the paragraph: what follows in it stands under that.
    head: Option<String>,
    /// Whether a meeting is struck out in the paragraph, whose lines are one item.
    is_off: bool,
    /// What stands before the hour in a row of a table: the day, which the next rows leave out.
    day: Option<String>,
}

impl Above {
    fn read(&mut self, number: usize, lines: &[&str], section: String) -> Option<Said> {
        let line = lines[number];
        let level = heading(line).map(|(level, _)| level);
        let is_part = level == Some(2) && !line.starts_with('>');
        let is_break = line.trim() == "---";
        if level.is_some() || is_break {
            self.part += usize::from(is_part);
            *self = Self { part: self.part, is_record: is_break, ..Self::default() };
        }
        let read = readable(&without_number(line));
        let words = match line.starts_with('|') {
            true => self.with_day(read.trim()),
            false => read.trim().to_owned(),
        };
        self.is_off &= !is_blank(line);
        if is_blank(line) {
            self.head = None;
        }
        if is_blank(line) || is_note(line) || is_rule(line) || words.is_empty() {
            return None;
        }
        let bare = line.trim_start_matches('>');
        let is_item = bare.trim_start() != without_number(bare).trim_start()
            || bare.trim_start().starts_with("- ");
        let head = label_at_head(line).filter(|_| !is_item && level.is_none());
        let under = self.head.clone().filter(|_| head.is_none() && !is_item);
        if head.is_some() || is_item || level.is_some() {
            self.head.clone_from(&head);
        }
        let is_below = (bare.starts_with("  ") || self.is_off) && self.item.is_some();
        let about = self.item.as_ref().filter(|_| is_below).and_then(|(_, about)| about.clone());
        if !is_below {
            self.is_off = words.contains("~~") && !line.starts_with('|');
            self.item = (is_item || self.is_off).then(|| (number, subject(line)));
            if !is_item && level.is_none() && self.is_label(lines, number, &words) {
                self.head = None;
                return None;
            }
        }
        // What a label says holds for each line of its paragraph.
        let labelled = head.as_ref().and_then(|head| {
            let (_, rest) = words.split_once(&format!("{head}:"))?;
            Some(rest.trim().to_owned()).filter(|rest| !rest.is_empty())
        });
        let label = under.or(head.clone().filter(|_| labelled.is_some()));
        let within = self.labels.iter().flatten();
        let parted = section.split_once(" › ").map(|(part, _)| part.to_owned());
        // In a pack of one meeting the heading above the rule is no part: the labels alone say where.
        let labelled_alone = self.is_record && parted.is_none() && within.clone().next().is_some();
        let section = match parted.filter(|_| self.is_record) {
            Some(part) => part,
            None if labelled_alone => String::new(),
            None => section,
        };
        Some(Said {
            line: number,
            words: labelled.unwrap_or(words),
            head,
            section: within.fold(section, |above, label| match above.rsplit(" › ").next() {
                Some("") => label.clone(),
                // A heading in bold is one of the section already.
                Some(last) if last == label => above,
                _ => format!("{above} › {label}"),
            }),
            label: self.labels.iter().flatten().next_back().cloned(),
            item: self.item.as_ref().map(|(number, _)| *number),
            about: about.or(label),
            is_heading: level.is_some(),
            is_part,
            part: self.part,
        })
    }

    /// Says in each row of a programme the day, which stands in the first row of the day alone.
    fn with_day(&mut self, row: &str) -> String {
        let cell = row.split(" · ").next().unwrap_or_default();
        let is_hour = |at: &usize| {
            let around = cell.get(at.saturating_sub(2)..at + 3).unwrap_or_default();
            around.bytes().filter(u8::is_ascii_digit).count() == 4
        };
        let Some(colon) = cell.find(':').filter(is_hour) else {
            return row.to_owned();
        };
        let (before, hour) = row.split_at(colon - 2);
        let day = before.trim_start_matches("~~");
        if !day.is_empty() {
            self.day = Some(day.to_owned());
        }
        let known = self.day.as_deref().filter(|_| day.is_empty()).unwrap_or_default();
        format!("{before}{known}{hour}")
    }

    /// Takes a line that only says what the list below is; any other line ends the list.
    fn is_label(&mut self, lines: &[&str], number: usize, words: &str) -> bool {
        let line = lines[number];
        let in_bold = label(lines, number);
        if words.ends_with(':') {
            self.labels = [Some(line.trim_matches(['*', ':']).to_owned()), None];
        } else if in_bold.is_some() {
            self.labels[1] = in_bold.map(str::to_owned);
        } else if !line.starts_with('|') {
            self.labels = [None, None];
            return false;
        }
        in_bold.is_some() || words.ends_with(':')
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

fn label_at_head(line: &str) -> Option<String> {
    let is_sign = |c: char| !c.is_alphanumeric() && !"*|[(".contains(c);
    let line = line.trim_start_matches(is_sign);
    let (label, _) = line.strip_prefix('*')?.trim_start_matches('*').split_once('*')?;
    label.strip_suffix(':').map(str::to_owned)
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

//! Lines of two packs → whether they say the same, and what of them differs.

use std::collections::BTreeSet;

use super::addendum::Item;
use super::said::Said;

/// Returns what a line is about: its words before the first brackets.
pub fn subject(line: &str) -> Option<&str> {
    let (subject, _) = line.split_once(" (")?;
    (words(subject).count() > 2).then_some(subject)
}

/// Returns what of two lines is different, word by word from both ends.
pub fn apart<'l>(old: &'l str, new: &'l str) -> [&'l str; 2] {
    let is_end = |text: &str, at: usize| at == 0 || at == text.len() || text[..at].ends_with(' ');
    let alike = old.chars().zip(new.chars()).take_while(|(a, b)| a == b);
    let mut start: usize = alike.map(|(c, _)| c.len_utf8()).sum();
    while !(is_end(old, start) && is_end(new, start)) {
        start -= old[..start].chars().next_back().map_or(start, char::len_utf8);
    }
    let (old, new) = (&old[start..], &new[start..]);
    let alike = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let mut end: usize = alike.map(|(c, _)| c.len_utf8()).sum();
    let begins =
        |text: &str, end: usize| end == text.len() || text[text.len() - end..].starts_with(' ');
    while end > 0 && !(begins(old, end) && begins(new, end)) {
        let first = old[old.len() - end..].chars().next();
        end -= first.map_or(end, char::len_utf8);
    }
    [&old[..old.len() - end], &new[..new.len() - end]]
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// What a pack says.
pub struct Standing {
    lines: Vec<String>,
    /// The section in which each line stands.
    sections: Vec<String>,
    /// The words of each line.
    words: Vec<Vec<String>>,
}

impl Standing {
    /// Takes what a pack says, headings apart.
    pub fn of(said: &[Said]) -> Self {
        let lines: Vec<String> =
            said.iter().filter(|said| !said.is_heading).map(|said| said.words.clone()).collect();
        let words = lines.iter().map(|line| words(line).collect()).collect();
        let told = said.iter().filter(|said| !said.is_heading);
        Self { lines, sections: told.map(|said| said.section.clone()).collect(), words }
    }

    /// Says whether a line that is gone stands in its section all the same.
    pub fn holds_in_place(&self, item: &Item) -> bool {
        let mut lines = self.sections.iter().zip(&self.lines);
        lines.any(|(section, line)| *section == item.section && item.old.as_ref() == Some(line))
    }

    /// Says whether the pack says elsewhere what a line that is gone said, or tells otherwise of
    /// what was owed in it.
    pub fn holds(&self, item: &Item, owed: &BTreeSet<String>) -> bool {
        let Some(old) = &item.old else { return false };
        let says = |what: &str| self.lines.iter().any(|line| line.contains(what));
        let mut named = owed.iter().filter(|what| !what.is_empty());
        self.lines.contains(old)
            || subject(old).is_some_and(says)
            || named.any(|what| old.contains(what) && says(what))
    }

    /// Says whether the words of a line that is gone stand in up to three others: an item may be told
    /// in several lines.
    pub fn holds_words(&self, item: &Item) -> bool {
        !item.is_heading && item.old.as_deref().is_some_and(|old| self.tells(old))
    }

    /// Says whether a line has just the words of another: what stands around them may deny them.
    pub fn says(&self, line: &str) -> bool {
        self.words.contains(&words(line).collect())
    }

    /// Says whether three lines that follow each other have all words of a line, in its order.
    fn tells(&self, line: &str) -> bool {
        let own: Vec<String> = words(line).collect();
        let are_within = |at: usize| {
            let end = self.words.len().min(at + 3);
            let mut said = self.words[at..end].iter().flatten();
            own.iter().all(|word| said.any(|other| other == word))
        };
        own.len() > 2 && (0..self.words.len()).any(are_within)
    }
}

//! Blocks of a report → the lists of those who took part, taken out of the blocks.

use super::block::{Block, Shape};
use super::known::{Known, Side};
use super::list_words::{LABEL, LONGEST, is_somebody, presence, present, says};
use super::participants::{Participants, Party};
use crate::names::word::{folded_words, listed};

/// Takes the lists out of the blocks of a meeting; where a list does not say whose it is, it
/// is that of the side given.
pub fn take(
    blocks: &mut Vec<Block>,
    side: Option<Side>,
    known: &Known<'_>,
) -> Participants {
    let mut reader = Lists {
        known,
        found: Participants::default(),
        unsaid: side.map_or(Party::Each, Party::Of),
        party: None,
        in_lines: false,
        follows: false,
        presence: None,
    };
    // Only below a line that ends in a colon does it matter what follows.
    let follow = |pair: &[Block]| {
        pair[0].text.trim_end().ends_with(':') && reader.is_list(&pair[1].text, false)
    };
    let nexts: Vec<bool> = blocks.windows(2).map(follow).collect();
    let mut nexts = nexts.into_iter();
    blocks.retain(|block| !reader.take(block, nexts.next().unwrap_or(false)));
    reader.found
}

pub struct Lists<'k, 'r> {
    pub known: &'k Known<'r>,
    pub found: Participants,
    /// For whom those took part whose list does not say it.
    unsaid: Party,
    /// The list that is open, and for whom those in it took part.
    party: Option<Party>,
    /// Whether it goes on in lines of its own, below its title.
    in_lines: bool,
    follows: bool,
    /// The column that says who was there, or who was not.
    presence: Option<(usize, bool)>,
}

impl Lists<'_, '_> {
    /// Reads a block; returns whether it is part of a list.
    fn take(&mut self, block: &Block, people_follow: bool) -> bool {
        let text = block.text.replace("**", "");
        let taken = if block.shape == Shape::Row {
            self.row(block)
        } else {
            let parts = text.split_once(':').filter(|(label, _)| {
                label.split_whitespace().count() <= LABEL && label.len() <= LONGEST
            });
            match parts {
                Some((label, list)) => {
                    self.labelled(block, label.trim(), list.trim(), people_follow)
                }
                None if self.is_title(block, &text) => {
                    self.in_lines = true;
                    self.open(&text)
                }
                None => self.item(block, &text),
            }
        };
        self.follows = taken;
        if taken {
            self.found.lines.push(block.as_it_stands());
        } else {
            self.party = None;
        }
        taken
    }

    fn is_title(&self, block: &Block, text: &str) -> bool {
        if block.shape != Shape::Heading {
            return false;
        }
        let words = folded_words(text);
        words.len() <= LABEL && present(&words).is_some()
    }

    /// A title or label that opens a list: of whom, it says itself.
    fn open(&mut self, label: &str) -> bool {
        let words = folded_words(label);
        self.party = Some(match present(&words) {
            Some(false) => Party::Absent,
            _ => self.side_of(label).map_or(self.unsaid, Party::Of),
        });
        true
    }

    fn labelled(
        &mut self,
        block: &Block,
        label: &str,
        list: &str,
        people_follow: bool,
    ) -> bool {
        let words = folded_words(label);
        if present(&words).is_some() {
            self.open(label);
            self.in_lines = list.is_empty();
            return self.rest(block, list);
        }
        let in_list = self.party.is_some_and(|party| party != Party::Absent);
        let is_short = words.len() <= 3;
        match self.side_of(label) {
            // `Key points raised by TikTok:` opens no list of people.
            Some(side)
                if list.is_empty()
                    && (in_list || self.follows)
                    && self.is_party(label) =>
            {
                if !people_follow {
                    self.found.list("", Party::Of(side), self.known);
                }
                self.party = Some(Party::Of(side)).filter(|_| in_list || people_follow);
                self.note_organisation(label);
                true
            }
            Some(side) if self.is_list(list, in_list) => {
                self.note_organisation(label);
                self.found.list(list, Party::Of(side), self.known);
                true
            }
            // `Palisade: Lena Foss; two engineers`: who has no name is doubted.
            Some(side)
                if (in_list || self.is_party(label) && is_somebody(list))
                    && !list.is_empty()
                    && self.begins_list(list) =>
            {
                self.note_organisation(label);
                self.found.named(list, Party::Of(side), self.known);
                true
            }
            // A party without a record, or a part such as `Observers:`.
            None if in_list && is_short && list.is_empty() && people_follow => {
                self.party = Some(Party::Each);
                true
            }
            None if in_list && is_short && self.is_list(list, in_list) => {
                self.found.list(list, Party::Each, self.known);
                true
            }
            _ => false,
        }
    }

    /// What stands behind the label that opens a list.
    fn rest(&mut self, block: &Block, list: &str) -> bool {
        let party = self.party.expect("just opened");
        if !list.is_empty() {
            let below = block.lines.iter().skip(1).map(String::as_str);
            let first = block.lines[0]
                .split_once(':')
                .map_or("", |(_, list)| list.trim());
            let lines: Vec<&str> = [first].into_iter().chain(below).collect();
            self.add(&lines, list, party);
        }
        true
    }

    /// Adds those of a block: each line is somebody, unless it was broken by its length.
    fn add(&mut self, lines: &[&str], whole: &str, party: Party) {
        let lines = lines.iter().filter(|line| !line.is_empty());
        let lines: Vec<&&str> = lines.collect();
        if lines.len() > 1 && lines.iter().all(|line| self.is_list(line, true)) {
            for line in lines {
                self.found.line(line, party, self.known);
            }
        } else {
            self.found.list(whole, party, self.known);
        }
    }

    fn item(&mut self, block: &Block, text: &str) -> bool {
        let Some(party) = self.party else {
            return false;
        };
        // The name of a party opens its part of the list.
        if let Some(side) = self.side_of(text).filter(|_| self.is_party(text)) {
            self.party = Some(Party::Of(side));
            self.note_organisation(text);
            return true;
        }
        let is_item = self.in_lines && block.shape == Shape::Item && is_somebody(text);
        if is_item {
            self.found.line(text, party, self.known);
            return true;
        }
        let lines: Vec<&str> = block.lines.iter().map(String::as_str).collect();
        let in_lines = lines.iter().all(|line| self.is_list(line, true));
        if in_lines || self.is_list(text, true) {
            self.add(&lines, text, party);
            return true;
        }
        false
    }

    /// Who joined in some way was there.
    fn answer(&self, cell: &str) -> Option<bool> {
        let modes = &self.known.settings().modes;
        let joined = modes.contains(&cell.trim().to_lowercase());
        joined.then_some(true).or_else(|| says(cell))
    }

    /// A row of a table of participants: name, organisation, role in any order.
    fn row(&mut self, block: &Block) -> bool {
        let words = folded_words(&block.text);
        let names = "name nom nombre nome naam navn namn nazwisko";
        if words.first().is_some_and(|word| listed(names, word)) {
            self.party = Some(self.unsaid);
            self.presence = presence(&block.lines);
            return true;
        }
        let Some(party) = self.party else {
            return false;
        };
        let (at, heads_present) = self.presence.unwrap_or((usize::MAX, true));
        let is_there = block.lines.get(at).map(|cell| self.answer(cell));
        let cells = block.lines.iter().enumerate();
        let cells = cells.filter(|(n, cell)| *n != at && !cell.is_empty());
        let cells: Vec<&str> = cells.map(|(_, cell)| cell.as_str()).collect();
        let [name, rest @ ..] = cells.as_slice() else {
            return false;
        };
        if !self.is_list(name, false) {
            return false;
        }
        let was_there = match is_there {
            None => Some(true),
            Some(answer) => answer.map(|yes| yes == heads_present),
        };
        if was_there.is_none() {
            self.found.unplaced.push(block.text.clone());
        } else if party != Party::Absent && was_there == Some(true) {
            let words = match rest {
                [] => (*name).to_owned(),
                rest => format!("{name} ({})", rest.join(", ")),
            };
            self.found.list(&words, party, self.known);
        }
        true
    }
}

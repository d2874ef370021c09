//! Blocks of a report → the lists of those who took part, taken out of the blocks.

use super::block::{Block, Shape};
use super::known::{Known, Side};
use super::lexicon::Words;
use super::list_words::{LABEL, LONGEST, heads_list, is_somebody, present};
use super::participants::{Participants, Party};
use crate::finding::field::Kind;
use crate::names::word::folded_words;

/// Takes the lists out of the blocks of a meeting; where a list does not say whose it is, it
/// is that of the side given.
pub fn take(
    blocks: &mut Vec<Block>,
    side: Option<Side>,
    author: Option<Side>,
    known: &Known<'_>,
) -> Participants {
    let mut reader = Lists {
        known,
        author,
        found: Participants::default(),
        unsaid: side.map_or(Party::Each, Party::Else),
        party: None,
        in_lines: false,
        in_rows: false,
        follows: false,
        last_was_item: false,
        presence: None,
        name: 0,
        house: None,
    };
    let all = std::mem::take(blocks);
    for (at, block) in all.iter().enumerate() {
        if !reader.take(block, all.get(at + 1)) {
            blocks.push(block.clone());
        }
    }
    reader.found
}

pub struct Lists<'k, 'r> {
    pub known: &'k Known<'r>,
    pub author: Option<Side>,
    pub found: Participants,
    /// For whom those took part whose list does not say it.
    pub unsaid: Party,
    /// The list that is open, and for whom those in it took part.
    pub party: Option<Party>,
    /// Whether it goes on in lines of its own, below its title.
    pub in_lines: bool,
    /// Whether it goes on in rows, each of a house.
    pub in_rows: bool,
    pub follows: bool,
    pub last_was_item: bool,
    pub presence: Option<(usize, bool)>,
    pub name: usize,
    pub house: Option<usize>,
}

impl Lists<'_, '_> {
    /// Reads a block; returns whether it is part of a list.
    fn take(&mut self, block: &Block, next: Option<&Block>) -> bool {
        let text = block.text.replace("**", "");
        let taken = if block.shape == Shape::Row {
            self.row(block)
        } else {
            let parts = text.split_once(':').filter(|(label, _)| {
                label.split_whitespace().count() <= LABEL && label.len() <= LONGEST
            });
            match parts {
                Some((label, list)) => self.labelled(block, label.trim(), list.trim(), next),
                None if heads_list(block, &text) => {
                    self.in_lines = true;
                    self.open(&text)
                }
                None => self.item(block, &text, next),
            }
        };
        self.follows = taken;
        self.last_was_item = taken && block.shape == Shape::Item;
        if taken {
            self.found.lines.push(block.as_it_stands());
        } else {
            (self.party, self.in_rows) = (None, false);
        }
        taken
    }

    pub fn open(&mut self, label: &str) -> bool {
        let words = folded_words(label);
        self.party = Some(match present(&words) {
            Some(false) => Party::Absent,
            _ => self.party_of(label).unwrap_or(self.unsaid),
        });
        true
    }

    pub fn labelled(
        &mut self,
        block: &Block,
        label: &str,
        list: &str,
        next: Option<&Block>,
    ) -> bool {
        let words = folded_words(label);
        // Only below a line that ends there does it matter what follows.
        let people_follow =
            list.is_empty() && next.is_some_and(|next| self.is_list(&next.text, false));
        let items_follow = next.is_some_and(|next| next.shape == Shape::Item);
        // `Palisade (not present): …` are words.
        let is_of_one = present(&words) == Some(false)
            && (self.begins_list(label) || !self.known.find(label, Kind::Organisation).is_empty());
        if present(&words).is_some() && !is_of_one {
            self.open(label);
            self.in_lines = list.is_empty();
            if let Some(party) = self.party.filter(|_| !list.is_empty()) {
                let first = block.lines[0].split_once(':').map_or("", |(_, list)| list.trim());
                let below = block.lines.iter().skip(1).map(String::as_str);
                let lines: Vec<&str> = [first].into_iter().chain(below).collect();
                self.add(&lines, list, party);
            }
            return true;
        }
        let in_list = self.party.is_some_and(|party| party != Party::Absent);
        let is_party = self.is_party(label);
        match self.party_of(label) {
            // A name above points heads no list of people, and one that was blanked is above
            // no points.
            Some(party)
                if list.is_empty()
                    && is_party
                    && (in_list || self.follows)
                    && (people_follow || !items_follow) =>
            {
                if !people_follow {
                    self.found.list("", false, party, self.known);
                }
                self.party = Some(party).filter(|_| in_list || people_follow);
                self.in_lines = people_follow;
                self.note_organisation(label);
                true
            }
            // `Palisade: Lena Foss; two engineers`: who has no name is doubted.
            Some(party)
                if (in_list || self.follows || self.are_known(list))
                    && (self.is_list(list, in_list)
                        || (in_list || is_party && is_somebody(list))
                            && self.begins_list(list)) =>
            {
                self.note_organisation(label);
                self.sides(list, party);
                true
            }
            // `Palisade: nobody (Ole Vik sent his regrets)`
            Some(_)
                if in_list && is_party && !list.is_empty() && !list.ends_with(['.', '!', '?']) =>
            {
                self.found.unplaced.push(block.text.clone());
                true
            }
            // A party without a record, or a part such as `Observers:`.
            None if in_list
                && words.len() <= 3
                && !self.begins_list(label)
                && (people_follow || self.is_list(list, true)) =>
            {
                // To whom the text is sent, who need not have been there.
                let is_sent = words.iter().any(|word| Words("sent-to").has(word));
                let party = if is_sent { Party::Absent } else { Party::Each };
                self.party = self.party.map(|open| if people_follow { party } else { open });
                self.in_lines |= people_follow;
                self.found.list(list, false, party, self.known);
                true
            }
            _ => false,
        }
    }

    fn item(&mut self, block: &Block, text: &str, next: Option<&Block>) -> bool {
        let Some(party) = self.party else {
            return false;
        };
        // The name of a party opens its part of the list, where people follow.
        if let Some(party) = self.party_of(text)
            && self.is_party(text)
        {
            if !next.is_some_and(|next| self.is_list(&next.text, false)) {
                return false;
            }
            self.party = Some(party);
            self.in_lines = true;
            self.note_organisation(text);
            return true;
        }
        // A list behind its label ends where the line does.
        let is_over = block.shape == Shape::Item && block.is_apart && self.last_was_item;
        if !self.in_lines || is_over {
            return false;
        }
        if block.shape == Shape::Item && is_somebody(text) {
            self.found.list(text, true, party, self.known);
            return true;
        }
        let lines: Vec<&str> = block.lines.iter().map(String::as_str).collect();
        let is_list = lines.iter().all(|line| self.is_list(line, true)) || self.is_list(text, true);
        if is_list {
            self.add(&lines, text, party);
        }
        is_list
    }
}

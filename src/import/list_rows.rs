//! A row of a table → whom it lists as having taken part.

use super::block::Block;
use super::lexicon::Words;
use super::list_words::{presence, present};
use super::lists::Lists;
use super::participants::Party;
use crate::finding::field::Kind;
use crate::names::word::folded_words;

impl Lists<'_, '_> {
    /// Reads a row; returns whether it is part of a list.
    pub fn row(&mut self, block: &Block) -> bool {
        let heads = |names: Words| {
            let is_one = |head: &String| folded_words(head).iter().any(|word| names.has(word));
            block.lines.iter().position(is_one)
        };
        if let Some(name) = heads(Words("column-name")).filter(|at| *at == 0 || block.opens_table) {
            self.party = Some(self.unsaid);
            self.presence = presence(&block.lines);
            self.name = name;
            self.house = heads(Words("column-organisation"));
            return true;
        }
        // `Participants | …`: a form that has a row for each label.
        if let [label, list] = block.lines.as_slice()
            && (present(&folded_words(label)).is_some() || self.is_party(label))
            && (self.begins_list(list) || list.contains(": "))
            && self.labelled(block, label.trim_end_matches(':'), list, None)
        {
            return true;
        }
        // `Participants | Palisade | Lena Foss`, and ` | NHA | Ola Brenn` below it.
        if let [label, house, list] = block.lines.as_slice()
            && (present(&folded_words(label)).is_some() || label.is_empty() && self.in_rows)
            && self.is_party(house)
        {
            if !label.is_empty() {
                self.open(label);
            }
            self.in_rows = true;
            if self.party != Some(Party::Absent) {
                let party = self.party_of(house).unwrap_or(self.unsaid);
                self.note_organisation(house);
                self.sides(list, party);
            }
            return true;
        }
        let Some(party) = self.party else {
            return false;
        };
        // `Palisade | Lena Foss | Director`
        if let [house, people @ ..] = block.lines.as_slice()
            && self.is_party(house)
            && people.first().is_some_and(|name| self.begins_list(name))
            && let Some(party) = self.party_of(house)
        {
            self.note_organisation(house);
            self.found.list(&people.join(", "), true, party, self.known);
            return true;
        }
        let (at, heads_present) = self.presence.unwrap_or((usize::MAX, true));
        let is_there = block.lines.get(at).map(|cell| self.answer(cell));
        let mut cells: Vec<(usize, &str)> =
            block.lines.iter().map(String::as_str).enumerate().collect();
        cells.retain(|(n, cell)| {
            // A firm without a record is nobody's function either.
            let is_firm =
                Some(*n) == self.house && self.known.find(cell, Kind::Organisation).is_empty();
            *n != at && !cell.is_empty() && !is_firm
        });
        cells.sort_by_key(|(at, _)| *at != self.name);
        let cells: Vec<&str> = cells.into_iter().map(|(_, cell)| cell).collect();
        if !cells.first().is_some_and(|name| self.is_list(name, false)) {
            return false;
        }
        match is_there {
            Some(None) => self.found.unplaced.push(block.text.clone()),
            Some(Some(answer)) if answer != heads_present => {}
            _ => self.found.list(&cells.join(", "), true, party, self.known),
        }
        true
    }
}

//! Rows of a report → points, where a cell or the head of its column says whose they are.

use super::block::Block;
use super::known::Side;
use super::reader::Reader;
use super::reading::Entry;
use super::speaker::Voice;
use super::verbs::act;

impl Reader<'_, '_, '_> {
    /// A row whose cells say whose words stand below, or a row of such words.
    pub fn row(&mut self, block: &Block) {
        let heads: Vec<Option<Side>> = block
            .lines
            .iter()
            .map(|cell| self.speakers.announced(cell))
            .collect();
        if self.columns.is_empty() && heads.iter().any(Option::is_some) {
            self.columns = heads;
            return self
                .reading
                .entries
                .push(Entry::Heading(block.text.clone()));
        }
        let is_said = |cell: &String| {
            let is_named = matches!(self.speakers.voice(cell), Voice::Named(_));
            is_named && act(cell, self.known).is_some()
        };
        if self.columns.is_empty() && !block.lines.iter().any(is_said) {
            return self.reading.entries.push(Entry::Remark(block.text.clone()));
        }
        for (at, cell) in block
            .lines
            .iter()
            .enumerate()
            .filter(|(_, c)| !c.is_empty())
        {
            let column = self.columns.get(at).copied().flatten();
            match column {
                Some(side) => self.below_name(cell, side),
                None if matches!(self.speakers.voice(cell), Voice::Named(_)) => {
                    self.said(cell, None);
                }
                None => self.reading.entries.push(Entry::Heading(cell.clone())),
            }
        }
    }

    /// Words of one side under the name of the other are nobody's.
    fn below_name(&mut self, text: &str, side: Side) {
        match self.speakers.voice(text) {
            Voice::Named(other) if other != side => self.unplaced(text),
            _ => self.point(Some(side), text),
        }
    }
}

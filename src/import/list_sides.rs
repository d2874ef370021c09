//! Words in a list of people → whether they are people, and for whom these took part.

use super::known::Side;
use super::lexicon::Words;
use super::list_words::LONGEST;
use super::lists::Lists;
use super::people::{Listed, listed};
use crate::finding::field::Kind;
use crate::names::word::{folded_words, is_capital};

impl Lists<'_, '_> {
    /// Says whether words name people and nothing else; within a list, a name is enough
    /// where a role or unit stands in the same piece.
    pub fn is_list(&self, words: &str, in_list: bool) -> bool {
        if words.len() > LONGEST * 4 {
            return false;
        }
        let people = listed(words, self.known);
        let named = |p: &Listed| {
            p.is_named()
                || in_list
                    && is_capital(&p.name)
                    && p.words.ends_with(')')
                    && !p.role.is_empty()
        };
        !people.is_empty() && people.iter().all(named)
    }

    /// Says whether the first of a list is somebody by name.
    pub fn begins_list(&self, words: &str) -> bool {
        let words = &words[..words.floor_char_boundary(LONGEST)];
        let on_record = self.known.find(words, Kind::Person).into_iter().next();
        on_record.is_some_and(|found| found.range.start == 0)
            || listed(words, self.known)
                .first()
                .is_some_and(Listed::is_named)
    }

    /// `Palisade`, `For Palisade`, `Palisade side`: an organisation and nobody of it.
    pub fn is_party(&self, text: &str) -> bool {
        let words = folded_words(text);
        let own: Vec<&String> = words.iter().filter(|w| !BESIDE.has(w)).collect();
        let name = own.iter().map(|word| word.as_str()).collect::<Vec<_>>();
        let is_ours = |word: &&String| OURS.has(word) || self.is_ours(word);
        own.iter().all(is_ours)
            || self
                .known
                .exactly(&name.join(" "), Kind::Organisation)
                .is_some()
    }

    /// Says whether a long word is one of our name.
    fn is_ours(&self, word: &str) -> bool {
        let mut ours = self.known.our_names().into_iter().flat_map(folded_words);
        word.len() >= LONG_WORD && ours.any(|own| own == word)
    }

    pub fn note_organisation(&mut self, label: &str) {
        for id in self.known.others_in(label) {
            if !self.found.organisations.contains(&id) {
                self.found.organisations.push(id);
            }
        }
    }

    /// `COM`, `For Palisade`, `Participants from the Commission`, `On our side`.
    pub fn side_of(&self, label: &str) -> Option<Side> {
        let known = self.known;
        let named = known.find(label, Kind::Organisation);
        if named.iter().any(|found| known.is_us(&found.record.id)) {
            return Some(Side::Us);
        }
        if !named.is_empty() {
            return Some(Side::Them);
        }
        let words = folded_words(label);
        let is_ours = |word: &String| OURS.has(word) || self.is_ours(word);
        words.iter().any(is_ours).then_some(Side::Us)
    }
}

/// What may stand beside the name of a party.
const BESIDE: Words = Words("beside-a-party");
/// Us, as a label says it.
const OURS: Words = Words("ours");

/// Shorter words of our name stand in many a label.
const LONG_WORD: usize = 9;

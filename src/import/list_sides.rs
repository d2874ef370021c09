//! Words in a list of people → whether they are people, and for whom these took part.

use super::known::Side;
use super::lexicon::Words;
use super::list_words::{LONGEST, is_somebody, present, says};
use super::lists::Lists;
use super::participants::Party;
use super::people::{Listed, addressed, listed};
use crate::finding::field::Kind;
use crate::names::word::{self, Word, folded_words, is_capital};

impl Lists<'_, '_> {
    /// Says whether words name people and nothing else; within a list, a name is enough
    /// where a role or unit stands in the same piece.
    pub fn is_list(&self, words: &str, in_list: bool) -> bool {
        if words.len() > LONGEST * 4 {
            return false;
        }
        let people = listed(words, false, self.known);
        let named = |p: &Listed| {
            p.is_named()
                || in_list && addressed(&p.words).is_some() && is_somebody(&p.words)
                || in_list
                    && is_capital(&p.name)
                    && p.words.ends_with(')')
                    && !p.words.contains([':', '?'])
                    && !p.role.is_empty()
        };
        !people.is_empty() && people.iter().all(named)
    }

    /// Says whether the first of a list is somebody by name.
    pub fn begins_list(&self, words: &str) -> bool {
        let words = &words[..words.floor_char_boundary(LONGEST)];
        let on_record = self.known.find(words, Kind::Person).into_iter().next();
        on_record.is_some_and(|found| found.range.start == 0)
            || listed(words, false, self.known).first().is_some_and(Listed::is_named)
    }

    /// `Palisade: In May.` outside of a list of people: one name by its form alone is none.
    pub fn are_known(&self, words: &str) -> bool {
        let people = listed(&words[..words.floor_char_boundary(LONGEST)], false, self.known);
        let is_known = |p: &Listed| p.id.is_some() || p.redacted || addressed(&p.words).is_some();
        people.iter().any(is_known) || people.iter().filter(|p| p.is_named()).count() > 1
    }

    /// Adds those of a block: each line is somebody, unless it was broken by its length.
    pub fn add(&mut self, lines: &[&str], whole: &str, party: Party) {
        let lines: Vec<&&str> = lines.iter().filter(|line| !line.is_empty()).collect();
        if lines.len() > 1 && lines.iter().all(|line| self.is_list(line, true)) {
            for line in lines {
                self.found.list(line, true, party, self.known);
            }
            return;
        }
        // Below a list that was not broken by its length: `Public version to follow`.
        let [first @ .., last] = lines.as_slice() else {
            return self.sides(whole, party);
        };
        let is_over =
            first.last().is_some_and(|line| line.len() <= NARROW && !line.ends_with([',', ';']))
                && first.iter().all(|line| self.is_list(line, true))
                && last.starts_with(char::is_uppercase);
        if is_over {
            self.sides(&first.iter().map(|line| **line).collect::<Vec<_>>().join(" "), party);
            self.found.unplaced.push((**last).to_owned());
        } else {
            self.sides(whole, party);
        }
    }

    /// Adds those of a list in one line, each part of it for the party that it names.
    pub fn sides(&mut self, list: &str, party: Party) {
        for part in parts(list) {
            let Some((label, list)) = part.split_once(": ") else {
                self.found.list(part, false, party, self.known);
                continue;
            };
            if !self.known.find(label, Kind::Person).is_empty() {
                self.found.unplaced.push(part.to_owned());
                continue;
            }
            let named = self.party_of(label).filter(|_| self.is_party(label));
            match (present(&folded_words(label)), named) {
                (Some(false), _) => {}
                (None, None) => self.found.unplaced.push(part.to_owned()),
                (_, named) => {
                    if named.is_some() {
                        self.note_organisation(label);
                    }
                    self.found.list(list, false, named.unwrap_or(Party::Each), self.known);
                }
            }
        }
    }

    /// `Palisade`, `For Palisade`, `Palisade side`: an organisation and nobody of it.
    pub fn is_party(&self, text: &str) -> bool {
        let words = folded_words(text);
        let mut own = words.clone();
        own.retain(|word| !Words("beside-a-party").has(word));
        let is_one = |word: &String| {
            Words("ours").has(word) || Words("theirs").has(word) || self.is_ours(word)
        };
        !words.is_empty() && own.iter().all(is_one)
            || [words, own]
                .iter()
                .any(|words| self.known.exactly(&words.join(" "), Kind::Organisation).is_some())
    }

    /// Says whether a long word is one of our name.
    fn is_ours(&self, word: &str) -> bool {
        let mut ours = self.known.our_names().into_iter().flat_map(folded_words);
        word.len() >= LONG_WORD && ours.any(|own| own == word)
    }

    /// Who joined in some way was there.
    pub fn answer(&self, cell: &str) -> Option<bool> {
        let joined = self.known.settings().modes.contains(&cell.trim().to_lowercase());
        if joined { Some(true) } else { says(cell) }
    }

    pub fn note_organisation(&mut self, label: &str) {
        for id in self.known.others_in(label) {
            if !self.found.organisations.contains(&id) {
                self.found.organisations.push(id);
            }
        }
    }

    /// `COM`, `For Palisade`, `Participants from the Commission`, `On our side`: where nobody
    /// knows who `we` are, each of the list is of their own house.
    pub fn party_of(&self, label: &str) -> Option<Party> {
        let known = self.known;
        let mut named = known.find(label, Kind::Organisation);
        // `On the call` is nobody of a firm that is called On.
        named.retain(|found| {
            !Words("beside-a-party").has(&label[found.range.clone()].to_lowercase())
        });
        if named.iter().any(|found| known.is_us(&found.record.id)) {
            return Some(Party::Of(Side::Us));
        }
        if !named.is_empty() {
            return Some(Party::Of(Side::Them));
        }
        let words = folded_words(label);
        // `The Authority`, and no `Oslo Port Authority`.
        let is_beside = |word: &Word<'_>| {
            !word.capital
                || Words("beside-a-party").has(&word.folded)
                || Words("present").has(&word.folded)
        };
        let all = word::words(label);
        if words.iter().any(|word| self.is_ours(word))
            && all.iter().all(|word| is_beside(word) || self.is_ours(&word.folded))
        {
            return Some(Party::Of(Side::Us));
        }
        let has = |list: Words| words.iter().any(|word| list.has(word));
        let side = match (has(Words("ours")), has(Words("theirs"))) {
            (true, _) => self.author,
            (false, true) => self.author.map(Side::other),
            (false, false) => return None,
        };
        Some(side.map_or(Party::Each, Party::Of))
    }
}

/// Programs break lines at more letters.
const NARROW: usize = 50;

/// Shorter words of our name stand in many a label.
const LONG_WORD: usize = 9;

/// Splits `A, B; Palisade: C. Regrets: D` where the label of another list begins.
fn parts(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = list;
    while let Some(colon) = rest.rfind(": ") {
        let start = rest[..colon].rfind([';', '.', '/', '|']).map_or(0, |at| at + 1);
        parts.push(rest[start..].trim());
        rest = rest[..start].trim_end_matches([';', '.', '/', '|', ' ']);
    }
    if !rest.is_empty() {
        parts.push(rest);
    }
    parts.reverse();
    parts
}

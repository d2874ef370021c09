//! Words in a list of people → whether they are people, and for whom these took part.

use super::block::{Block, Shape};
use super::heard::is_verb_of_saying;
use super::known::Side;
use super::lexicon::Words;
use super::lists::Lists;
use super::participants::Party;
use super::people::{Listed, listed};
use crate::finding::field::Kind;
use crate::names::word::{folded_words, is_capital, words};

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
                || in_list && is_capital(&p.name) && p.words.ends_with(')') && !p.role.is_empty()
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

    /// Adds those of a block: each line is somebody, unless it was broken by its length.
    pub fn add(&mut self, lines: &[&str], whole: &str, party: Party) {
        let lines: Vec<&&str> = lines.iter().filter(|line| !line.is_empty()).collect();
        if lines.len() > 1 && lines.iter().all(|line| self.is_list(line, true)) {
            for line in lines {
                self.found.list(line, true, party, self.known);
            }
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
            let there = present(&folded_words(label));
            let side = self.side_of(label).filter(|_| self.is_party(label));
            match (there, side) {
                (Some(false), _) => {}
                (_, Some(side)) => {
                    self.note_organisation(label);
                    self.found.list(list, false, Party::Of(side), self.known);
                }
                (Some(true), None) => self.found.list(list, false, Party::Each, self.known),
                (None, None) => self.found.unplaced.push(part.to_owned()),
            }
        }
    }

    /// `Palisade`, `For Palisade`, `Palisade side`: an organisation and nobody of it.
    pub fn is_party(&self, text: &str) -> bool {
        let words = folded_words(text);
        let own: Vec<&String> = words.iter().filter(|w| !BESIDE.has(w)).collect();
        let name = own.iter().map(|word| word.as_str()).collect::<Vec<_>>();
        let is_one = |word: &&String| OURS.has(word) || THEIRS.has(word) || self.is_ours(word);
        !words.is_empty() && own.iter().all(is_one)
            || self.known.exactly(&name.join(" "), Kind::Organisation).is_some()
    }

    /// Says whether a long word is one of our name.
    fn is_ours(&self, word: &str) -> bool {
        let mut ours = self.known.our_names().into_iter().flat_map(folded_words);
        word.len() >= LONG_WORD && ours.any(|own| own == word)
    }

    /// Who joined in some way was there.
    pub fn answer(&self, cell: &str) -> Option<bool> {
        let modes = &self.known.settings().modes;
        let joined = modes.contains(&cell.trim().to_lowercase());
        joined.then_some(true).or_else(|| says(cell))
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
        let theirs = || words.iter().any(|word| THEIRS.has(word));
        let ours = words.iter().any(is_ours).then_some(Side::Us);
        ours.or_else(|| theirs().then_some(Side::Them))
    }
}

/// What may stand beside the name of a party.
const BESIDE: Words = Words("beside-a-party");
/// Us and them, as a label says it.
pub const OURS: Words = Words("ours");
const THEIRS: Words = Words("theirs");

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

/// A label has at most so many words, and a line of a list so many letters.
pub const LABEL: usize = 8;
/// A line of a list has at most so many letters.
pub const LONGEST: usize = 300;

/// The word above or before those who took part.
const PRESENT: Words = Words("present");

/// How words for those who did not come begin, in the languages of the list above.
const ABSENT: Words = Words("absent");
/// `Not present`, `nicht anwesend`.
const NOT: Words = Words("not");

/// Says whether one of the first words is in a list.
fn holds(words: &[String], list: Words) -> bool {
    words.iter().take(3).any(|word| list.has(word))
}

/// Says whether words head those who took part, or those who did not.
pub fn present(words: &[String]) -> Option<bool> {
    if absent(words) { Some(false) } else { holds(words, PRESENT).then_some(true) }
}

/// Says whether words say of somebody that they did not come.
pub fn absent(words: &[String]) -> bool {
    let begins = |word: &String| ABSENT.all().any(|start| word.starts_with(start));
    let near = words.iter().take(3);
    near.clone().any(begins) || holds(words, NOT) && holds(words, PRESENT)
}

/// Finds the column that says who was there, or who was not, by the heads of a table.
pub fn presence(heads: &[String]) -> Option<(usize, bool)> {
    let heads = heads.iter().enumerate().skip(1);
    let mut said = heads.map(|(at, head)| (at, present(&folded_words(head))));
    said.find_map(|(at, is_there)| Some((at, is_there?)))
}

const YES: Words = Words("yes");
const NO: Words = Words("no");

/// Reads the answer in a cell: yes, no, or neither.
pub fn says(cell: &str) -> Option<bool> {
    let words = folded_words(cell);
    let is_ticked = cell.contains(['✓', '✔', '☑']);
    match words.first() {
        None => is_ticked.then_some(true),
        Some(word) if YES.has(word) => Some(true),
        Some(word) if NO.has(word) => Some(false),
        Some(_) => present(&words),
    }
}

/// An item of a list of people need not be a name, but is no sentence.
pub fn is_somebody(text: &str) -> bool {
    let words = words(text);
    !text.ends_with(['.', ':', '!', '?'])
        && words.len() <= MOST_WORDS
        && !words.iter().any(is_verb_of_saying)
}

/// A name, a function and a unit take so many words.
const MOST_WORDS: usize = 16;

/// Says whether a line begins a list of those who took part.
pub fn is_label(line: &str) -> bool {
    let label = line.split_once(':').map_or(line, |(label, _)| label);
    let words = label.len() <= LONGEST && label.split_whitespace().count() <= LABEL;
    words && present(&folded_words(label)) == Some(true)
}

/// Says whether a line is the title of such a list and nothing else: `PRESENT`, `Apologies:`.
pub fn is_title(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let words = folded_words(line);
    let is_plain = line.trim().trim_end_matches(':').chars().all(|c| c.is_alphabetic() || c == ' ');
    (1..=2).contains(&words.len()) && is_plain && present(&words).is_some()
}

/// Says whether a block is the title of a list and nothing else.
pub fn heads_list(block: &Block, text: &str) -> bool {
    let words = folded_words(text);
    block.shape == Shape::Heading && words.len() <= LABEL && present(&words).is_some()
}

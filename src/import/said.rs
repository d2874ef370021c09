//! Words of a report → points of whoever is said to have said them, and words of nobody.

use super::announced::is_closing;
use super::block::Block;
use super::heard::{Clause, Context, NEAR, is_verb_of_saying, label};
use super::known::Side;
use super::moment::{WrittenDay, days};
use super::people::{Listed, listed};
use super::person_name::is_name;
use super::reader::Reader;
use super::reading::Entry;
use super::speaker::FIRST_PERSON;

impl Reader<'_, '_, '_> {
    pub fn unplaced(&mut self, text: &str) {
        self.reading.entries.push(Entry::Unplaced(text.to_owned()));
    }

    /// `Chair: Lena Foss`, `Date of report: 3 May 2026`: a label, and people or a day behind
    /// it, which nobody has said.
    fn lists_only(&mut self, text: &str, has_people: bool) -> bool {
        let Some((_, words)) = label(text) else {
            return false;
        };
        let is_day = |day: &WrittenDay| day.range == (0..words.len());
        if days(words).first().is_some_and(is_day) {
            self.remark(text);
        } else if has_people && self.are_people(words) {
            self.reading.listed.push(text.to_owned());
            self.remark(text);
        } else {
            return false;
        }
        true
    }

    fn are_people(&self, words: &str) -> bool {
        listed(words, self.known).iter().all(Listed::is_named)
    }

    /// Reads words that one side said, or each in turn.
    pub fn said(&mut self, text: &str, indent: Option<usize>) {
        let (known, speakers) = (self.known, self.speakers);
        // `Foss: We want a berth.` has the words of Foss, whoever wrote the report.
        let (label, words) = label(text).unzip();
        let labelled = label.and_then(|label| speakers.announced(label));
        // Behind quoted words of theirs the author goes on.
        let is_quoted = words.is_some_and(|words| words.starts_with(['"', '“', '„', '«']));
        let announced = self.lead.map(|(side, _)| side).or(self.announced);
        let context = Context {
            we: match label {
                Some(_) => labelled.filter(|_| !is_quoted),
                None => self.we,
            },
            announced: labelled.or(announced),
        };
        let mut heard = speakers.hear(text, context);
        // Where somebody's words are told behind their name, `we` are not the author.
        let tells = |end: usize| text[end..].starts_with(':');
        if label.is_none() && heard.names.iter().any(|name| tells(name.range.end)) {
            heard.context.we = None;
        }
        if self.lists_only(text, heard.names.iter().any(|name| name.is_person)) {
            return;
        }
        let mut side = None;
        let mut begun = 0;
        for (at, sentence) in heard.sentences(known).into_iter().enumerate() {
            let next = match speakers.voice(sentence) {
                _ if at == 0 && labelled.is_some() => labelled,
                Some(next) => Some(next),
                None if at == 0 => announced.filter(|side| {
                    // The topic of an item: `Noise: it falls`.
                    let topic = label.filter(|label| indent.is_some() && !is_closing(label));
                    let topic = topic.filter(|topic| !is_name(topic));
                    let begin = topic.map_or(0, |topic| topic.len() + 1);
                    let named = heard.part(0, begin).names().next().is_some();
                    let own = heard.part(begin, sentence.end);
                    !named && !speakers.may_be_another(own, *side)
                }),
                None => side.filter(|side| speakers.goes_on(sentence, *side)),
            };
            if at == 0 {
                side = next;
            } else if next != side {
                self.point(side, heard.part(begun, sentence.start));
                (side, begun) = (next, sentence.start);
            }
        }
        self.point(side, heard.part(begun, text.len()));
        let is_own = FIRST_PERSON.has(heard.words.first().map_or("", |word| &word.folded));
        if side != announced && !is_own {
            (self.lead, self.announced) = (None, None);
        }
        // A list belongs to whoever announces it.
        if text.ends_with(':') {
            self.lead = side.map(|side| (side, indent));
        }
    }

    /// Keeps words as a point of a side, or as nobody's.
    fn point(&mut self, side: Option<Side>, clause: Clause<'_, '_>) {
        let text = clause.text().trim();
        match side {
            _ if text.is_empty() => {}
            None => self.unplaced(text),
            Some(side) => self.reading.entries.push(Entry::Point {
                side,
                text: text.to_owned(),
                act: self.speakers.act(clause),
                topic: self.topic.clone(),
            }),
        }
    }

    /// A row whose cells say whose words stand below, or a row of such words.
    pub fn row(&mut self, block: &Block) {
        let speakers = self.speakers;
        let heard: Vec<_> = block.lines.iter().map(|cell| speakers.hear_author(cell)).collect();
        let cells = || block.lines.iter().filter(|cell| !cell.is_empty());
        // Names below the names of the sides are of people, and no words of theirs.
        if !self.columns.is_empty() && cells().all(|cell| self.are_people(cell)) {
            self.reading.listed.push(block.text.clone());
            return self.remark(&block.text);
        }
        if self.columns.is_empty() {
            let heads: Vec<Option<Side>> =
                block.lines.iter().map(|cell| speakers.announced(cell)).collect();
            if block.opens_table && heads.iter().flatten().count() > 1 {
                self.columns = heads;
                let heading = Entry::Heading(block.text.clone());
                return self.reading.entries.push(heading);
            }
            // `Lena Foss | We need a berth.`
            let filled: Vec<&String> = cells().collect();
            if let [who, words] = filled.as_slice()
                && speakers.announced(who).is_some()
                && !self.are_people(words)
            {
                return self.said(&format!("{who}: {words}"), None);
            }
            let is_said = heard.iter().any(|cell| {
                let says = cell.words.iter().take(NEAR).any(is_verb_of_saying);
                says && speakers.voice(cell.whole()).is_some()
            });
            if !is_said {
                return self.remark(&block.text);
            }
        }
        for (at, cell) in heard.iter().enumerate() {
            let column = self.columns.get(at).copied().flatten();
            match (column, speakers.voice(cell.whole())) {
                // Words of one side under the name of the other are nobody's.
                (Some(side), Some(other)) if other != side => self.unplaced(cell.text),
                (Some(side), _) => self.point(Some(side), cell.whole()),
                (None, Some(_)) => self.said(cell.text, None),
                _ if cell.text.is_empty() => {}
                _ => {
                    let heading = Entry::Heading(cell.text.to_owned());
                    self.reading.entries.push(heading);
                }
            }
        }
    }
}

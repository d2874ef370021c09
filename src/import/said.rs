//! Words of a report → points of whoever is said to have said them, and words of nobody.

use super::announced::is_closing;
use super::block::Block;
use super::heard::{label, sentences};
use super::known::Side;
use super::moment::days;
use super::people::{Listed, listed};
use super::person_name::is_name;
use super::reader::Reader;
use super::reading::Entry;

/// `They said that:`, `Palisade raised three points:`: who says what stands below.
fn leads(text: &str) -> bool {
    text.ends_with(':') && text.split_whitespace().count() <= 5
}

impl Reader<'_, '_, '_> {
    pub fn unplaced(&mut self, text: &str) {
        self.reading.entries.push(Entry::Unplaced(text.to_owned()));
    }

    /// Takes what a letter begins with: whoever it names gets it, and has not written it.
    pub fn address(&mut self, text: &str) {
        let names = self.speakers.hear(text, None).names;
        self.we = self.we.filter(|we| !names.iter().any(|name| name.side == Some(*we)));
        (self.announced, self.lead) = (None, None);
        self.remark(text);
    }

    /// `Chair: Lena Foss`, `Date of report: 3 May 2026`: a label, and people or a day behind
    /// it, which nobody has said.
    fn lists_only(&mut self, text: &str) -> bool {
        let Some((_, words)) = label(text) else {
            return false;
        };
        let is_day = days(words).first().is_some_and(|day| day.range == (0..words.len()));
        let names_somebody =
            || self.speakers.hear(words, None).names.iter().any(|name| name.is_person);
        let lists = is_day || names_somebody() && self.are_people(words);
        if lists {
            self.reading.listed.extend((!is_day).then(|| text.to_owned()));
            self.remark(text);
        }
        lists
    }

    fn are_people(&self, words: &str) -> bool {
        listed(words, false, self.known).iter().all(Listed::is_named)
    }

    pub fn said(&mut self, text: &str, indent: Option<usize>) {
        if self.lists_only(text) {
            return;
        }
        let (known, speakers) = (self.known, self.speakers);
        // `Foss: We want a berth.` has the words of Foss, whoever wrote the report; behind quoted
        // words of theirs the author goes on.
        let (label, words) = label(text).unzip();
        let labelled = label.and_then(|label| speakers.announced(label));
        let is_quoted = words.is_some_and(|words| words.starts_with(['"', '“', '„', '«']));
        let announced = self.lead.map(|(side, _)| side).or(self.announced);
        // Where somebody's words are told behind their name, `we` are not the author.
        let whole = speakers.hear(text, self.we);
        let tells = || whole.names.iter().any(|name| whole.gap(name.words.end).starts_with(':'));
        let we = match label {
            Some(_) => labelled.filter(|_| !is_quoted),
            None => self.we.filter(|_| !tells()),
        };
        // The topic of an item: `Noise: it falls`.
        let topic = label.filter(|label| {
            let is_plain = indent.is_some() && !is_closing(label) && !is_name(label);
            is_plain && speakers.hear(label, None).names.is_empty()
        });
        let behind_topic = topic.map_or(0, |topic| topic.len() + 1);
        // Whose words go on: until a sentence may be another's.
        let mut above = labelled.or(announced);
        let is_below = above.is_some();
        let (mut last, mut act, mut begun, mut end) = ((None, false), None, 0, 0);
        for words in sentences(text, known) {
            let start = end;
            end += words.len();
            let sentence = speakers.hear(words, we);
            let behind = if start == 0 { behind_topic } else { 0 };
            let goes_on =
                |side: &Side| !speakers.may_be_another(&speakers.hear(&words[behind..], we), *side);
            let said = match labelled {
                Some(_) if start == 0 => labelled,
                _ => speakers.voice(&sentence).or_else(|| above.filter(goes_on)),
            };
            let of_before = || last.0.filter(|side| sentence.is_of_before() && goes_on(side));
            let told = if is_below { None } else { speakers.told(&sentence).or_else(of_before) };
            // What others write that we said, we may never have said.
            let is_claimed = speakers.author == Some(Side::Them) && said == Some(Side::Us);
            let next = match said {
                Some(_) if !is_claimed => (said, false),
                _ => (told.filter(|_| !is_claimed), told.is_some()),
            };
            above = above.filter(|_| above == next.0);
            if start > 0 && next != last {
                self.point(last, &text[begun..start], act.take());
                begun = start;
            }
            if start == begun {
                act = speakers.act(&sentence);
            }
            last = next;
        }
        let side = last.0;
        if side.is_some() && leads(text) {
            self.reading.entries.push(Entry::Heading(text.to_owned()));
        } else {
            self.point(last, &text[begun..], act);
        }
        if side != announced && !whole.begins_with_we() {
            (self.lead, self.announced) = (None, None);
        }
        // A list belongs to whoever announces it.
        if text.ends_with(':') {
            self.lead = side.map(|side| (side, indent));
        }
    }

    /// What stands in a mail is written by its author, whoever it tells of; below `You said:`
    /// it tells what another said.
    pub fn written(&mut self, text: &str) {
        let sentence = self.speakers.hear(text, self.we);
        // `[Lena Foss]: We accept.`, `Lena: we accept.`, set into a mail of ours.
        let label = label(text).map(|(label, _)| label);
        let is_set_in = label.is_some_and(|label| self.speakers.calls_somebody(label));
        let is_in_brackets = text.starts_with('[') && (text.contains("]:") || text.ends_with(']'));
        if is_set_in || is_in_brackets {
            return self.unplaced(text);
        }
        let act = self.speakers.act(&sentence).filter(|_| sentence.begins_with_we());
        self.point((self.we, false), text, act);
        if let Some(last) = sentences(text, self.known).last().filter(|_| text.ends_with(':')) {
            self.we = self.speakers.author.filter(|_| !self.speakers.names_another(last));
        }
    }

    /// Adds words of a side, told of it or said by it; of nobody where no side is given.
    fn point(&mut self, of: (Option<Side>, bool), text: &str, act: Option<String>) {
        let text = text.trim();
        match of {
            (None, _) => self.unplaced(text),
            (Some(side), is_told) => {
                let is_told = is_told || self.speakers.is_hearsay;
                let (text, topic) = (text.to_owned(), self.topic.clone());
                self.reading.entries.push(Entry::Point { side, text, act, topic, is_told });
            }
        }
    }

    /// `Ask TikTok about …`: the verb, where the house has it.
    pub fn raise(&mut self, text: &str) {
        let Some((first, rest)) = text.split_once(' ') else {
            return self.unplaced(text);
        };
        let verb = first.to_lowercase();
        if !self.known.settings().verb_words().any(|known| known == verb) {
            return self.unplaced(text);
        }
        if self.reading.raise.is_empty() {
            self.reading.raise_heading = std::mem::take(&mut self.heading);
        }
        self.reading.raise.push((verb, rest.to_owned()));
    }

    /// `Lena Foss | We need a berth.`
    pub fn row(&mut self, block: &Block) {
        let cells: Vec<&String> = block.lines.iter().filter(|cell| !cell.is_empty()).collect();
        if let [who, words] = cells.as_slice()
            && self.speakers.announced(who).is_some()
            && self.speakers.announced(words).is_none()
            && !self.are_people(words)
        {
            self.said(&format!("{who}: {words}"), None);
        } else if block.opens_table && !cells.iter().any(|cell| self.voice(cell).is_some()) {
            self.remark(&block.text);
        } else {
            self.unplaced(&block.text);
        }
    }
}

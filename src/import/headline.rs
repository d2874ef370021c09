//! Subject, labels and opening words → when, with whom and how a contact was held; each
//! answer with the words it was read from.

use super::Wishes;
use super::block::{Block, Shape};
use super::clock::{Clock, Hours, hours};
use super::doubts::{Answer, Doubts, LONGEST_TITLE, short};
use super::heard::sentences;
use super::kind;
use super::known::{Known, Side};
use super::labels::Labels;
use super::lexicon::Words;
use super::moment::days;
use super::participants::Participants;
use super::section::Section;
use super::title_words::{
    is_denied, is_plain, labels_a_day, met_in, of_this_one, tells_of_contact, tells_of_talk,
};
use super::titles::titles_meeting;
use crate::finding::field::Kind;
use crate::names::word::is_capital;

#[derive(Debug)]
pub struct Case<'a> {
    pub original: &'a str,
    /// What the message is called, then what the one around it is called.
    pub subjects: &'a [&'a str],
    pub sent: &'a str,
    pub author: Option<Side>,
    pub labels: &'a Labels,
    pub handling: Option<String>,
    pub whole: &'a str,
    pub wishes: &'a Wishes,
    /// Whether it was written before the contact: its days are those of other contacts.
    pub is_briefing: bool,
    /// Whether it lists what is to come up, of which nobody has said anything yet.
    pub is_agenda: bool,
    /// The organisations with which a mail was exchanged; none for a text among ourselves.
    pub correspondents: Vec<String>,
    pub shared: Participants,
    /// Those on record who wrote and got it, where it is a mail.
    pub writers: Participants,
    /// Whether its author is of neither side: what they say of one of them was said elsewhere.
    pub is_of_others: bool,
}

#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    pub case: &'a Case<'a>,
    pub section: &'a Section,
}

const MAIL: &str = "email";

/// So many blocks are read for what a contact was; the rest tells what was said.
const OPENING: usize = 4;
const LONGEST_OPENING: usize = 2_000;

impl Sight<'_> {
    pub fn opening(&self) -> impl Iterator<Item = &Block> {
        self.section.blocks.iter().take(OPENING)
    }

    /// Short lines at the top: `26 October 2021, 15:30 CET`.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let titles = self.opening().filter(|block| {
            let is_long = || block.text.len() <= LONGEST_TITLE && titles_meeting(&block.text);
            (block.shape == Shape::Heading || is_long()) && !labels_a_day(&block.text)
        });
        titles.map(|block| block.text.as_str())
    }

    pub fn called(&self) -> Vec<&str> {
        let mut called = vec![self.section.heading.as_str()];
        called.extend(self.case.subjects);
        called.push(self.case.labels.get("subject"));
        called.extend(self.titles());
        called
    }

    /// The sentences of the opening that say of a contact that it was held.
    pub fn tells(&self, known: &Known<'_>) -> Vec<&str> {
        let mut all = self.sentences(known);
        all.retain(|sentence| tells_of_contact(sentence, known));
        all
    }

    /// The sentences of the opening, each as far as it is of no other contact.
    pub fn sentences(&self, known: &Known<'_>) -> Vec<&str> {
        let prose = self.opening().filter(|block| block.shape == Shape::Paragraph);
        let starts =
            prose.map(|block| &block.text[..block.text.floor_char_boundary(LONGEST_OPENING)]);
        starts.flat_map(|start| sentences(start, known)).map(of_this_one).collect()
    }

    /// Finds the hours: beside the day, under a label, or above the heading.
    pub fn time(&self, known: &Known<'_>, doubts: &mut Doubts) -> Option<Clock> {
        let labels = [
            self.section.time.as_str(),
            self.case.labels.get("time"),
            self.case.labels.get("date"),
        ];
        // A name before a day and an hour heads a mail that is quoted.
        let is_when = |text: &&str| {
            let first = days(text).into_iter().next();
            first.is_some_and(|day| day.range.start <= 12 || kind::contact(text, known).is_some())
        };
        let mut texts = labels.to_vec();
        texts.extend(self.case.subjects);
        texts.extend(self.titles().filter(is_when));
        texts.extend(self.tells(known));
        for text in texts {
            match hours(text) {
                Hours::Unsaid => {}
                Hours::Read(clock) => return Some(clock),
                Hours::Unread => {
                    doubts.add("hours-unread", &[&short(text)]);
                    return None;
                }
            }
        }
        None
    }

    pub fn who_met(&self, known: &Known<'_>) -> Vec<String> {
        let subjects = self.case.subjects.iter().copied();
        let titles = subjects.filter(|text| kind::contact(text, known).is_some());
        let ends = "took place| to discuss| about | regarding | on the ";
        titles.chain(self.tells(known)).map(|text| until(text, ends).to_owned()).collect()
    }

    /// The words by which a meeting was not held.
    pub fn off(&self) -> Option<&str> {
        let opening = self.opening().map(|block| block.text.as_str());
        let of_part = [&*self.section.heading, &self.section.purpose];
        let mut texts =
            of_part.into_iter().chain(self.case.subjects.iter().copied()).chain(opening);
        texts.find(|text| {
            let start = &text[..text.floor_char_boundary(LONGEST_TITLE)];
            Words("called-off").within(start).is_some()
        })
    }

    pub fn with(&self, known: &Known<'_>) -> Option<Answer<Vec<String>>> {
        if let Some(with) = &self.case.wishes.with {
            return Some(Answer::of([with.clone()], "as you said"));
        }
        let mut texts = [self.called(), self.tells(known)].concat();
        texts.retain(|text| !is_denied(text));
        let met =
            texts.iter().filter_map(|text| Some((text, known.others_in(met_in(text, known)?))));
        let mut met = met.filter(|(_, ids)| !ids.is_empty());
        met.next().map(|(text, ids)| Answer::of(ids, short(text)))
    }

    /// The only organisation that a title or a sentence names, and not that it was with them.
    pub fn named(&self, known: &Known<'_>) -> Option<Answer<Vec<String>>> {
        let mut texts = [self.called(), self.tells(known)].concat();
        texts.retain(|text| !is_denied(text));
        let each = texts.iter().map(|text| (text, known.others_in(text)));
        let mut named = each.filter(|(_, ids)| ids.len() == 1);
        named.next().map(|(text, ids)| Answer::of(ids, short(text)))
    }

    /// Returns a title that says more than that a contact was held, with whom and when.
    pub fn says_more(&self, known: &Known<'_>) -> Option<&str> {
        let titles = self.called().into_iter().filter(|text| text.len() <= LONGEST_TITLE);
        let mut titles = titles.filter(|text| kind::contact(text, known).is_some());
        titles.find(|text| !is_plain(text, known))
    }

    /// Whom a title says that it was with, where they have no record.
    pub fn met_unknown(&self, known: &Known<'_>) -> Option<&str> {
        let called = self.called().into_iter();
        let words = called
            .filter(|text| kind::contact(text, known).is_some())
            .find_map(|text| met_in(text, known))?;
        let met = words.split([',', '(']).next().unwrap_or_default().trim_matches([' ', '.', ':']);
        let kinds = [Kind::Person, Kind::Organisation];
        let is_unknown = kinds.iter().all(|kind| known.find(met, *kind).is_empty());
        (is_unknown && is_capital(met)).then_some(met)
    }

    /// The organisations of a title that names several, and not that it was with them.
    pub fn joint(&self, known: &Known<'_>) -> Vec<String> {
        let subjects = self.case.subjects.iter().filter(|text| met_in(text, known).is_none());
        let named = subjects.map(|text| known.others_in(text));
        named.filter(|named| named.len() > 1).flatten().collect()
    }

    /// Says whether a mail between the sides is the contact itself: it neither is called a report
    /// nor lists who took part, and nobody says of which day it tells.
    pub fn is_mail(&self, known: &Known<'_>) -> bool {
        !self.case.correspondents.is_empty()
            && known.settings().contact_kinds.written.iter().any(|kind| kind == MAIL)
            && self.section.heading.is_empty()
            && self.case.labels.get("date").is_empty()
            && self.case.wishes.date.is_none()
            && !days(self.case.sent).is_empty()
            && !self.called().iter().any(|text| kind::is_report(text))
    }

    /// The words by which a mail tells of another contact than itself.
    pub fn another(&self, known: &Known<'_>) -> Option<&str> {
        let written = &known.settings().contact_kinds.written;
        let tells = |text: &&str| {
            kind::contact(text, known).is_some_and(|(kind, _)| !written.contains(&kind))
        };
        let titles = self.called().into_iter().filter(tells);
        let mut sentences = self.sentences(known).into_iter();
        let told = || sentences.find(|sentence| tells_of_talk(sentence, known));
        titles.chain(self.tells(known)).find(|text| !text.is_empty()).or_else(told)
    }

    pub fn kind(
        &self,
        is_mail: bool,
        known: &Known<'_>,
        doubts: &mut Doubts,
    ) -> Option<Answer<String>> {
        if is_mail {
            return Some(Answer::of(MAIL, "a mail between the sides"));
        }
        let find = |text: &&str| kind::contact(text, known);
        let heading = self.section.heading.as_str();
        let is_of_part = !heading.is_empty();
        let called = if is_of_part { find(&heading) } else { self.called().iter().find_map(find) };
        let said = self.tells(known).iter().find_map(find).filter(|_| !is_of_part);
        // The subject often says meeting where the first sentence says call.
        let is_vague = called.as_ref().is_some_and(|(kind, _)| kind == "meeting");
        let speaks =
            |block: &Block| find(&&*block.text).is_some_and(|(kind, _)| kind.contains("call"));
        // `Venue: by phone`
        let is_by_phone = !self.case.labels.get("way").is_empty();
        if is_vague && said.is_none() && (is_by_phone || self.opening().any(speaks)) {
            doubts.add("kind-guessed", &[]);
        }
        let nearer = said.clone().filter(|(kind, _)| is_vague && kind != "visit");
        nearer.or(called).or(said).map(|(kind, sign)| Answer::of(kind, sign))
    }
}

fn until<'t>(text: &'t str, ends: &str) -> &'t str {
    let end = ends.split('|').filter_map(|end| text.find(end)).min();
    &text[..end.unwrap_or(text.len())]
}

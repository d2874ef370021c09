//! One part of a report → everything a contact is drafted from, and the doubts.

use super::Wishes;
use super::blocks::Shape;
use super::clock::Clock;
use super::contact::Meeting;
use super::doubts::Doubts;
use super::earlier;
use super::headers::Message;
use super::headline::{Answer, Firmness, Sight};
use super::known::{Known, Side};
use super::level::level;
use super::opening::unknown_company;
use super::participants::{self, Participants};
use super::people::Listed;
use super::reader::read;
use super::section::Section;
use super::speaker::Speakers;
use super::whereabouts::{venue, zone};
use crate::facts::when::When;

/// What all parts of a report share.
#[derive(Debug)]
pub struct Case<'a> {
    /// Name of the original.
    pub original: &'a str,
    /// The message that tells.
    pub message: &'a Message,
    /// What it is called.
    pub subject: &'a str,
    /// Everything below the head.
    pub whole: &'a str,
    /// What the person says in place of the text.
    pub wishes: &'a Wishes,
    /// Whether it was written before the contact.
    pub is_briefing: bool,
    /// Those who took part in every meeting.
    pub shared: Participants,
}

impl Case<'_> {
    /// Reads one part; none comes of it when no day can be found.
    pub fn meeting(
        &self,
        section: &mut Section,
        known: &Known<'_>,
        doubts: &mut Doubts,
    ) -> Option<Meeting> {
        let sight = Sight {
            subject: self.subject,
            head: &self.message.head,
            section,
            whole: self.whole,
            beforehand: self.is_briefing,
        };
        let time = sight.time();
        let with = sight.with(self.wishes, known);
        let unknown = unknown_company(self.subject).filter(|_| with.is_none());
        let (date, firmness) =
            self.date(&sight, with.as_ref(), time.as_ref(), known, doubts)?;
        if with.is_none() {
            doubts.no_organisation(unknown.as_deref());
        }
        let with = with.unwrap_or_default();
        let kind = sight.kind(known).unwrap_or_else(|| doubts.kind());
        let zone = zone(time.as_ref(), &date.value, known);
        let people = self.people(section, known);
        let principals =
            earlier::principals(self.whole, known).filter(|_| self.is_briefing);
        let level = level(&self.message.head, &people, principals.as_ref(), known);
        if level.is_none() {
            doubts.level();
        }
        let (us, them) = (names(&people.us, known), names(&people.them, known));
        let speakers = Speakers::new(known, &with.value, &us, &them);
        let reading = read(&section.blocks, &speakers, known);
        let visit = known
            .visit_on(&date.value)
            .filter(|_| !section.heading.is_empty());
        let status = self.is_briefing.then(|| Answer {
            value: "tbc".to_owned(),
            words: "the text was written beforehand".to_owned(),
        });
        let headings = [&section.day, &section.time, &section.heading];
        Some(Meeting {
            original: self.original.to_owned(),
            venue: venue(&section.day),
            headings: headings
                .into_iter()
                .filter(|words| !words.is_empty())
                .cloned()
                .collect(),
            visit: visit.map(|visit| visit.id.to_string()),
            title: None,
            report: None,
            doubts: doubts.take_words(),
            invitation: None,
            besides: Vec::new(),
            kind,
            date,
            firmness,
            time,
            zone,
            status,
            with,
            unknown,
            level,
            people,
            principals,
            reading,
        })
    }

    /// Finds the day; a contact on file with the same organisation at the same time of day
    /// knows it where a programme does not say it.
    fn date(
        &self,
        sight: &Sight<'_>,
        with: Option<&Answer<Vec<String>>>,
        time: Option<&Clock>,
        known: &Known<'_>,
        doubts: &mut Doubts,
    ) -> Option<(Answer<When>, Firmness)> {
        let found = sight.date(self.wishes);
        let is_weak = found
            .as_ref()
            .is_none_or(|(_, firmness)| *firmness == Firmness::Year);
        let on_file =
            earlier::day(with, time, known).filter(|_| is_weak && self.is_briefing);
        if let Some(date) = on_file {
            return Some((date, Firmness::Said));
        }
        match &found {
            Some((_, Firmness::Said)) => {}
            Some((date, Firmness::Sent)) => doubts.day_of_sending(&date.value),
            Some((date, Firmness::Year)) => doubts.year_only(&date.words),
            None => doubts.no_date(),
        }
        found
    }

    fn people(&self, section: &mut Section, known: &Known<'_>) -> Participants {
        let mut people = participants::take(&mut section.blocks, known);
        if self.is_briefing && people.is_empty() {
            people = below_heading(section, known).unwrap_or_default();
        }
        if !section.heading.is_empty() {
            people.us.extend(self.shared.us.iter().cloned());
        } else if people.is_empty() {
            let opening = section
                .blocks
                .iter()
                .take(2)
                .map(|block| block.text.as_str());
            let opening: Vec<&str> = [self.subject].into_iter().chain(opening).collect();
            people.add_named(&opening.join("\n"), known);
        }
        people
    }
}

/// A programme names those to be met right below the heading.
fn below_heading(section: &mut Section, known: &Known<'_>) -> Option<Participants> {
    let first = section
        .blocks
        .first()
        .filter(|block| block.shape != Shape::Bullet)?;
    let mut found = Participants::default();
    found.add(&first.text, Side::Them, known);
    found
        .them
        .iter()
        .any(|person| person.id.is_some())
        .then(|| {
            found.lines.push(section.blocks.remove(0).text);
            found
        })
}

fn names(people: &[Listed], known: &Known<'_>) -> Vec<String> {
    let on_record = |person: &Listed| known.person_of(person.id.as_deref()?);
    let name = |person: &Listed| match on_record(person) {
        Some(record) => record.name.clone(),
        None => person.name.clone(),
    };
    people.iter().map(name).collect()
}

//! One part of a report → everything a contact is drafted from, and the doubts.

use std::collections::BTreeSet;

use super::block::{Block, Shape};
use super::contact::Meeting;
use super::doubts::{Answer, Doubts, Firmness, short};
use super::headline::{Case, Sight};
use super::kind::{self, level};
use super::known::{Known, Side};
use super::labels::venue;
use super::lexicon::Words;
use super::lists;
use super::participants::{Participants, Party};
use super::reader::read;
use super::section::{Section, month_alone};
use super::speaker::Speakers;
use super::zone::placed;
use crate::facts::when::When;
use crate::finding::field::Kind;

impl Case<'_> {
    pub fn meeting(
        &self,
        section: &mut Section,
        known: &Known<'_>,
        doubts: &mut Doubts,
    ) -> Option<Meeting> {
        let people = self.people(section, known);
        let sight = Sight { case: self, section };
        let is_mail = people.lines.is_empty() && sight.is_mail(known);
        let people = if is_mail { self.writers.clone() } else { people };
        let Some((date, firmness)) = self.date(&sight, is_mail, known, doubts) else {
            // The list of those who took part stands with the rest.
            let lines = people.lines.iter().map(|line| Block::of(Shape::Paragraph, line));
            section.blocks.splice(0..0, lines);
            return None;
        };
        let off = sight.off().filter(|_| !is_mail);
        if let Some(words) = off {
            doubts.add("meeting-off", &[&short(words)]);
        }
        let is_off = off.is_some();
        let titled = sight.with(known);
        if let Some(title) =
            sight.says_more(known).filter(|_| !is_mail && !self.is_briefing && !self.is_agenda)
        {
            doubts.add("title-says-more", &[&short(title)]);
        }
        let met_unknown = titled.is_none().then(|| sight.met_unknown(known)).flatten();
        let of_list =
            |ids: &Vec<String>, words| (!ids.is_empty()).then(|| Answer::of(ids.clone(), words));
        let with = titled
            .or_else(|| of_list(&people.organisations, "as those who took part"))
            .or_else(|| sight.named(known))
            .or_else(|| of_list(&self.correspondents, "as the mail was sent"));
        let is_company = |name: &String| {
            known.person(name).is_none()
                && known.exactly(name, Kind::Organisation).is_none()
                && kind::contact(name, known).is_none()
        };
        let heading = Some(section.heading.clone()).filter(|heading| !heading.is_empty());
        let unknown = heading.filter(|name| with.is_none() && is_company(name));
        if let Some(words) = met_unknown.filter(|_| with.is_some()) {
            doubts.add("organisation-without-record", &[&words]);
        }
        if with.is_none() {
            let others = || known.others_in(self.whole).join(", ");
            match unknown.as_ref().map_or_else(others, String::clone).as_str() {
                "" => doubts.add("no-organisation", &[]),
                name if unknown.is_some() => doubts.add("organisation-without-record", &[&name]),
                others => doubts.add("organisation-unsaid", &[&others]),
            }
        }
        let with = with.unwrap_or_default();
        let listed = people.them.iter().filter_map(|person| known.person_of(person.id.as_deref()?));
        let of_listed = listed.map(|person| person.organisation.to_string());
        let mut houses: BTreeSet<String> = of_listed.chain(sight.joint(known)).collect();
        houses.retain(|house| !with.value.contains(house) && !with.value.is_empty());
        for house in &houses {
            doubts.add("organisations-besides", &[house]);
        }
        if is_mail {
            sight.point_at_records(&with.value, known, doubts);
        }
        let kind = sight.kind(is_mail, known, doubts).unwrap_or_else(|| doubts.kind());
        let (time, zone) = placed(sight.time(known, doubts), &date.value, known, doubts);
        for words in &people.unplaced {
            doubts.add("side-unsaid", &[words]);
        }
        if people.us.is_empty() && !people.them.is_empty() && !is_mail {
            doubts.add("none-of-ours", &[]);
        }
        let level = match self.labels.get("level") {
            "" => level(&people.us, !people.unplaced.is_empty(), known).or_else(|| {
                doubts.add("no-level", &[]);
                None
            }),
            stated => kind::stated_level(stated, known).or_else(|| {
                doubts.add("level-of-no-house", &[&stated]);
                None
            }),
        };
        let is_ahead = self.is_agenda || doubts.has("day-after-sending");
        let mut speakers = Speakers::new(known, &with.value, self.author, &people.us, &people.them);
        speakers.is_letter = is_mail;
        speakers.is_hearsay = self.is_of_others;
        speakers.is_note = !is_mail && doubts.has("kind-guessed");
        let mut reading = read(&section.blocks, &speakers, known, is_ahead);
        let purpose = Some(section.purpose.clone()).filter(|purpose| !purpose.is_empty());
        reading.purpose = purpose.or(reading.purpose);
        let is_there = |words: &str| {
            let mut there = people.us.iter().chain(&people.them);
            there.any(|person| person.is_named() && words.contains(&person.name))
        };
        let listed = reading.listed.iter().filter(|words| !is_there(words));
        for words in listed.chain(&people.unsure) {
            doubts.add("presence-unsaid", &[&short(words)]);
        }
        let status = self.status(is_ahead);
        let said = doubts.take_words();
        if status.is_none() {
            reading.doubt(&speakers, known, doubts);
        }
        // Beforehand nobody has said anything, but what is written is told.
        let is_sentence = |words: &&String| words.trim_end().ends_with(['.', '!', '?']);
        if status.is_some()
            && let Some(words) = reading.words().find(is_sentence)
        {
            doubts.add("told-beforehand", &[&short(words)]);
        }
        // Each of these stands in a comment of its own.
        doubts.take_words();
        let mut headings = vec![&section.day, &section.time, &section.heading];
        headings.retain(|words| !words.is_empty());
        headings.dedup();
        let place = self.labels.get("place");
        Some(Meeting {
            original: self.original.to_owned(),
            venue: venue(&section.day).or_else(|| (!place.is_empty()).then(|| place.to_owned())),
            headings: headings.into_iter().chain(&self.labels.lines).cloned().collect(),
            handling: self.handling.clone(),
            title: None,
            report: None,
            doubts: said,
            invitation: None,
            besides: Vec::new(),
            is_off,
            corrects: self.subjects.iter().any(|text| Words("corrects").within(text).is_some()),
            is_further: false,
            kind,
            date,
            firmness,
            time,
            zone,
            status,
            with,
            unknown,
            level,
            initiative: self
                .author
                .filter(|_| is_mail)
                .map(|side| Answer::of(side.word(), "who wrote it")),
            people,
            reading,
        })
    }

    fn status(&self, is_ahead: bool) -> Option<Answer<String>> {
        if self.is_briefing {
            return Some(Answer::of("tbc", "the text was written beforehand"));
        }
        let words = if self.is_agenda {
            "an agenda says what is to come"
        } else {
            "its day had not come when it was sent"
        };
        is_ahead.then(|| Answer::of("planned", words))
    }

    fn date(
        &self,
        sight: &Sight<'_>,
        is_mail: bool,
        known: &Known<'_>,
        doubts: &mut Doubts,
    ) -> Option<(Answer<When>, Firmness)> {
        if let Some(value) = month_alone(&sight.section.day) {
            return Some((Answer::of(value, &*sight.section.day), Firmness::Said));
        }
        let found = sight.date(is_mail, known, doubts);
        match &found {
            None => doubts.add("no-day-in-text", &[]),
            Some((Answer { words, .. }, Firmness::Year)) => doubts.add("latest-day", &[words]),
            Some((date, Firmness::Sent)) => match sight.other_day() {
                Some(other) => doubts.add("other-day-named", &[&other, &date.value]),
                None => doubts.add("no-day-named", &[&date.value]),
            },
            Some((_, Firmness::Said)) => {}
        }
        found
    }

    fn people(&self, section: &mut Section, known: &Known<'_>) -> Participants {
        // Ours were listed once for all parts: who is listed below one is of the others.
        let is_part = !section.heading.is_empty() && !self.shared.us.is_empty();
        let side = is_part.then_some(Side::Them);
        let mut people = lists::take(&mut section.blocks, side, self.author, known);
        if self.is_briefing && people.is_empty() {
            people = below_heading(section, known).unwrap_or_default();
        }
        if !section.heading.is_empty() {
            people.us.extend(self.shared.us.iter().cloned());
        } else if people.is_empty() && !self.is_briefing {
            let sight = Sight { case: self, section };
            for text in sight.who_met(known) {
                people.add_named(&text, known);
            }
        }
        people
    }
}

/// A programme names those to be met right below the heading.
fn below_heading(section: &mut Section, known: &Known<'_>) -> Option<Participants> {
    let first = section.blocks.first().filter(|block| block.shape != Shape::Item)?;
    let mut found = Participants::default();
    found.list(&first.text, false, Party::Else(Side::Them), known);
    found.them.iter().any(|person| person.id.is_some()).then(|| {
        found.lines.push(section.blocks.remove(0).text);
        found
    })
}

//! Subject, labels and opening words → the day of a contact, where they call it that.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::block::Shape;
use super::doubts::{Answer, Doubts, Firmness, LONGEST_TITLE, short};
use super::headline::Sight;
use super::kind;
use super::known::Known;
use super::lexicon::Words;
use super::moment::{WrittenDay, days};
use super::section::is_day;
use super::title_words::is_of_meeting;
use crate::facts::when::When;
use crate::names::days::year_of;
use crate::names::word::{folded_words, words};

/// So many contacts of a day are named that a mail may tell of.
const MOST: usize = 5;

impl Sight<'_> {
    /// The first day that the opening names, whatever it is.
    pub fn other_day(&self) -> Option<&str> {
        let opening = self.opening().map(|block| block.text.as_str());
        let mut texts = self.case.subjects.iter().copied().chain(opening);
        texts.find_map(|text| Some(&text[days(text).first()?.range.clone()]))
    }

    /// The days that the text calls that of the contact, the firmest first.
    fn said(&self, known: &Known<'_>) -> Vec<(WrittenDay, &str)> {
        let mut texts: Vec<&str> = vec![&self.section.day];
        if self.case.is_briefing {
            texts.extend(self.case.subjects);
            return days_of(texts);
        }
        texts.push(self.case.labels.get("date"));
        texts.extend(self.case.subjects);
        texts.extend(self.titles().filter(|title| title.len() <= LONGEST_TITLE));
        texts.extend(self.tells(known));
        days_of(texts)
    }

    /// The days of other sentences of the opening that speak of a contact, as far as they may
    /// be of this one, and those that head parts of the text.
    fn rivals(&self, known: &Known<'_>) -> Vec<(WrittenDay, &str)> {
        if self.case.is_briefing {
            return Vec::new();
        }
        let written = &known.settings().contact_kinds.written;
        let speaks = |text: &&str| {
            kind::contact(text, known).is_some_and(|(kind, _)| !written.contains(&kind))
        };
        let headings = self
            .section
            .blocks
            .iter()
            .filter(|block| block.shape == Shape::Heading && is_day(block));
        let mut texts: Vec<&str> = self.sentences(known).into_iter().filter(speaks).collect();
        texts.extend(headings.map(|block| block.text.as_str()));
        days_of(texts)
    }

    pub fn date(
        &self,
        is_mail: bool,
        known: &Known<'_>,
        doubts: &mut Doubts,
    ) -> Option<(Answer<When>, Firmness)> {
        if let Some(date) = self.case.wishes.date {
            return Some((Answer::of(date, "as you said"), Firmness::Said));
        }
        let sent = days(self.case.sent).into_iter().next();
        let sent_on = sent.as_ref().and_then(|day| day.when(None));
        if let Some(date) = sent_on.filter(|_| is_mail) {
            if let Some(text) = self.another(known) {
                doubts.add("mail-of-a-contact", &[&date, &short(text)]);
            }
            return Some((Answer::of(date, "the day of the mail"), Firmness::Said));
        }
        let mut said = self.said(known);
        let full = said.iter().find(|(day, _)| day.year.is_some());
        if let Some((day, text)) = full.or(said.first()) {
            let date = match (&sent_on, day.year) {
                (Some(sent), None) => day.nearest(sent.last()),
                (None, None) => day.when(self.year()),
                (_, Some(_)) => day.when(None),
            };
            if let Some(date) = date {
                let is_title = self.called().contains(text) || self.section.day == *text;
                if is_title && !is_of_meeting(day, text, known) {
                    doubts.add("day-behind-words", &[&date, &short(text)]);
                }
                let (day, words) = (day.clone(), &text[day.range.clone()]);
                said.extend(self.rivals(known));
                self.doubt_day(&day, &date, &said, sent_on.as_ref(), doubts);
                return Some((Answer::of(date, words), Firmness::Said));
            }
        }
        if let (Some(day), Some(date)) = (&sent, sent_on) {
            let words = &self.case.sent[day.range.clone()];
            return Some((Answer::of(date, words), Firmness::Sent));
        }
        self.latest_year().map(|date| (date, Firmness::Year))
    }

    /// A day without a year is of the year that the title names.
    fn year(&self) -> Option<i32> {
        self.case
            .subjects
            .iter()
            .flat_map(|text| words(text))
            .find_map(|word| year_of(&word.folded))
    }

    fn latest_year(&self) -> Option<Answer<When>> {
        let all = days(self.case.whole);
        let latest =
            all.iter().filter(|day| day.year.is_some()).max_by_key(|day| day.when(None))?;
        let date: When = latest.year?.to_string().parse().ok()?;
        Some(Answer::of(date, &self.case.whole[latest.range.clone()]))
    }

    /// A mail that tells of a day may change what is on record of that day.
    pub fn point_at_records(&self, with: &[String], known: &Known<'_>, doubts: &mut Doubts) {
        let case = self.case;
        let firms = [with, &known.others_in(case.whole)].concat();
        let sent = days(case.sent).first().and_then(|day| day.when(None));
        let mut told = BTreeSet::new();
        let opening = self.opening().map(|block| block.text.as_str());
        for text in case.subjects.iter().copied().chain(opening) {
            let dates = days(text).into_iter().filter_map(|day| match &sent {
                Some(sent) => day.nearest(sent.last()),
                None => day.when(None),
            });
            for date in dates {
                for contact in known.register.contacts_on(&firms, &date, false).take(MOST) {
                    if told.insert(contact.id.as_str()) {
                        doubts.add("told-of-a-contact", &[&contact.id, &short(text)]);
                    }
                }
            }
        }
    }

    fn doubt_day(
        &self,
        day: &WrittenDay,
        date: &When,
        said: &[(WrittenDay, &str)],
        sent: Option<&When>,
        doubts: &mut Doubts,
    ) {
        let rivals = said.iter().filter(|(other, _)| !other.may_be(day));
        let mut others: Vec<&str> = Vec::new();
        for other in rivals.map(|(other, text)| &text[other.range.clone()]) {
            if !others.contains(&other) {
                others.push(other);
            }
        }
        others.extend(day.is_one_of_several.then_some("another day beside it"));
        if !others.is_empty() {
            doubts.add("several-days", &[date, &others.join(", ")]);
        }
        if sent.is_some() && said.iter().all(|(day, _)| day.year.is_none() && day.weekday.is_none())
        {
            doubts.add("no-year", &[date]);
        }
        if WrittenDay::is_none(date) {
            doubts.add("no-such-day", &[date]);
        }
        let year = day.year.or(Some(date.first().year()));
        let dated = said.iter().filter_map(|(day, _)| Some((day, day.when(year)?)));
        let may_be = said.iter().filter(|(other, _)| other.may_be(day));
        if let Some((_, date)) = dated.into_iter().find(|(day, date)| day.has_other_weekday(date)) {
            doubts.add("wrong-weekday", &[&date, &date.first().format("%A")]);
        } else if day.is_ambiguous && may_be.into_iter().all(|(day, _)| day.weekday.is_none()) {
            doubts.add("day-before-month", &[date]);
        }
        if sent.is_some_and(|sent| date.first() > sent.last()) && !self.case.is_briefing {
            doubts.add("day-after-sending", &[date]);
        }
    }
}

/// Says whether a day ends a term: `by 3 March`, `due on 3 March`.
fn is_term(text: &str, day: &WrittenDay) -> bool {
    let start = text.ceil_char_boundary(day.range.start.saturating_sub(40));
    let before = text[start..day.range.start].rsplit([',', ';', '(']).next().unwrap_or_default();
    folded_words(before).iter().rev().take(3).any(|word| Words("terms").has(word))
}

/// The days of texts that end no term.
fn days_of(texts: Vec<&str>) -> Vec<(WrittenDay, &str)> {
    let each =
        texts.into_iter().flat_map(|text| days(text).into_iter().map(move |day| (day, text)));
    each.filter(|(day, text)| !is_term(text, day)).collect()
}

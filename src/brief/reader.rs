//! For whom and as of which day a brief is made, and what may be seen on that day.

use chrono::NaiveDate;

use super::said::Said;
use crate::facts::contact::Contact;
use crate::facts::evidence::Rests;
use crate::facts::id::Id;
use crate::facts::organisation::{Membership, Organisation};
use crate::facts::person::{Person, Role};
use crate::facts::person_item::PersonItem;
use crate::facts::plan::Plan;
use crate::facts::source::{Confidence, Source};
use crate::facts::text::{Many, Text};
use crate::facts::topic::Topic;
use crate::facts::{Closing, Facts, Opening};
use crate::finding::field::Kind;

/// The facts as one reader sees them on one day.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub facts: &'a Facts,
    /// The reader's day: later facts stay out.
    pub as_of: NaiveDate,
    /// “You”.
    pub principal: Option<&'a Person>,
}

impl<'a> Reader<'a> {
    /// Returns the contacts with an organisation that had been held, newest first.
    pub fn held_with(self, id: &Id<Organisation>) -> impl Iterator<Item = &'a Contact> {
        let day = self.as_of;
        self.facts.contacts_with(id).rev().filter(move |contact| contact.held_by(day))
    }

    /// Says whether the principal took part in a contact on our side.
    pub fn was_there(self, contact: &Contact) -> bool {
        let Some(principal) = self.principal else {
            return false;
        };
        contact.us.iter().any(|item| item.who.as_ref() == Some(&principal.id))
    }

    /// Says whether the principal took part in a contact on their side, before coming to ours.
    pub fn sat_across(self, contact: &Contact) -> bool {
        let you = self.principal.map(|principal| &principal.id);
        you.is_some() && contact.them.iter().any(|item| item.who.as_ref() == you)
    }

    /// Says whether the principal spoke for the other side in a contact, as one of theirs then.
    pub fn was_theirs(self, contact: &Contact) -> bool {
        self.facts.settings().is_two_sided(&contact.kind) && self.sat_across(contact)
    }

    /// Says whether a contact answers “when did you last speak”.
    pub fn is_talk(self, contact: &Contact) -> bool {
        let silent = |item: &PersonItem| item.spoke == Some(false);
        let nobody_spoke = !contact.them.is_empty() && contact.them.iter().all(silent);
        self.facts.settings().is_two_sided(&contact.kind)
            && self.was_there(contact)
            && !nobody_spoke
    }

    /// Says whether not all who took part were in one room: a call, a letter, a meeting online.
    pub fn is_remote(self, contact: &Contact) -> bool {
        let settings = self.facts.settings();
        let afar = |mode: &String| settings.modes.first().is_some_and(|room| room != mode);
        settings.is_remote(&contact.kind) || contact.mode.as_ref().is_some_and(afar)
    }

    /// Says whether a contact is a talk of the reader, or of anybody of ours where there is none.
    pub fn is_talk_of_ours(self, contact: &Contact) -> bool {
        let of_all = self.principal.is_none();
        self.is_talk(contact) || of_all && self.facts.settings().is_two_sided(&contact.kind)
    }

    /// Says whether a contact is a letter or the like between the principal and them.
    pub fn is_letter(self, contact: &Contact) -> bool {
        self.facts.settings().is_written(&contact.kind) && self.was_there(contact)
    }

    /// Says whether a contact may have brought the principal into one room with them: the
    /// record names them, or puts the event at their level and names nobody.
    pub fn was_in_room(self, contact: &Contact) -> bool {
        let level = self.principal.and_then(|principal| principal.level.as_deref());
        let at_level = level.is_some() && contact.level.as_deref() == level;
        let spoken = !self.facts.settings().is_written(&contact.kind);
        let unnamed = contact.us.is_empty() && !self.may_be_a_talk(contact);
        let may_be = at_level && unnamed && !self.sat_across(contact);
        spoken && (self.was_there(contact) || may_be)
    }

    /// Says whether a contact may have been a talk of the principal: the record names nobody of
    /// ours, and nothing in it speaks against them.
    pub fn may_be_a_talk(self, contact: &Contact) -> bool {
        let Some(you) = self.principal else {
            return false;
        };
        let unnamed = |item: &PersonItem| item.who.is_none() && item.name.is_none();
        let fits = |own: &Option<String>, of: &Option<String>| own.is_none() || own == of;
        self.facts.settings().is_two_sided(&contact.kind)
            && contact.us.iter().all(unnamed)
            && !self.sat_across(contact)
            && fits(&contact.level, &you.level)
            && fits(&contact.unit, &you.unit)
    }

    /// Says whether the principal was to be in a planned contact, as far as the record tells.
    pub fn may_come(self, contact: &Contact) -> bool {
        let Some(you) = self.principal else {
            return true;
        };
        let plan = contact.plan.iter().flat_map(|plan| &plan.us);
        let mut named =
            contact.us.iter().chain(plan).filter_map(|item| item.who.as_ref()).peekable();
        named.peek().is_none() || named.any(|who| *who == you.id)
    }

    /// Says whether what a statement rests on was there by the reader's day.
    pub fn knows(self, rests: Rests<'_>) -> bool {
        let source = rests.source.map(|id| self.facts.source(id));
        source.is_none_or(|source| self.had_read(source))
    }

    /// Returns the source to cite for a statement, unless it came later.
    pub fn cites(self, rests: Rests<'a>) -> Vec<&'a str> {
        let source = rests.source.filter(|_| self.knows(rests));
        source.map(|id| id.as_str()).into_iter().collect()
    }

    /// Says whether what a statement rests on is little to be trusted.
    pub fn doubts(self, rests: Rests<'_>) -> bool {
        rests.source.is_some_and(|id| self.mistrusts(self.facts.source(id)))
    }

    /// Says whether a source is little to be trusted; of one that we only read of, and that says
    /// nothing itself, what holds for the source that quotes it does.
    pub fn mistrusts(self, source: &Source) -> bool {
        let quoting = source.quoted_in.as_ref().map(|id| self.facts.source(id));
        let own = source.confidence.or_else(|| quoting?.confidence);
        own == Some(Confidence::Low)
    }

    /// Returns words that rest on something, unless it came after the reader's day: what was
    /// learned later is not told of an earlier day at all.
    pub fn said(self, words: &'a Text, rests: Rests<'a>) -> Option<Said<'a>> {
        let known = self.knows(rests);
        let begins = |words: &str| words.starts_with(char::is_lowercase);
        let small = begins(words) && self.facts.begins_small(words);
        let abbreviations = &self.facts.settings().abbreviations;
        known.then(|| {
            Said::new(words, self.marks(rests), self.doubts(rests), abbreviations).small(small)
        })
    }

    /// The same of words that rest on what the record around them does, unless they say otherwise.
    pub fn says(self, words: &'a Text, around: Rests<'a>) -> Option<Said<'a>> {
        self.said(words, words.rests().within(around))
    }

    /// The same of a field that may be empty.
    pub fn says_if(self, words: &'a Option<Text>, around: Rests<'a>) -> Option<Said<'a>> {
        self.says(words.as_ref()?, around)
    }

    /// Returns the source to cite for a field that may be empty.
    pub fn cites_if(self, words: &'a Option<Text>, around: Rests<'a>) -> Vec<&'a str> {
        let rests = words.as_ref().map(|words| words.rests().within(around));
        rests.map(|rests| self.cites(rests)).unwrap_or_default()
    }

    /// The same of a list.
    pub fn says_all(self, words: &'a Many<Text>, around: Rests<'a>) -> Vec<Said<'a>> {
        let words = words.iter();
        words.filter_map(|one| self.says(one, around)).collect()
    }

    /// Returns the plan of a contact, unless the paper on which it rests came later.
    pub fn plan(self, contact: &'a Contact) -> Option<&'a Plan> {
        let plan = contact.plan.as_deref();
        plan.filter(|plan| self.knows(plan.around()))
    }

    /// Says whether a seat in a body was on record by the reader's day: a contact that tells of it
    /// had been held.
    pub fn knows_seat(self, seat: &Membership) -> bool {
        let told_in = seat.source.as_ref().and_then(|id| self.facts.find_contact(id.as_str()));
        let held = told_in.is_none_or(|contact| contact.held_by(self.as_of));
        held && self.knows(self.facts.membership_rests(seat))
    }

    /// Returns the role that somebody held on a day, as far as the reader knows.
    pub fn role_on(self, person: &'a Person, day: NaiveDate) -> Option<&'a Role> {
        person.role_among(day, |role| self.knows(role.rests().within(person.around())))
    }

    /// Returns the title that somebody held on a day, as far as the reader knows.
    pub fn title_on(self, person: &'a Person, day: NaiveDate) -> Option<&'a str> {
        let only = person.only_title_on(day).filter(|_| self.knows(person.around()));
        let role = self.role_on(person, day);
        role.map(|role| role.title.as_str()).or(only)
    }

    /// Returns what settled something owed by the reader's day, wholly or in part, oldest first.
    pub fn closings(self, opening: &Opening<'_>) -> impl DoubleEndedIterator<Item = &'a Closing> {
        let closings = self.facts.closings(opening.id).iter();
        closings.filter(move |one| {
            one.on() <= self.as_of && opening.may_end(one.when) && self.knows_of(one)
        })
    }

    /// Says whether what tells of an end was known: a source by whoever read it, and a contact by
    /// whoever was there, however late its report.
    fn knows_of(self, end: &Closing) -> bool {
        let source = self.facts.find_source(&end.by.id).filter(|_| end.by.kind == Kind::Source);
        source.is_none_or(|one| self.had_read(one))
    }

    /// Returns our line on a topic, where it was our line by the reader's day.
    pub fn line(self, topic: &'a Topic) -> Option<Said<'a>> {
        let known = topic.line_since.is_none_or(|since| since.first() <= self.as_of);
        self.says_if(&topic.line, topic.around()).filter(|_| known)
    }

    /// Returns the basis of a statement, where a pack marks it: nobody stated it.
    pub fn marks(self, rests: Rests<'a>) -> Option<&'a str> {
        let marked = self.facts.settings().is_marked(&rests);
        rests.basis.filter(|_| marked)
    }

    /// Says whether a source was there to be read; undated ones were. One that we only read of
    /// was there with the source that quotes it.
    pub fn had_read(self, source: &Source) -> bool {
        let published = |source: &Source| {
            // A report bears the day of what it reports; nobody read it before it was sent.
            source.date.is_none_or(|date| date.first() <= self.as_of)
                && source.sent_on().is_none_or(|sent| sent <= self.as_of)
        };
        let quoting = source.quoted_in.as_ref().map(|id| self.facts.source(id));
        published(source) && quoting.is_none_or(published)
    }
}

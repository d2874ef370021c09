//! For whom and as of which day a brief is made, and what may be seen on that day.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::evidence::Rests;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::source::Source;
use crate::facts::text::Text;
use crate::facts::topic::Topic;

/// The facts as one reader sees them on one day.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// The facts.
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
        self.facts
            .contacts_with(id)
            .rev()
            .filter(move |contact| contact.held_by(day))
    }

    /// Says whether the principal took part in a contact on our side.
    pub fn was_there(self, contact: &Contact) -> bool {
        let Some(principal) = self.principal else {
            return false;
        };
        contact
            .us
            .iter()
            .any(|item| item.who.as_ref() == Some(&principal.id))
    }

    /// Says whether a contact answers “when did you last speak”.
    pub fn is_talk(self, contact: &Contact) -> bool {
        self.facts.settings().is_two_sided(&contact.kind) && self.was_there(contact)
    }

    /// Says whether a contact is a letter or the like between the principal and them.
    pub fn is_letter(self, contact: &Contact) -> bool {
        self.facts.settings().is_written(&contact.kind) && self.was_there(contact)
    }

    /// Says whether a contact may have brought the principal into one room with them: the
    /// record names them, or puts the event at their level and names nobody.
    pub fn was_in_room(self, contact: &Contact) -> bool {
        let level = self
            .principal
            .and_then(|principal| principal.level.as_deref());
        let at_level = level.is_some() && contact.level.as_deref() == level;
        let spoken = !self.facts.settings().is_written(&contact.kind);
        let unnamed = contact.us.is_empty() && !self.may_be_a_talk(contact);
        spoken && (self.was_there(contact) || at_level && unnamed)
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
            && fits(&contact.level, &you.level)
            && fits(&contact.unit, &you.unit)
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

    /// Returns our line on a topic, where it was our line by the reader's day.
    pub fn line(self, topic: &'a Topic) -> Option<&'a Text> {
        let known = topic
            .line_since
            .is_none_or(|since| since.first() <= self.as_of);
        topic.line.as_ref().filter(|_| known)
    }

    /// Returns the basis of a statement, where a pack marks it: nobody stated it.
    pub fn marks(self, rests: Rests<'a>) -> Option<&'a str> {
        let marked = self.facts.settings().is_marked(&rests);
        rests.basis.filter(|_| marked)
    }

    /// Says whether a source was there to be read; undated ones were. One that we only read of
    /// was there with the source that quotes it.
    pub fn had_read(self, source: &Source) -> bool {
        let published =
            |source: &Source| source.date.is_none_or(|date| date.first() <= self.as_of);
        let quoting = source.quoted_in.as_ref().map(|id| self.facts.source(id));
        published(source) && quoting.is_none_or(published)
    }
}

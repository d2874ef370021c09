//! For whom and as of which day a brief is made, and what may be seen on that day.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::source::Source;

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
        spoken && (self.was_there(contact) || at_level && contact.us.is_empty())
    }

    /// Says whether a source was there to be read; undated ones were.
    pub fn had_read(self, source: &Source) -> bool {
        source.date.is_none_or(|date| date.first() <= self.as_of)
    }
}

//! One line of those whom a calendar entry lists.

use calcard::icalendar::{
    ICalendarEntry, ICalendarParameterName as Parameter, ICalendarParameterValue as Word,
    ICalendarParticipationRole as Role, ICalendarParticipationStatus as Reply,
    ICalendarUserTypes as Sort,
};

use super::known::Known;

/// One line of the list.
#[derive(Debug)]
pub struct Attendee<'e> {
    /// The line.
    pub entry: &'e ICalendarEntry,
    /// As it stands.
    pub called: &'e str,
    /// The same, given name first.
    pub name: String,
    /// The mail address.
    pub address: &'e str,
    /// Whether they sent it.
    pub is_organiser: bool,
}

impl<'e> Attendee<'e> {
    /// Reads a line.
    pub fn new(entry: &'e ICalendarEntry, is_organiser: bool) -> Self {
        let text = |name| entry.parameter(&name).and_then(|word| word.as_text());
        let address = entry.calendar_address().unwrap_or_default();
        let address = match text(Parameter::Email) {
            Some(mail) if !address.contains('@') => mail,
            _ => address,
        };
        let called = text(Parameter::Cn).unwrap_or_default();
        Self {
            entry,
            called,
            name: given_name_first(called),
            address,
            is_organiser,
        }
    }

    /// Finds their record.
    pub fn on_record(&self, known: &Known<'_>) -> Option<String> {
        let by_mail = known.register.person_with(self.address).map(str::to_owned);
        // Some calendars give the address alone, and that is often made of the name.
        let local = self.address.split('@').next().unwrap_or_default();
        let name = if self.name.is_empty() || self.name.contains('@') {
            local.replace(['.', '_'], " ")
        } else {
            self.name.clone()
        };
        let by_name = || known.person(&name).map(|person| person.id.to_string());
        by_mail.or_else(by_name)
    }

    /// Returns the line as a reader would write it: name, address, answer.
    pub fn words(&self) -> String {
        let mut words = match (self.called.is_empty(), self.address.is_empty()) {
            (true, _) => self.address.to_owned(),
            (false, true) => self.called.to_owned(),
            (false, false) => format!("{} <{}>", self.called, self.address),
        };
        let mut add = |word: &str| {
            words.push_str(", ");
            words.push_str(word);
        };
        if self.is_organiser {
            add("organiser");
        }
        match self.sort() {
            Some(Sort::Room) => add("room"),
            Some(Sort::Resource) => add("resource"),
            Some(Sort::Group) => add("group"),
            _ => {}
        }
        match self.role() {
            Some(Role::NonParticipant) => add("for information"),
            Some(Role::OptParticipant) => add("optional"),
            Some(Role::Chair) => add("in the chair"),
            _ => {}
        }
        match self.reply() {
            Some(Reply::Accepted) => add("accepted"),
            Some(Reply::Declined) => add("declined"),
            Some(Reply::Tentative) => add("tentative"),
            Some(Reply::Delegated) => add("delegated"),
            _ => {}
        }
        words
    }

    /// Returns whether they are a person, a room or a group.
    pub fn sort(&self) -> Option<&Sort> {
        match self.entry.parameter(&Parameter::Cutype)? {
            Word::Cutype(sort) => Some(sort),
            _ => None,
        }
    }

    /// Returns in what role they come.
    pub fn role(&self) -> Option<&Role> {
        match self.entry.parameter(&Parameter::Role)? {
            Word::Role(role) => Some(role),
            _ => None,
        }
    }

    /// Returns what they answered.
    pub fn reply(&self) -> Option<&Reply> {
        match self.entry.parameter(&Parameter::Partstat)? {
            Word::Partstat(reply) => Some(reply),
            _ => None,
        }
    }
}

/// `Foss, Lena` → `Lena Foss`; what stands in brackets behind a name is no part of it.
fn given_name_first(name: &str) -> String {
    let name = name.trim().trim_matches(['\'', '"']);
    let name = name.strip_prefix("mailto:").unwrap_or(name);
    // Notes writes where somebody works behind the name: `A B/UNIT/HOUSE`.
    let name = name.split('/').next().unwrap_or_default();
    let name = name.strip_prefix("CN=").unwrap_or(name);
    let bare = match name.find(" (") {
        Some(at) if at > 0 => name[..at].trim(),
        _ => name,
    };
    match bare.split_once(", ") {
        Some((family, given)) if !given.contains(',') => format!("{given} {family}"),
        _ => bare.to_owned(),
    }
}

//! One line of those whom a calendar entry lists.

use calcard::icalendar::{
    ICalendarEntry, ICalendarParameterName as Parameter, ICalendarParameterValue as Word,
    ICalendarParticipationRole as Role, ICalendarParticipationStatus as Reply,
    ICalendarUserTypes as Sort,
};

use super::known::Known;

#[derive(Debug)]
pub struct Attendee<'e> {
    pub entry: &'e ICalendarEntry,
    pub called: &'e str,
    pub name: String,
    pub address: &'e str,
    pub is_organiser: bool,
}

impl<'e> Attendee<'e> {
    pub fn new(entry: &'e ICalendarEntry, is_organiser: bool) -> Self {
        let text = |name| entry.parameter(&name).and_then(|word| word.as_text());
        let own = entry.calendar_address();
        let mail = own.filter(|address| address.contains('@')).or(text(Parameter::Email));
        let address = mail.or(own).unwrap_or_default();
        let called = text(Parameter::Cn).unwrap_or_default();
        Self { entry, called, name: given_name_first(called), address, is_organiser }
    }

    pub fn on_record(&self, known: &Known<'_>) -> Option<String> {
        let by_mail = known.register.person_with(self.address).map(str::to_owned);
        by_mail.or_else(|| known.person(&self.name).map(|person| person.id.to_string()))
    }

    /// Returns the line as a reader would write it: name, address, answer.
    pub fn words(&self) -> String {
        let words = match (self.called.is_empty(), self.address.is_empty()) {
            (true, _) => self.address.to_owned(),
            (false, true) => self.called.to_owned(),
            (false, false) => format!("{} <{}>", self.called, self.address),
        };
        let said = [
            matches!(self.sort(), Some(Sort::Room)).then_some("room"),
            matches!(self.sort(), Some(Sort::Resource)).then_some("resource"),
            matches!(self.sort(), Some(Sort::Group)).then_some("group"),
            matches!(self.role(), Some(Role::NonParticipant)).then_some("for information"),
            matches!(self.role(), Some(Role::OptParticipant)).then_some("optional"),
            matches!(self.role(), Some(Role::Chair)).then_some("in the chair"),
            matches!(self.reply(), Some(Reply::Accepted)).then_some("accepted"),
            matches!(self.reply(), Some(Reply::Declined)).then_some("declined"),
            matches!(self.reply(), Some(Reply::Tentative)).then_some("tentative"),
            matches!(self.reply(), Some(Reply::Delegated)).then_some("delegated"),
        ];
        let organiser = self.is_organiser.then_some("organiser");
        let said = [organiser].into_iter().chain(said).flatten();
        [words.as_str()].into_iter().chain(said).collect::<Vec<_>>().join(", ")
    }

    /// Returns whether they are a person, a room or a group.
    pub fn sort(&self) -> Option<&Sort> {
        match self.entry.parameter(&Parameter::Cutype)? {
            Word::Cutype(sort) => Some(sort),
            _ => None,
        }
    }

    pub fn role(&self) -> Option<&Role> {
        match self.entry.parameter(&Parameter::Role)? {
            Word::Role(role) => Some(role),
            _ => None,
        }
    }

    pub fn reply(&self) -> Option<&Reply> {
        match self.entry.parameter(&Parameter::Partstat)? {
            Word::Partstat(reply) => Some(reply),
            _ => None,
        }
    }
}

/// `Foss, Lena` → `Lena Foss`; what stands in brackets behind a name is no part of it.
fn given_name_first(name: &str) -> String {
    let written = name.trim().trim_matches(['\'', '"']).trim_start_matches("mailto:");
    // Notes writes where somebody works behind the name: `CN=A B/UNIT/HOUSE`.
    let own = written.split('/').next().unwrap_or_default().trim_start_matches("CN=");
    let end = [" (", " [", " | "].iter().filter_map(|sign| own.find(sign)).min();
    let bare = own[..end.unwrap_or(own.len())].trim();
    match bare.split_once(", ") {
        // A surname stands alone before its comma, and no degree behind one: `Eva Lie, PhD`.
        Some((family, given)) if !given.contains(',') && !family.contains(' ') => {
            format!("{given} {family}")
        }
        _ => bare.to_owned(),
    }
}

//! Those whom a calendar entry lists → who takes part, on which side; rooms and whoever
//! declined do not.

use std::collections::BTreeSet;

use calcard::icalendar::{
    ICalendarComponent, ICalendarParticipationRole as Role, ICalendarParticipationStatus as Reply,
    ICalendarProperty as Property, ICalendarUserTypes as Sort,
};

use super::addresses::domain;
use super::attendee::Attendee;
use super::doubts::Doubts;
use super::known::{Known, Side};
use super::lexicon::Words;
use super::participants::Participants;
use super::people::Listed;
use crate::finding::field::Kind;

/// Everybody and everything that a calendar entry lists.
#[derive(Debug, Default)]
pub struct Attendees {
    /// Who takes part, and every line as it stands.
    pub people: Participants,
    /// Organisations of the other side to which they belong.
    pub with: Vec<String>,
    pub rooms: Vec<String>,
    pub declined: Vec<Listed>,
    /// Whether somebody of the other side takes part, or somebody of whom nobody knows.
    pub has_guests: bool,
    /// Whether nobody is listed, or others invite and none of ours has accepted.
    pub is_unanswered: bool,
    unplaced: Vec<String>,
    groups: Vec<String>,
}

pub fn attendees(
    event: &ICalendarComponent,
    known: &mut Known<'_>,
    doubts: &mut Doubts,
) -> Attendees {
    let guests = event.properties(&Property::Attendee).map(|one| Attendee::new(one, false));
    let hosts = event.properties(&Property::Organizer).map(|one| Attendee::new(one, true));
    let mut listed: Vec<Attendee<'_>> = guests.chain(hosts).collect();
    let agrees = |one: &Attendee<'_>| {
        let is_ours = || house_of(one, known).is_some_and(|house| known.is_us(&house));
        (one.is_organiser || one.reply() == Some(&Reply::Accepted)) && is_ours()
    };
    let invites = |one: &Attendee<'_>| one.is_organiser;
    let is_unanswered =
        listed.is_empty() || listed.iter().any(invites) && !listed.iter().any(agrees);
    let mut seen = BTreeSet::new();
    listed.retain(|one| one.address.is_empty() || seen.insert(one.address.to_lowercase()));
    // Whoever is known tells whose the addresses of the others are.
    for one in &listed {
        let person = one.on_record(known).and_then(|id| known.person_of(&id));
        let domain = domain(one.address);
        if let (Some(person), Some(domain)) = (person, domain) {
            known.register.writes_from(&domain, person.organisation.as_str());
        }
    }
    let mut found = Attendees { is_unanswered, ..Attendees::default() };
    for one in &listed {
        place(one, known, &mut found);
    }
    found.with.sort();
    found.with.dedup();
    if !found.unplaced.is_empty() {
        doubts.add("guests-without-record", &[&found.unplaced.join("; ")]);
    }
    if !found.groups.is_empty() {
        doubts.add("groups-invited", &[&found.groups.join("; ")]);
    }
    found
}

fn house_of(one: &Attendee<'_>, known: &Known<'_>) -> Option<String> {
    match one.on_record(known).and_then(|id| known.person_of(&id)) {
        Some(person) => Some(person.organisation.to_string()),
        None => known.register.organisation_of(one.address).map(str::to_owned),
    }
}

/// Puts them where they belong; the line stays as a comment in any case.
fn place(one: &Attendee<'_>, known: &Known<'_>, found: &mut Attendees) {
    found.people.lines.push(one.words());
    match one.sort() {
        Some(Sort::Room) => return found.rooms.push(one.name.clone()),
        Some(Sort::Resource) => return,
        Some(Sort::Group) => return found.groups.push(one.words()),
        _ => {}
    }
    let organisation =
        known.register.named(&one.name).filter(|record| record.kind == Kind::Organisation);
    if let Some(record) = organisation {
        if !known.is_us(&record.id) {
            found.with.push(record.id.clone());
        }
        return found.groups.push(one.words());
    }
    let id = one.on_record(known);
    // Rooms are often sent as guests, and numbered; nobody's name has a digit.
    let has_digit = one.name.contains(|c: char| c.is_ascii_digit());
    let is_named = !one.name.is_empty() && !one.name.contains('@') && !has_digit;
    let person = Listed {
        id: id.clone(),
        name: one.name.clone(),
        words: one.called.to_owned(),
        ..Listed::default()
    };
    if let Some(Reply::Declined | Reply::Delegated) = one.reply() {
        let name = if person.name.is_empty() { one.address } else { &one.name };
        return found.declined.push(Listed { name: name.to_owned(), ..person });
    }
    if one.role() == Some(&Role::NonParticipant) {
        return;
    }
    // Whoever sends an invitation for others need not come.
    if one.is_organiser && id.is_none() || id.is_none() && !is_named {
        return found.unplaced.push(one.words());
    }
    let house = house_of(one, known);
    if house.as_ref().is_some_and(|house| known.is_us(house)) {
        return found.people.put(person, Side::Us);
    }
    found.has_guests = true;
    found.people.put(person, Side::Them);
    // Whoever writes from a free address may be one of ours.
    let is_free = || domain(one.address).is_none_or(|domain| Words("free-mail").has(&domain));
    if house.is_none() && (is_free() || !known.register.knows_house(&known.our_id())) {
        found.unplaced.push(one.words());
    }
    found.with.extend(house);
}

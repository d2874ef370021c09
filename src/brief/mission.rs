//! A visit → what it brought: who took part in all of it, and what each meeting gave.

use serde::Serialize;

use super::origin::Origin;
use super::people::{Attendee, attendees};
use super::planned::{Planned, planned, without_file};
use super::reader::Reader;
use super::report::{ContactReport, report};
use super::sent::{Sent, message};
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::person_item::PersonItem;
use crate::facts::visit::{Meeting, Visit};
use crate::facts::when::When;

/// What a visit brought.
#[derive(Debug, Clone, Serialize)]
pub struct Mission<'a> {
    /// First and last day on which something was held; those of the visit where nothing was.
    pub dates: When,
    /// Whether the principal was at every meeting, as far as the record tells.
    pub by_principal: bool,
    pub place: Option<&'a str>,
    /// Whether all of these were on one day.
    pub one_day: bool,
    /// Whom they met, each once, in order.
    pub met: Vec<Met<'a>>,
    /// With whom they spoke in calls only.
    pub called: Vec<Met<'a>>,
    /// With whom they exchanged letters only.
    pub wrote: Vec<Met<'a>>,
    /// Whether the record names anybody who took part for us.
    pub attended: bool,
    /// Whether it does so for every meeting.
    pub all_listed: bool,
    /// Who went for us to every meeting of which the record tells who went.
    pub us: Vec<Attendee<'a>>,
    /// What was said over all meetings: contacts whose record names no organisation.
    pub overall: Vec<ContactReport<'a>>,
    /// The days, in order.
    pub days: Vec<MissionDay<'a>>,
    /// Meetings of which the record does not tell that they took place.
    pub planned: Vec<Planned<'a>>,
    /// The messages that report it, and to whom they went.
    pub reports: Vec<Sent<'a>>,
    pub origin: Origin<'a>,
}

/// An organisation that they met, and when.
#[derive(Debug, Clone, Serialize)]
pub struct Met<'a> {
    pub name: &'a str,
    /// The days, in order.
    pub days: Vec<ToldDay>,
}

/// The meetings of one day at one place.
#[derive(Debug, Clone, Serialize)]
pub struct MissionDay<'a> {
    pub date: When,
    pub venue: Option<&'a str>,
    /// The meetings, in order.
    pub meetings: Vec<MissionMeeting<'a>>,
}

/// One meeting of a visit.
#[derive(Debug, Clone, Serialize)]
pub struct MissionMeeting<'a> {
    pub report: ContactReport<'a>,
    /// Those of ours who were not at every meeting.
    pub also: Vec<Attendee<'a>>,
}

/// Reads the contacts of a visit that had been held.
pub fn mission<'a>(reader: Reader<'a>, visit: &'a Visit) -> Mission<'a> {
    let listed = visit.filed().map(|id| reader.facts.contact(id));
    let mut contacts: Vec<&Contact> = listed.chain(reader.facts.contacts_on(&visit.id)).collect();
    contacts.sort_by_key(|contact| &contact.id);
    contacts.dedup_by_key(|contact| &contact.id);
    let not_held_files: Vec<&Contact> =
        contacts.extract_if(.., |contact| !contact.held_by(reader.as_of)).collect();
    contacts.sort_by_key(|contact| (contact.date, contact.time.map(|time| time.start)));
    let (overall, meetings): (Vec<&Contact>, Vec<&Contact>) =
        contacts.iter().partition(|contact| is_overall(contact));
    let us = common(reader, &contacts);
    let mut days: Vec<MissionDay<'a>> = Vec::new();
    for contact in &meetings {
        let report = report(reader, contact, Some(visit));
        let mut also = report.us.clone();
        also.retain(|one| !us.iter().any(|all| same(all, one)));
        decided_by(&mut also, &contacts);
        let meeting = MissionMeeting { also, report };
        let venue = meeting.report.venue;
        match days.last_mut() {
            Some(day) if day.date == contact.date && day.venue == venue => {
                day.meetings.push(meeting);
            }
            _ => days.push(MissionDay { date: contact.date, venue, meetings: vec![meeting] }),
        }
    }
    let overall: Vec<ContactReport<'a>> =
        overall.iter().map(|contact| report(reader, contact, Some(visit))).collect();
    let settings = reader.facts.settings();
    let with = |is_so: &dyn Fn(&str) -> bool| {
        let meetings = days.iter().flat_map(|day| &day.meetings);
        let mut all: Vec<Met<'a>> = Vec::new();
        for report in meetings.map(|meeting| &meeting.report).filter(|report| is_so(report.kind)) {
            for name in &report.with {
                let days = report.when.date;
                match all.iter_mut().find(|one| one.name == *name) {
                    Some(one) => one.days.extend(days.filter(|day| !one.days.contains(day))),
                    None => all.push(Met { name, days: days.into_iter().collect() }),
                }
            }
        }
        all
    };
    let met = with(&|kind| !settings.is_remote(kind));
    let mut called = with(&|kind| settings.is_remote(kind) && !settings.is_written(kind));
    let mut wrote = with(&|kind| settings.is_written(kind));
    let among = |list: &[Met<'a>], one: &Met<'a>| list.iter().any(|met| met.name == one.name);
    called.retain(|one| !among(&met, one));
    wrote.retain(|one| !among(&met, one) && !among(&called, one));
    let mut told = met.iter().chain(&called).chain(&wrote).flat_map(|one| &one.days);
    let first = told.next().copied();
    let one_day = told.all(|day| Some(*day) == first);
    let dates = first.filter(|_| one_day).map(ToldDay::when).or(held_on(&contacts));
    let mut sources: Vec<&str> =
        contacts.iter().flat_map(|contact| &contact.reports).map(|id| id.as_str()).collect();
    super::cite::dedup(&mut sources);
    let sources = sources.iter().filter_map(|id| reader.facts.find_source(id));
    Mission {
        dates: dates.unwrap_or(visit.dates),
        one_day,
        by_principal: contacts.iter().all(|contact| reader.was_there(contact)),
        place: visit.place.as_deref(),
        attended: contacts.iter().any(|contact| !contact.us.is_empty()),
        all_listed: contacts.iter().all(|contact| !contact.us.is_empty()),
        met,
        called,
        wrote,
        us,
        overall,
        days,
        planned: not_held(reader, visit, not_held_files),
        reports: sources
            .filter(|source| !source.to.is_empty() && reader.had_read(source))
            .map(|source| message(reader, source))
            .collect(),
        origin: Origin::new(&visit.id, ""),
    }
}

/// Lists the meetings of which the record does not tell that they took place, by day.
fn not_held<'a>(
    reader: Reader<'a>,
    visit: &'a Visit,
    contacts: Vec<&'a Contact>,
) -> Vec<Planned<'a>> {
    let unfiled = visit.meetings.iter().enumerate().filter_map(|(n, meeting)| match meeting {
        Meeting::Filed(_) => None,
        Meeting::Unfiled(meeting) => Some(without_file(reader, meeting, visit, n)),
    });
    let mut all = planned(reader, contacts);
    all.extend(unfiled);
    all.sort_by_key(|one| {
        let time = one.when.time.map(|time| time.start);
        (one.when.date.is_none(), one.when.date, time)
    });
    all
}

/// Returns the days on which contacts were held, from the first to the last.
fn held_on(contacts: &[&Contact]) -> Option<When> {
    let first = contacts.iter().min_by_key(|contact| contact.date.first())?;
    let last = contacts.iter().max_by_key(|contact| contact.date.last())?;
    if first.date == last.date {
        return Some(first.date);
    }
    let (from, to) = (first.date.from, last.date.to.unwrap_or(last.date.from));
    Some(When { from, to: Some(to) })
}

/// What names no organisation and lasts for more than a day is about the visit as a whole.
fn is_overall(contact: &Contact) -> bool {
    contact.with.is_empty() && contact.date.days() > 1
}

/// Returns those of ours who are on the list of every contact; nobody where one has none.
fn common<'a>(reader: Reader<'a>, contacts: &[&'a Contact]) -> Vec<Attendee<'a>> {
    let Some((first, rest)) = contacts.split_first() else {
        return Vec::new();
    };
    let everywhere = |item: &PersonItem| {
        let one = |other: &PersonItem| {
            (&other.who, &other.name, &other.role) == (&item.who, &item.name, &item.role)
        };
        rest.iter().all(|contact| contact.us.iter().any(one))
    };
    let all = attendees(reader, &first.id, &first.us, "us", first.date);
    let items = first.us.iter().zip(all);
    let mut common: Vec<Attendee<'a>> =
        items.filter(|(item, _)| everywhere(item)).map(|(_, attendee)| attendee).collect();
    decided_by(&mut common, contacts);
    common
}

/// Whether somebody took part in all meetings hangs on the lists of all.
fn decided_by<'a>(people: &mut [Attendee<'a>], contacts: &[&'a Contact]) {
    let lists: Vec<Origin<'a>> = contacts.iter().map(|one| Origin::new(&one.id, "us")).collect();
    for person in people {
        person.because.clone_from(&lists);
    }
}

fn same(a: &Attendee<'_>, b: &Attendee<'_>) -> bool {
    (a.id, a.name, a.title) == (b.id, b.name, b.title)
}

impl<'a> Mission<'a> {
    pub fn all_reports(&self) -> impl Iterator<Item = &ContactReport<'a>> {
        let meetings = self.days.iter().flat_map(|day| &day.meetings);
        self.overall.iter().chain(meetings.map(|meeting| &meeting.report))
    }
}

//! A contact in one line, its level, and the newest of several.

use serde::Serialize;

use super::links::{DisputedLine, disputed};
use super::origin::Origin;
use super::people::{Attendee, attendees, name_guests};
use super::points::{PointLine, points};
use super::principal::highest_ranking;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;

/// As many points as stand for a summary that nobody wrote.
const POINTS: usize = 3;

#[derive(Debug, Clone, Serialize)]
pub struct ContactLine<'a> {
    pub id: &'a str,
    /// The day or days.
    pub date: ToldDay,
    /// Whether it may be later than the pack: the record gives no day.
    pub open_day: bool,
    /// Where they stand.
    #[serde(skip)]
    pub date_at: Origin<'a>,
    /// A word of `settings.contact_kinds`.
    pub kind: &'a str,
    /// What it is called.
    pub title: Option<&'a str>,
    /// Whether it is an event, of which it goes without saying that others were there.
    pub event: bool,
    /// The event's theme.
    pub theme: Option<&'a str>,
    /// The unit that held it, where it is not the reader's own.
    pub unit: Option<&'a str>,
    /// The unit's name in full.
    pub unit_name: Option<&'a str>,
    pub us: Vec<Attendee<'a>>,
    /// Who was there for them.
    pub them: Vec<Attendee<'a>>,
    /// The organisations, by the names they had.
    pub with: Vec<&'a str>,
    /// Those of them that have another name now.
    pub renamed: Vec<Renamed<'a>>,
    /// Why it was held.
    pub purpose: Option<Said<'a>>,
    /// What came of it.
    pub summary: Option<Said<'a>>,
    /// The sources of what the line tells: its own report.
    pub sources: Vec<&'a str>,
    /// Those of the summary, where it rests on another.
    pub summary_sources: Vec<&'a str>,
    /// What the record remarks on it: a doubt or an explanation.
    pub note: Option<Said<'a>>,
    /// On what its sources differ.
    pub disputed: Vec<DisputedLine<'a>>,
    /// What was said in it, where nobody wrote a summary: the key points, else the first.
    pub said: Vec<PointLine<'a>>,
    /// Whether its sources stand before what was said in it: not all of that rests on them.
    pub cited_first: bool,
    /// How many more points were made in it, which stand in its report only.
    pub more: usize,
    /// The kinds of other talks on its day, of which the record does not tell the order.
    pub same_day: Vec<&'a str>,
    /// The other organisations of a talk or letter that is told for one.
    pub joint: Vec<&'a str>,
    /// Whether the sheet has told of it before its lists.
    pub above: bool,
    /// Whether the list that holds it counts it with others and does not show it.
    pub folded: bool,
    /// What we are called in it.
    pub ours: &'a str,
    /// Whether it was written, not spoken.
    pub written: bool,
    /// Whether not all were in one room: a call, a letter, a meeting online.
    pub remote: bool,
    /// Who asked for it or wrote it: `us`, `them`, or words.
    pub initiative: Option<&'a str>,
    /// Its fields that nobody stated, as `level`.
    pub marked: Vec<&'a str>,
    /// On a sheet, your last talk: what came after it is news, and stands elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    /// Whether it answers “when did you last speak”.
    pub talk: bool,
    pub origin: Origin<'a>,
}

/// An organisation that had another name in a contact than now.
#[derive(Debug, Clone, Serialize)]
pub struct Renamed<'a> {
    /// The name it had.
    pub then: &'a str,
    /// The name it has.
    pub now: &'a str,
}

impl<'a> ContactLine<'a> {
    /// Names the organisations that took part besides those for which it is told.
    pub fn beside(&mut self, reader: Reader<'a>, own: &[&Id<Organisation>]) {
        let contact = reader.facts.find_contact(self.id).filter(|_| !self.event);
        let with = contact.into_iter().flat_map(|contact| &contact.with);
        let others = with.filter(|id| !own.contains(id));
        self.joint =
            others.map(|id| reader.facts.organisation(id).name_on(self.date.last())).collect();
    }

    /// Reads a contact, with titles and names of its day.
    pub fn new(reader: Reader<'a>, contact: &'a Contact) -> Self {
        let facts = reader.facts;
        let around = contact.around();
        let summary = reader.says_if(&contact.summary, around);
        let summed = contact.summary.as_ref().filter(|_| summary.is_some());
        let (mut said, more) = match summary {
            Some(_) => (Vec::new(), 0),
            None => told(points(reader, contact)),
        };
        let sources = reader.cites(around);
        let summed = summed.map_or(around, |text| text.rests().within(around));
        let mut summary_sources = reader.cites(summed);
        summary_sources.retain(|id| !sources.contains(id));
        // Where all rest on the report of the contact, the line names it once, at its end.
        if said.iter().all(|point| point.sources == sources) {
            said.iter_mut().for_each(|point| point.sources.clear());
        }
        let of_its_own =
            |point: &PointLine<'_>| !point.sources.is_empty() || point.text.basis().is_some();
        let unit = unit(reader, contact);
        let written = facts.settings().is_written(&contact.kind);
        let firms = || contact.with.iter().map(|id| facts.organisation(id));
        Self {
            id: contact.id.as_str(),
            date: ToldDay::of(contact),
            open_day: contact.date.last() > reader.as_of && contact.held_by(reader.as_of),
            date_at: Origin::new(&contact.id, "date"),
            kind: &contact.kind,
            title: contact.title.as_deref(),
            event: !facts.settings().is_two_sided(&contact.kind) && !written,
            theme: contact.theme.as_deref(),
            unit,
            unit_name: unit.and_then(|unit| unit_name(reader, unit)),
            us: ours(reader, contact),
            them: theirs(reader, contact),
            with: firms().map(|one| one.name_on(contact.date.last())).collect(),
            renamed: firms()
                .map(|one| Renamed {
                    then: one.name_on(contact.date.last()),
                    now: one.name_on(reader.as_of),
                })
                .filter(|name| name.then != name.now)
                .collect(),
            purpose: reader.says_if(&contact.purpose, around),
            marked: contact.assumed.iter().map(String::as_str).collect(),
            note: reader.says_if(&contact.note, around).map(Said::remark),
            disputed: disputed(reader, contact),
            cited_first: !sources.is_empty() && !summary_sources.is_empty()
                || said.iter().any(of_its_own)
                || summary.is_some_and(|summary| summary.basis().is_some()),
            sources,
            summary_sources,
            said,
            more,
            same_day: Vec::new(),
            joint: Vec::new(),
            summary,
            above: false,
            folded: false,
            ours: facts
                .settings()
                .us
                .as_ref()
                .map_or("We", |us| facts.organisation(us).name_on(contact.date.last())),
            remote: reader.is_remote(contact),
            written,
            initiative: contact.initiative.as_deref(),
            because: Vec::new(),
            talk: reader.is_talk(contact),
            origin: Origin::new(&contact.id, ""),
        }
    }
}

/// Lists who was there for us; the reader knows their own title.
fn ours<'a>(reader: Reader<'a>, contact: &'a Contact) -> Vec<Attendee<'a>> {
    let you = reader.principal.map(|principal| principal.id.as_str());
    let mut us = attendees(reader, &contact.id, &contact.us, "us", contact.date);
    for person in us.iter_mut().filter(|person| person.id == you) {
        person.title = None;
    }
    us
}

/// Lists who was there for them; of several organisations, each with their own.
fn theirs<'a>(reader: Reader<'a>, contact: &'a Contact) -> Vec<Attendee<'a>> {
    let mut them = attendees(reader, &contact.id, &contact.them, "them", contact.date);
    if contact.with.len() > 1 {
        for person in &mut them {
            // Of two of one name the label has it.
            person.firm = person.organisation.filter(|_| person.name == Some(person.label));
        }
    }
    name_guests(reader, &mut them, contact);
    them
}

/// Keeps what a line has room for, and counts what stands nowhere else: what is owed has a list
/// of its own.
fn told(mut points: Vec<PointLine<'_>>) -> (Vec<PointLine<'_>>, usize) {
    points.retain(|point| !point.know);
    let all = points.iter().filter(|point| point.opens.is_none()).count();
    if points.iter().any(|point| point.key) {
        points.retain(|point| point.key);
    }
    points.truncate(POINTS);
    let told = points.iter().filter(|point| point.opens.is_none()).count();
    (points, all - told)
}

/// Returns the unit of ours that held a contact, where it is not the reader's own.
pub fn unit<'a>(reader: Reader<'a>, contact: &'a Contact) -> Option<&'a str> {
    let own = reader.principal.and_then(|you| you.unit.as_deref());
    contact.unit.as_deref().filter(|unit| Some(*unit) != own)
}

/// Returns the name in full of a unit of ours.
pub fn unit_name<'a>(reader: Reader<'a>, unit: &str) -> Option<&'a str> {
    let us = reader.facts.settings().us.as_ref()?;
    reader.facts.organisation(us).units.get(unit).map(String::as_str)
}

/// Returns the level of a contact: as recorded, else the highest of our people in it who had the
/// post then that they had last: of earlier posts the record tells no level.
pub fn level<'a>(facts: &'a Facts, contact: &'a Contact) -> Option<&'a str> {
    let in_last_post = |id: &&Id<Person>| {
        let person = facts.person(id);
        let last = person.roles.iter().max_by_key(|role| role.start());
        person.role_on(contact.date.last()) == last
    };
    let ours = contact.us.iter().filter_map(|item| item.who.as_ref()).filter(in_last_post);
    let highest = || highest_ranking(facts, ours)?.level.as_deref();
    contact.level.as_deref().or_else(highest)
}

//! Calendar entries (.ics) → a planned contact for each, or its change; and the source record.

use std::collections::BTreeMap;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarMethod as Method, ICalendarProperty as Property,
    ICalendarValue as Value,
};
use calcard::{Entry, Parser};

use super::doubts::Doubts;
use super::encoding::{lines, with_quoted_zone};
use super::event::{Around, Event, event, sequence, value, words};
use super::file::{add_people, file};
use super::known::Known;
use super::people::Listed;
use super::same_meeting::contact_of;
use super::source::{Told, keep_calendar};
use super::zone::Zones;
use super::{Imported, Original, Wishes};
use crate::facts::when::When;

pub fn calendar(original: &Original<'_>, wishes: &Wishes, known: &mut Known<'_>) -> Imported {
    let mut imported = Imported::default();
    if let Some(told) = entries(original, wishes, known, &mut imported) {
        keep_calendar(original, &told, known, &mut imported);
    }
    imported
}

pub fn entries(
    original: &Original<'_>,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> Option<Vec<Told>> {
    let lines = lines(original.bytes, &mut imported.doubts).into_iter().map(with_quoted_zone);
    let text = lines.collect::<Vec<_>>().join("\n");
    let calendars = calendars(&text);
    let (mut events, mut others) = (0, BTreeMap::new());
    let mut told = Vec::new();
    for calendar in &calendars {
        let parts = calendar.components.iter();
        let (mut found, rest): (Vec<&ICalendarComponent>, Vec<_>) =
            parts.partition(|part| part.component_type.is_event());
        for other in rest.into_iter().map(|part| &part.component_type) {
            if other.is_todo() || other.is_journal() || other.is_freebusy() {
                *others.entry(other.as_str()).or_insert(0) += 1;
            }
        }
        events += found.len();
        // An older message about an entry never undoes a newer one.
        found.sort_by_key(|event| sequence(event));
        let around = around(calendar, &found, known);
        for part in found {
            told.extend(one(part, &around, original.name, wishes, known, imported));
        }
    }
    let is = |line: &&str, mark: &str| line.trim().eq_ignore_ascii_case(mark);
    let marks = |mark| text.lines().filter(|line| is(line, mark)).count();
    if marks("BEGIN:VEVENT") > marks("END:VEVENT") {
        imported.doubts.add("event-cut-short", &[]);
    }
    for (name, count) in others.iter().filter(|_| events > 0) {
        imported.doubts.add("no-events", &[&count, &name]);
    }
    if events == 0 {
        let name = if calendars.is_empty() { "no-calendar" } else { "no-event" };
        imported.doubts.add(name, &[]);
        return None;
    }
    Some(told)
}

fn calendars(text: &str) -> Vec<ICalendar> {
    let mut parser = Parser::new(text);
    let mut calendars = Vec::new();
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => calendars.push(calendar),
            Entry::Eof => return calendars,
            _ => {}
        }
    }
}

fn around<'c>(
    calendar: &'c ICalendar,
    events: &[&'c ICalendarComponent],
    known: &Known<'_>,
) -> Around<'c> {
    let home = known.settings().home_tz;
    let zones = Zones::new(calendar, home.map_or(chrono_tz::UTC, |home| home.0));
    let mut moved: BTreeMap<&str, Vec<chrono::NaiveDate>> = BTreeMap::new();
    for event in events {
        if let (Some(uid), Some(entry)) = (event.uid(), event.property(&Property::RecurrenceId)) {
            let days = zones.moments(entry).into_iter().map(|moment| moment.day);
            moved.entry(uid).or_default().extend(days);
        }
    }
    let head = calendar.components.first();
    let method = match head.and_then(|head| value(head, &Property::Method)) {
        Some(Value::Method(method)) => Some(method.clone()),
        _ => None,
    };
    Around { method, zones, moved }
}

fn one(
    part: &ICalendarComponent,
    around: &Around<'_>,
    original: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    imported: &mut Imported,
) -> Option<Told> {
    let is_answer = matches!(
        around.method,
        Some(Method::Reply | Method::Counter | Method::Refresh | Method::Declinecounter)
    );
    // What an answer leaves open about the meeting is no doubt: the invitation says it.
    let mut unasked = Doubts::default();
    let doubts = if is_answer { &mut unasked } else { &mut imported.doubts };
    let found = event(part, around, original, wishes, known, doubts);
    if is_answer && found.is_none() {
        imported.doubts.add("answer-without-a-day", &[]);
    }
    let found = found?;
    let told = Told {
        title: found.meeting.title.clone(),
        date: found.meeting.date.value,
        with: found.meeting.with.value.clone(),
        handling: found.meeting.handling.clone(),
        made: made(part, &around.zones),
    };
    match &around.method {
        Some(method) if is_answer => {
            answer(method, &found, &words(part, &Property::Comment), known, imported);
        }
        _ => file(found.meeting, &found.attendees.declined, known, imported),
    }
    Some(told)
}

fn made(part: &ICalendarComponent, zones: &Zones<'_>) -> Option<When> {
    let stamps = [Property::Dtstamp, Property::LastModified, Property::Created];
    let day = |name| Some(zones.moments(part.property(name)?).first()?.day);
    stamps.iter().find_map(day).map(When::day)
}

/// Files an answer: whoever accepts joins the contact; nothing else changes by itself.
fn answer(
    method: &Method,
    found: &Event,
    comment: &str,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let meeting = &found.meeting;
    let contact = contact_of(meeting, known);
    let what = match contact {
        Some(contact) => format!("contacts/{}", contact.id),
        None => {
            format!("`{}`, which is not on record", meeting.title.as_deref().unwrap_or_default())
        }
    };
    let said = if comment.is_empty() { String::new() } else { format!(" They say: {comment}") };
    let names = |people: &mut dyn Iterator<Item = &Listed>| {
        people.map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let (declined, doubts) = (&found.attendees.declined, &mut imported.doubts);
    match method {
        Method::Counter => {
            let time = meeting.time.as_ref().map(|time| format!(", {}", time.written()));
            let (date, time) = (&meeting.date.value, time.unwrap_or_default());
            doubts.add("other-time-proposed", &[&what, date, &time, &said]);
        }
        Method::Reply if !declined.is_empty() => {
            let code = if contact.is_some() { "declined-contact" } else { "declined-unknown" };
            doubts.add(code, &[&names(&mut declined.iter()), &what, &said]);
        }
        Method::Reply if contact.is_some() => {
            if !said.is_empty() {
                let who = names(&mut meeting.people.us.iter().chain(&meeting.people.them));
                doubts.add("answered-with-words", &[&who, &what, &said]);
            }
            add_people(meeting, known, imported);
        }
        _ => doubts.add("answer-to-nothing", &[&what, &said]),
    }
}

//! An event of a calendar → everything a planned contact is drafted from.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarEntry, ICalendarParameterName,
    ICalendarProperty, ICalendarStatus,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::Wishes;
use super::clock::Clock;
use super::contact::Meeting;
use super::doubts::Doubts;
use super::headline::{Answer, Firmness};
use super::kind;
use super::known::{Known, Side};
use super::participants::Participants;
use super::reading::{Entry, Reading};
use crate::facts::when::When;

/// Reads an event; none comes of it when it has no day.
pub fn meeting(
    event: &ICalendarComponent,
    calendar: &ICalendar,
    original: &str,
    wishes: &Wishes,
    known: &Known<'_>,
    doubts: &mut Doubts,
) -> Option<Meeting> {
    let words = |name| event.property(&name).and_then(text_of).unwrap_or_default();
    let title = words(ICalendarProperty::Summary);
    let place = words(ICalendarProperty::Location);
    let Some((start, zone)) = moment(event, &ICalendarProperty::Dtstart, calendar, known)
    else {
        let message = format!("The event `{title}` has no day.");
        doubts.warning("no-date", message, "import it again with --date DAY");
        return None;
    };
    let end = moment(event, &ICalendarProperty::Dtend, calendar, known);
    if event.is_recurrent() {
        let message = format!("`{title}` recurs; the first time only was drafted.");
        doubts.warning(
            "recurring-event",
            message,
            "add the other days with `new contact`",
        );
    }
    let mut people = Participants::default();
    for name in [ICalendarProperty::Organizer, ICalendarProperty::Attendee] {
        event
            .properties(&name)
            .for_each(|entry| attend(entry, known, &mut people));
    }
    let with = with(&title, wishes, &people, known);
    if with.is_empty() {
        doubts.no_organisation(None);
    }
    let has_time = start.1.is_some();
    let level = people
        .us
        .iter()
        .map(|person| kind::level_of(person, None, known));
    let level = level.reduce(|a, b| kind::higher(a, b, known)).flatten();
    let description = words(ICalendarProperty::Description);
    let entries = description.lines().filter(|line| !line.trim().is_empty());
    Some(Meeting {
        original: original.to_owned(),
        kind: kind_of(&title, &place, known),
        date: Answer {
            value: wishes.date.unwrap_or(When::day(start.0)),
            words: String::new(),
        },
        firmness: Firmness::Said,
        time: start.1.map(|at| Clock {
            range: 0..0,
            start: at,
            end: end.and_then(|((day, time), _)| time.filter(|_| day == start.0)),
            zone: None,
        }),
        zone: has_time.then(|| Answer {
            value: zone.name().to_owned(),
            words: String::new(),
        }),
        status: Some(Answer {
            value: status(event).to_owned(),
            words: String::new(),
        }),
        title: Some(title).filter(|title| !title.is_empty()),
        venue: Some(place).filter(|place| !place.is_empty()),
        with: Answer {
            value: with,
            words: String::new(),
        },
        unknown: None,
        level: level.map(|value| Answer {
            value,
            words: String::new(),
        }),
        people,
        principals: None,
        visit: None,
        headings: Vec::new(),
        reading: Reading {
            entries: entries
                .map(|line| Entry::Remark(line.trim().to_owned()))
                .collect(),
            ..Reading::default()
        },
        report: None,
        doubts: doubts.take_words(),
    })
}

fn status(event: &ICalendarComponent) -> &'static str {
    match event.status() {
        Some(ICalendarStatus::Cancelled) => "cancelled",
        Some(ICalendarStatus::Tentative) => "tbc",
        _ => "planned",
    }
}

/// A link or a service in place of a room makes it a video call.
fn kind_of(title: &str, place: &str, known: &Known<'_>) -> Answer<String> {
    let is_online = ["http", "teams", "webex", "zoom", "online"]
        .iter()
        .any(|sign| place.to_lowercase().contains(sign));
    let called = kind::contact(title, known).map(|(kind, _)| kind);
    let kinds = &known.settings().contact_kinds;
    let online = kinds
        .two_sided
        .iter()
        .find(|kind| *kind == "video-call" && is_online);
    let value = match called {
        Some(kind) if kind != "meeting" => kind,
        called => online
            .cloned()
            .or(called)
            .unwrap_or_else(|| "meeting".into()),
    };
    Answer {
        value,
        words: String::new(),
    }
}

fn with(
    title: &str,
    wishes: &Wishes,
    people: &Participants,
    known: &Known<'_>,
) -> Vec<String> {
    if let Some(with) = &wishes.with {
        return vec![with.clone()];
    }
    let named = known.others_in(title);
    if !named.is_empty() {
        return named;
    }
    let mut theirs: Vec<String> = people
        .them
        .iter()
        .filter_map(|person| known.person_of(person.id.as_deref()?))
        .map(|person| person.organisation.to_string())
        .collect();
    theirs.sort();
    theirs.dedup();
    theirs
}

fn attend(entry: &ICalendarEntry, known: &Known<'_>, people: &mut Participants) {
    let name = entry
        .parameter(&ICalendarParameterName::Cn)
        .and_then(|name| name.as_text());
    let address = entry.calendar_address().unwrap_or_default();
    let name = name.unwrap_or(address);
    if !name.is_empty() {
        people.lines.push(format!("{name} <{address}>"));
        people.add(&name.replace(',', " "), Side::Them, known);
    }
}

fn text_of(entry: &ICalendarEntry) -> Option<String> {
    let words: Vec<&str> = entry
        .values
        .iter()
        .filter_map(|value| value.as_text())
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

type Moment = ((NaiveDate, Option<NaiveTime>), Tz);

/// Reads a moment at its place; moments in universal time are told in the home zone.
fn moment(
    event: &ICalendarComponent,
    name: &ICalendarProperty,
    calendar: &ICalendar,
    known: &Known<'_>,
) -> Option<Moment> {
    let entry = event.property(name)?;
    let at: &PartialDateTime = entry.values.first()?.as_partial_date_time()?;
    let day = NaiveDate::from_ymd_opt(at.year?.into(), at.month?.into(), at.day?.into())?;
    let home = known.settings().home_tz.0;
    let (Some(hour), Some(minute)) = (at.hour, at.minute) else {
        return Some(((day, None), home));
    };
    let time = NaiveTime::from_hms_opt(hour.into(), minute.into(), 0)?;
    if at.has_zone() {
        let there = chrono::Utc.from_utc_datetime(&NaiveDateTime::new(day, time));
        let here = there.with_timezone(&home);
        return Some(((here.date_naive(), Some(here.time())), home));
    }
    let named = entry
        .parameter(&ICalendarParameterName::Tzid)
        .and_then(|zone| zone.as_text());
    let resolver = calendar.build_tz_resolver();
    let zone = named.and_then(|name| resolver.resolve(name));
    let zone = zone.and_then(|zone| zone.name()?.parse().ok());
    Some(((day, Some(time)), zone.unwrap_or(home)))
}

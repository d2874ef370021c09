//! An event of a calendar → everything a planned contact is drafted from.

use calcard::icalendar::{
    ICalendarClassification as Class, ICalendarComponent, ICalendarMethod as Method,
    ICalendarProperty as Property, ICalendarValue as Value,
};

use super::Wishes;
use super::attendees::{Attendees, attendees};
use super::contact::Meeting;
use super::doubts::{Answer, Doubts, Firmness};
use super::event_time::{When as EventTime, when};
use super::handling;
use super::kind;
use super::known::Known;
use super::lexicon::Words;
use super::moment::{WrittenDay, days};
use super::reading::Reading;
use super::thread::Message;
use super::thread::head::Head;
use super::zone::Zones;
use crate::facts::invitation::Invitation;
use crate::facts::when::When;
use crate::names::word::listed;

pub struct Around<'c> {
    pub method: Option<Method>,
    pub zones: Zones<'c>,
    /// The days of each series that have events of their own, by `UID`.
    pub moved: std::collections::BTreeMap<&'c str, Vec<chrono::NaiveDate>>,
}

#[derive(Debug)]
pub struct Event {
    pub meeting: Meeting,
    pub attendees: Attendees,
}

pub fn event(
    event: &ICalendarComponent,
    around: &Around<'_>,
    original: &str,
    wishes: &Wishes,
    known: &mut Known<'_>,
    doubts: &mut Doubts,
) -> Option<Event> {
    let message = message(event);
    let mark = handling::mark(std::slice::from_ref(&message), known, doubts);
    let title = handling::without_mark(&message.head.subject, known).0.to_owned();
    let moved = event.uid().and_then(|uid| around.moved.get(uid)).map_or(&[][..], Vec::as_slice);
    let EventTime { date, clock, zone, until, instance } =
        when(event, &title, moved, &around.zones, doubts)?;
    let other = |day: &WrittenDay| day.nearest(date.first()).filter(|day| *day != date);
    if let Some(other) = days(&title).iter().find_map(other) {
        doubts.add("several-days", &[&date, &other]);
    }
    let mut found = attendees(event, known, doubts);
    let place = words(event, &Property::Location);
    // A number to dial is no place.
    let is_place = place.chars().any(char::is_alphabetic);
    let venue = if is_place { place.clone() } else { found.rooms.join(", ") };
    let dialled = (!is_place && !place.is_empty()).then(|| format!("LOCATION: {place}"));
    let with = with(&title, wishes, &found, known, doubts);
    let others: Vec<String> = found.with.iter().filter(|id| !with.contains(id)).cloned().collect();
    if !others.is_empty() && !with.is_empty() {
        doubts.add("guests-of-another-house", &[&others.join(", ")]);
    }
    let is_list = found.has_guests || !found.declined.is_empty();
    for house in with.iter().filter(|house| is_list && !found.with.contains(house)) {
        doubts.add("nobody-of-theirs", &[house, &title]);
    }
    let kind = kind::kind_of(event, &title, &venue, known, doubts);
    let status = kind::status(event, around.method.as_ref(), &title, found.is_unanswered);
    // A title may begin with it, and then says so of the status.
    let is_plain = status.words.is_empty() || status.words == kind::UNANSWERED;
    if is_plain && status.value != "cancelled" && Words("called-off").within(&title).is_some() {
        doubts.add("meeting-off", &[&title]);
    }
    if status.words == kind::UNANSWERED {
        doubts.add("unanswered-invitation", &[&title]);
    }
    let level = kind::level(&found.people.us, false, known);
    if let Some(Value::Classification(class @ (Class::Private | Class::Confidential))) =
        value(event, &Property::Class)
    {
        let mark = format!("{class:?}").to_lowercase();
        doubts.add("marked-invitation", &[&title, &mark]);
    }
    let until = until.map(|end| format!("It ends at {}.", end.format("%H:%M on %Y-%m-%d")));
    let meeting = Meeting {
        original: original.to_owned(),
        kind,
        date: Answer::plain(wishes.date.unwrap_or(date)),
        firmness: Firmness::Said,
        time: clock,
        zone,
        status: Some(status),
        title: Some(title).filter(|title| !title.is_empty()),
        venue: Some(venue).filter(|venue| !venue.is_empty()),
        with: Answer::plain(with),
        unknown: None,
        initiative: None,
        level: level.map(|level| Answer::plain(level.value)),
        people: std::mem::take(&mut found.people),
        headings: Vec::new(),
        reading: Reading::default(),
        report: None,
        handling: mark,
        doubts: doubts.take_words(),
        invitation: Some(Invitation {
            uid: event.uid().unwrap_or_default().to_owned(),
            sequence: u32::try_from(sequence(event)).unwrap_or(0),
            instance: instance.map(When::day),
        }),
        is_off: false,
        corrects: false,
        is_further: false,
        besides: until.into_iter().chain(dialled).chain(besides(event)).collect(),
    };
    Some(Event { meeting, attendees: found })
}

/// What an event says as a mail would say it: its title as the subject, above its words.
fn message(event: &ICalendarComponent) -> Message {
    let text = value(event, &Property::Description).and_then(Value::as_text);
    let mut head = Head::default();
    head.subject = words(event, &Property::Summary);
    Message {
        head,
        body: text.into_iter().flat_map(str::lines).map(str::to_owned).collect(),
        ..Message::default()
    }
}

fn with(
    title: &str,
    wishes: &Wishes,
    found: &Attendees,
    known: &Known<'_>,
    doubts: &mut Doubts,
) -> Vec<String> {
    if let Some(with) = &wishes.with {
        return vec![with.clone()];
    }
    let named = known.others_in(title);
    if !found.with.is_empty() {
        return if named.is_empty() { found.with.clone() } else { named };
    }
    if named.is_empty() {
        doubts.add("no-organisation", &[]);
    } else if !found.has_guests && !found.people.us.is_empty() {
        doubts.add("among-ourselves", &[&title]);
    }
    named
}

pub fn sequence(event: &ICalendarComponent) -> i64 {
    value(event, &Property::Sequence).and_then(Value::as_integer).unwrap_or(0)
}

pub fn value<'e>(event: &'e ICalendarComponent, name: &Property) -> Option<&'e Value> {
    event.property(name)?.values.first()
}

pub fn words(event: &ICalendarComponent, name: &Property) -> String {
    let values = event.property(name).into_iter().flat_map(|entry| &entry.values);
    let words = values.filter_map(Value::as_text).collect::<Vec<_>>().join(", ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What calendars need and no reader does.
const MACHINERY: &str = "DTSTART DTEND DURATION DTSTAMP UID SEQUENCE CREATED LAST-MODIFIED \
    ATTENDEE ORGANIZER SUMMARY LOCATION STATUS TRANSP PRIORITY EXDATE RDATE";

/// Returns what the invitation says besides: the words of every other property.
fn besides(event: &ICalendarComponent) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in &event.entries {
        let name = entry.name.as_str();
        if matches!(&entry.name, Property::Other(_)) || listed(MACHINERY, name) {
            continue;
        }
        let words = entry.values.iter().filter_map(Value::as_text);
        for words in words.filter(|words| !words.trim().is_empty()) {
            match entry.name {
                Property::Description => lines.extend(words.lines().map(str::to_owned)),
                _ => lines.push(format!("{name}: {words}")),
            }
        }
    }
    lines
}

//! Start and end of an event → its days, its hours and their zone.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarParameterName as Parameter,
    ICalendarProperty as Property, ICalendarValue as Value,
};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::clock::Clock;
use super::doubts::{Answer, Doubts};
use super::zone::{Moment, Zones};
use crate::facts::when;

#[derive(Debug)]
pub struct When {
    pub date: when::When,
    pub clock: Option<Clock>,
    pub zone: Option<Answer<String>>,
    /// When it ends, where the hours do not say it.
    pub until: Option<NaiveDateTime>,
    pub instance: Option<NaiveDate>,
}

/// Reads when an event is; none when it has no day, or no time of it is left.
pub fn when(
    event: &ICalendarComponent,
    title: &str,
    moved: &[NaiveDate],
    zones: &Zones<'_>,
    doubts: &mut Doubts,
) -> Option<When> {
    let moment = |name: &Property| zones.moments(event.property(name)?).into_iter().next();
    let instance = moment(&Property::RecurrenceId);
    let is_undated = event.property(&Property::Dtstart).is_none();
    let start = moment(&Property::Dtstart).or_else(|| {
        // A message about one time of a series may leave the rest out.
        instance.clone().filter(|_| is_undated)
    });
    let Some(mut start) = start else {
        doubts.add("event-without-a-day", &[&title]);
        return None;
    };
    let of_series = event.property(&Property::RecurrenceId);
    if of_series.is_some_and(|entry| entry.parameter(&Parameter::Range).is_some()) {
        doubts.add("recurring-event", &[&title, &start.day]);
    }
    let length = end(event, &start, zones, title, doubts);
    if instance.is_none() && event.is_recurrent() {
        let Some(first) = first_time(event, &start, moved, zones) else {
            doubts.add("no-time-left", &[&title]);
            return None;
        };
        start.day = first.date();
        start.time = start.time.map(|_| first.time());
        doubts.add("recurring-event", &[&title, &start.day]);
    }
    let end = length.and_then(|length| start.at().checked_add_signed(length));
    if let Some(remark) = &start.remark {
        doubts.add("zone-doubted", &[&title, &remark]);
    }
    Some(placed(&start, end, instance.map(|instance| instance.day)))
}

/// Returns how long the event is, where it says so.
fn end(
    event: &ICalendarComponent,
    start: &Moment,
    zones: &Zones<'_>,
    title: &str,
    doubts: &mut Doubts,
) -> Option<chrono::TimeDelta> {
    let ends = event.property(&Property::Dtend);
    let length = match ends.and_then(|entry| zones.moments(entry).into_iter().next()) {
        // Who flies ends in another zone than that of the start.
        Some(end) => Some(end.at_place_of(start) - start.at()),
        None => match event.property(&Property::Duration)?.values.first()? {
            Value::Duration(duration) => duration.to_time_delta(),
            _ => None,
        },
    }?;
    if length < chrono::TimeDelta::zero() {
        doubts.add("ends-before-it-begins", &[&title]);
        return None;
    }
    Some(length).filter(|length| !length.is_zero())
}

fn placed(start: &Moment, end: Option<NaiveDateTime>, instance: Option<NaiveDate>) -> When {
    let midnight = NaiveTime::MIN;
    // Some calendars write whole days as hours, from midnight to midnight.
    let is_whole = start.time.is_none()
        || start.time == Some(midnight)
            && end.is_some_and(|end| end.time() == midnight && end.date() > start.day);
    if is_whole {
        let last = end.and_then(|end| end.date().checked_sub_days(Days::new(1)));
        let date = days(start.day, last);
        return When { date, clock: None, zone: None, until: None, instance };
    }
    let time = start.time.unwrap_or(midnight);
    let same_day = end.filter(|end| end.date() == start.day);
    let later = end.filter(|end| *end - start.at() >= chrono::TimeDelta::days(1));
    When {
        date: days(start.day, later.map(|end| end.date())),
        clock: Some(Clock {
            range: 0..0,
            start: time,
            end: same_day.map(|end| end.time()),
            zone: None,
        }),
        zone: start.zone.map(|zone| Answer::plain(zone.name())),
        until: end.filter(|_| same_day.is_none()),
        instance,
    }
}

fn days(first: NaiveDate, last: Option<NaiveDate>) -> when::When {
    let words = match last.filter(|last| *last > first) {
        Some(last) => format!("{first}/{last}"),
        None => return when::When::day(first),
    };
    words.parse().unwrap_or(when::When::day(first))
}

/// So many times of a series are looked through for one that is left; the first ones mostly do.
const FEW: usize = 8;
const MANY: usize = 1000;

/// The first time of a series that nothing excludes and that has no event of its own; none
/// when nothing is left of it.
fn first_time(
    event: &ICalendarComponent,
    start: &Moment,
    moved: &[NaiveDate],
    zones: &Zones<'_>,
) -> Option<NaiveDateTime> {
    // The parser counts in local time; days that are listed one by one it does not take out.
    let date = PartialDateTime::from_naive_timestamp(start.at().and_utc().timestamp());
    let mut alone = ICalendarComponent { component_ids: Vec::new(), ..event.clone() };
    for entry in alone.entries.iter_mut().filter(|entry| entry.name == Property::Dtstart) {
        entry.params.clear();
        entry.values = vec![Value::PartialDateTime(Box::new(date.clone()))];
    }
    let calendar = ICalendar { components: vec![alone] };
    let excluded: Vec<Moment> =
        event.properties(&Property::Exdate).flat_map(|entry| zones.moments(entry)).collect();
    let is_out = |time: &NaiveDateTime| {
        let is = |out: &Moment| match out.time {
            Some(_) => out.at_place_of(start) == *time,
            None => out.day == time.date(),
        };
        moved.contains(&time.date()) || excluded.iter().any(is)
    };
    let first = |most: usize| {
        let events = calendar.expand_dates(Tz::Floating, most).events.into_iter();
        let times = events.map(|event| event.start.naive_local());
        times.filter(|time| !is_out(time)).min()
    };
    first(FEW).or_else(|| first(MANY))
}

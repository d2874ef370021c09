//! An event that recurs → the first of its times that takes place as the series says.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty};
use chrono::{NaiveDate, NaiveDateTime};

use super::series::{MANY, times};
use super::zone::{Moment, Zones};

/// The first time of a series that nothing excludes and that has no event of its own; none
/// when nothing is left of it.
pub fn first_time(
    event: &ICalendarComponent,
    start: &Moment,
    moved: &[NaiveDate],
    zones: &Zones<'_>,
) -> Option<NaiveDateTime> {
    let mut all = match event.property(&ICalendarProperty::Rrule) {
        Some(rule) => times(start.at(), rule, MANY),
        None => vec![start.at()],
    };
    if all.is_empty() {
        all.push(start.at());
    }
    for entry in event.properties(&ICalendarProperty::Rdate) {
        all.extend(zones.moments(entry).iter().map(Moment::at));
    }
    all.sort();
    let excluded: Vec<Moment> = event
        .properties(&ICalendarProperty::Exdate)
        .flat_map(|entry| zones.moments(entry))
        .collect();
    let is_excluded = |time: &NaiveDateTime| {
        moved.contains(&time.date())
            || excluded.iter().any(|out| match out.time {
                None => out.day == time.date(),
                Some(_) => same(out, time, start),
            })
    };
    all.into_iter().find(|time| !is_excluded(time))
}

/// Times may be excluded in another zone than that of the series.
fn same(out: &Moment, time: &NaiveDateTime, start: &Moment) -> bool {
    if out.at() == *time {
        return true;
    }
    let (Some(there), Some(here)) = (out.zone, start.zone) else {
        return false;
    };
    let out = out.at().and_local_timezone(there).earliest();
    out.is_some_and(|out| out.with_timezone(&here).naive_local() == *time)
}

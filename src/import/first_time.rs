//! An event that recurs → the first of its times that takes place as the series says.

use calcard::icalendar::{ICalendarComponent, ICalendarProperty};
use chrono::{NaiveDate, NaiveDateTime};

use super::series::{FEW, MANY, times};
use super::zone::{Moment, Zones};

/// The first time of a series that nothing excludes and that has no event of its own; none
/// when nothing is left of it.
pub fn first_time(
    event: &ICalendarComponent,
    start: &Moment,
    moved: &[NaiveDate],
    zones: &Zones<'_>,
) -> Option<NaiveDateTime> {
    let rule = event.property(&ICalendarProperty::Rrule);
    let all = |most: usize| {
        let mut all = rule.map_or_else(Vec::new, |rule| times(start.at(), rule, most));
        if all.is_empty() {
            all.push(start.at());
        }
        for entry in event.properties(&ICalendarProperty::Rdate) {
            all.extend(zones.moments(entry).iter().map(Moment::at));
        }
        all.sort();
        all
    };
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
    let first = |most: usize| all(most).into_iter().find(|time| !is_excluded(time));
    // One of the first times is left of most series. A time that is listed beside the rule may
    // stand before a later one of the rule.
    let few = if event.has_property(&ICalendarProperty::Rdate) {
        MANY
    } else {
        FEW
    };
    first(few).or_else(|| first(MANY))
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

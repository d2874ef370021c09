//! A rule of recurrence → its times.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry,
    ICalendarProperty, ICalendarValue,
};
use chrono::NaiveDateTime;

/// So many times are counted where only the next ones matter.
pub const FEW: usize = 8;

/// So many times are looked through for one that is not excluded.
pub const MANY: usize = 1000;

/// Counts the times of a rule at a place, from the first one on.
pub fn times(
    start: NaiveDateTime,
    rule: &ICalendarEntry,
    most: usize,
) -> Vec<NaiveDateTime> {
    let date = PartialDateTime::from_naive_timestamp(start.and_utc().timestamp());
    let first = ICalendarEntry {
        name: ICalendarProperty::Dtstart,
        params: Vec::new(),
        values: vec![ICalendarValue::PartialDateTime(Box::new(date))],
    };
    let event = ICalendarComponent {
        component_type: ICalendarComponentType::VEvent,
        entries: vec![first, rule.clone()],
        component_ids: Vec::new(),
    };
    let calendar = ICalendar {
        components: vec![event],
    };
    let found = calendar.expand_dates(Tz::Floating, most).events;
    found
        .into_iter()
        .map(|event| event.start.naive_local())
        .collect()
}

//! A rule of recurrence → its times, and the offset by which a zone of a file is its own.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty,
    ICalendarValue,
};
use chrono::{Datelike, FixedOffset, NaiveDateTime};

/// So many times are counted where only the next ones matter.
pub const FEW: usize = 8;

/// So many times are looked through for one that is not excluded.
pub const MANY: usize = 1000;

/// Counts the times of a rule at a place, from the first one on.
pub fn times(start: NaiveDateTime, rule: &ICalendarEntry, most: usize) -> Vec<NaiveDateTime> {
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
    let calendar = ICalendar { components: vec![event] };
    let found = calendar.expand_dates(Tz::Floating, most).events;
    found.into_iter().map(|event| event.start.naive_local()).collect()
}

pub fn offset(
    calendar: &ICalendar,
    zone: &ICalendarComponent,
    local: NaiveDateTime,
) -> Option<FixedOffset> {
    let rules = zone.component_ids.iter().filter_map(|id| calendar.component_by_id(*id));
    let mut latest: Option<(NaiveDateTime, FixedOffset)> = None;
    let mut first: Option<(NaiveDateTime, FixedOffset)> = None;
    for rule in rules {
        let offset = |name| offset_of(rule.property(name)?);
        let Some(to) = offset(&ICalendarProperty::Tzoffsetto) else {
            continue;
        };
        let Some(start) = rule
            .property(&ICalendarProperty::Dtstart)
            .and_then(|entry| entry.values.first()?.as_partial_date_time())
            .and_then(|date| date.to_date_time())
        else {
            continue;
        };
        let start = start.date_time;
        let from = offset(&ICalendarProperty::Tzoffsetfrom).unwrap_or(to);
        if first.is_none_or(|(before, _)| start < before) {
            first = Some((start, from));
        }
        let onsets = onsets(rule, start, local);
        let last = onsets.into_iter().filter(|onset| *onset <= local).max();
        if let Some(onset) = last
            && latest.is_none_or(|(before, _)| onset > before)
        {
            latest = Some((onset, to));
        }
    }
    latest.or(first).map(|(_, offset)| offset)
}

/// When a rule of a zone began to hold, as far as that matters for a moment. Rules since
/// 1601 are usual: only the years around the moment are counted.
fn onsets(
    rule: &ICalendarComponent,
    start: NaiveDateTime,
    local: NaiveDateTime,
) -> Vec<NaiveDateTime> {
    let Some(entry) = rule.property(&ICalendarProperty::Rrule) else {
        return vec![start];
    };
    let year = local.year() - 2;
    let near = start.with_day(start.day().min(28)).and_then(|d| d.with_year(year));
    let from = near.filter(|near| *near > start).unwrap_or(start);
    times(from, entry, FEW)
}

fn offset_of(entry: &ICalendarEntry) -> Option<FixedOffset> {
    let date = entry.values.first()?.as_partial_date_time()?;
    let seconds = i32::from(date.tz_hour?) * 3600 + i32::from(date.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if date.tz_minus { -seconds } else { seconds })
}

//! A zone that a calendar explains itself × a local time → its offset.

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarEntry, ICalendarProperty,
};
use chrono::{Datelike, FixedOffset, NaiveDateTime};

use super::series::{FEW, times};

/// Finds the offset by the rules that the file gives.
pub fn offset(
    calendar: &ICalendar,
    zone: &ICalendarComponent,
    local: NaiveDateTime,
) -> Option<FixedOffset> {
    let rules = zone
        .component_ids
        .iter()
        .filter_map(|id| calendar.component_by_id(*id));
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
    let near = start
        .with_day(start.day().min(28))
        .and_then(|d| d.with_year(year));
    let from = near.filter(|near| *near > start).unwrap_or(start);
    times(from, entry, FEW)
}

fn offset_of(entry: &ICalendarEntry) -> Option<FixedOffset> {
    let date = entry.values.first()?.as_partial_date_time()?;
    let seconds =
        i32::from(date.tz_hour?) * 3600 + i32::from(date.tz_minute.unwrap_or(0)) * 60;
    FixedOffset::east_opt(if date.tz_minus { -seconds } else { seconds })
}

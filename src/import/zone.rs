//! The zones of a calendar file or beside an hour → moments at their place.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz as Named;
use calcard::icalendar::timezone::TzResolver;
use calcard::icalendar::{ICalendar, ICalendarEntry, ICalendarProperty};
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::{OffsetName, Tz};

use super::clock::Clock;
use super::doubts::{Answer, Doubts};
use super::known::Known;
use crate::facts::when::When;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub day: NaiveDate,
    /// The time of day; none for a whole day.
    pub time: Option<NaiveTime>,
    pub zone: Option<Tz>,
    pub remark: Option<String>,
}

impl Moment {
    /// Returns day and time, a whole day from its beginning.
    pub fn at(&self) -> NaiveDateTime {
        self.day.and_time(self.time.unwrap_or_default())
    }

    /// Returns it as the clocks are at the place of another, where both places are known.
    pub fn at_place_of(&self, other: &Self) -> NaiveDateTime {
        let there = self.zone.zip(other.zone).filter(|(there, here)| there != here);
        let here = there.and_then(|(there, here)| {
            let at = self.at().and_local_timezone(there).earliest()?;
            Some(at.with_timezone(&here).naive_local())
        });
        here.unwrap_or(self.at())
    }
}

pub struct Zones<'c> {
    own: TzResolver<&'c str>,
    home: Tz,
    /// The zone for moments without one, as some calendars say it for the whole file.
    default: Option<Tz>,
}

impl<'c> Zones<'c> {
    pub fn new(calendar: &'c ICalendar, home: Tz) -> Self {
        let own = calendar.build_tz_resolver();
        let whole = ICalendarProperty::Other("X-WR-TIMEZONE".to_owned());
        let head = calendar.components.first().and_then(|head| head.property(&whole));
        let name = head.and_then(|entry| entry.values.first()?.as_text());
        let default = name.and_then(|name| named(name, &own));
        Self { own, home, default }
    }

    pub fn moments(&self, entry: &ICalendarEntry) -> Vec<Moment> {
        let dates = entry.values.iter().filter_map(|value| {
            use calcard::icalendar::{ICalendarPeriod as Period, ICalendarValue as Value};
            match value {
                Value::PartialDateTime(date) => Some(&**date),
                Value::Period(Period::Range { start, .. } | Period::Duration { start, .. }) => {
                    Some(start)
                }
                _ => None,
            }
        });
        dates.filter_map(|date| self.moment(date, entry.tz_id())).collect()
    }

    fn moment(&self, date: &PartialDateTime, name: Option<&str>) -> Option<Moment> {
        let read = date.to_date_time()?;
        let local = read.date_time;
        if !date.has_time() {
            return Some(Moment { day: local.date(), time: None, zone: None, remark: None });
        }
        if let Some(offset) = read.offset {
            // Universal time is given as it is, other offsets in their local time.
            let universal = match offset.local_minus_utc() {
                0 => local,
                _ => local.checked_sub_offset(offset)?,
            };
            let here = universal.and_utc().with_timezone(&self.home);
            let (day, time) = (here.date_naive(), Some(here.time()));
            return Some(Moment { day, time, zone: Some(self.home), remark: None });
        }
        let name = name.map(|name| name.trim_matches('"'));
        let zone = name.map_or(self.default, |name| named(name, &self.own));
        let unknown = name.filter(|_| zone.is_none());
        let remark =
            unknown.map(|name| format!("no zone is called `{name}`; the hours stand as written"));
        Some(Moment { day: local.date(), time: Some(local.time()), zone, remark })
    }
}

/// Finds a zone by its name in the database, by an address that ends in it, by what the file
/// says of it, or by its name in Windows.
fn named(name: &str, own: &TzResolver<&str>) -> Option<Tz> {
    if let Ok(zone) = name.parse() {
        return Some(zone);
    }
    let slashes = name.rmatch_indices('/').map(|(at, _)| &name[at + 1..]);
    if let Some(zone) = slashes.filter(|end| end.contains('/')).find_map(|end| end.parse().ok()) {
        return Some(zone);
    }
    // `(UTC+01:00) Somewhere` says an offset of winter, which is not a place.
    let found = own.resolve(name)?;
    let is_offset = matches!(found, Named::Fixed(_) | Named::Floating);
    let zone: Tz = found.name().filter(|_| !is_offset)?.parse().ok()?;
    (!zone.name().starts_with("Etc/GMT")).then_some(zone)
}

/// The hours of a contact and their zone: the letters must be those of home or of universal time.
/// Others stand for several zones, or for one at another place: such an hour is left out.
pub fn placed(
    time: Option<Clock>,
    date: &When,
    known: &Known<'_>,
    doubts: &mut Doubts,
) -> (Option<Clock>, Option<Answer<String>>) {
    let Some((time, label)) = time.map(|time| (time.clone(), time.zone)) else {
        return (None, None);
    };
    let Some(label) = label else {
        return (Some(time), None);
    };
    if ["UTC", "GMT"].contains(&&*label) {
        return (Some(time), Some(Answer::of("UTC", label)));
    }
    let home = known.settings().home_tz;
    let letters = |day| {
        let moment = home?.moment(day, time.start)?;
        moment.offset().abbreviation().map(str::to_owned)
    };
    let on_the_day = letters(date.first()).unwrap_or_default();
    let year = date.first().year();
    let mut seasons =
        [1, 7].into_iter().filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
    if on_the_day == label {
        return (Some(time), home.map(|home| Answer::plain(home.to_string())));
    }
    let written = format!("{} {label}", time.written());
    if seasons.any(|day| letters(day).is_some_and(|letters| letters == label)) {
        let words = format!("on that day it was {on_the_day}");
        doubts.add("zone-doubted", &[&written, &words]);
        return (Some(time), home.map(|home| Answer::of(home.to_string(), words)));
    }
    doubts
        .add("zone-doubted", &[&written, &"no place is named, and the letters may be of several"]);
    (None, None)
}

//! The zones of a calendar file → moments at their place: by the name of the zone, else by
//! the offsets that the file itself gives.

use std::collections::BTreeMap;
use std::str::FromStr;

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz as Named;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarEntry, ICalendarProperty};
use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset};
use chrono_tz::Tz;

use super::series::offset;

/// When something is, as far as the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub day: NaiveDate,
    /// The time of day; none for a whole day.
    pub time: Option<NaiveTime>,
    /// The place; none where the file does not say it.
    pub zone: Option<Tz>,
    /// What is doubtful about the place.
    pub remark: Option<String>,
}

impl Moment {
    /// Returns day and time, a whole day from its beginning.
    pub fn at(&self) -> NaiveDateTime {
        self.day.and_time(self.time.unwrap_or_default())
    }
}

#[derive(Debug)]
pub struct Zones<'c> {
    calendar: &'c ICalendar,
    own: BTreeMap<&'c str, &'c ICalendarComponent>,
    home: Tz,
    /// The zone for moments without one, as some calendars say it for the whole file.
    default: Option<Tz>,
}

impl<'c> Zones<'c> {
    /// Collects the zones that a calendar explains.
    pub fn new(calendar: &'c ICalendar, home: Tz) -> Self {
        let own = calendar
            .timezones()
            .filter_map(|zone| Some((text(zone.property(&ICalendarProperty::Tzid)?)?, zone)));
        let whole = ICalendarProperty::Other("X-WR-TIMEZONE".to_owned());
        let default =
            calendar.components.first().and_then(|head| named(text(head.property(&whole)?)?));
        Self { calendar, own: own.collect(), home, default }
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
            return Some(self.at_home(universal, None));
        }
        let name = name.map(|name| name.trim_matches('"'));
        let (zone, remark) = match name {
            None => (self.default, None),
            Some(name) => {
                let own = self.own.get(name);
                let offset = own.and_then(|own| offset(self.calendar, own, local));
                match (self.named(name), offset) {
                    (Some(zone), offset) => {
                        let differs = offset.filter(|own| !agrees(zone, local, *own));
                        let remark = differs.map(|offset| {
                            format!("the file says that {name} is UTC{offset}, and the zone of that name is not")
                        });
                        (Some(zone), remark)
                    }
                    (None, Some(offset)) => {
                        let universal = local.checked_sub_offset(offset)?;
                        let remark = format!(
                            "the zone is {name}, UTC{offset}; the hours are told in our own"
                        );
                        return Some(self.at_home(universal, Some(remark)));
                    }
                    (None, None) => {
                        let remark =
                            format!("no zone is called `{name}`; the hours stand as written");
                        (None, Some(remark))
                    }
                }
            }
        };
        Some(Moment { day: local.date(), time: Some(local.time()), zone, remark })
    }

    fn at_home(&self, universal: NaiveDateTime, remark: Option<String>) -> Moment {
        let here = universal.and_utc().with_timezone(&self.home);
        Moment { day: here.date_naive(), time: Some(here.time()), zone: Some(self.home), remark }
    }

    /// Finds the place of a name: by itself, else as its own zone in the file says.
    fn named(&self, name: &str) -> Option<Tz> {
        let own = || self.own.get(name)?.timezone()?.1.name()?.parse().ok();
        named(name).or_else(own)
    }
}

fn agrees(zone: Tz, local: NaiveDateTime, offset: FixedOffset) -> bool {
    let there = local.and_local_timezone(zone);
    [there.earliest(), there.latest()]
        .into_iter()
        .flatten()
        .any(|there| there.offset().fix() == offset)
}

/// Finds a zone by its name in the database, by that of Windows, or by an address that ends
/// in the former.
fn named(name: &str) -> Option<Tz> {
    if let Ok(zone) = name.parse() {
        return Some(zone);
    }
    let slashes = name.rmatch_indices('/').map(|(at, _)| &name[at + 1..]);
    if let Some(zone) = slashes.filter(|end| end.contains('/')).find_map(|end| end.parse().ok()) {
        return Some(zone);
    }
    // `(UTC+01:00) Somewhere` says an offset of winter, which is not a place.
    let found = Named::from_str(name).ok()?;
    let is_offset = matches!(found, Named::Fixed(_) | Named::Floating);
    let zone: Tz = found.name().filter(|_| !is_offset)?.parse().ok()?;
    (!zone.name().starts_with("Etc/GMT")).then_some(zone)
}

fn text(entry: &ICalendarEntry) -> Option<&str> {
    entry.values.first()?.as_text()
}

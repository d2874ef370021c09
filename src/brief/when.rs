//! Day and place time of a meeting, and what the clock at home shows then.

use chrono::{DateTime, NaiveDate, TimeZone};
use chrono_tz::Tz;
use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::told_day::ToldDay;
use crate::facts::contact::{Contact, Status};
use crate::facts::time::{Time, Zone};
use crate::facts::visit::{UnfiledMeeting, Visit};
use crate::facts::when::When;

/// When a meeting is.
#[derive(Debug, Clone, Serialize)]
pub struct WhenLine {
    /// The day or days.
    pub date: Option<ToldDay>,
    /// Place time.
    pub time: Option<Time>,
    /// The zone's short name on that day, as `PST`.
    pub zone: Option<String>,
    /// Whether the clocks of the place show the hour twice that night, or not at all.
    pub clocks_change: bool,
    /// Time at home, where it differs.
    pub home: Option<HomeTime>,
    /// Where our own zone stands, or is missing.
    pub home_because: Vec<String>,
    /// That zone, the one of the place, and the hour of the record.
    pub time_because: Vec<String>,
    /// Whether day and time are settled.
    pub confirmed: bool,
}

/// What the clock at home shows when a meeting starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeTime {
    /// The city of the home zone.
    pub place: String,
    pub date: When,
    pub time: Time,
}

impl WhenLine {
    /// Reads the time of a meeting that has its file.
    pub fn of_contact(
        reader: Reader<'_>,
        contact: &Contact,
        visit: Option<&Visit>,
        status: Status,
    ) -> Self {
        let of_visit = visit.map(|visit| (visit.tz, Origin::new(&visit.id, "tz")));
        let own = contact.tz.map(|own| (Some(own), Origin::new(&contact.id, "tz")));
        let (zone, zone_at) = own.or(of_visit).unzip();
        let time = match status {
            Status::Held => contact.time,
            _ => contact.planned_time(),
        };
        let timed = !reader.facts.settings().is_written(&contact.kind);
        let line =
            Self::new(reader, Some(ToldDay::of(contact)), time, zone.flatten(), status, timed);
        // That it was held does not say that it was agreed before.
        let agreed = status == Status::Held || contact.plan.is_some() || !contact.was_completed();
        let time_at = time.map(|_| Origin::new(&contact.id, "time"));
        Self { confirmed: line.confirmed && agreed, ..line }.placed_by(zone_at).placed_by(time_at)
    }

    /// Reads the time of a contact on its visit, if it is on one.
    pub fn of(reader: Reader<'_>, contact: &Contact) -> Self {
        let visit = contact.visit.as_ref().map(|id| reader.facts.visit(id));
        Self::of_contact(reader, contact, visit, contact.status_on(reader.as_of))
    }

    /// Stands for the day and hour by which to order, those at home where they are known.
    pub fn order(&self) -> String {
        let own = || self.date.map(|date| (date.when(), self.time));
        let at = self.home.as_ref().map(|home| (home.date, Some(home.time))).or_else(own);
        let (date, time) = at.unzip();
        let words = |time: Option<Time>| time.map(|time| time.to_string()).unwrap_or_default();
        format!("{} {}", date.map(|d| d.first()).unwrap_or_default(), words(time.flatten()))
    }

    /// Says the hours with their zone, and what the clock at home shows then, as look-ups and the
    /// desk do.
    pub fn told(&self) -> Option<String> {
        let mut told = self.time?.to_string();
        told.extend(self.zone.iter().map(|zone| format!(" {zone}")));
        if let Some(HomeTime { place, date, time }) = &self.home {
            let is_same_day = self.date.is_some_and(|own| own.when() == *date);
            let day = if is_same_day { String::new() } else { format!("{date}, ") };
            told.push_str(&format!(" ({place}: {day}{time})"));
        }
        Some(told)
    }

    /// Notes where the zone of the place or the hour stands.
    fn placed_by(mut self, at: Option<Origin<'_>>) -> Self {
        self.time_because.extend(at.map(|at| at.to_string()));
        self
    }

    /// Reads the time of a meeting that has no file yet.
    pub fn of_unfiled(reader: Reader<'_>, meeting: &UnfiledMeeting, visit: &Visit) -> Self {
        let status = meeting.status.unwrap_or(Status::Planned);
        let date = meeting.date.map(ToldDay::from);
        Self::new(reader, date, meeting.time, visit.tz, status, true)
            .placed_by(Some(Origin::new(&visit.id, "tz")))
    }

    fn new(
        reader: Reader<'_>,
        date: Option<ToldDay>,
        time: Option<Time>,
        zone: Option<Zone>,
        status: Status,
        timed: bool,
    ) -> Self {
        // Where the record gives no zone, none is told: that it is the one at home is a guess.
        let home = reader.facts.settings().home_tz;
        let placed = date.zip(time).zip(zone);
        Self {
            date,
            time,
            clocks_change: placed.is_some_and(|((date, time), zone)| {
                let moments = moments(date.when(), time, zone);
                moments.is_some_and(|(start, end)| start.is_none() || end == Some(None))
            }),
            zone: placed.map(|((date, time), zone)| label(date.when(), time, zone)),
            home_because: vec![Origin::settings("home_tz").to_string()],
            time_because: vec![Origin::settings("home_tz").to_string()],
            home: placed.and_then(|((date, time), zone)| at_home(date.when(), time, zone, home?)),
            confirmed: status == Status::Held
                || status == Status::Planned && date.is_some() && (time.is_some() || !timed),
        }
    }
}

/// Says of a zone without a name of its own what it is apart from UTC: `-05` is `UTC−5`.
fn with_hours(name: String) -> String {
    let Some((sign, digits)) = name.split_at_checked(1).filter(|(sign, _)| "+-".contains(sign))
    else {
        return name;
    };
    let sign = if sign == "-" { '−' } else { '+' };
    let (hours, minutes) = digits.split_at(digits.len().min(2));
    let minutes = if minutes.is_empty() { String::new() } else { format!(":{minutes}") };
    match (hours.trim_start_matches('0'), minutes.as_str()) {
        ("", "") => "UTC".to_owned(),
        ("", minutes) => format!("UTC{sign}0{minutes}"),
        (hours, minutes) => format!("UTC{sign}{hours}{minutes}"),
    }
}

/// Names a zone as on the days of a meeting, else by its city: where the clocks change between
/// them, or show the hour twice or not at all.
fn label(date: When, time: Time, zone: Zone) -> String {
    let name = |day: NaiveDate| {
        let moment = zone.0.from_local_datetime(&day.and_time(time.start)).single()?;
        Some(with_hours(moment.format("%Z").to_string()))
    };
    match (name(date.first()), name(date.last())) {
        (Some(first), Some(last)) if first == last => first,
        _ => zone.to_string(),
    }
}

/// The moment at which a meeting starts and the one at which it ends, where it has an end; none
/// where the clocks show that hour twice or not at all.
type Moments = (Option<DateTime<Tz>>, Option<Option<DateTime<Tz>>>);

fn moments(date: When, time: Time, zone: Zone) -> Option<Moments> {
    let day = date.as_day()?;
    // What ends at an earlier hour than it began ends on the next day.
    let next = |end| if end < time.start { day.succ_opt() } else { Some(day) };
    let end = time.end.map(|end| zone.moment(next(end)?, end));
    Some((zone.moment(day, time.start), end))
}

/// Returns the time in the home zone, where it differs from place time.
pub fn at_home(date: When, time: Time, zone: Zone, home: Zone) -> Option<HomeTime> {
    let day = date.as_day()?;
    let (start, end) = moments(date, time, zone)?;
    // Which of two hours is meant, the record does not say.
    let end = end.map_or(Some(None), |end| end.map(Some))?;
    let start = start?.with_timezone(&home.0);
    if start.naive_local() == day.and_time(time.start) {
        return None;
    }
    let place = home.0.name().rsplit('/').next().unwrap_or_default().replace('_', " ");
    Some(HomeTime {
        place,
        date: When::day(start.date_naive()),
        time: Time { start: start.time(), end: end.map(|end| end.with_timezone(&home.0).time()) },
    })
}

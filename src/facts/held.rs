//! A contact → whether it took place, as far as the record tells.

use chrono::{NaiveDate, NaiveTime};

use super::contact::{Contact, Status};
use super::time::Time;
use super::when::When;

impl Contact {
    /// Says whether it has taken place by a day, as far as the record tells.
    pub fn held_by(&self, day: NaiveDate) -> bool {
        self.date.counts_from() <= day && !self.is_planned() && !self.is_cancelled()
    }

    /// Returns what its file states of how far it has come. The status of the plan counts as
    /// long as nothing tells what came of it, and a doubt in either is a doubt.
    pub fn stated_status(&self) -> Option<Status> {
        let planned = self.planned_status();
        match (self.status, planned) {
            (Some(Status::Held | Status::Cancelled), _) => self.status,
            (_, Some(Status::Cancelled)) => planned,
            (None, _) if self.is_reported() => None,
            (Some(Status::Tbc), _) => self.status,
            _ => planned.filter(|_| planned != Some(Status::Held)).or(self.status),
        }
    }

    fn planned_status(&self) -> Option<Status> {
        self.plan.as_deref().and_then(|plan| plan.status)
    }

    /// Says whether the record speaks of it as something to come: by its status, else because
    /// it is in a plan or programme and nothing is told of what came of it.
    pub fn is_planned(&self) -> bool {
        match self.stated_status() {
            Some(status) => matches!(status, Status::Planned | Status::Tbc),
            None => {
                let wanted = self.plan.is_some() || self.visit.is_some();
                wanted && !self.is_reported()
            }
        }
    }

    /// Says how far it has come by a day.
    pub fn status_on(&self, day: NaiveDate) -> Status {
        match self.stated_status() {
            _ if self.held_by(day) => Status::Held,
            Some(stated) if stated != Status::Held => stated,
            _ if self.planned_status() == Some(Status::Tbc) => Status::Tbc,
            _ => Status::Planned,
        }
    }

    /// Returns what puts contacts in order: the day from which it counts, and the hour on it. One of
    /// a month stands before any of a known day in it.
    pub fn when(&self) -> (NaiveDate, bool, When, Option<NaiveTime>) {
        let is_day = self.date.as_day().is_some();
        (self.date.counts_from(), is_day, self.date, self.time.map(|time| time.start))
    }

    /// Says whether the record tells that it came after another: on a later day, or at a later hour
    /// of one day.
    pub fn is_known_after(&self, other: &Self) -> bool {
        let one_day = self.date.as_day().is_some() && self.date == other.date;
        let hours = self.time.zip(other.time).filter(|_| one_day);
        let later = hours.is_some_and(|(own, other)| own.start > other.start);
        later || self.date.first() > other.date.last()
    }

    /// Returns the time for which it was planned, which need not be that at which it was held.
    pub fn planned_time(&self) -> Option<Time> {
        let planned = self.plan.as_ref().and_then(|plan| plan.time);
        planned.or(self.time)
    }

    /// Says whether its file was completed afterwards: what it tells beside the plan is how it was.
    pub fn was_completed(&self) -> bool {
        self.status == Some(Status::Held) || self.status.is_none() && self.is_reported()
    }

    /// Says whether it will not take place.
    pub fn is_cancelled(&self) -> bool {
        self.stated_status() == Some(Status::Cancelled)
    }

    /// Says whether anything is told of what came of it.
    pub fn is_reported(&self) -> bool {
        self.has_content() || !self.reports.is_empty()
    }

    /// Says whether it tells in its own words what was said or settled.
    pub fn has_content(&self) -> bool {
        self.summary.is_some()
            || !self.points.is_empty()
            || !self.claims.is_empty()
            || !self.closes.is_empty()
    }
}

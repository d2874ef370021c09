//! A contact → whether it took place, as far as the record tells.

use chrono::NaiveDate;

use super::contact::{Contact, Status};
use super::time::Time;

impl Contact {
    /// Says whether it has taken place by a day, as far as the record tells.
    pub fn held_by(&self, day: NaiveDate) -> bool {
        self.lies_behind(day) && !self.is_planned() && !self.is_cancelled()
    }

    /// What the record tells of a month as held was held in what has passed of it.
    fn lies_behind(&self, day: NaiveDate) -> bool {
        let by_the_day = self.date.to.is_some() || self.date.as_day().is_some();
        let known = if by_the_day {
            self.date.last()
        } else {
            self.date.first()
        };
        known <= day
    }

    /// Says whether the record speaks of it as something to come: by its status, else because
    /// it is in a plan or programme and nothing is told of what came of it.
    pub fn is_planned(&self) -> bool {
        match self.status {
            Some(status) => matches!(status, Status::Planned | Status::Tbc),
            None => {
                let wanted = self.plan.is_some() || self.visit.is_some();
                wanted && !self.is_reported()
            }
        }
    }

    /// Says how far it has come by a day.
    pub fn status_on(&self, day: NaiveDate) -> Status {
        let planned = self.plan.as_deref().and_then(|plan| plan.status);
        let own = self.status.filter(|status| *status != Status::Held);
        if self.held_by(day) {
            Status::Held
        } else if self.is_cancelled() {
            Status::Cancelled
        } else {
            planned.or(own).unwrap_or(Status::Planned)
        }
    }

    /// Returns the time for which it was planned, which need not be that at which it was held.
    pub fn planned_time(&self) -> Option<Time> {
        let planned = self.plan.as_ref().and_then(|plan| plan.time);
        planned.or(self.time)
    }

    /// Says whether it will not take place.
    pub fn is_cancelled(&self) -> bool {
        self.status == Some(Status::Cancelled)
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
            || !self.links.is_empty()
    }
}
